//! Reports in a real browser: `browser/run.mjs` opens pages that are written here.
//!
//! That needs Node, the packages of `browser/package.json` (`npm ci` there) and Chromium. Where one is missing the test says
//! what it skips and passes, unless RESPUN_BROWSER is set, as in `.ci/run`. With RESPUN_SHOTS=FOLDER the pages, pictures of
//! them and PDFs stay there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::available_parallelism;

use crate::pages::many::{Item, check_page, checked, scan_page, scan_with_pages, scanned, story};
use respun::{Article, Comparison, Config, compare};
use respun_report::html::{self, Input, ReportMetadata, sha256};
use serde_json::{Value, json};

#[test]
fn reports_work_in_a_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    if let Some(missing) = missing(&folder) {
        assert!(std::env::var_os("RESPUN_BROWSER").is_none(), "{missing}");
        // The prints of a test that passes are not shown; what is written is.
        let told = format!("skipped: reports in a browser, as {missing}\n");
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    }
    let for_now = tempfile::tempdir().unwrap();
    let shots = std::env::var_os("RESPUN_SHOTS").map(PathBuf::from);
    let reports = shots.as_deref().unwrap_or(for_now.path());
    fs::create_dir_all(reports).unwrap();
    let mut expected = serde_json::Map::new();
    for report in reports_to_open() {
        fs::write(reports.join(format!("{}.html", report.name)), report.page()).unwrap();
        expected.insert(report.name.to_owned(), report.expected());
    }
    for (name, page, told) in tables_to_open() {
        let path = reports.join(format!("{name}.html"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, page).unwrap();
        if !told.is_null() {
            expected.insert(name, told);
        }
    }
    fs::write(reports.join("expected.json"), Value::Object(expected).to_string()).unwrap();
    let n_parts = available_parallelism().map_or(1, |n| n.get().min(4));
    let run = |part: usize| {
        let mut command = Command::new("node");
        command.arg(folder.join("run.mjs")).arg(reports).arg(format!("{part}/{n_parts}")).args(&shots);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (1..=n_parts).map(run).collect();
    let mut printed = String::new();
    let mut is_right = true;
    for process in running {
        let output = process.wait_with_output().unwrap();
        is_right &= output.status.success();
        printed += &String::from_utf8_lossy(&output.stdout);
        printed += &String::from_utf8_lossy(&output.stderr);
    }
    assert!(is_right, "{printed}");
    println!("{printed}");
}

/// What is not there that a browser test needs.
fn missing(folder: &Path) -> Option<String> {
    let runs =
        |program: &str| Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if !runs("node") {
        Some("there is no `node`".to_owned())
    } else if !folder.join("node_modules/playwright-core").exists() || !folder.join("node_modules/axe-core").exists() {
        Some("its packages are not installed; run `npm ci` in crates/report/tests/browser".to_owned())
    } else if !chromium.exists() {
        Some(format!("there is no {}; install Chromium or name it by CHROMIUM", chromium.display()))
    } else {
        None
    }
}

struct Report {
    name: &'static str,
    /// `usual`, `hostile` (one of the texts tries to break the page) or `long` (only opened).
    kind: &'static str,
    a: Article,
    b: Article,
    result: Comparison,
    /// Fewest and most pages on paper.
    pages: [usize; 2],
}

impl Report {
    fn of(name: &'static str, kind: &'static str, a: Article, b: Article, pages: [usize; 2]) -> Report {
        let result = compare(&a, &b, &Config::default());
        Report { name, kind, a, b, result, pages }
    }

    fn page(&self) -> String {
        let input = |article: &Article| Input { of: "the text of".into(), sha256: sha256(article.source().as_bytes()) };
        let metadata = ReportMetadata {
            when: "1 March 2026, 12:00:00 UTC".into(),
            settings: vec![("Language".into(), "detected in each".into())],
            inputs: Some([input(&self.a), input(&self.b)]),
        };
        html::comparison(&self.a, &self.b, &self.result, &metadata)
    }

    fn expected(&self) -> Value {
        let result = &self.result;
        let percent = |share: f64| match share {
            share if share > 0.0 && share < 0.01 => "<1%".to_owned(),
            share if share > 0.99 && share < 1.0 => ">99%".to_owned(),
            share => format!("{:.0}%", share * 100.0),
        };
        let groups: Vec<Value> = result
            .sentences
            .iter()
            .map(|group| {
                let words = |count: respun::align::WordCount| json!({"all": count.all, "quoted": count.quoted});
                json!({"kind": group.kind, "moved": group.moved, "a": words(group.words_of_a), "b": words(group.words_of_b)})
            })
            .collect();
        json!({
            "kind": self.kind,
            "shares": [percent(result.a_in_b.total), percent(result.b_in_a.total)],
            "words": {"a": result.a.words, "b": result.b.words},
            "groups": groups,
            "quotes": result.quotes.len(),
            "pages": self.pages,
        })
    }
}

fn reports_to_open() -> Vec<Report> {
    let corpus = |story: &str, name: &str| {
        let path = crate::corpus::project().join("corpus/articles").join(story).join(name);
        Article::from_text(format!("{story}/{name}"), fs::read_to_string(path).unwrap())
    };
    let footbridge = |name: &str| corpus("footbridge-collapse-verdict", name);
    let flood = |name: &str| corpus("railway-embankment-flood", name);
    let mut nasty = crate::pages::nasty::nasty_texts().join("\n\n");
    nasty.push_str(
        "\n\nThe harbour office fined the ferry company on Monday. “We cannot sail,” said <b>Ilse Brandt</b>.",
    );
    let hostile =
        |id: &str| Article::from_text(id, nasty.as_str()).with_title("</title><script>alert(1)</script>\u{202E}");
    vec![
        Report::of("altered", "usual", footbridge("original.txt"), footbridge("altered-quotes.md"), [4, 10]),
        Report::of("half-copied", "usual", flood("half-copied.md"), flood("original.md"), [3, 9]),
        Report::of("moved", "usual", moved().0, moved().1, [2, 6]),
        Report::of("unrelated", "usual", footbridge("original.txt"), flood("unrelated.txt"), [2, 8]),
        Report::of("empty", "usual", Article::plain("", ""), Article::plain("", ""), [1, 4]),
        Report::of(
            "hostile",
            "hostile",
            hostile("<img src=x onerror=alert(1)>"),
            hostile("\"><script>alert(2)</script>"),
            [1, 99],
        ),
        Report::of("long", "long", long("a", 0), long("b", 7), [1, 999]),
    ]
}

/// Pages of scans and checks: name, page, and what it shows; nothing of those that are only led to.
fn tables_to_open() -> Vec<(String, String, Value)> {
    let metadata = ReportMetadata { when: "1 March 2026, 12:00:00 UTC".into(), ..ReportMetadata::default() };
    let outlets = ["Harle Press", "Coast Post", "Port Ellis Courier"];
    let dates = [Some("2025-03-03"), Some("2025-03-03T14:05"), None, Some("2025-03-09")];
    let item = |number: usize, copy: usize| Item {
        id: format!("story-{number}/copy-{copy}"),
        outlet: Some(outlets[(number + copy) % 3].to_owned()),
        date: dates[copy % 4],
        text: if copy.is_multiple_of(2) {
            story(number)
        } else {
            format!("{} Nobody knew about {copy}.", story(number))
        },
    };
    let some: Vec<Item> = (1..9).flat_map(|number| (0..=number).map(move |copy| item(number, copy))).collect();
    // A story with 26 copies has more than are drawn; many of them make more pairs than are listed.
    let many: Vec<Item> = (0..130).flat_map(|number| (0..26).map(move |copy| item(number, copy))).collect();
    let found = scanned(&some);
    let rows = |table: &str, rows: usize, kind: &str| json!({"kind": kind, "table": table, "rows": rows});
    let told = rows("pair-table", found.1.pairs.len(), "table");
    let (index, pairs) = scan_with_pages(&some, &found, &metadata);
    let pair = |(at, page): (usize, String)| {
        let told = if at == 0 { rows("", 0, "plain") } else { Value::Null };
        (format!("folder/pairs/{}", at + 1), page, told)
    };
    let folder = pairs.into_iter().enumerate().map(pair).chain([("folder/index".to_owned(), index, told.clone())]);
    let messages = ["cannot read `none.txt`: no such file".to_owned()];
    let draft = Article::plain("draft.md", format!("{}\n\n{}\n\nNobody was hurt.", story(1), story(2)));
    let checked = checked(&draft, &some);
    assert!(checked.sources.len() > 3);
    let told_of_check = rows("source-table", checked.sources.len(), "table");
    let others = [
        ("scan", scan_page(&found, &messages, &metadata), told),
        ("scan-nothing", scan_page(&scanned(&some[..1]), &[], &metadata), rows("", 0, "plain")),
        ("scan-large", scan_page(&scanned(&many), &[], &metadata), rows("pair-table", 3000, "long")),
        ("check", check_page(&draft, &checked, some.len(), &metadata), told_of_check),
    ];
    folder.chain(others.map(|(name, page, told)| (name.to_owned(), page, told))).collect()
}

/// Two short texts of which one tells the second half first.
fn moved() -> (Article, Article) {
    let halves = [
        "The harbour office of Port Ellis fined the ferry company 5,000 crowns on Monday for leaving late four times. \
         “We cannot sail against the wind,” said Ilse Brandt, who runs the company. The company will appeal, she said.",
        "Divers raised the anchor of the old lightship Merle from the bay on Sunday night. \
         It had lain there since the great storm, under nine metres of sand. The museum of Harle wants to show it in spring.",
    ];
    let text = |first: &str, second: &str| format!("{first}\n\n{second}");
    (Article::plain("a", text(halves[0], halves[1])), Article::plain("b", text(halves[1], halves[0])))
}

/// Some 100 KB of sentences of which every `step`th is another.
fn long(id: &str, step: usize) -> Article {
    let names = ["Ellis", "Harle", "Lindon", "Merle", "Osk", "Renn", "Pell", "Brandt", "Osvald", "Velm"];
    let verbs = ["fined", "praised", "warned", "visited", "sued", "thanked", "asked", "paid", "called"];
    let mut text = String::new();
    for number in 0..1500 {
        let pick = |list: &[&'static str], by: usize| list[(number * by + number / 7) % list.len()];
        let changed = step > 0 && number % step == 0;
        let verb = if changed { "ignored" } else { pick(&verbs, 5) };
        let (one, other) = (pick(&names, 3), pick(&names, 7));
        text.push_str(&format!(
            "On day {number} the office of {one} {verb} {other} for ferry {} of the line. ",
            number * 13 % 977
        ));
        if number % 6 == 5 {
            text.push_str("\n\n");
        }
    }
    Article::plain(id, text)
}
