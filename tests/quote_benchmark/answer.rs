//! What the ledger says about the quotation of a row.

use respun::quote::{QuoteRow, QuotedStretch};
use respun::{Article, Config, Language, Span, compare};
use serde::Serialize;

use super::rows::{CRITICAL, Row, Side};

/// The verdict where the ledger has no row for the quotation.
pub const NOTHING: &str = "nothing";

/// What the ledger says about one quotation.
pub struct Answer {
    /// A verdict, or [`NOTHING`].
    pub verdict: String,
    pub flags: Vec<String>,
    /// The words of both sides, for messages.
    pub words: String,
    /// Whether the row leads to where the quotation stands in the other text; true where it stands nowhere there.
    pub leads_there: bool,
}

impl Answer {
    /// Whether it is said to stand there as it was said, shortened at most, with no flag that changes what was said.
    pub fn is_kept(&self) -> bool {
        let kept = ["verbatim", "typographic", "trimmed", "merged", "split"];
        kept.contains(&self.verdict.as_str()) && !self.is_critical()
    }

    /// Whether a flag is raised that changes what was said.
    pub fn is_critical(&self) -> bool {
        self.flags.iter().any(|flag| CRITICAL.contains(&flag.as_str()))
    }
}

/// Compares the texts of a row, and looks its quotation up in the ledger.
pub fn answer(row: &Row) -> Answer {
    // The set says of itself that it is English; which language a few sentences are in is another question.
    let article = |id, text: &str| Article::from_text(id, text).with_language(Language::English);
    let result = compare(&article("a", &row.a), &article("b", &row.b), &Config::default());
    let (own, other) = row.own_and_other();
    let mut best: Option<(&QuoteRow, f64)> = None;
    for found in &result.quotes {
        let (on_own, on_other) = sides(found, row.side);
        let covered = agreement(&own, on_own);
        // Where two rows cover the quotation alike, the one that leads to its counterpart is meant.
        let how_much = covered + 0.01 * agreement(&other, on_other);
        if covers(&own, on_own) && best.is_none_or(|(_, most)| how_much > most) {
            best = Some((found, how_much));
        }
    }
    let Some((found, _)) = best else {
        return Answer {
            verdict: NOTHING.to_owned(),
            flags: Vec::new(),
            words: String::new(),
            leads_there: other.is_empty(),
        };
    };
    let words = |side: &Option<QuotedStretch>| side.as_ref().map_or("–".to_owned(), |one| one.text.clone());
    Answer {
        verdict: name_of(found.verdict),
        flags: found.flags.iter().map(name_of).collect(),
        words: format!("“{}” = “{}”", words(&found.a), words(&found.b)),
        leads_there: other.is_empty() || covers(&other, sides(found, row.side).1),
    }
}

/// A row's stretch on the side that is asked about, and on the other.
fn sides(row: &QuoteRow, own: Side) -> (Option<&QuotedStretch>, Option<&QuotedStretch>) {
    match own {
        Side::A => (row.a.as_ref(), row.b.as_ref()),
        Side::B => (row.b.as_ref(), row.a.as_ref()),
    }
}

/// Whether the first place lies in the stretch, by half of the one or the other.
fn covers(places: &[Span], found: Option<&QuotedStretch>) -> bool {
    let (Some(place), Some(found)) = (places.first(), found) else { return false };
    let common = place.intersection(found.span).map_or(0, Span::len);
    2 * common >= place.len().min(found.span.len())
}

/// How much of both is in common, 0..=1.
fn agreement(places: &[Span], found: Option<&QuotedStretch>) -> f64 {
    let (Some(first), Some(found)) = (places.first(), found) else { return 0.0 };
    let whole = places.iter().fold(*first, |hull, place| hull.hull(*place));
    let common = whole.intersection(found.span).map_or(0, Span::len);
    common as f64 / whole.hull(found.span).len().max(1) as f64
}

/// A value's name in reports: `newly_quoted`.
fn name_of(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).expect("names are plain strings");
    name.as_str().expect("names are plain strings").to_owned()
}
