use qrcode::{Color, EcLevel, QrCode};

use super::{Ink, Shape};

/// The dark modules of a QR code (ISO/IEC 18004).
pub(crate) struct Modules {
    dark: Vec<bool>,
    side: usize,
}

/// The blank modules that must surround a code (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// Digits in the largest code (ISO/IEC 18004, table 7); of anything else fewer fit.
const MOST: usize = 7_089;

impl Modules {
    /// None for nothing to say, and for more than a code can hold.
    pub(crate) fn of(content: &str) -> Option<Self> {
        if content.is_empty() || content.len() > MOST {
            return None;
        }
        let code = [EcLevel::M, EcLevel::L]
            .into_iter()
            .find_map(|level| QrCode::with_error_correction_level(content, level).ok())?;
        let side = code.width();
        Some(Self { dark: code.into_colors().into_iter().map(|it| it == Color::Dark).collect(), side })
    }

    /// How much of that length is blank on every side.
    pub(crate) fn border(&self, length: f32) -> f32 {
        length * as_length(QUIET) / as_length(self.side + 2 * QUIET)
    }

    /// In true black, for cameras in bad light. Its upper left corner, and the length of a side with the blank border.
    pub(crate) fn shape(&self, x: f32, y: f32, length: f32) -> Shape {
        let bars = self.bars(length).into_iter();
        let bars = bars.map(|(left, top, width, height)| (x + left, y + top, width, height)).collect();
        Shape::Bars { ink: Ink(0, 0, 0), bars }
    }

    /// Rectangles as (x, y, width, height) that fill a square of that length, its blank border included.
    fn bars(&self, length: f32) -> Vec<(f32, f32, f32, f32)> {
        let module = length / as_length(self.side + 2 * QUIET);
        let mut bars = Vec::new();
        for (row, modules) in self.dark.chunks(self.side).enumerate() {
            let mut column = 0;
            while column < modules.len() {
                let run = modules[column..].iter().take_while(|&&dark| dark).count();
                if run > 0 {
                    let [x, y] = [column, row].map(|at| as_length(at + QUIET) * module);
                    bars.push((x, y, as_length(run) * module, module));
                }
                column += run + 1;
            }
        }
        bars
    }
}

/// A code has at most 177 modules a side.
fn as_length(modules: usize) -> f32 {
    f32::from(u16::try_from(modules).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::Modules;

    #[test]
    fn bars_cover_the_dark_modules_within_the_quiet_zone() {
        let modules = Modules::of("https://lotse.example/t/ABCD").unwrap();
        let length = 100.0;
        let module = length / (f32::from(u16::try_from(modules.side).unwrap()) + 8.0);
        let bars = modules.bars(length);
        let area: f32 = bars.iter().map(|(_, _, width, height)| width * height).sum();
        let dark = modules.dark.iter().filter(|&&dark| dark).count();
        let dark = f32::from(u16::try_from(dark).unwrap());
        assert!((area - dark * module * module).abs() < 0.5, "{area}");
        for (x, y, width, height) in bars {
            let ends = [x + width, y + height];
            assert!([x, y].iter().all(|&at| at > 3.99 * module), "{x} {y}");
            assert!(ends.iter().all(|&at| at < length - 3.99 * module), "{ends:?}");
        }
    }

    #[test]
    fn what_no_code_can_hold_makes_none() {
        assert!(Modules::of("").is_none());
        assert!(Modules::of(&"x".repeat(2_900)).is_some());
        assert!(Modules::of(&"x".repeat(5_000)).is_none());
    }
}
