//! What stands in the places of addresses and bodies: the callers' own things, others' things, and what never was.
use lotse_domain::{
    Actor,
    grant::Role,
    invitation,
    outbox::{self, Filter},
    session,
};
use lotse_tests::people;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    alerts, articles,
    hiring::{self, fresh_logo, southern_date},
    open, rules, studies, visits,
    world::{World, fresh_grant, fresh_pending, member_again},
};

/// A path or a body with everything filled in: of the cluster `nord`, its company and its school, and of nobody where a
/// thing is somebody's own. What asking would use up is made anew each time.
pub async fn fill(world: &World, text: &str) -> String {
    let mut filled = text.to_owned();
    let own = [
        ("/api/v1/clusters/{slug}", world.north.slug.as_str()),
        ("/api/v1/companies/{slug}", &world.company.slug),
        ("/api/v1/schools/{slug}", &world.school.slug),
        ("/unternehmen/{slug}", &world.company.slug),
        ("/berufe/{slug}", &world.occupation.slug),
        ("/betrieb/{slug}", &world.company.slug),
        ("/betreiber/cluster/{slug}", &world.north.slug),
        ("/cluster/{slug}", &world.north.slug),
        ("/c/{cluster}", &world.north.slug),
        ("/memberships/{cluster}", &world.north.slug),
    ];
    for (place, value) in own {
        let stem = place.split('{').next().unwrap_or_default();
        filled = filled.replace(place, &format!("{stem}{value}"));
    }
    let nobodys = Uuid::nil().to_string();
    let fixed = [
        ("/cluster/nord/schulen/{school}", format!("/cluster/nord/schulen/{}", world.school.slug)),
        ("/memberships/{company_id}", format!("/memberships/{}", world.pending.id)),
        ("/api/v1/occupations/{code}", format!("/api/v1/occupations/{}", world.occupation.code)),
        ("/stellen/{address}", format!("/stellen/mechatroniker-{}", world.vacancy)),
        ("/vacancies/{address}", format!("/vacancies/mechatroniker-{}", world.vacancy)),
        ("/mitgliedschaft/{other}", format!("/mitgliedschaft/{}", world.north.slug)),
        ("/{topic}", "/membership_requests".to_owned()),
        ("/mail-suppressions/{mail}", "/mail-suppressions/nobody@people.example".to_owned()),
        ("/lists/{file}", "/lists/vacancies.csv".to_owned()),
        ("/assets/{name}", "/assets/nothing.css".to_owned()),
        ("/sitemap/{part}", "/sitemap/pages-1.xml".to_owned()),
        ("/einwilligung/{token}", format!("/einwilligung/{}", world.guardian_token)),
        ("/mails/abbestellen/{token}", format!("/mails/abbestellen/{}", world.unsubscribe_token)),
        ("/einladung/{token}", format!("/einladung/{}", world.invitation_token)),
        ("{challenge}", nobodys.clone()),
        ("<north>", world.north.slug.clone()),
        ("<south>", world.south.slug.clone()),
        ("<company>", world.company.slug.clone()),
        ("<vacancy>", world.vacancy.to_string()),
        ("<company_id>", world.company.id.to_string()),
        ("<nobody>", nobodys.clone()),
    ];
    for (place, value) in fixed {
        filled = filled.replace(place, &value);
    }
    let (mut role, mut scope) = (Role::Recruiter, world.company.id);
    if filled.contains("/mitglieder/{company}") {
        let company = fresh_pending(world).await;
        filled = filled.replace("/mitglieder/{company}", &format!("/mitglieder/{}", company.id));
        (role, scope) = (Role::CompanyAdmin, company.id);
    } else if filled.starts_with("/cluster/nord/schulen") {
        (role, scope) = (Role::Teacher, world.school.id);
    } else if filled.starts_with("/cluster/nord") {
        (role, scope) = (Role::ClusterManager, world.north.id);
    } else if filled.starts_with("/betreiber") {
        (role, scope) = (Role::Operator, Uuid::nil());
    } else if filled.ends_with("/mitgliedschaft/nord/beenden") || filled.ends_with("/memberships/nord") {
        member_again(world).await;
    }
    for (place, stem) in [("/grants/{id}", "/grants/"), ("{grant}", "")] {
        if filled.contains(place) {
            filled = filled.replace(place, &format!("{stem}{}", fresh_grant(world, role, scope).await));
        }
    }
    for (place, stem) in [("/invitations/{id}", "/invitations/"), ("{invitation}", "")] {
        if filled.contains(place) {
            filled = filled.replace(place, &format!("{stem}{}", invited(world, role, scope).await.0));
        }
    }
    for (place, stem) in [("/outbox/{id}", "/outbox/"), ("/mails/{mail}", "/mails/")] {
        if filled.contains(place) {
            filled = filled.replace(place, &format!("{stem}{}", message(world).await));
        }
    }
    filled = articles::fill(world, &studies::fill(world, &filled).await).await;
    filled = alerts::fill(world, &rules::fill(world, &filled).await).await;
    filled = visits::fill(world, &filled);
    filled = hiring::fill(world, filled).await;
    // Whatever is somebody's own is nobody's here: asking must not end the callers' sessions.
    filled = filled.replace("{id}", &nobodys).replace("{factor}", &nobodys).replace("{key}", &nobodys);
    filled =
        filled.replace("{session}", &nobodys).replace("{name}", "sign_in_code").replace("{variant}", "x");
    let left = filled.contains('{') && !filled.starts_with('{') && !filled.starts_with('[');
    assert!(!left, "nothing is known to stand in {filled}");
    filled
}

