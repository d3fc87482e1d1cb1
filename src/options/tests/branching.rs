//! Which picks stay when another comes, and which options are shown as one.

use super::*;

/// Three options that all depend on each other.
fn bicycle() -> Rc<Product> {
    let options = vec![
        option("f", "Frame", &["S", "L"]),
        option("c", "Colour", &["Red", "Blue"]),
        option("g", "Gears", &["7", "21"]),
    ];
    Rc::new(product_with_sets(options, &["f=S c=Red g=7", "f=S c=Blue g=7", "f=L c=Blue g=21", "f=L c=Red g=7"]))
}

/// A material decides which of two options named "Size" applies; they agree in names or in ids.
fn glove() -> Rc<Product> {
    let options = vec![
        option("m", "Material", &["Wool", "Silk"]),
        option("w", "Size", &["1:Small", "2:Large"]),
        option("s", "Size", &["8:Large", "1:Small", "2:Wide"]),
    ];
    Rc::new(product_with_sets(options, &["m=Wool w=1", "m=Wool w=2", "m=Silk s=8", "m=Silk s=1", "m=Silk s=2"]))
}

#[test]
fn picks_are_kept_in_display_order_and_the_rest_is_dropped() {
    let mut picker = merged(&bicycle());
    pick(&mut picker, "f=S c=Red g=7");

    let change = pick(&mut picker, "g=21");

    assert_eq!(names(&picker, &change.dropped), ["Frame=S", "Colour=Red"]);
    assert_eq!((picked(&picker), selected(&picker)), (vec!["Gears=21".to_owned()], "f=L c=Blue g=21".to_owned()));
}

#[test]
fn a_pick_that_still_fits_stays() {
    let mut picker = merged(&bicycle());
    pick(&mut picker, "f=L c=Blue g=21");

    let change = pick(&mut picker, "c=Red");

    assert_eq!(names(&picker, &change.dropped), ["Gears=21"]);
    assert_eq!(picked(&picker), ["Frame=L", "Colour=Red"]);
    assert_eq!(forced(&picker), ["Gears=7"]);
}

#[test]
fn all_orders_of_three_picks_end_alike() {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for set in ["f=S c=Red g=7", "f=S c=Blue g=7", "f=L c=Blue g=21", "f=L c=Red g=7"] {
        for order in orders {
            let mut picker = merged(&bicycle());

            for step in order {
                let (option, value) = &pairs(set)[step];
                assert_eq!(picker.pick(option, value), Ok(Change::default()), "{set} {order:?}");
            }

            assert_eq!(selected(&picker), set, "{order:?}");
            assert_eq!(picked(&picker).len(), 3, "{order:?}");
        }
    }
}

#[test]
fn what_followed_by_itself_is_neither_dropped_nor_carried() {
    let mut picker = merged(&bicycle());
    pick(&mut picker, "g=21");
    assert_eq!(forced(&picker), ["Frame=L", "Colour=Blue"]);

    let change = pick(&mut picker, "g=7");

    assert_eq!((change, picked(&picker)), (Change::default(), vec!["Gears=7".to_owned()]));
    assert_eq!(forced(&picker), [""; 0]);
}

#[test]
fn merged_values_are_one_where_the_names_agree_and_apart_where_only_the_ids_do() {
    let mut picker = merged(&glove());

    assert_eq!(stands(&picker), ["Required Material: Wool Silk", "Required Size: Small Large Wide"]);
    pick(&mut picker, "w=2 m=Silk");
    assert_eq!(selected(&picker), "m=Silk s=8");
    pick(&mut picker, "s=2");
    assert_eq!(selected(&picker), "m=Silk s=2");
}

#[test]
fn an_alternatives_own_value_goes_before_the_same_id_of_another() {
    let mut picker = merged(&glove());

    pick(&mut picker, "s=2");

    assert_eq!(picked(&picker), ["Size=Wide"]);
    assert_eq!(forced(&picker), ["Material=Silk"]);
}

#[test]
fn merged_values_of_one_name_are_told_apart_by_id() {
    let options = vec![
        option("m", "Material", &["Wool", "Silk"]),
        option("w", "Size", &["1:Small", "2:Small"]),
        option("s", "Size", &["2:Small"]),
    ];
    let odd = Rc::new(product_with_sets(options, &["m=Wool w=1", "m=Wool w=2", "m=Silk s=2"]));
    let mut picker = merged(&odd);

    pick(&mut picker, "m=Silk s=2 m=Wool");

    assert_eq!(selected(&picker), "m=Wool w=2");
}

