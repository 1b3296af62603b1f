use chrono::{DateTime, Utc};
use lotse_domain::{
    occupation::Area,
    page::Page,
    study_programme::{Degree, ProgrammeState, ProgrammeView, StudyForm, StudyProgramme},
};
use lotse_search::StudyHit;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{institutions::InstitutionRefOut, paths, words};

/// A page of study programmes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StudyProgrammes)]
pub(super) struct ProgrammesOut {
    items: Vec<ProgrammeItemOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// A study programme in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StudyProgrammeItem)]
struct ProgrammeItemOut {
    id: Uuid,
    slug: String,
    url: String,
    path: String,
    title: String,
    #[schema(value_type = words::DegreeDescribed)]
    degree: Degree,
    #[schema(value_type = words::StudyFormDescribed)]
    form: StudyForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    #[serde(skip_serializing_if = "Option::is_none")]
    semesters: Option<i16>,
    institution: InstitutionRefOut,
}

/// A study programme.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StudyProgramme)]
pub(super) struct ProgrammeOut {
    id: Uuid,
    slug: String,
    url: String,
    path: String,
    title: String,
    #[schema(value_type = words::DegreeDescribed)]
    degree: Degree,
    #[schema(value_type = words::StudyFormDescribed)]
    form: StudyForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::AreaDescribed>)]
    area: Option<Area>,
    #[serde(skip_serializing_if = "Option::is_none")]
    semesters: Option<i16>,
    /// When it begins, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<String>,
    /// What one needs to be admitted. Plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    admission: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    institution: InstitutionRefOut,
    #[schema(value_type = words::ProgrammeStateDescribed)]
    state: ProgrammeState,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// A page of a cluster's study programmes, drafts too.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskStudyProgrammes)]
pub(super) struct DeskProgrammesOut {
    items: Vec<ProgrammeOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl From<ProgrammeView> for ProgrammeOut {
    fn from(ProgrammeView { programme, institution }: ProgrammeView) -> Self {
        let StudyProgramme {
            id,
            // Stands beside it.
            institution_id: _,
            slug,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
            state,
            // In the `ETag`.
            version: _,
            created_at,
            updated_at,
        } = programme;
        Self {
            id,
            url: paths::study_programme(&slug),
            path: paths::study_programme_page(&slug),
            slug,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
            institution: institution.into(),
            state,
            created_at,
            updated_at,
        }
    }
}

impl From<ProgrammeView> for ProgrammeItemOut {
    fn from(view: ProgrammeView) -> Self {
        let ProgrammeOut { id, slug, url, path, title, degree, form, area, semesters, institution, .. } =
            view.into();
        Self { id, slug, url, path, title, degree, form, area, semesters, institution }
    }
}

impl From<StudyHit> for ProgrammeItemOut {
    fn from(hit: StudyHit) -> Self {
        let institution = InstitutionRefOut::of_hit(&hit);
        Self {
            id: hit.programme_id,
            url: paths::study_programme(&hit.slug),
            path: paths::study_programme_page(&hit.slug),
            slug: hit.slug,
            title: hit.title,
            degree: hit.degree,
            form: hit.form,
            area: hit.area,
            semesters: hit.semesters,
            institution,
        }
    }
}

impl From<Page<ProgrammeView, String>> for ProgrammesOut {
    fn from(Page { items, next }: Page<ProgrammeView, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

impl From<Vec<StudyHit>> for ProgrammesOut {
    fn from(hits: Vec<StudyHit>) -> Self {
        Self { items: hits.into_iter().map(Into::into).collect(), next: None }
    }
}

impl From<Page<ProgrammeView, String>> for DeskProgrammesOut {
    fn from(Page { items, next }: Page<ProgrammeView, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}
