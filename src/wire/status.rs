//! What the statuses of answers stand for.

use crate::error::Kind;
use alloc::string::String;

/// How many bytes of a body's words are kept.
const EXCERPT: usize = 200;

/// What a status other than 2xx stands for.
pub(super) fn kind(status: u16) -> Kind {
    match status {
        401 | 403 => Kind::Forbidden,
        404 | 410 => Kind::NotFound,
        408 => Kind::Timeout,
        429 => Kind::RateLimited,
        400..=499 => Kind::BadRequest,
        500..=599 => Kind::Server,
        _ => Kind::UnreadableAnswer,
    }
}

/// The beginning of what a body says.
pub(super) fn excerpt(mut words: String) -> String {
    let mut end = words.len().min(EXCERPT);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.truncate(end);
    words
}
