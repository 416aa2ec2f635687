//! Abbreviations with a full stop, by language and by what may follow them.
//!
//! Lower-case entries also match capitalised words ("Approx."); others match as written ("Wash." isn't "wash."). Inner
//! full stops are kept, spaces and the last stop are left out: "z. B." and "z.B." are both `z.B`.

use rustc_hash::FxHashMap;

use super::tables_for;
use crate::language::{Language, Pack, PerLanguage};

/// What a full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The sentence goes on: a name after a title, an example after "e.g.".
    Leads,
    /// A number follows in the same sentence; without one it is an ordinary word ("No. He left.").
    Counts,
    /// May end a sentence; it does if the next word is a sentence starter.
    Either,
    /// A place: like `Either`, but after a comma ("Lodi, Calif.") a name also starts a new sentence.
    State,
    /// A time of day: ends a sentence before a capital, unless a day or a time zone follows.
    Hour,
}

/// The abbreviations that texts in one language have.
pub(super) struct Abbreviations {
    kinds: FxHashMap<&'static str, Kind>,
}

/// Keys in the tables; of a word with two, the first counts.
const KEYS: [(&str, Kind); 5] = [
    ("abbreviation", Kind::Leads),
    ("abbreviation-may-end", Kind::Either),
    ("abbreviation-before-number", Kind::Counts),
    ("abbreviation-of-state", Kind::State),
    ("abbreviation-of-hour", Kind::Hour),
];

static ABBREVIATIONS: PerLanguage<Abbreviations> = PerLanguage::new(|pack| {
    let everywhere = Pack::of(Language::Unknown).sentences;
    let mut kinds = FxHashMap::default();
    for table in std::iter::once(everywhere).chain(tables_for(pack)) {
        for (key, kind) in KEYS {
            table.entries(key).for_each(|word| {
                kinds.entry(word).or_insert(kind);
            });
        }
    }
    Abbreviations { kinds }
});

impl Abbreviations {
    /// For texts in `language`.
    pub fn of(language: Language) -> &'static Abbreviations {
        ABBREVIATIONS.of(language)
    }
}

/// The meaning of a full stop after `word`, if the word is one of the `known`.
///
/// An all-capitals word ("MR.") matches only if the text around it is in capitals too: "the SEC." isn't "Sec.".
pub(super) fn kind_of(known: &Abbreviations, word: &str, capitals: bool) -> Option<Kind> {
    if word.len() > LONGEST {
        return None;
    }
    let look_up = |word: &str| known.kinds.get(word).copied();
    if let Some(kind) = look_up(word) {
        return Some(kind);
    }
    // A single letter is an initial, whatever it abbreviates in lower case.
    if word.len() == 1 || !word.as_bytes().first()?.is_ascii_uppercase() {
        return None;
    }
    let mut folded = [0; LONGEST];
    let folded = &mut folded[..word.len()];
    folded.copy_from_slice(word.as_bytes());
    let mut kind = None;
    if (capitals || word.contains('.')) && !word.bytes().any(|b| b.is_ascii_lowercase()) {
        folded[1..].make_ascii_lowercase();
        kind = std::str::from_utf8(folded).ok().and_then(look_up);
    }
    folded[0].make_ascii_lowercase();
    kind.or_else(|| std::str::from_utf8(folded).ok().and_then(look_up))
}

/// Bytes of the longest entry; checked by a test.
const LONGEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_entry_is_too_long() {
        for pack in Pack::all() {
            for entry in KEYS.iter().flat_map(|(key, _)| pack.sentences.entries(key)) {
                assert!(entry.len() <= LONGEST, "{entry} is longer than {LONGEST}");
            }
        }
    }

    #[test]
    fn capitals_are_seen_through_and_names_are_kept_apart() {
        let english = Abbreviations::of(Language::English);
        for (word, capitals, kind) in [
            ("Mr", false, Some(Kind::Leads)),
            ("MR", true, Some(Kind::Leads)),
            ("SEC", false, None),
            ("Approx", false, Some(Kind::Counts)),
            ("Tues", false, Some(Kind::Either)),
            ("tues", false, None),
            ("mr", false, None),
            ("p.m", false, Some(Kind::Hour)),
            ("P.M", false, Some(Kind::Hour)),
            ("D", false, None),
            ("", false, None),
            ("éd", false, None),
        ] {
            assert_eq!(kind_of(english, word, capitals), kind, "{word}");
        }
    }
}
