//! The printed forms: one file each, holding its data and its layout. The fixed words of the
//! papers stand here and nowhere else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub mod addon;
pub mod certificate;
pub mod checks;
pub mod count_sheet;
pub mod counter_sale;
pub mod day_close;
pub mod entrustment;
pub mod exit_pass;
pub mod goods;
pub mod handover;
pub mod inspection;
pub mod job_sheet;
pub mod labels;
mod lines;
pub mod list_sheet;
pub mod old_part_tag;
pub mod outline;
pub mod pick_list;
pub mod pick_round;
pub mod return_slip;
pub mod settlement;
mod shared;
mod slip;
pub mod walk_around;
mod words;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use shared::{
    Car, CopyName, FeeLine, Fuel, Guarantee, House, JobClass, LabourLine, NextService, PartLine, PartNature,
    Party, Payer, PlateColour, PrintMarks, Signed, TaxSum, same_word,
};

use super::paper::{Document, Paper};
use super::pdf::{self, Offsets};

/// A form the dealership prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 环检单
    WalkAround,
    /// 维修委托书
    Entrustment,
    /// 增项单
    AddOn,
    /// 派工单
    JobSheet,
    /// 备料单: what is to be fetched for an order
    PickList,
    /// 领料单: what went out
    IssueSlip,
    /// 退料单
    ReturnSlip,
    /// 质检单
    Inspection,
    /// 竣工出厂合格证
    Certificate,
    /// 结算单
    Settlement,
    /// 配件销售单
    CounterSale,
    /// 交车单
    Handover,
    /// 出门条
    ExitPass,
    /// 盘点表
    CountSheet,
    /// 采购单
    PurchaseOrder,
    /// 入库单
    GoodsIn,
    /// 采购退货单
    SupplierReturn,
    /// 报损单
    WriteOff,
    /// 调拨单
    Transfer,
    /// 合并备料单: one walk for several orders
    PickRound,
    /// 配件标签
    PartLabel,
    /// 货位标签
    BinLabel,
    /// 收银日结单
    DayClose,
    /// 索赔旧件标签
    OldPartTag,
}

impl Form {
    pub const ALL: [Self; 24] = [
        Self::WalkAround,
        Self::Entrustment,
        Self::AddOn,
        Self::JobSheet,
        Self::PickList,
        Self::IssueSlip,
        Self::ReturnSlip,
        Self::Inspection,
        Self::Certificate,
        Self::Settlement,
        Self::CounterSale,
        Self::Handover,
        Self::ExitPass,
        Self::CountSheet,
        Self::PurchaseOrder,
        Self::GoodsIn,
        Self::SupplierReturn,
        Self::WriteOff,
        Self::Transfer,
        Self::PickRound,
        Self::PartLabel,
        Self::BinLabel,
        Self::DayClose,
        Self::OldPartTag,
    ];

    /// The papers it is made for; the first is the usual one.
    pub const fn papers(self) -> &'static [Paper] {
        match self {
            Self::WalkAround | Self::Inspection => &[Paper::A4],
            Self::Certificate => &[Paper::A4Landscape],
            Self::PartLabel | Self::BinLabel => &[Paper::Label40x30],
            Self::OldPartTag => &[Paper::Label60x80],
            _ => &[Paper::A4, Paper::Continuous],
        }
    }

    /// The parts of the form on multipart paper; none where it has only one.
    pub const fn copies(self) -> &'static [CopyName] {
        use CopyName::{Accounts, Customer, Gate, Stub, Warehouse, Workshop};
        match self {
            Self::WalkAround | Self::Handover => &[Customer, Workshop],
            Self::Entrustment | Self::AddOn | Self::Settlement => &[Customer, Workshop, Accounts],
            Self::IssueSlip | Self::ReturnSlip => &[Warehouse, Workshop, Accounts],
            Self::CounterSale => &[Customer, Warehouse, Accounts],
            Self::ExitPass => &[Gate, Stub],
            Self::CountSheet
            | Self::PurchaseOrder
            | Self::GoodsIn
            | Self::SupplierReturn
            | Self::WriteOff
            | Self::Transfer => &[Warehouse, Accounts],
            Self::DayClose => &[Accounts, Stub],
            Self::JobSheet
            | Self::PickList
            | Self::PickRound
            | Self::Inspection
            | Self::Certificate
            | Self::PartLabel
            | Self::BinLabel
            | Self::OldPartTag => &[],
        }
    }
}

/// The data of any form, as it is kept with an issued paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "form", content = "data", rename_all = "snake_case")]
pub enum FormData {
    WalkAround(Box<walk_around::WalkAround>),
    Entrustment(Box<entrustment::Entrustment>),
    AddOn(Box<addon::AddOn>),
    JobSheet(Box<job_sheet::JobSheet>),
    PickList(Box<pick_list::PickList>),
    IssueSlip(Box<pick_list::PickList>),
    ReturnSlip(Box<return_slip::ReturnSlip>),
    Inspection(Box<inspection::Inspection>),
    Certificate(Box<certificate::Certificate>),
    Settlement(Box<settlement::Settlement>),
    CounterSale(Box<counter_sale::CounterSale>),
    Handover(Box<handover::Handover>),
    ExitPass(Box<exit_pass::ExitPass>),
    CountSheet(Box<count_sheet::CountSheet>),
    PurchaseOrder(Box<goods::GoodsPaper>),
    GoodsIn(Box<goods::GoodsPaper>),
    SupplierReturn(Box<goods::GoodsPaper>),
    WriteOff(Box<goods::GoodsPaper>),
    Transfer(Box<goods::GoodsPaper>),
    PickRound(Box<pick_round::RoundSheet>),
    PartLabel(Box<labels::PartLabels>),
    BinLabel(Box<labels::BinLabels>),
    DayClose(Box<day_close::DayClose>),
    OldPartTag(Box<old_part_tag::OldPartTag>),
}

