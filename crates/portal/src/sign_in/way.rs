//! Where someone wanted to go before signing in, and where they belong.
use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use form_urlencoded::Serializer;
use lotse_domain::{
    DomainError, Identity,
    grant::{Grant, Role, scope_slug},
    session,
};
use lotse_web_kit::auth::{Cookies, Fields};

use crate::{PortalState, error::Result, site::Site};

/// A path within this portal, from the parameter or field `weiter`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Way(Option<String>);

impl Way {
    fn new(given: &str) -> Self {
        Self(is_own(given).then(|| given.to_owned()))
    }

    /// To a page of ours, as the code names it.
    pub(crate) fn to(path: &str) -> Self {
        Self::new(path)
    }

    pub(crate) fn of_query(site: &Site) -> Self {
        let given = form_urlencoded::parse(site.query.as_bytes()).find(|(name, _)| name == "weiter");
        Self::new(given.map(|(_, value)| value).as_deref().unwrap_or_default())
    }

    pub(crate) fn of_fields(fields: &Fields) -> Self {
        Self::new(fields.text("weiter"))
    }

    pub(crate) fn path(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// For a hidden field: empty where there is none.
    pub(crate) fn field(&self) -> &str {
        self.path().unwrap_or_default()
    }

    /// A page that leads on there in its turn.
    pub(crate) fn through(&self, page: &str, more: &[(&str, &str)]) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(more);
        if let Some(path) = self.path() {
            query.append_pair("weiter", path);
        }
        let query = query.finish();
        if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
    }

    /// There, or else to what someone works on.
    pub(crate) async fn on(&self, state: &PortalState, site: &Site, identity: &Identity) -> Result<String> {
        match self.path() {
            Some(path) => Ok(site.href(path)),
            None => Ok(site.href(&home(state, identity).await?)),
        }
    }

    /// The answer with which a session begins: its cookie, and the way on.
    pub(super) async fn enter(
        &self,
        state: &PortalState,
        site: &Site,
        begun: &session::NewSession,
    ) -> Result<Response> {
        let to = if begun.second_factor_needed {
            site.href(&self.through("/anmelden/zweiter-faktor", &[]))
        } else {
            self.on(state, site, &begun.identity).await?
        };
        let cookie = Cookies::of(&state.auth).keep_session(&begun.token).header();
        Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&to)).into_response())
    }
}

/// Only what leads to a page of ours: a path with one slash in front, of characters that stand for themselves in a header.
fn is_own(path: &str) -> bool {
    let rest = path.strip_prefix('/');
    rest.is_some_and(|rest| !rest.starts_with('/'))
        && path.len() <= 500
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
}

/// Where someone belongs: the desk of the first thing they look after, or their own page.
async fn home(state: &PortalState, identity: &Identity) -> Result<String> {
    let grants: Vec<&Grant> = identity.grants().chain(identity.dormant()).collect();
    let of = |roles: &[Role]| grants.iter().find(|grant| roles.contains(&grant.role)).copied();
    if of(&[Role::Operator]).is_some() {
        return Ok("/betreiber".to_owned());
    }
    let desk = of(&[Role::ClusterManager])
        .or_else(|| of(&[Role::CompanyAdmin, Role::Recruiter]))
        .or_else(|| of(&[Role::Teacher]));
    match desk {
        Some(grant) => Ok(desk_path(state, grant).await?.unwrap_or_else(|| "/mein".to_owned())),
        None => Ok("/mein".to_owned()),
    }
}

/// The page on which the work of a grant is done, where there is one.
pub(crate) async fn desk_path(state: &PortalState, grant: &Grant) -> Result<Option<String>, DomainError> {
    let slug = scope_slug(state.db.read(), grant.role, grant.scope_id).await?;
    Ok(match (grant.role, slug) {
        (Role::Operator, _) => Some("/betreiber".to_owned()),
        (Role::ClusterManager, Some(slug)) => Some(format!("/cluster/{slug}")),
        (Role::CompanyAdmin | Role::Recruiter, Some(slug)) => Some(format!("/betrieb/{slug}")),
        (Role::Teacher, Some(slug)) => Some(format!("/schule/{slug}")),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Way, is_own};

    #[test]
    fn only_our_own_pages_are_led_to() {
        for good in ["/", "/mein", "/betrieb/regnitz/team?seite=2", "/suche?q=F%C3%BCrth"] {
            assert!(is_own(good), "{good}");
        }
        let long = format!("/{}", "a".repeat(500));
        for bad in [
            "",
            "mein",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "/a\\b",
            "/ä",
            "/a b",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x",
            "javascript:alert(1)",
            &long,
        ] {
            assert!(!is_own(bad), "{bad:?}");
        }
    }

    #[test]
    fn the_way_is_kept_from_page_to_page() {
        let way = Way::new("/mein?a=b&c");
        assert_eq!(
            way.through("/anmelden/code", &[("anfrage", "x")]),
            "/anmelden/code?anfrage=x&weiter=%2Fmein%3Fa%3Db%26c"
        );
        assert_eq!(Way::new("//evil.example").through("/anmelden", &[]), "/anmelden");
    }
}
