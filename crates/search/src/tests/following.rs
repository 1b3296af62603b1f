use std::{sync::Arc, time::Duration};

use lotse_domain::{
    Db,
    change_log::{self, Subject},
    cluster, company,
    company::membership,
    occupation::{self, Area},
    unit_of_work::in_transaction,
    vacancy::{self, VacancyState, VacancyView, vacancy_site},
};
use lotse_migrations::{Migrator, MigratorTrait};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::fixtures::{at, cluster, company, id, occupation, offered, site, vacancy, with_occupation};
use crate::{CaughtUp, Follower, SearchIndex, SearchQuery};

/// A database with one cluster and one member, and the folder of an index beside it.
struct World {
    dir: TempDir,
    db: Db,
}

impl World {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", dir.path().join("lotse.db").display());
        let db = Db::connect(&url, 2).await.unwrap();
        Migrator::up(db.write(), None).await.unwrap();
        let world = Self { dir, db };
        let company = company("Muster GmbH");
        let (lübeck, cluster) = (site(company.id, "Lübeck", "SH", 53.866, 10.687), cluster("nord"));
        let member = membership::Membership {
            company_id: company.id,
            cluster_id: cluster.id,
            state: membership::MembershipState::Active,
            message: None,
            reason: None,
            decided_by: None,
            decided_at: None,
            trusted: false,
            created_at: at("2026-01-01"),
            updated_at: at("2026-01-01"),
        };
        let write = world.db.write();
        cluster::Entity::insert(cluster.into_active_model()).exec_without_returning(write).await.unwrap();
        company::Entity::insert(company.into_active_model()).exec_without_returning(write).await.unwrap();
        membership::Entity::insert(member.into_active_model()).exec_without_returning(write).await.unwrap();
        company::site::Entity::insert(lübeck.into_active_model())
            .exec_without_returning(write)
            .await
            .unwrap();
        world
    }

    async fn insert(&self, view: VacancyView) {
        self.insert_all(vec![view]).await;
    }

    async fn insert_all(&self, views: Vec<VacancyView>) {
        in_transaction(&self.db, move |txn| {
            let views = views.clone();
            Box::pin(async move {
                for view in views {
                    let id = view.vacancy.id;
                    vacancy::Entity::insert(view.vacancy.into_active_model())
                        .exec_without_returning(txn)
                        .await?;
                    for site in view.sites {
                        let link = vacancy_site::ActiveModel {
                            vacancy_id: Set(id),
                            site_id: Set(site.id),
                            position: Set(0),
                        };
                        vacancy_site::Entity::insert(link).exec_without_returning(txn).await?;
                    }
                    change_log::note(txn, at("2026-06-01"), Subject::Vacancy, [id]).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    }

    async fn update(&self, subject: Subject, subject_id: Uuid, row: Row) {
        in_transaction(&self.db, move |txn| {
            let row = row.clone();
            Box::pin(async move {
                match row {
                    Row::Vacancy(row) => drop(row.update(txn).await?),
                    Row::Company(row) => drop(row.update(txn).await?),
                    Row::Membership(row) => {
                        row.update(txn).await?;
                    }
                }
                change_log::note(txn, at("2026-06-02"), subject, [subject_id]).await
            })
        })
        .await
        .unwrap();
    }

    async fn set_state(&self, number: u128, state: VacancyState) {
        let row = vacancy::ActiveModel { id: Set(id(number)), state: Set(state), ..Default::default() };
        self.update(Subject::Vacancy, id(number), Row::Vacancy(Box::new(row))).await;
    }

    fn open(&self) -> Arc<SearchIndex> {
        SearchIndex::open(&self.dir.path().join("index")).unwrap().index
    }

    fn follower(&self, index: &Arc<SearchIndex>) -> Follower {
        Follower::new(index.clone(), self.db.clone()).unwrap().unwrap()
    }
}

#[derive(Clone)]
enum Row {
    Vacancy(Box<vacancy::ActiveModel>),
    Company(Box<company::ActiveModel>),
    Membership(membership::ActiveModel),
}

async fn catch_up(follower: &mut Follower) -> CaughtUp {
    follower.catch_up(|_| {}).await.unwrap()
}

fn total(index: &SearchIndex, q: &str) -> u64 {
    index.search(&SearchQuery { q: q.into(), ..Default::default() }).unwrap().total
}

#[tokio::test]
async fn a_fresh_index_is_filled_and_then_follows() {
    let world = World::new().await;
    let cook = occupation("29302-900", "Koch", "Köchin", Area::Hospitality, &["Küchenchef"]);
    let write = world.db.write();
    occupation::Entity::insert(cook.clone().into_active_model()).exec_without_returning(write).await.unwrap();
    world.insert(with_occupation(vacancy(1, "Azubi Küche"), cook)).await;
    world.insert(vacancy(2, "Mechatroniker")).await;

    let index = world.open();
    let mut follower = world.follower(&index);
    assert!(Follower::new(index.clone(), world.db.clone()).unwrap().is_none(), "there is one writer");
    let caught = catch_up(&mut follower).await;
    assert!(caught.rebuilt);
    assert_eq!((index.num_docs(), caught.documents), (2, 4));
    assert_eq!(offered(&index, "küch", 5).len(), 1);
    assert_eq!(offered(&index, "muster", 5)[0].open, 2);
    assert_eq!(index.checkpoint(), change_log::latest(&world.db).await.unwrap());
    assert_eq!(catch_up(&mut follower).await.changes, 0);

    world.insert(vacancy(3, "Imker")).await;
    let caught = catch_up(&mut follower).await;
    assert_eq!((caught.changes, caught.documents, caught.rebuilt), (1, 1, false));
    assert_eq!(total(&index, "Imker"), 1);
    world.set_state(3, VacancyState::Withdrawn).await;
    catch_up(&mut follower).await;
    assert_eq!(total(&index, "Imker"), 0);
    assert_eq!(index.num_docs(), 2);
}

#[tokio::test]
async fn a_company_takes_its_vacancies_along() {
    let world = World::new().await;
    world.insert(vacancy(1, "Koch")).await;
    let index = world.open();
    let mut follower = world.follower(&index);
    catch_up(&mut follower).await;

    let muster = company("Muster GmbH").id;
    let named =
        company::ActiveModel { id: Set(muster), name: Set("Sonnenhof AG".into()), ..Default::default() };
    world.update(Subject::Company, muster, Row::Company(Box::new(named))).await;
    catch_up(&mut follower).await;
    assert_eq!((total(&index, "Sonnenhof"), total(&index, "Muster")), (1, 0));
    assert_eq!(offered(&index, "sonnen", 5).len(), 1);
    assert!(offered(&index, "muster", 5).is_empty());

    let ended = membership::ActiveModel {
        company_id: Set(muster),
        cluster_id: Set(cluster("nord").id),
        state: Set(membership::MembershipState::Ended),
        ..Default::default()
    };
    world.update(Subject::Company, muster, Row::Membership(ended)).await;
    catch_up(&mut follower).await;
    assert_eq!(index.num_docs(), 0);
    assert!(offered(&index, "sonnen", 5).is_empty());
}

#[tokio::test]
async fn it_goes_on_where_the_last_process_ended() {
    let world = World::new().await;
    world.insert(vacancy(1, "Koch")).await;
    let before = {
        let index = world.open();
        catch_up(&mut world.follower(&index)).await.checkpoint
    };
    world.insert(vacancy(2, "Imker")).await;
    let index = world.open();
    assert_eq!(index.checkpoint(), before);
    let caught = catch_up(&mut world.follower(&index)).await;
    assert_eq!((caught.changes, caught.rebuilt), (1, false));
    assert_eq!(index.num_docs(), 2);
}

#[tokio::test]
async fn an_index_ahead_of_its_database_is_made_anew() {
    let (newer, older) = (World::new().await, World::new().await);
    for number in 1..5 {
        newer.insert(vacancy(number, "Koch")).await;
    }
    older.insert(vacancy(1, "Imker")).await;
    let index = newer.open();
    catch_up(&mut newer.follower(&index)).await;
    let caught = catch_up(&mut older.follower(&index)).await;
    assert!(caught.rebuilt);
    assert_eq!((index.num_docs(), total(&index, "Imker")), (1, 1));
}

#[tokio::test]
async fn a_rebuild_replaces_everything_at_once() {
    let world = World::new().await;
    world.insert_all((0..1_203).map(|number| vacancy(number, "Koch")).collect()).await;
    let index = world.open();
    let mut follower = world.follower(&index);
    catch_up(&mut follower).await;
    let mut least = u64::MAX;
    let caught = follower.rebuild(|_| least = least.min(index.num_docs())).await.unwrap();
    assert!(caught.rebuilt);
    assert_eq!(
        (least, index.num_docs()),
        (1_203, 1_203),
        "the old state serves until the new one is complete"
    );
    let published = vacancy::list_published(
        world.db.read(),
        lotse_domain::page::PageRequest { after: None, limit: 5_000 },
    );
    assert_eq!(index.documents().unwrap(), published.await.unwrap().items);
    for number in 0..50 {
        world.set_state(number, VacancyState::Paused).await;
    }
    assert_eq!(catch_up(&mut follower).await.changes, 50);
    assert_eq!(index.num_docs(), 1_153);
}

#[tokio::test]
async fn a_catching_up_that_is_broken_off_leaves_nothing_behind() {
    let world = World::new().await;
    world.insert(vacancy(1, "Koch")).await;
    let index = world.open();
    let mut follower = world.follower(&index);
    for millis in [0, 1, 2, 4, 8, 16, 32] {
        let _ = tokio::time::timeout(Duration::from_millis(millis), follower.rebuild(|_| {})).await;
        assert!(index.num_docs() <= 1);
    }
    catch_up(&mut follower).await;
    assert_eq!(index.num_docs(), 1);
    assert_eq!(index.documents().unwrap().len(), 1);
}

#[tokio::test]
async fn running_it_takes_up_changes_until_it_is_cancelled() {
    let world = World::new().await;
    let index = world.open();
    let (wake, cancel) = (Arc::new(Notify::new()), CancellationToken::new());
    let running = tokio::spawn(world.follower(&index).run(wake.clone(), cancel.clone()));
    world.insert(vacancy(1, "Imker")).await;
    wake.notify_one();
    while total(&index, "Imker") == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    cancel.cancel();
    running.await.unwrap();
    assert!(Follower::new(index, world.db.clone()).unwrap().is_some(), "the writer is free again");
}
