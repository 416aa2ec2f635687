//! The words that identify boilerplate, of all languages: bylines, credits, links to other articles, dates, prompts.
//!
//! All in lower case; [`boilerplate`](super::boilerplate) compares case-insensitively.

use std::sync::LazyLock;

use crate::language::Pack;

/// The entries of the tables `boilerplate.txt`, in lists: most are ruled out by their first byte.
pub(super) struct BoilerplateWords {
    /// Before names, which must follow: "By Jane Roe". Ambiguous words are fine, since the names after them are checked.
    pub bylines: Vec<&'static str>,
    /// Author credits in scripts without case: the rest of the line is taken as names.
    pub uncased_bylines: Vec<&'static str>,
    /// The same, if a blank follows.
    pub uncased_bylines_before_blank: Vec<&'static str>,
    /// Whole lines in the position of a byline.
    pub nameless_bylines: Vec<&'static str>,
    /// Last words of a line of capitalised words below the title that names the sender: "Harle Press Agency".
    pub outlets: Vec<&'static str>,
    /// Words allowed between the names of a byline.
    pub between_names: Vec<&'static str>,
    /// First words that are capitalised but never start a name: "By Tuesday Evening".
    pub no_names: Vec<&'static str>,
    /// Before a colon, or before names: picture credits and sources of the text.
    pub credits: Vec<&'static str>,
    /// Before a colon or at the end of a line: links to other articles.
    pub links: Vec<&'static str>,
    /// Whole lines: buttons, labels and end marks.
    pub buttons: Vec<&'static str>,
    /// Beginnings of short prompts to the reader.
    pub prompts: Vec<&'static str>,
    /// Anywhere in a short line: rights notices.
    pub rights: Vec<&'static str>,
    /// Begins a rights notice if a year follows.
    pub copyright: Vec<&'static str>,
    /// Before a date.
    pub date_labels: Vec<&'static str>,
    /// Months, in full and abbreviated, without the full stop.
    pub months: Vec<&'static str>,
    /// Other words in a line that contains only a date: weekdays, hours, time zones, reading time.
    pub date_words: Vec<&'static str>,
    /// Make a date of a number: "3 days ago".
    pub relative_dates: Vec<&'static str>,
    /// Signs of a day or a month that stand apart from the number.
    pub date_signs: Vec<&'static str>,
}

pub(super) static WORDS: LazyLock<BoilerplateWords> = LazyLock::new(|| {
    let words = |key| Pack::in_all(|pack| pack.boilerplate, key).collect();
    BoilerplateWords {
        bylines: words("byline"),
        uncased_bylines: words("uncased-byline"),
        uncased_bylines_before_blank: words("uncased-byline-before-blank"),
        nameless_bylines: words("nameless-byline"),
        outlets: words("outlet"),
        between_names: words("between-names"),
        no_names: words("no-name"),
        credits: words("credit"),
        links: words("link"),
        buttons: words("button"),
        prompts: words("prompt"),
        rights: words("rights"),
        copyright: words("copyright"),
        date_labels: words("date-label"),
        months: words("month"),
        date_words: words("date-word"),
        relative_dates: words("relative-date"),
        date_signs: words("date-sign"),
    }
});