/// An open invitation: its id and the token of its link.
pub async fn invited(world: &World, role: Role, scope: Uuid) -> (Uuid, String) {
    let mail = format!("{}@people.example", Uuid::now_v7().simple());
    let (server, machine) = (&world.server, Actor::operator("test"));
    let secrets = people::secrets(server);
    let made =
        invitation::invite(&server.db, &*server.clock, &secrets, &machine, role, scope, &mail).await.unwrap();
    (made.id, people::letter_secret(server, &mail, "invitation").await)
}

/// Some message of the outbox.
async fn message(world: &World) -> Uuid {
    let filter = Filter { limit: 1, ..Filter::default() };
    outbox::list(&world.server.db, &Actor::operator("test"), filter).await.unwrap()[0].id
}

/// What stands behind a place that carries an id.
pub enum Foreign {
    /// Something of the cluster `sued` or of another person, and something of the same form that never was.
    Walk { theirs: String, nobodys: String },
    /// What is there is for everyone, or the words are the caller's own.
    Public,
}

/// Of the same form and length, and nothing.
fn never(like: &str) -> String {
    if Uuid::parse_str(like).is_ok() {
        return "0190ffff-ffff-7fff-bfff-ffffffffffff".to_owned();
    }
    like.chars().map(|c| if c.is_ascii_alphanumeric() { 'q' } else { c }).collect()
}

pub async fn foreign(world: &World, method: &str, path: &str, name: &str) -> Foreign {
    if open::is_open(method, path, name) {
        return Foreign::Public;
    }
    let theirs = match (path, name) {
        // A company's public name, typed by the caller.
        ("/api/v1/me/api-keys", "company") => world.other_company.slug.clone(),
        ("/api/v1/mail-suppressions/{mail}", _) => suppressed(world).await,
        (path, "slug") if path.starts_with("/api/v1/clusters/") => world.south.slug.clone(),
        (path, "slug") if path.starts_with("/api/v1/companies/") => world.other_company.slug.clone(),
        (path, "slug") if path.starts_with("/api/v1/schools/") => southern_school(world).await,
        (_, "company_id") => world.other_company.id.to_string(),
        (_, "date_id") => southern_date(world).await.to_string(),
        (_, "vacancy_id") => world.other_hiring.in_review.to_string(),
        (_, "booking_id") => world.other_visits.booking.to_string(),
        (path, "id") if path.contains("/event-desk/{id}") || path.contains("/events/{id}") => {
            world.other_visits.event.to_string()
        }
        (path, "id") if path.contains("/me/bookings/{id}") || path.contains("/itineraries/{id}") => {
            world.other_visits.itinerary.to_string()
        }
        (path, "id") if path.contains("/bookings/{id}") => world.other_visits.booking.to_string(),
        (path, "id") if path.contains("/places/{id}") => world.other_visits.class_place.to_string(),
        (path, "id") if path.contains("/exhibitors/{id}") => world.other_visits.exhibitor.to_string(),
        (_, "interviewer_id") => world.other_visits.interviewer.to_string(),
        (path, "after") if path.contains("/event-desk/") => world.other_visits.itinerary.to_string(),
        (_, "slot" | "slot_id") => world.other_visits.slot.to_string(),
        (_, "series_id") => visits::southern_series(world).await,
        (_, "event" | "event_id") => world.other_visits.event.to_string(),
        (path, "id" | "institution_id") if studies::has(path) => studies::southern(world, path, name).await,
        (path, "id" | "picture_id") if articles::has(path) => articles::southern(world, name).await,
        (path, "id") if path.contains("/search-rules/{id}") => {
            rules::some_rule(world, Some(world.south.id)).await.to_string()
        }
        (path, "id") if path.contains("/reports/{id}") => world.other_hiring.report.to_string(),
        (path, "id") if path.contains("/applications/{id}") => world.other_hiring.application.to_string(),
        ("/api/v1/companies/{slug}/pictures/{id}", "id") => {
            fresh_logo(world, world.other_company.id).await.to_string()
        }
        (path, "id" | "vacancy") if path.starts_with("/api/v1/companies/") => {
            world.other_hiring.vacancy.to_string()
        }
        (path, "id") if path.ends_with("/documents/{id}") => world.other_hiring.document.to_string(),
        ("/api/v1/grants/{id}", _) => southern_grant(world).await,
        ("/api/v1/invitations/{id}", _) => {
            invited(world, Role::Recruiter, world.other_company.id).await.0.to_string()
        }
        ("/api/v1/me/alerts/{id}", _) => alerts::southern(world).await.to_string(),
        ("/api/v1/me/sessions/{id}", _) => southern_session(world).await,
        ("/api/v1/me/api-keys/{id}", _) => southern_key(world).await,
        (path, "id") if path.starts_with("/api/v1/me/second-factors/") => southern_factor(world).await,
        (path, "id" | "before") if path.starts_with("/api/v1/outbox") => message(world).await.to_string(),
        // A code that was sent to somebody else; the digits that go with it are wrong.
        (_, "challenge") => southern_challenge(world, path).await,
        // Tokens are their own proof: whoever has one may look. Here they are of the right form and of nobody.
        (_, "token") => return Foreign::Public,
        other => panic!("what stands behind {other:?} ({method})? Say so in tests/access/places.rs"),
    };
    let nobodys = never(&theirs);
    Foreign::Walk { theirs, nobodys }
}

