//! Peers: other search systems that are given the same postings and the same queries in the same run.
//!
//! Each answers a query with the total, 20 cards and the counts of kind, area, qualification, start year, state and company (the 20
//! most frequent values). Their counts are of what passes all filters, where ours are as if that one filter were not set: they are asked
//! for less than ours does, as the baseline of plain tantivy is.
mod meilisearch;
mod postgres;
mod posting;

use std::{
    future::Future,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use lotse_domain::{Db, occupation::Area, vacancy::Kind};
use lotse_search::{Near, SearchIndex, SearchQuery, Sort};

use super::{
    figures::{Figures, float, percentile},
    node::Node,
    queries::BenchQuery,
    search::{CLIENTS, each, one_client},
};
use crate::progress::Progress;
pub(super) use meilisearch::Meilisearch;
pub(super) use postgres::Postgres;
use posting::{Posting, Postings};

/// Postings that a peer is given at a time.
const BATCH: u64 = 1_000;
/// So long a peer is asked before anything is measured, then by one client, then by all of them: five minutes in all, for at a million
/// postings all queries would take one of them half an hour.
const BUDGETS: [Duration; 3] = [Duration::from_mins(1), Duration::from_mins(2), Duration::from_mins(2)];
/// CPU time is counted in ticks of 10 ms, so ours is taken over as many queries.
const QUERIES: usize = 6_000;
/// The order in which queries are asked: every so-many-th, so that any beginning of it is a mixture of all of them. Whatever divides the
/// length of the mixture must not divide this.
const STEP: usize = 787;

/// A search system that holds the postings.
pub(super) trait Peer {
    /// With which its figures begin.
    const NAME: &'static str;
    type Client: Client + 'static;

    async fn prepare(&self) -> Result<()>;

    async fn add(&self, postings: &[Posting]) -> Result<()>;

    /// All have been added: returns once they are found, and fast.
    async fn finish(&self) -> Result<()>;

    async fn client(&self) -> Result<Self::Client>;

    /// CPU time of the system so far; `None` where it cannot be told.
    fn cpu(&self) -> Result<Option<Duration>>;

    /// What it takes on the disk, in bytes.
    async fn bytes(&self) -> Result<u64>;

    /// Leaves it as it was found.
    async fn remove(&self) -> Result<()>;
}

/// One connection to a peer.
pub(super) trait Client: Send {
    type Reply: Send;

    /// `None` where the peer gave up.
    fn ask(&mut self, query: &Wanted<'_>) -> impl Future<Output = Result<Option<Self::Reply>>> + Send;

    /// What a reply says; its time is not measured.
    fn read(reply: &Self::Reply) -> Result<Found>;
}

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub total: u64,
    pub cards: usize,
    /// Values that have been counted, of all facets.
    pub counts: usize,
}

/// What the queries of the benchmark ask for.
#[derive(Debug)]
pub(super) struct Wanted<'q> {
    pub q: &'q str,
    pub near: Option<&'q Near>,
    pub kinds: &'q [Kind],
    pub areas: &'q [Area],
    pub by_distance: bool,
    pub limit: usize,
}

impl<'q> Wanted<'q> {
    /// An error where the query asks for more than peers are taught: they would be measured at something else.
    fn of(query: &'q SearchQuery) -> Result<Self> {
        let SearchQuery {
            q,
            near,
            kinds,
            areas,
            qualification,
            start_years,
            states,
            districts,
            company,
            cluster,
            occupation,
            sort,
            limit,
            after,
        } = query;
        let further = [company, cluster, occupation, after].iter().any(|one| one.is_some());
        let lists = !start_years.is_empty() || !states.is_empty() || !districts.is_empty();
        let by_distance = match sort {
            Sort::Relevance => false,
            Sort::Distance => near.is_some(),
            Sort::Newest | Sort::Start | Sort::Pay => bail!("no peer sorts so: {sort:?}"),
        };
        ensure!(!further && !lists && qualification.is_none(), "no peer is asked so: {query:?}");
        Ok(Self { q: q.trim(), near: near.as_ref(), kinds, areas, by_distance, limit: *limit })
    }
}

