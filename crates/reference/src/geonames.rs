//! The postal codes of `GeoNames` (<https://download.geonames.org/export/zip/>, CC BY 4.0).
use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use csv::StringRecord;
use lotse_domain::{
    fold::fold,
    place::{PlaceDraft, PlaceKind, STATES},
};

use crate::{ReferenceError, company_codes::names_a_company, places::places};

/// Where the values stand that we need.
struct Layout {
    country: usize,
    code: usize,
    place: usize,
    state: usize,
    district: usize,
    latitude: usize,
    longitude: usize,
}

/// Their readme.txt: country, code, place, then name and code of three levels of administration, then the point.
const ORIGINAL: Layout =
    Layout { country: 0, code: 1, place: 2, state: 3, district: 7, latitude: 9, longitude: 10 };

/// Names of states that `GeoNames` writes in English, folded. The German ones are in [`STATES`].
const ENGLISH_STATES: &[(&str, &str)] = &[
    ("BY", "bavaria"),
    ("BE", "land berlin"),
    ("HE", "hesse"),
    ("MV", "mecklenburg western pomerania"),
    ("NI", "lower saxony"),
    ("NW", "north rhine westphalia"),
    ("RP", "rhineland palatinate"),
    ("SN", "saxony"),
    ("ST", "saxony anhalt"),
    ("TH", "thuringia"),
];

/// Reads postal codes from `GeoNames`: the original (`DE.txt`: separated by tabs, no header) or the variant with commas
/// and a header (`country_code,zipcode,place,state,…,community,…,latitude,longitude`).
///
/// One place for each code: the first of its rows that is a municipality, else the first that is a place. Codes that only
/// belong to big companies are left out, as are other countries.
///
/// # Errors
/// When a row cannot be read, a state is unknown, or no German place is in it.
pub fn read_geonames_places(mut table: impl Read) -> Result<Vec<PlaceDraft>, ReferenceError> {
    let mut text = String::new();
    table.read_to_string(&mut text)?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().ok_or(ReferenceError::Empty)?;
    let original = first.contains('\t');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if original { b'\t' } else { b',' })
        // The original quotes nothing, so that a lone quote is part of a name.
        .quoting(!original)
        .has_headers(!original)
        .flexible(original)
        .from_reader(text.as_bytes());
    let layout = if original { ORIGINAL } else { layout(reader.headers()?)? };
    let towns: HashSet<(String, String)> = places()?
        .into_iter()
        .filter(|place| place.kind == PlaceKind::Municipality)
        .map(|place| (place.state, fold(&place.name)))
        .collect();
    let mut found: Vec<(PlaceDraft, bool)> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    for (record, row) in reader.records().zip(if original { 1.. } else { 2.. }) {
        let Some(draft) = draft(&record?, &layout).map_err(|detail| ReferenceError::Row { row, detail })?
        else {
            continue;
        };
        let is_town = towns.contains(&(draft.state.clone(), fold(&draft.name)));
        if !is_town && names_a_company(&draft.name) {
            continue;
        }
        match at.get(&draft.key) {
            None => {
                at.insert(draft.key.clone(), found.len());
                found.push((draft, is_town));
            }
            Some(known) if is_town && !found[*known].1 => found[*known] = (draft, true),
            Some(_) => {}
        }
    }
    if found.is_empty() {
        Err(ReferenceError::Empty)
    } else {
        Ok(found.into_iter().map(|(draft, _)| draft).collect())
    }
}

fn layout(header: &StringRecord) -> Result<Layout, ReferenceError> {
    let column = |name: &str| {
        header.iter().position(|found| found.trim() == name).ok_or_else(|| ReferenceError::Row {
            row: 1,
            detail: format!(
                "the column {name} is missing; found: {}",
                header.iter().collect::<Vec<_>>().join(", ")
            ),
        })
    };
    Ok(Layout {
        country: column("country_code")?,
        code: column("zipcode")?,
        place: column("place")?,
        state: column("state")?,
        district: column("community")?,
        latitude: column("latitude")?,
        longitude: column("longitude")?,
    })
}

