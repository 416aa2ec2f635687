//! The verdict: rules over the score, overlap, literal runs, conflicts and quotations, and the final score.
//!
//! The score decides whether one text was derived from the other. The rules handle what a score cannot distinguish: too
//! little text, texts in two languages, one form filled with other facts, texts about different subjects, a lifted
//! part, and a new report that repeats background.

use crate::meaning::has_word_statistics;
use crate::score::subjects::OtherSubjects;
use crate::score::{Evidence, Overlap, Verdict};
use crate::text::Language;

/// The input of the rules.
#[derive(Clone, Debug)]
pub struct Findings<'e> {
    /// Both have the same words in the same order.
    pub same_words: bool,
    /// Whether both have the same values as well, in signs, currencies and units.
    pub same_values: bool,
    /// The score of the model, 0..=1.
    pub score: f64,
    /// The evidence behind the score.
    pub evidence: &'e [Evidence],
    /// The languages of a and b.
    pub languages: (Language, Language),
    /// The language that they were compared in.
    pub common_language: Language,
    /// Words of a and of b that were not set aside.
    pub n_words: (usize, usize),
    /// Number of rare names and numbers in both.
    pub n_shared_names: usize,
    /// Share of a in b.
    pub a_in_b: Overlap,
    /// Share of b in a.
    pub b_in_a: Overlap,
    /// Words outside quote marks in the longest run of firm matches that are consecutive on both sides.
    pub longest_passage: usize,
    /// Share of the shorter text that is the start of a form and was set aside, 0..=1.
    pub form_share: f64,
    /// The titles name different parties, but the texts below them are the same.
    pub titles_conflict: bool,
    /// The subject of each text, if neither text mentions the other's.
    pub subjects: Option<OtherSubjects>,
    /// Words in common with an interview whose answers the other text may have used; 0 if neither is an interview.
    pub words_of_interview: usize,
    /// Number of shared quotations.
    pub n_shared_quotes: usize,
    /// Share that was set aside, 0..=1, of the text with the higher share.
    pub set_aside: f64,
}

/// A verdict, its score, and notes for the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The score of the model, capped or raised where a rule overrides it.
    pub score: f64,
    /// Whole sentences.
    pub notes: Vec<String>,
}

/// Score from which a text counts as derived.
pub const DERIVED: f64 = 0.5;

/// Share set aside from which a note says that the verdict is based on the rest.
const MOSTLY_SET_ASIDE: f64 = 0.5;

/// Share of content words up to which two short texts without a shared name are unrelated. Nine in ten unrelated pairs
/// of our corpus have less than .3, three in four less than .17; short texts share fewer.
const NOTHING_IN_COMMON: f64 = 0.1;

/// The highest score of a pair that a rule keeps from being derived, and the lowest score of a pair that a rule makes
/// derived.
const HIGHEST_OF_OTHERS: f64 = 0.49;
const COPIED: f64 = 0.9;

/// Scores that are inconclusive in a language without word statistics, because the model was fitted with them.
const UNCERTAIN: std::ops::Range<f64> = 0.2..0.8;

/// Words of the shorter text below which only literal wording is proof: two sentences.
const ENOUGH_WORDS: f64 = 40.0;

/// Words of the shorter text below which it is an item, not a report; its share in literal runs up to which no wording
/// was kept; share of the longer text's names or figures from which that text has matter of its own; and the score that
/// such a pair needs. In a news agency's archive, most pairs of items with lower scores report two events in the same
/// order: two share offerings, two meetings of one bank.
const ITEM: f64 = 100.0;
const NO_WORDING: f64 = 0.1;
const MATTER_OF_ITS_OWN: f64 = 0.3;
const SURE_OF_ITEM: f64 = 0.8;

/// Literal words that prove a copy of a text of any length, and their least share of the text. With a share of .75,
/// Portuguese reports that end with the same long statement of the accused counted as copies of each other.
const FEWEST_COPIED: f64 = 15.0;
const COPIED_SHARE: f64 = 0.88;

/// The same limit for a copy with small edits: words found unchanged or edited, sentences in order, names and figures
/// kept.
const EDITED_SHARE: f64 = 0.85;

/// Share of the longer text that a literal copy must cover to be a copy of the whole; below this, it is partial reuse.
const LEAST_OF_LONGER: f64 = 0.25;

/// Share of words found unchanged from which a derived text is a near duplicate.
const DUPLICATE: f64 = 0.7;

/// Share of words found below which a derived text is partial reuse only.
const WHOLE: f64 = 0.12;

