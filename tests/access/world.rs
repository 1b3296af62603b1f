//! One of every kind of caller, and what they could want to touch.
use std::collections::BTreeMap;

use lotse_domain::{
    Actor,
    account::{self, Hasher, MailAddress, Profile},
    api_key::{self, Scope},
    company::{self, MembershipState},
    consent,
    grant::{self, Role},
    school::{self, SchoolDraft},
    second_factor, session,
    session::Surface,
    sign_in::{self},
};
use lotse_tests::{
    Backend, TestServer,
    people::{self, Person},
    world,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    hiring::{self, Hiring},
    visits::{self, Visits},
};

/// The kinds of callers, as the tables name them.
pub const KINDS: [&str; 13] = [
    "stranger",
    "unfinished",
    "pupil",
    "young",
    "recruiter",
    "weak",
    "admin",
    "other_admin",
    "manager",
    "other_manager",
    "teacher",
    "operator",
    "key",
];

/// Someone who calls, on both surfaces.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// What `Authorization: Bearer` holds.
    pub bearer: Option<String>,
    pub portal: Option<Person>,
}

pub struct World {
    pub server: TestServer,
    pub callers: BTreeMap<&'static str, Caller>,
    /// Member of `north`, with a team.
    pub company: company::Company,
    /// Member of `south`.
    pub other_company: company::Company,
    /// Waits to be admitted to `north`: invisible but to its own and to the cluster.
    pub pending: company::Company,
    pub north: lotse_domain::cluster::Cluster,
    pub south: lotse_domain::cluster::Cluster,
    pub school: school::School,
    pub vacancy: Uuid,
    pub occupation: lotse_domain::occupation::Occupation,
    /// Of `company` and the caller `pupil`.
    pub hiring: Hiring,
    /// Of `other_company` and a pupil who is none of the callers.
    pub other_hiring: Hiring,
    /// Events of `north`, to which the caller `pupil` comes and the school brings a class.
    pub visits: Visits,
    pub other_visits: Visits,
    /// Of the link that the guardian of `young` has.
    pub guardian_token: String,
    /// Of an invitation that is nobody's of these.
    pub invitation_token: String,
    pub unsubscribe_token: String,
    gazetteer: std::sync::Arc<lotse_domain::place::Gazetteer>,
}

async fn imported(
    server: &TestServer,
    cluster: &lotse_domain::cluster::Cluster,
    name: &str,
) -> company::Company {
    let draft = world::draft("Mechatroniker (m/w/d)", name, "90402");
    world::import(&server.db, world::run_of(cluster, "template"), vec![world::record(2, name, draft)]).await;
    company::Entity::find()
        .filter(company::Column::Name.eq(name))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the company")
}

async fn vacancy_of(server: &TestServer, company: Uuid) -> Uuid {
    let found = lotse_domain::vacancy::Entity::find()
        .filter(lotse_domain::vacancy::Column::CompanyId.eq(company))
        .one(server.db.read())
        .await;
    found.unwrap().expect("a vacancy").id
}

