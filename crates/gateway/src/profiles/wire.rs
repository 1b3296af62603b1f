use lotse_domain::company::{
    Company,
    profile::{CompanyPicture, PictureKind, Profile, ProfileDraft, TrainingProfile},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{paths, words};

/// What a company says about itself. Absent clears a field.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CompanyProfileRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileIn {
    /// One or two sentences.
    summary: Option<String>,
    /// Markdown.
    #[schema(max_length = 40_000)]
    description: Option<String>,
    industry: Option<String>,
    /// Number of staff.
    #[schema(minimum = 0, maximum = 2_000_000)]
    employees: Option<i32>,
    /// Begins with `https://` or `http://`.
    website: Option<String>,
    phone: Option<String>,
    /// Markdown: what you learn with us.
    learn: Option<String>,
    /// Who looks after the trainees.
    contact_name: Option<String>,
    contact_role: Option<String>,
    /// Whether pupils may apply without a posting.
    #[serde(default)]
    takes_speculative: bool,
}

impl From<ProfileIn> for ProfileDraft {
    fn from(given: ProfileIn) -> Self {
        let ProfileIn {
            summary,
            description,
            industry,
            employees,
            website,
            phone,
            learn,
            contact_name,
            contact_role,
            takes_speculative,
        } = given;
        Self {
            summary,
            description,
            industry,
            employees,
            website,
            phone,
            learn,
            contact_name,
            contact_role,
            takes_speculative,
        }
    }
}

/// What a company says about itself, for those who work for it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyProfile)]
pub(super) struct ProfileOut {
    slug: String,
    name: String,
    /// Address of its page, which is there while it is a member of a cluster.
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    industry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employees: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// Absent where nothing was said yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    training: Option<TrainingOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<PictureOut>,
    /// In their order.
    photos: Vec<PictureOut>,
}

/// What a company says about training with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrainingProfile)]
pub(crate) struct TrainingOut {
    /// What you learn there. Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    learn: Option<String>,
    /// Who looks after the trainees.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_role: Option<String>,
    /// Whether pupils may apply without a posting.
    takes_speculative: bool,
}

/// A picture on a company's page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Picture)]
pub(crate) struct PictureOut {
    id: Uuid,
    /// Address of the picture itself.
    url: String,
    #[schema(value_type = words::PictureKindDescribed)]
    kind: PictureKind,
    /// What is to be seen, for those who do not see it.
    alt: String,
    #[schema(example = "image/jpeg")]
    media_type: String,
    bytes: i32,
    /// In pixels.
    width: i32,
    height: i32,
}

impl From<TrainingProfile> for TrainingOut {
    fn from(profile: TrainingProfile) -> Self {
        let TrainingProfile {
            company_id: _,
            learn,
            contact_name,
            contact_role,
            takes_speculative,
            updated_at: _,
        } = profile;
        Self { learn, contact_name, contact_role, takes_speculative }
    }
}

impl From<CompanyPicture> for PictureOut {
    fn from(picture: CompanyPicture) -> Self {
        let CompanyPicture {
            id,
            company_id: _,
            kind,
            alt,
            media_type,
            bytes,
            width,
            height,
            // Nobody's business.
            wrapped_key: _,
            // Told by the order.
            position: _,
            created_at: _,
        } = picture;
        Self { id, url: paths::picture(id), kind, alt, media_type, bytes, width, height }
    }
}

impl From<Profile> for ProfileOut {
    fn from(Profile { company, training, logo, photos }: Profile) -> Self {
        let Company {
            // The slug is its public name.
            id: _,
            slug,
            name,
            name_key: _,
            summary,
            description,
            industry,
            employees,
            website,
            mail,
            phone,
            // How it came to us: our business.
            source: _,
            external_id: _,
            // In the ETag.
            version: _,
            created_at: _,
            updated_at: _,
        } = company;
        Self {
            path: paths::company_page(&slug),
            slug,
            name,
            summary,
            description,
            industry,
            employees,
            website,
            mail,
            phone,
            training: training.map(Into::into),
            logo: logo.map(Into::into),
            photos: photos.into_iter().map(Into::into).collect(),
        }
    }
}
