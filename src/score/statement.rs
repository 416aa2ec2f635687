//! Statements: measures what the words of two stretches of text have in common, and whether they are paraphrases.
//!
//! The measures cover word meaning, rarity, order, names, numbers and negation, but not grammar. The words that are
//! kept distinguish most pairs of news sentences (Das and Smith 2009); if all words are the same, their order does
//! (Zhang, Baldridge and He 2019). `statement_model` combines the measures.

use crate::align::words::{Likeness, WordAlignment};
use crate::meaning::negation::is_negation;
use crate::meaning::numbers::number_value;
use crate::meaning::vectors::dot;
use crate::reading::{TermFacts, TermId, Vocabulary, Word};
use crate::score::Evidence;
use crate::score::model::logistic;
use crate::score::statement_model;
use crate::shingle::n_in_both;
use crate::text::TokenKind;

/// Cosine from which two words count as related: two standard deviations above that of unrelated words.
const RELATED: f32 = 0.2;

/// Highest value of a related word, compared with 1 for the same word.
const MOST_RELATED: f64 = 0.9;

/// Most words for which related words are searched: no sentence is that long, and every word is compared with every
/// other.
const MOST_WORDS: usize = 120;

/// Share of capitalised words from which capitals mean nothing: a headline in title case, a text in capitals, German
/// nouns.
const MOSTLY_CAPITALS: f64 = 0.6;

/// The names and descriptions of the measures, in the order in which `measures` returns them; each is 0..=1 and
/// symmetric.
pub const MEASURES: &[(&str, &str)] = &[
    ("said", "weighted share of the words of both sides that the other has, or one that means nearly the same"),
    ("said_least", "the same for the side of which less is found"),
    ("words", "weighted share of the words of both sides that the other has"),
    ("words_least", "the same for the side of which less is found"),
    ("meaning", "cosine of the sums of the word vectors"),
    ("left_most", "weight of the words that find nothing, on the side with more of it; eight rare words are 1"),
    ("left_least", "the same for the side with less"),
    ("pairs", "share of pairs of neighbouring words that both have"),
    ("triples", "share of runs of three words that both have"),
    ("quadruples", "share of runs of four words that both have"),
    ("order", "weighted share of the words that find the same word in order"),
    ("order_said", "the same with words that stand for each other"),
    (
        "exchanged",
        "weighted share of the words that stand where the other side has another word, and stand there elsewhere",
    ),
    ("moved", "weighted share of the words that the other side has elsewhere, with nothing in their place"),
    ("turned", "share of the pairs of words near each other on both sides that stand the other way round"),
    ("numbers_differ", "1 if each side has a number that the other has not"),
    ("numbers_missing", "numbers that only one side has; three are 1"),
    ("numbers_shared", "numbers that both have; three are 1"),
    ("names_differ", "names that each side has and the other has not; two are 1"),
    ("names_missing", "names that only one side has; four are 1"),
    ("names_shared", "names that both have; four are 1"),
    ("negation", "1 if one side denies more often than the other"),
    ("length_ratio", "words of the shorter side over those of the longer"),
    ("length", "words of both sides; eighty are 1"),
    ("shortness", "1 for no words, falling by a factor of e with every sixteen words of both sides"),
    ("beginnings", "like `said_least`, for the first half of each side"),
    ("letters", "share of runs of four letters that both have"),
    ("longest_left", "weight of the longest run of words that find nothing; six rare words are 1"),
];

/// Number of measures.
pub(super) const N_MEASURES: usize = 28;

