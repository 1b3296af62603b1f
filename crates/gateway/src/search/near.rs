use std::borrow::Cow;

use lotse_domain::{
    FieldError,
    place::{Gazetteer, Place, PlaceKind, state_name},
};
use lotse_search::Near;
use lotse_web_kit::{Code, Problem, Reply};

/// Kilometres around a place where none are given.
const USUAL_RADIUS: f64 = 25.0;

/// Around what to search, as it was asked for.
#[derive(Debug)]
pub(super) enum NearIn {
    Place(String),
    Point { latitude: f64, longitude: f64 },
}

impl NearIn {
    pub(super) fn resolve(self, radius_km: Option<f64>, gazetteer: &Gazetteer) -> Reply<Near> {
        let radius_km = radius_km.unwrap_or(USUAL_RADIUS);
        match self {
            Self::Point { latitude, longitude } => {
                Ok(Near { label: format!("{latitude:.4}, {longitude:.4}"), latitude, longitude, radius_km })
            }
            Self::Place(text) => {
                let place = gazetteer.find(&text).ok_or_else(|| unknown(&text, gazetteer))?;
                Ok(Near {
                    label: label(place),
                    latitude: place.latitude,
                    longitude: place.longitude,
                    radius_km,
                })
            }
        }
    }
}

/// How a place is called: `90402 Nürnberg`, `Nürnberg`.
pub(crate) fn label(place: &Place) -> String {
    match place.kind {
        PlaceKind::PostalCode => format!("{} {}", place.key, place.name),
        PlaceKind::Municipality => place.name.clone(),
    }
}

fn unknown(text: &str, gazetteer: &Gazetteer) -> Problem {
    let similar: Vec<String> = similar(text, gazetteer)
        .into_iter()
        .map(|place| format!("{} ({})", label(place), state_name(&place.state).unwrap_or(&place.state)))
        .collect();
    let mut detail = format!("no German town or postal code is called \"{text}\"");
    if !similar.is_empty() {
        detail.push_str("; similar: ");
        detail.push_str(&similar.join(", "));
    }
    Problem::of_fields(
        Code::UnknownPlace,
        vec![FieldError { field: Cow::Borrowed("near"), code: "unknown_place", detail }],
    )
}

/// Up to five places that begin like it: with all of it, or with as much as there is a place for.
fn similar<'g>(text: &str, gazetteer: &'g Gazetteer) -> Vec<&'g Place> {
    let letters: Vec<char> = text.chars().collect();
    (2..=letters.len())
        .rev()
        .map(|length| gazetteer.suggest(&letters[..length].iter().collect::<String>(), 5))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use lotse_domain::place::{Gazetteer, Place, PlaceKind};
    use lotse_web_kit::Code;

    use super::NearIn;

    fn gazetteer() -> Gazetteer {
        let place = |kind, key: &str, name: &str| Place {
            kind,
            key: key.into(),
            name: name.into(),
            district: name.into(),
            state: "BY".into(),
            latitude: 49.45,
            longitude: 11.08,
            population: 1,
        };
        Gazetteer::new(vec![
            place(PlaceKind::PostalCode, "90402", "Nürnberg"),
            place(PlaceKind::Municipality, "09564000", "Nürnberg"),
        ])
    }

    #[test]
    fn a_place_has_the_usual_radius_unless_told() {
        let near = NearIn::Place("90402".into()).resolve(None, &gazetteer()).unwrap();
        assert_eq!((near.label.as_str(), near.radius_km.to_bits()), ("90402 Nürnberg", 25f64.to_bits()));
        let near = NearIn::Place("nuernberg".into()).resolve(Some(50.0), &gazetteer()).unwrap();
        assert_eq!((near.label.as_str(), near.radius_km.to_bits()), ("Nürnberg", 50f64.to_bits()));
    }

    #[test]
    fn an_unknown_place_names_similar_ones() {
        let problem = NearIn::Place("Nürnbrg".into()).resolve(None, &gazetteer()).unwrap_err();
        assert_eq!(problem.code(), Code::UnknownPlace);
        assert_eq!(problem.errors()[0].field, "near");
        assert!(problem.detail().contains("similar: Nürnberg (Bayern)"), "{}", problem.detail());
        let problem = NearIn::Place("Xyz".into()).resolve(None, &gazetteer()).unwrap_err();
        assert!(!problem.detail().contains("similar"));
    }
}
