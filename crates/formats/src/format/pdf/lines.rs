//! Groups the characters of a page into lines, and sorts the lines in reading order.
//!
//! ```text
//! title title title title      lines that cross the gap between two columns split the page into bands;
//! left left    right right     in each band the left column is read before the right column,
//! left left    right right     and each column is searched for columns again
//! ```

use super::glyphs::Placed;

/// A line within one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// The part of it written in white.
    pub(super) hidden: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Whether it is the first line of its column.
    pub(super) is_first: bool,
}

/// A gap of this share of the font size is a space between words. The narrowest space is a fifth; letters are a
/// twentieth apart.
const WORD_GAP: f32 = 0.15;

/// A gap of this many font sizes separates columns; justified lines have gaps of one.
const COLUMN_GAP: f32 = 1.5;

/// The lines of a page in reading order.
pub(super) fn of(glyphs: &[Placed]) -> Vec<Line> {
    ordered(joined(pieces(glyphs)), 0)
}

/// Runs of text on one baseline, in drawing order.
fn pieces(glyphs: &[Placed]) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    let mut is_behind_blank = false;
    for glyph in glyphs {
        // Drawn blanks are trusted only if the letters leave room for them: soft hyphens are drawn as blanks and
        // stepped back over.
        if glyph.text.trim().is_empty() {
            is_behind_blank = true;
            continue;
        }
        let is_behind_blank = std::mem::take(&mut is_behind_blank);
        if let Some(piece) = pieces.last_mut() {
            let gap = (glyph.left - piece.right) / glyph.size;
            // Superscripts and initials are offset from the line by less than half of it.
            let is_level = (glyph.base - piece.base).abs() < 0.35 * piece.size.max(glyph.size);
            let widest = if is_behind_blank { 2.0 * COLUMN_GAP } else { COLUMN_GAP };
            if is_level && (-0.5..widest).contains(&gap) {
                // Bold may be imitated by drawing the same letter twice.
                if gap < -0.3 && piece.text.ends_with(glyph.text.as_str()) {
                    continue;
                }
                if gap > if is_behind_blank { WORD_GAP / 3.0 } else { WORD_GAP } {
                    piece.text.push(' ');
                    if glyph.is_white {
                        piece.hidden.push(' ');
                    }
                }
                if glyph.is_white {
                    piece.hidden.push_str(&glyph.text);
                }
                piece.text.push_str(&glyph.text);
                piece.size = piece.size.max(glyph.size);
                piece.right = piece.right.max(glyph.right);
                continue;
            }
        }
        let text = glyph.text.clone();
        let hidden = if glyph.is_white { text.clone() } else { String::new() };
        let (left, right, base, size) = (glyph.left, glyph.right, glyph.base, glyph.size);
        pieces.push(Line { text, hidden, left, right, base, size, is_first: false });
    }
    pieces
}

/// Joins pieces on the same baseline, whatever order they were drawn in.
fn joined(mut pieces: Vec<Line>) -> Vec<Line> {
    let order = |line: &Line| ((line.base / 2.0).round(), line.left);
    pieces.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line)
                if (line.base - piece.base).abs() < 0.35 * line.size.max(piece.size)
                    && (-0.5..COLUMN_GAP).contains(&((piece.left - line.right) / piece.size.max(line.size))) =>
            {
                let gap = piece.left - line.right;
                if gap > WORD_GAP * piece.size && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&piece.text);
                line.hidden.push_str(&piece.hidden);
                line.right = line.right.max(piece.right);
                line.size = line.size.max(piece.size);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

/// Maximum nesting depth of columns.
const DEEPEST: usize = 4;

fn ordered(mut lines: Vec<Line>, depth: usize) -> Vec<Line> {
    let by_base =
        |a: &Line, b: &Line| (a.base, a.left).partial_cmp(&(b.base, b.left)).unwrap_or(std::cmp::Ordering::Equal);
    lines.sort_by(by_base);
    let gap = if depth < DEEPEST { gap_between_columns(&lines) } else { None };
    let Some(gap) = gap else {
        if let Some(first) = lines.first_mut() {
            first.is_first = true;
        }
        return lines;
    };
    let mut done = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let end_band = |left: &mut Vec<Line>, right: &mut Vec<Line>, done: &mut Vec<Line>| {
        done.extend(ordered(std::mem::take(left), depth + 1));
        done.extend(ordered(std::mem::take(right), depth + 1));
    };
    for mut line in lines {
        if line.right <= gap {
            left.push(line);
        } else if line.left >= gap {
            right.push(line);
        } else {
            // Lines above the columns are read first.
            let is_new = !left.is_empty() || !right.is_empty();
            end_band(&mut left, &mut right, &mut done);
            line.is_first = is_new || done.is_empty();
            done.push(line);
        }
    }
    end_band(&mut left, &mut right, &mut done);
    done
}

/// The position of the gap between two columns: hardly any line crosses it, and several are on each side.
fn gap_between_columns(lines: &[Line]) -> Option<f32> {
    const BINS: usize = 400;
    /// Maximum share of lines that may cross the gap: headlines, and lines below the columns.
    const MOST_CROSSING: f32 = 0.4;
    /// Minimum lines of a column.
    const FEWEST: usize = 4;
    let start = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let end = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let width = end - start;
    if lines.len() < 2 * FEWEST || !(width > 1.0 && width < 1e6) {
        return None;
    }
    let bin = |x: f32| (((x - start) / width * BINS as f32) as usize).min(BINS - 1);
    let mut crossing = [0_i32; BINS + 1];
    for line in lines {
        let (from, to) = (bin(line.left), bin(line.right));
        crossing[from] += 1;
        crossing[to.max(from + 1)] -= 1;
    }
    for at in 1..=BINS {
        crossing[at] += crossing[at - 1];
    }
    // Not at the edges, where short lines leave room that isn't a gap.
    let inner = BINS / 8..BINS - BINS / 8;
    let fewest = crossing[inner.clone()].iter().copied().min()?;
    if fewest as f32 > MOST_CROSSING * lines.len() as f32 {
        return None;
    }
    // The widest stretch crossed by the fewest lines.
    let (mut best, mut run) = (0..0, inner.start..inner.start);
    for at in inner {
        if crossing[at] == fewest {
            run = if run.end == at { run.start..at + 1 } else { at..at + 1 };
            if run.len() > best.len() {
                best = run.clone();
            }
        }
    }
    let gap = start + (best.start + best.end) as f32 / 2.0 / BINS as f32 * width;
    let sides =
        [lines.iter().filter(|line| line.right <= gap).count(), lines.iter().filter(|line| line.left >= gap).count()];
    // Columns are side by side: a line in one has lines of the other at its height.
    let is_beside =
        |line: &&Line| lines.iter().any(|other| other.left >= gap && (other.base - line.base).abs() < line.size);
    let n_beside = lines.iter().filter(|line| line.right <= gap).take(100).filter(is_beside).count();
    (sides.iter().all(|&n| n >= FEWEST) && n_beside >= FEWEST).then_some(gap)
}
