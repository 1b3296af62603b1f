//! Typing errors, by Damerau-Levenshtein distance (optimal string alignment), counted in bytes: folded German is ASCII.

/// Longer words are not compared: no German word needs it, and the rows below stay on the stack.
const LONGEST: usize = 62;

/// How many errors a word of this length may have: short words are too close to each other.
pub(crate) fn allowed(word: &str) -> usize {
    match word.len() {
        _ if word.bytes().any(|b| b.is_ascii_digit()) => 0,
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The number of errors between two words where it is at most `most`.
pub(crate) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let mut before: [usize; LONGEST + 2] = [0; LONGEST + 2];
    let mut above: [usize; LONGEST + 2] = std::array::from_fn(|i| i);
    let mut row = before;
    for i in 1..=a.len() {
        row[0] = i;
        let mut best = i;
        for j in 1..=b.len() {
            let differs = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + differs);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost;
            best = best.min(cost);
        }
        if best > most {
            return None;
        }
        (before, above) = (above, row);
    }
    Some(above[b.len()]).filter(|errors| *errors <= most)
}

/// The beginning of `word` that is exactly what was typed but for one error.
pub(crate) fn beginning_one_off<'w>(typed: &str, word: &'w str) -> Option<&'w str> {
    [typed.len(), typed.len() + 1, typed.len() - 1]
        .into_iter()
        .filter_map(|length| word.get(..length.min(word.len())))
        .find(|beginning| distance(typed, beginning, 1).is_some())
}

#[cfg(test)]
mod tests {
    use super::{allowed, beginning_one_off, distance};

    #[test]
    fn the_four_kinds_of_errors_cost_one_each() {
        for (a, b, errors) in [
            ("koch", "koch", Some(0)),
            ("koch", "kooch", Some(1)),
            ("koch", "kch", Some(1)),
            ("koch", "kuch", Some(1)),
            ("koch", "kcoh", Some(1)),
            ("mechatronicker", "mechatroniker", Some(1)),
            ("eletroniker", "elektroniker", Some(1)),
            ("elektornicker", "elektroniker", Some(2)),
            ("koch", "maler", None),
            ("", "", Some(0)),
        ] {
            assert_eq!(distance(a, b, 2), errors, "{a} {b}");
        }
        assert_eq!(distance("koch", "kuhc", 1), None);
        assert_eq!(distance(&"a".repeat(500), &"a".repeat(500), 2), None);
    }

    #[test]
    fn short_words_and_numbers_are_taken_as_they_are() {
        assert_eq!(["mfa", "koch", "mechaniker", "23552", "2027"].map(allowed), [0, 1, 2, 0, 0]);
    }

    #[test]
    fn a_beginning_may_have_one_error() {
        assert_eq!(
            beginning_one_off("meht", "mechatroniker"),
            Some("mech").filter(|_| distance("meht", "mech", 1).is_some())
        );
        assert_eq!(beginning_one_off("mehca", "mechatroniker"), Some("mecha"));
        assert!(beginning_one_off("mehca", "maler").is_none());
        assert!(beginning_one_off("käse", "kä").is_none());
    }
}
