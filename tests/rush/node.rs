//! The real binary as a process of its own, to be killed and started again on the same port.
use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use lotse_tests::{Backend, TestDatabase};

/// The name under which the node speaks; tokens carry it.
pub(crate) const PUBLIC_URL: &str = "http://lotse.test";

pub(crate) struct Node {
    child: Child,
    pub(crate) address: String,
}

/// A port that was free a moment ago: the node comes back on the same one.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port()
}

fn binary() -> PathBuf {
    let here = std::env::current_exe().expect("this test");
    here.parent().and_then(Path::parent).expect("the folder of programs").join("lotse")
}

impl Node {
    pub(crate) fn start(test: &TestDatabase, backend: Backend, port: u16) -> Self {
        let mut command = Command::new(binary());
        command
            .arg("--data-dir")
            .arg(test.dir.path())
            .args(["serve", "--roles", "web", "--listen", &format!("127.0.0.1:{port}")])
            .env("LOTSE__HTTP__PUBLIC_URL", PUBLIC_URL)
            .env("LOTSE__LOG__FILTER", "error")
            .stdout(Stdio::piped());
        if backend == Backend::Postgres {
            command.env("LOTSE__DATABASE__URL", &test.url);
        }
        let mut child = command.spawn().expect("lotse runs");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let ready = lines.by_ref().map_while(Result::ok).any(|line| line.starts_with("Lotse is ready"));
        assert!(ready, "the server has ended");
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: format!("127.0.0.1:{port}") }
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
