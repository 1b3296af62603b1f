//! How a company answers applications, as far as it counts in the order of results (rule 9).
//!
//! Whoever answers in time stands a little further in front, whoever mostly does not a little further behind; of whom too little
//! is known, nothing is held against. There are few steps on purpose: within one of them the match and the day decide, and no
//! company gains by the last percent.
//!
//! What is searched for comes first whatever a company does: the factor is at most 2 % of a score, while a word in a title
//! instead of the text below, or the very word instead of a relative of it, makes a difference of 40 % and more. So it orders
//! only what matches equally well, which is most of what a search finds: postings of the same occupation.
use lotse_domain::application::AnswerRecord;

/// In steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Answering {
    /// Less than half of the applications are answered in time.
    Seldom,
    /// Unknown, or neither nor.
    #[default]
    Neutral,
    Mostly,
    /// Nine of ten and more.
    Always,
}

/// From this share in percent on, and what it is.
const STEPS: [(i32, Answering); 3] =
    [(90, Answering::Always), (75, Answering::Mostly), (50, Answering::Neutral)];

/// Seconds of a day.
const DAY: u32 = 24 * 60 * 60;

impl Answering {
    const ALL: [Self; 4] = [Self::Seldom, Self::Neutral, Self::Mostly, Self::Always];

    pub(crate) fn of(answers: Option<&AnswerRecord>) -> Self {
        let Some(answers) = answers else { return Self::Neutral };
        let share = answers.share();
        STEPS.iter().find(|(from, _)| share >= *from).map_or(Self::Seldom, |(_, step)| *step)
    }

    /// As the index keeps it: the position among all.
    pub(crate) const fn number(self) -> u64 {
        match self {
            Self::Seldom => 0,
            Self::Neutral => 1,
            Self::Mostly => 2,
            Self::Always => 3,
        }
    }

    pub(crate) fn from_number(number: u64) -> Self {
        Self::ALL.into_iter().find(|step| step.number() == number).unwrap_or_default()
    }

    /// A score with what the answers make of it.
    pub(crate) fn weigh(self, score: f32) -> f32 {
        score
            * match self {
                Self::Seldom => 0.98,
                Self::Neutral => 1.0,
                Self::Mostly => 1.01,
                Self::Always => 1.02,
            }
    }

    /// Where nothing is searched for: a publication's second as if it were up to three days later or earlier.
    pub(crate) const fn freshen(self, published: u32) -> u32 {
        match self {
            Self::Seldom => published.saturating_sub(3 * DAY),
            Self::Neutral => published,
            Self::Mostly => published.saturating_add(DAY + DAY / 2),
            Self::Always => published.saturating_add(3 * DAY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerRecord, Answering};

    #[test]
    fn few_steps_from_seldom_to_always() {
        assert_eq!(Answering::of(None), Answering::Neutral);
        for (in_time, step) in [
            (0, Answering::Seldom),
            (49, Answering::Seldom),
            (50, Answering::Neutral),
            (74, Answering::Neutral),
            (75, Answering::Mostly),
            (89, Answering::Mostly),
            (90, Answering::Always),
            (100, Answering::Always),
        ] {
            let record = AnswerRecord { counted: 100, in_time, usual_days: None };
            assert_eq!(Answering::of(Some(&record)), step, "{in_time}");
            assert_eq!(Answering::from_number(step.number()), step);
        }
        assert_eq!(Answering::from_number(99), Answering::Neutral, "of an index that somebody else made");
    }

    #[test]
    fn no_step_is_more_than_a_few_percent_or_days() {
        let scores: Vec<f32> = Answering::ALL.iter().map(|step| step.weigh(10.0)).collect();
        assert!(scores.is_sorted() && scores[3] <= 10.3 && scores[0] >= 9.7, "{scores:?}");
        let seconds: Vec<u32> = Answering::ALL.iter().map(|step| step.freshen(1_000_000)).collect();
        assert!(seconds.is_sorted() && seconds[3] - seconds[0] <= 6 * 24 * 60 * 60, "{seconds:?}");
        assert_eq!((Answering::Seldom.freshen(5), Answering::Always.freshen(u32::MAX)), (0, u32::MAX));
    }
}
