//! The JSON Schemas in `docs/schema` and the field reference in `docs/json.md` are those of the types, and what is written keeps to them.
//!
//! `RESPUN_BLESS=1 cargo test --test report schemas` writes both anew.

use std::fmt::Write;
use std::fs;

use respun::quote::quotations;
use respun_report::scan::{Totals, json_lines};
use respun_report::schema::schemas;
use respun_report::{check, json};
use serde_json::{Map, Value};

use crate::corpus::compared::COMPARED;
use crate::corpus::project;
use crate::pages::many::{Item, checked, scanned};

/// What stands above the tables of `docs/json.md`.
const HEAD: &str = "\
# JSON

What the command writes as JSON, field by field. The same as JSON Schema (draft 2020-12) is in [`schema/`](schema). Both are made from
the types that are written, so they are complete.

Offsets are Unicode code points, `[start, end)`, into the text as given. Shares, scores and similarities have four decimals. A new
field is no breaking change; readers should ignore fields that they do not know.
";

fn schema(name: &str) -> Value {
    let found = schemas().into_iter().find(|(one, _)| *one == name);
    found.unwrap_or_else(|| panic!("there is no schema {name}")).1.to_value()
}

/// Holds `file` in the docs against what it should be, or writes it.
fn check_file(file: &str, expected: &str) {
    let path = project().join("docs").join(file);
    if std::env::var_os("RESPUN_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} is not up to date; see the head of this test", path.display());
}

#[test]
fn the_schemas_in_the_docs_are_those_of_the_types() {
    for (name, schema) in schemas() {
        check_file(&format!("schema/{name}.json"), &format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()));
    }
}

#[test]
fn the_field_reference_is_made_from_the_schemas() {
    let mut page = HEAD.to_owned();
    for (name, schema) in schemas() {
        let schema = schema.to_value();
        write!(page, "\n## {name}\n\n{}.\n", schema["title"].as_str().unwrap()).unwrap();
        match schema["anyOf"].as_array() {
            // A scan writes lines of several kinds.
            Some(kinds) => kinds.iter().for_each(|kind| {
                let text = kind["description"].as_str().unwrap();
                write!(page, "\n{text}\n\n{}", table(&schema, kind)).unwrap();
            }),
            None => write!(page, "\n{}", table(&schema, &schema)).unwrap(),
        }
        let definitions = schema["$defs"].as_object().cloned().unwrap_or_default();
        for (name, definition) in &definitions {
            let text = definition["description"].as_str().unwrap_or_default();
            write!(page, "\n### {}\n\n", shown(name)).unwrap();
            if !text.is_empty() {
                write!(page, "{}\n\n", one_line(text)).unwrap();
            }
            page.push_str(&if definition["properties"].is_object() {
                table(&schema, definition)
            } else {
                values(definition)
            });
        }
    }
    check_file("json.md", &page);
}

/// The fields of an object.
fn table(root: &Value, object: &Value) -> String {
    let mut table = String::from("| field | type | meaning |\n|---|---|---|\n");
    let required: Vec<&str> = object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, field) in object["properties"].as_object().unwrap_or(&Map::new()) {
        let meaning = one_line(field["description"].as_str().unwrap_or_default());
        assert!(!meaning.is_empty(), "`{name}` of `{}` is not described", root["title"]);
        let optional = if required.contains(&name.as_str()) { "" } else { ", may be absent" };
        writeln!(table, "| `{name}` | {}{optional} | {meaning} |", kind(field)).unwrap();
    }
    table
}

/// The values of a set of names.
fn values(definition: &Value) -> String {
    let mut table = String::from("| value | meaning |\n|---|---|\n");
    for one in definition["oneOf"].as_array().into_iter().flatten() {
        let meaning = one_line(one["description"].as_str().unwrap_or_default());
        for value in one["enum"].as_array().into_iter().flatten().chain(one.get("const")) {
            writeln!(table, "| `{}` | {meaning} |", value.as_str().unwrap()).unwrap();
        }
    }
    table
}

/// What a field is, in words.
fn kind(field: &Value) -> String {
    if let Some(reference) = field["$ref"].as_str() {
        return shown(reference.rsplit('/').next().unwrap());
    }
    if let Some(options) = field["anyOf"].as_array() {
        return options.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    match &field["type"] {
        Value::Array(options) => options.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        Value::String(name) if name == "array" => format!("array of {}", kind(&field["items"])),
        Value::String(name) if name == "object" => "object of numbers by name".to_owned(),
        Value::String(name) => name.clone(),
        other => panic!("a field of no type: {other} {field}"),
    }
}

/// The name of a definition as people read it.
fn shown(name: &str) -> String {
    name.replace("Fields", "").replace("_for_Array_of_", " of arrays of ").replace("_for_", " of ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[track_caller]
fn check_valid(validator: &jsonschema::Validator, value: &Value, what: &str) {
    let complaints: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{what}: {}: {error}", error.instance_path())).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn what_is_written_keeps_to_the_schemas() {
    let comparison = jsonschema::validator_for(&schema("comparison")).unwrap();
    let quotes = jsonschema::validator_for(&schema("quotes")).unwrap();
    for one in COMPARED.iter() {
        let written = serde_json::to_value(json::comparison(Some("1"), one.a, one.b, &one.result)).unwrap();
        check_valid(&comparison, &written, one.a.id());
        let found = quotations(one.a, &one.a.sentences());
        let written = serde_json::to_value(json::quotations("1", one.a, &found)).unwrap();
        check_valid(&quotes, &written, one.a.id());
    }
    let one = COMPARED.iter().find(|one| one.result.verdict.is_derived()).unwrap();
    let item = |id: &str, text: &str| Item { id: id.to_owned(), outlet: None, date: None, text: text.to_owned() };
    let items = [item("a", one.a.source()), item("copy", one.a.source()), item("rewrite", one.b.source())];
    let (articles, found) = scanned(&items);
    let scan = jsonschema::validator_for(&schema("scan")).unwrap();
    let mut n_lines = 0;
    let written = json_lines(&articles, &found, &[], &Totals::default(), |line| {
        n_lines += 1;
        check_valid(&scan, &serde_json::from_str(line).unwrap(), line);
        Ok::<(), ()>(())
    });
    assert!(written.is_ok() && n_lines > 2, "{n_lines}");
    let sources = checked(one.b, &items);
    assert!(!sources.sources.is_empty());
    let validator = jsonschema::validator_for(&schema("check")).unwrap();
    let written = serde_json::to_value(check::fields(one.b, &sources, &check::CheckSummary::default())).unwrap();
    check_valid(&validator, &written, "check");
}

#[test]
fn the_schemas_refuse_what_is_not_written() {
    let one = &COMPARED[0];
    let written = serde_json::to_value(json::comparison(None, one.a, one.b, &one.result)).unwrap();
    let validator = jsonschema::validator_for(&schema("comparison")).unwrap();
    for (field, value) in [("verdict", Value::from("copied")), ("score", "high".into()), ("quotes", Value::Null)] {
        let mut wrong = written.clone();
        wrong[field] = value;
        assert!(!validator.is_valid(&wrong), "{field}");
    }
    let mut without = written;
    without.as_object_mut().unwrap().remove("overlap");
    assert!(!validator.is_valid(&without));
}
