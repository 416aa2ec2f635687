//! Standard error: messages, and progress of long runs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use respun_report::harmless;

/// Prints a message on one line, prefixed with the command's name. File names in it may contain terminal control
/// characters, so they are made harmless. Errors are ignored: if standard error is closed, there is nobody to tell.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "respun: {}", harmless(message));
}

/// Shows the progress of a long run.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    wanted: bool,
}

/// Shorter runs end before anyone could read a progress bar.
const WORTH_SHOWING: Duration = Duration::from_secs(1);

impl Progress {
    /// Progress over `n_bytes` of input, `None` if unknown. Never shown unless `wanted`.
    pub fn over(n_bytes: Option<u64>, wanted: bool) -> Progress {
        let bar = ProgressBar::with_draw_target(n_bytes, ProgressDrawTarget::hidden());
        Progress { bar: bar.with_style(style(n_bytes.is_some())), begun: Instant::now(), wanted }
    }

    /// Buffers `reader` and counts its bytes as progress.
    pub fn count<R: Read>(&self, reader: R) -> impl BufRead + use<R> {
        BufReader::new(self.bar.wrap_read(reader))
    }

    /// Shows `done`, such as "120 pairs", once the run has taken a while.
    pub fn show(&mut self, done: impl FnOnce() -> String) {
        if !self.wanted {
            return;
        }
        if self.bar.is_hidden() && self.begun.elapsed() > WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(done());
    }

    /// Sets the number of bytes done, if they are counted elsewhere.
    pub fn advance_to(&self, n_bytes: u64) {
        self.bar.set_position(n_bytes);
    }

    /// Shows the progress of a stage that isn't measured in bytes.
    pub fn stage(&self, n_done: u64, n_all: u64) {
        if self.bar.length() != Some(n_all) {
            self.bar.set_style(style(true));
            self.bar.set_length(n_all);
            self.bar.reset_eta();
        }
        self.bar.set_position(n_done);
    }

    /// Prints a message above the progress bar.
    pub fn say(&self, message: &str) {
        self.bar.suspend(|| say(message));
    }
}

/// A bar if the end is known, otherwise a spinner.
fn style(has_end: bool) -> ProgressStyle {
    let template = if has_end { "{bar:40} {percent:>3}% {msg} ({eta} left)" } else { "{spinner} {msg} ({elapsed})" };
    ProgressStyle::with_template(template).expect("the template is a constant")
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
