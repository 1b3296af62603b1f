//! Figures in Prometheus' text format.
use std::{collections::BTreeMap, sync::OnceLock};

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// From half a millisecond, which a search takes, to the limit of a request.
const SECONDS: [f64; 13] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

static INSTALLED: OnceLock<Option<Metrics>> = OnceLock::new();

/// Another recorder is installed in this process already.
#[derive(Debug, Clone, Copy)]
pub struct MetricsTaken;

impl std::fmt::Display for MetricsTaken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("another metrics recorder is installed already")
    }
}

impl std::error::Error for MetricsTaken {}

/// The process's figures, filled through the macros of the `metrics` crate.
#[derive(Debug, Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// Installs the recorder, once; later calls give the same one.
    ///
    /// # Errors
    /// When something else has installed a recorder before.
    pub fn install() -> Result<Self, MetricsTaken> {
        INSTALLED.get_or_init(install).clone().ok_or(MetricsTaken)
    }

    pub(crate) fn render(&self) -> String {
        self.0.render()
    }

    /// Folds recorded times into their buckets; without it they pile up until somebody asks for the figures.
    pub(crate) fn upkeep() {
        if let Some(Some(metrics)) = INSTALLED.get() {
            metrics.0.run_upkeep();
        }
    }
}

fn install() -> Option<Metrics> {
    let durations = Matcher::Full("http_request_duration_seconds".to_owned());
    let builder = PrometheusBuilder::new().set_buckets_for_metric(durations, &SECONDS).ok()?;
    let recorder = builder.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).ok()?;
    metrics::describe_counter!(
        "http_requests_total",
        "Requests answered; 499 means that the client went away."
    );
    metrics::describe_histogram!("http_request_duration_seconds", "Time until the answer began, in seconds.");
    Some(Metrics(handle))
}

/// Writes gauges that are read at the moment of asking, not kept.
pub(crate) fn render_gauges(text: &mut String, gauges: &BTreeMap<&'static str, (&'static str, f64)>) {
    for (name, (description, value)) in gauges {
        use std::fmt::Write as _;
        let _ = write!(text, "# HELP {name} {description}\n# TYPE {name} gauge\n{name} {value}\n");
    }
}
