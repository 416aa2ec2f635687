//! The command as people and programs meet it: formats, threads, files of results, widths, colour, models, help. What it answers
//! to plain arguments is in `cmd` (see `cases`).
//!
//! What it finds in articles is tested with the layers that find it; here, texts are such that any version of these agrees.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "The night ferry Alma ran aground on a sandbank off Port Lindon early on Monday. Nobody was hurt.\n\
    “We heard a long scraping noise,” said Greta Osvald, a teacher who was on deck. The line stays closed until Thursday.\n";
const OTHER: &str =
    "Parsnips want deep soil and a cool spring. Sow them thinly, and do not let the bed dry out in May.\n";

/// A folder with a story, a copy of it, and something else.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("story.txt", STORY), ("copy.md", STORY), ("other.txt", OTHER), ("empty.txt", "")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The command in `folder`, with an environment that says nothing of terminals.
fn respun(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("COLUMNS")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

#[track_caller]
fn check(folder: &TempDir, arguments: &[&str], code: i32, said: &str) {
    let said =
        if said.is_empty() { predicate::str::is_empty().boxed() } else { predicate::str::contains(said).boxed() };
    respun(folder, arguments).assert().code(code).stderr(said);
}

fn printed(folder: &TempDir, arguments: &[&str]) -> String {
    String::from_utf8(respun(folder, arguments).output().unwrap().stdout).unwrap()
}

fn pair_line(id: &str, a: &str, b: &str) -> String {
    serde_json::json!({"id": id, "a": a, "b": b}).to_string() + "\n"
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every verdict from `shared_quotes` up is reuse.
#[test]
fn the_exit_agrees_with_what_is_printed() {
    let folder = folder();
    let json = |arguments: &[&str]| -> (Value, Option<i32>) {
        let output = respun(&folder, arguments).output().unwrap();
        (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
    };
    for other in ["copy.md", "other.txt", "empty.txt", "story.txt"] {
        let (value, code) = json(&["compare", "story.txt", other, "--format", "json"]);
        let is_none = matches!(value["verdict"].as_str().unwrap(), "same_story" | "unrelated" | "unclear");
        assert_eq!(code, Some(i32::from(is_none)), "{other}");
        let (value, code) = json(&["quotes", other, "--format", "json"]);
        assert_eq!(code, Some(i32::from(value["quotes"].as_array().unwrap().is_empty())), "{other}");
    }
}

#[test]
fn a_comparison_has_the_fields_of_its_schema() {
    let folder = folder();
    let page = printed(&folder, &["compare", "story.txt", "other.txt", "--format", "json", "--language", "sv"]);
    assert!(page.starts_with(
        "{\n  \"schema\": \"respun.comparison/1\",\n  \"id\": null,\n  \"a\": {\n    \"id\": \"story.txt\""
    ));
    let value: Value = serde_json::from_str(&page).unwrap();
    assert_eq!(value["b"]["id"], "other.txt");
    assert_eq!(value["b"]["language"], "sv");
    for (field, kind) in [("overlap", "object"), ("evidence", "object"), ("passages", "array"), ("facts", "array")] {
        let is_kind = if kind == "object" { value[field].is_object() } else { value[field].is_array() };
        assert!(is_kind, "{field} is no {kind}");
    }
    for share in ["total", "verbatim", "edited", "paraphrased", "quoted"] {
        assert!(value["overlap"]["a_in_b"][share].is_number());
    }
    let line = printed(&folder, &["compare", "story.txt", "other.txt", "--format", "jsonl", "--language", "sv"]);
    assert_eq!(line.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), value);
}

#[test]
fn answers_to_pairs_come_in_order_for_any_number_of_threads() {
    let folder = folder();
    let lines: String = (0..500).map(|n| pair_line(&n.to_string(), STORY, OTHER)).collect();
    let run = |arguments: &[&str]| {
        let output = respun(&folder, arguments).write_stdin(lines.clone()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let one = run(&["compare", "--pairs", "-", "--threads", "1"]);
    let three = run(&["compare", "--pairs", "-", "--threads", "3"]);
    assert_eq!(one, three);
    assert!(one.lines().enumerate().all(|(n, line)| line.contains(&format!("\"id\":\"{n}\""))));
    let array: Value = serde_json::from_str(&run(&["compare", "--pairs", "-", "--format", "json"])).unwrap();
    assert_eq!(array.as_array().unwrap().len(), 500);
    let text = run(&["compare", "--pairs", "-", "--format", "text"]);
    assert!(text.lines().all(|line| line.contains("A in B") && line.contains("B in A")));
}

#[test]
fn an_article_may_come_from_standard_input() {
    let folder = folder();
    let output =
        respun(&folder, &["compare", "story.txt", "-", "--format", "json"]).write_stdin(OTHER).output().unwrap();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["b"]["id"], "-");
}

#[test]
fn folders_are_read_in_the_order_of_names() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("in/deep")).unwrap();
    for name in ["in/z.txt", "in/deep/b.md", "in/a.txt", "in/picture.png", "in/.hidden.txt"] {
        fs::write(folder.path().join(name), "Text.").unwrap();
    }
    fs::write(
        folder.path().join("in/many.jsonl"),
        "{\"id\": \"1\", \"text\": \"Fine.\"}\n{\"id\": \"2\", \"text\": \"Fine.\"}\n",
    )
    .unwrap();
    let lines = printed(&folder, &["quotes", "in", "--format", "jsonl"]);
    let ids: Vec<_> = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, ["a.txt", "deep/b.md", "1", "2", "z.txt"]);
    fs::create_dir(folder.path().join("bare")).unwrap();
    check(&folder, &["quotes", "bare"], 2, "no articles in `bare`");
}

