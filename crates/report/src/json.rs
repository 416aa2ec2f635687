//! Comparisons and quotations as JSON.
//!
//! What is handed out can be serialised by any `serde_json` writer, pretty or on one line. Offsets are code points into the
//! source as given; shares and scores are rounded, so that the same comparison is the same bytes on every machine.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use respun::align::MatchKind;
use respun::article::Article;
use respun::compare::{Comparison, Fact, FactKind, Swap};
use respun::disguise::Disguise;
use respun::quote::{Change, FlagCause, MissingMark, Quotation, QuotationKind, QuoteFlag, QuoteVerdict, QuotedStretch};
use respun::score::{Evidence, Overlap, Verdict};
use respun::shared_matter::SharedMatterKind;
use respun::span::{CodePoints, Span};

/// A comparison as JSON, schema `respun.comparison/1`.
///
/// `id` is the pair's id, `None` for two files; `a` and `b` are the articles that were compared.
///
/// ```
/// use respun::{Article, Config, compare};
/// use respun_report as report;
/// let (a, b) = (Article::plain("wire", "The ferry was late."), Article::plain("site", "The ferry came late."));
/// let line = serde_json::to_string(&report::json::comparison(Some("pair-17"), &a, &b, &compare(&a, &b, &Config::default())))?;
/// assert!(line.starts_with(r#"{"schema":"respun.comparison/1","id":"pair-17","a":{"id":"wire","title":null"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn comparison<'r>(
    id: Option<&'r str>,
    a: &'r Article,
    b: &'r Article,
    result: &'r Comparison,
) -> impl Serialize + use<'r> {
    let in_a = CodePoints::of(a.source());
    let in_b = CodePoints::of(b.source());
    ComparisonFields {
        schema: "respun.comparison/1",
        id,
        a: SideFields::of(&result.a, a),
        b: SideFields::of(&result.b, b),
        verdict: result.verdict,
        score: rounded(result.score),
        similarity: rounded(result.similarity),
        overlap: OverlapFields { a_in_b: rounded_overlap(result.a_in_b), b_in_a: rounded_overlap(result.b_in_a) },
        evidence: &result.evidence,
        statement: &result.statement,
        passages: result
            .passages
            .iter()
            .map(|p| MatchFields {
                kind: p.kind,
                similarity: rounded(p.similarity),
                moved: p.moved,
                a: Range::of(&in_a, p.a),
                b: Range::of(&in_b, p.b),
            })
            .collect(),
        sentences: result
            .sentences
            .iter()
            .map(|s| MatchFields {
                kind: s.kind,
                similarity: rounded(s.similarity),
                moved: s.moved,
                a: Range::all(&in_a, &s.a),
                b: Range::all(&in_b, &s.b),
            })
            .collect(),
        dropped: Range::all(&in_a, &result.dropped),
        added: Range::all(&in_b, &result.added),
        quotes: result
            .quotes
            .iter()
            .map(|row| QuoteRowFields {
                verdict: row.verdict,
                a: row.a.as_ref().map(|side| StretchFields::of(&in_a, side)),
                b: row.b.as_ref().map(|side| StretchFields::of(&in_b, side)),
                changes: &row.changes,
                flags: &row.flags,
                causes: &row.causes,
            })
            .collect(),
        swaps: &result.swaps,
        facts: result.facts.iter().map(|fact| FactFields::of(fact, &in_a, &in_b)).collect(),
        conversions: result.conversions.iter().map(|fact| FactFields::of(fact, &in_a, &in_b)).collect(),
        shared_matter: result
            .shared_matter
            .iter()
            .map(|matter| SharedMatterFields {
                kind: matter.kind,
                a: Range::of(&in_a, matter.a),
                b: Range::of(&in_b, matter.b),
            })
            .collect(),
        notes: &result.notes,
        disguises: DisguisesFields {
            a: DisguiseFields::all(&in_a, a, &result.disguises_of_a),
            b: DisguiseFields::all(&in_b, b, &result.disguises_of_b),
        },
    }
}