impl FormData {
    /// Which form the data is for.
    pub const fn form(&self) -> Form {
        match self {
            Self::WalkAround(_) => Form::WalkAround,
            Self::Entrustment(_) => Form::Entrustment,
            Self::AddOn(_) => Form::AddOn,
            Self::JobSheet(_) => Form::JobSheet,
            Self::PickList(_) => Form::PickList,
            Self::IssueSlip(_) => Form::IssueSlip,
            Self::ReturnSlip(_) => Form::ReturnSlip,
            Self::Inspection(_) => Form::Inspection,
            Self::Certificate(_) => Form::Certificate,
            Self::Settlement(_) => Form::Settlement,
            Self::CounterSale(_) => Form::CounterSale,
            Self::Handover(_) => Form::Handover,
            Self::ExitPass(_) => Form::ExitPass,
            Self::CountSheet(_) => Form::CountSheet,
            Self::PurchaseOrder(_) => Form::PurchaseOrder,
            Self::GoodsIn(_) => Form::GoodsIn,
            Self::SupplierReturn(_) => Form::SupplierReturn,
            Self::WriteOff(_) => Form::WriteOff,
            Self::Transfer(_) => Form::Transfer,
            Self::PickRound(_) => Form::PickRound,
            Self::PartLabel(_) => Form::PartLabel,
            Self::BinLabel(_) => Form::BinLabel,
            Self::DayClose(_) => Form::DayClose,
            Self::OldPartTag(_) => Form::OldPartTag,
        }
    }

    fn one_copy(&self, paper: Paper, marks: &PrintMarks) -> Document {
        match self {
            Self::WalkAround(data) => walk_around::lay_out(data, paper, marks),
            Self::Entrustment(data) => entrustment::lay_out(data, paper, marks),
            Self::AddOn(data) => addon::lay_out(data, paper, marks),
            Self::JobSheet(data) => job_sheet::lay_out(data, paper, marks),
            Self::PickList(data) => pick_list::lay_out(data, Form::PickList, paper, marks),
            Self::IssueSlip(data) => pick_list::lay_out(data, Form::IssueSlip, paper, marks),
            Self::ReturnSlip(data) => return_slip::lay_out(data, paper, marks),
            Self::Inspection(data) => inspection::lay_out(data, paper, marks),
            Self::Certificate(data) => certificate::lay_out(data, paper, marks),
            Self::Settlement(data) => settlement::lay_out(data, paper, marks),
            Self::CounterSale(data) => counter_sale::lay_out(data, paper, marks),
            Self::Handover(data) => handover::lay_out(data, paper, marks),
            Self::ExitPass(data) => exit_pass::lay_out(data, paper, marks),
            Self::CountSheet(data) => count_sheet::lay_out(data, paper, marks),
            Self::PurchaseOrder(data) => goods::lay_out(data, Form::PurchaseOrder, paper, marks),
            Self::GoodsIn(data) => goods::lay_out(data, Form::GoodsIn, paper, marks),
            Self::SupplierReturn(data) => goods::lay_out(data, Form::SupplierReturn, paper, marks),
            Self::WriteOff(data) => goods::lay_out(data, Form::WriteOff, paper, marks),
            Self::Transfer(data) => goods::lay_out(data, Form::Transfer, paper, marks),
            Self::PickRound(data) => pick_round::lay_out(data, paper, marks),
            Self::PartLabel(data) => labels::part_labels(data, paper),
            Self::BinLabel(data) => labels::bin_labels(data, paper),
            Self::DayClose(data) => day_close::lay_out(data, paper, marks),
            Self::OldPartTag(data) => old_part_tag::lay_out(data, paper),
        }
    }
}

/// Lays a form out, every asked copy after the other. A paper the form is not made for is
/// replaced by its usual one. Continuous paper makes its copies by itself: one pass, whose foot
/// names the parts, unless a single copy is asked for.
pub fn lay_out(data: &FormData, paper: Paper, marks: &PrintMarks) -> Document {
    let papers = data.form().papers();
    let paper = if papers.contains(&paper) { paper } else { papers[0] };
    if paper == Paper::Continuous || marks.copies.len() < 2 {
        return data.one_copy(paper, marks);
    }
    let mut copies = marks
        .copies
        .iter()
        .map(|copy| data.one_copy(paper, &PrintMarks { copies: vec![*copy], ..marks.clone() }));
    // At least two, as asked above.
    let mut document = copies.next().unwrap_or_else(|| data.one_copy(paper, marks));
    for copy in copies {
        document.pages.extend(copy.pages);
    }
    document
}

/// A form as the bytes of a PDF. The same input gives the same bytes.
pub fn render(data: &FormData, paper: Paper, marks: &PrintMarks, offsets: Offsets) -> Vec<u8> {
    pdf::write(&lay_out(data, paper, marks), offsets)
}
