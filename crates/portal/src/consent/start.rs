//! A pupil introduces themselves. Without script the page cannot know yet who is under 16, so it asks for the guardian's
//! address with the reason beside it.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use chrono::NaiveDate;
use lotse_domain::consent;
use lotse_web_kit::auth::{Fields, Form};

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    site::Site,
};

fn form(site: &Site, name: &str, fields: &Fields) -> FormPage {
    let lang = site.lang;
    let parts = [("tag", lang.t("day-day")), ("monat", lang.t("day-month")), ("jahr", lang.t("day-year"))];
    let typed = ["tag", "monat", "jahr"].map(|part| fields.text(part).replace('|', "")).join("|");
    let block = Block::new("/mein/start", lang.t("start-send"))
        .field(
            Field { maxlength: 120, ..Field::text("name", lang.t("start-name")) }
                .hint(lang.t("start-name-hint"))
                .value(name)
                .autocomplete("name"),
        )
        .field(
            Field::birth_date("birth_date", lang.t("start-birth"), parts)
                .hint(lang.t("start-birth-hint"))
                .value(typed),
        )
        .field(
            Field::mail("guardian_mail", lang.t("start-guardian"))
                .hint(lang.t("start-guardian-hint"))
                .value(fields.text("guardian_mail"))
                .autocomplete("off"),
        );
    FormPage::new(site, lang.t("pupil-start-title"))
        .below("/mein", lang.t("mine-title"))
        .intro(lang.t("pupil-start-intro"))
        .form(block)
}

/// Whoever did this already has nothing to do here.
pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let identity = site.visit.actor.signed_in()?;
    if consent::standing(&state.db, &*state.clock, &site.visit.actor).await?.is_some() {
        return Ok(Redirect::to(&site.href("/mein")).into_response());
    }
    form(&site, identity.name.as_deref().unwrap_or_default(), &Fields::default()).show()
}

pub(super) async fn introduce(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (lang, actor, name) = (site.lang, &site.visit.actor, fields.text("name"));
    actor.signed_in()?;
    let Some(birth_date) = birth_date(&fields) else {
        let mistakes = Mistakes::of("birth_date", lang.t("mistake-date"));
        return form(&site, name, &fields).refused(&Refusal::own(mistakes));
    };
    let guardian = fields.given("guardian_mail");
    let named = fields.given("name");
    match consent::introduce(&state.db, &*state.clock, actor, named, birth_date, guardian).await {
        Ok(standing) if standing.may_apply => {
            Ok(Redirect::to(&site.href("/mein?fertig=introduced")).into_response())
        }
        Ok(_) => Ok(Redirect::to(&site.href("/mein?fertig=guardian-asked")).into_response()),
        Err(error) => {
            let refusal = Refusal::of(lang, error, "birth_date", &lang.t("start-known"))?;
            form(&site, name, &fields).refused(&refusal)
        }
    }
}

fn birth_date(fields: &Fields) -> Option<NaiveDate> {
    let part = |name: &str| fields.text(name).parse::<u32>().ok();
    let year = i32::try_from(part("jahr")?).ok().filter(|year| (1900..=2999).contains(year))?;
    NaiveDate::from_ymd_opt(year, part("monat")?, part("tag")?)
}