/// The place of a row; `None` for another country.
fn draft(record: &StringRecord, layout: &Layout) -> Result<Option<PlaceDraft>, String> {
    let cell = |at: usize| record.get(at).unwrap_or_default().trim();
    // Jungholz in Tyrol has a German postal code, yet no German state.
    if cell(layout.country) != "DE" || cell(layout.state).is_empty() {
        return Ok(None);
    }
    let state = state(cell(layout.state))
        .ok_or_else(|| format!("\"{}\" is none of the sixteen states", cell(layout.state)))?;
    let number =
        |at| cell(at).parse::<f64>().map_err(|_| format!("\"{}\" is no latitude or longitude", cell(at)));
    let draft = PlaceDraft {
        kind: PlaceKind::PostalCode,
        key: cell(layout.code).to_owned(),
        name: cell(layout.place).to_owned(),
        district: district(cell(layout.district)),
        state: state.to_owned(),
        latitude: number(layout.latitude)?,
        longitude: number(layout.longitude)?,
        population: 0,
    };
    crate::places::problem(&draft).map_or(Ok(Some(draft)), Err)
}

fn state(name: &str) -> Option<&'static str> {
    let name = fold(name);
    let german = STATES.iter().find(|(_, known)| fold(known) == name);
    german.or_else(|| ENGLISH_STATES.iter().find(|(_, known)| *known == name)).map(|(code, _)| *code)
}

/// "Stadtkreis Stuttgart" and "Berlin, Stadt" become Stuttgart and Berlin; "Landkreis Celle" stays, since Celle is a town.
fn district(name: &str) -> String {
    let name = name.strip_prefix("Stadtkreis ").unwrap_or(name);
    let name = name.strip_prefix("Kreisfreie Stadt ").unwrap_or(name);
    name.strip_suffix(", Stadt").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::read_geonames_places;

    const HEADER: &str = "country_code,zipcode,place,state,state_code,province,province_code,community,community_code,latitude,longitude\n";

    #[test]
    fn both_layouts_say_the_same() {
        let commas = format!(
            "{HEADER}DE,10875,Daimler Insurance Services GmbH,Baden-Württemberg,01,R,081,Stadtkreis Stuttgart,08111,48.8,9.1\n\
             DE,70173,LAB AG,Baden-Württemberg,01,R,081,Stadtkreis Stuttgart,08111,48.7,9.1\n\
             DE,70173,Stuttgart,Baden-Württemberg,01,R,081,Stadtkreis Stuttgart,08111,48.7776,9.1783\n\
             AT,1010,Wien,Wien,09,,,,,48.2,16.3\n"
        );
        let tabs = "DE\t70173\tLAB AG\tBaden-Württemberg\t01\tR\t081\tStadtkreis Stuttgart\t08111\t48.7\t9.1\t4\n\
                    DE\t70173\tStuttgart\tBaden-Württemberg\t01\tR\t081\tStadtkreis Stuttgart\t08111\t48.7776\t9.1783\t4\n";
        let from_commas = read_geonames_places(commas.as_bytes()).unwrap();
        let from_tabs = read_geonames_places(tabs.as_bytes()).unwrap();
        assert_eq!(from_commas, from_tabs);
        assert_eq!(from_commas.len(), 1, "the code of a company is no place");
        let place = &from_commas[0];
        assert_eq!(
            (place.name.as_str(), place.district.as_str(), place.state.as_str()),
            ("Stuttgart", "Stuttgart", "BW")
        );
    }

    #[test]
    fn a_municipality_goes_before_a_part_of_one() {
        let table = format!(
            "{HEADER}DE,24103,Kleinviertel,Schleswig-Holstein,SH,,00,Kiel,01002,54.3,10.1\n\
             DE,24103,Kiel,Schleswig-Holstein,SH,,00,Kiel,01002,54.3,10.1\n"
        );
        assert_eq!(read_geonames_places(table.as_bytes()).unwrap()[0].name, "Kiel");
    }

    #[test]
    fn a_missing_column_and_an_odd_state_are_named() {
        let told = read_geonames_places("a,b\n1,2\n".as_bytes()).unwrap_err().to_string();
        assert_eq!(told, "row 1: the column country_code is missing; found: a, b");
        let table = format!("{HEADER}DE,24103,Kiel,Atlantis,SH,,00,Kiel,01002,54.3,10.1\n");
        let told = read_geonames_places(table.as_bytes()).unwrap_err().to_string();
        assert_eq!(told, "row 2: \"Atlantis\" is none of the sixteen states");
    }
}
