//! Resolved settings: options, environment and terminal combined.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result};
use respun::meaning::VectorChoice;
use respun::{Config, Error};
use respun_formats::format::{FieldNames, Limits};
use respun_formats::load;
use respun_formats::load::{FileFilter, ReadOptions};
use respun_report::terminal::Look;

use super::arguments::{
    Bytes, ComparingOptions, Format, IgnoreOptions, InputOptions, LanguageOption, Options, RunOptions, VectorOptions,
};
use super::config_file::ConfigFile;
use super::overwriting;

/// The settings of all commands.
pub struct Settings {
    /// The requested format; if `None`, each command has its own default.
    pub format: Option<Format>,
    /// The output file; standard output if `None`.
    pub output: Option<PathBuf>,
    /// The look of text reports.
    pub look: Look,
    /// Whether progress may be shown: not if results go to the same terminal.
    pub progress: bool,
    /// The thread pool for processing texts.
    pub pool: rayon::ThreadPool,
    /// How articles are compared.
    pub config: Config,
    /// Preferred outlets from the settings file, most preferred first.
    pub preferred: Vec<String>,
    /// How files are read.
    pub reading: ReadOptions,
    /// Which files of folders to read.
    pub filter: FileFilter,
    /// The folder that the word vectors came from.
    pub vectors_from: Option<PathBuf>,
    /// The files that the settings came from.
    settings_from: Vec<PathBuf>,
}

/// Page width in columns if nothing determines it.
const USUAL_COLUMNS: usize = 80;

impl Settings {
    /// Resolves `options`.
    pub fn of(options: &Options) -> Result<Settings> {
        let settings = Settings::of_run(&options.run)?.reading_in(&options.language);
        let look = Look { all: options.all, ..settings.look };
        Ok(Settings { format: options.format, look, ..settings })
    }

    /// Resolves `options` for a command with its own formats.
    pub fn of_run(options: &RunOptions) -> Result<Settings> {
        let to_terminal = options.output.is_none() && io::stdout().is_terminal();
        let colour = options.output.is_none()
            && !options.no_color
            && !matches!(AutoStream::choice(&io::stdout()), ColorChoice::Never);
        // For rayon, 0 means one thread per core.
        let threads = options.threads.map_or(0, NonZeroUsize::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
        let file = options.config.as_deref().map(ConfigFile::read).transpose()?.unwrap_or_default();
        Ok(Settings {
            format: None,
            output: options.output.clone(),
            look: Look { columns: columns(to_terminal), colour, all: false },
            progress: !options.quiet && io::stderr().is_terminal() && !to_terminal,
            pool,
            config: Config { ignored: file.ignored, ..Config::default() },
            preferred: file.preferred,
            reading: reading(&options.input)?,
            filter: filter(&options.input),
            vectors_from: None,
            settings_from: options.config.iter().cloned().collect(),
        })
    }

    /// The same for a command that compares. Loads the word vector model, if one was given.
    pub fn comparing(options: &ComparingOptions) -> Result<Settings> {
        Settings::of(&options.options)?.with_vectors(&options.vectors)?.ignoring(&options.ignored)
    }

    /// Adds the requested word vectors. Loads their model, if one was given.
    pub fn with_vectors(mut self, vectors: &VectorOptions) -> Result<Settings> {
        self.config.vectors = choice(vectors)?;
        self.vectors_from.clone_from(&vectors.vectors);
        self.settings_from.extend(vectors.vectors.iter().flat_map(|folder| load::vector_files(folder)));
        Ok(self)
    }

    /// Sets the language of all articles, if one was given.
    #[must_use]
    pub fn reading_in(mut self, option: &LanguageOption) -> Settings {
        self.reading.language = option.language;
        self
    }

    /// Adds the phrases of `options` to those of the settings file.
    pub fn ignoring(mut self, options: &IgnoreOptions) -> Result<Settings> {
        for path in &options.ignore {
            self.config.ignored = self.config.ignored.with(&load::ignore_list(path)?);
        }
        self.settings_from.extend(options.ignore.iter().cloned());
        Ok(self)
    }

    /// Refuses to write results over one of `inputs`, over a file in one of them, or over what the settings came from.
    pub fn refuse_overwriting<P: AsRef<Path>>(&self, inputs: &[P]) -> Result<()> {
        let settings = self.settings_from.iter().map(PathBuf::as_path);
        let inputs: Vec<&Path> = inputs.iter().map(AsRef::as_ref).chain(settings).collect();
        overwriting::refuse(self.output.as_deref(), &inputs, &self.filter)
    }
}

fn reading(options: &InputOptions) -> Result<ReadOptions, Error> {
    let mut names = FieldNames::default();
    options.field.iter().try_for_each(|mapping| names.tell(mapping))?;
    let (Bytes(article), Bytes(page), Bytes(unpacked)) = (options.max_article, options.max_page, options.max_unpacked);
    let limits = Limits {
        article,
        page,
        unpacked,
        depth: options.max_depth,
        columns: options.max_columns,
        members: options.max_files,
        seconds: options.max_seconds,
        ..Limits::default()
    };
    Ok(ReadOptions { names, limits, language: None })
}

fn filter(options: &InputOptions) -> FileFilter {
    FileFilter {
        include: options.include.clone(),
        exclude: options.exclude.clone(),
        hidden: options.hidden,
        follow_links: options.follow_links,
        no_ignore: options.no_ignore,
    }
}

/// The requested word vectors.
fn choice(options: &VectorOptions) -> Result<VectorChoice, Error> {
    match &options.vectors {
        _ if options.no_vectors => Ok(VectorChoice::Off),
        Some(folder) => Ok(VectorChoice::Given(Arc::new(load::word_vectors(folder)?))),
        None => Ok(VectorChoice::BuiltIn),
    }
}

/// Columns from the variable COLUMNS, otherwise from the terminal that results go to.
fn columns(to_terminal: bool) -> usize {
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|&columns| columns > 0);
    let measured = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    given.or_else(|| if to_terminal { measured() } else { None }).unwrap_or(USUAL_COLUMNS)
}
