//! From what a source says to a row.
use chrono::{DateTime, Utc};
use sea_orm::prelude::Uuid;
use sha2::{Digest, Sha256};

use super::{
    ApplyBy, Kind, PayByYear, Vacancy, VacancyDraft, VacancyState, clean_title,
    duplicates::{fingerprint, hex},
};
use crate::{
    FieldError,
    import::Run,
    occupation::{Catalogue, Words},
};

/// What we make of a draft, apart from the database.
#[derive(Debug, Clone)]
pub(super) struct Understood {
    pub kind: Kind,
    pub occupation_id: Option<Uuid>,
    pub content_hash: String,
    pub fingerprint: String,
    pub remarks: Vec<FieldError>,
}

pub(super) fn understand(draft: &VacancyDraft, catalogue: &Catalogue) -> Understood {
    let kind = draft.kind.unwrap_or(Kind::Apprenticeship);
    let named = draft.occupation.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let occupation = catalogue.of_draft(named, &draft.title);
    let mut remarks = Vec::new();
    if occupation.is_none() && (named.is_some() || kind == Kind::Apprenticeship) {
        let name = named.map_or_else(|| clean_title(&draft.title), str::to_owned);
        remarks.push(FieldError::new(
            "occupation",
            "unknown",
            format!("\"{name}\" is not in the catalogue of occupations; kept as written"),
        ));
    }
    let occupation_id = occupation.map(|o| o.id);
    Understood {
        kind,
        occupation_id,
        content_hash: content_hash(draft, occupation_id),
        fingerprint: fingerprint(draft, kind),
        remarks,
    }
}

/// The occupation counts too: a posting that a newer catalogue understands is a changed one.
fn content_hash(draft: &VacancyDraft, occupation_id: Option<Uuid>) -> String {
    let mut hash = Sha256::new();
    // A draft is plain words and numbers, which always serialise.
    hash.update(serde_json::to_vec(draft).unwrap_or_default());
    hash.update(occupation_id.unwrap_or_default().as_bytes());
    hex(&hash.finalize())
}

/// The row that a draft asks for. `old` keeps its identity and history.
pub(super) fn row(
    draft: VacancyDraft,
    understood: &Understood,
    external_id: String,
    company_id: Uuid,
    run: &Run,
    now: DateTime<Utc>,
    (old, state): (Option<&Vacancy>, VacancyState),
) -> Vacancy {
    let VacancyDraft {
        kind: _,
        title,
        occupation,
        summary,
        description,
        places,
        starts_on,
        starts_asap,
        start_flexible,
        duration_months,
        qualification,
        subjects,
        pay_by_year,
        pay_note,
        weekly_minutes,
        work_pattern,
        school,
        school_rhythm,
        prospects,
        takeover,
        benefits,
        accessibility,
        languages,
        apply_by,
        apply_address,
        contact_name,
        contact_mail,
        contact_phone,
        deadline,
        company: _,
        sites: _,
    } = draft;
    let published_at = if state == VacancyState::Published {
        // Being offered again after a withdrawal counts as a new publication.
        old.filter(|o| o.state == VacancyState::Published).map_or(Some(now), |o| o.published_at)
    } else {
        old.and_then(|o| o.published_at)
    };
    Vacancy {
        id: old.map_or_else(Uuid::now_v7, |o| o.id),
        cluster_id: run.cluster_id,
        company_id,
        occupation_id: understood.occupation_id,
        occupation_text: occupation.map(|o| o.trim().to_owned()).filter(|o| !o.is_empty()),
        kind: understood.kind,
        state,
        title: clean_title(&title),
        summary,
        description,
        places: places.unwrap_or(1),
        starts_on,
        starts_asap,
        start_flexible,
        duration_months,
        qualification,
        subjects: Words(subjects),
        pay_by_year: PayByYear(pay_by_year),
        pay_note,
        weekly_minutes,
        work_pattern,
        school,
        school_rhythm,
        prospects,
        takeover,
        benefits: Words(benefits),
        accessibility,
        languages,
        apply_by: apply_by.unwrap_or(ApplyBy::Here),
        apply_address,
        contact_name,
        contact_mail,
        contact_phone,
        deadline,
        source: run.source.clone(),
        external_id,
        content_hash: understood.content_hash.clone(),
        fingerprint: understood.fingerprint.clone(),
        duplicate_of: old.and_then(|o| o.duplicate_of),
        version: old.map_or(1, |o| o.version + 1),
        published_at,
        created_at: old.map_or(now, |o| o.created_at),
        updated_at: now,
    }
}
