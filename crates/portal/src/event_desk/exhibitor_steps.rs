//! Admitting, refusing and withdrawing exhibitors, and bringing in a member company that telephoned.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::exhibitor::{self, ExhibitorDraft, ExhibitorStep};
use lotse_web_kit::auth::Form;

use super::{
    companies,
    exhibitors::{OnePage, Stands},
    frame::{Case, EventForm},
    refusal,
    typed::{Typed, optional},
};
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    site::Site,
};

const FIELDS: [&str; 6] = ["company_id", "offers", "seeks", "needs", "contact_name", "interviewers"];

pub(super) async fn admit(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let stands = Stands::of(&state, &site, &case).await?;
    let id = stands.one(&at)?.0.id;
    let (actor, step, stand) = (&site.visit.actor, ExhibitorStep::Admit, fields.given("stand"));
    match exhibitor::step(&state.db, &*state.clock, actor, id, step, stand, None).await {
        Ok(_) => Ok(see(&site, &case.path("/aussteller?fertig=va-aufgenommen"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "stand", "edesk-stand-clash")?;
            OnePage::new(&site, &case, &stands, &at)?.refused(&refusal)
        }
    }
}

/// A step that takes something away from a company.
#[derive(Debug, Clone, Copy)]
enum Loss {
    Refuse,
    Withdraw,
}

impl Loss {
    const fn step(self) -> (ExhibitorStep, &'static str, &'static str) {
        match self {
            Self::Refuse => (ExhibitorStep::Refuse, "ablehnen", "?fertig=va-abgelehnt"),
            Self::Withdraw => (ExhibitorStep::Withdraw, "absagen", "?fertig=va-aussteller-weg"),
        }
    }

    const fn texts(self) -> [&'static str; 3] {
        match self {
            Self::Refuse => ["edesk-refuse-heading", "edesk-refuse-text", "edesk-refuse-button"],
            Self::Withdraw => ["edesk-withdraw-heading", "edesk-withdraw-text", "edesk-withdraw-button"],
        }
    }
}

async fn asking(
    state: &PortalState,
    site: &Site,
    case: &Case,
    at: &At,
    loss: Loss,
    reason: &str,
) -> Result<EventForm> {
    let lang = site.lang;
    let stands = Stands::of(state, site, case).await?;
    let (exhibitor, company, _) = stands.one(at)?;
    let ([heading, text, button], (_, word, _)) = (loss.texts(), loss.step());
    let path = format!("/aussteller/{}", exhibitor.id);
    let label = match loss {
        Loss::Refuse => lang.t("edesk-reason"),
        Loss::Withdraw => optional(lang, "edesk-reason"),
    };
    let form = Block::new(&case.path(&format!("{path}/{word}")), lang.t(button))
        .field(Field::area("reason", label).hint(lang.t("edesk-exhibitor-reason-hint")).value(reason));
    let heading = lang.with(heading, [("company", company.name.clone())]);
    Ok(EventForm::new(site, case, "/aussteller", heading, form).intro(lang.t(text)).back(
        site,
        case,
        lang.t("desk-cancel"),
        &path,
    ))
}

async fn lost(
    (state, site, at): (&PortalState, &Site, &At),
    reason: Option<String>,
    loss: Loss,
) -> Result<Response> {
    let case = Case::of(state, site, at).await?;
    let form = asking(state, site, &case, at, loss, reason.as_deref().unwrap_or_default()).await?;
    if reason.is_none() && matches!(loss, Loss::Refuse) {
        let mistakes = Mistakes::of("reason", site.lang.t("edesk-reason-missing"));
        return form.refused(&Refusal::own(mistakes));
    }
    let (step, _, done) = loss.step();
    let id = id_at(at, "exhibitor")?;
    match exhibitor::step(&state.db, &*state.clock, &site.visit.actor, id, step, None, reason).await {
        Ok(_) => Ok(see(site, &case.path(&format!("/aussteller{done}")))),
        Err(error) => form.refused(&refusal(site.lang, error, "reason", "edesk-changed")?),
    }
}

pub(super) async fn ask_refuse(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    asking(&state, &site, &case, &at, Loss::Refuse, "").await?.show()
}

pub(super) async fn refuse(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    lost((&state, &site, &at), fields.given("reason"), Loss::Refuse).await
}

pub(super) async fn ask_withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    asking(&state, &site, &case, &at, Loss::Withdraw, "").await?.show()
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    lost((&state, &site, &at), fields.given("reason"), Loss::Withdraw).await
}

async fn adding(state: &PortalState, site: &Site, case: &Case, typed: &Typed) -> Result<EventForm> {
    let lang = site.lang;
    let t = |key: &str| lang.t(key);
    let stands = Stands::of(state, site, case).await?;
    let mut companies = companies::choices(state, site, case).await?;
    // Who withdrew may be brought in again.
    companies.retain(|(id, _)| {
        stands.all.iter().all(|(exhibitor, company, _)| {
            company.id.to_string() != *id || exhibitor.state == exhibitor::ExhibitorState::Withdrawn
        })
    });
    let fields = [
        Field::select("company_id", t("edesk-company"), companies).hint(t("edesk-exhibitor-company-hint")),
        Field::area("offers", optional(lang, "edesk-offers")),
        Field::area("seeks", optional(lang, "edesk-seeks")),
        Field::area("needs", optional(lang, "edesk-needs")).hint(t("edesk-needs-hint")),
        Field::text("contact_name", optional(lang, "edesk-contact")),
        Field::area("interviewers", optional(lang, "edesk-interviewers")).hint(t("edesk-interviewers-lines")),
    ];
    let form = Block::new(&case.path("/aussteller/neu"), t("edesk-exhibitor-add"));
    let form = fields.into_iter().fold(form, |form, field| form.field(typed.fill(field)));
    Ok(EventForm::new(site, case, "/aussteller", t("edesk-exhibitor-new"), form)
        .intro(t("edesk-exhibitor-new-text"))
        .back(site, case, t("edesk-exhibitors-back"), "/aussteller"))
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    adding(&state, &site, &case, &Typed::default()).await?.show()
}

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &FIELDS);
    let form = adding(&state, &site, &case, &typed).await?;
    let Some(company_id) = typed.id("company_id") else {
        let mistakes = Mistakes::of("company_id", site.lang.t("edesk-company-missing"));
        return form.refused(&Refusal::own(mistakes));
    };
    let draft = ExhibitorDraft {
        offers: typed.text("offers"),
        seeks: typed.text("seeks"),
        needs: typed.text("needs"),
        contact_name: typed.text("contact_name"),
        vacancies: Vec::new(),
        interviewers: typed
            .get("interviewers")
            .lines()
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    };
    let (actor, id) = (&site.visit.actor, case.event().id);
    match exhibitor::apply(&state.db, &*state.clock, actor, id, company_id, draft).await {
        Ok(made) => Ok(see(&site, &case.path(&format!("/aussteller/{}?fertig=va-aussteller-neu", made.id)))),
        Err(error) => form.refused(&refusal(site.lang, error, "company_id", "edesk-exhibitor-clash")?),
    }
}
