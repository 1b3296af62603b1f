//! Makes the index from all rows, in one commit: the old snapshot serves until then.
use std::mem;

use lotse_domain::{change_log, company, occupation, page::PageRequest, vacancy};
use uuid::Uuid;

use super::{CaughtUp, ENTRIES, Follower, Progress, ROWS, writer::Batch};
use crate::error::Result;

impl Follower {
    /// Takes everything out and puts in all that is public now.
    ///
    /// The checkpoint is read before the rows are: what changes meanwhile is in the log behind it and is read again.
    ///
    /// # Errors
    /// When the database or the index fails; the index is then as it was before.
    pub async fn rebuild(&mut self, mut progress: impl FnMut(Progress)) -> Result<CaughtUp> {
        self.writer.forget_unfinished().await?;
        let checkpoint = change_log::latest(&self.db).await?;
        self.know_places().await?;
        self.writer.clear().await?;
        let mut documents = 0;
        let occupations = occupation::list_all(self.db.read()).await?;
        documents += occupations.len() as u64;
        self.writer.write(Batch { occupations, ..Batch::default() }).await?;
        documents += self.write_companies().await?;
        documents += self.write_vacancies(documents, &mut progress).await?;
        self.writer.commit(checkpoint).await?;
        self.compared = true;
        Ok(CaughtUp { changes: 0, documents, rebuilt: true, checkpoint })
    }

    /// The next rows are read while the documents of those before are written.
    async fn write_vacancies(&self, before: u64, progress: &mut impl FnMut(Progress)) -> Result<u64> {
        let (mut documents, mut after, mut read) = (0, None, Vec::new());
        loop {
            let page = vacancy::list_published(self.db.read(), PageRequest { after, limit: ENTRIES }).await?;
            let ids: Vec<Uuid> = page.items.iter().map(|published| published.id).collect();
            for ids in ids.chunks(ROWS) {
                documents += read.len() as u64;
                let write = self.writer.write(Batch { vacancies: mem::take(&mut read), ..Batch::default() });
                let next = async { Ok(vacancy::list_views(self.db.read(), ids).await?) };
                ((), read) = tokio::try_join!(write, next)?;
                progress(Progress { documents: before + documents, changes: 0 });
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        documents += read.len() as u64;
        self.writer.write(Batch { vacancies: read, ..Batch::default() }).await?;
        progress(Progress { documents: before + documents, changes: 0 });
        Ok(documents)
    }

    async fn write_companies(&self) -> Result<u64> {
        let mut documents = 0;
        let mut after = None;
        loop {
            let request = PageRequest { after, limit: ROWS as u64 };
            let page = company::list_public(self.db.read(), None, request).await?;
            documents += page.items.len() as u64;
            self.writer.write(Batch { companies: page.items, ..Batch::default() }).await?;
            after = page.next;
            if after.is_none() {
                return Ok(documents);
            }
        }
    }
}