/// The quotations of an article as JSON, schema `respun.quotes/1`; `quotations` are those found in `article`, which goes by
/// `id`.
pub fn quotations<'r>(id: &'r str, article: &'r Article, quotations: &'r [Quotation]) -> impl Serialize + use<'r> {
    let points = CodePoints::of(article.source());
    let prose = article.prose();
    let named = |span: Span| {
        let at = Range::of(&points, prose.to_source(span));
        NamedFields { text: span.of(prose.text()), start: at.start, end: at.end }
    };
    QuotationsFields {
        schema: "respun.quotes/1",
        id,
        quotes: quotations
            .iter()
            .map(|quotation| {
                let NamedFields { text, start, end } = named(quotation.span);
                let kind = kind_name(quotation.kind);
                QuotationFields {
                    start,
                    end,
                    text,
                    kind,
                    speaker: quotation.speaker.map(named),
                    cue: quotation.cue.map(named),
                    missing: quotation.missing,
                }
            })
            .collect(),
    }
}

/// The name of a kind of quotation, as in JSON.
pub fn kind_name(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Full => "full",
        QuotationKind::Fragment => "fragment",
        QuotationKind::Block => "block",
        QuotationKind::Term => "term",
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct ComparisonFields<'r> {
    /// Always `respun.comparison/1`.
    schema: &'static str,
    /// The id of the pair; null for two files.
    id: Option<&'r str>,
    /// The first article.
    a: SideFields<'r>,
    /// The second article.
    b: SideFields<'r>,
    /// What became of one article in the other.
    verdict: Verdict,
    /// How sure it is that one was written from the other, or both from one text: 0 to 1, four decimals.
    score: f64,
    /// How much the two say the same, whoever wrote it: 0 to 1.
    similarity: f64,
    /// How much of each stands in the other.
    overlap: OverlapFields,
    /// Every measure that the score was made from, by name, the one that says most first. Shares are 0 to 1; counts are whole numbers.
    #[serde(serialize_with = "by_name")]
    #[schemars(with = "BTreeMap<String, f64>")]
    evidence: &'r [Evidence],
    /// For two texts of a sentence or three: the measures that their similarity was made from. Absent for longer texts.
    #[serde(serialize_with = "by_name", skip_serializing_if = "<[Evidence]>::is_empty")]
    #[schemars(with = "BTreeMap<String, f64>")]
    statement: &'r [Evidence],
    /// Longest stretches that stand for each other, in the order of a.
    passages: Vec<MatchFields<Range>>,
    /// Sentences that stand for each other, in the order of a.
    sentences: Vec<MatchFields<Vec<Range>>>,
    /// Sentences and headings of a without a counterpart in b.
    dropped: Vec<Range>,
    /// Sentences and headings of b without a counterpart in a.
    added: Vec<Range>,
    /// What became of every quotation, the gravest first.
    quotes: Vec<QuoteRowFields<'r>>,
    /// Words that were replaced again and again, the most frequent first.
    swaps: &'r [Swap],
    /// Facts that differ in aligned sentences.
    facts: Vec<FactFields<'r>>,
    /// Quantities that are equal within rounding but given in another unit: 26.2 miles and 42.2 km. Not changes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conversions: Vec<FactFields<'r>>,
    /// Stretches that both have and that prove nothing; they count neither as overlap nor as evidence.
    shared_matter: Vec<SharedMatterFields>,
    /// What the reader must know, in whole sentences.
    notes: &'r [String],
    /// Words written so as not to be found. Absent if there are none.
    #[serde(skip_serializing_if = "DisguisesFields::are_none")]
    disguises: DisguisesFields<'r>,
}

#[derive(Serialize, JsonSchema)]
struct SharedMatterFields {
    /// Why it proves nothing.
    kind: SharedMatterKind,
    /// Where it stands in a.
    a: Range,
    /// Where it stands in b.
    b: Range,
}

