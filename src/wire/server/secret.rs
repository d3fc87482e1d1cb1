//! What nobody may see.

use crate::json_writer::JsonWriter;
use alloc::string::String;
use core::fmt;

/// A password, a token, or a text that holds one. Its `Debug` says nothing, and it has no `Display`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The text itself, for sending it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The words with "…" wherever they repeat the secret, as it is or as JSON writes it.
    #[must_use]
    pub fn hide_in(&self, words: &str) -> String {
        if self.0.is_empty() {
            return words.into();
        }
        let mut json = JsonWriter::default();
        json.text(&self.0);
        let json = json.into_text();
        words.replace(&self.0, "…").replace(&json[1..json.len() - 1], "…")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The words without any of the secrets.
pub(in crate::wire) fn hide(words: String, secrets: &[Secret]) -> String {
    secrets.iter().fold(words, |words, secret| secret.hide_in(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_itself_only_when_asked() {
        let secret = Secret::new("pass:word");

        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "… Some(…)");
        assert_eq!(secret.reveal(), "pass:word");
    }

    #[test]
    fn words_that_repeat_it_lose_it() {
        assert_eq!(Secret::new("t0k").hide_in("bad token t0k, not t0k!"), "bad token …, not …!");
        assert_eq!(Secret::new("a\"b").hide_in(r#"a"b or a\"b"#), "… or …");
        assert_eq!(Secret::default().hide_in("words"), "words");
    }
}
