//! Scans and checks made in memory, for tests of their pages.

use std::borrow::Cow;

use respun::check::{Checked, DraftIndex, check};
use respun::scan::{
    Articles, ArticlesBuilder, Collector, Incoming, Moment, PairDetails, Scan, ScanConfig, TextReader, Texts, scan,
};
use respun::{Article, Config};
use respun_report::check::CheckSummary;
use respun_report::html::{self, PairPages, ReportMetadata};
use respun_report::scan::Totals;

/// An article as it comes in: id, outlet, date and text.
pub struct Item {
    pub id: String,
    pub outlet: Option<String>,
    pub date: Option<&'static str>,
    pub text: String,
}

/// The texts of some items.
struct InMemory<'i>(&'i [Item]);

impl Texts for InMemory<'_> {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(InMemory(self.0))
    }
}

impl TextReader for InMemory<'_> {
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, respun::Error> {
        Ok(Cow::Borrowed(&self.0[arrival].text))
    }
}

fn gather<C: Collector>(items: &[Item], into: &mut C) {
    for item in items {
        let extracted = into.extract(&item.text);
        let date = item.date.and_then(Moment::parse);
        into.add(Incoming { id: item.id.clone(), date, source: item.outlet.clone(), extracted });
    }
}

/// What a scan of `items` finds.
pub fn scanned(items: &[Item]) -> (Articles, Scan) {
    let mut builder = ArticlesBuilder::default();
    gather(items, &mut builder);
    let (articles, _) = builder.finish();
    let found = scan(&articles, &InMemory(items), &ScanConfig::default(), &|| false);
    (articles, found)
}

/// The page of a scan, with `unreadable` messages.
pub fn scan_page((articles, found): &(Articles, Scan), unreadable: &[String], metadata: &ReportMetadata) -> String {
    let totals = Totals {
        n_articles: articles.len(),
        n_unreadable: unreadable.len(),
        is_partial: found.is_partial,
        ..Totals::default()
    };
    html::scan(articles, found, &[], &totals, unreadable, metadata)
}

/// The page of a scan beside those of its pairs, and these.
pub fn scan_with_pages(items: &[Item], found: &(Articles, Scan), metadata: &ReportMetadata) -> (String, Vec<String>) {
    let (articles, scan) = found;
    let pages: Vec<String> = pages_made(items, found, metadata).into_iter().map(Result::unwrap).collect();
    let totals = Totals { n_articles: articles.len(), ..Totals::default() };
    (html::scan_with_pages(articles, scan, &[], &totals, &[], metadata, &vec![true; pages.len()]), pages)
}

/// The page of each pair, or why there is none.
pub fn pages_made(
    items: &[Item],
    (articles, scan): &(Articles, Scan),
    metadata: &ReportMetadata,
) -> Vec<Result<String, String>> {
    let texts = InMemory(items);
    let config = ScanConfig::default();
    let pages = PairPages::of(articles, scan, metadata);
    let mut details = PairDetails::of(articles, scan, &texts, &config);
    pages
        .pairs()
        .iter()
        .map(|pair| details.compare(pair).map_err(|error| error.to_string()).map(|detail| pages.page(pair, &detail)))
        .collect()
}

/// What a check of `draft` against `items` finds.
pub fn checked(draft: &Article, items: &[Item]) -> Checked {
    let mut index = DraftIndex::of(draft);
    gather(items, &mut index);
    check(draft, &index, &InMemory(items), &Config::default(), &|| false)
}

/// The page of a check.
pub fn check_page(draft: &Article, checked: &Checked, n_articles: usize, metadata: &ReportMetadata) -> String {
    html::check(draft, checked, &CheckSummary { n_articles, ..CheckSummary::default() }, metadata)
}

/// A story of sentences that no other story has.
pub fn story(number: usize) -> String {
    let sentence = |at: usize| {
        let own = format!("{number}x{at}");
        format!("Clerk c{own} saw boats b{own} near pier p{own} on tide t{own}, they said.")
    };
    (0..12).map(sentence).collect::<Vec<_>>().join(" ")
}
