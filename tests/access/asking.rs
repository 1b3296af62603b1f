//! Asking a route as one of the callers, and the answer in one word.
use lotse_tests::people;
use reqwest::{Method, Response, header};

use crate::world::{Caller, World};

/// Whether a path belongs to the API and its relatives, which know bearer tokens and no cookies.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/.well-known/")
}

/// Sends the request of a caller: JSON with a token to the API, a form with cookie and token to a page.
pub async fn ask(world: &World, caller: &Caller, method: &str, path: &str, body: Option<&str>) -> Response {
    let server = &world.server;
    let (path, body) = match body {
        // What is asked in an address stands where a body would.
        Some(query) if method == "GET" => (format!("{path}?{query}"), None),
        _ => (path.to_owned(), body),
    };
    let method: Method = method.parse().expect("a method");
    let mut request = server.http.request(method.clone(), format!("{}{path}", server.base));
    if is_api(&path) {
        if let Some(token) = &caller.bearer {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.header(header::CONTENT_TYPE, "application/json").body(body.to_owned());
        }
        return request.send().await.expect("an answer");
    }
    let (cookie, csrf) = if let Some(person) = &caller.portal {
        (person.cookie(), person.csrf())
    } else {
        // Somebody who is not signed in has opened the form before, too.
        let secret = "a-form-that-somebody-opened";
        let token = lotse_web_kit::auth::FormSecret::of_session(secret).token();
        (format!("__Host-lotse-form={secret}"), token)
    };
    if method == Method::GET {
        return request.header(header::COOKIE, cookie).send().await.expect("an answer");
    }
    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend(body.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('=')));
    people::form(server, &path, &fields).header(header::COOKIE, cookie).send().await.expect("an answer")
}

/// The answer in one word: the status, or where it leads.
pub fn word(response: &Response) -> String {
    if response.status().is_redirection() {
        let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        let page = to.split('?').next().unwrap_or_default();
        return match page {
            "/anmelden" => "sign-in",
            "/anmelden/zweiter-faktor" => "factor",
            "/mein/sicherheit/einrichten" => "set-up",
            _ => "on",
        }
        .to_owned();
    }
    response.status().as_u16().to_string()
}
