//! The command `respun`: parses arguments, resolves settings, does the work, sets the exit code.
//!
//! ```text
//! arguments ── settings ── compare, pairs, scan, check, quotes, inspect ── exit
//!                              │
//!                              ├─ inputs: paths to articles       batches: parallel work, results in order
//!                              ├─ ingest_run: many files at once  output: where results go
//!                              └─ messages: standard error
//! ```
//!
//! No decisions about texts are made here; that is the library's job. Results go to standard output, everything else to
//! standard error.

mod arguments;
mod batches;
mod check;
mod compare;
mod config_file;
mod exit;
mod ingest_run;
mod inputs;
mod inspect;
mod making;
mod messages;
mod output;
mod overwriting;
mod pairs;
mod quotes;
mod scan;
mod scan_folder;
mod settings;

use std::io;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};

use arguments::{Arguments, Command, Format, Options};
use exit::Exit;
use settings::Settings;

fn main() -> ExitCode {
    run().into()
}

/// Runs the command.
fn run() -> Exit {
    hide_caught_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            // Help that isn't read to its end (`respun --help | head`) isn't a failure.
            let _ = message.print();
            return if message.use_stderr() { Exit::Failed } else { Exit::Found };
        }
    };
    match work(&arguments.command) {
        Ok(exit) => exit,
        Err(error) if is_closed_pipe(&error) => Exit::Found,
        Err(error) => {
            messages::say(&with_causes(&error));
            Exit::Failed
        }
    }
}

fn work(command: &Command) -> Result<Exit> {
    match command {
        Command::Compare(arguments) => {
            let settings = Settings::comparing(&arguments.comparing)?;
            match (&arguments.pairs, &arguments.a, &arguments.b) {
                (Some(path), _, _) => {
                    refuse("compare --pairs", &[Format::Html], &arguments.comparing.options)?;
                    settings.refuse_overwriting(&[path])?;
                    pairs::run(path, &settings)
                }
                (None, Some(a), Some(b)) => {
                    settings.refuse_overwriting(&[a, b])?;
                    compare::run(a, b, &settings)
                }
                _ => unreachable!("the arguments ask for two articles unless pairs are given"),
            }
        }
        Command::Scan(arguments) => scan::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Quotes(arguments) => {
            refuse("quotes", &[Format::Markdown, Format::Html], &arguments.options)?;
            let settings = Settings::of(&arguments.options)?;
            settings.refuse_overwriting(&arguments.paths)?;
            quotes::run(&arguments.paths, &settings)
        }
        Command::Inspect(arguments) => {
            refuse("inspect", &[Format::Csv, Format::Markdown, Format::Html], &arguments.comparing.options)?;
            inspect::check(arguments)?;
            let settings = Settings::comparing(&arguments.comparing)?;
            settings.refuse_overwriting(std::slice::from_ref(&arguments.path))?;
            settings.refuse_overwriting(arguments.second.as_slice())?;
            inspect::run(arguments.stage, &arguments.path, arguments.second.as_deref(), &settings)
        }
    }
}

/// Silences panics of guarded parsers: the error message names the damaged file, and the library's panic helps nobody.
fn hide_caught_panics() {
    let show = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !respun_formats::format::is_guarded() {
            show(panic);
        }
    }));
}

/// Ends `command` before anything is read if it doesn't support the requested format.
fn refuse(command: &str, refused: &[Format], options: &Options) -> Result<()> {
    let name =
        |format: &Format| format.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    if let Some(format) = options.format.filter(|format| refused.contains(format)) {
        let others: Vec<String> =
            Format::value_variants().iter().filter(|format| !refused.contains(format)).map(name).collect();
        bail!("`respun {command}` cannot write `{}`; its formats are {}", name(&format), others.join(", "));
    }
    Ok(())
}

/// The message of an error and its causes. The library's own errors include their causes in the message.
fn with_causes(error: &anyhow::Error) -> String {
    let is_complete = |cause: &&(dyn std::error::Error + 'static)| cause.is::<respun::Error>();
    let n_told = error.chain().take_while(|cause| !is_complete(cause)).count() + 1;
    error.chain().take(n_told).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Whether the reader of the results closed the pipe (`| head`), which isn't a failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
