//! Which article of a cluster to keep, and why.

use std::cmp::{Ordering, Reverse};

use super::articles::Articles;
use super::config::ScanConfig;

/// Why an article is the one to keep: the first of these that sets it apart from the other members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its outlet is preferred.
    Preferred,
    /// It was published first. Articles without a date come last.
    Earliest,
    /// It has the most words.
    Longest,
    /// Its id is the first.
    First,
}

impl Reason {
    /// As it stands in results.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Preferred => "preferred",
            Reason::Earliest => "earliest",
            Reason::Longest => "longest",
            Reason::First => "first",
        }
    }
}

/// The one of at least two members to keep.
pub(super) fn keep(articles: &Articles, members: &[u32], config: &ScanConfig) -> (u32, Reason) {
    let compared = |one: u32, other: u32| -> (Ordering, Reason) {
        let preference = |article| {
            let source = articles.source(article);
            let place = config.preferred.iter().position(|preferred| source == Some(preferred));
            (place.is_none(), place)
        };
        let date = |article| (articles.date(article).is_none(), articles.date(article));
        let words = |article| Reverse(articles.n_words(article));
        let criteria = [
            (preference(one).cmp(&preference(other)), Reason::Preferred),
            (date(one).cmp(&date(other)), Reason::Earliest),
            (words(one).cmp(&words(other)), Reason::Longest),
        ];
        criteria.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((one.cmp(&other), Reason::First))
    };
    let mut sorted = members.to_vec();
    sorted.sort_unstable_by(|&one, &other| compared(one, other).0);
    (sorted[0], compared(sorted[0], sorted[1]).1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Collect, Gathering, Incoming, Moment};
    use crate::sketch::Sketch;

    #[track_caller]
    fn check(rows: &[(&str, &str, &str, &str)], expected: (&str, Reason)) {
        let mut gathering = Gathering::default();
        for (id, date, source, text) in rows {
            gathering.take(Incoming {
                id: (*id).to_owned(),
                date: Moment::parse(date),
                source: Some((*source).to_owned()),
                seen: Sketch::of(text),
            });
        }
        let articles = gathering.finish().0;
        let mut config = ScanConfig::default();
        config.preferred = vec!["Harle Press".to_owned(), "Coast Post".to_owned()];
        let members: Vec<u32> = (0..articles.len() as u32).collect();
        let (kept, reason) = keep(&articles, &members, &config);
        assert_eq!((articles.id(kept), reason), expected);
    }

    #[test]
    fn preferred_outlets_come_first_then_the_earliest_the_longest_and_the_first() {
        check(
            &[("a", "2025-03-01", "X", "late"), ("b", "", "Coast Post", "late"), ("c", "", "Harle Press", "late")],
            ("c", Reason::Preferred),
        );
        check(&[("a", "2025-03-02", "X", "late"), ("b", "2025-03-01", "Y", "late")], ("b", Reason::Earliest));
        check(&[("a", "", "X", "so late"), ("b", "2025-03-01", "Y", "late")], ("b", Reason::Earliest));
        check(&[("a", "", "X", "late"), ("b", "", "Y", "so late")], ("b", Reason::Longest));
        check(&[("b", "", "X", "late"), ("a", "", "Y", "late")], ("a", Reason::First));
        check(
            &[
                ("b", "2025-03-01", "Harle Press", "late"),
                ("a", "2025-03-02", "Harle Press", "late"),
                ("c", "", "Y", "x"),
            ],
            ("b", Reason::Earliest),
        );
    }
}
