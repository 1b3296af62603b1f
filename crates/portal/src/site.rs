//! In whose portal, in which language and where a request stands.
use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    Actor, DomainError, Identity,
    actor::Strength,
    cluster::{self, Cluster},
    grant::{self, Role},
    session::{self, NewSession},
};
use lotse_web_kit::{
    Code, Problem, RequestId,
    auth::{Cookies, FormSecret},
};

use crate::{
    PortalState,
    error::{Failure, PortalError},
    language::Lang,
    pages, sign_in,
};

/// The portal that a page belongs to: Lotse's own or a cluster's, in one language, and the address within it.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) lang: Lang,
    pub(crate) cluster: Option<Arc<Cluster>>,
    /// Reached under the cluster's own host name, so that its pages stand at the root.
    own_host: bool,
    /// The path behind language and cluster, beginning with a slash.
    pub(crate) path: String,
    /// As it was sent, without the question mark.
    pub(crate) query: String,
    public_url: Arc<str>,
    /// Who looks.
    pub(crate) visit: Visit,
}

/// Who looks at a page, and what the forms on it need.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) actor: Actor,
    /// Where the work of somebody on the staff is done.
    pub(crate) desks: Vec<DeskLink>,
    form: FormSecret,
}

/// The way to a desk, as the menu shows it.
#[derive(Debug, Clone)]
pub(crate) struct DeskLink {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) role: Role,
}

impl Visit {
    /// Somebody who is not known, where no form is drawn.
    fn nobody() -> Self {
        Self { actor: Actor::stranger(""), desks: Vec::new(), form: FormSecret::of_session("") }
    }

    async fn of(state: &PortalState, headers: &HeaderMap, request_id: &str) -> Result<Self, DomainError> {
        let auth = &state.auth;
        let form = FormSecret::of(auth, headers);
        let identity = match Cookies::of(auth).session(headers) {
            Some(token) => session::identify_portal(&auth.db, &*auth.clock, &token).await?,
            None => None,
        };
        Self::known(state, identity, form, request_id).await
    }

    async fn known(
        state: &PortalState,
        identity: Option<Arc<Identity>>,
        form: FormSecret,
        request_id: &str,
    ) -> Result<Self, DomainError> {
        let desks = match &identity {
            Some(identity) => desks(state, identity).await?,
            None => Vec::new(),
        };
        let actor = match identity {
            Some(identity) => Actor::person(identity, request_id),
            None => Actor::stranger(request_id),
        };
        Ok(Self { actor, desks, form })
    }

    /// The value of the hidden field `csrf` of every form that changes something.
    pub(crate) fn csrf(&self) -> String {
        self.form.token()
    }
}

/// The desks of everything that somebody looks after, also where a second factor is still to be shown.
async fn desks(state: &PortalState, identity: &Identity) -> Result<Vec<DeskLink>, DomainError> {
    let mut desks: Vec<DeskLink> = Vec::new();
    if identity.strength == Strength::Unfinished {
        return Ok(desks);
    }
    for grant in identity.grants().chain(identity.dormant()) {
        let Some(path) = sign_in::desk_path(state, grant).await? else { continue };
        let name = grant::scope_name(state.db.read(), grant.role, grant.scope_id).await?;
        if desks.iter().all(|desk| desk.path != path) {
            desks.push(DeskLink { name: name.unwrap_or_else(|| "Lotse".to_owned()), path, role: grant.role });
        }
    }
    Ok(desks)
}

