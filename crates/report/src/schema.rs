//! JSON Schemas (draft 2020-12) of what the command writes as JSON, made from the types that are written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::{check, json, scan};

/// The schemas, each with the name of its file in `docs/schema`: `comparison.json` and so on. The schema of a scan describes a line.
///
/// ```
/// let names: Vec<&str> = respun_report::schema::schemas().iter().map(|(name, _)| *name).collect();
/// assert_eq!(names, ["comparison", "quotes", "scan", "check"]);
/// ```
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        (
            "comparison",
            of::<json::ComparisonFields<'_>>("A comparison of two articles: `respun compare --format json`"),
        ),
        ("quotes", of::<json::QuotationsFields<'_>>("The quotations of an article: `respun quotes --format json`")),
        ("scan", of::<scan::Line<'_>>("A line of a scan: `respun scan --format jsonl`")),
        ("check", of::<check::Fields<'_>>("The sources of a draft: `respun check --format json`")),
    ]
}

/// The schema of what a type is written as.
fn of<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}
