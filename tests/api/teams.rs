//! Colleagues are invited, work, and leave, over HTTP.
use lotse_domain::grant::Role;
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use serde_json::{Value, json};

use crate::{
    admission::company,
    person::{Person, ask, give, signed_in, strong},
};

on_both_databases!(
    a_colleague_is_invited_works_and_leaves,
    an_api_key_does_what_its_scopes_say_and_ends_with_the_grant,
    a_manager_enters_schools_and_invites_teachers
);

async fn registered(server: &TestServer) -> (Person, String) {
    world::cluster(&server.db, "nord").await;
    let admin = strong(server, "chefin@example.org").await;
    let made = admin.ask(server, "POST /companies", Some(company("Brot Möller", "nord"))).await.expect(201);
    (admin, made["slug"].as_str().unwrap().to_owned())
}

fn mails(team: &Value) -> Vec<&str> {
    team["items"].as_array().unwrap().iter().map(|member| member["mail"].as_str().unwrap()).collect()
}

async fn recruiter(server: &TestServer, admin: &Person, slug: &str, mail: &str) -> Person {
    let body = json!({"mail": mail, "role": "recruiter"});
    admin.ask(server, &format!("POST /companies/{slug}/invitations"), Some(body)).await.expect(201);
    let token = people::letter_secret(server, mail, "invitation").await;
    let person = signed_in(server, mail).await;
    person.ask(server, "POST /invitations/accept", Some(json!({"token": token}))).await.expect(200);
    person
}

async fn a_colleague_is_invited_works_and_leaves(backend: Backend) {
    let server = TestServer::start(backend).await;
    let (admin, slug) = registered(&server).await;
    let (team, invitations) = (format!("/companies/{slug}/team"), format!("/companies/{slug}/invitations"));
    let invite =
        async |who: &Person, body| who.ask(&server, &format!("POST {invitations}"), Some(body)).await;
    for body in [
        json!({"mail": "x@example.org", "role": "operator"}),
        json!({"mail": "x@example.org"}),
        json!({"mail": "no address", "role": "recruiter"}),
    ] {
        assert_eq!(invite(&admin, body).await.status, 422);
    }
    let body = || json!({"mail": "Neu@example.org", "role": "recruiter"});
    let first = invite(&admin, body()).await.expect(201);
    assert_eq!(first["mail"], "neu@example.org");
    let old = people::letter_secret(&server, "neu@example.org", "invitation").await;
    invite(&admin, body()).await.expect(201);
    let open = admin.get(&server, &invitations).await;
    assert_eq!(open["items"].as_array().unwrap().len(), 1, "the same again sends a new link");
    assert!(!open.to_string().contains("token"), "{open}");
    let token = people::letter_secret(&server, "neu@example.org", "invitation").await;
    let look =
        async |token: &str| ask(&server, None, "POST /invitations/look", Some(json!({"token": token}))).await;
    assert_eq!(look(&old).await.status, 404);
    let offer = look(&token).await.expect(200);
    assert_eq!((&offer["role"], &offer["scope_name"]), (&json!("recruiter"), &json!("Brot Möller")));
    let accept = async |who: &Person| {
        who.ask(&server, "POST /invitations/accept", Some(json!({"token": token}))).await
    };
    let other = signed_in(&server, "other@example.org").await;
    assert_eq!(accept(&other).await.status, 409, "a forwarded link opens nothing");
    let new = signed_in(&server, "neu@example.org").await;
    let grant = accept(&new).await.expect(200);
    assert_eq!((&grant["slug"], &grant["dormant"]), (&json!(slug), &json!(false)));
    assert_eq!(accept(&new).await.status, 404, "it counts once");
    let members = new.get(&server, &team).await;
    assert_eq!(mails(&members), ["chefin@example.org", "neu@example.org"]);
    assert_eq!(new.get(&server, "/me/grants").await["items"][0], grant);
    assert_eq!(invite(&new, body()).await.status, 404, "recruiters invite nobody");
    let own = admin.get(&server, "/me/grants").await["items"][0]["id"].as_str().unwrap().to_owned();
    let take = async |who: &Person, id: &str| who.ask(&server, &format!("DELETE /grants/{id}"), None).await;
    assert_eq!(take(&admin, &own).await.status, 409, "the last admin stays");
    assert_eq!(take(&new, &own).await.status, 404);
    let foreign = take(&other, &own).await.stable();
    assert_eq!(foreign, take(&other, &uuid::Uuid::now_v7().to_string()).await.stable());
    assert_eq!(take(&admin, grant["id"].as_str().unwrap()).await.status, 204);
    let after = new.ask(&server, &format!("GET {team}"), None).await.stable();
    let never = new.ask(&server, "GET /companies/never-was/team", None).await.stable();
    assert_eq!((after.0, &after), (404, &never), "it counts with the next request");
    let open = invite(&admin, body()).await.expect(201);
    let line = format!("DELETE /invitations/{}", open["id"].as_str().unwrap());
    assert_eq!(other.ask(&server, &line, None).await.status, 404);
    assert_eq!(admin.ask(&server, &line, None).await.status, 204);
    assert_eq!(admin.ask(&server, &line, None).await.status, 404);
}

