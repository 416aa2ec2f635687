//! Invariants of the project that are checked by reading its files: layers, module comments, what the library may touch,
//! its dependencies, what `ARCHITECTURE.md` says.
//!
//! The order of the layers stands in one place, the `mod` lines of `src/lib.rs`; everything else is checked against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file is one idea; longer than this, it holds two.
const MOST_LINES: usize = 600;

/// Folders of code that reads no files, clocks or environments and prints nothing: the library, the readers of formats, the reports.
const PURE: [&str; 3] = ["src", "crates/formats/src/format", "crates/report/src"];

/// Crates that the library may need without its features: 34 are needed today. One more small one is no matter; a second
/// framework would be.
const MOST_CRATES: usize = 36;

/// What pure code must not reach for, and why.
const OUTSIDE_THE_CORE: [(&str, &str); 10] = [
    ("std::fs", "reads files"),
    ("std::env", "reads the environment"),
    ("std::process", "starts or ends processes"),
    ("std::net", "uses the network"),
    ("SystemTime", "reads the clock"),
    ("Instant", "reads the clock"),
    ("println!", "prints"),
    ("print!", "prints"),
    ("eprintln!", "prints"),
    ("dbg!", "prints"),
];

/// Where literals that are also words of a table may stand in lists, and why.
const MAY_HOLD_WORDS: [(&str, &str); 6] = [
    ("src/values/relation.rs", "has codes of currencies"),
    ("src/values/signs.rs", "has codes of currencies"),
    ("src/language", "holds them"),
    ("src/quote/attribution/german", "function words that decide a case are syntax in code"),
    ("src/article/front_matter.rs", "keys of front matter"),
    ("src/article/tags.rs", "names of HTML elements"),
];

#[test]
fn every_file_says_at_its_top_what_it_is_for() {
    let files = rust_files_below("").into_iter();
    check_none(
        files
            .filter(|path| !read(path).starts_with("//! "))
            .map(|path| format!("{} does not begin with `//! `", path.display()))
            .collect(),
    );
}

#[test]
fn no_file_holds_more_than_one_idea() {
    let files = rust_files_below("").into_iter();
    let lengths = files.map(|path| (read(&path).lines().count(), path));
    check_none(
        lengths
            .filter(|(lines, _)| *lines > MOST_LINES)
            .map(|(lines, path)| format!("{} has {lines} lines, more than {MOST_LINES}", path.display()))
            .collect(),
    );
}

#[test]
fn a_layer_uses_itself_and_what_comes_before_it() {
    let (layers, layer_of) = (layers(), layer_of_names());
    let place = |layer: &str| layers.iter().position(|one| one == layer);
    let mut complaints = Vec::new();
    for path in rust_files_below("src") {
        let Some(own) = layer_of_file(&path) else { continue };
        let Some(own_place) = place(&own) else {
            complaints.push(format!("{} belongs to no layer: lib.rs has no `mod {own};`", path.display()));
            continue;
        };
        for name in names_used(&code(&read(&path))) {
            match layer_of.get(name).map(|layer| (layer, place(layer))) {
                Some((_, Some(used))) if used <= own_place => {}
                Some((layer, _)) => complaints
                    .push(format!("{} uses crate::{name}: `{layer}` comes after `{own}` in lib.rs", path.display())),
                None => complaints.push(format!("{} uses crate::{name}, which no layer exports", path.display())),
            }
        }
    }
    check_none(complaints);
}

/// `super` in the file that a layer begins with is the crate's root, from which everything could be reached unseen.
#[test]
fn layers_reach_each_other_by_crate_paths_only() {
    let mut complaints = Vec::new();
    for layer in layers() {
        for path in [format!("src/{layer}.rs"), format!("src/{layer}/mod.rs")] {
            if house().join(&path).exists() && code(&read(&path)).contains("super::") {
                complaints.push(format!("{path} uses `super::`; name the layer by `crate::`"));
            }
        }
    }
    check_none(complaints);
}

#[test]
fn pure_code_reads_no_file_clock_or_environment_and_prints_nothing() {
    let mut complaints = Vec::new();
    for path in PURE.iter().flat_map(|folder| rust_files_below(folder)) {
        let code = code(&read(&path));
        for (what, why) in OUTSIDE_THE_CORE.iter().filter(|(what, _)| code.contains(what)) {
            complaints.push(format!("{} has `{what}`, which {why}", path.display()));
        }
    }
    check_none(complaints);
}

