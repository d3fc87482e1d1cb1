//! Product 100060, as a shopper and as a page author see it.

use super::*;
use serde_json::Value;

fn expected() -> Value {
    serde_json::from_str(include_str!("../../wire/kibo_cart/testdata/kibo-product-100060.expected.json")).unwrap()
}

/// Lists of option and value ids, each sorted.
fn combinations(list: &Value) -> Vec<Vec<(String, String)>> {
    let read = |case: &Value| {
        let options = case["itemOptions"].as_object().unwrap().iter();
        sorted(options.map(|(option, value)| (option.clone(), value.as_str().unwrap().to_owned())).collect())
    };
    sorted(list.as_array().unwrap().iter().map(read).collect())
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

#[test]
fn three_sizes_are_shown_as_one_in_order_of_rank() {
    let picker = merged(&many_slaved_options());

    let ids = |option: usize| {
        let members = picker.layout().shown[option].members.iter();
        members.map(|&member| &*picker.product().options[member].id).collect::<Vec<_>>()
    };
    assert_eq!(picker.layout().shown.len(), 2);
    assert_eq!((ids(0), ids(1)), (vec!["793993"], vec!["192503", "192502", "794203"]));
    assert_eq!(
        stands(&picker),
        ["Required Color: Black White Green Blue", "Required Size: Extra-Small Small Medium Large"]
    );
    assert_eq!(missing(&picker), ["Color", "Size"]);
    assert_eq!(prices(&picker), (Some(range("49.99", "49.99")), None));
}

#[test]
fn the_raw_view_shows_each_option_by_itself() {
    let picker = raw(&many_slaved_options());

    assert_eq!(
        stands(&picker),
        [
            "Required Color: Black White Green Blue",
            "Possible Size: Extra-Small Small Medium Large",
            "Possible Size: Small Medium Large",
            "Possible Size: Small",
        ]
    );
    assert_eq!(missing(&picker), ["Color"]);
}

#[test]
fn green_takes_its_only_size_by_itself() {
    let mut picker = merged(&many_slaved_options());

    pick(&mut picker, "793993=200392");

    assert_eq!(picked(&picker), ["Color=Green"]);
    assert_eq!(forced(&picker), ["Size=Small"]);
    assert_eq!(selected(&picker), "793993=200392 794203=200259");
    assert_eq!(prices(&picker), (Some(range("49.99", "49.99")), Some("49.99".to_owned())));
    assert_eq!(
        stands(&picker),
        ["Required Color: Black White Green Blue", "Required Size: (Extra-Small) Small (Medium) (Large)"]
    );
}

#[test]
fn without_autoselect_the_shopper_picks_the_only_size_too() {
    let mut picker = Picker::new(many_slaved_options(), Merge::Alternatives, Autoselect::Nothing);

    pick(&mut picker, "793993=200392");

    assert_eq!((forced(&picker), missing(&picker)), (vec![], vec!["Size".to_owned()]));
    assert_eq!(selected(&picker), "incomplete");
    pick(&mut picker, "192503=200259");
    assert_eq!(selected(&picker), "793993=200392 794203=200259");
}

#[test]
fn a_size_stays_when_the_colour_changes_to_one_that_has_it() {
    let mut picker = merged(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200259");

    let change = pick(&mut picker, "793993=200390");

    assert_eq!(change, Change::default());
    assert_eq!(picked(&picker), ["Color=White", "Size=Small"]);
    assert_eq!(selected(&picker), "793993=200390 192503=200259");
}

#[test]
fn a_size_that_the_new_colour_does_not_have_is_dropped_and_named() {
    let mut picker = merged(&many_slaved_options());
    pick(&mut picker, "793993=200390 192503=200391");

    let change = pick(&mut picker, "793993=200258");

    assert_eq!((names(&picker, &change.dropped), change.carried), (vec!["Size=Extra-Small".to_owned()], vec![]));
    assert_eq!((picked(&picker), missing(&picker)), (vec!["Color=Black".to_owned()], vec!["Size".to_owned()]));
}

#[test]
fn a_size_may_be_picked_before_the_colour() {
    let mut picker = merged(&many_slaved_options());

    pick(&mut picker, "794203=200260");

    assert_eq!(stands(&picker)[0], "Required Color: Black White (Green) Blue");
    assert_eq!(missing(&picker), ["Color"]);
    pick(&mut picker, "793993=200390");
    assert_eq!(selected(&picker), "793993=200390 192503=200260");
}

#[test]
fn extra_small_takes_white_by_itself() {
    let mut picker = merged(&many_slaved_options());

    pick(&mut picker, "192503=200391");

    assert_eq!(forced(&picker), ["Color=White"]);
    assert_eq!(selected(&picker), "793993=200390 192503=200391");
}

#[test]
fn the_alternative_that_applies_is_known_once_the_colour_decides_it() {
    let mut picker = merged(&many_slaved_options());
    let member = |picker: &Picker| {
        picker.resolution().options[1].member.map(|member| picker.product().options[member].id.clone())
    };

    assert_eq!(member(&picker), None);
    for (colour, size) in [("200258", "192502"), ("200390", "192503"), ("200392", "794203"), ("200393", "192502")] {
        picker.pick("793993", colour).unwrap();
        assert_eq!(member(&picker).as_deref(), Some(size), "{colour}");
    }
}

#[test]
fn in_the_raw_view_a_size_is_carried_over_to_the_option_that_applies() {
    let mut picker = raw(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200259");

    let change = pick(&mut picker, "793993=200390");

    assert_eq!((change.dropped, change.carried), (vec![], vec![(1, 1)]));
    assert_eq!(selected(&picker), "793993=200390 192503=200259");
}

#[test]
fn in_the_raw_view_a_size_that_the_new_colour_does_not_have_is_dropped() {
    let mut picker = raw(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200260");

    let change = pick(&mut picker, "793993=200392");

    assert_eq!((names(&picker, &change.dropped), change.carried), (vec!["Size=Medium".to_owned()], vec![]));
    assert_eq!((picked(&picker), forced(&picker)), (vec!["Color=Green".to_owned()], vec!["Size=Small".to_owned()]));
}

#[test]
fn in_the_raw_view_a_size_of_another_option_takes_the_place_of_colour_and_size() {
    let mut picker = raw(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200259");

    let change = pick(&mut picker, "192503=200391");

    assert_eq!(names(&picker, &change.dropped), ["Color=Black", "Size=Small"]);
    assert_eq!(picked(&picker), ["Size=Extra-Small"]);
    assert_eq!(forced(&picker), ["Color=White"]);
}

#[test]
fn the_order_of_the_picks_does_not_matter() {
    for combination in combinations(&expected()["validCombinations"]) {
        for start in [merged, raw] {
            let (mut forwards, mut backwards) = (start(&many_slaved_options()), start(&many_slaved_options()));

            for (option, value) in &combination {
                forwards.pick(option, value).unwrap();
            }
            for (option, value) in combination.iter().rev() {
                backwards.pick(option, value).unwrap();
            }

            assert_eq!(picked(&forwards), picked(&backwards), "{combination:?}");
            assert_eq!(forwards.resolution(), backwards.resolution(), "{combination:?}");
        }
    }
}

#[test]
fn the_complete_selections_are_the_eleven_combinations_and_no_others() {
    let product = many_slaved_options();
    let all = every_choice(&product);

    let offered: Vec<_> = all.iter().filter_map(|given| check(&product, given).ok()).collect();

    assert_eq!((all.len(), offered.len()), (200, 11));
    let options = sorted(offered.iter().map(|chosen| sorted(chosen.options.clone())).collect());
    assert_eq!(options, combinations(&expected()["validCombinations"]));
    assert!(offered.iter().all(|chosen| chosen.unit.unwrap().text() == "49.99"));
}

#[test]
fn every_way_through_the_merged_view_ends_in_one_of_the_eleven() {
    let product = many_slaved_options();
    let mut reached = Vec::new();

    for colour in 0..4 {
        for size in 0..4 {
            let mut picker = Picker::new(Rc::clone(&product), Merge::Alternatives, Autoselect::Nothing);
            picker.pick("793993", &product.options[0].values[colour].id).unwrap();
            let change = picker.pick("192503", &product.options[1].values[size].id).unwrap();
            if change == Change::default() {
                reached.push(sorted(pairs(&selected(&picker))));
            }
        }
    }

    assert_eq!(sorted(reached), combinations(&expected()["validCombinations"]));
}

#[test]
fn every_invalid_example_is_refused() {
    for given in combinations(&expected()["invalidExamples"]) {
        let error = check(&many_slaved_options(), &given).expect_err(&format!("{given:?}"));

        assert_eq!(error.code(), "invalid-selection");
        assert!(error.field().starts_with("selectedOptions"), "{given:?}: {}", error.field());
    }
}

#[test]
fn a_refusal_says_what_is_still_to_choose_or_what_is_unknown() {
    let refusal = |given: &str| {
        let error = check(&many_slaved_options(), &pairs(given)).unwrap_err();
        (error.to_string(), error.field().to_owned())
    };

    assert_eq!(refusal("793993=200258"), ("still to choose: Size".to_owned(), "selectedOptions".to_owned()));
    assert_eq!(refusal("192502=200259"), ("still to choose: Color".to_owned(), "selectedOptions".to_owned()));
    assert_eq!(refusal("794203=200260").1, "selectedOptions.794203");
    assert_eq!(refusal("192511=1").1, "selectedOptions.192511");
}

#[test]
fn unpick_takes_back_one_pick_and_nothing_else() {
    let mut picker = merged(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200259");

    let change = picker.unpick("793993").unwrap();

    assert_eq!(change, Change::default());
    assert_eq!(picked(&picker), ["Size=Small"]);
    assert_eq!((missing(&picker), selected(&picker)), (vec!["Color".to_owned()], "incomplete".to_owned()));
}

#[test]
fn unpick_leaves_what_follows_by_itself() {
    let mut picker = merged(&many_slaved_options());
    pick(&mut picker, "793993=200392");

    picker.unpick("794203").unwrap();

    assert_eq!(selected(&picker), "793993=200392 794203=200259");
}

#[test]
fn an_unknown_option_or_value_is_refused_and_changes_nothing() {
    let mut picker = merged(&many_slaved_options());
    pick(&mut picker, "793993=200258 192502=200259");

    let errors = [
        picker.pick("793993", "200259").unwrap_err(),
        picker.pick("192511", "200259").unwrap_err(),
        picker.pick("192502", "").unwrap_err(),
        picker.unpick("Color").unwrap_err(),
        picker.enter_text("793993", "Black").unwrap_err(),
    ];

    for error in errors {
        assert_eq!(error.code(), "invalid-selection", "{error}");
    }
    assert_eq!(picked(&picker), ["Color=Black", "Size=Small"]);
}

/// Every choice of at most one value per option, as ids.
fn every_choice(product: &Product) -> Vec<Vec<(String, String)>> {
    product.options.iter().fold(vec![vec![]], |choices, option| {
        let extended = choices.iter().flat_map(|choice| {
            let with = |value: &OptionValue| [&choice[..], &[(option.id.clone(), value.id.clone())]].concat();
            option.values.iter().map(with).collect::<Vec<_>>()
        });
        choices.iter().cloned().chain(extended).collect()
    })
}
