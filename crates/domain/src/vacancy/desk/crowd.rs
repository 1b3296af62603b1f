//! How many stand in the line of a vacancy, in steps.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::{Column, Entity};
use crate::error::Result;

/// As much as the order of results needs to know of the open applications: few enough steps that few applications change one, and
/// that nobody can count the others from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Crowd {
    #[default]
    Nobody,
    /// One or two.
    Few,
    /// Three to five.
    Several,
    Many,
}

impl Crowd {
    const ALL: [Self; 4] = [Self::Nobody, Self::Few, Self::Several, Self::Many];

    pub const fn of(open: i32) -> Self {
        match open {
            ..=0 => Self::Nobody,
            1..=2 => Self::Few,
            3..=5 => Self::Several,
            6.. => Self::Many,
        }
    }

    /// The fewest first.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The step of a number that [`Crowd::number`] gave; `Nobody` for any other.
    pub fn from_number(number: u64) -> Self {
        Self::ALL.into_iter().find(|step| u64::from(step.number()) == number).unwrap_or_default()
    }
}

/// Of these vacancies; those that are missing have nobody.
pub(in crate::vacancy) async fn crowds(
    db: &impl ConnectionTrait,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Crowd>> {
    let rows: Vec<(Uuid, i32)> = Entity::find()
        .select_only()
        .columns([Column::VacancyId, Column::Open])
        .filter(Column::VacancyId.is_in(ids.iter().copied()))
        .filter(Column::Open.gt(0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, open)| (id, Crowd::of(open))).collect())
}

#[cfg(test)]
mod tests {
    use super::Crowd;

    #[test]
    fn the_steps_are_few_and_come_back() {
        let numbers: Vec<u8> = (-1..=8).map(|open| Crowd::of(open).number()).collect();
        assert_eq!(numbers, [0, 0, 1, 1, 2, 2, 2, 3, 3, 3]);
        for open in 0..8 {
            let step = Crowd::of(open);
            assert_eq!(Crowd::from_number(step.number().into()), step);
        }
        assert_eq!(Crowd::from_number(99), Crowd::Nobody);
    }
}
