use lotse_domain::{
    Actor, ErrorKind,
    company::{self, CompanyDraft, MembershipState, SiteDraft, admission},
    grant::Role,
    import::Outcome,
    mail::{Letter, Topic, set_preference},
    unit_of_work::read_as,
    vacancy,
};
use lotse_tests::{
    Backend, on_both_databases,
    world::{draft as posting, import, record, run_of},
};
use sea_orm::{entity::prelude::*, prelude::Uuid};

use crate::world::{Signed, World, id_of, refused};

pub fn draft(name: &str) -> CompanyDraft {
    let site = SiteDraft { postal_code: Some("46509".into()), ..Default::default() };
    CompanyDraft { name: name.into(), sites: vec![site], ..Default::default() }
}

impl World {
    pub async fn register(
        &self,
        actor: &Actor,
        draft: CompanyDraft,
        cluster: Uuid,
    ) -> lotse_domain::Result<company::Company> {
        let gazetteer = self.gazetteer().await;
        let message = Some(" Wir bilden aus. ".to_owned());
        admission::register(self.db(), &self.clock, &self.secrets, gazetteer, actor, draft, cluster, message)
            .await
    }
}

async fn a_company_registers_and_waits_unseen(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let eager = world.person("gern@cluster.example", &[(Role::ClusterManager, cluster.id)]).await;
    let quiet = world.person("lieber-nicht@cluster.example", &[(Role::ClusterManager, cluster.id)]).await;
    set_preference(world.db(), &world.clock, &quiet, Topic::MembershipRequests, false).await.unwrap();
    let person = world.person_as("chef@mueller.example", &[], Signed::Single).await;
    let company = world.register(&person, draft("Bäckerei Müller"), cluster.id).await.unwrap();
    assert_eq!((company.source.as_str(), &company.external_id), ("self", &None));
    assert!(company::find_public(world.db().read(), &company.slug).await.is_err(), "nobody else sees it");
    let waiting = admission::list_members(world.db(), &eager, cluster.id, MembershipState::Pending, None, 10)
        .await
        .unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].town.as_deref(), Some("Xanten"));
    assert_eq!(waiting[0].membership.message.as_deref(), Some("Wir bilden aus."));
    assert_eq!(waiting[0].admins, [(None, "chef@mueller.example".to_owned())]);
    assert_eq!(world.said_to("chef@mueller.example").await, ["membership_received"]);
    assert_eq!(world.said_to("lieber-nicht@cluster.example").await, Vec::<&str>::new());
    let mails = world.mails().await;
    let (_, asked) = mails.iter().find(|(to, _)| to == "gern@cluster.example").unwrap();
    assert_eq!(asked.topic, Some(Topic::MembershipRequests));
    assert_eq!((asked.cluster_id, asked.account_id), (Some(cluster.id), Some(id_of(&eager))));
    let Letter::MembershipRequested { town, person: who, .. } = &asked.letter else { panic!("{asked:?}") };
    assert_eq!((town.as_deref(), who.as_str()), (Some("Xanten"), "chef@mueller.example"));
    // The grant sleeps until a second factor is shown.
    let single = world.sign_in(id_of(&person), Signed::Single).await;
    assert_eq!(
        refused(admission::find_own(world.db(), &single, &company.slug).await),
        ErrorKind::SecondFactor
    );
    let strong = world.sign_in(id_of(&person), Signed::Strong).await;
    let own = admission::find_own(world.db(), &strong, &company.slug).await.unwrap();
    assert_eq!(own.1[0].0.state, MembershipState::Pending);
}

async fn a_company_is_registered_once(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    world.company("Bäckerei Müller GmbH", &cluster, MembershipState::Active).await;
    let person = world.person_as("chef@mueller.example", &[], Signed::Single).await;
    let known = world.register(&person, draft("BAECKEREI MUELLER"), cluster.id).await.unwrap_err();
    assert_eq!(known.kind(), ErrorKind::Conflict);
    assert!(known.to_string().contains("invitation"), "{known}");
    for round in 0..10 {
        let person = world.person_as(&format!("chef{round}@kuehn.example"), &[], Signed::Single).await;
        let name = format!("Imkerei Kühn {round}");
        let (a, b) = tokio::join!(
            world.register(&person, draft(&name), cluster.id),
            world.register(&person, draft(&name), cluster.id),
        );
        assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1, "a double click makes one company");
        let second = if a.is_ok() { b } else { a }.unwrap_err();
        assert!(second.to_string().contains("registered this company already"), "{second}");
    }
    let other = world.cluster("yburg").await;
    world.register(&person, draft("Bäckerei Müller"), other.id).await.expect("in another cluster it is new");
    for name in ["Dritte", "Vierte", "Fünfte"] {
        world.register(&person, draft(name), cluster.id).await.expect("up to five, refused ones included");
    }
    assert_eq!(refused(world.register(&person, draft("Sechste"), cluster.id).await), ErrorKind::TooMany);
}

async fn a_registration_is_checked_like_an_import(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let person = world.person_as("chef@mueller.example", &[], Signed::Single).await;
    let site = |code: &str| vec![SiteDraft { postal_code: Some(code.into()), ..Default::default() }];
    for bad in [
        draft(""),
        draft("!!!"),
        draft("A\nB"),
        draft(&"x".repeat(201)),
        CompanyDraft { sites: Vec::new(), ..draft("A") },
        CompanyDraft { sites: site(" "), ..draft("A") },
        CompanyDraft { sites: site("00000"), ..draft("A") },
        CompanyDraft { website: Some("javascript:alert(1)".into()), ..draft("A") },
        CompanyDraft { mail: Some("a@b".into()), ..draft("A") },
        CompanyDraft { employees: Some(-1), ..draft("A") },
    ] {
        assert_eq!(refused(world.register(&person, bad, cluster.id).await), ErrorKind::Invalid);
    }
    let nowhere = world.register(&person, draft("A"), Uuid::now_v7()).await;
    assert_eq!(refused(nowhere), ErrorKind::NotFound);
    let stranger = world.register(&Actor::stranger("r"), draft("A"), cluster.id).await;
    assert_eq!(refused(stranger), ErrorKind::Unauthenticated);
    assert!(world.mails().await.is_empty());
}

async fn bearing_a_name_gets_nobody_the_postings_of_an_import(backend: Backend) {
    let world = World::start(backend).await;
    let cluster = world.cluster("xanten").await;
    let person = world.person_as("frech@example.org", &[], Signed::Single).await;
    let claimed = world.register(&person, draft("Siemens"), cluster.id).await.unwrap();
    let records = vec![record(1, "k1", posting("Mechatroniker", "Siemens", "46509"))];
    let answers = import(world.db(), run_of(&cluster, "feed"), records).await;
    assert_eq!(answers[0].outcome, Outcome::Created);
    let machine = Actor::system("test", "test");
    let rows = read_as(world.db(), &machine, |txn| {
        Box::pin(async move { Ok(vacancy::Entity::find().all(txn).await?) })
    });
    let rows = rows.await.unwrap();
    assert_ne!(rows[0].company_id, claimed.id);
    assert_eq!(vacancy::list_views(world.db().read(), &[rows[0].id]).await.unwrap().len(), 1, "it is shown");
}

on_both_databases!(
    a_company_registers_and_waits_unseen,
    a_company_is_registered_once,
    a_registration_is_checked_like_an_import,
    bearing_a_name_gets_nobody_the_postings_of_an_import,
);
