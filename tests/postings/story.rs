//! What a company does with its postings.
use chrono::TimeDelta;
use lotse_domain::{
    DomainError, ErrorKind,
    application::{ApplicationState, QuestionKey},
    audit, change_log,
    occupation::Words,
    vacancy::{
        self, ApplyBy, VacancyState as S,
        desk::{self, CloseReason, DeskStep, PostingDraft, Questions, RUNS_DAYS},
    },
};
use lotse_tests::{Backend, on_both_databases};

use crate::world::{MANAGER, RECRUITER, World, day, join, posting, refused, wrong};

on_both_databases!(
    a_posting_is_written_checked_and_published,
    everything_wrong_is_told_at_once,
    a_change_counts_its_version_and_keeps_what_others_wrote,
    a_pause_and_an_end_take_it_from_the_public,
    whoever_waits_is_told_when_it_is_closed,
    a_copy_for_next_year_moves_the_dates,
    only_drafts_that_were_never_public_are_thrown_away,
    a_published_one_is_renewed_with_its_deadline,
    a_company_that_is_nowhere_a_member_writes_nothing,
);

async fn a_posting_is_written_checked_and_published(backend: Backend) {
    let world = World::start(backend).await;
    let own = world.draft().await;
    let id = own.vacancy.id;
    assert_eq!((own.vacancy.title.as_str(), own.vacancy.state), ("Industriemechaniker", S::Draft));
    assert_eq!((own.vacancy.source.as_str(), own.vacancy.external_id), (desk::SOURCE, id.to_string()));
    assert_eq!((own.vacancy.apply_by, own.vacancy.version, own.editable), (ApplyBy::Here, 1, true));
    assert_eq!((own.sites[0].town.as_str(), own.cluster.id), ("Kiel", world.cluster.id));
    assert_eq!(own.occupation.as_ref().unwrap().title_male, "Industriemechaniker");
    assert_eq!(own.desk.questions.0, QuestionKey::USUAL);
    assert!(!world.is_public(id).await);
    let reviews = async || {
        desk::list_reviews(world.db(), &world.clock, &world.manager, world.cluster.id).await.unwrap()
    };
    assert!(reviews().await.is_empty(), "managers see no drafts");
    assert_eq!(refused(world.publish(id).await), ErrorKind::NotFound);

    let at = change_log::newest(world.db()).await.unwrap();
    assert_eq!(world.step(id, DeskStep::Submit).await.unwrap().vacancy.state, S::InReview);
    assert_eq!(change_log::newest(world.db()).await.unwrap(), at, "the public sees no change");
    assert_eq!(world.said_to(MANAGER).await, ["vacancy_submitted"]);
    let waiting = reviews().await;
    assert_eq!((waiting.len(), waiting[0].changed, waiting[0].trusted), (1, false, false));
    assert_eq!(waiting[0].advice, []);

    world.later(TimeDelta::hours(1));
    world.publish(id).await.unwrap();
    assert!(world.is_public(id).await && reviews().await.is_empty());
    assert_eq!(world.said_to(RECRUITER).await, ["vacancy_published"]);
    let own = world.own(id).await;
    assert_eq!(own.desk.expires_on, Some(day(2026, 11, 22) + TimeDelta::days(RUNS_DAYS)));
    assert!(own.vacancy.published_at.is_some() && change_log::newest(world.db()).await.unwrap() > at);
    let verbs: Vec<String> = world.rows(audit_of(id)).await.into_iter().map(|entry| entry.action).collect();
    assert_eq!(verbs, ["vacancy.created", "vacancy.submitted", "vacancy.published"]);
    assert_eq!(refused(world.publish(id).await), ErrorKind::Conflict, "nothing of it waits any more");
}

fn audit_of(id: sea_orm::prelude::Uuid) -> sea_orm::Select<audit::Entity> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
    audit::Entity::find().filter(audit::Column::SubjectId.eq(id)).order_by_asc(audit::Column::Id)
}

async fn everything_wrong_is_told_at_once(backend: Backend) {
    let world = World::start(backend).await;
    let mut bad = posting();
    bad.vacancy.title = " (m/w/d)".into();
    bad.vacancy.places = Some(0);
    bad.vacancy.sites[0].postal_code = Some("00000".into());
    bad.questions = Questions(vec![QuestionKey::Why, QuestionKey::Why]);
    bad.most_open = Some(0);
    bad.expires_on = Some(day(2026, 11, 21));
    let fields = ["title", "places", "postal_code", "questions", "most_open", "expires_on"];
    assert_eq!(wrong(world.create(bad.clone()).await), fields);
    let id = world.draft().await.vacancy.id;
    assert_eq!(wrong(world.change(id, None, bad).await), fields);
    let foreign = PostingDraft { cluster_id: Some(id), ..posting() };
    assert_eq!(wrong(world.create(foreign).await), ["cluster_id"]);
    let today = PostingDraft { expires_on: Some(day(2026, 11, 22)), ..posting() };
    world.create(today).await.expect("the last day counts whole");
    for until in [day(2026, 11, 21), day(2027, 12, 28)] {
        let renewed = world.step(id, DeskStep::Renew { until: Some(until) }).await;
        assert_eq!(wrong(renewed), ["until"]);
    }
}

