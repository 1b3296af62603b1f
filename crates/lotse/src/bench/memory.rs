//! How much memory a process has used at most.

/// Peak resident memory in MiB, as Linux counts it (`VmHWM` of `/proc/self/status`); `None` elsewhere.
pub(super) fn peak_mib() -> Option<f64> {
    peak_mib_of("self")
}

/// As [`peak_mib`], of another process.
pub(super) fn peak_mib_of(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}

/// Bytes of all files in a folder, in MiB.
pub(super) fn folder_mib(dir: &std::path::Path) -> f64 {
    let bytes: u64 = std::fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .map(|data| data.len())
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a folder has far less than 2^53 bytes")]
    let bytes = bytes as f64;
    bytes / 1_048_576.0
}
