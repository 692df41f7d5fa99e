//! What a column of a foreign list means: remembered from the last list with the same headings, else
//! guessed by the words dealers use.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::cell::{Cell, Row};
use crate::kernel::random::hex;
use crate::kernel::text::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportColumn {
    Number,
    Name,
    Unit,
    Class,
    Category,
    Fits,
    Barcode,
    Price,
    MemberPrice,
    TradePrice,
    WarrantyPrice,
    MinStock,
    MaxStock,
    Pack,
    WarrantyMonths,
    WarrantyKm,
    /// Up to three codes, the first looked into first.
    Bins,
    /// The number that replaces this one.
    Successor,
}

/// Headings by meaning, folded. The first that is the whole heading wins, then the first it contains.
const WORDS: &[(ImportColumn, &[&str])] = &[
    (
        ImportColumn::Successor,
        &[
            "替代件号",
            "替代号",
            "新件号",
            "新编码",
            "替换件号",
            "后继件号",
            "supersededby",
            "newnumber",
            "successor",
            "replacedby",
        ],
    ),
    (
        ImportColumn::Number,
        &[
            "配件编号",
            "配件编码",
            "配件号",
            "零件号",
            "零件编号",
            "零件编码",
            "备件号",
            "备件编号",
            "备件编码",
            "件号",
            "图号",
            "编号",
            "编码",
            "物料编码",
            "物料号",
            "商品编码",
            "存货编码",
            "partnumber",
            "partno",
            "number",
            "partcode",
            "itemcode",
            "sku",
        ],
    ),
    (ImportColumn::Barcode, &["条码", "条形码", "商品条码", "barcode", "ean"]),
    (ImportColumn::MemberPrice, &["会员价", "会员售价", "会员价格", "vip价", "memberprice"]),
    (ImportColumn::TradePrice, &["同行价", "批发价", "调拨价", "经销价", "tradeprice", "wholesaleprice"]),
    (ImportColumn::WarrantyPrice, &["索赔价", "三包价", "保修价", "索赔价格", "warrantyprice", "claimprice"]),
    (
        ImportColumn::Price,
        &[
            "零售价",
            "销售价",
            "售价",
            "含税售价",
            "零售价格",
            "销售价格",
            "标准售价",
            "建议零售价",
            "含税价",
            "单价",
            "价格",
            "retailprice",
            "price",
            "listprice",
        ],
    ),
    (ImportColumn::MinStock, &["最低库存", "库存下限", "安全库存", "下限", "最小库存", "minstock", "min"]),
    (ImportColumn::MaxStock, &["最高库存", "库存上限", "上限", "最大库存", "maxstock", "max"]),
    (
        ImportColumn::Pack,
        &[
            "包装数量",
            "包装数",
            "最小包装",
            "装箱数",
            "包装规格数量",
            "起订量",
            "packsize",
            "packquantity",
            "pack",
        ],
    ),
    (
        ImportColumn::WarrantyKm,
        &[
            "质保里程",
            "质保公里",
            "保修里程",
            "保修公里",
            "质保期公里",
            "保修期公里",
            "warrantykm",
            "warrantymileage",
        ],
    ),
    (
        ImportColumn::WarrantyMonths,
        &["质保月数", "质保期", "保修期", "质保期月", "保修月数", "warrantymonths", "warranty"],
    ),
    (
        ImportColumn::Bins,
        &["货位", "库位", "仓位", "货架", "货位号", "库位号", "存放位置", "bin", "bins", "location", "shelf"],
    ),
    (ImportColumn::Fits, &["适用车型", "车型", "适用", "适用范围", "fits", "models", "model"]),
    (ImportColumn::Class, &["配件性质", "性质", "品质", "属性", "配件属性", "质量等级", "class", "grade"]),
    (ImportColumn::Category, &["类别", "分类", "配件类别", "配件分类", "大类", "种类", "category", "group"]),
    (ImportColumn::Unit, &["单位", "计量单位", "unit", "uom"]),
    (
        ImportColumn::Name,
        &[
            "配件名称",
            "零件名称",
            "备件名称",
            "名称",
            "品名",
            "中文名称",
            "物料名称",
            "商品名称",
            "存货名称",
            "partname",
            "name",
            "description",
        ],
    ),
];

