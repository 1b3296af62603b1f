//! What waits for the people of a company, on the first page of their desk.
use chrono::Days;
use lotse_domain::{
    application::desk::{self as board, Card, Filter},
    vacancy::{
        VacancyState,
        desk::{OwnVacancy, list_own},
    },
};

use super::Own;
use crate::{PortalState, board::is_urgent, error::Result, format, search::with_sexes, site::Site};

/// A posting whose last day is nearer than this is named.
const ENDS_SOON: Days = Days::new(14);

/// Everything that waits, the most urgent first.
pub(super) struct Waiting {
    pub(super) rows: Vec<Row>,
    /// Where the first posting is written, while there is none.
    pub(super) first: Option<String>,
}

/// One thing that waits, and where it is done.
pub(super) struct Row {
    pub(super) text: String,
    /// In a word, for what cannot wait long.
    pub(super) tag: Option<String>,
    pub(super) href: String,
    /// What is to be done there.
    pub(super) next: String,
}

impl Waiting {
    pub(super) async fn of(state: &PortalState, site: &Site, own: &Own) -> Result<Self> {
        let (actor, company_id) = (&site.visit.actor, own.company.id);
        let cards = board::list(&state.db, &*state.clock, actor, company_id, Filter::default()).await?;
        let postings = list_own(&state.db, actor, company_id).await?;
        let mut rows = applications(state, site, own, &cards);
        for posting in &postings {
            rows.extend(posting_row(state, site, own, posting));
        }
        let first = postings.is_empty() && own.is_member();
        Ok(Self { rows, first: first.then(|| site.href(&own.path("/stellen/neu"))) })
    }
}

fn applications(state: &PortalState, site: &Site, own: &Own, cards: &[Card]) -> Vec<Row> {
    let lang = site.lang;
    let now = state.clock.now();
    let number = |some: &dyn Fn(&Card) -> bool| {
        u64::try_from(cards.iter().filter(|card| some(card)).count()).unwrap_or(u64::MAX)
    };
    let row = |count: u64, text: &str, tag: Option<&str>, part: &str| {
        (count > 0).then(|| Row {
            text: lang.count(text, count),
            tag: tag.map(|tag| lang.t(tag)),
            href: site.href(&own.path(part)),
            next: lang.t("waiting-to-board"),
        })
    };
    [
        row(
            number(&|card| is_urgent(&card.application, now)),
            "waiting-urgent",
            Some("waiting-soon"),
            "/bewerbungen?eilig=ja",
        ),
        row(own.new, "waiting-new", None, "/bewerbungen?spalte=new"),
        row(number(&|card| card.message_waits), "waiting-messages", None, "/bewerbungen"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn posting_row(state: &PortalState, site: &Site, own: &Own, posting: &OwnVacancy) -> Option<Row> {
    let (lang, vacancy) = (site.lang, &posting.vacancy);
    let today = format::day_of(state.clock.now());
    let title = || [("title", with_sexes(&vacancy.title))];
    let edit = || site.href(&own.path(&format!("/stellen/{}", vacancy.id)));
    if !posting.desk.remarks.0.is_empty() {
        return Some(Row {
            text: lang.with("waiting-remarks", title()),
            tag: None,
            href: edit(),
            next: lang.t("waiting-to-remarks"),
        });
    }
    let last = posting.desk.expires_on.or(vacancy.deadline)?;
    let soon = today.checked_add_days(ENDS_SOON).is_some_and(|soon| last <= soon) && last >= today;
    (vacancy.state == VacancyState::Published && soon).then(|| Row {
        text: lang
            .with("waiting-ends", [("title", with_sexes(&vacancy.title)), ("day", format::date(lang, last))]),
        tag: None,
        href: site.href(&own.path(&format!("/stellen/{}/verlaengern", vacancy.id))),
        next: lang.t("waiting-to-renew"),
    })
}
