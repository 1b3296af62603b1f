//! What became of a scan, in one colour, one word and one name.
use lotse_domain::booking::check_in::{ScanOutcome, Scanned};

use crate::{event_desk::when, language::Lang};

/// As large as the screen allows.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// `in`, `again` or `no`.
    pub(super) tone: &'static str,
    pub(super) heading: String,
    pub(super) name: String,
    pub(super) lines: Vec<String>,
    /// What takes it back.
    pub(super) undo: Option<String>,
}

pub(super) const fn tone(outcome: ScanOutcome) -> &'static str {
    match outcome {
        ScanOutcome::In => "in",
        ScanOutcome::Again | ScanOutcome::Undone => "again",
        ScanOutcome::Unknown
        | ScanOutcome::OtherSlot
        | ScanOutcome::Cancelled
        | ScanOutcome::NotConfirmed => "no",
    }
}

impl Answer {
    /// `ticket` is what was scanned, for taking it back.
    pub(super) fn new(lang: Lang, scanned: &Scanned, ticket: &str) -> Self {
        let outcome = scanned.outcome;
        let word = outcome.as_str();
        let name = scanned.name.clone().or_else(|| scanned.group_name.clone()).unwrap_or_default();
        let mut lines = vec![lang.word("door-about", word)];
        if scanned.people > 1 {
            lines.push(lang.count("bdesk-people", u64::from(scanned.people)));
        }
        if outcome == ScanOutcome::Again {
            lines.extend(scanned.at.map(|at| lang.with("door-since", [("start", when::time(at))])));
        }
        if !scanned.booked.is_empty() {
            lines.push(lang.with("door-booked", [("title", scanned.booked.join(", "))]));
        }
        lines.extend(scanned.group_name.clone().filter(|group| *group != name));
        lines.extend(scanned.school.clone());
        let undoes = matches!(outcome, ScanOutcome::In | ScanOutcome::Again);
        Self {
            tone: tone(outcome),
            heading: lang.word("door-outcome", word),
            name,
            lines,
            undo: undoes.then(|| ticket.to_owned()),
        }
    }

    /// Whether somebody was not let in.
    pub(super) fn refuses(&self) -> bool {
        self.tone == "no"
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Lang, ScanOutcome, Scanned};

    fn scanned(outcome: ScanOutcome) -> Scanned {
        Scanned {
            outcome,
            place_id: None,
            name: Some("Jana Meyer".into()),
            group_name: Some("Klasse 8b".into()),
            school: None,
            people: 1,
            at: Some("2027-05-04T07:12:00Z".parse().unwrap()),
            booked: vec!["Bus 2".into()],
        }
    }

    #[test]
    fn a_second_scan_says_since_when_they_are_in() {
        let again = Answer::new(Lang::De, &scanned(ScanOutcome::Again), "X");
        assert_eq!((again.tone, again.name.as_str()), ("again", "Jana Meyer"));
        assert!(again.lines.iter().any(|line| line.contains("9:12")), "{:?}", again.lines);
        assert_eq!(again.undo.as_deref(), Some("X"));
        let other = Answer::new(Lang::De, &scanned(ScanOutcome::OtherSlot), "X");
        assert!(other.refuses() && other.undo.is_none());
        assert!(other.lines.iter().any(|line| line.contains("Bus 2")), "{:?}", other.lines);
    }
}
