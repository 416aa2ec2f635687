//! What never contradicts itself in one answer: verdict, score, overlap, wording and exit code. Each test is a row of this table,
//! held against the pairs of `corpus/gold` and `corpus/verdicts` both ways round, and against texts made at random.
//!
//! | | |
//! |---|---|
//! | verdict and score | derived if and only if the score is at least 0.5; `partial_reuse` at any score |
//! | floor | nothing below the floor of similarity is paraphrased; what is bridged by position is no overlap |
//! | overlap | totals are the sums of their parts, within 0..=1, and no word of shared matter is counted |
//! | order | the same sentences in another order are no paraphrase and no rewrite |
//! | exit code | 0 exactly for the verdicts from `shared_quotes` up |
//! | notes | `unclear` says why |
//! | wording | every format has the sentence of the verdict |

use std::collections::BTreeMap;

use assert_cmd::Command;
use proptest::prelude::*;
use respun::align::{LEAST_SIMILARITY, MatchKind};
use respun::score::Overlap;
use respun::shared_matter::{IgnoreList, SharedMatterKind};
use respun::text::tokens;
use respun::{Article, Comparison, Config, Verdict, compare};
use respun_report::html::{self, ReportMetadata};
use respun_report::terminal::{self, Look};
use respun_report::{json, markdown};
use serde_json::Value;

use crate::corpus::compared::{COMPARED, STORIES, check_none};
use crate::corpus::judged::JUDGED;
use crate::corpus::random_news::two_texts;

/// Sums of shares are compared with this tolerance: a few rounding errors of numbers below one.
const ROUNDING: f64 = 1e-9;

/// From this score on one text was written from the other.
const DERIVED: f64 = 0.5;

/// A pair of articles and what is said of them.
struct Answer<'r> {
    name: String,
    a: &'r Article,
    b: &'r Article,
    result: &'r Comparison,
}

/// The pairs of both corpora, both ways round.
fn answers() -> Vec<Answer<'static>> {
    let mut answers = Vec::new();
    for one in COMPARED.iter() {
        answers.push(Answer { name: one.name(), a: one.a, b: one.b, result: &one.result });
        answers.push(Answer { name: one.name() + " exchanged", a: one.b, b: one.a, result: &one.exchanged });
    }
    for one in JUDGED.iter() {
        answers.push(Answer { name: one.name(), a: &one.a, b: &one.b, result: &one.result });
        answers.push(Answer { name: one.name() + " exchanged", a: &one.b, b: &one.a, result: &one.exchanged });
    }
    answers
}

