//! A Meilisearch, asked over HTTP as its documentation says.
//!
//! Everything is left as it comes (typing errors forgiven, all beginnings found, words dropped from the end while too little is found)
//! but for the language, which is said to be German. Totals are its estimates, which it recommends.
mod process;

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Client, Found, Peer, Posting, Wanted};
use crate::bench::{http::Connection, node};

/// An index of its own, which goes at the end.
const INDEX: &str = "lotse-bench";
const FACETS: [&str; 6] = ["kind", "area", "qualification", "start_year", "state", "company_slug"];
/// Between two looks at whether a task is done.
const PAUSE: Duration = Duration::from_millis(50);

pub(in crate::bench) struct Meilisearch {
    server: Server,
    /// Its process, where it runs on this machine.
    process: Option<u32>,
    docs: usize,
}

#[derive(Debug, Clone)]
struct Server {
    address: String,
    key: Option<String>,
}

impl Meilisearch {
    /// `docs` will be added.
    pub(in crate::bench) async fn open(url: &str, docs: usize) -> Result<Self> {
        let address = url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
        let address = address.filter(|rest| rest.contains(':') && !rest.contains('/'));
        let address =
            address.context("--meilisearch takes an address such as http://127.0.0.1:7700")?.to_owned();
        let server = Server { address, key: std::env::var("MEILI_MASTER_KEY").ok() };
        let (status, answer) = server.call("GET", &format!("/indexes/{INDEX}"), None).await?;
        match status {
            404 => {}
            200 => bail!("the Meilisearch has an index {INDEX} already"),
            _ => bail!("the Meilisearch answers with {status}: {answer}"),
        }
        let process = process::listening_at(&server.address);
        if process.is_none() {
            tracing::warn!("the Meilisearch runs elsewhere, so its CPU time is not measured");
        }
        Ok(Self { server, process, docs })
    }

    /// Waits for a task; those before it are done then, too.
    async fn done(&self, task: &Value) -> Result<()> {
        let task = task["taskUid"].as_u64().context("no task")?;
        loop {
            let (_, state) = self.server.call("GET", &format!("/tasks/{task}"), None).await?;
            match state["status"].as_str() {
                Some("succeeded") => return Ok(()),
                Some("enqueued" | "processing") => tokio::time::sleep(PAUSE).await,
                _ => bail!("a task of the Meilisearch has failed: {state}"),
            }
        }
    }
}

impl Server {
    /// The answer, which must be a good one.
    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let (status, answer) = self.call(method, path, body).await?;
        ensure!((200..300).contains(&status), "{method} {path} was answered with {status}: {answer}");
        Ok(answer)
    }

    /// Over a connection of its own: between two of these calls the server may have closed it.
    async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value)> {
        let request = self.request(method, path, body);
        let mut connection = Connection::open(&self.address).await?;
        let (status, body) = connection.call(&request).await?;
        Ok((status, serde_json::from_slice(body).context("the Meilisearch does not answer in JSON")?))
    }

    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Vec<u8> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let key = self.key.as_ref().map(|key| format!("Authorization: Bearer {key}\r\n")).unwrap_or_default();
        let (host, length) = (&self.address, body.len());
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{key}Content-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        )
        .into_bytes()
    }
}

fn settings(docs: usize) -> Value {
    json!({
        "searchableAttributes": ["title", "occupation", "company", "text"],
        "filterableAttributes": FACETS.iter().chain(&["_geo"]).collect::<Vec<_>>(),
        "sortableAttributes": ["published", "_geo"],
        "displayedAttributes": ["id", "card"],
        "localizedAttributes": [{ "attributePatterns": ["*"], "locales": ["deu"] }],
        "faceting": { "maxValuesPerFacet": 20, "sortFacetValuesBy": { "*": "count" } },
        "pagination": { "maxTotalHits": docs.max(1_000) },
    })
}

impl Peer for Meilisearch {
    const NAME: &'static str = "meilisearch";
    type Client = Asker;

    async fn prepare(&self) -> Result<()> {
        let index = json!({ "uid": INDEX, "primaryKey": "id" });
        let task = self.server.ask("POST", "/indexes", Some(&index)).await?;
        self.done(&task).await?;
        let path = format!("/indexes/{INDEX}/settings");
        let task = self.server.ask("PATCH", &path, Some(&settings(self.docs))).await?;
        self.done(&task).await
    }

    async fn add(&self, postings: &[Posting]) -> Result<()> {
        let documents: Vec<Value> = postings.iter().map(document).collect();
        let path = format!("/indexes/{INDEX}/documents");
        self.server.ask("POST", &path, Some(&Value::Array(documents))).await?;
        Ok(())
    }

    /// Documents wait in a queue, from which it takes many at a time.
    async fn finish(&self) -> Result<()> {
        loop {
            let open = self.count("enqueued,processing").await?;
            if open == 0 {
                break;
            }
            tokio::time::sleep(PAUSE).await;
        }
        let failed = self.count("failed,canceled").await?;
        ensure!(failed == 0, "{failed} tasks of the Meilisearch have failed");
        Ok(())
    }

    async fn client(&self) -> Result<Asker> {
        Ok(Asker { connection: Connection::open(&self.server.address).await?, server: self.server.clone() })
    }

    fn cpu(&self) -> Result<Option<Duration>> {
        self.process.map(node::process_cpu).transpose()
    }

    /// Of everything that it holds.
    async fn bytes(&self) -> Result<u64> {
        let (_, stats) = self.server.call("GET", "/stats", None).await?;
        stats["databaseSize"].as_u64().context("the Meilisearch does not say how much it holds")
    }