async fn a_change_counts_its_version_and_keeps_what_others_wrote(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.draft().await.vacancy.id;
    let mut other = posting();
    other.vacancy.title = "Zerspanungsmechaniker/in".into();
    other.vacancy.sites = Vec::new();
    other.most_open = Some(5);
    let changed = world.change(id, Some(1), other.clone()).await.unwrap();
    assert_eq!((changed.vacancy.version, changed.vacancy.title.as_str()), (2, "Zerspanungsmechaniker/in"));
    assert!(changed.sites.is_empty() && changed.desk.most_open == Some(5));
    assert!(matches!(world.change(id, Some(1), other.clone()).await, Err(DomainError::Stale)));
    // Of two who change the same version at once, one is told so.
    let (a, b) = tokio::join!(world.change(id, Some(2), posting()), world.change(id, Some(2), other.clone()));
    assert_eq!([a.is_ok(), b.is_ok()].iter().filter(|ok| **ok).count(), 1, "{a:?} {b:?}");
    assert_eq!(world.own(id).await.vacancy.version, 3);
    world.force(id, S::Filled).await;
    let err = world.change(id, None, other).await.unwrap_err();
    assert!(err.kind() == ErrorKind::Conflict && err.to_string().contains("filled"), "{err}");
}

async fn a_pause_and_an_end_take_it_from_the_public(backend: Backend) {
    let world = World::start(backend).await;
    let id = world.published().await.vacancy.id;
    let first = world.own(id).await.vacancy.published_at;
    let noted = async |at| !lotse_tests::world::changes_after(world.db(), at, 1).await.is_empty();
    let at = change_log::newest(world.db()).await.unwrap();
    world.step(id, DeskStep::Pause).await.unwrap();
    assert!(!world.is_public(id).await && noted(at).await);
    let at = change_log::newest(world.db()).await.unwrap();
    world.later(TimeDelta::hours(1));
    let resumed = world.step(id, DeskStep::Resume).await.unwrap();
    assert!(world.is_public(id).await && noted(at).await);
    assert_eq!(resumed.vacancy.published_at, first, "a pause makes nothing new");

    let withdrawn = world.step(id, DeskStep::Close(CloseReason::NoCandidate)).await.unwrap();
    assert_eq!(withdrawn.vacancy.state, S::Withdrawn);
    assert_eq!(withdrawn.desk.close_reason, Some(CloseReason::NoCandidate));
    assert!(!world.is_public(id).await);
    let again = world.step(id, DeskStep::Renew { until: Some(day(2027, 3, 1)) }).await.unwrap();
    assert_eq!((again.vacancy.state, again.desk.close_reason), (S::Published, None));
    assert_eq!(again.desk.expires_on, Some(day(2027, 3, 1)));
    assert!(again.vacancy.published_at > first && world.is_public(id).await);

    let filled = world.step(id, DeskStep::Close(CloseReason::FilledElsewhere)).await.unwrap();
    assert_eq!(filled.vacancy.state, S::Filled);
    assert!(!world.is_public(id).await);
}

async fn whoever_waits_is_told_when_it_is_closed(backend: Backend) {
    let world = World::start(backend).await;
    for (reason, end) in [
        (CloseReason::FilledHere, S::Filled),
        (CloseReason::FilledElsewhere, S::Filled),
        (CloseReason::NoCandidate, S::Withdrawn),
        (CloseReason::Cancelled, S::Withdrawn),
    ] {
        let mut posting = posting();
        posting.vacancy.title = format!("Mechaniker {reason}");
        let id = world.published_as(posting).await.vacancy.id;
        let application = world.waiting_application(id).await;
        assert_eq!(world.step(id, DeskStep::Close(reason)).await.unwrap().vacancy.state, end);
        assert_eq!(world.application_state(application).await, ApplicationState::Rejected, "{reason}");
    }
}

