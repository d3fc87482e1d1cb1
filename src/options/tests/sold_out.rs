//! Sold out: no system is known to tell it, so that these products are made up.

use super::*;

/// A mug whose large red one is gone, and everything blue.
fn mug() -> Rc<Product> {
    let options = vec![option("c", "Colour", &["Red", "Blue"]), option("s", "Size", &["S", "L", "XL"])];
    let mut mug = product_with_sets(options, &["c=Red s=S", "c=Red s=L", "c=Blue s=S", "c=Blue s=L"]);
    let red_large: &[Option<usize>] = &[Some(0), Some(1)];
    sell_out(&mut mug, &|set| set == red_large || set[0] == Some(1));
    Rc::new(mug)
}

#[test]
fn a_value_is_sold_out_where_every_fitting_set_is() {
    let mut picker = merged(&mug());

    assert_eq!(stands(&picker), ["Required Colour: Red ~Blue~", "Required Size: S ~L~ [XL]"]);
    pick(&mut picker, "c=Red");
    assert_eq!(stands(&picker), ["Required Colour: Red ~Blue~", "Required Size: S ~L~ [XL]"]);
}

#[test]
fn what_is_sold_out_can_be_picked_but_not_added() {
    let mut picker = merged(&mug());

    let change = pick(&mut picker, "c=Red s=L");

    let resolution = picker.resolution();
    assert_eq!((change, picked(&picker)), (Change::default(), vec!["Colour=Red".to_owned(), "Size=L".to_owned()]));
    assert_eq!((resolution.is_sold_out, resolution.selected, resolution.missing), (true, None, vec![]));
    assert_eq!(stands(&picker), ["Required Colour: ~Red~ ~Blue~", "Required Size: S ~L~ [XL]"]);
    assert_eq!(check(&mug(), &pairs("c=Red s=L")).unwrap_err().to_string(), "this combination is sold out");
    assert_eq!(check(&mug(), &pairs("c=Red s=S")).unwrap().options, pairs("c=Red s=S"));
}
