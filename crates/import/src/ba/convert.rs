//! From a posting of the agency to one of ours.
use lotse_domain::{
    FieldError,
    company::SiteDraft,
    vacancy::{ApplyBy, Kind, VacancyDraft, VacancyRecord, WorkPattern},
};
use serde_json::{Map, Value};

use super::{
    posting::{Posting, text},
    prose,
};
use crate::values::{
    address::{PostalCode, postal_code},
    country, kind, number, state,
    text::web_address,
    word,
};

/// Makes a record of a posting.
pub(super) fn record(posting: &Posting, row: u64, reference: String) -> VacancyRecord {
    let mut remarks = Vec::new();
    let description = posting.text(&["stellenangebotsBeschreibung", "stellenbeschreibung"]);
    let occupation = posting.text(&["hauptberuf", "beruf"]);
    let title =
        posting.text(&["stellenangebotsTitel", "titel"]).or_else(|| occupation.clone()).unwrap_or_default();
    let degree = posting.text(&["geforderterBildungsabschluss"]);
    let qualification = degree.as_deref().and_then(word::qualification);
    if let (Some(degree), None) = (&degree, qualification) {
        let detail = format!("geforderterBildungsabschluss: \"{degree}\" is no school-leaving qualification");
        remarks.push(FieldError::new("qualification", "unknown", detail));
    }
    let sites = sites(posting, &mut remarks);
    let (apply_by, apply_address) = apply(posting, &reference);
    let prose = description.as_deref().unwrap_or_default();
    let draft = VacancyDraft {
        kind: kind_of(posting, &title),
        title,
        occupation,
        company: posting.text(&["firma", "arbeitgeber"]).unwrap_or_default(),
        places: posting.text(&["anzahlOffeneStellen"]).and_then(|text| number::whole(&text)),
        starts_on: starts_on(posting),
        qualification,
        pay_by_year: prose::pay_by_year(prose),
        pay_note: posting.text(&["verguetung", "verguetungsangabe"]),
        work_pattern: work_pattern(posting),
        takeover: posting.is_true("uebernahme").then_some(true),
        deadline: prose::deadline(prose),
        description,
        apply_by,
        apply_address,
        sites,
        ..VacancyDraft::default()
    };
    VacancyRecord { row, external_id: reference, draft, remarks }
}

/// The kind as the agency says, in words or as the number of its search (1, 2, 4, 34).
fn kind_of(posting: &Posting, title: &str) -> Option<Kind> {
    let by_title = kind::by_title(title);
    let offer = posting.text(&["stellenangebotsart", "angebotsart"]).unwrap_or_default().to_uppercase();
    let training = posting.text(&["ausbildungsart"]).unwrap_or_default().to_uppercase();
    match offer.as_str() {
        "AUSBILDUNG" | "4" | "" if training.contains("DUAL") || training.contains("STUDIUM") => {
            Some(Kind::DualStudy)
        }
        "AUSBILDUNG" | "4" if by_title == Some(Kind::DualStudy) => Some(Kind::DualStudy),
        "AUSBILDUNG" | "4" => Some(Kind::Apprenticeship),
        "34" => Some(trainee_or_intern(by_title)),
        "ARBEIT" | "SELBSTAENDIGKEIT" | "1" | "2" => Some(Kind::EntryJob),
        offer if offer.contains("PRAKTIKUM") || offer.contains("TRAINEE") => {
            Some(trainee_or_intern(by_title))
        }
        _ => by_title,
    }
}

/// One word of the agency covers both.
fn trainee_or_intern(by_title: Option<Kind>) -> Kind {
    by_title.filter(|kind| *kind == Kind::TraineeProgramme).unwrap_or(Kind::Internship)
}

fn starts_on(posting: &Posting) -> Option<chrono::NaiveDate> {
    let within = posting.objects("eintrittszeitraum");
    let from = within.first().and_then(|period| text(period.get("von")?));
    from.and_then(|from| crate::values::date::parse(&from)).or_else(|| posting.date(&["eintrittsdatum"]))
}

