//! Where the job is. The list has no field for it; people write it into `further` or behind the organisation.
use std::collections::HashSet;

use lotse_domain::{FieldError, company::SiteDraft, fold::fold};

use super::row::Row;
use crate::values::{
    address::{self, PostalCode},
    country,
};

/// What was found, and what `further` says apart from it.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub sites: Vec<SiteDraft>,
    pub rest: Option<String>,
}

const GERMAN_LABELS: &[&str] =
    &["standorte", "standort", "orte", "ort", "arbeitsort", "einsatzort", "dienstort"];
const ENGLISH_LABELS: &[&str] = &["locations", "location"];

/// Ends of names of companies, folded.
const LEGAL_FORMS: &[&str] = &[
    "gmbh", "ag", "kg", "kgaa", "se", "ohg", "eg", "ug", "mbh", "gesmbh", "ltd", "limited", "inc", "corp",
    "llc", "plc", "s a u", "s a", "s p a", "srl", "s r l", "zrt", "kft", "bv", "b v", "nv", "as", "a s",
    "ab", "oy", "sp z o o", "s r o", "ev", "e v",
];

pub(super) fn ends_with_legal_form(name: &str) -> bool {
    let name = format!(" {}", fold(name));
    LEGAL_FORMS.iter().any(|form| name.ends_with(&format!(" {form}")))
}

/// `Adler GmbH | Bremen`; `Abteilung 53 | Gebäudemanagement` is one name.
pub(super) fn company_and_town(organisation: &str) -> Option<(&str, &str)> {
    let (company, town) = organisation.rsplit_once('|')?;
    let (company, town) = (company.trim(), town.trim());
    (ends_with_legal_form(company) && !town.is_empty()).then_some((company, town))
}

/// Towns that a row names as such, folded.
pub(super) fn named(row: &Row) -> Vec<String> {
    let beside = row.organisation.as_deref().and_then(company_and_town).map(|(_, town)| town);
    let labelled = row.further.as_deref().and_then(|further| {
        let (label, value) = label(further)?;
        GERMAN_LABELS.contains(&label.as_str()).then_some(value)
    });
    beside
        .into_iter()
        .chain(labelled)
        .flat_map(|towns| towns.split(','))
        .map(fold)
        .filter(|town| !town.is_empty())
        .collect()
}

/// The places of a row. `beside` stands behind the organisation; `towns` are those that the file names anywhere.
pub(super) fn find(
    row: &Row,
    beside: Option<&str>,
    company: &str,
    towns: &HashSet<String>,
    remarks: &mut Vec<FieldError>,
) -> Found {
    let further = row.further.as_deref().unwrap_or_default();
    let mut found = labelled(further)
        .or_else(|| bare(further, towns))
        .unwrap_or_else(|| Found { sites: within(further), rest: row.further.clone() });
    if let (true, Some(beside)) = (found.sites.is_empty(), beside) {
        found.sites = beside.split(',').filter_map(town).collect();
    }
    for site in &mut found.sites {
        let guess =
            || site.town.as_deref().and_then(country::of_town).or_else(|| country::of_company(company));
        site.country = site.country.clone().or_else(|| guess().map(str::to_owned));
        drop_wrong_code(site, remarks);
    }
    found
}

fn drop_wrong_code(site: &mut SiteDraft, remarks: &mut Vec<FieldError>) {
    let Some(code) = site.postal_code.take() else { return };
    if site.country.as_deref().is_some_and(|country| country != "DE") {
        site.postal_code = Some(code);
        return;
    }
    match address::postal_code(&code) {
        PostalCode::Sound(code) | PostalCode::Repaired(code) => site.postal_code = Some(code),
        PostalCode::Wrong => {
            let detail = format!("further: \"{code}\" is no German postal code and was left out");
            remarks.push(FieldError::new("postal_code", "form", detail));
        }
    }
}

