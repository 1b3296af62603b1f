use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use lotse_domain::outbox::{self, OutboxState};

use super::{desk, operators_only};
use crate::{
    PortalState,
    desk::{Desk, inner_page},
    error::Result,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

/// Mails that have been due for longer than this many minutes are worth a look.
const LATE_MIN: i64 = 15;

#[derive(Template)]
#[template(path = "operator_desk/health.html")]
struct Health {
    page: Page,
    desk: Desk,
    checks: Vec<Check>,
}

/// One thing that should be well.
struct Check {
    name: String,
    says: String,
    well: bool,
    href: Option<String>,
}

pub(super) async fn health(State(state): State<PortalState>, site: Site) -> Result<Response> {
    operators_only(&site)?;
    let (actor, lang) = (&site.visit.actor, site.lang);
    let reached = state.db.ping().await.is_ok();
    let counts = outbox::count_by_state(&state.db, actor).await?;
    let count =
        |state: OutboxState| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count);
    let oldest = outbox::oldest_waiting(&state.db, actor).await?;
    let minutes = oldest.map_or(0, |at: DateTime<Utc>| (state.clock.now() - at).num_minutes().max(0));
    let (waiting, dead) = (count(OutboxState::Waiting), count(OutboxState::Dead));
    let list = |word: &str| Some(site.href(&format!("/betreiber/mails?stand={word}")));
    let check = |name: &str, says: String, well: bool, href| Check { name: lang.t(name), says, well, href };
    let database = lang.t(if reached { "health-database-well" } else { "health-database-ill" });
    html(&Health {
        page: inner_page(&site, lang.t("operator-desk-health")),
        desk: desk(&site, "/betreiber"),
        checks: vec![
            check("health-database", database, reached, None),
            check("health-waiting", waits(lang, waiting, minutes), minutes <= LATE_MIN, list("wartend")),
            check("health-dead", lang.count("health-dead-count", dead), dead == 0, list("aufgegeben")),
            check(
                "health-done",
                lang.count("health-done-count", count(OutboxState::Done)),
                true,
                list("erledigt"),
            ),
            check("health-index", lang.count("health-index-count", state.index.num_docs()), true, None),
        ],
    })
}

/// How many mails wait, and how long the first of them has.
fn waits(lang: Lang, count: u64, minutes: i64) -> String {
    let mut says = lang.count("health-waiting-count", count);
    if minutes > 0 {
        let minutes = format::number(lang, u64::try_from(minutes).unwrap_or(0));
        says.push(' ');
        says.push_str(&lang.with("health-waiting-since", [("n", minutes)]));
    }
    says
}
