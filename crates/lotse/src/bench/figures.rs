//! `name: value` lines.
use std::{path::Path, time::Duration};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

#[derive(Debug, Default)]
pub(super) struct Figures(Vec<(String, Value)>);

impl Figures {
    pub(super) fn add(&mut self, name: impl Into<String>, value: f64) {
        self.0.push((name.into(), json!(value)));
    }

    /// Something that holds, or does not.
    pub(super) fn flag(&mut self, name: &str, value: bool) {
        self.0.push((name.to_owned(), json!(value)));
    }

    pub(super) fn count(&mut self, name: &str, value: usize) {
        self.add(name, float(value));
    }

    /// A latency distribution, in milliseconds.
    pub(super) fn latencies(&mut self, name: &str, times: &mut [Duration]) {
        for (label, share) in [("p50", 0.50), ("p95", 0.95), ("p99", 0.99)] {
            self.add(format!("{name}_{label}_ms"), percentile(times, share).as_secs_f64() * 1e3);
        }
    }

    pub(super) fn print(&self) {
        for (name, value) in &self.0 {
            println!("{name}: {}", value.as_f64().map_or_else(|| value.to_string(), written));
        }
    }

    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let map: Map<String, Value> = self.0.iter().cloned().collect();
        let text = serde_json::to_string_pretty(&map)?;
        std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
    }
}

fn written(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 { format!("{value:.0}") } else { format!("{value:.3}") }
}

/// The value below which this share of the times lies.
pub(super) fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the product lies between 0 and the length"
    )]
    let at = (float(times.len()) * share) as usize;
    times.get(at.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts in a benchmark are far below 2^53")]
pub(super) fn float(count: usize) -> f64 {
    count as f64
}
