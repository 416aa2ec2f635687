//! `respun scan --format html -o FOLDER`: the page of a scan, with the comparisons of its pairs beside it.
//!
//! ```text
//! FOLDER/index.html       written last, so that it links to nothing that is not there
//! FOLDER/pairs/1.html …   made aside by all threads, and put here when all are made
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

/// The folder that `output` names: one that is there, or a name that ends as those of folders do.
pub fn folder(output: Option<&Path>) -> Option<&Path> {
    let last = |path: &Path| path.as_os_str().as_encoded_bytes().last().copied();
    output.filter(|path| path.is_dir() || last(path).is_some_and(|last| std::path::is_separator(last.into())))
}

/// The pages of pairs, made but not yet in their place. Dropped before that, they leave no trace.
pub struct PagesAside {
    folder: PathBuf,
    aside: TempDir,
    /// For each pair, whether it has a page.
    pub made: Vec<bool>,
    /// Why others have none.
    pub lost: Vec<String>,
    /// Whether it was stopped before all were made.
    pub is_partial: bool,
}

/// What became of a page.
enum Page {
    Made,
    Lost(String),
    /// Not begun, as the run was stopped.
    Left,
}

impl PagesAside {
    /// Makes the pages for `folder` of the pairs as `details` compares them, on all threads of the pool that this is called in.
    ///
    /// # Errors
    /// If the folder or a page cannot be written.
    pub fn make<'s>(
        folder: &Path,
        pages: &PairPages<'_>,
        details: impl Fn() -> PairDetails<'s> + Send + Sync,
    ) -> Result<PagesAside> {
        let failed = || format!("cannot make the folder `{}`", folder.display());
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
                Err(message) => return Ok(Page::Lost(message)),
            };
            let path = aside.path().join(name(index));
            fs::write(&path, page).with_context(|| format!("cannot write `{}`", path.display()))?;
            Ok(Page::Made)
        };
        let told: Vec<Page> =
            (0..pages.pairs().len()).into_par_iter().map_init(details, make).collect::<Result<_>>()?;
        let is_partial = told.iter().any(|page| matches!(page, Page::Left));
        let made = told.iter().map(|page| matches!(page, Page::Made)).collect();
        // One text may be lost to many pairs.
        let mut lost: Vec<String> = told
            .into_iter()
            .filter_map(|page| if let Page::Lost(message) = page { Some(message) } else { None })
            .collect();
        lost.sort();
        lost.dedup();
        Ok(PagesAside { folder: folder.to_owned(), aside, made, lost, is_partial })
    }

    /// Puts all in their place, and `index`, the page of the scan, which links to them. Pages of an earlier scan that nothing links
    /// to any more are removed.
    pub fn finish(self, index: &str) -> Result<()> {
        let pairs = self.folder.join("pairs");
        fs::create_dir_all(&pairs).with_context(|| format!("cannot make the folder `{}`", pairs.display()))?;
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

/// The file of pair `index`, the first being 0.
fn name(index: usize) -> String {
    let path = PairPages::path(index);
    path.rsplit('/').next().unwrap_or(&path).to_owned()
}

/// Removes pages of pairs that are not among those `made`. What respun has not written stays, whatever its name.
fn remove_others(pairs: &Path, made: &[bool]) {
    const OURS: &str = "<meta name=\"generator\" content=\"respun ";
    let Ok(entries) = fs::read_dir(pairs) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name();
        let number = file.to_str().and_then(|file| file.strip_suffix(".html")?.parse::<usize>().ok());
        let Some(index) = number.and_then(|number| number.checked_sub(1)) else { continue };
        let is_old = file.to_str() == Some(&name(index)) && !made.get(index).is_some_and(|&is_made| is_made);
        if is_old && fs::read(entry.path()).is_ok_and(|page| String::from_utf8_lossy(&page).contains(OURS)) {
            // An old page that stays is linked by nothing.
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
