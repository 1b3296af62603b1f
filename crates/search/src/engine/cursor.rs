//! Where a page begins, as text for an address.
use super::rank::{Order, Rank};
use crate::error::{Result, SearchError};

/// A place in the order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    /// After this one; hits of the next page come after it whatever has been committed since.
    pub(super) after: Option<Rank>,
    /// Where hits are spread: how many are ordered together from there, and how many of them have been shown.
    pub(super) window: Option<Window>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) size: usize,
    pub(super) shown: usize,
}

/// Hexadecimal digits of a window.
const DIGITS: usize = 8;

impl Cursor {
    pub(super) const START: Self = Self { after: None, window: None };

    /// # Errors
    /// `BadCursor` for anything that [`Cursor::write`] did not make for this order.
    pub(super) fn read(text: &str, order: Order) -> Result<Self> {
        let Some((rank, window)) = text.split_once('w') else {
            return Ok(Self { after: Some(Rank::from_cursor(text, order)?), window: None });
        };
        let is_hex = window.len() == DIGITS
            && window.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let number = |text: &str| usize::from_str_radix(text, 16).map_err(|_| SearchError::BadCursor);
        if !is_hex {
            return Err(SearchError::BadCursor);
        }
        let (size, shown) = window.split_at(DIGITS / 2);
        let window = Window { size: number(size)?, shown: number(shown)? };
        if window.size == 0 || window.size > super::MOST * super::spread::PAGES || window.shown > window.size
        {
            return Err(SearchError::BadCursor);
        }
        Ok(Self { after: Some(Rank::from_cursor(rank, order)?), window: Some(window) })
    }

    pub(super) fn write(self, order: Order) -> String {
        let rank = self.after.unwrap_or(Rank::FIRST).to_cursor(order);
        match self.window {
            Some(Window { size, shown }) => format!("{rank}w{size:04x}{shown:04x}"),
            None => rank,
        }
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::desk::Crowd;

    use super::{Cursor, Window};
    use crate::engine::rank::{Order, Rank};

    #[test]
    fn a_cursor_comes_back_and_garbage_does_not() {
        let after = Some(Rank::new(7, (Crowd::Several, 8, 9)));
        let window = Some(Window { size: 100, shown: 40 });
        for cursor in [Cursor { after, window: None }, Cursor { after, window }] {
            let text = cursor.write(Order::Score);
            assert_eq!(Cursor::read(&text, Order::Score).unwrap(), cursor);
            for bad in [format!("{text}0"), format!("{text}w"), text.replace('w', "x"), text.to_uppercase()] {
                assert!(bad == text || Cursor::read(&bad, Order::Score).is_err(), "{bad}");
            }
            assert!(Cursor::read(&text, Order::Start).is_err());
        }
        let rank = Rank::new(7, (Crowd::Several, 8, 9)).to_cursor(Order::Score);
        for bad in ["w", "wffffffff", "w00640065", "w006400", "w0064002g", "w+0640028"] {
            assert!(Cursor::read(&format!("{rank}{bad}"), Order::Score).is_err(), "{bad}");
        }
    }
}
