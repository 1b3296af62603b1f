//! Postings that say the same are shown once.
//!
//! Two postings say the same when company, kind, title, place and start agree after folding; then they have the same
//! *fingerprint*. Of all published postings with one fingerprint the oldest is shown, the others point to it; those of
//! companies that are no member anywhere do not count. Whenever one of them, or its company, comes, changes or goes, the
//! group is linked anew in the same transaction, so that the next takes over.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};
use sha2::{Digest, Sha256};

use super::{Column, Entity, Kind, VacancyDraft, VacancyState, clean_title, queries::active_members};
use crate::{company::name_key, error::Result, fold::fold};

/// What a posting says, in a form that equals for postings that say the same.
pub(super) fn fingerprint(draft: &VacancyDraft, kind: Kind) -> String {
    let mut places: Vec<String> = draft
        .sites
        .iter()
        .map(|site| match (&site.postal_code, &site.town) {
            (Some(code), _) => code.trim().to_owned(),
            (None, Some(town)) => fold(town),
            (None, None) => String::new(),
        })
        .collect();
    places.sort();
    let start = draft.starts_on.map(|day| day.to_string()).unwrap_or_default();
    // Without a place and a start only the text can tell two postings apart.
    let text = if places.iter().all(String::is_empty) && start.is_empty() {
        fold(draft.description.as_deref().unwrap_or_default())
    } else {
        String::new()
    };
    let said = [
        name_key(&draft.company),
        kind.as_str().to_owned(),
        fold(&clean_title(&draft.title)),
        places.join(","),
        start,
        text,
    ];
    hex(&Sha256::digest(said.join("\u{1f}")))[..32].to_owned()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Links all published postings with these fingerprints anew. Returns the ids whose link changed, and those of the
/// postings that stood or now stand for them: their portals are those of the whole group.
///
/// A posting of a company that is no active member anywhere is not shown, so it stands for none.
pub(super) async fn relink(txn: &impl ConnectionTrait, mut fingerprints: Vec<String>) -> Result<Vec<Uuid>> {
    fingerprints.sort_unstable();
    fingerprints.dedup();
    let mut changed = Vec::new();
    for chunk in fingerprints.chunks(1_000) {
        lock(txn, chunk).await?;
        let rows: Vec<(Uuid, String, Option<Uuid>, VacancyState, Uuid)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::Fingerprint, Column::DuplicateOf, Column::State, Column::CompanyId])
            .filter(Column::Fingerprint.is_in(chunk))
            .order_by_asc(Column::Fingerprint)
            .order_by_asc(Column::Id)
            .into_tuple()
            .all(txn)
            .await?;
        let companies: HashSet<Uuid> = rows.iter().map(|row| row.4).collect();
        let members = active_members(txn, companies.into_iter().collect()).await?;
        for group in rows.chunk_by(|a, b| a.1 == b.1) {
            let may_stand = |state: VacancyState, company: &Uuid| {
                state == VacancyState::Published && members.contains(company)
            };
            let first = group.iter().find(|row| may_stand(row.3, &row.4)).map(|row| row.0);
            for (id, _, linked, state, company) in group {
                let wanted = first.filter(|first| first != id && may_stand(*state, company));
                if wanted != *linked {
                    Entity::update_many()
                        .col_expr(Column::DuplicateOf, Expr::value(wanted))
                        .filter(Column::Id.eq(*id))
                        .exec(txn)
                        .await?;
                    changed.push(*id);
                    changed.extend([*linked, wanted].into_iter().flatten());
                }
            }
        }
    }
    Ok(changed)
}

/// Those who link the same group take turns; what is read after this is what the one before has left, also the postings
/// and memberships that it has changed. (`SQLite` has one writer.)
async fn lock(txn: &impl ConnectionTrait, fingerprints: &[String]) -> Result<()> {
    let _: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Fingerprint.is_in(fingerprints))
        .order_by_asc(Column::Fingerprint)
        .order_by_asc(Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(txn)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Kind, VacancyDraft, fingerprint};
    use crate::company::SiteDraft;

    fn draft(title: &str, company: &str, code: &str) -> VacancyDraft {
        VacancyDraft {
            title: title.into(),
            company: company.into(),
            sites: vec![SiteDraft { postal_code: Some(code.into()), ..Default::default() }],
            ..Default::default()
        }
    }

    #[test]
    fn writing_does_not_tell_postings_apart_but_place_and_kind_do() {
        let print = |d: &VacancyDraft| fingerprint(d, Kind::Apprenticeship);
        let one = draft("Bäcker (m/w/d)", "Müller GmbH", "23552");
        assert_eq!(print(&one), print(&draft("BAECKER (w/m/d)", "Mueller", "23552")));
        assert_ne!(print(&one), print(&draft("Bäcker (m/w/d)", "Müller GmbH", "90402")));
        assert_ne!(print(&one), fingerprint(&one, Kind::Internship));
    }
}
