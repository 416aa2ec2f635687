//! What holds for the comparison of any two texts holds for these. A NUL character stands between them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun::{Article, Config, compare};

#[allow(dead_code, reason = "tests use more of it")]
#[path = "../../tests/corpus/laws.rs"]
mod laws;

fuzz_target!(|text: &str| {
    let (a, b) = text.split_once('\0').unwrap_or((text, text));
    let (a, b) = (Article::from_text("a", a), Article::from_text("b", b));
    for (a, b) in [(&a, &b), (&b, &a)] {
        let result = compare(a, b, &Config::default());
        let broken = laws::broken_laws(a, b, &result);
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
});
