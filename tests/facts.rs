//! Changes of fact within an article: `tests/data/facts` has one case a line. `CONTRIBUTING.md` explains how to write one.

use std::collections::BTreeSet;

use respun::{Article, Comparison, Config, Language, Verdict, compare};

use crate::cases::{Case, check_all};

/// What stands before and behind the line of a case, in its language.
fn frame(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::German => (
            "Der Stadtrat von Harle hat am Abend über den alten Hafen beraten, der seit dem Sturm gesperrt ist.",
            "Viele Anwohner kamen in den Saal, und die Debatte ging bis in die Nacht.",
        ),
        Language::Italian => (
            "Il consiglio comunale di Harle si è riunito in serata per votare sul vecchio molo di Osk, chiuso dalla tempesta.",
            "Molti abitanti sono venuti in sala e il dibattito è andato avanti a lungo.",
        ),
        Language::Russian => (
            "Совет города Харле собрался во вторник вечером, чтобы решить судьбу старого причала в Оске, закрытого после шторма.",
            "В зал пришли многие жители, и спор длился до полуночи.",
        ),
        Language::Swedish => (
            "Kommunfullmäktige i Harle samlades på tisdagskvällen för att rösta om den gamla piren i Osk, som har varit stängd sedan en storm.",
            "Många invånare kom till salen och debatten pågick länge.",
        ),
        Language::Polish => (
            "Rada miasta Harle zebrała się we wtorek wieczorem, aby zagłosować w sprawie starego molo w Osku, zamkniętego po burzy.",
            "Do sali przyszło wielu mieszkańców, a debata trwała długo.",
        ),
        Language::Chinese => {
            ("市议会周二晚上开会，就三月风暴后关闭的奥斯克旧码头进行表决。", "许多居民来到会场，辩论持续到午夜。")
        }
        _ => (
            "The council of Harle met in the evening to vote on the old pier at Osk, which has been shut since a storm.",
            "Many residents came to the hall, and the debate went on for long.",
        ),
    }
}

/// The name of a kind or flag in JSON.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// What a comparison finds, in the form of the cases.
fn found(result: &Comparison) -> BTreeSet<String> {
    let facts = result.facts.iter().map(|fact| name(fact.kind));
    let flags = result.quotes.iter().flat_map(|row| &row.flags).map(|flag| format!("flag {}", name(*flag)));
    let all: BTreeSet<String> = facts.chain(flags).collect();
    if all.is_empty() { BTreeSet::from(["-".to_owned()]) } else { all }
}

fn check(case: &Case) -> Result<(), String> {
    let (before, after) = case.text.split_once(" -> ").ok_or("no ` -> `")?;
    let (head, foot) = frame(case.language);
    let article = |line: &str| Article::from_text("t", format!("{head}\n\n{line}\n\n{foot}"));
    let (a, b) = (article(before), article(after));
    let expected: BTreeSet<String> = case.expected.iter().cloned().collect();
    for (one, other) in [(&a, &b), (&b, &a)] {
        let result = compare(one, other, &Config::default());
        let found = found(&result);
        if found != expected {
            return Err(found.into_iter().collect::<Vec<_>>().join("\n"));
        }
        if result.verdict == Verdict::Identical && !expected.contains("-") {
            return Err("identical".to_owned());
        }
    }
    Ok(())
}

#[test]
fn changes_of_fact_are_found_and_nothing_else() {
    check_all("facts", check);
}

#[test]
fn a_changed_value_is_shown_with_both_readings_and_the_ratio() {
    let article =
        |cost: &str| Article::plain("t", format!("The council voted on Monday to rebuild the pier for {cost} crowns."));
    let result = compare(&article("3.2 million"), &article("3.2 billion"), &Config::default());
    let fact = &result.facts[0];
    assert_eq!((fact.a_value.as_deref(), fact.b_value.as_deref()), (Some("3200000 CROWN"), Some("3200000000 CROWN")));
    assert_eq!(fact.ratio, Some(1000.0));
}

#[test]
fn a_conversion_is_no_change_but_is_listed() {
    let article =
        |way: &str| Article::plain("t", format!("The runners of Port Ellis covered {way} along the coast on Sunday."));
    let result = compare(&article("26.2 miles"), &article("42.2 km"), &Config::default());
    assert!(result.facts.is_empty(), "{:?}", result.facts);
    assert_eq!(result.conversions.len(), 1);
}
