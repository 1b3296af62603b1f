//! Forms that change something: each carries a token that only our own pages know, and comes from our own origin.
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    body::Bytes,
    extract::{FromRef, FromRequest, Request},
    http::{HeaderMap, HeaderValue, header},
};
use lotse_domain::secrets;

use super::{Auth, Cookies};
use crate::problem::{Code, Problem};

/// What the tokens of a browser's forms are made from: its session's token, or a cookie of its own while nobody is signed in.
/// That cookie is set only with a page that has a form which needs it: reading needs none.
#[derive(Debug, Clone)]
pub struct FormSecret {
    secret: Arc<str>,
    fresh: bool,
    used: Arc<AtomicBool>,
}

impl FormSecret {
    pub fn of(auth: &Auth, headers: &HeaderMap) -> Self {
        let cookies = Cookies::of(auth);
        let known = cookies.session(headers).or_else(|| cookies.form(headers));
        let fresh = known.is_none();
        let secret = known.unwrap_or_else(secrets::random_token);
        Self { secret: Arc::from(secret), fresh, used: Arc::default() }
    }

    /// For the pages of a session that begins with this answer.
    #[must_use]
    pub fn of_session(token: &str) -> Self {
        Self { secret: Arc::from(token), fresh: false, used: Arc::default() }
    }

    /// Whether a form carries this browser's token: of its session, or of a page that it opened before the session began. (The
    /// answer to such a page's form may begin the session, and be asked for again.)
    fn is_token(auth: &Auth, headers: &HeaderMap, token: &str) -> bool {
        let cookies = Cookies::of(auth);
        let secrets = [cookies.session(headers), cookies.form(headers)];
        secrets.into_iter().flatten().any(|secret| Self::of_session(&secret).token() == token)
    }

    /// The hidden field `csrf` of a form. A hash, so that a page never holds what a cookie holds.
    pub fn token(&self) -> String {
        self.used.store(true, Ordering::Relaxed);
        secrets::token_hash(&format!("form:{}", self.secret))
    }

    /// The cookie that must go with the page, where its token was used and the browser has none yet.
    pub fn cookie(&self, auth: &Auth) -> Option<HeaderValue> {
        (self.fresh && self.used.load(Ordering::Relaxed))
            .then(|| Cookies::of(auth).keep_form(&self.secret).header())
    }
}

/// Where a request that changes something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Own,
    /// Neither `Origin` nor `Sec-Fetch-Site`: not a browser of these years.
    Unsaid,
    Foreign,
}

impl Origin {
    /// As the browser says (Fetch, section 3.2; Fetch Metadata, section 2.4).
    pub fn of(headers: &HeaderMap) -> Self {
        let text = |name: header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        if let Some(origin) = text(header::ORIGIN) {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            return match text(header::HOST) {
                Some(own) if !host.is_empty() && own.eq_ignore_ascii_case(host) => Self::Own,
                _ => Self::Foreign,
            };
        }
        match text(header::HeaderName::from_static("sec-fetch-site")) {
            Some("same-origin" | "none") => Self::Own,
            Some(_) => Self::Foreign,
            None => Self::Unsaid,
        }
    }
}

/// The fields of a form, as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first value of a field without space around it; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// Exactly as it was typed: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// As [`Fields::text`], none where it is empty.
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A ticked box, or the button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// All fields with their values, in the order of the form.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }
}

/// What a form without its token, with another's, or from another site is told.
pub(super) fn too_old() -> Problem {
    Problem::new(Code::StaleForm, "the form is too old or does not come from this page; open it again")
}

/// A form of ours (`application/x-www-form-urlencoded`), after its token and its origin were checked.
#[derive(Debug, Clone)]
pub struct Form(pub Fields);

impl<S> FromRequest<S> for Form
where
    S: Send + Sync,
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if Origin::of(request.headers()) == Origin::Foreign {
            return Err(too_old());
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Problem::new(Code::UnsupportedMediaType, "a form must be sent as a form"));
        }
        let (auth, headers) = (Auth::from_ref(state), request.headers().clone());
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|_| Problem::new(Code::BodyTooLarge, "the form is larger than is taken here"))?;
        let fields = Fields::parse(&body);
        if !FormSecret::is_token(&auth, &headers, fields.raw("csrf")) {
            return Err(too_old());
        }
        Ok(Self(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, HeaderMap, Origin, header};

    fn said(pairs: &[(&'static str, &str)]) -> Origin {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        Origin::of(&headers)
    }

    #[test]
    fn only_our_own_pages_may_send_forms() {
        assert_eq!(said(&[("host", "lotse.example"), ("origin", "https://lotse.example")]), Origin::Own);
        for origin in [
            "https://evil.example",
            "https://lotse.example.evil.example",
            "null",
            "https://lotse.example:444",
        ] {
            assert_eq!(said(&[("host", "lotse.example"), ("origin", origin)]), Origin::Foreign, "{origin}");
        }
        assert_eq!(said(&[("sec-fetch-site", "same-origin")]), Origin::Own);
        for site in ["cross-site", "same-site"] {
            assert_eq!(said(&[("sec-fetch-site", site)]), Origin::Foreign, "{site}");
        }
        assert_eq!(said(&[]), Origin::Unsaid);
        assert_eq!(header::ORIGIN.as_str(), "origin");
    }

    #[test]
    fn fields_are_read_as_they_were_typed() {
        let fields = Fields::parse(b"name=+Jana+&password=+x+&box=on&box=two&empty=");
        assert_eq!((fields.text("name"), fields.raw("password")), ("Jana", " x "));
        assert_eq!((fields.given("empty"), fields.given("nothing")), (None, None));
        assert!(fields.has("empty") && !fields.has("nothing"));
        assert_eq!(fields.all("box"), ["on", "two"]);
    }
}
