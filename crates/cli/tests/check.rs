//! `respun check`: a draft against many articles, on our own corpus.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

fn articles() -> PathBuf {
    crate::corpus::project().join("corpus/articles")
}

fn respun(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).arg("check").args(arguments).env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

#[track_caller]
fn checked(folder: &Path, arguments: &[&str]) -> (Value, i32, String) {
    let output = respun(folder, &[arguments, &["--format", "json"]].concat()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (serde_json::from_slice(&output.stdout).unwrap_or_default(), output.status.code().unwrap(), said)
}

fn sources(checked: &Value) -> Vec<(&str, &str)> {
    let sources = checked["sources"].as_array().unwrap().iter();
    sources.map(|source| (source["id"].as_str().unwrap(), source["verdict"].as_str().unwrap())).collect()
}

/// Some sentences of an article.
fn piece(path: &str, from: usize, n_sentences: usize) -> String {
    let text = fs::read_to_string(articles().join(path)).unwrap();
    let article = respun::Article::from_text(path, text);
    let sentences = article.sentences();
    let (first, last) = (sentences[from], sentences[from + n_sentences - 1]);
    article.prose().to_source(first.hull(last)).of(article.source()).to_owned()
}

/// Pieces of a simplified story, of one with altered quotations and of an edited one, and word-for-word pieces of two, held against the
/// originals of thirteen and what else was written on them.
#[test]
fn a_draft_stitched_from_five_articles_is_taken_apart() {
    let folder = TempDir::new().unwrap();
    let pieces = [
        piece("railway-embankment-flood/simplified.txt", 2, 11),
        piece("dark-fleet-sanctions/altered-quotes.txt", 2, 10),
        piece("steeplechase-final/original.md", 3, 8),
        piece("town-market-quarrel/syndicated.txt", 2, 9),
        piece("footbridge-collapse-verdict/original.txt", 2, 6),
    ];
    fs::write(folder.path().join("draft.txt"), pieces.join("\n\n")).unwrap();
    let mut lines = String::new();
    for story in fs::read_dir(articles()).unwrap() {
        let story = story.unwrap();
        for name in ["original.md", "original.txt", "unrelated.txt", "independent.txt"] {
            if let Ok(text) = fs::read_to_string(story.path().join(name)) {
                let id = format!("{}/{}", story.file_name().to_string_lossy(), name.split('.').next().unwrap());
                lines += &(json!({"id": id, "text": text, "source": "Harle Press"}).to_string() + "\n");
            }
        }
    }
    fs::write(folder.path().join("archive.jsonl"), &lines).unwrap();
    let (found, code, said) = checked(folder.path(), &["draft.txt", "--against", "archive.jsonl"]);
    assert_eq!((code, said.as_str()), (0, ""));
    let mut names: Vec<_> = sources(&found);
    names.sort_unstable();
    let expected = [
        "dark-fleet-sanctions",
        "footbridge-collapse-verdict",
        "railway-embankment-flood",
        "steeplechase-final",
        "town-market-quarrel",
    ];
    let expected = expected.map(|story| (format!("{story}/original"), "partial_reuse".to_owned()));
    let names: Vec<_> = names.into_iter().map(|(id, verdict)| (id.to_owned(), verdict.to_owned())).collect();
    assert_eq!(names, expected);
    let of = |source: &Value, name: &str| source[name].as_f64().unwrap();
    let all = found["sources"].as_array().unwrap();
    let sum: f64 = all.iter().map(|source| of(source, "adds")).sum();
    assert!((sum - of(&found, "covered")).abs() < 0.001 && sum > 0.8, "{sum}");
    assert!(all.windows(2).all(|two| of(&two[0], "adds") >= of(&two[1], "adds")));
    assert_eq!((&all[0]["source"], &found["schema"]), (&json!("Harle Press"), &json!("respun.check/1")));

    // The passages of the word-for-word piece are the same text on both sides.
    let copied = all.iter().find(|source| source["id"] == "footbridge-collapse-verdict/original").unwrap();
    let cut = |text: &str, place: &Value| -> String {
        let at = |name: &str| place[name].as_u64().unwrap() as usize;
        text.chars().skip(at("start")).take(at("end") - at("start")).collect()
    };
    let original = fs::read_to_string(articles().join("footbridge-collapse-verdict/original.txt")).unwrap();
    let passage = &copied["passages"][0];
    assert_eq!(cut(&pieces.join("\n\n"), &passage["draft"]), cut(&original, &passage["source"]));

    // The order of the archive and the number of threads change nothing.
    let turned: Vec<&str> = lines.lines().rev().collect();
    fs::write(folder.path().join("turned.jsonl"), turned.join("\n")).unwrap();
    let (again, ..) = checked(folder.path(), &["draft.txt", "--against", "turned.jsonl", "--threads", "1"]);
    assert_eq!(again, found);
}

#[test]
fn a_rewrite_has_its_original_and_a_report_of_its_own_has_none() {
    let against = ["--against", "."];
    let rewrite = checked(&articles(), &[&["dark-fleet-sanctions/spun.txt"][..], &against].concat());
    assert_eq!((sources(&rewrite.0)[0], rewrite.1), (("dark-fleet-sanctions/original.md", "rewrite"), 0));
    // It lies in the folder that it is held against, and is not its own source.
    assert!(!sources(&rewrite.0).iter().any(|(id, _)| *id == "dark-fleet-sanctions/spun.txt"));
    for story in fs::read_dir(articles()).unwrap() {
        let name = story.unwrap().file_name().into_string().unwrap();
        let draft = format!("{name}/independent.txt");
        if articles().join(&draft).exists() {
            let (found, code, _) = checked(&articles(), &[&[draft.as_str()][..], &against].concat());
            assert_eq!((sources(&found), &found["covered"], code), (vec![], &json!(0.0), 1), "{draft}");
        }
    }
}

#[test]
fn the_page_and_the_table_tell_the_same() {
    let arguments = ["dark-fleet-sanctions/spun.txt", "--against", "dark-fleet-sanctions"];
    let (found, ..) = checked(&articles(), &arguments);
    let page = String::from_utf8(respun(&articles(), &arguments).output().unwrap().stdout).unwrap();
    let table = respun(&articles(), &[&arguments[..], &["--format", "csv"]].concat()).output().unwrap().stdout;
    let table = String::from_utf8(table).unwrap();
    assert!(page.starts_with("dark-fleet-sanctions/spun.txt: 396 words held against 8 articles\n"), "{page}");
    assert_eq!(table.lines().next().unwrap(), "id,source,verdict,score,similarity,share,adds,source_in_draft");
    assert_eq!(table.lines().count() - 1, sources(&found).len());
    for (row, source) in table.lines().skip(1).zip(found["sources"].as_array().unwrap()) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!((cells[0], cells[2]), (source["id"].as_str().unwrap(), source["verdict"].as_str().unwrap()));
        assert_eq!(cells[5].parse::<f64>().unwrap(), source["share"].as_f64().unwrap());
        assert!(page.lines().any(|line| line.ends_with(cells[0])), "{page}");
    }
}

#[test]
fn bad_input_is_named_and_the_rest_goes_on() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("draft.txt"), piece("steeplechase-final/original.md", 1, 12)).unwrap();
    fs::copy(articles().join("steeplechase-final/original.md"), folder.path().join("wire.md")).unwrap();
    fs::write(folder.path().join("bad.jsonl"), "{\"text\":\n").unwrap();
    let (found, code, said) = checked(folder.path(), &["draft.txt", "--against", "bad.jsonl", "gone.txt", "wire.md"]);
    assert_eq!((code, sources(&found).len(), found["unreadable"].as_u64()), (3, 1, Some(2)));
    assert!(said.contains("bad.jsonl:1: is not JSON") && said.contains("cannot read `gone.txt`"), "{said}");
}
