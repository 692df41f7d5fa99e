//! The data of every form, and which layout it goes through.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Form, PrintMarks, addon, booking, certificate, count_sheet, counter_sale, day_close, entrustment,
    exit_pass, goods, handover, inspection, job_sheet, labels, old_part_tag, pick_list, pick_round,
    quotation, return_slip, settlement, walk_around,
};
use crate::documents::paper::{Document, Paper};

/// The data of any form, as it is kept with an issued paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "form", content = "data", rename_all = "snake_case")]
pub enum FormData {
    WalkAround(Box<walk_around::WalkAround>),
    Booking(Box<booking::Booking>),
    Quotation(Box<quotation::Quotation>),
    EnquiryQuote(Box<quotation::Quotation>),
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
            Self::Booking(_) => Form::Booking,
            Self::Quotation(_) => Form::Quotation,
            Self::EnquiryQuote(_) => Form::EnquiryQuote,
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

    pub(super) fn one_copy(&self, paper: Paper, marks: &PrintMarks) -> Document {
        match self {
            Self::WalkAround(data) => walk_around::lay_out(data, paper, marks),
            Self::Booking(data) => booking::lay_out(data, paper, marks),
            Self::Quotation(data) => quotation::lay_out(data, Form::Quotation, paper, marks),
            Self::EnquiryQuote(data) => quotation::lay_out(data, Form::EnquiryQuote, paper, marks),
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
