use utoipa::OpenApi;

/// What the whole of the API has in common.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lotse API",
        description = "Training places in Germany: search, companies, occupations, places, clusters, which may be read \
            without an account and from any site; and what belongs to people, companies, schools and clusters, which \
            takes an access token or an API key (`Authorization: Bearer`).\n\n\
            Ids are UUIDs, instants RFC 3339 in UTC, days `YYYY-MM-DD`, money is in cents, distances are in kilometres; \
            what is absent is unknown. Lists come in pages: ask for the next one with `after`, or follow the `Link` \
            header (RFC 8288). Every public answer has an `ETag`; ask \
            again with `If-None-Match`. Bookings take an `Idempotency-Key`, with which a request may be sent again \
            without harm. What a caller may not see is not found, like what never was. Errors are problem details \
            (RFC 9457) with a stable `code` and a `request_id`; `/api/v1/problems` lists the codes.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "search", description = "Find training places."),
        (name = "alerts", description = "Searches that mail new hits."),
        (name = "vacancies", description = "One training place with everything that is public about it."),
        (name = "companies", description = "Companies that train."),
        (name = "occupations", description = "What can be learnt."),
        (name = "studies", description = "Institutions, and what can be studied there."),
        (name = "articles", description = "Guidance, news, success stories and career profiles, written by the managers of clusters."),
        (name = "places", description = "Postal codes and towns."),
        (name = "clusters", description = "Initiatives with portals of their own."),
        (name = "signing in", description = "Access tokens, by a code in a mail or a password, and second factors."),
        (name = "me", description = "The caller's own account: what is known of it, how it is kept safe, how it ends."),
        (name = "pupils", description = "Pupils, and the guardians of those under 16."),
        (name = "memberships", description = "How companies become members of clusters."),
        (name = "teams", description = "Who works for a company, cluster or school, and invitations."),
        (name = "postings", description = "A company's own vacancies: written, submitted, published, closed, offered again."),
        (name = "reviews", description = "What a cluster's managers look at before others see it, and what was reported."),
        (name = "search rules", description = "What people write when they search and what they mean, and what they searched for in vain."),
        (name = "applications", description = "Applying, with an account or without, and what becomes of it."),
        (name = "answering", description = "A company's applications, and the answer that every one of them gets."),
        (name = "events", description = "Fairs, tours, class visits and other dates, and who is there."),
        (name = "bookings", description = "Signing up for events: alone, with a class, with colleagues."),
        (name = "exhibitors", description = "Companies at events."),
        (name = "event desk", description = "A cluster's events, for its managers."),
        (name = "booking desk", description = "Who has signed up, for the managers of the event."),
        (name = "check-in", description = "Who is there."),
        (name = "schools", description = "Schools of a cluster."),
        (name = "operation", description = "For operators: the outbox and suppressed addresses."),
        (name = "problems", description = "What can go wrong.")
    )
)]
struct Document;

pub(crate) fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}
