//! Detects whether a text says, in a line at its start or end, that it corrects an earlier version.

use std::sync::LazyLock;

use crate::language::Pack;

/// First words of such a line, in lower case.
static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| Pack::in_all(|pack| pack.notices, "correction").collect());

/// How such a line mentions the earlier version, in lower case.
static EARLIER_VERSIONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| Pack::in_all(|pack| pack.notices, "earlier-version").collect());

/// Bytes searched at each end of a text.
const END: usize = 400;

/// A line that starts with one of the words must have a colon or another mark within this many letters, unless the word
/// stands alone: "Correction, 2 May 2026:" is a correction, "Correction officers went on strike" is not.
const LONGEST_LABEL: usize = 32;

/// Whether `text` is marked as a correction.
pub(super) fn is_correction(text: &str) -> bool {
    let text = text.trim();
    let mut end = text.len().min(END);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut begin = text.len().saturating_sub(END);
    while !text.is_char_boundary(begin) {
        begin += 1;
    }
    let (head, tail) = (text[..end].to_lowercase(), text[begin..].to_lowercase());
    if [&head, &tail].iter().any(|part| EARLIER_VERSIONS.iter().any(|words| part.contains(words))) {
        return true;
    }
    // At the start it may follow the headline; at the end it is a paragraph or a sentence.
    let of_head = std::iter::once(&*head).chain(head.match_indices('\n').map(|(at, _)| &head[at..])).take(4);
    let of_tail = tail.match_indices(['\n', '.', '!', '?', '”', '"', ')']).map(|(at, mark)| &tail[at + mark.len()..]);
    let mut lines = of_head.chain(of_tail);
    lines.any(begins_with_label)
}

fn begins_with_label(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    OPENINGS.iter().filter_map(|opening| line.strip_prefix(opening)).any(|rest| {
        if rest.starts_with(char::is_alphanumeric) {
            return false;
        }
        let rest = rest.trim_start_matches(' ');
        match rest.chars().next() {
            None | Some(':' | '.' | '—' | '–' | '-' | ')' | ']' | '*' | '\n') => true,
            _ => rest.chars().take(LONGEST_LABEL).take_while(|c| !matches!(c, '.' | '\n')).any(|c| c == ':'),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::is_correction;

    #[test]
    fn lines_that_correct_are_told_from_words_of_the_story() {
        let story = "The council of Port Ellis voted on Monday to close the old ferry terminal. ".repeat(12);
        for line in [
            "CORRECTION: An earlier figure was wrong. ",
            "Correction, 2 May 2026: the sum is 15 million.\n\n",
            "*Correction*\n\n",
            "Berichtigung: Die Summe war falsch.\n\n",
            "Korrektur – Es sind 15 Millionen. ",
            "Rectificatif : la somme est de 15 millions.\n",
            "Fe de erratas: la suma es otra.\n",
            "Corrección: la suma es otra. ",
            "Errata. A soma é outra. ",
            "(Corrects figure in paragraph 2) ",
            "An earlier version of this article gave a wrong sum. ",
        ] {
            assert!(is_correction(&format!("{line}{story}")), "{line}");
            assert!(is_correction(&format!("{story}\n{line}")), "{line} at the end");
        }
        assert!(is_correction(&format!("Council closes terminal\n\nCORRECTION: the sum was wrong.\n\n{story}")));
        assert!(is_correction(&format!("{story}Correction: the sum was wrong.")));
        for line in [
            "Correction officers went on strike. ",
            "Corrections took years, they said: ",
            "The correction of the river began. ",
            "Korrekturen: keine. ",
            "",
        ] {
            assert!(!is_correction(&format!("{line}{story}")), "{line}");
            assert!(!is_correction(&format!("{story}\n{line}")), "{line} at the end");
        }
        assert!(!is_correction("") && !is_correction("ü".repeat(900).as_str()));
    }
}
