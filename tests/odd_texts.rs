//! Texts that are hardly any: languages without word vectors, capitals, no marks, no end, nothing but numbers, names or quote marks.
//!
//! Each is held against itself, against a reworded copy where there is such a thing, and against a stranger of its kind. Nothing
//! here asks how much is found, but the sides must be told apart, and the laws hold both ways. Time is bounded by size: what is
//! quadratic would be seen to hang. The last part asks only what is quoted, in texts of marks that nobody would print.

use std::cell::RefCell;
use std::iter;

use proptest::prelude::*;
use respun::quote::{Quotation, quotations};
use respun::{Article, Comparer, Comparison, Config, Language, Verdict, compare};

thread_local! {
    /// Sees all texts of a test, so that what it keeps would show.
    static USED: RefCell<Comparer> = RefCell::new(Comparer::new(&Config::default()));
}

/// The comparison of two texts, lawful both ways.
#[track_caller]
fn compared(a: &str, b: &str) -> Comparison {
    let (a, b) = (Article::from_text("a", a), Article::from_text("b", b));
    let (result, exchanged) = (compare(&a, &b, &Config::default()), compare(&b, &a, &Config::default()));
    let mut broken = crate::corpus::laws::broken_laws(&a, &b, &result);
    broken.extend(crate::corpus::laws::broken_laws(&b, &a, &exchanged));
    broken.extend(USED.with_borrow_mut(|used| crate::corpus::laws::broken_by_memory(used, &a, &b, &result)));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert_eq!(result.verdict, exchanged.verdict, "another verdict when exchanged");
    result
}

/// Verdicts that say that something was taken.
const DERIVED: [Verdict; 4] = [Verdict::Identical, Verdict::NearDuplicate, Verdict::Rewrite, Verdict::PartialReuse];

/// A text with words is identical to itself.
#[track_caller]
fn check_copy(text: &str) {
    let article = Article::from_text("a", text);
    let result = compare(&article, &article, &Config::default());
    assert!(result.a.words > 0, "no words to compare");
    let broken = crate::corpus::laws::broken_by_a_copy(&article, &result);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// One is found to be made from the other.
#[track_caller]
fn check_reworded(text: &str, reworded: &str) {
    let result = compared(text, reworded);
    let is_part = result.verdict == Verdict::PartialReuse;
    let is_found = DERIVED[1..].contains(&result.verdict) && (result.score >= 0.5 || is_part);
    // Of short texts, or where nothing is known of the words of a language, it may say that it cannot tell.
    let is_open = result.verdict == Verdict::Unclear && !result.notes.is_empty();
    assert!(is_found || is_open, "{:?}, score {:.2}", result.verdict, result.score);
    assert!(!result.passages.is_empty(), "no passage");
}

/// Nobody took anything.
#[track_caller]
fn check_strangers(text: &str, stranger: &str) {
    let result = compared(text, stranger);
    assert!(!DERIVED.contains(&result.verdict), "{:?}, score {:.2}", result.verdict, result.score);
    assert!(result.score < 0.5, "score {:.2}", result.score);
}

/// A text, a reworded copy and a stranger.
#[track_caller]
fn check(text: &str, reworded: &str, stranger: &str) {
    [text, reworded, stranger].into_iter().for_each(check_copy);
    check_reworded(text, reworded);
    check_strangers(text, stranger);
    check_strangers(reworded, stranger);
}

/// Numbers that are the same on every run (an LCG with Knuth's constants), below `end`.
fn numbers(seed: u64, end: usize) -> impl Iterator<Item = usize> {
    let next =
        |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    iter::successors(Some(seed), next).skip(8).map(move |state| (state >> 33) as usize % end)
}

/// A word of no language, one for each number.
fn word(number: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "ve", "zu", "dor", "fen", "gal", "hin", "jup", "kar", "lem",
        "mor", "nas", "pol",
    ];
    [number / 400, number / 20, number].map(|at| SYLLABLES[at % 20]).concat()
}

/// Words as a text has them: every third is one of a few that stand everywhere.
fn words(seed: u64, n: usize) -> Vec<String> {
    const EVERYWHERE: [&str; 6] = ["the", "of", "and", "to", "in", "was"];
    let pick = |(at, number): (usize, usize)| {
        if at % 3 == 0 { EVERYWHERE[number % EVERYWHERE.len()].to_owned() } else { word(number) }
    };
    numbers(seed, 8_000).take(n).enumerate().map(pick).collect()
}

