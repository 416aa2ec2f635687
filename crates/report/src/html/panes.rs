//! A whole text as given, cut into pieces wherever something begins or ends that is to be seen.
//!
//! ```text
//! source    # Ferry late↵↵The ferry Alma was late on Monday, said Pell. Nobody was hurt.
//! blocks    [heading   ]  [paragraph                                                    ]
//! parts     markup|alone  [match 2                                    ][alone           ]
//! pieces                   The ferry ▸Alma◂ was late …       words only here, quotations, facts; anchors to jump to
//! ```
//!
//! Everything between two cuts looks alike, so that what overlaps (a quotation over two sentences, a number that differs inside
//! it) needs no nesting. Linear in the text but for sorting.

use super::annotations::Annotations;
use super::safe::Shown;
use super::shares::class;
use super::side::Which;
use crate::words;
use respun::align::MatchKind;
use respun::article::{Article, BlockKind};
use respun::compare::Comparison;
use respun::span::Span;

/// A text, ready to be written.
pub(super) struct Pane<'r> {
    /// "a" or "b", and the other one.
    pub letter: char,
    pub other: char,
    /// Code of the language; empty if it is not known.
    pub language: &'static str,
    pub name: Shown<'r>,
    pub blocks: Vec<PaneBlock<'r>>,
}

/// A block of the article, or what stands between two.
pub(super) struct PaneBlock<'r> {
    pub class: &'static str,
    pub parts: Vec<Part<'r>>,
}

/// Neighbouring pieces that play one role.
pub(super) struct Part<'r> {
    pub role: Role,
    pub pieces: Vec<Piece<'r>>,
}

/// What a part is to the comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    /// A sentence that stands again on the other side.
    Match(MatchRole),
    /// A sentence that does not.
    Alone,
    /// Neither: what was not compared, and what lies between sentences.
    Plain,
}

/// A sentence of a match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MatchRole {
    /// From 1, in the order of a.
    pub number: usize,
    /// The name of its kind for the style, and in words.
    pub class: &'static str,
    pub kind: &'static str,
    pub moved: bool,
    /// Whether it is the first of its match on this side, to which the other side leads.
    pub is_first: bool,
}

/// A piece of the text, or a place in it.
pub(super) enum Piece<'r> {
    Text(Text<'r>),
    /// A place to jump to.
    Anchor {
        id: String,
    },
    /// Where a stretch begins that was set aside, and why.
    Aside {
        what: &'static str,
    },
    /// Where a passage begins or ends, by number from 1.
    Passage {
        number: usize,
        is_start: bool,
    },
}

/// A piece of text that looks alike from end to end.
pub(super) struct Text<'r> {
    pub words: Shown<'r>,
    /// Words that the other side of the match has not.
    pub is_lone: bool,
    pub is_markup: bool,
    pub is_fact: bool,
    /// Whether it was set aside as proving nothing.
    pub is_aside: bool,
    /// Whether it stands inside quote marks.
    pub is_quoted: bool,
    /// Numbers of the rows of the ledger that it belongs to, with spaces between.
    pub rows: String,
}

impl Text<'_> {
    /// Whether it needs no element of its own.
    pub(super) fn is_plain(&self) -> bool {
        !self.is_lone && !self.has_classes() && self.rows.is_empty()
    }

    /// The element for it on the side of this letter: words of a that b has not were taken out, those of b put in.
    pub(super) fn element(&self, letter: &char) -> &'static str {
        match letter {
            _ if !self.is_lone => "span",
            'a' => "del",
            _ => "ins",
        }
    }

    pub(super) fn has_classes(&self) -> bool {
        self.is_markup || self.is_fact || self.is_aside || self.is_quoted
    }

    /// What the style knows it by.
    pub(super) fn classes(&self) -> String {
        let classes =
            [(self.is_markup, "markup"), (self.is_fact, "fact"), (self.is_aside, "aside"), (self.is_quoted, "quoted")];
        let set: Vec<_> = classes.iter().filter(|(is_set, _)| *is_set).map(|(_, name)| *name).collect();
        set.join(" ")
    }
}

