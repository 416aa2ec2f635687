//! What a scan says of a pair is what a comparison says, and what it proposes to remove does no harm: forms, background, corrections,
//! rewrites and articles with one id stay.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use respun::{Article, Config, compare};
use serde_json::{Value, json};
use tempfile::TempDir;

fn articles() -> PathBuf {
    crate::corpus::project().join("corpus/articles")
}

fn respun(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).args(arguments).env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(respun(folder, arguments).output().unwrap().stdout).unwrap()
}

/// A collection in a folder of its own.
fn collection(rows: &[Value]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let lines: String = rows.iter().map(|row| row.to_string() + "\n").collect();
    fs::write(folder.path().join("all.jsonl"), lines).unwrap();
    folder
}

/// The lines of a scan with some options, and its exit code.
#[track_caller]
fn scanned(folder: &Path, options: &[&str]) -> (Vec<Value>, i32) {
    let output = respun(folder, &[&["scan", "all.jsonl", "-f", "jsonl"], options].concat()).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code().unwrap())
}

fn of_type<'v>(lines: &'v [Value], kind: &str) -> Vec<&'v Value> {
    lines.iter().filter(|line| line["type"] == kind).collect()
}

fn listed(folder: &Path, option: &str) -> String {
    printed(folder, &["scan", "all.jsonl", "-q", option]).lines().collect::<Vec<_>>().join(" ")
}

/// Verdict, score, similarity and overlap, by whatever names a command has for them.
type Judgement = (String, f64, f64, f64, f64);

fn judgement(of: &Value, a_in_b: &Value, b_in_a: &Value) -> Judgement {
    let number = |value: &Value| value.as_f64().unwrap();
    let verdict = of["verdict"].as_str().unwrap().to_owned();
    (verdict, number(&of["score"]), number(&of["similarity"]), number(a_in_b), number(b_in_a))
}

/// Copies, rewrites, reports of one event and strangers, as text, as Markdown, as a page and as rows.
#[test]
fn a_pair_has_one_judgement_whatever_command_is_asked() {
    let folder = TempDir::new().unwrap();
    let mut n_reported = 0;
    for (story, original, others) in [
        ("buried-lake-microbes", "original.md", &["spun.txt", "independent.txt"][..]),
        ("dark-fleet-sanctions", "original.md", &["spun.txt", "altered-quotes.txt", "unrelated.txt"]),
        ("town-market-quarrel", "original.txt", &["syndicated.txt", "spun.txt"]),
        ("de-krabbenfischer", "original.md", &["spun.txt"]),
    ] {
        for other in others {
            let [a, b] = [original, other].map(|name| fs::read_to_string(articles().join(story).join(name)).unwrap());
            let [name_a, name_b] = [format!("a-{original}"), format!("b-{other}")];
            fs::write(folder.path().join(&name_a), &a).unwrap();
            fs::write(folder.path().join(&name_b), &b).unwrap();
            let compared: Value =
                serde_json::from_str(&printed(folder.path(), &["compare", &name_a, &name_b, "-f", "json"])).unwrap();
            let overlap = &compared["overlap"];
            let expected = judgement(&compared, &overlap["a_in_b"]["total"], &overlap["b_in_a"]["total"]);
            // A collection of the two as files.
            let mut judged: Vec<Judgement> = Vec::new();
            for level in ["copies", "rewrites"] {
                let arguments =
                    ["scan", &name_a, &name_b, "-q", "-f", "jsonl", "--level", level, "--show", "forms,follow-ups"];
                let lines = printed(folder.path(), &arguments);
                let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                judged.extend(of_type(&lines, "pair").iter().map(|p| judgement(p, &p["a_in_b"], &p["b_in_a"])));
            }
            n_reported += judged.len();
            assert!(judged.iter().all(|judged| *judged == expected), "{story} {other}: {judged:?}, {expected:?}");
            // The same as rows, and as pairs.
            fs::write(folder.path().join("pairs.jsonl"), json!({"id": "1", "a": a, "b": b}).to_string()).unwrap();
            let of_pairs: Value =
                serde_json::from_str(&printed(folder.path(), &["compare", "--pairs", "pairs.jsonl"])).unwrap();
            let overlap = &of_pairs["overlap"];
            let expected_of_rows = judgement(&of_pairs, &overlap["a_in_b"]["total"], &overlap["b_in_a"]["total"]);
            let rows = collection(&[json!({"id": "a", "text": a}), json!({"id": "b", "text": b})]);
            for pair in of_type(&scanned(rows.path(), &[]).0, "pair") {
                assert_eq!(judgement(pair, &pair["a_in_b"], &pair["b_in_a"]), expected_of_rows, "{story} {other}");
            }
            // A draft: the article that it is held against is a.
            let arguments = ["check", &name_b, "--against", &name_a, "-q", "-f", "json"];
            let checked: Value = serde_json::from_str(&printed(folder.path(), &arguments)).unwrap();
            if let Some(source) = checked["sources"].get(0) {
                assert_eq!(
                    [&source["verdict"], &source["score"], &source["similarity"], &source["source_in_draft"]],
                    [
                        &compared["verdict"],
                        &compared["score"],
                        &compared["similarity"],
                        &compared["overlap"]["a_in_b"]["total"]
                    ],
                    "{story} {other}"
                );
            }
            fs::remove_file(folder.path().join(&name_a)).unwrap();
            fs::remove_file(folder.path().join(&name_b)).unwrap();
        }
    }
    assert!(n_reported >= 5, "{n_reported}");
}

