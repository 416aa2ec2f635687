//! Decodes bytes to text, or says why they aren't text.
//!
//! ```text
//! signature of a known format? ── refused, format named
//! byte order mark ─────────────── the charset it stands for
//! valid UTF-8 ─────────────────── UTF-8
//! NUL bytes, control characters ─ refused as binary
//! UTF-8 except for a few bytes ── refused, with the position of the first
//! declared in the text ────────── the declared charset, if the bytes agree
//! else ────────────────────────── guessed (chardetng), if the bytes agree
//! ```
//!
//! The wrong charset would make every accented word differ between two copies, so uncertain guesses are refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use respun::Error;

/// Text and the charset it was decoded from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the charset in the Encoding Standard.
    pub charset: &'static str,
}

/// Signatures of files that are often mistaken for articles: first bytes, what the file is, and what to do instead.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it or save it as text first"),
    (b"\xD0\xCF\x11\xE0", "an old office document", "save it as text first"),
    (b"{\\rtf", "a rich text document", "save it as text first"),
    (b"\x1F\x8B", "compressed with gzip", "unpack it first"),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xFD7zXZ\0", "compressed with xz", "unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "give its text instead"),
    (b"\xFF\xD8\xFF", "a JPEG picture", "give its text instead"),
    (b"GIF8", "a GIF picture", "give its text instead"),
    (b"\x7FELF", "a program", "give a text instead"),
    (b"SQLite format 3\0", "a database", "export its articles first"),
    (b"PAR1", "a Parquet table", "export it as JSON lines first"),
];

/// A file with more than one control character per this many bytes is binary. Text has no control characters except
/// tabs, line ends and page breaks; one in a thousand can come from a sloppy export, one in a hundred can't.
const BYTES_A_CONTROL: usize = 100;

/// Bytes at the start that are searched for a charset declaration, as in the HTML standard.
const DECLARATION_BYTES: usize = 1024;

/// Decodes the bytes of a file named `name`. Empty input is empty text.
///
/// # Errors
/// If the bytes aren't text, or their charset can't be determined with certainty:
///
/// ```
/// let error = respun_formats::format::decode("report.txt", b"%PDF-1.7").unwrap_err();
/// assert_eq!(error.to_string(), "cannot read `report.txt`: it is a PDF; extract its text first");
/// ```
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, Error> {
    decoded(bytes, None).map_err(|reason| Error::new(format!("cannot read `{name}`: {reason}")))
}

/// The same for format readers that know the declared charset. The error is the bare reason.
pub(crate) fn decoded(bytes: &[u8], known: Option<&'static Encoding>) -> Result<Decoded, String> {
    let refuse = |what: &str, hint: &str| Err(format!("{what}; {hint}"));
    if let Some((_, what, hint)) = SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature)) {
        return refuse(&format!("it is {what}"), hint);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return match decode_exactly(encoding, &bytes[length..]) {
            Some(decoded) => Ok(decoded),
            None => {
                refuse(&format!("its byte order mark says {}, but its bytes are not", encoding.name()), SAVE_AS_UTF_8)
            }
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if has_many_controls(text.bytes()) {
            refuse("it is binary data", "give a text instead")
        } else {
            Ok(Decoded { text: text.to_owned(), charset: UTF_8.name() })
        };
    }
    // Only UTF-16 text contains NUL bytes.
    if bytes.contains(&0) || has_many_controls(bytes.iter().copied()) {
        return refuse("it is binary data, or UTF-16 without a byte order mark", SAVE_AS_UTF_8);
    }
    if let Some(offset) = broken_utf_8(bytes) {
        return refuse(&format!("it is UTF-8 but for the byte at offset {offset}"), "mend or re-export it");
    }
    let guesses = [known, declared(bytes), Some(guessed(bytes))];
    match guesses.into_iter().flatten().find_map(|encoding| decode_plausibly(encoding, bytes)) {
        Some(decoded) => Ok(decoded),
        None => refuse("its charset cannot be told", SAVE_AS_UTF_8),
    }
}

