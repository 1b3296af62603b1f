//! A company at its desk: it writes places, answers applications and says who it is.
mod answering;
mod others;
mod profile;
mod writing;

use chrono::TimeDelta;
use lotse_domain::{
    application::{
        Answer, QuestionKey, Target,
        submit::{self, ApplicationDraft},
    },
    cluster::Cluster,
    company,
    vacancy::desk,
};
use lotse_tests::{
    Backend, TestServer,
    people::{self, Person},
    world,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

const DESK: &str = "/betrieb/regnitz-formteile-gmbh";
const ANSWER: &str = "Weil ich gern schraube.";

struct Stage {
    server: TestServer,
    cluster: Cluster,
    admin: Person,
    manager: Person,
}

/// A member of a cluster with an admin, and one place that came by an import.
async fn stage(backend: Backend) -> Stage {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let imported = world::draft("Mechatroniker (m/w/d)", "Regnitz Formteile GmbH", "90402");
    world::import(&server.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", imported)])
        .await;
    let company = company::Entity::find()
        .filter(company::Column::Slug.eq("regnitz-formteile-gmbh"))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the company");
    let admin = people::admin_of(&server, company.id, "jana@regnitz.example").await;
    let manager = people::manager_of(&server, cluster.id, "kim@franken.example").await;
    Stage { server, cluster, admin, manager }
}

impl Stage {
    fn day(&self, days: i64) -> String {
        (self.server.clock.now() + TimeDelta::days(days)).date_naive().to_string()
    }

    /// What somebody types who is in a hurry.
    fn typed<'a>(title: &'a str, start: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![
            ("kind", "apprenticeship"),
            ("title", title),
            ("places", "2"),
            ("postal_code", "90402"),
            ("starts_on", start),
            ("pay_by_year", "1.150"),
            ("pay_by_year", "1.250,50"),
            ("pay_by_year", ""),
            ("pay_by_year", ""),
            ("weekly_minutes", "38,5"),
            ("benefits", "Kantine\n30 Tage Urlaub"),
            ("questions", "why"),
            ("questions", "tried"),
        ]
    }

    /// A draft; its path.
    async fn draft(&self, title: &str) -> String {
        let start = self.day(200);
        let mut typed = Self::typed(title, &start);
        typed.push(("tun", "speichern"));
        let to = self.admin.done(&self.server, &format!("{DESK}/stellen/neu"), &typed).await;
        assert!(to.ends_with("?fertig=entwurf-gespeichert"), "{to}");
        to.split('?').next().unwrap().to_owned()
    }

    /// A published place; its path.
    async fn published(&self, title: &str) -> String {
        let path = self.draft(title).await;
        self.admin.done(&self.server, &format!("{path}/schritt"), &[("schritt", "abgeben")]).await;
        let actor = self.manager.actor(&self.server).await;
        let clock = &*self.server.clock;
        desk::publish(&self.server.db, clock, &actor, self.cluster.id, id_of(&path))
            .await
            .expect("published");
        path
    }

    /// Somebody who is old enough applies; the path of the application at the desk.
    async fn applied(&self, mail: &str, name: &str, vacancy: Uuid) -> (Person, String) {
        let pupil = people::signed_in(&self.server, mail).await;
        let draft = ApplicationDraft {
            name: name.into(),
            birth_date: "2008-05-04".parse().ok(),
            phone: Some("0911 4711".into()),
            school: Some("Realschule am Fluss".into()),
            answers: vec![Answer { question: QuestionKey::Why, text: ANSWER.into() }],
            ..Default::default()
        };
        let (actor, clock) = (pupil.actor(&self.server).await, &*self.server.clock);
        let target = Target::Vacancy(vacancy);
        let sent = submit::apply(&self.server.db, clock, &actor, target, draft, Vec::new()).await;
        let id = sent.expect("sent").application.id;
        (pupil, format!("{DESK}/bewerbungen/{id}"))
    }
}

fn id_of(path: &str) -> Uuid {
    path.rsplit('/').next().unwrap().parse().unwrap()
}
