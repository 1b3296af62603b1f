use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, response::Response};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use tokio::{net::TcpStream, time::Instant};
use tokio_util::sync::CancellationToken;
use tower::Service;

use super::{
    ServerLimits,
    body::Counted,
    waiting::{Ticket, Waiting},
};

/// How long a connection without a request is kept when the server stops.
const PARTING: Duration = Duration::from_secs(1);

/// One client's connection: what it is doing, so that it can be closed when it does nothing.
#[derive(Debug)]
pub(super) struct Connection {
    peer: SocketAddr,
    waiting: Arc<Waiting>,
    close: CancellationToken,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    /// No request since then.
    Waiting {
        since: Instant,
        ticket: Ticket,
        served: bool,
    },
    /// So many requests at the moment.
    Busy(usize),
    Gone,
}

impl Connection {
    pub(super) fn new(peer: SocketAddr, waiting: Arc<Waiting>, close: CancellationToken) -> Arc<Self> {
        let ticket = waiting.enter(close.clone());
        let state = Mutex::new(State::Waiting { since: Instant::now(), ticket, served: false });
        Arc::new(Self { peer, waiting, close, state })
    }

    /// Serves the connection until either side closes it.
    pub(super) async fn run(
        self: Arc<Self>,
        stream: TcpStream,
        router: Router,
        builder: Arc<Builder<TokioExecutor>>,
        limits: ServerLimits,
        stop: CancellationToken,
    ) {
        let service = service_fn(|request: Request<Incoming>| {
            let busy = Busy::with(Arc::clone(&self));
            answer(router.clone(), request, self.peer, busy)
        });
        let mut serving = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let mut parting = None;
        loop {
            let deadline = self.deadline(&limits, parting);
            tokio::select! {
                // What clients do wrong on the wire is theirs; it is counted nowhere and logged only for debugging.
                ended = serving.as_mut() => {
                    if let Err(error) = ended {
                        tracing::debug!(error, "connection broken off");
                    }
                    break;
                }
                () = self.close.cancelled() => break,
                () = stop.cancelled(), if parting.is_none() => {
                    parting = Some(Instant::now() + PARTING);
                    serving.as_mut().graceful_shutdown();
                }
                () = tokio::time::sleep_until(deadline) => {
                    if self.deadline(&limits, parting) <= Instant::now() {
                        break;
                    }
                }
            }
        }
        self.leave();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when the connection may stay without a request; a busy one is looked at again later.
    fn deadline(&self, limits: &ServerLimits, parting: Option<Instant>) -> Instant {
        let usual = match *self.lock() {
            State::Waiting { since, served, .. } => {
                since + if served { limits.idle_timeout } else { limits.header_read_timeout }
            }
            State::Busy(_) | State::Gone => return Instant::now() + limits.header_read_timeout.min(PARTING),
        };
        parting.map_or(usual, |parting| parting.min(usual))
    }

    fn leave(&self) {
        if let State::Waiting { ticket, .. } = std::mem::replace(&mut *self.lock(), State::Gone) {
            self.waiting.leave(ticket);
        }
    }

    fn occupy(&self) {
        let mut state = self.lock();
        match *state {
            State::Waiting { ticket, .. } => {
                self.waiting.leave(ticket);
                *state = State::Busy(1);
            }
            State::Busy(ref mut requests) => *requests += 1,
            State::Gone => {}
        }
    }

    fn end(&self) {
        let mut state = self.lock();
        match *state {
            State::Busy(1) => {
                let ticket = self.waiting.enter(self.close.clone());
                *state = State::Waiting { since: Instant::now(), ticket, served: true };
            }
            State::Busy(ref mut requests) => *requests -= 1,
            State::Waiting { .. } | State::Gone => {}
        }
    }
}

/// Lives from the end of a request's head to the end of its answer.
#[derive(Debug)]
pub(super) struct Busy(Arc<Connection>);

impl Busy {
    fn with(connection: Arc<Connection>) -> Self {
        connection.occupy();
        Self(connection)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.end();
    }
}

async fn answer(
    mut router: Router,
    request: Request<Incoming>,
    peer: SocketAddr,
    busy: Busy,
) -> Result<Response<Counted>, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    // A router is always ready.
    let response: Response = router.call(request).await?;
    Ok(response.map(|body| Counted::new(body, busy)))
}
