use axum::{extract::FromRequestParts, http::request::Parts};

use super::Params;
use crate::problem::Problem;

/// A type that is read from query parameters, one reading call for each.
pub trait QueryParams: Sized {
    /// Reads every parameter that there is; what is wrong is remembered in `params`, and a harmless value returned.
    fn read(params: &mut Params) -> Self;
}

/// The query, read strictly: a parameter that nobody asked for is refused and the allowed ones are named, so that a
/// misspelt filter does not silently widen a search.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<T, S> FromRequestParts<S> for Query<T>
where
    T: QueryParams,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let mut params = Params::parse(parts.uri.query())?;
        let value = T::read(&mut params);
        params.finish(value).map(Self)
    }
}
