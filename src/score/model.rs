//! The score: an additive model over the evidence, with a shape for each measure and for some pairs of measures.
//!
//! The score is the confidence that one text was written from the other's text, or both from one text, rather than
//! independently: 1 / (1 + e^-z), where z is the sum of the shapes' values (an explainable boosting machine: Lou,
//! Caruana and Gehrke 2012). The shapes are in `model.txt`, fitted by `tools/fit_score.py` on labelled pairs;
//! `docs/accuracy.md` reports the accuracy.
//!
//! ```text
//! intercept -.4
//! shape order           a measure: positions, ascending, and the log odds at each; linear interpolation between them
//! 0 .25 .5 1
//! -1.2 -.3 .4 1.1
//! pair likeness lead    two measures: positions of the first, of the second, then a row of log odds for each
//!                       position of the first
//! ```

use std::sync::LazyLock;

use crate::score::Evidence;
use crate::score::evidence::MEASURES;

static TABLE: &str = include_str!("model.txt");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(TABLE));

struct Model {
    intercept: f64,
    shapes: Vec<Shape>,
    pairs: Vec<Pair>,
}

/// Log odds by the value of one measure.
struct Shape {
    measure: usize,
    places: Vec<f64>,
    log_odds: Vec<f64>,
}

/// Log odds by the values of two measures.
struct Pair {
    measures: [usize; 2],
    places: [Vec<f64>; 2],
    /// A row for each position of the first measure.
    log_odds: Vec<Vec<f64>>,
}

impl Model {
    /// Reads the table; a test verifies that it is complete.
    fn read(table: &str) -> Model {
        let number_of = |name: &str| MEASURES.iter().position(|(measure, _)| *measure == name).unwrap_or(0);
        let numbers = |line: Option<&str>| -> Vec<f64> {
            line.unwrap_or_default().split_whitespace().map(|number| number.parse().unwrap_or(0.0)).collect()
        };
        let mut model = Model { intercept: 0.0, shapes: Vec::new(), pairs: Vec::new() };
        let mut lines = table.lines();
        while let Some(line) = lines.next() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["intercept", value] => model.intercept = value.parse().unwrap_or(0.0),
                ["shape", name] => {
                    let (places, log_odds) = (numbers(lines.next()), numbers(lines.next()));
                    model.shapes.push(Shape { measure: number_of(name), places, log_odds });
                }
                ["pair", one, other] => {
                    let places = [numbers(lines.next()), numbers(lines.next())];
                    let log_odds = places[0].iter().map(|_| numbers(lines.next())).collect();
                    model.pairs.push(Pair { measures: [number_of(one), number_of(other)], places, log_odds });
                }
                _ => {}
            }
        }
        model
    }
}

/// Locates a value among ascending positions: the position before it, and how far it is to the next, 0..=1.
fn located(places: &[f64], value: f64) -> (usize, f64) {
    let last = places.len().saturating_sub(2);
    let at = places.partition_point(|&place| place <= value).saturating_sub(1).min(last);
    match places.get(at..at + 2) {
        Some(&[here, next]) => (at, ((value - here) / (next - here)).clamp(0.0, 1.0)),
        _ => (0, 0.0),
    }
}

fn between(values: &[f64], (at, part): (usize, f64)) -> f64 {
    match values.get(at..at + 2) {
        Some(&[here, next]) => here + part * (next - here),
        _ => values.get(at).copied().unwrap_or(0.0),
    }
}

impl Shape {
    fn at(&self, value: f64) -> f64 {
        between(&self.log_odds, located(&self.places, value))
    }
}

impl Pair {
    fn at(&self, [one, other]: [f64; 2]) -> f64 {
        let column = located(&self.places[1], other);
        let rows: Vec<f64> = self.log_odds.iter().map(|row| between(row, column)).collect();
        between(&rows, located(&self.places[0], one))
    }
}

