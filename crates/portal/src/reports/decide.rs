//! One report and what becomes of its posting: it stays, goes back to the company, or is withdrawn.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    report::{self, Decision, ReportView},
    vacancy::VacancyState,
};
use lotse_web_kit::auth::Form;

use super::row::Row;
use crate::{
    PortalState,
    cluster_desk::{desk, managed},
    desk::{At, Desk, DeskForm, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "reports/report.html")]
struct ReportPage {
    page: Page,
    desk: Desk,
    back: String,
    mistakes: Mistakes,
    row: Row,
    /// How many others on the same posting are decided with it.
    others: u64,
    keep: Block,
    send_back: Block,
    /// Where the posting can be withdrawn, while the company offers it.
    withdraw: Option<String>,
}

struct Case {
    cluster: Cluster,
    view: ReportView,
    others: u64,
}

impl Case {
    fn path(&self, step: &str) -> String {
        format!("/cluster/{}/meldungen/{}{step}", self.cluster.slug, self.view.report.id)
    }
}

/// A report that is still open. One that was decided meanwhile is not found: the list has lost it too.
async fn case(state: &PortalState, site: &Site, at: &At) -> Result<Case> {
    let cluster = managed(state, site, at).await?;
    let id = id_at(at, "report")?;
    let open = report::list_open(&state.db, &*state.clock, &site.visit.actor, cluster.id).await?;
    let view = open.iter().find(|view| view.report.id == id).cloned().ok_or(PortalError::NotFound)?;
    let same = open.iter().filter(|other| other.vacancy.id == view.vacancy.id).count();
    Ok(Case { cluster, view, others: u64::try_from(same.saturating_sub(1)).unwrap_or(0) })
}

fn note(site: &Site, typed: &str) -> Field {
    let lang = site.lang;
    let field = Field { maxlength: 1_000, ..Field::area("note", lang.t("report-note")) };
    field.hint(lang.t("report-note-hint")).value(typed)
}

fn draw(state: &PortalState, site: &Site, case: &Case, typed: &str) -> ReportPage {
    let (lang, view) = (site.lang, &case.view);
    let offered = matches!(view.vacancy.state, VacancyState::Published | VacancyState::Paused);
    let row = Row::new(site, &case.cluster, view, state.clock.now());
    ReportPage {
        page: inner_page(site, format!("{} – {}", row.title, lang.t("cluster-desk-reports"))),
        desk: desk(site, &case.cluster, "/meldungen"),
        back: site.href(&format!("/cluster/{}/meldungen", case.cluster.slug)),
        mistakes: Mistakes::default(),
        row,
        others: case.others,
        keep: Block::new(&case.path("/behalten"), lang.t("report-keep"))
            .heading(lang.t("report-keep-heading"))
            .text(lang.t("report-keep-text"))
            .quiet(),
        send_back: Block::new(&case.path("/zurueckgeben"), lang.t("report-send-back"))
            .heading(lang.t("report-send-back-heading"))
            .text(lang.t("report-send-back-text"))
            .field(note(site, typed))
            .quiet(),
        withdraw: offered.then(|| site.href(&case.path("/zurueckziehen"))),
    }
}

fn confirmation(site: &Site, case: &Case, typed: &str) -> DeskForm {
    let (lang, view) = (site.lang, &case.view);
    let heading =
        lang.with("report-withdraw-heading", [("title", crate::search::with_sexes(&view.vacancy.title))]);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, &case.cluster, "/meldungen")),
        heading,
        intro: vec![lang.t("report-withdraw-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&case.path("/zurueckziehen"), lang.t("report-withdraw")).field(note(site, typed)),
        back: Some((lang.t("desk-cancel"), site.href(&case.path("")))),
    }
}

/// Decides; what is wrong with the note, or clashes, is for the form that it came from.
async fn decided(
    state: &PortalState,
    site: &Site,
    case: &Case,
    decision: Decision,
    note: Option<String>,
) -> Result<Result<Response, Refusal>> {
    let (actor, cluster) = (&site.visit.actor, &case.cluster);
    let report_id = case.view.report.id;
    match report::decide(&state.db, &*state.clock, actor, cluster.id, report_id, decision, note).await {
        Ok(()) => Ok(Ok(see(site, &format!("/cluster/{}/meldungen?{}", cluster.slug, done(decision))))),
        Err(error @ (DomainError::Invalid(_) | DomainError::Conflict(_))) => {
            Ok(Err(Refusal::of(site.lang, error, "note", &site.lang.t("report-clash"))?))
        }
        Err(other) => Err(other.into()),
    }
}

const fn done(decision: Decision) -> &'static str {
    match decision {
        Decision::Kept => "fertig=behalten",
        Decision::SentBack => "fertig=gemeldet-zurueck",
        Decision::Withdrawn => "fertig=zurueckgezogen",
    }
}

fn refused(mut page: ReportPage, refusal: &Refusal) -> Result<Response> {
    refusal.mistakes.mark(&mut page.send_back.fields);
    page.mistakes = refusal.mistakes.clone();
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    html(&draw(&state, &site, &case, ""))
}

pub(super) async fn keep(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    match decided(&state, &site, &case, Decision::Kept, None).await? {
        Ok(response) => Ok(response),
        Err(refusal) => refused(draw(&state, &site, &case, ""), &refusal),
    }
}

pub(super) async fn send_back(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    match decided(&state, &site, &case, Decision::SentBack, fields.given("note")).await? {
        Ok(response) => Ok(response),
        Err(refusal) => refused(draw(&state, &site, &case, fields.text("note")), &refusal),
    }
}

/// Asks before a posting disappears: all who applied are told.
pub(super) async fn withdrawal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    confirmation(&site, &case, "").show()
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    match decided(&state, &site, &case, Decision::Withdrawn, fields.given("note")).await? {
        Ok(response) => Ok(response),
        Err(refusal) => confirmation(&site, &case, fields.text("note")).refused(&refusal),
    }
}