/// The same in another order; which does not depend on what they are.
fn shuffled<T: Clone>(all: &[T], seed: u64) -> Vec<T> {
    let mut order: Vec<(usize, usize)> = numbers(seed, 1 << 30).zip(0..all.len()).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| all[at].clone()).collect()
}

/// Every fourth one replaced by one of another text.
fn respun(words: &[String], others: &[String]) -> Vec<String> {
    words
        .iter()
        .zip(others)
        .enumerate()
        .map(|(at, (own, other))| if at % 4 == 1 { other } else { own }.clone())
        .collect()
}

const FINNISH: [&str; 3] = [
    "Harjusalmen kaupunginvaltuusto päätti maanantaina sulkea vanhan lauttarannan syyskuussa. Laituri on ollut huonossa kunnossa \
     vuodesta 2016, ja korjaus maksaisi 3,4 miljoonaa markkaa. Satamapäällikkö Aune Virtala pitää päätöstä oikeana. Uusi lautta \
     liikennöi Kotkaniemestä kahdeksan kertaa päivässä. Matkustajayhdistys keräsi päätöstä vastaan 2 700 nimeä.",
    "Maanantaina Harjusalmen valtuusto päätti, että vanha lauttaranta suljetaan syyskuussa. Laituri on ollut heikossa kunnossa \
     vuodesta 2016, ja sen kunnostus maksaisi 3,4 miljoonaa markkaa. Satamapäällikkö Aune Virtalan mielestä päätös on oikea. \
     Kahdeksan kertaa päivässä uusi lautta kulkee Kotkaniemestä. Päätöstä vastaan matkustajayhdistys sai kokoon 2 700 nimeä.",
    "Leipuri Onni Karhula voitti Suolahden ruisleipäkisan jo kolmannen kerran. Tuomaristo kehui kuoren rapeutta ja hapanta \
     tuoksua. Kilpailuun osallistui tänä vuonna yhdeksäntoista leipomoa. Palkintona on kivimylly, joka painaa sata kiloa.",
];

const GREEK: [&str; 3] = [
    "Το δημοτικό συμβούλιο της Αλμυρίνης αποφάσισε τη Δευτέρα να κλείσει το παλιό λιμάνι τον Σεπτέμβριο. Η προβλήτα είναι \
     επικίνδυνη από το 2016 και η επισκευή της θα κόστιζε 3,4 εκατομμύρια. Η λιμενάρχης Δανάη Βελίδου θεωρεί σωστή την \
     απόφαση. Το νέο πλοίο θα φεύγει από τη Σκάλα οκτώ φορές την ημέρα. Ο σύλλογος επιβατών μάζεψε 2.700 υπογραφές.",
    "Τη Δευτέρα το συμβούλιο της Αλμυρίνης αποφάσισε πως το παλιό λιμάνι θα κλείσει τον Σεπτέμβριο. Από το 2016 η προβλήτα \
     είναι επικίνδυνη, και για την επισκευή της θα χρειάζονταν 3,4 εκατομμύρια. Σωστή θεωρεί την απόφαση η λιμενάρχης Δανάη \
     Βελίδου. Οκτώ φορές την ημέρα θα φεύγει το νέο πλοίο από τη Σκάλα. Οι επιβάτες μάζεψαν 2.700 υπογραφές.",
    "Ο φούρναρης Μάρκος Τσελίκης κέρδισε για τρίτη φορά τον διαγωνισμό ψωμιού στο Κεφαλόβρυσο. Οι κριτές επαίνεσαν την \
     τραγανή κόρα και το άρωμα του προζυμιού. Συμμετείχαν δεκαεννέα αρτοποιεία. Το βραβείο είναι μια πέτρινη μυλόπετρα.",
];

