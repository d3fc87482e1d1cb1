//! Dates: `2022-01-18T05:00:00.000+0000` as the prose wants it, or `2022-01-18T05:00:00Z` as the sample has it.

use crate::text::concat;
use alloc::string::String;

/// The date as the prose wants it, with milliseconds and an offset without a colon; `None` for what is no such date.
pub(super) fn documented(date: &str) -> Option<String> {
    let (seconds, rest) = date.split_at_checked("YYYY-MM-DDThh:mm:ss".len())?;
    if !has_form(seconds, "0000-00-00T00:00:00") {
        return None;
    }
    let (fraction, offset) = rest.split_at_checked(rest.find(['Z', '+', '-'])?)?;
    let milliseconds = match fraction {
        "" => ".000",
        fraction if has_form(fraction, ".000") => fraction,
        _ => return None,
    };
    let colon = offset.len().saturating_sub(3);
    let offset = match offset {
        "Z" => "+0000".into(),
        offset if has_form(&offset[1..], "0000") => offset.into(),
        offset if has_form(&offset[1..], "00:00") => concat(&[&offset[..colon], &offset[colon + 1..]]),
        _ => return None,
    };
    Some(concat(&[seconds, milliseconds, &offset]))
}

/// True where the text has a digit for each 0 of the form, and the form's own characters elsewhere.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(byte, of_form): (u8, u8)| if of_form == b'0' { byte.is_ascii_digit() } else { byte == of_form };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 122.
    #[test]
    fn both_forms_of_a_date_are_known() {
        let cases = [
            ("2022-01-18T05:00:00Z", "2022-01-18T05:00:00.000+0000"),
            ("2022-01-18T05:00:00.123Z", "2022-01-18T05:00:00.123+0000"),
            ("2022-01-18T05:00:00.123-0500", "2022-01-18T05:00:00.123-0500"),
            ("2022-01-18T05:00:00+05:30", "2022-01-18T05:00:00.000+0530"),
        ];
        for (date, expected) in cases {
            assert_eq!(documented(date).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let cases = [
            "",
            "2022-01-18",
            "2022-01-18 05:00:00Z",
            "2022-01-18T05:00:00",
            "2022-01-18T05:00:00.1Z",
            "2022-01-18T05:00:00+5",
            "2022-01-18T05:00:00+é5",
            "2022-01-18T05:00:00Zé",
            "18/01/2022T05:00:00Z",
            "2022-01-18T05:00:0é",
        ];
        for date in cases {
            assert_eq!(documented(date), None, "{date}");
        }
    }
}
