//! The settings file given by `--config`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use respun::shared_matter::IgnoreList;
use serde::Deserialize;

/// The keys of a settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Keys {
    ignore: Vec<String>,
    prefer: Vec<String>,
}

/// The content of a settings file.
#[derive(Debug, Default)]
pub struct ConfigFile {
    /// Phrases and patterns to set aside.
    pub ignored: IgnoreList,
    /// Outlets whose articles a scan prefers to keep, most preferred first.
    pub preferred: Vec<String>,
}

impl ConfigFile {
    /// Reads the settings file at `path`.
    pub fn read(path: &Path) -> Result<ConfigFile> {
        let name = path.display();
        let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
        ConfigFile::parse(&text).with_context(|| format!("`{name}`"))
    }

    fn parse(text: &str) -> Result<ConfigFile> {
        let text = text.trim_start_matches('\u{FEFF}');
        let keys: Keys = toml::from_str(text).map_err(|error| {
            // The full message spans several lines and draws the position; we have one line.
            let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
            let message = error.message().lines().collect::<Vec<_>>().join(" ");
            line.map_or_else(|| anyhow!("{message}"), |line| anyhow!("line {line}: {message}"))
        })?;
        let ignored = IgnoreList::of(&keys.ignore).context("the key `ignore`")?;
        Ok(ConfigFile { ignored, preferred: keys.prefer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_lists_and_may_be_left_out() {
        let file =
            ConfigFile::parse("ignore = [\n  \"Read more\", # remark\n  '/Photo: .*/',\n]\nprefer = ['Harle Press']\n");
        let file = file.unwrap();
        assert_eq!(file.ignored.entries(), ["Read more", "/Photo: .*/"]);
        assert_eq!(file.preferred, ["Harle Press"]);
        assert!(ConfigFile::parse("").unwrap().ignored.is_empty());
    }

    #[test]
    fn mistakes_are_named() {
        for (text, named) in [
            ("ignore = []\nignored = []\n", "line 2: unknown field `ignored`, expected `ignore` or `prefer`"),
            ("ignore = 'one'", "line 1: invalid type: string \"one\", expected a sequence"),
            ("\nignore = [", "line 2: "),
            ("ignore = ['/(/']", "the key `ignore`: `/(/` is no pattern: unclosed group"),
        ] {
            let error = format!("{:#}", ConfigFile::parse(text).unwrap_err());
            assert!(error.starts_with(named), "{error}");
        }
    }
}
