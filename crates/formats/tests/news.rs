//! One story in every format that newsrooms and agencies use: each gives the same article and metadata.
//!
//! The story is from `corpus/`. Its files in `tests/fixtures/` were written around its text, with the surroundings that
//! real producers add: captions, bylines and summaries that aren't part of it, deleted passages, quoted-printable
//! lines, columns.

use std::fs;
use std::path::Path;

use respun::{Article, Config, Verdict, compare};
use respun_formats::format::{Document, Documents, FieldNames, Format, Limits, read};

const TITLE: &str = "Castor Ridge to buy bearing maker Velmont for 2.4 billion euros";

/// All files of the story, under `tests/fixtures/`.
const FILES: &[&str] = &[
    "newsml/velmont.xml",
    "nitf/velmont.xml",
    "ninjs/velmont-1.json",
    "ninjs/velmont-3.json",
    "feed/velmont-rss.xml",
    "feed/velmont-atom.xml",
    "feed/velmont.json",
    "office/velmont.docx",
    "office/velmont.odt",
    "mail/velmont.eml",
    #[cfg(feature = "pdf")]
    "pdf/velmont.pdf",
    #[cfg(feature = "pdf")]
    "pdf/velmont-columns.pdf",
    #[cfg(feature = "pdf")]
    "pdf/velmont-pages.pdf",
];

fn bytes_of(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn documents(name: &str, bytes: &[u8]) -> Result<Documents, String> {
    read(Format::of(bytes, name), bytes, &FieldNames::default(), &Limits::default()).map_err(|error| error.to_string())
}

fn story(name: &str) -> Document {
    let documents = documents(name, &bytes_of(name)).unwrap_or_else(|reason| panic!("{name}: {reason}"));
    documents.into_iter().next().unwrap().unwrap_or_else(|misread| panic!("{name}: {misread:?}"))
}

fn original() -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/articles/velmont-takeover/original.txt"),
    )
    .unwrap()
}

