use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    DomainError,
    session::{self, Session, Surface},
};
use lotse_web_kit::auth::{Cookies, Form};

use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, Notice},
    format,
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "account/sessions.html")]
struct Sessions {
    page: Page,
    notice: Option<Notice>,
    rows: Vec<Row>,
    others: Option<Block>,
}

struct Row {
    device: String,
    this: bool,
    api: bool,
    since: String,
    used: String,
    end: Block,
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let own = session::list_own(&state.db, &*state.clock, actor).await?;
    let this = actor.in_session()?.1;
    let row = |session: Session| Row {
        this: session.id == this,
        api: session.surface == Surface::Api,
        since: format::moment(lang, session.created_at),
        used: format::moment(lang, session.last_used_at),
        end: Block::new("/mein/sitzungen/beenden", lang.t("sessions-end"))
            .hidden("id", session.id.to_string())
            .quiet(),
        device: session.device,
    };
    let rows: Vec<Row> = own.into_iter().map(row).collect();
    let others = Block::new("/mein/sitzungen/alle", lang.t("sessions-end-others"))
        .text(lang.t("sessions-end-others-text"))
        .quiet();
    let title = lang.t("sessions-title");
    html(&Sessions {
        page: Page::new(&site, Section::Other, title.clone(), title),
        notice: Notice::of(&site),
        others: (rows.len() > 1).then_some(others),
        rows,
    })
}

/// One; the one that calls is signing out.
pub(super) async fn end(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, fields.text("id").parse().map_err(|_| PortalError::NotFound)?);
    let this = actor.in_session()?.1 == id;
    match session::end(&state.db, &*state.clock, actor, id).await {
        // Ended already: that is what was wanted, and a foreign one is answered the same.
        Ok(()) | Err(DomainError::NotFound { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    if this {
        let cookie = Cookies::of(&state.auth).forget_session().header();
        return Ok(
            ([(axum::http::header::SET_COOKIE, cookie)], Redirect::to(&site.href("/"))).into_response()
        );
    }
    Ok(Redirect::to(&site.href("/mein/sitzungen?fertig=session-ended")).into_response())
}

pub(super) async fn end_others(
    State(state): State<PortalState>,
    site: Site,
    Form(_): Form,
) -> Result<Response> {
    session::end_all(&state.db, &*state.clock, &site.visit.actor, true).await?;
    Ok(Redirect::to(&site.href("/mein/sitzungen?fertig=sessions-ended")).into_response())
}
