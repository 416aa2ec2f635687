//! `respun scan` as people and programs meet it: what it finds, in what order, and what becomes of bad input.
//!
//! Stories are put together from our own sentences by number, so that what two of them share is known.

use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::Path;

use assert_cmd::Command;
use respun::scan::{ArticlesBuilder, Collector, Incoming, Level, Observer, ScanConfig, TextReader, Texts, scan};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A story of 40 sentences of 13 words. Every run of five words holds one that stands nowhere else.
fn story(number: usize) -> Vec<String> {
    let sentence = |at: usize| {
        let own = format!("{number}x{at}");
        format!("Clerk c{own} saw boats b{own} near pier p{own} on tide t{own}, they said.")
    };
    (0..40).map(sentence).collect()
}

fn text(sentences: &[String]) -> String {
    sentences.join(" ")
}

fn line(id: &str, text: &str) -> String {
    json!({"id": id, "text": text}).to_string() + "\n"
}

fn respun(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).arg("scan").args(arguments).env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

/// The lines of a run as JSON, with its exit code and what it said.
#[track_caller]
fn scanned(folder: &Path, arguments: &[&str]) -> (Vec<Value>, i32, String) {
    let output = respun(folder, &[arguments, &["--format", "jsonl"]].concat()).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code().unwrap(), said)
}

fn of_type<'v>(lines: &'v [Value], kind: &str) -> Vec<&'v Value> {
    lines.iter().filter(|line| line["type"] == kind).collect()
}

fn pairs(lines: &[Value]) -> Vec<(String, String, String)> {
    let word = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    of_type(lines, "pair").iter().map(|pair| (word(pair, "a"), word(pair, "b"), word(pair, "verdict"))).collect()
}

fn folder_with(name: &str, content: &[u8]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    folder
}

/// Stories with an exact copy, a copy in capitals, an edited one, one cut short, one inside a long one, and strangers.
fn mixed() -> Vec<String> {
    let (one, two, three) = (story(1), story(2), story(3));
    let mut edited = two.clone();
    edited[7] = "Nobody in the harbour office wanted to say anything about it on Monday.".to_owned();
    let mut lines = vec![
        line("one", &text(&one)),
        line("one-capitals", &text(&one).to_uppercase().replace('.', " …\n\n")),
        line("two", &text(&two)),
        line("two-edited", &text(&edited)),
        line("three", &text(&three)),
        line("three-short", &text(&three[..28])),
        line("three-shorter", &text(&three[..12])),
        line("empty", ""),
        line("blank", " \n — … "),
        line("tiny", "Nothing new."),
        line("tiny-too", "Nothing, new!"),
    ];
    lines.extend((10..60).map(|number| line(&format!("other-{number}"), &text(&story(number)))));
    lines
}

#[test]
fn copies_are_found_and_nothing_else() {
    let folder = folder_with("all.jsonl", mixed().concat().as_bytes());
    let (lines, code, said) = scanned(folder.path(), &["all.jsonl", "--level", "copies"]);
    assert_eq!((code, said.as_str()), (0, ""));
    let expected = [
        ("one", "one-capitals", "identical"),
        ("three", "three-short", "near_duplicate"),
        ("three", "three-shorter", "near_duplicate"),
        ("three-short", "three-shorter", "near_duplicate"),
        ("tiny", "tiny-too", "identical"),
        ("two", "two-edited", "near_duplicate"),
    ];
    assert_eq!(pairs(&lines), expected.map(|(a, b, verdict)| (a.to_owned(), b.to_owned(), verdict.to_owned())));
    let short = of_type(&lines, "pair")[1];
    assert_eq!(short["b_in_a"], 1.0);
    assert!((short["a_in_b"].as_f64().unwrap() - 0.7).abs() < 0.01, "{short}");
    let summary = lines.last().unwrap();
    assert_eq!(
        ["articles", "pairs", "clusters", "unreadable"].map(|name| summary[name].as_u64().unwrap()),
        [61, 6, 4, 0]
    );
    assert_eq!(
        (&summary["type"], &summary["schema"], &summary["partial"]),
        (&json!("summary"), &json!("respun.scan/1"), &json!(false))
    );
}

