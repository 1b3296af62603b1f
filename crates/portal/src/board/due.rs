//! How long something waits and by when it is due, in words.
use chrono::{DateTime, Utc};
use lotse_domain::application::{Application, ApplicationState};

use crate::{format, language::Lang};

/// When the next step is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) text: String,
    /// Due today or tomorrow, or overdue: said by the words, and shown more strongly.
    pub(super) urgent: bool,
}

/// Days from today until then, by the calendar in Germany.
fn days_until(then: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (format::day_of(then) - format::day_of(now)).num_days()
}

impl Due {
    /// None where nobody waits any more.
    pub(super) fn of(lang: Lang, application: &Application, now: DateTime<Utc>) -> Option<Self> {
        let due = application.due_at?;
        if !application.state.is_open() {
            return None;
        }
        if application.state == ApplicationState::Offered {
            // It is the pupil who has to do something.
            let day = format::date(lang, format::day_of(due));
            return Some(Self { text: lang.with("due-pupil", [("day", day)]), urgent: false });
        }
        let days = days_until(due, now);
        let count = days.unsigned_abs();
        let text = match days {
            0 if due <= now => lang.t("due-over-today"),
            0 => lang.t("due-today"),
            1 => lang.t("due-tomorrow"),
            2.. => lang.count("due-in", count),
            _ => lang.count("due-over", count),
        };
        Some(Self { text, urgent: days < 2 })
    }
}

/// Whether the company should do something within two days, or should have done so: what the filter "urgent" means.
pub(crate) fn is_urgent(application: &Application, now: DateTime<Utc>) -> bool {
    application.state.is_open()
        && application.state != ApplicationState::Offered
        && application.due_at.is_some_and(|due| due - now <= chrono::TimeDelta::days(2))
}

/// "wartet seit 3 Tagen"; none where nobody waits any more.
pub(super) fn waiting(lang: Lang, application: &Application, now: DateTime<Utc>) -> Option<String> {
    let since = application.waits_since.filter(|_| application.state.is_open())?;
    let days = u64::try_from(-days_until(since, now)).unwrap_or(0);
    Some(lang.count("board-waits", days))
}
