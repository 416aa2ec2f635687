//! Disguise: tricks that keep a text from being found by its words while it looks unchanged.
//!
//! ```text
//! nuclеar              a look-alike letter from another script          ─┐ undone by normal forms
//! nu<U+200B>clear      invisible characters                             ─┤ (text::normalize, article::prose)
//! ｎｕｃｌｅａｒ       letters in another style                         ─┘
//! nucl3ar              digits instead of letters                        ─┐ undone when an article is tokenized
//! n u c l e a r        letters separated by spaces                      ─┘
//! <span hidden>        passages that a page contains but doesn't show   ── removed when pages are read
//! ```
//!
//! This module reports where disguise occurs, so that a person can check it. Much of it has honest uses: soft hyphens
//! in long words, joiners in Persian and in emoji, full-width letters among Chinese ones, direction marks in Hebrew,
//! "MP3". These don't count.
//!
//! Look-alikes are those of UTS #39 (Unicode Security Mechanisms).

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::meaning::Rarity;
use crate::shingle::term_hash;
use crate::span::Span;
use crate::text::Language;
use crate::text::normalize::{is_disguised, is_invisible, is_possible_mask, word_form};
use crate::text::terms::TermMaker;

/// How a word is disguised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DisguiseKind {
    /// Letters from other scripts that look like the word's own.
    LookAlike,
    /// Invisible characters inside a word: zero-width characters, soft hyphens where no line would break, tags.
    Unseen,
    /// Marks that reverse the writing direction.
    Direction,
    /// Full-width or mathematical letters in a text of ordinary ones.
    Styled,
    /// Digits and symbols in place of letters.
    Digits,
    /// Letters of a word separated by spaces.
    Spaced,
    /// A passage that a page contains but doesn't show.
    Hidden,
}

impl DisguiseKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            DisguiseKind::LookAlike => "look_alike",
            DisguiseKind::Unseen => "unseen",
            DisguiseKind::Direction => "direction",
            DisguiseKind::Styled => "styled",
            DisguiseKind::Digits => "digits",
            DisguiseKind::Spaced => "spaced",
            DisguiseKind::Hidden => "hidden",
        }
    }

    /// A short description.
    pub fn explained(self) -> &'static str {
        match self {
            DisguiseKind::LookAlike => "look-alike letters from another script",
            DisguiseKind::Unseen => "invisible characters inside words",
            DisguiseKind::Direction => "marks that reverse the writing direction",
            DisguiseKind::Styled => "letters in another style",
            DisguiseKind::Digits => "digits or symbols in place of letters",
            DisguiseKind::Spaced => "letters separated by spaces",
            DisguiseKind::Hidden => "text of the page that is not shown",
        }
    }
}

/// A disguised word or passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disguise {
    /// The kind of disguise.
    pub kind: DisguiseKind,
    /// Its span in the source; for anything outside the text, an empty span at the start of the source.
    pub span: Span,
    /// The word as written, with invisible characters as code points: `nu<U+200B>clear`. Empty for anything outside the
    /// text.
    pub written: String,
    /// Its meaning: the word without disguise in lower case, or the hidden passage.
    pub plain: String,
}

impl Disguise {
    fn of(kind: DisguiseKind, span: Span, source: &str, plain: String) -> Disguise {
        let mut written = String::new();
        for c in span.of(source).chars() {
            if is_invisible(c) {
                written.push_str(&format!("<U+{:04X}>", u32::from(c)));
            } else {
                written.push(c);
            }
        }
        Disguise { kind, span, written, plain }
    }
}