/// The time and the memory of the summary aside.
#[test]
fn threads_and_the_order_of_the_input_change_nothing() {
    let mut rows = mixed();
    rows.extend((0..20).map(|number| {
        line(&format!("notice-{number:02}"), &text(&[story(70), story(100 + number)[..10].to_vec()].concat()))
    }));
    let mut seen: Option<Vec<Value>> = None;
    for (threads, turned) in [("1", 0), ("2", 0), ("16", 0), ("2", 17), ("3", 55)] {
        rows.rotate_left(turned);
        if turned == 55 {
            rows.reverse();
        }
        let folder = folder_with("all.jsonl", rows.concat().as_bytes());
        let (mut lines, ..) = scanned(folder.path(), &["all.jsonl", "--threads", threads]);
        let summary = lines.last_mut().unwrap().as_object_mut().unwrap();
        summary.remove("seconds");
        summary.remove("peak_bytes");
        assert!(lines.len() > 50);
        assert_eq!(&lines, seen.get_or_insert_with(|| lines.clone()), "{threads} threads, turned by {turned}");
    }
}

#[test]
fn packed_piped_and_split_collections_are_the_same() {
    let rows = mixed();
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    let expected = pairs(&scanned(folder.path(), &["all.jsonl"]).0);
    let gzip = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let zstd = ruzstd::encoding::compress_to_vec(rows.concat().as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    fs::write(folder.path().join("all.jsonl.gz"), gzip(rows.concat().as_bytes())).unwrap();
    fs::write(folder.path().join("all.jsonl.zst"), zstd).unwrap();
    for name in ["all.jsonl.gz", "all.jsonl.zst"] {
        assert_eq!(pairs(&scanned(folder.path(), &[name]).0), expected, "{name}");
    }
    for bytes in [rows.concat().into_bytes(), gzip(rows.concat().as_bytes())] {
        let output = respun(folder.path(), &["-", "--format", "jsonl"]).write_stdin(bytes).output().unwrap();
        let lines: Vec<Value> =
            String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(pairs(&lines), expected);
    }
    let parts = folder.path().join("parts");
    fs::create_dir_all(parts.join("deep")).unwrap();
    fs::write(parts.join("a.jsonl"), rows[..3].concat()).unwrap();
    fs::write(parts.join("deep/b.jsonl.gz"), gzip(rows[3..].concat().as_bytes())).unwrap();
    assert_eq!(pairs(&scanned(folder.path(), &["parts"]).0), expected);
}

#[test]
fn files_of_a_folder_go_by_their_paths() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("in/wire")).unwrap();
    fs::write(folder.path().join("in/wire/a.txt"), text(&story(1))).unwrap();
    fs::write(folder.path().join("in/b.md"), text(&story(1))).unwrap();
    fs::write(folder.path().join("in/c.txt"), text(&story(2))).unwrap();
    fs::write(folder.path().join("in/picture.png"), "no text").unwrap();
    let (lines, code, _) = scanned(folder.path(), &["in"]);
    assert_eq!((pairs(&lines), code), (vec![("b.md".into(), "wire/a.txt".into(), "identical".into())], 0));
}

