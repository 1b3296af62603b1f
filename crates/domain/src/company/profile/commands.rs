use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{CompanyPicture, TrainingProfile};
use crate::{Actor, Clock, Db, company::Company, error::Result};

/// What a company says about itself.
#[derive(Debug, Clone)]
pub struct Profile {
    pub company: Company,
    pub training: Option<TrainingProfile>,
    pub logo: Option<CompanyPicture>,
    /// In their order.
    pub photos: Vec<CompanyPicture>,
}

/// What its people write. Absent clears a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileDraft {
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    pub industry: Option<String>,
    pub employees: Option<i32>,
    pub website: Option<String>,
    pub phone: Option<String>,
    /// Markdown: what you learn with us.
    pub learn: Option<String>,
    pub contact_name: Option<String>,
    pub contact_role: Option<String>,
    pub takes_speculative: bool,
}

/// The profile for those who work for the company, whatever its membership.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Profile> {
    todo!()
}

/// What the public page shows beside the company itself; for a company that is public already.
///
/// # Errors
/// When the database fails.
pub async fn find_public(db: &impl ConnectionTrait, company: Company) -> Result<Profile> {
    todo!()
}

/// Writes it anew.
///
/// # Errors
/// `NotFound` as [`find`]; `Invalid` with every field that breaks a rule (the limits are those of `company::CompanyDraft`);
/// `Conflict`-like staleness where `version` is given and is not the company's present one.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    version: Option<i32>,
    draft: ProfileDraft,
) -> Result<Profile> {
    todo!()
}
