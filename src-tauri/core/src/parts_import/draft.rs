//! A row of a list as a part, or everything that is wrong with the row. Pure.

use super::cell::{Cell, Row};
use super::columns::ImportColumn;
use super::figures;
use super::plan::ImportPlan;
use crate::kernel::text::fold::fold;
use crate::kernel::text::{Name, Text, TextProblem};
use crate::kernel::{Money, Quantity, Refusal};
use crate::parts::PartClass;
use crate::vehicles::mileage::MOST_KM;

const DEAREST: Money = Money::yuan(10_000_000);
const MOST_STOCK: Quantity = Quantity::whole(1_000_000);
const LONGEST_WARRANTY_MONTHS: i64 = 240;
const BINS: usize = 3;

/// What a row says of a part; what it does not say is `None`.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub row: u32,
    pub number: String,
    pub name: Option<String>,
    pub unit: Option<String>,
    pub class: Option<PartClass>,
    pub category: Option<String>,
    pub fits: Option<String>,
    pub barcode: Option<String>,
    pub price: Option<Money>,
    pub member_price: Option<Money>,
    pub trade_price: Option<Money>,
    pub warranty_price: Option<Money>,
    pub min_stock: Option<Quantity>,
    pub max_stock: Option<Quantity>,
    pub pack: Option<Quantity>,
    pub warranty_months: Option<i64>,
    pub warranty_km: Option<i64>,
    pub bins: Option<Vec<String>>,
    pub successor: Option<String>,
}

/// What is wrong with a row: where, with what, why.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    pub column: Option<ImportColumn>,
    pub value: String,
    pub why: Refusal,
}

struct Reader<'a> {
    plan: &'a ImportPlan,
    row: &'a Row,
    wrong: Vec<Wrong>,
}

impl Reader<'_> {
    fn cell(&self, column: ImportColumn) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        let at = self.plan.columns.iter().position(|one| *one == Some(column));
        at.and_then(|at| self.row.cells.get(at)).unwrap_or(EMPTY)
    }

    fn add(&mut self, column: ImportColumn, why: Refusal) {
        let value = self.cell(column).seen();
        self.wrong.push(Wrong { column: Some(column), value, why });
    }

    fn take<T>(&mut self, column: ImportColumn, found: Result<Option<T>, &'static str>) -> Option<T> {
        found.unwrap_or_else(|code| {
            self.add(column, Refusal::new(code));
            None
        })
    }

    /// Words that fit the catalogue's field of at most `MAX` signs.
    fn words<const MAX: usize>(&mut self, column: ImportColumn) -> Option<String> {
        let words = figures::words(self.cell(column)).map(|words| (!words.is_empty()).then_some(words));
        let words = self.take(column, words)?;
        match Text::<MAX>::read(&words) {
            Ok(text) => text.or_none().map(Text::into_string),
            Err(problem) => {
                self.add(column, told(problem));
                None
            }
        }
    }

    fn code<const MAX: usize>(&mut self, column: ImportColumn) -> Option<String> {
        let code = figures::code(self.cell(column)).map(|code| (!code.is_empty()).then_some(code));
        let code = self.take(column, code)?;
        match Name::<MAX>::read(&code) {
            Ok(name) => Some(name.into_string()),
            Err(problem) => {
                self.add(column, told(problem));
                None
            }
        }
    }

    fn price(&mut self, column: ImportColumn) -> Option<Money> {
        let found = figures::money(self.cell(column), "parts_import.no_price");
        let price = self.take(column, found)?;
        if price.is_negative() || price > DEAREST {
            self.add(column, Refusal::new("parts.price_range"));
            return None;
        }
        Some(price)
    }

    fn stock(&mut self, column: ImportColumn) -> Option<Quantity> {
        let found = figures::quantity(self.cell(column), "parts_import.no_quantity");
        let quantity = self.take(column, found)?;
        if quantity.is_negative() || quantity > MOST_STOCK {
            self.add(column, Refusal::new("parts.stock_range"));
            return None;
        }
        Some(quantity)
    }

    fn months(&mut self) -> Option<i64> {
        let column = ImportColumn::WarrantyMonths;
        let found = figures::months(self.cell(column), "parts_import.no_months");
        let months = self.take(column, found)?;
        if !(0..=LONGEST_WARRANTY_MONTHS).contains(&months) {
            self.add(column, Refusal::new("parts.warranty_range"));
            return None;
        }
        Some(months)
    }

    fn km(&mut self) -> Option<i64> {
        let column = ImportColumn::WarrantyKm;
        let found = figures::km(self.cell(column), "parts_import.no_km");
        let km = self.take(column, found)?;
        if !(0..=MOST_KM).contains(&km) {
            self.add(column, Refusal::new("parts.warranty_km_range"));
            return None;
        }
        Some(km)
    }

    fn class(&mut self) -> Option<PartClass> {
        let words = self.words::<40>(ImportColumn::Class)?;
        let class = class_of(&words);
        if class.is_none() {
            self.add(ImportColumn::Class, Refusal::new("parts_import.unknown_class"));
        }
        class
    }

    fn bins(&mut self) -> Option<Vec<String>> {
        let words = self.words::<80>(ImportColumn::Bins)?;
        let split = words.split([',', '，', ';', '；', '、', '/', ' ', '\u{3000}']);
        let mut bins: Vec<String> = Vec::new();
        for code in split.map(str::trim).filter(|code| !code.is_empty()) {
            match Name::<20>::read(code) {
                Ok(code) if !bins.iter().any(|known| known == code.as_str()) => bins.push(code.into_string()),
                Ok(_) => {}
                Err(problem) => self.add(ImportColumn::Bins, told(problem)),
            }
        }
        if bins.len() > BINS {
            self.add(ImportColumn::Bins, Refusal::new("parts.too_many_bins").with("limit", BINS));
        }
        Some(bins)
    }
}

