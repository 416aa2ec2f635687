//! `respun compare --format html`: what the command adds to the page, and where it refuses.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use tempfile::TempDir;

const STORY: &str = "The night ferry Alma ran aground on a sandbank off Port Lindon early on Monday. Nobody was hurt.\n\
    “We heard a long scraping noise,” said Greta Osvald, a teacher who was on deck. The line stays closed until Thursday.\n";
const RETOLD: &str = "The overnight ferry Alma ran onto a sandbank near Port Lindon early Monday, and nobody was hurt.\n\
    “We heard a long grinding noise,” said Greta Osvald, a teacher on deck. The line stays shut until Thursday.\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    fs::write(folder.path().join("retold.txt"), RETOLD).unwrap();
    folder
}

/// The command, at noon of the first of March 2026.
fn respun(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("respun").unwrap();
    command.current_dir(folder).args(arguments).env("SOURCE_DATE_EPOCH", "1772366400");
    command
}

fn printed(folder: &TempDir, arguments: &[&str]) -> String {
    String::from_utf8(respun(folder.path(), arguments).output().unwrap().stdout).unwrap()
}

#[test]
fn the_page_names_its_making() {
    let folder = folder();
    let page = printed(
        &folder,
        &["compare", "story.txt", "retold.txt", "--format", "html", "--language", "en", "--no-vectors"],
    );
    for part in [
        concat!("respun ", env!("CARGO_PKG_VERSION")),
        "1 March 2026, 12:00:00 UTC",
        "<dt>Language</dt><dd><bdi>en, as given</bdi></dd>",
        "<dt>Words of like meaning</dt><dd><bdi>not looked for</bdi></dd>",
        // As `sha256sum` prints them.
        "<dt>SHA-256 of A</dt><dd><code>49217343a4d81490dbbae7da396c333d8e601ce7ef665b24e694b240e8f6231a</code> <span class=\"note\">(the file <bdi>story.txt</bdi>)",
        "<dt>SHA-256 of B</dt><dd><code>50f99cefc3aa73ffc5530e9aadafe071b59424f90a45b9f903bc1804b3d93e3e</code> <span class=\"note\">(the file <bdi>retold.txt</bdi>)",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes_to_a_file_and_to_standard_output() {
    let folder = folder();
    let page = printed(&folder, &["compare", "story.txt", "retold.txt", "--format", "html"]);
    respun(folder.path(), &["compare", "story.txt", "retold.txt", "-f", "html", "-o", "report.html", "--threads", "1"])
        .assert()
        .code(0)
        .stdout("");
    assert_eq!(fs::read_to_string(folder.path().join("report.html")).unwrap(), page);
    assert!(page.ends_with("</html>\n"), "the page has no end");
}

#[test]
fn standard_input_is_named_by_its_text() {
    let folder = folder();
    let output =
        respun(folder.path(), &["compare", "-", "retold.txt", "-f", "html"]).write_stdin(STORY).output().unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("<code>49217343a4d81490dbbae7da396c333d8e601ce7ef665b24e694b240e8f6231a</code> <span class=\"note\">(the text as read, in UTF-8, of <bdi>-</bdi>)"), "{page}");
}

#[test]
fn files_that_cannot_be_read_are_told_as_ever() {
    let folder = folder();
    for (arguments, said) in [
        (["compare", "none.txt", "retold.txt", "-f", "html"], "cannot read `none.txt`: no such file"),
        (["compare", "story.txt", ".", "-f", "html"], "it is a folder"),
    ] {
        respun(folder.path(), &arguments).assert().code(2).stderr(predicate::str::contains(said)).stdout("");
    }
    respun(folder.path(), &["compare", "story.txt", "retold.txt", "-f", "html"])
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .assert()
        .code(2)
        .stderr(predicate::str::contains("SOURCE_DATE_EPOCH is `yesterday`"));
}

#[test]
fn what_has_no_page_says_so_before_anything_is_read() {
    let folder = folder();
    for arguments in [
        &["compare", "--pairs", "none.jsonl", "-f", "html"][..],
        &["quotes", "none.txt", "-f", "html"],
        &["inspect", "tokens", "none.txt", "-f", "html"],
    ] {
        let said = predicate::str::contains("cannot write `html`; its formats are text, json");
        respun(folder.path(), arguments).assert().code(2).stderr(said).stdout("");
    }
}

/// Names of files are text of strangers too, and on most systems need not even be text.
#[cfg(unix)]
#[test]
fn any_name_of_a_file_is_shown_and_does_nothing() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let names: [&[u8]; 3] =
        [b"<img src=x onerror=alert(1)>.txt", b"caf\xe9 \x1b[31m.txt", "\u{202e}txt.<b>".as_bytes()];
    for name in names.map(OsStr::from_bytes) {
        // Not every file system takes every name.
        if fs::write(folder.path().join(name), STORY).is_err() {
            continue;
        }
        let output = respun(folder.path(), &["compare"]).arg(name).args(["retold.txt", "-f", "html"]).output().unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.contains("SHA-256 of A"), "{name:?}");
        assert!(!page.contains("<img") && !page.contains("<b>"), "{name:?}");
        assert!(!page.contains(['\x1b', '\u{202e}']), "{name:?}");
    }
}
