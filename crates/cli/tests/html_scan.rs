//! Pages of scans and checks tell what the other formats tell, and say what they leave out.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use respun_report::html::ReportMetadata;
use serde_json::Value;
use tempfile::TempDir;

use crate::pages::many::{Item, pages_made, scan_page, scanned, story};

fn articles() -> PathBuf {
    crate::corpus::project().join("corpus/articles")
}

/// The command, at noon of the first of March 2026.
fn respun(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).args(arguments).env("SOURCE_DATE_EPOCH", "1772366400");
    command
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(respun(folder, arguments).output().unwrap().stdout).unwrap()
}

/// The rows of a table of the page: of each cell its number, if it gives one, else its words.
fn rows(page: &str, id: &str) -> Vec<Vec<String>> {
    let table = page.split(&format!("id=\"{id}\"")).nth(1).unwrap().split("</table>").next().unwrap();
    let body = table.split("<tbody>").nth(1).unwrap();
    let cell = |cell: &str| match cell.strip_prefix(" data-v=\"") {
        Some(number) => number.split('"').next().unwrap().to_owned(),
        None => words(cell.split_once('>').unwrap().1.split("</td>").next().unwrap()),
    };
    body.split("<tr").skip(1).map(|row| row.split("<td").skip(1).map(cell).collect()).collect()
}

/// What is written between tags.
fn words(markup: &str) -> String {
    let mut words = String::new();
    for piece in markup.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words.trim().to_owned()
}

fn name(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().replace('_', " ")
}

