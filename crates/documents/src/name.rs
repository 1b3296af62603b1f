//! The name under which a file is kept and given out: for people only, so it says nothing else.
use lotse_domain::document::DocumentKind;

use crate::inspect::Format;

/// Characters, with the extension.
const LONGEST: usize = 120;

/// What the end of a name may claim to be. Whatever it claims, the content says what it is.
const CLAIMS: &[&str] = &[
    "7z", "ace", "apk", "app", "bat", "bin", "bmp", "bz2", "cab", "chm", "class", "cmd", "com", "cpl", "css",
    "dll", "dmg", "doc", "docm", "docx", "eml", "exe", "gif", "gz", "heic", "hta", "htm", "html", "img",
    "inf", "iso", "jar", "jfif", "jpe", "jpeg", "jpg", "js", "jse", "lnk", "mht", "msg", "msi", "odp", "ods",
    "odt", "pages", "pdf", "phar", "php", "phtml", "pif", "png", "pps", "ppt", "pptm", "pptx", "ps1", "psd",
    "py", "rar", "reg", "rtf", "scf", "scr", "sh", "svg", "swf", "tar", "tif", "tiff", "txt", "url", "vbe",
    "vbs", "vhd", "webp", "wsf", "xht", "xhtml", "xls", "xlsb", "xlsm", "xlsx", "xml", "xps", "xz", "zip",
];

/// Without path, control, direction and quoting characters, with the extension of the content: `cv.pdf.exe` with a PDF in it
/// becomes `cv.pdf`.
pub(crate) fn clean(name: &str, kind: DocumentKind, format: Format) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_plain(*c)).collect();
    let spaced = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut stem = spaced.trim_end_matches(AROUND);
    while let Some((rest, end)) = stem.rsplit_once('.') {
        if !CLAIMS.contains(&end.trim().to_ascii_lowercase().as_str()) {
            break;
        }
        stem = rest.trim_end_matches(AROUND);
    }
    let extension = format.extension();
    let short: String = stem.trim_matches(AROUND).chars().take(LONGEST - extension.len() - 1).collect();
    let short = short.trim_end_matches(AROUND);
    let short = if short.is_empty() { unnamed(kind) } else { short };
    format!("{short}.{extension}")
}

/// A name neither begins nor ends with these: the first hides a file, the last is dropped by some systems.
const AROUND: &[char] = &[' ', '.', '-', '_'];

const fn unnamed(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Cv => "cv",
        DocumentKind::Certificate => "certificate",
        DocumentKind::Other => "document",
    }
}

/// What a file system, a header and an eye take for what it is.
fn is_plain(c: char) -> bool {
    let quotes = matches!(
        c,
        '"' | '\'' | '`' | '<' | '>' | '|' | ':' | '*' | '?' | '%' | ';' | '\u{2018}'..='\u{201f}'
    );
    // Directions (Unicode Standard Annex 9), joiners and other characters without a shape, private use, non-characters.
    let unseen = matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{10ffff}'
    );
    !c.is_control() && !quotes && !unseen
}

#[cfg(test)]
mod tests {
    use super::{DocumentKind, Format, LONGEST, clean};

    fn pdf(name: &str) -> String {
        clean(name, DocumentKind::Cv, Format::Pdf)
    }

    #[test]
    fn a_name_ends_as_its_content() {
        for (given, kept) in [
            ("Lebenslauf.pdf", "Lebenslauf.pdf"),
            ("cv.pdf.exe", "cv.pdf"),
            ("cv.EXE", "cv.pdf"),
            ("cv.jpg.php.", "cv.pdf"),
            ("Zeugnis 10.2.2026", "Zeugnis 10.2.2026.pdf"),
            ("Dr.Meyer", "Dr.Meyer.pdf"),
            ("rechnung\u{202e}fdp.exe", "rechnungfdp.pdf"),
            ("C:\\fakepath\\cv.pdf", "cv.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("a\"b';\r\nX-Evil: 1.pdf", "ab X-Evil 1.pdf"),
            (".htaccess", "htaccess.pdf"),
            (".pdf", "cv.pdf"),
            ("", "cv.pdf"),
            ("…\u{0}", "….pdf"),
        ] {
            assert_eq!(pdf(given), kept, "{given:?}");
        }
        assert_eq!(clean("x.pdf", DocumentKind::Other, Format::Jpeg), "x.jpg");
        assert_eq!(clean("//", DocumentKind::Certificate, Format::Png), "certificate.png");
    }

    #[test]
    fn a_long_name_is_cut() {
        let kept = pdf(&"ä".repeat(5_000));
        assert_eq!(kept.chars().count(), LONGEST);
        assert!(kept.ends_with("ä.pdf"));
    }
}