#[test]
fn quotations_of_all_articles_are_one_table() {
    let folder = folder();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/story.txt"), STORY).unwrap();
    let nasty = "“=1+1 is “two”, she wrote” on the wall. Then he said: “One\nline and the next.” Zürich heard it, and the crews went home.";
    let lines = serde_json::json!({"id": "=cmd|'x',\"y\"", "text": nasty}).to_string() + "\nbroken\n";
    fs::write(folder.path().join("in/many.jsonl"), lines).unwrap();
    check(&folder, &["quotes", "in", "--format", "csv"], 3, "many.jsonl:2: ");
    let header = "id,start,end,kind,speaker,cue,text,missing\n";
    let table = printed(&folder, &["quotes", "in", "--format", "csv"]);
    let (first, records) = table.split_at(header.len());
    assert_eq!(first, header);
    let of_story = "story.txt,98,129,full,Greta Osvald,said,\"We heard a long scraping noise,\",\n";
    let at = records.find(of_story).unwrap_or_else(|| panic!("no record of the story: {records}"));
    assert_eq!(at + of_story.len(), records.len(), "something follows the last file");
    for record in
        ["\"'=cmd|'x',\"\"y\"\"\",1,25,", "\"'=1+1 is “two”, she wrote\",\n", "\"One\nline and the next.\",\n"]
    {
        assert!(records[..at].contains(record), "{record} in {records}");
    }
    let of_json: Vec<Value> = printed(&folder, &["quotes", "in", "--format", "jsonl"])
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    for quotation in of_json.iter().flat_map(|article| article["quotes"].as_array().unwrap()) {
        let cells = format!(",{},{},{},", quotation["start"], quotation["end"], quotation["kind"].as_str().unwrap());
        assert!(records.contains(&cells), "{cells} in {records}");
    }
    assert_eq!(printed(&folder, &["quotes", "in", "--format", "csv", "--threads", "1"]), table);
    assert_eq!(printed(&folder, &["quotes", "other.txt", "empty.txt", "--format", "csv"]), header);
    check(&folder, &["quotes", "missing.txt", "--format", "csv"], 2, "missing.txt");
    assert_eq!(printed(&folder, &["quotes", "missing.txt", "--format", "csv"]), "");
}

