//! Who calls: access tokens and API keys in the API, cookies and forms on the pages. Both lead to the same
//! [`Actor`](lotse_domain::Actor), which is read from the database for each request: a removed grant, an ended session or
//! a changed password counts with the next request, on every node.
mod bearer;
mod cookie;
mod device;
mod form;
mod keys;
mod token;
pub(crate) mod upload;

use std::{net::IpAddr, sync::Arc};

use lotse_domain::{Clock, Db, Secrets, account::Hasher};

pub use bearer::{
    ApplicationsRead, ApplicationsWrite, AwaitingFactor, Caller, CompanyRead, Permission, Permitted, Person,
    VacanciesRead, VacanciesWrite,
};
pub use cookie::{Cookies, SessionCookie};
pub use device::ClientDevice;
pub use form::{Fields, Form, FormSecret, Origin};
pub use keys::JwksOut;
pub use token::{AccessToken, LIFETIME_S};
pub use upload::{RawUpload, UploadForm, UploadedFile};

/// What is needed to know who calls. Cheap to clone.
#[derive(Clone)]
pub struct Auth {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub secrets: Secrets,
    pub hasher: Hasher,
    /// The installation's own address: `iss` of its tokens.
    pub public_url: Arc<str>,
    /// Whether cookies are for https only; on loopback browsers treat http alike.
    pub secure_cookies: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Arc<[IpAddr]>,
    keys: Arc<keys::Keys>,
}

impl Auth {
    pub fn new(
        db: Db,
        clock: Arc<dyn Clock>,
        secrets: Secrets,
        public_url: &str,
        trusted_proxies: Vec<IpAddr>,
    ) -> Self {
        Self {
            db,
            clock,
            secrets,
            hasher: Hasher::default(),
            public_url: Arc::from(public_url.trim_end_matches('/')),
            secure_cookies: cookie::may_be_secure(public_url),
            trusted_proxies: trusted_proxies.into(),
            keys: Arc::default(),
        }
    }
}

impl std::fmt::Debug for Auth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Auth").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}
