//! Comparisons made by hand, to test reports with: a rich one, a hostile one, a long one and an empty one. Scans and checks of given texts.

use std::borrow::Cow;

use respun::align::{MatchKind, Passage, SentenceMatch, WordCount};
use respun::check::{Checked, DraftIndex, check};
use respun::quote::{Change, QuoteFlag, QuoteRow, QuoteVerdict, QuotedStretch};
use respun::scan::{Articles, ArticlesBuilder, Collector, Incoming, Scan, ScanConfig, TextReader, Texts, scan};
use respun::score::{Evidence, Overlap, Verdict};
use respun::{Article, Comparison, Config, Fact, FactKind, Side, Span, Swap};

/// Two articles and what is to be reported of them.
pub(super) struct Example {
    pub(super) a: Article,
    pub(super) b: Article,
    pub(super) result: Comparison,
}

const A: &str = "\
Night ferry runs aground off Port Lindon
The night ferry Alma ran aground on a sandbank off Port Lindon early on Monday with 186 passengers on board. Nobody was hurt.
“We heard a long scraping noise, and then the lights went out,” said Greta Osvald, a teacher who was on deck.
Harbour master Jonas Pell said the ship had been warned of the shoal at 2.10 a.m. The repair will cost $5 million, he said.
“The buoy was there on Sunday,” said Pell. “It was gone on Monday.”
“We did not ignore the warning,” said Ida Renn, who speaks for the Café Line.
The line will stay closed until Thursday. It was the third accident in the bay this year.
Divers searched the hull until nightfall. “Nothing is broken,” said one of them.
";

const B: &str = "\
Overnight boat stuck on sandbar near Port Lindon
The overnight boat Alma got stuck on a sandbar near Port Lindon in the small hours of Monday carrying 186 travellers, and nobody \
was injured.
“We heard a lengthy grinding sound, and then the lamps went out,” stated Greta Osvald, a teacher who was on deck.
The line will stay closed until Thursday.
Harbour master Jonas Pell stated that the boat had been alerted to the shallows at 2.10 a.m. The mending will cost $50 million.
“The buoy was there on Sunday. It was gone on Monday.” stated Pell.
“We did ignore the warning,” stated Ida Renn of the Café Line, a firm that “loves the sea”.
A frogman said that no part was broken.
Stay with us for more on this story.
";

/// Where `words` stand in the article's source.
fn at(article: &Article, words: &str) -> Span {
    let start = article.source().find(words).unwrap_or_else(|| panic!("`{words}` is not in the example"));
    Span::new(start, start + words.len())
}

fn stretch(article: &Article, words: &str, speaker: &str) -> Option<QuotedStretch> {
    let speaker = (!speaker.is_empty()).then(|| speaker.to_owned());
    Some(QuotedStretch { span: at(article, words), text: words.to_owned(), parts: Vec::new(), speaker })
}

fn change(a: &str, b: &str) -> Change {
    Change { a: a.to_owned(), b: b.to_owned() }
}

