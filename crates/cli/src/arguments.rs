//! Arguments as typed. What they mean together is for `settings`.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
use respun::scan::Level;
use respun::{Language, Verdict};

/// Headings and names stand out a little, in the colours of the terminal.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Tells whether one article was rewritten from another, and shows it.
#[derive(Debug, Parser)]
#[command(version, styles = STYLES, max_term_width = 100, after_help = "\
Examples:
  respun compare wire.md site.html            was one written from the other?
  respun compare --pairs pairs.jsonl > out    the same for many pairs, a line each
  respun scan archive.jsonl                   which articles are copies or rewrites of each other?
  respun check draft.md --against archive/    which articles was the draft written from?
  respun quotes articles/                     who said what, in every article
  respun inspect tokens wire.md               what the first stage makes of a text

Exit codes: 0 reuse found, 1 nothing found, 2 wrong arguments or nothing could be read,
3 some inputs could not be read (each is named on standard error).")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compares two articles, or many pairs: verdict, overlap, aligned passages, quotations
    Compare(CompareArguments),
    /// Finds copies and rewrites among many articles: verified pairs, clusters, which one to keep
    Scan(ScanArguments),
    /// Holds one draft against many articles: what was it written from?
    Check(CheckArguments),
    /// Lists the quotations of articles, with speaker and cue
    Quotes(QuotesArguments),
    /// Shows what one stage makes of an article, or of two
    Inspect(InspectArguments),
}

/// Compares two articles, or many pairs.
///
/// Tells whether one was written from the other, how much of each stands in the other, which sentences belong together, and what
/// became of every quotation.
#[derive(Args, Debug)]
#[command(
    override_usage = "respun compare [OPTIONS] <A> <B>\n       respun compare [OPTIONS] --pairs <PAIRS>",
    after_help = "\
Examples:
  respun compare wire.md site.txt
  respun compare wire.xml site.html                 a news item and a page as saved
  respun compare wire.md - < draft.txt              a draft from standard input
  respun compare wire.md site.txt --all | less      nothing left out
  respun compare wire.md site.txt --format json     for programs
  respun compare wire.md site.txt -f markdown       to paste into a ticket
  respun compare wire.md site.txt -f csv            the ledger of quotations for a spreadsheet
  respun compare wire.md site.txt -f html -o r.html a page to read in a browser, to mail or to print
  respun compare --pairs pairs.jsonl -o out.jsonl   one answer a line, in the order of the pairs
  respun compare --pairs pairs.jsonl --format text  verdict, score and overlap of each pair
  respun compare agence.md site.txt --vectors DIR   with a model of words in other languages
  respun compare wire.md site.txt --ignore house.txt    without the boilerplate that house.txt names

A line of PAIRS is {\"id\": \"17\", \"a\": \"text\", \"b\": \"text\"}.

Exit codes: 0 a verdict from `shared_quotes` up (for pairs: at least one), 1 none,
2 wrong arguments or nothing could be read, 3 some pairs could not be read."
)]
pub struct CompareArguments {
    /// The first article: a file in any format that is read (text, Markdown, HTML, PDF, DOCX, NewsML-G2, …), or `-` for standard input
    #[arg(value_name = "A", required_unless_present = "pairs", conflicts_with = "pairs", requires = "b")]
    pub a: Option<PathBuf>,
    /// The second article
    #[arg(value_name = "B")]
    pub b: Option<PathBuf>,
    /// Compare many pairs, one JSON object a line with `id`, `a` and `b`; `-` is standard input
    #[arg(long, value_name = "PAIRS")]
    pub pairs: Option<PathBuf>,
    #[command(flatten)]
    pub vectors: VectorOptions,
    #[command(flatten)]
    pub ignored: IgnoreOptions,
    #[command(flatten)]
    pub options: Options,
}

