//! Who may look into the mailbox: the machine on which Lotse runs, and nobody by way of a proxy on it.
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};

use crate::{PortalState, error::PortalError, mail_shelf::MailShelf};

/// The shelf, for a request from the machine itself. To everyone else these pages do not exist.
pub(super) struct LocalShelf(pub(super) Arc<dyn MailShelf>);

impl FromRequestParts<PortalState> for LocalShelf {
    type Rejection = PortalError;

    async fn from_request_parts(parts: &mut Parts, state: &PortalState) -> Result<Self, PortalError> {
        let shelf = state.mail_shelf.clone().ok_or(PortalError::NotFound)?;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        if is_local(peer, &parts.headers, &state.public_url) {
            Ok(Self(shelf))
        } else {
            Err(PortalError::NotFound)
        }
    }
}

/// What a proxy adds. Behind one on the same machine everybody seems to call from it.
const FORWARDED: [&str; 5] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/// A proxy may say nothing of itself; but then the installation has a public address. The host name, too, must be the
/// machine's own: a page of somebody else's, whose name leads here, reads nothing (DNS rebinding).
fn is_local(peer: Option<IpAddr>, headers: &HeaderMap, public_url: &str) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let public = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    peer.is_some_and(|peer| peer.to_canonical().is_loopback())
        && !FORWARDED.iter().any(|name| headers.contains_key(*name))
        && is_own_name(host)
        && is_own_name(public.split('/').next().unwrap_or_default())
}

/// `localhost`, a name below it, or a loopback address, with or without port.
fn is_own_name(host: &str) -> bool {
    if let Ok(address) = host.parse::<SocketAddr>() {
        return address.ip().is_loopback();
    }
    if let Ok(address) = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        return address.is_loopback();
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, is_local};

    #[test]
    fn only_the_machine_itself_looks_into_the_mailbox() {
        let headers = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            headers
        };
        let (own, there) = ("http://127.0.0.1:8080", Some("127.0.0.1".parse().unwrap()));
        for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "[::1]", "food.localhost"] {
            assert!(is_local(there, &headers(&[("host", host)]), own), "{host}");
        }
        assert!(is_local(Some("::ffff:127.0.0.1".parse().unwrap()), &headers(&[("host", "localhost")]), own));
        let local = [("host", "localhost")];
        assert!(!is_local(Some("192.168.1.7".parse().unwrap()), &headers(&local), own));
        assert!(!is_local(None, &headers(&local), own));
        assert!(!is_local(there, &headers(&local), "https://lotse.example"), "a public installation");
        for proxied in ["x-forwarded-for", "forwarded", "x-real-ip", "via"] {
            assert!(
                !is_local(there, &headers(&[("host", "localhost"), (proxied, "127.0.0.1")]), own),
                "{proxied}"
            );
        }
        for foreign in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""] {
            assert!(!is_local(there, &headers(&[("host", foreign)]), own), "{foreign}");
        }
    }
}
