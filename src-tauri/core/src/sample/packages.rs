//! Packages of work the sample dealership sells under one name.

/// Hourly rate the packages below are priced with, in fen, VAT included.
pub const LABOUR_RATE_FEN: i64 = 18_000;

/// Operations and parts under one name.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    pub code: &'static str,
    pub name: &'static str,
    /// Codes of [`super::operations::OPERATIONS`], each with its standard hours.
    pub operations: &'static [&'static str],
    /// Numbers of [`super::parts::PARTS`] with whole quantities.
    pub parts: &'static [(&'static str, i64)],
    /// Fixed price in fen; none: the sum of its lines.
    pub price_fen: Option<i64>,
}

/// The two basic maintenances of PRO-06 and PRT-16 come first: their lines add up to 1,334 and 1,632 yuan exactly.
#[rustfmt::skip]
pub const PACKAGES: &[Package] = &[
    Package { code: "TC-BY6", name: "基础保养套餐 0W-20（6升）", operations: &["BY001"],
        parts: &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)], price_fen: None },
    Package { code: "TC-BY8", name: "基础保养套餐 0W-20（8升）", operations: &["BY001"],
        parts: &[("10114229", 8), ("12115491", 1), ("12123410", 1), ("12131329", 1)], price_fen: None },
    Package { code: "TC-BY6-30", name: "基础保养套餐 0W-30（6升）", operations: &["BY001"],
        parts: &[("10122148", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)], price_fen: None },
    Package { code: "TC-BY8-30", name: "基础保养套餐 0W-30（8升）", operations: &["BY001"],
        parts: &[("10122148", 8), ("12115491", 1), ("12123410", 1), ("12131329", 1)], price_fen: None },
    Package { code: "TC-KT", name: "空调清洗套餐", operations: &["QX002", "BY009"],
        parts: &[("12218438", 1), ("12155086", 1)], price_fen: Some(56_800) },
    Package { code: "TC-ZD", name: "前制动片更换套餐", operations: &["ZX021"],
        parts: &[("31127480", 1), ("31214589", 1)], price_fen: Some(102_000) },
    Package { code: "TC-BSX", name: "变速箱油循环更换套餐", operations: &["BY013"],
        parts: &[("10153824", 8), ("12194681", 1)], price_fen: Some(198_000) },
    Package { code: "TC-EV", name: "新能源车保养套餐", operations: &["BY018", "BY009"],
        parts: &[("12163005", 1)], price_fen: Some(52_000) },
];
