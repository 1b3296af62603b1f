//! What stands in an address, by its name: pages stand under `/`, `/en` and `/c/{cluster}` alike, so it is never counted.
use serde::Deserialize;

/// A secret, as a mail's link has it.
#[derive(Debug, Deserialize)]
pub(crate) struct Token {
    pub(crate) token: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Id {
    pub(crate) id: String,
}

/// A part of the sitemap.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    pub(crate) part: String,
}
