use std::collections::HashSet;

use axum::{http::header, response::IntoResponse};
use chrono::DateTime;
use http_body_util::BodyExt;
use lotse_domain::{
    DomainError, ErrorKind, FieldError,
    booking::{NextChoice, NotBookable, Reason},
};
use serde_json::Value;
use uuid::Uuid;

use super::{Code, Problem};

async fn json(problem: Problem) -> (u16, String, Value) {
    let response = problem.into_response();
    let kind = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, kind, serde_json::from_slice(&body).unwrap())
}

#[test]
fn every_kind_has_one_status() {
    for (kind, status) in [
        (ErrorKind::Invalid, 422),
        (ErrorKind::Unauthenticated, 401),
        (ErrorKind::WrongCredentials, 401),
        (ErrorKind::SecondFactor, 403),
        (ErrorKind::Forbidden, 403),
        (ErrorKind::NotFound, 404),
        (ErrorKind::Conflict, 409),
        (ErrorKind::Stale, 412),
        (ErrorKind::TooMany, 429),
        (ErrorKind::Unavailable, 503),
        (ErrorKind::Internal, 500),
    ] {
        assert_eq!(Code::from(kind).row().status.as_u16(), status, "{kind:?}");
    }
}

#[test]
fn no_two_codes_share_a_word() {
    let words: HashSet<_> = Code::ALL.iter().map(|code| code.row().word).collect();
    assert_eq!(words.len(), Code::ALL.len());
}

#[tokio::test]
async fn an_invalid_field_is_named() {
    let (status, kind, body) =
        json(DomainError::invalid("places", "out_of_range", "must be at least 1").into()).await;
    assert_eq!((status, kind.as_str()), (422, "application/problem+json"));
    assert_eq!(body["type"], "/api/v1/problems#invalid");
    assert_eq!(body["code"], "invalid");
    assert_eq!(body["errors"][0]["field"], "places");
    assert_eq!(body["detail"], "places: must be at least 1");
}

#[tokio::test]
async fn a_server_error_tells_nothing_of_its_cause() {
    let cause = serde_json::from_str::<Value>("{\"secret-column\"").unwrap_err();
    let (status, _, body) = json(DomainError::Encoding(cause).into()).await;
    assert_eq!(status, 500);
    assert_eq!(body["detail"], "the service could not handle the request");
    assert!(!body.to_string().contains("column"));
}

#[tokio::test]
async fn errors_are_left_out_where_there_are_none() {
    let (_, _, body) = json(Problem::not_found("vacancy")).await;
    assert!(body.get("errors").is_none());
    let (_, _, body) =
        json(Problem::of_fields(Code::BadQuery, vec![FieldError::new("q", "too_long", "x")])).await;
    assert_eq!(body["errors"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_cannot_be_booked_is_told_with_what_can() {
    let slot = Uuid::from_u128(1);
    let at = DateTime::UNIX_EPOCH;
    let refused = vec![NotBookable {
        slot_id: slot,
        title: "Vortrag".into(),
        why: Reason::Clash { title: "Bus".into(), starts_at: at },
        next: Some(NextChoice { slot_id: Uuid::from_u128(2), title: "Führung".into(), starts_at: at }),
    }];
    let problem = Problem::not_bookable(refused.clone(), |_| "slots.3".into());
    let (status, kind, body) = json(problem).await;
    assert_eq!((status, kind.as_str()), (409, "application/problem+json"));
    assert_eq!(body["code"], "conflict");
    assert_eq!(body["errors"][0]["field"], "slots.3");
    assert_eq!(body["errors"][0]["code"], "clash");
    let starts_at = "1970-01-01T00:00:00Z";
    let told = serde_json::json!([{
        "slot_id": slot, "title": "Vortrag", "code": "clash",
        "details": {"title": "Bus", "starts_at": starts_at},
        "next": {"slot_id": Uuid::from_u128(2), "title": "Führung", "starts_at": starts_at}
    }]);
    assert_eq!(body["not_bookable"], told);
    let (_, _, body) = json(DomainError::NotBookable(refused).into()).await;
    assert_eq!((&body["errors"][0]["field"], &body["not_bookable"]), (&Value::from("slots"), &told));
    let (_, _, body) = json(DomainError::Conflict("no".into()).into()).await;
    assert!(body.get("not_bookable").is_none(), "only where there is something: {body}");
}
