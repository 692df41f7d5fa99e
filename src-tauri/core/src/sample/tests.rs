use std::collections::BTreeSet;

use crate::kernel::identifiers::phone::PhoneKind;
use crate::kernel::identifiers::{CreditCode, Phone, Plate, Vin};
use crate::kernel::text::pinyin::readings;

use super::operations::{OPERATIONS, operation};
use super::packages::{LABOUR_RATE_FEN, PACKAGES, Package};
use super::parts::{PARTS, part_numbered};
use super::*;

fn all_different<T: Ord>(all: impl IntoIterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    all.into_iter().all(|one| seen.insert(one))
}

#[test]
fn codes_numbers_and_bins_are_unique() {
    assert!(all_different(OPERATIONS.iter().map(|one| one.code)));
    assert!(all_different(PARTS.iter().map(|one| one.number)));
    assert!(all_different(PARTS.iter().map(|one| one.bin)));
    assert!(all_different(PARTS.iter().map(|one| one.name)));
    assert!(all_different(PACKAGES.iter().map(|one| one.code)));
    assert!(all_different(cars::MODELS.iter().map(|one| one.name)));
    assert!(all_different(house::STAFF.iter().map(|one| one.login)));
    assert!(all_different(house::BAYS.iter().map(|one| one.name)));
    assert!(all_different(people::SURNAMES.iter().map(|one| one.0)));
}

#[test]
fn values_are_ones_the_catalogue_takes() {
    const CATEGORIES: [&str; 8] =
        ["maintenance", "repair", "electrical", "body", "paint", "tyre", "cleaning", "diagnosis"];
    for one in OPERATIONS {
        assert!(CATEGORIES.contains(&one.category) && one.hours_thousandths > 0, "{}", one.code);
    }
    for one in PARTS {
        assert!(one.number.len() == 8 && one.price_fen > one.cost_fen && one.cost_fen > 0, "{}", one.number);
        assert!(one.min_stock <= one.max_stock, "{}", one.number);
    }
    for one in cars::MODELS {
        assert!(["petrol", "hybrid", "plug_in_hybrid", "electric"].contains(&one.fuel), "{}", one.name);
        assert_eq!(one.oil_litres.is_none(), one.fuel == "electric", "{}", one.name);
        assert!(PARTS.iter().any(|part| part.name.contains(one.tyre)), "{}", one.tyre);
    }
    for one in house::BAYS {
        assert!(["mechanical", "body", "paint", "wash", "alignment"].contains(&one.kind), "{}", one.name);
    }
    assert!(PARTS.iter().any(|one| one.number.starts_with('0')), "leading zeros occur");
}

#[test]
fn work_refers_to_what_exists() {
    let faults = faults::FAULTS.iter().map(|one| (one.words, one.operations, one.parts));
    let packages = PACKAGES.iter().map(|one| (one.name, one.operations, one.parts));
    for (name, operations, parts) in faults.chain(packages) {
        assert!(operations.iter().all(|code| operation(code).is_some()), "{name}");
        assert!(
            parts.iter().all(|(number, quantity)| part_numbered(number).is_some() && *quantity > 0),
            "{name}"
        );
    }
    for one in findings::FINDINGS {
        assert!(operation(one.operation).is_some(), "{}", one.words);
        assert!(one.parts.iter().all(|(number, _)| part_numbered(number).is_some()), "{}", one.words);
    }
}

#[test]
fn the_basic_maintenances_cost_what_the_policy_says() {
    fn sum(package: &Package) -> i64 {
        let labour = package.operations.iter().filter_map(|code| operation(code));
        let parts =
            package.parts.iter().filter_map(|(number, quantity)| Some((part_numbered(number)?, quantity)));
        labour.map(|one| one.hours_thousandths * LABOUR_RATE_FEN / 1000).sum::<i64>()
            + parts.map(|(part, quantity)| part.price_fen * quantity).sum::<i64>()
    }
    let sums: Vec<i64> = PACKAGES.iter().take(4).map(sum).collect();
    assert_eq!(sums, [133_400, 163_200, 133_400, 163_200]);
    for package in PACKAGES {
        assert!(
            package.price_fen.is_none_or(|price| price < sum(package)),
            "{} saves something",
            package.name
        );
    }
}

