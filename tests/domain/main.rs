//! Commands and queries of the domain, and the promises of the unit of work and the change log.
mod change_log;
mod import;
mod schema;
mod studies;
mod unit_of_work;
