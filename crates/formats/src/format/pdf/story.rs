//! Lines of pages to the paragraphs of an article.

use std::collections::{HashMap, HashSet};

use super::glyphs::Found;
use super::lines::Line;
use crate::format::Document;
use crate::format::xml::one_line;

/// The article in the lines of the pages, each page in reading order.
pub(super) fn of(mut pages: Vec<Vec<Line>>, found: Found) -> Document {
    drop_running_lines(&mut pages);
    let mut hidden = Vec::new();
    let n_white: usize = pages.iter().flatten().map(|line| line.hidden.len()).sum();
    let n_all: usize = pages.iter().flatten().map(|line| line.text.len()).sum();
    // If most of the text is white, white on black is the design.
    if n_white * 2 < n_all {
        for line in pages.iter_mut().flatten().filter(|line| line.hidden.trim().len() * 2 > line.text.trim().len()) {
            hidden.extend(one_line(&line.hidden));
            line.text.clear();
        }
    }
    let lines = left_over(pages);
    let whole = compounds(&lines);
    let body = usual(lines.iter().map(|line| (line.size, line.text.len())));
    let mut paragraphs = paragraphs(&lines, &whole);
    let title = title(&mut paragraphs, body, found.title.as_deref());
    let text: Vec<String> = paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
    Document { title, text: text.join("\n\n"), date: found.date, hidden, ..Document::default() }
}

/// The lines that have text left. If the first line of a column is dropped, the next becomes its first.
fn left_over(pages: Vec<Vec<Line>>) -> Vec<Line> {
    let mut is_first = false;
    let mut lines: Vec<Line> = Vec::new();
    for mut line in pages.into_iter().flatten() {
        is_first |= line.is_first;
        if !line.text.trim().is_empty() {
            line.is_first = std::mem::take(&mut is_first);
            lines.push(line);
        }
    }
    lines
}

/// The value shared by most of the text, rounded to a tenth.
fn usual(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut weights: HashMap<i32, usize> = HashMap::new();
    for (value, weight) in values {
        *weights.entry((value * 10.0).round() as i32).or_default() += weight;
    }
    weights.into_iter().max_by_key(|&(value, weight)| (weight, -value)).map_or(0.0, |(value, _)| value as f32 / 10.0)
}

/// Drops running heads and feet (lines at the edge of a page that recur on other pages), page numbers, and small lines
/// set apart there.
fn drop_running_lines(pages: &mut [Vec<Line>]) {
    /// Lines to inspect at each edge.
    const EDGE: usize = 3;
    // A headline may recur in small type as the running head of later pages; its size tells them apart.
    let form = |line: &Line| -> (String, i32) {
        let text = one_line(&line.text).unwrap_or_default();
        (text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect(), line.size.round() as i32)
    };
    let edges = |page: &[Line]| -> Vec<usize> {
        let mut by_height: Vec<usize> = (0..page.len()).collect();
        by_height.sort_by(|&a, &b| page[a].base.total_cmp(&page[b].base));
        let tail = by_height.len().saturating_sub(EDGE).max(EDGE.min(by_height.len()));
        by_height.iter().take(EDGE).chain(&by_height[tail..]).copied().collect()
    };
    // A line may recur at both edges of one page, so count pages, not lines.
    let mut n_pages: HashMap<(String, i32), usize> = HashMap::new();
    for page in pages.iter() {
        let forms: HashSet<(String, i32)> = edges(page).into_iter().map(|at| form(&page[at])).collect();
        for form in forms {
            *n_pages.entry(form).or_default() += 1;
        }
    }
    let mut largest: HashMap<String, i32> = HashMap::new();
    for (text, size) in n_pages.keys() {
        let known = largest.entry(text.clone()).or_default();
        *known = (*known).max(*size);
    }
    let body = usual(pages.iter().flatten().map(|line| (line.size, line.text.len())));
    // Left and right pages may have different heads.
    let enough = (pages.len() / 3).max(2);
    for page in pages.iter_mut() {
        let lowest = page.iter().map(|line| line.base).fold(f32::MIN, f32::max);
        let highest = page.iter().map(|line| line.base).fold(f32::MAX, f32::min);
        for at in edges(page) {
            let form = form(&page[at]);
            let is_number = is_page_number(&form.0);
            let is_edge = page[at].base >= lowest || page[at].base <= highest;
            let line = &page[at];
            let is_apart =
                page.iter().all(|other| other.base == line.base || (other.base - line.base).abs() > 2.0 * body);
            let is_small = is_edge && is_apart && line.size < 0.9 * body;
            let is_smaller = largest.get(&form.0).is_some_and(|&size| size > form.1 + 1);
            if is_smaller || n_pages.get(&form).is_some_and(|&n| n >= enough) || is_number && is_edge || is_small {
                page[at].text.clear();
            }
        }
    }
}

/// Whether a line, with its digits replaced by `#`, is a number with punctuation around it, or a small Roman numeral.
fn is_page_number(form: &str) -> bool {
    let is_decimal = form.contains('#') && form.chars().all(|c| matches!(c, '#' | '-' | '–' | '/' | ' '));
    is_decimal || (1..=6).contains(&form.len()) && form.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))
}