const JAPANESE: [&str; 3] = [
    "汐見町の議会は月曜日、古い渡船場を九月に閉鎖することを決めた。桟橋は2016年から傷みが激しく、修理には3億4千万円かかるという。\
     港湾長の水無瀬あかりさんは「正しい判断だ」と話した。新しい船は岬港から一日八便運航する。乗客の会は反対の署名を2700人分集めた。",
    "月曜日、汐見町議会は九月に古い渡船場を閉鎖すると決定した。2016年から桟橋の傷みが激しく、修理費は3億4千万円に上るという。\
     「正しい判断だ」と港湾長の水無瀬あかりさんは述べた。新しい船は一日八便、岬港から運航する。反対の署名は乗客の会が2700人分集めた。",
    "パン職人の鳥越大地さんが、栗原村の黒パン大会で三度目の優勝を果たした。審査員は皮の香ばしさと酸味のある香りをほめた。\
     今年は十九軒の店が参加した。賞品は重さ百キロの石臼である。",
];

/// Norse and Polynesian at a guess; nobody speaks it.
const INVENTED: [&str; 3] = [
    "Ve harun Solvarak timo kelde un arrika fendal po Ellisund. Marunte keppi dovar 2016 ala zemmer, ko rapu 34 mill skorven. \
     Havnara Teodra Minsk valo keldun rekta. Nuvo fendal tirra ova Kapp Lorin okta sekki dagur. Passorak lumi 2.700 nimmar kontra.",
    "Timo ve harun Solvarak keldun: arrika fendal po Ellisund un skal. Ala zemmer marunte dovar 2016, ko 34 mill skorven rapu \
     kosta. Rekta valo keldun havnara Teodra Minsk. Okta sekki dagur nuvo fendal ova Kapp Lorin tirra. Kontra passorak 2.700 \
     nimmar lumi.",
    "Pekka brodda Gurvan Ostri venn trissa konkur po Suolampi. Dommarek prisa skorpa krasp ol lukta surdeg. Nittan brodderi \
     delta azzar. Premi stenn kvarna hundra vekta.",
];

#[test]
fn languages_without_word_vectors_have_answers() {
    for [text, reworded, stranger] in [FINNISH, GREEK, JAPANESE] {
        check(text, reworded, stranger);
    }
}

#[test]
fn languages_that_nobody_speaks_have_answers() {
    let [text, reworded, stranger] = INVENTED;
    check(text, reworded, stranger);
}

#[test]
fn two_languages_in_one_text_are_compared() {
    let mixed = |one: &str, other: &str| -> String {
        let (ones, others) = (one.split_inclusive(". "), other.split_inclusive(". "));
        ones.zip(others).flat_map(|(x, y)| [x.trim(), " ", y.trim(), " "]).collect()
    };
    check(&mixed(FINNISH[0], GREEK[0]), &mixed(FINNISH[1], GREEK[1]), &mixed(FINNISH[2], GREEK[2]));
    check(&mixed(ENGLISH[0], FINNISH[0]), &mixed(ENGLISH[1], FINNISH[1]), &mixed(ENGLISH[2], FINNISH[2]));
}

#[test]
fn texts_on_one_subject_in_two_languages_are_strangers() {
    for (one, other) in
        [(FINNISH, GREEK), (GREEK, JAPANESE), (JAPANESE, ENGLISH), (ENGLISH, FINNISH), (INVENTED, FINNISH)]
    {
        check_strangers(one[0], other[0]);
    }
}

const ENGLISH: [&str; 3] = [
    "The council of Port Ellis decided on Monday to close the old ferry terminal in September. The pier has been in poor \
     condition since 2016, and repairs would cost 3.4 million crowns. Harbour master Teodra Minsk called the decision right. A \
     new ferry will leave Cape Lorin eight times a day. The passengers' union gathered 2,700 signatures against the plan.",
    "On Monday councillors in Port Ellis decided that the old ferry terminal will shut in September. Its pier has been in bad \
     shape since 2016, and fixing it would cost 3.4 million crowns. The decision is right, said harbour master Teodra Minsk. \
     Eight times a day a new ferry will depart from Cape Lorin. Against the plan, the union of passengers collected 2,700 \
     signatures.",
    "Baker Gurvan Ostri won the rye bread contest of Sule for the third time. Judges praised the crisp crust and the sour smell \
     of his loaves. Nineteen bakeries took part this year. The prize is a millstone that weighs a hundred kilos.",
];

