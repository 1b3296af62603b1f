//! Every root of what may be seen, against every kind of actor.
use std::collections::{BTreeMap, BTreeSet};

use lotse_domain::{
    ErrorKind, account,
    company::{MembershipState, admission},
    grant, invitation,
    school::{self, SchoolDraft},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::prelude::Uuid;

use crate::{
    region::Region,
    world::{id_of, refused},
};

const EVERYBODY: &[&str] = &[
    "pupil",
    "recruiter-a",
    "admin-a",
    "admin-b",
    "admin-p",
    "admin-e",
    "manager-x",
    "manager-y",
    "teacher",
    "operator",
    "dormant-a",
    "dormant-x",
    "unfinished-x",
];
const TEAM_A: &[&str] = &["recruiter-a", "admin-a", "dormant-a"];
const IN_X: &[&str] =
    &["manager-x", "dormant-x", "unfinished-x", "recruiter-a", "admin-a", "dormant-a", "admin-p", "teacher"];
const INVITED: &[&str] =
    &["inv-a", "inv-b", "inv-p", "inv-e", "inv-x", "inv-y", "inv-school", "inv-operator"];
const ALL: &[&str] = &["a", "b", "p", "e"];

/// Actor; whose grants; which invitations; whose memberships it sees.
type Sees = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

pub const SEES: &[Sees] = &[
    ("machine", EVERYBODY, INVITED, ALL),
    ("operator", EVERYBODY, INVITED, ALL),
    ("stranger", &[], &[], &[]),
    ("pupil", &["pupil"], &[], &[]),
    ("recruiter-a", TEAM_A, &[], &["a"]),
    ("admin-a", TEAM_A, &["inv-a"], &["a"]),
    ("admin-b", &["admin-b"], &["inv-b"], &["b"]),
    ("admin-p", &["admin-p"], &["inv-p"], &["p"]),
    ("admin-e", &["admin-e"], &["inv-e"], &["e"]),
    ("manager-x", IN_X, &["inv-a", "inv-p", "inv-x", "inv-school"], &["a", "p", "e"]),
    ("manager-y", &["manager-y", "admin-b"], &["inv-b", "inv-y"], &["b"]),
    ("teacher", &["teacher"], &[], &[]),
    ("dormant-a", &["dormant-a"], &[], &[]),
    ("dormant-x", &["dormant-x"], &[], &[]),
    ("unfinished-x", &[], &[], &[]),
];

pub fn set(names: &[&'static str]) -> BTreeSet<&'static str> {
    names.iter().copied().collect()
}

async fn each_root_shows_what_is_the_actors_and_nothing_else(backend: Backend) {
    let region = Region::build(backend).await;
    assert_eq!(SEES.len(), region.actors.len(), "every actor stands in the table");
    for (name, grants, invitations, companies) in SEES {
        let actor = &region.actors[name];
        let seen = region.rows(actor, grant::visible_to(actor)).await;
        assert_eq!(region.holders(&seen), set(grants), "grants for {name}");
        let seen = region.rows(actor, invitation::visible_to(actor)).await;
        let seen: BTreeSet<&str> = seen.iter().map(|invitation| invitation.mail.as_str()).collect();
        assert_eq!(seen, set(invitations), "invitations for {name}");
        let seen = region.rows(actor, admission::visible_to(actor)).await;
        assert_eq!(region.companies_of(&seen), set(companies), "memberships for {name}");
        // An unfinished session still knows whose it is.
        let mut people = set(grants);
        people.extend(actor.identity().map(|_| *name));
        let seen = region.rows(actor, account::visible_to(actor)).await;
        let seen: BTreeSet<&str> = seen.iter().map(|a| a.mail.split('@').next().unwrap()).collect();
        assert_eq!(seen, people, "accounts for {name}");
    }
}

/// What an actor is answered: the names it is shown, or why it is not.
type Answer = Result<&'static [&'static str], ErrorKind>;
/// Whose team, by its scope; the answers that are not "not found".
type Team<'a> = (&'static str, Uuid, &'a [(&'static str, Answer)]);
const NONE: Answer = Err(ErrorKind::NotFound);
const STRANGER: Answer = Err(ErrorKind::Unauthenticated);
const FACTOR: Answer = Err(ErrorKind::SecondFactor);

