//! Moments as people write them, and how long one is after another. In UTC, as moments are.

use crate::scan::Moment;

const SECONDS_OF_DAY: i64 = 24 * 60 * 60;

/// "2025-03-03 14:05", without the time if it is the first second of its day, as that of a day without a time is.
pub(super) fn day_and_time(moment: Moment) -> String {
    let seconds = seconds_since_year_0(moment);
    let (year, month, day) = date(seconds.div_euclid(SECONDS_OF_DAY));
    let of_day = seconds.rem_euclid(SECONDS_OF_DAY);
    let time = if of_day == 0 { String::new() } else { format!(" {:02}:{:02}", of_day / 3600, of_day / 60 % 60) };
    format!("{year:04}-{month:02}-{day:02}{time}")
}

/// "40 min later", "3 h later", "2 days later"; empty for the same minute.
pub(super) fn later(first: Moment, next: Moment) -> String {
    let minutes = (first.days_between(next) * 24.0 * 60.0).floor() as u64;
    match minutes {
        0 => String::new(),
        1..60 => format!("{minutes} min later"),
        60..2880 => format!("{} h later", minutes / 60),
        _ => format!("{} days later", minutes / (24 * 60)),
    }
}

/// A moment tells how far it is from another one, so the calendar counts from the first that can be named.
fn seconds_since_year_0(moment: Moment) -> i64 {
    let first = Moment::parse("0000-01-01").expect("it is a date");
    (first.days_between(moment) * SECONDS_OF_DAY as f64).round() as i64
}

/// Year, month and day from the days since the first of the year 0, in eras of 400 years that begin in March, so that a leap day is the
/// last of its year.
fn date(days: i64) -> (i64, i64, i64) {
    const BEFORE_MARCH: i64 = 60;
    const DAYS_OF_ERA: i64 = 146_097;
    let since = days - BEFORE_MARCH;
    let (era, of_era) = (since.div_euclid(DAYS_OF_ERA), since.rem_euclid(DAYS_OF_ERA));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(date: &str) -> Moment {
        Moment::parse(date).unwrap()
    }

    #[test]
    fn a_date_is_shown_as_it_was_given() {
        for year in [0, 1, 4, 1600, 1899, 1900, 1969, 1970, 1999, 2000, 2024, 2025, 2100, 9999] {
            for month in 1..=12 {
                for day in [1, 2, 27, 28, 29, 30, 31] {
                    let date = format!("{year:04}-{month:02}-{day:02}");
                    let Some(moment) = Moment::parse(&date) else { continue };
                    assert_eq!(day_and_time(moment), date);
                }
            }
        }
        for (given, shown) in [
            ("2025-03-03T14:05:09", "2025-03-03 14:05"),
            ("2025-03-03T01:00+02:00", "2025-03-02 23:00"),
            ("2024-02-29T23:59:59Z", "2024-02-29 23:59"),
        ] {
            assert_eq!(day_and_time(moment(given)), shown);
        }
    }

    #[test]
    fn the_time_between_is_told_in_the_unit_that_fits() {
        let first = moment("2025-03-03T12:00:00");
        for (next, told) in [
            ("2025-03-03T12:00:30", ""),
            ("2025-03-03T12:59:59", "59 min later"),
            ("2025-03-03T13:00:00", "1 h later"),
            ("2025-03-05T11:59:00", "47 h later"),
            ("2025-03-05T12:00:00", "2 days later"),
        ] {
            assert_eq!(later(first, moment(next)), told);
        }
    }
}
