//! Combines the measures of two statements: a small neural network, read from a table.
//!
//! Linear in the measures, plus one layer of `tanh` units, because the effect of a missing name or a different order
//! depends on how many words are the same. Fitted by `tools/fit_statement.py`, with a ridge penalty, on labelled pairs
//! of news sentences (Microsoft Research Paraphrase Corpus, Dolan and Brockett 2005), of sentences with swapped roles
//! (PAWS, Zhang, Baldridge and He 2019) and of news and headlines with similarities from 0 to 5 (STS benchmark, Cer et
//! al. 2017). Five fits with different initial values are averaged.
//!
//! ```text
//! bias NAME₀ …      a line for each measure: its own coefficient, then one for each unit; `bias` is the constant
//! out  …            the coefficient of each unit
//! ```

use std::sync::LazyLock;

use crate::score::statement::{MEASURES, N_MEASURES};

/// The table: fitted coefficients with three decimals.
static TABLE: &str = include_str!("statement_model.txt");

struct Network {
    bias: f64,
    direct: [f64; N_MEASURES],
    units: Vec<Unit>,
}

struct Unit {
    bias: f64,
    weights: [f64; N_MEASURES],
    out: f64,
}

static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::read(TABLE));

/// The log odds that two statements with these measures are paraphrases.
pub(super) fn log_odds(measures: &[f64; N_MEASURES]) -> f64 {
    let dot = |weights: &[f64; N_MEASURES]| weights.iter().zip(measures).map(|(w, x)| w * x).sum::<f64>();
    let units = NETWORK.units.iter().map(|unit| unit.out * (unit.bias + dot(&unit.weights)).tanh());
    NETWORK.bias + dot(&NETWORK.direct) + units.sum::<f64>()
}

impl Network {
    /// The network of a table. A missing number is 0; a test verifies that none is missing.
    fn read(table: &str) -> Network {
        let row = |name: &str| -> Vec<f64> {
            let line = table.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            line.unwrap_or_default().split(' ').map(|number| number.parse().unwrap_or(0.0)).collect()
        };
        let at = |row: &[f64], place: usize| row.get(place).copied().unwrap_or(0.0);
        let (bias, out) = (row("bias"), row("out"));
        let rows: Vec<Vec<f64>> = MEASURES.iter().map(|(name, _)| row(name)).collect();
        let column = |place: usize| std::array::from_fn(|measure| at(&rows[measure], place));
        let unit = |number: usize| Unit { bias: at(&bias, number + 1), weights: column(number + 1), out: out[number] };
        Network { bias: at(&bias, 0), direct: column(0), units: (0..out.len()).map(unit).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let n_units = NETWORK.units.len();
        let names: Vec<&str> = MEASURES.iter().map(|(name, _)| *name).collect();
        for (line, name) in TABLE.lines().zip([&["bias"], &names[..], &["out"]].concat()) {
            let numbers = line.strip_prefix(name).unwrap().split_whitespace();
            let n_numbers = numbers.filter(|number| number.parse::<f64>().is_ok_and(f64::is_finite)).count();
            assert_eq!(n_numbers, n_units + usize::from(name != "out"), "{name}");
        }
        assert_eq!(TABLE.lines().count(), N_MEASURES + 2);
    }
}
