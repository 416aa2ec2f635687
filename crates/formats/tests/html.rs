//! Pages in the style of many sites: how much of the article is extracted, how much else, and which metadata.
//!
//! The pages are written by `tools/html_pages/make.py`, which also gives the truth about each: the text in a file
//! beside it, the rest in `truth.json`.

#![cfg(feature = "html")]

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use respun::score::Verdict;
use respun::text::tokens;
use respun::{Article, Config, compare};
use respun_formats::format::{Document, FieldNames, Format, Limits, read};
use serde_json::Value;

/// Minimum mean F1 over all pages. It is this high because the pages are synthetic.
const LEAST_MEAN: f64 = 0.985;

/// Minimum F1 of any page.
const LEAST: f64 = 0.9;

/// A page with its expected result.
struct Page {
    name: String,
    bytes: Vec<u8>,
    title: String,
    text: String,
    truth: Value,
}

fn pages() -> Vec<Page> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/html");
    let read = |name: String| fs::read(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let truth: HashMap<String, Value> = serde_json::from_slice(&read("truth.json".to_owned())).unwrap();
    let mut pages: Vec<Page> = truth
        .into_iter()
        .map(|(name, truth)| {
            let text = String::from_utf8(read(format!("{name}.txt"))).unwrap();
            let (title, text) = text.split_once('\n').unwrap();
            let (title, text) = (title.to_owned(), text.to_owned());
            Page { bytes: read(format!("{name}.html")), name, title, text, truth }
        })
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    pages
}

fn document(page: &Page) -> Document {
    let format = Format::of(&page.bytes, &format!("{}.html", page.name));
    assert_eq!(format, Format::Html, "{}", page.name);
    let documents = read(format, &page.bytes, &FieldNames::default(), &Limits::default());
    documents.unwrap_or_else(|reason| panic!("{}: {reason}", page.name)).remove(0).unwrap()
}

fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for token in tokens(text) {
        *words.entry(text[token.span.start..token.span.end].to_lowercase()).or_default() += 1;
    }
    words
}

/// F1 of the extracted words against the expected ones, counted with repetition.
fn f1(read: &str, truth: &str) -> f64 {
    let (read, truth) = (words(read), words(truth));
    let shared: usize = read.iter().map(|(word, n)| truth.get(word).map_or(0, |m| *n.min(m))).sum();
    let all: usize = read.values().sum::<usize>() + truth.values().sum::<usize>();
    2.0 * shared as f64 / all as f64
}

#[test]
fn articles_are_read_without_what_stands_around_them() {
    let mut scores: Vec<(f64, String)> =
        pages().iter().map(|page| (f1(&document(page).text, &page.text), page.name.clone())).collect();
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mean = scores.iter().map(|(score, _)| score).sum::<f64>() / scores.len() as f64;
    let lines: Vec<String> = scores.iter().take(12).map(|(score, name)| format!("{score:.3} {name}")).collect();
    println!("mean {mean:.4} over {} pages, the lowest:\n{}", scores.len(), lines.join("\n"));
    assert!(scores.len() >= 30);
    assert!(mean >= LEAST_MEAN, "mean {mean:.4}, the lowest are\n{}", lines.join("\n"));
    assert!(scores[0].0 >= LEAST, "the lowest are\n{}", lines.join("\n"));
}

