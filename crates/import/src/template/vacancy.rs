//! From a row of the template to a posting.
use lotse_domain::vacancy::{ApplyBy, VacancyDraft, VacancyRecord};

use super::{
    EXAMPLE_KEY,
    columns::KINDS,
    header::Header,
    row::{Row, Values},
};
use crate::{
    Entry, Refusal,
    values::{
        date,
        key::{DerivedKeys, squeeze},
        kind, list, number,
        text::{excerpt, mail_address, web_address},
        word,
    },
};

const DATE: &str = "write a date like 01.08.2027";
const YES_NO: &str = "write \"ja\" or \"nein\"";
const MONEY: &str = "write an amount like 1.150,00; anything else goes into \"Vergütung (Text)\"";

/// Makes a posting of a row.
pub(super) fn entry(header: &Header, row: &Row, keys: &mut DerivedKeys) -> Entry {
    let mut values = Values::new(header, row);
    let key = values.text("external_id");
    if key.as_deref() == Some(EXAMPLE_KEY) {
        return Entry::note(
            row.number,
            "external_id",
            "example",
            "the example of the template was passed over",
        );
    }
    let draft = draft(&mut values);
    let external_id = key.unwrap_or_else(|| derived(keys, &draft));
    let Values { errors, remarks, .. } = values;
    if errors.is_empty() {
        Entry::Record(VacancyRecord { row: row.number, external_id, draft, remarks })
    } else {
        Entry::Refused(Refusal { row: row.number, external_id: Some(external_id), errors })
    }
}

fn derived(keys: &mut DerivedKeys, draft: &VacancyDraft) -> String {
    let site = draft.sites.first();
    let start = draft.starts_on.map(|date| date.to_string()).unwrap_or_default();
    keys.key([
        draft.company.as_str(),
        draft.title.as_str(),
        site.and_then(|site| site.postal_code.as_deref()).unwrap_or_default(),
        site.and_then(|site| site.town.as_deref()).unwrap_or_default(),
        start.as_str(),
    ])
}

fn draft(values: &mut Values<'_>) -> VacancyDraft {
    let text = |values: &mut Values<'_>, key| values.text(key);
    let lines =
        |values: &mut Values<'_>, key| values.text(key).map(|text| list::split(&text)).unwrap_or_default();
    let mut draft = VacancyDraft {
        kind: values.read("kind", kind::by_word, &one_of(KINDS)),
        title: text(values, "title").unwrap_or_default(),
        occupation: text(values, "occupation"),
        summary: text(values, "summary"),
        description: text(values, "description"),
        places: values.read("places", number::whole, "write a whole number"),
        start_flexible: values.read("start_flexible", word::yes, YES_NO).unwrap_or_default(),
        duration_months: values.read("duration_months", number::months, "write a number of months"),
        subjects: lines(values, "subjects"),
        pay_by_year: pay(values),
        pay_note: text(values, "pay_note"),
        weekly_minutes: values.read("weekly_minutes", number::minutes, "write hours like 38,5"),
        work_pattern: values.read(
            "work_pattern",
            word::work_pattern,
            "write one of: Vollzeit, Teilzeit, flexibel, Schicht, Nacht/Wochenende",
        ),
        school: text(values, "school"),
        school_rhythm: values.read(
            "school_rhythm",
            word::school_rhythm,
            "write one of: wöchentlich, Block, gemischt",
        ),
        prospects: text(values, "prospects"),
        takeover: values.read("takeover", word::yes, YES_NO),
        benefits: lines(values, "benefits"),
        accessibility: text(values, "accessibility"),
        languages: text(values, "languages"),
        contact_name: text(values, "contact_name"),
        contact_mail: text(values, "contact_mail"),
        contact_phone: text(values, "contact_phone"),
        company: text(values, "company").unwrap_or_default(),
        sites: values.sites(),
        qualification: values.read(
            "qualification",
            word::qualification,
            "write one of: keiner, Hauptschulabschluss, Mittlere Reife, Fachhochschulreife, Abitur",
        ),
        ..VacancyDraft::default()
    };
    start(values, &mut draft);
    deadline(values, &mut draft);
    apply(values, &mut draft);
    draft
}

/// The column takes words too: "ab sofort" and "flexibel" say what a date cannot.
fn start(values: &mut Values<'_>, draft: &mut VacancyDraft) {
    match values.date("starts_on") {
        Some(Ok(date)) => draft.starts_on = Some(date),
        Some(Err(text)) if date::is_at_once(&text) => draft.starts_asap = true,
        Some(Err(text))
            if ["flexibel", "nachabsprache", "nachvereinbarung"]
                .iter()
                .any(|w| squeeze(&text).contains(w)) =>
        {
            draft.start_flexible = true;
        }
        Some(Err(text)) => {
            let detail = format!("\"{}\" is no date; {DATE}, \"ab sofort\" or \"flexibel\"", excerpt(&text));
            values.refuse("starts_on", "form", detail);
        }
        None => {}
    }
}

fn deadline(values: &mut Values<'_>, draft: &mut VacancyDraft) {
    match values.date("deadline") {
        Some(Ok(date)) => draft.deadline = Some(date),
        // No deadline at all is what these words mean.
        Some(Err(text))
            if ["laufend", "offen", "keine", "fortlaufend"].contains(&squeeze(&text).as_str()) => {}
        Some(Err(text)) => {
            values.refuse("deadline", "form", format!("\"{}\" is no date; {DATE}", excerpt(&text)));
        }
        None => {}
    }
}

/// Years without a figure between years with one would shift the rest, so that they are refused.
fn pay(values: &mut Values<'_>) -> Vec<i32> {
    const YEARS: [&str; 4] = ["pay_1", "pay_2", "pay_3", "pay_4"];
    let errors = values.errors.len();
    let mut pay: Vec<Option<i32>> = YEARS.iter().map(|key| values.cents(key, MONEY)).collect();
    while pay.last().is_some_and(Option::is_none) {
        pay.pop();
    }
    if values.errors.len() == errors
        && let Some(missing) = pay.iter().position(Option::is_none)
    {
        let given = YEARS[pay.len() - 1];
        let detail = format!("there is pay for a later year, but none for year {}", missing + 1);
        values.refuse(given, "missing", detail);
    }
    pay.into_iter().flatten().collect()
}

/// Where the way to apply is not given, the address tells it.
fn apply(values: &mut Values<'_>, draft: &mut VacancyDraft) {
    let by = values.read("apply_by", word::apply_by, "write one of: Lotse, Link, E-Mail, Telefon");
    let address = values.text("apply_address");
    let guessed = address.as_deref().map(|address| {
        if mail_address(address).is_some() {
            ApplyBy::Mail
        } else if web_address(address).is_some() {
            ApplyBy::Url
        } else {
            ApplyBy::Phone
        }
    });
    draft.apply_by = by.or(guessed);
    draft.apply_address = match draft.apply_by {
        Some(ApplyBy::Url) => address.as_deref().and_then(web_address).or(address),
        // Those who only name the way mean the contact that they give.
        Some(ApplyBy::Mail) => address.or_else(|| draft.contact_mail.clone()),
        Some(ApplyBy::Phone) => address.or_else(|| draft.contact_phone.clone()),
        Some(ApplyBy::Here) | None => None,
    };
}

fn one_of(words: &[&str]) -> String {
    format!("write one of: {}", words.join(", "))
}
