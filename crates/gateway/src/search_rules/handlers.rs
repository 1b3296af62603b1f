use axum::{extract::State, http::Uri, response::Response};
use lotse_domain::{
    grant,
    search_rule::{self, RuleDraft, SearchRule},
};
use lotse_search::check_rule;
use lotse_web_kit::{Json, Links, Path, Query, Reply, auth::Person};
use uuid::Uuid;

use super::wire::{Asked, AskedIn, RuleIn, RuleOut, RulePatchIn, RulesOut};
use crate::{GatewayState, if_match::IfMatch, private, responses};

/// List a cluster's rules of search
///
/// What people write and what they mean, by what is written; for the cluster's managers.
#[utoipa::path(
    get,
    path = "/api/v1/clusters/{slug}/search-rules",
    tag = "search rules",
    operation_id = "list_search_rules",
    params(("slug" = String, Path, description = "Slug of the cluster."), AskedIn),
    security(("bearer" = [])),
    responses(
        (status = 200, description = "A page of rules.", body = RulesOut, headers(
            ("Link" = String, description = "First and next page (RFC 8288).")
        )),
        responses::KeyedAndAsked, responses::Private
    )
)]
pub(crate) async fn list(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Query(Asked(page)): Query<Asked>,
    uri: Uri,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let rules = search_rule::list(&state.db, &actor, Some(cluster.id), page.request()).await?;
    let out = RulesOut::from(rules);
    private::show_linked(&out, &Links::new(&uri).next(out.next.as_deref()))
}

/// Write a rule of search
///
/// It holds for searches within the cluster, within a second, and takes no way to be found away. For the cluster's managers; at most
/// 500, and one for each wording.
#[utoipa::path(
    post,
    path = "/api/v1/clusters/{slug}/search-rules",
    tag = "search rules",
    operation_id = "create_search_rule",
    params(("slug" = String, Path, description = "Slug of the cluster.")),
    request_body = RuleIn,
    security(("bearer" = [])),
    responses(
        (status = 201, description = "The rule.", body = RuleOut),
        responses::SentTo, responses::Clash, responses::Private
    )
)]
pub(crate) async fn create(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(slug): Path<String>,
    Json(given): Json<RuleIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let draft = RuleDraft::from(given);
    check_rule(&draft)?;
    let rule = search_rule::create(&state.db, &*state.clock, &actor, Some(cluster.id), draft).await?;
    private::created(&RuleOut::from(rule))
}

/// Change a rule of search
///
/// What is absent stays. Send `If-Match` with the version that you have read.
#[utoipa::path(
    patch,
    path = "/api/v1/clusters/{slug}/search-rules/{id}",
    tag = "search rules",
    operation_id = "change_search_rule",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the rule."),
        ("If-Match" = Option<String>, Header, description = "The version that is to be changed.")
    ),
    request_body = RulePatchIn,
    security(("bearer" = [])),
    responses(
        (status = 200, description = "The rule as it is now.", body = RuleOut, headers(
            ("ETag" = String, description = "Its version, for `If-Match`.")
        )),
        responses::SentTo, responses::Clash, responses::Outdated, responses::Private
    )
)]
pub(crate) async fn change(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
    if_match: IfMatch,
    Json(given): Json<RulePatchIn>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    let rule = search_rule::find(&state.db, &actor, Some(cluster.id), id).await?;
    // The fields that stay are those of this version.
    let version = Some(if_match.version()?.unwrap_or(rule.version));
    let draft = given.onto(rule);
    check_rule(&draft)?;
    let (db, clock) = (&state.db, &*state.clock);
    show(search_rule::change(db, clock, &actor, Some(cluster.id), id, version, draft).await?)
}

/// Remove a rule of search
#[utoipa::path(
    delete,
    path = "/api/v1/clusters/{slug}/search-rules/{id}",
    tag = "search rules",
    operation_id = "remove_search_rule",
    params(
        ("slug" = String, Path, description = "Slug of the cluster."),
        ("id" = Uuid, Path, description = "Id of the rule.")
    ),
    security(("bearer" = [])),
    responses((status = 204, description = "It is gone."), responses::Keyed, responses::Private)
)]
pub(crate) async fn remove(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path((slug, id)): Path<(String, Uuid)>,
) -> Reply<Response> {
    let cluster = grant::find_cluster(&state.db, &actor, &slug).await?;
    search_rule::remove(&state.db, &*state.clock, &actor, Some(cluster.id), id).await?;
    Ok(private::done())
}

fn show(rule: SearchRule) -> Reply<Response> {
    let version = rule.version;
    private::show_version(&RuleOut::from(rule), version)
}
