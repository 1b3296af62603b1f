//! A made-up region to try Lotse with: three clusters with companies and vacancies that read like real ones.
//!
//! Occupations, towns and postal codes are real, everything else is invented. Host names end in `.example`
//! (RFC 2606), telephone numbers come from the ranges that the Bundesnetzagentur keeps free for films and books.
mod companies;
mod dates;
mod food;
mod it;
mod jobs;
mod many;
mod names;
mod pay;
mod plan;
mod plastics;
mod pupils;
mod random;
#[cfg(test)]
mod tests;
mod texts;
mod towns;
mod vacancies;

use chrono::NaiveDate;
use lotse_domain::{
    cluster::{ClusterDraft, Districts},
    company::CompanyRecord,
    vacancy::VacancyRecord,
};

pub use many::many;
use plan::Plan;
pub use pupils::{DemoPupil, PUPILS, answered};
use random::Random;

/// Everything that the demonstration shows.
#[derive(Debug, Clone)]
pub struct Region {
    pub clusters: Vec<DemoCluster>,
}

/// A cluster with its members and what they offer.
#[derive(Debug, Clone)]
pub struct DemoCluster {
    pub draft: ClusterDraft,
    pub companies: Vec<CompanyRecord>,
    pub vacancies: Vec<VacancyRecord>,
}

/// The region, always the same for the same seed and day. Trainings begin after `today`, deadlines end after it.
pub fn region(seed: u64, today: NaiveDate) -> Region {
    let plans = [&food::FOOD, &plastics::PLASTICS, &it::IT];
    let clusters = plans.iter().zip(1..).map(|(plan, number)| cluster(plan, seed, number, today)).collect();
    Region { clusters }
}

fn cluster(plan: &'static Plan, seed: u64, number: u64, today: NaiveDate) -> DemoCluster {
    let firms = companies::found(plan, &mut Random::branch(seed, number * 2));
    let vacancies = vacancies::post(plan, &firms, today, &mut Random::branch(seed, number * 2 + 1));
    let companies = firms.into_iter().map(|firm| firm.record).collect();
    DemoCluster { draft: (plan.draft)(), companies, vacancies }
}

/// The areas of a cluster's region, by their keys.
fn areas(keys: &[&str]) -> Districts {
    Districts(keys.iter().map(|key| (*key).to_owned()).collect())
}