#[test]
fn bad_input_is_named_and_the_rest_goes_on() {
    let mut rows = mixed();
    rows[6] = "{\"id\": \"broken\", \"text\":\n".to_owned();
    rows.push(line("one", "An article that goes by the name of another one."));
    rows.push("{\"id\": \"no-text\"}\n".to_owned());
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    fs::write(folder.path().join("scan.pdf.txt"), b"%PDF-1.7").unwrap();
    let (lines, code, said) = scanned(folder.path(), &["all.jsonl", "missing.txt", "scan.pdf.txt", "gone.jsonl"]);
    assert_eq!(code, 3);
    for message in [
        "all.jsonl:7: is not JSON",
        "all.jsonl:63: has no `text`",
        "more than one article has the id `one`; one goes by `one#2` here",
        "cannot read `missing.txt`: no such file",
        "`scan.pdf.txt`: it is damaged or not a PDF",
        "cannot read `gone.jsonl`",
    ] {
        assert!(said.contains(message), "{message}: {said}");
    }
    assert_eq!(said.lines().count(), 6, "{said}");
    assert_eq!((pairs(&lines).len(), lines.last().unwrap()["unreadable"].as_u64()), (4, Some(5)));

    assert_eq!(scanned(folder.path(), &["missing.jsonl"]).1, 2);
    fs::write(folder.path().join("nothing.jsonl"), "").unwrap();
    assert_eq!(scanned(folder.path(), &["nothing.jsonl"]).1, 1);
    fs::write(folder.path().join("cut.jsonl.gz"), b"\x1F\x8B\x08\0\0\0\0\0").unwrap();
    assert_eq!(scanned(folder.path(), &["cut.jsonl.gz"]).1, 2);
}

/// Reading stops when what was read fills the memory; what was read until then is answered, and marked.
#[test]
fn a_scan_stays_within_the_memory_that_it_may_have() {
    let brief = |number: usize| story(number)[..3].join(" ");
    let rows: String = (0..30_000).map(|number| line(&number.to_string(), &brief(number / 2))).collect();
    let folder = folder_with("all.jsonl", rows.as_bytes());
    let arguments = |size: &'static str| ["all.jsonl", "--level", "copies", "--threads", "1", "--memory", size];
    let (lines, code, said) = scanned(folder.path(), &arguments("47M"));
    let summary = lines.last().unwrap();
    assert_eq!((code, &summary["partial"]), (3, &json!(true)));
    let n_articles = summary["articles"].as_u64().unwrap();
    assert!((1_000..25_000).contains(&n_articles), "{n_articles}");
    // Of nearly every article that was read, the copy behind it was read too.
    assert!(summary["pairs"].as_u64().unwrap() >= n_articles / 2 - 1);
    assert!(said.contains(&format!("reached after {n_articles} articles")), "{said}");
    if let Some(peak) = summary["peak_bytes"].as_u64() {
        assert!(peak <= 47 << 20, "{peak}");
    }
    let (lines, code, _) = scanned(folder.path(), &arguments("1G"));
    assert_eq!((code, &lines.last().unwrap()["partial"]), (0, &json!(false)));
    respun(folder.path(), &arguments("1M")).assert().code(2);
    respun(folder.path(), &arguments("many")).assert().code(2);
}

#[test]
fn settings_that_make_no_sense_end_with_2() {
    let folder = folder_with("all.jsonl", b"");
    for arguments in [
        &["all.jsonl", "--threshold", "50"][..],
        &["all.jsonl", "--threshold=0.1"],
        &["all.jsonl", "--within-days=-1"],
        &["all.jsonl", "--list-keep", "--list-drop"],
        &["all.jsonl", "--format", "json"],
        &[],
    ] {
        respun(folder.path(), arguments).assert().code(2);
    }
}

#[test]
fn one_article_a_thousand_times_is_one_cluster() {
    let rows: String = (0..1000).map(|number| line(&format!("copy-{number:04}"), &text(&story(1)))).collect();
    let folder = folder_with("all.jsonl", rows.as_bytes());
    let (lines, ..) = scanned(folder.path(), &["all.jsonl"]);
    // A row for each copy, not for each pair of copies.
    assert_eq!(of_type(&lines, "pair").len(), 999);
    let clusters = of_type(&lines, "cluster");
    assert_eq!((clusters.len(), clusters[0]["members"].as_array().unwrap().len()), (1, 1000));
    assert_eq!((&clusters[0]["keep"], &clusters[0]["reason"]), (&json!("copy-0000"), &json!("first")));
}

