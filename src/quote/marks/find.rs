//! Finds quoted stretches by their quote marks.
//!
//! ```text
//! blocks ── marks ── pairs ┬─ closed in its block                       “…”
//!                          ├─ opened again in the next block            “… ¶ “…”       one Block quotation each
//!                          ├─ closed some lines later                   “… ¶ … ¶ …”    one quotation over lines
//!                          └─ one mark missing                          “…      …”     the other end is a guess
//! ```
//!
//! Only the outermost quotation counts; a quotation inside another is part of it. `matching_marks` pairs the
//! unambiguous marks first. `dialogue` finds speech after dashes, `single` finds single marks, and `kind` classifies
//! the stretches. Linear: each decision looks at most 3,000 bytes ahead.

use std::sync::LazyLock;

use crate::article::{Article, Block};
use crate::language::Pack;
use crate::quote::lexicon::{Lexicon, Role};
use crate::quote::marks::mark::{Direction, Family, Mark, Shape, is_quote, marks};
use crate::quote::marks::matching_marks::{
    closed_by_its_own, closes, closes_shape, closes_twice, match_marks, measures, next_of_family, opens_within,
};
use crate::quote::marks::{dialogue, kind, single};
use crate::quote::quotation::{MissingMark, Quotation, QuotationKind};
use crate::span::Span;

/// Most lines of a quotation that is not opened again. A statement of a dozen sentences, one to a line, fits; a
/// forgotten mark does not swallow the article.
const MAXIMUM_LINES: usize = 12;
/// The same limit in bytes.
const MAXIMUM_BYTES: usize = 3_000;
/// Most marks that are checked on the way to the closing one; more of them are not text.
const MAXIMUM_MARKS: usize = 64;

/// Fewest words of a quotation without an opening mark: shorter stretches before a stray mark are mostly the reporter's
/// own words.
const WORDS_OF_A_GUESS: usize = 4;

/// The quotations of an article, in order and without overlaps; speakers are not filled in.
pub(in crate::quote) fn quoted_stretches(article: &Article, sentences: &[Span]) -> Vec<Quotation> {
    let text = article.prose().text();
    let blocks: Vec<Block> = article.blocks().iter().filter(|b| b.kind.is_compared()).copied().collect();
    let lexicon = Lexicon::of(article.language());
    let mut finder = Finder { text, lexicon, sentences, blocks: &blocks, found: Vec::new() };
    let mut all = Vec::new();
    let mut first_of_block = Vec::with_capacity(blocks.len() + 1);
    for block in &blocks {
        first_of_block.push(all.len());
        marks(text, block.span, &mut all);
    }
    first_of_block.push(all.len());
    finder.pair(&all, &first_of_block);
    let doubles = std::mem::take(&mut finder.found);
    let doubled: Vec<Span> = all.iter().filter(|m| m.is_doubled(text)).map(|m| m.span).collect();
    let mut found = with_singles(text, &blocks, &doubled, doubles);
    dialogue::add(article, &blocks, &mut found);
    for quotation in &mut found {
        if quotation.kind != QuotationKind::Block {
            quotation.kind = kind::of(text, article.language(), quotation);
        }
    }
    found
}

struct Finder<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    sentences: &'t [Span],
    blocks: &'t [Block],
    found: Vec<Quotation>,
}

/// A quotation that is open.
#[derive(Clone, Copy)]
struct Open {
    mark: Mark,
    /// Number of marks of the same family opened inside it.
    depth: usize,
    /// The block in which it was opened.
    block: usize,
    /// Whether it continues the block before, which ended open.
    continues: bool,
    /// The closing mark, if known in advance; everything before it is part of the quotation.
    closes_at: Option<usize>,
}

/// The effect of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Open,
    /// Opens a nested quotation.
    Within,
    Close,
    Nothing,
}

