use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use lotse_domain::{ErrorKind, account::Language, clock::german_day, cluster, company, occupation};
use lotse_handouts::{self as handouts, Choice, Format, HandoutError, ListCall, MOST, Portal};
use lotse_web_kit::{Path, Problem, Query, Reply};

use super::input::{ListAsked, ListIn};
use crate::{
    GatewayState, responses,
    search::{SearchIn, problem},
};

/// List open places in a file
///
/// The parameters are those of `/api/v1/search`; `sort`, `limit` and `after` have no effect, so that the address of a search can be used
/// as it is. A file holds at most 2,000 postings: the nearest where there is a place, else the newest. The PDF is tagged (PDF/UA-1) and has
/// every company with a QR code; XLSX and CSV have one row for each posting.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{file}",
    tag = "search",
    operation_id = "print_list",
    params(
        ("file" = String, Path, description = "`vacancies.pdf`, `vacancies.xlsx` or `vacancies.csv`."),
        SearchIn,
        ListIn
    ),
    responses(
        (
            status = 200,
            description = "The list.",
            content(
                (Vec<u8> = "application/pdf"),
                (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                (Vec<u8> = "text/csv")
            )
        ),
        responses::KeyedAndAsked, responses::UnknownPlace, responses::Ours
    )
)]
pub(crate) async fn print_list(
    State(state): State<GatewayState>,
    Path(file): Path<String>,
    Query(asked): Query<ListAsked>,
) -> Reply<Response> {
    let format = file.strip_prefix("vacancies.").and_then(Format::of);
    let format = format.ok_or_else(|| Problem::not_found("list"))?;
    let ListAsked { search, order, language } = asked;
    let query = search.query(&state.index, &state.gazetteer)?;
    let mut choice = Choice::new(query, &state.gazetteer);
    let (db, query) = (state.db.read(), choice.query.clone());
    let (mut portal, prefix) = (
        Portal { name: "Lotse".to_owned(), base: String::new() },
        match language {
            Language::De => "",
            Language::En => "/en",
        },
    );
    portal.base = format!("{}{prefix}", state.auth.public_url);
    if let Some(slug) = &query.cluster
        && let Some(found) = optional(cluster::find_by_slug(db, slug).await)?
    {
        portal = Portal { name: found.name, base: format!("{}/c/{}", portal.base, found.slug) };
    }
    if let Some(code) = &query.occupation {
        choice.occupation = optional(occupation::find_by_code(db, code).await)?.map(|found| found.title);
    }
    if let Some(slug) = &query.company {
        choice.company = optional(company::find_public(db, slug).await)?.map(|found| found.company.name);
    }
    let language = match language {
        Language::De => handouts::Language::De,
        Language::En => handouts::Language::En,
    };
    let call = ListCall { language, portal, choice, order, today: german_day(state.clock.now()) };
    let places =
        handouts::find(&state.db, &state.index, &state.gazetteer, query, MOST).await.map_err(refused)?;
    let bytes = handouts::written(move || call.write(places, format)).await.map_err(refused)?;
    let headers: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"vacancies.{}\"", format.word())),
        (header::CACHE_CONTROL, "public, max-age=300".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// What is asked for and is not there finds nothing, and is no fault.
fn optional<T>(found: lotse_domain::Result<T>) -> Reply<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn refused(error: HandoutError) -> Problem {
    match error {
        HandoutError::Domain(error) => error.into(),
        HandoutError::Search(error) => problem(error),
        error @ (HandoutError::Paper(_) | HandoutError::Ended) => Problem::internal(&error),
    }
}