/// Probability that two statements are paraphrases, 0..=1; 1 for the same words in the same order. Symmetric up to ties
/// of the alignment.
pub fn statement_similarity(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> f64 {
    if a.len() == b.len() && words.n_same() == a.len() {
        return 1.0;
    }
    let values = values(a, b, words, vocabulary);
    logistic(statement_model::log_odds(&values) - EXCHANGE_COST * exchange(&values))
}

/// Reduction of the log odds for a full exchange of words. Of adversarial pairs (PAWS), most with exchanged or reversed
/// words are not paraphrases; of pairs written by newsrooms nearly all are, and the network was fitted to their base
/// rate. An editor wants to see who did what to whom.
const EXCHANGE_COST: f64 = 3.0;

/// How certain it is that two statements of the same words exchange some of them, 0..=1. It is 1 if every fifth word
/// was exchanged, or half of the words near each other were reversed, and 19 in 20 words are the same.
fn exchange(values: &[f64; N_MEASURES]) -> f64 {
    let value = |name: &str| MEASURES.iter().position(|(other, _)| *other == name).map_or(0.0, |at| values[at]);
    let turned = ((value("turned") - 0.2) / 0.3).clamp(0.0, 1.0);
    let same_words = ((value("words_least") - 0.9) / 0.05).clamp(0.0, 1.0);
    (value("exchanged") / 0.2).min(1.0).max(turned) * same_words
}

/// The measures of two statements by name. All are 0 if one statement has no words.
pub fn measures(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> Vec<Evidence> {
    let values = values(a, b, words, vocabulary);
    MEASURES.iter().zip(values).map(|(&(name, _), value)| Evidence { name, value }).collect()
}

/// One side of a pair of statements.
struct Side<'r> {
    words: &'r [Word],
    /// The weight of each word.
    weights: Vec<f64>,
    /// The value of each word that is a number.
    numbers: Vec<Option<f64>>,
    /// Whether each word is part of a name, judged by its capital.
    names: Vec<bool>,
    /// The distinct terms, in ascending order.
    terms: Vec<TermId>,
    n_denials: usize,
}

/// What one side finds on the other.
struct Found {
    /// For each word, whether the other side has it.
    same: Vec<bool>,
    /// For each word, how much of it the other side has, 0..=1.
    said: Vec<f64>,
}

impl<'r> Side<'r> {
    fn new(words: &'r [Word], vocabulary: &Vocabulary) -> Side<'r> {
        let language = vocabulary.language();
        let weight = |word: &Word| vocabulary.term(word.term).weight();
        let number = |word: &Word| number_value(vocabulary.form(word.form), language);
        let n_capitals = words.iter().skip(1).filter(|word| word.is_capital).count();
        let capitals_tell = (n_capitals as f64) < MOSTLY_CAPITALS * words.len() as f64;
        let names = words.iter().enumerate().map(|(at, word)| {
            capitals_tell
                && at > 0
                && word.is_capital
                && word.kind != TokenKind::Number
                && !vocabulary.term(word.term).is_stop_word
        });
        let mut terms: Vec<TermId> = words.iter().map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        Side {
            words,
            weights: words.iter().map(weight).collect(),
            numbers: words.iter().map(number).collect(),
            names: names.collect(),
            terms,
            n_denials: words.iter().filter(|word| is_negation(vocabulary.form(word.form), language)).count(),
        }
    }

    /// What the other side has of this side. `paired` is the similarity of each word to its partner in the word
    /// alignment.
    fn found_in(&self, other: &Side<'_>, paired: &[f64], vocabulary: &Vocabulary) -> Found {
        let same: Vec<bool> = (self.words.iter().zip(&self.numbers))
            .map(|(word, number)| {
                other.terms.binary_search(&word.term).is_ok() || number.is_some() && other.numbers.contains(number)
            })
            .collect();
        let near: Vec<_> = (other.words.iter().take(MOST_WORDS))
            .filter(|word| !vocabulary.term(word.term).is_stop_word)
            .filter_map(|word| vocabulary.vector(word.form))
            .collect();
        let said = self.words.iter().enumerate().map(|(at, word)| {
            if same[at] {
                return 1.0;
            }
            if at >= MOST_WORDS || vocabulary.term(word.term).is_stop_word {
                return paired[at];
            }
            let related = vocabulary.vector(word.form).map_or(0.0, |vector| {
                let closest = near.iter().map(|other| vector.cosine(*other)).fold(0.0, f32::max);
                f64::from((closest - RELATED) / (1.0 - RELATED)).clamp(0.0, MOST_RELATED)
            });
            related.max(paired[at])
        });
        let said = said.collect();
        Found { same, said }
    }

    fn weight(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// The weighted share of the first `n` words, by `value`.
    fn share(&self, n: usize, value: impl Fn(usize) -> f64) -> f64 {
        let all: f64 = self.weights[..n].iter().sum();
        (0..n).map(|at| self.weights[at] * value(at)).sum::<f64>() / all
    }

    fn count(&self, is: impl Fn(usize) -> bool) -> usize {
        (0..self.words.len()).filter(|&at| is(at)).count()
    }

    /// Weight of the longest run of words with no match; stop words in it neither count nor end it.
    fn longest_left(&self, found: &Found) -> f64 {
        const FOUND: f64 = 0.3;
        let (mut longest, mut run) = (0.0f64, 0.0);
        for (&weight, &said) in self.weights.iter().zip(&found.said) {
            if said < FOUND {
                run += weight;
            } else if weight > TermFacts::STOP_WEIGHT {
                run = 0.0;
            }
            longest = longest.max(run);
        }
        longest
    }
}

/// The values of the measures, in their order.
fn values(a: &[Word], b: &[Word], words: &WordAlignment, vocabulary: &Vocabulary) -> [f64; N_MEASURES] {
    if a.is_empty() || b.is_empty() {
        return [0.0; N_MEASURES];
    }
    let worth = |likeness: Likeness| match likeness {
        Likeness::Same | Likeness::Inflected => 1.0,
        Likeness::Respelt => 0.9,
        Likeness::Substituted => 0.7,
    };
    let (mut paired_a, mut paired_b) = (vec![0.0; a.len()], vec![0.0; b.len()]);
    for pair in &words.pairs {
        paired_a[pair.a] = worth(pair.likeness);
        paired_b[pair.b] = worth(pair.likeness);
    }
    let (one, other) = (Side::new(a, vocabulary), Side::new(b, vocabulary));
    let (in_b, in_a) = (one.found_in(&other, &paired_a, vocabulary), other.found_in(&one, &paired_b, vocabulary));
    let shares = |value_a: &dyn Fn(usize) -> f64, value_b: &dyn Fn(usize) -> f64| {
        (one.share(a.len(), value_a), other.share(b.len(), value_b))
    };
    let said = shares(&|at| in_b.said[at], &|at| in_a.said[at]);
    let same = shares(&|at| f64::from(u8::from(in_b.same[at])), &|at| f64::from(u8::from(in_a.same[at])));
    let whole = |paired: f64| f64::from(u8::from(paired >= 1.0));
    let order = shares(&|at| whole(paired_a[at]), &|at| whole(paired_b[at]));
    let order_said = shares(&|at| paired_a[at], &|at| paired_b[at]);
    let (exchanged, moved) = displaced((&one, &in_b), (&other, &in_a), words);
    let left = (one.weight() * (1.0 - said.0), other.weight() * (1.0 - said.1));
    let numbers = |side: &Side<'_>, found: &Found, same: bool| {
        side.count(|at| side.numbers[at].is_some() && found.same[at] == same)
    };
    let names = |side: &Side<'_>, found: &Found, same: bool| side.count(|at| side.names[at] && found.same[at] == same);
    let (numbers_a, numbers_b) = (numbers(&one, &in_b, false), numbers(&other, &in_a, false));
    let (names_a, names_b) = (names(&one, &in_b, false), names(&other, &in_a, false));
    let n_words = (a.len() + b.len()) as f64;
    let beginning = |side: &Side<'_>, found: &Found| {
        side.share((side.words.len() / 2).max(3).min(side.words.len()), |at| found.said[at])
    };
    let up_to = |n: usize, most: f64| (n as f64 / most).min(1.0);
    [
        harmonic(said),
        said.0.min(said.1),
        harmonic(same),
        same.0.min(same.1),
        f64::from(dot(&vocabulary.meaning(a), &vocabulary.meaning(b))).clamp(0.0, 1.0),
        (left.0.max(left.1) / 8.0).min(1.0),
        (left.0.min(left.1) / 8.0).min(1.0),
        shared_runs(a, b, 2),
        shared_runs(a, b, 3),
        shared_runs(a, b, 4),
        harmonic(order),
        harmonic(order_said),
        exchanged,
        moved,
        turned(&one, &other),
        f64::from(u8::from(numbers_a > 0 && numbers_b > 0)),
        up_to(numbers_a + numbers_b, 3.0),
        up_to(numbers(&one, &in_b, true).min(numbers(&other, &in_a, true)), 3.0),
        up_to(names_a.min(names_b), 2.0),
        up_to(names_a + names_b, 4.0),
        up_to(names(&one, &in_b, true).min(names(&other, &in_a, true)), 4.0),
        f64::from(u8::from(one.n_denials != other.n_denials)),
        a.len().min(b.len()) as f64 / a.len().max(b.len()) as f64,
        (n_words / 80.0).min(1.0),
        (-n_words / 16.0).exp(),
        beginning(&one, &in_b).min(beginning(&other, &in_a)),
        shared_letters(a, b, vocabulary),
        (one.longest_left(&in_b).max(other.longest_left(&in_a)) / 6.0).min(1.0),
    ]
}

/// Weighted shares of the words, without stop words, that both sides have but that have no partner in order. First,
/// words that the other side replaces by others in that place ("Osk sued Harle", "Harle sued Osk"); second, words with
/// nothing in their place ("On Monday Osk sued", "Osk sued on Monday").
fn displaced(a: (&Side<'_>, &Found), b: (&Side<'_>, &Found), words: &WordAlignment) -> (f64, f64) {
    let (mut exchanged, mut moved) = (0.0, 0.0);
    for gap in words.gaps(a.0.words.len(), b.0.words.len()) {
        let content = |side: &Side<'_>, range: &std::ops::Range<usize>| {
            range.clone().any(|at| side.weights[at] > TermFacts::STOP_WEIGHT)
        };
        let elsewhere = |(side, found): (&Side<'_>, &Found), range: &std::ops::Range<usize>| -> f64 {
            let shared = range.clone().filter(|&at| found.same[at] && side.weights[at] > TermFacts::STOP_WEIGHT);
            shared.map(|at| side.weights[at]).sum()
        };
        let weight = elsewhere(a, &gap.a) + elsewhere(b, &gap.b);
        if content(a.0, &gap.a) && content(b.0, &gap.b) {
            exchanged += weight;
        } else {
            moved += weight;
        }
    }
    let all = a.0.weight() + b.0.weight();
    (exchanged / all, moved / all)
}

