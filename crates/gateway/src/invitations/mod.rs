//! Invitations into the teams of companies, clusters and schools, and among the operators.
mod handlers;
mod link;
mod scopes;
mod wire;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::GatewayState;

pub(crate) fn routes() -> OpenApiRouter<GatewayState> {
    OpenApiRouter::new()
        .routes(routes!(scopes::of_company, scopes::to_company))
        .routes(routes!(scopes::of_cluster, scopes::to_cluster))
        .routes(routes!(scopes::of_school, scopes::to_school))
        .routes(routes!(scopes::of_operators, scopes::to_operators))
        .routes(routes!(handlers::revoke))
        .routes(routes!(link::look))
        .routes(routes!(link::accept))
}