/// Finds the copies and rewrites among many articles.
///
/// Articles that share at least half (see --threshold) of all runs of five words that either has, or that share names, figures and rare
/// words, are compared as `respun compare` does; what third, independent articles have too is set aside. Articles that are derived from one
/// anchor form a cluster, of copies or of rewrites, of which one is named to keep: of a preferred outlet, then the latest correction of the
/// same outlet, then the earliest, then among copies the longest, then the first by id. A correction is never to be removed for the article
/// that it corrects.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun scan articles/                               every article of a folder, in any format that is read
  respun scan export.csv --field text=Body            a table, its texts in the column `Body`
  respun scan archive/ --include '*.html' --exclude drafts
  respun scan archive.jsonl.gz --format jsonl         pairs, clusters and a summary, a line each
  respun scan a.jsonl --level copies --list-drop      ids of the copies that could be removed
  respun scan a.jsonl --list-drop=rewrites            the same with rewrites
  respun scan a.jsonl --show forms,follow-ups         also what is no reuse: one form, one affair
  respun scan archive.jsonl --prefer 'Harle Press' --list-keep
  respun scan a.jsonl b.jsonl --across-sources --within-days 3
  respun scan archive.jsonl --format csv -o tables/   tables/pairs.csv and tables/clusters.csv
  respun scan articles/ --format html -o report.html  a page for the browser
  respun scan articles/ --format html -o report/      the same, and each pair side by side in a page beside it

A line of a .jsonl collection, plain or compressed with gzip or zstd, is {\"id\": \"17\", \"text\": \"…\"},
with \"date\" (ISO 8601) and \"source\" (the outlet) if they are known.

Exit codes: 0 a pair was found, 1 none, 2 wrong arguments or nothing could be read,
3 some articles could not be read, or the run was stopped early.")]
pub struct ScanArguments {
    /// Folders, files and archives in any format that is read, packed with gzip or zstd or not, or `-` for one on standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// How far to look: `copies` finds articles that share runs of words, `rewrites` also those that tell one text in other words
    #[arg(long, value_name = "LEVEL", default_value = "rewrites", hide_possible_values = true)]
    pub level: ScanLevel,
    /// Least share of runs of five words in common for two articles to be compared as possible copies, 0.3 to 1
    #[arg(long, value_name = "SHARE", default_value_t = respun::scan::ScanConfig::USUAL_THRESHOLD)]
    pub threshold: f64,
    /// Ignore pairs published more than DAYS apart; articles without a date are never too far apart
    #[arg(long, value_name = "DAYS")]
    pub within_days: Option<f64>,
    /// Ignore pairs of articles of one outlet (`source`)
    #[arg(long)]
    pub across_sources: bool,
    /// Keep the articles of OUTLET before others; if given more than once, the first is the most wanted
    #[arg(long, value_name = "OUTLET")]
    pub prefer: Vec<String>,
    /// Take no more memory than SIZE, such as `500M` or `2G`: what does not fit is not read, and the results are marked as partial
    #[arg(long, value_name = "SIZE")]
    pub memory: Option<Bytes>,
    /// Write only the ids of the articles to keep: those that --list-drop does not list
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "copies", hide_possible_values = true, conflicts_with_all = ["list_drop", "format"])]
    pub list_keep: Option<Removed>,
    /// Write only the ids of the articles that could be removed: those identical to an article that stays, or near duplicates of it that
    /// neither correct it nor differ in a fact; with `=rewrites` also rewrites
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true, default_missing_value = "copies", hide_possible_values = true, conflicts_with = "format")]
    pub list_drop: Option<Removed>,
    /// Show also pairs that are no reuse: `forms` filled with other facts, `follow-ups` with other news on one affair
    #[arg(long, value_name = "WHAT", value_delimiter = ',', hide_possible_values = true)]
    pub show: Vec<Shown>,
    /// How results are written: `text` for people, `jsonl` with one object a line, `csv`: the pairs, or with -o DIR the two
    /// tables DIR/pairs.csv and DIR/clusters.csv, `markdown`, or `html`: a page to sort and filter, mail and print; with -o DIR/ also
    /// the comparison of each pair, as a page beside it [default: text]
    #[arg(long, short, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<ScanFormat>,
    /// Show all pairs and clusters to their end
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

