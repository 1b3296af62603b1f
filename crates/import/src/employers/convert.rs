//! From a row of the list to a posting.
use std::collections::HashSet;

use lotse_domain::{
    FieldError,
    fold::fold,
    vacancy::{ApplyBy, Kind, VacancyDraft, VacancyRecord},
};

use super::{places, prose, row::Row};
use crate::values::{
    date, kind,
    text::{excerpt, mail_address, web_address},
};

/// Longest name of a company that the domain takes.
const NAME: usize = 200;

/// Words by which an organisation is known to be one that stands for itself, folded.
const INSTITUTIONS: &[&str] = &["universitaet", "university", "hochschule", "cispa", "akademie"];

/// Makes a record of a row.
pub(super) fn record(row: &Row, number: u64, key: String, towns: &HashSet<String>) -> VacancyRecord {
    let mut remarks = Vec::new();
    let (company, town) = company(row);
    let found = places::find(row, town.as_deref(), &company, towns, &mut remarks);
    let further = row.further.as_deref().unwrap_or_default();
    let mail = mail_address(further);
    let url = further.split_whitespace().find(|word| word.starts_with("http")).and_then(web_address);
    let (apply_by, apply_address) = match (&mail, url) {
        (Some(mail), _) => (Some(ApplyBy::Mail), Some(mail.clone())),
        (None, Some(url)) => (Some(ApplyBy::Url), Some(url)),
        (None, None) => (None, None),
    };
    let title = title(row, &mut remarks);
    let draft = VacancyDraft {
        kind: Some(kind::by_title(&title).unwrap_or(Kind::EntryJob)),
        title,
        company,
        description: found.rest.filter(|rest| !prose::says_only_how_to_apply(rest)),
        starts_on: prose::starts_on(further),
        starts_asap: date::is_at_once(further),
        weekly_minutes: [&row.pay, &row.further]
            .into_iter()
            .flatten()
            .find_map(|text| prose::weekly_minutes(text)),
        pay_note: row.pay.clone(),
        apply_by,
        apply_address,
        contact_mail: mail,
        deadline: deadline(row, &mut remarks),
        sites: found.sites,
        ..VacancyDraft::default()
    };
    VacancyRecord { row: number, external_id: key, draft, remarks }
}

/// The title; where there is none, the organisation says at least where the job is.
fn title(row: &Row, remarks: &mut Vec<FieldError>) -> String {
    row.title.clone().unwrap_or_else(|| {
        remarks.push(FieldError::new(
            "title",
            "missing",
            "description: there is no title; made of the organisation",
        ));
        format!("Stelle: {}", row.organisation.as_deref().unwrap_or_default())
    })
}

/// The company, and the town that its name carries: `Adler GmbH | Bremen`.
///
/// A department ("Fakultät für Physik") is named together with its employer: half of all universities have one.
fn company(row: &Row) -> (String, Option<String>) {
    let employer = row.employer.clone().unwrap_or_default();
    let Some(organisation) = row.organisation.clone() else { return (employer, None) };
    if let Some((company, town)) = places::company_and_town(&organisation) {
        return (company.to_owned(), Some(town.to_owned()));
    }
    // "Partnerinserat | Inspire AG": a heading, then the company.
    if let Some((_, company)) =
        organisation.rsplit_once('|').filter(|(_, name)| places::ends_with_legal_form(name))
    {
        return (company.trim().to_owned(), None);
    }
    let (own, whole) = (fold(&organisation), fold(&employer));
    let shares_a_word =
        own.split(' ').any(|word| word.len() > 2 && whole.split(' ').any(|other| other == word));
    let stands_for_itself = places::ends_with_legal_form(&organisation)
        || own.split(' ').any(|word| INSTITUTIONS.contains(&word))
        || shares_a_word
        || employer.is_empty();
    let name = if stands_for_itself { organisation } else { format!("{organisation}, {employer}") };
    if name.chars().count() > NAME { (employer, None) } else { (name, None) }
}

