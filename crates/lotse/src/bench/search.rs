//! A search over HTTP against the same query in process, and that against tantivy's own parts.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use lotse_domain::import::Outcome;
use lotse_search::{Follower, SearchIndex, plain};
use lotse_settings::Settings;

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float, percentile},
    hostile,
    http::Connection,
    memory,
    node::{self, Node},
    peers::{self, Meilisearch, Ours, Postgres},
    queries::{BenchQuery, mix},
};
use crate::database;

const QUERIES: usize = 2_000;
/// CPU time is counted in ticks of 10 ms, so all queries are asked several times.
const ROUNDS: usize = 3;
pub(super) const CLIENTS: usize = 16;

#[derive(Debug, Args)]
pub(crate) struct SearchCall {
    #[command(flatten)]
    pub bench: BenchCall,
    /// Put the same postings and queries to a Meilisearch too, such as `http://127.0.0.1:7700`. Its key is taken from `MEILI_MASTER_KEY`.
    #[arg(long, value_name = "URL")]
    meilisearch: Option<String>,
}

pub(super) async fn run(settings: &Settings, call: &SearchCall) -> Result<Figures> {
    let SearchCall { bench: call, meilisearch } = call;
    // First of all, so that nobody waits for a corpus in vain.
    let meilisearch = match meilisearch {
        Some(url) => Some(Meilisearch::open(url, call.docs).await?),
        None => None,
    };
    let corpus = Corpus::empty(settings, call).await?;
    corpus.import(call.docs, &Outcome::Created).await?;
    let mut figures = Figures::default();
    figures.count("documents", call.docs);
    figures.count("queries", QUERIES);
    index(&corpus, call.docs, &mut figures).await?;

    let gazetteer = database::gazetteer(&corpus.db).await?;
    let queries = Arc::new(mix(QUERIES, &gazetteer));
    let postmaster = node::postmaster(&corpus.db).await?;
    let read = SearchIndex::open_for_reading(&corpus.settings.index_dir())?;
    // Once through everything first, so that nobody pays for a cold cache.
    in_process(&read, &queries)?;
    let (mut engine, engine_cpu) = timed(postmaster, || in_process(&read, &queries))?;
    figures.latencies("in_process", &mut engine);
    figures.add("in_process_cpu_ms", engine_cpu);
    let (mut plain, plain_cpu) = timed(postmaster, || library_parts(&read, &queries))?;
    figures.latencies("plain_tantivy", &mut plain);
    figures.add("plain_tantivy_cpu_ms", plain_cpu);
    hostile::measure(&read, &gazetteer, &mut figures)?;
    drop(read);

    let start = Instant::now();
    let server = Node::start(&corpus.settings, &corpus.db, call.postgres.as_deref()).await?;
    one_client(&server.address, &queries, 0..1).await?;
    figures.add("start_to_first_answer_s", start.elapsed().as_secs_f64());
    one_client(&server.address, &queries, 0..QUERIES).await?;
    let cpu = server.cpu()?;
    let (start, mut http) = (Instant::now(), Vec::new());
    for _ in 0..ROUNDS {
        http.extend(one_client(&server.address, &queries, 0..QUERIES).await?);
    }
    let http_cpu = each(server.cpu()?.saturating_sub(cpu), http.len());
    figures.add("http_1_client_per_s", float(http.len()) / start.elapsed().as_secs_f64());
    figures.latencies("http_1_client", &mut http);
    figures.add("http_1_client_cpu_ms", http_cpu);
    many_clients(&server, &queries, &mut figures).await?;

    for (label, share) in [("p50", 0.50), ("p95", 0.95)] {
        let limit = percentile(&mut engine, share).as_secs_f64();
        figures.add(format!("ratio_to_limit_{label}"), percentile(&mut http, share).as_secs_f64() / limit);
        figures
            .add(format!("speedup_over_plain_{label}"), percentile(&mut plain, share).as_secs_f64() / limit);
    }
    figures.add("ratio_to_limit_cpu", http_cpu / engine_cpu);
    figures.add("speedup_over_plain", plain_cpu / engine_cpu);
    figures.add("index_mib", memory::folder_mib(&corpus.settings.index_dir()));
    if let Some(peak) = server.peak_mib() {
        figures.add("server_peak_memory_mib", peak);
    }
    let ours = Ours::new(&corpus.db, &server, &queries, &corpus.settings.index_dir())?;
    if let Some(url) = &call.postgres {
        let peer = Postgres::open(url, postmaster).await?;
        peer.tell(&mut figures);
        peers::measure(&peer, &ours, &mut figures).await?;
    }
    if let Some(meilisearch) = &meilisearch {
        peers::measure(meilisearch, &ours, &mut figures).await?;
    }
    Ok(figures)
}

