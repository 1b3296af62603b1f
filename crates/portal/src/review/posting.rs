//! One posting that is checked: as the public would see it, with what the checker and the manager remark.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    vacancy::{
        VacancyView,
        desk::{self as postings, Crowd, Review},
    },
};
use lotse_web_kit::auth::Form;

use super::{
    compare::Other,
    queue,
    remarks::{Typed, refusal},
    rows::said,
};
use crate::{
    PortalState,
    cluster_desk::{desk, managed, since, trust_block},
    desk::{At, Desk, id_at, inner_page, see},
    error::Result,
    form::{Block, Mistakes, Notice, Refusal},
    markdown,
    page::{Page, html},
    postings::Tip,
    search::with_sexes,
    site::Site,
};

#[derive(Template)]
#[template(path = "review/posting.html")]
struct PostingPage {
    page: Page,
    desk: Desk,
    back: String,
    notice: Option<Notice>,
    mistakes: Mistakes,
    title: String,
    company: String,
    /// The company's page on this desk.
    member: String,
    waits: String,
    changed: bool,
    remarks: String,
    rows: Vec<Row>,
    description: Option<String>,
    of_text: Vec<Tip>,
    /// What the checker says about fields that are not shown.
    of_others: Vec<Tip>,
    similar: Vec<Other>,
    publish: Block,
    send_back: Block,
    trust: Block,
}

/// A field with what the checker says about it.
struct Row {
    label: String,
    value: String,
    advice: Vec<Tip>,
}

struct Case {
    cluster: Cluster,
    review: Review,
}

async fn case(state: &PortalState, site: &Site, at: &At) -> Result<Case> {
    let cluster = managed(state, site, at).await?;
    let (actor, id) = (&site.visit.actor, id_at(at, "vacancy")?);
    let review = postings::find_review(&state.db, &*state.clock, actor, cluster.id, id).await?;
    Ok(Case { cluster, review })
}

/// As the public would see it.
fn view(case: &Case) -> VacancyView {
    let own = &case.review.own;
    VacancyView {
        vacancy: own.vacancy.clone(),
        company: case.review.company.clone(),
        sites: own.sites.clone(),
        occupation: own.occupation.clone(),
        clusters: vec![case.cluster.clone()],
        answers: None,
        crowd: Crowd::default(),
    }
}

fn draw(state: &PortalState, site: &Site, case: &Case, typed: &Typed) -> PostingPage {
    let (lang, Case { cluster, review }) = (site.lang, case);
    let (vacancy, company) = (&review.own.vacancy, &review.company);
    let path = format!("/cluster/{}/pruefung", cluster.slug);
    let advice: Vec<Tip> = review.advice.iter().map(|advice| Tip::new(lang, advice)).collect();
    let of = |field: &str| advice.iter().filter(|one| one.field == field).cloned().collect::<Vec<_>>();
    let view = view(case);
    let said = said(lang, &view);
    let of_others = advice
        .iter()
        .filter(|one| one.field != "description" && said.iter().all(|row| row.field != one.field))
        .cloned()
        .collect();
    let (button, text) = if review.changed {
        ("review-accept", "review-accept-text")
    } else {
        ("review-publish", "review-publish-text")
    };
    PostingPage {
        page: inner_page(site, format!("{} – {}", with_sexes(&vacancy.title), lang.t("cluster-desk-review"))),
        desk: desk(site, cluster, "/pruefung"),
        back: site.href(&path),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        title: with_sexes(&vacancy.title),
        company: company.name.clone(),
        member: site.href(&format!("/cluster/{}/mitglieder/{}", cluster.slug, company.id)),
        waits: since(lang, queue::waiting_since(review), state.clock.now()),
        changed: review.changed,
        remarks: queue::remarks(lang, &review.advice),
        rows: said
            .into_iter()
            .map(|row| Row { advice: of(row.field), label: row.label, value: row.value })
            .collect(),
        description: vacancy.description.as_deref().map(markdown::to_html),
        of_text: of("description"),
        of_others,
        similar: review.similar.iter().map(|other| Other::new(site, &view, other)).collect(),
        publish: Block::new(&format!("{path}/{}/veroeffentlichen", vacancy.id), lang.t(button))
            .heading(lang.t(button))
            .text(lang.t(text)),
        send_back: typed.block(site, cluster, vacancy.id, review.changed, &advice),
        trust: trust_block(site, cluster, company.id, review.trusted, Some(vacancy.id)),
    }
}

fn refused(mut page: PostingPage, refusal: &Refusal) -> Result<Response> {
    refusal.mistakes.mark(&mut page.send_back.fields);
    page.mistakes = refusal.mistakes.clone();
    page.notice = None;
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    html(&draw(&state, &site, &case, &Typed::default()))
}

pub(super) async fn publish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "vacancy")?);
    postings::publish(&state.db, &*state.clock, actor, cluster.id, id).await?;
    Ok(see(&site, &format!("/cluster/{}/pruefung?fertig=veroeffentlicht", cluster.slug)))
}

pub(super) async fn send_back(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at).await?;
    let typed = Typed::read(&fields);
    let remarks = match typed.remarks(site.lang) {
        Ok(remarks) => remarks,
        Err(mistakes) => {
            return refused(draw(&state, &site, &case, &typed), &Refusal::own(mistakes));
        }
    };
    let (actor, id) = (&site.visit.actor, case.review.own.vacancy.id);
    match postings::send_back(&state.db, &*state.clock, actor, case.cluster.id, id, remarks).await {
        Ok(()) => Ok(see(&site, &format!("/cluster/{}/pruefung?fertig=zurueckgegeben", case.cluster.slug))),
        Err(error @ (DomainError::Invalid(_) | DomainError::Conflict(_))) => {
            refused(draw(&state, &site, &case, &typed), &refusal(site.lang, error)?)
        }
        Err(other) => Err(other.into()),
    }
}
