//! Office documents that are ZIP archives of XML: DOCX (Word) and ODT (LibreOffice).
//!
//! ```text
//! bytes ── archive: a few members by name, each unpacked up to a limit ── XML ── docx | odt ── Document
//! ```
//!
//! Tracked changes count as accepted, since readers see insertions and not deletions. Comments, footnotes, headers and
//! fields are left out. Hidden or white text is kept separately.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Element};
use super::{Document, Documents, Limits};

mod docx;
mod odt;

/// The kind of an office document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML (Word).
    Docx,
    /// OpenDocument text (LibreOffice).
    Odt,
}

/// The kind of office document whose archive has these member names; `None` for any other archive.
pub fn kind<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Kind> {
    let (mut is_typed, mut has_content, mut has_manifest) = (false, false, false);
    for name in names {
        match name {
            "word/document.xml" => return Some(Kind::Docx),
            "mimetype" => is_typed = true,
            "content.xml" => has_content = true,
            "META-INF/manifest.xml" => has_manifest = true,
            _ => {}
        }
    }
    (has_content && (is_typed || has_manifest)).then_some(Kind::Odt)
}

/// Whether `bytes` is an office document.
pub fn is_document(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        kind(archive.file_names().flatten().collect::<Vec<_>>().iter().map(AsRef::as_ref)).is_some()
    })
}

/// Reads the text of an office document.
///
/// # Errors
/// If it isn't an archive, is damaged or exceeds a limit: the reason.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    let mut archive = Archive::open(bytes, limits)?;
    let kind = kind(archive.zip.file_names().flatten().collect::<Vec<_>>().iter().map(AsRef::as_ref));
    let document = match kind {
        Some(Kind::Docx) => docx::read(&mut archive)?,
        Some(Kind::Odt) => odt::read(&mut archive)?,
        None => return Err("it is a ZIP archive but not an office document".to_owned()),
    };
    if document.text.trim().is_empty() {
        return Err("it holds no text".to_owned());
    }
    Ok(vec![Ok(document)])
}

/// The members of a document, unpacked one at a time.
struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// Maximum members of a document; one with a thousand pictures has slightly more than a thousand.
const MOST_MEMBERS: usize = 20_000;

impl<'a> Archive<'a> {
    fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Archive<'a>, String> {
        // The central directory is read as a whole. Each entry takes at least 46 bytes, and the end record gives their
        // number.
        if listed(bytes) > MOST_MEMBERS.min(limits.members) {
            return Err(format!("it has more than {} members", MOST_MEMBERS.min(limits.members)));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "its archive is damaged or cut off".to_owned())?;
        if zip.len() > MOST_MEMBERS.min(limits.members) {
            return Err(format!("it has more than {} members", MOST_MEMBERS.min(limits.members)));
        }
        Ok(Archive { zip, limits, left: limits.article })
    }

    /// The XML of a member; `None` if there is no such member.
    fn xml(&mut self, name: &str) -> Result<Option<Element>, String> {
        let Some(place) = self.zip.index_for_name(name) else { return Ok(None) };
        let member = self.zip.by_index(place).map_err(|_| format!("its member {name} cannot be unpacked"))?;
        if member.encrypted() {
            return Err("it is encrypted".to_owned());
        }
        let mut bytes = Vec::new();
        // Declared sizes may be wrong, so the output is counted.
        member
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| format!("its member {name} is damaged or cut off"))?;
        if bytes.len() as u64 > self.left {
            return Err(format!("it unpacks to more than {} bytes", self.limits.article));
        }
        self.left -= bytes.len() as u64;
        xml::parse(&bytes, self.limits).map(Some).map_err(|reason| format!("in its member {name}, {reason}"))
    }

    /// The same for optional members.
    fn extra(&mut self, name: &str) -> Option<Element> {
        self.xml(name).ok().flatten()
    }
}

/// Counts the members of an archive by the signature of their directory entries, without trusting any number.
fn listed(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count()
}

/// Collects paragraphs.
#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    hidden: Vec<String>,
    text: String,
    hidden_text: String,
}

impl Paragraphs {
    fn push(&mut self, text: &str, is_hidden: bool) {
        let to = if is_hidden { &mut self.hidden_text } else { &mut self.text };
        to.extend(
            text.chars()
                .map(|c| if c == '\r' { ' ' } else { c })
                .filter(|c| !c.is_control() || matches!(c, '\n' | '\t')),
        );
    }

    /// Ends the open paragraph.
    fn end(&mut self, is_item: bool) {
        let text = self.text.trim();
        if !text.is_empty() {
            self.done.push(if is_item { format!("- {text}") } else { text.to_owned() });
        }
        self.text.clear();
        self.end_hidden();
    }

    fn end_hidden(&mut self) {
        self.hidden.extend(xml::one_line(&self.hidden_text));
        self.hidden_text.clear();
    }

    /// Joins the paragraphs from `first` on if they are the cells of a row with one paragraph each.
    fn join_cells(&mut self, first: usize, n_cells: usize) {
        if self.done.len() == first + n_cells && n_cells > 1 {
            let row = self.done.split_off(first).join(" | ");
            self.done.push(row);
        }
    }
}

/// Whether a colour is white, or too close to white to be seen on paper.
fn is_white(colour: &str) -> bool {
    let digits = colour.trim_start_matches('#');
    digits.len() == 6
        && digits.is_ascii()
        && [0, 2, 4].iter().all(|&at| u8::from_str_radix(&digits[at..at + 2], 16).is_ok_and(|part| part >= 0xFA))
        || colour.eq_ignore_ascii_case("white")
}

