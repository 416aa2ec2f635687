//! Converts the date formats of news files to ISO 8601. Only the form changes: dates aren't checked against a calendar,
//! and anything that isn't a date is dropped.

/// A date already in ISO 8601, or in its basic form: `20250303T101500Z`, `20250303T101500+0100`, `20250303`.
pub(super) fn iso(written: &str) -> Option<String> {
    let written = written.trim();
    if is_digits(written, 0..4) && written.as_bytes().get(4) == Some(&b'-') {
        return (is_plain(written) && written.len() >= 10).then(|| written.to_owned());
    }
    let (day, time) = written.split_once(['T', ' ']).unwrap_or((written, ""));
    if day.len() != 8 || !is_digits(day, 0..8) {
        return None;
    }
    let date = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    if !is_digits(time, 0..4) {
        return checked(date);
    }
    let clock_end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(clock_end);
    if clock.contains(':') {
        return checked(format!("{date}T{clock}{}", zone_of(zone)));
    }
    let seconds = if is_digits(clock, 4..6) { &clock[4..6] } else { "00" };
    checked(format!("{date}T{}:{}:{seconds}{}", &clock[..2], &clock[2..4], zone_of(zone)))
}

/// A date from a mail or an RSS feed: `Mon, 3 Mar 2025 10:15:00 +0100`.
pub(super) fn mail(written: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let written = written.rsplit_once(',').map_or(written, |(_, rest)| rest);
    let mut parts = written.split_ascii_whitespace();
    let day: u8 = parts.next()?.parse().ok()?;
    let month = parts.next()?.get(..3)?.to_ascii_lowercase();
    let month = 1 + MONTHS.iter().position(|known| **known == month)?;
    let year: u16 = parts.next()?.parse().ok()?;
    // Two-digit years, in use until 2001.
    let year = match year {
        0..50 => year + 2000,
        50..100 => year + 1900,
        _ => year,
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    let Some(clock) = parts.next() else { return checked(date) };
    let mut clock = clock.split(':').map(|part| part.parse::<u8>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next().flatten().unwrap_or(0));
    checked(format!("{date}T{hour:02}:{minute:02}:{second:02}{}", zone_of(parts.next().unwrap_or(""))))
}

fn zone_of(zone: &str) -> String {
    let hours = |hours: &str| format!("{hours}:00");
    match zone.to_ascii_uppercase().as_str() {
        "" => String::new(),
        "Z" | "GMT" | "UT" | "UTC" => "Z".to_owned(),
        "EST" | "CDT" => hours("-05"),
        "EDT" => hours("-04"),
        "CST" | "MDT" => hours("-06"),
        "MST" | "PDT" => hours("-07"),
        "PST" => hours("-08"),
        "BST" | "CET" => hours("+01"),
        "CEST" => hours("+02"),
        zone if zone.starts_with(['+', '-']) && is_digits(zone, 1..5) => format!("{}:{}", &zone[..3], &zone[3..5]),
        zone if zone.starts_with(['+', '-']) && is_digits(zone, 1..3) => match zone.get(3..6) {
            Some(minutes) if minutes.starts_with(':') && is_digits(minutes, 1..3) => zone[..6].to_owned(),
            _ => hours(&zone[..3]),
        },
        // An unknown zone name is left out.
        _ => String::new(),
    }
}

fn is_digits(text: &str, range: std::ops::Range<usize>) -> bool {
    text.as_bytes().get(range).is_some_and(|bytes| bytes.iter().all(u8::is_ascii_digit))
}

fn is_plain(text: &str) -> bool {
    text.len() < 40 && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

/// The date, if its month, day and hour are in range.
fn checked(date: String) -> Option<String> {
    let number = |range: std::ops::Range<usize>| date.get(range).and_then(|digits| digits.parse::<u8>().ok());
    let is_day = matches!(number(5..7), Some(1..=12)) && matches!(number(8..10), Some(1..=31));
    let is_time = date.len() == 10 || matches!(number(11..13), Some(0..=24)) && matches!(number(14..16), Some(0..=59));
    (is_day && is_time && is_plain(&date)).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_iso_8601() {
        for (written, expected) in [
            ("2025-03-03T10:15:00+01:00", Some("2025-03-03T10:15:00+01:00")),
            (" 2025-03-03 ", Some("2025-03-03")),
            ("20250303T101500Z", Some("2025-03-03T10:15:00Z")),
            ("20250303T101500+0100", Some("2025-03-03T10:15:00+01:00")),
            ("20250303T1015", Some("2025-03-03T10:15:00")),
            ("20250303", Some("2025-03-03")),
            ("20251303", None),
            ("2025", None),
            ("Monday", None),
            ("", None),
        ] {
            assert_eq!(iso(written).as_deref(), expected, "{written}");
        }
        for (written, expected) in [
            ("Mon, 3 Mar 2025 10:15:00 +0100", Some("2025-03-03T10:15:00+01:00")),
            ("03 March 2025 10:15 GMT", Some("2025-03-03T10:15:00Z")),
            ("Mon, 03 Mar 25 10:15:00 EST", Some("2025-03-03T10:15:00-05:00")),
            ("Mon, 03 Mar 2025 10:15:00 XYZ", Some("2025-03-03T10:15:00")),
            ("3 Mar 2025", Some("2025-03-03")),
            ("Mon, 33 Mar 2025 10:15:00 Z", None),
            ("Mon, 3 Mär 2025", None),
            ("soon", None),
        ] {
            assert_eq!(mail(written).as_deref(), expected, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_date_or_none(written in "[0-9TZ+:, MarD'é-]{0,24}") {
            let _ = (iso(&written), mail(&written));
        }
    }
}
