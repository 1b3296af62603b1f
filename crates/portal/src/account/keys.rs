//! Keys for programs of one's own company.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    api_key::{self, ApiKey, Scope},
    grant::{Role, scope_name},
};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Notice, Refusal},
    format,
    language::Lang,
    page::{Page, Section, html},
    path::Id,
    site::Site,
};

const DAYS: [u32; 3] = [30, 90, 365];

#[derive(Template)]
#[template(path = "account/keys.html")]
struct Keys {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    /// A key that was just made.
    token: Option<String>,
    rows: Vec<Row>,
    form: Block,
}

struct Row {
    name: String,
    prefix: String,
    company: String,
    scopes: String,
    until: String,
    used: String,
    revoke: String,
}

/// The companies that the caller works for.
async fn companies(state: &PortalState, site: &Site) -> Result<Vec<(Uuid, String)>> {
    let identity = site.visit.actor.signed_in()?;
    let mut found: Vec<(Uuid, String)> = Vec::new();
    for grant in identity.grants().filter(|g| matches!(g.role, Role::CompanyAdmin | Role::Recruiter)) {
        if found.iter().all(|(id, _)| *id != grant.scope_id)
            && let Some(name) = scope_name(state.db.read(), grant.role, grant.scope_id).await?
        {
            found.push((grant.scope_id, name));
        }
    }
    if found.is_empty() { Err(PortalError::NotFound) } else { Ok(found) }
}

fn scopes_of(lang: Lang, key: &ApiKey) -> String {
    let scopes: Vec<Scope> = serde_json::from_value(key.scopes.clone()).unwrap_or_default();
    scopes.iter().map(|scope| scope_word(lang, *scope)).collect::<Vec<_>>().join(", ")
}

fn scope_word(lang: Lang, scope: Scope) -> String {
    lang.word("scope", &scope.as_str().replace(':', "-"))
}

fn form(lang: Lang, companies: &[(Uuid, String)], fields: &Fields) -> Block {
    let companies = companies.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let scopes = Scope::ALL.iter().map(|s| (s.as_str().to_owned(), scope_word(lang, *s))).collect();
    let days =
        DAYS.iter().map(|days| (days.to_string(), lang.count("keys-days", u64::from(*days)))).collect();
    let chosen = Some(fields.text("days")).filter(|days| !days.is_empty()).unwrap_or("90");
    Block::new("/mein/schluessel", lang.t("keys-make"))
        .heading(lang.t("keys-new"))
        .field(
            Field { maxlength: 60, ..Field::text("name", lang.t("keys-name")) }
                .hint(lang.t("keys-name-hint"))
                .value(fields.text("name"))
                .autocomplete("off"),
        )
        .field(Field::select("company", lang.t("keys-company"), companies).value(fields.text("company")))
        .field(
            Field::several("scopes", lang.t("keys-scopes"), scopes)
                .hint(lang.t("keys-scopes-hint"))
                .value(fields.all("scopes").join(" ")),
        )
        .field(Field::select("days", lang.t("keys-valid"), days).value(chosen))
}

async fn draw(
    state: &PortalState,
    site: &Site,
    fields: &Fields,
    mistakes: Mistakes,
    token: Option<String>,
) -> Result<Response> {
    let (lang, companies) = (site.lang, companies(state, site).await?);
    let now = state.clock.now();
    let name_of =
        |id: Uuid| companies.iter().find(|(company, _)| *company == id).map(|(_, name)| name.clone());
    let rows = api_key::list_own(&state.db, &site.visit.actor).await?;
    let rows = rows.into_iter().filter(|key| key.expires_at > now).map(|key| Row {
        company: name_of(key.company_id).unwrap_or_default(),
        scopes: scopes_of(lang, &key),
        until: format::date(lang, format::day_of(key.expires_at)),
        used: key.last_used_at.map(|at| format::moment(lang, at)).unwrap_or_default(),
        revoke: site.href(&format!("/mein/schluessel/{}", key.id)),
        name: key.name,
        prefix: key.prefix,
    });
    let mut form = form(lang, &companies, fields);
    mistakes.mark(&mut form.fields);
    let title = lang.t("keys-title");
    html(&Keys {
        page: Page::new(site, Section::Other, title.clone(), title),
        notice: Notice::of(site),
        mistakes,
        token,
        rows: rows.collect(),
        form,
    })
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    draw(&state, &site, &Fields::default(), Mistakes::default(), None).await
}

/// The new key stands on the answer itself, and nowhere else ever after.
pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let company = fields.text("company").parse().map_err(|_| PortalError::NotFound)?;
    let scopes = fields.all("scopes").into_iter().filter_map(|word| word.parse().ok()).collect();
    let days = fields.text("days").parse().unwrap_or(0);
    let actor = &site.visit.actor;
    let made =
        api_key::create(&state.db, &*state.clock, actor, company, fields.text("name"), scopes, days).await;
    match made {
        Ok(new) => draw(&state, &site, &Fields::default(), Mistakes::default(), Some(new.token)).await,
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "name", &site.lang.t("keys-most"))?;
            Ok(refusal.answer(draw(&state, &site, &fields, refusal.mistakes.clone(), None).await?))
        }
    }
}

pub(super) async fn revoke_page(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
) -> Result<Response> {
    let (lang, id) = (site.lang, id.parse::<Uuid>().map_err(|_| PortalError::NotFound)?);
    let keys = api_key::list_own(&state.db, &site.visit.actor).await?;
    let key = keys.into_iter().find(|key| key.id == id).ok_or(PortalError::NotFound)?;
    crate::form::FormPage::new(&site, lang.with("keys-revoke-title", [("name", key.name)]))
        .below("/mein/schluessel", lang.t("keys-title"))
        .intro(lang.t("keys-revoke-text"))
        .form(Block::new(&format!("/mein/schluessel/{id}"), lang.t("keys-revoke")))
        .link("/mein/schluessel", lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn revoke(
    State(state): State<PortalState>,
    site: Site,
    Path(Id { id }): Path<Id>,
    Form(_): Form,
) -> Result<Response> {
    let id = id.parse().map_err(|_| PortalError::NotFound)?;
    api_key::revoke(&state.db, &*state.clock, &site.visit.actor, id).await?;
    Ok(Redirect::to(&site.href("/mein/schluessel?fertig=key-revoked")).into_response())
}
