//! Detects the format of a file: by its first bytes; by its name only if the content leaves it open.
//!
//! ```text
//! signature ──────── compressed, archive, PDF, Parquet, WARC
//! `<` ────────────── the first element: page, feed, NITF, NewsML-G2
//! `{` or `[` ─────── JSON, or JSON lines if a complete value ends on the first line
//! header lines ───── mail
//! row of names ───── a table, if one of them is a common name for text
//! else ───────────── text, Markdown by its name
//! ```

use super::fields::FieldNames;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, or Markdown recognised by its syntax.
    Text,
    /// Markdown, by its name.
    Markdown,
    /// A saved web page.
    Html,
    /// One JSON value: a news item (ninjs, JSON feed), a list of articles, or one article.
    Json,
    /// One JSON object per line.
    JsonLines,
    /// A table with a separator: `,`, `;` or a tab.
    Table,
    /// A Parquet table.
    Parquet,
    /// NewsML-G2.
    NewsMl,
    /// NITF.
    Nitf,
    /// RSS or Atom.
    Feed,
    /// The format of web crawlers: responses of web servers.
    Warc,
    /// PDF.
    Pdf,
    /// A mail message.
    Mail,
    /// A ZIP archive, including office documents.
    Zip,
    /// Compressed with gzip.
    Gzip,
    /// Compressed with zstd.
    Zstd,
}

/// Bytes to inspect: enough for a declaration, a comment and the first element of a page.
pub(crate) const HEAD: usize = 4096;

const SIGNATURES: [(&[u8], Format); 6] = [
    (b"\x1F\x8B", Format::Gzip),
    (b"\x28\xB5\x2F\xFD", Format::Zstd),
    (b"PK\x03\x04", Format::Zip),
    (b"PAR1", Format::Parquet),
    (b"%PDF-", Format::Pdf),
    (b"WARC/1.", Format::Warc),
];

/// Elements that pages and HTML fragments start with.
pub(super) const PAGE_ELEMENTS: [&str; 16] = [
    "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "meta", "title", "header", "link",
    "script", "style",
];

/// Header fields of which a mail has at least two. Hardly any of them starts a line in an article.
const MAIL_FIELDS: [&str; 9] =
    ["message-id", "mime-version", "received", "return-path", "from", "date", "subject", "to", "content-type"];

impl Format {
    /// The format of a file that starts with `head` and is named `name`. 4,096 bytes are enough.
    pub fn of(head: &[u8], name: &str) -> Format {
        if let Some((_, format)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
            return *format;
        }
        let text = readable(&head[..head.len().min(HEAD)]);
        let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let is_named = |endings: &[&str]| {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
        };
        // Markdown may start with HTML elements, but not with a whole page.
        let is_markdown = is_named(&["md", "markdown"]);
        match start.as_bytes().first() {
            Some(b'<') if is_markdown && !is_whole_page(start) => Format::Markdown,
            Some(b'<') => of_markup(start, is_named(&["html", "htm", "xhtml", "shtml"])).unwrap_or(Format::Text),
            Some(b'{' | b'[') if is_named(&["json"]) || is_json(start) => {
                if !is_named(&["json"]) && (is_named(&["jsonl", "ndjson"]) || is_lines(start)) {
                    Format::JsonLines
                } else {
                    Format::Json
                }
            }
            _ if is_named(&["jsonl", "ndjson"]) => Format::JsonLines,
            _ if is_markdown => Format::Markdown,
            _ if is_mail(start) => Format::Mail,
            _ if is_named(&["csv", "tsv", "tab"]) || is_table(start) => Format::Table,
            _ if is_named(&["html", "htm", "xhtml", "shtml"]) => Format::Html,
            _ => Format::Text,
        }
    }

    /// Whether a file in this format may hold any number of articles and is streamed instead of read whole.
    pub fn is_stream(self) -> bool {
        matches!(
            self,
            Format::JsonLines
                | Format::Table
                | Format::Parquet
                | Format::Warc
                | Format::Zip
                | Format::Gzip
                | Format::Zstd
        )
    }
}

/// The head as text. Non-ASCII characters don't matter here: UTF-16 loses its zero bytes, anything else its high bytes.
fn readable(head: &[u8]) -> String {
    let is_wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let bytes = head.iter().filter(|&&byte| !is_wide || (byte != 0 && byte.is_ascii()));
    String::from_utf8_lossy(&bytes.copied().collect::<Vec<u8>>()).into_owned()
}

pub(super) fn is_whole_page(text: &str) -> bool {
    let begin = text.get(..14).unwrap_or(text).to_ascii_lowercase();
    begin.starts_with("<!doctype html") || begin.starts_with("<html")
}

/// The format of markup by its first element; `None` if that is unknown.
fn of_markup(mut text: &str, is_named_page: bool) -> Option<Format> {
    loop {
        text = text.trim_start().strip_prefix('<')?;
        if let Some(rest) = text.strip_prefix("!--") {
            text = rest.split_once("-->")?.1;
        } else if text.starts_with(['?', '!']) {
            let declared = text.to_ascii_lowercase();
            if declared.starts_with("!doctype html") {
                return Some(Format::Html);
            }
            // A document type may contain declarations in square brackets.
            let end = match (text.find('['), text.find('>')) {
                (Some(open), Some(end)) if open < end => open + text[open..].find("]")?,
                _ => 0,
            };
            text = text[end..].split_once('>')?.1;
        } else {
            break;
        }
    }
    let name: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')).collect();
    let local = name.rsplit(':').next().unwrap_or("");
    match local {
        "rss" | "feed" | "RDF" => Some(Format::Feed),
        "nitf" => Some(Format::Nitf),
        "newsItem" | "newsMessage" | "packageItem" => Some(Format::NewsMl),
        _ if is_named_page || PAGE_ELEMENTS.contains(&local.to_ascii_lowercase().as_str()) => Some(Format::Html),
        _ => None,
    }
}

