//! Numbers as they are written in Germany: a comma before the decimals, dots between thousands.
//!
//! Reckoned in thousandths as whole numbers: money and working time do not bear the rounding of floating point.

/// Words around a number that do not change it.
const UNITS: &[&str] = &[
    "€",
    "eur",
    "euro",
    "brutto",
    "monat",
    "monate",
    "monatlich",
    "mtl",
    "mtl.",
    "stunden",
    "stunde",
    "std",
    "std.",
    "h",
    "woche",
    "wöchentlich",
    "wochenstunden",
    "pro",
    "im",
    "je",
    "ca",
    "ca.",
    "platz",
    "plätze",
    "stelle",
    "stellen",
    "mitarbeiter",
    "mitarbeitende",
    "beschäftigte",
    "je",
    "-",
];

/// The number that a text says and nothing else, in thousandths.
pub(crate) fn thousandths(text: &str) -> Option<i64> {
    plain(&without_units(text)?)
}

/// A whole number; `3,0` counts as one.
pub(crate) fn whole(text: &str) -> Option<i32> {
    let value = thousandths(text)?;
    (value % 1000 == 0).then(|| i32::try_from(value / 1000).ok()).flatten()
}

/// An amount of money in cents. More than two decimals are no money: "1,150" may mean either thing.
pub(crate) fn cents(text: &str) -> Option<i32> {
    let bare = without_units(text)?;
    if bare.rsplit_once(',').is_some_and(|(_, decimals)| decimals.len() > 2 && is_digits(decimals)) {
        return None;
    }
    let value = plain(&bare)?;
    (value % 10 == 0).then(|| i32::try_from(value / 10).ok()).flatten()
}

/// Working time in minutes: `38,5`, `38:30`, `40 Stunden/Woche`.
pub(crate) fn minutes(text: &str) -> Option<i32> {
    if let Some((hours, minutes)) = text.trim().split_once(':') {
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
        return ((0..100).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes);
    }
    let value = thousandths(text)?;
    i32::try_from((value * 60 + 500) / 1000).ok()
}

/// A length of time in months: `36`, `36 Monate`, `3,5 Jahre`.
pub(crate) fn months(text: &str) -> Option<i32> {
    let lower = text.to_lowercase();
    let Some(years) = lower.trim().strip_suffix("jahre").or_else(|| lower.trim().strip_suffix("jahr")) else {
        return whole(&lower);
    };
    let value = thousandths(years)? * 12;
    (value % 1000 == 0).then(|| i32::try_from(value / 1000).ok()).flatten()
}

fn without_units(text: &str) -> Option<String> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(",--", "")
        .replace(",-", "")
        .replace(['\'', '’'], "")
        .replace('€', " € ");
    let words =
        text.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty() && !UNITS.contains(w));
    let mut number = String::new();
    for word in words {
        // "1 150,50": a space between thousands.
        let continues = number.is_empty() || (number.len() <= 3 && word.get(..3).is_some_and(is_digits));
        if !continues {
            return None;
        }
        number.push_str(word);
    }
    (!number.is_empty()).then_some(number)
}

fn plain(text: &str) -> Option<i64> {
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let (whole, decimals) = match (dots, commas) {
        (0, 0) => (text.to_owned(), ""),
        // Both: what comes last stands before the decimals.
        (1.., 1..) => {
            let (point, group) = if text.rfind(',') > text.rfind('.') { (',', '.') } else { ('.', ',') };
            let (whole, decimals) = text.rsplit_once(point)?;
            (ungroup(whole, group)?, decimals)
        }
        (1, 0) if !is_grouped(text, '.') => {
            text.split_once('.').map(|(whole, decimals)| (whole.to_owned(), decimals))?
        }
        (1.., 0) => (ungroup(text, '.')?, ""),
        (0, 1) => text.split_once(',').map(|(whole, decimals)| (whole.to_owned(), decimals))?,
        (0, _) => (ungroup(text, ',')?, ""),
    };
    if !is_digits(&whole)
        || decimals.len() > 3
        || !(decimals.is_empty() || is_digits(decimals))
        || whole.len() > 12
    {
        return None;
    }
    let decimals: i64 = format!("{decimals:0<3}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 1000 + decimals)
}

/// "1.150" and "12.345.678", but not "0.150".
fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

fn ungroup(text: &str, separator: char) -> Option<String> {
    if !text.contains(separator) {
        return Some(text.to_owned());
    }
    is_grouped(text, separator).then(|| text.replace(separator, ""))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{cents, minutes, months, whole};

    #[test]
    fn money() {
        for (text, value) in [
            ("1.150,50 €", 115_050),
            ("1150", 115_000),
            ("1.150", 115_000),
            ("1.150,-", 115_000),
            ("1.150,5", 115_050),
            ("1150.50", 115_050),
            ("1,150.50", 115_050),
            ("€ 1.150,00 brutto", 115_000),
            ("1 150,50 EUR", 115_050),
            ("1'150.50", 115_050),
            ("1.440,70 Euro", 144_070),
            ("950€", 95_000),
        ] {
            assert_eq!(cents(text), Some(value), "{text}");
        }
        for text in ["1,150", "", "viel", "1.100 - 1.200 €", "nach Tarif", "-5", "1.15.0", "1 2"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    #[test]
    fn counts_and_lengths_of_time() {
        assert_eq!(whole("3"), Some(3));
        assert_eq!(whole("3,0"), Some(3));
        assert_eq!(whole("3 Plätze"), Some(3));
        assert_eq!(whole("1.200"), Some(1200));
        assert_eq!(whole("3,5"), None);
        assert_eq!(whole("drei"), None);
        assert_eq!(months("36"), Some(36));
        assert_eq!(months("36 Monate"), Some(36));
        assert_eq!(months("3,5 Jahre"), Some(42));
        assert_eq!(months("2 Jahre"), Some(24));
        assert_eq!(months("lang"), None);
    }

    #[test]
    fn working_time() {
        assert_eq!(minutes("40"), Some(2400));
        assert_eq!(minutes("38,5"), Some(2310));
        assert_eq!(minutes("38.5 Std."), Some(2310));
        assert_eq!(minutes("38:30"), Some(2310));
        assert_eq!(minutes("40 Stunden/Woche"), Some(2400));
        assert_eq!(minutes("29,025"), Some(1742), "half a minute is rounded up");
        assert_eq!(minutes("Vollzeit"), None);
    }
}
