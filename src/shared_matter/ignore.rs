//! Text that the user wants set aside everywhere: house boilerplate, templates, lines that a site adds.
//!
//! A list has phrases and patterns. Phrases are matched word by word with one Aho-Corasick automaton (Aho and Corasick
//! 1975) over normalized forms, so case, punctuation, spacing and line breaks do not matter. Patterns are regular
//! expressions without backtracking.

use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use crate::Error;
use crate::span::Span;
use crate::text::normalize::word_form;
use crate::text::tokens;

/// Most bytes of one compiled pattern. Ordinary patterns take a few kilobytes; `\w{1000}{1000}` takes more than any
/// machine has.
const LARGEST_PATTERN: usize = 4 << 20;

/// Deepest nesting of groups in a pattern.
const DEEPEST_PATTERN: u32 = 50;

/// Most matches of one pattern in one text. One search is linear in the text; the cap keeps the total linear too, even
/// for a pattern that reads far ahead for each short match.
const MOST_MATCHES: usize = 5_000;

/// Phrases and patterns that are set aside wherever they occur in an article. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct IgnoreList {
    lists: Arc<Lists>,
}

#[derive(Debug, Default)]
struct Lists {
    /// The entries as given, in order; two lists are compared by these.
    entries: Vec<String>,
    phrases: Phrases,
    patterns: Vec<Regex>,
}

impl PartialEq for IgnoreList {
    fn eq(&self, other: &IgnoreList) -> bool {
        self.entries() == other.entries()
    }
}

impl Eq for IgnoreList {}

impl IgnoreList {
    /// Parses a list with one phrase or `/pattern/` per line. Blank lines and lines that begin with `#` are skipped.
    ///
    /// # Errors
    /// A line that can match nothing, or an invalid pattern; the message gives the line and the reason.
    ///
    /// ```
    /// use respun::shared_matter::IgnoreList;
    /// let list = IgnoreList::parse("# our site\nFollow us on Chirp\n/Photo: .*/").unwrap();
    /// let text = "It rained. Photo: J. Pell\n\nFOLLOW US,\non Chirp!";
    /// let found: Vec<&str> = list.spans(text).iter().map(|span| span.of(text)).collect();
    /// assert_eq!(found, ["Photo: J. Pell", "FOLLOW US,\non Chirp"]);
    ///
    /// let error = IgnoreList::parse("Follow us\n/(/").unwrap_err();
    /// assert_eq!(error.to_string(), "line 2: `/(/` is no pattern: unclosed group");
    /// ```
    pub fn parse(text: &str) -> Result<IgnoreList, Error> {
        let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).enumerate();
        let entries = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let mut lists = Lists::default();
        for (index, entry) in entries {
            lists.add(entry).map_err(|reason| Error::new(format!("line {}: {reason}", index + 1)))?;
        }
        Ok(lists.finished())
    }

    /// The list of these phrases and `/patterns/`, as written in a settings file.
    ///
    /// # Errors
    /// An entry that can match nothing, or an invalid pattern; the message gives the entry and the reason.
    pub fn of<Entry: AsRef<str>>(entries: &[Entry]) -> Result<IgnoreList, Error> {
        let mut lists = Lists::default();
        entries.iter().try_for_each(|entry| lists.add(entry.as_ref().trim())).map_err(Error::new)?;
        Ok(lists.finished())
    }

    /// The entries of both lists combined.
    pub fn with(&self, other: &IgnoreList) -> IgnoreList {
        if self.is_empty() {
            return other.clone();
        }
        let mut lists = Lists::default();
        for entry in self.entries().iter().chain(other.entries()) {
            // Both lists have already accepted their entries.
            lists.add(entry).unwrap_or_default();
        }
        lists.finished()
    }

    /// The phrases and patterns as given, in order.
    pub fn entries(&self) -> &[String] {
        &self.lists.entries
    }

    /// Whether the list has no entries.
    pub fn is_empty(&self) -> bool {
        self.lists.entries.is_empty()
    }

    /// The ranges of `text` to ignore, in order, without overlaps. A phrase extends from the first letter of its first
    /// word to the last letter of its last word; a pattern covers its match.
    ///
    /// Time is linear in the text for all phrases together, and for each pattern.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut found = self.lists.phrases.spans(text);
        for pattern in &self.lists.patterns {
            let matches = pattern.find_iter(text).take(MOST_MATCHES).filter(|found| !found.is_empty());
            found.extend(matches.map(|found| Span::new(found.start(), found.end())));
        }
        joined(found)
    }
}

/// The ranges in order, with touching or overlapping ranges joined.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