/// What each measure adds to the log odds of the score, in the order of [`MEASURES`]. Values above 0 are evidence that
/// one text was written from the other, values below 0 are evidence against it. The value of a pair of measures is
/// split equally between them.
fn contributions(values: &[f64]) -> Vec<f64> {
    let mut contributions = vec![0.0; MEASURES.len()];
    let value = |measure: usize| values.get(measure).copied().unwrap_or(0.0);
    for shape in &MODEL.shapes {
        contributions[shape.measure] += shape.at(value(shape.measure));
    }
    for pair in &MODEL.pairs {
        let half = pair.at(pair.measures.map(value)) / 2.0;
        pair.measures.iter().for_each(|&measure| contributions[measure] += half);
    }
    contributions
}

/// The values of the measures by number; 0 for a missing measure.
fn values_of(evidence: &[Evidence]) -> Vec<f64> {
    let value = |name: &str| evidence.iter().find(|measure| measure.name == name).map_or(0.0, |measure| measure.value);
    MEASURES.iter().map(|(name, _)| value(name)).collect()
}

/// The score of this evidence, 0..=1.
pub fn score(evidence: &[Evidence]) -> f64 {
    logistic(MODEL.intercept + contributions(&values_of(evidence)).iter().sum::<f64>())
}

/// The evidence sorted by its contribution: the strongest for a rewrite first, the strongest against it last.
pub fn weightiest_first(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    let contributions = contributions(&values_of(&evidence));
    let of = |measure: &Evidence| {
        MEASURES.iter().position(|(name, _)| *name == measure.name).map_or(0.0, |number| contributions[number])
    };
    evidence.sort_by(|one, other| of(other).total_cmp(&of(one)));
    evidence
}

pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rise(places: &[f64]) -> bool {
        places.windows(2).all(|pair| pair[0] < pair[1])
    }

    #[test]
    fn the_table_is_whole() {
        for line in TABLE.lines() {
            let mut words = line.split(' ').peekable();
            match words.peek() {
                Some(&("shape" | "pair")) => {
                    for name in words.skip(1) {
                        assert!(MEASURES.iter().any(|(known, _)| *known == name), "{name}");
                    }
                }
                Some(&"intercept") => assert!(words.nth(1).is_some_and(|number| number.parse::<f64>().is_ok())),
                _ => assert!(words.all(|number| number.parse::<f64>().is_ok_and(f64::is_finite)), "{line}"),
            }
        }
        for Shape { places, log_odds, .. } in &MODEL.shapes {
            assert!(places.len() >= 2 && places.len() == log_odds.len() && rise(places), "{places:?}");
        }
        for Pair { places: [one, other], log_odds, .. } in &MODEL.pairs {
            assert!(rise(one) && rise(other) && log_odds.len() == one.len(), "{one:?}");
            assert!(log_odds.iter().all(|row| row.len() == other.len()));
        }
    }

    #[test]
    fn every_measure_but_those_that_are_only_shown_has_one_shape() {
        const SHOWN: [&str; 1] = ["literal"];
        for (number, (name, _)) in MEASURES.iter().enumerate() {
            let n_shapes = MODEL.shapes.iter().filter(|shape| shape.measure == number).count();
            assert_eq!(n_shapes, usize::from(!SHOWN.contains(name)), "{name}");
        }
    }

    #[test]
    fn no_evidence_is_no_suspicion() {
        assert!(score(&[]) < 0.05);
    }

    #[test]
    fn between_two_places_lies_a_straight_line_and_beyond_them_nothing_changes() {
        let shape = Shape { measure: 0, places: vec![1.0, 2.0, 4.0], log_odds: vec![0.0, 1.0, -1.0] };
        for (value, log_odds) in [(0.0, 0.0), (1.0, 0.0), (1.5, 0.5), (2.0, 1.0), (3.0, 0.0), (4.0, -1.0), (9.0, -1.0)]
        {
            assert_eq!(shape.at(value), log_odds, "{value}");
        }
        let log_odds = vec![vec![0.0, 1.0], vec![2.0, 3.0]];
        let pair = Pair { measures: [0, 1], places: [vec![0.0, 1.0], vec![0.0, 1.0]], log_odds };
        assert_eq!([pair.at([0.0, 0.0]), pair.at([0.5, 0.5]), pair.at([2.0, 2.0])], [0.0, 1.5, 3.0]);
    }
}
