//! Products of every shape: without options, without sets, with sets of different sizes, with broken data.

use super::*;

/// A colour decides whether a size is asked for at all.
fn scarf() -> Rc<Product> {
    let options = vec![option("c", "Colour", &["Red", "Blue+1.00"]), option("s", "Size", &["S", "M+2.00", "L"])];
    Rc::new(product_with_sets(options, &["c=Red", "c=Red s=M", "c=Blue s=S"]))
}

#[test]
fn a_product_without_options_is_complete_at_once() {
    let plain = Rc::new(product(vec![]));

    let resolution = merged(&plain).resolution();

    assert_eq!((resolution.selected, resolution.missing), (Some(vec![]), vec![]));
    assert_eq!(resolution.price.unwrap().text(), "10.00");
    assert_eq!(check(&plain, &[]).unwrap().options, []);
    assert!(check(&plain, &pairs("c=Red")).is_err());
}

#[test]
fn without_sets_every_combination_is_offered() {
    let shirt = product(vec![option("c", "Colour", &["Red", "Blue"]), option("s", "Size", &["S", "M+2.00"])]);

    let price = |given: &str| check(&shirt, &pairs(given)).map(|chosen| chosen.unit.unwrap().text());

    assert_eq!(price("c=Red s=S"), Ok("10.00".to_owned()));
    assert_eq!(price("c=Red s=M"), Ok("12.00".to_owned()));
    assert_eq!(price("c=Blue s=S"), Ok("10.00".to_owned()));
    assert_eq!(price("s=M c=Blue"), Ok("12.00".to_owned()));
    assert_eq!(price("c=Blue").unwrap_err().to_string(), "still to choose: Size");
}

#[test]
fn same_named_options_without_sets_are_independent_and_not_merged() {
    let pair = Rc::new(product(vec![option("l", "Size", &["S", "M"]), option("r", "Size", &["S", "M"])]));
    let mut picker = merged(&pair);

    pick(&mut picker, "l=S r=M");

    assert_eq!(selected(&picker), "l=S r=M");
}

#[test]
fn a_smaller_set_is_complete_and_can_be_extended() {
    let mut picker = merged(&scarf());

    pick(&mut picker, "c=Red");
    assert_eq!((selected(&picker), missing(&picker), forced(&picker)), ("c=Red".to_owned(), vec![], vec![]));
    assert_eq!(stands(&picker), ["Required Colour: Red Blue", "Possible Size: (S) M [L]"]);
    assert_eq!(prices(&picker).1.as_deref(), Some("10.00"));

    pick(&mut picker, "s=M");
    assert_eq!(selected(&picker), "c=Red s=M");
    assert_eq!(prices(&picker).1.as_deref(), Some("12.00"));
}

#[test]
fn an_option_that_only_some_combinations_name_may_be_required() {
    let mut picker = merged(&scarf());

    assert_eq!(missing(&picker), ["Colour"]);
    pick(&mut picker, "c=Blue");

    assert_eq!((forced(&picker), selected(&picker)), (vec!["Size=S".to_owned()], "c=Blue s=S".to_owned()));
    assert_eq!(prices(&picker), (Some(range("11.00", "11.00")), Some("11.00".to_owned())));
}

#[test]
fn the_range_covers_the_combinations_that_remain() {
    let mut picker = merged(&scarf());

    assert_eq!(prices(&picker), (Some(range("10.00", "12.00")), None));
    picker.pick("s", "M").unwrap();
    assert_eq!(prices(&picker), (Some(range("12.00", "12.00")), Some("12.00".to_owned())));
}

#[test]
fn a_value_that_no_combination_holds_is_refused_and_changes_nothing() {
    let mut picker = merged(&scarf());
    pick(&mut picker, "c=Red s=M");

    let error = picker.pick("s", "L").unwrap_err();

    assert_eq!((error.code(), error.field()), ("invalid-selection", "selectedOptions.s"));
    assert_eq!(picked(&picker), ["Colour=Red", "Size=M"]);
    assert!(check(&scarf(), &pairs("c=Red s=L")).is_err());
}