/// Lotse, with the same postings, waiting for queries.
pub(super) struct Ours<'s> {
    pub db: &'s Db,
    pub server: &'s Node,
    pub queries: &'s Arc<Vec<BenchQuery>>,
    /// How many postings each query finds.
    totals: Vec<u64>,
}

impl<'s> Ours<'s> {
    pub(super) fn new(
        db: &'s Db,
        server: &'s Node,
        queries: &'s Arc<Vec<BenchQuery>>,
        index: &Path,
    ) -> Result<Self> {
        let index = SearchIndex::open_for_reading(index)?;
        let totals = queries.iter().map(|one| Ok(index.search(&one.query)?.total)).collect::<Result<_>>()?;
        Ok(Self { db, server, queries, totals })
    }
}

/// Gives a peer all postings, asks it, and takes them away again, whatever went wrong between.
pub(super) async fn measure<P: Peer>(peer: &P, ours: &Ours<'_>, figures: &mut Figures) -> Result<()> {
    let measured = measured(peer, ours, figures).await.with_context(|| format!("{} as a peer", P::NAME));
    let removed = peer.remove().await;
    measured.and(removed)
}

async fn measured<P: Peer>(peer: &P, ours: &Ours<'_>, figures: &mut Figures) -> Result<()> {
    let name = P::NAME;
    peer.prepare().await?;
    load(peer, ours.db, figures).await?;
    let count = ours.queries.len();
    let order: Vec<usize> = (0..count).map(|n| n * STEP % count).collect();

    let mut client = peer.client().await?;
    check(&mut client, ours, &order, name, figures).await?;
    let (start, cpu) = (Instant::now(), peer.cpu()?);
    let mut round = ask(&mut client, ours.queries, &order, BUDGETS[1]).await?;
    let (took, spent) = (start.elapsed(), spent(cpu, peer.cpu()?));
    // The same queries, in the same minutes.
    let same: Vec<usize> = order[..round.times.len()].iter().copied().cycle().take(QUERIES).collect();
    let cpu = ours.server.cpu()?;
    let mut own = one_client(&ours.server.address, ours.queries, same.iter().copied()).await?;
    let own_cpu = each(ours.server.cpu()?.saturating_sub(cpu), own.len());

    figures.count(&format!("{name}_queries"), round.times.len());
    figures.add(format!("{name}_1_client_per_s"), float(round.times.len()) / took.as_secs_f64());
    figures.latencies(&format!("{name}_1_client"), &mut round.times);
    let all = everybody(peer, ours.queries, &order, figures).await?;
    figures.count(&format!("{name}_timeouts"), round.timeouts + all);
    for (label, share) in [("p50", 0.50), ("p95", 0.95)] {
        let ratio =
            percentile(&mut round.times, share).as_secs_f64() / percentile(&mut own, share).as_secs_f64();
        figures.add(format!("speedup_over_{name}_{label}"), ratio);
    }
    if let Some(spent) = spent {
        let cpu = each(spent, round.times.len());
        figures.add(format!("{name}_cpu_ms"), cpu);
        figures.add(format!("speedup_over_{name}_cpu"), cpu / own_cpu);
    }
    Ok(())
}

/// CPU time between two looks, where it can be told.
fn spent(before: Option<Duration>, after: Option<Duration>) -> Option<Duration> {
    Some(after?.saturating_sub(before?))
}

/// The time is the peer's, without reading the postings from our database.
async fn load<P: Peer>(peer: &P, db: &Db, figures: &mut Figures) -> Result<()> {
    let (name, empty) = (P::NAME, peer.bytes().await?);
    let (mut postings, mut spent, mut count) = (Postings::new(db, BATCH), Duration::ZERO, 0);
    let mut progress = Progress::new(name, None);
    while let Some(some) = postings.some().await? {
        let start = Instant::now();
        peer.add(&some).await?;
        spent += start.elapsed();
        count += some.len();
        progress.advance(some.len() as u64);
    }
    progress.finish();
    let start = Instant::now();
    peer.finish().await?;
    spent += start.elapsed();
    figures.count(&format!("{name}_documents"), count);
    figures.add(format!("{name}_indexed_per_s"), float(count) / spent.as_secs_f64());
    let bytes = usize::try_from(peer.bytes().await?.saturating_sub(empty))?;
    figures.add(format!("{name}_index_mib"), float(bytes) / 1_048_576.0);
    Ok(())
}