#[test]
fn every_role_is_filled() {
    let filled: BTreeSet<&str> = house::STAFF.iter().flat_map(|member| member.roles).copied().collect();
    for role in [
        "manager",
        "service_advisor",
        "receptionist",
        "group_leader",
        "technician",
        "inspector",
        "parts_clerk",
        "cashier",
        "claims_clerk",
        "follow_up_clerk",
        "business_supervisor",
        "quality_supervisor",
        "customer_care",
        "auditor",
    ] {
        assert!(filled.contains(role), "{role}");
    }
    assert_eq!((house::STAFF.len(), house::BAYS.len()), (12, 8));
}

#[test]
fn cars_carry_right_numbers() {
    let mut rng = Rng::new(7);
    for model in cars::MODELS {
        for year in model.years.0..=model.years.1 {
            let vin = cars::vin(model, year, 4_321).expect("made by rule");
            assert_eq!((vin.warnings(), vin.model_year(2026)), (vec![], Some(year)), "{} {vin}", model.name);
        }
        for _ in 0..200 {
            let text = cars::plate(&mut rng, model);
            let plate = Plate::read(&text).unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
            assert_eq!(plate.as_str(), text);
        }
    }
    assert!(all_different(
        (0..500).map(|serial| cars::vin(&cars::MODELS[0], 2024, serial).map(|vin: Vin| vin.to_string()).ok())
    ));
}

#[test]
fn people_and_firms_can_be_reached() {
    let mut rng = Rng::new(8);
    for _ in 0..500 {
        let (mobile, landline) = (people::mobile(&mut rng), people::landline(&mut rng));
        assert_eq!(Phone::read(&mobile).map(|phone| phone.kind()), Ok(PhoneKind::Mobile), "{mobile}");
        assert_eq!(Phone::read(&landline).map(|phone| phone.kind()), Ok(PhoneKind::Landline), "{landline}");
        let name = people::person(&mut rng).name;
        assert!((2..=4).contains(&name.chars().count()) && !readings(&name).is_empty(), "{name}");
        assert!(places::address(&mut rng).starts_with(places::CITY));
    }
    let companies = places::companies().expect("made by rule");
    assert!(all_different(companies.iter().map(|one| one.credit_code.as_str())) && companies.len() == 20);
    let house = places::credit_code(house::CREDIT_CODE.0, house::CREDIT_CODE.1).expect("made by rule");
    assert_eq!(CreditCode::read(house.as_str()), Ok(house));
    assert!(Phone::read(house::PHONE).is_ok());
}

#[test]
fn surnames_are_read_as_people_read_them() {
    let spelled: Vec<String> = people::SURNAMES
        .iter()
        .filter_map(|(name, _)| readings(name).first().map(|one| one.full()))
        .collect();
    assert_eq!(
        spelled.join(" "),
        "wang li zhang liu chen yang zhao huang zhou wu xu sun hu ma zhu he guo lin gao \
         luo zheng liang song xie xu tang han feng deng cao xiao peng zeng tian dong yu \
         yuan cai jiang cheng yu pan du ye lv su wei ding shen gu lu qian ren lu yao \
         jiang zhong cui tan wang fan liao shi jin wei xia jia fang fu zou xiong bai meng \
         qin hou qiu jiang yin xue yan duan lei shi long li tao he mao hao gong wan shao \
         dai wu qin yan kong mo xiang chang tang kang qiao yi lai wen shi hong zhuang ji \
         yin zhai ouyang ni shan xie qiu miao zha ge piao ou yuchi shangguan sima zhuge"
    );
}

#[test]
fn the_same_seed_makes_the_same_people() {
    let people = |seed| {
        let mut rng = Rng::new(seed);
        (0..20).map(|_| people::person(&mut rng).name).collect::<Vec<_>>()
    };
    assert_eq!(people(1), people(1));
    assert_ne!(people(1), people(2));
}
