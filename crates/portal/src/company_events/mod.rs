//! A company and the events of its clusters: asking for a stand, who comes to its interviews and stops, whom it would rather meet, and
//! what it has booked for its own people.
mod interviews;
mod list;
mod page;
mod paper;
mod stand;
mod wishes;
mod withdraw;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::{
    DomainError,
    error::FieldError,
    event::{
        Event, EventState,
        exhibitor::{self, ExhibitorState, OwnExhibit},
    },
};

use crate::{
    PortalState,
    company_desk::{Own, own},
    desk::{At, id_at},
    error::Result,
    form::Refusal,
    language::Lang,
    site::Site,
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betrieb/{slug}/veranstaltungen", get(list::show))
        .route("/betrieb/{slug}/veranstaltungen/{event}", get(page::show))
        .route("/betrieb/{slug}/veranstaltungen/{event}/stand", get(stand::show).post(stand::send))
        .route(
            "/betrieb/{slug}/veranstaltungen/{event}/gespraeche",
            get(interviews::show).post(interviews::send),
        )
        .route("/betrieb/{slug}/veranstaltungen/{event}/wuensche", post(wishes::send))
        .route("/betrieb/{slug}/veranstaltungen/{event}/liste/{format}", get(paper::file))
        .route("/betrieb/{slug}/veranstaltungen/{event}/absagen", get(withdraw::ask).post(withdraw::send))
}

/// A company's part in an event.
struct Part {
    own: Own,
    exhibit: OwnExhibit,
}

impl Part {
    /// Of an address (`slug` and `event`), for whoever works for the company.
    async fn of(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        let own = own(state, site, at).await?;
        let (actor, id) = (&site.visit.actor, id_at(at, "event")?);
        let exhibit = exhibitor::find_own(&state.db, &*state.clock, actor, own.company.id, id).await?;
        Ok(Self { own, exhibit })
    }

    fn event(&self) -> &Event {
        &self.exhibit.event
    }

    /// Its page, or one below it.
    fn path(&self, rest: &str) -> String {
        self.own.path(&format!("/veranstaltungen/{}{rest}", self.event().id))
    }

    fn state(&self) -> Option<ExhibitorState> {
        self.exhibit.exhibitor.as_ref().map(|exhibitor| exhibitor.state)
    }

    /// Whether something can still be changed.
    fn is_open(&self) -> bool {
        is_open(self.event())
    }
}

fn is_open(event: &Event) -> bool {
    !matches!(event.state, EventState::Done | EventState::Cancelled)
}

/// What a command refused; what it says of one of several names is told at the field that holds them all.
fn refusal(lang: Lang, error: DomainError, field: &str) -> Result<Refusal> {
    let error = match error {
        DomainError::Invalid(errors) => {
            let told = errors.into_iter().map(|error| {
                let whole = error.field.split('.').next().unwrap_or_default().to_owned();
                FieldError { field: whole.into(), ..error }
            });
            DomainError::Invalid(told.collect())
        }
        other => other,
    };
    Refusal::of(lang, error, field, &lang.t("cevents-changed"))
}
