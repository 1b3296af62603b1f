//! Colours that can be read on each other: contrast after WCAG 2.2.

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub(super) const TEXT: f64 = 4.5;
/// The least contrast of a control with what is around it (1.4.11).
const CONTROL: f64 = 3.0;

const WHITE: &str = "#ffffff";
const INK: &str = "#1b2330";
const BLACK: &str = "#000000";

/// `#rrggbb` in lower case, or nothing: whatever else a cluster has stored does not get into a style.
pub(super) fn checked(text: &str) -> Option<String> {
    luminance(text).map(|_| text.to_ascii_lowercase())
}

/// White or near-black, whichever can be read on a ground. Pure black where the ground is so grey that neither can.
pub(super) fn on(ground: &str) -> &'static str {
    [WHITE, INK].into_iter().find(|text| contrast(text, ground) >= TEXT).unwrap_or(BLACK)
}

/// The line around a button: the button's own colour, unless that is lost on white paper.
pub(super) fn edge(colour: &str) -> String {
    if contrast(colour, WHITE) >= CONTROL { colour.to_owned() } else { INK.to_owned() }
}

/// Contrast of two colours, from 1 to 21 (WCAG 2.2). What is no colour has none.
pub(super) fn contrast(one: &str, other: &str) -> f64 {
    match (luminance(one), luminance(other)) {
        (Some(a), Some(b)) => (a.max(b) + 0.05) / (a.min(b) + 0.05),
        _ => 1.0,
    }
}

/// Relative luminance (WCAG 2.2) of `#rrggbb`.
fn luminance(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(linear);
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

fn linear(byte: u8) -> f64 {
    let part = f64::from(byte) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::{INK, TEXT, WHITE, checked, contrast, edge, on};

    #[test]
    fn letters_can_be_read_on_every_colour() {
        for step in 0..=255_u8 {
            for ground in [format!("#{step:02x}{step:02x}{step:02x}"), format!("#{step:02x}50a0")] {
                assert!(contrast(on(&ground), &ground) >= TEXT, "{ground}");
            }
        }
        assert_eq!(on("#0b5394"), WHITE);
        assert_eq!(on("#ffee00"), INK);
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast("#000000", WHITE) - 21.0).abs() < 0.01);
        assert!((contrast("#767676", WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_pale_button_has_a_dark_edge() {
        assert_eq!(edge("#ffffff"), INK);
        assert_eq!(edge("#0b5394"), "#0b5394");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for bad in ["", "blue", "#fff", "#gggggg", "#+1+1+1", "#ääa", "#1234567", "red;background:url(x)"] {
            assert!(checked(bad).is_none(), "{bad}");
        }
        assert_eq!(checked("#0B5394").as_deref(), Some("#0b5394"));
    }
}
