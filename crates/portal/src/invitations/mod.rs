//! The page behind the link of an invitation.
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use lotse_domain::{
    DomainError,
    account::MailAddress,
    invitation::{self, Offer},
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    desk::{At, inner_page, see, team},
    error::Result,
    format,
    page::{Page, html},
    sign_in::desk_path,
    site::Site,
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new().route("/einladung/{token}", get(show).post(accept))
}

#[derive(Template)]
#[template(path = "invitations/offer.html")]
struct OfferPage {
    page: Page,
    /// "Jana Meyer lädt Sie ein": whoever it is, as far as it is known.
    inviter: String,
    role: String,
    /// The cluster, company or school; empty for operators.
    scope: String,
    until: String,
    step: Step,
    factor: bool,
}

/// What whoever holds the link can do.
enum Step {
    /// The address of the sign-in.
    SignIn(String),
    /// The form's address.
    Accept(String),
    /// Signed in with this address, invited was that one.
    Other { own: String, invited: String },
}

#[derive(Template)]
#[template(path = "invitations/gone.html")]
struct Gone {
    page: Page,
}

/// Shows the invitation; opening the link changes nothing.
async fn show(State(state): State<PortalState>, site: Site, Path(at): Path<At>) -> Result<Response> {
    let token = token(&at);
    match invitation::look_at(&state.db, &*state.clock, token).await {
        Ok(offer) => html(&offer_page(&site, &offer, token)),
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(other) => Err(other.into()),
    }
}

fn token(at: &At) -> &str {
    at.get("token").map_or("", String::as_str)
}

fn offer_page(site: &Site, offer: &Offer, token: &str) -> OfferPage {
    let (lang, invitation) = (site.lang, &offer.invitation);
    let path = format!("/einladung/{token}");
    let step = match site.visit.actor.identity() {
        None => {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("weiter", &path).finish();
            Step::SignIn(site.href(&format!("/anmelden?{query}")))
        }
        Some(identity) if identity.mail == invitation.mail => Step::Accept(site.href(&path)),
        Some(identity) => Step::Other { own: identity.mail.clone(), invited: masked(&invitation.mail) },
    };
    let inviter = match &offer.inviter {
        Some(name) => lang.with("invitation-by", [("name", name.clone())]),
        None => lang.t("invitation-by-nobody"),
    };
    OfferPage {
        page: inner_page(site, lang.t("invitation-title")),
        inviter,
        role: team::role(lang, invitation.role),
        scope: offer.scope_name.clone().unwrap_or_default(),
        until: format::date(lang, format::day_of(invitation.expires_at)),
        step,
        factor: invitation.role.needs_second_factor(),
    }
}

/// Whoever found the link does not learn the address.
fn masked(mail: &str) -> String {
    MailAddress::parse(mail).map_or_else(|_| String::from("…"), |mail| mail.masked())
}

/// The same for a link that never was, has expired or was used.
fn gone(site: &Site) -> Result<Response> {
    let page = html(&Gone { page: inner_page(site, site.lang.t("invitation-gone")) })?;
    Ok((StatusCode::NOT_FOUND, page).into_response())
}

async fn accept(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, token) = (&site.visit.actor, token(&at));
    actor.signed_in()?;
    match invitation::accept(&state.db, &*state.clock, actor, token).await {
        // Where the new role needs a second factor, its desk leads there first.
        Ok(grant) => {
            let desk = desk_path(&state, &grant).await?;
            Ok(see(&site, desk.as_deref().unwrap_or("/mein")))
        }
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(DomainError::Conflict(_)) => {
            let offer = invitation::look_at(&state.db, &*state.clock, token).await?;
            let page = html(&offer_page(&site, &offer, token))?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(other) => Err(other.into()),
    }
}
