//! Numbers for what many documents share.
//!
//! A filter looks at a value once, not once for each document; a count is one addition to an array. The tables only
//! grow, so the numbers in the arrays of old segments stay true; they are as large as the number of distinct values that
//! have been seen since the process started.
use std::{collections::HashMap, hash::Hash};

/// Gives numbers to values, in the order in which they come.
#[derive(Debug, Clone)]
pub(crate) struct Numbers<T> {
    by_value: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { by_value: HashMap::new(), values: Vec::new() }
    }
}

impl<T: Eq + Hash + Clone> Numbers<T> {
    pub(crate) fn number(&mut self, value: &T) -> u32 {
        if let Some(known) = self.by_value.get(value) {
            return *known;
        }
        let new = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.by_value.insert(value.clone(), new);
        self.values.push(value.clone());
        new
    }

    pub(crate) fn find<Q: Eq + Hash + ?Sized>(&self, value: &Q) -> Option<u32>
    where
        T: std::borrow::Borrow<Q>,
    {
        self.by_value.get(value).copied()
    }

    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }
}

/// What a vacancy is. Some hundreds of combinations occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Profile {
    /// Position in `Kind::ALL`.
    pub kind: u8,
    /// 0 where unknown, else one more than the position in `Qualification::ALL`.
    pub qualification: u8,
    /// 0 where unknown, else one more than the position in `Area::ALL`.
    pub area: u8,
    /// 0 where unknown.
    pub start_year: u16,
}

/// Where a vacancy is to be found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Realm {
    /// One bit for each of `STATES`.
    pub states: u16,
    /// Numbers of the districts, ascending.
    pub districts: Box<[u32]>,
    /// Numbers of the clusters, ascending.
    pub clusters: Box<[u32]>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    pub profiles: Numbers<Profile>,
    pub realms: Numbers<Realm>,
    /// Keys of five digits.
    pub districts: Numbers<u32>,
    pub companies: Numbers<std::sync::Arc<str>>,
    pub clusters: Numbers<std::sync::Arc<str>>,
    pub occupations: Numbers<std::sync::Arc<str>>,
}
