//! Who acts. Every command is given one, and the audit trail keeps it.
use std::borrow::Cow;

/// Whoever causes a change, and in the course of which request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Stable name, such as `operator:command-line` or `system:import`.
    pub name: Cow<'static, str>,
    /// The request, run or job that the change belongs to.
    pub request_id: String,
}

impl Actor {
    /// The operator at the command line; `request_id` names the run.
    pub fn operator(request_id: impl Into<String>) -> Self {
        Self { name: Cow::Borrowed("operator:command-line"), request_id: request_id.into() }
    }

    /// Lotse itself, as in its demo region or its scheduled work.
    pub fn system(part: &'static str, request_id: impl Into<String>) -> Self {
        Self { name: Cow::Owned(format!("system:{part}")), request_id: request_id.into() }
    }
}