/// A rewrite with something of everything.
pub(super) fn rewrite() -> Example {
    let (a, b) = (Article::plain("wire/alma.md", A), Article::plain("site.txt", B));
    let mut result = blank(&a, &b);
    result.a.title = Some("Night ferry runs aground off Port Lindon".into());
    result.b.title = Some("Overnight boat stuck on sandbar near Port Lindon".into());
    result.verdict = Verdict::Rewrite;
    result.score = 0.98;
    result.similarity = 0.71;
    result.a_in_b = Overlap { total: 0.88, verbatim: 0.21, edited: 0.14, paraphrased: 0.53, quoted: 0.12 };
    result.b_in_a = Overlap { total: 0.97, verbatim: 0.24, edited: 0.15, paraphrased: 0.58, quoted: 0.13 };
    result.evidence = [("anchors", 0.86), ("order", 0.93), ("word_overlap", 0.4), ("best_sentences", 0.74)]
        .map(|(name, value)| Evidence { name, value })
        .into();
    result.sentences = sentences(&a, &b);
    result.passages = vec![
        Passage {
            kind: MatchKind::Paraphrased,
            similarity: 0.74,
            moved: false,
            a: at(&a, "Night ferry").hull(at(&a, "gone on Monday.”")),
            b: at(&b, "Overnight boat").hull(at(&b, "gone on Monday.”")),
        },
        Passage {
            kind: MatchKind::Verbatim,
            similarity: 1.0,
            moved: true,
            a: at(&a, "The line will stay closed until Thursday."),
            b: at(&b, "The line will stay closed until Thursday."),
        },
    ];
    result.dropped = vec![
        at(&a, "It was the third accident in the bay this year."),
        at(&a, "Divers searched the hull until nightfall."),
    ];
    result.added = vec![at(&b, "Stay with us for more on this story.")];
    result.quotes = quotes(&a, &b);
    result.quotes.sort_by_key(QuoteRow::gravity);
    result.swaps = [
        ("passengers", "travellers", 5),
        ("night ferry", "overnight boat", 3),
        ("said", "stated", 3),
        ("warned", "alerted", 2),
    ]
    .map(|(a, b, count)| Swap { a: a.into(), b: b.into(), count })
    .into();
    result.facts = vec![
        Fact {
            kind: FactKind::Number,
            a: "$5 million".into(),
            b: "$50 million".into(),
            a_at: at(&a, "$5 million"),
            b_at: at(&b, "$50 million"),
            a_value: Some("5000000 USD".into()),
            b_value: Some("50000000 USD".into()),
            ratio: Some(10.0),
        },
        Fact {
            kind: FactKind::Negation,
            a: "did not ignore".into(),
            b: "did ignore".into(),
            a_at: at(&a, "did not ignore"),
            b_at: at(&b, "did ignore"),
            a_value: None,
            b_value: None,
            ratio: None,
        },
    ];
    Example { a, b, result }
}

/// Kind, similarity, whether it moved, and the sentences of both sides.
type MatchWords = (MatchKind, f64, bool, &'static [&'static str], &'static [&'static str]);

fn sentences(a: &Article, b: &Article) -> Vec<SentenceMatch> {
    let rows: [MatchWords; 8] = [
        (
            MatchKind::Paraphrased,
            0.7,
            false,
            &["Night ferry runs aground off Port Lindon"],
            &["Overnight boat stuck on sandbar near Port Lindon"],
        ),
        (
            MatchKind::Paraphrased,
            0.72,
            false,
            &[
                "The night ferry Alma ran aground on a sandbank off Port Lindon early on Monday with 186 passengers on board.",
                "Nobody was hurt.",
            ],
            &[
                "The overnight boat Alma got stuck on a sandbar near Port Lindon in the small hours of Monday carrying 186 \
               travellers, and nobody was injured.",
            ],
        ),
        (
            MatchKind::Edited,
            0.8,
            false,
            &[
                "“We heard a long scraping noise, and then the lights went out,” said Greta Osvald, a teacher who was on deck.",
            ],
            &[
                "“We heard a lengthy grinding sound, and then the lamps went out,” stated Greta Osvald, a teacher who was on deck.",
            ],
        ),
        (
            MatchKind::Paraphrased,
            0.7,
            false,
            &["Harbour master Jonas Pell said the ship had been warned of the shoal at 2.10 a.m."],
            &["Harbour master Jonas Pell stated that the boat had been alerted to the shallows at 2.10 a.m."],
        ),
        (
            MatchKind::Edited,
            0.8,
            false,
            &["The repair will cost $5 million, he said."],
            &["The mending will cost $50 million."],
        ),
        (
            MatchKind::Edited,
            0.9,
            false,
            &["“We did not ignore the warning,” said Ida Renn, who speaks for the Café Line."],
            &["“We did ignore the warning,” stated Ida Renn of the Café Line, a firm that “loves the sea”."],
        ),
        (
            MatchKind::Verbatim,
            1.0,
            true,
            &["The line will stay closed until Thursday."],
            &["The line will stay closed until Thursday."],
        ),
        (
            MatchKind::Paraphrased,
            0.6,
            false,
            &["“Nothing is broken,” said one of them."],
            &["A frogman said that no part was broken."],
        ),
    ];
    rows.map(|(kind, similarity, moved, in_a, in_b)| SentenceMatch {
        kind,
        similarity,
        moved,
        a: in_a.iter().map(|words| at(a, words)).collect(),
        b: in_b.iter().map(|words| at(b, words)).collect(),
        words_of_a: count(in_a),
        words_of_b: count(in_b),
    })
    .into()
}