async fn a_team_is_listed_for_itself_and_for_whoever_looks_after_it(backend: Backend) {
    let region = Region::build(backend).await;
    let team_x: &[&str] = &["manager-x", "dormant-x", "unfinished-x"];
    let rows: &[Team<'_>] = &[
        (
            "a",
            region.companies["a"].id,
            &[
                ("machine", Ok(TEAM_A)),
                ("operator", Ok(TEAM_A)),
                ("manager-x", Ok(TEAM_A)),
                ("admin-a", Ok(TEAM_A)),
                ("recruiter-a", Ok(TEAM_A)),
                ("stranger", STRANGER),
                ("dormant-a", FACTOR),
                ("dormant-x", FACTOR),
                ("unfinished-x", FACTOR),
            ],
        ),
        (
            "p",
            region.companies["p"].id,
            &[
                ("machine", Ok(&["admin-p"])),
                ("operator", Ok(&["admin-p"])),
                ("manager-x", Ok(&["admin-p"])),
                ("admin-p", Ok(&["admin-p"])),
                ("stranger", STRANGER),
                ("dormant-x", FACTOR),
                ("unfinished-x", FACTOR),
            ],
        ),
        (
            "e",
            region.companies["e"].id,
            &[
                ("machine", Ok(&["admin-e"])),
                ("operator", Ok(&["admin-e"])),
                ("admin-e", Ok(&["admin-e"])),
                ("stranger", STRANGER),
                ("unfinished-x", FACTOR),
            ],
        ),
        (
            "x",
            region.x.id,
            &[
                ("machine", Ok(team_x)),
                ("operator", Ok(team_x)),
                ("manager-x", Ok(team_x)),
                ("stranger", STRANGER),
                ("dormant-x", FACTOR),
                ("unfinished-x", FACTOR),
            ],
        ),
        (
            "school",
            region.school.id,
            &[
                ("machine", Ok(&["teacher"])),
                ("operator", Ok(&["teacher"])),
                ("manager-x", Ok(&["teacher"])),
                ("teacher", Ok(&["teacher"])),
                ("stranger", STRANGER),
                ("dormant-x", FACTOR),
                ("unfinished-x", FACTOR),
            ],
        ),
        ("nothing", Uuid::now_v7(), &[("stranger", STRANGER), ("unfinished-x", FACTOR)]),
        // Operators and pupils share the nil scope; nobody lists them by it.
        ("nil", Uuid::nil(), &[("stranger", STRANGER), ("unfinished-x", FACTOR)]),
    ];
    for (team, scope, answers) in rows {
        for (name, actor) in &region.actors {
            let expected =
                answers.iter().find(|(who, _)| who == name).map_or(NONE, |(_, answer)| *answer).map(set);
            let answer = grant::list_team(region.world.db(), actor, *scope).await;
            let answer = answer.map_err(|err| err.kind()).map(|team| {
                let grants: Vec<_> = team.into_iter().map(|member| member.grant).collect();
                region.holders(&grants)
            });
            assert_eq!(answer, expected, "team {team} for {name}");
        }
    }
}

async fn lists_of_a_cluster_are_its_managers(backend: Backend) {
    let region = Region::build(backend).await;
    let db = region.world.db();
    for (name, actor) in &region.actors {
        let members =
            admission::list_members(db, actor, region.x.id, MembershipState::Active, None, 10).await;
        let counts = admission::count_members(db, actor, region.x.id).await;
        let schools = school::list_of_cluster(db, actor, region.x.id).await;
        let operators = grant::list_operators(db, actor).await;
        let never = admission::count_members(db, actor, Uuid::now_v7()).await;
        if ["machine", "operator", "manager-x"].contains(name) {
            let members = members.unwrap();
            assert_eq!(members.len(), 1, "{name}");
            assert_eq!(members[0].admins.len(), 2, "{name} sees both admins of the company");
            let counts: BTreeMap<_, _> = counts.unwrap().into_iter().collect();
            let expected = [
                (MembershipState::Pending, 1),
                (MembershipState::Active, 1),
                (MembershipState::Ended, 1),
                (MembershipState::Refused, 0),
            ];
            assert_eq!(counts, BTreeMap::from(expected), "{name}");
            assert_eq!(schools.unwrap().len(), 1, "{name}");
        } else {
            let kind = match *name {
                "stranger" => ErrorKind::Unauthenticated,
                "dormant-x" | "unfinished-x" => ErrorKind::SecondFactor,
                _ => ErrorKind::NotFound,
            };
            assert_eq!(refused(members), kind, "{name}");
            assert_eq!(refused(schools), kind, "{name}");
            let counts = counts.unwrap_err();
            assert_eq!(counts.kind(), kind, "{name}");
            if kind == ErrorKind::NotFound {
                assert_eq!(counts.to_string(), never.unwrap_err().to_string(), "{name}");
            }
        }
        assert_eq!(operators.is_ok(), ["machine", "operator"].contains(name), "{name}");
    }
}

