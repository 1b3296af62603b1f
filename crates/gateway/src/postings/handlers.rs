use axum::{extract::State, response::Response};
use lotse_domain::{
    cluster, grant,
    vacancy::desk::{self, OwnVacancy, PostingDraft},
};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{Permitted, VacanciesRead, VacanciesWrite},
};
use uuid::Uuid;

use super::{
    input::{CopyIn, PostingIn, StepIn},
    wire::{PostingOut, PostingsOut},
};
use crate::{GatewayState, if_match::IfMatch, paths, private, responses};

fn show(own: OwnVacancy) -> Reply<Response> {
    let out = PostingOut::from(own);
    private::show_version(&out, out.version)
}

async fn draft(state: &GatewayState, mut given: PostingIn) -> Reply<PostingDraft> {
    let cluster_id = match given.cluster.take() {
        Some(slug) => Some(cluster::find_by_slug(state.db.read(), &slug).await?.id),
        None => None,
    };
    Ok(given.draft(cluster_id))
}

/// List a company's own vacancies
///
/// In every state, newest first; for those who work for it, also by an API key with `vacancies:read`.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/vacancies",
    tag = "postings",
    operation_id = "list_own_vacancies",
    params(("slug" = String, Path, description = "Slug of the company.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The vacancies.", body = PostingsOut),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesRead>,
    Path(slug): Path<String>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    private::show(&PostingsOut::from(desk::list_own(&state.db, &actor, company.id).await?))
}

/// Write a vacancy
///
/// A draft that nobody else sees; submit it with a step. Also by an API key with `vacancies:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/vacancies",
    tag = "postings",
    operation_id = "create_vacancy",
    params(("slug" = String, Path, description = "Slug of the company.")),
    request_body = PostingIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = PostingOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesWrite>,
    Path(slug): Path<String>,
    Json(given): Json<PostingIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let posting = draft(&state, given).await?;
    let made = desk::create(&state.db, &*state.clock, &actor, company.id, &state.gazetteer, posting).await?;
    let location = paths::own_vacancy(&company.slug, made.vacancy.id);
    private::created_at(&PostingOut::from(made), &location)
}

/// Read one of a company's own vacancies
///
/// Also by an API key with `vacancies:read`.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{slug}/vacancies/{id}",
    tag = "postings",
    operation_id = "find_own_vacancy",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The vacancy.", body = PostingOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn find(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesRead>,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    show(desk::find_own(&state.db, &actor, company.id, id).await?)
}

/// Write a vacancy anew
///
/// In whatever state it is that is not filled. A published one stays published and the cluster's managers look at the
/// change. Send `If-Match` with the version that you have read. Also by an API key with `vacancies:write`.
#[utoipa::path(
    put,
    path = "/api/v1/companies/{slug}/vacancies/{id}",
    tag = "postings",
    operation_id = "change_vacancy",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = PostingIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The vacancy as it is now.", body = PostingOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    if_match: IfMatch,
    Json(given): Json<PostingIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let posting = draft(&state, given).await?;
    let version = if_match.version()?;
    let (db, clock) = (&state.db, &*state.clock);
    show(desk::change(db, clock, &actor, company.id, id, version, &state.gazetteer, posting).await?)
}

/// Throw a draft away
///
/// One that was never published. Also by an API key with `vacancies:write`.
#[utoipa::path(
    delete,
    path = "/api/v1/companies/{slug}/vacancies/{id}",
    tag = "postings",
    operation_id = "remove_vacancy",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id.")
    ),
    security(("bearer" = [])),
    responses(
        (status = 204, description = "It is gone."),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    desk::remove(&state.db, &*state.clock, &actor, company.id, id).await?;
    Ok(private::done())
}

/// Take a step with a vacancy
///
/// Submit, take back, pause, resume, close or renew it. Also by an API key with `vacancies:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/vacancies/{id}/steps",
    tag = "postings",
    operation_id = "step_vacancy",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id.")
    ),
    request_body = StepIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The vacancy as it is now.", body = PostingOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn step(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(step): Json<StepIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    show(desk::step(&state.db, &*state.clock, &actor, company.id, id, step.into()).await?)
}

/// Copy a vacancy
///
/// A new draft that says the same, or the same for next year. Also by an API key with `vacancies:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/vacancies/{id}/copies",
    tag = "postings",
    operation_id = "copy_vacancy",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Its id.")
    ),
    request_body = CopyIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The draft.", body = PostingOut, headers(
            ("Location" = String, description = "Where it is.")
        )),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn copy(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<VacanciesWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(CopyIn { next_year }): Json<CopyIn>,
) -> Reply<Response> {
    let company = grant::find_company(&state.db, &actor, &slug).await?;
    let made = desk::copy(&state.db, &*state.clock, &actor, company.id, id, next_year).await?;
    let location = paths::own_vacancy(&company.slug, made.vacancy.id);
    private::created_at(&PostingOut::from(made), &location)
}