/// All words of some sentences; those behind an opening mark up to the closing one are quoted.
fn count(sentences: &[&str]) -> WordCount {
    let mut count = WordCount::default();
    for sentence in sentences {
        count.all += sentence.split_whitespace().count();
        let quoted = sentence.split('“').skip(1).filter_map(|rest| rest.split('”').next());
        count.quoted += quoted.map(|words| words.split_whitespace().count()).sum::<usize>();
    }
    count
}

fn quotes(a: &Article, b: &Article) -> Vec<QuoteRow> {
    let parts = vec![at(a, "The buoy was there on Sunday,"), at(a, "It was gone on Monday.")];
    vec![
        QuoteRow {
            verdict: QuoteVerdict::Altered,
            a: stretch(a, "We heard a long scraping noise, and then the lights went out,", "Greta Osvald"),
            b: stretch(b, "We heard a lengthy grinding sound, and then the lamps went out,", "Greta Osvald"),
            changes: vec![change("long scraping noise", "lengthy grinding sound"), change("lights", "lamps")],
            flags: Vec::new(),
            causes: Vec::new(),
        },
        QuoteRow {
            verdict: QuoteVerdict::Merged,
            a: Some(QuotedStretch {
                span: parts[0].hull(parts[1]),
                text: "The buoy was there on Sunday, It was gone on Monday.".into(),
                parts,
                speaker: Some("Jonas Pell".into()),
            }),
            b: stretch(b, "The buoy was there on Sunday. It was gone on Monday.", "Jonas Pell"),
            changes: Vec::new(),
            flags: Vec::new(),
            causes: Vec::new(),
        },
        QuoteRow {
            verdict: QuoteVerdict::Altered,
            a: stretch(a, "We did not ignore the warning,", "Ida Renn"),
            b: stretch(b, "We did ignore the warning,", "Ida Renn"),
            changes: vec![change("not", "")],
            flags: vec![QuoteFlag::Negation],
            causes: Vec::new(),
        },
        QuoteRow {
            verdict: QuoteVerdict::Unquoted,
            a: stretch(a, "Nothing is broken,", ""),
            b: stretch(b, "no part was broken", ""),
            changes: Vec::new(),
            flags: Vec::new(),
            causes: Vec::new(),
        },
        QuoteRow {
            verdict: QuoteVerdict::Added,
            a: None,
            b: stretch(b, "loves the sea", ""),
            changes: Vec::new(),
            flags: Vec::new(),
            causes: Vec::new(),
        },
        QuoteRow {
            verdict: QuoteVerdict::Verbatim,
            a: stretch(a, "a teacher who was on deck", "Greta Osvald"),
            b: stretch(b, "a teacher who was on deck", "Greta Osvald"),
            changes: Vec::new(),
            flags: Vec::new(),
            causes: Vec::new(),
        },
    ]
}

