//! A vacancy is shown longer, or offered again.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{Days, NaiveDate};
use lotse_domain::vacancy::desk::{self as vacancies, DeskStep, OwnVacancy, RUNS_DAYS};
use lotse_web_kit::auth::Form;

use super::figures;
use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, DeskForm, id_at, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    format,
    search::with_sexes,
    site::Site,
};

async fn find(state: &PortalState, site: &Site, at: &At) -> Result<(Own, OwnVacancy)> {
    let own = own(state, site, at).await?;
    let posting = vacancies::find_own(&state.db, &site.visit.actor, own.company.id, id_at(at, "id")?).await?;
    Ok((own, posting))
}

fn page(site: &Site, own: &Own, posting: &OwnVacancy, until: &str) -> DeskForm {
    let lang = site.lang;
    let heading = lang.with("renew-heading", [("title", with_sexes(&posting.vacancy.title))]);
    let action = own.path(&format!("/stellen/{}/verlaengern", posting.vacancy.id));
    let field = Field::day("until", lang.t("renew-until")).hint(lang.t("renew-until-hint")).value(until);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, own, "/stellen")),
        heading,
        intro: vec![lang.t("renew-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&action, lang.t("renew-button")).field(field),
        back: Some((lang.t("desk-cancel"), site.href(&own.path("/stellen")))),
    }
}

/// The day that is offered: the usual time from today.
fn usual(today: NaiveDate) -> NaiveDate {
    let days = Days::new(u64::try_from(RUNS_DAYS).unwrap_or(0));
    today.checked_add_days(days).unwrap_or(today)
}

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (own, posting) = find(&state, &site, &at).await?;
    let until = usual(format::day_of(state.clock.now()));
    page(&site, &own, &posting, &until.to_string()).show()
}

pub(super) async fn renew(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (own, posting) = find(&state, &site, &at).await?;
    let (typed, lang) = (fields.text("until"), site.lang);
    let again = |refusal: &Refusal| page(&site, &own, &posting, typed).refused(refusal);
    let until = figures::day(typed);
    if until.is_none() && !typed.is_empty() {
        return again(&Refusal::own(Mistakes::of("until", lang.t("posting-day-wrong"))));
    }
    let (actor, company_id, id) = (&site.visit.actor, own.company.id, posting.vacancy.id);
    let step = DeskStep::Renew { until };
    match vacancies::step(&state.db, &*state.clock, actor, company_id, id, step).await {
        Ok(_) => Ok(see(&site, &own.path("/stellen?fertig=verlaengert"))),
        Err(error) => again(&Refusal::of(lang, error, "until", &lang.t("posting-step-clash"))?),
    }
}
