//! A search over HTTP against the same query in process, and that against tantivy's own parts.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use lotse_domain::import::Outcome;
use lotse_search::{Follower, SearchIndex, plain};
use lotse_settings::Settings;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float, percentile},
    hostile, memory,
    node::{self, Node},
    queries::{BenchQuery, mix},
};
use crate::database;

const QUERIES: usize = 2_000;
/// CPU time is counted in ticks of 10 ms, so all queries are asked several times.
const ROUNDS: usize = 3;
const CLIENTS: usize = 16;

pub(super) async fn run(settings: &Settings, call: &BenchCall) -> Result<Figures> {
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

fn each(spent: Duration, count: usize) -> f64 {
    spent.as_secs_f64() * 1e3 / float(count)
}

fn in_process(index: &SearchIndex, queries: &[BenchQuery]) -> Result<Vec<Duration>> {
    queries
        .iter()
        .map(|one| {
            let start = Instant::now();
            index.search(&one.query)?;
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

/// One connection that asks one query after the other. (HTTP/1.1 by hand: a client library's own time would be
/// measured too.)
async fn one_client(
    address: &str,
    queries: &[BenchQuery],
    which: std::ops::Range<usize>,
) -> Result<Vec<Duration>> {
    let mut stream = BufReader::new(TcpStream::connect(address).await?);
    stream.get_ref().set_nodelay(true)?;
    let mut times = Vec::with_capacity(which.len());
    let mut body = Vec::new();
    for n in which {
        let path = &queries[n % queries.len()].path;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\n\r\n");
        let start = Instant::now();
        stream.get_mut().write_all(request.as_bytes()).await?;
        let length = head(&mut stream, path).await?;
        body.resize(length, 0);
        stream.read_exact(&mut body).await?;
        times.push(start.elapsed());
    }
    Ok(times)
}

/// Reads status and headers; the length of the body.
async fn head(stream: &mut BufReader<TcpStream>, path: &str) -> Result<usize> {
    let mut line = String::new();
    let mut length = None;
    let mut first = true;
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        if first && !line.starts_with("HTTP/1.1 200") {
            bail!("{path} was answered with {}", line.trim_end());
        }
        first = false;
        if line == "\r\n" {
            return length.context("an answer without a length");
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse()?);
        }
    }
}
