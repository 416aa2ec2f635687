//! Parquet: a table stored by column. Only the needed columns are read.

use std::ops::ControlFlow;
use std::sync::Arc;

use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field as Cell, Row};
use parquet::schema::types::Type;

use super::guard::guarded;
use super::{Document, Field, FieldNames, Limits, Misread, Take};

/// Passes the articles of a table of any length to `take`, one by one.
///
/// # Errors
/// If it is damaged, its columns have absurd sizes, or no column contains texts; earlier articles have been passed on.
pub fn stream(
    reader: impl ChunkReader + 'static,
    limits: &Limits,
    names: &FieldNames,
    take: &mut Take<'_>,
) -> Result<(), String> {
    // The library panics on some kinds of damage.
    guarded(|| rows(reader, limits, names, take)).unwrap_or_else(|| Err(DAMAGED.to_owned()))
}

const DAMAGED: &str = "it is not a Parquet table, or is damaged";

fn rows(
    reader: impl ChunkReader + 'static,
    limits: &Limits,
    names: &FieldNames,
    take: &mut Take<'_>,
) -> Result<(), String> {
    let damaged = |error: parquet::errors::ParquetError| format!("{DAMAGED}: {error}");
    let reader = SerializedFileReader::new(reader).map_err(damaged)?;
    let schema = reader.metadata().file_metadata().schema();
    let fields = schema.get_fields();
    if fields.len() > limits.columns {
        return Err(format!("it has {} columns; a table of articles has at most {}", fields.len(), limits.columns));
    }
    let header: Vec<&str> = fields.iter().map(|field| field.name()).collect();
    if names.column(Field::Text, &header).is_none() {
        return Err(super::table::without_text(&header, names));
    }
    let wanted: Vec<(Field, usize)> =
        Field::ALL.into_iter().filter_map(|field| Some((field, names.column(field, &header)?))).collect();
    let mut columns: Vec<usize> = wanted.iter().map(|(_, column)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    let is_wanted = |path: &str| columns.iter().any(|&column| header[column] == path);
    for group in reader.metadata().row_groups() {
        let sizes = group
            .columns()
            .iter()
            .filter(|chunk| chunk.column_path().parts().first().is_some_and(|name| is_wanted(name)));
        let n_bytes: i64 = sizes.map(|chunk| chunk.uncompressed_size().max(0)).fold(0, i64::saturating_add);
        if n_bytes as u64 > limits.unpacked {
            return Err(format!("one of its row groups takes more than {}", super::mebibytes(limits.unpacked)));
        }
    }
    let projection = Type::group_type_builder(schema.name())
        .with_fields(columns.iter().map(|&column| Arc::clone(&fields[column])).collect())
        .build()
        .map_err(damaged)?;
    let rows = RowIter::from_file_into(Box::new(reader)).project(Some(projection)).map_err(damaged)?;
    for (number, row) in rows.enumerate() {
        let found = match row {
            Ok(row) => document(row, &wanted, &columns),
            Err(error) => return Err(format!("from row {} on: {}", number + 1, damaged(error))),
        };
        let misread = |message| Misread { place: format!("row {}", number + 1), message };
        if take(found.map_err(misread)) == ControlFlow::Break(()) {
            break;
        }
    }
    Ok(())
}

fn document(row: Row, wanted: &[(Field, usize)], columns: &[usize]) -> Result<Document, String> {
    let cells = row.into_columns();
    let mut document = Document { is_row: true, ..Document::default() };
    for (field, column) in wanted {
        let place = columns.binary_search(column).unwrap_or_default();
        let Some((name, cell)) = cells.get(place) else { continue };
        let value = value(cell).map_err(|kind| format!("`{name}` must be text or a number, not {kind}"))?;
        match field {
            Field::Text => document.text = value.unwrap_or_default(),
            Field::Id => document.id = value,
            Field::Title => document.title = value,
            Field::Date => document.date = value,
            Field::Source => document.source = value,
            Field::Url => document.url = value,
            Field::Language => document.language = value,
        }
    }
    document.shown()
}

/// A value as text; `None` if it is null or empty. The error is the actual type.
fn value(cell: &Cell) -> Result<Option<String>, &'static str> {
    let text = match cell {
        Cell::Null => return Ok(None),
        Cell::Str(text) => text.clone(),
        Cell::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).map_err(|_| "bytes that are no text")?,
        Cell::ListInternal(list) => {
            // Some exports contain a list of paragraphs.
            let paragraphs: Result<Vec<_>, _> = list.elements().iter().map(value).collect();
            paragraphs?.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
        }
        Cell::Group(_) | Cell::MapInternal(_) => return Err("an object"),
        // "2025-03-03 10:15:00 +00:00", in UTC.
        Cell::TimestampMillis(_) | Cell::TimestampMicros(_) => {
            cell.to_string().replacen(' ', "T", 1).replace(" +00:00", "Z")
        }
        other => other.to_string(),
    };
    Ok((!text.is_empty()).then_some(text))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::*;

    /// A table of ids, texts, timestamps and an unused column.
    fn table() -> Vec<u8> {
        let schema = "message articles { required int64 id; optional binary body (UTF8); optional int64 published \
                      (TIMESTAMP(MILLIS,true)); optional binary blob; }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let texts: Vec<ByteArray> = ["The ferry was late.", "The ferry had gone."].map(ByteArray::from).into();
        let blobs: Vec<ByteArray> = vec![ByteArray::from(vec![0xFF_u8, 0])];
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[7, 8, 9], None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&texts, Some(&[1, 0, 1]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[1_741_000_500_000], Some(&[1, 0, 0]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&blobs, Some(&[0, 0, 1]), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        bytes
    }

    fn read(bytes: Vec<u8>, names: &FieldNames, limits: &Limits) -> (Vec<String>, Result<(), String>) {
        let mut found = Vec::new();
        let read = stream(Bytes::from(bytes), limits, names, &mut |document| {
            found.push(match document {
                Ok(document) => {
                    let date = document.date.unwrap_or_default();
                    format!("{}|{}|{date}", document.id.unwrap_or_default(), document.text)
                }
                Err(misread) => format!("{}: {}", misread.place, misread.message),
            });
            ControlFlow::Continue(())
        });
        (found, read)
    }

    #[test]
    fn rows_are_articles_by_the_names_of_columns() {
        let (found, read_all) = read(table(), &FieldNames::default(), &Limits::default());
        assert_eq!(found, ["7|The ferry was late.|2025-03-03T11:15:00.000Z", "8||", "9|The ferry had gone.|"]);
        assert_eq!(read_all, Ok(()));
        let mut names = FieldNames::default();
        names.tell("text=blob").unwrap();
        let (found, _) = read(table(), &names, &Limits::default());
        assert_eq!(found[2], "row 3: `blob` must be text or a number, not bytes that are no text");
        names.tell("text=none").unwrap();
        let error = read(table(), &names, &Limits::default()).1.unwrap_err();
        assert!(error.starts_with("it has no column `none`; it has `id`, `body`, `published`, `blob`"), "{error}");
    }

    #[test]
    fn absurd_and_damaged_tables_get_a_reason() {
        let limits = Limits { unpacked: 10, ..Limits::default() };
        let error = read(table(), &FieldNames::default(), &limits).1.unwrap_err();
        assert_eq!(error, "one of its row groups takes more than 10 bytes");
        let limits = Limits { columns: 3, ..Limits::default() };
        assert!(read(table(), &FieldNames::default(), &limits).1.unwrap_err().starts_with("it has 4 columns"));
        let whole = table();
        for cut in [0, 4, 12, whole.len() / 2, whole.len() - 1] {
            let error = read(whole[..cut].to_vec(), &FieldNames::default(), &Limits::default()).1.unwrap_err();
            assert!(error.starts_with(DAMAGED), "{error}");
        }
        // Whatever a single byte changes to, there is a result or an error.
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            let _ = read(damaged, &FieldNames::default(), &Limits::default());
        }
    }
}
