//! Where the files lie: each under its id, in folders by the id's last two digits, which are random.
use std::{io, sync::Arc, time::Duration};

use futures_util::{Stream, StreamExt};
use lotse_domain::{DomainError, Result};
use object_store::{
    ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, RetryConfig, aws::AmazonS3Builder,
    local::LocalFileSystem, path::Path,
};
use uuid::Uuid;

use crate::{Place, S3};

/// How long a bucket may take for one answer, and in all with what is tried again: somebody waits for a page.
const PATIENCE: Duration = Duration::from_secs(15);

#[derive(Clone)]
pub(crate) struct Store(Arc<dyn ObjectStore>);

/// A file of the store.
pub(crate) struct Kept {
    pub(crate) id: Uuid,
    pub(crate) meta: ObjectMeta,
}

impl Store {
    pub(crate) fn open(place: &Place) -> io::Result<Self> {
        Ok(Self(match place {
            Place::Folder(folder) => {
                std::fs::create_dir_all(folder)?;
                // A row that is committed names a file that is there after a power cut as well.
                Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))
            }
            Place::S3(bucket) => Arc::new(bucket_of(bucket)?),
        }))
    }

    pub(crate) async fn put(&self, id: Uuid, content: Vec<u8>) -> Result<()> {
        self.0.put(&path(id), content.into()).await.map_err(|err| silent(&err))?;
        Ok(())
    }

    /// None when there is no such file.
    pub(crate) async fn get(&self, id: Uuid) -> Result<Option<Vec<u8>>> {
        let read = match self.0.get(&path(id)).await {
            Ok(found) => found.bytes().await,
            Err(err) => Err(err),
        };
        match read {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(err) => Err(silent(&err)),
        }
    }

    /// A file that is gone already is no failure.
    pub(crate) async fn remove(&self, id: Uuid) -> Result<()> {
        match self.0.delete(&path(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(err) => Err(silent(&err)),
        }
    }

    /// Every file of ours; what else lies there is passed over.
    pub(crate) fn list(&self) -> impl Stream<Item = Result<Kept>> + Send {
        self.0.list(None).filter_map(|entry| async move {
            match entry {
                Ok(meta) => {
                    let id = meta.location.filename().and_then(|name| name.parse::<Uuid>().ok())?;
                    (path(id) == meta.location).then_some(Ok(Kept { id, meta }))
                }
                Err(err) => Some(Err(silent(&err))),
            }
        })
    }
}

fn path(id: Uuid) -> Path {
    let name = id.to_string();
    Path::from(format!("{}/{name}", &name[name.len() - 2..]))
}

fn bucket_of(bucket: &S3) -> io::Result<impl ObjectStore> {
    let S3 { bucket, region, endpoint, access_key_id, secret_access_key } = bucket;
    let named = [("bucket", bucket), ("region", region), ("access_key_id", access_key_id)];
    if let Some((key, _)) = named.iter().find(|(_, value)| value.trim().is_empty()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("a bucket needs documents.{key}")));
    }
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(region)
        .with_access_key_id(access_key_id)
        .with_secret_access_key(secret_access_key)
        .with_retry(RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() })
        .with_client_options(ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(PATIENCE / 3));
    if let Some(endpoint) = endpoint {
        // What goes there is encrypted already; plain http is for a store in the same machine or network.
        builder = builder.with_allow_http(endpoint.starts_with("http://")).with_endpoint(endpoint);
    }
    builder.build().map_err(io::Error::other)
}

/// The cause is logged here; whoever waits learns that it may pass later.
fn silent(err: &object_store::Error) -> DomainError {
    tracing::warn!(error = %err, "the store of documents failed");
    DomainError::NotNow("the files cannot be reached at the moment; try again later".into())
}
