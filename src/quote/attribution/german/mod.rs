//! The syntax of German, where the case of a noun phrase, not its place, makes it the subject.
//!
//! Chosen by `Grammar::subject_by_case`. Function words that decide a case stand in this code; lists that grow are in
//! the table `speech.txt`.

mod attributions;
pub(super) mod nouns;
mod phrase;
mod reporting_nouns;
mod subjects;
