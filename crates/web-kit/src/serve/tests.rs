use std::{net::SocketAddr, time::Duration};

use axum::{Router, extract::ConnectInfo, routing::get};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

use super::{ServerLimits, serve};

struct Running {
    address: SocketAddr,
    stop: CancellationToken,
    task: JoinHandle<std::io::Result<()>>,
}

/// A server with short times, so that what takes ten seconds takes a fifth of one.
async fn start(limits: ServerLimits) -> Running {
    async fn slow() -> &'static str {
        tokio::time::sleep(Duration::from_millis(300)).await;
        "slow"
    }
    let router = Router::new()
        .route("/", get(|ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.ip().to_string() }))
        .route("/slow", get(slow));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let task = tokio::spawn(serve(listener, router, limits, stop.clone()));
    Running { address, stop, task }
}

fn short() -> ServerLimits {
    ServerLimits {
        header_read_timeout: Duration::from_millis(200),
        idle_timeout: Duration::from_millis(400),
        ..ServerLimits::default()
    }
}

async fn begin(address: SocketAddr, sent: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent).await.unwrap();
    stream
}

/// What comes until the server closes; fails if it never does.
async fn until_closed(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    let _ = tokio::time::timeout(Duration::from_secs(10), read).await.expect("the server closes");
    String::from_utf8_lossy(&bytes).into_owned()
}

const WHOLE: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn a_whole_request_is_answered_and_knows_its_peer() {
    let server = start(short()).await;
    let answer = until_closed(begin(server.address, WHOLE).await).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
}

#[tokio::test]
async fn whatever_is_not_sent_whole_is_closed() {
    let server = start(short()).await;
    let halves: [&[u8]; 6] = [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nhost: x\r\n",
        // Beginnings of HTTP/2, which no timer of hyper covers.
        b"PRI * HT",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0",
    ];
    for half in halves {
        let stream = begin(server.address, half).await;
        until_closed(stream).await;
    }
}

#[tokio::test]
async fn a_kept_connection_without_requests_is_closed() {
    let server = start(short()).await;
    let answer = until_closed(begin(server.address, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await).await;
    assert!(answer.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused() {
    let server = start(short()).await;
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nlong: {}\r\n\r\n", "x".repeat(20_000));
    assert!(until_closed(begin(server.address, long.as_bytes()).await).await.starts_with("HTTP/1.1 431"));
    let many = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "n: 1\r\n".repeat(100));
    assert!(until_closed(begin(server.address, many.as_bytes()).await).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn half_sent_requests_at_the_cap_make_room_for_whole_ones() {
    let limits = ServerLimits {
        max_connections: 50,
        header_read_timeout: Duration::from_mins(5),
        ..ServerLimits::default()
    };
    let server = start(limits).await;
    let mut halves = Vec::new();
    for _ in 0..200 {
        halves.push(begin(server.address, b"GET / HTTP/1.1\r\nhost: x\r\n").await);
    }
    for _ in 0..100 {
        let answer = until_closed(begin(server.address, WHOLE).await).await;
        assert!(answer.starts_with("HTTP/1.1 200"));
    }
}

#[tokio::test]
async fn a_stopping_server_finishes_what_runs_and_takes_nothing_new() {
    let server = start(ServerLimits::default()).await;
    let idle = begin(server.address, b"").await;
    let running = begin(server.address, b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.cancel();
    assert!(until_closed(running).await.ends_with("slow"));
    until_closed(idle).await;
    server.task.await.unwrap().unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn a_stopping_server_does_not_wait_for_ever() {
    let limits = ServerLimits { shutdown_grace: Duration::from_millis(50), ..ServerLimits::default() };
    let server = start(limits).await;
    let running = begin(server.address, b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.cancel();
    server.task.await.unwrap().unwrap();
    assert_eq!(until_closed(running).await, "");
}
