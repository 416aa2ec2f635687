//! The languages that respun supports by name, and language detection.
//!
//! Detection uses `whichlang` (Tantivy's classifier, 16 languages); other languages are recognised by letters or frequent
//! words of their own. A text with too few letters is [`Language::Unknown`]: short texts fool every classifier.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use rust_stemmers::Algorithm;
use rustc_hash::FxHashMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use whichlang::Lang;

use crate::Error;
use crate::language::Pack;

macro_rules! languages {
    ($($name:ident $code:literal $(detected_as $detected:ident)? $(stemmed_as $stemmed:ident)?;)+) => {
        /// The language of an article. `Unknown` is treated as a language with spaces and without stemming.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Language {
            $(#[doc = concat!("ISO 639-1 `", $code, "`.")] $name,)+
            /// Unknown, or too short to detect.
            #[default]
            Unknown,
        }

        impl Language {
            /// How many there are.
            pub(super) const COUNT: usize = Language::Unknown as usize + 1;

            /// All, in the order of their values.
            pub(super) const ALL: [Language; Language::COUNT] = [$(Language::$name,)+ Language::Unknown];

            /// The ISO 639-1 code; `und` (undetermined, ISO 639-2) for `Unknown`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Language::$name => $code,)+
                    Language::Unknown => "und",
                }
            }

            /// The English name, such as `German`; `an unknown language` for `Unknown`.
            pub fn english_name(self) -> &'static str {
                match self {
                    $(Language::$name => stringify!($name),)+
                    Language::Unknown => "an unknown language",
                }
            }

            /// The Snowball stemmer. A short text of unknown language is usually English, but wrong stemming would
            /// conflate unrelated words.
            pub(crate) fn stemmer(self) -> Option<Algorithm> {
                match self {
                    $($(Language::$name => Some(Algorithm::$stemmed),)?)+
                    _ => None,
                }
            }

            /// The language that the classifier means.
            fn of_classifier(found: Lang) -> Language {
                match found {
                    $($(Lang::$detected => Language::$name,)?)+
                }
            }
        }

        impl FromStr for Language {
            type Err = Error;

            /// Parses a code such as `en`; regions (`en-GB`) are ignored.
            ///
            /// # Errors
            /// If the code isn't supported.
            fn from_str(code: &str) -> Result<Language, Error> {
                let primary = code.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
                match primary.as_str() {
                    $($code => Ok(Language::$name),)+
                    "und" => Ok(Language::Unknown),
                    _ => Err(Error::new(format!(
                        "unknown language `{code}`; known are {}", [$($code),+].join(", ")
                    ))),
                }
            }
        }
    };
}

languages! {
    Arabic "ar" detected_as Ara stemmed_as Arabic;
    Chinese "zh" detected_as Cmn;
    Czech "cs";
    Danish "da" stemmed_as Danish;
    Dutch "nl" detected_as Nld stemmed_as Dutch;
    English "en" detected_as Eng stemmed_as English;
    Finnish "fi" stemmed_as Finnish;
    French "fr" detected_as Fra stemmed_as French;
    German "de" detected_as Deu stemmed_as German;
    Greek "el" stemmed_as Greek;
    Hindi "hi" detected_as Hin;
    Hungarian "hu" stemmed_as Hungarian;
    Italian "it" detected_as Ita stemmed_as Italian;
    Japanese "ja" detected_as Jpn;
    Korean "ko" detected_as Kor;
    Norwegian "no" stemmed_as Norwegian;
    Polish "pl";
    Portuguese "pt" detected_as Por stemmed_as Portuguese;
    Romanian "ro" stemmed_as Romanian;
    Russian "ru" detected_as Rus stemmed_as Russian;
    Spanish "es" detected_as Spa stemmed_as Spanish;
    Swedish "sv" detected_as Swe stemmed_as Swedish;
    Tamil "ta" stemmed_as Tamil;
    Thai "th";
    Turkish "tr" detected_as Tur stemmed_as Turkish;
    Ukrainian "uk";
    Vietnamese "vi" detected_as Vie;
}