/// A body of the right form for an operation; every field is the caller's own or nobody's.
pub fn sample(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("PATCH", "/api/v1/event-desk/{id}" | "/api/v1/event-desk/{id}/slots/{slot_id}") => {
            json!({ "title": "" })
        }
        ("POST", "/api/v1/clusters/{slug}/events") => {
            json!({ "kind": "job_fair", "title": "", "starts_at": "2030-01-01T09:00:00Z", "ends_at": "2030-01-01T08:00:00Z" })
        }
        ("POST", "/api/v1/event-desk/{id}/slots") => {
            json!({ "kind": "talk", "title": "", "starts_at": "2030-01-01T09:00:00Z", "ends_at": "2030-01-01T08:00:00Z", "capacity": -1 })
        }
        ("POST", "/api/v1/event-desk/{id}/messages") => {
            json!({ "audience": "all", "subject": "", "body": "" })
        }
        ("POST", "/api/v1/bookings/{id}/move") => json!({ "slot_id": "<nobody>" }),
        ("POST", "/api/v1/auth/tokens") => {
            json!({ "grant": "code", "challenge": "<nobody>", "code": "000000" })
        }
        ("POST", "/api/v1/auth/password") => {
            json!({ "challenge": "<nobody>", "code": "000000", "password": "der Bus kommt um acht" })
        }
        ("PUT", path) if path.ends_with("/trust") => json!({ "trusted": false }),
        ("PUT", path) if path.ends_with("/answer_rule") => {
            json!({ "due_days": 1, "remind_days": [], "nudge_day": 1, "close_days": 1 })
        }
        ("PUT", path) if path.ends_with("/profile") => json!({ "employees": -1 }),
        (
            "POST" | "PUT",
            "/api/v1/companies/{slug}/vacancies" | "/api/v1/companies/{slug}/vacancies/{id}",
        ) => {
            json!({ "title": "Koch" })
        }
        ("POST", path) if path.ends_with("/vacancies/{id}/steps") => json!({ "step": "resume" }),
        ("POST", path) if path.ends_with("/copies") => json!({}),
        ("POST", "/api/v1/companies/{slug}/applications/steps") => json!({ "step": "see", "ids": [] }),
        ("POST", "/api/v1/companies/{slug}/applications/{id}/steps") => {
            json!({ "step": "reject", "text": "Diesmal nicht." })
        }
        ("POST", "/api/v1/me/applications/{id}/steps") => {
            json!({ "step": "choose_date", "date_id": "<nobody>" })
        }
        ("POST", path) if path.ends_with("/hand_over") => json!({ "vacancies": [] }),
        ("POST", path) if path.ends_with("/messages") || path.ends_with("/notes") => {
            json!({ "text": "Hallo" })
        }
        ("POST", path) if path.ends_with("/reviews/{vacancy_id}/decision") => {
            json!({ "decision": "send_back", "remarks": [{ "field": "vacancy", "text": "Bitte ergänzen." }] })
        }
        ("POST", path) if path.ends_with("/reports/{id}/decision") => {
            json!({ "decision": "withdrawn", "note": "Das geht nicht." })
        }
        ("POST", "/api/v1/me/mail-changes/{challenge}") => json!({ "code": "000000" }),
        ("POST", "/api/v1/me/api-keys") => {
            json!({ "company": "<company>", "name": "", "days": 30, "scopes": ["company:read"] })
        }
        ("PATCH", path) if path.contains("/alerts/") => json!({ "rhythm": "weekly" }),
        ("POST", "/api/v1/clusters/{slug}/schools") => json!({ "name": "" }),
        ("POST", "/api/v1/companies/{slug}/invitations") => json!({ "mail": "keine", "role": "recruiter" }),
        ("POST", path) if path.ends_with("/invitations") => json!({ "mail": "keine" }),
        ("POST", "/api/v1/companies/{slug}/memberships") => json!({ "cluster": "<north>" }),
        ("PATCH", "/api/v1/clusters/{slug}/memberships/{company_id}") => json!({ "state": "pending" }),
        ("POST", path) if path.starts_with("/api/v1/me/second-factors/totp/") => json!({ "code": "000000" }),
        _ => {
            let others = rules::sample(method, path).or_else(|| studies::sample(method, path));
            return others.or_else(|| articles::sample(method, path));
        }
    })
}

