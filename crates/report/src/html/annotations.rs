//! What is to be seen in a text, by place: a cursor that goes through the source once, from left to right.

use super::panes::{MatchRole, Piece, Role};
use super::side::Which;
use crate::words;
use respun::compare::Comparison;
use respun::quote::{QuoteRow, QuoteVerdict};
use respun::span::Span;

/// Rows of the ledger that one piece of text names. More than two on one place are a freak; a page full of them would be as long as
/// their number squared.
const MOST_ROWS: usize = 8;

/// All that is to be seen in one source.
pub(super) struct Annotations {
    /// Every place where the look of the text may change, in order.
    cuts: Vec<usize>,
    sentences: Track<Role>,
    lone: Track<()>,
    facts: Track<()>,
    aside: Track<()>,
    quotes: Track<(usize, bool)>,
    starts: Places,
    ends: Places,
}

/// How the text looks from one cut to the next.
pub(super) struct Seen {
    pub role: Role,
    /// Whether the sentence that gives the role began before this place.
    pub began_before: bool,
    pub is_lone: bool,
    pub is_fact: bool,
    pub is_aside: bool,
    pub is_quoted: bool,
    pub rows: String,
    /// What is to be put before the text.
    pub starts: Vec<Piece<'static>>,
}

impl Annotations {
    /// What there is to see on one side; `lone` as for [`pane`](super::panes::pane).
    pub(super) fn new(which: Which, result: &Comparison, lone: &[Span]) -> Annotations {
        let mut sentences: Vec<(Span, Role)> = which.alone(result).iter().map(|&span| (span, Role::Alone)).collect();
        let (mut starts, mut ends) = (Places::default(), Places::default());
        for (index, matched) in result.sentences.iter().enumerate() {
            for (place, &span) in which.sentences(matched).iter().enumerate() {
                let role = MatchRole::new(index + 1, matched.kind, matched.moved, place == 0);
                sentences.push((span, Role::Match(role)));
            }
        }
        let mut quotes = Vec::new();
        for (index, row) in result.quotes.iter().enumerate() {
            let Some(side) = which.quoted(row) else { continue };
            let stretches = if side.parts.is_empty() { vec![side.span] } else { side.parts.clone() };
            let in_marks = is_in_marks(which, row);
            quotes.extend(stretches.into_iter().map(|span| (span, (index + 1, in_marks))));
            starts.add(side.span.start, Piece::Anchor { id: format!("{}-q{}", which.letter(), index + 1) });
        }
        let mut facts = Vec::new();
        for (index, fact) in result.facts.iter().enumerate() {
            let span = which.fact(fact);
            facts.push((span, ()));
            starts.add(span.start, Piece::Anchor { id: format!("{}-f{}", which.letter(), index + 1) });
        }
        let mut aside = Vec::new();
        for matter in &result.shared_matter {
            let span = which.matter(matter);
            if !span.is_empty() {
                aside.push((span, ()));
                starts.add(span.start, Piece::Aside { what: words::shared_matter(matter.kind) });
            }
        }
        for (index, passage) in result.passages.iter().enumerate() {
            let (span, number) = (which.passage(passage), index + 1);
            starts.add(span.start, Piece::Passage { number, is_start: true });
            ends.add(span.end, Piece::Passage { number, is_start: false });
        }
        let lone = lone.iter().map(|&span| (span, ())).collect();
        let mut annotations = Annotations {
            cuts: Vec::new(),
            sentences: Track::of(sentences),
            lone: Track::of(lone),
            facts: Track::of(facts),
            aside: Track::of(aside),
            quotes: Track::of(quotes),
            starts: starts.in_order(),
            ends: ends.in_order(),
        };
        annotations.cuts = annotations.all_cuts();
        annotations
    }

    fn all_cuts(&self) -> Vec<usize> {
        let mut cuts: Vec<usize> = self.starts.places().chain(self.ends.places()).collect();
        cuts.extend(
            self.sentences.edges().chain(self.lone.edges()).chain(self.facts.edges()).chain(self.quotes.edges()),
        );
        cuts.extend(self.aside.edges());
        // From the end, so that those that are behind can be taken off.
        cuts.sort_unstable_by(|one, other| other.cmp(one));
        cuts.dedup();
        cuts
    }