/// Texts that try to write to the terminal, in wide characters, with words that no line holds.
pub(super) fn hostile() -> Example {
    let text = format!(
        "\x1b[2J\u{202E}标题：渡船今天晚点了，码头上有很多人在等，没有人知道为什么。👩‍👩‍👧‍👦🚢\nzalgo z\u{300}\u{301}\u{302} {} \u{9b}31m\ttab",
        "verylongword".repeat(40)
    );
    let (a, b) = (Article::plain("\x1b]0;title\x07a", text.clone()), Article::plain("b\r\nb".repeat(80), text));
    let mut result = blank(&a, &b);
    let whole = Span::new(0, a.source().len());
    result.verdict = Verdict::Identical;
    result.a.title = Some("\x1b[31mred \u{2066}title".into());
    result.sentences = vec![SentenceMatch {
        kind: MatchKind::Edited,
        similarity: 1.0,
        moved: true,
        a: vec![whole, whole],
        b: vec![whole],
        words_of_a: WordCount { all: 40, quoted: 0 },
        words_of_b: WordCount { all: 20, quoted: 0 },
    }];
    result.dropped = vec![whole];
    let side = Some(QuotedStretch {
        span: whole,
        text: a.source().to_owned(),
        parts: Vec::new(),
        speaker: Some("\x1b[31m".repeat(20)),
    });
    result.quotes = vec![QuoteRow {
        verdict: QuoteVerdict::Altered,
        a: side.clone(),
        b: side,
        changes: vec![change("\x07", "\u{202E}")],
        flags: vec![QuoteFlag::Number, QuoteFlag::Name, QuoteFlag::Negation, QuoteFlag::Speaker, QuoteFlag::Marks],
        causes: Vec::new(),
    }];
    result.facts = vec![Fact {
        kind: FactKind::Date,
        a: "\x1b".into(),
        b: "周一".into(),
        a_at: Span::new(0, 1),
        b_at: Span::new(0, 1),
        a_value: None,
        b_value: None,
        ratio: None,
    }];
    Example { a, b, result }
}

/// The rewrite with all that it lists `times` over.
pub(super) fn repeated(times: usize) -> Example {
    fn repeat<T: Clone>(list: &mut Vec<T>, times: usize) {
        *list = vec![list.as_slice(); times].concat();
    }
    let mut example = rewrite();
    let result = &mut example.result;
    repeat(&mut result.sentences, times);
    repeat(&mut result.quotes, times);
    repeat(&mut result.facts, times);
    repeat(&mut result.swaps, times);
    repeat(&mut result.dropped, times);
    repeat(&mut result.added, times);
    example
}

/// Two empty articles.
pub(super) fn nothing() -> Example {
    let (a, b) = (Article::plain("", ""), Article::plain("", ""));
    let result = blank(&a, &b);
    Example { a, b, result }
}

/// A comparison that found nothing.
fn blank(a: &Article, b: &Article) -> Comparison {
    let side = |article: &Article| Side {
        id: article.id().to_owned(),
        title: None,
        language: article.language(),
        words: article.source().split_whitespace().count(),
        words_set_aside: 0,
    };
    Comparison {
        a: side(a),
        b: side(b),
        verdict: Verdict::Unrelated,
        score: 0.0,
        similarity: 0.0,
        a_in_b: Overlap::default(),
        b_in_a: Overlap::default(),
        evidence: Vec::new(),
        statement: Vec::new(),
        passages: Vec::new(),
        sentences: Vec::new(),
        dropped: Vec::new(),
        added: Vec::new(),
        quotes: Vec::new(),
        swaps: Vec::new(),
        disguises_of_a: Vec::new(),
        disguises_of_b: Vec::new(),
        facts: Vec::new(),
        conversions: Vec::new(),
        shared_matter: Vec::new(),
        notes: Vec::new(),
    }
}

/// Texts of a scan or a check that are held in memory, in the order in which they were gathered.
struct Held(Vec<String>);

impl Texts for Held {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Held(self.0.clone()))
    }
}

impl TextReader for Held {
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, respun::Error> {
        Ok(Cow::Borrowed(&self.0[arrival]))
    }
}

fn gathered<C: Collector>(articles: &[(&str, &str)], mut into: C) -> (C, Held) {
    for (id, text) in articles {
        let extracted = into.extract(text);
        into.add(Incoming { id: (*id).to_owned(), date: None, source: None, extracted });
    }
    (into, Held(articles.iter().map(|(_, text)| (*text).to_owned()).collect()))
}

/// What a scan finds among articles, each with its id.
pub(super) fn scanned(articles: &[(&str, &str)]) -> (Articles, Scan) {
    let (builder, texts) = gathered(articles, ArticlesBuilder::default());
    let (articles, _) = builder.finish();
    let found = scan(&articles, &texts, &ScanConfig::default(), &|| false);
    (articles, found)
}

/// What a check of `draft` finds among articles, each with its id.
pub(super) fn checked(draft: &Article, articles: &[(&str, &str)]) -> Checked {
    let (index, texts) = gathered(articles, DraftIndex::of(draft));
    check(draft, &index, &texts, &Config::default(), &|| false)
}
