//! The engine once more, as plain as can be: lists in memory, one thing after the other. What it says must be what is stored.
use lotse_domain::event::WaitingRule;

/// Whether somebody has a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Has {
    Place,
    Waits,
}

#[derive(Debug, Clone)]
struct Party {
    who: usize,
    weight: i32,
    has: Has,
    /// When it came.
    came: u32,
}

#[derive(Debug, Clone)]
struct Line {
    capacity: i32,
    waiting_list: bool,
    /// From when to when.
    time: (i64, i64),
    /// Those who wait, in their order; the others anyhow.
    parties: Vec<Party>,
}

#[derive(Debug, Clone)]
pub struct Model {
    rule: WaitingRule,
    lines: Vec<Line>,
    /// From this number on they are groups of which nobody is named.
    groups_from: usize,
    steps: u32,
}

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Done,
    Refused,
}

impl Model {
    pub fn new(rule: WaitingRule, groups_from: usize, lines: &[(i32, bool, (i64, i64))]) -> Self {
        let lines = lines
            .iter()
            .map(|(capacity, waiting_list, time)| Line {
                capacity: *capacity,
                waiting_list: *waiting_list,
                time: *time,
                parties: Vec::new(),
            })
            .collect();
        Self { rule, lines, groups_from, steps: 0 }
    }

    /// Who has what, in every line; those who wait in their order.
    pub fn says(&self) -> Vec<(usize, usize, i32, Has)> {
        let mut says: Vec<_> = self
            .lines
            .iter()
            .enumerate()
            .flat_map(|(at, line)| line.parties.iter().map(move |p| (at, p.who, p.weight, p.has)))
            .collect();
        says.sort_unstable();
        says
    }

    /// Who waits in a line, in their order.
    pub fn line(&self, at: usize) -> Vec<usize> {
        self.lines[at].parties.iter().filter(|p| p.has == Has::Waits).map(|p| p.who).collect()
    }

    pub fn capacity(&self, at: usize) -> i32 {
        self.lines[at].capacity
    }

    pub fn has(&self, who: usize, at: usize) -> bool {
        self.lines[at].parties.iter().any(|party| party.who == who)
    }

    pub fn has_any(&self, who: usize) -> bool {
        (0..self.lines.len()).any(|at| self.has(who, at))
    }

    fn free(&self, at: usize) -> i32 {
        let line = &self.lines[at];
        line.capacity - line.parties.iter().filter(|p| p.has == Has::Place).map(|p| p.weight).sum::<i32>()
    }

    /// Whether somebody is somewhere else at that time.
    fn clashes(&self, who: usize, at: usize) -> bool {
        let (from, until) = self.lines[at].time;
        who < self.groups_from
            && self.lines.iter().enumerate().any(|(other, line)| {
                other != at
                    && line.time.0 < until
                    && from < line.time.1
                    && line.parties.iter().any(|p| p.who == who && p.has == Has::Place)
            })
    }

    fn fits(&self, at: usize, weight: i32) -> bool {
        let somebody_waits = self.lines[at].parties.iter().any(|p| p.has == Has::Waits);
        let passes = self.rule == WaitingRule::Strict && somebody_waits;
        !passes && weight <= self.free(at)
    }

    pub fn book(&mut self, who: usize, at: usize, weight: i32, wait: bool) -> Came {
        self.steps += 1;
        let waits = wait && self.lines[at].waiting_list;
        let fits = self.fits(at, weight);
        let too_large = who >= self.groups_from && weight > self.lines[at].capacity;
        if self.has(who, at) || too_large || (!fits && !waits) || (fits && self.clashes(who, at)) {
            return Came::Refused;
        }
        let has = if fits { Has::Place } else { Has::Waits };
        let came = self.steps;
        self.lines[at].parties.push(Party { who, weight, has, came });
        if has == Has::Waits {
            self.move_up(at);
        }
        Came::Done
    }

    /// Gives one back, or all. Lines move up in which something came free, and those in which they wait themselves: there they may
    /// have been passed over.
    pub fn cancel(&mut self, who: usize, only: Option<usize>) {
        self.steps += 1;
        let touched: Vec<usize> = (0..self.lines.len()).filter(|at| self.has(who, *at)).collect();
        for at in &touched {
            let stays = only.is_some_and(|one| one != *at);
            self.lines[*at].parties.retain(|party| stays || party.who != who);
        }
        for at in touched {
            let kept = self.lines[at].parties.iter().any(|party| party.who == who && party.has == Has::Place);
            if !kept {
                self.move_up(at);
            }
        }
    }

    pub fn resize(&mut self, who: usize, weight: i32) -> Came {
        self.steps += 1;
        let (before, mut touched) = (self.clone(), Vec::new());
        for at in 0..self.lines.len() {
            let Some(index) = self.lines[at].parties.iter().position(|party| party.who == who) else {
                continue;
            };
            let party = self.lines[at].parties[index].clone();
            if party.has == Has::Place && weight > party.weight && !self.fits(at, weight - party.weight) {
                *self = before;
                return Came::Refused;
            }
            let line = &mut self.lines[at].parties;
            line[index].weight = weight;
            if party.has == Has::Waits && weight > party.weight {
                let party = line.remove(index);
                line.push(party);
            }
            if weight < party.weight || (party.has == Has::Waits && weight > party.weight) {
                touched.push(at);
            }
        }
        for at in touched {
            self.move_up(at);
        }
        Came::Done
    }

    /// Another capacity; those who came last lose their place where it is too small.
    pub fn change(&mut self, at: usize, capacity: i32) {
        self.steps += 1;
        let mut need = -(self.free(at) + capacity - self.lines[at].capacity);
        let mut placed: Vec<Party> =
            self.lines[at].parties.iter().filter(|p| p.has == Has::Place).cloned().collect();
        placed.sort_by_key(|party| party.came);
        let mut losing = Vec::new();
        while need > 0 {
            let last = placed.pop().expect("somebody has a place");
            need -= last.weight;
            losing.insert(0, last);
        }
        if self.rule == WaitingRule::Fit {
            let mut spare = -need;
            losing.retain(|party| {
                let keeps = party.weight <= spare;
                if keeps {
                    spare -= party.weight;
                }
                !keeps
            });
        }
        let line = &mut self.lines[at];
        line.capacity = capacity;
        line.parties.retain(|party| losing.iter().all(|lost| lost.who != party.who));
        if line.waiting_list {
            for mut lost in losing.into_iter().rev() {
                lost.has = Has::Waits;
                line.parties.insert(0, lost);
            }
        }
        self.move_up(at);
    }

    fn move_up(&mut self, at: usize) {
        for who in self.line(at) {
            let party = self.lines[at].parties.iter().find(|party| party.who == who).expect("they wait");
            let (free, weight) = (self.free(at), party.weight);
            if free == 0 || (weight > free && self.rule == WaitingRule::Strict) {
                return;
            }
            if weight > free || self.clashes(who, at) {
                continue;
            }
            let party = self.lines[at].parties.iter_mut().find(|party| party.who == who);
            party.expect("they wait").has = Has::Place;
        }
    }
}