/// The disguised words of an article, in order, followed by the hidden passages.
///
/// ```
/// use respun::Article;
/// use respun::disguise::{DisguiseKind, disguises};
/// let found = disguises(&Article::plain("a", "They stored nuclеar w3apons and n\u{200B}othing else on the islands."));
/// let words: Vec<_> = found.iter().map(|found| (found.kind, found.plain.as_str())).collect();
/// assert_eq!(words[0], (DisguiseKind::LookAlike, "nuclear"));
/// assert_eq!(words[1], (DisguiseKind::Digits, "weapons"));
/// assert_eq!(words[2], (DisguiseKind::Unseen, "nothing"));
/// assert_eq!(found[2].written, "n<U+200B>othing");
/// ```
pub fn disguises(article: &Article) -> Vec<Disguise> {
    let source = article.source();
    let mut found = Vec::new();
    if !source.is_ascii() {
        beyond_ascii(source, &mut found);
    }
    let decoder = Decoder::new(article.language());
    for span in digits_among_letters(source) {
        if let Some(plain) = decoder.decoded(&word_form(span.of(source))) {
            found.push(Disguise::of(DisguiseKind::Digits, span, source, plain));
        }
    }
    for span in spaced_words(source) {
        let plain: String = span.of(source).chars().filter(|c| *c != ' ').collect::<String>().to_lowercase();
        // The letters of a list, "A B C D", don't form a word.
        if decoder.knows(&plain) {
            found.push(Disguise::of(DisguiseKind::Spaced, span, source, plain));
        }
    }
    found.sort_by_key(|disguise| (disguise.span.start, disguise.kind));
    let hidden = article.hidden().iter().map(|passage| Disguise {
        kind: DisguiseKind::Hidden,
        span: Span::new(0, 0),
        written: String::new(),
        plain: passage.clone(),
    });
    found.extend(hidden);
    found
}

/// The share of an article's words that are disguised, 0..=1. All words of a hidden passage count.
pub(crate) fn share(disguises: &[Disguise], n_words: usize) -> f64 {
    let n_disguised: usize = disguises.iter().map(|disguise| disguise.plain.split_whitespace().count().max(1)).sum();
    if n_disguised == 0 { 0.0 } else { (n_disguised as f64 / n_words.max(1) as f64).min(1.0) }
}

/// Minimum length of words that get hyphenated; a soft hyphen in a shorter word has another purpose.
const HYPHENATED: usize = 7;

/// Words with letters or marks that plain text doesn't have.
fn beyond_ascii(source: &str, found: &mut Vec<Disguise>) {
    let has_wide_script = source.chars().any(is_of_wide_script);
    let mut from = None;
    // Whether the word needs a closer look.
    let mut is_odd = false;
    for (at, c) in source.char_indices().chain([(source.len(), ' ')]) {
        if c.is_alphanumeric() || is_invisible(c) {
            from.get_or_insert(at);
            is_odd |= !c.is_ascii() && (is_invisible(c) || is_styled(c) || is_possible_mask(c));
        } else if let Some(start) = from.take()
            && std::mem::take(&mut is_odd)
        {
            let span = Span::new(start, at);
            let word = span.of(source);
            let kinds = kinds_of(word, has_wide_script).into_iter().flatten();
            found.extend(kinds.map(|kind| Disguise::of(kind, span, source, word_form(word).into_owned())));
        }
    }
}

/// How a word is disguised.
fn kinds_of(word: &str, has_wide_script: bool) -> [Option<DisguiseKind>; 4] {
    let seen: String = word.chars().filter(|&c| !is_invisible(c)).collect();
    let unmasked = word_form(&seen);
    let is_look_alike = is_disguised(&seen) && !is_disguised(&unmasked);
    let is_styled_word = !has_wide_script && seen.chars().filter(|&c| is_styled(c)).count() >= 2;
    [
        is_look_alike.then_some(DisguiseKind::LookAlike),
        has_unseen(word, &seen).then_some(DisguiseKind::Unseen),
        // Overrides have no honest use; embeddings and isolates do, next to Hebrew and Arabic words.
        word.contains(['\u{202D}', '\u{202E}']).then_some(DisguiseKind::Direction),
        is_styled_word.then_some(DisguiseKind::Styled),
    ]
}

/// Whether an invisible character is between two letters of a script that has no use for it.
fn has_unseen(word: &str, seen: &str) -> bool {
    if seen.len() == word.len() {
        return false;
    }
    let n_seen = seen.chars().count();
    let mut n_before = 0;
    let mut last = None;
    let mut pending = false;
    for c in word.chars() {
        if !is_invisible(c) {
            if pending && last.is_some_and(has_no_joiners) && has_no_joiners(c) {
                return true;
            }
            (pending, last) = (false, Some(c));
            n_before += 1;
            continue;
        }
        let is_hyphen = c == '\u{AD}' && n_seen >= HYPHENATED && (2..=n_seen - 2).contains(&n_before);
        pending |= !is_hyphen && !matches!(c, '\u{202D}' | '\u{202E}' | '\u{202C}');
    }
    false
}

