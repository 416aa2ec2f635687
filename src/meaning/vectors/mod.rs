//! Word vectors: words that mean nearly the same lie in nearly the same direction.
//!
//! A vector finds candidates ("lawmaker" for "legislator"), and never decides: buy and sell, Tuesday and Wednesday, 12 and 13 lie
//! as near each other. Numbers, days, names, negations and opposites are compared by `facts`.
//!
//! ```text
//! WordVectors ─┬─ built_in: the table of English words of the package respun-vectors-en
//!              └─ of: any other source, such as a static embedding model
//! Vectors      ─── what a vocabulary keeps of them: one vector for each normal form it has seen
//! ```

#[cfg(any(feature = "vectors-en", test))]
mod table;

use std::fmt;
use std::sync::Arc;

use crate::text::Language;

/// Word vectors; shared by all threads.
#[derive(Debug)]
pub struct WordVectors {
    source: Box<dyn VectorSource>,
}

/// Where word vectors come from.
pub trait VectorSource: fmt::Debug + Send + Sync {
    /// Components of a vector.
    fn dimensions(&self) -> usize;

    /// The vector of a normal form and its weight: see [`WordVectors::vector`].
    fn vector(&self, form: &str) -> Option<(Vec<i8>, f32)>;
}

/// Which word vectors a comparison uses.
#[derive(Clone, Debug, Default)]
pub enum VectorChoice {
    /// Those that come with this library, where the articles are English.
    #[default]
    BuiltIn,
    /// None: words are the same, inflected, respelt or learnt to stand for each other, or strangers.
    Off,
    /// These, whatever language the articles are in.
    Given(Arc<WordVectors>),
}

impl VectorChoice {
    /// The vectors for articles in `language`.
    pub fn of(&self, language: Language) -> Option<Arc<WordVectors>> {
        match self {
            VectorChoice::BuiltIn => WordVectors::built_in(language),
            VectorChoice::Off => None,
            VectorChoice::Given(vectors) => Some(Arc::clone(vectors)),
        }
    }
}

impl WordVectors {
    /// The vectors that come with this library for articles in `language`: English ones, none for other languages. None at all without
    /// the feature `vectors-en`.
    pub fn built_in(language: Language) -> Option<Arc<WordVectors>> {
        if language == Language::English { english() } else { None }
    }

    /// The vectors of a source, such as a model that was read from files.
    pub fn of(source: impl VectorSource + 'static) -> WordVectors {
        WordVectors { source: Box::new(source) }
    }

    /// Components of a vector.
    pub fn dimensions(&self) -> usize {
        self.source.dimensions()
    }

    /// The vector of a normal form, its components scaled to whole numbers, with its weight, 0..=1: how much the word says beside
    /// others in a sentence. `None` for a word that the vectors do not know.
    ///
    /// ```
    /// # #[cfg(feature = "vectors-en")] {
    /// use respun::Language;
    /// use respun::meaning::vectors::WordVectors;
    /// let english = WordVectors::built_in(Language::English).unwrap();
    /// assert!(english.vector("ferry").is_some());
    /// assert!(english.vector("qzx").is_none());
    /// # }
    /// ```
    pub fn vector(&self, form: &str) -> Option<(Vec<i8>, f32)> {
        self.source.vector(form)
    }
}

#[cfg(feature = "vectors-en")]
fn english() -> Option<Arc<WordVectors>> {
    use std::sync::LazyLock;
    static TABLE: LazyLock<Option<Arc<WordVectors>>> =
        LazyLock::new(|| Some(Arc::new(WordVectors::of(table::Table::new(respun_vectors_en::ENGLISH)?))));
    TABLE.clone()
}

#[cfg(not(feature = "vectors-en"))]
fn english() -> Option<Arc<WordVectors>> {
    None
}

/// The vectors of the normal forms of one vocabulary, by the number of the form.
#[derive(Debug)]
pub(crate) struct Vectors {
    source: Option<Arc<WordVectors>>,
    dimensions: usize,
    /// For each form the place of its vector, or `UNKNOWN`.
    places: Vec<u32>,
    components: Vec<i8>,
    /// For each vector one over its length.
    scales: Vec<f32>,
}

const UNKNOWN: u32 = u32::MAX;

/// A vector of a vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vector<'v> {
    components: &'v [i8],
    scale: f32,
}

impl Vector<'_> {
    /// The cosine of the angle between two vectors of one vocabulary, -1..=1; symmetric.
    pub fn cosine(self, other: Vector<'_>) -> f32 {
        let sum: i32 = self.components.iter().zip(other.components).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum();
        sum as f32 * self.scale * other.scale
    }

    /// Adds `times` this vector, at length 1, to a sum.
    pub fn add_to(self, sum: &mut [f32], times: f32) {
        let factor = self.scale * times;
        for (total, &component) in sum.iter_mut().zip(self.components) {
            *total += factor * f32::from(component);
        }
    }
}

