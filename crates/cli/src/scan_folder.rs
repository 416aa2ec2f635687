//! `respun scan --format html -o FOLDER`: the scan page, with a page for each pair.
//!
//! ```text
//! FOLDER/index.html       written last, so that it never links to a missing page
//! FOLDER/pairs/1.html …   written to a temporary folder by all threads, and moved here when complete
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use respun::scan::PairDetails;
use respun_report::html::PairPages;
use tempfile::TempDir;

use super::arguments::Format;
use super::ingest_run::is_stopped;
use super::output::Results;

/// The folder named by `output`: an existing one, or a name that ends like a folder's.
pub fn folder(output: Option<&Path>) -> Option<&Path> {
    let last = |path: &Path| path.as_os_str().as_encoded_bytes().last().copied();
    output.filter(|path| path.is_dir() || last(path).is_some_and(|last| std::path::is_separator(last.into())))
}

/// The pages of pairs in a temporary folder. Dropping this removes them.
pub struct PagesAside {
    folder: PathBuf,
    aside: TempDir,
    /// For each pair, whether it has a page.
    pub made: Vec<bool>,
    /// Why the others have none.
    pub lost: Vec<String>,
    /// Whether the run was stopped before all were written.
    pub is_partial: bool,
}

/// The outcome for one page.
enum Page {
    Made,
    Lost(String),
    /// Not started, since the run was stopped.
    Left,
}

impl PagesAside {
    /// Writes the pages for `folder` of the pairs as compared by `details`, on the current thread pool.
    ///
    /// # Errors
    /// If the folder or a page can't be written.
    pub fn make<'s>(
        folder: &Path,
        pages: &PairPages<'_>,
        details: impl Fn() -> PairDetails<'s> + Send + Sync,
    ) -> Result<PagesAside> {
        let failed = || format!("cannot create the folder `{}`", folder.display());
        fs::create_dir_all(folder).with_context(failed)?;
        let aside =
            tempfile::Builder::new().prefix(".pairs.").suffix(".part").tempdir_in(folder).with_context(failed)?;
        let make = |details: &mut PairDetails<'_>, index: usize| -> Result<Page> {
            if is_stopped() {
                return Ok(Page::Left);
            }
            let pair = pages.pairs()[index];
            let page = match details.compare(pair) {
                Ok(detail) => pages.page(pair, &detail),
                Err(error) => return Ok(Page::Lost(error.to_string())),
            };
            let path = aside.path().join(name(index));
            fs::write(&path, page).with_context(|| format!("cannot write `{}`", path.display()))?;
            Ok(Page::Made)
        };
        let told: Vec<Page> =
            (0..pages.pairs().len()).into_par_iter().map_init(details, make).collect::<Result<_>>()?;
        let is_partial = told.iter().any(|page| matches!(page, Page::Left));
        let made = told.iter().map(|page| matches!(page, Page::Made)).collect();
        // The loss of one text may affect many pairs.
        let mut lost: Vec<String> = told
            .into_iter()
            .filter_map(|page| if let Page::Lost(message) = page { Some(message) } else { None })
            .collect();
        lost.sort();
        lost.dedup();
        Ok(PagesAside { folder: folder.to_owned(), aside, made, lost, is_partial })
    }

    /// Moves all pages into place and writes `index`, the scan page that links to them. Removes pages of an earlier
    /// scan that are no longer linked.
    pub fn finish(self, index: &str) -> Result<()> {
        let pairs = self.folder.join("pairs");
        fs::create_dir_all(&pairs).with_context(|| format!("cannot create the folder `{}`", pairs.display()))?;
        for (at, _) in self.made.iter().enumerate().filter(|(_, is_made)| **is_made) {
            let target = pairs.join(name(at));
            fs::rename(self.aside.path().join(name(at)), &target)
                .with_context(|| format!("cannot write `{}`", target.display()))?;
        }
        let mut results = Results::one(Some(&self.folder.join("index.html")), Format::Html)?;
        results.write(index)?;
        results.finish()?;
        remove_others(&pairs, &self.made);
        Ok(())
    }
}

/// The file of the pair with this index, counted from 0.
fn name(index: usize) -> String {
    let path = PairPages::path(index);
    path.rsplit('/').next().unwrap_or(&path).to_owned()
}

/// Removes pages of pairs that aren't in `made`. Files not written by respun stay, whatever their names.
fn remove_others(pairs: &Path, made: &[bool]) {
    const OURS: &str = "<meta name=\"generator\" content=\"respun ";
    let Ok(entries) = fs::read_dir(pairs) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name();
        let number = file.to_str().and_then(|file| file.strip_suffix(".html")?.parse::<usize>().ok());
        let Some(index) = number.and_then(|number| number.checked_sub(1)) else { continue };
        let is_old = file.to_str() == Some(&name(index)) && !made.get(index).is_some_and(|&is_made| is_made);
        if is_old && fs::read(entry.path()).is_ok_and(|page| String::from_utf8_lossy(&page).contains(OURS)) {
            // An old page that stays isn't linked anywhere.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_there_or_ends_like_one() {
        let there = tempfile::tempdir().unwrap();
        let new = there.path().join("new");
        assert_eq!(folder(Some(there.path())), Some(there.path()));
        assert_eq!(folder(Some(&new)), None);
        assert_eq!(folder(Some(&there.path().join("report.html"))), None);
        let ends_like_one = PathBuf::from(format!("{}/", new.display()));
        assert_eq!(folder(Some(&ends_like_one)), Some(ends_like_one.as_path()));
        assert_eq!(folder(None), None);
    }

    #[test]
    fn old_pages_go_and_what_others_wrote_stays() {
        let folder = tempfile::tempdir().unwrap();
        let ours = "<meta name=\"generator\" content=\"respun 0.1.0\">";
        for (name, text) in [
            ("1.html", ours),
            ("2.html", ours),
            ("3.html", "mine"),
            ("04.html", ours),
            ("5.txt", ours),
            ("6.html", ours),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        remove_others(folder.path(), &[true, false, false]);
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["04.html", "1.html", "3.html", "5.txt"]);
    }
}