impl Finder<'_> {
    fn pair(&mut self, all: &[Mark], first_of_block: &[usize]) {
        let mut open: Option<Open> = None;
        let mut continues = false;
        let mut matches = vec![None; all.len()];
        for (block, of_block) in first_of_block.windows(2).enumerate() {
            match_marks(all, of_block[0]..of_block[1], &mut matches);
            let mut stray: Option<Mark> = None;
            for (index, mark) in all.iter().enumerate().take(of_block[1]).skip(of_block[0]) {
                if let Some((outer, at)) = open.and_then(|outer| Some((outer, outer.closes_at?))) {
                    if index == at {
                        self.push(outer, mark.span, outer.continues);
                        open = None;
                    }
                    continue;
                }
                let ahead = &all[index + 1..of_block[1]];
                let Some(mut outer) = open else {
                    match self.act_alone(mark, ahead) {
                        Act::Open | Act::Within => {
                            let continues =
                                std::mem::take(&mut continues) && mark.span.start == self.blocks[block].span.start;
                            open = Some(Open { mark: *mark, depth: 0, block, continues, closes_at: matches[index] });
                        }
                        Act::Close => self.open_by_guess(mark, block, stray.take()),
                        Act::Nothing if !mark.after_digit => stray = Some(*mark),
                        Act::Nothing => {}
                    }
                    continue;
                };
                let act = match self.act(mark, &outer, ahead) {
                    // A whole quotation inside a paragraph of a quotation that continues in the next one.
                    Act::Open
                        if matches[index].is_some()
                            && self.is_mid_sentence(mark, &outer)
                            && self.opens_again(&outer, block, all, first_of_block) =>
                    {
                        Act::Within
                    }
                    act => act,
                };
                open = match act {
                    Act::Nothing => open,
                    Act::Within => {
                        outer.depth += 1;
                        Some(outer)
                    }
                    Act::Open => {
                        self.close_by_guess(outer, mark.span.start);
                        Some(Open { mark: *mark, depth: 0, block, continues: false, closes_at: matches[index] })
                    }
                    Act::Close if outer.depth > 0 => {
                        outer.depth -= 1;
                        Some(outer)
                    }
                    Act::Close => {
                        self.push(outer, mark.span, outer.continues);
                        stray = None;
                        None
                    }
                };
            }
            continues = false;
            if let Some(outer) = open.as_mut().filter(|outer| outer.closes_at.is_none()) {
                if self.opens_again(outer, block, all, first_of_block) {
                    let end = self.blocks[block].span.end;
                    self.push(*outer, Span::new(end, end), true);
                    (open, continues) = (None, true);
                } else if let Some(at) = self.closes_later(outer, block, all, first_of_block) {
                    outer.closes_at = Some(at);
                } else {
                    self.close_by_guess(*outer, self.blocks[block].span.end);
                    open = None;
                }
            }
        }
    }

    /// Whether `mark` follows a word of `outer`, which opens its block. After a lost closing mark, a new quotation
    /// would follow punctuation.
    fn is_mid_sentence(&self, mark: &Mark, outer: &Open) -> bool {
        let before = &self.text[..mark.span.start];
        let opens_block = outer.mark.span.start == self.blocks[outer.block].span.start;
        opens_block && before.strip_suffix(' ').unwrap_or(before).ends_with(char::is_alphanumeric)
    }

    /// Whether the next block starts with an opening mark of the same family, so that the same speaker continues.
    fn opens_again(&self, open: &Open, block: usize, all: &[Mark], first_of_block: &[usize]) -> bool {
        let Some(next) = self.blocks.get(block + 1) else { return false };
        all.get(first_of_block[block + 1]).is_some_and(|mark| {
            mark.span.start == next.span.start
                && mark.family == open.mark.family
                // French papers start each paragraph of a long quotation with the closing mark.
                && (mark.direction == Direction::Opening || mark.shape != Shape::High)
                && mark.span.end < next.span.end
                // Ditto marks in a column.
                && !(mark.at_border && mark.shape == Shape::Straight)
        })
    }

    /// The closing mark some lines further down. Pairs on the way are nested quotations.
    fn closes_later(&self, open: &Open, block: usize, all: &[Mark], first_of_block: &[usize]) -> Option<usize> {
        let from = first_of_block[block + 1];
        let mut depth = 0;
        let following = all.iter().enumerate().skip(from).take(MAXIMUM_MARKS);
        for (index, mark) in following.filter(|(_, m)| m.family == open.mark.family) {
            if mark.span.end - open.mark.span.start > MAXIMUM_BYTES {
                return None;
            }
            let here = self.blocks.partition_point(|b| b.span.end <= mark.span.start).min(self.blocks.len() - 1);
            if opens_within(mark) {
                // A block that starts with its own quotation: the mark before it has lost its partner.
                if depth == 0 && mark.span.start == self.blocks[here].span.start {
                    return None;
                }
                depth += 1;
            } else if !closes_shape(open.mark.shape, mark) {
                return None;
            } else if depth > 0 {
                depth -= 1;
            } else {
                let heading_between = self.blocks[block + 1..=here].iter().any(|b| b.kind.is_heading());
                return (here - open.block < MAXIMUM_LINES && !heading_between).then_some(index);
            }
        }
        None
    }

    /// The effect of `mark` while `outer` is open; `ahead` are the marks that follow in its block.
    fn act(&self, mark: &Mark, outer: &Open, ahead: &[Mark]) -> Act {
        if mark.family != outer.mark.family {
            return Act::Nothing;
        }
        if measures(mark, ahead) {
            return Act::Nothing;
        }
        let opens = || self.opens_inside(mark, outer, ahead);
        match (outer.mark.shape, mark.shape) {
            (Shape::Left, Shape::Low) if mark.direction == Direction::Closing && mark.family == Family::Double => {
                Act::Close
            }
            (_, Shape::Low) => opens(),
            (_, Shape::High) => Act::Close,
            (Shape::Low, Shape::Left) => Act::Close,
            (Shape::Left, Shape::Right) => Act::Close,
            (Shape::Right, Shape::Left) if mark.family == Family::Guillemet => Act::Close,
            // “…“, ”…” and »…»: the same character on both sides.
            (Shape::Left, Shape::Left) | (Shape::Right, Shape::Right) | (Shape::Low, Shape::Right) => {
                if mark.direction == Direction::Closing
                    || (mark.shape == Shape::Right && mark.direction == Direction::Neither)
                {
                    Act::Close
                } else {
                    opens()
                }
            }
            (Shape::Right, Shape::Left) => opens(),
            (Shape::Left | Shape::Low, Shape::Straight)
                if mark.direction != Direction::Closing && closed_by_its_own(ahead) =>
            {
                // "“He said "no" to us,”": a pair of straight marks inside, or a single one without meaning.
                if next_of_family(mark, ahead).is_some_and(|m| m.shape == Shape::Straight && closes(m)) {
                    Act::Within
                } else {
                    Act::Nothing
                }
            }
            (Shape::Straight, Shape::Left) if mark.direction != Direction::Closing => opens(),
            _ if mark.direction == Direction::Opening => opens(),
            _ => Act::Close,
        }
    }

    /// The effect of an opening mark inside `outer`: it opens a nested quotation, or shows that the closing mark was
    /// lost.
    fn opens_inside(&self, mark: &Mark, outer: &Open, ahead: &[Mark]) -> Act {
        if closes_twice(mark, ahead) {
            return Act::Within;
        }
        let between = &self.text[outer.mark.span.end..mark.span.start];
        let next = next_of_family(mark, ahead);
        let is_closed = next.is_some_and(closes);
        // Two kinds of marks in one quotation are deliberate: "The “first” of these …
        let is_other_kind = (outer.mark.shape == Shape::Straight) != (mark.shape == Shape::Straight);
        let closes_in_kind = next.is_some_and(|m| (m.shape == Shape::Straight) == (mark.shape == Shape::Straight));
        if is_closed && is_other_kind && closes_in_kind && between.chars().take(64).any(char::is_alphanumeric) {
            return Act::Within;
        }
        // «Купили «Волну», сказал он: by the rules of Russian, one mark closes both.
        let is_one_sentence =
            || !between[..between.floor_char_boundary(MAXIMUM_BYTES)].contains(['.', '!', '?', '…', '。']);
        let may_share = matches!(mark.family, Family::Guillemet | Family::Corner | Family::WhiteCorner);
        if is_closed && may_share && between.len() < MAXIMUM_BYTES && is_one_sentence() {
            return Act::Nothing;
        }
        Act::Open
    }

    /// The effect of `mark` while nothing is open; `ahead` are the marks that follow in its block.
    fn act_alone(&self, mark: &Mark, ahead: &[Mark]) -> Act {
        match mark.shape {
            // There is nothing for a mark after the last word to close.
            _ if mark.at_border && mark.direction == Direction::Closing => Act::Nothing,
            Shape::Low => Act::Open,
            Shape::High => Act::Close,
            Shape::Left if mark.direction == Direction::Closing => Act::Close,
            Shape::Left => Act::Open,
            Shape::Right if mark.direction == Direction::Opening => Act::Open,
            Shape::Right => Act::Close,
            // 6" is a length.
            Shape::Straight if mark.direction == Direction::Closing && mark.after_digit => Act::Nothing,
            Shape::Straight if mark.direction == Direction::Closing => Act::Close,
            Shape::Straight if mark.direction == Direction::Opening => Act::Open,
            Shape::Straight if mark.may_open => match next_of_family(mark, ahead) {
                Some(next) if next.direction != Direction::Opening => Act::Open,
                _ => Act::Nothing,
            },
            Shape::Straight => Act::Nothing,
        }
    }

    fn push(&mut self, open: Open, closing: Span, in_block: bool) {
        let kind = if in_block { QuotationKind::Block } else { QuotationKind::Full };
        self.add(open.mark.span.start, Span::new(open.mark.span.end, closing.start), closing.end, kind, None);
    }

    /// No closing mark. A quotation that starts a sentence extends to `limit`, the end of the block or the next opening
    /// mark, unless the reporter seems to speak before that. One that starts within a sentence extends to the end of
    /// the sentence.
    fn close_by_guess(&mut self, open: Open, limit: usize) {
        let start = open.mark.span.end;
        // A title mark needs its closing mark. So does a mark with spaces on both sides, unless its shape opens, as
        // French prints it: « apart.
        let is_apart = open.mark.shape != Shape::Left
            && (open.mark.direction == Direction::Neither || open.mark.at_border)
            && self.text[start..].starts_with(char::is_whitespace);
        if start >= limit || open.mark.family == Family::Title || is_apart {
            return;
        }
        let block_end = self.blocks[open.block].span.end;
        let before = self.text[self.blocks[open.block].span.start..open.mark.span.start].trim_end();
        let own_sentence = before.is_empty() || before.ends_with([':', '.', '!', '?', '…', '”', '"']);
        let sentence = self.sentences.partition_point(|s| s.end <= start);
        let sentence_end = self.sentences.get(sentence).map_or(block_end, |s| s.end);
        let goes_on = limit >= block_end || self.is_spoken(Span::new(sentence_end.min(limit), limit));
        let end = if own_sentence && goes_on { limit } else { sentence_end };
        // "“We are ready, said Ilse Brandt. The ferry left": the lost mark stood before the attribution.
        let first_sentence = Span::new(start, sentence_end.min(limit).min(block_end).max(start));
        let end = self.before_attribution(first_sentence).unwrap_or(end).min(limit).min(block_end);
        self.add(open.mark.span.start, Span::new(start, end), end, QuotationKind::Full, Some(MissingMark::Closing));
    }

    /// Whether the sentences between an unclosed quotation and an opening mark may belong to its speaker: whole
    /// sentences without a reporting verb. Such marks occur where paragraph breaks were lost and the marks open again.
    fn is_spoken(&self, stretch: Span) -> bool {
        let text = stretch.of(self.text).trim_end();
        let before = self.text[..stretch.start].trim_end();
        let mut words =
            text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty());
        let is_whole = (if text.is_empty() { before } else { text }).ends_with(['.', '!', '?', '…']);
        text.len() < MAXIMUM_BYTES
            && is_whole
            && !words.any(|word| self.lexicon.role(word) == Some(Role::ReportingVerb))
    }

    /// Where the attribution starts in a sentence without a closing mark: after its last comma, if few words follow and
    /// a reporting verb is among the first of them.
    fn before_attribution(&self, sentence: Span) -> Option<usize> {
        /// "said the harbour master, Ilse Brandt" starts with its verb; "Ilse Brandt said" has it third.
        const VERB_WITHIN: usize = 4;
        /// Longer clauses are part of the quotation: "and we told them that …".
        const LONGEST: usize = 12;
        let text = sentence.of(self.text);
        let (at, _) = text.match_indices(',').rfind(|(at, _)| {
            let clause = &text[at + 1..];
            let mut words =
                clause.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|w| !w.is_empty());
            let role = |word: &str| self.lexicon.role(word);
            let says = words.clone().take(VERB_WITHIN).any(|word| role(word) == Some(Role::ReportingVerb));
            // "…, yet it tells us that" continues the quotation.
            let goes_on = words.clone().next().is_some_and(|word| role(word) == Some(Role::Conjunction))
                || words.clone().take(LONGEST).any(|word| role(word) == Some(Role::ContentConjunction));
            says && !goes_on && words.nth(LONGEST).is_none()
        })?;
        Some(sentence.start + at)
    }

    /// No opening mark: the quotation starts at `stray`, a mark whose neighbours did not show its direction, or at the
    /// start of its clause.
    fn open_by_guess(&mut self, mark: &Mark, block: usize, stray: Option<Mark>) {
        if let Some(stray) = stray.filter(|stray| stray.family == mark.family) {
            let inside = Span::new(stray.span.end, mark.span.start);
            return self.add(stray.span.start, inside, mark.span.end, QuotationKind::Full, None);
        }
        if mark.family == Family::Title {
            return;
        }
        let sentence = self.sentences.partition_point(|s| s.end < mark.span.start);
        let sentence_start = self.sentences.get(sentence).map_or(0, |s| s.start).min(mark.span.start);
        let taken = self.found.last().map_or(0, |q| q.outer.end);
        let start = sentence_start.max(self.blocks[block].span.start).max(taken);
        if start >= mark.span.start {
            return;
        }
        // The punctuation before the mark belongs to the quotation.
        let body = self.text[start..mark.span.start].trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = clause_start(body).map_or(start, |at| start + at);
        let whole = &self.text[start..mark.span.start];
        let start = start + (whole.len() - whole.trim_start_matches(|c: char| c.is_whitespace() || is_quote(c)).len());
        // “…,” he said.” has a mark too many rather than one too few.
        if self.text[start..mark.span.start].split_whitespace().nth(WORDS_OF_A_GUESS - 1).is_none() {
            return;
        }
        self.add(
            start,
            Span::new(start, mark.span.start),
            mark.span.end,
            QuotationKind::Full,
            Some(MissingMark::Opening),
        );
    }

    fn add(
        &mut self,
        outer_start: usize,
        inside: Span,
        outer_end: usize,
        kind: QuotationKind,
        missing: Option<MissingMark>,
    ) {
        let words = inside.of(self.text);
        let start = inside.start + (words.len() - words.trim_start().len());
        let end = inside.start + words.trim_end().len();
        let free = self.found.last().is_none_or(|q| q.outer.end <= outer_start);
        // Marks without a word between them are typing errors or signs.
        if free && start < end && Span::new(start, end).of(self.text).contains(char::is_alphanumeric) {
            let outer = Span::new(outer_start, outer_end);
            self.found.push(Quotation { span: Span::new(start, end), outer, kind, missing, speaker: None, cue: None });
        }
    }
}