#[test]
fn texts_in_capitals_are_compared() {
    let [text, reworded, stranger] = ENGLISH.map(str::to_uppercase);
    check(&text, &reworded, &stranger);
    // Capitals are no difference between words.
    assert_eq!(compared(ENGLISH[0], &text).verdict, Verdict::Identical);
    check_reworded(ENGLISH[0], &reworded);
    let [text, reworded, stranger] = GREEK.map(str::to_uppercase);
    check(&text, &reworded, &stranger);
}

#[test]
fn texts_without_any_punctuation_are_compared() {
    for texts in [ENGLISH, FINNISH, GREEK, JAPANESE] {
        // Figures keep their marks: "34 million" is another sum than "3.4 million".
        let bare = |text: &str| -> String {
            let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let words = text.split_whitespace().map(|word| match word {
                figure if is_figure(figure) => figure.trim_end_matches(['.', ',', ':']).to_owned(),
                word => word.chars().filter(|c| c.is_alphanumeric()).collect(),
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let [text, reworded, stranger] = texts.map(bare);
        check(&text, &reworded, &stranger);
        check_reworded(texts[0], &reworded);
    }
}

#[test]
fn one_endless_sentence_is_compared() {
    let [own, strange, new] = [1, 2, 3].map(|seed| words(seed, 5_000));
    check(&own.join(" "), &respun(&own, &new).join(" "), &strange.join(" "));
    // The second half first.
    let (first, second) = own.split_at(2_500);
    check_reworded(&own.join(" "), &[second, first].concat().join(" "));
}

#[test]
fn ten_thousand_sentences_of_one_word_are_compared() {
    let [own, strange, new] = [4, 5, 6].map(|seed| numbers(seed, 8_000).take(10_000).map(word).collect::<Vec<_>>());
    let sentences = |words: &[String]| words.iter().map(|word| format!("{word}. ")).collect::<String>();
    check_copy(&sentences(&own));
    let result = compared(&sentences(&own), &sentences(&respun(&own, &new)));
    assert_eq!((result.verdict, result.score >= 0.5), (Verdict::NearDuplicate, true));
    assert_eq!(result.passages.len(), 1);
    for other in [&strange, &shuffled(&own, 7)] {
        let result = compared(&sentences(&own), &sentences(other));
        // Some two hundred words scattered over ten thousand are not lifted.
        assert_eq!((result.verdict, result.score < 0.13), (Verdict::Unrelated, true), "{}", result.score);
        assert!(result.passages.is_empty());
    }
    check_copy(&"No. ".repeat(10_000));
    check_strangers(&"No. ".repeat(10_000), &"Perhaps. ".repeat(10_000));
}

#[test]
fn tables_of_numbers_are_compared() {
    let cells = |seed: u64| -> Vec<String> { numbers(seed, 100_000).take(2_000).map(|n| n.to_string()).collect() };
    let [own, strange, new] = [8, 9, 10].map(cells);
    let changed = respun(&own, &new);
    let lines = |cells: &[String], left: &str, between: &str, right: &str| -> String {
        cells.chunks(8).map(|row| format!("{left}{}{right}\n", row.join(between))).collect()
    };
    let plain = |cells: &[String]| lines(cells, "", "\t", "");
    check(&plain(&own), &plain(&changed), &plain(&strange));
    let decimal = |cells: &[String]| lines(cells, "", " ", ".").replace('7', ",");
    check(&decimal(&own), &decimal(&changed), &decimal(&strange));
    let markdown = |cells: &[String]| format!("|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n{}", lines(cells, "|", "|", "|"));
    for (one, two) in [(&own, &own), (&own, &changed), (&own, &strange)] {
        compared(&markdown(one), &markdown(two));
    }
}

#[test]
fn nothing_but_marks_is_no_text() {
    for marks in ["“”", "\"", "„“", "«»", "‘’", "「」", "'", "“", "”", "” “", "…", "—", ".", "🙂"]
    {
        for n in [1, 2, 3, 1_000] {
            let text = marks.repeat(n);
            let result = compared(&text, &text);
            assert_eq!((result.a.words, result.verdict), (0, Verdict::Unclear), "{marks} {n}");
            check_strangers(&text, ENGLISH[0]);
            check_strangers(&text, "");
        }
    }
}

#[test]
fn marks_left_open_a_thousand_times_are_followed() {
    let opened = |text: &str, mark: &str| text.replace(' ', &format!(" {mark}"));
    for mark in ["“", "\"", "«", "'", "”"] {
        let [text, reworded, stranger] = ENGLISH.map(|text| opened(text, mark));
        check(&text, &reworded, &stranger);
        check_copy(&opened(&text.repeat(20), mark));
    }
}

#[test]
fn lists_of_names_are_compared() {
    let name = |number: usize| {
        let capital = |word: String| word[..1].to_uppercase() + &word[1..];
        format!("{} {}", capital(word(number / 8_000)), capital(word(number)))
    };
    let names = |seed: u64| -> Vec<String> { numbers(seed, 64_000_000).take(400).map(name).collect() };
    let [own, strange, new] = [11, 12, 13].map(names);
    let changed = respun(&own, &new);
    for (between, end) in [(", ", "."), ("\n", ""), ("\n\n", ""), (". ", "."), (" and ", "")] {
        let list = |names: &[String]| names.join(between) + end;
        check(&list(&own), &list(&changed), &list(&strange));
    }
}

/// The quotations of a text, which must be lawful: in order, within the text, apart from each other, on character borders.
fn lawful_quotations(text: &str, language: Language) -> Result<(Article, Vec<Quotation>), TestCaseError> {
    let article = Article::from_text("a", text).with_language(language);
    let found = quotations(&article, &article.sentences());
    let prose = article.prose().text();
    let mut end = 0;
    for quotation in &found {
        prop_assert!(quotation.outer.start >= end, "{:?} begins before {}", quotation, end);
        prop_assert!(quotation.outer.contains(quotation.span), "{:?}", quotation);
        prop_assert!(quotation.outer.end <= prose.len(), "{:?}", quotation);
        // A span that is cut within a character has no text.
        for span in
            [Some(quotation.span), Some(quotation.outer), quotation.speaker, quotation.cue].into_iter().flatten()
        {
            prop_assert!(prose.get(span.start..span.end).is_some_and(|text| !text.is_empty()), "{:?}", quotation);
        }
        prop_assert!(quotation.span.of(prose).contains(char::is_alphanumeric), "{:?}", quotation);
        prop_assert!(quotation.is_speech() || quotation.speaker.is_none(), "{:?}", quotation);
        let source = article.prose().to_source(quotation.span);
        prop_assert!(text.get(source.start..source.end).is_some(), "{:?}", quotation);
        end = quotation.outer.end;
    }
    Ok((article, found))
}

const LANGUAGES_OF_MARKS: [Language; 6] =
    [Language::English, Language::German, Language::French, Language::Polish, Language::Chinese, Language::Unknown];

/// The words quoted in a text, which may be of any language.
#[track_caller]
fn check_quoted(text: &str, want: &[&str]) {
    for language in LANGUAGES_OF_MARKS {
        let (article, found) = lawful_quotations(text, language).unwrap();
        let words: Vec<_> = found.iter().map(|q| q.span.of(article.prose().text())).collect();
        assert_eq!(words, want, "{text} ({language})");
    }
}

/// How many quotations there are in a long text.
#[track_caller]
fn check_n_quoted(text: &str, want: usize) {
    for language in LANGUAGES_OF_MARKS {
        let (_, found) = lawful_quotations(text, language).unwrap();
        assert_eq!(found.len(), want, "{}… ({language})", text.chars().take(40).collect::<String>());
    }
}

#[test]
fn an_odd_number_of_marks_loses_no_pair() {
    check_quoted("\"We sail,\" he said. \"And soon.\" The \" stood alone.", &["We sail,", "And soon."]);
    check_quoted("“We sail,” he said.” “And soon.”", &["We sail,", "And soon."]);
    check_quoted("«We sail», he said. «And soon.", &["We sail", "And soon."]);
    check_quoted("The quay was full. “", &[]);
    // Where it began is a guess.
    check_quoted("The quay was full.”", &["The quay was full."]);
    check_quoted("“We sail.” “", &["We sail."]);
}

#[test]
fn marks_that_quote_nothing_are_signs() {
    // Ditto signs below a word, cells of a table, and code.
    check_quoted("Rope, 40 crowns\n\"     60 crowns\n\"     70 crowns", &[]);
    check_quoted("| rope | \" | 6\" |\n| sail | \" | 7\" |\n| mast | \" | 8\" |", &[]);
    check_quoted("let c = '\"'; let d = '\\'';", &[]);
    check_quoted("She wrote `` and '' and ,, and ´´ on the wall.", &[]);
}

#[test]
fn a_poem_within_marks_is_one_quotation() {
    check_quoted(
        "“The wind was high,\nthe tide was low,\nthe ferry sailed\ntwo hours ago.”\nNobody clapped.",
        &["The wind was high, the tide was low, the ferry sailed two hours ago."],
    );
}

#[test]
fn a_megabyte_between_two_marks_is_one_quotation() {
    let words = "the wind is right ".repeat(60_000);
    check_n_quoted(&format!("“{words}” he said"), 1);
    check_n_quoted(&format!("\"{words}\" he said"), 1);
    check_n_quoted(&format!("« {words}» he said"), 1);
    let one_word = "a".repeat(1_000_000);
    check_n_quoted(&format!("“{one_word}”"), 1);
}

#[test]
fn ten_thousand_quotations_are_all_found() {
    check_n_quoted(&"“a ship” \"a boat\" «a ferry» ".repeat(10_000), 30_000);
    check_n_quoted(&"『a ship』 「a boat」 《a ferry》 ".repeat(10_000), 30_000);
    check_n_quoted(&"``a ship'' or ‘‘a boat’’ ".repeat(10_000), 20_000);
    check_n_quoted(&"‘a ship,’ she said. ".repeat(10_000), 10_000);
}

#[test]
fn quotations_ten_thousand_deep_are_one() {
    check_n_quoted(&("「あ".repeat(10_000) + &"い」".repeat(10_000)), 1);
    check_n_quoted(&("「あ『う".repeat(5_000) + &"え』い」".repeat(5_000)), 1);
    for (opening, closing) in [("“a ", "b” "), ("«a ", "b» "), ("„a ", "b“ ")] {
        for language in LANGUAGES_OF_MARKS {
            lawful_quotations(&(opening.repeat(10_000) + &closing.repeat(10_000)), language).unwrap();
        }
    }
}

#[test]
fn thousands_of_marks_without_a_partner_have_an_answer() {
    let n = 5_000;
    for unit in [
        "“",
        "”",
        "\"",
        "„",
        "«",
        "»",
        "‘",
        "’",
        "'",
        "''",
        "'''",
        "``",
        ",,",
        "「",
        "」",
        "《",
        "“a ",
        "a” ",
        "\"a ",
        "a\" ",
        "a\"a ",
        "« a ",
        "'a ",
        "a' ",
        "’a ",
        "‘a ",
        "``a ",
        "a'' ",
        "“a\n",
        "“a\n\n",
        "a”\n\n",
        "“a “b” ",
        "\"a “b” ",
        "“a \"b\" ",
        "“a \"b «c ‘d „e 「f ",
        ", \" a ",
        "6\" ",
        "5' 6\" ",
        "—a ",
        "— a — b\n",
        "— a, b\n",
        "“a, said b ",
        "« a « b » ",
        "(\"",
        "\u{A0}«\u{A0}a",
        "“\u{200B}",
        "\r“a",
    ] {
        for language in LANGUAGES_OF_MARKS {
            lawful_quotations(&unit.repeat(n), language).unwrap();
            lawful_quotations(&format!("“{}", unit.repeat(n)), language).unwrap();
        }
    }
    check_n_quoted(&"'".repeat(n), 0);
    check_n_quoted(&"the dogs' and ".repeat(n), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_of_marks_has_lawful_quotations(
        text in "([“”„‟\"＂«»‹›「」『』｢｣《》〈〉〝〟'‘’‚`´,]|''|``|’’|[.,:;!?…—–-]|\n|\n\n| |\u{A0}|\u{200B}|[0-9]|said |Ida Crewe |sagte |dit |\
                 the novel |so-called |É|日本|。|سامي |\u{301}|🙂|&amp;|\\*\\*|# |[a-z]{1,4} ){0,90}"
    ) {
        for language in LANGUAGES_OF_MARKS {
            lawful_quotations(&text, language)?;
        }
    }
}
