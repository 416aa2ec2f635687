//! `respun check`: one draft against many articles.

use anyhow::{Result, bail};
use respun::check::{DraftIndex, check};
use respun_formats::load::Watch;
use respun_report::check::{self as report, CheckSummary};
use respun_report::{html, markdown, terminal};

use super::arguments::{CheckArguments, Format};
use super::exit::Exit;
use super::ingest_run::{IngestRun, is_stopped};
use super::inputs;
use super::making::{Named, making};
use super::messages;
use super::output::{Results, header, rendered};
use super::settings::Settings;

/// Runs the check.
pub fn run(arguments: &CheckArguments) -> Result<Exit> {
    if inputs::is_standard_input(&arguments.draft)
        && arguments.against.iter().any(|path| inputs::is_standard_input(path))
    {
        bail!("standard input can be read only once; give the draft as a file");
    }
    let settings = Settings::comparing(&arguments.comparing)?;
    settings.refuse_overwriting(std::slice::from_ref(&arguments.draft))?;
    settings.refuse_overwriting(&arguments.against)?;
    let format = settings.format.unwrap_or(Format::Text);
    // Hash the file before it is read, so that the report is about the file that was hashed.
    let named = if format == Format::Html { Some(Named::of(&arguments.draft, &settings)?) } else { None };
    let draft = inputs::article(&arguments.draft, &settings)?;
    let mut run = IngestRun::of(&arguments.against, &settings)?;
    // A draft inside the folder it is checked against isn't its own source.
    run.leave_out(&arguments.draft);
    let mut index = DraftIndex::of(&draft);
    let ingested = run.ingest(&mut index, &settings);
    let checked = settings.pool.install(|| check(&draft, &index, &ingested.store, &settings.config, &is_stopped));
    checked.lost.iter().for_each(|message| run.unreadable(message));
    let (mut tally, _) = run.finish();
    tally.n_found = checked.sources.len();
    if tally.exit() == Exit::Failed {
        return Ok(Exit::Failed);
    }
    let against = CheckSummary {
        n_articles: tally.n_read,
        n_unreadable: tally.n_unreadable,
        is_partial: ingested.is_partial || checked.is_partial,
    };
    let mut results = Results::one(settings.output.as_deref(), format)?;
    results.write(&match format {
        Format::Csv => header(&report::SOURCE_COLUMNS) + &report::rows(&checked),
        Format::Markdown => markdown::check(&draft, &checked, &against, settings.look.all),
        Format::Html => {
            let named = named.map(|named| named.input(&draft)).transpose()?.unwrap_or_default();
            let mut making = making(&settings, None)?;
            let paths: Vec<_> = arguments.against.iter().map(|path| path.display().to_string()).collect();
            let of_draft = format!("{} ({} {})", named.sha256, named.of, draft.id());
            making.settings.push(("Held against".to_owned(), paths.join(", ")));
            making.settings.push(("SHA-256 of the draft".to_owned(), of_draft));
            html::check(&draft, &checked, &against, &making)
        }
        _ => rendered(format, &report::fields(&draft, &checked, &against), || {
            terminal::check(&draft, &checked, &against, &settings.look)
        })?,
    })?;
    results.finish()?;
    if against.is_partial {
        messages::say("stopped early; the results are marked as partial");
        return Ok(Exit::SomeUnreadable);
    }
    Ok(tally.exit())
}
