//! The local mailbox and the samples of every mail, for looking at. Who keeps and draws them is not the pages' matter.
use std::pin::Pin;

use chrono::{DateTime, Utc};
use lotse_domain::{account::Language, cluster::Cluster};

/// Why the shelf could not be read.
pub type ShelfError = Box<dyn std::error::Error + Send + Sync>;

/// Reading the shelf takes a while: its mails are files.
pub type Reading<'a, T> = Pin<Box<dyn Future<Output = Result<T, ShelfError>> + Send + 'a>>;

/// A mail in the local mailbox.
#[derive(Debug, Clone)]
pub struct ShelvedMail {
    pub id: String,
    pub at: DateTime<Utc>,
    pub to: String,
    pub shown: ShownMail,
}

/// What a mail says.
#[derive(Debug, Clone)]
pub struct ShownMail {
    pub subject: String,
    pub text: String,
    pub html: String,
}

pub trait MailShelf: Send + Sync {
    /// The newest mails first, at most `limit`.
    ///
    /// # Errors
    /// When the mailbox cannot be read.
    fn list(&self, limit: usize) -> Reading<'_, Vec<ShelvedMail>>;

    /// # Errors
    /// When the mailbox cannot be read.
    fn find<'a>(&'a self, id: &'a str) -> Reading<'a, Option<ShelvedMail>>;

    /// Every template with its samples: (name, variant).
    fn samples(&self) -> Vec<(&'static str, &'static str)>;

    /// One sample, in a language and the name of a cluster or of Lotse itself.
    ///
    /// # Errors
    /// When it cannot be drawn.
    fn sample(
        &self,
        name: &str,
        variant: &str,
        language: Language,
        cluster: Option<&Cluster>,
    ) -> Result<Option<ShownMail>, ShelfError>;
}
