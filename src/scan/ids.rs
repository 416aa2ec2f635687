//! Numbers of articles and texts within a scan, and pairs of texts.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id with this number, counted from 0.
            ///
            /// # Panics
            /// If the number does not fit in 32 bits.
            pub fn new(number: usize) -> $name {
                $name(u32::try_from(number).expect("fewer than four billion articles"))
            }

            /// The number, counted from 0.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The first `n` ids.
            pub fn first(n: usize) -> impl DoubleEndedIterator<Item = $name> + ExactSizeIterator {
                let end = $name::new(n).0;
                (0..end).map($name)
            }
        }
    };
}

id! {
    /// An article of a scan. Articles are numbered in the order of their ids.
    ArticleId
}

id! {
    /// A text of a scan: the words of one article, or of several whose words are identical.
    TextId
}

/// Two different texts, in the order of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct TextPair {
    a: TextId,
    b: TextId,
}

impl TextPair {
    /// The pair of two different texts, given in any order.
    pub fn of(one: TextId, other: TextId) -> TextPair {
        debug_assert_ne!(one, other, "a pair has two texts");
        TextPair { a: one.min(other), b: one.max(other) }
    }

    /// The text with the smaller number.
    pub fn a(self) -> TextId {
        self.a
    }

    /// The text with the larger number.
    pub fn b(self) -> TextId {
        self.b
    }

    /// Both texts, the smaller number first.
    pub fn both(self) -> [TextId; 2] {
        [self.a, self.b]
    }
}
