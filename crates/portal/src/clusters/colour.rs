//! Colours that can be read: contrast after WCAG 2.2, and lighter or darker shades in `OKLab`.

/// A colour in sRGB, each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Colour {
    red: f64,
    green: f64,
    blue: f64,
}

/// The least contrast of text (WCAG 2.2, success criterion 1.4.3).
pub(crate) const TEXT: f64 = 4.5;

pub(crate) const WHITE: Colour = Colour { red: 1.0, green: 1.0, blue: 1.0 };

impl Colour {
    /// Reads `#rrggbb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part =
            |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(|byte| f64::from(byte) / 255.0);
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// `#rrggbb`.
    pub(crate) fn hex(self) -> String {
        let [red, green, blue] = self.bytes();
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Red, green and blue, as pictures hold them.
    pub(crate) fn bytes(self) -> [u8; 3] {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255")]
        let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        [byte(self.red), byte(self.green), byte(self.blue)]
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// This colour and `share` of another one.
    pub(crate) fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * share;
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// The nearest darker shade that has this contrast to a light ground.
    pub(crate) fn darkened_for(self, ground: Self, least: f64) -> Self {
        self.shaded(ground, least, -0.01)
    }

    /// The nearest lighter shade that has this contrast to a dark ground.
    pub(crate) fn lightened_for(self, ground: Self, least: f64) -> Self {
        self.shaded(ground, least, 0.01)
    }

    fn shaded(self, ground: Self, least: f64, step: f64) -> Self {
        let [mut lightness, green_red, blue_yellow] = self.oklab();
        let mut shade = self;
        while contrast(shade.as_written(), ground) < least && (0.0..=1.0).contains(&lightness) {
            lightness += step;
            shade = Self::from_oklab([lightness, green_red, blue_yellow]);
        }
        shade.as_written()
    }

    /// As it comes back from `#rrggbb`, so that rounding cannot cost the last bit of contrast.
    fn as_written(self) -> Self {
        let round = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() / 255.0;
        Self { red: round(self.red), green: round(self.green), blue: round(self.blue) }
    }

    /// Lightness and two axes of colour (Björn Ottosson, 2020).
    fn oklab(self) -> [f64; 3] {
        let cones = times(TO_CONES, [linear(self.red), linear(self.green), linear(self.blue)]);
        times(CONES_TO_LAB, cones.map(f64::cbrt))
    }

    fn from_oklab(lab: [f64; 3]) -> Self {
        let [red, green, blue] = times(FROM_CONES, times(LAB_TO_CONES, lab).map(|cone| cone.powi(3)));
        Self { red: gamma(red), green: gamma(green), blue: gamma(blue) }
    }
}

type Matrix = [[f64; 3]; 3];

const TO_CONES: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const CONES_TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
const LAB_TO_CONES: Matrix = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
const FROM_CONES: Matrix = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn gamma(part: f64) -> f64 {
    let part = part.clamp(0.0, 1.0);
    if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
}

/// Contrast of two colours, from 1 to 21 (WCAG 2.2).
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{Colour, TEXT, WHITE, contrast};

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        assert!(near(contrast(colour("#000000"), WHITE), 21.0));
        assert!(near(contrast(WHITE, WHITE), 1.0));
        assert!(near(contrast(colour("#767676"), WHITE), 4.54));
        assert!(near(contrast(colour("#ff0000"), WHITE), 4.0));
        assert!(near(contrast(WHITE, colour("#0b5394")), contrast(colour("#0b5394"), WHITE)));
    }

    #[test]
    fn every_colour_becomes_readable_on_light_and_on_dark() {
        let dark = colour("#12161d");
        for text in [
            "#ffff00", "#ffffff", "#000000", "#e07a1f", "#0b5394", "#00ff88", "#ff00ff", "#808080", "#fefefe",
        ] {
            let given = colour(text);
            assert!(contrast(given.darkened_for(WHITE, TEXT), WHITE) >= TEXT, "{text}");
            assert!(contrast(given.lightened_for(dark, TEXT), dark) >= TEXT, "{text}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        assert_eq!(colour("#0b5394").darkened_for(WHITE, TEXT).hex(), "#0b5394");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for bad in ["", "blue", "#fff", "#gggggg", "#12345", "#ääääää", "#1234567"] {
            assert!(Colour::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn oklab_leads_there_and_back() {
        for text in ["#0b5394", "#e07a1f", "#ffffff", "#000000", "#00ff00"] {
            assert_eq!(Colour::from_oklab(colour(text).oklab()).hex(), text);
        }
    }
}
