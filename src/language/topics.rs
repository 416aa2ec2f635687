//! The topics of tables, one file each, and the keys of their lines.

/// A kind of table: the name of its file, and its keys.
#[derive(Debug)]
pub(crate) struct Topic {
    /// The same in the folder of every language.
    pub file: &'static str,
    /// Each key, and what its entries are.
    keys: &'static [(&'static str, &'static str)],
}

impl Topic {
    pub fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|(known, _)| *known == key)
    }
}

/// Words that state facts. Sentences that differ in one of them do not say the same.
pub(super) static FACTS: Topic = Topic {
    file: "facts.txt",
    keys: &[
        ("numbers-from-zero", "number words in order: zero one two"),
        ("tens-from-twenty", "the tens in order: twenty thirty"),
        ("10^2", "words for a hundred"),
        ("10^3", "words for a thousand"),
        ("10^6", "words for a million"),
        ("10^9", "words for a thousand million"),
        ("10^12", "words for a million million"),
        ("suffix-10^3", "letters after digits that stand for a thousand: 5k"),
        ("suffix-10^6", "the same for a million: 5m"),
        ("suffix-10^9", "the same for a thousand million: 3bn"),
        ("suffix-10^12", "the same for a million million: 2tn"),
        ("ordinal", "ordinals and fractions: third, half"),
        ("one", "forms of the number one, or of the article that looks like it"),
        ("one-before-unit", "those that mean one before a unit: a million"),
        ("and", "what joins the parts of a number: two hundred and six"),
        ("percent", "names of the sign %"),
        ("measure", "units of time, length and weight"),
        ("date", "days, months, and words such as yesterday"),
        ("opposite", "pairs of words with opposite meanings: rose/fell"),
        ("negation", "negations; a leading - makes an ending"),
        ("no-negation", "two words of which the second is a negation elsewhere: une personne"),
        ("modal-can", "ability; an entry of two words counts where both stand; a leading - makes an ending"),
        ("modal-could", "conditional ability"),
        ("modal-may", "permission"),
        ("modal-might", "weak possibility"),
        ("modal-must", "necessity"),
        ("modal-should", "advice or obligation"),
        ("modal-want", "intention or wish"),
        ("modal-will", "future"),
        ("modal-would", "conditional future"),
        ("no-modal", "two words of which the first is a modal verb elsewhere: peut être"),
        ("joining", "words that only join two statements"),
    ],
};
