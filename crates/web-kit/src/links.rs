//! `Link` headers (RFC 8288).
use axum::http::{HeaderValue, Uri};

/// The links of one page of a list: first and next, with the query as it was asked.
///
/// The targets are relative references, resolved against the address that was asked for (RFC 8288, section 3.1), so
/// that they are right behind any proxy.
#[derive(Debug, Clone)]
pub struct Links {
    path: String,
    pairs: Vec<(String, String)>,
    next: Option<String>,
}

impl Links {
    /// For the address that the client asked for (`OriginalUri`, where routers are nested).
    pub fn new(uri: &Uri) -> Self {
        let query = uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes())
            .filter(|(name, _)| name != "after")
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        Self { path: uri.path().to_owned(), pairs, next: None }
    }

    /// With the marker of the next page, where there is one.
    #[must_use]
    pub fn next(mut self, after: Option<&str>) -> Self {
        self.next = after.map(str::to_owned);
        self
    }

    /// The value of the header; absent where it cannot be written as one.
    pub fn header(&self) -> Option<HeaderValue> {
        let mut links = vec![format!("<{}>; rel=\"first\"", self.target(None))];
        if let Some(after) = &self.next {
            links.push(format!("<{}>; rel=\"next\"", self.target(Some(after))));
        }
        HeaderValue::from_str(&links.join(", ")).ok()
    }

    fn target(&self, after: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        if let Some(after) = after {
            query.append_pair("after", after);
        }
        let query = query.finish();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }
}

#[cfg(test)]
mod tests {
    use super::Links;

    #[test]
    fn the_query_is_kept_and_the_marker_replaced() {
        let uri = "/api/v1/search?q=B%C3%A4cker+%3Ein&kind=a&kind=b&after=old".parse().unwrap();
        let header = Links::new(&uri).next(Some("n e=w")).header().unwrap();
        assert_eq!(
            header.to_str().unwrap(),
            "</api/v1/search?q=B%C3%A4cker+%3Ein&kind=a&kind=b>; rel=\"first\", \
             </api/v1/search?q=B%C3%A4cker+%3Ein&kind=a&kind=b&after=n+e%3Dw>; rel=\"next\""
        );
    }

    #[test]
    fn the_last_page_has_no_next() {
        let header = Links::new(&"/api/v1/clusters?after=x".parse().unwrap()).next(None).header().unwrap();
        assert_eq!(header, "</api/v1/clusters>; rel=\"first\"");
    }
}