/// The pane of one side; `lone` are the stretches of its source that the other side of a match has not.
pub(super) fn pane<'r>(which: Which, article: &'r Article, result: &'r Comparison, lone: &[Span]) -> Pane<'r> {
    let side = which.side_of(result);
    let language = if side.language == respun::Language::Unknown { "" } else { side.language.code() };
    let mut writer = Writer { source: article.source(), annotations: Annotations::new(which, result, lone) };
    let mut blocks = Vec::new();
    for region in regions(article) {
        let parts = writer.parts(&region);
        if !parts.is_empty() {
            blocks.push(PaneBlock { class: region.class, parts });
        }
    }
    Pane {
        letter: which.letter(),
        other: which.other_letter(),
        language,
        name: Shown::of(side.title.as_deref().unwrap_or(&side.id)),
        blocks,
    }
}

/// A stretch of the source that is shown as one block.
pub(super) struct Region {
    pub class: &'static str,
    /// With the markup at its ends.
    pub whole: Span,
    /// The text of the block; what lies around it is markup.
    pub inner: Span,
}

impl Region {
    /// A stretch of the region as it is shown: on one line, but with the lines that it has if it stands between blocks.
    pub(super) fn shown<'r>(&self, stretch: &'r str) -> Shown<'r> {
        if self.class == BETWEEN { Shown::lines(stretch) } else { Shown::of(stretch) }
    }
}

/// The class of what stands between two blocks, and of no block.
const BETWEEN: &str = "between";

/// The blocks of the article, and what stands on lines of its own between them, in order. White space between is left out.
pub(super) fn regions(article: &Article) -> Vec<Region> {
    let source = article.source();
    let mut regions: Vec<Region> = Vec::new();
    let mut done = 0;
    for block in article.blocks() {
        let span = article.prose().to_source(block.span);
        let inner = Span::new(span.start.max(done), span.end.max(done));
        let start = between(source, done, inner.start, &mut regions);
        let class = match block.kind {
            BlockKind::Title => "title",
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "item",
            BlockKind::Boilerplate => "furniture",
        };
        regions.push(Region { class, whole: Span::new(start, inner.end), inner });
        done = inner.end;
    }
    let start = between(source, done, source.len(), &mut regions);
    let rest = Span::new(start, source.len());
    if !rest.of(source).trim().is_empty() {
        match regions.last_mut() {
            Some(last) if start == done => last.whole.end = rest.end,
            _ => regions.extend(lines_between(source, rest)),
        }
    }
    regions
}

/// Parts what lies between two blocks: the rest of its line goes with the block before, whole lines are a region of their own, and
/// what begins the line of the next block goes with that one. Tells where that begins.
fn between(source: &str, from: usize, to: usize, regions: &mut Vec<Region>) -> usize {
    let gap = &source[from..to];
    let (Some(first), Some(last)) = (gap.find('\n'), gap.rfind('\n')) else {
        return if gap.trim().is_empty() { to } else { from };
    };
    if let Some(before) = regions.last_mut().filter(|_| !gap[..first].trim().is_empty()) {
        before.whole.end = from + first;
    }
    let own_start = if regions.is_empty() { from } else { from + first };
    regions.extend(lines_between(source, Span::new(own_start, from + last)));
    if gap[last..].trim().is_empty() { to } else { from + last + 1 }
}

/// What stands on lines of its own, without the white space around it; `None` if that is all.
fn lines_between(source: &str, lines: Span) -> Option<Region> {
    let text = lines.of(source);
    let start = lines.start + (text.len() - text.trim_start().len());
    let inner = Span::new(start, start + text.trim().len());
    (!inner.is_empty()).then_some(Region { class: BETWEEN, whole: inner, inner })
}

struct Writer<'r> {
    source: &'r str,
    annotations: Annotations,
}

