//! Versioned schema changes, applied by `lotse migrate`, at the start of the server, and by every test.
//!
//! Steps are written by hand and never import the domain: an old step must not change because an entity did. They only
//! expand, move or contract; the drift test holds the migrated tables against the entities on both databases.
#![cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "the schema language is made to be imported whole")
)]

use sea_orm_migration::prelude::*;

mod m20261122_000001_clusters;
mod m20261122_000002_companies;
mod m20261122_000003_reference;
mod m20261122_000004_vacancies;
mod m20261122_000005_logs;
mod m20261122_000006_people;
mod m20261122_000007_second_lock;
mod m20261122_000008_applications;
mod m20261122_000009_second_lock_of_applications;
mod m20261123_000010_events;
mod m20261123_000011_bookings;
mod m20261124_000012_alerts;
mod m20261124_000013_search_rules;
mod m20261125_000014_cluster_districts;
mod m20261125_000015_command_is_known;
mod m20261126_000016_articles;
mod m20261127_000017_study_programmes;
mod m20261128_000018_sites_of_vacancies;

pub use sea_orm_migration::MigratorTrait;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_clusters::Migration),
            Box::new(m20261122_000002_companies::Migration),
            Box::new(m20261122_000003_reference::Migration),
            Box::new(m20261122_000004_vacancies::Migration),
            Box::new(m20261122_000005_logs::Migration),
            Box::new(m20261122_000006_people::Migration),
            Box::new(m20261122_000007_second_lock::Migration),
            Box::new(m20261122_000008_applications::Migration),
            Box::new(m20261122_000009_second_lock_of_applications::Migration),
            Box::new(m20261123_000010_events::Migration),
            Box::new(m20261123_000011_bookings::Migration),
            Box::new(m20261124_000012_alerts::Migration),
            Box::new(m20261124_000013_search_rules::Migration),
            Box::new(m20261125_000014_cluster_districts::Migration),
            Box::new(m20261125_000015_command_is_known::Migration),
            Box::new(m20261126_000016_articles::Migration),
            Box::new(m20261127_000017_study_programmes::Migration),
            Box::new(m20261128_000018_sites_of_vacancies::Migration),
        ]
    }
}