/// The text of a web page. Pages are assembled from many sources, so a few bytes invalid in their charset don't count
/// against it: they become replacement characters, as in browsers.
#[cfg(any(feature = "html", test))]
pub(crate) fn decoded_page(bytes: &[u8]) -> Result<String, String> {
    match decoded(bytes, None) {
        Ok(decoded) => Ok(decoded.text),
        Err(_) if !bytes.contains(&0) && broken_utf_8(bytes).is_some() => {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
        Err(reason) => Err(reason),
    }
}

const SAVE_AS_UTF_8: &str = "save it as UTF-8";

/// `bytes` decoded from `encoding`; `None` if any byte is invalid.
fn decode_exactly(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?.into_owned();
    (!has_many_controls(text.bytes())).then_some(Decoded { text, charset: encoding.name() })
}

/// The same, if the text is plausible: non-ASCII characters must be letters or punctuation that occur in texts.
fn decode_plausibly(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let decoded = decode_exactly(encoding, bytes)?;
    let (mut letters, mut others) = (0_usize, 0_usize);
    for c in decoded.text.chars().filter(|c| !c.is_ascii()) {
        match c {
            // Single-byte charsets map every byte to a character; these result from the wrong charset.
            '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' => return None,
            _ if c.is_alphanumeric() => letters += 1,
            '\u{A0}'
            | '\u{AD}'
            | '\u{2010}'..='\u{203A}'
            | '«'
            | '»'
            | '§'
            | '°'
            | '·'
            | '€'
            | '£'
            | '©'
            | '®'
            | '¿'
            | '¡'
            | '´'
            | '\u{3000}'..='\u{303F}'
            | '\u{FF00}'..='\u{FFEF}' => {}
            _ => others += 1,
        }
    }
    (others <= 2 + letters / 4).then_some(decoded)
}

/// Whether more than one in [`BYTES_A_CONTROL`] bytes is a control character that doesn't occur in text.
fn has_many_controls(bytes: impl ExactSizeIterator<Item = u8>) -> bool {
    let length = bytes.len();
    let controls =
        bytes.filter(|&b| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C)) || b == 0x7F).count();
    controls * BYTES_A_CONTROL > length
}

/// Where UTF-8 that is valid except for a few bytes is broken; `None` if it isn't UTF-8 at all.
///
/// Other charsets hardly ever contain a valid multi-byte sequence, so ten of these per broken byte are proof.
fn broken_utf_8(bytes: &[u8]) -> Option<usize> {
    let (mut n_characters, mut n_broken, mut first) = (0, 0, None);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        n_characters += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            n_broken += 1;
            first = first.or(Some(at));
        }
        at += chunk.invalid().len();
    }
    // A file truncated inside its last character has only one broken position, at its end.
    let is_cut_off = n_broken == 1 && n_characters > 0 && first.is_some_and(|first| first + 4 > bytes.len());
    first.filter(|_| is_cut_off || n_characters > 10 * n_broken)
}

