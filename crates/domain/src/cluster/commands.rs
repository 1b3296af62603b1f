use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

use super::{ActiveModel, Cluster, Districts};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    error::{DomainError, FieldError, Result},
    unit_of_work::in_transaction,
};

/// What a cluster is founded with.
#[derive(Debug, Clone, Default)]
pub struct ClusterDraft {
    pub slug: String,
    pub name: String,
    pub sector: Option<String>,
    pub region: Option<String>,
    pub districts: Districts,
    pub description: Option<String>,
    pub website: Option<String>,
    pub contact_mail: Option<String>,
    pub host_name: Option<String>,
    /// `#rrggbb`; a calm blue unless given.
    pub colour: Option<String>,
    /// `#rrggbb`; a warm orange unless given.
    pub accent_colour: Option<String>,
    pub logo_text: Option<String>,
}

const COLOUR: &str = "#0b5394";
const ACCENT: &str = "#e07a1f";

/// Founds a cluster; for operators.
///
/// # Errors
/// When a field breaks a rule, or the slug or host name is taken; `NotFound` for everyone else.
pub async fn create(db: &Db, clock: &dyn Clock, actor: &Actor, draft: ClusterDraft) -> Result<Cluster> {
    actor.require(actor.is_operator(), Uuid::nil(), "cluster")?;
    check(&draft)?;
    let now = clock.now();
    let ClusterDraft {
        slug,
        name,
        sector,
        region,
        districts,
        description,
        website,
        contact_mail,
        host_name,
        colour,
        accent_colour,
        logo_text,
    } = draft;
    let taken = format!("there is a cluster with the slug \"{slug}\" or that host name already");
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        slug: Set(slug),
        name: Set(name.trim().to_owned()),
        sector: Set(sector),
        region: Set(region),
        districts: Set(districts),
        description: Set(description),
        website: Set(website),
        contact_mail: Set(contact_mail),
        host_name: Set(host_name.map(|host| host.to_ascii_lowercase())),
        colour: Set(colour.unwrap_or_else(|| COLOUR.to_owned())),
        accent_colour: Set(accent_colour.unwrap_or_else(|| ACCENT.to_owned())),
        logo_text: Set(logo_text),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let actor = actor.clone();
    let outcome = in_transaction(db, move |txn| {
        let (row, actor) = (row.clone(), actor.clone());
        Box::pin(async move {
            let cluster = row.insert(txn).await?;
            audit::record(txn, now, &actor, [("cluster.created", cluster.id)]).await?;
            change_log::note(txn, now, Subject::Cluster, [cluster.id]).await?;
            Ok(cluster)
        })
    })
    .await;
    match outcome {
        Err(DomainError::Conflict(_)) => Err(DomainError::Conflict(taken)),
        other => other,
    }
}

fn check(draft: &ClusterDraft) -> Result<()> {
    let mut errors = Vec::new();
    let slug_fits = (2..=40).contains(&draft.slug.len())
        && draft.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && draft.slug.starts_with(|c: char| c.is_ascii_lowercase())
        && !draft.slug.ends_with('-');
    if !slug_fits {
        errors.push(FieldError::new(
            "slug",
            "form",
            "takes 2 to 40 lower-case letters, digits and hyphens, and begins with a letter",
        ));
    }
    let name = draft.name.trim();
    if name.is_empty() || name.chars().count() > 120 {
        errors.push(FieldError::new("name", "length", "takes 1 to 120 characters"));
    }
    for (field, colour) in [("colour", &draft.colour), ("accent_colour", &draft.accent_colour)] {
        if colour.as_deref().is_some_and(|c| !is_colour(c)) {
            errors.push(FieldError::new(field, "form", "is written as #rrggbb, for example #0b5394"));
        }
    }
    errors.extend(draft.districts.mistake());
    if errors.is_empty() { Ok(()) } else { Err(DomainError::Invalid(errors)) }
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{ClusterDraft, check};

    fn draft(slug: &str, name: &str) -> ClusterDraft {
        ClusterDraft { slug: slug.into(), name: name.into(), ..Default::default() }
    }

    #[test]
    fn a_slug_is_fit_for_an_address() {
        for good in ["ernaehrung-nord", "it4work", "ab"] {
            assert!(check(&draft(good, "Name")).is_ok(), "{good}");
        }
        for bad in ["", "a", "Ä", "Food Regio", "-x", "x-", "9x", "../etc"] {
            assert!(check(&draft(bad, "Name")).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let mut wrong = draft("X", " ");
        wrong.colour = Some("blue".into());
        assert_eq!(check(&wrong).unwrap_err().to_string().matches(';').count(), 2);
    }
}