impl Vectors {
    /// No vectors yet, to be taken from `source`.
    pub fn new(source: Option<Arc<WordVectors>>) -> Vectors {
        let dimensions = source.as_ref().map_or(0, |source| source.dimensions());
        Vectors { source, dimensions, places: Vec::new(), components: Vec::new(), scales: Vec::new() }
    }

    /// Bytes that the vectors take in memory.
    pub(crate) fn n_bytes(&self) -> usize {
        self.components.len() + size_of_val(&self.scales[..]) + size_of_val(&self.places[..])
    }

    /// Components of a vector; 0 without source.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Takes in the next form of the vocabulary.
    pub(crate) fn push(&mut self, form: &str) {
        let Some(source) = &self.source else { return };
        // Numbers are compared by their values.
        let is_number = form.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        let found = if is_number { None } else { lookups(form).find_map(|word| source.vector(word)) };
        let Some((components, _)) = found else {
            self.places.push(UNKNOWN);
            return;
        };
        let length = components.iter().map(|&x| i32::from(x) * i32::from(x)).sum::<i32>() as f32;
        self.places.push(self.scales.len() as u32);
        self.scales.push(1.0 / length.sqrt().max(1.0));
        self.components.extend(components);
    }

    /// The vector of the form of this number; `None` if it has none.
    pub(crate) fn get(&self, form: usize) -> Option<Vector<'_>> {
        let place = *self.places.get(form)?;
        if place == UNKNOWN {
            return None;
        }
        let scale = self.scales[place as usize];
        let from = place as usize * self.dimensions;
        Some(Vector { components: &self.components[from..from + self.dimensions], scale })
    }
}

/// What a form is looked up by: itself, then without endings that leave the meaning.
fn lookups(form: &str) -> impl Iterator<Item = &str> {
    let first_part = form.split('\'').next().unwrap_or(form);
    let stems = ["s", "es", "d", "ed", "ing", "ly", "er", "ers"].into_iter().filter_map(move |ending| {
        let stem = first_part.strip_suffix(ending)?;
        (stem.len() >= SHORTEST_STEM).then_some(stem)
    });
    std::iter::once(form).chain((first_part.len() < form.len()).then_some(first_part)).chain(stems)
}

/// Bytes that must be left of a word without its ending.
const SHORTEST_STEM: usize = 4;

/// The dot product, in eight sums side by side so that it is fast.
pub(crate) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    let (ones, others) = (one.chunks_exact(8), other.chunks_exact(8));
    let rest: f32 = ones.remainder().iter().zip(others.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in ones.zip(others) {
        for at in 0..8 {
            sums[at] += x[at] * y[at];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cosine(one: &str, other: &str) -> f32 {
        let mut vectors = Vectors::new(WordVectors::built_in(Language::English));
        vectors.push(one);
        vectors.push(other);
        vectors.get(0).unwrap().cosine(vectors.get(1).unwrap())
    }

    #[test]
    fn words_of_one_meaning_are_near_and_strangers_are_not() {
        for (one, other) in [("lawmaker", "legislator"), ("killed", "died"), ("nuclear", "atomic"), ("car", "vehicle")]
        {
            assert!(cosine(one, other) > 0.4, "{one} {other} {}", cosine(one, other));
        }
        for (one, other) in [("company", "river"), ("jail", "flour"), ("lawmaker", "heist")] {
            assert!(cosine(one, other) < 0.25, "{one} {other} {}", cosine(one, other));
        }
        assert!((cosine("ferry", "ferry") - 1.0).abs() < 1e-4);
    }

    #[test]
    fn endings_that_no_table_holds_are_left_out() {
        assert!(cosine("ferry", "ferry's") > 0.99);
        let mut vectors = Vectors::new(WordVectors::built_in(Language::English));
        vectors.push("qzxvers");
        assert!(vectors.get(0).is_none());
    }

    #[test]
    fn room_is_counted_for_what_is_known_and_for_what_is_not() {
        let mut vectors = Vectors::new(WordVectors::built_in(Language::English));
        for (form, more) in [("ferry", vectors.dimensions() + 8), ("qzx", 4), ("12", 4)] {
            let before = vectors.n_bytes();
            vectors.push(form);
            assert_eq!(vectors.n_bytes() - before, more, "{form}");
        }
    }

    #[test]
    fn without_a_source_no_word_has_a_vector() {
        let mut vectors = Vectors::new(WordVectors::built_in(Language::German));
        vectors.push("ferry");
        assert!(vectors.dimensions() == 0 && vectors.get(0).is_none());
    }

    #[test]
    fn products_of_any_length_are_added_up() {
        for n in [0, 1, 7, 8, 9, 16, 19] {
            let ones: Vec<f32> = (0..n).map(|at| at as f32).collect();
            let plain: f32 = ones.iter().map(|x| x * 2.0).sum();
            assert_eq!(dot(&ones, &vec![2.0; n]), plain, "{n}");
        }
    }
}