/// "Standort: Kassel" -> ("standort", "Kassel").
fn label(text: &str) -> Option<(String, &str)> {
    let end = text.find([':', ' '])?;
    let label = text[..end].to_lowercase();
    let known = GERMAN_LABELS.contains(&label.as_str()) || ENGLISH_LABELS.contains(&label.as_str());
    let value = text[end + 1..].trim();
    (known && !value.is_empty()).then_some((label, value))
}

fn labelled(further: &str) -> Option<Found> {
    let (label, value) = label(further)?;
    if label == "locations" {
        return Some(Found { sites: value.split(';').filter_map(location).collect(), rest: None });
    }
    let (value, rest) = value.split_once(';').unwrap_or((value, ""));
    let sites = if ENGLISH_LABELS.contains(&label.as_str()) {
        location(value).into_iter().collect()
    } else if value.contains(|c: char| c.is_ascii_digit()) {
        address::site(value).into_iter().collect()
    } else {
        value.split(',').filter_map(town).collect()
    };
    Some(Found { sites, rest: Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty()) })
}

/// Nothing but a place: "Walldorf, DE, 69190", or towns that the file names elsewhere.
fn bare(further: &str, towns: &HashSet<String>) -> Option<Found> {
    let parts: Vec<&str> = further.split(',').map(str::trim).collect();
    let sites: Vec<SiteDraft> = if parts.iter().all(|part| towns.contains(&fold(part))) {
        parts.into_iter().filter_map(town).collect()
    } else if parts.len() >= 2
        && parts[parts.len().saturating_sub(2)..].iter().any(|p| country::by_code(p).is_some())
    {
        location(further).into_iter().collect()
    } else {
        return None;
    };
    Some(Found { sites, rest: None })
}

/// A place within other words, which stay: "100%, Zurich, fixed-term", "…, Campus Linz, …".
fn within(further: &str) -> Vec<SiteDraft> {
    let parts: Vec<&str> = further.split(',').map(str::trim).collect();
    let is_share = |part: &str| {
        part.ends_with('%') && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '%' | '-' | '–' | ' '))
    };
    if let [share, place, _, ..] = parts[..]
        && is_share(share)
    {
        return town(place).into_iter().collect();
    }
    parts.iter().find_map(|part| town(part.strip_prefix("Campus ")?)).into_iter().collect()
}

/// "Walldorf, DE, 69190"; "Bangalore, KA, IN, 560066"; "Faridabad, Haryana, India"; "Lisboa, Job posted: 11/18/2025".
fn location(text: &str) -> Option<SiteDraft> {
    let parts: Vec<&str> =
        text.split(',').map(str::trim).filter(|part| !part.is_empty() && !part.contains(':')).collect();
    let site = town(parts.first()?)?;
    // From the end, since "IL" is Illinois before "US".
    let at = parts.iter().rposition(|part| country::by_code(part).is_some()).filter(|at| *at > 0);
    let code = at.and_then(|at| parts.get(at + 1)).filter(|code| code.contains(|c: char| c.is_ascii_digit()));
    let country = at
        .and_then(|at| country::by_code(parts[at]))
        .or_else(|| parts.get(1..)?.last().and_then(|name| country::by_name(name)));
    Some(SiteDraft {
        postal_code: code.map(|code| (*code).to_owned()),
        country: country.map(str::to_owned),
        ..site
    })
}

