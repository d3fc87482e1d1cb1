//! What nobody knows of the real API, as switches, and its many ways of writing one and the same answer.

use super::Reply;
use serde_json::{Map, Value, json};

/// What an add of something that is in the cart already does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    Sums,
    NewLine,
    Replaces,
}

/// What the ids of lines look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// 32 hex digits.
    Random,
    Numbers,
    /// Numbers beyond those that JavaScript can tell apart.
    LargeNumbers,
    /// Text that differs as text only: 1.0, 1e0, 01.
    LikeNumbers,
    /// They follow from what the line holds: added again, it has the same one.
    OfContent,
}

impl Ids {
    /// The id that is issued after so many others.
    pub(super) fn issue(self, issued: u32, content: impl Fn() -> String) -> String {
        let round = 1 + issued / 4;
        match self {
            Ids::Random => (0..4).map(|part| format!("{:08x}", scramble(issued * 4 + part))).collect(),
            Ids::Numbers => (1234 + issued).to_string(),
            Ids::LargeNumbers => ((1 << 53) + u64::from(issued)).to_string(),
            Ids::LikeNumbers => match issued % 4 {
                0 => format!("{round}.0"),
                1 => format!("{round}e0"),
                2 => format!("0{round}"),
                _ => format!("-{round}"),
            },
            Ids::OfContent => content(),
        }
    }

    fn are_numbers(self) -> bool {
        matches!(self, Ids::Numbers | Ids::LargeNumbers)
    }
}

/// The doubtful points. The first fifteen or so are the sandbox's; the last ones are about what is done silently.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "switches")]
pub struct Quirks {
    /// A cart that was never written is 404, not empty.
    pub unused_is_missing: bool,
    pub repeated_add: Repeat,
    pub ids: Ids,
    /// What the id of a new line is called; "none" leaves it to `Location`.
    pub id_spelling: &'static str,
    /// `Location` is misprinted as in the guide.
    pub location_typo: bool,
    pub empty_is_array: bool,
    pub add_refusal: u16,
    pub image_in_cart: bool,
    /// "cart", "checkout" or "both".
    pub checkout_at: &'static str,
    /// "body", "location", "both" or "nowhere".
    pub checkout_link_in: &'static str,
    /// Removing a line that is not there is 204.
    pub gone_is_fine: bool,
    pub part_is_whole: bool,
    pub items_are_list: bool,
    pub vat_rate_in_cart: bool,
    pub decimals_are_numbers: bool,
    pub catalogs_are_numbers: bool,
    pub date_has_colon: bool,
    pub has_unknown_members: bool,
    /// "json", "as-printed", "html" or "none".
    pub errors_as: &'static str,
    /// The most a line may hold; more is cut off without a word.
    pub most_units: u32,
}

impl Quirks {
    /// The API as the guide has it.
    pub const PLAIN: Quirks = Quirks {
        unused_is_missing: false,
        repeated_add: Repeat::Sums,
        ids: Ids::Random,
        id_spelling: "cartItemId",
        location_typo: false,
        empty_is_array: false,
        add_refusal: 400,
        image_in_cart: false,
        checkout_at: "both",
        checkout_link_in: "both",
        gone_is_fine: false,
        part_is_whole: false,
        items_are_list: false,
        vat_rate_in_cart: false,
        decimals_are_numbers: false,
        catalogs_are_numbers: false,
        date_has_colon: false,
        has_unknown_members: false,
        errors_as: "json",
        most_units: u32::MAX,
    };

    /// A map, whose empty form is doubtful.
    pub(super) fn map(&self, entries: Map<String, Value>) -> Value {
        if self.empty_is_array && entries.is_empty() { json!([]) } else { entries.into() }
    }

    /// The answer to an add.
    pub(super) fn named_id(&self, id: &str) -> Value {
        let number = id.parse::<u64>().ok().filter(|_| self.ids.are_numbers());
        match self.id_spelling {
            "none" => json!({}),
            spelling => json!({ spelling: number.map_or_else(|| id.into(), Value::from) }),
        }
    }

    /// An answer in the way that is asked for.
    pub(super) fn write(&self, mut reply: Reply) -> Reply {
        if self.location_typo {
            reply.location = reply.location.replace("api_key=", "api_key?=");
        }
        if self.rewrites() && !reply.body.is_empty() {
            let value = serde_json::from_str(&reply.body).expect("it was written as JSON");
            reply.body = self.rewritten("", value).to_string();
        }
        reply
    }

    pub(super) fn write_refusal(&self, reply: Reply) -> Reply {
        let said: Value = serde_json::from_str(&reply.body).expect("it was written as JSON");
        let [error, info] = ["error", "additionalInfo"].map(|key| said[key].as_str().unwrap_or_default());
        let body = match self.errors_as {
            "none" => String::new(),
            "as-printed" => format!("{{ error: \"{error}\", additionalInfo: \"{info}” }}"),
            "html" => format!("<html><title>{error}</title></html>"),
            _ => return reply,
        };
        Reply { body, ..reply }
    }

    fn rewrites(&self) -> bool {
        self.items_are_list
            || self.decimals_are_numbers
            || self.catalogs_are_numbers
            || self.date_has_colon
            || self.has_unknown_members
    }

    fn rewritten(&self, key: &str, value: Value) -> Value {
        match (key, value) {
            ("price", Value::String(price)) if self.decimals_are_numbers => plain_number(&price),
            ("catalogID", Value::String(id)) if self.catalogs_are_numbers => plain_number(&id),
            ("createdDate" | "completedDate", Value::String(date)) if self.date_has_colon => {
                date.replace("-0700", "-07:00").into()
            }
            ("cartItems", Value::Object(items)) if self.items_are_list => {
                items.into_iter().map(|(id, item)| self.rewritten("", listed(id, &item))).collect()
            }
            (_, Value::Object(fields)) => self.rewritten_object(key, fields),
            (_, value) => value,
        }
    }

    fn rewritten_object(&self, key: &str, fields: Map<String, Value>) -> Value {
        let rewrite = |(key, value): (String, Value)| {
            let rewritten = self.rewritten(&key, value);
            (key, rewritten)
        };
        let mut fields: Map<_, _> = fields.into_iter().map(rewrite).collect();
        if self.has_unknown_members && !matches!(key, "cartItems" | "itemOptions") {
            fields.insert("neverHeardOf".to_owned(), json!([7, "x", null]));
        }
        fields.into()
    }
}

/// Looks like the digests that the vendor uses: the last step of `MurmurHash3`.
fn scramble(number: u32) -> u32 {
    let word = number.wrapping_add(0x9e37_79b9).wrapping_mul(0x85eb_ca6b);
    let word = (word ^ word >> 13).wrapping_mul(0xc2b2_ae35);
    word ^ word >> 16
}

/// `"12.50"` as JavaScript writes that number: 12.5.
fn plain_number(text: &str) -> Value {
    let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    serde_json::from_str(short).expect("a decimal")
}

fn listed(id: String, item: &Value) -> Value {
    let mut fields = Map::from_iter([("cartItemID".to_owned(), id.into())]);
    fields.extend(item.as_object().cloned().unwrap_or_default());
    fields.into()
}