impl<'r> Writer<'r> {
    /// The parts of a region.
    fn parts(&mut self, region: &Region) -> Vec<Part<'r>> {
        let mut parts: Vec<Part<'r>> = Vec::new();
        let mut at = region.whole.start;
        while at < region.whole.end {
            let next_cut = self.annotations.next_cut(at);
            let inner = [region.inner.start, region.inner.end].into_iter().find(|&edge| edge > at);
            let end = [next_cut, inner].into_iter().flatten().fold(region.whole.end, usize::min);
            let look = self.annotations.at(at);
            let goes_on = parts.last().is_some_and(|part| part.role == look.role && look.began_before);
            for piece in look.starts {
                place(&mut parts, piece, if goes_on { look.role } else { Role::Plain });
            }
            let is_between = region.class == BETWEEN;
            let stretch = &self.source[at..end];
            let text = Text {
                words: region.shown(stretch),
                is_lone: look.is_lone,
                is_markup: !is_between && !region.inner.contains(Span::new(at, end)),
                is_fact: look.is_fact,
                is_aside: look.is_aside,
                is_quoted: look.is_quoted,
                rows: look.rows,
            };
            place(&mut parts, Piece::Text(text), look.role);
            let ends_inside = self.annotations.goes_on_at(end);
            for piece in self.annotations.ends_up_to(end) {
                place(&mut parts, piece, if ends_inside { look.role } else { Role::Plain });
            }
            at = end;
        }
        parts
    }
}

/// Puts a piece behind the others, in a new part if the last plays another role.
fn place<'r>(parts: &mut Vec<Part<'r>>, piece: Piece<'r>, role: Role) {
    match parts.last_mut() {
        Some(last) if last.role == role => last.pieces.push(piece),
        _ => parts.push(Part { role, pieces: vec![piece] }),
    }
}

impl MatchRole {
    pub(super) fn new(number: usize, kind: MatchKind, moved: bool, is_first: bool) -> MatchRole {
        MatchRole { number, class: class(kind), kind: words::kind(kind), moved, is_first }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::escape::harmless;
    use crate::example;
    use crate::html::marks::lone_words;
    use respun::shared_matter::{SharedMatter, SharedMatterKind};
    use respun::{Config, compare};

    /// The pane as text: `[` and `]` around matched sentences, `(` and `)` around those alone, `{` and `}` around words that only
    /// this side has, a line for each block.
    fn drawn(pane: &Pane<'_>) -> String {
        let mut drawing = String::new();
        for block in &pane.blocks {
            drawing.push_str(block.class);
            drawing.push(' ');
            for part in &block.parts {
                let (open, close) = match part.role {
                    Role::Match(_) => ("[", "]"),
                    Role::Alone => ("(", ")"),
                    Role::Plain => ("", ""),
                };
                drawing.push_str(open);
                for piece in &part.pieces {
                    match piece {
                        Piece::Text(text) if text.is_lone => drawing.push_str(&format!("{{{}}}", text.words)),
                        Piece::Text(text) => drawing.push_str(&text.words.to_string()),
                        Piece::Anchor { id } => drawing.push_str(&format!("<{id}>")),
                        Piece::Aside { what } => drawing.push_str(&format!("<{what}>")),
                        Piece::Passage { number, is_start: true } => drawing.push_str(&format!("▸{number}")),
                        Piece::Passage { number, is_start: false } => drawing.push_str(&format!("{number}◂")),
                    }
                }
                drawing.push_str(close);
            }
            drawing.push('\n');
        }
        drawing
    }

    fn panes<'r>(a: &'r Article, b: &'r Article, result: &'r Comparison) -> [Pane<'r>; 2] {
        let (lone_a, lone_b) = lone_words(a, b, &result.sentences);
        [pane(Which::A, a, result, &lone_a), pane(Which::B, b, result, &lone_b)]
    }

    #[test]
    fn everything_stands_where_it_belongs() {
        let example = example::rewrite();
        let [_, b] = panes(&example.a, &example.b, &example.result);
        let drawn = drawn(&b);
        for line in [
            "title ▸1[{Overnight boat stuck on sandbar near} Port Lindon]",
            // The quotation that was altered, the fact in it, and what b left out or added.
            "“<b-q1>We <b-f2>did ignore the warning,”",
            "[The line will stay closed until Thursday.]2◂",
            "(Stay with us for more on this story.)",
            "[The {mending} will cost <b-f1>${50} million.]",
        ] {
            assert!(drawn.contains(line), "{line}\n{drawn}");
        }
    }

