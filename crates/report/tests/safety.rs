//! Whatever an article, a title, a name or a setting says, the page around it stays what it is.
//!
//! A comparison with one text in every field is written once with harmless words and once with each of some hundred nasty ones:
//! the page must have the same elements with the same attributes, and nothing that a browser would obey.

use std::sync::LazyLock;

use respun::align::{MatchKind, Passage, SentenceMatch, WordCount};
use respun::quote::{Change, FlagCause, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
use respun::scan::{Articles, Scan};
use respun::{Article, Comparison, Config, Fact, FactKind, Span, Swap, compare};
use respun_report::html::{self, Input, ReportMetadata};

use crate::pages::many::{Item, check_page, checked, scan_page, scan_with_pages, scanned, story};
use crate::pages::markup::{Element, elements};
use crate::pages::nasty::nasty_texts;

/// Everything that a comparison can say, with `text` in every field that is text.
struct Filled {
    a: Article,
    b: Article,
    result: Comparison,
    metadata: ReportMetadata,
}

fn filled(text: &str) -> Filled {
    let article = |said: &str| {
        let body = format!(
            "The ferry {text} was late on Monday. “We {said} {text} know,” told {text} us. Nobody {text} was hurt."
        );
        Article::plain(text, body).with_title(text)
    };
    let (a, b) = (article("did not"), article("did"));
    let at = |article: &Article, first: &str, last: &str| {
        let source = article.source();
        Span::new(source.find(first).unwrap(), source.find(last).unwrap() + last.len())
    };
    let sentence = |article: &Article, index: usize| match index {
        0 => at(article, "The ferry", "on Monday."),
        1 => at(article, "“We", " us."),
        _ => at(article, "Nobody", "was hurt."),
    };
    let words = WordCount { all: 4, quoted: 1 };
    let matched = |kind, moved, index| SentenceMatch {
        kind,
        similarity: 0.8,
        moved,
        a: vec![sentence(&a, index)],
        b: vec![sentence(&b, index)],
        words_of_a: words,
        words_of_b: words,
    };
    let stretch = |article: &Article, said: &str| {
        let quoted = format!("We {said} {text} know,");
        Some(QuotedStretch {
            span: at(article, "We ", "know,"),
            text: quoted,
            parts: Vec::new(),
            speaker: Some(text.into()),
        })
    };
    // What the library finds is another matter here: only how it is told is looked at.
    let mut result = compare(&Article::plain("", ""), &Article::plain("", ""), &Config::default());
    for side in [&mut result.a, &mut result.b] {
        side.id = text.into();
        side.title = Some(text.into());
        side.words = 20;
    }
    result.sentences = vec![matched(MatchKind::Paraphrased, false, 0), matched(MatchKind::Edited, true, 1)];
    result.passages = vec![Passage {
        kind: MatchKind::Edited,
        similarity: 0.7,
        moved: true,
        a: sentence(&a, 0).hull(sentence(&a, 1)),
        b: sentence(&b, 0).hull(sentence(&b, 1)),
    }];
    result.dropped = vec![sentence(&a, 2)];
    result.added = vec![sentence(&b, 2)];
    result.quotes = vec![QuoteRow {
        verdict: QuoteVerdict::Altered,
        a: stretch(&a, "did not"),
        b: stretch(&b, "did"),
        changes: vec![Change { a: text.into(), b: text.into() }],
        flags: vec![QuoteFlag::Negation],
        causes: vec![FlagCause { flag: QuoteFlag::Negation, a: text.into(), b: text.into() }],
    }];
    result.swaps = vec![Swap { a: text.into(), b: text.into(), count: 3 }];
    let (a_at, b_at) = (at(&a, "did not", "did not"), at(&b, "did", "did"));
    result.facts = vec![Fact {
        kind: FactKind::Negation,
        a: text.into(),
        b: text.into(),
        a_at,
        b_at,
        a_value: None,
        b_value: None,
        ratio: None,
    }];
    let input = || Input { of: text.into(), sha256: text.into() };
    let metadata = ReportMetadata {
        when: text.into(),
        settings: vec![(text.into(), text.into())],
        inputs: Some([input(), input()]),
    };
    Filled { a, b, result, metadata }
}

fn page(filled: &Filled) -> String {
    html::comparison(&filled.a, &filled.b, &filled.result, &filled.metadata)
}

/// Names of elements and of their attributes, in order.
fn shape(elements: &[Element]) -> Vec<String> {
    elements.iter().map(|element| format!("{} {}", element.name, element.attribute_names().join(" "))).collect()
}

#[test]
fn nasty_text_in_every_field_leaves_the_page_as_it_is() {
    let texts = nasty_texts();
    assert!(texts.len() >= 200, "{}", texts.len());
    for text in &texts {
        let nasty = filled(text);
        // Invisible characters are counted in a line of their own.
        let like_it = if nasty.a.prose().n_hidden() > 0 { "harm\u{200B}less" } else { "harmless" };
        let (nasty_page, harmless_page) = (page(&nasty), page(&filled(like_it)));
        let read = |page: &str| elements(page).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
        let (nasty_elements, harmless_elements) = (read(&nasty_page), read(&harmless_page));
        assert_eq!(shape(&nasty_elements), shape(&harmless_elements), "{text:?}");
        check_obeyed(text, &nasty_page, &nasty_elements);
    }
}

#[test]
fn a_nasty_article_becomes_no_markup_wherever_it_stands() {
    // As a whole article, as Markdown, among paragraphs: the elements differ, but all of them are ours.
    for text in nasty_texts() {
        let news =
            "The harbour office fined the ferry company on Monday. “We cannot sail,” said Ilse Brandt of the line.";
        for (a, b) in [
            (Article::from_text(text.as_str(), text.as_str()), Article::plain("b", news)),
            (
                Article::markdown("a", format!("# {text}\n\n{news} {text}")),
                Article::plain("b", format!("{news}\n{text}")),
            ),
            (
                Article::plain("a", format!("{text}\n\n{news}\n\n{text}")),
                Article::plain("b", format!("“{text}” {news}")),
            ),
        ] {
            let result = compare(&a, &b, &Config::default());
            let page = html::comparison(&a, &b, &result, &ReportMetadata::default());
            let elements = elements(&page).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
            check_obeyed(&text, &page, &elements);
        }
    }
}

/// Three copies, two of them with a date, that go by `text`; the text of each has it too.
fn nasty_items(text: &str) -> Vec<Item> {
    let item = |number: usize, date| Item {
        id: format!("{text} {number}"),
        outlet: Some(text.to_owned()),
        date,
        text: format!("{text}\n\n{}\n\n“We cannot sail {text},” said {text} of the line on Monday.", story(1)),
    };
    vec![item(1, Some("2025-03-03")), item(2, Some("2025-03-04T12:30")), item(3, None)]
}

/// A scan of [`nasty_items`].
struct NastyScan {
    text: String,
    items: Vec<Item>,
    found: (Articles, Scan),
}

impl NastyScan {
    fn of(text: String) -> NastyScan {
        let items = nasty_items(&text);
        let found = scanned(&items);
        assert_eq!((found.1.pairs.len(), found.1.clusters.len()), (3, 1), "{text:?}");
        NastyScan { text, items, found }
    }
}

/// Scans take most of the time of these tests, so they are made once.
static SCANS: LazyLock<Vec<NastyScan>> = LazyLock::new(|| nasty_texts().into_iter().map(NastyScan::of).collect());

#[test]
fn nasty_text_in_every_field_leaves_the_page_of_a_scan_as_it_is() {
    let page_with = |scan: &NastyScan| {
        let text = &scan.text;
        let metadata =
            ReportMetadata { when: text.clone(), settings: vec![(text.clone(), text.clone())], inputs: None };
        scan_page(&scan.found, std::slice::from_ref(text), &metadata)
    };
    let read = |text: &str, page: &str| elements(page).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
    let expected = shape(&read("harmless", &page_with(&NastyScan::of("harmless".to_owned()))));
    for scan in SCANS.iter() {
        let text = &scan.text;
        let page = page_with(scan);
        let elements = read(text, &page);
        assert_eq!(shape(&elements), expected, "{text:?}");
        check_obeyed(text, &page, &elements);
    }
}

#[test]
fn nasty_text_in_every_field_becomes_no_markup_of_the_pairs_of_a_scan() {
    for NastyScan { text, items, found } in SCANS.iter() {
        let metadata =
            ReportMetadata { when: text.clone(), settings: vec![(text.clone(), text.clone())], inputs: None };
        let (index, pages) = scan_with_pages(items, found, &metadata);
        assert_eq!(pages.len(), 3, "{text:?}");
        for page in pages.iter().chain([&index]) {
            let elements = elements(page).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
            check_obeyed(text, page, &elements);
        }
        let targets = |page: &str, name: &str| -> Vec<String> {
            let elements = elements(page).unwrap();
            let targets = elements.iter().filter_map(|element| element.value("href"));
            targets.filter(|target| target.contains(name)).map(str::to_owned).collect()
        };
        assert_eq!(targets(&index, "/"), ["pairs/1.html", "pairs/2.html", "pairs/3.html"], "{text:?}");
        assert!(pages.iter().all(|page| targets(page, "/") == ["../index.html"]), "{text:?}");
    }
}

#[test]
fn nasty_text_in_every_field_becomes_no_markup_of_a_check() {
    for text in nasty_texts() {
        let items = nasty_items(&text);
        let metadata =
            ReportMetadata { when: text.clone(), settings: vec![(text.clone(), text.clone())], inputs: None };
        for draft in [
            Article::from_text(text.as_str(), items[0].text.as_str()).with_title(text.as_str()),
            Article::markdown(text.as_str(), format!("# {text}\n\nNobody knew. {}\n\n{text}\n", items[1].text)),
        ] {
            let found = checked(&draft, &items);
            assert!(!found.sources.is_empty(), "{text:?}");
            let page = check_page(&draft, &found, items.len(), &metadata);
            let elements = elements(&page).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
            check_obeyed(&text, &page, &elements);
        }
    }
}

/// Nothing of the page runs, loads or leads anywhere but itself, and no character of it is obeyed.
#[track_caller]
fn check_obeyed(text: &str, page: &str, elements: &[Element]) {
    for c in page.chars() {
        let obeyed = c.is_control() && c != '\n'
            || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        assert!(!obeyed, "{text:?}: the page has {c:?}");
    }
    let ids: Vec<&str> = elements.iter().filter_map(|element| element.value("id")).collect();
    for element in elements {
        let told = format!("{text:?}: {element:?}");
        assert!(KNOWN_ELEMENTS.contains(&element.name.as_str()), "{told}");
        for name in element.attribute_names() {
            assert!(
                !name.starts_with("on") && !["src", "style", "srcdoc", "action", "xlink:href"].contains(&name),
                "{told}"
            );
        }
        if let Some(target) = element.value("href") {
            match target.strip_prefix('#') {
                Some(id) => assert!(ids.contains(&id), "{told} leads nowhere"),
                // The pages of a folder lead to each other, by names that nobody but respun has chosen.
                None => assert!(BESIDE.contains(&target), "{told}"),
            }
        }
    }
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "{text:?}: an id stands twice");
    assert_eq!(elements.iter().filter(|element| element.name == "script").count(), 1, "{text:?}");
}

/// Pages that a page of three pairs may lead to.
const BESIDE: [&str; 4] = ["../index.html", "pairs/1.html", "pairs/2.html", "pairs/3.html"];

/// Every element that a report is made of.
const KNOWN_ELEMENTS: [&str; 50] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "script",
    "header",
    "nav",
    "main",
    "footer",
    "section",
    "h1",
    "h2",
    "h3",
    "p",
    "a",
    "span",
    "strong",
    "div",
    "svg",
    "rect",
    "path",
    "circle",
    "text",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "label",
    "input",
    "select",
    "option",
    "del",
    "ins",
    "bdi",
    "figure",
    "figcaption",
    "blockquote",
    "dl",
    "dt",
    "dd",
    "code",
];