impl World {
    pub async fn make(backend: Backend) -> Self {
        let server = TestServer::start(backend).await;
        let machine = Actor::operator("test");
        let north = world::cluster(&server.db, "nord").await;
        let south = world::cluster(&server.db, "sued").await;
        let company = imported(&server, &north, "Regnitz Formteile").await;
        let other_company = imported(&server, &south, "Isar Pressteile").await;
        let pending = imported(&server, &north, "Wartende Werke").await;
        put_back(&server, pending.id, north.id).await;
        let draft = SchoolDraft { name: "Realschule am Ring".into(), ..Default::default() };
        let school = school::create(&server.db, &*server.clock, &machine, north.id, draft).await.unwrap();
        let vacancy = vacancy_of(&server, company.id).await;
        let occupation = lotse_domain::occupation::list_all(server.db.read()).await.unwrap().swap_remove(0);
        let server_db = server.db.clone();
        let mut world = Self {
            server,
            callers: BTreeMap::new(),
            company,
            other_company,
            pending,
            north,
            south,
            school,
            vacancy,
            occupation,
            hiring: Hiring::default(),
            other_hiring: Hiring::default(),
            visits: Visits::default(),
            other_visits: Visits::default(),
            guardian_token: String::new(),
            invitation_token: String::new(),
            unsubscribe_token: String::new(),
            gazetteer: lotse::database::gazetteer(&server_db).await.unwrap(),
        };
        for kind in KINDS {
            let caller = world.caller(kind).await;
            world.callers.insert(kind, caller);
        }
        let pupil = world.callers["pupil"].portal.clone().expect("a person");
        let (server, one, two) = (&world.server, &world.company, &world.other_company);
        world.hiring = hiring::begin(server, &world.north, one, world.vacancy, &pupil).await;
        world.visits = visits::begin(server, &world.north, one, Some(&world.school), &pupil).await;
        let pupil = people::signed_in(server, "jana@people.example").await;
        let vacancy = vacancy_of(server, two.id).await;
        world.other_hiring = hiring::begin(server, &world.south, two, vacancy, &pupil).await;
        world.other_visits = visits::begin(server, &world.south, two, None, &pupil).await;
        let parent = "eltern@people.example";
        world.guardian_token = people::letter_secret(&world.server, parent, "guardian_request").await;
        world.invitation_token = crate::places::invited(&world, Role::Recruiter, world.company.id).await.1;
        let manager = world.callers["manager"].portal.as_ref().expect("a person").account_id;
        let topic = lotse_domain::mail::Topic::MembershipRequests;
        let secrets = people::secrets(&world.server);
        world.unsubscribe_token = lotse_domain::mail::unsubscribe_token(&secrets, manager, topic);
        world.server.caught_up().await;
        world
    }

    async fn caller(&self, kind: &'static str) -> Caller {
        let server = &self.server;
        let mail = format!("{}@people.example", kind.replace('_', "-"));
        let role = match kind {
            "stranger" | "unfinished" | "pupil" | "young" => None,
            "recruiter" | "key" => Some((Role::Recruiter, self.company.id)),
            "weak" | "admin" => Some((Role::CompanyAdmin, self.company.id)),
            "other_admin" => Some((Role::CompanyAdmin, self.other_company.id)),
            "manager" => Some((Role::ClusterManager, self.north.id)),
            "other_manager" => Some((Role::ClusterManager, self.south.id)),
            "teacher" => Some((Role::Teacher, self.school.id)),
            "operator" => Some((Role::Operator, Uuid::nil())),
            other => unreachable!("{other}"),
        };
        if kind == "stranger" {
            return Caller::default();
        }
        let first = people::signed_in(server, &mail).await;
        if let Some((role, scope)) = role {
            people::grant(server, &first, role, scope).await;
        }
        let actor = first.actor(server).await;
        match kind {
            "pupil" => introduce(server, &actor, 17, None).await,
            "young" => introduce(server, &actor, 15, Some("eltern@people.example".into())).await,
            "key" => {
                // The most that a program can do.
                let scopes = Scope::ALL.to_vec();
                let made =
                    api_key::create(&server.db, &*server.clock, &actor, self.company.id, "Test", scopes, 30)
                        .await;
                return Caller { bearer: Some(made.unwrap().token), portal: None };
            }
            _ => {}
        }
        let strong = role.is_some_and(|(role, _)| role.needs_second_factor()) && kind != "weak";
        if !strong && kind != "unfinished" {
            return Caller { bearer: Some(access(server, &mail, None).await), portal: Some(first) };
        }
        let codes = enrol(server, &actor).await;
        if kind == "unfinished" {
            // Signed in anew, the factor not shown.
            let portal = Some(people::signed_in(server, &mail).await);
            return Caller { bearer: Some(access(server, &mail, None).await), portal };
        }
        Caller { bearer: Some(access(server, &mail, Some(&codes[0])).await), portal: Some(first) }
    }
}

async fn introduce(server: &TestServer, actor: &Actor, years: i32, guardian: Option<String>) {
    use chrono::Datelike;
    let today = server.clock.now().date_naive();
    let birth = today.with_day(1).and_then(|day| day.with_year(today.year() - years)).expect("a day");
    consent::introduce(&server.db, &*server.clock, actor, None, birth, guardian).await.expect("a pupil");
}

