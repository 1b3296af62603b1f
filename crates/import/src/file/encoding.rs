//! From bytes to text: UTF-8, else Windows-1252 where that is plausible.
use encoding_rs::WINDOWS_1252;

use crate::FileError;

/// What the German letters become when UTF-8 is taken for Windows-1252 (ISO 8859-1 for the last) and saved as UTF-8.
const SPOILT: &[&str] =
    &["Ã¤", "Ã¶", "Ã¼", "Ã„", "Ã–", "Ãœ", "ÃŸ", "Ã\u{84}", "Ã\u{96}", "Ã\u{9c}", "Ã\u{9f}"];

/// Bytes that mean nothing in Windows-1252.
const UNASSIGNED: &[u8] = &[0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// Makes text of bytes; `json` must be UTF-8 (RFC 8259, section 8.1).
pub(super) fn decode(mut bytes: Vec<u8>, json: bool) -> Result<String, FileError> {
    refuse_other_than_bytes(&bytes)?;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(broken) => {
            let at = broken.utf8_error();
            let bytes = broken.into_bytes();
            let line = line_of(&bytes, at.valid_up_to());
            // A letter that lacks its last bytes at the very end, after other letters that had theirs; JSON is never
            // in anything but UTF-8.
            let others = || bytes[..at.valid_up_to()].iter().any(|byte| !byte.is_ascii());
            if at.error_len().is_none() && (json || others()) {
                return Err(FileError::CutOff(format!("it ends within a letter, in line {line}")));
            }
            if json {
                return Err(FileError::Encoding(format!(
                    "the JSON is not in UTF-8 (byte {}, line {line}); save it as UTF-8",
                    at.valid_up_to() + 1
                )));
            }
            windows_1252(&bytes)?
        }
    };
    refuse_spoilt(&text)?;
    if text.trim().is_empty() { Err(FileError::Empty) } else { Ok(text) }
}

fn refuse_other_than_bytes(bytes: &[u8]) -> Result<(), FileError> {
    let utf_16 = || {
        Err(FileError::Encoding(
            "the file is in UTF-16 (\"Unicode text\"); save it as \"CSV UTF-8\" or as .xlsx".to_owned(),
        ))
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return utf_16();
    }
    let Some(at) = bytes.iter().position(|byte| *byte == 0) else { return Ok(()) };
    // Without a mark, UTF-16 shows by a NUL for nearly every Latin letter.
    let start = &bytes[..bytes.len().min(4096)];
    if start.split(|byte| *byte == 0).count() * 3 > start.len() {
        return utf_16();
    }
    Err(FileError::Encoding(format!("the file is no text: byte {} is a NUL", at + 1)))
}

fn windows_1252(bytes: &[u8]) -> Result<String, FileError> {
    let odd = |byte: &u8| {
        UNASSIGNED.contains(byte) || (*byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
    };
    if let Some(at) = bytes.iter().position(odd) {
        return Err(FileError::Encoding(format!(
            "the file is neither UTF-8 nor Windows-1252 (byte {}, line {}); save it as \"CSV UTF-8\" or as .xlsx",
            at + 1,
            line_of(bytes, at)
        )));
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// A file whose letters were spoilt before it came here would be stored spoilt for good.
fn refuse_spoilt(text: &str) -> Result<(), FileError> {
    if text.is_ascii() {
        return Ok(());
    }
    let sound = text.chars().filter(|c| "äöüÄÖÜß".contains(*c)).count();
    let twice: usize = SPOILT.iter().map(|sign| text.matches(sign).count()).sum();
    if twice > sound {
        return Err(FileError::Encoding(format!(
            "the letters of the file are spoilt in {twice} places (\"Ã¼\" for \"ü\"): UTF-8 was read as Windows-1252 and saved again; \
             export it once more as UTF-8"
        )));
    }
    let lost = text.matches('\u{fffd}').count();
    if lost > sound {
        return Err(FileError::Encoding(format!(
            "the file has lost its umlauts in {lost} places (\"\u{fffd}\"): it was read in the wrong encoding and saved again; \
             export it once more as UTF-8"
        )));
    }
    Ok(())
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn told(bytes: &[u8], json: bool) -> String {
        decode(bytes.to_vec(), json).unwrap_err().to_string()
    }

    #[test]
    fn utf_8_with_and_without_a_mark_and_windows_1252() {
        for bytes in ["Größe".as_bytes(), "\u{feff}Größe".as_bytes(), b"Gr\xf6\xdfe"] {
            assert_eq!(decode(bytes.to_vec(), false).unwrap(), "Größe");
        }
        assert_eq!(decode(b"1.150 \x80 \x96 \x84Lehre\x93".to_vec(), false).unwrap(), "1.150 € – „Lehre“");
        // A name at the end of a short file in Windows-1252 is not a letter cut in two.
        assert_eq!(decode(b"Gr\xf6\xdfe;Caf\xe9".to_vec(), false).unwrap(), "Größe;Café");
    }

    #[test]
    fn what_is_no_text_is_told() {
        let utf_16: Vec<u8> = "Titel;Ort".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(told(&utf_16, false).contains("UTF-16"));
        assert!(told(&[b"\xff\xfe".as_slice(), &utf_16].concat(), false).contains("UTF-16"));
        assert_eq!(told(b"Titel;Ort\nabc\0def and more", false), "the file is no text: byte 14 is a NUL");
        assert!(told(b"Titel\nK\x81ln \xff", false).contains("(byte 8, line 2)"));
        assert!(told(b"Titel\nK\x01ln \xff", false).contains("neither UTF-8 nor Windows-1252"));
        assert_eq!(told(b" \r\n\n", false), "the file is empty");
    }

    #[test]
    fn json_is_utf_8() {
        assert_eq!(
            told(b"[\n\"Gr\xf6\xdfe\"]", true),
            "the JSON is not in UTF-8 (byte 6, line 2); save it as UTF-8"
        );
    }

    #[test]
    fn a_file_that_ends_within_a_letter_is_cut_off() {
        let whole = "Ausbildung für Köche".as_bytes();
        let within = whole.len() - "che".len() - 1;
        assert!(told(&whole[..within], false).contains("ends within a letter, in line 1"));
    }

    #[test]
    fn spoilt_letters_are_refused_unless_they_are_few() {
        let told_twice = told("Titel\nKÃ¶chin\nVerkÃ¤ufer\n".as_bytes(), false);
        assert!(told_twice.contains("2 places"), "{told_twice}");
        // Saved in Windows-1252, the same letters come as bytes that are UTF-8 by chance; then they are right.
        assert_eq!(decode(b"K\xc3\xb6chin".to_vec(), false).unwrap(), "Köchin");
        assert!(told("Pr\u{fffd}fer\nK\u{fffd}che".as_bytes(), false).contains("lost its umlauts"));
        assert!(decode("Köche, Prüfer, Größe, ein KÃ¶nig".into(), false).is_ok());
        assert!(decode("SÃO PAULO, São Paulo".into(), false).is_ok());
    }
}