/// Of the pairs of words, without stop words and repeated words, that are within `NEAR` words of each other on both
/// sides: the share in reversed order, such as "Osk sued Harle" for "Harle sued Osk". Words that moved as a block do
/// not count.
fn turned(a: &Side<'_>, b: &Side<'_>) -> f64 {
    /// About a noun phrase and its verb.
    const NEAR: usize = 6;
    let once = |side: &Side<'_>| -> Vec<(TermId, usize)> {
        let content = (0..side.words.len()).filter(|&at| side.weights[at] > TermFacts::STOP_WEIGHT);
        let mut places: Vec<(TermId, usize)> = content.map(|at| (side.words[at].term, at)).collect();
        places.sort_unstable();
        let single = places.chunk_by(|x, y| x.0 == y.0).filter(|run| run.len() == 1);
        single.map(|run| run[0]).collect()
    };
    let of_b = once(b);
    let mut places: Vec<(usize, usize)> = (once(a).into_iter())
        .filter_map(|(term, at)| Some((at, of_b[of_b.binary_search_by_key(&term, |(t, _)| *t).ok()?].1)))
        .collect();
    places.sort_unstable();
    let (mut n_near, mut n_turned) = (0u32, 0u32);
    for (index, one) in places.iter().enumerate() {
        for next in places[index + 1..].iter().take_while(|next| next.0 - one.0 <= NEAR) {
            if one.1.abs_diff(next.1) <= NEAR {
                n_near += 1;
                n_turned += u32::from(next.1 < one.1);
            }
        }
    }
    if n_near > 0 { f64::from(n_turned) / f64::from(n_near) } else { 0.0 }
}