#[test]
fn words_of_languages_stand_in_their_tables_only() {
    let known = words_of_tables();
    let files = rust_files_below("src").into_iter();
    let mut complaints = Vec::new();
    for path in files.filter(|path| !MAY_HOLD_WORDS.iter().any(|(allowed, _)| path.starts_with(allowed))) {
        complaints.extend(
            word_lists(&code(&read(&path)), &known)
                .into_iter()
                .map(|list| format!("{}: {list:?} belongs into a table of src/language", path.display())),
        );
    }
    check_none(complaints);
}

#[test]
fn a_list_of_words_is_told_from_other_literals() {
    let known = words_of_tables();
    for (code, found) in [
        (r#"const SAYS: &[&str] = &["said", "told"];"#, true),
        (r#"matches!(word, "der" | "den")"#, true),
        (r#"[ "kritik", "vorwurf", ]"#, true),
        (r#"["said", "uttered", "told"]"#, true),
        (r#"("said", "words that both sides have")"#, false),
        (r#"["said_least", "words_least"]"#, false),
        (r#"word == "said""#, false),
    ] {
        assert_eq!(!word_lists(code, &known).is_empty(), found, "{code}");
    }
}

#[test]
fn the_rooms_of_quotations_depend_in_one_direction() {
    let rooms = ["marks", "attribution", "ledger"];
    let mut complaints = Vec::new();
    for (place, room) in rooms.iter().enumerate() {
        for path in rust_files_below(&format!("src/quote/{room}")) {
            let code = code(&read(&path));
            for later in &rooms[place + 1..] {
                if code.contains(&format!("crate::quote::{later}::")) {
                    complaints.push(format!("{} uses `{later}`, which follows `{room}`", path.display()));
                }
            }
        }
    }
    check_none(complaints);
}

#[test]
fn the_library_needs_few_crates() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tree = Command::new(cargo);
    tree.current_dir(house()).args(["tree", "--package", "respun", "--no-default-features", "--edges", "normal"]);
    let output = tree.args(["--prefix", "none", "--format", "{p}", "--locked"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).unwrap();
    let crates: BTreeSet<&str> = listed.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    assert!(crates.len() <= MOST_CRATES + 1, "{} crates:\n{}", crates.len() - 1, listed);
    for outside in ["clap", "serde_json", "tempfile", "tokenizers"] {
        assert!(!crates.iter().any(|one| one.starts_with(&format!("{outside} "))), "the library needs {outside}");
    }
}

#[test]
fn paths_are_found_wherever_code_names_them() {
    for (code, names) in [
        ("use crate::span::Span;", vec!["span"]),
        ("use crate::{Article, text::{Language, tokens}, report};", vec!["Article", "report", "text"]),
        ("let x = crate::align::align(&a, &b); crate::Error::new(m)", vec!["Error", "align"]),
        ("pub(crate) fn f() {}\npub(in crate::quote) fn g() {}", vec!["quote"]),
        ("use my_crate::thing;", vec![]),
    ] {
        assert_eq!(names_used(code).into_iter().collect::<Vec<_>>(), names, "{code}");
    }
}

#[test]
fn comments_and_tests_do_not_count_as_code() {
    let source =
        "//! crate::one\nuse crate::two;\n    // crate::three\n\n#[cfg(test)]\nmod tests {\n    use crate::four;\n}\n";
    assert_eq!(code(source), "use crate::two;\n");
}

#[test]
fn the_layer_table_is_the_order_of_lib_rs() {
    let rows = architecture_table("Layers of the library");
    let listed: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`').trim_end_matches('/')).collect();
    assert_eq!(listed, layers(), "the table of layers in ARCHITECTURE.md is not that of src/lib.rs");
}

#[test]
fn every_folder_has_its_place_in_the_architecture() {
    let page = read("ARCHITECTURE.md");
    // Of the project, of `src/` and of `crates/`; what lies deeper is told by the layer or package that it lies in.
    let folders: BTreeSet<String> = files_below("")
        .iter()
        .map(|path| ["src", "crates"].iter().find_map(|above| path.strip_prefix(above).ok()).unwrap_or(path))
        .filter_map(|path| Some(path.parent()?.iter().next()?.to_str()?.to_owned()))
        .collect();
    check_none(
        folders
            .iter()
            .filter(|name| !page.contains(&format!("`{name}/`")) && !page.contains(&format!("`crates/{name}/`")))
            .map(|name| format!("ARCHITECTURE.md does not say what `{name}/` is for"))
            .collect(),
    );
}

#[test]
fn every_dependency_is_argued_once() {
    let rows = architecture_table("Dependencies");
    let mut argued: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    argued.sort_unstable();
    let manifests = files_below("")
        .into_iter()
        .filter(|path| path.ends_with("Cargo.toml") && (path == Path::new("Cargo.toml") || path.starts_with("crates")));
    let needed: BTreeSet<String> = manifests
        .flat_map(|path| ["dependencies", "dev-dependencies"].map(|section| manifest_keys(&path, section)))
        .flatten()
        .filter(|name| !name.starts_with("respun"))
        .collect();
    assert_eq!(argued, needed.iter().collect::<Vec<_>>(), "the table in ARCHITECTURE.md is not that of the manifests");
    check_none(
        rows.iter().filter(|row| row[1].len() < 40).map(|row| format!("{} is named, not argued", row[0])).collect(),
    );
}

#[test]
fn no_file_tells_where_it_was_made() {
    // Put together here, so that this file does not hold what it looks for.
    let homes = ["home", "root", "work", "Users", "mnt"].map(|folder| format!("/{folder}/"));
    let hosts = ["index", "static"].map(|host| format!("{host}.crates.{}", "io"));
    let traces: Vec<String> = homes.into_iter().chain(hosts).chain(["localhost".to_owned() + ":"]).collect();
    let mut complaints = Vec::new();
    for path in files_below("").into_iter().filter(|path| path != Path::new("Cargo.lock") && path != Path::new(".git"))
    {
        // What is not text holds no path that a reader would see.
        let Ok(text) = fs::read_to_string(house().join(&path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(trace) = traces.iter().find(|trace| line.contains(*trace)) {
                complaints.push(format!("{}:{} has `{trace}`", path.display(), number + 1));
            }
        }
    }
    check_none(complaints);
}

fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = house().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The paths, relative to the project, of all files below `folder`, in order: those that git knows, so that nobody's own files count.
/// Without git, such as in an unpacked release, all but what tools put there.
fn files_below(folder: &str) -> Vec<PathBuf> {
    let mut found = files_known_to_git(folder).unwrap_or_else(|| {
        let mut found = Vec::new();
        walk(&house().join(folder), &mut found);
        found
    });
    found.sort();
    found
}

fn files_known_to_git(folder: &str) -> Option<Vec<PathBuf>> {
    let mut git = Command::new("git");
    git.current_dir(house()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]);
    let output = git.arg(if folder.is_empty() { "." } else { folder }).output().ok()?;
    let names = String::from_utf8(output.stdout).ok().filter(|names| output.status.success() && !names.is_empty())?;
    let paths = names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from);
    Some(paths.filter(|path| house().join(path).is_file()).collect())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name();
        if entry.file_type().unwrap().is_dir() {
            if name != "target" && name != ".git" && name != "node_modules" {
                walk(&entry.path(), found);
            }
        } else {
            found.push(entry.path().strip_prefix(house()).unwrap().to_owned());
        }
    }
}

fn rust_files_below(folder: &str) -> Vec<PathBuf> {
    files_below(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The layers of the library, each before those that may use it: the `mod` lines of `lib.rs`.
fn layers() -> Vec<String> {
    let lib = read("src/lib.rs");
    let name = |line: &str| Some(line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter(|line| !line.starts_with(' ')).filter_map(name).collect()
}

/// Which layer each name of the crate's root comes from: the layers themselves and what `lib.rs` exports from them by name.
fn layer_of_names() -> BTreeMap<String, String> {
    let mut layer_of: BTreeMap<_, _> = layers().into_iter().map(|layer| (layer.clone(), layer)).collect();
    // What `lib.rs` exports in its own modules, such as `stages`, stands further in.
    let exports = read("src/lib.rs").lines().filter(|line| !line.starts_with("    ")).collect::<Vec<_>>().join("\n");
    for statement in exports.split(';') {
        let Some((_, path)) = statement.split_once("pub use ") else { continue };
        let (layer, names) = path.split_once("::").expect("lib.rs exports by name");
        for name in words(names) {
            layer_of.insert(name.to_owned(), layer.to_owned());
        }
    }
    layer_of
}

/// The layer that a file of `src/` belongs to; none for its root.
fn layer_of_file(path: &Path) -> Option<String> {
    let in_src = path.strip_prefix("src").ok()?;
    let first = in_src.iter().next()?.to_str()?;
    let layer = first.strip_suffix(".rs").unwrap_or(first);
    (layer != "lib").then(|| layer.to_owned())
}

/// The lines of a file that are neither comments nor part of its tests, which stand at its foot.
fn code(source: &str) -> String {
    let own = source.find("#[cfg(test)]\nmod tests {").map_or(source, |foot| &source[..foot]);
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// All words in the tables of `src/language`, in lower case.
fn words_of_tables() -> BTreeSet<String> {
    let tables = files_below("src/language").into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut words = BTreeSet::new();
    for table in tables {
        for line in read(&table).lines().filter(|line| !line.starts_with('#')) {
            let Some((_, entries)) = line.split_once(':') else { continue };
            let border = if entries.contains('|') { '|' } else { ' ' };
            words.extend(entries.split(border).map(|entry| entry.trim().to_lowercase()));
        }
    }
    words
}

/// The lists of literals in `code`, separated by commas or bars, that are lists of words: all of them are in tables, or
/// two of four letters or more.
fn word_lists(code: &str, known: &BTreeSet<String>) -> Vec<Vec<String>> {
    let mut lists: Vec<Vec<String>> = Vec::new();
    // Quote marks that are characters or escaped enclose nothing. Between two others stands a literal or what separates two.
    let code = code.replace("'\"'", "''").replace("\\\"", "");
    let mut pieces = code.split('"').skip(1);
    let mut list = Vec::new();
    while let Some(literal) = pieces.next() {
        list.push(literal.to_owned());
        let between = pieces.next().unwrap_or_default().trim();
        if !matches!(between, "," | "|") {
            lists.push(std::mem::take(&mut list));
        }
    }
    let is_known = |literal: &&String| known.contains(&literal.to_lowercase());
    lists.retain(|list| {
        let n_long = list.iter().filter(is_known).filter(|literal| literal.chars().count() >= 4).count();
        list.len() > 1 && (list.iter().all(|literal| is_known(&literal)) || n_long >= 2)
    });
    lists
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The names of the crate's root that `code` uses: what follows `crate::`, one name or a group of paths.
fn names_used(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        // `$crate::` and `my_crate::` would be something else.
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let path = &code[at + "crate::".len()..];
        let Some(group) = path.strip_prefix('{') else {
            names.extend(words(path).next());
            continue;
        };
        let (mut depth, mut first) = (1, 0);
        for (end, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if (c == ',' && depth == 1) || depth == 0 {
                names.extend(words(&group[first..end]).next());
                first = end + 1;
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// The rows of the first table below a heading of `ARCHITECTURE.md`, each as its cells; the head of the table left out.
fn architecture_table(heading: &str) -> Vec<Vec<String>> {
    let page = read("ARCHITECTURE.md");
    let title = format!("\n## {heading}\n");
    let section = page.split_once(&title).unwrap_or_else(|| panic!("ARCHITECTURE.md has no section `{heading}`")).1;
    let is_row = |line: &&str| line.starts_with('|');
    let rows = section.lines().skip_while(|line| !is_row(line)).take_while(is_row).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The keys of a section of a manifest.
fn manifest_keys(manifest: &Path, section: &str) -> Vec<String> {
    let manifest = read(manifest);
    let lines = manifest.lines().skip_while(|line| *line != format!("[{section}]")).skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| {
            Some(line.split(['=', '.']).next()?.trim().to_owned())
                .filter(|key| !key.is_empty() && !key.starts_with('#'))
        })
        .collect()
}

#[track_caller]
fn check_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
