//! Texts in which names do not count: what two states have in common that differ in how things are called only.
//!
//! The engine keeps its state to itself, but writes it down for debugging. That text is cut into runs that are hashed as
//! they stand, and names that were made on the way: of carts, of lines, of what was asked. Who compares states gives such
//! names numbers in the order in which they appear.

use std::ops::Range;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The hash of what stands there.
    Plain(u64),
    /// A name.
    Name(Name),
}

/// What a name is of, and by what it is told from others of its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    Cart(u64),
    Line(u64),
    /// Something that was asked, by its place in the ledger.
    Ask(usize),
    /// What an engine does for itself, or what a page asked that is gone: the page, and the number.
    Own(usize, u64),
}

/// A text in parts.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    pub parts: Vec<Part>,
    /// The number of the call that is under way.
    pub call: u64,
    /// The number of the timer that was set last.
    pub timer: u64,
    /// The version of the cart that is known.
    pub version: u64,
}

/// What is not a part of the state, by the name of the field.
///
/// The name for the next cart is new whenever something happens. A name that a line had before the shop gave it one is not
/// shown any more, and so no shopper can mean it. What an engine is able to do stays the same. Notices and the checkout's
/// name for a cart are only shown; whether the one notice that is checked is there, `digest.rs` writes.
const LEFT_OUT: [&[u8]; 5] = [b"next_id", b"named", b"able", b"notices", b"external_id"];

/// What stands before a number that only has to be another one than those before it, and the next one will be; and before
/// the numbers of attempts. Those end after the fifth: in a small scope too little goes wrong for that. It matters only
/// whether there was one.
const COUNTERS: [&[u8]; 7] =
    [b" call: ", b"timer: ", b"version: ", b"attempts: ", b"last_call: ", b"own_intents: ", b"failed_reads: "];

/// What stands before the number of an intent.
const INTENTS: [&[u8]; 7] = [b"\"id\":\"", b"\"add\":\"", b" id: ", b" intent: Some(", b" intent: ", DOUBT, b" add: "];

const DOUBT: &[u8] = b"doubt: Some((";

/// What stands before the place of an ask.
const LINK: &[u8] = b"https://shop.example/";

impl Outline {
    pub fn plain(&mut self, value: u64) {
        self.parts.push(Part::Plain(value));
    }

    pub fn name(&mut self, name: Name) {
        self.parts.push(Part::Name(name));
    }

    /// What is the same whatever names there are.
    pub fn look(&self) -> u64 {
        let plain = self.parts.iter().filter_map(|part| match part {
            Part::Plain(value) => Some(value),
            Part::Name(_) => None,
        });
        plain.fold(1, |look, value| mix(look ^ value, 0xa076_1d64_78bd_642f))
    }

    /// The name of a line; one of ours is named after its intent.
    pub fn line(&mut self, line: &str, intent: impl Fn(u64) -> Name) {
        match line.strip_prefix("pending-").and_then(|number| number.parse().ok()) {
            Some(number) => self.name(intent(number)),
            None => self.name(line_name(line)),
        }
    }

    /// Takes in a text as it is written for debugging, or JSON; `intent` names an intent by its number.
    pub fn text(&mut self, text: &str, intent: impl Fn(u64) -> Name) {
        let bytes = text.as_bytes();
        let (mut start, mut place) = (0, 0);
        while let Some(word) = next_word(bytes, place) {
            place = word.end;
            if let Some((part, skipped)) =
                self.look_at(&bytes[..word.start], &bytes[word.clone()], &bytes[place..], &intent)
            {
                self.plain(hash(&bytes[start..word.start]));
                self.parts.push(part);
                place += skipped;
                start = place;
            }
        }
        self.plain(hash(&bytes[start..]));
    }

    /// What a word stands for where it does not stand for itself, and how much of what comes after it goes with it.
    fn look_at(
        &mut self,
        before: &[u8],
        word: &[u8],
        after: &[u8],
        intent: &impl Fn(u64) -> Name,
    ) -> Option<(Part, usize)> {
        if let Some(number) = number(word) {
            let part = self.look_at_number(before, number, intent)?;
            return Some((part, if before.ends_with(DOUBT) { length_of_doubt(after) } else { 0 }));
        }
        if LEFT_OUT.contains(&word) && after.starts_with(b": ") {
            return Some((Part::Plain(0), length_of_value(after)));
        }
        let numbered = |prefix: &[u8]| number(word.strip_prefix(prefix)?);
        let name = if word.len() == 32 && word.iter().all(u8::is_ascii_hexdigit) {
            Name::Line(hash(word))
        } else if let Some(cart) = numbered(b"cart-") {
            Name::Cart(cart)
        } else {
            intent(numbered(b"pending-")?)
        };
        Some((Part::Name(name), 0))
    }

    fn look_at_number(&mut self, before: &[u8], number: u64, intent: &impl Fn(u64) -> Name) -> Option<Part> {
        if before.ends_with(LINK) {
            return Some(Part::Name(Name::Ask(usize::try_from(number).expect("a place"))));
        }
        if INTENTS.iter().any(|field| before.ends_with(field)) || is_asker(before) {
            return Some(Part::Name(intent(number)));
        }
        match COUNTERS.iter().position(|counter| before.ends_with(counter))? {
            0 => self.call = number,
            1 => self.timer = number,
            2 => self.version = number,
            3 => return Some(Part::Plain(number.min(1))),
            _ => {}
        }
        Some(Part::Plain(0))
    }
}

pub fn cart_name(cart: &str) -> Name {
    Name::Cart(cart.strip_prefix("cart-").and_then(|number| number.parse().ok()).unwrap_or(u64::MAX))
}

pub fn line_name(line: &str) -> Name {
    Name::Line(hash(line.as_bytes()))
}

/// Where the next word is, from a place on.
fn next_word(text: &[u8], place: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let start = place + text[place..].iter().position(is_part)?;
    let length = text[start..].iter().position(|byte| !is_part(byte)).unwrap_or(text.len() - start);
    Some(start..start + length)
}

/// The number that this is, if it is nothing else.
fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('-'))?.parse().ok()
}

/// True before one of those who ask for an intent.
fn is_asker(before: &[u8]) -> bool {
    let others = before.iter().rev().take_while(|byte| byte.is_ascii_digit() || b", ".contains(byte)).count();
    before[..before.len() - others].ends_with(b"askers: [")
}

/// Of how an add in doubt ended, only this matters to what is done about it: whether the shop itself refused it, for now
/// or for good. How long the error is where it did not.
fn length_of_doubt(error: &[u8]) -> usize {
    let refusals = [&b", server"[..], b", rate-limited", b", bad-request", b", not-found"];
    let is_refused = refusals.iter().any(|refusal| error.starts_with(refusal));
    if is_refused { 0 } else { 1 + length_of_value(&error[1..]) }
}

/// How long the value of a field is, with what stands between the name and it.
fn length_of_value(text: &[u8]) -> usize {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    for (place, byte) in text.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_quoted,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'(' | b'[' | b'{' => depth += 1,
            b',' | b')' | b']' | b'}' if depth == 0 => return place,
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Mixes two numbers (the halves of their product).
pub fn mix(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    let bytes = product.to_le_bytes();
    let half = |from: usize| u64::from_le_bytes(bytes[from..from + 8].try_into().expect("eight bytes"));
    half(0) ^ half(8)
}

pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = mix(hash ^ u64::from_le_bytes(word), 0xa076_1d64_78bd_642f);
    }
    mix(hash ^ 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3)
}
