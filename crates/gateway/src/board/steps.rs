use axum::{extract::State, response::Response};
use lotse_domain::{application::desk, grant};
use lotse_web_kit::{
    Json, Path, Reply,
    auth::{ApplicationsWrite, Permitted},
};
use uuid::Uuid;

use super::{
    input::{NoteIn, StepIn},
    wire::{NoteOut, StandingOut},
};
use crate::{
    GatewayState,
    applications::{MessageIn, MessageOut},
    private, responses,
};

/// Answer an application
///
/// See, invite, offer or reject. The pupil is told by mail; the first answer counts for the company's record. Also by
/// an API key with `applications:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/applications/{id}/steps",
    tag = "answering",
    operation_id = "answer_application",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Id of the application.")
    ),
    request_body = StepIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "Where it stands now.", body = StandingOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn answer(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(step): Json<StepIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    let answered = desk::answer(db, clock, &actor, company.id, id, step.into()).await?;
    private::show(&StandingOut::from(answered))
}

/// Write to the pupil
///
/// Without taking a step. Also by an API key with `applications:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/applications/{id}/messages",
    tag = "answering",
    operation_id = "write_to_pupil",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Id of the application.")
    ),
    request_body = MessageIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The pupil is told.", body = MessageOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn write(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(MessageIn { text }): Json<MessageIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    private::created(&MessageOut::from(desk::write(db, clock, &actor, company.id, id, &text).await?))
}

/// Note something about an application
///
/// For the company's own people. Also by an API key with `applications:write`.
#[utoipa::path(
    post,
    path = "/api/v1/companies/{slug}/applications/{id}/notes",
    tag = "answering",
    operation_id = "note_on_application",
    params(
        ("slug" = String, Path, description = "Slug of the company."),
        ("id" = Uuid, Path, description = "Id of the application.")
    ),
    request_body = NoteIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "It is noted.", body = NoteOut),
        responses::SentTo, responses::Private
    )
)]
pub(crate) async fn note(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsWrite>,
    Path((slug, id)): Path<(String, Uuid)>,
    Json(NoteIn { text }): Json<NoteIn>,
) -> Reply<Response> {
    let (db, clock) = (&state.db, &*state.clock);
    let company = grant::find_company(db, &actor, &slug).await?;
    private::created(&NoteOut::from(desk::note(db, clock, &actor, company.id, id, &text).await?))
}
