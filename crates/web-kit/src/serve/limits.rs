use std::time::Duration;

/// Files that the process needs for other things: database, index, logs.
const RESERVED_FILES: u64 = 256;

/// What one server takes from its clients.
#[derive(Debug, Clone)]
pub struct ServerLimits {
    /// Connections at the same time. Lowered to what the process may open, which is raised as far as it is allowed.
    pub max_connections: usize,
    /// From the first byte that we wait for to the end of the request head.
    pub header_read_timeout: Duration,
    /// How long a connection may stay without a request after it has had one.
    pub idle_timeout: Duration,
    /// Longest request head in bytes; at least 8,192, which is hyper's least.
    pub max_header_bytes: usize,
    /// Most header lines of a request.
    pub max_headers: usize,
    /// Requests at the same time on one HTTP/2 connection.
    pub http2_streams: u32,
    /// How long running requests may take to finish when the server stops.
    pub shutdown_grace: Duration,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self {
            max_connections: 10_000,
            header_read_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_mins(1),
            max_header_bytes: 16 * 1024,
            max_headers: 64,
            http2_streams: 100,
            shutdown_grace: Duration::from_secs(20),
        }
    }
}

/// As many connections as wanted, or as the process may open files for. Many systems start a process with 1,024 and
/// let it ask for more.
#[cfg(unix)]
pub(super) fn reachable(wanted: usize) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let needed = wanted as u64 + RESERVED_FILES;
    let limit = getrlimit(Resource::Nofile);
    let Some(soft) = limit.current.filter(|soft| *soft < needed) else { return wanted };
    let raised = limit.maximum.map_or(needed, |hard| hard.min(needed)).max(soft);
    let now = match setrlimit(Resource::Nofile, Rlimit { current: Some(raised), maximum: limit.maximum }) {
        Ok(()) => raised,
        Err(_) => soft,
    };
    if now >= needed {
        return wanted;
    }
    let least = usize::try_from(now.saturating_sub(RESERVED_FILES)).unwrap_or(wanted).max(16);
    tracing::warn!(
        wanted,
        possible = least,
        open_files = now,
        "fewer connections than set: raise the limit of open files"
    );
    least
}

#[cfg(not(unix))]
pub(super) fn reachable(wanted: usize) -> usize {
    wanted
}