async fn an_api_key_does_what_its_scopes_say_and_ends_with_the_grant(backend: Backend) {
    let server = TestServer::start(backend).await;
    let (admin, slug) = registered(&server).await;
    let new = recruiter(&server, &admin, &slug, "neu@example.org").await;
    let make = async |scopes: Value, days: i64| {
        let body = json!({"company": slug, "name": "Karriereseite", "scopes": scopes, "days": days});
        new.ask(&server, "POST /me/api-keys", Some(body)).await
    };
    for (scopes, days) in
        [(json!(["all"]), 30), (json!([]), 30), (json!(["company:read"]), 0), (json!(["company:read"]), -1)]
    {
        assert_eq!(make(scopes.clone(), days).await.status, 422, "{scopes} {days}");
    }
    let reads = make(json!(["company:read"]), 30).await.expect(201);
    let writes = make(json!(["vacancies:write"]), 30).await.expect(201);
    let (reads, writes, id) = (
        reads["token"].as_str().unwrap().to_owned(),
        writes["token"].as_str().unwrap(),
        reads["key"]["id"].as_str().unwrap().to_owned(),
    );
    let list = new.get(&server, "/me/api-keys").await;
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["company"]), (2, &json!(slug)));
    assert!(!list.to_string().contains(&reads) && !list.to_string().contains("hash"), "{list}");
    let line = format!("GET /companies/{slug}/memberships");
    let by = async |key: &str, line: &str| ask(&server, Some(key), line, None).await;
    assert_eq!(by(&reads, &line).await.status, 200);
    assert_eq!(by(writes, &line).await.expect(403)["code"], "forbidden");
    assert_eq!(by(&reads, "GET /companies/never-was/memberships").await.status, 404);
    for line in [
        "GET /me",
        "GET /me/api-keys",
        "DELETE /auth/session",
        "GET /outbox",
        &format!("GET /companies/{slug}/team"),
    ] {
        assert_eq!(by(&reads, line).await.expect(403)["code"], "forbidden", "{line}: keys are for machines");
    }
    assert_eq!(by(&format!("{reads}x"), &line).await.status, 401);
    assert_eq!(new.ask(&server, &format!("DELETE /me/api-keys/{id}"), None).await.status, 204);
    assert_eq!(by(&reads, &line).await.status, 401);
    let grant = new.get(&server, "/me/grants").await["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(new.ask(&server, &format!("DELETE /grants/{grant}"), None).await.status, 204, "one may leave");
    assert_eq!(by(writes, &line).await.status, 401);
}

async fn a_manager_enters_schools_and_invites_teachers(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let manager = strong(&server, "desk@example.org").await;
    give(&server, &manager, Role::ClusterManager, cluster.id).await;
    let enter = async |body| manager.ask(&server, "POST /clusters/nord/schools", Some(body)).await;
    assert_eq!(
        enter(json!({"name": "", "postal_code": "1"})).await.expect(422)["errors"].as_array().unwrap().len(),
        2
    );
    let school =
        enter(json!({"name": "Schule am Hafen", "postal_code": "23552", "town": "Lübeck"})).await.expect(201);
    assert_eq!(manager.get(&server, "/clusters/nord/schools").await["items"], json!([school]));
    let slug = school["slug"].as_str().unwrap();
    let team = format!("/schools/{slug}/team");
    assert_eq!(manager.get(&server, &team).await["items"], json!([]));
    let body = Some(json!({"mail": "lehrer@example.org"}));
    manager.ask(&server, &format!("POST /schools/{slug}/invitations"), body.clone()).await.expect(201);
    assert_eq!(
        manager.get(&server, &format!("/schools/{slug}/invitations")).await["items"][0]["role"],
        "teacher"
    );
    let token = people::letter_secret(&server, "lehrer@example.org", "invitation").await;
    let teacher = signed_in(&server, "lehrer@example.org").await;
    let foreign = teacher.ask(&server, &format!("GET {team}"), None).await.stable();
    assert_eq!(foreign, teacher.ask(&server, "GET /schools/never-was/team", None).await.stable());
    teacher.ask(&server, "POST /invitations/accept", Some(json!({"token": token}))).await.expect(200);
    assert_eq!(mails(&teacher.get(&server, &team).await), ["lehrer@example.org"]);
    assert_eq!(teacher.ask(&server, &format!("POST /schools/{slug}/invitations"), body).await.status, 404);
    let managers = manager.get(&server, "/clusters/nord/team").await;
    assert_eq!(mails(&managers), ["desk@example.org"]);
}
