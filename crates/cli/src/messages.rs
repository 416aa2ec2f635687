//! What is said on standard error: messages, and progress if it is worth it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use respun_report::harmless;

/// Says a message on one line, the command's name before it. Names of files in it may hold whatever a terminal would obey. Nobody is left
/// to be told if standard error is closed.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "respun: {}", harmless(message));
}

/// How far a long run is.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    wanted: bool,
}

/// Shorter runs end before a bar could be read.
const WORTH_SHOWING: Duration = Duration::from_secs(1);

impl Progress {
    /// Progress over `n_bytes` of input, `None` if nobody knows how many; never seen unless `wanted`.
    pub fn over(n_bytes: Option<u64>, wanted: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(n_bytes, ProgressDrawTarget::hidden());
        Progress { bar: bar.with_style(style(n_bytes.is_some())), begun: Instant::now(), wanted }
    }

    /// `reader` with a buffer, its bytes counted as progress.
    pub fn count<R: Read>(&self, reader: R) -> impl BufRead + use<R> {
        BufReader::new(self.bar.wrap_read(reader))
    }

    /// Shows `done`, such as "120 pairs", once the run is a long one.
    pub fn show(&mut self, done: impl FnOnce() -> String) {
        if !self.wanted {
            return;
        }
        if self.bar.is_hidden() && self.begun.elapsed() > WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(done());
    }

    /// Shows how many bytes are done, where they are counted by somebody else.
    pub fn advance_to(&self, n_bytes: u64) {
        self.bar.set_position(n_bytes);
    }

    /// Shows how much of a stage is done that is not counted in bytes.
    pub fn stage(&self, n_done: u64, n_all: u64) {
        if self.bar.length() != Some(n_all) {
            self.bar.set_style(style(true));
            self.bar.set_length(n_all);
            self.bar.reset_eta();
        }
        self.bar.set_position(n_done);
    }

    /// Says a message above the bar.
    pub fn say(&self, message: &str) {
        self.bar.suspend(|| say(message));
    }
}

/// A bar where the end is known.
fn style(has_end: bool) -> ProgressStyle {
    let template = if has_end { "{bar:40} {percent:>3}% {msg} ({eta} left)" } else { "{spinner} {msg} ({elapsed})" };
    ProgressStyle::with_template(template).expect("the template is a constant")
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