async fn suppressed(world: &World) -> String {
    let mail = lotse_domain::account::MailAddress::parse("weg@people.example").unwrap();
    let (server, machine) = (&world.server, Actor::operator("test"));
    let reason = lotse_domain::mail::SuppressionReason::HardBounce;
    lotse_domain::mail::suppress(&server.db, &*server.clock, &machine, &mail, reason, None).await.unwrap();
    mail.to_string()
}

async fn southern_school(world: &World) -> String {
    let (server, machine) = (&world.server, Actor::operator("test"));
    let draft = lotse_domain::school::SchoolDraft { name: "Gymnasium Sued".into(), ..Default::default() };
    let made =
        lotse_domain::school::create(&server.db, &*server.clock, &machine, world.south.id, draft).await;
    made.unwrap().slug
}

async fn southern_grant(world: &World) -> String {
    let other = world.callers["other_admin"].portal.as_ref().expect("a person").actor(&world.server).await;
    let all = lotse_domain::grant::list_of_account(&world.server.db, &other).await.unwrap();
    all[0].0.id.to_string()
}

async fn southern_session(world: &World) -> String {
    let other = world.callers["other_admin"].portal.as_ref().expect("a person").actor(&world.server).await;
    session::list_own(&world.server.db, &*world.server.clock, &other).await.unwrap()[0].id.to_string()
}

async fn southern_key(world: &World) -> String {
    let other = world.callers["other_admin"].portal.as_ref().expect("a person").actor(&world.server).await;
    let (server, scopes) = (&world.server, vec![lotse_domain::api_key::Scope::CompanyRead]);
    let company = world.other_company.id;
    let made =
        lotse_domain::api_key::create(&server.db, &*server.clock, &other, company, "Sued", scopes, 30).await;
    made.unwrap().key.id.to_string()
}

async fn southern_factor(world: &World) -> String {
    let other = world.callers["other_admin"].portal.as_ref().expect("a person").actor(&world.server).await;
    lotse_domain::second_factor::list_own(&world.server.db, &other).await.unwrap()[0].id.to_string()
}

async fn southern_challenge(world: &World, path: &str) -> String {
    let (server, how) = (&world.server, people::browser("other-admin@people.example"));
    let secrets = people::secrets(server);
    if path.starts_with("/api/v1/me/") {
        let other = world.callers["other_admin"].portal.as_ref().expect("a person").actor(server).await;
        let new = "neu@people.example";
        let made =
            lotse_domain::account::request_mail_change(&server.db, &*server.clock, &secrets, &other, new)
                .await;
        return made.unwrap().challenge_id.to_string();
    }
    let reset = path.ends_with("/password");
    let mail = format!("{}@people.example", Uuid::now_v7().simple());
    let made =
        lotse_domain::sign_in::request_code(&server.db, &*server.clock, &secrets, &mail, reset, None, &how)
            .await;
    made.unwrap().id.to_string()
}
