//! What newsrooms have on disk and what attackers would send, as the command meets it: every container and every limit that
//! `docs/inputs.md` names.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// An article of our own with enough words to be found again.
fn story(town: &str) -> String {
    format!(
        "The harbour office of {town} closed the old ferry terminal on Monday after divers had found cracks in the quay wall.\n\n\
         Passengers were sent to the northern pier, where two smaller boats took them to the islands until nightfall.\n\n\
         “We do not know how long the repair of the wall will take,” said Ilse Brandt, who runs the office.\n\n\
         The company that owns the ferries asked the town for money, as it had lost a third of its fares within a week."
    )
}

/// Another one, about something else.
fn other() -> String {
    "A baker in Lower Marl sold his shop to the three women who had worked there for twenty years, and moved to the coast.\n\n\
     The new owners kept the name, the oven and the price of rolls, but open an hour later than he did."
        .to_owned()
}

fn line(id: &str, text: &str) -> String {
    json!({"id": id, "text": text}).to_string() + "\n"
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

struct Ran {
    lines: Vec<Value>,
    code: i32,
    said: String,
}

impl Ran {
    fn pairs(&self) -> Vec<(&str, &str)> {
        let pairs = self.lines.iter().filter(|line| line["type"] == "pair");
        pairs.map(|pair| (pair["a"].as_str().unwrap(), pair["b"].as_str().unwrap())).collect()
    }

    fn summary(&self) -> (u64, u64) {
        let summary = self.lines.iter().find(|line| line["type"] == "summary").unwrap();
        (summary["articles"].as_u64().unwrap(), summary["unreadable"].as_u64().unwrap())
    }
}

fn scan(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).arg("scan").args(arguments).args(["--format", "jsonl"]).env("NO_COLOR", "1");
    let output = command.timeout(std::time::Duration::from_secs(120)).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Ran {
        lines: text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        code: output.status.code().unwrap(),
        said: String::from_utf8(output.stderr).unwrap(),
    }
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn one_story_is_found_in_every_container() {
    let story = story("Port Ellis");
    let csv = format!("id;headline;body\nrow;;\"{}\"\nelse;;\"{}\"\n", story, other());
    let list =
        json!({"articles": [{"content": story, "url": "https://harle.example/1", "guid": "listed"}]}).to_string();
    let warc = {
        let page = format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{story}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harle.example/crawled\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
            page.len()
        )
    };
    let inner = zip(&[
        ("deep/inner.txt", story.as_bytes()),
        ("__MACOSX/x.txt", b"no"),
        (".hidden.txt", b"no"),
        ("a.png", b"no"),
    ]);
    let folder = folder(&[
        ("a.txt", story.as_bytes()),
        ("b.jsonl.gz", &gzip(line("lined", &story).as_bytes())),
        ("c.csv", csv.as_bytes()),
        ("d.json", list.as_bytes()),
        ("e.warc.gz", &gzip(warc.as_bytes())),
        ("f.zip", &zip(&[("inner.zip", &inner), ("rows.jsonl", line("packed", &story).as_bytes())])),
        ("g.txt.gz", &gzip(story.as_bytes())),
    ]);
    let ran = scan(folder.path(), &["."]);
    assert_eq!((ran.summary(), ran.code, ran.said.as_str()), ((9, 0), 0, ""));
    let cluster = ran.lines.iter().find(|line| line["type"] == "cluster").unwrap();
    let mut members: Vec<&str> = cluster["members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    members.sort_unstable();
    let crawled = "https://harle.example/crawled";
    let inside = "f.zip/inner.zip/deep/inner.txt";
    assert_eq!(members, ["a.txt", inside, "g.txt.gz", crawled, "lined", "listed", "packed", "row"]);
    // One thread or many, and a second time: the same.
    let again = scan(folder.path(), &[".", "--threads", "1"]);
    assert_eq!(ran.pairs(), again.pairs());
}

/// What content systems hand out: HTML within fields, of an article or of a whole page.
#[test]
fn fields_may_hold_markup() {
    let story = story("Port Ellis");
    let markup: String = story.split("\n\n").map(|block| format!("<p class=\"body\">{block}</p>\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>Ferry</title></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav>\
         <article>{markup}</article><footer>All rights reserved.</footer></body></html>"
    );
    let table = format!("id,body\nrow,\"{}\"\n", markup.replace('"', "\"\""));
    let folder = folder(&[
        ("plain.txt", story.as_bytes()),
        ("paragraphs.jsonl", line("paragraphs", &markup).as_bytes()),
        ("page.jsonl", line("page", &page).as_bytes()),
        ("row.csv", table.as_bytes()),
        ("post.json", json!({"id": 12, "content": {"rendered": markup}}).to_string().as_bytes()),
    ]);
    let files = ["plain.txt", "paragraphs.jsonl", "page.jsonl", "row.csv", "post.json"];
    let ran = scan(folder.path(), &files);
    assert_eq!((ran.summary(), ran.code), ((5, 0), 0), "{}", ran.said);
    let clusters: Vec<&Value> = ran.lines.iter().filter(|line| line["type"] == "cluster").collect();
    assert_eq!((clusters.len(), clusters[0]["members"].as_array().map(Vec::len)), (1, Some(5)));
    for file in &files[1..] {
        let mut command = Command::cargo_bin("respun").unwrap();
        let output =
            command.current_dir(folder.path()).args(["compare", files[0], file, "-f", "json"]).output().unwrap();
        let result: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(result["verdict"], "identical", "{file}: {result}");
        assert_eq!(result["b"]["text"].as_str(), Some(story.as_str()), "{file}");
    }
}

#[test]
fn standard_input_may_be_of_any_format() {
    let story = story("Port Ellis");
    let archive = zip(&[("a.txt", story.as_bytes()), ("b.txt", story.as_bytes())]);
    for (input, expected) in [
        (gzip(format!("{}{}", line("1", &story), line("2", &story)).as_bytes()), "1"),
        (json!([{"id": "1", "text": story}, {"id": "2", "text": story}]).to_string().into_bytes(), "1"),
        (archive, "a.txt"),
    ] {
        let mut command = Command::cargo_bin("respun").unwrap();
        let output = command.args(["scan", "-", "--format", "jsonl"]).write_stdin(input).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let first: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        assert_eq!(first["a"], expected, "{text}");
    }
}

#[test]
fn bad_files_are_named_and_the_rest_goes_on() {
    let story = story("Port Ellis");
    let good = line("good", &story);
    let bomb = gzip(&gzip(&gzip(&gzip(&gzip(&gzip(b"late"))))));
    let mut cut = gzip(good.repeat(2).as_bytes());
    cut.truncate(cut.len() - 9);
    let escape =
        zip(&[("../../escaped.txt", story.as_bytes()), ("/etc/rooted.txt", b"x"), ("fine.txt", story.as_bytes())]);
    let deep = "[".repeat(200_000);
    let folder = folder(&[
        ("a.txt", story.as_bytes()),
        ("b-bomb.txt.gz", &bomb),
        ("c-cut.jsonl.gz", &cut),
        ("d-escape.zip", &escape),
        ("e-deep.json", deep.as_bytes()),
        ("f-line.jsonl", format!("{good}{{\"id\": 2}}\nnonsense\n").as_bytes()),
        ("g-broken.zip", b"PK\x03\x04 and nothing more"),
        ("h-wide.csv", format!("text{}\nx\n", ",a".repeat(20_000)).as_bytes()),
        ("i-short.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nshort"),
        ("j-binary.txt", b"\x00\x01\x02\x03"),
        ("k-table.parquet", b"PAR1 and nothing more"),
        ("l-line\nbreak\x1b[2J.txt", b"\x00\x01"),
    ]);
    let ran = scan(folder.path(), &["."]);
    assert_eq!(ran.code, 3);
    for expected in [
        "cannot read `./b-bomb.txt.gz`: it is packed more than 4 times",
        "cannot read `./d-escape.zip/../../escaped.txt`: its path points outside the archive",
        "cannot read `./d-escape.zip//etc/rooted.txt`: its path points outside the archive",
        "cannot read `./e-deep.json`: it is not JSON: recursion limit exceeded",
        "f-line.jsonl:2: has no `text`",
        "f-line.jsonl:3: is not JSON",
        "cannot read `./g-broken.zip`: it is not a complete ZIP archive",
        "cannot read `./h-wide.csv`: it has 20001 columns; a table of articles has at most 10000",
        "cannot read `./i-short.warc`: record 1 is truncated",
        "cannot read `./j-binary.txt`: it is binary data",
        "cannot read `./k-table.parquet`: it is not a Parquet table, or is damaged",
        "l-line break\\u{1b}[2J.txt`: it is binary data",
    ] {
        assert!(ran.said.contains(expected), "{expected}\n{}", ran.said);
    }
    assert!(ran.said.contains("c-cut.jsonl.gz"), "{}", ran.said);
    assert!(!ran.said.contains('\x1b') && !folder.path().join("../../escaped.txt").exists());
    assert!(ran.pairs().contains(&("a.txt", "d-escape.zip/fine.txt")), "{:?}", ran.pairs());
    let (_, n_unreadable) = ran.summary();
    assert_eq!(n_unreadable as usize, ran.said.lines().filter(|line| line.starts_with("respun: ")).count());
}

#[test]
fn what_may_be_unpacked_is_an_option() {
    let folder = folder(&[("zeros.txt.gz", &gzip(&vec![b'0'; 3 << 20]))]);
    let ran = scan(folder.path(), &["zeros.txt.gz", "--max-unpacked", "1M"]);
    let expected = "it unpacks to more than 1 MiB, over 100 times its size";
    assert!(ran.code == 2 && ran.said.contains(expected), "{}", ran.said);
}

#[test]
fn folders_are_read_as_they_are_asked_for() {
    let (story, other) = (story("Port Ellis"), other());
    let folder = folder(&[
        ("a.txt", story.as_bytes()),
        ("b.dat", story.as_bytes()),
        ("drafts/c.txt", other.as_bytes()),
        (".hidden/d.txt", other.as_bytes()),
        ("old/e.txt", other.as_bytes()),
        (".respunignore", b"old/\n"),
    ]);
    let n_articles = |arguments: &[&str]| scan(folder.path(), &[&["."], arguments].concat()).summary().0;
    assert_eq!(n_articles(&[]), 2);
    assert_eq!(n_articles(&["--include", "*.txt", "--include", "*.dat"]), 3);
    assert_eq!(n_articles(&["--exclude", "drafts"]), 1);
    assert_eq!(n_articles(&["--no-ignore"]), 3);
    assert_eq!(n_articles(&["--hidden"]), 3);
}

#[test]
fn offsets_of_extracted_text_come_with_the_text() {
    let story = story("Port Ellis");
    let folder =
        folder(&[("a.csv", format!("title,text\nFerry,\"{story}\"\n").as_bytes()), ("b.txt", story.as_bytes())]);
    let mut command = Command::cargo_bin("respun").unwrap();
    let output = command.current_dir(folder.path()).args(["compare", "a.csv", "b.txt", "-f", "json"]).output().unwrap();
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["verdict"], "identical");
    assert_eq!(result["a"]["text"].as_str(), Some(story.as_str()));
    assert_eq!(result["b"].get("text"), None);
}

#[test]
fn disguised_words_are_found_and_told() {
    let plain = story("Port Ellis");
    let masked = plain
        .replace("harbour", "hаrbour")
        .replace("Passengers", "Pass\u{200B}engers")
        .replace("smaller", "sma11er")
        .replace("islands", "i s l a n d s")
        .replace("company", "ｃｏｍｐａｎｙ");
    let folder = folder(&[("a.txt", plain.as_bytes()), ("b.txt", masked.as_bytes())]);
    let run = |format: &str| {
        let mut command = Command::cargo_bin("respun").unwrap();
        let output =
            command.current_dir(folder.path()).args(["compare", "a.txt", "b.txt", "-f", format]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let result: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(result["verdict"], "identical");
    assert!(result["evidence"]["disguise"].as_f64().unwrap() > 0.05);
    let found = result["disguises"]["b"].as_array().unwrap();
    let kinds: Vec<_> =
        found.iter().map(|found| (found["kind"].as_str().unwrap(), found["plain"].as_str().unwrap())).collect();
    assert_eq!(
        kinds,
        [
            ("look_alike", "harbour"),
            ("unseen", "passengers"),
            ("digits", "smaller"),
            ("spaced", "islands"),
            ("styled", "company")
        ]
    );
    let points: Vec<char> = masked.chars().collect();
    for one in found {
        let at = |name: &str| one[name].as_u64().unwrap() as usize;
        assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), one["text"].as_str().unwrap());
    }
    for format in ["text", "markdown", "html"] {
        assert!(run(format).contains("letters from another script"), "{format}");
    }
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_and_files_that_may_not_be_read_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[("a.txt", story("Port Ellis").as_bytes()), ("b.txt", story("Port Ellis").as_bytes())]);
    let name = std::ffi::OsStr::from_bytes(b"wild\xFF.txt");
    // Some file systems refuse such names.
    let is_made =
        File::create(folder.path().join(name)).is_ok_and(|mut file| file.write_all(other().as_bytes()).is_ok());
    let ran = scan(folder.path(), &["."]);
    assert_eq!((ran.pairs(), ran.code), (vec![("a.txt", "b.txt")], 0), "{}", ran.said);
    assert_eq!(ran.summary().0, if is_made { 3 } else { 2 });
}