#[test]
fn every_pair_of_formats_is_one_article() {
    let mut articles: Vec<Article> = FILES.iter().map(|name| story(name).into_article(*name)).collect();
    articles.push(Article::from_text("original.txt", original()));
    let mut complaints = Vec::new();
    for (at, a) in articles.iter().enumerate() {
        for b in &articles[at + 1..] {
            let verdict = compare(a, b, &Config::default()).verdict;
            if !matches!(verdict, Verdict::Identical | Verdict::NearDuplicate) {
                complaints.push(format!("{} and {}: {verdict:?}", a.id(), b.id()));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_format_gives_the_whole_text_and_nothing_else() {
    let original = original();
    let (title, text) = original.trim().split_once("\n\n").unwrap();
    assert_eq!(title, TITLE);
    for name in FILES {
        let document = story(name);
        assert_eq!(document.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(document.text, text, "{name}");
    }
}

#[test]
fn what_files_say_of_the_article_is_kept() {
    let said = |name: &str| {
        let document = story(name);
        [document.id, document.date, document.source, document.url, document.language].map(Option::unwrap_or_default)
    };
    let published = "2025-03-03T10:15:00+01:00";
    let page = "https://harle.example/velmont";
    for (name, expected) in [
        (
            "newsml/velmont.xml",
            ["urn:newsml:harle-wire.example:20250303:velmont", published, "Harle Wire", "", "en-GB"],
        ),
        ("nitf/velmont.xml", ["HW.20250303.17", "2025-03-03T10:15:00Z", "Harle Courier", "", ""]),
        (
            "ninjs/velmont-1.json",
            ["https://harle-wire.example/items/velmont", "2025-03-03T09:15:00Z", "Harle Wire", "", "en-GB"],
        ),
        (
            "ninjs/velmont-3.json",
            ["https://harle-wire.example/items/velmont", "2025-03-03T09:15:00Z", "Harle Wire", "", "en-GB"],
        ),
        (
            "feed/velmont-rss.xml",
            [
                "https://harle.example/?p=17",
                published,
                "Harle Courier » News",
                "https://harle.example/velmont?a=1&b=2",
                "en-GB",
            ],
        ),
        ("feed/velmont-atom.xml", ["tag:harle.example,2025:17", published, "Harle Courier", page, "en-GB"]),
        ("feed/velmont.json", ["17", published, "Harle Courier", page, "en-GB"]),
        ("office/velmont.docx", ["", "2025-03-03T08:50:00Z", "", "", "en-GB"]),
        ("office/velmont.odt", ["", "2025-03-03T09:50:00.123", "", "", "en-GB"]),
        ("mail/velmont.eml", ["20250303101500.17@harle.example", published, "", "", ""]),
    ] {
        assert_eq!(said(name), expected, "{name}");
    }
    assert_eq!(story("office/velmont.docx").hidden, ["A note that nobody sees."]);
}

#[test]
fn a_message_of_items_gives_its_articles_and_names_the_others() {
    let told: Vec<String> = documents("newsml/message.xml", &bytes_of("newsml/message.xml"))
        .unwrap()
        .into_iter()
        .map(|document| match document {
            Ok(document) => format!("{}: {}", document.id.unwrap(), document.text.lines().next().unwrap()),
            Err(misread) => format!("{}: {}", misread.place, misread.message),
        })
        .collect();
    assert_eq!(
        told,
        [
            "urn:1: The ferry to Port Ellis was late on Tuesday.",
            "item 2: its provider says that it is canceled",
            "item 3: it is of class picture and holds no text",
            "item 4: it is a package: it refers to items but holds none",
            "urn:5: The bakers of the islands have flour for three days.",
        ]
    );
}

#[test]
fn summaries_in_feeds_are_named() {
    for (name, reason) in [
        ("feed/velmont-rss.xml", "it holds only a summary of 16 words"),
        ("feed/velmont.json", "it holds only a summary of 2 words"),
    ] {
        let second = documents(name, &bytes_of(name)).unwrap().remove(1).unwrap_err();
        assert_eq!((second.place.as_str(), second.message.as_str()), ("item 2", reason));
    }
    let brief = story("feed/briefs-rdf.xml");
    assert_eq!(brief.text, "The ferry was late on Tuesday.\n\nNobody knew why.");
    assert_eq!((brief.date.as_deref(), brief.language.as_deref()), (Some("2025-03-04T08:00:00+00:00"), Some("en")));
}

#[test]
fn tables_lists_and_quotations_of_nitf_are_read_in_its_own_charset() {
    let document = story("nitf/table.xml");
    let blocks: Vec<&str> = document.text.split("\n\n").collect();
    let expected = [
        "Vier Fähren mehr",
        "Die Fähre nach Kölnau fährt ab April öfter\u{A0}— das sagte Ilse Brandt.",
        "Die Zeiten",
        "- morgens um acht",
        "- abends um sechs",
        "Tag | Uhr",
        "Montag | 8.00",
        "Niemand muss warten.",
        "Ilse Brandt",
    ];
    assert_eq!(blocks, expected);
    assert_eq!(
        (document.source.as_deref(), document.date.as_deref()),
        (Some("Harle Wire Ltd"), Some("2025-03-03T10:15:00+01:00"))
    );
}

#[test]
fn files_that_are_cut_off_or_changed_have_an_answer() {
    for name in FILES.iter().filter(|name| !name.ends_with(".pdf")) {
        let bytes = bytes_of(name);
        for place in (0..bytes.len()).step_by(1 + bytes.len() / 150) {
            for changed in [b'<', b'&', 0, 0xFF] {
                let mut other = bytes.clone();
                other[place] = changed;
                let _ = documents(name, &other);
            }
            // A file truncated after its last item may still be read; any other gets a reason.
            match documents(name, &bytes[..place]) {
                Ok(documents) => assert!(!documents.is_empty(), "{name} cut at {place}"),
                Err(reason) => assert!(!reason.is_empty() && !reason.ends_with('.'), "{name} cut at {place}: {reason}"),
            }
        }
    }
}

#[test]
fn json_that_is_neither_news_nor_feed_gets_a_reason() {
    let refused = |text: &str| {
        read(Format::Json, text.as_bytes(), &FieldNames::default(), &Limits::default()).unwrap_err().to_string()
    };
    assert_eq!(refused("{\"uri\": "), "it is not JSON: EOF while parsing a value at line 1 column 8");
    assert!(refused(&"[".repeat(100_000)).starts_with("it is not JSON: recursion limit exceeded"));
    assert_eq!(refused("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}"), "its feed has no items");
}
