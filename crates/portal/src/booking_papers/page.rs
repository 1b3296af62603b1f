//! The lists that make sense for an event, and each as a file.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{booking, event::exhibitor};
use uuid::Uuid;

use super::{
    Format, Kind, answer,
    badges::badges,
    companies::{has_interviews, interviews, stands},
    of_table,
    people::{buses, chosen, is_tour, people},
    stations::{has_stations, stations},
};
use crate::{
    PortalState,
    booking_desk::slot_name,
    desk::{At, Desk, inner_page, parameter},
    error::{PortalError, Result},
    event_desk::{Case, EventHead},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "booking_papers/lists.html")]
struct Lists {
    page: Page,
    desk: Desk,
    head: EventHead,
    papers: Vec<Paper>,
}

struct Paper {
    key: &'static str,
    title: String,
    about: String,
    /// Label and address of each form that it can have.
    ways: Vec<(&'static str, String)>,
    /// Slots to choose from.
    slots: Vec<(String, String)>,
}

fn makes_sense(case: &Case, kind: Kind) -> bool {
    match kind {
        Kind::People | Kind::Badges => true,
        Kind::Bus => case.view.slots.iter().any(is_tour),
        Kind::Stations => has_stations(case),
        Kind::Interviews => has_interviews(case),
        Kind::Options => !case.view.options.is_empty(),
        Kind::Exhibitors => !case.view.exhibitors.is_empty(),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let lang = site.lang;
    let paper = |kind: Kind| {
        let way = |format: &Format| {
            let path = case.path(&format!("/listen/{}.{}", kind.word(), format.word()));
            (format.label(), site.href(&path))
        };
        let slots = case.view.slots.iter().filter(|view| view.slot.cancelled_at.is_none());
        let slots = slots.map(|view| (view.slot.id.to_string(), slot_name(lang, case.event(), &view.slot)));
        Paper {
            key: kind.key(),
            title: lang.t(&format!("paper-{}", kind.key())),
            about: lang.t(&format!("paper-about-{}", kind.key())),
            ways: kind.formats().iter().map(way).collect(),
            slots: if kind == Kind::People { slots.collect() } else { Vec::new() },
        }
    };
    let papers = Kind::ALL.into_iter().filter(|kind| makes_sense(&case, *kind)).map(paper).collect();
    let (desk, head) = case.frame(&site, "/listen");
    html(&Lists {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-lists"), head.title)),
        desk,
        head,
        papers,
    })
}

pub(super) async fn file(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let file = at.get("file").and_then(|file| file.split_once('.'));
    let (kind, format) = file
        .and_then(|(kind, format)| Kind::of(kind).zip(Format::of(format)))
        .ok_or(PortalError::NotFound)?;
    if !kind.formats().contains(&format) {
        return Err(PortalError::NotFound);
    }
    let (lang, actor, id) = (site.lang, &site.visit.actor, case.event().id);
    let everyone = booking::desk::everyone(&state.db, &*state.clock, actor, id).await?;
    let exhibits = exhibitor::list(&state.db, actor, id).await?;
    let name = format!("{}-{}", kind.word(), case.event().slug);
    let only = parameter(&site, "termin").and_then(|id| Uuid::try_parse(&id).ok());
    let table = match kind {
        Kind::People => people(lang, &case, &everyone, only, format == Format::Pdf),
        Kind::Bus => buses(lang, &case, &everyone),
        Kind::Stations => stations(lang, &case, &everyone),
        Kind::Interviews => interviews(lang, &case, &everyone, &exhibits),
        Kind::Options => chosen(lang, &case, &everyone),
        Kind::Exhibitors => stands(lang, &case, &exhibits),
        Kind::Badges => {
            let made = badges(&site, &case, &everyone, &exhibits);
            return answer(&name, format, move || lotse_papers::badges(made)).await;
        }
    };
    of_table(&name, format, table).await
}
