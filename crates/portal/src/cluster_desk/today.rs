use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    application::guarantee,
    company::{MembershipState, admission},
    grant, report, school,
    vacancy::desk as postings,
};

use super::{desk, managed, members::MemberRow};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, team},
    error::Result,
    event_desk,
    page::{Page, html},
    site::Site,
};

/// Who waits and is shown on the first page; the rest is a list away.
const SHOWN: u64 = 5;

#[derive(Template)]
#[template(path = "cluster_desk/today.html")]
struct Today {
    page: Page,
    desk: Desk,
    /// What waits for the managers besides companies.
    waits: Vec<Figure>,
    /// Events of the week.
    week: Vec<event_desk::EventRow>,
    waiting: u64,
    rows: Vec<MemberRow>,
    /// All who wait, where not all are shown.
    all: Option<String>,
    figures: Vec<Figure>,
    team: Vec<team::MemberRow>,
}

/// A number with what it counts and the way there.
struct Figure {
    number: String,
    label: String,
    href: String,
}

pub(super) async fn today(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, lang) = (&site.visit.actor, site.lang);
    let counts = admission::count_members(&state.db, actor, cluster.id).await?;
    let count = |state: MembershipState| {
        counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, count)| *count)
    };
    let pending = MembershipState::Pending;
    let rows = admission::list_members(&state.db, actor, cluster.id, pending, None, SHOWN).await?;
    let members = grant::list_team(&state.db, actor, cluster.id).await?;
    let schools = school::list_of_cluster(&state.db, actor, cluster.id).await?;
    let reviews = postings::list_reviews(&state.db, &*state.clock, actor, cluster.id).await?;
    let reports = report::list_open(&state.db, &*state.clock, actor, cluster.id).await?;
    let overdue = guarantee::list_overdue(&state.db, &*state.clock, actor, cluster.id).await?;
    let events = event_desk::of_today(&state, &site, &cluster).await?;
    let path = format!("/cluster/{}", cluster.slug);
    let figure = |count: u64, label: String, to: &str| Figure {
        number: crate::format::number(lang, count),
        label,
        href: site.href(&format!("{path}{to}")),
    };
    let active = count(MembershipState::Active);
    let (ended, refused) = (count(MembershipState::Ended), count(MembershipState::Refused));
    let schools = u64::try_from(schools.len()).unwrap_or(0);
    let reviews = u64::try_from(reviews.len()).unwrap_or(0);
    let reports = u64::try_from(reports.len()).unwrap_or(0);
    let overdue = overdue.iter().map(|line| line.count).sum();
    html(&Today {
        page: inner_page(&site, format!("{} – {}", lang.t("cluster-desk-today"), cluster.name)),
        desk: desk(&site, &cluster, ""),
        waits: vec![
            figure(reviews, lang.count("cluster-waits-reviews", reviews), "/pruefung"),
            figure(reports, lang.count("cluster-waits-reports", reports), "/meldungen"),
            figure(overdue, lang.count("cluster-waits-answers", overdue), "/antworten"),
            figure(events.new, lang.count("edesk-today-new", events.new), "/veranstaltungen"),
            figure(
                events.exhibitors_waiting,
                lang.count("edesk-today-exhibitors", events.exhibitors_waiting),
                "/veranstaltungen",
            ),
        ],
        week: events.week,
        waiting: count(pending),
        all: (count(pending) > SHOWN).then(|| site.href(&format!("{path}/mitglieder?stand=wartend"))),
        rows: rows.iter().map(|member| MemberRow::new(&site, &cluster, member)).collect(),
        figures: vec![
            figure(active, lang.count("cluster-figure-active", active), "/mitglieder?stand=aktiv"),
            figure(ended, lang.count("cluster-figure-ended", ended), "/mitglieder?stand=beendet"),
            figure(refused, lang.count("cluster-figure-refused", refused), "/mitglieder?stand=abgelehnt"),
            figure(schools, lang.count("cluster-figure-schools", schools), "/schulen"),
        ],
        team: members.iter().map(|member| team::MemberRow::new(&site, member, &path, &[])).collect(),
    })
}
