//! Chooses the article of a cluster to keep, gives the reason, and sorts the others into copies, rewrites and
//! conflicts.

use std::cmp::{Ordering, Reverse};

use super::articles::Articles;
use super::clusters::ClusterKind;
use super::ids::ArticleId;
use super::pairs::Relation;
use crate::score::Verdict;

/// Why an article is kept: the first of these criteria that distinguishes it from the other members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Its outlet is preferred.
    Preferred,
    /// It corrects the article that would otherwise be kept, or another that ranks equally: the same text from the same
    /// outlet with a different fact, published later or marked as a correction.
    Correction,
    /// It was published first. Articles without a date come last.
    Earliest,
    /// It has the most words. Used among copies only: a spun version may be longer than its source.
    Longest,
    /// Its id sorts first.
    First,
}

impl Reason {
    /// The name used in results.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Preferred => "preferred",
            Reason::Correction => "correction",
            Reason::Earliest => "earliest",
            Reason::Longest => "longest",
            Reason::First => "first",
        }
    }
}

/// The choice among the members of a cluster.
#[derive(Debug, PartialEq)]
pub(super) struct Choice {
    pub keep: ArticleId,
    pub reason: Reason,
    /// See [`Cluster`](super::Cluster).
    pub copies: Vec<ArticleId>,
    pub rewrites: Vec<ArticleId>,
    pub differing: Vec<ArticleId>,
}

/// Most remaining articles that a member is compared with, taken from the first. This limits the comparisons within a
/// cluster of a thousand rewrites.
const MOST_STAYING: usize = 8;

/// The relation of two articles, if one is derived from the other.
pub(super) type Related<'r> = &'r mut dyn FnMut(ArticleId, ArticleId) -> Option<Relation>;

/// Chooses among two or more members.
pub(super) fn choose(
    articles: &Articles,
    members: &[ArticleId],
    kind: ClusterKind,
    preferred: &[String],
    relation: Related<'_>,
) -> Choice {
    let compared = |one: ArticleId, other: ArticleId| -> (Ordering, Reason) {
        let preference = |article| {
            let source = articles.source(article);
            let place = preferred.iter().position(|preferred| source == Some(preferred));
            (place.is_none(), place)
        };
        let date = |article| (articles.date(article).is_none(), articles.date(article));
        let words = |article| (kind == ClusterKind::Copies).then_some(Reverse(articles.n_words(article)));
        let criteria = [
            (preference(one).cmp(&preference(other)), Reason::Preferred),
            (date(one).cmp(&date(other)), Reason::Earliest),
            (words(one).cmp(&words(other)), Reason::Longest),
        ];
        criteria.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((one.cmp(&other), Reason::First))
    };
    let mut order = members.to_vec();
    order.sort_unstable_by(|&one, &other| compared(one, other).0);
    let best = order[0];
    let mut reason = compared(best, order[1]).1;
    // The latest of the articles that correct the best one.
    let latest = |&one: &ArticleId, &other: &ArticleId| {
        articles.date(one).cmp(&articles.date(other)).then_with(|| compared(other, one).0)
    };
    let corrections = order[1..].iter().copied().filter(|&member| corrects(articles, member, best, relation));
    let keep = corrections.max_by(latest).unwrap_or(best);
    if keep != best {
        reason = Reason::Correction;
        order.retain(|&member| member != keep);
        order.insert(0, keep);
    } else if matches!(reason, Reason::Longest | Reason::First)
        && order[1..].iter().any(|&member| corrects(articles, keep, member, relation))
    {
        reason = Reason::Correction;
    }
    let mut choice = Choice { keep, reason, copies: Vec::new(), rewrites: Vec::new(), differing: Vec::new() };
    let mut staying = vec![keep];
    for &member in &order[1..] {
        let mut differs = false;
        let mut copy_of = None;
        for &other in staying.iter().take(MOST_STAYING) {
            let Some(pair) = relation(other, member).filter(Relation::is_copy) else { continue };
            if !is_in_conflict(&pair) || corrects(articles, other, member, relation) {
                copy_of = Some(other);
                break;
            }
            differs = true;
        }
        if let Some(other) = copy_of {
            choice.copies.push(member);
            // A rewrite whose copy is removed can be removed too only if that copy is also derived from the kept
            // article.
            if choice.rewrites.contains(&other) && relation(keep, member).is_none() {
                choice.rewrites.retain(|&rewrite| rewrite != other);
            }
            continue;
        }
        if differs {
            choice.differing.push(member);
        } else if relation(keep, member).is_some_and(|pair| pair.verdict == Verdict::Rewrite) {
            choice.rewrites.push(member);
        }
        staying.push(member);
    }
    for some in [&mut choice.copies, &mut choice.rewrites, &mut choice.differing] {
        some.sort_unstable();
    }
    choice
}

