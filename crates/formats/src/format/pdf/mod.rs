//! PDF with a text layer: positioned glyphs to lines, columns and paragraphs.
//!
//! ```text
//! bytes ── bombs ─── no compressed stream unpacks to more than the limit
//!       ── glyphs ── the position of each character (hayro interprets the pages), on a separate thread
//!       ── lines ─── characters to lines, lines in reading order across columns
//!       ── story ─── lines to paragraphs; running heads and page numbers removed; hyphenation undone; the title
//! ```
//!
//! No PDF parser can guarantee that it terminates or never panics. So it runs on a thread that is abandoned after
//! [`Limits::seconds`]: at every drawing operation it checks whether it was abandoned, and stops. Only a thread in a
//! loop that draws nothing runs on until the process ends; its memory is bounded by the checks made before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use super::guard::guarded;
use super::{Document, Documents, Limits};

mod bombs;
mod glyphs;
mod lines;
mod story;

const DAMAGED: &str = "its structure is too damaged to be read";

/// Stack for its deepest functions. This is address space, which takes memory only when used.
const STACK: usize = 64 << 20;

/// Reads the text of a PDF.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Documents, String> {
    limits.admit(bytes.len())?;
    let (bytes, own_limits) = (bytes.to_vec(), *limits);
    let is_given_up = Arc::new(AtomicBool::new(false));
    let (sender, receiver) = sync_channel(1);
    let flag = Arc::clone(&is_given_up);
    let work = move || {
        // If it took too long, nobody is listening any more.
        let read = guarded(|| read_all(bytes, &own_limits, &flag));
        let _ = sender.send(read.unwrap_or_else(|| Err(DAMAGED.to_owned())));
    };
    let started = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(work);
    started.map_err(|_| "no thread can be started to read it".to_owned())?;
    match receiver.recv_timeout(Duration::from_secs(limits.seconds)) {
        Ok(document) => Ok(vec![Ok(document?)]),
        Err(RecvTimeoutError::Timeout) => {
            is_given_up.store(true, Ordering::Relaxed);
            let seconds = if limits.seconds == 1 { "second" } else { "seconds" };
            Err(format!("reading it takes more than {} {seconds}", limits.seconds))
        }
        Err(RecvTimeoutError::Disconnected) => Err(DAMAGED.to_owned()),
    }
}

