use axum::{extract::State, response::Response};
use lotse_domain::booking::wishes::{self, Draw};
use lotse_web_kit::{Path, Reply, auth::Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{GatewayState, private, responses};

/// What an allocation would give, or gave.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Allocation)]
pub(super) struct DrawOut {
    /// Published before it runs; the same seed gives the same result.
    seed: i64,
    /// Of what was given.
    digest: String,
    people: u64,
    wishes: u64,
    given: u64,
    /// How many got their first, second … wish.
    by_rank: Vec<u64>,
    /// People who wished and got nothing.
    empty_handed: u64,
    /// Places that stay free.
    left: u64,
    /// Wishes where the rule runs in a circle; they are refused. None where all companies have the same times.
    unsettled: u64,
}

impl From<Draw> for DrawOut {
    fn from(draw: Draw) -> Self {
        let Draw { seed, digest, people, wishes, given, by_rank, empty_handed, left, unsettled } = draw;
        Self { seed, digest, people, wishes, given, by_rank, empty_handed, left, unsettled }
    }
}

/// Try the allocation of wishes
///
/// Says what it would give, and changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/allocation/trial",
    tag = "event desk",
    operation_id = "try_allocation",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "What it would give.", body = DrawOut),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn try_out(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&DrawOut::from(wishes::try_out(&state.db, &*state.clock, &actor, id).await?))
}

/// Allocate wishes
///
/// Once, after `wishes_until`: books what it gives and mails everyone who wished what they got, and why.
#[utoipa::path(
    post,
    path = "/api/v1/event-desk/{id}/allocation",
    tag = "event desk",
    operation_id = "allocate",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses(
        (status = 201, description = "What it gave.", body = DrawOut),
        responses::Keyed, responses::Clash, responses::Private
    )
)]
pub(crate) async fn allocate(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::created(&DrawOut::from(wishes::allocate(&state.db, &*state.clock, &actor, id).await?))
}
