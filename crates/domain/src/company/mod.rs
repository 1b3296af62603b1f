//! Companies, the sites where they work and train, and their membership in clusters.
mod commands;
mod locate;
pub mod membership;
mod model;
mod name_key;
mod queries;
pub mod site;
mod sites;

pub use commands::{CompanyDraft, CompanyRecord, store_batch};
pub(crate) use commands::{NewCompany, by_name_key, insert_new};
pub(crate) use locate::locate;
pub use membership::{Membership, MembershipState};
pub use model::{ActiveModel, Column, Entity, Model as Company};
pub use name_key::name_key;
pub(crate) use queries::active_clusters;
pub use queries::{CompanyView, find_public, list_public, list_views};
pub use site::{Site, SiteDraft};
pub(crate) use sites::SiteBook;
