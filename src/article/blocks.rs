//! Blocks: decides whether a piece of prose is the title, a heading, a list item, a paragraph or boilerplate.
//!
//! The readers of plain text and Markdown find the pieces and what the markup says about each. What the markup leaves
//! open is decided here by the look of a piece and of its neighbours. A short line is a heading only if longer text
//! follows.

use super::boilerplate;
use super::dateline::dateline;
use super::layout::trimmed;
use super::signs::{
    Ending, Marker, begins_in_lower_case, count_words, ending, is_quotation, is_quote_mark, is_title_case, marker,
};
use super::{Block, BlockKind};
use crate::span::Span;

/// What the markup says about a piece of prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing; its look decides.
    Text,
    /// All in bold: a title or a heading if it is short.
    Bold,
    /// A quoted paragraph: never a heading.
    Quote,
    /// A title named in front matter.
    Title,
    /// A heading of this level; 1 is the highest.
    Heading(u8),
    /// A list item or a table row.
    Item,
    /// A caption, a listing, front matter.
    Boilerplate,
}

/// A piece of prose whose kind isn't decided yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// What the markup says.
    pub(super) role: Role,
    /// Its span in the prose.
    pub(super) span: Span,
}

/// Maximum words in a headline; agencies stop at about 15, tabloids reach 25.
const LONGEST_TITLE: usize = 25;
/// Maximum words in a heading between paragraphs.
const LONGEST_HEADING: usize = 15;
/// Maximum words in a heading that is a question.
const LONGEST_QUESTION: usize = 7;
/// More words than any heading has, whatever the markup says: an underlined paragraph is a paragraph.
const LONGER_THAN_ANY_HEADING: usize = 40;
/// Maximum consecutive headings. More short lines in a row are verse, results or a list.
const HEADINGS_IN_A_ROW: usize = 2;
/// Minimum bytes of a sentence that counts as running text; what is above it is the head of the article.
const RUNNING_TEXT: usize = 60;

/// Number of blocks at the end that may contain a rights notice.
const LAST_BLOCKS: usize = 6;

/// Turns `drafts` of the prose `text` into blocks, in order.
pub(super) fn settle(text: &str, drafts: Vec<Draft>) -> Vec<Block> {
    let mut pieces: Vec<Piece<'_>> = drafts.iter().filter_map(|draft| Piece::new(text, *draft)).collect();
    mark_items(&mut pieces);
    mark_boilerplate(&mut pieces);
    let title = find_title(&pieces);
    if let Some(title) = title {
        pieces[title].kind = Some(BlockKind::Title);
        if let Some(next) = pieces.get_mut(title + 1)
            && next.is_open()
            && boilerplate::is_outlet(next.text)
        {
            next.kind = Some(BlockKind::Boilerplate);
        }
    }
    mark_headings(&mut pieces);
    let mut blocks = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let kind = piece.kind.unwrap_or(BlockKind::Paragraph);
        let mut span = piece.span;
        if kind == BlockKind::Paragraph
            && let Some(length) = dateline(piece.text)
        {
            let (line, report) = (Span::new(span.start, span.start + length), Span::new(span.start + length, span.end));
            blocks.push(Block { kind: BlockKind::Boilerplate, span: line });
            span = trimmed(text, report);
        }
        blocks.push(Block { kind, span });
    }
    // If a notice or a link is all there is, it is what the editor wants compared.
    if !blocks.iter().any(|block| block.kind.is_compared()) {
        for block in blocks.iter_mut().filter(|block| block.span.of(text).contains(char::is_alphanumeric)) {
            block.kind = BlockKind::Paragraph;
        }
    }
    blocks
}

/// A draft with its text and what has been decided so far.
#[derive(Clone, Copy, Debug)]
struct Piece<'t> {
    role: Role,
    span: Span,
    text: &'t str,
    kind: Option<BlockKind>,
}