#[derive(Serialize, JsonSchema)]
struct SideFields<'r> {
    /// The id of the article: its path, or the id of its row.
    id: &'r str,
    /// Its title, if it has one.
    title: Option<&'r str>,
    /// Its language, ISO 639-1; `und` if it is not known.
    language: &'static str,
    /// Its words; bylines, captions and links do not count.
    words: usize,
    /// Words set aside as shared matter; absent if none.
    #[serde(skip_serializing_if = "is_zero")]
    set_aside: usize,
    /// The text that offsets count in, for an article that was taken out of another format; absent if that is the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl SideFields<'_> {
    fn of<'r>(side: &'r respun::Side, article: &'r Article) -> SideFields<'r> {
        let text = article.is_extracted().then(|| article.source());
        SideFields {
            id: &side.id,
            title: side.title.as_deref(),
            language: side.language.code(),
            words: side.words,
            set_aside: side.words_set_aside,
            text,
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct DisguisesFields<'r> {
    /// Those of a.
    a: Vec<DisguiseFields<'r>>,
    /// Those of b.
    b: Vec<DisguiseFields<'r>>,
}

impl DisguisesFields<'_> {
    fn are_none(&self) -> bool {
        self.a.is_empty() && self.b.is_empty()
    }
}

#[derive(Serialize, JsonSchema)]
struct DisguiseFields<'r> {
    /// How the word is disguised: `look_alike`, `unseen`, `direction`, `styled`, `digits`, `spaced` or `hidden`.
    kind: &'static str,
    /// Where it begins.
    start: usize,
    /// Where it ends.
    end: usize,
    /// As it stands there.
    text: &'r str,
    /// As it is read.
    plain: &'r str,
}

impl DisguiseFields<'_> {
    fn all<'r>(points: &CodePoints<'_>, article: &'r Article, disguises: &'r [Disguise]) -> Vec<DisguiseFields<'r>> {
        let field = |disguise: &'r Disguise| {
            let Range { start, end } = Range::of(points, disguise.span);
            let text = disguise.span.of(article.source());
            DisguiseFields { kind: disguise.kind.name(), start, end, text, plain: &disguise.plain }
        };
        disguises.iter().map(field).collect()
    }
}

#[derive(Serialize, JsonSchema)]
struct OverlapFields {
    /// The share of the words of a that stand again in b.
    a_in_b: Overlap,
    /// The share of the words of b that stand again in a.
    b_in_a: Overlap,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MatchOf{Place}")]
struct MatchFields<Place> {
    /// How alike the two sides are.
    kind: MatchKind,
    /// How alike, 0 to 1.
    similarity: f64,
    /// Whether the order of the text differs here.
    moved: bool,
    /// Where it stands in a.
    a: Place,
    /// Where it stands in b.
    b: Place,
}

/// A half-open range of code points.
#[derive(Serialize, JsonSchema)]
struct Range {
    /// The first code point.
    start: usize,
    /// One past the last code point.
    end: usize,
}

impl Range {
    fn of(points: &CodePoints<'_>, span: Span) -> Range {
        Range { start: points.at(span.start), end: points.at(span.end) }
    }

    fn all(points: &CodePoints<'_>, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|&span| Range::of(points, span)).collect()
    }
}

#[derive(Serialize, JsonSchema)]
struct QuoteRowFields<'r> {
    /// What became of the quotation.
    verdict: QuoteVerdict,
    /// The quotation in a; null if there is none.
    a: Option<StretchFields<'r>>,
    /// Its counterpart in b; null if there is none.
    b: Option<StretchFields<'r>>,
    /// Words that differ, in the order of a.
    changes: &'r [Change],
    /// What about the change matters most to a desk.
    flags: &'r [QuoteFlag],
    /// What raised the flags.
    causes: &'r [FlagCause],
}

#[derive(Serialize, JsonSchema)]
struct StretchFields<'r> {
    /// Where it begins; of several parts, where the first does.
    start: usize,
    /// Where it ends; of several parts, where the last does.
    end: usize,
    /// The words, those of several parts joined by a space.
    text: &'r str,
    /// Who said it, by the fullest name in the article; null if nobody is named.
    speaker: Option<&'r str>,
    /// The quoted parts, if there are several; else absent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Range>,
}

