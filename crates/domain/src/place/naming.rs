//! Names of areas that somebody may be about to write.
use super::districts::before_areas;

/// Letters of a name that are typed at least, beside a word with which very many begin.
const LEAST_LETTERS: usize = 3;

/// Areas by the beginnings of their names.
#[derive(Debug, Default)]
pub(super) struct Naming {
    /// (label, people)
    areas: Vec<(String, i64)>,
    /// (folded name, letters that are typed at least, position among the areas), sorted.
    names: Vec<(String, usize, usize)>,
}

impl Naming {
    /// An area with the names by which it is called, folded.
    pub(super) fn add<'n>(&mut self, label: String, people: i64, names: impl Iterator<Item = &'n str>) {
        let at = self.areas.len();
        self.names.extend(names.map(|name| (name.to_owned(), least(name), at)));
        self.areas.push((label, people));
    }

    pub(super) fn sorted(mut self) -> Self {
        self.names.sort_unstable();
        self
    }

    /// What begins as the folded text, those with the most people first.
    pub(super) fn beginning(&self, typed: &str, limit: usize) -> Vec<&str> {
        let from = self.names.partition_point(|(name, ..)| name.as_str() < typed);
        let begun = self.names[from..].iter().take_while(|(name, ..)| name.starts_with(typed));
        let mut found: Vec<usize> =
            begun.filter(|(_, least, _)| typed.len() >= *least).map(|(.., at)| *at).collect();
        found.sort_unstable();
        found.dedup();
        let mut areas: Vec<&(String, i64)> = found.into_iter().map(|at| &self.areas[at]).collect();
        areas.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        areas.into_iter().take(limit).map(|(label, _)| label.as_str()).collect()
    }
}

/// "Landkreis" alone would be on its way to three hundred.
fn least(name: &str) -> usize {
    let before =
        before_areas().filter(|before| name.strip_prefix(before).is_some_and(|rest| rest.starts_with(' ')));
    before.map(|before| before.len() + 2).max().unwrap_or(LEAST_LETTERS)
}
