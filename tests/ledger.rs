//! The ledger: what is said of a quotation that was kept, cut, changed or moved.

use respun::{Article, Config, compare};

/// An article that quotes `words`.
fn quoting(words: &str) -> String {
    format!(
        "The harbour board of Port Ellis met on Monday to talk about the old ferry terminal. {words} \
         The terminal has stood empty since March, and two firms from Osk have made an offer for it."
    )
}

/// What stands in quote marks, as Ilse Brandt said it.
fn said(words: &str) -> String {
    quoting(&format!("“{words},” said Ilse Brandt, who leads the board."))
}

/// The rows of the ledger: verdict and flags.
fn rows(a: &str, b: &str) -> Vec<(String, Vec<String>)> {
    let result = compare(&Article::from_text("a", a), &Article::from_text("b", b), &Config::default());
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let row = |row: &respun::quote::QuoteRow| {
        let flags = row.flags.iter().map(|flag| name(serde_json::to_value(flag).unwrap())).collect();
        (name(serde_json::to_value(row.verdict).unwrap()), flags)
    };
    result.quotes.iter().map(row).collect()
}

#[track_caller]
fn check(a: &str, b: &str, verdict: &str, flags: &[&str]) {
    let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    assert_eq!(rows(a, b), [(verdict.to_owned(), flags)], "{a}\n{b}");
}

#[test]
fn other_writings_of_the_same_words_are_typographic() {
    for (a, b) in [
        ("We labour for two hundred people in the U.S. harbour", "we labor for 200 people in the US harbor"),
        ("The work force — all of it — will get 10 percent more", "The workforce - all of it - will get 10% more"),
        ("Fares & fees are okay, Senator Holm told the board", "Fares and fees are OK, Sen. Holm told the board"),
        ("It isn’t cheap… but the boats need the new engines", "It isn't cheap ... but the boats need the new engines"),
    ] {
        check(&said(a), &said(b), "typographic", &[]);
    }
}

#[test]
fn words_left_out_are_trimmed_with_a_sign_or_without() {
    let whole = "We have counted the boats and the people, and nobody will lose a berth in the harbour";
    for part in [
        "We have counted the boats and the people",
        "nobody will lose a berth in the harbour",
        "We have counted the boats … and nobody will lose a berth in the harbour",
        "We have counted the boats, and nobody will lose a berth in the harbour",
        "[The board has] counted the boats and the people, and nobody will lose a berth in the harbour",
    ] {
        check(&said(whole), &said(part), "trimmed", &[]);
    }
}

#[test]
fn words_that_changed_are_altered_and_flagged_by_what_they_touch() {
    for (a, b, verdict, flags) in [
        ("The lights went out before the storm came", "The lamps went out before the gale came", "altered", &[][..]),
        ("We will pay 40 crowns for a berth", "We will pay 60 crowns for a berth", "altered", &["number"]),
        ("We will sell the terminal to Osk", "We will not sell the terminal to Osk", "altered", &["negation"]),
        // A word left out: the others are as they were.
        ("We will never sell the old terminal", "We will sell the old terminal", "trimmed", &["negation"]),
        ("The firms must pay for the old roof", "The firms may pay for the old roof", "altered", &["modal"]),
        ("The mayor of Harle knew about the roof", "The mayor of Lindon knew about the roof", "altered", &["name"]),
        ("The roof is safe for the winter", "The roof is perfectly safe for the winter", "altered", &[]),
        ("The roof is safe for the winter", "The roof is safe for the winter and it will be for ever", "altered", &[]),
    ] {
        check(&said(a), &said(b), verdict, flags);
    }
}

#[test]
fn what_means_the_same_raises_no_flag() {
    for (a, b) in [
        ("It is not impossible that the old roof falls in", "It is not unthinkable that the old roof falls in"),
        ("I do not think the two firms will come back", "I think the two firms will not come back"),
        ("We will have to close the terminal in the winter", "We will need to shut the terminal in the winter"),
        ("The two firms can pay for the new roof", "The two firms are able to pay for the new roof"),
    ] {
        check(&said(a), &said(b), "altered", &[]);
    }
    let denied_outside = quoting("Ilse Brandt, who leads the board, did not say “the roof is safe for the winter”.");
    let said_outside = quoting("Ilse Brandt, who leads the board, did say “the roof is safe for the winter”.");
    check(&denied_outside, &said_outside, "verbatim", &[]);
}

#[test]
fn quotations_are_joined_and_parted() {
    let two = quoting("“The roof is old,” said Ilse Brandt, who leads the board. “Nobody will pay for a new one.”");
    let one = quoting("“The roof is old and nobody will pay for a new one,” said Ilse Brandt, who leads the board.");
    check(&two, &one, "merged", &[]);
    check(&one, &two, "split", &[]);
}

#[test]
fn a_quotation_told_twice_has_a_row_each_time() {
    let whole = "We have counted the boats, and nobody will lose a berth in the harbour";
    let twice = quoting(&format!(
        "Nobody, the board says, “will lose a berth in the harbour”. “{whole},” said Ilse Brandt, who leads the board."
    ));
    let verdicts: Vec<String> = rows(&twice, &said(whole)).into_iter().map(|(verdict, _)| verdict).collect();
    assert_eq!(verdicts.len(), 2, "{verdicts:?}");
    assert!(!verdicts.contains(&"dropped".to_owned()), "{verdicts:?}");
}

#[test]
fn another_statement_of_the_same_person_is_no_alteration() {
    let one = said("The winter will be hard for the little boats, and we are ready");
    let other = quoting("“My father sold fish on this quay for thirty years,” said Ilse Brandt, who leads the board.");
    let mut verdicts: Vec<String> = rows(&one, &other).into_iter().map(|(verdict, _)| verdict).collect();
    verdicts.sort_unstable();
    assert_eq!(verdicts, ["added", "dropped"]);
}

#[test]
fn the_whole_other_article_is_searched_before_a_quotation_is_said_to_be_added() {
    let told = "Ilse Brandt warned months ago that seagulls and rust had ruined the tin roof of the fish hall. \
                The harbour board met on Monday. A budget was passed, and the members went home early.";
    let quoted = "The members of the board of the harbour went home early on Monday after they had passed a budget. \
                  “Seagulls and rust had ruined the tin roof of the fish hall,” Ilse Brandt said later.";
    check(told, quoted, "newly_quoted", &[]);
    check(quoted, told, "unquoted", &[]);
}
