//! What can be learnt and done: occupations, courses of study, placements, first jobs.
mod commerce;
mod digital;
mod food;
mod starters;
mod study;
mod technical;

pub(crate) use commerce::*;
pub(crate) use digital::*;
pub(crate) use food::*;
pub(crate) use starters::*;
pub(crate) use study::*;
pub(crate) use technical::*;

use lotse_domain::vacancy::{Kind, Qualification, WorkPattern};

use crate::{plan::Job, texts::Family};

/// An apprenticeship: the title of postings and the neutral title of the catalogue.
const fn apprenticeship(
    title: &'static str,
    occupation: &'static str,
    months: i32,
    qualification: Qualification,
    family: &'static Family,
    school: &'static str,
    tasks: &'static [&'static str],
) -> Job {
    Job {
        kind: Kind::Apprenticeship,
        title,
        occupation: Some(occupation),
        months,
        qualification,
        pattern: WorkPattern::FullTime,
        family,
        school,
        tasks,
    }
}

const fn with_pattern(mut job: Job, pattern: WorkPattern) -> Job {
    job.pattern = pattern;
    job
}