fn told(problem: TextProblem) -> Refusal {
    let said = problem.to_string();
    match said.split_once(':') {
        Some((code, limit)) => Refusal::new(code).with("limit", limit),
        None => Refusal::new(&said),
    }
}

/// 原厂, 同质, 副厂, 修复 in the trade's many words.
pub fn class_of(words: &str) -> Option<PartClass> {
    let folded = fold(words);
    let has = |list: &[&str]| list.iter().any(|word| folded.contains(word));
    Some(match () {
        () if has(&["副厂", "国产", "aftermarket", "售后件"]) => PartClass::Aftermarket,
        () if has(&["同质", "品牌件", "配套", "oes", "equivalent"]) => PartClass::Equivalent,
        () if has(&["修复", "再制造", "翻新", "拆车", "refurb", "reman"]) => PartClass::Refurbished,
        () if has(&["原厂", "正厂", "纯正", "原装", "oem", "original", "genuine"]) => {
            PartClass::Original
        }
        () => return None,
    })
}

/// The part a row describes as far as it can be read, and everything in it that cannot.
pub fn read(plan: &ImportPlan, row: &Row) -> (Draft, Vec<Wrong>) {
    let mut reader = Reader { plan, row, wrong: Vec::new() };
    let number = reader.code::<40>(ImportColumn::Number);
    if number.is_none() && reader.wrong.is_empty() {
        reader.add(ImportColumn::Number, Refusal::new("parts_import.number_missing"));
    }
    let draft = Draft {
        row: row.number,
        number: number.unwrap_or_default(),
        name: reader.words::<80>(ImportColumn::Name),
        unit: reader.words::<8>(ImportColumn::Unit),
        class: reader.class(),
        category: reader.words::<40>(ImportColumn::Category),
        fits: reader.words::<200>(ImportColumn::Fits),
        barcode: reader.code::<40>(ImportColumn::Barcode),
        price: reader.price(ImportColumn::Price),
        member_price: reader.price(ImportColumn::MemberPrice),
        trade_price: reader.price(ImportColumn::TradePrice),
        warranty_price: reader.price(ImportColumn::WarrantyPrice),
        min_stock: reader.stock(ImportColumn::MinStock),
        max_stock: reader.stock(ImportColumn::MaxStock),
        pack: reader.stock(ImportColumn::Pack),
        warranty_months: reader.months(),
        warranty_km: reader.km(),
        bins: reader.bins(),
        successor: reader.code::<40>(ImportColumn::Successor),
    };
    if draft.successor.as_ref() == Some(&draft.number) {
        reader.add(ImportColumn::Successor, Refusal::new("parts_catalogue.own_successor"));
    }
    if let (Some(min), Some(max)) = (draft.min_stock, draft.max_stock)
        && max.is_positive()
        && max < min
    {
        reader.add(ImportColumn::MaxStock, Refusal::new("parts.max_below_min"));
    }
    (draft, reader.wrong)
}