/// The story of `corpus/articles/velmont-takeover` as a page: what stands around it is left out.
fn page_of_velmont() -> String {
    let manifest = crate::corpus::project();
    let text = fs::read_to_string(manifest.join("corpus/articles/velmont-takeover/original.txt")).unwrap();
    let mut blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let title = blocks.next().unwrap();
    let paragraphs: String = blocks.map(|block| format!("<p>{}</p>\n", block.replace('&', "&amp;"))).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{title} - Harle Press</title></head><body><nav><ul><li><a href=\"/\">Home</a></li>\
         <li><a href=\"/sea\">Sea</a></li></ul></nav><article><h1>{title}</h1>{paragraphs}</article>\
         <footer><a href=\"/imprint\">Imprint</a> © 2025 Harle Press</footer></body></html>"
    )
}

#[test]
fn a_story_is_itself_in_every_format() {
    let manifest = crate::corpus::project();
    let folder = folder(&[("velmont.html", page_of_velmont().as_bytes())]);
    let mut names = vec!["velmont.html".to_owned()];
    for path in [
        "crates/formats/tests/fixtures/office/velmont.docx",
        "crates/formats/tests/fixtures/office/velmont.odt",
        "crates/formats/tests/fixtures/newsml/velmont.xml",
        "crates/formats/tests/fixtures/pdf/velmont.pdf",
        "crates/formats/tests/fixtures/mail/velmont.eml",
        "corpus/articles/velmont-takeover/original.txt",
    ] {
        let path = manifest.join(path);
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        fs::copy(&path, folder.path().join(&name)).unwrap();
        names.push(name);
    }
    for (number, a) in names.iter().enumerate() {
        for b in &names[number + 1..] {
            let mut command = Command::cargo_bin("respun").unwrap();
            let output = command.current_dir(folder.path()).args(["compare", a, b, "-f", "json"]).output().unwrap();
            let result: Value = serde_json::from_slice(&output.stdout).unwrap();
            let verdict = result["verdict"].as_str().unwrap();
            assert!(matches!(verdict, "identical" | "near_duplicate"), "{a} and {b}: {verdict}");
        }
    }
}