/// Share of the shorter text in literal runs from which the text was kept, so that a different lead means new news.
/// Below this it is a rewrite, which may have another opening.
const KEPT_BELOW: f64 = 0.6;

/// Share of the longer text found in order from which hardly anything is new, whatever the lead.
const NEARLY_ALL: f64 = 0.8;

/// Least share of reworded text in a rewrite.
const REWORDED_AT_ALL: f64 = 0.05;

/// Conflicts per pair of aligned sentences, share of names and figures that each side has of its own, and order, from
/// which two texts fill one form. Either nearly every sentence contradicts the other; or many do, and each text has
/// more of its own; or each has still more of its own, in the same order, as in forms. Of 108 pairs that fill one form
/// in an archive, half have more than one conflict per pair; of 1,573 rewrites, one in a hundred has more than a third.
const FORM: [(f64, f64, f64); 3] = [(0.9, 0.2, 0.0), (0.5, 0.3, 0.0), (0.25, 0.45, 0.5)];

/// Share of its names that each text has of its own, and conflicts per pair of aligned sentences, from which common
/// wording is stock wording: two match reports from one desk. Of releases that a paper took part of, one in ten has
/// this share of names, none such conflicts.
const OTHER_NAMES: f64 = 0.75;
const OTHER_NAMES_CONFLICTS: f64 = 0.1;

/// Length ratio of the shorter to the longer text from which both may be one form. A draft compiled from several
/// articles may begin with another subject.
const ONE_LENGTH: f64 = 0.6;

/// Similarity from which the first sentences count as the same sentence.
const SAME_SENTENCE: f64 = 0.6;

/// Share of the shorter text that must be found in the form; a lower share is enough if its beginning is found.
const FORM_FOUND: f64 = 0.6;
const FORM_FOUND_FROM_START: f64 = 0.3;
const FORM_START: f64 = 0.15;

/// Share of a text in a common beginning from which the two are one formula filled with different content.
const FORMULA: f64 = 0.4;

/// Literal words outside quotations from which a part was lifted, and words in their longest run. Of press releases of
/// which a paper took a tenth or more, nineteen in twenty have this many; independent reports have at most sixteen.
const LIFTED: f64 = 30.0;
const LIFTED_RUN: f64 = 12.0;

/// The same for two texts on one affair: share of the shorter text's names that are its own, up to which the affair is
/// the same, and literal words up to which the shared text is one or two sentences of background. Half of the reports
/// in one archive that share background have fewer.
const ONE_AFFAIR_NAMES: f64 = 0.4;
const LIFTED_IN_ONE_AFFAIR: f64 = 50.0;

/// Words of a reworded passage from which a part was lifted, and the least score. Without literal words, a low score
/// means that the two report the same facts.
const REWORDED: usize = 60;
const REWORDED_SCORE: f64 = 0.3;

/// Lead similarity below which the news differ, and from which the texts concern one affair. Also how far back in the
/// longer text the shared part must be, and how much of it in one piece, to be background: paragraphs after the news
/// that are copied from report to report.
const SAME_LEAD: f64 = 0.4;
const ONE_AFFAIR: f64 = 0.04;
const BEHIND: f64 = 0.33;
const IN_ONE_PIECE: f64 = 0.5;
const BACKGROUND_RUN: f64 = 30.0;

/// Shared names and numbers from which two texts may be about one event, and the least sum of the shares of content
/// words, names and leads, with the latter two counted half. Two events in one town share its name and little else.
const SAME_STORY_NAMES: usize = 2;
const SAME_STORY: f64 = 0.47;