/// Where the last clause of `text` starts: after its last comma, semicolon or dash, and after a relative pronoun or
/// conjunction there.
fn clause_start(text: &str) -> Option<usize> {
    static RELATIVES: LazyLock<Vec<&str>> =
        LazyLock::new(|| Pack::in_all(|pack| pack.speech, "clause-joint").collect());
    let at = text.rfind([',', ';', ':', '—', '–'])?;
    let at = at + text[at..].chars().next()?.len_utf8();
    let rest = text[at..].trim_start();
    let joint = |word: &&str| rest.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '));
    let skipped = RELATIVES.iter().find(|word| joint(word)).map_or(0, |word| word.len() + 1);
    Some(text.len() - rest.len() + skipped)
}

/// Whether `outer` partly overlaps one of `quotations`, which are in order.
fn crosses(outer: Span, quotations: &[Quotation]) -> bool {
    let from = quotations.partition_point(|q| q.outer.end <= outer.start);
    let to = quotations.partition_point(|q| q.outer.start < outer.end);
    let is_cut = |q: &Quotation| !outer.contains(q.outer) && !q.outer.contains(outer);
    from < to && (is_cut(&quotations[from]) || is_cut(&quotations[to - 1]))
}

/// Adds the quotations in single marks that are not inside another one; those that contain another one replace it.
fn with_singles(text: &str, blocks: &[Block], doubled: &[Span], doubles: Vec<Quotation>) -> Vec<Quotation> {
    let mut singles = Vec::new();
    for block in blocks {
        for (opening, closing) in single::single_pairs(text, block.span, doubled) {
            let outer = Span::new(opening.start, closing.end);
            let span = Span::new(opening.end, closing.start);
            if span.of(text).contains(char::is_alphanumeric) && !crosses(outer, &doubles) {
                singles.push(Quotation {
                    span,
                    outer,
                    kind: QuotationKind::Full,
                    missing: None,
                    speaker: None,
                    cue: None,
                });
            }
        }
    }
    if singles.is_empty() {
        return doubles;
    }
    let mut all = doubles;
    all.append(&mut singles);
    all.sort_by_key(|q| (q.outer.start, usize::MAX - q.outer.end));
    let mut kept: Vec<Quotation> = Vec::with_capacity(all.len());
    for quotation in all {
        if kept.last().is_none_or(|last| last.outer.end <= quotation.outer.start) {
            kept.push(quotation);
        }
    }
    kept
}
