//! Quotations as an editor sees them: which words stand in marks, who said them, and which mark is missing.

use proptest::prelude::*;
use respun::quote::{MissingMark, Quotation, QuotationKind, quotations};
use respun::{Article, Language, Span, text};

fn article(text: &str, language: Language) -> Article {
    Article::plain("a", text).with_language(language)
}

fn found(article: &Article) -> Vec<Quotation> {
    quotations(article, &text::sentences(article.prose().text(), article.language()))
}

#[track_caller]
fn check_words(language: Language, text: &str, want: &[&str]) {
    let article = article(text, language);
    let words: Vec<_> = found(&article).iter().map(|q| q.span.of(article.prose().text()).to_owned()).collect();
    assert_eq!(words, want, "{text}");
}

/// Speaker and cue of each quotation; "-" for nobody.
fn said(text: &str, language: Language) -> Vec<(String, String)> {
    let article = article(text, language);
    let shown = |span: Option<Span>| span.map_or("-", |s| s.of(article.prose().text())).to_owned();
    found(&article).iter().map(|q| (shown(q.speaker), shown(q.cue))).collect()
}

#[track_caller]
fn check_said(language: Language, text: &str, want: &[(&str, &str)]) {
    let got = said(text, language);
    let got: Vec<_> = got.iter().map(|(speaker, cue)| (speaker.as_str(), cue.as_str())).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn the_marks_of_every_language_are_read() {
    for (language, text) in [
        (Language::English, "“We leave at noon,” he said."),
        (Language::English, "\"We leave at noon,\" he said."),
        (Language::English, "‘We leave at noon,’ he said."),
        (Language::German, "„We leave at noon,“ sagte er."),
        (Language::German, "»We leave at noon,« sagte er."),
        (Language::French, "« We leave at noon, » dit-il."),
        (Language::Spanish, "«We leave at noon,» dijo."),
        (Language::Swedish, "”We leave at noon,” sa han."),
        (Language::Polish, "„We leave at noon,” powiedział."),
        (Language::Russian, "«We leave at noon,» сказал он."),
        (Language::Japanese, "彼は「We leave at noon,」と言った。"),
        (Language::Chinese, "他说：“We leave at noon,”然后走了。"),
    ] {
        check_words(language, text, &["We leave at noon,"]);
    }
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    for text in [
        "The workers’ hall wasn’t open in the ’90s, ’cause nobody’d paid.",
        "A 6\" pipe and a 5' 6\" man don't fit.",
        "The dogs' bowls and the cats' beds were gone.",
    ] {
        check_words(Language::English, text, &[]);
    }
    check_words(Language::French, "L’État n’a pas l’argent qu’il faut.", &[]);
}

#[test]
fn a_quotation_within_a_quotation_is_part_of_it() {
    check_words(Language::English, "“He called it ‘a gift’ and left,” she said.", &["He called it ‘a gift’ and left,"]);
    check_words(Language::English, "‘He said “never” to us,’ she said.", &["He said “never” to us,"]);
    check_words(Language::German, "„Er nannte es „Glück“ und ging“, sagte sie.", &["Er nannte es „Glück“ und ging"]);
    check_words(Language::English, "“He said \"no\" to us,” she said.", &["He said \"no\" to us,"]);
}

#[test]
fn a_missing_mark_is_named_and_the_quotation_ends_where_it_must() {
    for (text, want, missing) in [
        ("“We leave at noon.", "We leave at noon.", MissingMark::Closing),
        ("He called it “a gift to us. Then he left the hall.", "a gift to us.", MissingMark::Closing),
        (
            "She warned of the tides, which might drown the harbour and its sheds.”",
            "might drown the harbour and its sheds.",
            MissingMark::Opening,
        ),
    ] {
        let article = article(text, Language::English);
        let quotations = found(&article);
        assert_eq!(quotations.len(), 1, "{text}");
        assert_eq!(quotations[0].span.of(article.prose().text()), want);
        assert_eq!(quotations[0].missing, Some(missing));
        assert!(!quotations[0].is_balanced());
    }
}

#[test]
fn a_mark_too_many_quotes_nothing() {
    check_words(Language::English, "“We left,” he said.”", &["We left,"]);
}

#[test]
fn paragraphs_that_open_again_are_a_block_by_one_speaker() {
    let text = "Tom Hale told the council: “The quay is old.\n\n“It will not stand another winter.\n\n“Mend it.”";
    let article = article(text, Language::English);
    let quotations = found(&article);
    let kinds: Vec<_> = quotations.iter().map(|q| (q.kind, q.missing)).collect();
    assert_eq!(kinds, [(QuotationKind::Block, None); 3]);
    for quotation in quotations {
        assert_eq!(quotation.speaker.map(|s| s.of(text)), Some("Tom Hale"));
    }
}

#[test]
fn a_quotation_may_run_over_lines() {
    check_words(
        Language::English,
        "Hale said: “The quay is old.\nIt will not stand.\nMend it.”\nThe council left.",
        &["The quay is old.\nIt will not stand.\nMend it."],
    );
}

#[test]
fn titles_and_nicknames_are_terms_without_a_speaker() {
    for text in ["Tom “Sparks” Hale left the hall.", "She wrote the novel “Winter Light” in Oslo."] {
        let article = article(text, Language::English);
        let quotations = found(&article);
        assert_eq!(quotations.len(), 1, "{text}");
        assert_eq!((quotations[0].kind, quotations[0].speaker), (QuotationKind::Term, None), "{text}");
    }
}

#[test]
fn speakers_are_found_before_and_behind_in_english() {
    for (text, want) in [
        ("“We leave,” said Tom Hale.", &[("Tom Hale", "said")][..]),
        ("“We leave,” Tom Hale told reporters.", &[("Tom Hale", "told")]),
        ("Tom Hale said: “We leave at noon.”", &[("Tom Hale", "said")]),
        ("Tom Hale, the pilot, said that “the wind is wrong”.", &[("Tom Hale", "said")]),
        ("“We leave,” said Tom Hale. “The wind is right.”", &[("Tom Hale", "said"), ("Tom Hale", "-")]),
        ("“We leave,” Tom Hale said, “and soon.”", &[("Tom Hale", "said"), ("Tom Hale", "said")]),
        ("According to Tom Hale, “the wind is wrong”.", &[("Tom Hale", "According to")]),
        ("The wind “is wrong for us”, Tom Hale said.", &[("Tom Hale", "said")]),
        ("Tom Hale left the hall, calling the plan “a gift to our rivals”.", &[("Tom Hale", "calling")]),
        ("“We leave!” Tom Hale beamed.", &[("Tom Hale", "beamed")]),
        ("“We leave at noon.”\n— Tom Hale", &[("Tom Hale", "-")]),
        ("Tom Hale: “We leave at noon.”", &[("Tom Hale", "-")]),
        ("“We leave at noon,”\nTom Hale said.", &[("Tom Hale", "said")]),
        ("“We leave. The wind is right. Come with us,” Tom Hale said.", &[("Tom Hale", "said")]),
    ] {
        check_said(Language::English, text, want);
    }
}

#[test]
fn organisations_and_roles_that_hold_a_name_are_speakers() {
    for (text, want) in [
        ("“We act,” said the Treasury’s Office of Harbour Affairs (OHA).", "Treasury’s Office of Harbour Affairs"),
        ("“We act,” the Treasury’s Office of Harbour Affairs said.", "Treasury’s Office of Harbour Affairs"),
        ("It names ships which Treasury executives state “moved the grain by night”.", "Treasury executives"),
        ("A spokesman for the Harbour Board said “no ship was lost”.", "spokesman for the Harbour Board"),
        ("A witness said “no ship was lost”.", "witness"),
        ("Prosecutors said “no ship was lost”.", "Prosecutors"),
        ("The ministry of harbours has promised that crews “may stay as long as they like”.", "ministry of harbours"),
        ("A spokeswoman for the harbour ministry said “no ship was lost”.", "spokeswoman for the harbour ministry"),
        ("“No ship was lost,” the charm said.", "-"),
    ] {
        assert_eq!(said(text, Language::English)[0].0, want, "{text}");
    }
}

/// The speaker of the last quotation of a text; "-" for nobody.
#[track_caller]
fn check_last_speaker(language: Language, rows: &[(&str, &str)]) {
    for &(text, want) in rows {
        assert_eq!(said(text, language).last().map(|(speaker, _)| speaker.as_str()), Some(want), "{text}");
    }
}

#[test]
fn an_organisation_keeps_its_name_when_it_is_called_by_less() {
    check_last_speaker(
        Language::English,
        &[
            ("The Harbour Safety Office (HSO) met. “They hid well,” the HSO said.", "Harbour Safety Office"),
            ("The Harbour Safety Office met. “They hid well,” the office said.", "Harbour Safety Office"),
            ("The Harbour Safety Office met. “They hid well,” it said.", "Harbour Safety Office"),
            (
                "According to the Harbour Safety Office, they hid. “They hid well,” its notice reads.",
                "Harbour Safety Office",
            ),
            (
                "The Harbour Safety Office met. “They hid well,” a bulletin from the office stated.",
                "Harbour Safety Office",
            ),
            ("A laboratory in Oslo tested the water. It found “no oil in any of the jars”.", "laboratory in Oslo"),
        ],
    );
}

#[test]
fn a_title_over_a_comma_tells_a_person() {
    check_last_speaker(
        Language::English,
        &[
            ("The mayor, Zorbina Oake, met the crews. “It stinks,” she said.", "Zorbina Oake"),
            ("The crews struck. “It stinks,” said their secretary, Zorbina Oake.", "Zorbina Oake"),
            ("The crews struck. “It stinks,” his wife, Zorbina Oake, said.", "Zorbina Oake"),
            ("Zorbina Oake, 58, met the crews. “It stinks,” she said.", "Zorbina Oake"),
            (
                "Zorbina Oake of the harbour broker Pell Brothers, which owns two ships, said “it stinks of old fish”.",
                "Zorbina Oake",
            ),
        ],
    );
    check_last_speaker(
        Language::German,
        &[
            ("„Es stinkt“, sagte die Vorsitzende der Werft, Zorbine Aden.", "Zorbine Aden"),
            ("Tom Berg zahlte vier Millionen Euro. Die Kähne kosten zwei Euro. „Es stinkt“, sagte er.", "Tom Berg"),
        ],
    );
    check_last_speaker(
        Language::Spanish,
        &[("La jueza del puerto, Zorbina Oca, llegó. «Huele mal», dijo.", "Zorbina Oca")],
    );
    check_last_speaker(Language::French, &[("« Ça sent mauvais », prévient le préfet, Zorbin Morel.", "Zorbin Morel")]);
}

#[test]
fn a_pronoun_means_who_is_named_nearest() {
    check_last_speaker(
        Language::English,
        &[
            // A byline speaks to nobody.
            (
                "From our reporter Bettina Lund\n\nThe mayor, Winifred Oake, came. “It stinks,” she said.",
                "Winifred Oake",
            ),
            (
                "“We sail,” said Ida Crewe.\n\nThe deciding vote came from Lena Pell. “I will not be shouted at,” she said.",
                "Lena Pell",
            ),
            (
                "Mayor Winifred Oake left. “We sail,” said Ida Crewe.\n\nThe mayor was asked whether she would stay. “No,” she said.",
                "Winifred Oake",
            ),
            ("Anna Berg was fourth when her coach, Milo Strand, threw his hat. “I was wrong,” he said.", "Milo Strand"),
            ("Zorbina Oake is an engineer. She said that the rust “was there for anybody to see”.", "Zorbina Oake"),
        ],
    );
    check_last_speaker(
        Language::Spanish,
        &[("«Vamos», dijo Ana Robles.\n\nMaribel Zuazo pidió calma. «Hay pan», afirmó.", "Maribel Zuazo")],
    );
}

#[test]
fn a_speaker_is_named_by_whose_words_they_are() {
    check_last_speaker(
        Language::English,
        &[
            ("The plan serves “the good of all crews” in the words of Tom Hale.", "Tom Hale"),
            ("The plan, in the opinion of Tom Hale, was “a gift to our rivals”.", "Tom Hale"),
            ("The log had been branded by Tom Hale “a work of fiction”.", "Tom Hale"),
            ("According to testimony by Tom Hale, the rust “was there for anybody to see”.", "Tom Hale"),
        ],
    );
    check_last_speaker(
        Language::German,
        &[("Ilse Brandt kam. Nach ihren Worten sind die Fischer „bereit zu warten“.", "Ilse Brandt")],
    );
}

#[test]
fn a_verb_before_its_own_pronoun_says_in_french() {
    check_said(
        Language::French,
        "Odile Morel est là. « Nous partons », se remémore-t-elle.",
        &[("Odile Morel", "remémore")],
    );
    check_said(
        Language::French,
        "Odile Morel est là. « Nous partons », a-t-elle tranché.",
        &[("Odile Morel", "tranché")],
    );
}

#[test]
fn short_names_roles_and_pronouns_lead_to_the_fullest_name() {
    let start = "Deputy Harbour Minister Kim Ji-na met the press on the quay. The rain fell. ";
    for tail in [
        "Kim said “the quay is safe for all”.",
        "She said “the quay is safe for all”.",
        "“The quay is safe for all,” the minister said.",
        "According to the Deputy Harbour Minister, “the quay is safe for all”.",
        "Minister Kim reiterated that “the quay is safe for all”.",
    ] {
        let text = format!("{start}{tail}");
        assert_eq!(said(&text, Language::English)[0].0, "Kim Ji-na", "{text}");
    }
}

#[test]
fn a_pronoun_does_not_mean_whom_its_gender_excludes() {
    let text = "Mr. Tom Hale met Anna Berg. Berg thanked Hale. “We were glad,” he said. “So was I,” she said.";
    let speakers: Vec<_> = said(text, Language::English).into_iter().map(|(speaker, _)| speaker).collect();
    assert_eq!(speakers, ["Tom Hale", "Anna Berg"]);
}

#[test]
fn speakers_are_found_in_other_languages() {
    for (language, text, want) in [
        (Language::German, "„Wir fahren“, sagte Ilse Brandt am Montag.", &[("Ilse Brandt", "sagte")][..]),
        (Language::German, "Am Montag sagte Ilse Brandt: „Wir fahren.“", &[("Ilse Brandt", "sagte")]),
        (Language::German, "„Wir fahren“, so die Ministerin Ilse Brandt.", &[("Ilse Brandt", "so")]),
        (Language::German, "Laut Ilse Brandt ist das „ein Geschenk des Himmels“.", &[("Ilse Brandt", "Laut")]),
        (Language::German, "Ilse Brandt hat das „ein Geschenk des Himmels“ genannt.", &[("Ilse Brandt", "genannt")]),
        (Language::French, "« Nous partons », a déclaré Jean Morel.", &[("Jean Morel", "déclaré")]),
        (Language::French, "Selon Jean Morel, « le vent est bon pour nous ».", &[("Jean Morel", "Selon")]),
        (Language::Spanish, "«Nos vamos ya», dijo Ana Robles.", &[("Ana Robles", "dijo")]),
        (
            Language::Spanish,
            "—Nos vamos —dijo Ana Robles—. Es tarde.",
            &[("Ana Robles", "dijo"), ("Ana Robles", "dijo")],
        ),
        (Language::Spanish, "Según Ana Robles, «el viento es bueno».", &[("Ana Robles", "Según")]),
        (Language::Italian, "«Partiamo», ha detto Luca Serra.", &[("Luca Serra", "detto")]),
        (Language::Dutch, "“We gaan”, zei Jan Visser.", &[("Jan Visser", "zei")]),
    ] {
        check_said(language, text, want);
    }
}

#[test]
fn ten_thousand_marks_and_a_sentence_without_end_are_answered() {
    for text in [
        "“a ".repeat(10_000),
        "a” ".repeat(10_000),
        "\" ' ".repeat(10_000),
        "'a ‘b ".repeat(10_000),
        "« a".repeat(10_000),
        "“a” said Tom, ".repeat(10_000),
        "Tom “a” and ".repeat(10_000),
        "Tom ".repeat(50_000) + "said “no” and left",
        "“a\n".repeat(10_000),
        "—a".repeat(10_000),
        "(“a” ".repeat(10_000),
    ] {
        for language in [Language::English, Language::German, Language::Spanish] {
            let article = article(&text, language);
            // The whole text as one sentence: how sentences are split is not asked here.
            quotations(&article, &[Span::new(0, article.prose().len())]);
        }
    }
}

proptest! {
    #[test]
    fn any_text_gives_quotations_in_order_on_character_borders(
        text in "([“”„\"'’‘«»‹›「」—:,.!?\n ]|said |Tom |der |sagte |é|日|[a-c]{1,3} ){0,80}"
    ) {
        for language in [Language::English, Language::German, Language::French, Language::Spanish] {
            let article = article(&text, language);
            let prose = article.prose().text();
            let mut end = 0;
            for quotation in found(&article) {
                prop_assert!(quotation.outer.start >= end);
                prop_assert!(quotation.outer.contains(quotation.span));
                prop_assert!(!quotation.span.of(prose).is_empty());
                for span in [quotation.speaker, quotation.cue].into_iter().flatten() {
                    prop_assert!(!span.of(prose).is_empty());
                }
                end = quotation.outer.end;
            }
        }
    }
}
