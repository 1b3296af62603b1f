//! Words that tell nothing.

/// Folded. "in" and "r" come from "Mechaniker/in" and "Fachangestellte/r", the single letters from "(m/w/d)".
const STOP_WORDS: &[&str] = &[
    "a", "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis", "d", "das", "dass", "dein",
    "deine", "dem", "den", "der", "des", "dich", "die", "dir", "du", "durch", "ein", "eine", "einem",
    "einen", "einer", "eines", "es", "euch", "f", "fuer", "gn", "hast", "ich", "ihr", "im", "in", "innen",
    "ist", "kann", "kannst", "m", "mit", "mwd", "n", "nach", "oder", "r", "sich", "sie", "sind", "sowie",
    "suche", "ueber", "um", "und", "uns", "unser", "unsere", "unter", "vom", "von", "vor", "w", "wie", "wir",
    "x", "zu", "zum", "zur",
];

pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{STOP_WORDS, is_stop_word};

    #[test]
    fn the_list_is_sorted_since_it_is_searched_by_halves() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("und") && !is_stop_word("koch"));
    }
}
