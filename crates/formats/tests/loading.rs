//! Loading files as articles: results and error messages.

use std::fs;
use std::path::Path;

use respun_formats::format::Limits;
use respun_formats::load::{ReadOptions, read_article};

fn message(path: &Path) -> String {
    read_article(path, &ReadOptions::default()).unwrap_err().to_string()
}

#[test]
fn a_file_becomes_an_article_named_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wire.txt");
    fs::write(&path, b"Sp\xE4te F\xE4hre\n\nDie F\xE4hre f\xE4hrt heute sp\xE4ter, sagte die B\xFCrgermeisterin.")
        .unwrap();
    let article = read_article(&path, &ReadOptions::default()).unwrap();
    assert_eq!(article.id(), path.to_str().unwrap());
    assert_eq!(article.title(), Some("Späte Fähre"));
}

#[test]
fn markdown_is_read_as_such_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    // Nothing in the text is a certain sign of Markdown.
    for (name, expected) in [("a.md", "late"), ("a.MARKDOWN", "late"), ("a.txt", "+ late")] {
        let path = folder.path().join(name);
        fs::write(&path, "+ late\n").unwrap();
        let article = read_article(&path, &ReadOptions::default()).unwrap();
        assert_eq!(article.blocks()[0].span.of(article.prose().text()), expected, "{name}");
    }
}

#[test]
fn what_is_no_file_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().to_str().unwrap();
    assert_eq!(message(folder.path()), format!("cannot read `{name}`: it is a folder; name a file in it"));
    assert_eq!(message(&folder.path().join("none")), format!("cannot read `{name}/none`: no such file"));
}

#[cfg(unix)]
#[test]
fn devices_are_not_waited_for() {
    assert_eq!(
        message(Path::new("/dev/null")),
        "cannot read `/dev/null`: it is not a regular file; use `-` for standard input"
    );
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(Limits::default().article + 1).unwrap();
    assert!(message(&path).ends_with("it is larger than 64 MiB; split it into articles"));
}
