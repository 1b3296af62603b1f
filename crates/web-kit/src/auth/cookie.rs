//! The two cookies that there are: of a session, and of a form that somebody who is not signed in has opened.
use axum::http::{HeaderMap, HeaderValue, header};

use super::Auth;

/// Whether browsers send a Secure cookie back to this address: https, and the machine itself (Secure Contexts, section 3.1).
pub(super) fn may_be_secure(public_url: &str) -> bool {
    let host = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    public_url.starts_with("https://")
        || ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| host.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

/// Names and attributes of this installation's cookies.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    secure: bool,
}

/// The cookie that a browser is told to keep or to forget.
#[derive(Debug, Clone)]
pub struct SessionCookie(HeaderValue);

impl SessionCookie {
    /// The value of `Set-Cookie`.
    pub fn header(self) -> HeaderValue {
        self.0
    }
}

impl Cookies {
    pub fn of(auth: &Auth) -> Self {
        Self { secure: auth.secure_cookies }
    }

    /// `__Host-`: for this host alone, the whole of it, and over https only (RFC 6265bis, section 4.1.3.2).
    fn name(self, word: &str) -> String {
        if self.secure { format!("__Host-lotse-{word}") } else { format!("lotse-{word}") }
    }

    fn read(self, headers: &HeaderMap, word: &str) -> Option<String> {
        let name = self.name(word);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, value)| *key == name && (1..=200).contains(&value.len()))
            .map(|(_, value)| value.to_owned())
    }

    fn write(self, word: &str, value: &str, seconds: i64) -> SessionCookie {
        let secure = if self.secure { "; Secure" } else { "" };
        let text =
            format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", self.name(word));
        // Our tokens are base64url: this cannot fail, and a broken value would only sign nobody in.
        SessionCookie(HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("")))
    }

    /// The session's token that a browser sent.
    pub fn session(self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, "session")
    }

    /// For a new session. Kept for 60 days; when it ends is the database's matter.
    pub fn keep_session(self, token: &str) -> SessionCookie {
        self.write("session", token, 60 * 24 * 3600)
    }

    pub fn forget_session(self) -> SessionCookie {
        self.write("session", "", 0)
    }

    pub(super) fn form(self, headers: &HeaderMap) -> Option<String> {
        self.read(headers, "form")
    }

    pub(super) fn keep_form(self, secret: &str) -> SessionCookie {
        self.write("form", secret, 4 * 3600)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cookies, HeaderMap, header, may_be_secure};

    #[test]
    fn cookies_are_for_this_host_alone() {
        let set = Cookies { secure: true }.keep_session("abc").header();
        assert_eq!(
            set.to_str().unwrap(),
            "__Host-lotse-session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=5184000; Secure"
        );
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "a=b; __Host-lotse-session=xyz".parse().unwrap());
        assert_eq!(Cookies { secure: true }.session(&headers).as_deref(), Some("xyz"));
        assert_eq!(Cookies { secure: false }.session(&headers), None);
    }

    #[test]
    fn only_what_browsers_take_for_safe_is_secure() {
        for url in ["https://lotse.example", "http://127.0.0.1:8080", "http://localhost"] {
            assert!(may_be_secure(url), "{url}");
        }
        for url in ["http://lotse.example", "http://192.168.1.4:8080", "http://localhost.evil.example"] {
            assert!(!may_be_secure(url), "{url}");
        }
    }
}
