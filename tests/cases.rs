//! Cases that need no Rust: the files `tests/data/SUBJECT/LANGUAGE.txt`. `CONTRIBUTING.md` explains how to write one.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use respun::Language;

/// A text and what is right about it.
#[derive(Debug, PartialEq)]
pub struct Case {
    pub language: Language,
    pub text: String,
    /// The lines after `= `, in order.
    pub expected: Vec<String>,
    /// The file and the line of the text, as editors and terminals link to it.
    place: String,
    /// Why the answer is wrong today, if it is known to be.
    known_wrong: Option<String>,
}

/// Runs `check` on every case of `tests/data/SUBJECT` and fails with all that went wrong.
///
/// `check` returns `Err` with what was found instead.
pub fn check_all(subject: &str, check: impl Fn(&Case) -> Result<(), String>) {
    let complaints = complaints(&all(subject), check);
    assert!(complaints.is_empty(), "{} cases fail:\n\n{}", complaints.len(), complaints.join("\n\n"));
}

/// All cases of a subject, in order of language.
pub fn all(subject: &str) -> Vec<Case> {
    let folder = format!("tests/data/{subject}");
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(&folder)).unwrap_or_else(|e| panic!("{e}"));
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let cases = files.iter().flat_map(|path| {
        let name = format!("{folder}/{}", path.file_name().unwrap().display());
        let code = path.file_stem().unwrap().to_str().unwrap();
        let language = code.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        parse(&name, language, &fs::read_to_string(path).unwrap()).unwrap_or_else(|message| panic!("{message}"))
    });
    cases.collect()
}

fn complaints(cases: &[Case], check: impl Fn(&Case) -> Result<(), String>) -> Vec<String> {
    let complaint = |case: &Case| {
        let (place, text) = (&case.place, case.text.replace('\n', "⏎"));
        match (check(case), &case.known_wrong) {
            (Ok(()), None) | (Err(_), Some(_)) => None,
            (Ok(()), Some(_)) => Some(format!("{place}: {text}\n  is right by now; remove `known wrong`")),
            (Err(found), None) => {
                let expected = case.expected.iter().map(|line| format!("  expected  {line}\n"));
                let found: Vec<String> = found.lines().map(|line| format!("  found     {line}")).collect();
                Some(format!("{place}: {text}\n{}{}", expected.collect::<String>(), found.join("\n")))
            }
        }
    };
    cases.iter().filter_map(complaint).collect()
}

/// The cases in the text of a file.
fn parse(name: &str, language: Language, file: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut seen = HashSet::new();
    for (number, line) in file.lines().enumerate() {
        let place = format!("{name}:{}", number + 1);
        let line = line.trim();
        let mark = line.strip_prefix('=').or_else(|| line.strip_prefix("known wrong:"));
        match (mark, cases.last_mut()) {
            _ if line.is_empty() || line.starts_with('#') => {}
            (Some(""), _) => return Err(format!("{place}: nothing stands after the mark")),
            (Some(_), None) => return Err(format!("{place}: no text stands before this line")),
            (Some(rest), Some(case)) if line.starts_with('=') => {
                case.expected.push(unescaped(rest.trim()).map_err(|error| format!("{place}: {error}"))?);
            }
            (Some(reason), Some(case)) => case.known_wrong = Some(reason.trim().to_owned()),
            (None, _) => {
                let text = unescaped(line).map_err(|error| format!("{place}: {error}"))?;
                if !seen.insert(text.clone()) {
                    return Err(format!("{place}: this text stands in the file twice"));
                }
                cases.push(Case { language, text, expected: Vec::new(), place, known_wrong: None });
            }
        }
    }
    Ok(cases)
}

/// Replaces `⏎` by a line break and `\u{A0}` by the character with that number.
fn unescaped(line: &str) -> Result<String, String> {
    let line = line.replace('⏎', "\n");
    let mut pieces = line.split("\\u{");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').ok_or("`\\u{` without `}`")?;
        let number = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        text.push(number.ok_or_else(|| format!("`{digits}` is not the number of a character"))?);
        text += rest;
    }
    Ok(text)
}

#[test]
fn a_file_of_cases_is_read() {
    let file = "# A heading\n\n“Yes.”⏎“No\\u{A0}!”\n= Yes.\n = No | term\n\nknown wrong: two speakers\n«Sí»\n= -\n";
    let cases = parse("es.txt", Language::Spanish, file).unwrap();
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].text, "“Yes.”\n“No\u{A0}!”");
    assert_eq!(cases[0].expected, ["Yes.", "No | term"]);
    assert_eq!((cases[0].place.as_str(), cases[0].known_wrong.as_deref()), ("es.txt:3", Some("two speakers")));
    assert_eq!((cases[1].expected[0].as_str(), &cases[1].known_wrong), ("-", &None));
}

#[test]
fn mistakes_in_a_file_of_cases_are_named() {
    for (file, expected) in [
        ("# one\n= Yes.", "en.txt:2: no text stands before this line"),
        ("“Yes.”\n=", "en.txt:2: nothing stands after the mark"),
        ("“Yes.”\nknown wrong:", "en.txt:2: nothing stands after the mark"),
        ("“Yes.”\n= Yes.\n“Yes.”\n= Yes.", "en.txt:3: this text stands in the file twice"),
        ("Yes\\u{XY}", "en.txt:1: `XY` is not the number of a character"),
        ("Yes\\u{A0", "en.txt:1: `\\u{` without `}`"),
    ] {
        assert_eq!(parse("en.txt", Language::English, file).unwrap_err(), expected);
    }
}

#[test]
fn all_wrong_cases_are_listed_and_known_ones_must_stay_wrong() {
    let file =
        "right\nwrong\n= this\nwrong, as is known\nknown wrong: why\nright, which nobody knew\nknown wrong: why\n";
    let cases = parse("en.txt", Language::English, file).unwrap();
    let check = |case: &Case| if case.text.starts_with("right") { Ok(()) } else { Err("that".to_owned()) };
    let expected = [
        "en.txt:2: wrong\n  expected  this\n  found     that",
        "en.txt:6: right, which nobody knew\n  is right by now; remove `known wrong`",
    ];
    assert_eq!(complaints(&cases, check), expected);
}