    async fn remove(&self) -> Result<()> {
        let task = self.server.ask("DELETE", &format!("/indexes/{INDEX}"), None).await?;
        self.done(&task).await
    }
}

impl Meilisearch {
    /// Tasks of our index in one of these states.
    async fn count(&self, states: &str) -> Result<u64> {
        let path = format!("/tasks?indexUids={INDEX}&statuses={states}&limit=1");
        let (_, tasks) = self.server.call("GET", &path, None).await?;
        tasks["total"].as_u64().with_context(|| format!("these are no tasks: {tasks}"))
    }
}

fn document(posting: &Posting) -> Value {
    let mut document = posting.json();
    if let (Some((latitude, longitude)), Some(document)) = (posting.position, document.as_object_mut()) {
        document.insert("_geo".into(), json!({ "lat": latitude, "lng": longitude }));
    }
    document
}

/// The body of a search.
fn search(query: &Wanted<'_>) -> Value {
    let Wanted { q, near, kinds, areas, by_distance, limit } = query;
    let any = |name: &str, words: Vec<&str>| -> Option<Value> {
        let each: Vec<String> = words.iter().map(|word| format!("{name} = {word}")).collect();
        (!each.is_empty()).then(|| json!(each))
    };
    let mut filter: Vec<Value> = Vec::new();
    filter.extend(any("kind", kinds.iter().map(|kind| kind.as_str()).collect()));
    filter.extend(any("area", areas.iter().map(|area| area.as_str()).collect()));
    let mut sort: Vec<String> = Vec::new();
    if let Some(near) = near {
        let (latitude, longitude, metres) = (near.latitude, near.longitude, near.radius_km * 1e3);
        filter.push(json!(format!("_geoRadius({latitude}, {longitude}, {metres})")));
        if *by_distance {
            sort.push(format!("_geoPoint({latitude}, {longitude}):asc"));
        }
    }
    if q.is_empty() && sort.is_empty() {
        sort.push("published:desc".into());
    }
    json!({ "q": q, "limit": limit, "filter": filter, "sort": sort, "facets": FACETS, "locales": ["deu"] })
}

/// A connection that asks.
pub(in crate::bench) struct Asker {
    connection: Connection,
    server: Server,
}

impl Client for Asker {
    type Reply = Vec<u8>;

    async fn ask(&mut self, query: &Wanted<'_>) -> Result<Option<Vec<u8>>> {
        let request = self.server.request("POST", &format!("/indexes/{INDEX}/search"), Some(&search(query)));
        let (status, body) = self.connection.call(&request).await?;
        ensure!(status == 200, "a search was answered with {status}: {}", String::from_utf8_lossy(body));
        Ok(Some(body.to_vec()))
    }

    fn read(reply: &Vec<u8>) -> Result<Found> {
        let answer: Value = serde_json::from_slice(reply)?;
        let counts = answer["facetDistribution"].as_object().context("an answer without counts")?;
        Ok(Found {
            total: answer["estimatedTotalHits"].as_u64().context("an answer without a total")?,
            cards: answer["hits"].as_array().map_or(0, Vec::len),
            counts: counts.values().filter_map(Value::as_object).map(serde_json::Map::len).sum(),
        })
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::{occupation::Area, vacancy::Kind};
    use lotse_search::Near;
    use serde_json::json;

    use super::{Asker, Client, Found, Server, Wanted, search};

    #[test]
    fn a_search_is_written_as_documented() {
        let near = Near { label: "Lübeck".into(), latitude: 53.86, longitude: 10.69, radius_km: 25.0 };
        let wanted = Wanted {
            q: "koch",
            near: Some(&near),
            kinds: &[Kind::Apprenticeship],
            areas: &[Area::Metal, Area::Electrical],
            by_distance: true,
            limit: 20,
        };
        let body = search(&wanted);
        assert_eq!(
            body["filter"],
            json!([
                ["kind = apprenticeship"],
                ["area = metal", "area = electrical"],
                "_geoRadius(53.86, 10.69, 25000)"
            ])
        );
        assert_eq!(body["sort"], json!(["_geoPoint(53.86, 10.69):asc"]));
        assert_eq!((&body["q"], &body["limit"]), (&json!("koch"), &json!(20)));
    }

    #[test]
    fn a_request_says_its_key_and_the_bytes_of_its_body() {
        let server = Server { address: "127.0.0.1:7700".into(), key: Some("secret".into()) };
        let request =
            String::from_utf8(server.request("POST", "/indexes", Some(&json!({ "q": "Bäcker" })))).unwrap();
        assert!(request.contains("\r\nAuthorization: Bearer secret\r\n"), "{request}");
        assert!(request.ends_with("\r\nContent-Length: 15\r\n\r\n{\"q\":\"Bäcker\"}"), "{request}");
        let without = Server { key: None, ..server }.request("GET", "/stats", None);
        assert!(!String::from_utf8(without).unwrap().contains("Authorization"));
    }

    #[test]
    fn an_answer_is_read_as_documented() {
        let answer = json!({
            "hits": [{ "id": "a", "card": "{}" }, { "id": "b", "card": "{}" }],
            "estimatedTotalHits": 66,
            "facetDistribution": { "kind": { "apprenticeship": 66 }, "state": { "SH": 60, "HH": 6 } },
        });
        let found = Asker::read(&answer.to_string().into_bytes()).unwrap();
        assert_eq!(found, Found { total: 66, cards: 2, counts: 3 });
        assert!(Asker::read(&b"{\"hits\":[]}".to_vec()).is_err());
    }
}
