//! Families: texts connected by candidate pairs, and how many pairs of a large family are compared.

use std::collections::BTreeMap;

use super::ids::{TextId, TextPair};

/// Largest family in which every candidate pair is compared. In a larger family, each text is compared only with the
/// first texts that it may be a copy of: a story in a thousand versions would need half a million comparisons.
const SMALL_FAMILY: usize = 64;

/// Most texts with smaller numbers that a text of a large family is compared with.
const MOST_PARTNERS: usize = 8;

/// A pair and the first text of its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FamilyPair {
    first: TextId,
    pub texts: TextPair,
}

impl FamilyPair {
    pub fn is_of_family_of(&self, other: &FamilyPair) -> bool {
        self.first == other.first
    }
}

/// The pairs with their families, sorted, so that the pairs of a family are adjacent.
pub(super) fn families(n_texts: usize, pairs: &[TextPair]) -> Vec<FamilyPair> {
    let mut first: Vec<TextId> = TextId::first(n_texts).collect();
    fn find(first: &mut [TextId], mut text: TextId) -> TextId {
        while first[text.index()] != text {
            first[text.index()] = first[first[text.index()].index()];
            text = first[text.index()];
        }
        text
    }
    for pair in pairs {
        let [one, other] = pair.both().map(|text| find(&mut first, text));
        first[one.max(other).index()] = one.min(other);
    }
    let with_first = |&texts: &TextPair| FamilyPair { first: find(&mut first, texts.a()), texts };
    let mut families: Vec<FamilyPair> = pairs.iter().map(with_first).collect();
    families.sort_unstable();
    families
}

/// The pairs to compare. `pairs` is sorted.
pub(super) fn to_compare(n_texts: usize, pairs: &[TextPair]) -> Vec<TextPair> {
    let mut kept = Vec::with_capacity(pairs.len());
    for family in families(n_texts, pairs).chunk_by(FamilyPair::is_of_family_of) {
        let mut n_partners: BTreeMap<TextId, usize> = BTreeMap::new();
        for FamilyPair { texts, .. } in family {
            n_partners.entry(texts.a()).or_default();
            *n_partners.entry(texts.b()).or_default() += 1;
        }
        let is_small = n_partners.len() <= SMALL_FAMILY;
        n_partners.values_mut().for_each(|n| *n = 0);
        for &FamilyPair { texts, .. } in family {
            let n = n_partners.entry(texts.b()).or_default();
            *n += 1;
            if is_small || *n <= MOST_PARTNERS {
                kept.push(texts);
            }
        }
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(one: usize, other: usize) -> TextPair {
        TextPair::of(TextId::new(one), TextId::new(other))
    }

    /// All pairs of the given texts.
    fn all(texts: std::ops::Range<usize>) -> impl Iterator<Item = TextPair> {
        texts.clone().flat_map(move |one| (one + 1..texts.end).map(move |other| pair(one, other)))
    }

    #[test]
    fn of_a_small_family_all_pairs_are_compared_and_of_a_large_one_some_of_each_text() {
        let small: Vec<_> = all(0..64).collect();
        assert_eq!(to_compare(2_000, &small), small);
        let large: Vec<_> = small.iter().copied().chain(all(100..1_100)).collect();
        let compared = to_compare(2_000, &large);
        assert!(compared.starts_with(&small) && compared.is_sorted());
        assert!(compared.len() < small.len() + 8 * 1_000);
        assert!((101..1_100).all(|text| compared.contains(&pair(100, text))));
        assert!(compared.contains(&pair(107, 1_099)) && !compared.contains(&pair(108, 1_099)));
    }
}