    /// The first place behind `at` where something begins or ends. `at` never goes back.
    pub(super) fn next_cut(&mut self, at: usize) -> Option<usize> {
        while self.cuts.last().is_some_and(|&cut| cut <= at) {
            self.cuts.pop();
        }
        self.cuts.last().copied()
    }

    /// The look of the text from `at` to the next cut. `at` never goes back.
    pub(super) fn at(&mut self, at: usize) -> Seen {
        let sentence = self.sentences.at(at).first().copied();
        let is_aside = !self.aside.at(at).is_empty();
        // The other text has it, too, so it is no sentence of one side alone.
        let role = match sentence {
            Some((_, Role::Alone)) if is_aside => Role::Plain,
            Some((_, role)) => role,
            None => Role::Plain,
        };
        let quotes = self.quotes.at(at);
        let rows: Vec<String> = quotes.iter().take(MOST_ROWS).map(|(_, (number, _))| number.to_string()).collect();
        Seen {
            role,
            began_before: sentence.is_some_and(|(span, _)| span.start < at),
            is_quoted: quotes.iter().any(|(_, (_, in_marks))| *in_marks),
            rows: rows.join(" "),
            is_lone: !self.lone.at(at).is_empty(),
            is_fact: !self.facts.at(at).is_empty(),
            is_aside,
            starts: self.starts.up_to(at),
        }
    }

    /// Whether a sentence that has begun goes on at `end`.
    pub(super) fn goes_on_at(&self, end: usize) -> bool {
        self.sentences.active.first().is_some_and(|(span, _)| span.end > end)
    }

    /// What is to be put behind the text that ends at `end`.
    pub(super) fn ends_up_to(&mut self, end: usize) -> Vec<Piece<'static>> {
        self.ends.up_to(end)
    }
}

/// Whether this side of a row stands inside quote marks; the other may be the words that they were made of.
pub(super) fn is_in_marks(which: Which, row: &QuoteRow) -> bool {
    match which {
        Which::A => row.verdict != QuoteVerdict::NewlyQuoted,
        Which::B => row.verdict != QuoteVerdict::Unquoted,
    }
}

/// Spans of one sort, and those of them that hold the place where the cursor stands.
struct Track<What> {
    /// Those ahead; the next one last.
    ahead: Vec<(Span, What)>,
    active: Vec<(Span, What)>,
}

impl<What: Copy> Track<What> {
    fn of(mut spans: Vec<(Span, What)>) -> Track<What> {
        spans.retain(|(span, _)| !span.is_empty());
        spans.sort_by_key(|(span, _)| std::cmp::Reverse((span.start, span.end)));
        Track { ahead: spans, active: Vec::new() }
    }

    fn edges(&self) -> impl Iterator<Item = usize> {
        self.ahead.iter().flat_map(|(span, _)| [span.start, span.end])
    }

    /// The spans that hold the byte at `at`, which never goes back.
    fn at(&mut self, at: usize) -> &[(Span, What)] {
        self.active.retain(|(span, _)| span.end > at);
        while self.ahead.last().is_some_and(|(span, _)| span.start <= at) {
            self.active.extend(self.ahead.pop().filter(|(span, _)| span.end > at));
        }
        &self.active
    }
}

/// Things to be put at places of the text.
#[derive(Default)]
struct Places {
    /// The next one last, once they are in order.
    ahead: Vec<(usize, Piece<'static>)>,
}

impl Places {
    fn add(&mut self, at: usize, piece: Piece<'static>) {
        self.ahead.push((at, piece));
    }

    fn in_order(mut self) -> Places {
        self.ahead.sort_by_key(|(at, _)| *at);
        self.ahead.reverse();
        self
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.ahead.iter().map(|(at, _)| *at)
    }

    /// Those at `at` or before it that were not handed out yet.
    fn up_to(&mut self, at: usize) -> Vec<Piece<'static>> {
        let first = self.ahead.iter().rposition(|(place, _)| *place > at).map_or(0, |after| after + 1);
        let mut found: Vec<_> = self.ahead.drain(first..).map(|(_, piece)| piece).collect();
        found.reverse();
        found
    }
}