/// The meaning of one heading.
pub fn guess(heading: &str) -> Option<ImportColumn> {
    let folded = fold(heading);
    if folded.is_empty() {
        return None;
    }
    let exactly = WORDS.iter().find(|(_, words)| words.contains(&folded.as_str()));
    // `配件编号(必填)`: the heading says more than the word; words of one sign are too little to go by.
    let within = || {
        WORDS.iter().find(|(_, words)| {
            words.iter().any(|word| word.chars().count() > 1 && !word.is_ascii() && folded.contains(word))
        })
    };
    exactly.or_else(within).map(|(column, _)| *column)
}

/// The meaning of each heading; of two that mean the same only the first counts.
pub fn guess_all(headings: &[String]) -> Vec<Option<ImportColumn>> {
    let mut taken = Vec::new();
    headings
        .iter()
        .map(|heading| {
            let meant = guess(heading).filter(|column| !taken.contains(column));
            taken.extend(meant);
            meant
        })
        .collect()
}

/// Among the first rows the one with most known headings; the first row if none has two.
pub fn heading_row(rows: &[Row]) -> u32 {
    let known = |row: &Row| guess_all(&headings(row)).into_iter().flatten().count();
    let best = rows.iter().rev().max_by_key(|row| known(row)).filter(|row| known(row) >= 2);
    best.or(rows.first()).map_or(1, |row| row.number)
}

pub fn headings(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::seen).collect()
}

/// Under which the mapping of these headings is remembered.
pub fn key(headings: &[String]) -> String {
    let mut hasher = Sha256::new();
    for heading in headings {
        hasher.update(fold(heading).as_bytes());
        hasher.update([0x1f]);
    }
    hex(&hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_dealers_write_them() {
        use ImportColumn::{
            Bins, Class, Fits, MemberPrice, MinStock, Name, Number, Price, Successor, Unit, WarrantyKm,
            WarrantyMonths,
        };
        for (heading, meant) in [
            ("配件编号", Some(Number)),
            (" 配件编码（必填） ", Some(Number)),
            ("Part No.", Some(Number)),
            ("零件名称", Some(Name)),
            ("销售价（含税）", Some(Price)),
            ("会员价", Some(MemberPrice)),
            ("单位", Some(Unit)),
            ("仓位", Some(Bins)),
            ("安全库存", Some(MinStock)),
            ("适用车型", Some(Fits)),
            ("配件性质", Some(Class)),
            ("替代件号", Some(Successor)),
            ("质保期（月）", Some(WarrantyMonths)),
            ("质保期（公里）", Some(WarrantyKm)),
            ("质保里程", Some(WarrantyKm)),
            ("备注", None),
            ("", None),
            ("ＮＡＭＥ", Some(Name)),
        ] {
            assert_eq!(guess(heading), meant, "{heading}");
        }
        let headings = ["编码", "名称", "编号"].map(str::to_owned);
        assert_eq!(guess_all(&headings), [Some(Number), Some(Name), None]);
    }

    #[test]
    fn a_title_above_the_headings_is_no_heading() {
        let row = |number, cells: &[&str]| Row {
            number,
            cells: cells.iter().map(|text| Cell::text(text)).collect(),
        };
        let rows = [
            row(1, &["某某店配件价格表"]),
            row(2, &["", "制表：孙丽"]),
            row(4, &["编号", "名称", "售价"]),
            row(5, &["1", "机油", "3"]),
        ];
        assert_eq!(heading_row(&rows), 4);
        assert_eq!(heading_row(&rows[3..]), 5);
        assert_eq!(key(&["编 号".into()]), key(&["编号".into()]));
        assert_ne!(key(&["编号".into(), "名".into()]), key(&["编号名".into()]));
    }
}