#[test]
fn a_comparison_is_written_as_markdown() {
    let folder = folder();
    let quote = |words: &str| format!("The harbour board met on Monday in Port Ellis. “{words},” said Ilse Brandt.");
    fs::write(folder.path().join("q.txt"), quote("We will pay 40 crowns for each berth")).unwrap();
    fs::write(folder.path().join("r.txt"), quote("We will pay 60 crowns for each berth")).unwrap();
    let page = printed(&folder, &["compare", "q.txt", "r.txt", "--format", "markdown"]);
    assert!(
        page.starts_with("## ") && page.contains("| altered, **number changed** | “We will pay ~~40~~ crowns"),
        "{page}"
    );
}

#[test]
fn an_output_file_changes_only_when_all_is_done() {
    let folder = folder();
    let target = folder.path().join("out.json");
    fs::write(&target, "kept").unwrap();
    fs::write(folder.path().join("pairs.jsonl"), "broken\n").unwrap();
    let before = names(folder.path());
    check(&folder, &["compare", "--pairs", "pairs.jsonl", "-o", "out.json"], 2, "pairs.jsonl:1");
    assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
    assert_eq!(printed(&folder, &["compare", "story.txt", "other.txt", "--format", "json", "-o", "out.json"]), "");
    assert!(fs::read_to_string(&target).unwrap().contains("respun.comparison/1"));
    assert_eq!(names(folder.path()), before, "something was left behind");
    check(
        &folder,
        &["compare", "story.txt", "other.txt", "-o", "nowhere/out.json"],
        2,
        "cannot write `nowhere/out.json`",
    );
    check(&folder, &["compare", "story.txt", "other.txt", "-o", "."], 2, "it is a folder");
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    let folder = folder();
    check(&folder, &["compare", "story.txt", "other.txt", "-o", "/dev/null"], 1, "");
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let folder = folder();
    let lines: String = (0..2000).map(|n| pair_line(&n.to_string(), STORY, OTHER)).collect();
    fs::write(folder.path().join("pairs.jsonl"), lines).unwrap();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("respun"))
        .current_dir(&folder)
        .args(["compare", "--pairs", "pairs.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(first.starts_with("{\"schema\""));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn no_line_of_a_report_is_wider_than_the_terminal() {
    let folder = folder();
    fs::write(folder.path().join("wide.txt"), format!("渡船今天晚点了 🚢 {}\n{STORY}", "x".repeat(300))).unwrap();
    for columns in ["30", "80", "160"] {
        for arguments in
            [&["compare", "story.txt", "wide.txt"][..], &["quotes", "wide.txt"], &["inspect", "tokens", "wide.txt"]]
        {
            let output = respun(&folder, arguments).env("COLUMNS", columns).output().unwrap();
            let page = String::from_utf8(output.stdout).unwrap();
            assert!(!page.is_empty());
            for line in page.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= columns.parse().unwrap(), "{columns}: {line}");
            }
        }
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_insist() {
    let folder = folder();
    let is_coloured = |variables: &[(&str, &str)], more: &[&str]| {
        let arguments = [&["compare", "story.txt", "other.txt"], more].concat();
        let output = respun(&folder, &arguments).envs(variables.iter().copied()).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!is_coloured(&[], &[]));
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1")], &["--no-color"]));
    assert!(!is_coloured(&[("NO_COLOR", "1")], &[]));
}

#[test]
fn another_model_tells_what_words_mean_or_none_does() {
    let folder = folder();
    crate::tiny_model::write(
        &folder.path().join("model"),
        &crate::tiny_model::safetensors(&[crate::tiny_model::table()]),
        &crate::tiny_model::tokenizer(),
    );
    for vectors in [&["--vectors", "model"][..], &["--no-vectors"]] {
        check(&folder, &[&["compare", "story.txt", "copy.md"], vectors].concat(), 0, "");
        check(&folder, &[&["compare", "story.txt", "other.txt"], vectors].concat(), 1, "");
        for stage in ["alignment", "evidence"] {
            check(&folder, &[&["inspect", stage, "story.txt", "other.txt"], vectors].concat(), 0, "");
        }
        let lines: String = (0..40).map(|n| pair_line(&n.to_string(), STORY, OTHER)).collect();
        fs::write(folder.path().join("pairs.jsonl"), lines).unwrap();
        let run = |threads| {
            printed(&folder, &[&["compare", "--pairs", "pairs.jsonl", "--threads", threads], vectors].concat())
        };
        assert_eq!(run("1").lines().count(), 40);
        assert_eq!(run("1"), run("3"));
    }
}

#[test]
fn a_model_that_cannot_be_read_ends_with_2_and_the_reason() {
    let folder = folder();
    let says = |model: &str, said: &str| {
        check(&folder, &["compare", "story.txt", "copy.md", "--vectors", model], 2, said);
        check(&folder, &["compare", "--pairs", "empty.txt", "--vectors", model], 2, said);
        check(&folder, &["inspect", "evidence", "story.txt", "copy.md", "--vectors", model], 2, said);
    };
    crate::tiny_model::write(&folder.path().join("cut"), b"\x08", &crate::tiny_model::tokenizer());
    says(
        "cut",
        "respun: cannot read `cut/model.safetensors`: it is truncated or not a safetensors file; download it again\n",
    );
    let whole = crate::tiny_model::safetensors(&[crate::tiny_model::table()]);
    crate::tiny_model::write(&folder.path().join("odd"), &whole, "not a tokenizer");
    says("odd", "respun: cannot read `odd/tokenizer.json`: it is damaged or not a tokenizer: ");
}

#[test]
fn what_is_to_be_ignored_is_read_from_lists_and_settings() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("house.txt", "# our own\n\nSign up for news\n/Photo: .*$/\n");
    write("more.txt", "\u{FEFF}Read more\r\n");
    write("respun.toml", "ignore = ['Read on', '/^By .*/']\nprefer = ['Harle Press']\n");
    let all = ["--ignore", "house.txt", "--ignore", "more.txt", "--config", "respun.toml"];
    write("pairs.jsonl", &pair_line("1", STORY, STORY));
    for arguments in [
        &["compare", "story.txt", "copy.md"][..],
        &["compare", "--pairs", "pairs.jsonl"],
        &["scan", "story.txt", "copy.md", "--quiet"],
        &["check", "story.txt", "--against", "copy.md"],
        &["inspect", "evidence", "story.txt", "copy.md"],
    ] {
        check(&folder, &[arguments, &all].concat(), 0, "");
    }
    let page = printed(&folder, &[&["compare", "story.txt", "copy.md", "--format", "html"], &all[..]].concat());
    assert!(page.contains("<dd><bdi>5 phrases or patterns</bdi></dd>"), "{page}");
    check(&folder, &["quotes", "story.txt", "--config", "respun.toml"], 0, "");
}

#[test]
fn help_has_examples_of_every_command_and_no_endless_lines() {
    let folder = folder();
    let help = printed(&folder, &["--help"]);
    for command in ["compare", "quotes", "inspect"] {
        assert!(help.contains(&format!("  respun {command}")), "no example of {command}");
        let page = printed(&folder, &[command, "--help"]);
        assert!(page.contains("Examples:\n") && page.contains("Exit codes:"), "{page}");
        for option in ["--format", "--output", "--threads", "--language", "--all", "--quiet", "--no-color"] {
            assert!(page.contains(option), "{command} --help does not tell of {option}");
        }
        let compares = command != "quotes";
        assert!(page.contains("--ignore <FILE>") == compares && page.contains("--config <FILE>"), "{page}");
        assert!(page.contains("--vectors <DIR>") == compares && page.contains("--no-vectors") == compares, "{page}");
        for line in help.lines().chain(page.lines()) {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }
}