/// Builds the document. The title from the document properties is used only if no paragraph is styled as a title, since
/// templates pass theirs on.
fn document(paragraphs: Paragraphs, title: Option<String>, date: Option<String>, language: Option<String>) -> Document {
    let text = super::flow::joined(paragraphs.done, title.as_deref());
    Document { title, text, date, language, hidden: paragraphs.hidden, ..Document::default() }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    const DOCX: &[u8] = include_bytes!("../../../tests/fixtures/office/structure.docx");
    const ODT: &[u8] = include_bytes!("../../../tests/fixtures/office/structure.odt");

    fn read_one(bytes: &[u8]) -> Result<Document, String> {
        read(bytes, &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated))
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn word(body: &str) -> Vec<u8> {
        let xml = format!("<w:document xmlns:w='urn:w'><w:body>{body}</w:body></w:document>");
        packed(&[("word/document.xml", xml.as_bytes())])
    }

    #[test]
    fn word_documents_are_what_a_reader_sees() {
        let document = read_one(DOCX).unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry late again"));
        let blocks: Vec<&str> = document.text.split("\n\n").collect();
        let expected = [
            "The times",
            "The ferry\nwas late. Again.",
            "- morning",
            "- evening",
            "Monday | 8.00",
            "One.",
            "Two.",
            "Three.",
            "The timetable is online. On red.",
            "Arrived.",
        ];
        assert_eq!(blocks, expected);
        assert_eq!(document.hidden, ["White letters."]);
        assert_eq!(
            (document.date.as_deref(), document.language.as_deref()),
            (Some("2025-03-03T08:50:00Z"), Some("en-GB"))
        );
    }

    #[test]
    fn open_documents_are_what_a_reader_sees() {
        let document = read_one(ODT).unwrap();
        let blocks: Vec<&str> = document.text.split("\n\n").collect();
        let expected = [
            "The times",
            "The ferry\nwas late. Again.",
            "- morning",
            "- evening",
            "- late",
            "Monday | 8.00",
            "The timetable is online.",
        ];
        assert_eq!(blocks, expected);
        assert_eq!(document.hidden, ["Hidden note. White letters."]);
    }

    #[test]
    fn archives_are_told_by_their_members() {
        assert_eq!(kind(["[Content_Types].xml", "word/document.xml"]), Some(Kind::Docx));
        assert_eq!(kind(["mimetype", "content.xml"]), Some(Kind::Odt));
        assert_eq!(kind(["articles/content.xml"]), None);
        assert_eq!(kind(["content.xml", "a.txt"]), None);
        assert_eq!(
            read_one(&packed(&[("a.txt", b"a")])).unwrap_err(),
            "it is a ZIP archive but not an office document"
        );
    }

    #[test]
    fn what_is_damaged_or_too_large_gets_a_reason() {
        assert_eq!(read_one(b"").unwrap_err(), "its archive is damaged or cut off");
        assert_eq!(read_one(b"PK\x03\x04 rubbish").unwrap_err(), "its archive is damaged or cut off");
        assert_eq!(read_one(&word("")).unwrap_err(), "it holds no text");
        assert_eq!(
            read_one(&packed(&[("word/document.xml", b"<w:document><w:body>")])).unwrap_err(),
            "in its member word/document.xml, its XML ends before its elements do"
        );
        let bomb = word(&" ".repeat(70 << 20));
        assert!(bomb.len() < 1 << 20);
        assert_eq!(read_one(&bomb).unwrap_err(), "it unpacks to more than 67108864 bytes");
        let deep = word(&format!("{}{}", "<w:sdt>".repeat(600), "</w:sdt>".repeat(600)));
        assert_eq!(
            read_one(&deep).unwrap_err(),
            "in its member word/document.xml, its elements are nested more than 500 deep"
        );
        let members: Vec<String> = (0..MOST_MEMBERS + 1).map(|n| n.to_string()).collect();
        let many = packed(&members.iter().map(|name| (name.as_str(), &b""[..])).collect::<Vec<_>>());
        assert_eq!(read_one(&many).unwrap_err(), "it has more than 20000 members");
    }

    #[test]
    fn open_fields_and_nested_tables_take_little_time() {
        let fields =
            "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>".repeat(100_000);
        assert_eq!(read_one(&word(&format!("<w:p>{fields}<w:r><w:t>Ferry</w:t></w:r></w:p>"))).unwrap().text, "Ferry");
        let [open, close] = ["<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"].map(|tag| tag.repeat(160));
        assert_eq!(
            read_one(&word(&format!("{open}<w:p><w:r><w:t>Ferry</w:t></w:r></w:p>{close}"))).unwrap().text,
            "Ferry"
        );
    }

    #[test]
    fn cut_and_changed_files_have_an_answer() {
        for bytes in [DOCX, ODT] {
            for length in (0..bytes.len()).step_by(7) {
                let _ = read_one(&bytes[..length]);
                let mut changed = bytes.to_vec();
                changed[length] ^= 0x55;
                let _ = read_one(&changed);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_body_has_an_answer(body in "(<w:p>|</w:p>|<w:r>|</w:r>|<w:t>a</w:t>|<w:tbl>|</w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:fldChar w:fldCharType='begin'/>|<w:fldChar/>|<w:br/>|<w:pPr/>){0,20}") {
            let _ = read_one(&word(&body));
        }
    }
}
