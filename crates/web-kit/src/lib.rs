//! What both HTTP surfaces share: problem details, extractors, conditional answers, links, the layers around every
//! request, the server loop with its limits, and what operators ask (`/livez`, `/readyz`, `/metrics`).
//!
//! The binary merges the routers of the gateway and the portal, adds [`Operations::router`], calls [`harden`] once on
//! the whole and hands it to [`serve`].
pub mod answer;
pub mod auth;
pub mod extract;
mod harden;
mod links;
mod metrics;
mod operations;
pub mod problem;
mod serve;

pub use answer::{Answer, Caching, Conditional};
pub use auth::Auth;
pub use extract::{Json, Params, Path, Query, QueryParams};
pub use harden::{ErrorPage, HttpSettings, Refused, RequestId, harden};
pub use links::Links;
pub use metrics::{Metrics, MetricsTaken};
pub use operations::Operations;
pub use problem::{Code, Problem, ProblemOut};
pub use serve::{ServerLimits, serve};

/// What a handler returns.
pub type Reply<T> = Result<T, Problem>;
