//! Titles without the signs that every posting carries.

/// What stands in the brackets of "(m/w/d)": single letters and short words for the sexes.
const SEXES: &[&str] = &[
    "m",
    "w",
    "d",
    "f",
    "x",
    "i",
    "u",
    "a",
    "gn",
    "mwd",
    "wmd",
    "div",
    "divers",
    "diverse",
    "mann",
    "frau",
    "maennlich",
    "männlich",
    "weiblich",
    "male",
    "female",
    "all",
    "genders",
    "gender",
    "any",
    "alle",
    "geschlechter",
    "human",
    "mensch",
];

/// Takes "(m/w/d)" and its many variants off a title and puts its spaces in order.
///
/// Other brackets stay: "Fachinformatiker (Systemintegration)" keeps its own.
pub fn clean_title(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(open) = rest.find(['(', '[']) {
        let close = if rest[open..].starts_with('(') { ')' } else { ']' };
        let Some(length) = rest[open..].find(close) else { break };
        let inside = &rest[open + 1..open + length];
        out.push_str(&rest[..open]);
        if names_sexes(inside) {
            out.push(' ');
        } else {
            out.push_str(&rest[open..=open + length]);
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
    let words: Vec<&str> = out.split_whitespace().filter(|word| !is_bare_variant(word)).collect();
    let text = words.join(" ").replace(" ,", ",");
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | ',' | ';' | ':' | '/' | '*')
    })
    .to_owned()
}

fn names_sexes(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| SEXES.contains(&word.to_lowercase().as_str()))
}

/// "m/w/d", "w|m|d" and the like, standing alone without brackets.
fn is_bare_variant(word: &str) -> bool {
    let bare = word.trim_matches([',', '.', '-', '–']);
    bare.contains(['/', '|', '*', ',']) && {
        let parts: Vec<&str> = bare.split(['/', '|', '*', ',']).collect();
        parts.len() >= 2
            && parts.iter().all(|p| {
                matches!(p.to_lowercase().as_str(), "m" | "w" | "d" | "f" | "x" | "div" | "div." | "i")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::clean_title;

    #[test]
    fn the_signs_for_the_sexes_go_and_nothing_else() {
        for (given, cleaned) in [
            ("Mechatroniker (m/w/d)", "Mechatroniker"),
            ("Mechatroniker (m/w/d) 2027", "Mechatroniker 2027"),
            ("Ausbildung Koch (w/m/d) – Start 2027", "Ausbildung Koch – Start 2027"),
            ("Software Development Specialist (f/m/div.)", "Software Development Specialist"),
            ("Mitarbeiter (m,w,d) mit Zielrichtung", "Mitarbeiter mit Zielrichtung"),
            ("Koch [m|w|d]", "Koch"),
            ("Koch m/w/d", "Koch"),
            ("Koch (gn)", "Koch"),
            ("Koch (m/w/x)", "Koch"),
            ("Koch (all genders)", "Koch"),
            ("Koch (M/W/Divers)", "Koch"),
            ("Fachinformatiker (Systemintegration) (d/m/w)", "Fachinformatiker (Systemintegration)"),
            ("Bankkaufmann/-frau", "Bankkaufmann/-frau"),
            ("Lehrer/in (E13)", "Lehrer/in (E13)"),
            ("Kaufmann (m/w/d) für Büromanagement", "Kaufmann für Büromanagement"),
            ("Koch (m/w/d", "Koch (m/w/d"),
            ("  viel   Raum ", "viel Raum"),
            ("(m/w/d)", ""),
        ] {
            assert_eq!(clean_title(given), cleaned, "{given}");
        }
    }
}