fn work_pattern(posting: &Posting) -> Option<WorkPattern> {
    let models: Vec<String> = match posting.get("arbeitszeitmodelle") {
        Some(Value::Array(list)) => list.iter().filter_map(text).collect(),
        _ => Vec::new(),
    };
    let says = |word: &str| models.iter().any(|model| model.to_uppercase().contains(word));
    let part = says("TEILZEIT")
        || ["Abend", "Nachmittag", "Vormittag", "Flexibel"]
            .iter()
            .any(|when| posting.is_true(&format!("arbeitszeitTeilzeit{when}")));
    if posting.is_true("arbeitszeitSchichtNachtWochenende") || says("SCHICHT") {
        return Some(WorkPattern::Shift);
    }
    match (posting.is_true("arbeitszeitVollzeit") || says("VOLLZEIT"), part) {
        (true, true) => Some(WorkPattern::Flexible),
        (true, false) => Some(WorkPattern::FullTime),
        (false, true) => Some(WorkPattern::PartTime),
        (false, false) => None,
    }
}

/// Where the employer takes applications; else the agency's own page, which is always there.
///
/// `allianzpartnerUrl` counts only where it leads to a page: mostly it is the partner's front page, on which nobody
/// finds the posting.
fn apply(posting: &Posting, reference: &str) -> (Option<ApplyBy>, Option<String>) {
    let external = posting.text(&["externeUrl", "externeURL"]).and_then(|url| web_address(&url));
    let partner = || {
        let url = web_address(&posting.text(&["allianzpartnerUrl"])?)?;
        let (_, rest) = url.split_once("://")?;
        rest.split_once('/').is_some_and(|(_, path)| !path.is_empty()).then_some(url)
    };
    let own = || format!("https://www.arbeitsagentur.de/jobsuche/jobdetail/{reference}");
    (Some(ApplyBy::Url), Some(external.or_else(partner).unwrap_or_else(own)))
}

/// All places of work, each once; the employer's address where there is none.
fn sites(posting: &Posting, remarks: &mut Vec<FieldError>) -> Vec<SiteDraft> {
    let mut sites: Vec<SiteDraft> = Vec::new();
    for key in ["stellenlokationen", "arbeitsorte", "arbeitsort", "arbeitgeberAdresse"] {
        for place in posting.objects(key) {
            let site = site(place, remarks);
            if (site.postal_code.is_some() || site.town.is_some()) && !sites.contains(&site) {
                sites.push(site);
            }
        }
        if !sites.is_empty() {
            break;
        }
    }
    sites
}

