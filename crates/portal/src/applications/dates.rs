//! Dates for an interview: the one that is chosen, and those to choose from.
use chrono::{DateTime, Utc};
use lotse_domain::application::{ApplicationState, InterviewDate, own::OwnApplication};

use crate::{
    form::{Block, Field},
    format,
    language::Lang,
};

/// What the page says about an interview.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// The one that was chosen, whether it is still to come, and where it is.
    pub(super) chosen: Option<String>,
    pub(super) over: bool,
    pub(super) choose: Option<Block>,
}

impl Dates {
    pub(super) fn new(lang: Lang, own: &OwnApplication, now: DateTime<Utc>) -> Self {
        let application = &own.summary.application;
        let chosen =
            own.dates.iter().filter(|date| date.chosen_at.is_some()).max_by_key(|date| date.chosen_at);
        let open: Vec<&InterviewDate> = own.dates.iter().filter(|date| date.starts_at > now).collect();
        let others = open.iter().any(|date| date.chosen_at.is_none());
        let choose = (application.state == ApplicationState::Interview && others).then(|| {
            let options = open.iter().map(|date| (date.id.to_string(), told(lang, date))).collect();
            let (heading, button) = match chosen {
                Some(_) => ("own-date-other", "own-date-move"),
                None => ("own-date-heading", "own-date-choose"),
            };
            let value = chosen.map(|date| date.id.to_string()).unwrap_or_default();
            Block::new(&format!("/mein/bewerbungen/{}/termin", application.id), lang.t(button))
                .heading(lang.t(heading))
                .field(Field::radio("date", lang.t("own-date"), options).value(value))
        });
        Self {
            chosen: chosen.map(|date| told(lang, date)),
            over: chosen.is_some_and(|date| date.starts_at <= now),
            choose: choose.map(|block| if chosen.is_some() { block.quiet() } else { block }),
        }
    }
}

/// `3. März 2027, 10:00, 30 Minuten, Werk 2`.
fn told(lang: Lang, date: &InterviewDate) -> String {
    let values = [
        ("day", format::moment(lang, date.starts_at)),
        ("n", date.minutes.to_string()),
        ("place", date.place.clone()),
    ];
    lang.with("own-date-line", values)
}
