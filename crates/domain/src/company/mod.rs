//! Companies, the sites where they work and train, and their membership in clusters.
pub mod admission;
mod commands;
mod insert;
mod locate;
pub mod membership;
mod model;
mod name_key;
mod on_map;
pub mod profile;
mod queries;
pub mod site;
mod sites;

pub(crate) use commands::by_name_key;
pub use commands::{CompanyDraft, CompanyRecord, store_batch};
pub(crate) use insert::{NewCompany, insert_new};
pub(crate) use locate::locate;
pub use membership::{Membership, MembershipState, Party};
pub use model::{ActiveModel, Column, Entity, Model as Company};
pub use name_key::name_key;
pub use on_map::{CompanySite, list_on_map};
pub(crate) use queries::active_clusters;
pub use queries::{CompanyView, find_public, list_public, list_views};
pub use site::{Site, SiteDraft};
pub(crate) use sites::SiteBook;
