//! Writes results to standard output, or to a file that is replaced only when the run is complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Serialize;

use super::arguments::Format;

/// A writer. Call `finish` at the end: without it, an existing file stays unchanged.
struct Output {
    writer: BufWriter<Box<dyn Write>>,
    aside: Option<Aside>,
}

/// A file written next to the one it will replace.
struct Aside {
    written: PathBuf,
    target: PathBuf,
}

impl Output {
    /// Opens `path`, or standard output.
    fn to(path: Option<&Path>) -> Result<Output> {
        let Some(path) = path else {
            return Ok(Output { writer: BufWriter::new(Box::new(io::stdout().lock())), aside: None });
        };
        let failed = || format!("cannot write `{}`", path.display());
        // Follow a link, so that its target is replaced and the link stays.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(found) if found.is_dir() => bail!("cannot write `{}`: it is a folder", path.display()),
            // Pipes and devices are written directly; renaming a file would replace them.
            Ok(found) if !found.is_file() => {
                let file = File::options().write(true).open(&target).with_context(failed)?;
                return Ok(Output { writer: BufWriter::new(Box::new(file)), aside: None });
            }
            _ => {}
        }
        let name = target.file_name().with_context(failed)?.to_string_lossy();
        let written = target.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = File::create(&written).with_context(failed)?;
        Ok(Output { writer: BufWriter::new(Box::new(file)), aside: Some(Aside { written, target }) })
    }

    /// Writes `text` unchanged.
    fn text(&mut self, text: &str) -> Result<()> {
        self.writer.write_all(text.as_bytes()).context("cannot write results")
    }

    /// Completes the output: the new file replaces the old one.
    fn finish(mut self) -> Result<()> {
        self.writer.flush().context("cannot write results")?;
        if let Some(aside) = &self.aside {
            fs::rename(&aside.written, &aside.target)
                .with_context(|| format!("cannot write `{}`", aside.target.display()))?;
        }
        self.aside = None;
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some(aside) = &self.aside {
            // An incomplete file is useless; if it can't be removed, it does no harm.
            let _ = fs::remove_file(&aside.written);
        }
    }
}

/// Writes the results of a run in one format.
pub struct Results {
    output: Output,
    format: Format,
    /// Whether there may be several results. In the format `json` they form an array.
    many: bool,
    n_written: usize,
}

impl Results {
    /// A single result, to `path` or to standard output.
    pub fn one(path: Option<&Path>, format: Format) -> Result<Results> {
        Ok(Results { output: Output::to(path)?, format, many: false, n_written: 0 })
    }

    /// Any number of results.
    pub fn many(path: Option<&Path>, format: Format) -> Result<Results> {
        Ok(Results { many: true, ..Results::one(path, format)? })
    }

    /// Writes a result that was [`rendered`] in this format.
    pub fn write(&mut self, rendered: &str) -> Result<()> {
        let before = match (self.format, self.many, self.n_written) {
            (Format::Json, true, 0) => "[\n",
            (Format::Json, true, _) => ",\n",
            _ => "",
        };
        self.output.text(before)?;
        self.output.text(rendered)?;
        self.n_written += 1;
        if self.format == Format::Jsonl { self.output.text("\n") } else { Ok(()) }
    }

    /// Completes the output.
    pub fn finish(mut self) -> Result<()> {
        self.output.text(match (self.format, self.many, self.n_written) {
            (Format::Json, true, 0) => "[]\n",
            (Format::Json, true, _) => "\n]\n",
            (Format::Json, false, _) => "\n",
            _ => "",
        })?;
        self.output.finish()
    }
}

/// The header of a table.
pub fn header(columns: &[&str]) -> String {
    let mut header = String::new();
    respun_report::csv::row(columns.iter().copied(), &mut header);
    header
}

/// Renders a result in `format`: `fields` for programs, `text` for people.
pub fn rendered(format: Format, fields: &impl Serialize, text: impl FnOnce() -> String) -> Result<String> {
    Ok(match format {
        Format::Text => text(),
        Format::Json => serde_json::to_string_pretty(fields)?,
        Format::Jsonl => on_one_line(serde_json::to_string(fields)?),
        Format::Csv | Format::Markdown | Format::Html => bail!("this result does not exist in that format"),
    })
}

/// Escapes characters that JSON allows in strings but some readers treat as line ends.
pub fn on_one_line(json: String) -> String {
    const BREAKS: [(char, &str); 3] = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
    if json.is_ascii() || !json.contains(BREAKS.map(|(c, _)| c)) {
        return json;
    }
    BREAKS.iter().fold(json, |json, (c, escape)| json.replace(*c, escape))
}
