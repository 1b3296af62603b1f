//! Progress of long work: a bar on a terminal, a plain line now and then elsewhere.
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far something has come.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    what: &'static str,
    done: u64,
    said: u64,
}

/// Without a terminal a line is written after so many.
const LINE_EVERY: u64 = 10_000;

impl Progress {
    /// `total` where it is known.
    pub(crate) fn new(what: &'static str, total: Option<u64>) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = total.map_or_else(ProgressBar::no_length, ProgressBar::new);
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
            let template = if total.is_some() {
                "{msg} {wide_bar} {human_pos}/{human_len} {per_sec} {eta}"
            } else {
                "{msg} {spinner} {human_pos} {per_sec}"
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(what);
            bar
        });
        Self { bar, what, done: 0, said: 0 }
    }

    pub(crate) fn advance(&mut self, by: u64) {
        self.set(self.done + by);
    }

    pub(crate) fn set(&mut self, done: u64) {
        self.done = done;
        match &self.bar {
            Some(bar) => bar.set_position(done),
            None if done >= self.said + LINE_EVERY => {
                self.said = done;
                eprintln!("{}: {done}", self.what);
            }
            None => {}
        }
    }

    /// Writes to standard output without tearing the bar.
    pub(crate) fn say(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| println!("{line}")),
            None => println!("{line}"),
        }
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