impl StretchFields<'_> {
    fn of<'r>(points: &CodePoints<'_>, side: &'r QuotedStretch) -> StretchFields<'r> {
        let Range { start, end } = Range::of(points, side.span);
        let parts = Range::all(points, &side.parts);
        StretchFields { start, end, text: &side.text, speaker: side.speaker.as_deref(), parts }
    }
}

#[derive(Serialize, JsonSchema)]
struct FactFields<'r> {
    /// What kind of fact differs.
    kind: FactKind,
    /// The words of a.
    a: &'r str,
    /// The words of b.
    b: &'r str,
    /// Where they stand in a.
    a_at: Range,
    /// Where they stand in b.
    b_at: Range,
    /// The value in a, if it is a quantity, in one form for all spellings: `3200000 USD`, `>= 12`, `2026-05-03`.
    #[serde(skip_serializing_if = "Option::is_none")]
    a_value: Option<&'r str>,
    /// The value in b.
    #[serde(skip_serializing_if = "Option::is_none")]
    b_value: Option<&'r str>,
    /// The second number over the first, if both are numbers of one kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
}

impl FactFields<'_> {
    fn of<'r>(fact: &'r Fact, in_a: &CodePoints<'_>, in_b: &CodePoints<'_>) -> FactFields<'r> {
        FactFields {
            kind: fact.kind,
            a: &fact.a,
            b: &fact.b,
            a_at: Range::of(in_a, fact.a_at),
            b_at: Range::of(in_b, fact.b_at),
            a_value: fact.a_value.as_deref(),
            b_value: fact.b_value.as_deref(),
            ratio: fact.ratio,
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct QuotationsFields<'r> {
    /// Always `respun.quotes/1`.
    schema: &'static str,
    /// The id of the article.
    id: &'r str,
    /// Its quotations, in order.
    quotes: Vec<QuotationFields<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct QuotationFields<'r> {
    /// Where the words inside the marks begin.
    start: usize,
    /// Where they end.
    end: usize,
    /// The words inside the marks.
    text: &'r str,
    /// How it stands in the article: `full` sentences, a `fragment` of one, a `block` of several paragraphs, or a `term` that nobody said.
    kind: &'static str,
    /// Who said it; null if nobody is named.
    speaker: Option<NamedFields<'r>>,
    /// The words by which it is given to the speaker; null if there are none.
    cue: Option<NamedFields<'r>>,
    /// The quote mark that is not there; null if both are.
    missing: Option<MissingMark>,
}

#[derive(Serialize, JsonSchema)]
struct NamedFields<'r> {
    /// The words.
    text: &'r str,
    /// Where they begin.
    start: usize,
    /// Where they end.
    end: usize,
}

/// Measures as an object: name to value, in the order of the score.
fn by_name<S: Serializer>(evidence: &[Evidence], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(evidence.len()))?;
    for measure in evidence {
        map.serialize_entry(measure.name, &rounded(measure.value))?;
    }
    map.end()
}

fn rounded_overlap(overlap: Overlap) -> Overlap {
    Overlap {
        total: rounded(overlap.total),
        verbatim: rounded(overlap.verbatim),
        edited: rounded(overlap.edited),
        paraphrased: rounded(overlap.paraphrased),
        quoted: rounded(overlap.quoted),
    }
}

