//! Blocks, tokens, sentences and quotations of any text are pieces of it, in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun::quote::quotations;
use respun::text::{sentences, tokens};
use respun::{Article, Span};

fn assert_in_order(text: &str, spans: &[Span]) {
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{spans:?} are out of order");
    assert!(spans.iter().all(|span| text.get(span.start..span.end).is_some_and(|piece| !piece.is_empty())));
}

fuzz_target!(|text: &str| {
    let article = Article::from_text("a", text);
    let prose = article.prose().text();
    assert_in_order(prose, &article.blocks().iter().map(|block| block.span).collect::<Vec<_>>());
    assert_in_order(prose, &tokens(prose).iter().map(|token| token.span).collect::<Vec<_>>());
    let sentences = sentences(prose, article.language());
    assert_in_order(prose, &sentences);
    let quotations = quotations(&article, &sentences);
    assert_in_order(prose, &quotations.iter().map(|quotation| quotation.outer).collect::<Vec<_>>());
    for quotation in &quotations {
        assert!(quotation.outer.contains(quotation.span));
        for span in [quotation.speaker, quotation.cue].into_iter().flatten() {
            assert_in_order(prose, &[span]);
        }
    }
});
