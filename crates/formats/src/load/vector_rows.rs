//! Compact vectors: one byte per component and one scale factor per vector.

/// The rows of a table of vectors.
#[derive(Debug)]
pub(crate) struct Rows {
    dimensions: usize,
    components: Vec<i8>,
    /// The scale factor of each row.
    factors: Vec<f32>,
}

impl Rows {
    /// An empty table with room for `n_expected` rows.
    pub fn new(dimensions: usize, n_expected: usize) -> Rows {
        Rows {
            dimensions,
            components: Vec::with_capacity(dimensions * n_expected),
            factors: Vec::with_capacity(n_expected),
        }
    }

    /// Adds a row of finite numbers. The error is at most 1/254 of its largest component, too little to change a
    /// cosine.
    pub fn push(&mut self, row: &[f32]) {
        debug_assert_eq!(row.len(), self.dimensions);
        let (components, factor) = whole_numbers(row.iter().map(|&x| f64::from(x)));
        self.components.extend(components);
        self.factors.push(factor as f32);
    }

    /// Adds a row that already consists of whole numbers.
    pub fn push_whole(&mut self, row: impl Iterator<Item = i8>) {
        self.components.extend(row);
        self.factors.push(1.0);
        debug_assert_eq!(self.components.len(), self.dimensions * self.factors.len());
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.factors.len()
    }

    /// Components per row.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn components(&self, row: usize) -> &[i8] {
        &self.components[row * self.dimensions..][..self.dimensions]
    }

    /// The Euclidean length of a row.
    pub fn length(&self, row: usize) -> f64 {
        let squares: i32 = self.components(row).iter().map(|&x| i32::from(x) * i32::from(x)).sum();
        f64::from(squares).sqrt() * f64::from(self.factors[row])
    }

    /// Adds a row, multiplied by `times`, to a sum.
    pub fn add_to(&self, row: usize, sum: &mut [f64], times: f64) {
        let factor = times * f64::from(self.factors[row]);
        for (total, &component) in sum.iter_mut().zip(self.components(row)) {
            *total += factor * f64::from(component);
        }
    }
}

/// Scales finite numbers to integers of at most 127, and returns the factor that restores them.
pub(super) fn whole_numbers(row: impl Iterator<Item = f64> + Clone) -> (impl Iterator<Item = i8>, f64) {
    let largest = row.clone().map(f64::abs).fold(0.0, f64::max);
    let factor = largest / 127.0;
    let by = if factor > 0.0 { factor } else { 1.0 };
    // The cast saturates at -128..=127.
    (row.map(move |x| (x / by).round() as i8), factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_direction_and_its_length() {
        let row = [0.31_f32, -0.02, 0.0, 1.7, -1.7];
        let mut rows = Rows::new(5, 2);
        rows.push(&row);
        rows.push_whole([3, 0, -4, 0, 0].into_iter());
        let mut sum = [0.0; 5];
        rows.add_to(0, &mut sum, 2.0);
        for (found, expected) in sum.iter().zip(row) {
            assert!((found / 2.0 - f64::from(expected)).abs() <= 1.7 / 254.0, "{found} {expected}");
        }
        assert!((rows.length(0) - 2.425).abs() < 0.01);
        assert!((rows.length(1) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn rows_of_nothing_and_of_extremes_are_rows() {
        let mut rows = Rows::new(2, 3);
        for row in [[0.0, -0.0], [f32::MAX, f32::MIN], [f32::from_bits(1), 0.0]] {
            rows.push(&row);
        }
        assert_eq!(rows.length(0), 0.0);
        assert!(rows.length(1).is_finite() && rows.length(1) > 1e38);
        assert!(rows.length(2).is_finite());
    }
}