#[test]
fn a_pick_is_carried_to_the_value_of_the_same_id_or_else_of_the_same_name() {
    let cases = [("m=Wool w=1", "m=Silk s=1"), ("m=Wool w=2", "m=Silk s=2"), ("m=Silk s=8", "m=Wool w=2")];
    for (before, after) in cases {
        let mut picker = raw(&glove());
        pick(&mut picker, before);

        let change = pick(&mut picker, &after[..6]);

        assert_eq!((change.dropped.len(), change.carried.len()), (0, 1), "{before}");
        assert_eq!(selected(&picker), after);
    }
}

#[test]
fn typed_text_is_carried_to_the_option_of_the_same_name() {
    let options = vec![
        option("m", "Material", &["Wool", "Silk"]),
        text_option("w", "Initials", 1, 3),
        text_option("s", "Initials", 1, 3),
    ];
    let embroidered = Rc::new(product_with_sets(options, &["m=Wool w=text", "m=Silk s=text"]));
    for start in [merged, raw] {
        let mut picker = start(&embroidered);
        pick(&mut picker, "m=Wool");
        picker.enter_text("w", "AB").unwrap();
        assert_eq!(selected(&picker), "m=Wool w=AB");

        pick(&mut picker, "m=Silk");

        assert_eq!(selected(&picker), "m=Silk s=AB");
    }
}

#[test]
fn text_satisfies_a_set_that_names_it() {
    let options = vec![option("m", "Material", &["Wool", "Silk"]), text_option("t", "Initials", 1, 3)];
    let embroidered = Rc::new(product_with_sets(options, &["m=Wool", "m=Silk", "m=Silk t=text"]));
    let mut picker = merged(&embroidered);

    picker.enter_text("t", "AB").unwrap();

    assert_eq!((forced(&picker), selected(&picker)), (vec!["Material=Silk".to_owned()], "m=Silk t=AB".to_owned()));
    assert_eq!(prices(&picker).1.as_deref(), Some("15.00"));
    let change = pick(&mut picker, "m=Wool");
    assert_eq!(
        (names(&picker, &change.dropped), selected(&picker)),
        (vec!["Initials=text".to_owned()], "m=Wool".to_owned())
    );
    assert!(check(&embroidered, &pairs("m=Wool t=AB")).is_err());
    assert!(check(&embroidered, &pairs("m=Silk t=ABCD")).is_err());
}

#[test]
fn required_text_of_a_set_never_follows_by_itself() {
    let options = vec![option("m", "Material", &["Wool", "Silk"]), text_option("t", "Initials", 1, 3)];
    let mut picker = merged(&Rc::new(product_with_sets(options, &["m=Wool", "m=Silk t=text"])));

    pick(&mut picker, "m=Silk");

    assert_eq!((forced(&picker), missing(&picker)), (vec![], vec!["Initials".to_owned()]));
    assert_eq!((selected(&picker), prices(&picker).0), ("incomplete".to_owned(), Some(range("15.00", "15.00"))));
}

#[test]
fn options_of_one_name_are_not_merged_where_a_set_names_two_or_one_is_independent() {
    let sizes = || vec![option("a", "Size", &["S"]), option("b", "Size", &["S"]), option("c", "Size", &["S"])];
    let cases = [
        (product_with_sets(sizes(), &["a=S", "b=S", "c=S"]), 1),
        (product_with_sets(sizes(), &["a=S b=S", "c=S"]), 3),
        (product_with_sets(sizes(), &["a=S", "b=S"]), 3),
        (product(sizes()), 3),
    ];
    for (product, shown) in cases {
        assert_eq!(merged(&Rc::new(product)).layout().shown.len(), shown);
    }
}

#[test]
fn the_surcharge_of_a_merged_value_is_that_of_the_alternative_that_applies() {
    let options = vec![
        option("m", "Material", &["Wool", "Silk"]),
        option("w", "Size", &["S", "L+1.00"]),
        option("s", "Size", &["S", "L+4.00"]),
    ];
    let glove = Rc::new(product_with_sets(options, &["m=Wool w=S", "m=Wool w=L", "m=Silk s=S", "m=Silk s=L"]));
    let mut picker = merged(&glove);

    pick(&mut picker, "w=L");
    assert_eq!((prices(&picker).0, picker.resolution().options[1].member), (Some(range("11.00", "14.00")), None));
    pick(&mut picker, "m=Silk");
    assert_eq!((prices(&picker).1.as_deref(), picker.resolution().options[1].member), (Some("14.00"), Some(2)));
}