impl Site {
    fn bare(public_url: Arc<str>, uri: &Uri) -> (Self, Option<String>) {
        let (lang, rest) = match strip_segment(uri.path(), "en") {
            Some(rest) => (Lang::En, rest),
            None => (Lang::De, uri.path()),
        };
        let (slug, rest) = match strip_segment(rest, "c") {
            Some(rest) => {
                let rest = rest.trim_start_matches('/');
                let (slug, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                (Some(slug.to_owned()), rest)
            }
            None => (None, rest),
        };
        // One slash at the beginning: two would make a link to another host of it.
        let path = format!("/{}", rest.trim_start_matches(['/', '\\']));
        let query = uri.query().unwrap_or_default().to_owned();
        let visit = Visit::nobody();
        (Self { lang, cluster: None, own_host: false, path, query, public_url, visit }, slug)
    }

    /// Where nothing but the path is known.
    pub(crate) fn outside(public_url: &str, path: &str) -> Self {
        let uri = path.parse().unwrap_or_default();
        Self::bare(Arc::from(public_url), &uri).0
    }

    async fn resolve(
        mut self,
        state: &PortalState,
        slug: Option<String>,
        host: Option<&str>,
    ) -> Result<Self, (Self, PortalError)> {
        let found = match (&slug, host) {
            (Some(slug), _) => cluster::find_by_slug(state.db.read(), slug).await.map(Some),
            (None, Some(host)) if !is_own(&self.public_url, host) => {
                cluster::find_by_host(state.db.read(), host).await
            }
            (None, _) => Ok(None),
        };
        match found {
            Ok(cluster) => {
                self.own_host = slug.is_none() && cluster.is_some();
                self.cluster = cluster.map(Arc::new);
                Ok(self)
            }
            Err(error) => Err((self, error.into())),
        }
    }

    /// As it is for the session that begins with this answer, with the page's address in the other language.
    pub(crate) async fn entered(
        mut self,
        state: &PortalState,
        begun: &NewSession,
        path: &str,
    ) -> Result<Self, DomainError> {
        let (identity, form) = (Arc::clone(&begun.identity), FormSecret::of_session(&begun.token));
        self.visit = Visit::known(state, Some(identity), form, &self.visit.actor.request_id).await?;
        Ok(self.answering_for(path))
    }

    /// For a page that is the answer to a form: where the same page can be opened.
    pub(crate) fn answering_for(mut self, path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        (self.path, self.query) = (path.to_owned(), query.to_owned());
        self
    }

    /// What stands before each path of this portal in a language.
    fn prefix(&self, lang: Lang) -> String {
        match &self.cluster {
            Some(cluster) if !self.own_host => format!("{}/c/{}", lang.prefix(), cluster.slug),
            _ => lang.prefix().to_owned(),
        }
    }

    /// The address of a page of this portal.
    pub(crate) fn href(&self, path: &str) -> String {
        join(&self.prefix(self.lang), path)
    }

    /// This page with its parameters in a language.
    pub(crate) fn in_language(&self, lang: Lang) -> String {
        let path = join(&self.prefix(lang), &self.path);
        if self.query.is_empty() { path } else { format!("{path}?{}", self.query) }
    }

    /// The address for search engines of a page of Lotse's own portal: what stands in several portals has one of them.
    pub(crate) fn public(&self, lang: Lang, path: &str) -> String {
        format!("{}{}", self.public_url, join(lang.prefix(), path))
    }

    /// The whole address of what stands outside of languages and clusters.
    pub(crate) fn public_root(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The address for search engines of a page that this portal alone has.
    pub(crate) fn public_here(&self, lang: Lang, path: &str) -> String {
        let prefix = match &self.cluster {
            Some(cluster) => format!("{}/c/{}", lang.prefix(), cluster.slug),
            None => lang.prefix().to_owned(),
        };
        format!("{}{}", self.public_url, join(&prefix, path))
    }

    /// Whether a cluster's own host shows the page.
    pub(crate) fn has_own_host(&self) -> bool {
        self.own_host
    }

    /// Whether the address itself is a secret, as that of a page which a mail leads to.
    fn is_secret(&self) -> bool {
        [
            "/einladung/",
            "/einwilligung/",
            "/mails/abbestellen/",
            "/gruppe/",
            "/einverstaendnis/",
            "/kalender/",
            "/einlass/",
        ]
        .iter()
        .any(|start| self.path.starts_with(start))
            || self.query.contains("anfrage=")
    }

    /// The name over the pages.
    pub(crate) fn name(&self) -> &str {
        self.cluster.as_ref().map_or("Lotse", |cluster| short_name(&cluster.name))
    }

    /// Whether what belongs to these clusters stands in this portal.
    pub(crate) fn holds(&self, clusters: &[Cluster]) -> bool {
        self.cluster.as_ref().is_none_or(|own| clusters.iter().any(|cluster| cluster.id == own.id))
    }

    pub(crate) fn cluster_slug(&self) -> Option<String> {
        self.cluster.as_ref().map(|cluster| cluster.slug.clone())
    }

    #[cfg(test)]
    pub(crate) fn sample(lang: Lang, cluster: Option<Cluster>, path: &str, query: &str) -> Self {
        Self {
            lang,
            cluster: cluster.map(Arc::new),
            own_host: false,
            path: path.to_owned(),
            query: query.to_owned(),
            public_url: Arc::from("http://127.0.0.1:8080"),
            visit: Visit::nobody(),
        }
    }
}

/// A cluster's name without what it adds to explain itself: of "Formwerk – Kunststoff in Franken" it is "Formwerk".
pub(crate) fn short_name(name: &str) -> &str {
    name.split(" – ").next().map_or(name, str::trim)
}

fn join(prefix: &str, path: &str) -> String {
    match (prefix, path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) if path.starts_with("/?") => format!("{prefix}{}", &path[1..]),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

/// What follows a first segment: `strip_segment("/en/suche", "en")` is `/suche`, and `/enkel` has none.
fn strip_segment<'a>(path: &'a str, segment: &str) -> Option<&'a str> {
    let rest = path.strip_prefix('/')?.strip_prefix(segment)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// The host name that was asked for, in lower case and without port.
fn host(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let given = headers.get(header::HOST).and_then(|value| value.to_str().ok()).or_else(|| uri.host())?;
    let name = if given.starts_with('[') { given } else { given.split(':').next().unwrap_or(given) };
    Some(name.to_ascii_lowercase())
}

/// Whether a host name is that of Lotse's own address.
fn is_own(public_url: &str, host: &str) -> bool {
    let rest = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().is_some_and(|own| own.eq_ignore_ascii_case(host))
}

/// Finds out the [`Site`] of each request, and puts a page for people in the place of every failure.
pub(crate) async fn enter(State(state): State<PortalState>, mut request: Request, next: Next) -> Response {
    let host = host(request.headers(), request.uri());
    let (site, slug) = Site::bare(Arc::from(state.public_url.trim_end_matches('/')), request.uri());
    let mut site = match site.resolve(&state, slug, host.as_deref()).await {
        Ok(site) => site,
        Err((site, error)) => return pages::failure(&site, error.failure()),
    };
    let request_id = request.extensions().get::<RequestId>().map_or_else(String::new, ToString::to_string);
    match Visit::of(&state, request.headers(), &request_id).await {
        Ok(visit) => site.visit = visit,
        Err(error) => return pages::failure(&site, PortalError::from(error).failure()),
    }
    request.extensions_mut().insert(site.clone());
    let changes = !request.method().is_safe();
    let response = next.run(request).await;
    let mut response = answer(&site, response, changes);
    private(&state, &site, response.headers_mut());
    response
}

/// Puts a page, or the way to where it goes on, in the place of what went wrong.
fn answer(site: &Site, mut response: Response, changes: bool) -> Response {
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return match failure.elsewhere(site, changes) {
            Some(path) => Redirect::to(&path).into_response(),
            None => pages::failure(site, failure),
        };
    }
    // A form that was refused before its handler ran.
    let failure = match response.extensions().get::<Problem>().map(Problem::code) {
        Some(Code::StaleForm) => Failure::StaleForm,
        Some(Code::BodyTooLarge | Code::BadBody | Code::Invalid | Code::UnsupportedMediaType) => {
            Failure::BadForm
        }
        _ => return response,
    };
    let mut page = pages::failure(site, failure);
    *page.status_mut() = response.status();
    page
}

/// What is drawn for one person is kept by nobody else, the cookie of a form goes with the form, and an address that is a
/// secret is told to nobody. (Not `no-referrer`: with it browsers would send our own forms with the origin `null`; Fetch,
/// section 3.2.)
fn private(state: &PortalState, site: &Site, headers: &mut HeaderMap) {
    if let Some(cookie) = site.visit.form.cookie(&state.auth) {
        headers.append(header::SET_COOKIE, cookie);
    }
    if headers.contains_key(header::SET_COOKIE) || site.visit.actor.identity().is_some() {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if site.is_secret() {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
}

impl<S: Sync> FromRequestParts<S> for Site {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

#[cfg(test)]
mod tests;
