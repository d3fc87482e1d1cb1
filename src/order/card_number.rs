//! Card numbers, which must never be handed over.

/// How many digits the number of a card has.
const LENGTHS: core::ops::RangeInclusive<usize> = 12..=19;

/// True for text that is the number of a card: 12 to 19 digits, with blanks or hyphens between them or not, that pass
/// the Luhn test.
///
/// A token that happens to look so is refused, too: one in ten of those that are nothing but 12 to 19 digits.
///
/// # Source
/// ISO/IEC 7812-1, annex B (the check digit).
#[must_use]
pub fn is_card_number(text: &str) -> bool {
    let (mut sum, mut count) = (0, 0);
    for character in text.chars().rev().filter(|character| !is_separator(*character)) {
        let Some(digit) = character.to_digit(10) else { return false };
        let doubled = if count % 2 == 1 { digit * 2 } else { digit };
        sum += doubled / 10 + doubled % 10;
        count += 1;
    }
    LENGTHS.contains(&count) && sum % 10 == 0
}

/// A blank, or one of the dashes that people and programs put between groups of digits.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_numbers_of_cards_however_they_are_grouped() {
        let cases = [
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            " 4111\u{a0}1111\u{2011}1111 1111 ",
            "378282246310005",
            "3782 822463 10005",
            "30569309025904",
            "5018000000000009",
            "6304000000000000000",
            "501800000009",
            "000000000000",
        ];
        for text in cases {
            assert!(is_card_number(text), "{text}");
        }
    }

    #[test]
    fn masks_tokens_and_short_or_long_numbers_are_none() {
        let cases = [
            "",
            " - ",
            "************1111",
            "411111******1111",
            "411111XXXXXX1111",
            "1111",
            "4111111111111112",
            "41111111111",
            "00000000000",
            "00000000000000000000",
            "tok_4111111111111111",
            "4111.1111.1111.1111",
            "٤١١١١١١١١١١١١١١١",
        ];
        for text in cases {
            assert!(!is_card_number(text), "{text}");
        }
    }
}