#[test]
fn the_page_of_a_scan_tells_what_the_lines_tell() {
    let page = printed(&articles(), &["scan", ".", "--format", "html"]);
    let lines = printed(&articles(), &["scan", ".", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).collect::<Vec<_>>();

    let mut expected: Vec<Vec<String>> = Vec::new();
    for pair in of("pair") {
        let mut row = vec![pair["a"].as_str().unwrap().to_owned(), pair["b"].as_str().unwrap().to_owned()];
        row.push(name(pair, "verdict"));
        row.extend(["score", "similarity", "a_in_b", "b_in_a"].map(|key| pair[key].as_f64().unwrap().to_string()));
        expected.push(row);
    }
    let mut told = rows(&page, "pair-table");
    let scores: Vec<f64> = told.iter().map(|row| row[3].parse().unwrap()).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
    assert!(told.len() > 50);

    let clusters = of("cluster");
    let told = rows(&page, "cluster-table");
    assert_eq!(told.len(), clusters.len());
    for (row, cluster) in told.iter().zip(&clusters) {
        let members: Vec<&str> = cluster["members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(row[0], cluster["cluster"].to_string());
        assert_eq!(row[1], members.len().to_string());
        assert_eq!(row[2], cluster["kind"].as_str().unwrap());
        assert!(row[3].starts_with(cluster["keep"].as_str().unwrap()), "{row:?}");
        assert_eq!(row[4], cluster["weakest"].as_f64().unwrap().to_string());
        assert!(members.iter().all(|id| row.last().unwrap().contains(id)), "{row:?}");
        assert!(row.last().unwrap().contains("weakest link"), "{row:?}");
        let reason = format!("data-reason=\"{}\"", cluster["reason"].as_str().unwrap());
        assert!(page.contains(&reason), "{reason}");
    }
    let summary = of("summary")[0];
    assert!(page.contains(&format!("{} pairs in {} clusters", summary["pairs"], summary["clusters"])));
    assert!(page.contains(&format!("Scan of {} articles", summary["articles"])));
}

#[test]
fn the_page_of_a_check_tells_what_the_json_tells() {
    let arguments = ["check", "dark-fleet-sanctions/spun.txt", "--against", ".", "--format"];
    let page = printed(&articles(), &[&arguments[..], &["html"]].concat());
    let json: Value = serde_json::from_str(&printed(&articles(), &[&arguments[..], &["json"]].concat())).unwrap();
    let sources = json["sources"].as_array().unwrap();
    let told = rows(&page, "source-table");
    assert_eq!(told.len(), sources.len());
    assert!(told.len() > 1);
    for (number, (row, source)) in told.iter().zip(sources).enumerate() {
        let mut expected =
            vec![(number + 1).to_string(), name(source, "id").replace(' ', "_"), name(source, "verdict")];
        expected[1] = source["id"].as_str().unwrap().to_owned();
        let numbers = ["share", "adds", "score", "similarity", "source_in_draft"];
        expected.extend(numbers.map(|key| source[key].as_f64().unwrap().to_string()));
        assert_eq!(*row, expected);
        let n_passages = source["passages"].as_array().unwrap().len();
        for passage in 1..=n_passages {
            assert!(page.contains(&format!("id=\"p-{}-{passage}\"", number + 1)));
            assert!(page.contains(&format!("id=\"s-{}-{passage}\"", number + 1)));
        }
    }
    assert!(page.contains(&format!("<h1 data-covered=\"{}\">", json["covered"])), "{}", json["covered"]);
    // The whole draft stands in the page, word for word.
    let draft = fs::read_to_string(articles().join(arguments[1])).unwrap();
    let pane = page.split("<div class=\"text\"").nth(1).unwrap().split("</section>").next().unwrap();
    let without_numbers: String = pane
        .split("<span class=\"number\">")
        .enumerate()
        .map(
            |(at, piece)| {
                if at == 0 { piece.to_owned() } else { piece.split_once(": </span></span>").unwrap().1.to_owned() }
            },
        )
        .collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    assert_eq!(letters(&words(&format!("<{without_numbers}"))).replace("39", ""), letters(&draft).replace("39", ""));
}

#[test]
fn what_could_not_be_read_and_how_it_was_made_stand_in_the_page() {
    let folder = TempDir::new().unwrap();
    let lines = format!(
        "{{\"id\":\"one\",\"text\":\"{0}\",\"date\":\"2025-03-03\"}}\n{{\"id\":\"two\",\"text\":\"{0}\",\"date\":\"2025-03-05\"}}\nno json\n",
        story(1)
    );
    fs::write(folder.path().join("wire.jsonl"), lines).unwrap();
    let arguments = ["scan", "wire.jsonl", "-f", "html", "--within-days", "9", "--prefer", "Harle Press"];
    let output = respun(folder.path(), &arguments).output().unwrap();
    let (page, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(3));
    let message = said.trim().strip_prefix("respun: ").unwrap();
    let shown = page.split("<section id=\"unreadable\"").nth(1).unwrap();
    assert!(words(shown).contains(message.split('`').next().unwrap()), "{message}\n{shown}");
    for part in [
        "1 could not be read",
        "1 March 2026, 12:00:00 UTC",
        "<dt>Scanned</dt><dd><bdi>wire.jsonl</bdi></dd>",
        "<dt>Most days between two articles</dt><dd><bdi>9</bdi></dd>",
        "<dt>Preferred outlets</dt><dd><bdi>Harle Press</bdi></dd>",
        "Published from 2025-03-03 to 2025-03-05",
        "2 days later",
        "it was published first",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    respun(folder.path(), &[&arguments[..], &["-o", "page.html", "--threads", "1"]].concat())
        .assert()
        .code(3)
        .stdout("");
    assert_eq!(fs::read_to_string(folder.path().join("page.html")).unwrap(), page);
    assert!(page.ends_with("</html>\n"));
    let quotes = respun(folder.path(), &["quotes", ".", "-f", "html"]).assert().code(2);
    quotes.stderr(predicate::str::contains("cannot write `html`"));
}

/// Files below a folder with their texts, in order.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(
                files(&path).into_iter().map(|(name, text)| (Path::new(path.file_name().unwrap()).join(name), text)),
            );
        } else {
            found.push((path.file_name().unwrap().into(), fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_has_the_page_of_the_scan_and_of_each_pair() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("report/");
    let arguments = ["scan", ".", "--format", "html", "-o", output.to_str().unwrap()];
    let mut written = Vec::new();
    for threads in ["1", "3"] {
        respun(&articles(), &[&arguments[..], &["--threads", threads]].concat()).assert().code(0).stdout("");
        written.push(files(&output));
    }
    assert!(written[0] == written[1], "other threads write other bytes");
    let index = fs::read_to_string(output.join("index.html")).unwrap();
    let lines = printed(&articles(), &["scan", ".", "--format", "jsonl"]);
    let pairs: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let pairs: Vec<&Value> = pairs.iter().filter(|line| line["type"] == "pair").collect();
    assert_eq!(written[0].len(), pairs.len() + 1);
    // Each row links to the comparison of its two articles, by number, and that says what the scan calls it.
    for (number, row) in rows(&index, "pair-table").iter().enumerate() {
        let page = fs::read_to_string(output.join(format!("pairs/{}.html", number + 1))).unwrap();
        let pair = pairs.iter().find(|pair| pair["a"] == row[0].as_str() && pair["b"] == row[1].as_str()).unwrap();
        assert!(index.contains(&format!("<a href=\"pairs/{}.html\"", number + 1)));
        let ids: Vec<_> =
            page.split("<p class=\"card-id\">").skip(1).map(|card| words(card.split("</p>").next().unwrap())).collect();
        assert_eq!(ids, [row[0].as_str(), row[1].as_str()]);
        assert!(page.contains(&format!("The scan calls this pair {}, score ", name(pair, "verdict"))), "{number}");
        assert!(page.contains("<a href=\"../index.html\">") && page.ends_with("</html>\n"));
    }
    // The one file is the same page without the links.
    let one_file = printed(&articles(), &["scan", ".", "--format", "html"]);
    assert_eq!(rows(&one_file, "pair-table"), rows(&index, "pair-table"));
    assert!(!one_file.contains("pairs/1.html"));
}

#[test]
fn a_folder_is_written_anew_as_a_whole_and_keeps_what_others_put_there() {
    let folder = TempDir::new().unwrap();
    let line = |id: &str, number: usize| format!("{{\"id\":\"{id}\",\"text\":\"{}\"}}\n", story(number));
    let report = folder.path().join("report");
    fs::create_dir_all(report.join("pairs")).unwrap();
    fs::write(report.join("pairs/9.html"), "not ours").unwrap();
    let names = || files(&report).into_iter().map(|(path, _)| path.to_str().unwrap().to_owned()).collect::<Vec<_>>();
    let run = |text: String, code: i32| {
        fs::write(folder.path().join("wire.jsonl"), text).unwrap();
        respun(folder.path(), &["scan", "wire.jsonl", "-f", "html", "-o", "report"]).assert().code(code);
    };
    run(["a", "b", "c"].map(|id| line(id, 1)).concat(), 0);
    assert_eq!(names(), ["index.html", "pairs/1.html", "pairs/2.html", "pairs/3.html", "pairs/9.html"]);
    run(["a", "b"].map(|id| line(id, 2)).concat(), 0);
    assert_eq!(names(), ["index.html", "pairs/1.html", "pairs/9.html"]);
    run(line("a", 1), 1);
    assert_eq!(names(), ["index.html", "pairs/9.html"]);
    // Where nothing can be read, all stays as it was.
    let before = files(&report);
    run("no json\n".to_owned(), 2);
    assert_eq!(files(&report), before);
    respun(folder.path(), &["scan", "wire.jsonl", "-f", "html", "-o", "new/"]).assert().code(2);
    assert!(!folder.path().join("new").exists());
}

/// A text that says something else by the time its page is made is named, and the other pages are made.
#[test]
fn a_text_that_is_lost_costs_only_its_own_pages() {
    let items: Vec<Item> =
        ["a", "b", "c"].map(|id| Item { id: id.to_owned(), outlet: None, date: None, text: story(1) }).into();
    let found = scanned(&items);
    let changed: Vec<Item> = items
        .into_iter()
        .map(|item| Item { text: if item.id == "c" { story(2) } else { item.text }, ..item })
        .collect();
    let told = pages_made(&changed, &found, &ReportMetadata::default());
    let lost: Vec<&String> = told.iter().filter_map(|page| page.as_ref().err()).collect();
    assert_eq!(lost, ["`c` changed while it was read"; 2]);
    assert!(told.iter().any(|page| page.as_ref().is_ok_and(|page| page.contains("<h1>"))));
}

/// Of a large scan the page shows as much as a browser opens at once, and says what it leaves out.
#[test]
fn a_large_scan_makes_a_page_of_bounded_size() {
    // Thirty copies are 435 pairs.
    let item = |story_number: usize, copy: usize| Item {
        id: format!("story-{story_number}/{copy}"),
        outlet: Some("Harle Press".to_owned()),
        date: None,
        text: story(story_number),
    };
    let items: Vec<Item> = (0..120).flat_map(|number| (0..30).map(move |copy| item(number, copy))).collect();
    let found = scanned(&items);
    assert_eq!((found.1.pairs.len(), found.1.clusters.len()), (120 * 435, 120));
    let page = scan_page(&found, &[], &ReportMetadata::default());
    assert_eq!(rows(&page, "pair-table").len(), 3_000);
    assert!(
        page.contains("The 3000 pairs of the highest scores; 49200 more are left out here. The format jsonl has all.")
    );
    assert_eq!(rows(&page, "cluster-table").len(), 100);
    assert!(page.contains("The 100 largest clusters; 20 more are left out here."));
    assert!(page.contains("6 more are not drawn"));
    assert!(page.len() < 4_000_000, "{}", page.len());
}
