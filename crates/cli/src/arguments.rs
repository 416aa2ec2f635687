//! Command-line arguments as typed. `settings` interprets them.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use respun::scan::Level;
use respun::{Language, Verdict};

/// Highlights headings and names slightly, in terminal colours.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Detects whether one article was rewritten from another, and shows the evidence.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, max_term_width = 100, after_help = "\
Examples:
  respun compare wire.md site.html            was one written from the other?
  respun compare --pairs pairs.jsonl > out    the same for many pairs, one line each
  respun scan archive.jsonl                   which articles are copies or rewrites of each other?
  respun check draft.md --against archive/    which articles is the draft based on?
  respun quotes articles/                     who said what, in every article
  respun inspect tokens wire.md               the output of the first processing stage

Exit codes: 0 reuse found, 1 nothing found, 2 wrong arguments or nothing could be read,
3 some inputs could not be read (each is named on standard error).")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two articles, or many pairs: verdict, overlap, aligned passages, quotations
    Compare(CompareArguments),
    /// Find copies and rewrites among many articles: verified pairs, clusters, which one to keep
    Scan(ScanArguments),
    /// Check one draft against many articles: which of them is it based on?
    Check(CheckArguments),
    /// List the quotations of articles, with speaker and cue
    Quotes(QuotesArguments),
    /// Show the output of one processing stage for an article, or for two
    Inspect(InspectArguments),
}

/// Compares two articles, or many pairs.
///
/// Reports whether one was written from the other, how much of each is in the other, which sentences correspond, and
/// what became of every quotation.
#[derive(Args, Debug)]
#[command(
    override_usage = "respun compare [OPTIONS] <A> <B>\n       respun compare [OPTIONS] --pairs <PAIRS>",
    after_help = "\
Examples:
  respun compare wire.md site.txt
  respun compare wire.xml site.html                 a news item and a saved page
  respun compare wire.md - < draft.txt              a draft from standard input
  respun compare wire.md site.txt --all | less      nothing omitted
  respun compare wire.md site.txt --format json     for programs
  respun compare wire.md site.txt -f markdown       to paste into a ticket
  respun compare wire.md site.txt -f csv            all quotations, for a spreadsheet
  respun compare wire.md site.txt -f html -o r.html a page to read in a browser, to mail or to print
  respun compare --pairs pairs.jsonl -o out.jsonl   one result per line, in the order of the pairs
  respun compare --pairs pairs.jsonl --format text  verdict, score and overlap of each pair
  respun compare agence.md site.txt --vectors DIR   with word vectors for other languages
  respun compare wire.md site.txt --ignore house.txt    without the boilerplate listed in house.txt

A line of PAIRS is {\"id\": \"17\", \"a\": \"text\", \"b\": \"text\"}.

Exit codes: 0 a verdict from `shared_quotes` up (for pairs: at least one), 1 none,
2 wrong arguments or nothing could be read, 3 some pairs could not be read."
)]
pub struct CompareArguments {
    /// The first article: a file in any supported format (text, Markdown, HTML, PDF, DOCX, NewsML-G2, …), or `-` for
    /// standard input
    #[arg(value_name = "A", required_unless_present = "pairs", conflicts_with = "pairs", requires = "b")]
    pub a: Option<PathBuf>,
    /// The second article
    #[arg(value_name = "B")]
    pub b: Option<PathBuf>,
    /// Compare many pairs, one JSON object per line with `id`, `a` and `b`; `-` is standard input
    #[arg(long, value_name = "PAIRS")]
    pub pairs: Option<PathBuf>,
    #[command(flatten)]
    pub comparing: ComparingOptions,
}

/// Finds copies and rewrites among many articles.
///
/// Articles are compared in full, as by `respun compare`, if they share at least half (see --threshold) of their runs
/// of five words, or if they share names, figures and rare words. Text that independent third articles share too is set
/// aside. Articles derived from the same anchor form a cluster of copies or rewrites. One of each cluster is marked to
/// keep: an article of a preferred outlet, then the latest correction by the same outlet, then the earliest, then among
/// copies the longest, then the first by id. A correction is never marked for removal in favour of the article it
/// corrects.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun scan articles/                               every article of a folder, in any supported format
  respun scan export.csv --field text=Body            a table with its texts in the column `Body`
  respun scan archive/ --include '*.html' --exclude drafts
  respun scan archive.jsonl.gz --format jsonl         pairs, clusters and a summary, one per line
  respun scan a.jsonl --level copies --list-drop      ids of the copies that could be removed
  respun scan a.jsonl --list-drop=rewrites            the same, including rewrites
  respun scan a.jsonl --show forms,follow-ups         also pairs without reuse: same form, same affair
  respun scan archive.jsonl --prefer 'Harle Press' --list-keep
  respun scan a.jsonl b.jsonl --across-sources --within-days 3
  respun scan archive.jsonl --format csv -o tables/   tables/pairs.csv and tables/clusters.csv
  respun scan articles/ --format html -o report.html  a page for the browser
  respun scan articles/ --format html -o report/      the same, with a side-by-side page for each pair

