//! The printed forms: one file each, holding its data and its layout. The fixed words of the
//! papers stand here and nowhere else.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub mod addon;
pub mod booking;
pub mod certificate;
pub mod checks;
pub mod count_sheet;
pub mod counter_sale;
mod data;
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
pub mod quotation;
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

pub use data::FormData;
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
    /// 预约单
    Booking,
    /// 报价单 of an order's proposed lines
    Quotation,
    /// 报价单 that answers an enquiry
    EnquiryQuote,
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
    pub const ALL: [Self; 27] = [
        Self::WalkAround,
        Self::Booking,
        Self::Quotation,
        Self::EnquiryQuote,
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
            Self::Booking | Self::Quotation | Self::EnquiryQuote => &[Customer, Stub],
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
