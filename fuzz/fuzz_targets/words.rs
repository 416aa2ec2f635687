//! The fast way to the words of a text gives the same as the plain one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use respun::sketch::Sketch;
use respun::stages::{plain_words, words};

fuzz_target!(|text: &str| {
    let (mut fast, mut plain) = (Vec::new(), Vec::new());
    words(text, &mut |word| fast.push(word));
    plain_words(text, &mut |word| plain.push(word));
    assert_eq!(fast, plain);
    assert_eq!(Sketch::of(text).is_some(), !plain.is_empty());
});