/// Briefs of 65 words, a word of each sentence changed in some, in articles of 520. Their shingles are sampled, so a few may be missed.
#[test]
fn short_items_are_found_in_long_articles() {
    let mut rows = Vec::new();
    for number in 0..40 {
        let long = story(number);
        let mut brief = long[20..25].to_vec();
        if number % 2 == 0 {
            brief[2] = brief[2].replace("Clerk", "Officer");
        }
        rows.push(line(&format!("long-{number:02}"), &text(&long)));
        rows.push(line(&format!("short-{number:02}"), &text(&brief)));
    }
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    let (lines, ..) = scanned(folder.path(), &["all.jsonl", "--level", "copies"]);
    let found = pairs(&lines);
    for (long, short, verdict) in &found {
        assert_eq!((&long[5..], verdict.as_str()), (&short[6..], "partial_reuse"));
    }
    assert!(found.len() >= 38, "{}", found.len());
    // A long article is no copy that could go, nor is its brief.
    assert_eq!(of_type(&lines, "cluster").len(), 0);
}

#[test]
fn a_notice_that_all_articles_share_makes_no_copies() {
    let notice = text(&story(500)[..10]);
    let mut rows: Vec<String> =
        (0..300).map(|number| line(&format!("{number:03}"), &format!("{} {notice}", text(&story(number))))).collect();
    rows.push(line("007-again", &format!("{} {notice}", text(&story(7)[..35]))));
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    let found = pairs(&scanned(folder.path(), &["all.jsonl"]).0);
    assert_eq!(found, [("007".to_owned(), "007-again".to_owned(), "near_duplicate".to_owned())]);
}

/// Each takes over three quarters of the one before: neighbours are alike, the ends share nothing.
#[test]
fn a_chain_of_updates_is_not_one_cluster() {
    let all = [story(1), story(2), story(3)].concat();
    let rows: String =
        (0..8).map(|number| line(&format!("update-{number}"), &text(&all[number * 8..number * 8 + 40]))).collect();
    let folder = folder_with("all.jsonl", rows.as_bytes());
    let (lines, ..) = scanned(folder.path(), &["all.jsonl", "--level", "copies"]);
    assert_eq!(pairs(&lines).len(), 7);
    let clusters = of_type(&lines, "cluster");
    assert!(clusters.len() >= 3);
    for cluster in clusters {
        assert!(cluster["members"].as_array().unwrap().len() <= 3);
        assert!(cluster["weakest"].as_f64().unwrap() >= 0.5);
    }
}

fn dated(id: &str, date: &str, source: &str, text: &str) -> String {
    json!({"id": id, "date": date, "source": source, "text": text}).to_string() + "\n"
}

#[test]
fn the_page_says_what_to_do() {
    let folder = folder_with("all.jsonl", mixed().concat().as_bytes());
    let page =
        String::from_utf8(respun(folder.path(), &["all.jsonl", "--level", "copies"]).output().unwrap().stdout).unwrap();
    for part in [
        "61 articles read\n6 pairs: 2 identical, 4 near duplicates\n4 clusters: 5 could be removed (5 copies)\n",
        "\n  keep  three  (longest)\n        three-short\n",
        "  2 articles, copies, at least ",
    ] {
        assert!(page.contains(part), "{page}");
    }
}

