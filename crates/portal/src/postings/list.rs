//! The vacancies of a company, by state.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::vacancy::{
    VacancyState,
    desk::{OwnVacancy, list_own},
};

use super::edit::is_editable;
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, inner_page},
    error::Result,
    form::Notice,
    format,
    page::{Page, html},
    search::{vacancy_path, with_sexes},
    site::Site,
};

/// In this order: what somebody has to do something about comes first.
const GROUPS: [VacancyState; 7] = [
    VacancyState::Draft,
    VacancyState::InReview,
    VacancyState::Published,
    VacancyState::Paused,
    VacancyState::Expired,
    VacancyState::Filled,
    VacancyState::Withdrawn,
];

#[derive(Template)]
#[template(path = "postings/list.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    /// Where a new one is written; none for companies that are in no cluster.
    fresh: Option<String>,
    overview: String,
    groups: Vec<Group>,
}

struct Group {
    heading: String,
    about: String,
    rows: Vec<Row>,
}

struct Row {
    title: String,
    href: String,
    facts: String,
    /// Kind of the last day, in words: "zu sehen bis 3. März 2027".
    last: Option<String>,
    /// Open applications, and where they are.
    applications: Option<(String, String)>,
    remarks: Vec<String>,
    imported: bool,
    /// (address, label) of pages.
    ways: Vec<(String, String)>,
    steps: Vec<Step>,
}

/// A form of one button.
struct Step {
    action: String,
    name: &'static str,
    value: &'static str,
    label: String,
    loud: bool,
}

impl Row {
    fn new(site: &Site, own: &Own, posting: &OwnVacancy) -> Self {
        let (lang, vacancy, board) = (site.lang, &posting.vacancy, &posting.desk);
        let path = own.path(&format!("/stellen/{}", vacancy.id));
        let places = u64::try_from(vacancy.places).unwrap_or(0);
        let mut facts = vec![lang.word("kind", vacancy.kind.as_str()), lang.count("places", places)];
        if board.accepted > 0 {
            let accepted = u64::try_from(board.accepted).unwrap_or(0);
            facts.push(lang.with("posting-accepted", [("n", format::number(lang, accepted))]));
        }
        let open = u64::try_from(board.open).unwrap_or(0);
        let applications = (open > 0).then(|| {
            let to = own.path(&format!("/bewerbungen?stelle={}", vacancy.id));
            (site.href(&to), lang.count("posting-open", open))
        });
        let last = board.expires_on.or(vacancy.deadline).map(|day| format::date(lang, day));
        let shown = matches!(vacancy.state, VacancyState::Published | VacancyState::Paused);
        Self {
            title: with_sexes(&vacancy.title),
            href: site.href(&path),
            facts: facts.join(" · "),
            last: last.filter(|_| shown).map(|day| lang.with("posting-last-day", [("day", day)])),
            applications,
            remarks: board.remarks.0.iter().map(|remark| remark.text.clone()).collect(),
            imported: !posting.editable,
            ways: ways(site, &path, posting),
            steps: steps(site, own, &path, posting),
        }
    }
}

fn ways(site: &Site, path: &str, posting: &OwnVacancy) -> Vec<(String, String)> {
    use VacancyState as S;
    let (lang, state) = (site.lang, posting.vacancy.state);
    let mut ways = Vec::new();
    let mut way = |allowed: bool, to: String, key: &str| {
        if allowed {
            ways.push((to, lang.t(key)));
        }
    };
    let inner = |part: &str| site.href(&format!("{path}{part}"));
    let public = site.public(lang, &vacancy_path(&posting.vacancy.title, posting.vacancy.id));
    let own = posting.editable;
    way(is_editable(posting), inner(""), "posting-edit");
    way(state == S::Published, public, "posting-see");
    way(state != S::Published, inner("/vorschau"), "posting-preview");
    way(
        own && matches!(state, S::Published | S::Expired | S::Withdrawn),
        inner("/verlaengern"),
        match state {
            S::Published => "posting-renew",
            _ => "posting-again",
        },
    );
    way(matches!(state, S::Published | S::Paused), inner("/schliessen"), "posting-close");
    way(
        own && state == S::Draft && posting.vacancy.published_at.is_none(),
        inner("/entfernen"),
        "posting-remove",
    );
    ways
}

fn steps(site: &Site, own: &Own, path: &str, posting: &OwnVacancy) -> Vec<Step> {
    use VacancyState as S;
    let lang = site.lang;
    let trusted = own.clusters().any(|(cluster, trusted)| trusted && cluster.id == posting.cluster.id);
    let step = |part: &str, (name, value): (&'static str, &'static str), key: &str, loud: bool| Step {
        action: site.href(&format!("{path}{part}")),
        name,
        value,
        label: lang.t(key),
        loud,
    };
    let first = match posting.vacancy.state {
        S::Draft if trusted => Some(step("/schritt", ("schritt", "abgeben"), "posting-publish", true)),
        S::Draft => Some(step("/schritt", ("schritt", "abgeben"), "posting-hand-in", true)),
        S::InReview => Some(step("/schritt", ("schritt", "zuruecknehmen"), "posting-take-back", false)),
        S::Published => Some(step("/schritt", ("schritt", "pause"), "posting-pause", false)),
        S::Paused => Some(step("/schritt", ("schritt", "weiter"), "posting-resume", true)),
        S::Expired | S::Filled | S::Withdrawn => None,
    };
    let over = matches!(posting.vacancy.state, S::Expired | S::Filled | S::Withdrawn);
    let begun = matches!(posting.vacancy.state, S::Draft | S::InReview);
    let again = (!begun).then(|| step("/kopie", ("jahr", "ja"), "posting-next-year", over));
    first
        .filter(|_| posting.editable)
        .into_iter()
        .chain(again)
        .chain([step("/kopie", ("kopie", "ja"), "posting-copy", false)])
        .collect()
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let lang = site.lang;
    let postings = list_own(&state.db, &site.visit.actor, own.company.id).await?;
    let groups = GROUPS.iter().filter_map(|group| {
        let rows: Vec<Row> = postings
            .iter()
            .filter(|posting| posting.vacancy.state == *group)
            .map(|posting| Row::new(&site, &own, posting))
            .collect();
        (!rows.is_empty()).then(|| Group {
            heading: lang.word("postings-state", group.as_str()),
            about: lang.word("postings-about", group.as_str()),
            rows,
        })
    });
    html(&List {
        page: inner_page(&site, format!("{} – {}", lang.t("company-desk-postings"), own.company.name)),
        desk: desk(&site, &own, "/stellen"),
        notice: Notice::of(&site),
        fresh: own.is_member().then(|| site.href(&own.path("/stellen/neu"))),
        overview: site.href(&own.path("")),
        groups: groups.collect(),
    })
}