/// Whether a text that starts with a bracket continues as JSON; articles may start with brackets too.
fn is_json(text: &str) -> bool {
    let mut rest = text[1..].trim_start();
    if text.starts_with('[') {
        rest = match rest.strip_prefix('{') {
            Some(rest) => rest.trim_start(),
            None => return rest.starts_with(']'),
        };
    }
    if rest.starts_with('}') {
        return true;
    }
    let Some(name) = rest.strip_prefix('"') else { return false };
    name.split_once('"').is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// Whether the first line holds a complete object, followed by another one or by nothing.
fn is_lines(text: &str) -> bool {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    // A line longer than the head counts as JSON lines: exports that put everything on one line put articles there.
    let is_whole =
        serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok() || text.len() >= HEAD && rest.is_empty();
    text.starts_with('{') && is_whole && (rest.trim().is_empty() || rest.trim_start().starts_with('{'))
}

/// Whether the text starts with header fields, up to a blank line or the end.
fn is_mail(text: &str) -> bool {
    let mut n_known = 0;
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            break;
        }
        // Long fields continue on lines that start with white space.
        if number > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        // Mailbox files put a line of their own before each message.
        if number == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        n_known += usize::from(MAIL_FIELDS.contains(&name.to_ascii_lowercase().as_str()));
    }
    n_known >= 3
}

/// Whether the first line names columns, one of which contains texts.
fn is_table(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    let names = [',', ';', '\t'].map(|separator| first.trim_end().split(separator).collect::<Vec<_>>());
    let Some(names) = names.into_iter().max_by_key(Vec::len).filter(|names| names.len() > 1) else { return false };
    let usual = FieldNames::default();
    let bare = |name: &str| name.trim().trim_matches('"').to_owned();
    // "Title, text" may be two words of an article; a table has more lines below, and no double spaces in its names.
    names.iter().all(|name| !bare(name).is_empty() && bare(name).len() < 40 && !bare(name).contains("  "))
        && names.iter().any(|name| usual.is_text(&bare(name)))
        && !rest.trim().is_empty()
        && names.iter().all(|name| bare(name).split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format_whatever_the_name() {
        let page = "<!DOCTYPE html><html><head><title>Ferry</title>";
        for (head, name, format) in [
            ("The ferry was late.", "a.txt", Format::Text),
            ("", "a", Format::Text),
            ("# Ferry", "a.md", Format::Markdown),
            (page, "a.txt", Format::Html),
            (page, "a.md", Format::Html),
            ("<p align=center>Ferry</p>", "a.md", Format::Markdown),
            ("\u{FEFF}  <!-- saved from url=(0023) -->\n<html lang=en>", "a", Format::Html),
            ("<p>The ferry", "a", Format::Html),
            ("<ferry>", "a.txt", Format::Text),
            ("<ferry>", "a.html", Format::Html),
            ("<?xml version='1.0'?>\n<rss version='2.0'>", "a.xml", Format::Feed),
            ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "a", Format::Feed),
            ("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ENTITY a '>'>]><nitf>", "a.xml", Format::Nitf),
            ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", "a", Format::NewsMl),
            ("<nar:newsMessage xmlns:nar='x'>", "a", Format::NewsMl),
            ("{\"uri\": \"a\", \"headlines\": [", "a.json", Format::Json),
            ("{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"b\"}\n", "a.txt", Format::JsonLines),
            ("{\"id\": 1, \"text\": \"a\"}", "a.jsonl", Format::JsonLines),
            ("{\n  \"id\": 1", "a", Format::Json),
            ("[{\"text\": \"a\"}]", "a", Format::Json),
            ("[Harle] The ferry", "a.txt", Format::Text),
            ("id,title,text\n1,Ferry,\"It was\"", "a", Format::Table),
            ("id;headline;body\n1;Ferry;It was", "a.txt", Format::Table),
            ("Text, words and more\nThe ferry", "a.txt", Format::Text),
            ("a,b\n1,2", "a.csv", Format::Table),
            (
                "From: a@harle.example\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nSubject: Ferry\n\nThe ferry",
                "a",
                Format::Mail,
            ),
            ("Date: Monday\nFrom: Port Ellis\n\nThe ferry", "a.txt", Format::Text),
            ("WARC/1.0\r\nWARC-Type: warcinfo", "a", Format::Warc),
            ("%PDF-1.7", "a.txt", Format::Pdf),
            ("PK\u{3}\u{4}", "a.docx", Format::Zip),
            ("PAR1", "a", Format::Parquet),
        ] {
            assert_eq!(Format::of(head.as_bytes(), name), format, "{head} in {name}");
        }
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(page.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(Format::of(&wide, "a"), Format::Html);
        assert_eq!(Format::of(b"\x1F\x8B\x08", "a"), Format::Gzip);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_have_a_format(head in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200), name in "[a-z.]{0,8}") {
            Format::of(&head, &name);
        }

        #[test]
        fn any_markup_has_a_format(head in "[<>!?\\[\\]a-z \\-{}\":,\n]{0,60}") {
            Format::of(head.as_bytes(), "a");
        }
    }
}
