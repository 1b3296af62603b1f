//! Entities, rules, commands and queries of the marketplace. No HTTP, no search index, no mail.
//!
//! One folder per word of the business. A *command* (`create`, `store`, `withdraw`) checks the rules and writes rows,
//! change log, outbox and audit together in one [unit of work](unit_of_work); a *query* (`find_…`, `list_…`) reads.

#[macro_use]
mod string_enum;

pub mod account;
pub mod actor;
pub mod alert;
pub mod allocation;
pub mod api_key;
pub mod application;
pub mod article;
pub mod audit;
pub mod booking;
pub mod change_log;
pub mod clock;
pub mod cluster;
pub mod company;
pub mod consent;
pub mod database;
pub mod document;
pub mod emptiness;
pub mod error;
pub mod event;
pub mod fold;
pub mod grant;
pub mod idempotency;
pub mod import;
pub mod institution;
pub mod invitation;
pub mod mail;
pub mod occupation;
pub mod outbox;
pub mod page;
pub mod picture;
pub mod place;
pub mod privacy;
mod ready;
pub mod refresh_token;
pub mod report;
pub mod schedule;
pub mod school;
pub mod search_miss;
pub mod search_rule;
pub mod second_factor;
pub mod secrets;
pub mod session;
pub mod sign_in;
pub mod signing_key;
pub mod study_programme;
pub mod throttle;
pub mod unit_of_work;
pub mod vacancy;

pub use actor::{Actor, Identity};
pub use clock::Clock;
pub use database::Db;
pub use error::{DomainError, ErrorKind, FieldError, Result};
pub use secrets::Secrets;
