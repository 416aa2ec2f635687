//! What holds for the comparison of any two texts, real ones or soup, with texts made at random.
//!
//! Laws of single layers stand with them (`article_laws.rs`, `sentences.rs`, `quotations.rs`); here the whole way is gone.

use std::cell::RefCell;

use proptest::prelude::*;
use respun::quote::quotations;
use respun::text::{sentences, tokens};
use respun::{Article, Comparer, Config, Span, compare};

use crate::corpus::random_news::{text, two_texts};

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
        none(&crate::corpus::laws::broken_laws(&a, &b, &result))?;
        none(&crate::corpus::laws::broken_laws(&b, &a, &exchanged))?;
        none(&USED.with_borrow_mut(|used| crate::corpus::laws::broken_by_memory(used, &a, &b, &result)))?;
    }

    #[test]
    fn any_text_with_words_is_identical_to_itself(text in text()) {
        let article = Article::from_text("a", text);
        none(&crate::corpus::laws::broken_by_a_copy(&article, &compare(&article, &article, &Config::default())))?;
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
