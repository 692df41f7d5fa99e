//! Fixed words and number formats of the printed papers. Paper is Chinese.

use super::shared::{Car, CopyName, Fuel, Guarantee, JobClass, NextService, PartNature, Payer, PlateColour};
use crate::kernel::{Day, Moment, Money, Quantity, Rate};

/// Room to write a date by hand.
pub const BLANK_DATE: &str = "　　　年　　月　　日";

/// `2026-01-08 10:22`, as the dealership's clock shows it.
pub fn minute(moment: Moment) -> String {
    moment.local().format("%Y-%m-%d %H:%M").to_string()
}

/// `2026-01-08`, or nothing.
pub fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// `2026-01-08 10:22`, or nothing.
pub fn minute_or_blank(moment: Option<Moment>) -> String {
    moment.map(minute).unwrap_or_default()
}

/// `1,234.50`.
pub fn money(amount: Money) -> String {
    let plain = amount.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "00"));
    let sign = if amount.is_negative() { "-" } else { "" };
    format!("{sign}{}.{fraction}", grouped(whole))
}

/// `￥1,234.50`.
pub fn yuan(amount: Money) -> String {
    let sign = if amount.is_negative() { "-" } else { "" };
    format!("{sign}￥{}", money(amount.abs()))
}

/// `4.5`: without idle zeros.
pub fn quantity(quantity: Quantity) -> String {
    trimmed(&quantity.to_string())
}

/// `13%`.
pub fn rate(rate: Rate) -> String {
    let hundredths = Quantity::from_units(rate.units() * 10);
    format!("{}%", trimmed(&hundredths.to_string()))
}

/// `35,120 km`.
pub fn km(km: i64) -> String {
    let sign = if km < 0 { "-" } else { "" };
    format!("{sign}{} km", grouped(&km.unsigned_abs().to_string()))
}

fn trimmed(decimal: &str) -> String {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        decimal.to_owned()
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (n, c) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// `粤B·12345（蓝）`; 无牌 without one.
pub fn plate(car: &Car) -> String {
    let Some(plate) = car.plate.as_deref().filter(|plate| !plate.is_empty()) else {
        return "无牌".to_owned();
    };
    let dotted = if plate.contains('·') || plate.chars().count() < 7 {
        plate.to_owned()
    } else {
        let (head, tail) = plate.split_at(plate.char_indices().nth(2).map_or(0, |(at, _)| at));
        format!("{head}·{tail}")
    };
    match car.plate_colour {
        Some(colour) => format!("{dotted}（{}）", plate_colour(colour)),
        None => dotted,
    }
}

const fn plate_colour(colour: PlateColour) -> &'static str {
    match colour {
        PlateColour::Blue => "蓝",
        PlateColour::Yellow => "黄",
        PlateColour::Green => "绿",
        PlateColour::YellowGreen => "黄绿",
        PlateColour::White => "白",
        PlateColour::Black => "黑",
    }
}

pub const fn fuel(fuel: Fuel) -> &'static str {
    match fuel {
        Fuel::Petrol => "汽油",
        Fuel::Diesel => "柴油",
        Fuel::Electric => "纯电动",
        Fuel::Hybrid => "油电混合",
        Fuel::PlugInHybrid => "插电混动",
        Fuel::Other => "其他",
    }
}

pub const fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Customer => "自费",
        Payer::Warranty => "索赔",
        Payer::Insurance => "保险",
        Payer::Internal => "内部",
    }
}

pub const fn job_class(class: JobClass) -> &'static str {
    match class {
        JobClass::FirstMaintenance => "一级维护",
        JobClass::SecondMaintenance => "二级维护",
        JobClass::MinorRepair => "小修",
        JobClass::SpecialRepair => "专项修理",
        JobClass::AssemblyRepair => "总成修理",
        JobClass::WholeVehicle => "整车修理",
    }
}

pub const fn nature(nature: PartNature) -> &'static str {
    match nature {
        PartNature::Original => "原厂",
        PartNature::Equivalent => "同质",
        PartNature::Aftermarket => "副厂",
        PartNature::Refurbished => "修复",
    }
}

pub const fn copy(copy: CopyName) -> &'static str {
    match copy {
        CopyName::Customer => "客户联",
        CopyName::Workshop => "维修联",
        CopyName::Accounts => "财务联",
        CopyName::Warehouse => "仓库联",
        CopyName::Gate => "门卫联",
        CopyName::Stub => "存根联",
    }
}

/// 二, 三, … for small numbers of copies.
pub const fn count(n: usize) -> &'static str {
    match n {
        1 => "一",
        2 => "二",
        3 => "三",
        4 => "四",
        _ => "多",
    }
}

/// `100 天或 20,000 km，以先到者为准`.
pub fn guarantee(guarantee: Guarantee) -> String {
    format!("{} 天或 {}，以先到者为准", guarantee.days, km(guarantee.km))
}

/// `2026-07-08 或 40,000 km，以先到者为准`.
pub fn next_service(next: NextService) -> String {
    match (next.day, next.km) {
        (Some(day), Some(n)) => format!("{day} 或 {}，以先到者为准", km(n)),
        (Some(day), None) => day.to_string(),
        (None, Some(n)) => km(n),
        (None, None) => String::new(),
    }
}

/// `☑ 是` or `☐ 是`; box and words stay on one line.
pub fn tick(ticked: bool, words: &str) -> String {
    let mut out = String::from(if ticked { "☑" } else { "☐" });
    out.push('\u{a0}');
    for (n, c) in words.chars().enumerate() {
        if n > 0 {
            out.push('\u{2060}');
        }
        out.push(c);
    }
    out
}

/// A yes and a no to tick.
pub fn yes_no(yes: bool, words: [&str; 2]) -> String {
    format!("{}  {}", tick(yes, words[0]), tick(!yes, words[1]))
}

/// The warranty of a part, whichever ends first (PRT-14).
pub fn part_warranty(months: Option<i64>, distance: Option<i64>) -> String {
    let months = months.filter(|months| *months > 0).map(|months| format!("{months} 个月"));
    let distance = distance.filter(|most| *most > 0).map(km);
    months.into_iter().chain(distance).collect::<Vec<_>>().join("或 ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(money(Money::from_units(123_456_789)), "1,234,567.89");
        assert_eq!(money(Money::from_units(-5)), "-0.05");
        assert_eq!(yuan(Money::from_units(-100_000)), "-￥1,000.00");
        assert_eq!(quantity(Quantity::from_units(4_500)), "4.5");
        assert_eq!(quantity(Quantity::whole(10)), "10");
        assert_eq!(rate(Rate::percent(13)), "13%");
        assert_eq!(rate(Rate::from_units(50)), "0.5%");
        assert_eq!(km(35_120), "35,120 km");
    }

    #[test]
    fn plates_get_their_dot() {
        let car = |plate: &str| Car { plate: Some(plate.to_owned()), ..Car::default() };
        assert_eq!(plate(&car("粤B12345")), "粤B·12345");
        assert_eq!(plate(&car("粤BD12345")), "粤B·D12345");
        assert_eq!(plate(&car("粤B·12345")), "粤B·12345");
        assert_eq!(plate(&Car::default()), "无牌");
    }
}
