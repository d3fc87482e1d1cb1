//! Independent options, surcharges and text.

use super::*;

#[test]
fn independent_options_each_want_a_value() {
    let picker = merged(&named_options());

    assert_eq!(
        stands(&picker),
        ["Required Color: Red Blue", "Required Choose a size: Medium Extra Large", "Required Engraving: Text"]
    );
    assert_eq!(missing(&picker), ["Color", "Choose a size", "Engraving"]);
    assert_eq!(forced(&picker), [""; 0], "text never follows by itself");
}

#[test]
fn surcharges_make_the_range_and_the_price() {
    let mut picker = merged(&named_options());

    assert_eq!(prices(&picker), (Some(range("15.00", "17.50")), None));
    pick(&mut picker, "Size=XL");
    assert_eq!(prices(&picker), (Some(range("17.50", "17.50")), None));
    pick(&mut picker, "Size=M Color=Blue");
    assert_eq!(prices(&picker), (Some(range("15.00", "15.00")), None));
    picker.enter_text("Engraving", "AB").unwrap();
    assert_eq!(prices(&picker), (Some(range("15.00", "15.00")), Some("15.00".to_owned())));
}

#[test]
fn a_complete_choice_has_its_exact_price() {
    for (given, unit) in [("Color=Red Size=M Engraving=AB", "15.00"), ("Color=Blue Size=XL Engraving=AB", "17.50")] {
        let chosen = check(&named_options(), &pairs(given)).unwrap();

        assert_eq!((chosen.options, chosen.unit.unwrap().text()), (pairs(given), unit.to_owned()));
    }
}

#[test]
fn a_choice_is_refused_for_what_is_missing_unknown_or_too_long() {
    let cases = [
        ("Color=Red Size=M", "selectedOptions", "still to choose: Engraving"),
        ("Color=Red Size=M Engraving=", "selectedOptions", "still to choose: Engraving"),
        ("Color=Green Size=M Engraving=AB", "selectedOptions.Color", "there is no value \"Green\""),
        (
            "Color=Red Size=M Engraving=ABCDEFGHIJKLM",
            "selectedOptions.Engraving",
            "the text is too long or too short \"ABCDEFGHIJKLM\"",
        ),
    ];
    for (given, field, message) in cases {
        let error = check(&named_options(), &pairs(given)).expect_err(given);

        assert_eq!((error.code(), error.field()), ("invalid-selection", field));
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn the_order_of_picks_and_text_does_not_matter() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for order in orders {
        let mut picker = merged(&named_options());

        for step in order {
            let change = match step {
                0 => picker.pick("Color", "Blue"),
                1 => picker.pick("Size", "XL"),
                _ => picker.enter_text("Engraving", "AB"),
            };
            assert_eq!(change, Ok(Change::default()), "{order:?}");
        }

        assert_eq!(picked(&picker), ["Color=Blue", "Choose a size=Extra Large", "Engraving=\"AB\""], "{order:?}");
        assert_eq!(selected(&picker), "Color=Blue Size=XL Engraving=AB", "{order:?}");
    }
}

#[test]
fn text_is_measured_in_characters_and_not_trimmed() {
    let cases = [("😀😀😀😀😀😀😀😀😀😀😀😀", true), ("äöüäöüäöüäöü", true), (" ", true), ("  ABCDEFGHIJ ", false)];
    for (text, fits) in cases {
        let mut picker = merged(&named_options());
        pick(&mut picker, "Color=Red Size=M");

        let entered = picker.enter_text("Engraving", text);

        assert_eq!(entered.is_ok(), fits, "{text:?}");
        let expected = if fits { format!("Color=Red Size=M Engraving={text}") } else { "incomplete".to_owned() };
        assert_eq!(selected(&picker), expected, "{text:?}");
    }
}

#[test]
fn text_that_is_too_long_is_refused_and_the_old_text_stays() {
    let mut picker = merged(&named_options());
    picker.enter_text("Engraving", "AB").unwrap();

    let error = picker.enter_text("Engraving", "ABCDEFGHIJKLM").unwrap_err();

    assert_eq!((error.code(), error.field()), ("invalid-selection", "selectedOptions.Engraving"));
    assert_eq!(picked(&picker), ["Engraving=\"AB\""]);
}

#[test]
fn empty_text_takes_the_text_back() {
    let mut picker = merged(&named_options());
    picker.enter_text("Engraving", "AB").unwrap();

    picker.enter_text("Engraving", "").unwrap();

    assert_eq!((picked(&picker), missing(&picker).len()), (vec![], 3));
}

#[test]
fn text_is_typed_and_values_are_picked() {
    let mut picker = merged(&named_options());

    assert_eq!(picker.pick("Engraving", "text").unwrap_err().code(), "invalid-selection");
    assert_eq!(picker.enter_text("Color", "Red").unwrap_err().code(), "invalid-selection");
    assert_eq!(picked(&picker), [""; 0]);
}

#[test]
fn text_that_is_too_short_is_kept_but_still_wanted() {
    let mut picker = merged(&Rc::new(product(vec![text_option("e", "Engraving", 2, 4)])));

    picker.enter_text("e", "A").unwrap();

    assert_eq!((picked(&picker), missing(&picker)), (vec!["Engraving=\"A\"".to_owned()], vec!["Engraving".to_owned()]));
    assert_eq!(selected(&picker), "incomplete");
    picker.enter_text("e", "AB").unwrap();
    assert_eq!(selected(&picker), "e=AB");
}

#[test]
fn optional_text_costs_only_what_was_typed_and_leaves_no_key_behind() {
    let optional = Rc::new(product(vec![text_option("e", "Engraving", 0, 4)]));
    let mut picker = merged(&optional);

    assert_eq!((selected(&picker), missing(&picker).len()), (String::new(), 0));
    assert_eq!(prices(&picker), (Some(range("10.00", "10.00")), Some("10.00".to_owned())));
    picker.enter_text("e", "A").unwrap();
    assert_eq!((selected(&picker), prices(&picker).1), ("e=A".to_owned(), Some("15.00".to_owned())));

    let unit =
        |given: &str| check(&optional, &pairs(given)).map(|chosen| (chosen.options, chosen.unit.unwrap().text()));
    assert_eq!(unit(""), Ok((vec![], "10.00".to_owned())));
    assert_eq!(unit("e="), Ok((vec![], "10.00".to_owned())));
    assert_eq!(unit("e=A"), Ok((pairs("e=A"), "15.00".to_owned())));
}
