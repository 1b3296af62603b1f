use std::time::{Duration, Instant};
use axum::{Router, routing::get};
use lotse_web_kit::*;
use tokio::{io::*, net::*};
use tokio_util::sync::CancellationToken;
async fn p99(addr: std::net::SocketAddr) -> (Duration, Duration) {
    let mut t = Vec::new();
    for _ in 0..1000 {
        let s = Instant::now();
        let mut c = TcpStream::connect(addr).await.unwrap();
        c.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut b = String::new(); c.read_to_string(&mut b).await.unwrap();
        assert!(b.starts_with("HTTP/1.1 200"), "{b}");
        t.push(s.elapsed());
    }
    t.sort(); (t[500], t[990])
}
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn flood() {
    let l = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = l.local_addr().unwrap();
    let stop = CancellationToken::new();
    let app = harden(Router::new().route("/", get(|| async { "hi" })), &HttpSettings::default());
    tokio::spawn(serve(l, app, ServerLimits::default(), stop.clone()));
    println!("quiet {:?}", p99(addr).await);
    println!("quiet {:?}", p99(addr).await);
    let mut held = Vec::new();
    for i in 0..5000 {
        let mut c = TcpStream::connect(addr).await.unwrap();
        c.write_all([&b"GET / HTTP/1.1\r\nhost: x\r\n"[..], b"", b"PRI * H"][i % 3]).await.unwrap();
        held.push(c);
    }
    let s = Instant::now();
    println!("with 5000 {:?}", p99(addr).await);
    println!("with 5000 {:?}", p99(addr).await);
    for mut c in held { let mut b = Vec::new(); let _ = tokio::time::timeout(Duration::from_secs(20), c.read_to_end(&mut b)).await.unwrap(); }
    println!("all closed after {:?}", s.elapsed());
}
