//! The board: lanes side by side on a desk, one at a time on a phone.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    application::{
        ApplicationState,
        desk::{self as board, Card, Lane},
    },
    vacancy::desk::list_own,
};

use super::{
    due::{Due, is_urgent, waiting},
    filters::Chosen,
};
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, Desk, Tab, inner_page, parameter},
    error::Result,
    form::{Field, Notice},
    format,
    language::Lang,
    page::{Page, html},
    search::with_sexes,
    site::Site,
};

#[derive(Template)]
#[template(path = "board/board.html")]
struct Board {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    /// What became of several that were answered at once.
    report: Option<String>,
    filters: Vec<Field>,
    filtered: Option<String>,
    tabs: Vec<Tab>,
    lanes: Vec<LaneView>,
    several: String,
    /// Nothing has ever come in.
    empty: bool,
    postings: String,
}

/// A column.
struct LaneView {
    word: &'static str,
    heading: String,
    /// What belongs here, and what to do.
    about: String,
    /// The one that a phone shows.
    current: bool,
    cards: Vec<CardView>,
}

struct CardView {
    id: String,
    name: String,
    title: String,
    href: String,
    /// The form that opens it, while nobody has.
    open: Option<String>,
    waits: Option<String>,
    due: Option<Due>,
    /// How it ended.
    ended: Option<String>,
    interview: Option<String>,
    marks: Vec<String>,
    /// Can be answered together with others.
    tick: bool,
}

/// The vacancy of an application, or that there is none.
pub(super) fn title_of(lang: Lang, card: &Card) -> String {
    card.title.as_deref().map_or_else(|| lang.t("board-speculative-one"), with_sexes)
}

/// The pupil, while the application still says who it is.
pub(super) fn name_of(lang: Lang, card: &Card) -> String {
    card.application.name.clone().unwrap_or_else(|| lang.t("board-nameless"))
}

impl CardView {
    fn new(site: &Site, own: &Own, card: &Card, now: DateTime<Utc>) -> Self {
        let (lang, application) = (site.lang, &card.application);
        let path = own.path(&format!("/bewerbungen/{}", application.id));
        let mut marks = Vec::new();
        if card.message_waits {
            marks.push(lang.t("board-message"));
        }
        if card.documents > 0 {
            marks.push(lang.count("board-documents", card.documents));
        }
        if card.notes > 0 {
            marks.push(lang.count("board-notes", card.notes));
        }
        if application.nudged_at.is_some() && application.state.is_open() {
            marks.push(lang.t("board-nudged"));
        }
        let new = application.state == ApplicationState::Submitted;
        let ended =
            application.state.is_closed().then(|| lang.word("application-state", application.state.as_str()));
        let interview = card.interview.as_ref().filter(|_| ended.is_none());
        Self {
            id: application.id.to_string(),
            name: name_of(lang, card),
            title: title_of(lang, card),
            open: new.then(|| site.href(&format!("{path}/oeffnen"))),
            href: site.href(&path),
            waits: waiting(lang, application, now),
            due: Due::of(lang, application, now),
            interview: interview
                .map(|date| lang.with("board-interview", [("day", format::moment(lang, date.starts_at))])),
            marks,
            tick: matches!(
                application.state,
                ApplicationState::Submitted | ApplicationState::Seen | ApplicationState::Interview
            ),
            ended,
        }
    }
}

/// What became of several: so many done, so many not.
fn report(site: &Site) -> Option<String> {
    let number =
        |name: &str| parameter(site, name).and_then(|text| text.parse::<u64>().ok()).filter(|n| *n <= 100);
    let (done, not) = (number("erledigt")?, number("nicht").unwrap_or(0));
    let lang = site.lang;
    let mut text = lang.count("several-done", done);
    if not > 0 {
        text.push(' ');
        text.push_str(&lang.count("several-not", not));
    }
    Some(text)
}

pub(super) async fn board(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (lang, actor, now) = (site.lang, &site.visit.actor, state.clock.now());
    let chosen = Chosen::of(&site);
    let mut cards = board::list(&state.db, &*state.clock, actor, own.company.id, chosen.filter()).await?;
    if chosen.urgent {
        // Offers wait for the pupil: nothing is urgent for the company there.
        cards.retain(|card| is_urgent(&card.application, now));
    }
    let postings = list_own(&state.db, actor, own.company.id).await?;
    let of = |lane: Lane| cards.iter().filter(move |card| Lane::of(card.application.state) == lane);
    let first = Lane::ALL.into_iter().find(|lane| of(*lane).next().is_some()).unwrap_or(Lane::New);
    let shown = chosen.lane.unwrap_or(first);
    let path = own.path("/bewerbungen");
    let heading = |lane: Lane| {
        let count = u64::try_from(of(lane).count()).unwrap_or(u64::MAX);
        format!("{} ({})", lang.word("lane", lane.as_str()), format::number(lang, count))
    };
    html(&Board {
        page: inner_page(&site, format!("{} – {}", lang.t("company-desk-applications"), own.company.name)),
        desk: desk(&site, &own, "/bewerbungen"),
        notice: Notice::of(&site),
        report: report(&site),
        filters: chosen.fields(&site, &postings),
        filtered: chosen.is_any().then(|| site.href(&path)),
        tabs: Lane::ALL
            .into_iter()
            .map(|lane| Tab {
                label: heading(lane),
                href: site.href(&format!("{path}?{}", chosen.query(lane))),
                current: lane == shown,
            })
            .collect(),
        lanes: Lane::ALL
            .into_iter()
            .map(|lane| LaneView {
                word: lane.as_str(),
                heading: heading(lane),
                about: lang.word("lane-about", lane.as_str()),
                current: lane == shown,
                cards: of(lane).map(|card| CardView::new(&site, &own, card, now)).collect(),
            })
            .collect(),
        several: site.href(&format!("{path}/mehrere")),
        empty: cards.is_empty() && !chosen.is_any(),
        postings: site.href(&own.path("/stellen")),
    })
}
