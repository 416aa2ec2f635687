//! What every measure comes down to: so many right, of so many.

/// So many right, of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub right: usize,
    pub of: usize,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.of += other.of;
    }
}
