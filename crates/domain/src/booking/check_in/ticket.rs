//! What a QR code says, and what is typed where a camera fails.
use crate::secrets::fill;

/// Crockford's base 32: without I, L, O and U, so that nothing is mistaken for something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// 80 bits.
const LENGTH: usize = 16;

/// A ticket in the form that is stored; none where it cannot be one. Takes what a camera reads (the address of the page at the door,
/// with the ticket at its end) and what people type: any case, spaces and hyphens, O for 0, I and L for 1.
pub fn read_ticket(text: &str) -> Option<String> {
    let text = text.split(['?', '#']).next().unwrap_or_default().trim().trim_end_matches('/');
    let text = text.rsplit('/').next().unwrap_or_default();
    let mut ticket = String::with_capacity(LENGTH);
    for c in text.chars().filter(|c| !c.is_whitespace() && !"-‐‑–—".contains(*c)) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        if ticket.len() == LENGTH || !ALPHABET.iter().any(|known| char::from(*known) == c) {
            return None;
        }
        ticket.push(c);
    }
    (ticket.len() == LENGTH).then_some(ticket)
}

/// A new ticket: 16 characters of Crockford's base 32 (80 bits), in the form that is stored.
pub fn new_ticket() -> String {
    let mut bytes = [0_u8; LENGTH];
    fill(&mut bytes);
    // 256 is a multiple of 32: no character is likelier than another.
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// As it is shown: in groups of four.
pub fn show_ticket(ticket: &str) -> String {
    let mut shown = String::with_capacity(ticket.len() + ticket.len() / 4);
    for (at, c) in ticket.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            shown.push('-');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, new_ticket, read_ticket, show_ticket};

    #[test]
    fn a_ticket_is_read_however_it_is_shown_typed_or_scanned() {
        for _ in 0..100 {
            let ticket = new_ticket();
            assert_eq!(ticket.len(), 16);
            assert!(ticket.bytes().all(|byte| ALPHABET.contains(&byte)), "{ticket}");
            let shown = show_ticket(&ticket);
            assert_eq!(shown.len(), 19);
            for text in [
                ticket.clone(),
                shown.clone(),
                shown.to_lowercase(),
                format!("  {} ", shown.replace('-', " ")),
                format!("https://lotse.example/einlass/{shown}"),
                format!("https://lotse.example/einlass/{shown}/?x=1#top"),
                format!("/einlass/{}", ticket.to_lowercase()),
                ticket.replace('0', "o").replace('1', "l"),
                ticket.replace('0', "O").replace('1', "i"),
            ] {
                assert_eq!(read_ticket(&text).as_deref(), Some(ticket.as_str()), "{text}");
            }
        }
        assert_ne!(new_ticket(), new_ticket());
    }

    #[test]
    fn what_cannot_be_a_ticket_is_none() {
        for text in [
            "",
            "/",
            "0123",
            "0123456789ABCDEFG",
            "0123456789ABCDEU",
            "0123456789ABCDE\0",
            "0123456789ABCDEÄ",
            "https://lotse.example/einlass/",
            "0199b3a0-7c1e-7d33-9c43-1f0a8b2c3d4e",
        ] {
            assert_eq!(read_ticket(text), None, "{text:?}");
        }
        assert_eq!(show_ticket(""), "");
    }
}
