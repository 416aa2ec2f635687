//! The benchmark of altered quotations (`corpus/quotes`): what the ledger says about each, with pinned floors.
//!
//! As in `tests/accuracy.rs`: `RESPUN_MISSES=1` (with `-- --nocapture`) lists every row that is answered otherwise, and the tables
//! of `docs/accuracy.md`; `RESPUN_BLESS=1` raises the floors to what is reached, `RESPUN_BLESS=lower` lowers them too.

mod answer;
mod plain;
mod rows;
mod scoring;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::corpus::baseline::{QUOTES, below_the_floors};
use answer::{Answer, answer};
use plain::{CHECKS, is_kept};
use rows::{CRITICAL, Row, rows};
use scoring::{FLAGS, Question, VERDICTS, macro_f1, scores};

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(rows);

static ANSWERS: LazyLock<Vec<(&Row, Answer)>> = LazyLock::new(|| ROWS.iter().map(|row| (row, answer(row))).collect());

#[test]
fn no_less_is_right_about_altered_quotations_than_before() {
    let reached = scores(ANSWERS.iter());
    if std::env::var_os("RESPUN_MISSES").is_some() {
        print_misses();
        print_tables();
    }
    let tallies = reached.into_iter().map(|(measure, tally)| ((QUOTES.to_owned(), measure), tally)).collect();
    let below = below_the_floors(&tallies, |language| language == QUOTES);
    assert!(below.is_empty(), "{} floors are not reached:\n{}\n", below.len(), below.join("\n"));
}

/// The ledger must be worth more than any plain check. Errors of both kinds are compared as shares of what could be missed and
/// of what could be called in question, or the larger of the two kinds would decide.
#[test]
fn no_plain_check_errs_less() {
    let errors = |question: &Question| {
        question.n_missed as f64 / question.n_changed as f64 + question.n_alarmed as f64 / question.n_kept as f64
    };
    let ours = errors(&Question::asked(&ANSWERS, |(_, answer)| answer.is_kept()));
    for (name, check) in CHECKS {
        let theirs = errors(&Question::asked(&ANSWERS, |(row, _)| is_kept(check, row)));
        assert!(ours < theirs, "{name}: {theirs:.3}, ours {ours:.3}");
    }
}

#[test]
fn the_rows_are_what_their_page_says() {
    let mut complaints: Vec<String> = ROWS.iter().filter_map(Row::complaint).collect();
    let mut ids: Vec<&str> = ROWS.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    complaints.extend(ids.windows(2).filter(|two| two[0] == two[1]).map(|two| format!("{} stands twice", two[0])));
    for row in ROWS.iter() {
        let strange = row.also.iter().chain([&row.verdict]).filter(|one| !VERDICTS.contains(&one.as_str()));
        let strange = strange.chain(row.flags.iter().filter(|one| !FLAGS.contains(&one.as_str())));
        complaints.extend(strange.map(|name| format!("{}: there is no `{name}`", row.id)));
    }
    for verdict in VERDICTS {
        let n = ROWS.iter().filter(|row| row.verdict == verdict).count();
        complaints.extend((n < 20).then(|| format!("{verdict}: {n} rows are too few for a figure")));
    }
    for flag in FLAGS {
        let has = |row: &&Row| row.flags.iter().any(|one| one == flag);
        let (n, n_alone) =
            (ROWS.iter().filter(has).count(), ROWS.iter().filter(has).filter(|row| row.flags.len() == 1).count());
        complaints.extend((n_alone < 12).then(|| format!("{flag}: {n} rows, {n_alone} of them alone, are too few")));
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The scoring must be able to be content: whoever says the truth, or what is accepted beside it, gets everything.
#[test]
fn true_answers_score_everything() {
    for is_accepted in [false, true] {
        let truth: Vec<(&Row, Answer)> = ROWS
            .iter()
            .map(|row| {
                let verdict = row.also.first().filter(|_| is_accepted).unwrap_or(&row.verdict).clone();
                let words = String::new();
                (row, Answer { verdict, flags: row.flags.clone(), words, leads_there: true })
            })
            .collect();
        for (measure, tally) in scores(truth.iter()) {
            assert_eq!(tally.right, tally.of, "{measure}");
        }
    }
}

/// The scoring must be able to fail: whoever says the same about every quotation gets little.
#[test]
fn one_answer_for_all_scores_little() {
    for verdict in VERDICTS.iter().chain([&answer::NOTHING]) {
        let same: Vec<(&Row, Answer)> = ROWS
            .iter()
            .map(|row| {
                let words = String::new();
                (row, Answer { verdict: (*verdict).to_owned(), flags: Vec::new(), words, leads_there: false })
            })
            .collect();
        assert!(macro_f1(&same) < 0.2, "{verdict}: {}", macro_f1(&same));
        assert_eq!(scores(&same)["flag_negation_found"].right, 0);
    }
}

fn print_misses() {
    for (row, answer) in ANSWERS.iter() {
        let mut why = Vec::new();
        if !row.allows(&answer.verdict) {
            why.push(format!("expected {}, said {}", row.verdict, answer.verdict));
        }
        if row.flags != answer.flags {
            why.push(format!("expected flags [{}], said [{}]", row.flags.join(" "), answer.flags.join(" ")));
        }
        if !answer.leads_there {
            why.push("leads elsewhere".to_owned());
        }
        if !why.is_empty() {
            println!("{}: {} ({}) {}", row.id, why.join("; "), row.note, answer.words);
        }
    }
}

fn print_tables() {
    println!("\n{:>34} errs: missed, flagged ones among them, alarmed", "");
    let ours = Question::asked(&ANSWERS, |(_, answer)| answer.is_kept());
    println!("{:>34} {ours}", "respun");
    for (name, check) in CHECKS {
        println!("{name:>34} {}", Question::asked(&ANSWERS, |(row, _)| is_kept(check, row)));
    }
    println!("\n{:>12} as: {} {}", "true", VERDICTS.join(" "), answer::NOTHING);
    let mut said: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (row, answer) in ANSWERS.iter() {
        *said.entry((&row.verdict, &answer.verdict)).or_default() += 1;
    }
    for verdict in VERDICTS {
        let counts: Vec<String> = VERDICTS
            .iter()
            .chain([&answer::NOTHING])
            .map(|one| format!("{:>4}", said.get(&(verdict, *one)).copied().unwrap_or_default()))
            .collect();
        println!("{verdict:>12} {}", counts.join(""));
    }
    // Whoever mends what is wrong may look at one half and check on the other.
    for split in ["dev", "test"] {
        let rows: Vec<&(&Row, Answer)> = ANSWERS.iter().filter(|(row, _)| row.split == split).collect();
        println!("\n{split}: macro-F1 {:.3}", macro_f1(rows.iter().copied()));
        for (measure, tally) in scores(rows.iter().copied()) {
            println!("  {measure:<22} {:>4} of {:>4}", tally.right, tally.of);
        }
    }
    println!("\nall rows: macro-F1 {:.3}", macro_f1(ANSWERS.iter()));
    for (measure, tally) in scores(ANSWERS.iter()) {
        println!("  {measure:<22} {:>4} of {:>4}", tally.right, tally.of);
    }
    println!("  ({} are critical: {})", ROWS.iter().filter(|row| row.is_critical()).count(), CRITICAL.join(", "));
}