/// Sets up a second factor, which makes the session strong; the recovery codes.
async fn enrol(server: &TestServer, actor: &Actor) -> Vec<String> {
    let secrets = people::secrets(server);
    let new = second_factor::begin_totp(&server.db, &*server.clock, &secrets, actor, "Lotse").await.unwrap();
    let code = people::totp_code(&new.secret, server.clock.now().timestamp());
    second_factor::confirm_totp(&server.db, &*server.clock, &secrets, actor, new.factor_id, &code)
        .await
        .unwrap()
        .expect("recovery codes")
        .0
}

/// An access token, as a program gets it: by a code, with a recovery code where a second factor is to be shown.
pub async fn access(server: &TestServer, mail: &str, recovery: Option<&str>) -> String {
    let secrets = people::secrets(server);
    let how = sign_in::SignIn { surface: Surface::Api, ..people::browser(mail) };
    let (db, clock) = (&server.db, &*server.clock);
    let challenge = sign_in::request_code(db, clock, &secrets, mail, false, None, &how).await.unwrap();
    let code = people::letter_secret(server, mail, "sign_in_code").await;
    let stranger = Actor::stranger("test");
    let begun = sign_in::by_code(db, clock, &secrets, &stranger, challenge.id, &code, &how).await.unwrap();
    if let Some(recovery) = recovery {
        let identity =
            session::identify_session(db, clock, begun.session.id).await.unwrap().expect("a session");
        let actor = Actor::person(identity, "test");
        second_factor::show_recovery_code(db, clock, &secrets, &actor, recovery).await.unwrap();
    }
    let body = serde_json::json!({ "grant": "refresh_token", "refresh_token": begun.token });
    let answer =
        server.http.post(format!("{}/api/v1/auth/tokens", server.base)).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let tokens: serde_json::Value = answer.json().await.unwrap();
    tokens["access_token"].as_str().expect("a token").to_owned()
}

/// Makes an imported company one that waits.
async fn put_back(server: &TestServer, company: Uuid, cluster: Uuid) {
    let machine = Actor::operator("test");
    for state in [MembershipState::Ended, MembershipState::Pending] {
        let done = if state == MembershipState::Ended {
            company::admission::decide(&server.db, &*server.clock, &machine, company, cluster, state, None)
                .await
        } else {
            company::admission::ask(&server.db, &*server.clock, &machine, company, cluster, None).await
        };
        done.expect("a step");
    }
}

/// Another company that waits to be admitted to `nord`.
pub async fn fresh_pending(world: &World) -> company::Company {
    let name = format!("Werk {}", Uuid::now_v7().simple());
    let draft = company::CompanyDraft { name: name.clone(), ..Default::default() };
    let record = company::CompanyRecord { row: 2, external_id: Some(name.clone()), draft };
    let run = world::run_of(&world.north, "template");
    company::store_batch(&world.server.db, &*world.server.clock, &run, &world.gazetteer, vec![record])
        .await
        .unwrap();
    let made =
        company::Entity::find().filter(company::Column::Name.eq(name)).one(world.server.db.read()).await;
    let made = made.unwrap().expect("the company");
    put_back(&world.server, made.id, world.north.id).await;
    made
}

/// The company is a member of `nord`, whatever was done before.
pub async fn member_again(world: &World) {
    let (server, machine) = (&world.server, Actor::operator("test"));
    let (db, clock) = (&server.db, &*server.clock);
    let (company, cluster) = (world.company.id, world.north.id);
    if company::admission::ask(db, clock, &machine, company, cluster, None).await.is_ok() {
        company::admission::decide(db, clock, &machine, company, cluster, MembershipState::Active, None)
            .await
            .expect("admitted");
    }
}

/// A grant of somebody new, to be taken away.
pub async fn fresh_grant(world: &World, role: Role, scope: Uuid) -> Uuid {
    let mail = format!("{}@people.example", Uuid::now_v7().simple());
    let mail = MailAddress::parse(&mail).unwrap();
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let profile = Profile::default();
    let made = account::create_confirmed(db, clock, &machine, &Hasher::default(), &mail, profile, None).await;
    grant::give(db, clock, &machine, made.unwrap().id, role, scope).await.unwrap().id
}
