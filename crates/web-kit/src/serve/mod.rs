//! The server loop. `axum::serve` has no time limit for request heads, so half-sent requests would stay for ever.
//!
//! Four things keep slow or silent clients from hurting others: a head must arrive in time (for HTTP/1 by hyper's timer,
//! which does not cover the first bytes and HTTP/2: those by our own); a connection without a request is closed after a
//! while; the number of connections is capped; and at the cap the one that has waited longest for a request head makes
//! room, so that whoever sends a whole request is served.
mod body;
mod connection;
mod limits;
mod waiting;

use std::{io, sync::Arc, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};
use tokio::{net::TcpListener, sync::Semaphore, time::MissedTickBehavior};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

pub use limits::ServerLimits;

use crate::Metrics;
use connection::Connection;
use waiting::Waiting;

/// Serves `router` until `stop` is cancelled, then lets running requests finish within
/// [`ServerLimits::shutdown_grace`]. The peer's address is in `ConnectInfo<SocketAddr>`.
///
/// # Errors
/// When the listener cannot tell its address. Failing to accept is logged and tried again.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ServerLimits,
    stop: CancellationToken,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let most = limits::reachable(limits.max_connections);
    tracing::info!(%address, connections = most, "listening");
    let slots = Arc::new(Semaphore::new(most));
    let waiting = Arc::new(Waiting::default());
    let builder = Arc::new(builder(&limits));
    let tasks = TaskTracker::new();
    let kill = CancellationToken::new();
    let upkeep = tokio::spawn(upkeep(stop.clone()));

    loop {
        let (stream, peer) = tokio::select! {
            () = stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(err) => {
                    after_failed_accept(&err, &waiting).await;
                    continue;
                }
            },
        };
        if slots.available_permits() == 0 {
            waiting.close_oldest();
        }
        // Nobody closes the slots, so only a stop ends the wait without one.
        let Some(Ok(slot)) = stop.run_until_cancelled(Arc::clone(&slots).acquire_owned()).await else {
            break;
        };
        // Small answers must not wait for more to send (Nagle's algorithm, RFC 896).
        let _ = stream.set_nodelay(true);
        let connection = Connection::new(peer, Arc::clone(&waiting), kill.child_token());
        let run = connection.run(stream, router.clone(), Arc::clone(&builder), limits.clone(), stop.clone());
        tasks.spawn(async move {
            run.await;
            drop(slot);
        });
    }

    drop(listener);
    tasks.close();
    let open = tasks.len();
    if tokio::time::timeout(limits.shutdown_grace, tasks.wait()).await.is_err() {
        tracing::warn!(connections = tasks.len(), "closing connections that did not finish in time");
        kill.cancel();
        tasks.wait().await;
    }
    upkeep.abort();
    tracing::info!(%address, connections = open, "stopped listening");
    Ok(())
}

fn builder(limits: &ServerLimits) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_read_timeout)
        .max_headers(limits.max_headers)
        // The head must fit into the buffer; a longer one is answered with 431 (RFC 6585, section 5).
        .max_buf_size(limits.max_header_bytes);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(limits.http2_streams)
        .max_header_list_size(u32::try_from(limits.max_header_bytes).unwrap_or(u32::MAX))
        // Streams that are opened and reset at once cost us work and the client nothing (CVE-2023-44487).
        .max_pending_accept_reset_streams(20)
        .keep_alive_interval(limits.idle_timeout / 2)
        .keep_alive_timeout(limits.header_read_timeout);
    builder
}

/// A client that is gone already is nothing; a lack of files or memory passes when somebody leaves.
async fn after_failed_accept(err: &io::Error, waiting: &Waiting) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(err.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        return;
    }
    tracing::error!(error = %err, "cannot accept connections");
    waiting.close_oldest();
    tokio::time::sleep(Duration::from_millis(50)).await;
}

async fn upkeep(stop: CancellationToken) {
    let mut ticks = tokio::time::interval(Duration::from_secs(5));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        Metrics::upkeep();
    }
}

#[cfg(test)]
mod tests;
