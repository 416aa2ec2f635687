//! Report metadata that the library can't know: the time, the settings and the hashes of the inputs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use respun::Article;
use respun::meaning::VectorChoice;
use respun::scan::Moment;
use respun_report::html::{Input, ReportMetadata, sha256};

use super::inputs;
use super::settings::Settings;

/// The metadata of this run's report.
pub fn making(settings: &Settings, inputs: Option<[Input; 2]>) -> Result<ReportMetadata> {
    Ok(ReportMetadata { when: now()?, settings: comparing(settings), inputs })
}

/// The comparison settings, as shown in a report.
pub fn comparing(settings: &Settings) -> Vec<(String, String)> {
    let given = settings.reading.language;
    let language = given.map_or_else(|| "detected in each".to_owned(), |language| format!("{language}, as given"));
    let meanings = match (&settings.config.vectors, &settings.vectors_from) {
        (VectorChoice::Off, _) => "not looked for".to_owned(),
        (VectorChoice::Given(_), Some(folder)) => format!("by the model in {}", folder.display()),
        _ => "by the table built in, for English".to_owned(),
    };
    let mut told = vec![("Language".to_owned(), language), ("Words of like meaning".to_owned(), meanings)];
    let n_ignored = settings.config.ignored.entries().len();
    if n_ignored > 0 {
        told.push(("Set aside by request".to_owned(), format!("{n_ignored} phrases or patterns")));
    }
    told
}

/// The current time as text.
pub fn now() -> Result<String> {
    Ok(date_and_time(Moment::from_unix(seconds_since_1970()?)))
}

/// An input and its hash, taken before it is read as an article. `None` for standard input, which can be read only
/// once.
pub struct Named(Option<(PathBuf, String, u64)>);

impl Named {
    /// Hashes the file at `path`.
    pub fn of(path: &Path, settings: &Settings) -> Result<Named> {
        // Anything but a file is rejected where it is read as an article; opening a pipe here would block until
        // something writes to it.
        let is_file = !inputs::is_standard_input(path) && path.is_file();
        Ok(Named(if is_file {
            Some((path.to_owned(), digest(path, settings.reading.limits.article)?, settings.reading.limits.article))
        } else {
            None
        }))
    }

    /// The input, once `article` has been read from it. Fails if the file has changed since it was hashed.
    pub fn input(self, article: &Article) -> Result<Input> {
        let Some((path, before, most)) = self.0 else {
            return Ok(Input {
                of: "the text as read, in UTF-8, of".to_owned(),
                sha256: sha256(article.source().as_bytes()),
            });
        };
        if digest(&path, most)? != before {
            bail!("`{}` changed while it was being read; try again", path.display());
        }
        Ok(Input { of: "the file".to_owned(), sha256: before })
    }
}

fn digest(path: &Path, most: u64) -> Result<String> {
    // A file that is too large is rejected where it is read as an article.
    let failed = || format!("cannot read `{}`", path.display());
    let length = fs::metadata(path).with_context(failed)?.len();
    if length > most {
        return Ok(String::new());
    }
    Ok(sha256(&fs::read(path).with_context(failed)?))
}

/// Seconds from 1970 to the year 10,000, beyond which our dates aren't valid.
const YEAR_10_000: i64 = 253_402_300_800;

/// The current time, or SOURCE_DATE_EPOCH, which makes builds reproducible.
fn seconds_since_1970() -> Result<i64> {
    if let Ok(given) = std::env::var("SOURCE_DATE_EPOCH") {
        let seconds = given.trim().parse().ok().filter(|seconds| (0..YEAR_10_000).contains(seconds));
        return seconds.with_context(|| format!("SOURCE_DATE_EPOCH is `{given}`, not a number of seconds since 1970"));
    }
    Ok(SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is set before 1970")?.as_secs() as i64)
}

/// "21 November 2026, 17:10:01 UTC".
fn date_and_time(moment: Moment) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let ((year, month, day), (hour, minute, second)) = (moment.day(), moment.time());
    let month = MONTHS[month as usize - 1];
    format!("{day} {month} {year}, {hour:02}:{minute:02}:{second:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_words() {
        for (seconds, told) in [
            (0, "1 January 1970, 00:00:00 UTC"),
            (951_782_400, "29 February 2000, 00:00:00 UTC"),
            (1_767_225_599, "31 December 2025, 23:59:59 UTC"),
            (4_107_542_400, "1 March 2100, 00:00:00 UTC"),
        ] {
            assert_eq!(date_and_time(Moment::from_unix(seconds)), told);
        }
    }
}