#[test]
fn where_nothing_is_required_but_nothing_is_reached_the_possible_options_are_missing() {
    let options = vec![option("a", "Ring", &["R"]), option("b", "Chain", &["C"])];
    let picker = merged(&Rc::new(product_with_sets(options, &["a=R", "b=C"])));

    assert_eq!(missing(&picker), ["Ring", "Chain"]);
    assert_eq!(selected(&picker), "incomplete");
}

#[test]
fn an_empty_set_means_buying_without_options() {
    let options = vec![option("g", "Gift wrap", &["Paper+3.00"])];
    let wrapped = Rc::new(product_with_sets(options, &["", "g=Paper"]));
    let mut picker = merged(&wrapped);

    assert_eq!((selected(&picker), missing(&picker), forced(&picker)), (String::new(), vec![], vec![]));
    assert_eq!(prices(&picker).1.as_deref(), Some("10.00"));
    pick(&mut picker, "g=Paper");
    assert_eq!((selected(&picker), prices(&picker).1), ("g=Paper".to_owned(), Some("13.00".to_owned())));
    assert_eq!(check(&wrapped, &[]).unwrap().options, []);
}

#[test]
fn an_empty_set_is_read_as_it_stands() {
    let product = read(
        br#"{"partNumber": "p", "price": "10.00", "currency": "USD",
            "productOptions": {"g": {"optionChoices": {"options": {"Paper": {}}}}},
            "optionSets": [{"selectedOptions": {}}, {"selectedOptions": {"g": "Paper"}}]}"#,
    );

    assert_eq!(selected(&merged(&product)), "");
    assert_eq!(check(&product, &pairs("g=Paper")).unwrap().options, pairs("g=Paper"));
}

#[test]
fn a_set_with_unknown_parts_is_dropped_and_the_others_remain() {
    let product = read(
        br#"{"partNumber": "p", "price": "10.00", "currency": "USD",
            "productOptions": {"c": {"optionChoices": {"options": {"Red": {}, "Blue": {}}}}},
            "optionSets": [{"selectedOptions": {"c": "Green"}}, {"selectedOptions": {"c": "Red", "x": "1"}},
                {"selectedOptions": {"c": "Blue"}}]}"#,
    );

    let warnings: Vec<_> = product.warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
    assert_eq!(
        warnings,
        [
            ("broken-option-set", "optionSets[0] is dropped: the product has no option \"c\" with value \"Green\""),
            ("broken-option-set", "optionSets[1] is dropped: the product has no option \"x\" with value \"1\""),
        ]
    );
    assert_eq!(stands(&merged(&product)), ["Required c: [Red] Blue"]);
    assert_eq!(selected(&merged(&product)), "c=Blue");
}

#[test]
fn nothing_can_be_bought_where_every_set_is_broken() {
    let product = read(
        br#"{"partNumber": "p", "price": "10.00", "currency": "USD",
            "productOptions": {"c": {"optionChoices": {"options": {"Red": {}, "Blue": {}}}}},
            "optionSets": [{"selectedOptions": {"c": "Green"}}, {"selectedOptions": {"x": "Red"}}]}"#,
    );

    let codes: Vec<_> = product.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["broken-option-set", "broken-option-set", "nothing-buyable"]);
    for given in ["", "c=Red", "c=Blue"] {
        assert_eq!(check(&product, &pairs(given)).expect_err(given).code(), "invalid-selection");
    }
    assert_eq!(merged(&product).resolution().range, None);
}

#[test]
fn no_sets_in_any_spelling_means_that_every_combination_is_offered() {
    for sets in ["", r#", "optionSets": null"#, r#", "optionSets": []"#] {
        let json = [
            r#"{"partNumber": "p", "price": "10.00", "currency": "USD",
            "productOptions": {"c": {"optionChoices": {"options": {"Red": {}, "Blue": {}}}}}"#,
            sets,
            "}",
        ];

        let product = read(json.concat().as_bytes());

        assert_eq!((check(&product, &pairs("c=Red")).is_ok(), product.warnings.len()), (true, 0), "{sets}");
    }
}

