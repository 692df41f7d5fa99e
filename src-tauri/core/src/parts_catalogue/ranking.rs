//! Fast and slow movers: the few parts that make most of what goes out (ABC). Pure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Rate;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum MoverClass {
    /// 快流件
    A,
    /// 中流件
    B,
    /// 慢流件
    C,
}

/// Class and cumulative share of each figure, which come largest first. The part that crosses a
/// border still belongs to the faster class.
pub fn classes(figures: &[i64], a_share: Rate, b_share: Rate) -> Vec<(MoverClass, Rate)> {
    let all: i128 = figures.iter().map(|one| i128::from(*one)).sum();
    let mut before: i128 = 0;
    let mut ranked = Vec::with_capacity(figures.len());
    for one in figures {
        let within = |share: Rate| before * 10_000 < all * i128::from(share.units());
        let class = match () {
            () if within(a_share) => MoverClass::A,
            () if within(b_share) => MoverClass::B,
            () => MoverClass::C,
        };
        before += i128::from(*one);
        let share = if all > 0 { before * 10_000 / all } else { 0 };
        ranked.push((class, Rate::from_units(i64::try_from(share).unwrap_or(10_000))));
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_parts_make_most_of_it() {
        let rate = |text: &str| text.parse::<Rate>().expect("a rate");
        let ranked = classes(&[50, 20, 15, 8, 4, 3], rate("0.80"), rate("0.95"));
        use MoverClass::{A, B, C};
        assert_eq!(ranked.iter().map(|one| one.0).collect::<Vec<_>>(), [A, A, A, B, B, C]);
        assert_eq!(
            ranked.iter().map(|one| one.1.units()).collect::<Vec<_>>(),
            [5_000, 7_000, 8_500, 9_300, 9_700, 10_000]
        );
        assert_eq!(classes(&[], rate("0.8"), rate("0.95")), []);
        // Where nothing has a value nobody is fast.
        assert_eq!(
            classes(&[0, 0], rate("0.8"), rate("0.95")).iter().map(|one| one.0).collect::<Vec<_>>(),
            [C, C]
        );
        assert_eq!(classes(&[7], rate("0.8"), rate("0.95"))[0].0, A);
    }
}