A line of a .jsonl collection, plain or compressed with gzip or zstd, is {\"id\": \"17\", \"text\": \"…\"},
with \"date\" (ISO 8601) and \"source\" (the outlet) if known.

Exit codes: 0 a pair was found, 1 none, 2 wrong arguments or nothing could be read,
3 some articles could not be read, or the run was stopped early.")]
pub struct ScanArguments {
    /// Folders, files and archives in any supported format, compressed with gzip or zstd or not, or `-` for standard
    /// input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// What to find: `copies` finds articles that share runs of words, `rewrites` also finds reworded versions
    #[arg(long, value_name = "LEVEL", default_value = "rewrites", hide_possible_values = true)]
    pub level: ScanLevel,
    /// Minimum share of common runs of five words for two articles to be compared as possible copies, 0.3 to 1
    #[arg(long, value_name = "SHARE", default_value_t = respun::scan::ScanConfig::USUAL_THRESHOLD)]
    pub threshold: f64,
    /// Ignore pairs published more than DAYS apart; articles without a date are never ignored
    #[arg(long, value_name = "DAYS")]
    pub within_days: Option<f64>,
    /// Ignore pairs of articles from the same outlet (`source`)
    #[arg(long)]
    pub across_sources: bool,
    /// Prefer to keep articles of OUTLET; may be given more than once, most preferred first
    #[arg(long, value_name = "OUTLET")]
    pub prefer: Vec<String>,
    /// Use at most SIZE of memory, such as `500M` or `2G`: articles beyond that are not read, and the results are
    /// marked as partial
    #[arg(long, value_name = "SIZE")]
    pub memory: Option<Bytes>,
    /// Write only the ids of the articles to keep: those that --list-drop does not list
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "copies", hide_possible_values = true, conflicts_with_all = ["list_drop", "format"])]
    pub list_keep: Option<Removed>,
    /// Write only the ids of the articles that could be removed: those identical to an article that stays, or near
    /// duplicates of it that neither correct it nor differ in a fact; with `=rewrites` also rewrites
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "copies", hide_possible_values = true, conflicts_with = "format")]
    pub list_drop: Option<Removed>,
    /// Also show pairs without reuse: `forms` filled in with other facts, `follow-ups` with later news on the same
    /// affair
    #[arg(long, value_name = "WHAT", value_delimiter = ',', hide_possible_values = true)]
    pub show: Vec<Shown>,
    /// Output format: `text` for people, `jsonl` with one object per line, `csv`: the pairs, or with -o DIR the two
    /// tables DIR/pairs.csv and DIR/clusters.csv, `markdown`, or `html`: a page to sort and filter, mail and print;
    /// with -o DIR/ also a page with the comparison of each pair [default: text]
    #[arg(long, short, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<ScanFormat>,
    /// Show all pairs and clusters in full
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub language: LanguageOption,
    #[command(flatten)]
    pub vectors: VectorOptions,
    #[command(flatten)]
    pub ignored: IgnoreOptions,
    #[command(flatten)]
    pub run: RunOptions,
}

/// An amount of memory or data, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl FromStr for Bytes {
    type Err = String;

    /// A number with an optional K, M, G or T (powers of 1024, in either case) and an optional B.
    fn from_str(size: &str) -> Result<Bytes, String> {
        let failed = || format!("`{size}` is not an amount of bytes: write it like `500M` or `2G`");
        let upper = size.trim().to_ascii_uppercase();
        let short = upper.strip_suffix("IB").or_else(|| upper.strip_suffix('B')).unwrap_or(&upper);
        let (digits, power) = match short.char_indices().last().ok_or_else(failed)? {
            (at, unit) if unit.is_ascii_alphabetic() => {
                (&short[..at], "KMGT".find(unit).map(|place| place + 1).ok_or_else(failed)?)
            }
            _ => (short, 0),
        };
        let number: f64 = digits.trim().parse().map_err(|_| failed())?;
        let bytes = number * 1024_f64.powi(power as i32);
        if bytes >= 1.0 && bytes.is_finite() { Ok(Bytes(bytes as u64)) } else { Err(failed()) }
    }
}

/// Which articles of a cluster may be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Removed {
    /// Copies of articles that stay
    Copies,
    /// Also rewrites of the article to keep
    Rewrites,
}