/// Latin, Greek, Cyrillic: scripts whose letters don't use joiners.
fn has_no_joiners(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Full-width and mathematical Latin letters.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{1D400}'..='\u{1D7CB}')
}

/// Scripts in which full-width letters are usual.
fn is_of_wide_script(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}')
}

/// Replaces digits by letters where that gives a word.
pub(crate) struct Decoder {
    maker: TermMaker,
    rarity: &'static Rarity,
}

impl Decoder {
    /// For texts in `language`. Without a rarity table for the language, it knows no words.
    pub fn new(language: Language) -> Decoder {
        Decoder { maker: TermMaker::new(language), rarity: Rarity::of(language) }
    }

    /// The word meant by `form`, a normal form with digits or symbols among its letters; `None` if no known word
    /// results.
    pub fn decoded(&self, form: &str) -> Option<String> {
        let n_signs = form.bytes().filter(|byte| letter_for(*byte).is_some()).count();
        // Most characters must be letters: "c4" and "b2b" are names.
        if n_signs == 0 || form.len() < 4 || 2 * n_signs > form.len() || !form.is_ascii() {
            return None;
        }
        // A 1 may stand for i or l.
        ['i', 'l'].into_iter().find_map(|one| {
            let letters =
                form.bytes().map(|byte| if byte == b'1' { one } else { letter_for(byte).unwrap_or(char::from(byte)) });
            let word: String = letters.collect();
            self.knows(&word).then_some(word)
        })
    }

    fn knows(&self, word: &str) -> bool {
        word.len() >= 4
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && self.rarity.rarity(term_hash(&self.maker.term(word))) < 1.0
    }
}

/// The letter that a digit or symbol replaces.
fn letter_for(byte: u8) -> Option<char> {
    Some(match byte {
        b'0' => 'o',
        b'1' => 'i',
        b'3' => 'e',
        b'4' | b'@' => 'a',
        b'5' | b'$' => 's',
        b'7' => 't',
        _ => return None,
    })
}

