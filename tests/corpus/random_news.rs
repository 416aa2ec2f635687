//! Texts made at random: soup of all of Unicode, something like news, and texts made of one another's sentences.

use proptest::prelude::*;
use proptest::sample::{Index, select};

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
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), news()]
}

/// Two texts, most often one made of the other's sentences.
pub fn two_texts() -> impl Strategy<Value = (String, String)> {
    prop_oneof![1 => (text(), text()), 3 => related_news()]
}
