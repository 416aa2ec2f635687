//! A set of words and endings, read from the entries of a table.

use rustc_hash::FxHashSet;

/// Some words. An entry with a leading `-` is an ending: `-n't` contains "didn't".
#[derive(Debug, Default)]
pub(crate) struct Words {
    whole: FxHashSet<&'static str>,
    endings: Vec<&'static str>,
}

impl Words {
    /// Whether `word` is one of them, or has one of their endings.
    pub fn contains(&self, word: &str) -> bool {
        self.whole.contains(word) || self.endings.iter().any(|ending| word.ends_with(ending))
    }
}

impl FromIterator<&'static str> for Words {
    fn from_iter<I: IntoIterator<Item = &'static str>>(entries: I) -> Words {
        let mut words = Words::default();
        for entry in entries {
            match entry.strip_prefix('-') {
                Some(ending) => words.endings.push(ending),
                None => {
                    words.whole.insert(entry);
                }
            }
        }
        words
    }
}
