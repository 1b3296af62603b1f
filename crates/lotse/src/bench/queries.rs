//! The queries of the search benchmark: the same mix every time.
use lotse_domain::{occupation::Area, place::Gazetteer, vacancy::Kind};
use lotse_search::{Near, SearchQuery, Sort};

/// What people type: words, parts of compounds, typos, beginnings, spellings, and nothing at all.
const WORDS: &[&str] = &[
    "mechatroniker",
    "mechaniker",
    "kaufmann büromanagement",
    "fachinformatiker",
    "bäcker",
    "baecker",
    "elektronicker",
    "mechatronicker",
    "verkäuferin",
    "lager",
    "koch",
    "industrie",
    "pflege",
    "kfz",
    "it",
    "lebensmitteltechnik",
    "chemielaborant",
    "tisch",
    "",
    "ausbildung metall",
];

const TOWNS: &[&str] = &["Nürnberg", "Lübeck", "Darmstadt", "Berlin", "23552", "Leipzig", "Köln", "Kassel"];

/// A search and its address over HTTP.
pub(super) struct BenchQuery {
    pub query: SearchQuery,
    pub path: String,
}

/// `count` queries: half with a place, half with a filter, in every order.
pub(super) fn mix(count: usize, gazetteer: &Gazetteer) -> Vec<BenchQuery> {
    (0..count).map(|n| one(n, gazetteer)).collect()
}

fn one(n: usize, gazetteer: &Gazetteer) -> BenchQuery {
    let q = WORDS[n % WORDS.len()];
    let mut query = SearchQuery { q: q.to_owned(), limit: 20, ..Default::default() };
    let mut path = format!("/api/v1/search?q={}", encode(q));
    let round = n / WORDS.len();
    if round.is_multiple_of(2)
        && let Some(place) = gazetteer.find(TOWNS[(n / 2) % TOWNS.len()])
    {
        let radius_km = [10.0, 25.0, 50.0, 100.0][round / 2 % 4];
        query.near = Some(Near {
            label: place.name.clone(),
            latitude: place.latitude,
            longitude: place.longitude,
            radius_km,
        });
        path = format!("{path}&lat={}&lon={}&radius_km={radius_km}", place.latitude, place.longitude);
        if round.is_multiple_of(8) {
            query.sort = Sort::Distance;
            path += "&sort=distance";
        }
    }
    match round % 4 {
        1 => {
            query.kinds = vec![Kind::Apprenticeship];
            path += "&kind=apprenticeship";
        }
        2 => {
            query.areas = vec![Area::Metal, Area::Electrical];
            path += "&area=metal&area=electrical";
        }
        _ => {}
    }
    BenchQuery { query, path }
}

fn encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
