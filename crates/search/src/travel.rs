//! How long the way takes.
//!
//! Nothing here knows a timetable: unless a provider that does is configured, the time is estimated from the straight line, and
//! whoever shows it says so. A page asks once for all of its hits, and waits no longer than a moment.
#[cfg(test)]
mod tests;

use std::{fmt::Debug, future::Future, pin::Pin, sync::Arc, time::Duration};

use lotse_domain::place::distance_km;

/// Latitude and longitude in degrees (WGS 84).
pub type Point = (f64, f64);

/// How somebody travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Walk,
    Bicycle,
    /// Bus and train.
    Transit,
}

impl Mode {
    /// The word for it, as the API has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Walk => "walk",
            Self::Bicycle => "bicycle",
            Self::Transit => "transit",
        }
    }
}

/// A way, one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Travel {
    pub mode: Mode,
    /// None where it is so near that a figure would claim more than is known: places are points in the middle of towns.
    pub minutes: Option<u32>,
    /// From the straight line; not from a timetable.
    pub estimated: bool,
}

/// Why there is no answer; the estimate takes its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the travel times cannot be had: {0}")]
pub struct NoTravelTimes(pub String);

/// What a provider promises: a way to each of the places in their order, or none where there is none.
pub type Ways<'a> = Pin<Box<dyn Future<Output = Result<Vec<Option<Travel>>, NoTravelTimes>> + Send + 'a>>;

/// Who knows how long ways take.
pub trait TravelTimes: Debug + Send + Sync {
    /// The ways from one place to several, at once: a provider on the network is asked once for a page.
    fn ways<'a>(&'a self, from: Point, to: &'a [Point]) -> Ways<'a>;
}

/// Estimates from the straight line.
#[derive(Debug, Clone, Copy, Default)]
pub struct StraightLine;

impl TravelTimes for StraightLine {
    fn ways<'a>(&'a self, from: Point, to: &'a [Point]) -> Ways<'a> {
        Box::pin(std::future::ready(Ok(estimates(from, to))))
    }
}

/// The longest that a page waits for a provider.
const PATIENCE: Duration = Duration::from_millis(300);

/// The provider that is configured, with what happens when it does not answer.
#[derive(Debug, Clone)]
pub struct Travels {
    provider: Arc<dyn TravelTimes>,
    patience: Duration,
}

impl Default for Travels {
    fn default() -> Self {
        Self::of(Arc::new(StraightLine))
    }
}

impl Travels {
    pub fn of(provider: Arc<dyn TravelTimes>) -> Self {
        Self { provider, patience: PATIENCE }
    }

    /// The ways to these places, in their order; none where a place is not known or too far for every day. Estimates where the
    /// provider fails, answers for other places than were asked for, or takes too long.
    pub async fn to(&self, from: Point, to: &[Option<Point>]) -> Vec<Option<Travel>> {
        let places: Vec<Point> = to.iter().copied().flatten().collect();
        if places.is_empty() {
            return vec![None; to.len()];
        }
        let asked = tokio::time::timeout(self.patience, self.provider.ways(from, &places));
        let ways = match asked.await {
            Ok(Ok(ways)) if ways.len() == places.len() => ways,
            Ok(Ok(ways)) => {
                tracing::warn!(
                    asked = places.len(),
                    answered = ways.len(),
                    "travel times do not fit the places"
                );
                estimates(from, &places)
            }
            Ok(Err(error)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "travel times are estimated");
                estimates(from, &places)
            }
            Err(_) => {
                tracing::warn!("travel times took too long and are estimated");
                estimates(from, &places)
            }
        };
        let mut ways = ways.into_iter();
        to.iter().map(|place| place.and_then(|_| ways.next().flatten())).collect()
    }
}

/// Kilometres of the straight line up to which nobody needs a figure.
const AROUND_THE_CORNER: f64 = 1.0;
/// And up to which a bicycle is taken.
const BY_BICYCLE: f64 = 5.0;
/// And beyond which nobody goes every day.
const TOO_FAR: f64 = 150.0;

// The figures below are our own estimates for Germany, chosen on the careful side and not measured: a timetable may say less or more.

/// Ways are that much longer than the straight line.
const DETOUR: f64 = 1.3;
/// Kilometres an hour on a bicycle, with traffic lights.
const BICYCLE_SPEED: f64 = 15.0;
/// Minutes to the stop, of waiting, and from the stop.
const TO_THE_STOP: f64 = 15.0;
/// Kilometres of the way that buses and local trains go, and how fast in an hour, with changing.
const LOCAL: (f64, f64) = (30.0, 30.0);
/// Kilometres an hour of the trains beyond that.
const REGIONAL_SPEED: f64 = 60.0;
/// An estimate is told in steps of so many minutes.
const STEP: f64 = 5.0;

fn estimates(from: Point, to: &[Point]) -> Vec<Option<Travel>> {
    to.iter().map(|place| estimate(distance_km(from, *place))).collect()
}

/// What the straight line tells; none where it is too far for every day.
pub fn estimate(km: f64) -> Option<Travel> {
    let travel =
        |mode, minutes: Option<f64>| Some(Travel { mode, minutes: minutes.map(in_steps), estimated: true });
    let way = km * DETOUR;
    if !km.is_finite() || !(0.0..=TOO_FAR).contains(&km) {
        None
    } else if km <= AROUND_THE_CORNER {
        travel(Mode::Walk, None)
    } else if km <= BY_BICYCLE {
        travel(Mode::Bicycle, Some(way / BICYCLE_SPEED * 60.0))
    } else {
        let (reach, speed) = LOCAL;
        let local = way.min(reach) / speed * 60.0;
        let regional = (way - reach).max(0.0) / REGIONAL_SPEED * 60.0;
        travel(Mode::Transit, Some(TO_THE_STOP + local + regional))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 5 minutes and a few hours"
)]
fn in_steps(minutes: f64) -> u32 {
    ((minutes / STEP).round() * STEP).max(STEP) as u32
}
