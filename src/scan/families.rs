//! Families: texts connected by candidate pairs, and how many pairs of a large family are compared.

use std::collections::BTreeMap;

/// Largest family in which every candidate pair is compared. In a larger family, each text is compared only with the
/// first texts that it may be a copy of: a story in a thousand versions would need half a million comparisons.
const SMALL_FAMILY: usize = 64;

/// Most texts with smaller numbers that a text of a large family is compared with.
const MOST_PARTNERS: usize = 8;

/// Each pair with the first text of its family, so that the pairs of a family are adjacent. Sorted.
pub(super) fn families(n_texts: usize, pairs: &[(u32, u32)]) -> Vec<(u32, (u32, u32))> {
    let mut first: Vec<u32> = (0..n_texts as u32).collect();
    fn find(first: &mut [u32], mut text: u32) -> u32 {
        while first[text as usize] != text {
            first[text as usize] = first[first[text as usize] as usize];
            text = first[text as usize];
        }
        text
    }
    for &(one, other) in pairs {
        let (one, other) = (find(&mut first, one), find(&mut first, other));
        first[one.max(other) as usize] = one.min(other);
    }
    let mut families: Vec<_> = pairs.iter().map(|&pair| (find(&mut first, pair.0), pair)).collect();
    families.sort_unstable();
    families
}

/// The pairs to compare. `pairs` is sorted.
pub(super) fn to_compare(n_texts: usize, pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut kept = Vec::with_capacity(pairs.len());
    for family in families(n_texts, pairs).chunk_by(|one, other| one.0 == other.0) {
        let mut n_partners: BTreeMap<u32, usize> = BTreeMap::new();
        for &(_, (one, other)) in family {
            n_partners.entry(one).or_default();
            *n_partners.entry(other).or_default() += 1;
        }
        let is_small = n_partners.len() <= SMALL_FAMILY;
        n_partners.values_mut().for_each(|n| *n = 0);
        for &(_, pair) in family {
            let n = n_partners.entry(pair.1).or_default();
            *n += 1;
            if is_small || *n <= MOST_PARTNERS {
                kept.push(pair);
            }
        }
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All pairs of the given texts.
    fn all(texts: std::ops::Range<u32>) -> impl Iterator<Item = (u32, u32)> {
        texts.clone().flat_map(move |one| (one + 1..texts.end).map(move |other| (one, other)))
    }

    #[test]
    fn of_a_small_family_all_pairs_are_compared_and_of_a_large_one_some_of_each_text() {
        let small: Vec<_> = all(0..64).collect();
        assert_eq!(to_compare(2_000, &small), small);
        let large: Vec<_> = small.iter().copied().chain(all(100..1_100)).collect();
        let compared = to_compare(2_000, &large);
        assert!(compared.starts_with(&small) && compared.is_sorted());
        assert!(compared.len() < small.len() + 8 * 1_000);
        assert!((101..1_100).all(|text| compared.contains(&(100, text))));
        assert!(compared.contains(&(107, 1_099)) && !compared.contains(&(108, 1_099)));
    }
}
