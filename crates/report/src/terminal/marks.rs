//! Two texts as lines, with the words marked that only one of them has.

use super::line::{Ink, Line};
use crate::word_diff::lone_stretches;
use respun::span::Span;

/// Both texts as lines, words that only one has in [`Ink::Removed`] and [`Ink::Inserted`]; without `colour`, between
/// `[-` and `-]`, `{+` and `+}`. Long texts, and texts that share too little, stay unmarked.
pub(super) fn marked(a: &str, b: &str, colour: bool) -> (Line, Line) {
    let Some((lone_a, lone_b)) = lone_stretches(a, b) else {
        return (Line::of(Ink::Plain, a), Line::of(Ink::Plain, b));
    };
    let brackets = |open, close| if colour { ("", "") } else { (open, close) };
    (
        with_marks(a, &lone_a, Ink::Removed, brackets("[-", "-]")),
        with_marks(b, &lone_b, Ink::Inserted, brackets("{+", "+}")),
    )
}

/// `text` with each stretch in `ink`, between brackets.
fn with_marks(text: &str, stretches: &[Span], ink: Ink, (open, close): (&str, &str)) -> Line {
    let mut line = Line::new();
    let mut written = 0;
    for stretch in stretches {
        line = line.then(Ink::Plain, &text[written..stretch.start]);
        line = line.then(ink, open).then(ink, stretch.of(text)).then(ink, close);
        written = stretch.end;
    }
    line.then(Ink::Plain, &text[written..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, marked_a: &str, marked_b: &str) {
        let text = |line: &Line| {
            let mut page = String::new();
            line.write_to(&mut page, false);
            page.trim_end().to_owned()
        };
        let (a, b) = marked(a, b, false);
        assert_eq!((text(&a).as_str(), text(&b).as_str()), (marked_a, marked_b));
    }

    #[test]
    fn changed_words_are_marked_on_both_sides() {
        check(
            "We may have to lower that threshold.",
            "We will have to reduce that limit.",
            "We [-may-] have to [-lower-] that [-threshold-].",
            "We {+will+} have to {+reduce+} that {+limit+}.",
        );
    }

    #[test]
    fn neighbours_share_one_mark() {
        check(
            "It was late and very full that day.",
            "It was late that day.",
            "It was late [-and very full-] that day.",
            "It was late that day.",
        );
    }

    #[test]
    fn marks_and_case_are_no_change() {
        check("“The Ferry”, he said", "the ferry he said", "“The Ferry”, he said", "the ferry he said");
    }

    #[test]
    fn texts_with_little_in_common_stay_unmarked() {
        check(
            "Nobody on the quay believed him",
            "All doubted that man at once the",
            "Nobody on the quay believed him",
            "All doubted that man at once the",
        );
        check("", "new words", "", "new words");
    }

    #[test]
    fn long_texts_stay_unmarked() {
        let long = "word ".repeat(2000);
        let (a, _) = marked(&long, "word", false);
        assert_eq!(a, Line::of(Ink::Plain, &long));
    }
}
