//! Limits the number of attributes per element, before the page is parsed.
//!
//! The parser compares each new attribute with all others of its element, so a megabyte of attributes in one tag takes
//! hours. It doesn't report them before the tag ends, so they can't be counted during parsing.

/// Maximum attributes of one element. Real elements have a dozen, generated ones a hundred.
const MOST_ATTRIBUTES: usize = 1_000;

/// Rejects a page that has an element with too many attributes.
///
/// Scripts, styles and comments contain no tags. Only inside SVG is script content parsed as markup, so there it is
/// checked. If the end of an SVG is misjudged, a real script gets checked too, which hardly has a thousand words
/// without a `>`.
pub(super) fn check(text: &str) -> Result<(), String> {
    let bytes = text.as_bytes();
    let (mut at, mut in_drawing) = (0, false);
    while let Some(tag) = find(bytes, at, b"<") {
        at = tag + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at = comment_end(bytes, at);
        } else if starts_with_name(rest, b"/svg") || starts_with_name(rest, b"/math") {
            in_drawing = false;
        } else if rest.first().is_some_and(|&byte| byte.is_ascii_alphabetic() || byte == b'/') {
            let (end, n_attributes) = tag_end(bytes, at);
            if n_attributes > MOST_ATTRIBUTES {
                return Err(format!("an element of the page has more than {MOST_ATTRIBUTES} attributes"));
            }
            at = end;
            in_drawing |= starts_with_name(rest, b"svg") || starts_with_name(rest, b"math");
            if !in_drawing {
                let closing = [&b"script"[..], b"style"].into_iter().find(|name| starts_with_name(rest, name));
                at = closing.map_or(at, |name| raw_text_end(bytes, at, name));
            }
        }
    }
    Ok(())
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    match what {
        [one] => rest.iter().position(|byte| byte == one),
        _ => rest.windows(what.len()).position(|window| window == what),
    }
    .map(|at| from + at)
}

fn starts_with_name(rest: &[u8], name: &[u8]) -> bool {
    rest.len() > name.len()
        && rest[..name.len()].eq_ignore_ascii_case(name)
        && matches!(rest[name.len()], b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'>')
}

/// The end of a comment whose `!--` starts at `at`; `<!-->` is a complete comment.
fn comment_end(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while let Some(dashes) = find(bytes, at, b"--") {
        let rest = &bytes[dashes + 2..];
        if let Some(end) = [&b">"[..], b"!>"].into_iter().find(|end| rest.starts_with(end)) {
            return dashes + 2 + end.len();
        }
        at = dashes + 1;
    }
    bytes.len()
}

/// The end of a script's or style's text that starts at `at`.
fn raw_text_end(bytes: &[u8], mut at: usize, name: &[u8]) -> usize {
    while let Some(found) = find(bytes, at, b"</") {
        at = found + 2;
        if starts_with_name(&bytes[at..], name) {
            return found;
        }
    }
    bytes.len()
}

/// The end of the tag whose name starts at `at`, and its number of attributes.
fn tag_end(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
    let skip = |mut at: usize, until: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && !until(bytes[at]) {
            at += 1;
        }
        at
    };
    let mut n_attributes = 0;
    at = skip(at, &|byte| is_space(byte) || byte == b'>');
    loop {
        at = skip(at, &|byte| !is_space(byte) && byte != b'/');
        match bytes.get(at) {
            None => return (at, n_attributes),
            Some(b'>') => return (at + 1, n_attributes),
            Some(_) => {}
        }
        n_attributes += 1;
        // A leading equals sign is part of the name.
        at = skip(at + 1, &|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let value = skip(at, &|byte| !is_space(byte));
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = skip(value + 1, &|byte| !is_space(byte));
        at = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => skip(at + 1, &|byte| byte == quote) + 1,
            _ => skip(at, &|byte| is_space(byte) || byte == b'>'),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_where_they_are_some() {
        let many = "a ".repeat(MOST_ATTRIBUTES + 1);
        for page in [
            format!("<p {many}>"),
            format!("<p title='>' {many}"),
            format!("<svg><script><p {many}>"),
            format!("<!--><p {many}>"),
            format!("<!-- --!><p {many}>"),
            format!("<script></script ><p {many}>"),
            format!("</p {many}>"),
        ] {
            assert!(check(&page).is_err(), "{page:.40}");
        }
        for page in [
            format!("<p>{many}</p>"),
            format!("<p title='{many}'>"),
            format!("<script>if (a <b) {{ {many} }}</script>"),
            format!("<!-- <p {many}> -->"),
            format!("<style>p <p {many}"),
            format!("a < b {many}"),
        ] {
            assert_eq!(check(&page), Ok(()), "{page:.40}");
        }
    }
}
