//! Text that the user wants to be ignored: phrases and patterns, such as house boilerplate and templates.

/// Phrases and patterns whose places in any article are set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoreList {
    phrases: Vec<String>,
}

impl IgnoreList {
    /// The places of a text that are to be ignored, in order.
    pub fn spans(&self, _text: &str) -> Vec<crate::span::Span> {
        Vec::new()
    }

    /// Whether nothing is to be ignored.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }
}
