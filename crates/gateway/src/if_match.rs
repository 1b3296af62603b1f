use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use lotse_web_kit::{Code, Problem, Reply};

/// The version that the caller wants to change (RFC 9110, section 13.1.1); any when it is not said.
#[derive(Debug, Clone)]
pub(crate) struct IfMatch(Option<Vec<String>>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        if !parts.headers.contains_key(header::IF_MATCH) {
            return Ok(Self(None));
        }
        let values = parts.headers.get_all(header::IF_MATCH).iter().filter_map(|value| value.to_str().ok());
        let tags = values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned());
        Ok(Self(Some(tags.collect())))
    }
}

impl IfMatch {
    /// Passes when the present version is meant. Compression on the way makes a tag weak, but a version stays one.
    pub(crate) fn check(&self, version: i32) -> Reply<()> {
        let present = format!("\"{version}\"");
        let meant = |tag: &String| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == present;
        if self.0.as_ref().is_none_or(|tags| tags.iter().any(meant)) {
            return Ok(());
        }
        Err(outdated())
    }

    /// The version that is named, for a command that holds it against the present one in its own transaction; none
    /// where any will do.
    pub(crate) fn version(&self) -> Reply<Option<i32>> {
        let Some(tags) = &self.0 else { return Ok(None) };
        if tags.iter().any(|tag| tag == "*") {
            return Ok(None);
        }
        let of = |tag: &String| {
            tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?.parse().ok()
        };
        // A thing has one version, and of several tags the newest is the only one that can still be meant.
        tags.iter().filter_map(of).max().map(Some).ok_or_else(outdated)
    }
}

fn outdated() -> Problem {
    Problem::new(Code::PreconditionFailed, "it has been changed meanwhile; read it again")
}
