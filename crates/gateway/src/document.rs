use utoipa::OpenApi;

/// What the whole of the API has in common.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lotse API",
        description = "Training places in Germany: search, companies, occupations, places, clusters. Everything here may be \
            read without an account and from any site.\n\n\
            Ids are UUIDs, instants RFC 3339 in UTC, days `YYYY-MM-DD`, money is in cents, distances are in kilometres; \
            what is absent is unknown. Lists come in pages: ask for the next one with `after`, or follow the `Link` \
            header (RFC 8288). Every answer has an `ETag`; ask again with `If-None-Match`. Errors are problem details \
            (RFC 9457) with a stable `code` and a `request_id`; `/api/v1/problems` lists the codes.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "search", description = "Find training places."),
        (name = "vacancies", description = "One training place with everything that is public about it."),
        (name = "companies", description = "Companies that train."),
        (name = "occupations", description = "What can be learnt."),
        (name = "places", description = "Postal codes and towns."),
        (name = "clusters", description = "Initiatives with portals of their own."),
        (name = "problems", description = "What can go wrong.")
    )
)]
struct Document;

pub(crate) fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