async fn an_address_that_is_not_the_actors_is_like_one_that_never_was(backend: Backend) {
    let region = Region::build(backend).await;
    let db = region.world.db();
    let company = &region.companies["p"].slug;
    for (name, actor) in &region.actors {
        let own = admission::find_own(db, actor, company).await;
        if ["machine", "admin-p"].contains(name) {
            assert_eq!(own.unwrap().1.len(), 1, "{name}");
        } else {
            let never = admission::find_own(db, actor, "there-is-none").await.unwrap_err();
            assert_eq!(own.unwrap_err().to_string(), never.to_string(), "{name}");
        }
        let found = school::find_by_slug(db, actor, &region.school.slug).await;
        let never = school::find_by_slug(db, actor, "there-is-none").await.unwrap_err();
        match *name {
            "machine" | "operator" | "manager-x" | "teacher" => {
                assert_eq!(found.unwrap().id, region.school.id);
            }
            "dormant-x" => assert_eq!(refused(found), ErrorKind::SecondFactor),
            _ => assert_eq!(found.unwrap_err().to_string(), never.to_string(), "{name}"),
        }
        let listed = grant::list_of_account(db, actor).await;
        match *name {
            "machine" | "stranger" => assert_eq!(refused(listed), ErrorKind::Unauthenticated),
            "unfinished-x" => assert_eq!(refused(listed), ErrorKind::SecondFactor),
            _ => {
                let listed = listed.unwrap();
                assert!(listed.iter().all(|(grant, _)| grant.account_id == id_of(actor)), "{name}");
                let named = listed[0].0.scope_id != Uuid::nil();
                assert_eq!(listed.len(), 1, "{name}");
                assert_eq!(listed[0].1.is_some(), named, "{name}");
            }
        }
    }
}

async fn schools_are_entered_by_their_clusters_managers(backend: Backend) {
    let region = Region::build(backend).await;
    let (db, clock) = (region.world.db(), &region.world.clock);
    let draft = |name: &str, code: Option<&str>| SchoolDraft {
        name: name.into(),
        postal_code: code.map(str::to_owned),
        town: None,
    };
    for (name, actor) in &region.actors {
        let created = school::create(db, clock, actor, region.x.id, draft("Gymnasium", Some("46509"))).await;
        let may = ["machine", "operator", "manager-x"].contains(name);
        assert_eq!(created.is_ok(), may, "{name}");
    }
    let manager = &region.actors["manager-x"];
    let schools = school::list_of_cluster(db, manager, region.x.id).await.unwrap();
    let slugs: BTreeSet<_> = schools.iter().map(|school| &school.slug).collect();
    assert_eq!((schools.len(), slugs.len()), (4, 4), "schools of one name have addresses of their own");
    for bad in [draft(" ", None), draft("A", Some("4650")), draft("A", Some("4650x")), draft("A\nB", None)] {
        assert_eq!(refused(school::create(db, clock, manager, region.x.id, bad).await), ErrorKind::Invalid);
    }
}

on_both_databases!(
    each_root_shows_what_is_the_actors_and_nothing_else,
    a_team_is_listed_for_itself_and_for_whoever_looks_after_it,
    lists_of_a_cluster_are_its_managers,
    an_address_that_is_not_the_actors_is_like_one_that_never_was,
    schools_are_entered_by_their_clusters_managers,
);
