//! How many attributes the elements of a page have, counted before a parser sees them.
//!
//! A parser compares each new attribute with all others of its element, so a megabyte of them in one tag takes hours. It says nothing
//! of them before the tag ends, so this cannot be watched as it goes.

/// Attributes of one element. Real ones have a dozen, a generated one a hundred.
const MOST_ATTRIBUTES: usize = 1_000;

/// Refuses a page with an element of too many attributes.
///
/// What stands in scripts, styles and comments is no tag. Only within drawings are scripts markup like any other, so there they are
/// looked into; to be wrong about where a drawing ends means to look into a real one too, which has hardly a thousand words without `>`.
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

/// Where a comment that begins with `!--` at `at` ends; `<!-->` is a whole one.
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

/// Where the text of a script or style that begins at `at` ends.
fn raw_text_end(bytes: &[u8], mut at: usize, name: &[u8]) -> usize {
    while let Some(found) = find(bytes, at, b"</") {
        at = found + 2;
        if starts_with_name(&bytes[at..], name) {
            return found;
        }
    }
    bytes.len()
}

/// Where the tag whose name begins at `at` ends, and how many attributes it has.
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
        // A sign of equality at the beginning belongs to the name.
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
