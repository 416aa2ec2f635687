//! How many pairs have which value between 0 and 1: bars for SVG, and the same in words.
//!
//! ```text
//!             12
//!          3 ┏━┓       a bar for each twentieth, its number above it; the highest fills the height
//!         ┏━┓┃ ┃
//! ┗━━━━━━━┻━┻┻━┛
//! 0     0.5     1
//! ```

/// Bars from 0 to 1: a twentieth is finer than a score is sure.
const N_BARS: usize = 20;

/// Widths and heights in units of the picture; those of the whole stand in the template.
const BAR_WIDTH: usize = 30;
const HEIGHT: f64 = 130.0;
/// Where the foot of the bars lies.
const FOOT: f64 = 150.0;
/// One pair among millions is still to be seen.
const LEAST_HEIGHT: f64 = 2.0;

/// Bars, and the same in words.
pub(super) struct Histogram {
    /// What is counted, with a capital.
    pub name: &'static str,
    pub explained: &'static str,
    pub bars: Vec<Bar>,
    /// "3 from 0.9 to 0.95; 12 from 0.95 to 1".
    pub description: String,
}

/// A bar that is not empty.
pub(super) struct Bar {
    pub x: usize,
    pub middle: usize,
    pub y: String,
    pub height: String,
    pub label_y: String,
    /// The number, short enough for the width of the bar.
    pub label: String,
}

impl Histogram {
    /// The histogram of some values in 0..=1.
    pub(super) fn of(name: &'static str, explained: &'static str, values: impl Iterator<Item = f64>) -> Histogram {
        let mut counts = [0_usize; N_BARS];
        for value in values {
            counts[((value * N_BARS as f64) as usize).min(N_BARS - 1)] += 1;
        }
        let most = counts.iter().copied().max().unwrap_or_default().max(1);
        let full = || counts.iter().copied().enumerate().filter(|(_, count)| *count > 0);
        let edge = |bar: usize| bar as f64 / N_BARS as f64;
        let counts = full().map(|(bar, count)| format!("{count} from {} to {}", edge(bar), edge(bar + 1)));
        Histogram {
            name,
            explained,
            description: counts.collect::<Vec<_>>().join("; "),
            bars: full().map(|one| Bar::of(one, most)).collect(),
        }
    }
}

impl Bar {
    fn of((bar, count): (usize, usize), most: usize) -> Bar {
        let height = (HEIGHT * count as f64 / most as f64).max(LEAST_HEIGHT);
        Bar {
            x: bar * BAR_WIDTH + 2,
            middle: bar * BAR_WIDTH + BAR_WIDTH / 2,
            y: format!("{:.1}", FOOT - height),
            height: format!("{height:.1}"),
            label_y: format!("{:.1}", FOOT - height - 5.0),
            label: match count {
                0..10_000 => count.to_string(),
                10_000..1_000_000 => format!("{}k", count / 1_000),
                _ => format!("{}M", count / 1_000_000),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_in_its_bar() {
        let histogram = Histogram::of("Score", "", [0.0, 0.049, 0.95, 0.99, 1.0, 0.5].into_iter());
        assert_eq!(histogram.description, "2 from 0 to 0.05; 1 from 0.5 to 0.55; 3 from 0.95 to 1");
        let bars: Vec<_> = histogram.bars.iter().map(|bar| (bar.x, bar.label.as_str(), bar.height.as_str())).collect();
        assert_eq!(bars, [(2, "2", "86.7"), (302, "1", "43.3"), (572, "3", "130.0")]);
        assert!(Histogram::of("Score", "", std::iter::empty()).bars.is_empty());
    }
}
