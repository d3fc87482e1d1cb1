//! Languages: `EN_US` is meant as `en-US`.

use alloc::string::String;

/// The language as an IETF tag, in its usual letters.
pub(super) fn tag(reference: &str) -> String {
    let mut tag = String::with_capacity(reference.len());
    for (index, part) in reference.trim().split(['_', '-']).enumerate() {
        if index > 0 {
            tag.push('-');
        }
        match (index, part.len()) {
            (1.., 2) => tag.push_str(&part.to_ascii_uppercase()),
            (1.., 4) => push_capitalised(&mut tag, part),
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    tag
}

fn push_capitalised(tag: &mut String, part: &str) {
    for (index, letter) in part.chars().enumerate() {
        tag.push(if index == 0 { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 134.
    #[test]
    fn a_language_is_written_as_browsers_know_it() {
        let cases = [
            ("EN_US", "en-US"),
            ("en-us", "en-US"),
            ("DE", "de"),
            ("zh_HANS_cn", "zh-Hans-CN"),
            ("es_419", "es-419"),
            ("", ""),
            ("_", "-"),
            ("Ü_é", "Ü-é"),
        ];
        for (reference, expected) in cases {
            assert_eq!(tag(reference), expected, "{reference}");
        }
    }
}