fn harmonic((x, y): (f64, f64)) -> f64 {
    if x + y > 0.0 { 2.0 * x * y / (x + y) } else { 0.0 }
}

/// The common runs of `n` terms as a share of the runs of both sides; a run that occurs twice counts twice.
fn shared_runs(a: &[Word], b: &[Word], n: usize) -> f64 {
    let runs = |words: &[Word]| -> Vec<u64> {
        let mix = |sum: u64, word: &Word| (sum.rotate_left(21) ^ word.term.index() as u64).wrapping_mul(MULTIPLIER);
        let mut runs: Vec<u64> = words.windows(n).map(|run| run.iter().fold(0, mix)).collect();
        runs.sort_unstable();
        runs
    };
    let (of_a, of_b) = (runs(a), runs(b));
    let n_all = of_a.len() + of_b.len();
    if n_all > 0 { 2.0 * n_in_both(&of_a, &of_b) as f64 / n_all as f64 } else { 0.0 }
}

/// An odd number with well-mixed bits (2^64 divided by the golden ratio).
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The Dice coefficient of the distinct runs of four letters on both sides, with words separated by spaces.
///
/// Runs are marked in a bitmap with sixty-four times as many bits as there are runs, so at most one in sixty-four is
/// mistaken for another.
fn shared_letters(a: &[Word], b: &[Word], vocabulary: &Vocabulary) -> f64 {
    let n_bytes = |words: &[Word]| words.iter().map(|word| vocabulary.form(word.form).len() + 1).sum::<usize>();
    let n_bits = (64 * n_bytes(a).max(n_bytes(b))).next_power_of_two();
    let map = |words: &[Word]| -> Vec<u64> {
        let mut map = vec![0u64; n_bits / 64];
        let letters = words
            .iter()
            .enumerate()
            .flat_map(|(at, word)| (at > 0).then_some(b' ').into_iter().chain(vocabulary.form(word.form).bytes()));
        let (mut run, mut n_seen) = (0u32, 0);
        for letter in letters {
            run = run << 8 | u32::from(letter);
            n_seen += 1;
            if n_seen >= 4 {
                let hash = u64::from(run).wrapping_mul(MULTIPLIER) >> 20;
                let bit = hash as usize & (n_bits - 1);
                map[bit / 64] |= 1 << (bit % 64);
            }
        }
        map
    };
    let (of_a, of_b) = (map(a), map(b));
    let count = |map: &mut dyn Iterator<Item = u64>| map.map(u64::count_ones).sum::<u32>();
    let shared = count(&mut of_a.iter().zip(&of_b).map(|(x, y)| x & y));
    let all = count(&mut of_a.iter().chain(&of_b).copied());
    if all > 0 { 2.0 * f64::from(shared) / f64::from(all) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::align_words;
    use crate::align::substitutions::Substitutions;
    use crate::article::Article;
    use crate::reading::Reading;
    use crate::text::Language;

    fn measured(one: &str, other: &str) -> Vec<Evidence> {
        let mut vocabulary = Vocabulary::new(Language::English);
        let mut read = |text: &str| Reading::new(&Article::plain("t", text), &mut vocabulary);
        let (a, b) = (read(one), read(other));
        let words = align_words(&a.words, &b.words, &vocabulary, &Substitutions::default());
        measures(&a.words, &b.words, &words, &vocabulary)
    }

    fn value(measures: &[Evidence], name: &str) -> f64 {
        measures.iter().find(|measure| measure.name == name).unwrap().value
    }

    #[test]
    fn every_measure_of_any_two_statements_is_a_share_and_has_no_side() {
        let texts =
            ["", "No.", "The ferry left at noon.", "At noon, 12 ships left Port Ellis for good.", "1 2 3 4 5 6 7"];
        for one in texts {
            for other in texts {
                let (there, back) = (measured(one, other), measured(other, one));
                assert_eq!(there, back, "{one} / {other}");
                assert!(there.iter().all(|m| (0.0..=1.0).contains(&m.value)), "{one} / {other} {there:?}");
            }
        }
        assert_eq!(MEASURES.len(), N_MEASURES);
    }

    #[test]
    fn words_of_one_meaning_are_found_where_the_words_are_not() {
        let found = measured("The lawmaker bought a car.", "The legislator purchased a vehicle.");
        assert!(value(&found, "said") > value(&found, "words") + 0.3, "{found:?}");
        let strangers = measured("The lawmaker bought a car.", "The mackerel simmered in a stew.");
        assert!(value(&strangers, "said") < 0.3, "{strangers:?}");
    }

    #[test]
    fn facts_that_differ_are_counted() {
        let found = measured("Mr Brandt paid 12 crowns to Osk.", "Mr Holm did not pay fifteen crowns to Harle.");
        for name in ["numbers_differ", "names_differ", "negation"] {
            assert_eq!(value(&found, name), 1.0, "{name}");
        }
        let same = measured("They sold twelve boats.", "They sold 12 boats.");
        assert_eq!(value(&same, "numbers_missing"), 0.0);
    }
}
