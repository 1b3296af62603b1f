//! Where an application stands, in words that need no explanation.
use chrono::{DateTime, Utc};
use lotse_domain::application::{Application, ApplicationState, own::OwnSummary};

use crate::{format, language::Lang, search::with_sexes};

/// "Mechatroniker (m/w/d)", or what it is without a vacancy.
pub(super) fn title(lang: Lang, summary: &OwnSummary) -> String {
    summary.title.as_deref().map_or_else(|| lang.t("own-speculative"), with_sexes)
}

/// The day of an instant as it is written.
pub(super) fn day(lang: Lang, at: DateTime<Utc>) -> String {
    format::date(lang, format::day_of(at))
}

/// Whether the next step should have been taken.
pub(super) fn is_late(application: &Application, now: DateTime<Utc>) -> bool {
    application.state.is_open() && application.due_at.is_some_and(|due| due < now)
}

/// What has happened last, and by when the next step should be taken.
pub(super) fn line(lang: Lang, application: &Application, now: DateTime<Utc>) -> String {
    use ApplicationState as S;

    let late = is_late(application, now);
    let key = match (application.state, late) {
        (S::Draft, _) => "own-line-draft",
        (S::Submitted, false) => "own-line-submitted",
        (S::Submitted, true) => "own-line-submitted-late",
        (S::Seen, false) => "own-line-seen",
        (S::Seen, true) => "own-line-seen-late",
        (S::Interview, _) => "own-line-interview",
        (S::Offered, _) => "own-line-offered",
        (S::Accepted, _) => "own-line-accepted",
        (S::Declined, _) => "own-line-declined",
        (S::Rejected, _) => "own-line-rejected",
        (S::Withdrawn, _) => "own-line-withdrawn",
        (S::Unanswered, _) => "own-line-unanswered",
    };
    let due = application.due_at.map(|at| day(lang, at)).unwrap_or_default();
    lang.with(key, [("day", due)])
}

/// One thing that happened, or will.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) day: String,
    pub(super) text: String,
    /// Still to come.
    pub(super) ahead: bool,
}

/// What happened when, oldest first, and what is due.
pub(super) fn history(lang: Lang, application: &Application) -> Vec<Entry> {
    let past =
        |at: DateTime<Utc>, key: &str| (at, Entry { day: day(lang, at), text: lang.t(key), ahead: false });
    let mut entries: Vec<(DateTime<Utc>, Entry)> = Vec::new();
    match application.submitted_at {
        Some(at) => entries.push(past(at, "own-history-sent")),
        None => entries.push(past(application.created_at, "own-history-draft")),
    }
    let steps = [
        (application.seen_at, "own-history-seen"),
        (application.nudged_at, "own-history-nudged"),
        (application.answered_at, "own-history-answered"),
    ];
    entries.extend(steps.into_iter().filter_map(|(at, key)| Some(past(at?, key))));
    if let Some(at) = application.closed_at {
        let text = lang.word("own-state", application.state.as_str());
        entries.push((at, Entry { day: day(lang, at), text, ahead: false }));
    } else if let Some(at) = application.due_at {
        let key = if application.state == ApplicationState::Offered {
            "own-history-reply"
        } else {
            "own-history-due"
        };
        entries.push((at, Entry { ahead: true, ..past(at, key).1 }));
    }
    entries.sort_by_key(|(at, entry)| (entry.ahead, *at));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