/// Warnings of one form, each filled with other facts.
fn quakes() -> Vec<Value> {
    [
        ("4.1", "12", "north", "Hjelm", "4:17 a.m.", "Monday", "9"),
        ("3.6", "30", "east", "Vikmark", "11:52 p.m.", "Friday", "14"),
        ("5.2", "48", "south-west", "Osk", "6:05 a.m.", "Sunday", "31"),
        ("2.9", "7", "west", "Tarnby", "1:33 p.m.", "Tuesday", "5"),
    ]
    .iter()
    .enumerate()
    .map(|(number, (size, distance, direction, town, time, day, depth))| {
        let text = format!(
            "Quake of magnitude {size} shakes {town}\n\nAn earthquake of magnitude {size} was registered {distance} kilometres \
             {direction} of {town} at {time} on {day}, the geological survey of Osterlund said. Its centre lay at a depth of {depth} \
             kilometres.\n\nThere were no reports of damage in {town}. The survey asks everybody who felt the quake to fill in the \
             questionnaire on its site.\n\nThis text was written by a program from data of the geological survey and checked by an \
             editor."
        );
        json!({"id": format!("quake-{number}"), "text": text})
    })
    .collect()
}

#[test]
fn forms_are_counted_and_listed_on_request_and_nothing_else_becomes_of_them() {
    let folder = collection(&quakes());
    for level in ["copies", "rewrites"] {
        let (lines, code) = scanned(folder.path(), &["--level", level]);
        let summary = lines.last().unwrap();
        assert_eq!(
            (lines.len(), code, &summary["pairs"], &summary["clusters"]),
            (1, 1, &json!(0), &json!(0)),
            "{lines:?}"
        );
    }
    let (lines, _) = scanned(folder.path(), &[]);
    let summary = lines.last().unwrap();
    let n_forms = summary["forms"].as_u64().unwrap() as usize;
    assert!(n_forms >= 3 && summary["follow_ups"] == 0, "{summary}");
    assert_eq!(listed(folder.path(), "--list-drop=rewrites"), "");
    let (lines, code) = scanned(folder.path(), &["--show", "forms,follow-ups"]);
    let pairs = of_type(&lines, "pair");
    assert_eq!((pairs.len(), code), (n_forms, 1));
    assert!(pairs.iter().all(|pair| pair["verdict"] == "same_form"));
    assert_eq!(of_type(&scanned(folder.path(), &["--show", "follow-ups"]).0, "pair").len(), 0);
    let told = format!(
        "Set aside: {n_forms} pairs that fill one form with other facts (`--show forms,follow-ups` lists them)"
    );
    for format in ["text", "markdown", "html"] {
        let page = printed(folder.path(), &["scan", "all.jsonl", "-f", format]);
        let joined = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(&told), "{format}: {page}");
        assert!(!page.contains("quake-3"), "{format}: {page}");
        let shown = printed(folder.path(), &["scan", "all.jsonl", "-f", format, "--show", "forms"]);
        assert!(shown.contains("No reuse: forms and follow-ups") && shown.contains("quake-3"), "{format}: {shown}");
    }
    respun(folder.path(), &["scan", "all.jsonl", "--show", "copies"]).assert().code(2);
}

