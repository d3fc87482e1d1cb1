//! How long to wait before a request is sent again.

use crate::text::read_number;

/// How often a request is sent in all.
const MOST_ATTEMPTS: u32 = 5;

/// A longer wait is a matter for the caller.
const MOST_SECONDS: u64 = 30;

const SECONDS_A_DAY: u64 = 86_400;

/// An attempt to read something that failed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attempt<'a> {
    /// How many attempts there were, this one included.
    pub number: u32,
    /// The status of the answer; `None` where none came.
    pub status: Option<u16>,
    /// The `Retry-After` header, where there is one.
    pub retry_after: Option<&'a str>,
    /// What the clock says, in seconds since 1970.
    pub now_s: u64,
    /// A random number below 1000, so that not everybody comes back at once.
    pub jitter: u32,
}

/// How many milliseconds to wait before the request is sent again; `None` where it is not to be.
///
/// Lost connections, 429, 502, 503 and 504 are worth another attempt, five in all. `Retry-After` is obeyed, in seconds
/// or as a date, and a wait of more than 30 seconds is refused; without it the gaps are 250, 500, 1000 and 2000 ms, a
/// random half of which is left out.
#[must_use]
pub fn pause_ms(attempt: &Attempt) -> Option<u64> {
    let is_passing = matches!(attempt.status, None | Some(429 | 502 | 503 | 504));
    if !is_passing || attempt.number >= MOST_ATTEMPTS {
        return None;
    }
    match attempt.retry_after.and_then(|header| read_retry_after(header, attempt.now_s)) {
        Some(seconds) if seconds > MOST_SECONDS => None,
        Some(seconds) => Some((seconds * 1000).max(50)),
        None => {
            let gap = 125 << attempt.number.clamp(1, MOST_ATTEMPTS);
            Some(gap - gap / 2 * u64::from(attempt.jitter.min(1000)) / 1000)
        }
    }
}

/// The seconds that a `Retry-After` header asks for: a number, or a date as HTTP writes it now.
fn read_retry_after(header: &str, now_s: u64) -> Option<u64> {
    let header = header.trim();
    if header.bytes().all(|byte| byte.is_ascii_digit()) && !header.is_empty() {
        return Some(read_number(header).unwrap_or(u32::MAX).into());
    }
    Some(read_date(header)?.saturating_sub(now_s))
}

/// Reads `Wed, 21 Oct 2015 07:28:00 GMT` as seconds since 1970.
fn read_date(date: &str) -> Option<u64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, date) = date.strip_suffix(" GMT")?.split_once(", ")?;
    let mut words = date.split(' ');
    let day = number(words.next()?, 1, 31)?;
    let word = words.next()?.as_bytes();
    let month = MONTHS.as_bytes().chunks(3).position(|month| month == word)?;
    let year = number(words.next()?, 1970, 9999)?;
    let mut clock = words.next()?.split(':');
    let (hour, minute) = (number(clock.next()?, 0, 23)?, number(clock.next()?, 0, 59)?);
    let second = number(clock.next()?, 0, 60)?;
    let days = days_before(year, month) + day - 1;
    Some(days * SECONDS_A_DAY + hour * 3600 + minute * 60 + second)
}

/// How many days lie between 1970 and this month, which counts from 0.
fn days_before(year: u64, month: usize) -> u64 {
    const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let leap_days = |years: u64| years / 4 - years / 100 + years / 400;
    let is_leap = leap_days(year) > leap_days(year - 1);
    let this_year = BEFORE[month] + u64::from(is_leap && month > 1);
    (year - 1970) * 365 + leap_days(year - 1) - leap_days(1969) + this_year
}

fn number(text: &str, least: u64, most: u64) -> Option<u64> {
    let number = read_number(text).map(u64::from)?;
    (least..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_445_412_480; // Wed, 21 Oct 2015 07:28:00 GMT

    fn pause(status: u16, retry_after: Option<&str>) -> Option<u64> {
        pause_ms(&Attempt { number: 1, status: Some(status), retry_after, now_s: NOW, jitter: 0 })
    }

    /// Row 163.
    #[test]
    fn retry_after_is_obeyed_up_to_thirty_seconds() {
        let cases = [
            (Some("0"), Some(50)),
            (Some("7"), Some(7000)),
            (Some(" 30 "), Some(30_000)),
            (Some("31"), None),
            (Some("99999999999999999999"), None),
            (Some("Wed, 21 Oct 2015 07:28:20 GMT"), Some(20_000)),
            (Some("Wed, 21 Oct 2015 07:27:00 GMT"), Some(50)),
            (Some("Thu, 22 Oct 2015 07:28:00 GMT"), None),
            (Some("soon"), Some(250)),
            (Some(""), Some(250)),
            (Some("Wed, 21 Okt 2015 07:28:20 GMT"), Some(250)),
            (Some("Wed, 21 anF 2015 07:28:20 GMT"), Some(250)),
            (None, Some(250)),
        ];
        for (header, expected) in cases {
            assert_eq!(pause(429, header), expected, "{header:?}");
        }
    }

    #[test]
    fn only_what_may_pass_is_worth_another_attempt() {
        for status in [429, 502, 503, 504] {
            assert_eq!(pause(status, None), Some(250), "{status}");
        }
        for status in [0, 200, 304, 400, 401, 403, 404, 500, 501] {
            assert_eq!(pause(status, None), None, "{status}");
        }
    }

    #[test]
    fn the_gaps_grow_and_end_with_the_fifth_attempt() {
        let gap = |number, jitter| pause_ms(&Attempt { number, jitter, ..Attempt::default() });

        assert_eq!([1, 2, 3, 4, 5].map(|number| gap(number, 0)), [Some(250), Some(500), Some(1000), Some(2000), None]);
        assert_eq!((gap(0, 0), gap(1, 999), gap(4, 500)), (Some(250), Some(126), Some(1500)));
    }

    #[test]
    fn dates_are_counted_from_1970() {
        let cases = [
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Tue, 29 Feb 2000 23:59:59 GMT", Some(951_868_799)),
            ("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800)),
            ("Fri, 01 Jan 2100 00:00:00 GMT", Some(4_102_444_800)),
            ("Mon, 01 Mar 2100 00:00:00 GMT", Some(4_107_542_400)),
            ("Sun, 06 Nov 1969 08:49:37 GMT", None),
            ("Sunday, 06-Nov-94 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49 GMT", None),
            ("Sun, 06 Nov 1994 24:00:00 GMT", None),
        ];
        for (date, seconds) in cases {
            assert_eq!(read_date(date), seconds, "{date}");
        }
    }
}