/// Once through the queries before anything is measured, so that nobody pays for a cold cache, and a look at what is answered: a peer
/// that finds nothing is fast.
async fn check<C: Client>(
    client: &mut C,
    ours: &Ours<'_>,
    order: &[usize],
    name: &str,
    figures: &mut Figures,
) -> Result<()> {
    let (start, mut looked, mut other) = (Instant::now(), 0, 0);
    let (mut nothing, mut nothing_of_ours) = (0, 0);
    for &at in order {
        if start.elapsed() > BUDGETS[0] {
            break;
        }
        let one = &ours.queries[at];
        let Some(reply) = client.ask(&Wanted::of(&one.query)?).await? else { continue };
        let found = C::read(&reply)?;
        looked += 1;
        nothing += usize::from(found.total == 0);
        if found.total > 0 {
            ensure!(found.cards > 0 && found.counts > 0, "{}: no cards or counts: {found:?}", one.path);
        }
        let total = ours.totals[at];
        nothing_of_ours += usize::from(total == 0);
        // How many there are without words is no matter of taste; circles are reckoned a little differently by everyone.
        let apart = found.total.abs_diff(total);
        other += usize::from(one.query.q.is_empty() && apart * 100 > total);
    }
    figures.count(&format!("{name}_looked_at"), looked);
    figures.count(&format!("{name}_found_nothing"), nothing);
    figures.count(&format!("{name}_found_nothing_by_lotse"), nothing_of_ours);
    figures.count(&format!("{name}_other_totals_without_words"), other);
    Ok(())
}

#[derive(Default)]
struct Round {
    times: Vec<Duration>,
    timeouts: usize,
}

/// One query after the other, until all were asked or the time is over.
async fn ask<C: Client>(
    client: &mut C,
    queries: &[BenchQuery],
    order: &[usize],
    budget: Duration,
) -> Result<Round> {
    let (start, mut round) = (Instant::now(), Round::default());
    for &at in order {
        if start.elapsed() > budget {
            break;
        }
        let wanted = Wanted::of(&queries[at].query)?;
        let begun = Instant::now();
        let reply = client.ask(&wanted).await?;
        round.times.push(begun.elapsed());
        round.timeouts += usize::from(reply.is_none());
    }
    Ok(round)
}

/// Everybody at once, each from another place of the order on; how many queries were given up.
async fn everybody<P: Peer>(
    peer: &P,
    queries: &Arc<Vec<BenchQuery>>,
    order: &[usize],
    figures: &mut Figures,
) -> Result<usize> {
    let mut clients = Vec::with_capacity(CLIENTS);
    for _ in 0..CLIENTS {
        clients.push(peer.client().await?);
    }
    let (start, cpu) = (Instant::now(), peer.cpu()?);
    let mut asking = Vec::with_capacity(CLIENTS);
    for (n, mut client) in clients.into_iter().enumerate() {
        let (queries, mut order) = (queries.clone(), order.to_vec());
        order.rotate_left(n * queries.len() / CLIENTS);
        asking.push(tokio::spawn(async move { ask(&mut client, &queries, &order, BUDGETS[2]).await }));
    }
    let mut all = Round::default();
    for one in asking {
        let round = one.await??;
        all.times.extend(round.times);
        all.timeouts += round.timeouts;
    }
    let name = P::NAME;
    figures.add(format!("{name}_16_clients_per_s"), float(all.times.len()) / start.elapsed().as_secs_f64());
    if let Some(spent) = spent(cpu, peer.cpu()?) {
        figures.add(format!("{name}_16_clients_cpu_ms"), each(spent, all.times.len()));
    }
    figures.latencies(&format!("{name}_16_clients"), &mut all.times);
    Ok(all.timeouts)
}
