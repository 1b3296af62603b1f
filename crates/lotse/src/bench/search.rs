//! A search over HTTP against the same query in process, and that against tantivy's own parts.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use lotse_domain::{clock::SystemClock, import::Outcome};
use lotse_search::{SearchIndex, plain};
use lotse_settings::Settings;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use super::{
    BenchCall,
    corpus::Corpus,
    figures::{Figures, float, percentile},
    memory,
    queries::{BenchQuery, mix},
};
use crate::{database, server};

const QUERIES: usize = 2_000;
const CLIENTS: usize = 16;

pub(super) async fn run(settings: &Settings, call: &BenchCall) -> Result<Figures> {
    let corpus = Corpus::empty(settings, call).await?;
    corpus.import(call.docs, &Outcome::Created).await?;
    let clock = Arc::new(SystemClock);
    let running = server::start_on(&corpus.settings, corpus.db.clone(), clock, server::Roles::WEB).await?;
    let queries = Arc::new(mix(QUERIES, &*database::gazetteer(&corpus.db).await?));
    let index = running.index.clone();

    let mut figures = Figures::default();
    figures.count("documents", call.docs);
    figures.count("queries", QUERIES);
    // Once through everything first, so that nobody pays for a cold cache.
    in_process(&index, &queries)?;
    let mut engine = in_process(&index, &queries)?;
    figures.latencies("in_process", &mut engine);
    let mut plain = library_parts(&index, &queries)?;
    figures.latencies("plain_tantivy", &mut plain);

    let address = running.address.to_string();
    one_client(&address, &queries, 0..QUERIES).await?;
    let mut http = one_client(&address, &queries, 0..QUERIES).await?;
    figures.latencies("http_1_client", &mut http);

    let start = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|n| {
            let (address, queries) = (address.clone(), queries.clone());
            tokio::spawn(async move { one_client(&address, &queries, n * 100..n * 100 + QUERIES).await })
        })
        .collect();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await??);
    }
    figures.add("http_16_clients_per_s", float(times.len()) / start.elapsed().as_secs_f64());
    figures.latencies("http_16_clients", &mut times);

    for (label, share) in [("p50", 0.50), ("p95", 0.95)] {
        let limit = percentile(&mut engine, share).as_secs_f64();
        figures.add(format!("ratio_to_limit_{label}"), percentile(&mut http, share).as_secs_f64() / limit);
        figures
            .add(format!("speedup_over_plain_{label}"), percentile(&mut plain, share).as_secs_f64() / limit);
    }
    figures.add("index_mib", memory::folder_mib(&corpus.settings.index_dir()));
    if let Some(peak) = memory::peak_mib() {
        figures.add("peak_memory_mib", peak);
    }
    running.stop().await?;
    Ok(figures)
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
