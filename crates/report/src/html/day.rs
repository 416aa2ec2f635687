//! Moments as people write them, and how long one is after another. In UTC, as moments are.

use respun::scan::Moment;

/// "2025-03-03 14:05", without the time if it is the first second of its day, as that of a day without a time is.
pub(super) fn day_and_time(moment: Moment) -> String {
    let ((year, month, day), (hour, minute, second)) = (moment.day(), moment.time());
    let is_day = (hour, minute, second) == (0, 0, 0);
    let time = if is_day { String::new() } else { format!(" {hour:02}:{minute:02}") };
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
        for (next, expected) in [
            ("2025-03-03T12:00:30", ""),
            ("2025-03-03T12:59:59", "59 min later"),
            ("2025-03-03T13:00:00", "1 h later"),
            ("2025-03-05T11:59:00", "47 h later"),
            ("2025-03-05T12:00:00", "2 days later"),
        ] {
            assert_eq!(later(first, moment(next)), expected);
        }
    }
}