/// Indexing everything that is stored.
async fn index(corpus: &Corpus, docs: usize, figures: &mut Figures) -> Result<()> {
    let opened = SearchIndex::open(&corpus.settings.index_dir())?;
    let mut follower = Follower::new(opened.index, corpus.db.clone())?.context("the index is held")?;
    let (start, cpu) = (Instant::now(), node::own_cpu(None)?);
    follower.catch_up(|_| ()).await?;
    figures.add("indexed_per_s", float(docs) / start.elapsed().as_secs_f64());
    // With reading the rows.
    let cpu = node::own_cpu(None)?.saturating_sub(cpu);
    figures.add("indexed_per_cpu_s", float(docs) / cpu.as_secs_f64());
    Ok(())
}

/// Everybody at once.
async fn many_clients(server: &Node, queries: &Arc<Vec<BenchQuery>>, figures: &mut Figures) -> Result<()> {
    let (start, cpu) = (Instant::now(), server.cpu()?);
    let clients: Vec<_> = (0..CLIENTS)
        .map(|n| {
            let (address, queries) = (server.address.clone(), queries.clone());
            tokio::spawn(async move { one_client(&address, &queries, n * 100..n * 100 + QUERIES).await })
        })
        .collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await??);
    }
    figures.add("http_16_clients_per_s", float(times.len()) / start.elapsed().as_secs_f64());
    figures.add("http_16_clients_cpu_ms", each(server.cpu()?.saturating_sub(cpu), times.len()));
    figures.latencies("http_16_clients", &mut times);
    Ok(())
}

/// The times of several rounds, and the CPU time of each query in milliseconds.
fn timed(postmaster: Option<u32>, round: impl Fn() -> Result<Vec<Duration>>) -> Result<(Vec<Duration>, f64)> {
    let cpu = node::own_cpu(postmaster)?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        times.extend(round()?);
    }
    let spent = node::own_cpu(postmaster)?.saturating_sub(cpu);
    let each = each(spent, times.len());
    Ok((times, each))
}

pub(super) fn each(spent: Duration, count: usize) -> f64 {
    spent.as_secs_f64() * 1e3 / float(count)
}

/// All that a request asks of the index, so that what HTTP adds is the difference: other ways too, where nothing is found.
fn in_process(index: &SearchIndex, queries: &[BenchQuery]) -> Result<Vec<Duration>> {
    queries
        .iter()
        .map(|one| {
            let start = Instant::now();
            if index.ask(&one.query)?.total == 0 {
                index.alternatives(&one.query)?;
            }
            Ok(start.elapsed())
        })
        .collect()
}

fn library_parts(index: &SearchIndex, queries: &[BenchQuery]) -> Result<Vec<Duration>> {
    queries
        .iter()
        .map(|one| {
            let start = Instant::now();
            plain::count_and_top(index, &one.query)?;
            Ok(start.elapsed())
        })
        .collect()
}

/// One connection that asks one query after the other.
pub(super) async fn one_client(
    address: &str,
    queries: &[BenchQuery],
    which: impl IntoIterator<Item = usize>,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::new();
    for n in which {
        let path = &queries[n % queries.len()].path;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\n\r\n");
        let start = Instant::now();
        let (status, _) = connection.call(request.as_bytes()).await?;
        times.push(start.elapsed());
        ensure!(status == 200, "{path} was answered with {status}");
    }
    Ok(times)
}
