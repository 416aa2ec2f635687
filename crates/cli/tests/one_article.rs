//! An article is the same on every path: what its file says of it, its language and its title, reaches compare, scan and check alike.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Two reports of one fine in Danish, which is easily taken for a neighbouring language.
const DANISH: [&str; 2] = [
    "Havnekontoret i Lindby har givet færgeselskabet en bøde på 5.000 kroner, fordi færgen Alma sejlede for sent \
     tre gange i marts. Det meddelte kontoret mandag eftermiddag. Havnefoged Jens Holm siger, at passagererne \
     ventede i regn i over en time. Selskabet vil klage over afgørelsen. Direktør Ida Bro forklarer, at motoren var \
     gået i stykker, og at værkstedet i Osk manglede en reservedel. Kommunen betaler hvert år 2 millioner kroner \
     til ruten. Byrådet skal i juni tage stilling til, om aftalen skal forlænges. Flere fiskere frygter, at den \
     lille butik ved kajen må lukke, hvis færgen forsvinder.",
    "Færgeselskabet må betale 5.000 kroner i bøde, efter at Alma kom for sent af sted tre gange i marts, oplyste \
     Lindbys havnekontor i mandags. Ifølge havnefoged Jens Holm stod de rejsende mere end en time i regnvejr. \
     Afgørelsen bliver påklaget af selskabet. Motoren var brudt sammen, og der manglede en del på værkstedet i Osk, \
     forklarer direktøren, Ida Bro. To millioner kroner om året koster ruten kommunen. I juni skal byrådet afgøre, \
     om aftalen forlænges. Forsvinder færgen, må den lille butik på kajen lukke, frygter flere fiskere.",
];

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("respun").unwrap();
    let output = command.current_dir(folder).args(arguments).arg("-q").output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json_of(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(printed(folder, arguments).lines().next().unwrap_or_default()).unwrap()
}

/// Score, similarity and the overlap of the first article, as each command says them.
fn of_comparison(found: &Value) -> [Value; 3] {
    [found["score"].clone(), found["similarity"].clone(), found["overlap"]["a_in_b"]["total"].clone()]
}

fn of_scan(pair: &Value) -> [Value; 3] {
    ["score", "similarity", "a_in_b"].map(|name| pair[name].clone())
}

/// A check holds a draft, which is b, against articles.
fn of_check(checked: &Value) -> [Value; 3] {
    ["score", "similarity", "source_in_draft"].map(|name| checked["sources"][0][name].clone())
}

fn rows(folder: &Path, language: Option<&str>) {
    let row = |at: usize| {
        let mut row = json!({"id": (["a", "b"][at]), "text": (DANISH[at])});
        if let Some(language) = language {
            row["language"] = language.into();
        }
        row
    };
    fs::write(folder.join("rows.jsonl"), format!("{}\n{}\n", row(0), row(1))).unwrap();
    let side = |at: usize| {
        let mut side = row(at);
        side.as_object_mut().unwrap().remove("id");
        side
    };
    fs::write(folder.join("pairs.jsonl"), json!({"a": side(0), "b": side(1)}).to_string()).unwrap();
    fs::write(folder.join("b.json"), json!([row(1)]).to_string()).unwrap();
    fs::write(folder.join("a.jsonl"), row(0).to_string()).unwrap();
}

#[test]
fn the_language_of_a_row_is_that_of_the_article() {
    let folder = TempDir::new().unwrap();
    rows(folder.path(), None);
    let detected = of_comparison(&json_of(folder.path(), &["compare", "--pairs", "pairs.jsonl"]));
    // Not the language of the text, which is recognised, but one that makes a difference.
    rows(folder.path(), Some("sv"));
    let compared = of_comparison(&json_of(folder.path(), &["compare", "--pairs", "pairs.jsonl"]));
    assert_ne!(compared, detected, "the language makes no difference, so this shows nothing");
    assert_eq!(of_scan(&json_of(folder.path(), &["scan", "rows.jsonl", "-f", "jsonl"])), compared);
    let checked = json_of(folder.path(), &["check", "b.json", "--against", "a.jsonl", "-f", "jsonl"]);
    assert_eq!(of_check(&checked), compared);
}