/// Fails with what `complaints` says of any pair.
#[track_caller]
fn check_answers(complaints: impl Fn(&Answer<'_>) -> Vec<String>) {
    let of_answer =
        |one: &Answer<'_>| complaints(one).into_iter().map(|line| format!("{}: {line}", one.name)).collect::<Vec<_>>();
    check_none(&answers().iter().flat_map(of_answer).collect::<Vec<_>>());
}

fn verdict_and_score(one: &Answer<'_>) -> Vec<String> {
    let (verdict, score) = (one.result.verdict, one.result.score);
    let fits = match verdict {
        Verdict::Identical => score == 1.0,
        Verdict::PartialReuse => true,
        verdict => verdict.is_derived() == (score >= DERIVED),
    };
    if fits { Vec::new() } else { vec![format!("{} with a score of {score:.2}", verdict.name())] }
}

#[test]
fn derived_verdicts_have_a_score_of_half_and_more_and_others_less() {
    check_answers(verdict_and_score);
}

fn below_the_floor(one: &Answer<'_>) -> Vec<String> {
    let groups = one.result.sentences.iter().map(|group| (group.kind, group.similarity));
    let passages = one.result.passages.iter().map(|passage| (passage.kind, passage.similarity));
    let wrong = groups
        .chain(passages)
        .filter(|(kind, similarity)| *kind == MatchKind::Paraphrased && *similarity < LEAST_SIMILARITY);
    let mut complaints: Vec<String> =
        wrong.map(|(_, similarity)| format!("paraphrased with a similarity of {similarity:.3}")).collect();
    if one.result.passages.iter().any(|passage| passage.kind == MatchKind::Bridged) {
        complaints.push("a passage is bridged".to_owned());
    }
    for (side, n_words, overlap) in sides(one.result) {
        let found = one.result.sentences.iter().filter(|group| group.kind != MatchKind::Bridged);
        let words = found.map(|group| if side == "a" { group.words_of_a.all } else { group.words_of_b.all });
        let counted = words.sum::<usize>() as f64;
        if (counted - overlap.total * n_words as f64).abs() > 1e-6 {
            complaints
                .push(format!("{counted} words of {side} were found, and the overlap is {overlap:?} of {n_words}"));
        }
    }
    complaints
}

/// Each side with its words and its overlap.
fn sides(result: &Comparison) -> [(&'static str, usize, Overlap); 2] {
    [
        ("a", result.a.words - result.a.words_set_aside, result.a_in_b),
        ("b", result.b.words - result.b.words_set_aside, result.b_in_a),
    ]
}

#[test]
fn nothing_below_the_floor_is_paraphrased_and_no_bridge_is_overlap() {
    check_answers(below_the_floor);
}

fn overlap_adds_up(one: &Answer<'_>) -> Vec<String> {
    let mut complaints = Vec::new();
    for (side, _, overlap) in sides(one.result) {
        let Overlap { total, verbatim, edited, paraphrased, quoted } = overlap;
        let all = [total, verbatim, edited, paraphrased, quoted];
        let is_sum = (verbatim + edited + paraphrased - total).abs() <= ROUNDING;
        if !is_sum || quoted > total + ROUNDING || all.iter().any(|share| !(0.0..=1.0 + ROUNDING).contains(share)) {
            complaints.push(format!("{side}: {overlap:?}"));
        }
    }
    complaints
}

/// What programs read: the words of found sentences that lie outside shared matter are at least those that the overlap counts.
fn shared_matter_counts_nowhere(one: &Answer<'_>) -> Vec<String> {
    if one.result.shared_matter.is_empty() {
        return Vec::new();
    }
    let report = serde_json::to_value(json::comparison(None, one.a, one.b, one.result)).unwrap();
    let mut complaints = Vec::new();
    for (side, article, share) in [("a", one.a, "a_in_b"), ("b", one.b, "b_in_a")] {
        let source: Vec<char> = article.source().chars().collect();
        let mut is_counted = vec![false; source.len()];
        let all = |name: &str| report[name].as_array().unwrap().clone();
        for group in all("sentences").iter().filter(|group| group["kind"] != "bridged") {
            for range in group[side].as_array().unwrap() {
                is_counted[points(range)].fill(true);
            }
        }
        for matter in all("shared_matter") {
            is_counted[points(&matter[side])].fill(false);
        }
        // Cut at every border, so that words next to each other stay two.
        let cut: String =
            source.iter().zip(&is_counted).map(|(c, is_counted)| if *is_counted { *c } else { '\n' }).collect();
        let n_outside = tokens(&cut).len();
        let n_words =
            (report[side]["words"].as_u64().unwrap() - report[side]["set_aside"].as_u64().unwrap_or(0)) as f64;
        let n_counted = (report["overlap"][share]["total"].as_f64().unwrap() * n_words).round() as usize;
        // The report rounds shares to four places.
        if n_counted > n_outside + 1 {
            complaints
                .push(format!("{n_counted} words of {side} are counted, and {n_outside} lie outside shared matter"));
        }
    }
    complaints
}

/// A range of code points of the report.
fn points(range: &Value) -> std::ops::Range<usize> {
    let at = |name: &str| range[name].as_u64().unwrap() as usize;
    at("start")..at("end")
}

#[test]
fn overlap_is_the_sum_of_its_parts_without_shared_matter() {
    check_answers(overlap_adds_up);
    check_answers(shared_matter_counts_nowhere);
}

/// Sentences of an article that stand by themselves: the same wherever they are put.
fn whole_sentences(article: &Article) -> Vec<String> {
    let itself = compare(article, article, &Config::default());
    let sentences = itself.sentences.iter().flat_map(|group| group.a.clone());
    let texts = sentences.map(|span| span.of(article.source()).split_whitespace().collect::<Vec<_>>().join(" "));
    let stands_alone = |text: &String| {
        let has_marks = text.contains(['“', '”', '"', '„', '«', '»', '‘', '’', '\'', ':', '*', '[', '(']);
        text.ends_with('.') && !has_marks && tokens(text).len() >= 8
    };
    texts.filter(stands_alone).collect()
}

/// Three other orders: backwards, the halves exchanged, every second sentence first.
fn other_orders(sentences: &[String]) -> [Vec<String>; 3] {
    let backwards = sentences.iter().rev().cloned().collect();
    let (first, second) = sentences.split_at(sentences.len() / 2);
    let exchanged = second.iter().chain(first).cloned().collect();
    let (odd, even) = (sentences.iter().skip(1).step_by(2), sentences.iter().step_by(2));
    [backwards, exchanged, odd.chain(even).cloned().collect()]
}

/// FIXME: known wrong. In these files and orders, so many sentences are paired with others before their twins are found. The
/// texts are as they should be, so the fault is in the alignment.
const KNOWN_PARAPHRASED: &[(&str, &str, usize)] = &[("ellerkamp-dienst.txt", "backwards", 1)];

#[test]
fn the_same_sentences_in_another_order_are_a_near_duplicate() {
    let mut articles: BTreeMap<&str, &Article> = BTreeMap::new();
    for article in STORIES.iter().flat_map(|story| story.articles.values()) {
        articles.insert(article.id(), article);
    }
    for article in JUDGED.iter().flat_map(|one| [&one.a, &one.b]) {
        articles.insert(article.id(), article);
    }
    let mut complaints = Vec::new();
    let mut n_pairs = 0;
    for (id, article) in articles {
        let sentences = whole_sentences(article);
        if sentences.len() < 4 {
            continue;
        }
        let plain = |sentences: &[String]| Article::plain("a", sentences.join(" ")).with_language(article.language());
        for (order, other) in ["backwards", "halves", "odd first"].iter().zip(other_orders(&sentences)) {
            let result = compare(&plain(&sentences), &plain(&other), &Config::default());
            n_pairs += 1;
            // Of short texts and of such that are mostly notices, it may say that it cannot tell.
            if !matches!(result.verdict, Verdict::NearDuplicate | Verdict::Unclear) {
                let (verdict, score) = (result.verdict.name(), result.score);
                complaints.push(format!("{id} {order}: {verdict} (score {score:.2}, {} sentences)", sentences.len()));
            }
            let n_paraphrased = result.sentences.iter().filter(|group| group.kind == MatchKind::Paraphrased).count();
            let file = id.rsplit('/').next().unwrap();
            let known =
                KNOWN_PARAPHRASED.iter().find(|known| (known.0, known.1) == (file, *order)).map_or(0, |known| known.2);
            if n_paraphrased != known {
                complaints.push(format!("{id} {order}: {n_paraphrased} groups are paraphrased, {known} known"));
            }
        }
    }
    check_none(&complaints);
    assert!(n_pairs > 100, "{n_pairs} are too few to tell");
}

#[test]
fn the_exit_code_is_0_exactly_for_verdicts_of_reuse() {
    /// Pairs of each verdict that are given to the command.
    const OF_EACH: usize = 3;
    let mut n_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut complaints = Vec::new();
    for one in answers() {
        let n = n_of.entry(one.result.verdict.name()).or_default();
        *n += 1;
        if *n > OF_EACH {
            continue;
        }
        let mut command = Command::cargo_bin("respun").unwrap();
        command.current_dir(crate::corpus::project());
        let output = command.args(["compare", one.a.id(), one.b.id(), "--format", "jsonl"]).output().unwrap();
        let line: Value = serde_json::from_slice(&output.stdout).unwrap();
        let (verdict, code) = (line["verdict"].as_str().unwrap(), output.status.code());
        if verdict != one.result.verdict.name() {
            complaints.push(format!("{}: the command says {verdict}, not {}", one.name, one.result.verdict.name()));
        }
        let is_reuse = ["identical", "near_duplicate", "rewrite", "partial_reuse", "shared_quotes"].contains(&verdict);
        if code != Some(i32::from(!is_reuse)) {
            complaints.push(format!("{}: {verdict} with the exit code {code:?}", one.name));
        }
    }
    check_none(&complaints);
}

fn unclear_has_a_note(one: &Answer<'_>) -> Vec<String> {
    let is_silent = one.result.verdict == Verdict::Unclear && one.result.notes.is_empty();
    if is_silent { vec!["unclear, and no note says why".to_owned()] } else { Vec::new() }
}

#[test]
fn what_is_unclear_says_why() {
    check_answers(unclear_has_a_note);
    for (a, b) in
        [("", ""), ("Rain.", "Sun."), ("", "The ferry was late on Monday, said Ilse Brandt of the harbour office.")]
    {
        let (a, b) = (Article::plain("a", a), Article::plain("b", b));
        let result = compare(&a, &b, &Config::default());
        let name = format!("{:?} and {:?}", a.source(), b.source());
        check_none(&unclear_has_a_note(&Answer { name, a: &a, b: &b, result: &result }));
    }
}

#[test]
fn what_the_user_names_is_set_aside_and_counts_nowhere() {
    let house = "Harle Press has told the stories of the bay since 1911. Sign up for our morning letter, which brings the tides, the \
                 market prices and the best of our reporters' work to your table before the first ferry leaves.";
    let a = "Divers from Port Ellis found a brass bell in the mud below the old pier on Tuesday. The museum wants to show it in \
             spring. Nobody knows which ship it came from.";
    let b = "Parsnips want deep soil and a cool start. Sow them thinly in March, and keep the bed moist until the leaves stand a hand \
             high. Harvest begins with the first frost.";
    let with_house = |id: &str, text: &str| Article::plain(id, format!("{text}\n\n{house}"));
    let (a, b) = (with_house("a", a), with_house("b", b));
    let list = "harle press has told the stories of the bay since 1911\n/Sign up for our [\\s\\S]*? leaves\\./\n";
    let config = Config { ignored: IgnoreList::parse(list).unwrap(), ..Config::default() };
    let result = compare(&a, &b, &config);
    assert!(result.shared_matter.iter().any(|matter| matter.kind == SharedMatterKind::Ignored), "{result:?}");
    assert_eq!((result.a_in_b.total, result.b_in_a.total), (0.0, 0.0));
    assert!(!result.verdict.is_reuse(), "{}", result.verdict.name());
    let page = terminal::comparison(&a, &b, &result, &Look::default());
    assert!(page.contains("Set aside: what you named to be ignored ("), "{page}");
}

#[test]
fn every_format_has_the_sentence_of_the_verdict() {
    let one = &JUDGED[0];
    let mut sentences = Vec::new();
    for verdict in Verdict::ALL {
        let note = "One text has nine words, which is too little to tell.";
        let result = Comparison { verdict, notes: vec![note.to_owned()], ..one.result.clone() };
        let text = terminal::comparison(&one.a, &one.b, &result, &Look { columns: 300, ..Look::default() });
        let sentence = text.lines().next().unwrap();
        let (name, says) = sentence.split_once(": ").unwrap();
        assert_eq!(name.to_lowercase().replace([' ', '-'], "_"), verdict.name());
        let page = html::comparison(&one.a, &one.b, &result, &ReportMetadata::default());
        let page = page.replace("&#39;", "'");
        let section = markdown::comparison(&one.a, &one.b, &result);
        assert!(section.starts_with(&format!("## {name}: {says}\n")), "{sentence}\n{section}");
        assert!(page.contains(&format!("<span class=\"verdict-name\">{name}:</span> {says}</h1>")), "{sentence}");
        let line = terminal::comparison_line("pair", &result);
        assert!(line.starts_with(verdict.name()), "{line}");
        let report = serde_json::to_value(json::comparison(None, &one.a, &one.b, &result)).unwrap();
        assert_eq!((report["verdict"].as_str(), report["notes"][0].as_str()), (Some(verdict.name()), Some(note)));
        // What speaks for and against it, and what the reader must know.
        let why = text.lines().find_map(|line| line.trim_start().strip_prefix("Why ")).unwrap().trim();
        assert!(why.starts_with("For: ") && section.contains(why) && page.contains(why), "{why}\n{section}");
        assert!(text.contains(note) && section.contains(note) && page.contains(note));
        sentences.push(sentence.to_owned());
    }
    sentences.dedup();
    assert_eq!(sentences.len(), 10);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_on_any_two_texts_do_not_contradict_themselves((a, b) in two_texts()) {
        let (a, b) = (Article::from_text("a", a), Article::from_text("b", b));
        let result = compare(&a, &b, &Config::default());
        let one = Answer { name: String::new(), a: &a, b: &b, result: &result };
        let mut complaints = verdict_and_score(&one);
        for law in [below_the_floor, overlap_adds_up, shared_matter_counts_nowhere, unclear_has_a_note] {
            complaints.extend(law(&one));
        }
        prop_assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}