impl Lists {
    /// Adds a phrase or a `/pattern/`, or returns what is wrong with it.
    fn add(&mut self, entry: &str) -> Result<(), String> {
        match entry.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).filter(|inner| !inner.is_empty()) {
            Some(inner) => self.patterns.push(pattern(inner).map_err(|reason| format!("`{entry}` {reason}"))?),
            None if self.phrases.add(entry) => {}
            None => return Err(format!("`{entry}` has no word; a pattern stands between two `/`")),
        }
        self.entries.push(entry.to_owned());
        Ok(())
    }

    fn finished(mut self) -> IgnoreList {
        self.phrases.link();
        IgnoreList { lists: Arc::new(self) }
    }
}

/// The compiled pattern. `^` and `$` match the start and end of a line.
fn pattern(inner: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(inner)
        .multi_line(true)
        .size_limit(LARGEST_PATTERN)
        .dfa_size_limit(LARGEST_PATTERN)
        .nest_limit(DEEPEST_PATTERN)
        .build();
    let pattern = built.map_err(|error| match error {
        regex::Error::CompiledTooBig(limit) => format!("is too large a pattern: more than {} MB", limit >> 20),
        // The message of a syntax error shows the pattern over several lines; the last line gives the reason.
        error => {
            let message = error.to_string();
            let last = message.lines().last().unwrap_or_default().trim();
            format!("is no pattern: {}", last.strip_prefix("error: ").unwrap_or(last))
        }
    })?;
    if pattern.is_match("") { Err("matches the empty text".to_owned()) } else { Ok(pattern) }
}

/// Phrases as an automaton over words. State 0 is the root.
#[derive(Debug)]
struct Phrases {
    /// The number of each word of the phrases.
    words: FxHashMap<String, u32>,
    /// The state that a word leads to from a state.
    next: FxHashMap<(u32, u32), u32>,
    states: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// The state of the longest proper suffix.
    fallback: u32,
    /// Number of words in the longest phrase that ends here; 0 if none does.
    n_words: u32,
}

impl Default for Phrases {
    fn default() -> Phrases {
        Phrases { words: FxHashMap::default(), next: FxHashMap::default(), states: vec![State::default()] }
    }
}

impl Phrases {
    /// Adds a phrase; `false` if it has no word.
    fn add(&mut self, phrase: &str) -> bool {
        let (mut state, mut n_words) = (0, 0);
        for token in tokens(phrase) {
            let n_known = self.words.len() as u32;
            let word = *self.words.entry(word_form(token.span.of(phrase)).into_owned()).or_insert(n_known);
            let n_states = self.states.len() as u32;
            state = *self.next.entry((state, word)).or_insert(n_states);
            if state == n_states {
                self.states.push(State::default());
            }
            n_words += 1;
        }
        self.states[state as usize].n_words = n_words;
        n_words > 0
    }

