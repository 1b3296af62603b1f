//! The local mailbox and the samples of all mails, for the pages under `/dev/mail`.
use std::{path::PathBuf, sync::Arc};

use lotse_domain::{account::Language, cluster::Cluster};
use lotse_notifier::{
    mailbox::{self, Kept},
    render::{Brand, Rendered, render},
    samples,
};
use lotse_portal::{MailShelf, Reading, ShelfError, ShelvedMail, ShownMail};
use lotse_settings::{MailTransport, Settings};
use uuid::Uuid;

/// The shelf of an installation that keeps its mails; one that sends them has none.
pub(crate) fn of(settings: &Settings, public_url: &str) -> Option<Arc<dyn MailShelf>> {
    let kept = settings.mail.transport == MailTransport::Mailbox;
    kept.then(|| -> Arc<dyn MailShelf> {
        Arc::new(Shelf { dir: settings.mailbox_dir(), public_url: public_url.to_owned() })
    })
}

struct Shelf {
    dir: PathBuf,
    public_url: String,
}

impl MailShelf for Shelf {
    fn list(&self, limit: usize) -> Reading<'_, Vec<ShelvedMail>> {
        Box::pin(async move { Ok(mailbox::list(&self.dir, limit).await?.into_iter().map(shelved).collect()) })
    }

    fn find<'a>(&'a self, id: &'a str) -> Reading<'a, Option<ShelvedMail>> {
        Box::pin(async move {
            let Ok(id) = Uuid::try_parse(id) else { return Ok(None) };
            Ok(mailbox::read(&self.dir, id).await?.map(shelved))
        })
    }

    fn samples(&self) -> Vec<(&'static str, &'static str)> {
        samples::all().iter().map(|sample| (sample.name, sample.variant)).collect()
    }

    fn sample(
        &self,
        name: &str,
        variant: &str,
        language: Language,
        cluster: Option<&Cluster>,
    ) -> Result<Option<ShownMail>, ShelfError> {
        let wanted = samples::all().into_iter().find(|s| s.name == name && s.variant == variant);
        let Some(sample) = wanted else { return Ok(None) };
        let mut envelope = sample.envelope;
        envelope.language = language;
        let brand = Brand::of(cluster, &self.public_url);
        let Rendered { subject, text, html, .. } = render(&envelope, &brand, Some("muster"))?;
        Ok(Some(ShownMail { subject, text, html }))
    }
}

fn shelved(kept: Kept) -> ShelvedMail {
    let Kept { id, kind: _, at, to, subject, text, html, message_id: _ } = kept;
    ShelvedMail { id: id.to_string(), at, to, shown: ShownMail { subject, text, html } }
}