/// The charset named by an XML declaration or an HTML `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let head = head.to_ascii_lowercase();
    let is_markup = head.trim_ascii_start().starts_with(b"<?xml") || head.windows(5).any(|window| window == b"<meta");
    let after = |key: &[u8]| head.windows(key.len()).position(|window| window == key).map(|at| &head[at + key.len()..]);
    let value = after(b"charset=").or_else(|| after(b"encoding=")).filter(|_| is_markup)?;
    let label = value
        .trim_ascii_start()
        .split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')))
        .find(|part| !part.is_empty())?;
    Encoding::for_label(label).filter(|&encoding| encoding != UTF_8)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts long enough to determine their charset, each in a charset of its language.
    const TEXTS: &[(&str, &str)] = &[
        (
            "windows-1252",
            "Der Bürgermeister von Kölnau lässt die „Fähre“ für fünf Tage schließen – das ärgert die Bäcker auf den Inseln.",
        ),
        (
            "ISO-8859-2",
            "Burmistrz Łąkowa powiedział, że prom nie wypłynie, dopóki nie ucichnie wiatr. Żaden piekarz nie czekał dłużej niż trzy dni.",
        ),
        (
            "windows-1250",
            "Starosta řekl, že přívoz nevypluje, dokud se bouře neutiší. Žádný pekař nečekal déle než tři dny, řekla Šárka.",
        ),
        (
            "Shift_JIS",
            "港の責任者は火曜日、嵐が過ぎるまでフェリーは出ないと述べた。島のパン屋は三日分の小麦粉があると話している。",
        ),
        (
            "EUC-JP",
            "港の責任者は火曜日、嵐が過ぎるまでフェリーは出ないと述べた。島のパン屋は三日分の小麦粉があると話している。",
        ),
        ("gb18030", "港口负责人星期二表示，在风暴过去之前渡轮不会出发。岛上的面包师说，他们的面粉还够用三天。"),
        ("Big5", "港口負責人星期二表示，在風暴過去之前渡輪不會出發。島上的麵包師說，他們的麵粉還夠用三天。"),
        (
            "EUC-KR",
            "항구 책임자는 화요일에 폭풍이 지나갈 때까지 여객선이 출항하지 않을 것이라고 말했다. 섬의 빵집에는 밀가루가 충분하다.",
        ),
        (
            "KOI8-R",
            "Начальник порта сказал во вторник, что паром не выйдет, пока не утихнет буря. Пекари на островах ждут уже третий день.",
        ),
        (
            "windows-1251",
            "Начальник порта сказал во вторник, что паром не выйдет, пока не утихнет буря. Пекари на островах ждут уже третий день.",
        ),
        (
            "windows-1253",
            "Ο λιμενάρχης είπε την Τρίτη ότι το πλοίο δεν θα φύγει πριν περάσει η καταιγίδα. Οι φούρνοι των νησιών έχουν αλεύρι.",
        ),
    ];

    fn encode(charset: &str, text: &str) -> Vec<u8> {
        let (bytes, _, lossy) = Encoding::for_label(charset.as_bytes()).unwrap().encode(text);
        assert!(!lossy, "{charset} cannot hold the text");
        bytes.into_owned()
    }

    fn message(bytes: &[u8]) -> String {
        decode("x.txt", bytes).unwrap_err().to_string()
    }

    #[test]
    fn texts_in_many_charsets_are_read() {
        for (charset, text) in TEXTS {
            let decoded = decode("x", &encode(charset, text)).unwrap_or_else(|error| panic!("{charset}: {error}"));
            assert_eq!(decoded.text, *text, "{charset} as {}", decoded.charset);
        }
    }

    #[test]
    fn byte_order_marks_are_believed_and_left_out() {
        let mut little = vec![0xFF, 0xFE];
        little.extend("Späte Fähre".encode_utf16().flat_map(u16::to_le_bytes));
        let mut big = vec![0xFE, 0xFF];
        big.extend("Späte Fähre".encode_utf16().flat_map(u16::to_be_bytes));
        for (bytes, charset) in [(little, "UTF-16LE"), (big, "UTF-16BE"), ("\u{FEFF}Späte Fähre".into(), "UTF-8")] {
            assert_eq!(decode("x", &bytes).unwrap(), Decoded { text: "Späte Fähre".to_owned(), charset });
        }
    }

    #[test]
    fn no_bytes_are_the_empty_text() {
        assert_eq!(decode("x", b"").unwrap().text, "");
        assert_eq!(decode("x", b"\xEF\xBB\xBF").unwrap().text, "");
    }

    #[test]
    fn a_declared_charset_is_believed_if_the_bytes_agree() {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?><p>Паром не выйдет</p>";
        assert_eq!(
            decode("x", &encode("ISO-8859-5", text)).unwrap(),
            Decoded { text: text.to_owned(), charset: "ISO-8859-5" }
        );
    }

    #[test]
    fn binary_data_is_named() {
        for (bytes, expected) in [
            (
                &b"PK\x03\x04rest"[..],
                "cannot read `x.txt`: it is a ZIP archive or an office document; unpack it or save it as text first",
            ),
            (b"\x1F\x8B\x08", "cannot read `x.txt`: it is compressed with gzip; unpack it first"),
            (b"\x89PNG\r\n", "cannot read `x.txt`: it is a PNG picture; give its text instead"),
            (
                b"a\0b\0\xE4\0",
                "cannot read `x.txt`: it is binary data, or UTF-16 without a byte order mark; save it as UTF-8",
            ),
            (b"a\x01\x02b", "cannot read `x.txt`: it is binary data; give a text instead"),
            (
                b"\xFF\xFEa",
                "cannot read `x.txt`: its byte order mark says UTF-16LE, but its bytes are not; save it as UTF-8",
            ),
        ] {
            assert_eq!(message(bytes), expected);
        }
    }

    #[test]
    fn broken_utf_8_is_refused_with_its_place() {
        let text = "Die Fähre fährt später, sagte die Bürgermeisterin über die Häfen für Gäste. Ämter öffnen früher.";
        let mut broken = text.as_bytes().to_vec();
        broken.insert(10, 0xFF);
        assert_eq!(
            message(&broken),
            "cannot read `x.txt`: it is UTF-8 but for the byte at offset 10; mend or re-export it"
        );
        let cut = "Die Fähre fährt ä".as_bytes();
        let offset = cut.len() - 2;
        assert_eq!(
            message(&cut[..cut.len() - 1]),
            format!("cannot read `x.txt`: it is UTF-8 but for the byte at offset {offset}; mend or re-export it")
        );
    }

    #[test]
    fn a_page_bears_a_broken_byte() {
        let text = "Die Fähre fährt später, sagte die Bürgermeisterin über die Häfen für Gäste. Ämter öffnen früher.";
        let mut broken = text.as_bytes().to_vec();
        broken.insert(10, 0xFF);
        assert_eq!(decoded_page(&broken).unwrap().replace('\u{FFFD}', ""), text);
        assert!(decoded_page(b"a\0b\xFF").is_err());
    }

    #[test]
    fn one_accent_in_an_old_charset_is_enough() {
        let text = format!(
            "{}The café was closed. {}",
            "The ferry was late. ".repeat(100),
            "The ferry was late. ".repeat(100)
        );
        assert_eq!(decode("x", &encode("windows-1252", &text)).unwrap().text, text);
    }
}
