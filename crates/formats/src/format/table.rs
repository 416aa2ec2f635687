//! Delimited tables (CSV, RFC 4180, and variants with semicolons or tabs): one article per row, column names in the
//! first row.

use std::io::Read;
use std::ops::ControlFlow;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8};

use super::decode::decoded;
use super::metered::Metered;
use super::{Document, Field, FieldNames, Limits, Misread, Take};

/// Bytes used to detect the separator and the charset.
const SAMPLE: usize = 64 << 10;

/// Separators, most common first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Passes the articles of a table of any length to `take`, one by one.
///
/// # Errors
/// If its header names no text column, or it can't be read beyond some point; earlier articles have been passed on.
pub fn stream(mut reader: impl Read, limits: &Limits, names: &FieldNames, take: &mut Take<'_>) -> Result<(), String> {
    let mut sample = Vec::new();
    reader.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).map_err(|error| error.to_string())?;
    if sample.starts_with(b"\xFF\xFE") || sample.starts_with(b"\xFE\xFF") {
        return wide(sample, reader, limits, names, take);
    }
    let bare = sample.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&sample);
    let charset = charset(bare)?;
    rows(bare, reader, charset, limits, names, take)
}

/// A table in UTF-16, as written by some spreadsheets. Single bytes may look like separators, so it is decoded as a
/// whole.
fn wide(
    mut bytes: Vec<u8>,
    reader: impl Read,
    limits: &Limits,
    names: &FieldNames,
    take: &mut Take<'_>,
) -> Result<(), String> {
    reader.take(limits.article).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 >= limits.article {
        return Err("it is a large table in UTF-16; save it as UTF-8".to_owned());
    }
    let text = decoded(&bytes, None)?.text;
    rows(text.as_bytes(), std::io::empty(), UTF_8, limits, names, take)
}

/// The charset of a table that starts with `sample`.
fn charset(sample: &[u8]) -> Result<&'static Encoding, String> {
    // A sample may end inside a character.
    let whole = match sample.iter().rposition(|&byte| byte == b'\n') {
        Some(end) if sample.len() == SAMPLE => &sample[..end],
        _ => sample,
    };
    let name = decoded(whole, None)?.charset;
    Ok(Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8))
}

fn rows(
    begin: &[u8],
    rest: impl Read,
    charset: &'static Encoding,
    limits: &Limits,
    names: &FieldNames,
    take: &mut Take<'_>,
) -> Result<(), String> {
    let (reader, meter) = Metered::new(begin.chain(rest), 2 * limits.article);
    let mut table =
        ReaderBuilder::new().delimiter(separator(begin)).flexible(true).has_headers(false).from_reader(reader);
    let mut row = ByteRecord::new();
    let broken = |error: csv::Error| match error.kind() {
        ErrorKind::Io(error) => error.to_string(),
        _ => format!("it is not a table: {error}"),
    };
    if !table.read_byte_record(&mut row).map_err(broken)? {
        return Ok(());
    }
    if row.len() > limits.columns {
        return Err(format!("it has {} columns; a table of articles has at most {}", row.len(), limits.columns));
    }
    let header: Vec<String> = row.iter().map(|name| value(name, charset)).collect::<Result<_, _>>()?;
    let Some(text) = names.column(Field::Text, &header) else {
        return Err(without_text(&header, names));
    };
    let columns = Field::ALL.map(|field| names.column(field, &header));
    loop {
        let line = table.position().line();
        meter.reset();
        match table.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(format!("from line {line} on: {}", broken(error))),
        }
        if row.iter().all(<[u8]>::is_empty) {
            continue;
        }
        let found = if row.len() <= text {
            Err(format!("has {} of {} columns, so no `{}`", row.len(), header.len(), header[text]))
        } else if row.len() > limits.columns {
            Err(format!("has {} columns", row.len()))
        } else {
            document(&row, &columns, charset)
        };
        let place = || format!("line {line}");
        if take(found.map_err(|message| Misread { place: place(), message })) == ControlFlow::Break(()) {
            return Ok(());
        }
    }
}

/// The message for a table without a text column.
pub(super) fn without_text<S: AsRef<str>>(header: &[S], names: &FieldNames) -> String {
    const SHOWN: usize = 12;
    let more = if header.len() > SHOWN { ", …" } else { "" };
    let shown: Vec<_> = header.iter().take(SHOWN).map(|name| format!("`{}`", name.as_ref().trim())).collect();
    let wanted = names.name(Field::Text);
    format!(
        "it has no column `{wanted}`; it has {}{more}: choose the text column with --field text=NAME",
        shown.join(", ")
    )
}