    /// Sets the fallbacks, in the order of the states' depth.
    fn link(&mut self) {
        let mut children: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.states.len()];
        for (&(state, word), &next) in &self.next {
            children[state as usize].push((word, next));
        }
        let mut queue = vec![0];
        let mut n_done = 0;
        while let Some(&state) = queue.get(n_done) {
            n_done += 1;
            for &(word, child) in &children[state as usize] {
                let fallback = if state == 0 { 0 } else { self.step(self.states[state as usize].fallback, word) };
                let inherited = self.states[fallback as usize].n_words;
                let child_state = &mut self.states[child as usize];
                child_state.fallback = fallback;
                // A phrase that ends at this state is longer than one that ends at its suffix.
                if child_state.n_words == 0 {
                    child_state.n_words = inherited;
                }
                queue.push(child);
            }
        }
    }

    fn step(&self, mut state: u32, word: u32) -> u32 {
        loop {
            match self.next.get(&(state, word)) {
                Some(&next) => return next,
                None if state == 0 => return 0,
                None => state = self.states[state as usize].fallback,
            }
        }
    }

    /// The longest phrase ending at each word, where there is one.
    fn spans(&self, text: &str) -> Vec<Span> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let tokens = tokens(text);
        let (mut state, mut found) = (0, Vec::new());
        for (index, token) in tokens.iter().enumerate() {
            let word = self.words.get(word_form(token.span.of(text)).as_ref());
            state = word.map_or(0, |&word| self.step(state, word));
            let n_words = self.states[state as usize].n_words as usize;
            if n_words > 0 {
                found.push(tokens[index + 1 - n_words].span.hull(token.span));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(list: &str, text: &str, found: &[&str]) {
        let spans = IgnoreList::parse(list).unwrap().spans(text);
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), found, "{list:?} in {text:?}");
    }

    #[test]
    fn phrases_are_matched_word_by_word() {
        check("Sign up for our newsletter", "SIGN UP — for\nour  “Newsletter”!", &["SIGN UP — for\nour  “Newsletter"]);
        check("don't miss out", "Don’t miss out. Don't miss.", &["Don’t miss out"]);
        check("about Harle", "About Harlem. All about Harle Press", &["about Harle"]);
        check("Straße 5", "STRASSE 5", &["STRASSE 5"]);
        check("渡船今天", "“渡船今天没有开”", &["渡船今天"]);
        check("harle-press.example", "More at Harle-Press.example.", &["Harle-Press.example"]);
    }

    #[test]
    fn of_phrases_within_phrases_all_words_are_found() {
        check("b c\na b c d\nc", "a b c e a b c d x c", &["b c", "a b c d", "c"]);
        check("a b\nb c", "a b c", &["a b c"]);
        check("a a b", "a a a b", &["a a b"]);
        check("a a", "a a a", &["a a a"]);
    }

    #[test]
    fn patterns_stand_between_slashes() {
        check("/Photo: .*$/", "Rain.\nPhoto: J. Pell\nSun.", &["Photo: J. Pell"]);
        check("/(?i)embargoed until \\d+/", "EMBARGOED UNTIL 12 May", &["EMBARGOED UNTIL 12"]);
        check("/(?s)Notes to editors.*/", "Rain.\nNotes to editors\n1. Pell\n", &["Notes to editors\n1. Pell\n"]);
        // A date or a path is a phrase.
        check("/news", "the news", &["news"]);
        check("/\\b/", "no width", &[]);
    }

    #[test]
    fn blank_lines_and_remarks_are_skipped() {
        let list = IgnoreList::parse("\u{FEFF}# remark\r\n\r\n  Read more  \r\n#Another").unwrap();
        assert_eq!(list.entries(), ["Read more"]);
        assert!(IgnoreList::parse("\n# nothing").unwrap().is_empty());
        assert!(IgnoreList::default().spans("Read more").is_empty());
    }

    #[test]
    fn what_matches_nothing_or_everything_is_an_error() {
        for (list, message) in [
            ("fine\n***", "line 2: `***` has no word; a pattern stands between two `/`"),
            ("//", "line 1: `//` has no word; a pattern stands between two `/`"),
            ("/[a/", "line 1: `/[a/` is no pattern: unclosed character class"),
            (
                "/(?<=a)b/",
                "line 1: `/(?<=a)b/` is no pattern: look-around, including look-ahead and look-behind, is not supported",
            ),
            ("/x*/", "line 1: `/x*/` matches the empty text"),
            ("/\\w{900}{900}/", "line 1: `/\\w{900}{900}/` is too large a pattern: more than 4 MB"),
        ] {
            assert_eq!(IgnoreList::parse(list).unwrap_err().to_string(), message);
        }
        assert_eq!(
            IgnoreList::of(&["ok", "?"]).unwrap_err().to_string(),
            "`?` has no word; a pattern stands between two `/`"
        );
    }

    #[test]
    fn lists_are_joined() {
        let one = IgnoreList::parse("read more\n/Photo: .*/").unwrap();
        let both = one.with(&IgnoreList::of(&["sign up"]).unwrap());
        assert_eq!(both.entries(), ["read more", "/Photo: .*/", "sign up"]);
        assert_eq!(both.spans("Sign up, read more").len(), 2);
        assert_eq!(IgnoreList::default().with(&one), one);
    }

    /// Every occurrence of every phrase, found by checking each word.
    fn plainly(phrases: &[String], text: &str) -> Vec<Span> {
        let form = |text: &str, token: crate::text::Token| word_form(token.span.of(text)).into_owned();
        let words = tokens(text);
        let mut found = Vec::new();
        for phrase in phrases {
            let wanted: Vec<String> = tokens(phrase).into_iter().map(|token| form(phrase, token)).collect();
            for window in words.windows(wanted.len().max(1)) {
                if window.iter().map(|&token| form(text, token)).eq(wanted.iter().cloned()) {
                    found.push(window[0].span.hull(window[window.len() - 1].span));
                }
            }
        }
        joined(found)
    }

    proptest! {
        #[test]
        fn the_automaton_finds_what_a_plain_search_finds(
            phrases in prop::collection::vec("[ab]( [abc]){0,3}", 1..5),
            text in "[abcd]([ ,][abcd]){0,30}",
        ) {
            prop_assert_eq!(IgnoreList::of(&phrases).unwrap().spans(&text), plainly(&phrases, &text));
        }

        #[test]
        fn spans_are_in_order_and_on_character_borders(text in "\\PC{0,80}", phrase in "\\PC{1,8}") {
            let Ok(list) = IgnoreList::of(&[phrase.as_str(), "/[^a]{2}/"]) else { return Ok(()) };
            let spans = list.spans(&text);
            prop_assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some()));
        }
    }
}
