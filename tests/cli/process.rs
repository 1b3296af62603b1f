//! Running the real binary.
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use lotse_tests::{Backend, TestDatabase, fresh_database};

/// An installation: a database and a data folder, to call `lotse` on.
pub(crate) struct Installation {
    pub test: TestDatabase,
    backend: Backend,
}

pub(crate) struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// The last line that counts records: "3 vacancies: 3 created, …".
    pub(crate) fn sum(&self) -> &str {
        self.out.lines().find(|line| line.contains(" unchanged, ")).unwrap_or("")
    }
}

pub(crate) fn binary() -> PathBuf {
    // The test executable lies in target/PROFILE/deps; the binary one above.
    let here = std::env::current_exe().unwrap();
    here.parent().and_then(Path::parent).unwrap().join("lotse")
}

impl Installation {
    pub(crate) async fn new(backend: Backend) -> Self {
        let test = fresh_database(backend).await;
        let new = Self { test, backend };
        assert_eq!(new.lotse(&["cluster", "create", "--slug", "nord", "--name", "Nord"]).code, 0);
        new
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.arg("--data-dir").arg(self.test.dir.path()).args(arguments).env_remove("RUST_LOG");
        if self.backend == Backend::Postgres {
            command.env("LOTSE__DATABASE__URL", &self.test.url);
        }
        command
    }

    pub(crate) fn lotse(&self, arguments: &[&str]) -> Answer {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("lotse runs");
        Answer {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&stdout).into_owned(),
            err: String::from_utf8_lossy(&stderr).into_owned(),
        }
    }

    /// `lotse import vacancies FILE --cluster nord …`
    pub(crate) fn import(&self, file: &Path, more: &[&str]) -> Answer {
        let file = file.to_str().unwrap();
        let mut arguments = vec!["import", "vacancies", file, "--cluster", "nord"];
        arguments.extend(more);
        self.lotse(&arguments)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.test.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}