#[test]
fn what_pages_say_of_their_articles_is_known() {
    let mut wrong = Vec::new();
    for page in pages() {
        let document = document(&page);
        let found = [
            ("title", document.title, Some(page.title.clone())),
            ("date", document.date, page.truth["date"].as_str().map(str::to_owned)),
            ("url", document.url, page.truth["url"].as_str().map(str::to_owned)),
            ("source", document.source, page.truth["source"].as_str().map(str::to_owned)),
            ("language", document.language, page.truth["language"].as_str().map(str::to_owned)),
        ];
        for (what, found, truth) in found {
            // Only the day must match.
            let is_day = what == "date"
                && found.is_some()
                && found.as_deref().map(|date| &date[..10]) == truth.as_deref().map(|date| &date[..10]);
            if found != truth && !is_day {
                wrong.push(format!("{}: {what} is {found:?}, not {truth:?}", page.name));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn hidden_passages_are_told_and_not_read() {
    for page in pages() {
        let document = document(&page);
        let truth: Vec<String> =
            page.truth.get("hidden").map_or_else(Vec::new, |hidden| serde_json::from_value(hidden.clone()).unwrap());
        assert_eq!(document.hidden, truth, "{}", page.name);
        for passage in truth {
            assert!(!document.text.contains(&passage), "{passage}");
        }
    }
}

#[test]
fn a_page_and_the_text_of_its_article_are_the_same_article() {
    for page in pages() {
        let plain = Article::from_text("text", format!("{}\n{}", page.title, page.text));
        let read = document(&page).into_article("page");
        let result = compare(&read, &plain, &Config::default());
        assert!(
            matches!(result.verdict, Verdict::Identical | Verdict::NearDuplicate),
            "{}: {:?}",
            page.name,
            result.verdict
        );
    }
}

fn reason(page: &[u8]) -> String {
    read(Format::Html, page, &FieldNames::default(), &Limits::default()).expect_err("the page is refused").to_string()
}

#[test]
fn hostile_pages_are_refused_with_a_reason() {
    assert_eq!(reason(b""), "the page has no text of an article");
    assert_eq!(reason(b"<html><body><script>var a = 1;</script></body></html>"), "the page has no text of an article");
    assert_eq!(reason("<div>".repeat(100_000).as_bytes()), "the elements of the page are nested more than 500 deep");
    assert_eq!(reason("<b><i>".repeat(100_000).as_bytes()), "the elements of the page are nested more than 500 deep");
    assert_eq!(reason("<svg><g>".repeat(100_000).as_bytes()), "the elements of the page are nested more than 500 deep");
    assert_eq!(
        reason("<table><tr><td>".repeat(9_000).as_bytes()),
        "the elements of the page are nested more than 500 deep"
    );
    assert_eq!(reason("<br>".repeat(100_000).as_bytes()), "the page has more than 50000 elements");
    // Each paragraph reopens everything that the first left open.
    let reopened = format!("{}{}", (0..400).map(|n| format!("<b id={n}>")).collect::<String>(), "<p>a".repeat(100_000));
    assert_eq!(reason(reopened.as_bytes()), "the page has more than 50000 elements");
    assert_eq!(reason("&".repeat(1 << 20).as_bytes()), "the text of the page has more than 100000 ampersands");
    let attributes = format!("<p {}>", (0..400_000).map(|n| format!("a{n} ")).collect::<String>());
    assert_eq!(reason(attributes.as_bytes()), "an element of the page has more than 1000 attributes");
    assert_eq!(reason(&vec![b'a'; (5 << 20) + 1]), "the page has 5242881 bytes, more than the limit of 5242880");
    assert!(reason(b"<html>\0\x01\x02").starts_with("it is binary data"));
    assert!(reason(b"\xFF\xFE<\0h\0t\0m\0l\0>\0a").starts_with("its byte order mark says UTF-16LE"));
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    let sentence = "The ferry was late on Monday, and nobody on the quay was told why it had not come. ";
    let text = |page: String| {
        read(Format::Html, page.as_bytes(), &FieldNames::default(), &Limits::default())
            .map(|mut documents| documents.remove(0).unwrap().text)
            .map_err(|error| error.to_string())
    };
    for page in [
        format!("<p>{}", sentence.repeat(5)),
        format!("<html><body><div><p>{}", sentence.repeat(5)),
        format!("<html><body><p>{}</p><div class=\"never ends", sentence.repeat(5)),
        format!("<html><body><p>{}</p><!-- never ends", sentence.repeat(5)),
        format!("<html><body><p>{}</p><script>never ends", sentence.repeat(5)),
        format!("<meta charset=nonsense><p>{}", sentence.repeat(5)),
        format!("</p></div></html><p>{}</table></body>", sentence.repeat(5)),
    ] {
        assert_eq!(text(page.clone()), Ok(sentence.repeat(5).trim().to_owned()), "{page:.60}");
    }
    let repeated = format!(
        "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{}\"}}</script><div id=app></div>",
        sentence.repeat(5)
    );
    assert_eq!(text(repeated), Ok(sentence.repeat(5).trim().to_owned()));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read(Format::Html, &[b"<html>", bytes.as_slice()].concat(), &FieldNames::default(), &Limits::default());
    }

    #[test]
    fn any_markup_has_an_answer(parts in proptest::collection::vec(
        proptest::sample::select(vec![
            "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<ul>", "<li>",
            "<h1>", "</h1>", "<article>", "<svg>", "</svg>", "<select>", "<option>", "<template>", "</template>", "<noscript>", "<img src=a>",
            "</noscript>", "<form>", "<title>", "</title>", "<body class=ad>", "<style>.a{display:none}</style>", "<p class=a>", "<frameset>",
            "<p style='display:none'>", "Some words, and more of them. ", "A line ", "<script type=application/ld+json>", "</script>", "{\"@graph\":[",
            "<time datetime=2025>", "<math>", "<mi>", "<plaintext>", "<font color=white>", "<aside>", "<figure>", "&amp;", "&#0;", "é", "<!--", "-->",
        ]), 0..80)) {
        let _ = read(Format::Html, parts.concat().as_bytes(), &FieldNames::default(), &Limits::default());
    }
}