impl<'t> Piece<'t> {
    /// `None` if the draft has nothing visible.
    fn new(text: &'t str, draft: Draft) -> Option<Piece<'t>> {
        let span = trimmed(text, draft.span);
        let kind = match draft.role {
            Role::Item => Some(BlockKind::ListItem),
            Role::Boilerplate => Some(BlockKind::Boilerplate),
            Role::Text | Role::Bold | Role::Quote | Role::Title | Role::Heading(_) => None,
        };
        (!span.is_empty()).then_some(Piece { role: draft.role, span, text: span.of(text), kind })
    }

    /// Whether the look of the piece decides, and nothing has been decided yet.
    fn is_open(&self) -> bool {
        self.kind.is_none() && matches!(self.role, Role::Text | Role::Bold)
    }

    fn is_running_text(&self) -> bool {
        let is_sentence = self.text.len() >= RUNNING_TEXT && matches!(ending(self.text), Ending::Stop | Ending::Mark);
        matches!(self.role, Role::Text | Role::Quote | Role::Item)
            && (is_sentence || self.text.len() > 4 * RUNNING_TEXT)
    }
}

/// Lines that start with a bullet become items, without the bullet; numbered lines only next to another one.
fn mark_items(pieces: &mut [Piece<'_>]) {
    let markers: Vec<_> = pieces.iter().map(|piece| if piece.is_open() { marker(piece.text) } else { None }).collect();
    // "— Tom Hale" below a quotation names the speaker; the dash belongs to it.
    let is_signature = |at: usize| {
        let above = at.checked_sub(1).map(|above| pieces[above].text);
        above.is_some_and(|text| text.ends_with(is_quote_mark)) && pieces[at].text.starts_with(['—', '–'])
    };
    let signatures: Vec<bool> = (0..pieces.len()).map(is_signature).collect();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let has_neighbour = || {
            let before = at.checked_sub(1).and_then(|before| markers[before]);
            [before, markers.get(at + 1).copied().flatten()].contains(&Some(Marker::Number))
        };
        match markers[at] {
            Some(Marker::Bullet(taken)) if !signatures[at] => {
                piece.span.start += taken;
                piece.text = &piece.text[taken..];
                piece.kind = Some(BlockKind::ListItem);
            }
            Some(Marker::Number) if has_neighbour() => piece.kind = Some(BlockKind::ListItem),
            _ => {}
        }
    }
}

fn mark_boilerplate(pieces: &mut [Piece<'_>]) {
    let first_running = pieces.iter().position(Piece::is_running_text).unwrap_or(pieces.len());
    let last_running = pieces.iter().rposition(Piece::is_running_text).unwrap_or(0);
    let n_pieces = pieces.len();
    for (at, piece) in pieces.iter_mut().enumerate() {
        let at_edge = at < first_running || at > last_running;
        let is_settled = matches!(piece.role, Role::Title | Role::Heading(1) | Role::Boilerplate);
        // A quoted line is meant to be read.
        let is_quoted = piece.role == Role::Quote && piece.text.contains(char::is_alphanumeric);
        let is_last = at + LAST_BLOCKS >= n_pieces;
        let is_boilerplate = || {
            boilerplate::is_boilerplate(piece.text, at_edge) || (is_last && boilerplate::is_rights_notice(piece.text))
        };
        if !is_settled && !is_quoted && is_boilerplate() {
            piece.kind = Some(BlockKind::Boilerplate);
        }
    }
}

/// Finds the title: what the markup marks as one, otherwise the first line if it looks like a headline.
fn find_title(pieces: &[Piece<'_>]) -> Option<usize> {
    let is_heading = |piece: &Piece<'_>| {
        matches!(piece.role, Role::Heading(_)) && piece.kind.is_none() && is_heading_length(piece.text)
    };
    let is_first_level = |piece: &Piece<'_>| piece.role == Role::Heading(1) && is_heading(piece);
    let first_paragraph = pieces
        .iter()
        .position(|piece| matches!(piece.role, Role::Text | Role::Quote) && piece.kind.is_none())
        .unwrap_or(pieces.len());
    let head = &pieces[..first_paragraph];
    let first = pieces.iter().position(|piece| piece.kind != Some(BlockKind::Boilerplate))?;
    let by_markup = head
        .iter()
        .position(is_first_level)
        .or_else(|| pieces.iter().position(|piece| piece.role == Role::Title))
        .or_else(|| head.iter().position(is_heading))
        .or_else(|| (pieces[first].role == Role::Bold && is_heading_length(pieces[first].text)).then_some(first))
        .or_else(|| {
            let mut of_first_level = pieces.iter().enumerate().filter(|(_, piece)| is_first_level(piece));
            of_first_level.next().filter(|_| of_first_level.next().is_none()).map(|(at, _)| at)
        });
    by_markup.or_else(|| {
        let is_followed =
            pieces[first + 1..].iter().any(|next| next.is_open() && next.text.len() > pieces[first].text.len());
        (pieces[first].is_open() && is_followed && looks_like_headline(pieces[first].text, LONGEST_TITLE))
            .then_some(first)
    })
}

/// Decides for each undecided piece whether it is a heading or a paragraph.
fn mark_headings(pieces: &mut [Piece<'_>]) {
    // From the end, so that the length of the next paragraph is known.
    let (mut length_behind, mut in_a_row) = (0, 0);
    for at in (0..pieces.len()).rev() {
        let piece = pieces[at];
        let kind = match piece.role {
            Role::Heading(_) if piece.kind.is_none() && is_heading_length(piece.text) => BlockKind::Heading,
            _ if piece.kind == Some(BlockKind::ListItem) => {
                (length_behind, in_a_row) = (piece.text.len(), 0);
                continue;
            }
            _ if piece.kind.is_some() => continue,
            // The same title again, above the text.
            Role::Title => BlockKind::Boilerplate,
            Role::Bold
                if ending(piece.text) != Ending::Unfinished
                    && count_words(piece.text, LONGEST_TITLE + 1) <= LONGEST_TITLE =>
            {
                BlockKind::Heading
            }
            Role::Text if length_behind > piece.text.len() && looks_like_heading(piece.text) => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        };
        pieces[at].kind = Some(kind);
        if kind == BlockKind::Paragraph {
            (length_behind, in_a_row) = (piece.text.len(), 0);
            continue;
        }
        in_a_row += usize::from(kind == BlockKind::Heading);
        if in_a_row > HEADINGS_IN_A_ROW && piece.role == Role::Text {
            unmark_row(&mut pieces[at..]);
        }
    }
}

/// Turns the short lines at the start of `pieces` back into paragraphs.
fn unmark_row(pieces: &mut [Piece<'_>]) {
    for piece in pieces {
        match piece.kind {
            Some(BlockKind::Heading) if piece.role == Role::Text => piece.kind = Some(BlockKind::Paragraph),
            Some(BlockKind::Paragraph) => return,
            _ => {}
        }
    }
}

/// Whether `text` is short enough for a heading, so that markup to that effect is trusted.
fn is_heading_length(text: &str) -> bool {
    let n_words = count_words(text, LONGER_THAN_ANY_HEADING);
    n_words <= LONGEST_TITLE || (n_words < LONGER_THAN_ANY_HEADING && ending(text) != Ending::Stop)
}

/// Whether `text` is short, starts like a headline and ends without a full stop.
fn looks_like_headline(text: &str, most_words: usize) -> bool {
    let ends_well = match ending(text) {
        Ending::Word | Ending::Mark => true,
        Ending::Abbreviation => is_title_case(text),
        Ending::Stop | Ending::Unfinished => false,
    };
    ends_well
        && count_words(text, most_words + 1) <= most_words
        && text.contains(char::is_alphabetic)
        && !begins_in_lower_case(text)
        && !is_quotation(text)
}

/// The same for a heading between paragraphs. There a question or an exclamation is usually a paragraph: it is a
/// heading only if it is terse.
fn looks_like_heading(text: &str) -> bool {
    let is_terse = || text.ends_with(['?', '？', '؟']) && !text.contains(',') && !text.starts_with(is_quote_mark);
    match ending(text) {
        Ending::Mark => is_terse() && looks_like_headline(text, LONGEST_QUESTION),
        _ => looks_like_headline(text, LONGEST_HEADING),
    }
}
