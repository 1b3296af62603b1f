//! A cluster's colours for pictures, which have one scheme only.
use super::colour::{Colour, TEXT, WHITE};

pub(crate) struct Shades {
    /// White can be read on it.
    pub(crate) ground: [u8; 3],
    pub(crate) accent: [u8; 3],
}

impl Shades {
    /// Of two colours as `#rrggbb`; one that is none is white, made as dark as text on it needs.
    pub(crate) fn of(brand: &str, accent: &str) -> Self {
        let read = |text: &str| Colour::parse(text).unwrap_or(WHITE);
        Self { ground: read(brand).darkened_for(WHITE, TEXT).bytes(), accent: read(accent).bytes() }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::colour::contrast, Colour, Shades, TEXT, WHITE};

    #[test]
    fn white_can_be_read_on_every_ground() {
        for colour in ["#ffee00", "#0b5394", "#000000", "#ffffff", "none"] {
            let [red, green, blue] = Shades::of(colour, "#ff8800").ground;
            let ground = Colour::parse(&format!("#{red:02x}{green:02x}{blue:02x}")).unwrap();
            assert!(contrast(ground, WHITE) >= TEXT, "{colour}");
        }
    }
}
