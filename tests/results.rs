//! Results are plain data: they can be stored and read back, and sent to other threads.

use respun::check::{Checked, Source};
use respun::quote::quotations;
use respun::scan::{Articles, ArticlesBuilder, Cluster, Scan, ScanConfig, ScanPair};
use respun::{Article, Comparer, Comparison, Config, Error, compare};

use crate::corpus::compared::COMPARED;

#[test]
fn a_comparison_is_read_back_as_it_was_written() {
    for one in COMPARED.iter() {
        let json = serde_json::to_string(&one.result).unwrap();
        let back: Comparison = serde_json::from_str(&json).unwrap();
        assert!(back == one.result, "{} {}", one.a.id(), one.b.id());
    }
}

#[test]
fn comparisons_of_odd_texts_are_read_back_too() {
    let texts =
        ["", "Late.", "The mayor said: “We will not pay.” He left.", "Tһe nu\u{200B}clear plant in Tarn was shut."];
    for a in texts {
        for b in texts {
            let found = compare(&Article::plain("a", a), &Article::plain("b", b), &Config::default());
            let back: Comparison = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
            assert_eq!(back, found, "{a} / {b}");
        }
    }
}

#[test]
fn quotations_are_read_back_as_they_were_written() {
    for one in COMPARED.iter() {
        let found = quotations(one.a, &one.a.sentences());
        let back: Vec<respun::quote::Quotation> =
            serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(back, found, "{}", one.a.id());
    }
}

#[test]
fn a_measure_that_nobody_knows_is_refused() {
    let found: Result<respun::score::Evidence, _> = serde_json::from_str(r#"{"name": "guesswork", "value": 1.0}"#);
    assert!(found.unwrap_err().to_string().contains("unknown measure `guesswork`"));
}

#[test]
fn what_users_hold_can_be_sent_to_other_threads_and_shared() {
    fn check<T: Send + Sync>() {}
    check::<Article>();
    check::<Comparer>();
    check::<Comparison>();
    check::<Config>();
    check::<Error>();
    check::<Articles>();
    check::<ArticlesBuilder>();
    check::<Scan>();
    check::<ScanConfig>();
    check::<ScanPair>();
    check::<Cluster>();
    check::<Checked>();
    check::<Source>();
}
