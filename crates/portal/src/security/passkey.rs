//! The two ceremonies of a passkey (Web Authentication, section 7). What has to be kept between its two steps travels
//! sealed in the form, bound to the session and for ten minutes.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{DomainError, Identity, second_factor};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Url, Webauthn, WebauthnBuilder,
};

use crate::{
    PortalState,
    error::{PortalError, Result},
    site::Site,
};

const REGISTER: &str = "portal.passkey_registration";
const SHOW: &str = "portal.passkey_authentication";
const VALID: TimeDelta = TimeDelta::minutes(10);

/// The first step: what the browser is asked, as JSON, and what must come back with its answer.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) options: String,
    pub(crate) sealed: String,
}

#[derive(Serialize, Deserialize)]
struct Kept<S> {
    session_id: Option<Uuid>,
    at: DateTime<Utc>,
    ceremony: S,
}

/// Who passkeys are made for: the host of the installation's own address. None where a cluster's own host shows the page,
/// and where that address has no name (section 5.1.3: an IP address is none).
fn relying_party(state: &PortalState, site: &Site) -> Option<Webauthn> {
    if site.has_own_host() {
        return None;
    }
    let origin = Url::parse(&state.public_url).ok()?;
    let name = origin.domain()?.to_owned();
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Lotse").build().ok()
}

/// Whether a passkey can be made and shown on this page.
pub(crate) fn offered(state: &PortalState, site: &Site) -> bool {
    relying_party(state, site).is_some()
}

/// The caller's passkeys.
async fn own(state: &PortalState, site: &Site) -> Result<Vec<(Uuid, Passkey)>> {
    let kept = second_factor::passkeys(&state.db, &state.auth.secrets, &site.visit.actor).await?;
    kept.into_iter()
        .map(|(id, json)| Ok((id, serde_json::from_value(json).map_err(DomainError::from)?)))
        .collect()
}

fn keep(
    state: &PortalState,
    identity: &Identity,
    purpose: &'static str,
    options: &impl Serialize,
    ceremony: impl Serialize,
) -> Result<Asked> {
    let kept = Kept { session_id: identity.session_id, at: state.clock.now(), ceremony };
    let plain = serde_json::to_vec(&kept).map_err(DomainError::from)?;
    Ok(Asked {
        options: serde_json::to_string(options).map_err(DomainError::from)?,
        sealed: state.auth.secrets.seal(purpose, &plain)?,
    })
}

fn kept<S: DeserializeOwned>(
    state: &PortalState,
    identity: &Identity,
    purpose: &'static str,
    sealed: &str,
) -> Option<S> {
    let plain = state.auth.secrets.open(purpose, sealed).ok()?;
    let kept: Kept<S> = serde_json::from_slice(&plain).ok()?;
    let valid = kept.session_id == identity.session_id && kept.at + VALID > state.clock.now();
    valid.then_some(kept.ceremony)
}

/// Asks for a new passkey; none where they are not offered.
pub(super) async fn ask_new(state: &PortalState, site: &Site, identity: &Identity) -> Result<Option<Asked>> {
    let Some(party) = relying_party(state, site) else { return Ok(None) };
    let known = own(state, site).await?.into_iter().map(|(_, passkey)| passkey.cred_id().clone()).collect();
    let name = identity.name.as_deref().unwrap_or(&identity.mail);
    let asked = party.start_passkey_registration(identity.account_id, &identity.mail, name, Some(known));
    let (options, ceremony) = asked.map_err(|_| PortalError::NotFound)?;
    keep(state, identity, REGISTER, &options, ceremony).map(Some)
}

/// The new passkey, as it is stored; none when the answer does not fit what was asked.
pub(super) fn made(
    state: &PortalState,
    site: &Site,
    identity: &Identity,
    sealed: &str,
    answer: &str,
) -> Option<serde_json::Value> {
    let party = relying_party(state, site)?;
    let ceremony: PasskeyRegistration = kept(state, identity, REGISTER, sealed)?;
    let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
    let passkey = party.finish_passkey_registration(&answer, &ceremony).ok()?;
    serde_json::to_value(passkey).ok()
}

/// Asks for one of the caller's passkeys; none where they are not offered or there is none.
pub(crate) async fn ask_known(
    state: &PortalState,
    site: &Site,
    identity: &Identity,
) -> Result<Option<Asked>> {
    let Some(party) = relying_party(state, site) else { return Ok(None) };
    let known: Vec<Passkey> = own(state, site).await?.into_iter().map(|(_, passkey)| passkey).collect();
    if known.is_empty() {
        return Ok(None);
    }
    let (options, ceremony) =
        party.start_passkey_authentication(&known).map_err(|_| PortalError::NotFound)?;
    keep(state, identity, SHOW, &options, ceremony).map(Some)
}

/// Which passkey was shown, and its new state; none when the answer does not fit.
pub(crate) async fn shown(
    state: &PortalState,
    site: &Site,
    identity: &Identity,
    sealed: &str,
    answer: &str,
) -> Result<Option<(Uuid, serde_json::Value)>> {
    let (Some(party), Some(ceremony), Ok(answer)) = (
        relying_party(state, site),
        kept::<PasskeyAuthentication>(state, identity, SHOW, sealed),
        serde_json::from_str::<PublicKeyCredential>(answer),
    ) else {
        return Ok(None);
    };
    let Ok(seen) = party.finish_passkey_authentication(&answer, &ceremony) else { return Ok(None) };
    for (id, mut passkey) in own(state, site).await? {
        if passkey.update_credential(&seen).is_some() {
            return Ok(Some((id, serde_json::to_value(&passkey).map_err(DomainError::from)?)));
        }
    }
    Ok(None)
}
