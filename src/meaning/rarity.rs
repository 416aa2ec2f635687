//! Rarity: how much a word says about the subject of a text, from the small tables `rarity.txt`.
//!
//! A table groups the commonest words of a language into bands: a word of band n occurs in about one news article of
//! 2^n (inverse document frequency in bits; Spärck Jones 1972). Words outside the table are rare. English and German
//! were counted in news articles by `tools/rarity_table.py`; the other tables are short and estimated by hand.
//! Weighting within the two texts is done by the alignment, which knows their sentences.

use rustc_hash::FxHashMap;

use crate::language::{Language, Pack, PerLanguage};
use crate::shingle::term_hash;
use crate::text::normalize::word_form;
use crate::text::terms::TermMaker;

/// Bits of a word that is in no table: the tables end at one article in 256.
const RARE_BITS: f32 = 10.0;

/// Bands up to this one are stop words: they occur in at least every second article and say nothing by themselves.
const STOP_BAND: u8 = 1;

/// The rarities of one language's terms.
#[derive(Debug)]
pub struct Rarity {
    /// Band of each term of the table, by the term's hash.
    bands: FxHashMap<u64, u8>,
}

/// Whether there is a rarity table for a language.
pub fn has_word_statistics(language: Language) -> bool {
    !Rarity::of(language).bands.is_empty()
}

impl Rarity {
    /// The table of a language; if there is none, an empty one, in which all words are rare.
    pub fn of(language: Language) -> &'static Rarity {
        static RARITIES: PerLanguage<Rarity> = PerLanguage::new(Rarity::read);
        RARITIES.of(language)
    }

    fn read(pack: &Pack) -> Rarity {
        let maker = TermMaker::new(pack.language);
        let mut bands = FxHashMap::default();
        for line in pack.rarity.lines() {
            let Ok(band) = line.key.parse::<u8>() else { continue };
            for word in line.entries() {
                // Words of one stem share the band of the commonest, which comes first.
                bands.entry(term_hash(&maker.term(&word_form(word)))).or_insert(band);
            }
        }
        Rarity { bands }
    }

    /// How rare the term with this hash is: 0 for a word of every article, 1 for one that is not in the table.
    pub fn rarity(&self, term: u64) -> f32 {
        self.bands.get(&term).map_or(1.0, |&band| f32::from(band) / RARE_BITS)
    }

    /// Whether the term with this hash is a stop word.
    pub fn is_stop_word(&self, term: u64) -> bool {
        self.bands.get(&term).is_some_and(|&band| band <= STOP_BAND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read_and_has_the_commonest_words() {
        for (language, stop, rare) in [
            (Language::English, "the", "zeppelin"),
            (Language::German, "und", "zeppelin"),
            (Language::French, "dans", "montgolfière"),
            (Language::Spanish, "los", "zepelín"),
            (Language::Italian, "della", "mongolfiera"),
            (Language::Portuguese, "uma", "balão"),
            (Language::Dutch, "het", "luchtschip"),
        ] {
            let (table, maker) = (Rarity::of(language), TermMaker::new(language));
            assert!(table.is_stop_word(term_hash(&maker.term(stop))), "{stop}");
            assert_eq!(table.rarity(term_hash(&maker.term(rare))), 1.0, "{rare}");
            assert!(table.bands.len() > 100);
        }
    }

    #[test]
    fn without_a_table_every_word_is_rare() {
        assert_eq!(Rarity::of(Language::Finnish).rarity(term_hash("ja")), 1.0);
    }

    #[test]
    fn common_words_are_less_rare_than_uncommon_ones() {
        use crate::shingle::term_hash;
        let english = Rarity::of(Language::English);
        assert!(english.rarity(term_hash("the")) < english.rarity(term_hash("campaign")));
        assert_eq!(english.rarity(term_hash("Mangyongda")), 1.0);
    }
}
