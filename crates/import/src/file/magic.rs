//! What a file is by its first bytes.
use crate::FileError;

const SAVE_AS: &str = "save it as .xlsx or as CSV (UTF-8)";
const EXPORT: &str = "export the postings as .xlsx, CSV or JSON";

/// First bytes of files that are no input, what they are, and what to do.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF document", EXPORT),
    (b"\x89PNG", "a picture (PNG)", EXPORT),
    (b"\xff\xd8\xff", "a picture (JPEG)", EXPORT),
    (b"GIF8", "a picture (GIF)", EXPORT),
    (b"RIFF", "a picture, sound or film", EXPORT),
    (b"II*\0", "a picture (TIFF)", EXPORT),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Excel workbook (.xls) or one with a password",
        "save it as .xlsx without a password",
    ),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"BZh", "compressed (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "compressed (xz)", "unpack it first"),
    (b"SQLite format 3\0", "a database (SQLite)", EXPORT),
    (b"{\\rtf", "a text document (RTF)", SAVE_AS),
    (b"<?xml", "XML", EXPORT),
    (b"<!doctype html", "a web page", EXPORT),
    (b"<html", "a web page", EXPORT),
];

/// Whether this is an XLSX workbook, else text.
///
/// # Errors
/// When it is neither.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<bool, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    for (magic, what, advice) in FOREIGN {
        if start.get(..magic.len()).is_some_and(|found| found.eq_ignore_ascii_case(magic)) {
            return Err(FileError::WrongKind { what, advice });
        }
    }
    Ok(false)
}

pub(super) fn looks_like_json(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    matches!(start.first(), Some(b'{' | b'['))
}

/// Names of the parts stand uncompressed in a ZIP archive, the list of all of them at its end (APPNOTE.TXT 4.3.6).
fn zip(bytes: &[u8]) -> Result<bool, FileError> {
    let has = |needle: &[u8], within: &[u8]| within.windows(needle.len()).any(|found| found == needle);
    // The closing record has 22 bytes and a comment of up to 65,535.
    let end = &bytes[bytes.len().saturating_sub(22 + 65_535)..];
    if !has(b"PK\x05\x06", end) {
        return Err(FileError::CutOff("the workbook or archive (ZIP) has no end".to_owned()));
    }
    if has(b"xl/workbook.xml", bytes) {
        return Ok(true);
    }
    let (what, advice) = if has(b"application/vnd.oasis.opendocument.spreadsheet", bytes) {
        ("an OpenDocument spreadsheet (.ods)", SAVE_AS)
    } else if has(b"xl/workbook.bin", bytes) {
        ("a binary Excel workbook (.xlsb)", SAVE_AS)
    } else if has(b"word/document.xml", bytes) {
        ("a Word document", "put the postings into a spreadsheet")
    } else {
        ("an archive (ZIP) and no workbook", "unpack it first")
    };
    Err(FileError::WrongKind { what, advice })
}

#[cfg(test)]
mod tests {
    use super::{is_workbook, looks_like_json};

    fn told(bytes: &[u8]) -> String {
        is_workbook(bytes).unwrap_err().to_string()
    }

    #[test]
    fn foreign_files_are_named() {
        assert_eq!(told(b""), "the file is empty");
        assert_eq!(
            told(b"%PDF-1.7 ..."),
            "the file is a PDF document; export the postings as .xlsx, CSV or JSON"
        );
        assert!(told(b"\x89PNG\r\n").contains("picture"));
        assert!(told(b"\xd0\xcf\x11\xe0\xa1\xb1").contains("old Excel workbook"));
        assert!(told(b"\xef\xbb\xbf <!DOCTYPE HTML><html>").contains("web page"));
        assert!(told(b"\x1f\x8b\x08").contains("unpack it first"));
    }

    #[test]
    fn an_archive_is_no_workbook_and_half_of_one_is_cut_off() {
        assert_eq!(
            told(b"PK\x03\x04....a.txt....PK\x05\x06.................."),
            "the file is an archive (ZIP) and no workbook; unpack it first"
        );
        assert!(told(b"PK\x03\x04....word/document.xml..PK\x05\x06....").contains("Word"));
        assert!(told(b"PK\x03\x04....xl/workbook.xml....").contains("cut off"));
        assert!(is_workbook(b"PK\x03\x04....xl/workbook.xml....PK\x05\x06....").unwrap());
    }

    #[test]
    fn text_is_text() {
        assert!(!is_workbook(b"Titel;Unternehmen").unwrap());
        assert!(
            looks_like_json(b"\xef\xbb\xbf\n [1]") && looks_like_json(b"{}") && !looks_like_json(b"a[1]")
        );
    }
}
