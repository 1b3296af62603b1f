//! The uploaded files, as the settings say.
use anyhow::{Context, Result};
use lotse_documents::{Documents, Place, S3, Scanner};
use lotse_domain::Secrets;
use lotse_settings::{DocumentStore, Settings};
use secrecy::ExposeSecret;

/// # Errors
/// When the folder cannot be made, or the bucket's settings make no sense.
pub fn open(settings: &Settings, secrets: Secrets) -> Result<Documents> {
    let given = &settings.documents;
    let place = match given.store {
        DocumentStore::Folder => Place::Folder(settings.documents_dir()),
        DocumentStore::S3 => Place::S3(S3 {
            bucket: given.bucket.clone(),
            region: given.region.clone(),
            endpoint: Some(given.endpoint.clone()).filter(|endpoint| !endpoint.is_empty()),
            access_key_id: given.access_key_id.clone(),
            secret_access_key: given.secret_access_key.expose_secret().to_owned(),
        }),
    };
    let scanner = match given.clamd.trim() {
        "" => Scanner::None,
        address => Scanner::Clamd(address.to_owned()),
    };
    Documents::open(&place, secrets, scanner).context("the store of documents cannot be used")
}