/// Whether one of two near duplicates may be right and the other wrong: they differ in a fact, or one is marked as a
/// correction.
fn is_in_conflict(pair: &Relation) -> bool {
    pair.n_facts > 0 || pair.is_correction[0] != pair.is_correction[1]
}

/// Whether `one` corrects `other`: they are near duplicates in conflict, from the same outlet or from unknown outlets,
/// and `one` was published later or, if the dates do not decide, is marked as a correction.
fn corrects(articles: &Articles, one: ArticleId, other: ArticleId, relation: Related<'_>) -> bool {
    if articles.source(one) != articles.source(other) {
        return false;
    }
    let Some(pair) = relation(one, other).filter(|pair| pair.is_copy() && is_in_conflict(pair)) else { return false };
    match (articles.date(one), articles.date(other)) {
        (Some(date), Some(other)) if date != other => date > other,
        _ => pair.is_correction[0] && !pair.is_correction[1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{ArticlesBuilder, Collector, Incoming, Moment};
    use crate::sketch::Sketch;

    /// The articles of the cluster: id, date, outlet and text. They are near duplicates, in conflict if their numbers
    /// differ; they are rewrites if their first words differ.
    fn chosen(rows: &[(&str, &str, &str, &str)], kind: ClusterKind) -> (Articles, Choice) {
        let mut builder = ArticlesBuilder::default();
        for (id, date, source, text) in rows {
            builder.add(Incoming {
                id: (*id).to_owned(),
                date: Moment::parse(date),
                source: (!source.is_empty()).then(|| (*source).to_owned()),
                extracted: Sketch::of(text),
            });
        }
        let articles = builder.finish().0;
        let preferred = ["Harle Press".to_owned(), "Coast Post".to_owned()];
        let members: Vec<ArticleId> = ArticleId::first(articles.len()).collect();
        let choice = {
            let text = |article: ArticleId| rows.iter().find(|row| row.0 == articles.id(article)).unwrap().3;
            let number = |article: ArticleId| text(article).split(' ').find(|word| word.parse::<u32>().is_ok());
            let mut relation = |one: ArticleId, other: ArticleId| {
                let first_word =
                    |article: ArticleId| text(article).trim_start_matches("CORRECTION: ").split(' ').next();
                let verdict = match first_word(one) == first_word(other) {
                    _ if text(one) == text(other) => Verdict::Identical,
                    true => Verdict::NearDuplicate,
                    false => Verdict::Rewrite,
                };
                Some(Relation {
                    verdict,
                    n_facts: usize::from(number(one) != number(other)),
                    is_correction: [one, other].map(|article| text(article).starts_with("CORRECTION")),
                    ..Relation::IDENTICAL
                })
            };
            choose(&articles, &members, kind, &preferred, &mut relation)
        };
        (articles, choice)
    }

    #[track_caller]
    fn check(rows: &[(&str, &str, &str, &str)], expected: (&str, Reason)) {
        let (articles, choice) = chosen(rows, ClusterKind::Copies);
        assert_eq!((articles.id(choice.keep), choice.reason), expected);
    }

    /// The kept article, then the copies, the rewrites and those that differ in a fact.
    #[track_caller]
    fn check_all(rows: &[(&str, &str, &str, &str)], kind: ClusterKind, expected: [&str; 4]) {
        let (articles, choice) = chosen(rows, kind);
        let ids = |some: &[ArticleId]| some.iter().map(|&article| articles.id(article)).collect::<Vec<_>>().join(" ");
        let all = [vec![choice.keep], choice.copies, choice.rewrites, choice.differing];
        assert_eq!(all.map(|some| ids(&some)), expected);
    }

    #[test]
    fn preferred_outlets_come_first_then_the_earliest_the_longest_and_the_first() {
        check(
            &[("a", "2025-03-01", "X", "late"), ("b", "", "Coast Post", "late"), ("c", "", "Harle Press", "late")],
            ("c", Reason::Preferred),
        );
        check(&[("a", "2025-03-02", "X", "late"), ("b", "2025-03-01", "Y", "late")], ("b", Reason::Earliest));
        check(&[("a", "", "X", "late so"), ("b", "2025-03-01", "Y", "late")], ("b", Reason::Earliest));
        check(&[("a", "", "X", "late"), ("b", "", "Y", "late so")], ("b", Reason::Longest));
        check(&[("b", "", "X", "late"), ("a", "", "Y", "late")], ("a", Reason::First));
        check(
            &[
                ("b", "2025-03-01", "Harle Press", "late"),
                ("a", "2025-03-02", "Harle Press", "late"),
                ("c", "", "Y", "late"),
            ],
            ("b", Reason::Earliest),
        );
    }

    #[test]
    fn the_latest_correction_of_an_outlet_is_kept_and_dropped_for_nothing() {
        use ClusterKind::Copies;
        let first = ("first", "2026-05-01", "Coast Post", "late by 5");
        let corrected = ("corrected", "2026-05-02", "Coast Post", "late by 15");
        check(&[first, corrected], ("corrected", Reason::Correction));
        check_all(&[first, corrected], Copies, ["corrected", "first", "", ""]);
        let again = ("again", "2026-05-03", "Coast Post", "late by 16");
        check_all(&[again, first, corrected], Copies, ["again", "corrected first", "", ""]);
        // From another outlet, it is unknown whether it corrects anything: both stay, and their copies can be removed.
        let elsewhere = ("elsewhere", "2026-05-02", "Tarn Radio", "late by 15");
        let copied = ("copied", "2026-05-04", "Vik Daily", "late by 15");
        check_all(&[first, elsewhere, copied], Copies, ["first", "copied", "", "elsewhere"]);
        // A correction by the preferred outlet, not one by another outlet.
        let preferred = ("preferred", "2026-05-03", "Harle Press", "late by 15");
        check(&[first, preferred], ("preferred", Reason::Preferred));
        check_all(&[first, preferred], Copies, ["preferred", "", "", "first"]);
    }

    #[test]
    fn without_dates_the_line_tells_which_one_corrects_and_without_it_both_stay() {
        use ClusterKind::Copies;
        let first = ("first", "", "", "late by 5 and much more than that besides");
        let corrected = ("corrected", "", "", "CORRECTION: late by 15");
        check(&[first, corrected], ("corrected", Reason::Correction));
        check_all(&[first, corrected], Copies, ["corrected", "first", "", ""]);
        check(&[("a", "", "", "late by 5"), corrected], ("corrected", Reason::Correction));
        check_all(&[first, ("other", "", "", "late by 15")], Copies, ["first", "", "", "other"]);
        // On the same day, the correction line decides.
        let rows =
            [("first", "2026-05-01", "X", "late by 5"), ("corrected", "2026-05-01", "X", "CORRECTION: late by 15")];
        check_all(&rows, Copies, ["corrected", "first", "", ""]);
    }

    #[test]
    fn rewrites_stay_and_their_copies_could_be_removed() {
        let rows = [
            ("source", "", "", "late"),
            ("spun", "", "", "tardy and very much longer"),
            ("spun-again", "", "", "tardy and very much longer"),
            ("copy", "", "", "late"),
        ];
        // Length decides among copies only: the source has no date, and its id and that of its copy sort first.
        check_all(&rows, ClusterKind::Rewrites, ["copy", "source spun-again", "spun", ""]);
        assert_eq!(chosen(&rows, ClusterKind::Rewrites).1.reason, Reason::First);
    }
}