/// Pairs to show although they reuse nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// The same form filled in with other facts
    Forms,
    /// Later news on the same affair
    FollowUps,
}

impl From<Shown> for Verdict {
    fn from(shown: Shown) -> Verdict {
        match shown {
            Shown::Forms => Verdict::SameForm,
            Shown::FollowUps => Verdict::FollowUp,
        }
    }
}

/// Output formats of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanFormat {
    /// For people
    Text,
    /// For programs: one object per line
    Jsonl,
    /// For spreadsheets
    Csv,
    /// For tickets, wikis and mails
    Markdown,
    /// For browsers and printers: a single self-contained file
    Html,
}

/// Checks one draft against many articles.
///
/// Reports which of them the draft is based on, the largest source first, and how much of the draft they cover
/// together. An article that reports the same event in its own words is not a source.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun check draft.md --against archive/
  respun check draft.md --against wire.jsonl.gz archive/ --all
  respun check - --against archive.jsonl --format json < draft.txt
  respun check draft.md --against archive/ -f csv -o sources.csv
  respun check draft.md --against archive/ -f html -o report.html

Exit codes: 0 a source was found, 1 none, 2 wrong arguments or nothing could be read,
3 some articles could not be read, or the run was stopped early.")]
pub struct CheckArguments {
    /// The draft: a file in any supported format, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub draft: PathBuf,
    /// Articles to check it against: folders, files and archives in any supported format
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub comparing: ComparingOptions,
}

/// Lists the quotations of articles, with speaker and cue.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun quotes wire.md
  respun quotes articles/ --format jsonl      every article of a folder, one per line
  respun quotes articles/ --format csv -o quotes.csv     a table, one line per quotation
  respun quotes archive.jsonl --format jsonl -o quotes.jsonl

A line of a .jsonl collection is {\"id\": \"17\", \"text\": \"…\"}.

Exit codes: 0 a quotation was found, 1 none, 2 wrong arguments or nothing could be read,
3 some articles could not be read.")]
pub struct QuotesArguments {
    /// Folders, files and archives in any supported format, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub options: Options,
}

/// Shows the output of one processing stage for an article, or for two.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun inspect tokens wire.md
  respun inspect quotes wire.md --format jsonl | jq .text
  respun inspect evidence wire.md site.txt

Exit codes: 0 done, 2 wrong arguments or the article could not be read.")]
pub struct InspectArguments {
    /// The stage to show
    pub stage: Stage,
    /// The article: a file, or `-` for standard input
    pub path: PathBuf,
    /// The second article, for `alignment` and `evidence`
    pub second: Option<PathBuf>,
    #[command(flatten)]
    pub comparing: ComparingOptions,
}

/// A stage that can be inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Words, with their kinds and normal forms
    Tokens,
    /// Sentences
    Sentences,
    /// Term shingles: runs of three terms, with their hashes
    Shingles,
    /// Quotations, with speakers and cues
    Quotes,
    /// Sentences of one article next to those of the other
    Alignment,
    /// The evidence behind the score of two articles
    Evidence,
}

impl Stage {
    /// Whether the stage needs two articles.
    pub fn is_of_pair(self) -> bool {
        matches!(self, Stage::Alignment | Stage::Evidence)
    }
}

/// Options of commands that compare and report on single articles or pairs.
#[derive(Args, Debug)]
pub struct ComparingOptions {
    #[command(flatten)]
    pub vectors: VectorOptions,
    #[command(flatten)]
    pub ignored: IgnoreOptions,
    #[command(flatten)]
    pub options: Options,
}

/// How to recognise words with similar meanings. Options of commands that compare.
#[derive(Args, Debug)]
pub struct VectorOptions {
    /// Recognise words with similar meanings by the model in DIR, in its languages, instead of by the built-in English
    /// table; DIR contains `model.safetensors` and `tokenizer.json`, as saved by model2vec
    #[arg(long, value_name = "DIR", conflicts_with = "no_vectors")]
    pub vectors: Option<PathBuf>,
    /// Do not use word meanings
    #[arg(long)]
    pub no_vectors: bool,
}

/// Text to set aside wherever it occurs. Options of commands that compare.
#[derive(Args, Debug)]
pub struct IgnoreOptions {
    /// Set aside the text listed in FILE wherever it occurs: one phrase per line, matched word by word, or a regular
    /// expression as `/pattern/`; lines that start with `#` are comments. May be given more than once
    #[arg(long, value_name = "FILE")]
    pub ignore: Vec<PathBuf>,
}