async fn a_copy_for_next_year_moves_the_dates(backend: Backend) {
    let world = World::start(backend).await;
    let mut original = posting();
    original.vacancy.deadline = Some(day(2028, 2, 29));
    original.vacancy.subjects = vec!["Mathematik".into()];
    original.most_open = Some(7);
    original.questions = Questions(vec![QuestionKey::Tried]);
    let old = world.published_as(original).await;
    let copy = async |next_year| {
        let (company, id) = (world.company.id, old.vacancy.id);
        desk::copy(world.db(), &world.clock, &world.recruiter, company, id, next_year).await.unwrap()
    };
    let next = copy(true).await;
    assert_eq!((next.vacancy.state, next.vacancy.version), (S::Draft, 1));
    assert_eq!(next.vacancy.starts_on, Some(day(2028, 9, 1)));
    assert_eq!(next.vacancy.deadline, Some(day(2029, 2, 28)));
    assert_eq!((next.desk.copied_from, next.desk.expires_on), (Some(old.vacancy.id), None));
    assert_eq!((next.desk.most_open, &next.desk.questions), (Some(7), &old.desk.questions));
    assert_eq!((&next.vacancy.title, &next.sites), (&old.vacancy.title, &old.sites));
    assert_eq!(next.vacancy.subjects, Words(vec!["Mathematik".into()]));
    assert_ne!(next.vacancy.fingerprint, old.vacancy.fingerprint);
    let same = copy(false).await;
    assert_eq!(same.vacancy.starts_on, old.vacancy.starts_on);
    assert_eq!(same.vacancy.fingerprint, old.vacancy.fingerprint);
    // It is a draft of its own.
    world.step(next.vacancy.id, DeskStep::Submit).await.unwrap();
    world.publish(next.vacancy.id).await.unwrap();
    assert!(world.is_public(next.vacancy.id).await && world.is_public(old.vacancy.id).await);
}

async fn only_drafts_that_were_never_public_are_thrown_away(backend: Backend) {
    let world = World::start(backend).await;
    let remove =
        async |id| desk::remove(world.db(), &world.clock, &world.recruiter, world.company.id, id).await;
    let id = world.draft().await.vacancy.id;
    remove(id).await.unwrap();
    assert_eq!(refused(remove(id).await), ErrorKind::NotFound);
    let listed = desk::list_own(world.db(), &world.recruiter, world.company.id).await.unwrap();
    assert!(listed.is_empty());
    let id = world.draft().await.vacancy.id;
    for state in S::ALL.iter().filter(|state| **state != S::Draft) {
        world.force(id, *state).await;
        let err = remove(id).await.unwrap_err();
        assert!(err.kind() == ErrorKind::Conflict && err.to_string().contains(state.as_str()), "{err}");
    }
    world.force(id, S::Draft).await;
    world.step(id, DeskStep::Submit).await.unwrap();
    world.publish(id).await.unwrap();
    world.step(id, DeskStep::Pause).await.unwrap();
    world.step(id, DeskStep::Submit).await.unwrap();
    world.step(id, DeskStep::TakeBack).await.unwrap();
    assert_eq!(world.state(id).await, S::Draft);
    assert_eq!(refused(remove(id).await), ErrorKind::Conflict, "it was public once");
}

async fn a_published_one_is_renewed_with_its_deadline(backend: Backend) {
    let world = World::start(backend).await;
    let mut posting = posting();
    posting.vacancy.deadline = Some(day(2026, 12, 31));
    let id = world.published_as(posting).await.vacancy.id;
    assert_eq!(world.own(id).await.desk.expires_on, Some(day(2026, 12, 31)), "the deadline is the last day");
    let longer = world.step(id, DeskStep::Renew { until: Some(day(2027, 2, 1)) }).await.unwrap();
    assert_eq!((longer.vacancy.state, longer.desk.expires_on), (S::Published, Some(day(2027, 2, 1))));
    assert_eq!(longer.vacancy.deadline, Some(day(2027, 2, 1)), "applications are taken as long");
    let view = vacancy::find_public(world.db().read(), id).await.unwrap();
    assert_eq!(view.vacancy.deadline, Some(day(2027, 2, 1)));
    let longest = world.step(id, DeskStep::Renew { until: None }).await.unwrap();
    assert_eq!(longest.desk.expires_on, Some(day(2026, 11, 22) + TimeDelta::days(RUNS_DAYS)));
}

async fn a_company_that_is_nowhere_a_member_writes_nothing(backend: Backend) {
    use lotse_domain::{company::MembershipState, grant::Role};
    let world = World::start(backend).await;
    let other = lotse_tests::world::cluster(world.db(), "sued").await;
    let company = world.company("Südmetall", &other).await;
    join(world.db(), &company, &world.cluster, MembershipState::Pending).await;
    let actor = world.person("sued@example.org", Role::Recruiter, company.id).await;
    let create = async |cluster_id| {
        let posting = PostingDraft { cluster_id, ..posting() };
        desk::create(world.db(), &world.clock, &actor, company.id, &world.gazetteer, posting).await
    };
    assert_eq!(create(None).await.unwrap().cluster.id, other.id);
    assert_eq!(wrong(create(Some(world.cluster.id)).await), ["cluster_id"], "it only wants to be one");
    let machine = lotse_domain::Actor::system("test", "test");
    let (db, clock) = (world.db(), &world.clock);
    let ended = MembershipState::Ended;
    lotse_domain::company::admission::decide(db, clock, &machine, company.id, other.id, ended, None)
        .await
        .unwrap();
    assert_eq!(refused(create(None).await), ErrorKind::Conflict);
}
