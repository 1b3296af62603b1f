use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{
    DomainError,
    account::{self, Profile},
    cluster,
    company::admission,
};
use lotse_web_kit::auth::Form;

use super::form::Typed;
use crate::{
    PortalState,
    desk::{DeskForm, inner_page, parameter, see},
    error::{PortalError, Result},
    form::{Mistakes, Refusal},
    page::{Page, Section, html},
    site::{Site, short_name},
};

#[derive(Template)]
#[template(path = "registration/steps.html")]
struct Steps {
    page: Page,
    sign_in: String,
}

/// In three steps for strangers; the form for those who have proved their address.
pub(super) async fn show(State(state): State<PortalState>, site: Site) -> Result<Response> {
    if site.visit.actor.identity().is_none() {
        let (title, about) = (site.lang.t("registration-title"), site.lang.t("registration-description"));
        let page = Page::new(&site, Section::Companies, title, about).found_here("/registrieren");
        return html(&Steps { page, sign_in: site.href("/anmelden?weiter=%2Fregistrieren") });
    }
    let identity = site.visit.actor.signed_in()?;
    let typed = Typed::fresh(&site, identity.name.as_deref());
    form_page(&state, &site, &typed).await?.show()
}

async fn form_page(state: &PortalState, site: &Site, typed: &Typed) -> Result<DeskForm> {
    let clusters = cluster::list_all(state.db.read()).await?;
    let lang = site.lang;
    Ok(DeskForm {
        page: inner_page(site, lang.t("registration-title")),
        desk: None,
        heading: lang.t("registration-heading"),
        intro: vec![lang.t("registration-intro"), lang.t("registration-data")],
        mistakes: Mistakes::default(),
        form: typed.block(site, &clusters),
        back: None,
    })
}

pub(super) async fn register(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let actor = &site.visit.actor;
    let identity = actor.signed_in()?;
    let typed = Typed::read(&fields);
    let draft = match typed.draft(site.lang) {
        Ok(draft) => draft,
        Err(mistakes) => return form_page(&state, &site, &typed).await?.refused(&Refusal::own(mistakes)),
    };
    let cluster = cluster::find_by_slug(state.db.read(), &typed.cluster).await?;
    // Managers want to know whom they deal with.
    if identity.name.as_deref() != Some(typed.person.as_str()) {
        let profile = Profile { name: Some(typed.person.clone()), language: None };
        match account::change_profile(&state.db, &*state.clock, actor, profile).await {
            Ok(_) => {}
            Err(DomainError::Invalid(_)) => {
                let wrong = Mistakes::of("person", site.lang.t("registration-person-wrong"));
                return form_page(&state, &site, &typed).await?.refused(&Refusal::own(wrong));
            }
            Err(other) => return Err(other.into()),
        }
    }
    let registered = admission::register(
        &state.db,
        &*state.clock,
        &state.auth.secrets,
        &state.gazetteer,
        actor,
        draft,
        cluster.id,
        typed.message(),
    )
    .await;
    match registered {
        Ok(company) => {
            Ok(see(&site, &format!("/registrieren/fertig?betrieb={}&cluster={}", company.slug, cluster.slug)))
        }
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "name", &site.lang.t("registration-known"))?;
            form_page(&state, &site, &typed).await?.refused(&refusal)
        }
    }
}

#[derive(Template)]
#[template(path = "registration/done.html")]
struct Done {
    page: Page,
    cluster: String,
    /// Where a second factor is set up; none where the session has shown one.
    set_up: Option<String>,
    desk: String,
}

/// What happens next, and by whom. The company's own pages need a second factor, this one does not.
pub(super) async fn done(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let identity = site.visit.actor.signed_in()?;
    let slug = |name| {
        parameter(&site, name)
            .filter(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
            .ok_or(PortalError::NotFound)
    };
    let (company, cluster) = (slug("betrieb")?, slug("cluster")?);
    let cluster = cluster::find_by_slug(state.db.read(), &cluster).await?;
    let strong = identity.strength == lotse_domain::actor::Strength::Strong;
    html(&Done {
        page: inner_page(&site, site.lang.t("registration-done-title")),
        cluster: short_name(&cluster.name).to_owned(),
        set_up: (!strong)
            .then(|| site.href(&format!("/mein/sicherheit/einrichten?weiter=%2Fbetrieb%2F{company}"))),
        desk: site.href(&format!("/betrieb/{company}")),
    })
}