fn read_all(bytes: Vec<u8>, limits: &Limits, is_given_up: &AtomicBool) -> Result<Document, String> {
    bombs::check(&bytes, limits, is_given_up)?;
    let found = glyphs::of(bytes, is_given_up)?;
    let pages = found.pages.iter().map(|page| lines::of(page)).collect();
    let document = story::of(pages, found);
    if document.text.trim().is_empty() { Err("its pages hold no text".to_owned()) } else { Ok(document) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    const PLAIN: &[u8] = include_bytes!("../../../tests/fixtures/pdf/velmont.pdf");
    const COLUMNS: &[u8] = include_bytes!("../../../tests/fixtures/pdf/velmont-columns.pdf");
    const PICTURE: &[u8] = include_bytes!("../../../tests/fixtures/pdf/picture.pdf");

    fn read_one(bytes: &[u8]) -> Result<Document, String> {
        read(bytes, &Limits::default()).map(|mut documents| documents.remove(0).unwrap())
    }

    /// A one-page PDF with this content, in Helvetica; `filter` names its compression.
    fn page(content: &[u8], filter: &str) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        let head = format!("<< /Length {} {filter} >>\nstream\n", content.len());
        let stream = [head.as_bytes(), content, b"\nendstream"].concat();
        let objects: [&[u8]; 5] = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            &stream,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        for (number, object) in objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
            bytes.extend(*object);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        bytes.extend(b"xref\n0 6\n0000000000 65535 f \n");
        places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
        bytes.extend(format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
        bytes
    }

    fn lines(lines: &[(u32, u32, &str)]) -> String {
        lines.iter().map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")).collect()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn one_column_and_two_are_the_same_article() {
        let (plain, columns) = (read_one(PLAIN).unwrap(), read_one(COLUMNS).unwrap());
        let title = Some("Castor Ridge to buy bearing maker Velmont for 2.4 billion euros");
        assert_eq!((plain.title.as_deref(), columns.title.as_deref()), (title, title));
        assert_eq!(plain.text, columns.text);
        assert!(plain.text.starts_with("By Isolde Marchetti\n\nGRAUSTADT, May 14"));
        assert!(plain.text.contains("\n\nJobs and plants\n\nVelmont employs 8,900 people"));
        assert!(plain.date.unwrap().starts_with("20"));
    }

    #[test]
    fn hyphens_at_line_ends_are_undone_and_page_numbers_left_out() {
        let content = lines(&[
            (50, 700, "The ferry to the outer islands of the Harle estuary did not leave the har-"),
            (50, 688, "bour on Monday, and the well-known bakers of Port Ellis, who are well-"),
            (50, 676, "known for their patience, waited."),
            (50, 652, "Nobody was told why."),
            (300, 30, "17"),
        ]);
        let document = read_one(&page(content.as_bytes(), "")).unwrap();
        assert_eq!(
            document.text,
            "The ferry to the outer islands of the Harle estuary did not leave the harbour on Monday, and the well-known bakers of Port \
             Ellis, who are well-known for their patience, waited.\n\nNobody was told why."
        );
    }

    #[test]
    fn a_headline_that_stands_again_as_running_head_stays() {
        let one = lines(&[(50, 600, "The ferry was late on Monday, and nobody was told why.")]);
        let content = format!("BT /F 24 Tf 50 760 Td (Ferry late again) Tj ET\n{one}");
        let other =
            format!("{}{}", lines(&[(50, 760, "Ferry late again"), (50, 30, "xii")]), one.replace("Monday", "Tuesday"));
        let text = String::from_utf8(page(content.as_bytes(), "")).unwrap();
        let second = format!("6 0 obj\n<< /Length {} >>\nstream\n{other}\nendstream\nendobj\n", other.len());
        let page = "7 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n";
        // The cross-reference table is now wrong, as in hand-edited files; parsers then search for the objects
        // themselves.
        let both = text
            .replace("/Kids [3 0 R] /Count 1", "/Kids [3 0 R 7 0 R] /Count 2")
            .replace("xref\n0 6", &format!("{second}{page}xref\n0 6"));
        let document = read_one(both.as_bytes()).unwrap();
        assert_eq!(document.title.as_deref(), Some("Ferry late again"));
        let [monday, tuesday] =
            ["Monday", "Tuesday"].map(|day| format!("The ferry was late on {day}, and nobody was told why."));
        assert_eq!(document.text, [monday, tuesday].join("\n\n"));
    }

    #[test]
    fn white_letters_are_hidden() {
        let content = format!(
            "{}1 1 1 rg\n{}",
            lines(&[(50, 700, "The ferry was late on Monday.")]),
            lines(&[(50, 600, "Nobody sees this.")])
        );
        let document = read_one(&page(content.as_bytes(), "")).unwrap();
        assert_eq!(
            (document.text.as_str(), document.hidden),
            ("The ferry was late on Monday.", vec!["Nobody sees this.".to_owned()])
        );
    }

    #[test]
    fn what_holds_no_text_gets_a_reason() {
        assert_eq!(read_one(PICTURE).unwrap_err(), "its pages are pictures without text");
        assert_eq!(read_one(&page(b"", "")).unwrap_err(), "its pages hold no text");
        assert_eq!(read_one(b"%PDF-1.7").unwrap_err(), "it is damaged or not a PDF");
        let late = Limits { seconds: 0, ..Limits::default() };
        assert_eq!(read(PLAIN, &late).unwrap_err(), "reading it takes more than 0 seconds");
        let small = Limits { article: 100, ..Limits::default() };
        assert_eq!(read(PLAIN, &small).unwrap_err(), "it holds more than 100 bytes");
    }

    #[test]
    fn encrypted_files_get_a_reason() {
        let text = String::from_utf8(page(lines(&[(50, 700, "Ferry")]).as_bytes(), "")).unwrap();
        let locked = text.replace(
            "/Root 1 0 R",
            "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0000000000000000000000000000000000000000000000000000000000000000> \
             /U <0000000000000000000000000000000000000000000000000000000000000000> >>",
        );
        assert_eq!(read_one(locked.as_bytes()).unwrap_err(), "it is encrypted");
    }

    #[test]
    fn bombs_are_refused_before_they_are_unpacked() {
        let zeros = vec![b' '; 80 << 20];
        let once = zlib(&zeros);
        assert!(once.len() < 100_000);
        let reason = "it has a stream that unpacks to more than 67108864 bytes";
        assert_eq!(read_one(&page(&once, "/Filter /FlateDecode")).unwrap_err(), reason);
        assert_eq!(read_one(&page(&once, "/Filter /Fl#61teDecode")).unwrap_err(), reason);
        let unmeasured = "it has a stream whose compression cannot be measured";
        let large = vec![b'a'; 100_000];
        for filter in [
            "/Filter [/FlateDecode /FlateDecode]",
            "/Filter /LZWDecode",
            "/Filter [/ASCII85Decode /FlateDecode]",
            "/Filter 5 0 R",
            "/Filter [ 5 0 R ]",
            "/Filter % comment\n5 0 R",
            "/#46ilter 5 0 R",
        ] {
            assert_eq!(read_one(&page(&large, filter)).unwrap_err(), unmeasured, "{filter}");
        }
        let small = zlib(&zlib(&zeros));
        assert!(small.len() < 1000);
        let twice = "/Filter [/FlateDecode /Fl#61teDecode]";
        assert_eq!(read_one(&page(&small, twice)).unwrap_err(), unmeasured);
        assert_eq!(read_one(&page(&small, &format!("{}{twice}", " ".repeat(5000)))).unwrap_err(), unmeasured);
        let packed = zlib(lines(&[(50, 700, "The ferry was late.")]).as_bytes());
        assert_eq!(read_one(&page(&packed, "/Filter /FlateDecode")).unwrap().text, "The ferry was late.");
    }

    #[test]
    fn endless_pages_and_forms_within_themselves_end() {
        let text = String::from_utf8(page(b"", "")).unwrap();
        let _ = read_one(text.replace("/Kids [3 0 R]", "/Kids [2 0 R 2 0 R]").as_bytes());
        let _ = read_one(text.replace("/Count 1", "/Count 2000000000").as_bytes());
        let nested = format!("{} 1 0 0 1 0 0 cm {}", "[".repeat(100_000), "q ".repeat(100_000));
        let _ = read_one(&page(nested.as_bytes(), ""));
        let many = "BT /F 10 Tf (aaaaaaaaaa) Tj ET ".repeat(20_000);
        assert!(read_one(&page(many.as_bytes(), "")).is_ok());
    }

    #[test]
    fn cut_and_changed_files_have_an_answer() {
        for bytes in [PLAIN, COLUMNS] {
            for place in (0..bytes.len()).step_by(bytes.len() / 60) {
                let _ = read_one(&bytes[..place]);
                let mut changed = bytes.to_vec();
                changed[place] ^= 0x55;
                let _ = read_one(&changed);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_content_has_an_answer(content in "(BT|ET|/F [0-9]{1,9} Tf|[0-9-]{1,12} [0-9-]{1,12} Td|\\(a\\) Tj|[0-9] Tr|q|Q|[-0-9.]{1,4} 0 0 [-0-9]{1,6} 0 0 cm|\\[\\(a\\)-999\\(b\\)\\] TJ|/F Do|BMC|EMC|\n){0,30}") {
            let _ = read_one(&page(content.as_bytes(), ""));
        }
    }
}