fn site(place: &Map<String, Value>, remarks: &mut Vec<FieldError>) -> SiteDraft {
    let address = place.get("adresse").and_then(Value::as_object).unwrap_or(place);
    let word = |keys: &[&str]| keys.iter().find_map(|key| text(address.get(*key)?));
    let street = word(&["strasseHausnummer"]).or_else(|| {
        let number = word(&["hausnummer"]).map(|number| format!(" {number}")).unwrap_or_default();
        word(&["strasse"]).map(|street| street + &number)
    });
    let country = word(&["land"]).and_then(|name| country::by_name(&name)).unwrap_or("DE");
    let point = place.get("koordinaten").and_then(Value::as_object).unwrap_or(place);
    let degrees = |keys: &[&str]| keys.iter().find_map(|key| point.get(*key)?.as_f64());
    let code = word(&["plz"]).and_then(|code| match postal_code(&code) {
        _ if country != "DE" => Some(code),
        PostalCode::Sound(code) | PostalCode::Repaired(code) => Some(code),
        PostalCode::Wrong => {
            remarks.push(FieldError::new(
                "postal_code",
                "form",
                format!("plz: \"{code}\" is no German postal code"),
            ));
            None
        }
    });
    SiteDraft {
        street,
        postal_code: code,
        town: word(&["ort"]),
        state: word(&["region"])
            .filter(|_| country == "DE")
            .and_then(|name| state::code(&name))
            .map(str::to_owned),
        country: Some(country.to_owned()),
        latitude: degrees(&["breite", "lat"]),
        longitude: degrees(&["laenge", "lon"]),
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::{ApplyBy, Kind, Qualification, VacancyRecord, WorkPattern, check};
    use serde_json::{json, value::to_raw_value};

    use super::{Posting, record};

    fn read(value: &serde_json::Value) -> VacancyRecord {
        record(&Posting::parse(&to_raw_value(value).unwrap()).unwrap(), 1, "10001-1-S".into())
    }

    #[test]
    fn the_older_list_is_read_with_a_postal_code_as_a_number() {
        let read = read(&json!({
            "beruf": "Elektroinstallateur/in", "refnr": "10001-1-S", "arbeitgeber": "Gröger GmbH", "eintrittsdatum": "2027-09-01",
            "arbeitsort": {"plz": 1067, "ort": "Dresden", "region": "Sachsen", "land": "Deutschland", "koordinaten": {"lat": 51.05, "lon": 13.74}},
            "externeUrl": "www.example.org/stelle/1",
        }));
        assert!(check(&read.draft).is_empty());
        let site = &read.draft.sites[0];
        assert_eq!(
            (site.postal_code.as_deref(), site.state.as_deref(), site.latitude),
            (Some("01067"), Some("SN"), Some(51.05))
        );
        assert_eq!(read.draft.title, "Elektroinstallateur/in");
        assert_eq!(read.draft.apply_address.as_deref(), Some("https://www.example.org/stelle/1"));
        assert_eq!(read.draft.kind, None, "the older list does not say it");
    }

    #[test]
    fn older_details_are_read() {
        let read = read(&json!({
            "angebotsart": "ARBEIT", "titel": "Koch (m/w/d)", "beruf": "Koch/Köchin", "arbeitgeber": "Adler", "refnr": "10001-1-S",
            "stellenbeschreibung": "Text", "arbeitszeitmodelle": ["TEILZEIT", "VOLLZEIT"], "anzahlOffeneStellen": 2,
            "verguetung": "Tarif", "uebernahme": true,
            "arbeitsorte": [{"land": "Österreich", "region": "Tirol", "plz": "6020", "ort": "Innsbruck"},
                            {"land": "Deutschland", "region": "Bayern", "plz": "83022", "ort": "Rosenheim", "strasse": "Gasse 1"}],
        }));
        let draft = read.draft;
        assert_eq!(
            (draft.kind, draft.places, draft.work_pattern),
            (Some(Kind::EntryJob), Some(2), Some(WorkPattern::Flexible))
        );
        assert_eq!(draft.sites.len(), 2);
        assert_eq!(
            (draft.sites[0].country.as_deref(), draft.sites[0].postal_code.as_deref()),
            (Some("AT"), Some("6020"))
        );
        assert_eq!((draft.pay_note.as_deref(), draft.takeover), (Some("Tarif"), Some(true)));
        assert_eq!(draft.apply_by, Some(ApplyBy::Url));
        assert_eq!(
            draft.apply_address.as_deref(),
            Some("https://www.arbeitsagentur.de/jobsuche/jobdetail/10001-1-S")
        );
    }

    #[test]
    fn kinds_of_the_agency() {
        let kind = |offer: &str, training: &str, title: &str| {
            read(&json!({"stellenangebotsart": offer, "ausbildungsart": training, "stellenangebotsTitel": title})).draft.kind
        };
        assert_eq!(kind("AUSBILDUNG", "AUSBILDUNG", "Koch"), Some(Kind::Apprenticeship));
        assert_eq!(kind("AUSBILDUNG", "DUALES_STUDIUM", "Informatik"), Some(Kind::DualStudy));
        assert_eq!(kind("AUSBILDUNG", "", "Duales Studium Informatik"), Some(Kind::DualStudy));
        assert_eq!(kind("PRAKTIKUM_TRAINEE", "", "Trainee Vertrieb"), Some(Kind::TraineeProgramme));
        assert_eq!(kind("PRAKTIKUM_TRAINEE", "", "Praktikum Vertrieb"), Some(Kind::Internship));
        assert_eq!(kind("ARBEIT", "", "Koch"), Some(Kind::EntryJob));
    }

    #[test]
    fn qualifications_and_addresses_of_partners() {
        let read = |degree: &str, url: &str| {
            read(&json!({"geforderterBildungsabschluss": degree, "allianzpartnerUrl": url}))
        };
        let plain = read("MITTLERE_REIFE_MITTLERER_BILDUNGSABSCHLUSS", "www.example.org/jobs/7");
        assert_eq!(plain.draft.qualification, Some(Qualification::MittlereReife));
        assert_eq!(plain.draft.apply_address.as_deref(), Some("https://www.example.org/jobs/7"));
        let degree = read("WISSENSCHAFTLICHE_HOCHSCHULE", "www.example.org");
        assert_eq!((degree.draft.qualification, degree.remarks[0].field.as_ref()), (None, "qualification"));
        assert!(degree.draft.apply_address.unwrap().starts_with("https://www.arbeitsagentur.de/"));
        assert_eq!(read("KEINE_ANGABEN", "").draft.qualification, None);
    }

    #[test]
    fn a_wrong_postal_code_is_a_remark() {
        let read = read(&json!({"arbeitsort": {"plz": "999", "ort": "Berlin", "region": "BERLIN"}}));
        assert_eq!(read.draft.sites[0].postal_code, None);
        assert_eq!(read.draft.sites[0].state.as_deref(), Some("BE"));
        assert_eq!(read.remarks[0].field, "postal_code");
    }
}
