//! Bodies made to break something.

use barrow::wire::System;

/// Small ones, by name.
pub fn hostile() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str| [open.repeat(1_000_000), close.repeat(1_000_000)].concat();
    let digits = "9".repeat(400);
    vec![
        ("nested arrays", nested("[", "]")),
        ("nested objects", nested("{\"a\":", "}")),
        ("arrays that never end", "[".repeat(1_000_000)),
        ("nesting in a field that is read", product(&format!("\"productOptions\":{}", nested("{\"a\":", "}")))),
        ("nesting in a field that nobody reads", product(&format!("\"x\":{}", nested("[", "]")))),
        ("nesting in what is passed on", product(&format!("\"customFields\":{}{}", "[".repeat(60), "]".repeat(60)))),
        ("lone surrogates", product(r#""name":"\ud800","description":"\udc00\ud800","locale":"\ud83d\ude00\ude00""#)),
        ("text of NUL bytes", product("\"name\":\"\\u0000\\u0000\"")),
        ("bare NUL bytes", product("\"name\":\"\0\0\"")),
        ("numbers of 400 digits", product(&format!("\"price\":{digits},\"shippingMethod\":{digits},\"x\":-{digits}e{digits}"))),
        ("a price of 400 digits after the point", product(&format!("\"price\":\"0.{digits}\",\"currency\":\"USD\""))),
        ("ranks of 400 digits", option(&format!("\"rank\":{digits}"))),
        ("text lengths of 400 digits", option(&format!("\"textOption\":{{\"minLength\":{digits},\"maxLength\":-1}}"))),
        ("duplicate fields", product("\"name\":\"n\",\"price\":\"1\",".repeat(500).trim_end_matches(','))),
        ("duplicate options", format!("{{\"partNumber\":\"p\",\"productOptions\":{{{}}}}}", [r#""a":{"optionChoices":{"options":{"v":{},"v":{}}}}"#; 500].join(","))),
        ("duplicate lines", format!("{{\"cartItems\":{{{}}}}}", [r#""a":{"product":"h/product/p","quantity":1}"#; 500].join(","))),
        ("quantities that do not fit", r#"{"currency":"USD","cartItems":{"a":{"product":"p","price":"999999999999999","quantity":4294967295},"b":{"product":"q","price":"999999999999999","quantity":4294967295}}}"#.to_owned()),
        ("ids of objects", r#"{"cartItems":{"__proto__":{"product":"h/product/__proto__","itemOptions":{"__proto__":"constructor"}}}}"#.to_owned()),
        ("an id of a megabyte", format!("{{\"cartItemId\":\"{}\"}}", "x".repeat(1_000_000))),
        ("nothing", String::new()),
        ("blanks", " \n\t\r".repeat(1000)),
        ("a byte order mark", "\u{feff}{}".to_owned()),
    ]
}

/// Ones of at least so many bytes, by name.
pub fn large(bytes: usize) -> Vec<(&'static str, String)> {
    let filled = |unit: &str| unit.repeat(bytes / unit.len() + 1);
    let listed = |unit: &str| filled(unit).trim_end_matches(',').to_owned() + " ";
    vec![
        ("blanks", filled(" ")),
        ("a name", product(&format!("\"name\":\"{}\"", filled("x")))),
        ("a name of escapes", product(&format!("\"name\":\"{}\"", filled("\\u00fc")))),
        ("numbers that nobody reads", product(&format!("\"x\":[{}]", listed("1,")))),
        ("fields that nobody reads", product(&listed("\"x\":1,"))),
        (
            "option sets",
            format!(
                r#"{{"partNumber":"p","productOptions":{{"a":{{"optionChoices":{{"options":{{"x":{{}}}}}}}}}},"optionSets":[{}]}}"#,
                listed(r#"{"selectedOptions":{"a":"x"}},"#)
            ),
        ),
        (
            "option sets that are broken",
            product(&format!("\"optionSets\":[{}]", listed(r#"{"selectedOptions":{"a":"x"}},"#))),
        ),
        ("lines", format!("{{\"cartItems\":[{}]}}", listed(r#"{"id":1,"cartItemID":7,"product":"h/product/p"},"#))),
    ]
}

/// The same for systems that servers speak to.
pub fn large_for_servers(bytes: usize) -> Vec<(System, &'static str, String)> {
    let list = |id: &str, key: &str, unit: &str| {
        let units = unit.repeat(bytes / unit.len() + 1);
        format!("{{\"{id}\":\"p\",\"{key}\":[{}]}}", units.trim_end_matches(','))
    };
    vec![
        (System::Meplato, "offers that nobody can read", list("id", "offers", "{},")),
        (System::Meplato, "features", list("id", "features", "\"f\",")),
        (System::PitneyBowes, "codes of options", list("sku", "options", r#"{"name":"S","code":"1"},"#)),
        (System::PerfectSync, "groups of nothing", list("productID", "additionGroups", r#"{"additionGroupID":1},"#)),
    ]
}

fn product(fields: &str) -> String {
    format!("{{\"partNumber\":\"p\",{fields}}}")
}

/// A product with one option, whose one value has this field.
fn option(field: &str) -> String {
    product(&format!(r#""productOptions":{{"o":{{{field},"optionChoices":{{"options":{{"v":{{{field}}}}}}}}}}}"#))
}
