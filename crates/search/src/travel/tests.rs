use std::{sync::Arc, time::Duration};

use super::{Mode, NoTravelTimes, Point, Travel, TravelTimes, Travels, Ways, estimate};

fn told(km: f64) -> Option<(Mode, Option<u32>)> {
    estimate(km).map(|travel| (travel.mode, travel.minutes))
}

#[test]
fn an_estimate_suits_the_distance() {
    assert_eq!(told(0.0), Some((Mode::Walk, None)));
    assert_eq!(told(1.0), Some((Mode::Walk, None)));
    assert_eq!(told(2.0), Some((Mode::Bicycle, Some(10))));
    assert_eq!(told(5.0), Some((Mode::Bicycle, Some(25))));
    assert_eq!(told(8.0), Some((Mode::Transit, Some(35))));
    assert_eq!(told(40.0), Some((Mode::Transit, Some(95))));
    assert_eq!(told(150.0), Some((Mode::Transit, Some(240))));
    for none in [150.1, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(told(none), None, "{none}");
    }
    assert!(estimate(3.0).unwrap().estimated);
}

#[test]
fn farther_by_the_same_means_takes_longer() {
    let minutes: Vec<u32> = (6..150).filter_map(|km| estimate(f64::from(km))?.minutes).collect();
    assert!(minutes.len() == 144 && minutes.is_sorted());
}

const FUERTH: Point = (49.4772, 10.9887);
const NUREMBERG: Point = (49.4521, 11.0767);
const ERLANGEN: Point = (49.5897, 11.0120);

#[tokio::test]
async fn every_place_has_the_way_to_it() {
    let ways = Travels::default().to(FUERTH, &[Some(NUREMBERG), None, Some(FUERTH), Some(ERLANGEN)]).await;
    let told: Vec<_> = ways.iter().map(|way| way.map(|way| (way.mode, way.minutes.is_some()))).collect();
    assert_eq!(
        told,
        [Some((Mode::Transit, true)), None, Some((Mode::Walk, false)), Some((Mode::Transit, true))]
    );
    assert_eq!(Travels::default().to(FUERTH, &[None]).await, [None]);
    assert!(Travels::default().to(FUERTH, &[]).await.is_empty());
}

/// A provider as one on the network may behave.
#[derive(Debug)]
enum Provider {
    Answers(Vec<Option<Travel>>),
    Fails,
    IsSilent,
}

impl TravelTimes for Provider {
    fn ways<'a>(&'a self, _: Point, _: &'a [Point]) -> Ways<'a> {
        match self {
            Self::Answers(ways) => Box::pin(std::future::ready(Ok(ways.clone()))),
            Self::Fails => Box::pin(std::future::ready(Err(NoTravelTimes("closed".into())))),
            Self::IsSilent => Box::pin(std::future::pending()),
        }
    }
}

#[tokio::test]
async fn the_estimate_takes_the_place_of_an_answer_that_cannot_be_used() {
    let asked = [Some(NUREMBERG), None, Some(ERLANGEN)];
    let with = |provider| Travels { patience: Duration::ZERO, ..Travels::of(Arc::new(provider)) };
    let known = Travel { mode: Mode::Transit, minutes: Some(17), estimated: false };
    let answered = with(Provider::Answers(vec![Some(known), None])).to(FUERTH, &asked).await;
    assert_eq!(answered, [Some(known), None, None], "what the provider says holds");
    let estimated = Travels::default().to(FUERTH, &asked).await;
    for provider in [Provider::Answers(vec![Some(known)]), Provider::Fails, Provider::IsSilent] {
        let label = format!("{provider:?}");
        assert_eq!(with(provider).to(FUERTH, &asked).await, estimated, "{label}");
    }
}
