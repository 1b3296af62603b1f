//! The wishes of a fair and of a tour, decided: how long it takes, who gets what, and whether the rule holds.
use std::{path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use lotse_domain::allocation::{Person, Request, Span, Target, TargetSlot, allocate, check};
use uuid::Uuid;

use super::figures::{Figures, float};

#[derive(Debug, Args)]
pub(crate) struct AllocationCall {
    /// Draw wishes and lots from this number.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Allocate so many times and print the shortest time.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Write the figures to this file too, as JSON.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
}

/// People, wishes each, how many of them may come true; targets, times, minutes, seats at each time.
struct Shape {
    people: usize,
    wishes: usize,
    most: usize,
    targets: usize,
    times: usize,
    minutes: i64,
    seats: u32,
}

const FAIR: Shape = Shape { people: 300, wishes: 5, most: 5, targets: 40, times: 16, minutes: 15, seats: 1 };
const TOUR: Shape = Shape { people: 100, wishes: 8, most: 6, targets: 16, times: 6, minutes: 45, seats: 10 };

pub(super) fn run(call: &AllocationCall) -> Result<Figures> {
    let mut figures = Figures::default();
    for (name, shape) in [("fair", FAIR), ("tour", TOUR)] {
        measure(&mut figures, name, &request(&shape, call.seed)?, call.runs);
    }
    Ok(figures)
}

fn measure(figures: &mut Figures, name: &str, request: &Request, runs: usize) {
    let start = Instant::now();
    let allocation = allocate(request);
    let mut shortest = start.elapsed();
    let mut same = true;
    let mut turned = request.clone();
    for _ in 0..runs {
        turned.people.rotate_left(7 % request.people.len().max(1));
        turned.targets.reverse();
        turned.targets.iter_mut().for_each(|target| target.slots.reverse());
        let start = Instant::now();
        let again = allocate(&turned);
        shortest = shortest.min(start.elapsed());
        same &= again == allocation;
    }
    let findings = check(request, &allocation);

    let wishes: usize = request.people.iter().map(|person| person.wishes.len()).sum();
    let ranks: Vec<usize> = (allocation.answers.iter())
        .filter(|answer| answer.outcome.as_str() == "given")
        .map(|answer| answer.rank)
        .collect();
    let first = ranks.iter().filter(|&&rank| rank == 1).count();
    let mut lucky: Vec<Uuid> = allocation.given.iter().map(|given| given.person).collect();
    lucky.dedup();
    let people = float(request.people.len());
    let mut count = |what: &str, value: usize| figures.count(&format!("{name}_{what}"), value);
    count("people", request.people.len());
    count("targets", request.targets.len());
    count("slots", request.targets.iter().map(|target| target.slots.len()).sum());
    count("wishes", wishes);
    count("given", allocation.given.len());
    count("clashes", findings.clashes.len());
    count("overfull", findings.overfull.len());
    count("blocking_pairs", findings.blocking.len());
    count("untrue_answers", findings.untrue.len() + findings.strange.len());
    figures.add(format!("{name}_share_first_wish"), float(first) / people);
    figures.add(format!("{name}_share_with_any"), float(lucky.len()) / people);
    figures.add(format!("{name}_mean_rank"), float(ranks.iter().sum()) / float(ranks.len().max(1)));
    figures.add(format!("{name}_seconds"), shortest.as_secs_f64());
    figures.add(format!("{name}_ms"), shortest.as_secs_f64() * 1e3);
    figures.flag(&format!("{name}_same_again"), same);
}

/// The first targets are wished for more often than the last.
fn request(shape: &Shape, seed: u64) -> Result<Request> {
    let mut draw = Draw(seed);
    let start = DateTime::from_timestamp(1_805_011_200, 0).context("a date")?;
    let targets = (0..shape.targets).map(|n| target(shape, n, start)).collect::<Result<_>>()?;
    let people = (0..shape.people).map(|n| {
        let mut wishes: Vec<Uuid> = Vec::new();
        while wishes.len() < shape.wishes.min(shape.targets) {
            let wish = id(2, draw.below(shape.targets).min(draw.below(shape.targets)));
            if !wishes.contains(&wish) {
                wishes.push(wish);
            }
        }
        Person { id: id(1, n), wishes, most: shape.most, busy: Vec::new() }
    });
    Ok(Request { people: people.collect(), targets, changeover_minutes: 0, seed })
}

fn target(shape: &Shape, n: usize, first: DateTime<Utc>) -> Result<Target> {
    let slots = (0..shape.times).map(|time| {
        let start = first + TimeDelta::minutes(shape.minutes * i64::try_from(time)?);
        let span = Span { start, end: start + TimeDelta::minutes(shape.minutes) };
        Ok(TargetSlot { span, id: id(3, n * shape.times + time), capacity: shape.seats })
    });
    Ok(Target { id: id(2, n), slots: slots.collect::<Result<_>>()?, preferred: Vec::new() })
}

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128(kind << 64 | n as u128)
}

struct Draw(u64);

impl Draw {
    /// `SplitMix64` (G. L. Steele, D. Lea, C. H. Flood, 2014).
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        // Where a number of the machine is shorter, half of the chance is enough.
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or_default() % end.max(1)
    }
}
