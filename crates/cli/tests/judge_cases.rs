//! Small cases of what an editor must not be told wrongly: one folder a case in `tests/judge_cases`, with its texts and what is right.
//!
//! `a.*` and `b.*` are compared, `in.jsonl` is scanned; `case.json` says what must come:
//!
//! ```text
//! verdicts       any of these          most_score, most_overlap, least_overlap   bounds, of both sides
//! set_aside      kinds of shared matter, each at least once      note   part of a note      fact   kind of a fact
//! clusters       how many a scan finds     dropped   ids that `--list-drop` lists     kept   the one to keep
//! known_wrong    what comes instead, until somebody mends it
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let folder = crate::corpus::project().join("tests/judge_cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("respun").unwrap().current_dir(folder).args(arguments).arg("-q").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What is wrong about a comparison.
fn compared(folder: &Path, case: &Value, complain: &mut dyn FnMut(String)) {
    let named = |letter: &str| {
        ["txt", "md"].iter().map(|ending| format!("{letter}.{ending}")).find(|name| folder.join(name).exists())
    };
    let (Some(a), Some(b)) = (named("a"), named("b")) else { return };
    let result: Value = serde_json::from_str(&printed(folder, &["compare", &a, &b, "-f", "json"])).unwrap();
    let verdict = result["verdict"].as_str().unwrap();
    match case["known_wrong"].as_str() {
        // FIXME: right when it says otherwise; then take `known_wrong` away.
        Some(wrong) if verdict == wrong => return,
        Some(_) if !strings(&case["verdicts"]).contains(&verdict) => {
            complain(format!("{verdict}, which is new and wrong"))
        }
        Some(_) => complain(format!("{verdict} is right now: take `known_wrong` away")),
        None if case["verdicts"].is_array() && !strings(&case["verdicts"]).contains(&verdict) => {
            complain(format!("{verdict} ({})", result["score"]));
        }
        None => {}
    }
    let score = result["score"].as_f64().unwrap();
    if case["most_score"].as_f64().is_some_and(|most| score > most) {
        complain(format!("a score of {score}"));
    }
    for side in ["a_in_b", "b_in_a"] {
        let overlap = result["overlap"][side]["total"].as_f64().unwrap();
        let is_out = case["most_overlap"].as_f64().is_some_and(|most| overlap > most)
            || case["least_overlap"].as_f64().is_some_and(|least| overlap < least);
        if is_out {
            complain(format!("{side} {overlap}"));
        }
    }
    let has = |list: &Value, kind: &str| list.as_array().unwrap().iter().any(|one| one["kind"] == kind);
    for kind in strings(&case["set_aside"]) {
        if !has(&result["shared_matter"], kind) {
            complain(format!("no {kind} was set aside"));
        }
    }
    if case["fact"].as_str().is_some_and(|kind| !has(&result["facts"], kind)) {
        complain("the fact is missing".to_owned());
    }
    if case["note"].as_str().is_some_and(|part| !strings(&result["notes"]).iter().any(|note| note.contains(part))) {
        complain("the note is missing".to_owned());
    }
}

/// What is wrong about a scan.
fn scanned(folder: &Path, case: &Value, complain: &mut dyn FnMut(String)) {
    if !folder.join("in.jsonl").exists() {
        return;
    }
    let lines = printed(folder, &["scan", "in.jsonl", "-f", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let clusters: Vec<&Value> = lines.iter().filter(|line| line["type"] == "cluster").collect();
    if clusters.len() as u64 != case["clusters"].as_u64().unwrap() {
        complain(format!("{} clusters", clusters.len()));
    }
    if let (Some(kept), Some(cluster)) = (case["kept"].as_str(), clusters.first())
        && cluster["keep"] != kept
    {
        complain(format!("{} is kept", cluster["keep"]));
    }
    let dropped = printed(folder, &["scan", "in.jsonl", "--list-drop"]);
    let dropped: Vec<&str> = dropped.lines().collect();
    if dropped != strings(&case["dropped"]) {
        complain(format!("dropped {dropped:?}"));
    }
}

#[test]
fn no_case_is_judged_wrongly() {
    let mut complaints = Vec::new();
    for folder in cases() {
        let case: Value = serde_json::from_str(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut complain = |what: String| complaints.push(format!("{name}: {what}; {}", case["reason"]));
        compared(&folder, &case, &mut complain);
        scanned(&folder, &case, &mut complain);
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
