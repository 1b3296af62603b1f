//! The real binary as a process of its own.
use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use lotse_tests::{Backend, TestDatabase};

fn binary() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    here.parent().and_then(Path::parent).unwrap().join("lotse")
}

/// A call of it on the database and in the folder of the test.
pub(crate) fn lotse(test: &TestDatabase, backend: Backend, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary());
    command
        .arg("--data-dir")
        .arg(test.dir.path())
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if backend == Backend::Postgres {
        command.env("LOTSE__DATABASE__URL", &test.url);
    }
    command
}

/// A process that goes on until it is killed, at the latest with the test.
pub(crate) struct Running {
    child: Child,
}

impl Running {
    pub(crate) fn start(test: &TestDatabase, backend: Backend, arguments: &[&str]) -> Self {
        let mut command = lotse(test, backend, arguments);
        let child = command.env("LOTSE__LOG__FILTER", "error").stderr(Stdio::inherit()).spawn();
        Self { child: child.expect("lotse runs") }
    }

    /// Waits until it says a line that begins so; the rest of that line.
    pub(crate) fn says(&mut self, beginning: &str) -> String {
        let mut lines = BufReader::new(self.child.stdout.take().expect("its output")).lines();
        let said = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let rest = line.strip_prefix(beginning)?;
            Some(rest.to_owned())
        });
        // Nobody reads what it says later on; a closed pipe would end it.
        std::thread::spawn(move || lines.for_each(drop));
        said.expect("it has ended before it said so")
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