/// The verdict for these findings.
pub fn judge(findings: &Findings<'_>) -> Judgement {
    let mut notes = Vec::new();
    if findings.same_words {
        // A changed sign, currency or scale is a small edit.
        let verdict = if findings.same_values { Verdict::Identical } else { Verdict::NearDuplicate };
        return Judgement { verdict, score: 1.0, notes };
    }
    let is_copied = findings.is_copied();
    if let Some(note) = findings.incomparable() {
        notes.push(note);
        if !is_copied {
            return Judgement { verdict: Verdict::Unclear, score: findings.score.min(HIGHEST_OF_OTHERS), notes };
        }
    }
    let is_short = (findings.n_words.0.min(findings.n_words.1) as f64) < ENOUGH_WORDS;
    if is_short && !is_copied {
        return findings.short(notes);
    }
    let is_form = findings.is_form();
    // Without word statistics for the language, only scores far from the middle are conclusive.
    if !has_word_statistics(findings.common_language) && !is_copied {
        let name = findings.common_language.english_name();
        notes.push(format!("There are no word statistics for {name}: the two were compared by their words alone."));
        if UNCERTAIN.contains(&findings.score) && !is_form {
            return Judgement { verdict: Verdict::Unclear, score: findings.score.min(HIGHEST_OF_OTHERS), notes };
        }
    }
    let score = if is_copied { findings.score.max(COPIED) } else { findings.score };
    let verdict = if is_form {
        Verdict::SameForm
    } else if score >= DERIVED && !findings.has_other_subjects() {
        if !is_copied && findings.is_thin() {
            notes.push("The evidence is too thin to tell: what speaks for a rewrite is hardly more than what speaks against it.".to_owned());
            Verdict::Unclear
        } else {
            findings.derived()
        }
    } else {
        findings.independent()
    };
    // Keep verdict and score consistent. A part may be certain even if the whole is not.
    let score = match verdict {
        _ if verdict.is_derived() => score,
        Verdict::PartialReuse => findings.score,
        _ => findings.score.min(HIGHEST_OF_OTHERS),
    };
    if findings.set_aside >= MOSTLY_SET_ASIDE {
        notes.push("Half or more of one of the texts was set aside as shared matter that proves nothing.".to_owned());
    }
    Judgement { verdict, score, notes }
}

