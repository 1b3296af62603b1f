//! Files that a browser keeps and never shows: what somebody uploaded must not run in our name.
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// The content of a file, to be kept under its name (RFC 6266). Nothing on the way may keep it, and no browser may guess
/// that it is something else.
pub(super) fn attachment(name: &str, media_type: &str, bytes: Vec<u8>) -> Response {
    let disposition =
        HeaderValue::from_str(&disposition(name)).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let media_type = HeaderValue::from_str(media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    (
        [
            (header::CONTENT_TYPE, media_type),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ],
        bytes,
    )
        .into_response()
}

/// With the name in ASCII for old clients (RFC 6266, section 4.3), and as it is in UTF-8 (RFC 8187, section 3.2).
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut whole = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push('%');
            whole.extend(
                [byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
    whole
}

/// Without what ends or escapes a quoted string, and without the percent sign, which some browsers decode.
fn is_plain(c: char) -> bool {
    (c.is_ascii_graphic() || c == ' ') && !['"', '\\', '%', '/'].contains(&c)
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_ends_no_header_and_keeps_its_letters() {
        assert_eq!(
            disposition("Lebenslauf Öz.pdf"),
            "attachment; filename=\"Lebenslauf _z.pdf\"; filename*=UTF-8''Lebenslauf%20%C3%96z.pdf"
        );
        let hostile = disposition("a\"; filename=b.html\r\nSet-Cookie: x=1%2e");
        assert_eq!(
            hostile,
            "attachment; filename=\"a_; filename=b.html__Set-Cookie: x=1_2e\"; \
             filename*=UTF-8''a%22%3B%20filename%3Db.html%0D%0ASet-Cookie%3A%20x%3D1%252e"
        );
    }
}