#[test]
fn an_option_without_values_asks_nothing_and_blocks_nothing() {
    let options = vec![option("x", "Nothing", &[]), option("c", "Colour", &["Red", "Blue"])];
    for odd in [product(options.clone()), product_with_sets(options, &["c=Red", "c=Blue"])] {
        let mut picker = merged(&Rc::new(odd));

        assert_eq!(missing(&picker), ["Colour"]);
        pick(&mut picker, "c=Red");
        assert_eq!((selected(&picker), missing(&picker)), ("c=Red".to_owned(), vec![]));
    }
}

#[test]
fn an_independent_option_with_one_value_is_taken_as_picked_and_sent() {
    let only = Rc::new(product(vec![option("c", "Colour", &["Red+0.50"])]));

    assert_eq!((forced(&merged(&only)), selected(&merged(&only))), (vec!["Colour=Red".to_owned()], "c=Red".to_owned()));
    assert_eq!(prices(&merged(&only)).1.as_deref(), Some("10.50"));
    let by_hand = Picker::new(only, Merge::Alternatives, Autoselect::Nothing);
    assert_eq!((missing(&by_hand), selected(&by_hand)), (vec!["Colour".to_owned()], "incomplete".to_owned()));
}

#[test]
fn dependent_and_independent_options_go_together() {
    let options = vec![
        option("c", "Colour", &["Red", "Blue+1.00"]),
        option("g", "Gift wrap", &["None", "Paper+3.00"]),
        option("s", "Size", &["S", "M+2.00"]),
    ];
    let mixed = Rc::new(product_with_sets(options, &["c=Red s=S", "c=Blue s=M"]));
    let mut picker = merged(&mixed);

    assert_eq!(prices(&picker).0, Some(range("10.00", "16.00")));
    pick(&mut picker, "c=Blue");
    assert_eq!((prices(&picker).0, missing(&picker)), (Some(range("13.00", "16.00")), vec!["Gift wrap".to_owned()]));
    pick(&mut picker, "g=Paper");
    assert_eq!((selected(&picker), prices(&picker).1), ("c=Blue g=Paper s=M".to_owned(), Some("16.00".to_owned())));
}

#[test]
fn an_unknown_price_leaves_the_choice_possible() {
    let mut unpriced = product(vec![option("c", "Colour", &["Red", "Blue"])]);
    unpriced.price = None;

    let chosen = check(&unpriced, &pairs("c=Red")).unwrap();

    assert_eq!((chosen.options, chosen.unit), (pairs("c=Red"), None));
    assert_eq!(prices(&merged(&Rc::new(unpriced))), (None, None));
}

#[test]
fn an_unknown_surcharge_makes_only_the_prices_unknown_that_it_is_part_of() {
    let options = vec![option("c", "Colour", &["Red+1.00", "Blue+?"])];
    for partly in [product(options.clone()), product_with_sets(options, &["c=Red", "c=Blue"])] {
        let mut picker = merged(&Rc::new(partly));

        assert_eq!(prices(&picker), (None, None));
        pick(&mut picker, "c=Red");
        assert_eq!(prices(&picker), (Some(range("11.00", "11.00")), Some("11.00".to_owned())));
        pick(&mut picker, "c=Blue");
        assert_eq!((prices(&picker), selected(&picker)), ((None, None), "c=Blue".to_owned()));
    }
}

#[test]
fn options_and_values_stand_in_order_of_rank() {
    let product = read(
        br#"{"partNumber": "p", "price": "1", "currency": "USD", "productOptions": {
            "10": {"displayName": "last, as it came", "rank": "none"},
            "2": {"displayName": "third", "rank": 10},
            "1": {"displayName": "second", "rank": "2"},
            "0": {"displayName": "third, as it came", "rank": "10", "optionChoices": {"options": {
                "9": {"rank": null}, "1": {"rank": "11"}, "3": {"rank": 2.5}, "2": {"rank": "11"}, "8": {}}}},
            "7": {"displayName": "first", "rank": "-1"}}}"#,
    );

    let names: Vec<_> = product.options.iter().map(|option| &*option.name).collect();
    let values: Vec<_> = product.options[3].values.iter().map(|value| &*value.id).collect();

    assert_eq!(names, ["first", "second", "third", "third, as it came", "last, as it came"]);
    assert_eq!(values, ["3", "1", "2", "9", "8"]);
}