/// An amount of memory or data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl FromStr for Bytes {
    type Err = String;

    /// A number with K, M, G or T for powers of 1024, in capitals or not, and a B behind it or not.
    fn from_str(size: &str) -> Result<Bytes, String> {
        let failed = || format!("`{size}` is no amount of bytes: write it like `500M` or `2G`");
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

/// What may be removed of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Removed {
    /// Copies of articles that stay
    Copies,
    /// Also rewrites of the article to keep
    Rewrites,
}

/// Pairs that are shown although nothing was reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shown {
    /// One form filled with other facts
    Forms,
    /// Other news on one affair
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

/// How the results of a scan are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanFormat {
    /// For people
    Text,
    /// For programs: one object a line
    Jsonl,
    /// For spreadsheets
    Csv,
    /// For tickets, wikis and mails
    Markdown,
    /// For browsers and printers: one file with nothing from outside
    Html,
}

/// Holds one draft against many articles.
///
/// Tells which of them it was written from, the one that gave most first, and how much of the draft they cover together. An article
/// that tells of the same event in its own words is none.
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
    /// The draft: a file in any format that is read, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub draft: PathBuf,
    /// What it is held against: folders, files and archives in any format that is read
    #[arg(long, value_name = "PATH", required = true, num_args = 1..)]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub vectors: VectorOptions,
    #[command(flatten)]
    pub ignored: IgnoreOptions,
    #[command(flatten)]
    pub options: Options,
}

/// Lists the quotations of articles, with speaker and cue.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun quotes wire.md
  respun quotes articles/ --format jsonl      every article of a folder, a line each
  respun quotes articles/ --format csv -o quotes.csv     a table, a line for each quotation
  respun quotes archive.jsonl --format jsonl -o quotes.jsonl

A line of a .jsonl collection is {\"id\": \"17\", \"text\": \"…\"}.

Exit codes: 0 a quotation was found, 1 none, 2 wrong arguments or nothing could be read,
3 some articles could not be read.")]
pub struct QuotesArguments {
    /// Folders, files and archives in any format that is read, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub options: Options,
}

/// Shows what one stage makes of an article, or of two.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  respun inspect tokens wire.md
  respun inspect quotes wire.md --format jsonl | jq .text
  respun inspect evidence wire.md site.txt

Exit codes: 0 done, 2 wrong arguments or the article could not be read.")]
pub struct InspectArguments {
    /// The stage to look at
    pub stage: Stage,
    /// The article: a file, or `-` for standard input
    pub path: PathBuf,
    /// The second article, for `alignment` and `evidence`
    pub second: Option<PathBuf>,
    #[command(flatten)]
    pub vectors: VectorOptions,
    #[command(flatten)]
    pub ignored: IgnoreOptions,
    #[command(flatten)]
    pub options: Options,
}

/// A stage that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Words, with their kinds and normal forms
    Tokens,
    /// Sentences
    Sentences,
    /// Runs of three terms and their hashes
    Shingles,
    /// Quotations, with speakers and cues
    Quotes,
    /// Sentences of one article beside those of another
    Alignment,
    /// What the score of two articles was made from
    Evidence,
}

impl Stage {
    /// Whether two articles are needed.
    pub fn is_of_pair(self) -> bool {
        matches!(self, Stage::Alignment | Stage::Evidence)
    }
}

/// What tells words of like meaning. Options of commands that compare.
#[derive(Args, Debug)]
pub struct VectorOptions {
    /// Tell words of like meaning by the model in DIR, in its languages, instead of by the English table built in; DIR holds
    /// `model.safetensors` and `tokenizer.json`, as model2vec saves them
    #[arg(long, value_name = "DIR", conflicts_with = "no_vectors")]
    pub vectors: Option<PathBuf>,
    /// Do not look for words of like meaning
    #[arg(long)]
    pub no_vectors: bool,
}

