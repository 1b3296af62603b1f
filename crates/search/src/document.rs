//! How a row becomes a document of the index.
use std::collections::HashSet;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use lotse_domain::{
    company::{CompanyView, Site},
    fold::fold,
    occupation::{Area, Occupation},
    place::{Gazetteer, STATES, state_name},
    vacancy::{Kind, VacancyView, desk::Crowd},
};
use serde::{Deserialize, Serialize};
use tantivy::{TantivyDocument, Term};
use uuid::Uuid;

use crate::{
    SuggestionKind, VacancyCard,
    analysis::{neutral, pieces},
    answering::Answering,
    card,
    error::Result,
    geo,
    schema::{Fields, document_kind},
};

/// A vacancy, to be found and shown. The gazetteer tells the districts of its sites.
pub(crate) fn vacancy(fields: &Fields, gazetteer: &Gazetteer, view: &VacancyView) -> Result<TantivyDocument> {
    let VacancyView { vacancy, company, sites, occupation, clusters, answers, crowd } = view;
    let mut doc = identified(fields, vacancy.id, document_kind::VACANCY);
    doc.add_u64(fields.version, u64::try_from(vacancy.version).unwrap_or(0));
    words(fields, &mut doc, view);

    doc.add_u64(fields.kind, position(Kind::ALL, vacancy.kind));
    doc.add_u64(
        fields.qualification,
        vacancy.qualification.map_or(0, |q| position(lotse_domain::vacancy::Qualification::ALL, q) + 1),
    );
    doc.add_u64(
        fields.area,
        occupation.as_ref().map_or(0, |o| position(lotse_domain::occupation::Area::ALL, o.area) + 1),
    );
    if let Some(start) = vacancy.starts_on {
        doc.add_u64(fields.start_year, u64::try_from(start.year()).unwrap_or(0));
    }
    if let Some(days) = start_days(vacancy.starts_on, vacancy.starts_asap) {
        doc.add_u64(fields.start, days);
    }
    if let Some(cents) = vacancy.pay_by_year.0.first().and_then(|cents| u64::try_from(*cents).ok()) {
        doc.add_u64(fields.pay, cents);
    }
    doc.add_u64(fields.published, vacancy.published_at.map_or(0, seconds));
    doc.add_text(fields.company, &company.slug);
    for cluster in clusters {
        doc.add_text(fields.cluster, &cluster.slug);
    }
    if let Some(occupation) = occupation {
        doc.add_text(fields.occupation, &occupation.code);
    }
    places(fields, &mut doc, gazetteer, sites);
    let answering = Answering::of(answers.as_ref());
    if answering != Answering::default() {
        doc.add_u64(fields.answering, answering.number());
    }
    if *crowd != Crowd::default() {
        doc.add_u64(fields.crowd, crowd.number().into());
    }
    doc.add_bytes(fields.card, &VacancyCard::from(view).to_bytes()?);
    Ok(doc)
}

fn words(fields: &Fields, doc: &mut TantivyDocument, view: &VacancyView) {
    let VacancyView { vacancy, company, sites, occupation, .. } = view;
    let mut head = WordSet::default();
    head.add(&vacancy.title);
    match occupation {
        Some(o) => {
            for title in [&o.title_male, &o.title_female, &o.title] {
                head.add(title);
            }
            o.synonyms.0.iter().for_each(|synonym| head.add(synonym));
        }
        None => vacancy.occupation_text.iter().for_each(|text| head.add(text)),
    }
    let mut meta = WordSet::default();
    meta.add(&company.name);
    for site in sites {
        meta.add(&site.town);
        site.postal_code.iter().for_each(|code| meta.add(code));
        site.state.as_deref().and_then(state_name).into_iter().for_each(|state| meta.add(state));
    }
    doc.add_text(fields.head, &head.text);
    // Once more: what the title says itself counts more than a synonym of the occupation.
    doc.add_text(fields.head, &vacancy.title);
    doc.add_text(fields.title, &vacancy.title);
    for title in occupation.iter().flat_map(|o| [&o.title_male, &o.title]) {
        doc.add_text(fields.title, title);
    }
    doc.add_text(fields.surf, format!("{} {}", head.text, meta.text));
    doc.add_text(fields.meta, &meta.text);
    let said = [&vacancy.summary, &vacancy.description, &company.industry];
    for text in said.into_iter().flatten().chain(&vacancy.benefits.0).chain(&vacancy.subjects.0) {
        doc.add_text(fields.body, text);
    }
}

/// Words, each once: a title that repeats its occupation is no better hit than one that does not.
#[derive(Default)]
struct WordSet {
    text: String,
    seen: HashSet<String>,
}

impl WordSet {
    fn add(&mut self, text: &str) {
        for piece in pieces(text) {
            let folded = fold(piece);
            if self.seen.insert(neutral(&folded).into_owned()) {
                self.text.push_str(&folded);
                self.text.push(' ');
            }
        }
    }
}

