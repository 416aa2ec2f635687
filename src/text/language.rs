//! The languages that respun supports by name, and language detection.
//!
//! Detection uses `whichlang` (Tantivy's classifier, 16 languages); scripts it doesn't cover are recognised by their
//! letters. A text with too few letters is [`Language::Unknown`]: short texts fool every classifier.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

macro_rules! languages {
    ($($name:ident $code:literal),+ $(,)?) => {
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
            /// The ISO 639-1 code; `und` (undetermined, ISO 639-2) for `Unknown`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Language::$name => $code,)+
                    Language::Unknown => "und",
                }
            }
        }

        impl Language {
            /// The English name, such as `German`; `an unknown language` for `Unknown`.
            pub fn english_name(self) -> &'static str {
                match self {
                    $(Language::$name => stringify!($name),)+
                    Language::Unknown => "an unknown language",
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
    Arabic "ar", Chinese "zh", Danish "da", Dutch "nl", English "en", Finnish "fi", French "fr", German "de", Greek "el",
    Hindi "hi", Hungarian "hu", Italian "it", Japanese "ja", Korean "ko", Norwegian "no", Polish "pl", Portuguese "pt",
    Romanian "ro", Russian "ru", Spanish "es", Swedish "sv", Tamil "ta", Thai "th", Turkish "tr", Vietnamese "vi",
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
        use whichlang::Lang;
        match whichlang::detect_language(sample) {
            Lang::Ara => Language::Arabic,
            Lang::Cmn => Language::Chinese,
            Lang::Deu => Language::German,
            Lang::Eng => Language::English,
            Lang::Fra => Language::French,
            Lang::Hin => Language::Hindi,
            Lang::Ita => Language::Italian,
            Lang::Jpn => Language::Japanese,
            Lang::Kor => Language::Korean,
            Lang::Nld => Language::Dutch,
            Lang::Por => Language::Portuguese,
            Lang::Rus => Language::Russian,
            Lang::Spa => Language::Spanish,
            Lang::Swe => Language::Swedish,
            Lang::Tur => Language::Turkish,
            Lang::Vie => Language::Vietnamese,
        }
    }
}
