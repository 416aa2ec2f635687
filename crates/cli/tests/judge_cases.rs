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
use serde::Deserialize;
use serde_json::Value;

/// What `case.json` says. A key that nobody knows is an error, and so is one that nothing would be held against.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    reason: String,
    verdicts: Option<Vec<String>>,
    known_wrong: Option<String>,
    most_score: Option<f64>,
    most_overlap: Option<f64>,
    least_overlap: Option<f64>,
    #[serde(default)]
    set_aside: Vec<String>,
    fact: Option<String>,
    note: Option<String>,
    clusters: Option<usize>,
    kept: Option<String>,
    dropped: Option<Vec<String>>,
}

impl Case {
    fn read(folder: &Path) -> Case {
        let path = folder.join("case.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Whether it says what a comparison must find.
    fn is_of_comparison(&self) -> bool {
        self.verdicts.is_some()
            || self.most_score.is_some()
            || self.most_overlap.is_some()
            || self.least_overlap.is_some()
            || !self.set_aside.is_empty()
            || self.fact.is_some()
            || self.note.is_some()
    }

    fn allows(&self, verdict: &str) -> bool {
        self.verdicts.as_ref().is_none_or(|right| right.iter().any(|one| one == verdict))
    }
}

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
fn compared(folder: &Path, case: &Case, complain: &mut dyn FnMut(String)) {
    let named = |letter: &str| {
        ["txt", "md"].iter().map(|ending| format!("{letter}.{ending}")).find(|name| folder.join(name).exists())
    };
    let (Some(a), Some(b)) = (named("a"), named("b")) else {
        if case.is_of_comparison() {
            complain("it says what a comparison must find and has no a and b".to_owned());
        }
        return;
    };
    let result: Value = serde_json::from_str(&printed(folder, &["compare", &a, &b, "-f", "json"])).unwrap();
    let verdict = result["verdict"].as_str().unwrap();
    match &case.known_wrong {
        // FIXME: right when it says otherwise; then take `known_wrong` away.
        Some(wrong) if verdict == wrong => return,
        Some(_) if !case.allows(verdict) => complain(format!("{verdict}, which is new and wrong")),
        Some(_) => complain(format!("{verdict} is right now: take `known_wrong` away")),
        None if !case.allows(verdict) => complain(format!("{verdict} ({})", result["score"])),
        None => {}
    }
    let score = result["score"].as_f64().unwrap();
    if case.most_score.is_some_and(|most| score > most) {
        complain(format!("a score of {score}"));
    }
    for side in ["a_in_b", "b_in_a"] {
        let overlap = result["overlap"][side]["total"].as_f64().unwrap();
        let is_out = case.most_overlap.is_some_and(|most| overlap > most)
            || case.least_overlap.is_some_and(|least| overlap < least);
        if is_out {
            complain(format!("{side} {overlap}"));
        }
    }
    let has = |list: &Value, kind: &str| list.as_array().unwrap().iter().any(|one| one["kind"] == kind);
    for kind in &case.set_aside {
        if !has(&result["shared_matter"], kind) {
            complain(format!("no {kind} was set aside"));
        }
    }
    if case.fact.as_ref().is_some_and(|kind| !has(&result["facts"], kind)) {
        complain("the fact is missing".to_owned());
    }
    if case.note.as_ref().is_some_and(|part| !strings(&result["notes"]).iter().any(|note| note.contains(part.as_str())))
    {
        complain("the note is missing".to_owned());
    }
}

/// What is wrong about a scan.
fn scanned(folder: &Path, case: &Case, complain: &mut dyn FnMut(String)) {
    if !folder.join("in.jsonl").exists() {
        if case.clusters.is_some() || case.kept.is_some() || case.dropped.is_some() {
            complain("it says what a scan must find and has no in.jsonl".to_owned());
        }
        return;
    }
    let lines = printed(folder, &["scan", "in.jsonl", "-f", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let clusters: Vec<&Value> = lines.iter().filter(|line| line["type"] == "cluster").collect();
    if case.clusters != Some(clusters.len()) {
        complain(format!("{} clusters", clusters.len()));
    }
    if let (Some(kept), Some(cluster)) = (&case.kept, clusters.first())
        && cluster["keep"] != **kept
    {
        complain(format!("{} is kept", cluster["keep"]));
    }
    let dropped = printed(folder, &["scan", "in.jsonl", "--list-drop"]);
    let dropped: Vec<&str> = dropped.lines().collect();
    if dropped != case.dropped.as_deref().unwrap_or_default() {
        complain(format!("dropped {dropped:?}"));
    }
}

#[test]
fn no_case_is_judged_wrongly() {
    let mut complaints = Vec::new();
    for folder in cases() {
        let case = Case::read(&folder);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut complain = |what: String| complaints.push(format!("{name}: {what}; {}", case.reason));
        compared(&folder, &case, &mut complain);
        scanned(&folder, &case, &mut complain);
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