impl Findings<'_> {
    fn measure(&self, name: &str) -> f64 {
        self.evidence.iter().find(|measure| measure.name == name).map_or(0.0, |measure| measure.value)
    }

    /// Why only the wording of the two can be compared; `None` if there is no obstacle.
    fn incomparable(&self) -> Option<String> {
        let (a, b) = self.languages;
        if a != b && a != Language::Unknown && b != Language::Unknown {
            return Some(format!(
                "A is in {}, B in {}: texts are compared within one language only.",
                a.english_name(),
                b.english_name()
            ));
        }
        None
    }

    /// Whether nearly all of the shorter text is in the other word for word, or with small edits in the same order,
    /// with the same facts.
    fn is_copied(&self) -> bool {
        let is_literal = self.measure("literal_share") >= COPIED_SHARE;
        let is_edited = self.literal() >= EDITED_SHARE
            && ["own", "order", "anchors"].iter().all(|name| self.measure(name) >= EDITED_SHARE);
        self.measure("literal") >= FEWEST_COPIED
            && (is_literal || is_edited)
            && !self.has_other_facts()
            && !self.titles_conflict
    }

    /// The share of a text found in the other word for word or with small edits; the higher of the two sides.
    fn literal(&self) -> f64 {
        let of = |side: Overlap| side.verbatim + side.edited;
        of(self.a_in_b).max(of(self.b_in_a))
    }

    /// Whether the texts are about different subjects: each repeats a name that the other never mentions, or both begin
    /// with the same sentence about different names.
    pub fn has_other_subjects(&self) -> bool {
        let are_one_length = self.measure("ratio") >= ONE_LENGTH;
        are_one_length
            && self.subjects.is_some_and(|subjects| subjects.are_repeated || self.measure("lead_pair") >= SAME_SENTENCE)
    }

    /// Whether a derived score is based on a few sentences without common wording, next to other matter.
    fn is_thin(&self) -> bool {
        let own = self.measure("names_long_share").max(self.measure("numbers_long_share"));
        self.measure("words") < ITEM
            && self.measure("literal_share") < NO_WORDING
            && own >= MATTER_OF_ITS_OWN
            && self.score < SURE_OF_ITEM
    }

    /// Whether the texts are about different subjects, or aligned sentences contradict each other and each side has
    /// names and figures of its own.
    fn has_other_facts(&self) -> bool {
        let own = |side: &str| {
            let (names, numbers) = (format!("names_{side}_share"), format!("numbers_{side}_share"));
            (self.measure(&names) + self.measure(&numbers)) / 2.0
        };
        let own = own("short").min(own("long"));
        self.has_other_subjects()
            || FORM.iter().any(|&(conflicts, share, order)| {
                self.measure("conflict_rate") >= conflicts && own >= share && self.measure("order") >= order
            })
    }

    /// Whether the literal words in common are one or two sentences of stock wording, because each text has facts or
    /// names of its own.
    fn is_stock_wording(&self) -> bool {
        let own_names = self.measure("names_short_share").min(self.measure("names_long_share"));
        (self.has_other_facts() && self.measure("literal") < LIFTED_IN_ONE_AFFAIR)
            || (own_names >= OTHER_NAMES && self.measure("conflict_rate") >= OTHER_NAMES_CONFLICTS)
    }

    /// Whether most of the text, or its beginning, is a form filled with different facts.
    fn is_form(&self) -> bool {
        let found = self.measure("own");
        let from_start = found >= FORM_FOUND_FROM_START && self.measure("lead_found") >= FORM_START;
        self.titles_conflict
            || self.form_share >= FORMULA
            || (self.has_other_facts() && (found >= FORM_FOUND || from_start))
    }

    /// The verdict for a text so short that only its wording is evidence.
    fn short(&self, mut notes: Vec<String>) -> Judgement {
        let n_words = self.n_words.0.min(self.n_words.1);
        let score = self.score.min(HIGHEST_OF_OTHERS);
        let verdict = if self.is_form() {
            Verdict::SameForm
        } else if self.n_shared_quotes > 0 {
            Verdict::SharedQuotes
        } else if self.is_one_story() {
            Verdict::SameStory
        } else if n_words > 0 && self.measure("content") < NOTHING_IN_COMMON && self.n_shared_names == 0 {
            Verdict::Unrelated
        } else {
            Verdict::Unclear
        };
        if verdict == Verdict::Unclear {
            notes.push(match n_words {
                0 => "One of the two has no text to compare.".to_owned(),
                _ => format!(
                    "Too short to tell: the shorter text has {n_words} words to compare, and its wording is no proof."
                ),
            });
        }
        Judgement { verdict, score, notes }
    }

    /// The kind of derived text.
    fn derived(&self) -> Verdict {
        let found = self.a_in_b.total.max(self.b_in_a.total);
        let is_small_part = self.measure("covered") < LEAST_OF_LONGER && self.measure("ratio") < LEAST_OF_LONGER;
        if self.has_other_lead() {
            // Different news above a text that was kept.
            Verdict::PartialReuse
        } else if self.literal() >= DUPLICATE || self.is_copied() {
            if is_small_part { Verdict::PartialReuse } else { Verdict::NearDuplicate }
        } else if found < WHOLE || self.a_in_b.paraphrased.max(self.b_in_a.paraphrased) < REWORDED_AT_ALL {
            // Little was found, or only unchanged text next to other text.
            Verdict::PartialReuse
        } else {
            Verdict::Rewrite
        }
    }

    /// Whether a text kept mostly word for word follows a different lead.
    fn has_other_lead(&self) -> bool {
        (KEPT_BELOW..COPIED_SHARE).contains(&self.measure("literal_share"))
            && self.measure("lead").max(self.measure("lead_pair")) < SAME_LEAD
            && self.measure("covered") < NEARLY_ALL
    }

    /// The kind of independent texts, or partial reuse if a part was lifted.
    fn independent(&self) -> Verdict {
        let is_lifted = self.measure("literal") >= LIFTED && self.measure("longest_run") >= LIFTED_RUN;
        if is_lifted {
            return if self.is_background() || self.is_sentence_of_background() {
                Verdict::FollowUp
            } else if self.is_stock_wording() {
                Verdict::SameForm
            } else {
                Verdict::PartialReuse
            };
        }
        if self.words_of_interview as f64 >= LIFTED {
            return Verdict::PartialReuse;
        }
        if self.longest_passage >= REWORDED && self.score >= REWORDED_SCORE {
            return Verdict::PartialReuse;
        }
        if self.n_shared_quotes > 0 {
            return Verdict::SharedQuotes;
        }
        if self.is_one_story() { Verdict::SameStory } else { Verdict::Unrelated }
    }

    /// Whether the lifted part is one piece that follows different news.
    fn is_background(&self) -> bool {
        let run = self.measure("longest_run");
        self.is_other_news()
            && self.measure("lead") >= ONE_AFFAIR
            && self.measure("place") >= BEHIND
            && run >= BACKGROUND_RUN
            && run >= IN_ONE_PIECE * self.measure("literal")
    }

    /// Whether the lifted part is one or two sentences, and the texts begin with different news on one affair.
    fn is_sentence_of_background(&self) -> bool {
        self.is_other_news()
            && self.measure("literal") < LIFTED_IN_ONE_AFFAIR
            && self.measure("names_short_share") < ONE_AFFAIR_NAMES
            && self.measure("names_long_share") < OTHER_NAMES
    }

    /// Whether the two begin with different news.
    fn is_other_news(&self) -> bool {
        ["lead", "lead_pair", "lead_found"].iter().all(|name| self.measure(name) < SAME_LEAD)
    }

    /// Whether the two report the same event.
    fn is_one_story(&self) -> bool {
        let likeness = self.measure("content") + (self.measure("anchors") + self.measure("lead")) / 2.0;
        self.n_shared_names >= SAME_STORY_NAMES && likeness >= SAME_STORY
    }
}