/// A deadline that is none ("asap", "laufend") is told, not refused: the posting is good without.
fn deadline(row: &Row, remarks: &mut Vec<FieldError>) -> Option<chrono::NaiveDate> {
    let text = row.deadline.as_deref()?;
    let (before, text) = match text.strip_prefix("vor dem ").or_else(|| text.strip_prefix("before ")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    match date::parse(text).or_else(|| date::find(text)) {
        Some(date) if before => date.pred_opt(),
        Some(date) => Some(date),
        None => {
            let detail = format!("deadline: \"{}\" is no date and was left out", excerpt(text));
            remarks.push(FieldError::new("deadline", "form", detail));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::NaiveDate;
    use lotse_domain::vacancy::{ApplyBy, Kind, VacancyRecord, check};
    use serde_json::{json, value::to_raw_value};

    use super::{Row, record};

    fn read(changes: &serde_json::Value) -> VacancyRecord {
        let mut row = json!({"description": "Koch", "organisation": "N/A", "sallery": "N/A", "deadline": "N/A", "further": "N/A", "employer": "Adler"});
        for (key, value) in changes.as_object().unwrap() {
            row[key] = value.clone();
        }
        let row = Row::parse(&to_raw_value(&row).unwrap()).unwrap();
        let read = record(&row, 1, "key".into(), &HashSet::new());
        assert_eq!(check(&read.draft), []);
        read
    }

    #[test]
    fn the_company_is_the_organisation_or_the_employer() {
        let company = |organisation: &str, employer: &str| {
            read(&json!({"organisation": organisation, "employer": employer})).draft.company
        };
        assert_eq!(company("N/A", "Uni-Koeln"), "Uni-Koeln");
        assert_eq!(company("Pierburg GmbH | Neuss", "Rheinmetall"), "Pierburg GmbH");
        assert_eq!(company("Partnerinserat | Inspire AG", "ETH Zürich"), "Inspire AG");
        assert_eq!(
            company("Zentrale Universitätseinrichtung", "Uni-Jena"),
            "Zentrale Universitätseinrichtung, Uni-Jena"
        );
        assert_eq!(company("ABB", "ABB Schweiz"), "ABB");
        assert_eq!(company("Universität Augsburg", "Uni-Augsburg"), "Universität Augsburg");
        assert_eq!(company("Juristische Fakultät", "Uni-Goettingen"), "Juristische Fakultät, Uni-Goettingen");
        assert_eq!(company(&"x".repeat(199), "Uni-Goettingen"), "Uni-Goettingen");
    }

    #[test]
    fn deadlines_in_every_form() {
        let deadline = |text: &str| {
            let read = read(&json!({"deadline": text}));
            (read.draft.deadline, read.remarks.len())
        };
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        for text in [
            "17.12.2025",
            "2025-12-17",
            "17. Dezember 2025",
            "17.12.25",
            "Mi., 17.12.2025",
            "vor dem 18.12.2025",
        ] {
            assert_eq!(deadline(text), (date(2025, 12, 17), 0), "{text}");
        }
        assert_eq!(deadline("N/A"), (None, 0));
        assert_eq!(deadline("laufend"), (None, 1));
    }

    #[test]
    fn pay_hours_start_and_the_way_to_apply() {
        let draft = read(&json!({
            "description": "Ausbildung zum Koch (m/w/d)",
            "sallery": "Entgeltgruppe 13 TV-L, 19,35 Stunden/Woche (50%)",
            "further": "Start zum 01. Februar 2026 oder später; Bewerbung als PDF an jobs@example.org",
        }))
        .draft;
        assert_eq!(draft.kind, Some(Kind::Apprenticeship));
        assert_eq!(draft.pay_note.as_deref(), Some("Entgeltgruppe 13 TV-L, 19,35 Stunden/Woche (50%)"));
        assert_eq!(draft.weekly_minutes, Some(1161));
        assert_eq!(draft.starts_on, NaiveDate::from_ymd_opt(2026, 2, 1));
        assert_eq!(
            (draft.apply_by, draft.apply_address.as_deref()),
            (Some(ApplyBy::Mail), Some("jobs@example.org"))
        );
        assert!(draft.description.unwrap().starts_with("Start zum"));

        let draft = read(&json!({"further": "https://example.org/jobposting/32e7"})).draft;
        assert_eq!((draft.apply_by, draft.description), (Some(ApplyBy::Url), None));
        assert!(read(&json!({"further": "Zum nächstmöglichen Zeitpunkt unbefristet"})).draft.starts_asap);
    }

    #[test]
    fn a_missing_title_is_made_up_for() {
        let read = read(&json!({"description": "N/A", "organisation": "Institut für Germanistik"}));
        assert_eq!(read.draft.title, "Stelle: Institut für Germanistik");
        assert_eq!(read.remarks[0].field, "title");
        assert_eq!(read.draft.kind, Some(Kind::EntryJob));
    }
}
