//! Mail messages: the sender's own text, from the plain text part or else from HTML.
//!
//! The subject is the title. Attachments, quoted messages and the signature are left out. The outlet stays unknown: the
//! sender of a mail isn't necessarily its publisher.

use std::sync::LazyLock;

use mail_parser::{HeaderValue, Message, MessageParser, MessagePart, PartType};
use respun::stages::boilerplate;

use super::xml::one_line;
use super::{Document, Documents, Limits, dates, fragment};

/// The article in a message.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    limits.admit(bytes.len())?;
    // Mailbox files put a line of their own before a message.
    let bytes = match bytes.strip_prefix(b"From ") {
        Some(rest) => rest.iter().position(|&byte| byte == b'\n').map_or(&rest[rest.len()..], |end| &rest[end + 1..]),
        None => bytes,
    };
    let message = MessageParser::new().parse(bytes).ok_or("it is no mail message")?;
    if message.headers().is_empty() {
        return Err("it is no mail message".to_owned());
    }
    let title = message.subject().and_then(one_line).map(|subject| without_marks(&subject).to_owned());
    let (text, hidden) = text(&message, title.as_deref())?;
    // We parse the date ourselves: the mail parser turns an invalid one into an arbitrary day.
    let written = message.header_raw("Date").and_then(|date| dates::mail(without_comment(date)));
    let language = match message.header("Content-Language") {
        Some(HeaderValue::Text(language)) => one_line(language).filter(|code| code.len() < 20),
        _ => None,
    };
    Ok(vec![Ok(Document {
        id: message.message_id().and_then(one_line),
        title: title.filter(|title| !title.is_empty()),
        text,
        date: written,
        language,
        hidden,
        ..Document::default()
    })])
}

/// A date without its trailing comment, which names the zone: `+0100 (CET)`.
fn without_comment(date: &str) -> &str {
    date.split_once('(').map_or(date, |(date, _)| date)
}