/// Options of commands that report on single articles or pairs.
#[derive(Args, Debug)]
pub struct Options {
    /// Output format: `text` for people, `json`, `jsonl` with one object per line, `csv` with one line per quotation;
    /// comparisons and checks also as `markdown`, checks and comparisons of two articles as `html` [default: text; for
    /// pairs jsonl]
    #[arg(long, short, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    #[command(flatten)]
    pub language: LanguageOption,
    /// Show long sections of text reports in full
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub run: RunOptions,
}

/// The language of the articles. Option of all commands.
#[derive(Args, Debug)]
pub struct LanguageOption {
    /// Treat all articles as being in this language (ISO 639-1, such as `en`) instead of detecting it
    #[arg(long, value_name = "CODE")]
    pub language: Option<Language>,
}

/// Options of all commands.
#[derive(Args, Debug)]
pub struct RunOptions {
    /// Write results to FILE, which is replaced only when the run is complete
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Use N threads instead of one per core
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Do not show progress or statistics
    #[arg(long, short)]
    pub quiet: bool,
    /// Do not use colours; the environment variable NO_COLOR has the same effect
    #[arg(long)]
    pub no_color: bool,
    /// Read settings from FILE, in TOML: `ignore`, a list of phrases and /patterns/ to set aside, and `prefer`, a list
    /// of outlets (scan). Options given here are added to them, outlets before those of FILE
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
}

/// Which files to read, and how.
#[derive(Args, Debug)]
#[command(next_help_heading = "Input")]
pub struct InputOptions {
    /// Read a field of JSON, tables and collections under another name, such as `text=body`; the fields are id, text,
    /// title, date, source, url and language
    #[arg(long, value_name = "FIELD=NAME")]
    pub field: Vec<String>,
    /// In folders, read only files that match GLOB, whatever their extension
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// In folders, skip files and folders that match GLOB
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Also read hidden files and folders
    #[arg(long, hide_short_help = true)]
    pub hidden: bool,
    /// Follow symbolic links to folders
    #[arg(long, hide_short_help = true)]
    pub follow_links: bool,
    /// Also read files excluded by .ignore and .respunignore
    #[arg(long, hide_short_help = true)]
    pub no_ignore: bool,
    /// Maximum size of an article in bytes; a line of JSON lines may have 128M
    #[arg(long, value_name = "SIZE", default_value = "64M", hide_short_help = true)]
    pub max_article: Bytes,
    /// Maximum size of an HTML page in bytes
    #[arg(long, value_name = "SIZE", default_value = "5M", hide_short_help = true)]
    pub max_page: Bytes,
    /// Maximum bytes that a compressed file may unpack to, or a hundred times its size if that is more
    #[arg(long, value_name = "SIZE", default_value = "1G", hide_short_help = true)]
    pub max_unpacked: Bytes,
    /// Maximum nesting depth of elements in a page or a news item
    #[arg(long, value_name = "N", default_value_t = 500, hide_short_help = true)]
    pub max_depth: usize,
    /// Maximum columns of a table
    #[arg(long, value_name = "N", default_value_t = 10_000, hide_short_help = true)]
    pub max_columns: usize,
    /// Maximum files in an archive
    #[arg(long, value_name = "N", default_value_t = 1_000_000, hide_short_help = true)]
    pub max_files: usize,
    /// Maximum seconds for a PDF
    #[arg(long, value_name = "SECONDS", default_value_t = 20, hide_short_help = true)]
    pub max_seconds: u64,
}

/// What a scan looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanLevel {
    /// Articles that share runs of words
    Copies,
    /// Also reworded versions
    Rewrites,
}

impl From<ScanLevel> for Level {
    fn from(level: ScanLevel) -> Level {
        match level {
            ScanLevel::Copies => Level::Copies,
            ScanLevel::Rewrites => Level::Rewrites,
        }
    }
}

/// Output formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one document, indented
    Json,
    /// For programs: one object per line
    Jsonl,
    /// For spreadsheets: a table with one header
    Csv,
    /// For tickets, wikis and mails
    Markdown,
    /// For browsers and printers: a single self-contained file
    Html,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_memory_are_read_as_people_write_them() {
        for (size, bytes) in [
            ("1", Some(1)),
            ("500M", Some(500 << 20)),
            ("2G", Some(2 << 30)),
            ("2g", Some(2 << 30)),
            ("1.5 GiB", Some(3 << 29)),
            ("64kB", Some(64 << 10)),
            ("1T", Some(1 << 40)),
            ("", None),
            ("G", None),
            ("2X", None),
            ("-1M", None),
            ("0", None),
            ("infG", None),
            ("nan", None),
        ] {
            assert_eq!(size.parse().ok(), bytes.map(Bytes), "{size}");
        }
    }
}