/// The most frequent separator on the first line, outside quotes.
fn separator(begin: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [0_usize; SEPARATORS.len()];
    for &byte in begin {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if !is_quoted => {
                if let Some(at) = SEPARATORS.iter().position(|&separator| separator == byte) {
                    counts[at] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    SEPARATORS[counts.iter().position(|&count| count == most).unwrap_or(0)]
}

fn document(row: &ByteRecord, columns: &[Option<usize>; 7], charset: &'static Encoding) -> Result<Document, String> {
    let field = |field: Field| -> Result<Option<String>, String> {
        let Some(bytes) = columns[field as usize].and_then(|column| row.get(column)) else { return Ok(None) };
        let value = value(bytes, charset)?;
        Ok((!value.trim().is_empty()).then_some(value))
    };
    Document {
        id: field(Field::Id)?,
        title: field(Field::Title)?,
        text: field(Field::Text)?.unwrap_or_default(),
        date: field(Field::Date)?,
        source: field(Field::Source)?,
        url: field(Field::Url)?,
        language: field(Field::Language)?,
        is_row: true,
        ..Document::default()
    }
    .shown()
}

fn value(bytes: &[u8], charset: &'static Encoding) -> Result<String, String> {
    match charset.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(format!("is not in the charset of the earlier rows, {}", charset.name())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &[u8], names: &FieldNames, limits: &Limits) -> (Vec<String>, Result<(), String>) {
        let mut found = Vec::new();
        let read = stream(table, limits, names, &mut |document| {
            found.push(match document {
                Ok(document) => format!(
                    "{}|{}|{}",
                    document.id.unwrap_or_default(),
                    document.title.unwrap_or_default(),
                    document.text
                ),
                Err(misread) => format!("{}: {}", misread.place, misread.message),
            });
            ControlFlow::Continue(())
        });
        (found, read)
    }

    fn usual(table: &[u8]) -> (Vec<String>, Result<(), String>) {
        read(table, &FieldNames::default(), &Limits::default())
    }

    #[test]
    fn rows_are_articles_whatever_separates_them() {
        let rows = vec!["1|Ferry|It was \"late\",\nthey said.".to_owned(), "2||Gone.".to_owned()];
        for table in [
            "id,title,text\r\n1,Ferry,\"It was \"\"late\"\",\nthey said.\"\r\n2,,Gone.\r\n",
            "\u{FEFF}ID;Headline;Body\n1;Ferry;\"It was \"\"late\"\",\nthey said.\"\n\n2;;Gone.",
            "content\tid\ttitle\n\"It was \"\"late\"\",\nthey said.\"\t1\tFerry\nGone.\t2\t\n",
        ] {
            assert_eq!(usual(table.as_bytes()), (rows.clone(), Ok(())), "{table}");
        }
        assert_eq!(usual(b""), (vec![], Ok(())));
        assert_eq!(usual(b"id,text\n"), (vec![], Ok(())));
    }

    #[test]
    fn charsets_are_told() {
        let table = "id;text\n1;Die Fähre fährt später, sagte die Bürgermeisterin von Kölnau den Bäckern.\n";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(table);
        let expected = vec!["1||Die Fähre fährt später, sagte die Bürgermeisterin von Kölnau den Bäckern.".to_owned()];
        assert_eq!(usual(&bytes), (expected.clone(), Ok(())));
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(usual(&wide), (expected, Ok(())));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let (found, read_all) = usual(b"id,text\n1\n2,Late.\n");
        assert_eq!(
            (found, read_all),
            (vec!["line 2: has 1 of 2 columns, so no `text`".to_owned(), "2||Late.".to_owned()], Ok(()))
        );
        let error = usual(b"a,b\n1,2\n").1.unwrap_err();
        assert_eq!(error, "it has no column `text`; it has `a`, `b`: choose the text column with --field text=NAME");
        let mut names = FieldNames::default();
        names.tell("text=b").unwrap();
        assert_eq!(read(b"a,b\n1,2\n", &names, &Limits::default()).0, ["||2"]);
    }

    #[test]
    fn absurd_tables_are_refused() {
        let wide = format!("text{}\n", ",a".repeat(1_000_000));
        assert!(usual(wide.as_bytes()).1.unwrap_err().starts_with("it has 1000001 columns"));
        let open = format!("id,text\n1,Late.\n2,\"{}", "open ".repeat(100_000));
        let limits = Limits { article: 100_000, ..Limits::default() };
        let (found, read) = read(open.as_bytes(), &FieldNames::default(), &limits);
        assert_eq!(found, ["1||Late."]);
        assert_eq!(read.unwrap_err(), "from line 3 on: one article in it takes more than 200000 bytes");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_have_an_answer(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let table = [b"id,text\n".as_slice(), &bytes].concat();
            let _ = usual(&table);
            let _ = usual(&bytes);
        }
    }
}
