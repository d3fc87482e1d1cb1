//! Every product with up to three options of up to three values and up to four option sets.

use super::compare::{compare_picks, compare_resolution};
use super::definition::{World, every_selection};
use super::*;

/// A set names one of three values of each of three options, or does not name it.
const SETS: u8 = 4 * 4 * 4;

/// Which options have the same name.
const NAMES: [[usize; 3]; 3] = [[0, 1, 2], [0, 0, 0], [0, 1, 1]];

/// What a set says of an option: 0, or a value plus 1.
fn cell(set: u8, option: usize) -> u8 {
    set >> (2 * option) & 3
}

/// The ways to call three values by other names, as a table from cells to cells.
const SWAPS: [[u8; 4]; 6] = [[0, 1, 2, 3], [0, 1, 3, 2], [0, 2, 1, 3], [0, 2, 3, 1], [0, 3, 1, 2], [0, 3, 2, 1]];

fn every_renaming() -> Vec<[u8; SETS as usize]> {
    let mut renamings = Vec::new();
    for (a, b, c) in SWAPS.iter().flat_map(|a| SWAPS.iter().flat_map(move |b| SWAPS.iter().map(move |c| (a, b, c)))) {
        let rename = |set: u8| {
            let renamed = [a, b, c]
                .into_iter()
                .enumerate()
                .map(|(option, swap)| swap[usize::from(cell(set, option))] << (2 * option));
            renamed.sum()
        };
        renamings.push(std::array::from_fn(|set| rename(u8::try_from(set).unwrap())));
    }
    renamings
}

/// True where no renaming of values makes a list that comes before: of all lists that are alike, one is enough.
fn is_first(sets: &[u8], renamings: &[[u8; SETS as usize]]) -> bool {
    renamings.iter().all(|renaming| {
        let mut renamed = [u8::MAX; 4];
        for (place, set) in sets.iter().enumerate() {
            renamed[place] = renaming[usize::from(*set)];
        }
        renamed.sort_unstable();
        renamed[..sets.len()] >= *sets
    })
}

/// Every ascending list of up to four sets that is the first of its like.
fn every_list() -> Vec<Vec<u8>> {
    let renamings = every_renaming();
    let (mut lists, mut longer): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (vec![vec![]], vec![vec![]]);
    for _ in 0..4 {
        let extend = |list: &Vec<u8>| {
            let from = list.last().map_or(0, |last| last + 1);
            (from..SETS).map(|set| [&list[..], &[set]].concat()).collect::<Vec<_>>()
        };
        longer = longer.iter().flat_map(extend).collect();
        lists.extend(longer.iter().filter(|list| is_first(list, &renamings)).cloned());
    }
    lists
}

/// The list as a product; one set in three is sold out.
fn world(list: &[u8], names: [usize; 3]) -> World {
    let value = |set: u8, option| usize::from(cell(set, option)).checked_sub(1);
    let sets: Vec<Vec<Option<usize>>> =
        list.iter().map(|set| (0..3).map(|option| value(*set, option)).collect()).collect();
    let sold_out = list.iter().map(|set| set % 3 == 1).collect();
    World { names: names.to_vec(), values: vec![3; 3], sets, sold_out }
}

fn compare(world: &World) {
    let product = world.product();
    for merge in [Merge::Alternatives, Merge::Nothing] {
        let shown = world.shown(merge);
        let start = Picker::new(Rc::clone(&product), merge, Autoselect::Single);
        if merge == Merge::Nothing && start.layout().shown.len() == shown.values.len() && world.names == [0, 1, 2] {
            continue; // nothing is merged: the same once more
        }
        for picks in every_selection(&shown.values) {
            compare_resolution(world, &product, start.layout(), &shown, &picks);
            if shown.is_possible(&picks) {
                compare_picks(world, &start, &shown, &picks);
            }
        }
    }
}

#[test]
fn every_small_product_is_resolved_picked_and_explained_by_definition() {
    let lists = every_list();
    assert!(lists.len() > 3000, "{}", lists.len());

    std::thread::scope(|scope| {
        for half in lists.chunks(lists.len().div_ceil(2)) {
            scope.spawn(move || {
                for list in half {
                    for names in NAMES {
                        compare(&world(list, names));
                    }
                }
            });
        }
    });
}
