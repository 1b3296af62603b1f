//! Real data for trying, which lies beside the project on some machines; tests that need it are skipped elsewhere.
use std::path::PathBuf;

/// The path of a file of real data, or `None` (and a line that says so) where there is none.
pub fn file(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if path.is_file() {
        Some(path)
    } else {
        eprintln!("skipped: {name} is not on this machine");
        None
    }
}