/// Reading is stopped while more could come; what was read until then is answered, and marked.
#[cfg(unix)]
#[test]
fn an_interrupted_scan_ends_in_order() {
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::Duration;

    let mut child = Command::new(env!("CARGO_BIN_EXE_respun"))
        .args(["scan", "-", "--format", "jsonl", "--threads", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let copies = line("first", &text(&story(1))) + &line("second", &text(&story(1)));
    input.write_all(copies.as_bytes()).unwrap();
    // More than is read at once, so that the first part is done with.
    let bulk: String = (0..2500).map(|number| line(&number.to_string(), &text(&story(number + 10)))).collect();
    assert!(bulk.len() > 6 << 20);
    input.write_all(bulk.as_bytes()).unwrap();
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    sleep(Duration::from_millis(300));
    drop(input);
    let output = child.wait_with_output().unwrap();
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(pairs(&lines), [("first".to_owned(), "second".to_owned(), "identical".to_owned())]);
    let summary = lines.last().unwrap();
    assert_eq!(summary["partial"], true);
    assert!((1000..2500).contains(&summary["articles"].as_u64().unwrap()));
    assert!(String::from_utf8(output.stderr).unwrap().contains("stopped early"));
}

#[test]
fn rewrites_of_real_stories_are_found_and_independent_reports_are_not() {
    let corpus = crate::corpus::project().join("corpus");
    let (lines, code, _) = scanned(&corpus, &["articles"]);
    assert_eq!(code, 0);
    let found = pairs(&lines);
    let story_of = |id: &str| id.split('/').next().unwrap().to_owned();
    for (a, b, verdict) in &found {
        assert_eq!(story_of(a), story_of(b), "{a} {b} {verdict}");
        let is_own = |id: &str| id.contains("independent") || id.contains("unrelated");
        assert!(!is_own(a) && !is_own(b), "{a} {b} {verdict}");
    }
    let has = |id: &str| found.iter().any(|(a, b, verdict)| verdict == "rewrite" && (a == id || b == id));
    for story in [
        "buried-lake-microbes",
        "dark-fleet-sanctions",
        "footbridge-collapse-verdict",
        "railway-embankment-flood",
        "town-market-quarrel",
        "de-krabbenfischer",
    ] {
        assert!(has(&format!("{story}/spun.txt")), "{story}");
    }
    let (copies, _, _) = scanned(&corpus, &["articles", "--level", "copies"]);
    assert!(pairs(&copies).iter().all(|(_, _, verdict)| verdict != "rewrite"));
    assert!(pairs(&copies).len() < found.len());
    // The same for one thread, the clock and memory aside.
    let (alone, _, _) = scanned(&corpus, &["articles", "--threads", "1"]);
    assert_eq!(pairs(&alone), found);
    assert_eq!(of_type(&alone, "cluster"), of_type(&lines, "cluster"));
}

/// Texts that say something else when they are read again.
struct Changed(Vec<String>);

impl Texts for Changed {
    fn reader(&self) -> Box<dyn TextReader + '_> {
        Box::new(Again(&self.0))
    }
}

struct Again<'t>(&'t [String]);

impl TextReader for Again<'_> {
    fn text(&mut self, arrival: usize) -> Result<Cow<'_, str>, respun::Error> {
        match arrival {
            0 => Ok(Cow::Owned(self.0[0].replace("boats", "ships"))),
            1 => Err(respun::Error::new("cannot read `gone`: no such file")),
            _ => Ok(Cow::Borrowed(&self.0[arrival])),
        }
    }
}

struct Unwatched;

impl Observer for Unwatched {
    fn stops(&self) -> bool {
        false
    }

    fn compared(&self, n_done: usize, n_all: usize) {
        assert!(n_done <= n_all);
    }
}