/// Words with a hyphen inside a line; at the end of a line, they keep it.
fn compounds(lines: &[Line]) -> HashSet<String> {
    let words = lines.iter().flat_map(|line| line.text.split_whitespace());
    words.filter(|word| word.trim_end_matches('-').contains('-')).map(|word| bare(word).to_lowercase()).collect()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

struct Paragraph {
    text: String,
    size: f32,
}

fn paragraphs(lines: &[Line], whole: &HashSet<String>) -> Vec<Paragraph> {
    let steps = lines.windows(2).filter(|pair| !pair[1].is_first && (pair[1].size - pair[0].size).abs() < 0.2);
    let leading = usual(steps.map(|pair| ((pair[1].base - pair[0].base) / pair[0].size.max(0.1), 1))).clamp(1.0, 2.5);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let goes_on = at > 0 && goes_on(lines, at, leading);
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => append(&mut paragraph.text, text, whole),
            None => paragraphs.push(Paragraph { text: as_item(text), size: line.size }),
        }
    }
    paragraphs
}

/// A list item by its bullet.
fn as_item(text: &str) -> String {
    match text.strip_prefix(['•', '▪', '◦', '‣', '●']) {
        Some(rest) => format!("- {}", rest.trim_start()),
        None => text.to_owned(),
    }
}

/// Whether the line at `at` continues the paragraph of the previous line. Lines are spaced by `leading` times their
/// size.
fn goes_on(lines: &[Line], at: usize, leading: f32) -> bool {
    let (last, line) = (&lines[at - 1], &lines[at]);
    if (line.size - last.size).abs() > 0.12 * last.size.max(line.size) || as_item(line.text.trim()).starts_with("- ") {
        return false;
    }
    let ends = last.text.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '»', '’', ')', '…']);
    let starts_small = line.text.trim_start().starts_with(char::is_lowercase);
    let (left, right) = sides(lines, at - 1);
    // In ragged text, the last line of a paragraph is clearly shorter than the space available.
    let first_word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let is_short = last.right + first_word as f32 * 0.45 * line.size + line.size < right;
    if line.is_first {
        // In the next column or page, an unfinished sentence continues.
        return starts_small || !ends && !is_short;
    }
    let step = line.base - last.base;
    if step <= 0.0 || step > leading * line.size * 1.3 {
        return false;
    }
    let is_in = |line: &Line| line.left > left + 0.7 * line.size;
    let is_indented = is_in(line) && (!is_in(last) || is_short);
    // A short line that doesn't end a sentence is a heading or a byline.
    let is_alone = is_short && !starts_small && last.right < left + 0.75 * (right - left);
    !(is_indented || ends && is_short || is_alone)
}

/// Left and right edge of the column of a line, from nearby lines.
fn sides(lines: &[Line], at: usize) -> (f32, f32) {
    /// Lines to inspect in either direction: enough to find the edges.
    const NEAR: usize = 40;
    let above = (at.saturating_sub(NEAR)..=at).rev().find(|&at| lines[at].is_first).unwrap_or(at.saturating_sub(NEAR));
    let below =
        (at + 1..lines.len().min(at + NEAR)).find(|&at| lines[at].is_first).unwrap_or(lines.len().min(at + NEAR));
    // Text in another size is a headline, and may be wider.
    let column = || lines[above..below].iter().filter(|line| (line.size - lines[at].size).abs() < 0.12 * line.size);
    (column().map(|line| line.left).fold(f32::MAX, f32::min), column().map(|line| line.right).fold(f32::MIN, f32::max))
}

/// Appends a line, undoing hyphenation.
fn append(text: &mut String, line: &str, whole: &HashSet<String>) {
    if text.ends_with('\u{AD}') {
        text.pop();
        text.push_str(line);
        return;
    }
    let is_broken = text.ends_with(['-', '\u{2010}'])
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if is_broken {
        let first = text.rsplit(char::is_whitespace).next().unwrap_or("");
        let second = line.split_whitespace().next().unwrap_or("");
        let is_compound = whole.contains(&bare(&format!("{first}{second}")).to_lowercase());
        if !is_compound {
            text.pop();
        }
    } else if !text.ends_with(['-', '–', '—', '/']) || text.ends_with(" –") || text.ends_with(" —") {
        text.push(' ');
    }
    text.push_str(line);
}

/// Removes and returns the title: the first text at the top that is clearly larger than the body. The title in the
/// metadata is used only if it appears in the text, since programs write names of files and templates there.
fn title(paragraphs: &mut Vec<Paragraph>, body: f32, declared: Option<&str>) -> Option<String> {
    const LOOKED_AT: usize = 4;
    let place = |test: &dyn Fn(&Paragraph) -> bool| paragraphs.iter().take(LOOKED_AT).position(test);
    let by_declared =
        declared.and_then(|title| place(&|paragraph| one_line(&paragraph.text).as_deref() == Some(title)));
    let at = by_declared.or_else(|| {
        let at = place(&|paragraph| paragraph.size > 1.25 * body)?;
        // Some titles are below a smaller line in large letters: the name of the section.
        let largest = paragraphs.iter().take(LOOKED_AT).map(|paragraph| paragraph.size).fold(0.0, f32::max);
        place(&|paragraph| paragraph.size >= largest).or(Some(at))
    })?;
    (paragraphs.len() > 1).then(|| paragraphs.remove(at).text)
}
