//! The page around every report: what is loaded with it (nothing), what may run in it (its own style and script), who made it.
//!
//! Style and script stand in the page, so that it is one file. The content security policy names their digests: what is not
//! them, whatever came into the page by whatever way, is neither applied nor run, and nothing is fetched from anywhere.

use super::digest::source_hash;

/// What every page has.
pub(super) struct Frame {
    /// The content security policy.
    pub policy: String,
    pub style: String,
    pub script: String,
    pub version: &'static str,
}

impl Frame {
    /// The frame of a page with this style and script, which must be our own.
    pub(super) fn of(style: &str, script: &str) -> Frame {
        // A browser reads every line end as a line feed before it takes the digest.
        let (style, script) = (style.replace("\r\n", "\n"), script.replace("\r\n", "\n"));
        let policy = format!(
            "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
            source_hash(&style),
            source_hash(&script)
        );
        Frame { policy, style, script, version: env!("CARGO_PKG_VERSION") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_s_own_style_and_script_are_allowed() {
        let policy = Frame::of("p{}\r\n", "x()").policy;
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(policy.contains(&format!("style-src '{}'", source_hash("p{}\n"))), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}