#[test]
fn what_changed_or_went_since_it_was_read_is_named_and_never_reported() {
    let texts: Vec<String> = [1, 1, 1, 1, 2, 2]
        .iter()
        .enumerate()
        .map(|(at, &number)| text(&story(number)) + &format!(" The end, number {at} of six."))
        .collect();
    let mut builder = ArticlesBuilder::default();
    for (id, text) in ["changed", "gone", "one", "two", "three", "four"].iter().zip(&texts) {
        let extracted = builder.extract(text);
        builder.add(Incoming { id: (*id).to_owned(), date: None, source: None, extracted });
    }
    let (articles, _) = builder.finish();
    for level in [Level::Copies, Level::Rewrites] {
        let mut config = ScanConfig::default();
        config.level = level;
        let found = scan(&articles, &Changed(texts.clone()), &config, &Unwatched);
        let pairs: Vec<_> = found.pairs.iter().map(|pair| (articles.id(pair.a), articles.id(pair.b))).collect();
        assert_eq!(pairs, [("four", "three"), ("one", "two")]);
        let mut lost = found.lost.clone();
        lost.sort();
        assert_eq!(lost, ["`changed` changed while it was read", "cannot read `gone`: no such file"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_nothing_behind() {
    let rows = mixed().concat();
    let folder = folder_with("all.jsonl", rows.as_bytes());
    let full = respun(folder.path(), &["all.jsonl", "-o", "/dev/full"]).output().unwrap();
    let said = String::from_utf8(full.stderr).unwrap();
    assert!(full.status.code() == Some(2) && said.contains("cannot write results"), "{said}");
    // Texts from a pipe are kept in a temporary file; where there is no room for it, that is said.
    let piped = respun(folder.path(), &["-"]).env("TMPDIR", "/no/such/folder").write_stdin(rows).output().unwrap();
    let said = String::from_utf8(piped.stderr).unwrap();
    assert!(piped.status.code() == Some(2) && said.contains("cannot write `-` to a temporary file"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// Briefs of two sentences of their own and a pitch of four that an outlet puts under each of them.
#[test]
fn what_an_outlet_repeats_is_learnt_and_not_counted() {
    let pitch = "Harle Press brings you the news of the coast every morning before the first ferry leaves. Our reporters live where \
                 you live, and answer every letter that reaches them. Sign up tonight for a crown a week and read all of it without \
                 waiting. No part of this page may be printed elsewhere unless the publisher has agreed in writing.";
    let brief = |number: usize| format!("{} {pitch}", text(&story(number)[..2]));
    let mut rows: Vec<String> =
        (0..40).map(|number| dated(&format!("{number:02}"), "", "Harle Press", &brief(number))).collect();
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    assert_eq!(pairs(&scanned(folder.path(), &["all.jsonl", "--level", "copies"]).0), []);
    // The same where texts are compared in full: the beginnings of our articles, each of another story.
    let corpus = crate::corpus::project().join("corpus/articles");
    let mut beginnings = String::new();
    for story in fs::read_dir(corpus).unwrap() {
        for name in ["original.md", "original.txt", "unrelated.md", "unrelated.txt"] {
            let path = story.as_ref().unwrap().path().join(name);
            if let Ok(source) = fs::read_to_string(&path) {
                let own: Vec<&str> = source.split_whitespace().take(60).collect();
                let id = path.display().to_string();
                beginnings += &dated(&id, "", "Harle Press", &format!("{}.\n\n{pitch}", own.join(" ")));
            }
        }
    }
    fs::write(folder.path().join("beginnings.jsonl"), &beginnings).unwrap();
    assert_eq!(pairs(&scanned(folder.path(), &["beginnings.jsonl"]).0), []);
    // A copy is found by what is its own, with the pitch or without, and a story that many copied is no boilerplate.
    rows.push(dated("07-again", "", "Harle Press", &brief(7).replace("Clerk", "A clerk")));
    rows.push(dated("08-bare", "", "Tarn Radio", &text(&story(8)[..2])));
    rows.extend((0..12).map(|number| {
        let copied = text(&story(90)).replace(&format!("c90x{number} "), "nobody ");
        dated(&format!("copied-{number:02}"), "", "Harle Press", &copied)
    }));
    let folder = folder_with("all.jsonl", rows.concat().as_bytes());
    let (lines, ..) = scanned(folder.path(), &["all.jsonl", "--level", "copies"]);
    let found = pairs(&lines);
    let has = |a: &str, b: &str| found.iter().any(|(one, other, _)| one == a && other == b);
    assert!(has("07", "07-again") && has("08", "08-bare"), "{found:?}");
    assert_eq!(found.len(), 2 + 12 * 11 / 2);
}