fn town(text: &str) -> Option<SiteDraft> {
    let text = text.trim();
    let sound =
        text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '\'') && text.chars().count() <= 80;
    sound.then(|| SiteDraft { town: Some(text.to_owned()), ..SiteDraft::default() })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::{json, value::to_raw_value};

    use super::{Found, Row, company_and_town, find, named};

    fn row(organisation: &str, further: &str) -> Row {
        let row = json!({"description": "Koch", "organisation": organisation, "further": further, "employer": "Adler"});
        Row::parse(&to_raw_value(&row).unwrap()).unwrap()
    }

    fn places(further: &str) -> (Vec<String>, Option<String>) {
        let towns = ["kassel", "kiel"].map(str::to_owned).into();
        let Found { sites, rest } = find(&row("N/A", further), None, "Adler GmbH", &towns, &mut Vec::new());
        let written = |site: super::SiteDraft| {
            [site.street, site.postal_code, site.town, site.country].map(Option::unwrap_or_default).join("/")
        };
        (sites.into_iter().map(written).collect(), rest)
    }

    #[test]
    fn places_in_every_form() {
        for (further, expected) in [
            ("Standort: Kassel", &["//Kassel/"] as &[&str]),
            ("Ort: Bremen", &["//Bremen/"]),
            ("Standort Brisbane", &["//Brisbane/AU"]),
            (
                "Standorte: Unterlüß, Hamburg, Kassel, Kiel",
                &["//Unterlüß/", "//Hamburg/", "//Kassel/", "//Kiel/"],
            ),
            ("Location: Walldorf, DE, 69190", &["/69190/Walldorf/DE"]),
            ("Walldorf, DE, 69190", &["/69190/Walldorf/DE"]),
            ("Location: Chicago, IL, US, 60606", &["/60606/Chicago/US"]),
            ("Location: Toronto, ON, CA, M5K 1B7", &["/M5K 1B7/Toronto/CA"]),
            (
                "Locations: Las Condes, CL, 7560968; Queensland, AU, 4000",
                &["/7560968/Las Condes/CL", "/4000/Queensland/AU"],
            ),
            ("Location: Lisboa, Job posted: 11/18/2025", &["//Lisboa/PT"]),
            ("Standort: Zürich", &["//Zürich/CH"]),
            ("Standort: Universitätsstr. 14, 0225 Düsseldorf", &["Universitätsstr. 14//Düsseldorf/"]),
            ("Kassel", &["//Kassel/"]),
            ("Kassel, Kiel", &["//Kassel/", "//Kiel/"]),
        ] {
            let (sites, rest) = places(further);
            assert_eq!(sites, expected, "{further}");
            assert_eq!(rest, None, "{further}");
        }
    }

    #[test]
    fn what_else_is_said_stays() {
        let (sites, rest) = places("Location: Faridabad, Haryana, India; Service work");
        assert_eq!((sites, rest.as_deref()), (vec!["//Faridabad/IN".into()], Some("Service work")));
        let (sites, rest) = places("100%, Zurich, fixed-term");
        assert_eq!((sites, rest.as_deref()), (vec!["//Zurich/CH".into()], Some("100%, Zurich, fixed-term")));
        let (sites, _) = places("Eintrittsdatum as soon as possible, Campus Linz, full-time");
        assert_eq!(sites, ["//Linz/AT"]);
        for none in [
            "Vollzeit",
            "Teilzeit, befristet",
            "Kennziffer (604/7)",
            "T466-2025",
            "auf 4 Jahre",
            "Ortsunabhängig",
        ] {
            let (sites, rest) = places(none);
            assert_eq!((sites.len(), rest.as_deref()), (0, Some(none)));
        }
    }

    #[test]
    fn a_town_behind_the_organisation() {
        assert_eq!(company_and_town("Pierburg GmbH | Neuss"), Some(("Pierburg GmbH", "Neuss")));
        assert_eq!(company_and_town("Abteilung 53 | Technisches Gebäudemanagement"), None);
        assert_eq!(company_and_town("Partnerinserat | Inspire AG"), None);
        let row = row("RWM Italia S.p.A. | Ghedi BS", "N/A");
        assert_eq!(named(&row), ["ghedi bs"]);
        let found = find(&row, Some("Ghedi BS"), "RWM Italia S.p.A.", &HashSet::new(), &mut Vec::new());
        assert_eq!(found.sites[0].country.as_deref(), Some("IT"));
    }
}
