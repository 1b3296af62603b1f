//! The shape of the word lists: what a cluster is made from.
use lotse_domain::{
    cluster::ClusterDraft,
    vacancy::{Kind, Qualification, WorkPattern},
};

use crate::{texts::Family, towns::Town};

/// All that is needed to invent one cluster.
pub(crate) struct Plan {
    pub draft: fn() -> ClusterDraft,
    /// First letters of the external ids.
    pub prefix: &'static str,
    pub companies: usize,
    pub vacancies: usize,
    /// The sum of all places, where it is fixed.
    pub places: Option<i32>,
    pub trades: &'static [Trade],
    pub towns: &'static [Town],
    pub streets: &'static [&'static str],
    pub surnames: &'static [&'static str],
    /// Rivers, coasts and hills that companies are called after.
    pub landscapes: &'static [&'static str],
    /// Area code and first digits of numbers that are kept free for films and books.
    pub phone: &'static str,
    /// Month in which most trainings begin.
    pub first_month: u32,
}

/// A kind of company.
pub(crate) struct Trade {
    pub industry: &'static str,
    /// How often it occurs.
    pub weight: usize,
    /// Names, with `{}` for a surname or a landscape, and which sentences of `about` fit them: none means all.
    pub names: &'static [(&'static str, &'static [usize])],
    pub employees: (i32, i32),
    /// What such a company does: whole sentences that begin with "Wir".
    pub about: &'static [&'static str],
    pub jobs: &'static [Offer],
}

/// A job at a kind of company.
pub(crate) struct Offer {
    pub job: &'static Job,
    /// Euros a month for each year.
    pub pay: &'static [i32],
    pub weight: usize,
}

/// What can be learnt or done.
pub(crate) struct Job {
    pub kind: Kind,
    /// As postings call it, without "(m/w/d)".
    pub title: &'static str,
    /// The neutral title of the catalogue of occupations.
    pub occupation: Option<&'static str>,
    pub months: i32,
    pub qualification: Qualification,
    pub pattern: WorkPattern,
    pub family: &'static Family,
    /// Who teaches beside the company; `{}` is the next larger town.
    pub school: &'static str,
    pub tasks: &'static [&'static str],
}

pub(crate) const fn offer(job: &'static Job, pay: &'static [i32], weight: usize) -> Offer {
    Offer { job, pay, weight }
}