/// Four decimals: finer differences are noise of the arithmetic. JSON has no NaN, so a share of nothing is 0, and never -0.
fn rounded(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { (value * 1e4).round() / 1e4 + 0.0 }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::example;

    fn as_value(example: &example::Example) -> Value {
        serde_json::to_value(comparison(Some("pair-17"), &example.a, &example.b, &example.result)).unwrap()
    }

    /// The piece of `source` that a pair of code point offsets names.
    fn piece(source: &str, range: &Value) -> String {
        let at = |name: &str| range[name].as_u64().unwrap() as usize;
        source.chars().skip(at("start")).take(at("end") - at("start")).collect()
    }

    #[test]
    fn fields_stand_in_the_order_of_the_schema() {
        let example = example::rewrite();
        let text = serde_json::to_string(&comparison(None, &example.a, &example.b, &example.result)).unwrap();
        let names = [
            "schema",
            "id",
            "a",
            "b",
            "verdict",
            "score",
            "similarity",
            "overlap",
            "evidence",
            "passages",
            "sentences",
            "dropped",
            "added",
            "quotes",
            "swaps",
            "facts",
        ];
        let mut from = 0;
        for name in names {
            let key = format!("\"{name}\":");
            from += text[from..].find(&key).unwrap_or_else(|| panic!("{name} is missing or out of order")) + key.len();
            if let "a" | "b" | "overlap" | "evidence" | "passages" | "sentences" | "quotes" | "swaps" = name {
                from = end_of_value(&text, from);
            }
        }
        assert!(text.starts_with("{\"schema\":\"respun.comparison/1\",\"id\":null,\"a\":{\"id\":"));
    }

    /// One past the object or array that begins at `from`.
    fn end_of_value(text: &str, from: usize) -> usize {
        let mut values = serde_json::Deserializer::from_str(&text[from..]).into_iter::<Value>();
        values.next().unwrap().unwrap();
        from + values.byte_offset()
    }

    #[test]
    fn offsets_are_code_points_of_the_source() {
        let example = example::rewrite();
        let value = as_value(&example);
        for row in value["quotes"].as_array().unwrap() {
            for (side, article) in [("a", &example.a), ("b", &example.b)] {
                if row[side].get("parts").is_none() && !row[side].is_null() {
                    assert_eq!(piece(article.source(), &row[side]), row[side]["text"].as_str().unwrap());
                }
            }
        }
        let fact = &value["facts"][0];
        assert_eq!(piece(example.a.source(), &fact["a_at"]), fact["a"].as_str().unwrap());
        assert_eq!(piece(example.b.source(), &fact["b_at"]), fact["b"].as_str().unwrap());
        assert!(!example.a.source().is_ascii());
    }

    #[test]
    fn measures_are_an_object_and_shares_are_rounded() {
        let mut example = example::rewrite();
        example.result.score = 2.0 / 3.0;
        example.result.similarity = f64::NAN;
        let value = as_value(&example);
        assert_eq!(value["evidence"]["order"], json!(0.93));
        assert_eq!(value["score"], json!(0.6667));
        assert_eq!(value["similarity"], json!(0.0));
    }

    #[test]
    fn parts_are_there_only_if_there_are_several() {
        let value = as_value(&example::rewrite());
        let rows = value["quotes"].as_array().unwrap();
        let merged = rows.iter().find(|row| row["a"]["parts"].is_array()).unwrap();
        assert_eq!(merged["a"]["parts"].as_array().unwrap().len(), 2);
        assert!(merged["b"].get("parts").is_none());
    }

    #[test]
    fn an_empty_comparison_is_all_there() {
        let value = as_value(&example::nothing());
        assert_eq!(value["verdict"], "unrelated");
        assert_eq!(value["a"], json!({"id": "", "title": null, "language": "und", "words": 0}));
        assert_eq!(value["quotes"], json!([]));
        assert_eq!(value["evidence"], json!({}));
    }

    #[test]
    fn quotations_name_speaker_and_cue_by_code_points() {
        let article = Article::plain("a", "Zürich: “We are ready,” said Ilse Brandt.");
        let find = |words: &str| {
            let start = article.source().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let found = [Quotation {
            span: find("We are ready,"),
            outer: find("“We are ready,”"),
            kind: QuotationKind::Full,
            missing: None,
            speaker: Some(find("Ilse Brandt")),
            cue: None,
        }];
        assert_eq!(
            serde_json::to_string(&quotations("wire", &article, &found)).unwrap(),
            "{\"schema\":\"respun.quotes/1\",\"id\":\"wire\",\"quotes\":[{\"start\":9,\"end\":22,\"text\":\"We are ready,\",\
             \"kind\":\"full\",\"speaker\":{\"text\":\"Ilse Brandt\",\"start\":29,\"end\":40},\"cue\":null,\"missing\":null}]}"
        );
    }
}