    #[test]
    fn what_was_set_aside_is_named_and_is_no_sentence_of_one_side() {
        let mut example = example::rewrite();
        let at = |article: &Article, words: &str| {
            let start = article.source().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let a = at(&example.a, "Divers searched the hull until nightfall.");
        let b = at(&example.b, "Stay with us for more on this story.");
        example.result.shared_matter = vec![SharedMatter { kind: SharedMatterKind::Notice, a, b }];
        let [pane_a, pane_b] = panes(&example.a, &example.b, &example.result);
        for (pane, line) in [
            (&pane_a, "<notice>Divers searched the hull until nightfall."),
            (&pane_b, "<notice>Stay with us for more on this story."),
        ] {
            let drawn = drawn(pane);
            assert!(drawn.contains(line) && !drawn.contains(&format!("({line}")), "{drawn}");
        }
        let page = crate::html::comparison(&example.a, &example.b, &example.result, &Default::default());
        let label = "<span class=\"unseen\">set aside, notice: </span><span class=\"aside\">Stay with us";
        assert!(page.contains(label) && page.contains("Set aside: notice (6 words in A, 8 in B)."), "{page}");
    }

    #[test]
    fn what_was_paired_by_position_has_a_look_of_its_own() {
        let mut example = example::rewrite();
        let page = |example: &example::Example| {
            crate::html::comparison(&example.a, &example.b, &example.result, &Default::default())
        };
        let paired = ["class=\"match bridged\"", "by position only: </span>", "a sentence paired by position only"];
        let before = page(&example);
        assert!(paired.iter().all(|part| !before.contains(part)), "{before}");
        let last = example.result.sentences.last_mut().unwrap();
        last.kind = MatchKind::Bridged;
        let after = page(&example);
        assert!(paired.iter().all(|part| after.contains(part)), "{after}");
        let n_bands = |page: &str| page.matches("<path class=").count();
        assert_eq!(n_bands(&after) + 1, n_bands(&before));
    }

    #[test]
    fn what_lies_around_blocks_is_shown_too() {
        let source = "---\nsource: wire\n---\n\n## The **late** ferry\n\n- It was *late*.\n\n<aside>\n\nNobody knew why **at all**\n";
        let article = Article::markdown("a", source);
        let other = Article::plain("b", "");
        let result = compare(&article, &other, &Config::default());
        let [a, _] = panes(&article, &other, &result);
        let drawn = drawn(&a);
        assert!(drawn.contains("between ---\nfurniture source: wire\nbetween ---\n"), "{drawn}");
        assert!(drawn.contains("## (The **late** ferry)"), "{drawn}");
        assert!(drawn.contains("- (It was *late*.)"), "{drawn}");
    }

    /// Each character of the source but white space, in order, and every anchor once, in all articles of the corpus.
    #[test]
    fn a_pane_shows_the_whole_source() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/articles");
        let mut n_articles = 0;
        for story in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let mut files: Vec<_> = fs::read_dir(&story).unwrap().map(|entry| entry.unwrap().path()).collect();
            files.sort();
            let read = |path: &Path| Article::from_text(path.to_string_lossy(), fs::read_to_string(path).unwrap());
            let first = read(&files[0]);
            for path in &files[1..] {
                let article = read(path);
                let result = compare(&first, &article, &Config::default());
                for (pane, article) in panes(&first, &article, &result).iter().zip([&first, &article]) {
                    check_whole(pane, article, &result);
                    n_articles += 1;
                }
            }
        }
        assert!(n_articles > 100);
    }

    #[track_caller]
    fn check_whole(pane: &Pane<'_>, article: &Article, result: &Comparison) {
        let without_white = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (mut text, mut ids) = (String::new(), Vec::new());
        for piece in pane.blocks.iter().flat_map(|block| &block.parts).flat_map(|part| &part.pieces) {
            match piece {
                Piece::Text(piece) => text.push_str(&piece.words.to_string()),
                Piece::Anchor { id } => ids.push(id.clone()),
                Piece::Aside { .. } => {}
                Piece::Passage { number, is_start } => ids.push(format!("{number}{is_start}")),
            }
        }
        assert_eq!(without_white(&text), without_white(&harmless(article.source())), "{}", article.id());
        let n_ids = ids.len();
        ids.sort();
        ids.dedup();
        let which = if pane.letter == 'a' { Which::A } else { Which::B };
        let n_rows = result.quotes.iter().filter(|row| which.quoted(row).is_some()).count();
        assert_eq!(
            (n_ids, ids.len()),
            (n_rows + result.facts.len() + 2 * result.passages.len(), n_ids),
            "{}",
            article.id()
        );
    }
}
