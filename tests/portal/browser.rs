//! A browser without script: keeps cookies, reads pages, fills their forms in.
use std::collections::BTreeMap;

use lotse_tests::TestServer;
use reqwest::{RequestBuilder, Response, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

pub struct Browser<'a> {
    server: &'a TestServer,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    /// Where it leads, for an answer that leads on.
    pub to: String,
    pub page: String,
    pub headers: header::HeaderMap,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a TestServer) -> Self {
        Self { server, cookies: BTreeMap::new() }
    }

    /// The `Cookie` header.
    pub fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub async fn get(&mut self, path: &str) -> Seen {
        let request = self.server.http.get(format!("{}{path}", self.server.base));
        self.send(request).await
    }

    /// Opens a page and what it leads to, until one is drawn.
    pub async fn open(&mut self, path: &str) -> Seen {
        let mut seen = self.get(path).await;
        for _ in 0..5 {
            if seen.to.is_empty() {
                return seen;
            }
            seen = self.get(&seen.to.clone()).await;
        }
        panic!("{path} leads around in a circle");
    }

    /// Sends the form of a page that goes to `action`, with what it holds already and what is typed.
    pub async fn submit(&mut self, seen: &Seen, action: &str, typed: &[(&str, &str)]) -> Seen {
        let mut fields = fields_of(&seen.page, action);
        for (name, value) in typed {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        self.post(action, &fields).await
    }

    /// Sends exactly these fields.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Seen {
        let request = self.form(path, fields).header(header::ORIGIN, &self.server.base);
        self.send(request).await
    }

    /// A form that is not sent yet.
    pub fn form(&self, path: &str, fields: &[(String, String)]) -> RequestBuilder {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.server
            .http
            .post(format!("{}{path}", self.server.base))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body)
    }

    pub async fn send(&mut self, request: RequestBuilder) -> Seen {
        let response = request.header(header::COOKIE, self.cookie()).send().await.expect("an answer");
        self.keep(&response);
        let text = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        Seen {
            status: response.status(),
            to: text(header::LOCATION).unwrap_or_default(),
            headers: response.headers().clone(),
            page: response.text().await.expect("text"),
        }
    }

    fn keep(&mut self, response: &Response) {
        for set in response.headers().get_all(header::SET_COOKIE) {
            let (pair, rest) = set.to_str().unwrap().split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a cookie");
            assert!(rest.contains("HttpOnly") && rest.contains("SameSite=Lax") && rest.contains("Path=/"));
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// What the form holds: hidden fields, and boxes as they are.
pub fn fields_of(page: &str, action: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(page);
    let selector = Selector::parse(&format!("form[method=post][action='{action}']")).unwrap();
    let form = html.select(&selector).next().unwrap_or_else(|| panic!("no form to {action}: {page}"));
    let inputs = Selector::parse("input").unwrap();
    let held = |input: ElementRef| {
        let ticked = input.attr("type") != Some("checkbox") || input.attr("checked").is_some();
        let name = input.attr("name")?;
        ticked.then(|| (name.to_owned(), input.attr("value").unwrap_or_default().to_owned()))
    };
    form.select(&inputs).filter_map(held).collect()
}