/// Words of ASCII letters with a digit or symbol between two lower-case letters.
fn digits_among_letters(source: &str) -> Vec<Span> {
    let bytes = source.as_bytes();
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'$');
    let mut found: Vec<Span> = Vec::new();
    for (at, three) in bytes.windows(3).enumerate() {
        if letter_for(three[1]).is_none() || !three[0].is_ascii_lowercase() || !is_of_word(three[2]) {
            continue;
        }
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let start = at - bytes[..at].iter().rev().take_while(|&&byte| is_of_word(byte)).count();
        let end = at + bytes[at..].iter().take_while(|&&byte| is_of_word(byte)).count();
        // E-mail addresses don't count, nor do words that continue in non-ASCII letters.
        let is_bounded =
            |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'.' | b'_' | b'/'));
        let is_sentence_end =
            bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_none_or(|byte| byte.is_ascii_whitespace());
        if is_bounded(start.checked_sub(1).map(|before| &bytes[before]))
            && (is_bounded(bytes.get(end)) || is_sentence_end)
        {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// Minimum letters of a spaced-out word: "U S A" is read as written.
const FEWEST_SPACED: usize = 4;

/// Runs of letters separated by single spaces; two spaces end a word.
pub(crate) fn spaced_words(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let is_alone = |at: usize| {
        is_letter(at) && !bytes.get(at + 1).is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte >= 0x80)
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(space) = bytes[at..]
        .windows(3)
        .position(|three| three[1] == b' ' && three[0].is_ascii_alphabetic() && three[2].is_ascii_alphabetic())
    {
        let start = at + space;
        at = start + 1;
        let is_begin = start.checked_sub(1).is_none_or(|before| {
            bytes[before].is_ascii() && !bytes[before].is_ascii_alphanumeric() && bytes[before] != b'\''
        });
        if !is_begin || !is_alone(start) {
            continue;
        }
        let mut end = start + 1;
        while bytes.get(end) == Some(&b' ') && is_alone(end + 1) {
            end += 2;
        }
        if (end - start).div_ceil(2) >= FEWEST_SPACED {
            found.push(Span::new(start, end));
            at = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(DisguiseKind, String)> {
        disguises(&Article::plain("t", text)).into_iter().map(|found| (found.kind, found.plain)).collect()
    }

    /// Context for language detection.
    const AROUND: &str =
        "The council of the small town said on Monday that it would look at the report once more before the summer.";

    #[test]
    fn each_kind_is_found_with_the_word_that_is_read() {
        use DisguiseKind::{Digits, Direction, LookAlike, Spaced, Styled, Unseen};
        for (text, kind, plain) in [
            ("They hid nuclеar waste.", LookAlike, "nuclear"),
            ("They hid nu\u{200B}clear waste.", Unseen, "nuclear"),
            ("They hid nu\u{2060}cl\u{FEFF}ear waste.", Unseen, "nuclear"),
            ("They h\u{AD}id it.", Unseen, "hid"),
            ("They hid n\u{E0041}uclear waste.", Unseen, "nuclear"),
            ("They hid \u{202E}raelcun\u{202C} waste.", Direction, "raelcun"),
            ("They hid ｎｕｃｌｅａｒ waste.", Styled, "nuclear"),
            ("They hid 𝐧𝐮𝐜𝐥𝐞𝐚𝐫 waste.", Styled, "nuclear"),
            ("They hid nucl3ar waste.", Digits, "nuclear"),
            ("They hid w3ap0ns.", Digits, "weapons"),
            ("They hid wea1th.", Digits, "wealth"),
            ("They hid n u c l e a r waste.", Spaced, "nuclear"),
        ] {
            assert_eq!(found(&format!("{AROUND} {text} {AROUND}")), [(kind, plain.to_owned())], "{text}");
        }
    }

    #[test]
    fn honest_text_is_none() {
        for text in [
            AROUND,
            "Das Wasser\u{AD}kraft\u{AD}werk wird ge\u{AD}schlos\u{AD}sen, sagte die Bürger\u{AD}meisterin am Montag in der Stadt.",
            "می\u{200C}خواهم به خانه\u{200C}ی او بروم و کتاب\u{200C}ها را بیاورم.",
            "The family 👨\u{200D}👩\u{200D}👧 and the flag 🏴\u{E0067}\u{E0062}\u{E007F} stood there, said the mayor of the town on Monday.",
            "ＷＨＯは火曜日、嵐が過ぎるまで船は出ないと述べた。",
            "The mp3s of the G20 in room b2b at 3pm cost 4x4 and a1b2c3d4 by covid19 and H5N1, said the mayor.",
            "Write to m4yor@harle.example or see www.harle.example/w3apons.html on Monday, said the town.",
            "Москва и область ждут, сказал мэр города в понедельник утром на встрече.",
            "The USB-кабель was sold in the old shop of the small town on Monday, said the mayor.",
            "Vitamins A B C D were found in it, and U S S R was its name, said the mayor on Monday.",
            "\u{FEFF}The mayor of the town said on Monday that it\u{2019}s late.\u{200B} The council will meet again.",
            "\u{200F}ראש העיר אמר ביום שני כי \u{202A}NATO\u{202C} תבוא.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn places_point_into_the_source() {
        let source = format!("# Title\n\n{AROUND} They **hid** nuclеar w3apons.\n");
        let article = Article::markdown("t", source.as_str());
        let places: Vec<_> = disguises(&article).into_iter().map(|found| found.span.of(&source).to_owned()).collect();
        assert_eq!(places, ["nuclеar", "w3apons"]);
    }

    #[test]
    fn the_share_counts_words() {
        let article =
            Article::plain("t", format!("{AROUND} w3apons")).with_hidden(vec!["ten words that nobody sees".to_owned()]);
        let found = disguises(&article);
        assert_eq!(found.len(), 2);
        assert!((share(&found, 24) - 6.0 / 24.0).abs() < 1e-9);
        assert_eq!(share(&[], 0), 0.0);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_places_in_itself(text in "[ab1@ 3е\u{200B}\u{AD}\u{202E}ａ. ]{0,60}|\\PC{0,60}") {
            let article = Article::plain("t", text.clone());
            for disguise in disguises(&article) {
                proptest::prop_assert!(text.get(disguise.span.start..disguise.span.end).is_some());
            }
        }
    }
}
