//! The logo of a cluster that has no picture: letters on a tile.
use lotse_domain::cluster::Cluster;

use super::colour::{Colour, TEXT, WHITE};

/// A tile in the cluster's colour. Drawn as SVG, whose colours are attributes and need no style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Logo {
    pub(crate) text: String,
    /// `#rrggbb`, dark enough for white letters.
    pub(crate) colour: String,
    /// Size of the letters in a tile of 48.
    pub(crate) size: u32,
}

/// Letters that a tile has room for.
const LETTERS: usize = 4;

/// What of a logo's text fits: all of it, its first word, or its first letter.
fn shortened(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or(text);
    [text, first]
        .into_iter()
        .find(|part| part.chars().count() <= LETTERS)
        .map_or_else(|| text.chars().take(1).collect(), ToOwned::to_owned)
}

impl Logo {
    pub(crate) fn of(cluster: &Cluster) -> Self {
        let initials =
            || cluster.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
        let text: String = cluster
            .logo_text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map_or_else(initials, shortened);
        let colour = Colour::parse(&cluster.colour).unwrap_or(WHITE).darkened_for(WHITE, TEXT);
        let size = match text.chars().count() {
            0..=1 => 28,
            2 => 22,
            3 => 17,
            _ => 14,
        };
        Self { text, colour: colour.hex(), size }
    }
}

#[cfg(test)]
mod tests {
    use super::Logo;
    use crate::vacancies::sample::cluster;

    #[test]
    fn a_tile_shows_what_fits_and_initials_where_nothing_is_given() {
        let mut cluster = cluster();
        assert_eq!(Logo::of(&cluster).text, "KF");
        for (given, shown) in [("IT Rhein-Main", "IT"), ("Formwerk", "F"), ("KNF", "KNF")] {
            cluster.logo_text = Some(given.into());
            assert_eq!(Logo::of(&cluster).text, shown);
        }
        cluster.logo_text = None;
        cluster.name = "Ernährung im Norden".into();
        assert_eq!(Logo::of(&cluster).text, "Ei");
    }
}
