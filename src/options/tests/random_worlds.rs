//! Products at random: dense and sparse, slaved, sets within sets, duplicates, options without values, thousands of sets.

use super::compare::{compare_picks, compare_resolution};
use super::definition::World;
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// How often out of ten a set names an option: slaved options are named seldom.
const NAMED: std::ops::Range<u32> = 1..11;

fn worlds(options: usize, values: usize, sets: usize) -> impl Strategy<Value = World> {
    let option = (0..3_usize, 0..=values, NAMED);
    (vec(option, 1..=options), vec((any::<u64>(), any::<bool>()), 0..=sets)).prop_map(|(options, seeds)| {
        let values: Vec<usize> = options.iter().map(|(_, values, _)| *values).collect();
        let mut sets = Vec::new();
        for (seed, _) in &seeds {
            let mut random = Random(*seed);
            let pick = |(_, values, named): &(usize, usize, u32)| {
                let (value, is_named) = (random.below(*values), random.below(10) < Some(*named as usize));
                if is_named { value } else { None }
            };
            sets.push(options.iter().map(pick).collect());
        }
        let names = options.iter().map(|(name, ..)| *name).collect();
        World { names, values, sets, sold_out: seeds.iter().map(|(_, sold_out)| *sold_out).collect() }
    })
}

/// Numbers that follow from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> Option<usize> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize).checked_rem(limit)
    }
}

/// Compares at some selections: no picks, and those of some sets, of which every other one is left out.
fn compare(world: &World, merge: Merge, mut random: Random) {
    let (product, shown) = (world.product(), world.shown(merge));
    let start = Picker::new(Rc::clone(&product), merge, Autoselect::Single);
    let mut picks = vec![None; shown.values.len()];
    for _ in 0..4 {
        compare_resolution(world, &product, start.layout(), &shown, &picks);
        if shown.is_possible(&picks) {
            compare_picks(world, &start, &shown, &picks);
        }
        for (option, pick) in picks.iter_mut().enumerate() {
            *pick = random.below(2).filter(|coin| *coin == 1).and_then(|_| random.below(shown.values[option]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn small_random_products_are_resolved_by_definition(world in worlds(6, 4, 12), seed: u64) {
        compare(&world, Merge::Alternatives, Random(seed));
        compare(&world, Merge::Nothing, Random(seed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn large_random_products_are_resolved_by_definition(world in worlds(4, 12, 3000), seed: u64) {
        compare(&world, Merge::Alternatives, Random(seed));
    }

    #[test]
    fn options_of_very_many_values_are_resolved_by_definition(world in worlds(2, 200, 300), seed: u64) {
        compare(&world, Merge::Alternatives, Random(seed));
    }
}