/// Three articles of different news with one account of what happened before, long enough to look like a part that was lifted.
#[test]
fn what_a_third_article_has_too_is_no_trace_of_copying() {
    let background = "The terminal at Port Ellis was built in 1921 for the herring trade and was widened twice after the war. A fire destroyed \
                      the upper hall in 1987, and two of the three berths have been closed since the storm of 2019. The council promised \
                      a new quay in four elections, and each time the money went to the road over the hills.";
    let news = [
        "Masons found a sealed tin of letters behind the ticket counter of the ferry house on Tuesday. The oldest of them is dated to the \
         spring of 1924 and speaks of a wedding on the ice. The museum will show all of them from November, and asks families on the \
         islands for photographs of the people that they name.",
        "Ferry crews voted by a narrow margin to stop work on both Sundays of the regatta. Their union wants a second engineer on every \
         night boat, as there was before the sale of the line. Talks with the owners broke off in June, and no date has been set for the \
         next round of these.",
        "A painter from Harle has won the commission for the mural on the customs house. Lena Vik wants to show nothing but hands: those \
         of net makers, clerks, cooks and children who wave. She will begin at Easter and has asked for a scaffold that can be climbed \
         by anyone who would like to watch.",
    ];
    let rows: Vec<Value> = news
        .iter()
        .enumerate()
        .map(|(at, text)| json!({"id": format!("n{at}"), "text": format!("{text}\n\n{background}")}))
        .collect();
    let pairs_of = |rows: &[Value]| {
        let folder = collection(rows);
        let (lines, _) = scanned(folder.path(), &["--show", "forms,follow-ups"]);
        of_type(&lines, "pair").iter().map(|pair| pair["verdict"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let findings = |found: Vec<String>| {
        found.iter().filter(|verdict| !matches!(verdict.as_str(), "same_form" | "follow_up")).count()
    };
    assert_eq!(findings(pairs_of(&rows)), 0);
    // Copies and rewrites of one article are no third articles to each other.
    let original = fs::read_to_string(articles().join("town-market-quarrel/original.txt")).unwrap();
    let words: Vec<&str> = original.split(' ').collect();
    let copy = |left_out: usize| {
        let rest = words.iter().enumerate().filter(|(at, _)| at % 40 != left_out).map(|(_, word)| *word);
        rest.collect::<Vec<_>>().join(" ")
    };
    let copies: Vec<Value> = (0..5).map(|at| json!({"id": format!("copy-{at}"), "text": copy(at * 7)})).collect();
    let mut found = pairs_of(&copies);
    found.dedup();
    assert_eq!(found, ["near_duplicate"]);
}

const COUNCIL: [&str; 2] = [
    "The council of Port Ellis voted on Monday to close the old ferry terminal after a long night of talks. Rebuilding it would cost $5 \
     million, said the harbour master, Ines Holt. “We have waited ten years for this,” she said. The pier will be open until March 12, and \
     the ferries will then sail from Osk, 14 kilometres to the north. Fishermen protested outside the town hall with drums and whistles \
     until the police closed the street.",
    "The council of Port Ellis voted on Monday to close the old ferry terminal after a long night of talks. Rebuilding it would cost $15 \
     million, said the harbour master, Ines Holt. “We have waited ten years for this,” she said. The pier will be open until March 12, and \
     the ferries will then sail from Osk, 14 kilometres to the north. Fishermen protested outside the town hall with drums and whistles \
     until the police closed the street.",
];

fn row(id: &str, date: &str, source: &str, text: &str) -> Value {
    let mut row = json!({"id": id, "text": text});
    for (name, value) in [("date", date), ("source", source)] {
        if !value.is_empty() {
            row[name] = json!(value);
        }
    }
    row
}

#[test]
fn a_correction_is_kept_and_named() {
    let [wrong, right] = COUNCIL;
    let marked = format!("CORRECTION: An earlier version gave a wrong figure. {right}");
    for (rows, keep, reason, dropped, differing) in [
        // A later version, marked or not.
        (
            [row("first", "2026-05-01", "", wrong), row("second", "2026-05-02", "", right)],
            "second",
            "correction",
            "first",
            json!([]),
        ),
        (
            [row("first", "2026-05-01", "X", wrong), row("second", "2026-05-02", "X", &marked)],
            "second",
            "correction",
            "first",
            json!([]),
        ),
        // Without dates the line tells.
        ([row("first", "", "", wrong), row("second", "", "", &marked)], "second", "correction", "first", json!([])),
        // Nobody knows.
        ([row("first", "", "", wrong), row("second", "", "", right)], "first", "first", "", json!(["second"])),
        // Another outlet corrects nothing; that both are there stays to be seen.
        (
            [row("first", "2026-05-01", "X", wrong), row("second", "2026-05-02", "Y", right)],
            "first",
            "earliest",
            "",
            json!(["second"]),
        ),
    ] {
        let folder = collection(&rows);
        let (lines, _) = scanned(folder.path(), &["--level", "copies"]);
        let clusters = of_type(&lines, "cluster");
        assert_eq!(clusters.len(), 1, "{lines:?}");
        assert_eq!(
            (&clusters[0]["kind"], &clusters[0]["keep"], &clusters[0]["reason"], &clusters[0]["differing"]),
            (&json!("copies"), &json!(keep), &json!(reason), &differing),
            "{rows:?}"
        );
        assert_eq!(listed(folder.path(), "--list-drop"), dropped, "{rows:?}");
        let page = printed(folder.path(), &["scan", "all.jsonl"]);
        assert!(page.contains(&format!("keep  {keep}  ({reason})")), "{page}");
        assert_eq!(page.contains("second  (differs in a fact)"), dropped.is_empty(), "{page}");
    }
}

/// Everything that belongs to a story of the corpus, with a copy of a rewrite.
#[test]
fn only_copies_of_what_stays_are_listed_to_be_removed() {
    let folder = TempDir::new().unwrap();
    let mut rows: Vec<Value> = Vec::new();
    for story in fs::read_dir(articles()).unwrap() {
        let story = story.unwrap();
        for file in fs::read_dir(story.path()).unwrap() {
            let path = file.unwrap().path();
            let is_article = path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
            let Ok(text) = fs::read_to_string(&path) else { continue };
            if is_article {
                let id = format!("{}/{}", story.file_name().display(), path.file_name().unwrap().display());
                if id.ends_with("spun.txt") {
                    rows.push(json!({"id": format!("{id}-copy"), "text": text.replace(" the ", " the – ")}));
                }
                rows.push(json!({"id": id, "text": text}));
            }
        }
    }
    let lines: String = rows.iter().map(|row| row.to_string() + "\n").collect();
    fs::write(folder.path().join("all.jsonl"), lines).unwrap();
    let (lines, _) = scanned(folder.path(), &[]);
    let id = |value: &Value| value.as_str().unwrap().to_owned();
    let pair_of = |one: &str, other: &str| {
        of_type(&lines, "pair").into_iter().find(|p| p["a"] == one.min(other) && p["b"] == one.max(other))
    };
    let text_of = |name: &str| {
        let row = rows.iter().find(|row| row["id"] == name).unwrap();
        Article::from_text(name, row["text"].as_str().unwrap())
    };
    // What the candidates did not bring together was compared when the clusters were made.
    let verdict = |one: &str, other: &str| match pair_of(one, other) {
        Some(pair) => id(&pair["verdict"]),
        None => {
            compare(&text_of(one.min(other)), &text_of(one.max(other)), &Config::default()).verdict.name().to_owned()
        }
    };
    let all: BTreeSet<String> = rows.iter().map(|row| id(&row["id"])).collect();
    let list = |option: &str| -> BTreeSet<String> {
        printed(folder.path(), &["scan", "all.jsonl", "-q", option]).lines().map(str::to_owned).collect()
    };
    for (option, is_allowed) in
        [("", &["identical", "near_duplicate"][..]), ("=rewrites", &["identical", "near_duplicate", "rewrite"])]
    {
        let (drop, keep) = (list(&format!("--list-drop{option}")), list(&format!("--list-keep{option}")));
        assert!(drop.is_disjoint(&keep) && drop.union(&keep).cloned().collect::<BTreeSet<_>>() == all);
        assert!(!drop.is_empty());
        for id in &drop {
            let is_settled = |kept: &String| is_allowed.contains(&verdict(id, kept).as_str());
            let story = id.split('/').next().unwrap();
            assert!(keep.iter().filter(|kept| kept.starts_with(story)).any(is_settled), "{id} is removed for nothing");
            assert!(!id.contains("independent") && !id.contains("unrelated"), "{id}");
        }
    }
    // A copy of a rewrite could be removed, the rewrite not.
    let drop = list("--list-drop");
    let spun: Vec<&String> = all.iter().filter(|id| id.contains("spun")).collect();
    assert!(spun.chunks(2).all(|two| two.iter().filter(|id| drop.contains(**id)).count() == 1), "{drop:?}");
    assert!(list("--list-drop=rewrites").len() > drop.len());

    let clusters = of_type(&lines, "cluster");
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for cluster in &clusters {
        let anchor = id(&cluster["anchor"]);
        for member in cluster["members"].as_array().unwrap() {
            let member = id(member);
            assert!(seen.insert(member.clone()), "{member} is in two clusters");
            let verdict = verdict(&member, &anchor);
            let is_allowed = match cluster["kind"].as_str().unwrap() {
                "copies" => matches!(verdict.as_str(), "identical" | "near_duplicate"),
                _ => matches!(verdict.as_str(), "identical" | "near_duplicate" | "rewrite"),
            };
            assert!(member == anchor || is_allowed, "{member} {anchor}: {verdict}");
        }
    }
    let kinds: BTreeSet<&str> = clusters.iter().map(|cluster| cluster["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["copies", "rewrites"]);
    let page = printed(folder.path(), &["scan", "all.jsonl"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains(&format!("{} could be removed ({} copies); ", drop.len(), drop.len())), "{page}");
    assert!(page.contains("more with `--list-drop=rewrites`"), "{page}");
}

#[test]
fn articles_of_two_files_with_one_id_are_told_apart() {
    let folder = collection(&[]);
    let council = |text: &str| json!({"id": "17", "text": text}).to_string() + "\n";
    let choir = "A choir from the hills won the lantern prize in Harle on Saturday with a song about bread. Its youngest singer is nine and its \
                 oldest is eighty-one. They drove eleven hours in a borrowed bus and slept in a gym.";
    fs::write(folder.path().join("new.jsonl"), council(choir) + &council(&format!("{choir} It was cold."))).unwrap();
    fs::write(folder.path().join("old.jsonl"), council(COUNCIL[0])).unwrap();
    let output = respun(folder.path(), &["scan", "new.jsonl", "old.jsonl", "-f", "jsonl"]).output().unwrap();
    let (lines, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let pairs = of_type(&lines, "pair");
    assert_eq!((pairs.len(), output.status.code()), (1, Some(0)));
    assert_eq!((&pairs[0]["a"], &pairs[0]["b"]), (&json!("new.jsonl#17"), &json!("new.jsonl#17#2")));
    let summary = lines.last().unwrap();
    assert_eq!((&summary["articles"], &summary["unreadable"]), (&json!(3), &json!(0)));
    assert!(said.contains("more than one article has the id `17`; one goes by `old.jsonl#17` here"), "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
    // Which file comes first changes nothing.
    let turned = printed(folder.path(), &["scan", "old.jsonl", "new.jsonl", "-q", "--list-keep"]);
    assert_eq!(turned, printed(folder.path(), &["scan", "new.jsonl", "old.jsonl", "-q", "--list-keep"]));
    assert_eq!(turned.lines().count(), 2);
}

/// One sentence of a long article is a part of it, for every command.
#[test]
fn a_sentence_of_a_long_article_makes_no_cluster() {
    let brief = "Rebuilding the terminal would cost five million crowns and take four winters, said the harbour master, Ines Holt, who has run the \
                 port since 2011 and will retire when the last of the piles has been driven.";
    let story = fs::read_to_string(articles().join("town-market-quarrel/original.txt")).unwrap();
    let long = format!("{} {brief} {}", &story[..story.len() / 2], &story[story.len() / 2..]);
    let folder = collection(&[json!({"id": "brief", "text": brief}), json!({"id": "long", "text": long})]);
    let (lines, _) = scanned(folder.path(), &[]);
    assert!(of_type(&lines, "cluster").is_empty(), "{lines:?}");
    assert!(of_type(&lines, "pair").iter().all(|pair| pair["verdict"] == "partial_reuse"), "{lines:?}");
    assert_eq!(listed(folder.path(), "--list-drop=rewrites"), "");
}
