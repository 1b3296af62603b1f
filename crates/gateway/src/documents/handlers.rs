use axum::{extract::State, response::Response};
use lotse_domain::document;
use lotse_web_kit::{
    Path, Query, Reply,
    auth::{ApplicationsRead, Permitted, Person, RawUpload},
};
use uuid::Uuid;

use super::{
    attachment::attachment,
    wire::{DocumentIn, DocumentOut, DocumentsOut},
};
use crate::{GatewayState, paths, private, responses, uploads};

/// List your documents
#[utoipa::path(
    get,
    path = "/api/v1/me/documents",
    tag = "applications",
    operation_id = "list_my_documents",
    security(("bearer" = [])),
    responses((status = 200, description = "The documents, newest first.", body = DocumentsOut), responses::Private)
)]
pub(crate) async fn list(State(state): State<GatewayState>, Person(actor): Person) -> Reply<Response> {
    private::show(&DocumentsOut::from(document::list_own(&state.db, &actor).await?))
}

/// Add a document
///
/// The body is the file: PDF, JPEG or PNG, at most 5 MiB, known by its content. Pictures are drawn anew, so that
/// nothing but the picture is kept; PDFs that run or embed something are refused. It is kept encrypted, and companies
/// read it only with an application that it goes with.
#[utoipa::path(
    post,
    path = "/api/v1/me/documents",
    tag = "applications",
    operation_id = "add_document",
    params(DocumentIn),
    request_body(
        description = "The file.",
        content(
            (Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"),
            (Vec<u8> = "application/octet-stream")
        )
    ),
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The document.", body = DocumentOut, headers(
            ("Location" = String, description = "Where its content is.")
        )),
        responses::Uploaded, responses::Clash, responses::Private
    )
)]
pub(crate) async fn add(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Query(asked): Query<DocumentIn>,
    upload: RawUpload,
) -> Reply<Response> {
    let (sent, bytes) = uploads::file("documents", upload)?;
    let (name, kind) = asked.parts(sent)?;
    let taken = state.documents.take(kind, &name, bytes).await?;
    let id = taken.id;
    match document::add(&state.db, &*state.clock, &actor, taken).await {
        Ok(added) => private::created_at(&DocumentOut::from(added), &paths::document(id)),
        Err(err) => {
            state.documents.discard(&[id]).await;
            Err(err.into())
        }
    }
}

/// Remove a document
///
/// One of your own, from every application that it went with.
#[utoipa::path(
    delete,
    path = "/api/v1/me/documents/{id}",
    tag = "applications",
    operation_id = "remove_document",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    document::remove(&state.db, &*state.clock, &actor, id).await?;
    Ok(private::done())
}

/// Read a document
///
/// Your own; or one of an application to a company that you work for, also by an API key with `applications:read`. It
/// comes as a file to be kept, never to be shown within a page.
#[utoipa::path(
    get,
    path = "/api/v1/documents/{id}",
    tag = "applications",
    operation_id = "read_document",
    params(("id" = Uuid, Path, description = "Its id.")),
    security(("bearer" = [])),
    responses(
        (
            status = 200,
            description = "The file.",
            content((Vec<u8> = "application/pdf"), (Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png")),
            headers(("Content-Disposition" = String, description = "`attachment` with its name (RFC 6266)."))
        ),
        responses::Keyed, responses::Private
    )
)]
pub(crate) async fn read(
    State(state): State<GatewayState>,
    Permitted(actor, _): Permitted<ApplicationsRead>,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    let document = document::find_readable(&state.db, &actor, id).await?;
    let bytes = state.documents.read(&document).await?;
    Ok(attachment(&document.name, &document.media_type, bytes))
}
