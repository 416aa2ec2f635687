//! What holds for the comparison of any two texts, real ones or soup, with texts made at random.
//!
//! Laws of single layers stand with them (`article_laws.rs`, `sentences.rs`, `quotations.rs`); here the whole way is gone.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use respun::quote::quotations;
use respun::text::{sentences, tokens};
use respun::{Article, Comparer, Config, Span, compare};

#[path = "corpus/laws.rs"]
mod laws;

/// Sentences as news has them, with what may go wrong in them: marks left open, names, numbers, abbreviations, several scripts.
fn news_sentence() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let pieces = select(vec![
        "the mayor of Port Ellis", "Ilse Brandt", "Mr. Odum", "she", "said", "told reporters", "will not", "may", "closed", "the ferry",
        "terminal", "$5 million", "1,200 people", "on March 3", "U.S. officials", "according to", "re-opened", "don’t", "never", "3.5%",
        "“We are ready", "We are ready,”", "“", "”", "\"", "'", "«", "»", "„", "‘", "’", "…", "[…]", "(", ")", "—", "–", ";", ":", ",”",
        "das Hallenbad", "niemand", "l’école", "año", "船は", "沈んだ", "ไม่มี", "לא", "🙂", "e\u{301}", "\u{AD}", "\u{200B}", "&amp;", "*", "#", "\n",
    ]);
    let end =
        select(vec![". ", "! ", "? ", ".” ", ",” ", ".\n", ".\n\n", "。", " ", "", "\r\n", " …\n\n- ", "\n\n## "]);
    (prop::collection::vec(pieces, 0..14), end).prop_map(|(pieces, end)| pieces.join(" ") + end)
}

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(news_sentence(), 0..16).prop_map(|all| all.concat())
}

/// Two texts of which the second has sentences of the first, in another order, left out, doubled, changed, with others between.
fn related_news() -> impl Strategy<Value = (String, String)> {
    let taken = prop_oneof![
        3 => any::<Index>().prop_map(Ok),
        1 => news_sentence().prop_map(Err),
    ];
    (prop::collection::vec(news_sentence(), 1..14), prop::collection::vec((taken, any::<bool>()), 0..14)).prop_map(
        |(original, edits)| {
            let sentence = |(edit, changed): (Result<Index, String>, bool)| match edit {
                Ok(index) if changed => index.get(&original).replace("the", "a").replace("not", "").replace('“', ""),
                Ok(index) => index.get(&original).clone(),
                Err(own) => own,
            };
            let rewritten = edits.into_iter().map(sentence).collect();
            (original.concat(), rewritten)
        },
    )
}

/// Any text: soup of all of Unicode, or something like news.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), news()]
}

fn two_texts() -> impl Strategy<Value = (String, String)> {
    prop_oneof![1 => (text(), text()), 3 => related_news()]
}

thread_local! {
    /// Sees the texts of all cases, so that what it keeps would show.
    static USED: RefCell<Comparer> = RefCell::new(Comparer::new(&Config::default()));
}

fn none(broken: &[String]) -> Result<(), TestCaseError> {
    prop_assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

/// Spans in order that do not overlap, each some text cut on character borders.
fn in_order(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?} are out of order");
    prop_assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some_and(|piece| !piece.is_empty())));
    Ok(())
}

proptest! {
    // A case takes a millisecond or two; what these find they find early.
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_any_two_texts((a, b) in two_texts()) {
        let (a, b) = (Article::from_text("a", a), Article::from_text("b", b));
        let (result, exchanged) = (compare(&a, &b, &Config::default()), compare(&b, &a, &Config::default()));
        none(&laws::broken_laws(&a, &b, &result))?;
        none(&laws::broken_laws(&b, &a, &exchanged))?;
        none(&USED.with_borrow_mut(|used| laws::broken_by_memory(used, &a, &b, &result)))?;
    }

    #[test]
    fn any_text_with_words_is_identical_to_itself(text in text()) {
        let article = Article::from_text("a", text);
        none(&laws::broken_by_a_copy(&article, &compare(&article, &article, &Config::default())))?;
    }

    #[test]
    fn tokens_sentences_and_quotations_are_pieces_of_any_text_in_order(text in text()) {
        let article = Article::from_text("a", text);
        let prose = article.prose().text();
        let tokens: Vec<Span> = tokens(prose).iter().map(|token| token.span).collect();
        in_order(prose, &tokens)?;
        let sentences = sentences(prose, article.language());
        in_order(prose, &sentences)?;
        let quotations = quotations(&article, &sentences);
        in_order(prose, &quotations.iter().map(|quotation| quotation.outer).collect::<Vec<_>>())?;
        for quotation in &quotations {
            prop_assert!(quotation.outer.contains(quotation.span));
            for span in [Some(quotation.span), quotation.speaker, quotation.cue].into_iter().flatten() {
                in_order(prose, &[span])?;
            }
        }
    }
}
