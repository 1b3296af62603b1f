//! What falls due by itself.
use crate::{
    Clock, Db,
    application::{self, guarantee},
    booking,
    error::Result,
    event, privacy, vacancy,
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
    Ok(Round {
        vacancies: vacancies?,
        answers: answers?,
        applications: applications?,
        bookings: bookings?,
        events: events?,
        forgotten: forgotten?,
        swept: swept?,
    })
}