/// What is set aside wherever it stands. Options of commands that compare.
#[derive(Args, Debug)]
pub struct IgnoreOptions {
    /// Set aside what FILE names, wherever it stands in an article: a phrase a line, matched by its words, or a regular expression as
    /// `/pattern/`; lines that begin with `#` are remarks. May be given more than once
    #[arg(long, value_name = "FILE")]
    pub ignore: Vec<PathBuf>,
}

/// Options of commands that print what becomes of single articles or pairs.
#[derive(Args, Debug)]
pub struct Options {
    /// How results are written: `text` for people, `json`, `jsonl` with one object a line, `csv` with a line for each quotation;
    /// comparisons and checks also as `markdown`, checks and those of two articles as `html` [default: text, of pairs jsonl]
    #[arg(long, short, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    #[command(flatten)]
    pub language: LanguageOption,
    /// Show long sections of text reports to their end
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub run: RunOptions,
}

/// In which language articles are read. Option of all commands.
#[derive(Args, Debug)]
pub struct LanguageOption {
    /// Take all articles to be in this language (ISO 639-1, such as `en`) instead of detecting it
    #[arg(long, value_name = "CODE")]
    pub language: Option<Language>,
}

/// Options that all commands have.
#[derive(Args, Debug)]
pub struct RunOptions {
    /// Write results to FILE, which changes only when all is done
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Use N threads instead of one for each core
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Show no progress and no cost
    #[arg(long, short)]
    pub quiet: bool,
    /// Write no colours; so does the environment variable NO_COLOR
    #[arg(long)]
    pub no_color: bool,
    /// Take settings from FILE, in TOML: `ignore`, a list of phrases and /patterns/ to set aside, and `prefer`, a list of outlets
    /// (scan). Options given here add to them, outlets before those of FILE
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
}

/// What is read of what is named.
#[derive(Args, Debug)]
#[command(next_help_heading = "What is read")]
pub struct InputOptions {
    /// Take a field of JSON, tables and collections from under another name, such as `text=body`; fields are id, text, title, date,
    /// source, url and language
    #[arg(long, value_name = "FIELD=NAME")]
    pub field: Vec<String>,
    /// Of folders, read the files that match GLOB and no others, whatever their ending
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Of folders, leave out files and folders that match GLOB
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Read hidden files and folders too
    #[arg(long, hide_short_help = true)]
    pub hidden: bool,
    /// Follow symbolic links to folders
    #[arg(long, hide_short_help = true)]
    pub follow_links: bool,
    /// Read also what the files .ignore and .respunignore of a folder leave out
    #[arg(long, hide_short_help = true)]
    pub no_ignore: bool,
    /// Bytes of one article at most; a line of JSON lines may have 128M
    #[arg(long, value_name = "SIZE", default_value = "64M", hide_short_help = true)]
    pub max_article: Bytes,
    /// Bytes of one page of HTML at most
    #[arg(long, value_name = "SIZE", default_value = "5M", hide_short_help = true)]
    pub max_page: Bytes,
    /// Bytes that may come out of one packed file, or a hundred times its own if that is more
    #[arg(long, value_name = "SIZE", default_value = "1G", hide_short_help = true)]
    pub max_unpacked: Bytes,
    /// Elements within elements of a page or a news item at most
    #[arg(long, value_name = "N", default_value_t = 500, hide_short_help = true)]
    pub max_depth: usize,
    /// Columns of a table at most
    #[arg(long, value_name = "N", default_value_t = 10_000, hide_short_help = true)]
    pub max_columns: usize,
    /// Files in one archive at most
    #[arg(long, value_name = "N", default_value_t = 1_000_000, hide_short_help = true)]
    pub max_files: usize,
    /// Seconds for one PDF at most
    #[arg(long, value_name = "SECONDS", default_value_t = 20, hide_short_help = true)]
    pub max_seconds: u64,
}

/// How far a scan looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanLevel {
    /// For articles that share runs of words
    Copies,
    /// Also for what was told in other words
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

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs: one document, indented
    Json,
    /// For programs: one object a line
    Jsonl,
    /// For spreadsheets: a table with one header
    Csv,
    /// For tickets, wikis and mails
    Markdown,
    /// For browsers and printers: one file with nothing from outside
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