/// A subject without the prefixes that mail programs add.
fn without_marks(mut subject: &str) -> &str {
    static MARKS: LazyLock<Vec<&str>> = LazyLock::new(|| boilerplate("reply-mark").collect());
    while let Some(mark) =
        MARKS.iter().find(|mark| subject.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
    {
        subject = subject[mark.len()..].trim_start();
    }
    subject
}

fn text(message: &Message<'_>, title: Option<&str>) -> Result<(String, Vec<String>), String> {
    let is_shown = |part: &&MessagePart<'_>| !part.headers.iter().any(is_attachment);
    let plain: Vec<&str> = message
        .parts
        .iter()
        .filter(is_shown)
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let text = written(&plain.join("\n\n"));
    if !text.trim().is_empty() {
        return Ok((text, Vec::new()));
    }
    let (mut all, mut hidden) = (Vec::new(), Vec::new());
    for part in message.parts.iter().filter(is_shown) {
        if let PartType::Html(html) = &part.body {
            let (text, more) = fragment::text(without_quoted(html), title);
            all.push(text);
            hidden.extend(more);
        }
    }
    let text = written(&all.join("\n\n"));
    if !text.trim().is_empty() {
        return Ok((text, hidden));
    }
    match message.attachments.len() {
        0 => Err("its message is empty".to_owned()),
        n => Err(format!("its message holds no text but {n} attachment{}", if n == 1 { "" } else { "s" })),
    }
}

fn is_attachment(header: &mail_parser::Header<'_>) -> bool {
    match &header.value {
        HeaderValue::ContentType(value) if header.name.as_str().eq_ignore_ascii_case("Content-Disposition") => {
            value.c_type.eq_ignore_ascii_case("attachment")
        }
        _ => false,
    }
}

/// HTML up to the quoted message, which common mail programs mark.
fn without_quoted(html: &str) -> &str {
    const MARKS: [&str; 5] = [
        "<blockquote type=\"cite\"",
        "<div class=\"gmail_quote",
        "<div id=\"divRplyFwdMsg\"",
        "<div class=\"moz-cite-prefix\"",
        "<div class=\"moz-signature",
    ];
    MARKS.iter().filter_map(|mark| html.find(mark)).min().map_or(html, |end| &html[..end])
}

/// The sender's own text: without anything after "-- ", without quoted lines and the line that introduces them.
fn written(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        if line == "-- " || line == "--" || line == "--\u{A0}" || line.starts_with("-----Original Message") {
            break;
        }
        if line.starts_with('>') {
            // "On Monday Ilse wrote:" may be split over two lines.
            while lines.last().is_some_and(|line| line.trim().is_empty()) {
                lines.pop();
            }
            if lines.last().is_some_and(|line| line.trim_end().ends_with(':') && line.chars().any(char::is_numeric)) {
                lines.pop();
            }
            continue;
        }
        lines.push(line);
    }
    let clean = |line: &str| line.chars().filter(|c| !c.is_control() || *c == '\t').collect::<String>();
    let text = lines.into_iter().map(clean).collect::<Vec<_>>().join("\n");
    text.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Document, String> {
        read(text.as_bytes(), &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    const HEAD: &str = "From: Ilse Brandt <ilse@harle.example>\r\nDate: Mon, 3 Mar 2025 10:15:00 +0100 (CET)\r\nMessage-ID: <1@harle.example>\r\n";

    #[test]
    fn a_plain_message_is_its_text_without_quotes_and_signature() {
        let document = read_text(&format!(
            "{HEAD}Subject: Fwd: =?utf-8?Q?F=C3=A4hre_?=\r\n =?utf-8?Q?sp=C3=A4t?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\nDie F=E4hre war=\r\n sp=E4t.\r\n\r\nOn 2 March Ute wrote:\r\n> Wann?\r\nEnde.\r\n-- \r\nIlse\r\n",
        ))
        .unwrap();
        assert_eq!(document.title.as_deref(), Some("Fähre spät"));
        assert_eq!(document.text, "Die Fähre war spät.\n\nEnde.");
        assert_eq!(document.date.as_deref(), Some("2025-03-03T10:15:00+01:00"));
        assert_eq!((document.id.as_deref(), document.source), (Some("1@harle.example"), None));
    }

    #[test]
    fn html_is_read_where_there_is_no_plain_text() {
        let html = "<p style='display:none'>Preview</p><p>Die F&auml;hre</p><p>war sp&auml;t.</p><blockquote type=\"cite\">Wann?";
        let nested = format!(
            "{HEAD}Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=n.txt\r\n\r\nNotes\r\n--a--\r\n"
        );
        let document = read_text(&nested).unwrap();
        assert_eq!(document.text, "Die Fähre\n\nwar spät.");
        assert_eq!(document.hidden, ["Preview"]);
    }

    #[test]
    fn a_message_without_text_gets_a_reason() {
        let only = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n";
        assert_eq!(read_text(&format!("{HEAD}{only}")).unwrap_err(), "its message holds no text but 1 attachment");
        assert_eq!(read_text(&format!("{HEAD}\r\n")).unwrap_err(), "its message is empty");
        assert_eq!(read_text("").unwrap_err(), "it is no mail message");
    }

    #[test]
    fn nesting_ends() {
        let deep: String =
            (0..2000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
        let _ = read_text(&format!("{HEAD}{deep}Content-Type: text/plain\r\n\r\nThe ferry\r\n"));
        let forwarded = "Content-Type: message/rfc822\r\n\r\n".repeat(2000);
        let _ = read_text(&format!("{HEAD}{forwarded}\r\nThe ferry\r\n"));
    }

    proptest::proptest! {
        #[test]
        fn anything_below_a_head_has_an_answer(
            body in "(Content-Type: (multipart/mixed; boundary=a|text/html|message/rfc822|text/plain; charset=utf-7)\r\n|Content-Transfer-Encoding: (base64|quoted-printable)\r\n|\r\n|--a\r\n|--a--|=E4=|>|<p>|a){0,24}"
        ) {
            let _ = read_text(&format!("{HEAD}{body}"));
        }
    }
}
