//! A server in a process of its own, and what it and the database cost.
use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use lotse_domain::Db;
use lotse_settings::Settings;
use sea_orm::{ConnectionTrait, Statement};

use super::memory;

/// The name under which the node speaks; its tokens carry it.
pub(super) const PUBLIC_URL: &str = "http://lotse.bench";

/// `lotse serve` on a port of its own; ends with it.
pub(super) struct Node {
    child: Child,
    pub(super) address: String,
    database: Option<u32>,
}

impl Node {
    pub(super) async fn start(settings: &Settings, db: &Db, url: Option<&str>) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg("--data-dir")
            .arg(&settings.storage.data_dir)
            .args(["serve", "--roles", "web", "--listen", "127.0.0.1:0"])
            .env("LOTSE__HTTP__PUBLIC_URL", PUBLIC_URL)
            .env("LOTSE__HTTP__TRUSTED_PROXIES", "127.0.0.1")
            .stdout(Stdio::piped());
        if let Some(url) = url {
            command.env("LOTSE__DATABASE__URL", url);
        }
        let mut child = command.spawn().context("the server cannot be started")?;
        let out = child.stdout.take().context("the server says nothing")?;
        let mut lines = BufReader::new(out).lines();
        let address = loop {
            let Some(line) = lines.next() else { bail!("the server has ended") };
            if let Some(address) = line?.strip_prefix("Lotse is ready at ") {
                break address.trim_start_matches("http://").to_owned();
            }
        };
        // Nobody reads what it says later on; a closed pipe would end it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, address, database: postmaster(db).await? })
    }

    /// CPU time of server and database so far.
    pub(super) fn cpu(&self) -> Result<Duration> {
        let own = process_cpu(self.child.id())?;
        Ok(own + self.database.map(database).transpose()?.unwrap_or_default())
    }
}

impl Node {
    /// Peak resident memory of the server, where the system tells.
    pub(super) fn peak_mib(&self) -> Option<f64> {
        memory::peak_mib_of(&self.child.id().to_string())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It is ours, and nothing of it is needed any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process of which all connections to a `PostgreSQL` of this machine are children.
pub(super) async fn postmaster(db: &Db) -> Result<Option<u32>> {
    if !db.is_postgres() {
        return Ok(None);
    }
    let backend = db.read().get_database_backend();
    let row =
        db.read().query_one_raw(Statement::from_string(backend, "SELECT pg_backend_pid() AS pid")).await?;
    let pid: i32 = row.context("no answer")?.try_get("", "pid")?;
    let parent = process(u32::try_from(pid)?).context("the database must run on this machine")?.parent;
    Ok(Some(parent))
}

/// CPU time of a `PostgreSQL` with all its processes, ended ones too.
pub(super) fn database(postmaster: u32) -> Result<Duration> {
    let mut all = HashMap::new();
    for entry in std::fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // One that has just ended is counted with its parent.
        if let Ok(known) = process(pid) {
            all.insert(pid, known);
        }
    }
    let own = all.get(&postmaster).map(|known| known.time + known.children).unwrap_or_default();
    Ok(own
        + all.values().filter(|known| known.parent == postmaster).map(|known| known.time).sum::<Duration>())
}

struct Process {
    parent: u32,
    time: Duration,
    /// Of children that have ended.
    children: Duration,
}

/// See proc(5): after the name in brackets come state, parent, …; times are the 14th to 17th fields, in ticks of 10 ms.
fn process(pid: u32) -> Result<Process> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).context("CPU time is read from /proc")?;
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    // Some are negative; none of those is asked for.
    let fields: Vec<u64> =
        rest.split_whitespace().skip(1).map(|field| field.parse().unwrap_or_default()).collect();
    let ticks = |at: usize| Duration::from_millis(fields.get(at).copied().unwrap_or_default() * 10);
    let parent = u32::try_from(fields.first().copied().unwrap_or_default())?;
    Ok(Process { parent, time: ticks(10) + ticks(11), children: ticks(12) + ticks(13) })
}

/// CPU time of a process so far.
pub(super) fn process_cpu(pid: u32) -> Result<Duration> {
    Ok(process(pid)?.time)
}

/// CPU time of this process and of the database.
pub(super) fn own_cpu(postmaster: Option<u32>) -> Result<Duration> {
    let own = process_cpu(std::process::id())?;
    Ok(own + postmaster.map(database).transpose()?.unwrap_or_default())
}
