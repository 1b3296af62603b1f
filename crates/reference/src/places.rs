use std::{collections::HashSet, io::Read};

use flate2::read::GzDecoder;
use lotse_domain::place::{PlaceDraft, PlaceKind, state_name};
use serde::Deserialize;

use crate::ReferenceError;

const TABLE: &[u8] = include_bytes!("../data/places.csv.gz");

#[derive(Deserialize)]
struct Row {
    kind: PlaceKind,
    key: String,
    name: String,
    district: String,
    state: String,
    latitude: f64,
    longitude: f64,
    population: i32,
}

/// The German municipalities and postal codes that are compiled in.
///
/// # Errors
/// When the table is broken, which a test rules out.
pub fn places() -> Result<Vec<PlaceDraft>, ReferenceError> {
    read_places(GzDecoder::new(TABLE))
}

/// Reads a table of places: comma-separated, UTF-8, with the columns of [`PlaceDraft`].
///
/// # Errors
/// When a row cannot be read, a key comes twice, a state is unknown, coordinates lie off the globe, or there is no row.
pub fn read_places(table: impl Read) -> Result<Vec<PlaceDraft>, ReferenceError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table);
    let (mut known, mut drafts) = (HashSet::new(), Vec::new());
    for (row, number) in reader.deserialize::<Row>().zip(2..) {
        let Row { kind, key, name, district, state, latitude, longitude, population } = row?;
        let draft = PlaceDraft { kind, key, name, district, state, latitude, longitude, population };
        if let Some(detail) = problem(&draft) {
            return Err(ReferenceError::Row { row: number, detail });
        }
        if !known.insert((draft.kind, draft.key.clone())) {
            let detail = format!("{} {} stands in an earlier row too", draft.kind, draft.key);
            return Err(ReferenceError::Row { row: number, detail });
        }
        drafts.push(draft);
    }
    if drafts.is_empty() { Err(ReferenceError::Empty) } else { Ok(drafts) }
}

pub(crate) fn problem(draft: &PlaceDraft) -> Option<String> {
    let digits = match draft.kind {
        PlaceKind::PostalCode => 5,
        PlaceKind::Municipality => 8,
    };
    if draft.key.len() != digits || !draft.key.bytes().all(|b| b.is_ascii_digit()) {
        return Some(format!("\"{}\" is no {} of {digits} digits", draft.key, draft.kind));
    }
    if draft.name.is_empty() {
        return Some("a place has no name".to_owned());
    }
    if state_name(&draft.state).is_none() {
        return Some(format!("\"{}\" is none of the sixteen states", draft.state));
    }
    if !(-90.0..=90.0).contains(&draft.latitude) || !(-180.0..=180.0).contains(&draft.longitude) {
        return Some(format!("{}, {} is no point on the globe", draft.latitude, draft.longitude));
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use lotse_domain::place::{PlaceKind, STATES};

    use super::{places, read_places};

    #[test]
    fn every_postal_code_and_every_state_is_there() {
        let all = places().unwrap();
        let codes = all.iter().filter(|place| place.kind == PlaceKind::PostalCode).count();
        let towns = all.len() - codes;
        assert!(codes >= 8_100, "{codes} postal codes");
        assert!(towns >= 10_500, "{towns} municipalities");
        for kind in PlaceKind::ALL {
            let states: HashSet<_> =
                all.iter().filter(|p| p.kind == *kind).map(|p| p.state.as_str()).collect();
            assert_eq!(states, STATES.iter().map(|(code, _)| *code).collect(), "{kind}");
        }
        // Germany reaches from 47.27 to 55.06 north and from 5.87 to 15.04 east.
        for place in &all {
            let inside = (47.2..55.2).contains(&place.latitude) && (5.8..15.1).contains(&place.longitude);
            assert!(inside, "{} lies at {}, {}", place.name, place.latitude, place.longitude);
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row() {
        let header = "kind,key,postal_code,name,district,state,latitude,longitude,population\n";
        let kiel = "municipality,01002000,,Kiel,Kiel,SH,54.3213,10.1349,247717\n";
        assert_eq!(read_places(format!("{header}{kiel}").as_bytes()).unwrap()[0].name, "Kiel");
        for (row, told) in [
            (kiel.to_owned() + kiel, "row 3: municipality 01002000 stands in an earlier row too"),
            (kiel.replace("SH", "XX"), "row 2: \"XX\" is none of the sixteen states"),
            (kiel.replace("01002000", "1002000"), "row 2: \"1002000\" is no municipality of 8 digits"),
            (kiel.replace("54.3213", "154.3"), "row 2: 154.3, 10.1349 is no point on the globe"),
        ] {
            assert_eq!(read_places(format!("{header}{row}").as_bytes()).unwrap_err().to_string(), told);
        }
    }
}