/// Files as pyarrow, warcio, spreadsheets and interfaces write them: three articles, of which one retells another.
#[test]
fn containers_are_read_as_other_programs_write_them() {
    let folder = crate::corpus::project().join("crates/formats/tests/fixtures/containers");
    for (name, ids) in [
        ("crawl.warc.gz", ("https://harle.example/1", "https://harle.example/3")),
        ("dataset.parquet", ("art-1", "art-3")),
        ("excel.csv", ("art-1", "art-3")),
        ("export.tsv", ("art-1", "art-3")),
        ("folder.zip", ("march/art-1.txt", "march/art-3.txt")),
        ("interface.json", ("art-1", "art-3")),
        ("search-engine.jsonl.zst", ("art-1", "art-3")),
    ] {
        let ran = scan(&folder, &[name]);
        assert_eq!((ran.pairs(), ran.summary(), ran.code), (vec![ids], (3, 0), 0), "{name}: {}", ran.said);
        let cluster = ran.lines.iter().find(|line| line["type"] == "cluster").unwrap();
        // Where dates are known, the earliest is kept.
        let reason = if name == "folder.zip" { "first" } else { "earliest" };
        assert_eq!(cluster["reason"], reason, "{name}");
    }
}

#[test]
fn no_command_overwrites_what_it_reads() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text =
        "The harbour office of Port Ellis fined the ferry company on Monday. “We will appeal,” said Ilse Brandt.";
    fs::create_dir(at("in")).unwrap();
    let files = ["a.txt", "b.txt", "in/c.txt", "in/index.html", "in/pairs.csv"];
    files.iter().for_each(|name| fs::write(at(name), text).unwrap());
    fs::write(at("rows.jsonl"), json!({"id": "a", "text": text}).to_string()).unwrap();
    fs::write(at("pairs.jsonl"), json!({"a": text, "b": text}).to_string()).unwrap();
    fs::write(at("house.txt"), text).unwrap();
    fs::write(at("respun.toml"), "prefer = ['Harle Press']").unwrap();
    let model = crate::tiny_model::safetensors(&[crate::tiny_model::table()]);
    crate::tiny_model::write(&at("model"), &model, &crate::tiny_model::tokenizer());
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("b.txt"), at("link.txt")).unwrap();
    let read = [&files[..], &["rows.jsonl", "pairs.jsonl", "house.txt", "respun.toml"]].concat();
    let read = [&read[..], &["model/model.safetensors", "model/tokenizer.json"]].concat();
    let contents = || read.iter().map(|name| fs::read(at(name)).unwrap()).collect::<Vec<_>>();
    let before = contents();
    for arguments in [
        &["compare", "a.txt", "b.txt", "-o", "b.txt"][..],
        &["compare", "a.txt", "b.txt", "-o", "./a.txt"],
        #[cfg(unix)]
        &["compare", "a.txt", "b.txt", "-o", "link.txt"],
        &["compare", "--pairs", "pairs.jsonl", "-o", "pairs.jsonl"],
        &["scan", "in", "-o", "in/c.txt"],
        &["scan", "in", "-f", "html", "-o", "in"],
        &["scan", "in", "-f", "html", "-o", "in/"],
        &["scan", "rows.jsonl", "-f", "jsonl", "-o", "rows.jsonl"],
        &["scan", "in", "-f", "csv", "-o", "in/"],
        &["check", "a.txt", "--against", "in", "-o", "a.txt"],
        &["check", "a.txt", "--against", "in", "-o", "in/c.txt"],
        &["quotes", "in", "-o", "in/c.txt"],
        &["inspect", "tokens", "a.txt", "-o", "a.txt"],
        &["compare", "a.txt", "b.txt", "--ignore", "house.txt", "-o", "house.txt"],
        &["compare", "--pairs", "pairs.jsonl", "--ignore", "house.txt", "-o", "house.txt"],
        &["compare", "a.txt", "b.txt", "--config", "respun.toml", "-o", "respun.toml"],
        &["compare", "a.txt", "b.txt", "--vectors", "model", "-o", "model/model.safetensors"],
        &["compare", "a.txt", "b.txt", "--vectors", "model", "-o", "model/tokenizer.json"],
        &["scan", "in", "--ignore", "house.txt", "-o", "house.txt"],
        &["scan", "in", "--config", "respun.toml", "-f", "jsonl", "-o", "respun.toml"],
        &["check", "a.txt", "--against", "in", "--ignore", "house.txt", "-o", "house.txt"],
        &["check", "a.txt", "--against", "in", "--config", "respun.toml", "-o", "respun.toml"],
        &["quotes", "in", "--config", "respun.toml", "-o", "respun.toml"],
        &["inspect", "evidence", "a.txt", "b.txt", "--ignore", "house.txt", "-o", "house.txt"],
    ] {
        let mut command = Command::cargo_bin("respun").unwrap();
        let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains("is an input; name another"), "{arguments:?}: {message}");
        assert!(contents() == before, "{arguments:?} changed what it read");
    }
    // What was written before and is not read may be written again.
    for _ in 0..2 {
        let mut command = Command::cargo_bin("respun").unwrap();
        let arguments = ["compare", "a.txt", "b.txt", "-f", "json", "-o", "report.json"];
        command.current_dir(folder.path()).args(arguments).assert().code(0);
    }
}