/// As its code.
impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Minimum letters for detection; below, classifiers take headlines for Dutch or Hungarian.
const MINIMUM_LETTERS: usize = 40;

/// Letters that, of the languages known here, only one has, and that the classifier does not know.
const OWN_LETTERS: [(Language, &str); 7] = [
    (Language::Danish, "æø"),
    (Language::Polish, "łąęśźżć"),
    (Language::Czech, "řěů"),
    (Language::Hungarian, "őű"),
    (Language::Romanian, "țșăţ"),
    (Language::Ukrainian, "їєґ"),
    (Language::Greek, "αεηιοςτ"),
];

/// The least share of such letters in running text; foreign names have fewer.
const OWN_SHARE: f64 = 0.01;

/// The language that letters of its own give away.
fn by_letters(sample: &str, n_letters: usize) -> Option<Language> {
    if sample.is_ascii() {
        return None;
    }
    const FEWEST: usize = 2;
    let n_own = |own: &str| sample.chars().filter(|c| own.contains(c.to_lowercase().next().unwrap_or(*c))).count();
    let counted = OWN_LETTERS.iter().map(|(language, own)| (n_own(own), *language));
    let (n, language) = counted.max_by_key(|(n, _)| *n)?;
    if n < FEWEST || (n as f64) < OWN_SHARE * n_letters as f64 {
        return None;
    }
    // Norwegian has the letters of Danish.
    let [danish, norwegian] =
        [Language::Danish, Language::Norwegian].map(|language| telltales(sample)[language as usize]);
    Some(if language == Language::Danish && norwegian > danish { Language::Norwegian } else { language })
}

/// The languages of words that the classifier's languages do not have; a word of two has none.
static TELLTALES: LazyLock<FxHashMap<&'static str, Option<Language>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Option<Language>> = FxHashMap::default();
    for pack in Pack::all() {
        for word in pack.claims.entries("telltale") {
            words.entry(word).and_modify(|language| *language = None).or_insert(Some(pack.language));
        }
    }
    words
});

fn words_of(sample: &str) -> impl Iterator<Item = &str> {
    sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// How many of such words of each language a text has.
fn telltales(sample: &str) -> [usize; Language::COUNT] {
    let mut counts = [0; Language::COUNT];
    for language in words_of(sample).filter_map(|word| TELLTALES.get(word).copied().flatten()) {
        counts[language as usize] += 1;
    }
    counts
}

/// The language that frequent words give away: at least one word in twelve, and three in all.
fn by_words(sample: &str) -> Option<Language> {
    const FEWEST: usize = 3;
    const ONE_IN: usize = 12;
    if sample.is_ascii() {
        return None;
    }
    let counts = telltales(sample);
    let n_words = words_of(sample).count();
    let (at, n) = counts.iter().copied().enumerate().max_by_key(|(_, n)| *n)?;
    (n >= FEWEST && ONE_IN * n >= n_words).then(|| Language::ALL[at])
}

/// Bytes to inspect; more hardly ever changes the result and costs time on long texts.
const SAMPLE_BYTES: usize = 1024;

impl Language {
    /// Detects the main language of `text` from its first 1 KB; `Unknown` below 40 letters.
    ///
    /// ```
    /// use respun::Language;
    /// assert_eq!(Language::detect("Der Minister trat am Abend vor die Presse und kündigte neue Regeln an."), Language::German);
    /// assert_eq!(Language::detect("Ok."), Language::Unknown);
    /// ```
    pub fn detect(text: &str) -> Language {
        let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
        // Characters of scripts without spaces, from Thai on, carry more information each.
        let (mut letters, mut thai, mut dense) = (0, 0, 0);
        for c in sample.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            thai += usize::from(('\u{0E00}'..='\u{0E7F}').contains(&c));
            dense += usize::from(c >= '\u{0E00}');
        }
        if letters + 3 * dense < MINIMUM_LETTERS {
            return Language::Unknown;
        }
        if 2 * thai > letters {
            return Language::Thai;
        }
        if let Some(language) = by_letters(sample, letters).or_else(|| by_words(sample)) {
            return language;
        }
        Language::of_classifier(whichlang::detect_language(sample))
    }
}