fn places(fields: &Fields, doc: &mut TantivyDocument, gazetteer: &Gazetteer, sites: &[Site]) {
    let mut states: Vec<u64> = sites.iter().filter_map(|site| state_number(site.state.as_deref()?)).collect();
    states.sort_unstable();
    states.dedup();
    for state in states {
        doc.add_u64(fields.state, state);
    }
    let mut districts: Vec<u64> = sites.iter().filter_map(|site| district_number(site, gazetteer)).collect();
    districts.sort_unstable();
    districts.dedup();
    for district in districts {
        doc.add_u64(fields.district, district);
    }
    let mut positions = sites.iter().filter_map(|site| Some((site.latitude?, site.longitude?))).peekable();
    doc.add_u64(fields.curve, positions.peek().map_or(u64::MAX, |(lat, lon)| geo::curve(*lat, *lon)));
    for (lat, lon) in positions {
        doc.add_u64(fields.site, geo::pack(lat, lon));
    }
}

/// What a suggestion says and by which words it is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SuggestionCard {
    pub kind: SuggestionKind,
    pub text: String,
    pub slug: String,
    /// By which its open postings are counted: the occupation's code, the company's slug.
    pub key: String,
    /// Of an occupation.
    pub area: Option<Area>,
    /// As people may write it; [`SuggestionCard::text`] is among them.
    pub names: Vec<String>,
}

/// An occupation, to be suggested.
pub(crate) fn occupation(fields: &Fields, row: &Occupation) -> Result<TantivyDocument> {
    let names = [&row.title, &row.title_male, &row.title_female];
    let card = SuggestionCard {
        kind: SuggestionKind::Occupation,
        text: row.title.clone(),
        slug: row.slug.clone(),
        key: row.code.clone(),
        area: Some(row.area),
        names: names.into_iter().chain(&row.synonyms.0).cloned().collect(),
    };
    suggestion(fields, row.id, &card)
}

/// A company, to be suggested.
pub(crate) fn company(fields: &Fields, view: &CompanyView) -> Result<TantivyDocument> {
    let company = &view.company;
    let card = SuggestionCard {
        kind: SuggestionKind::Company,
        text: company.name.clone(),
        slug: company.slug.clone(),
        key: company.slug.clone(),
        area: None,
        names: vec![company.name.clone()],
    };
    suggestion(fields, company.id, &card)
}

fn suggestion(fields: &Fields, id: Uuid, card: &SuggestionCard) -> Result<TantivyDocument> {
    let mut doc = identified(fields, id, document_kind::SUGGESTION);
    doc.add_u64(fields.curve, u64::MAX);
    doc.add_bytes(fields.card, &card::to_bytes(card)?);
    Ok(doc)
}

fn identified(fields: &Fields, id: Uuid, kind: u64) -> TantivyDocument {
    let mut doc = TantivyDocument::new();
    let (high, low) = id.as_u64_pair();
    doc.add_text(fields.id, id.hyphenated().to_string());
    doc.add_u64(fields.id_high, high);
    doc.add_u64(fields.id_low, low);
    doc.add_u64(fields.document, kind);
    doc
}

/// The term by which the document of a row is deleted.
pub(crate) fn id_term(fields: &Fields, id: Uuid) -> Term {
    Term::from_field_text(fields.id, &id.hyphenated().to_string())
}

fn position<T: PartialEq + Copy>(all: &[T], value: T) -> u64 {
    all.iter().position(|known| *known == value).map_or(0, |at| at as u64)
}

/// The position of a state in [`STATES`].
pub(crate) fn state_number(code: &str) -> Option<u64> {
    STATES.iter().position(|(known, _)| *known == code).map(|at| at as u64)
}

/// The key of the district in which a site lies.
fn district_number(site: &Site, gazetteer: &Gazetteer) -> Option<u64> {
    let is_here = site.country == "DE";
    let found = gazetteer.district_of(site.postal_code.as_deref(), &site.town, site.state.as_deref());
    found.filter(|_| is_here)?.key.parse().ok()
}

/// 2000-01-01, from which days and seconds are counted so that they fit 32 bits.
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(2000, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// "As soon as possible" starts before every date.
fn start_days(starts_on: Option<NaiveDate>, asap: bool) -> Option<u64> {
    match starts_on {
        Some(day) => Some(u64::try_from((day - EPOCH).num_days()).unwrap_or(0).min(u64::from(u32::MAX - 1))),
        None => asap.then_some(0),
    }
}

fn seconds(at: DateTime<Utc>) -> u64 {
    let since = at.naive_utc() - EPOCH.and_time(chrono::NaiveTime::MIN);
    u64::try_from(since.num_seconds()).unwrap_or(0).min(u64::from(u32::MAX - 1))
}