#[test]
fn the_language_that_is_given_holds_for_every_command() {
    let folder = TempDir::new().unwrap();
    rows(folder.path(), None);
    for (name, text) in [("a.txt", DANISH[0]), ("b.txt", DANISH[1])] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let given = ["--language", "sv"];
    let detected = of_comparison(&json_of(folder.path(), &["compare", "a.txt", "b.txt", "-f", "jsonl"]));
    let compared =
        of_comparison(&json_of(folder.path(), &[&["compare", "a.txt", "b.txt", "-f", "jsonl"], &given[..]].concat()));
    assert_ne!(compared, detected, "the language makes no difference, so this shows nothing");
    for scanned in [&["rows.jsonl"][..], &["a.txt", "b.txt"]] {
        let arguments = [&["scan", "-f", "jsonl"], scanned, &given].concat();
        assert_eq!(of_scan(&json_of(folder.path(), &arguments)), compared, "{scanned:?}");
    }
    for draft in ["b.txt", "b.json"] {
        let arguments = [&["check", draft, "--against", "a.jsonl", "-f", "jsonl"], &given[..]].concat();
        assert_eq!(of_check(&json_of(folder.path(), &arguments)), compared, "{draft}");
    }
}

/// What was taken out of a page is text, whatever marks it holds: read again as Markdown, half of these pages would be a listing.
#[test]
fn a_page_is_read_once_and_not_again_as_markdown() {
    const FINED: [&str; 2] = [
        "The harbour office of Port Ellis fined the ferry company Osk Line 5,000 crowns on Monday because its boat Alma had left late. \
         Harbour master Tom Hale said that some sixty passengers had waited in the rain, and that two had missed the night train. The \
         company will appeal. Its director, Jo Lund, said the engine had broken down and that the workshop had lacked a spare part. \
         The town pays two million crowns a year for the route, and the council will decide in June whether to renew the contract.",
        "Osk Line must pay a fine of 5,000 crowns, the Port Ellis harbour office ruled on Monday, after its ferry Alma set off late. \
         About sixty travellers stood in the rain, according to harbour master Tom Hale, and two did not catch the night train. The \
         firm is going to contest the ruling. An engine failure was to blame, and the workshop had no spare part, said Jo Lund, its \
         director. The route costs the town two million crowns each year, and in June the council is to vote on the contract.",
    ];
    const FRAME: [&str; 2] = [
        "Ilse Brandt teaches the clerks of the town to write notes in Markdown at the harbour office on Quay Street.",
        "Markdown is what the clerks of the town learn from Ilse Brandt this week, in a room at the harbour office.",
    ];
    let folder = TempDir::new().unwrap();
    for (at, name) in ["a.html", "b.html"].into_iter().enumerate() {
        let sentences =
            FINED[at].split_inclusive(". ").map(|sentence| format!("<p>{sentence}</p>\n")).collect::<String>();
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>A note</title></head><body><article><h1>A note of the office {at}</h1>\n\
             <p>{}</p>\n<p># A heading, and **bold**, and [a link](http://harle.example/x)</p>\n<p>```text</p>\n{sentences}<p>```text</p>\n\
             </article></body></html>\n",
            FRAME[at]
        );
        fs::write(folder.path().join(name), page).unwrap();
    }
    let compared = json_of(folder.path(), &["compare", "a.html", "b.html", "-f", "jsonl"]);
    assert_eq!(compared["verdict"], "rewrite");
    let compared = of_comparison(&compared);
    assert!(compared[2].as_f64().unwrap() > 0.9, "{compared:?}");
    assert_eq!(of_scan(&json_of(folder.path(), &["scan", "a.html", "b.html", "-f", "jsonl"])), compared);
    assert_eq!(of_check(&json_of(folder.path(), &["check", "b.html", "--against", "a.html", "-f", "jsonl"])), compared);
}

#[test]
fn a_scan_takes_word_vectors_as_a_comparison_does() {
    let folder = TempDir::new().unwrap();
    rows(folder.path(), None);
    crate::tiny_model::write(
        folder.path(),
        &crate::tiny_model::safetensors(&[crate::tiny_model::table()]),
        &crate::tiny_model::tokenizer(),
    );
    for vectors in [&["--vectors", "."][..], &["--no-vectors"]] {
        let arguments = [&["compare", "--pairs", "pairs.jsonl"], vectors].concat();
        let compared = of_comparison(&json_of(folder.path(), &arguments));
        let arguments = [&["scan", "rows.jsonl", "-f", "jsonl"], vectors].concat();
        assert_eq!(of_scan(&json_of(folder.path(), &arguments)), compared, "{vectors:?}");
    }
}
