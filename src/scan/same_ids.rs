//! Gives new ids to articles that share one: by their files, otherwise by a number.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};

/// An article that was renamed because others had the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The original id.
    pub was: String,
    /// The new id.
    pub is: String,
}

impl fmt::Display for Renamed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "more than one article has the id `{}`; one goes by `{}` here", self.was, self.is)
    }
}

/// New ids for articles that share one. `same` has their arrivals, grouped by id, in ascending order within each group.
/// `file_of` returns the file of an arrival, or an empty string if there is none. `is_taken` returns whether an article
/// arrived with an id.
pub(super) fn new_ids(
    same: &[(&str, Vec<u32>)],
    file_of: &dyn Fn(u32) -> String,
    is_taken: impl Fn(&str) -> bool,
) -> FxHashMap<u32, Renamed> {
    let mut renamed = FxHashMap::default();
    let mut given: FxHashSet<String> = FxHashSet::default();
    for (id, arrivals) in same {
        let files: Vec<String> = arrivals.iter().map(|&arrival| file_of(arrival)).collect();
        let are_of_one_file = files.iter().all(|file| *file == files[0]);
        for (&arrival, file) in arrivals.iter().zip(&files) {
            let longer = if are_of_one_file || file.is_empty() { (*id).to_owned() } else { with_file(file, id) };
            let is_free = |new: &str, given: &FxHashSet<String>| !given.contains(new) && (new == *id || !is_taken(new));
            let mut new = longer.clone();
            let mut number = 1;
            while !is_free(&new, &given) {
                number += 1;
                new = format!("{longer}#{number}");
            }
            given.insert(new.clone());
            if new != *id {
                renamed.insert(arrival, Renamed { was: (*id).to_owned(), is: new });
            }
        }
    }
    renamed
}

/// An id prefixed with its file. If the file holds a single article, the path alone is the id.
fn with_file(file: &str, id: &str) -> String {
    if file == id || file.ends_with(&format!("/{id}")) { file.to_owned() } else { format!("{file}#{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], id: &str, taken: &[&str], expected: &[&str]) {
        let same = [(id, (0..files.len() as u32).collect::<Vec<u32>>())];
        let renamed = new_ids(&same, &|arrival| files[arrival as usize].to_owned(), |id| taken.contains(&id));
        let ids: Vec<&str> = (0..files.len() as u32)
            .map(|arrival| renamed.get(&arrival).map_or(id, |renamed| renamed.is.as_str()))
            .collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn articles_of_one_id_are_told_apart_by_file_and_in_one_file_by_number() {
        check(&["old.jsonl", "new.jsonl"], "17", &["17"], &["old.jsonl#17", "new.jsonl#17"]);
        check(&["a.jsonl", "a.jsonl", "a.jsonl"], "17", &["17"], &["17", "17#2", "17#3"]);
        check(&["a.jsonl", "a.jsonl", "b.jsonl"], "17", &["17"], &["a.jsonl#17", "a.jsonl#17#2", "b.jsonl#17"]);
        check(&["a.jsonl", "a.jsonl"], "17", &["17", "17#2"], &["17", "17#3"]);
        check(&["old/a.txt", "new/a.txt"], "a.txt", &["a.txt"], &["old/a.txt", "new/a.txt"]);
        check(&["", ""], "17", &["17"], &["17", "17#2"]);
    }
}
