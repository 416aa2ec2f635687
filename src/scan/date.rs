//! Publication dates, parsed from ISO 8601, precise to at least a day.

/// A moment: seconds since the start of 1970 in UTC, negative before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

const DAY: i64 = 24 * 60 * 60;

impl Moment {
    /// Parses `2025-03-03` or `2025-03-03T14:05:00+01:00`. A day without a time means its first second; a time without
    /// a zone is in UTC. `None` for anything else: a year or a month alone would make too many articles equally old.
    ///
    /// ```
    /// use respun::scan::Moment;
    /// assert_eq!(Moment::parse("2025-03-03T01:00+02:00"), Moment::parse("2025-03-02 23:00:00.5Z"));
    /// assert_eq!(Moment::parse("3 March 2025"), None);
    /// ```
    pub fn parse(date: &str) -> Option<Moment> {
        let (day, time) = match date.trim().split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (date.trim(), None),
        };
        let mut parts = day.splitn(3, '-');
        let mut part = |length| parts.next().and_then(|digits| number(digits, length));
        let days = days_since_1970(part(4)?, part(2)?, part(2)?)?;
        let seconds = match time {
            Some(time) => seconds_of_day(time)?,
            None => 0,
        };
        Some(Moment(days * DAY + seconds))
    }

    /// The moment this many seconds after the start of 1970 in UTC; before it if negative.
    pub fn from_unix(seconds: i64) -> Moment {
        Moment(seconds)
    }

    /// Year, month and day in UTC in the Gregorian calendar, with months and days counted from 1.
    pub fn day(self) -> (i64, i64, i64) {
        // Eras of 400 years starting in March, so that a leap day is the last day of its year.
        const ERA: i64 = 146_097;
        const FROM_MARCH_OF_YEAR_0: i64 = 719_468;
        let since = self.0.div_euclid(DAY) + FROM_MARCH_OF_YEAR_0;
        let (era, of_era) = (since.div_euclid(ERA), since.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        (era * 400 + year_of_era + i64::from(month <= 2), month, day)
    }

    /// Hour, minute and second of the day in UTC.
    pub fn time(self) -> (i64, i64, i64) {
        let of_day = self.0.rem_euclid(DAY);
        (of_day / 3600, of_day / 60 % 60, of_day % 60)
    }

    /// Days between two moments, including fractions. Symmetric.
    pub fn days_between(self, other: Moment) -> f64 {
        (self.0 - other.0).unsigned_abs() as f64 / DAY as f64
    }
}

/// A number with exactly `length` digits.
fn number(digits: &str, length: usize) -> Option<i64> {
    let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970 in the Gregorian calendar; `None` if the day does not exist.
fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
        return None;
    }
    // Leap days up to the year before; by 1970 there had been 477.
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) - 477;
    let of_months: i64 = (1..month).map(|month| days_in_month(year, month)).sum();
    Some((year - 1970) * 365 + leap_days + of_months + day - 1)
}

/// Seconds since the start of the day in UTC: `14:05`, `14:05:09`, `14:05:09.25`, each with or without a zone.
fn seconds_of_day(time: &str) -> Option<i64> {
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) if matches!(time.as_bytes()[at], b'Z' | b'z') => (&time[..at], (at + 1 == time.len()).then_some(0)?),
        Some(at) => (&time[..at], offset(&time[at..])?),
        None => (time, 0),
    };
    let mut parts = clock.trim_end().splitn(3, ':');
    let hour = number(parts.next()?, 2).filter(|hour| *hour < 24)?;
    let minute = number(parts.next()?, 2).filter(|minute| *minute < 60)?;
    let second = match parts.next() {
        // A leap second counts as the first second of the next minute.
        Some(second) => number(second.split(['.', ',']).next()?, 2).filter(|second| *second <= 60)?,
        None => 0,
    };
    Some(hour * 3600 + minute * 60 + second - offset)
}

/// Seconds by which a zone is ahead of UTC: `+01:00`, `-0530`, `+01`.
fn offset(zone: &str) -> Option<i64> {
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits = zone[1..].replace(':', "");
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits, 2)?, 0),
        4 => (number(&digits[..2], 2)?, number(&digits[2..], 2)?),
        _ => return None,
    };
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("1970-03-01", 59),
            ("1972-03-01", 790),
            ("2000-02-29", 11_016),
            ("2025-03-03", 20_150),
            ("1900-01-01", -25_567),
        ] {
            assert_eq!(Moment::parse(date), Some(Moment(days * DAY)), "{date}");
        }
    }

    #[test]
    fn what_is_no_day_is_no_moment() {
        for date in [
            "",
            "2025",
            "2025-03",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-3-3",
            "25-03-03",
            "2025-03-03T",
            "2025-03-03Tnoon",
            "2025-03-03T25:00",
            "2025-03-03T10:61",
            "2025-03-03T10:00+1",
            "2025-03-03T10:00Zulu",
            "2025-03-0é",
            "2025-03-03T10:00+é1",
        ] {
            assert_eq!(Moment::parse(date), None, "{date}");
        }
    }

    #[test]
    fn zones_are_reckoned_in() {
        let noon = Moment::parse("2025-03-03T12:00:00Z").unwrap();
        for date in
            ["2025-03-03 12:00", "2025-03-03T13:00+01:00", "2025-03-03T06:30:00-0530", "2025-03-03T14:00:00.123+02"]
        {
            assert_eq!(Moment::parse(date), Some(noon), "{date}");
        }
        assert_eq!(noon.days_between(Moment::parse("2025-03-01").unwrap()), 2.5);
    }
}
