//! What falls due by itself.
use crate::{
    Clock, Db, alert,
    application::{self, guarantee},
    booking,
    error::Result,
    event, privacy, search_miss, vacancy,
};

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    pub vacancies: vacancy::desk::Expired,
    pub answers: guarantee::Kept,
    /// Applications whose time was over.
    pub applications: u64,
    pub bookings: booking::Kept,
    pub events: event::Kept,
    /// Itineraries that lost their names 12 months after the event.
    pub forgotten: u64,
    pub swept: privacy::Swept,
    /// Alerts that were warned or ended.
    pub alerts: alert::Kept,
    /// Texts that were searched for in vain, 90 days ago.
    pub misses: u64,
}

/// Does everything that is due, each part in transactions of its own: vacancies expire, companies are reminded, applications
/// close, holds lapse, events begin and end, what has served its purpose is removed. Runs every few minutes in the running process; several at once, and one that
/// was broken off, do no harm.
///
/// # Errors
/// Of the first part that fails; the others have run all the same.
pub async fn run_due(db: &Db, clock: &dyn Clock) -> Result<Round> {
    let vacancies = vacancy::desk::run_due(db, clock).await;
    let answers = guarantee::run_due(db, clock).await;
    let applications = application::retention::run_due(db, clock).await;
    // What is due before an event begins goes first.
    let bookings = booking::run_due(db, clock).await;
    let events = event::run_due(db, clock).await;
    let forgotten = booking::retention::run_due(db, clock).await;
    let swept = privacy::sweep(db, clock).await;
    let alerts = alert::run_due(db, clock).await;
    let misses = search_miss::run_due(db, clock).await;
    Ok(Round {
        vacancies: vacancies?,
        answers: answers?,
        applications: applications?,
        bookings: bookings?,
        events: events?,
        forgotten: forgotten?,
        swept: swept?,
        alerts: alerts?,
        misses: misses?,
    })
}
