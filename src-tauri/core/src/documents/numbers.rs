//! Document numbers: gapless per series and day, drawn inside the transaction that
//! makes the document. `RO20261122-0007`.

use crate::kernel::{Result, Write};

/// What a number stands for; the letters people know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// 预约单
    Appointment,
    /// 环检单
    WalkAround,
    /// 维修工单
    RepairOrder,
    /// 增项单
    AddOn,
    /// 合并备料单
    PickRound,
    /// 领料单
    Issue,
    /// 退料单
    Return,
    /// 入库单
    Receipt,
    /// 采购单
    Purchase,
    /// 退货单 (to the supplier)
    SupplierReturn,
    /// 报损单
    WriteOff,
    /// 调拨单
    Transfer,
    /// 盘点表
    Count,
    /// 质检单
    Inspection,
    /// 竣工出厂合格证
    Certificate,
    /// 结算单
    Settlement,
    /// 红冲结算单
    Reversal,
    /// 出门条
    ExitPass,
    /// 配件销售单
    Sale,
    /// 配件质量记录
    PartDefect,
    /// 日结单
    DayClose,
    /// 咨询单
    Enquiry,
}

impl Series {
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Appointment => "YY",
            Self::WalkAround => "HJ",
            Self::RepairOrder => "RO",
            Self::AddOn => "ZX",
            Self::PickRound => "BL",
            Self::Issue => "LL",
            Self::Return => "TL",
            Self::Receipt => "RK",
            Self::Purchase => "CG",
            Self::SupplierReturn => "TH",
            Self::WriteOff => "BS",
            Self::Transfer => "DB",
            Self::Count => "PD",
            Self::Inspection => "ZJ",
            Self::Certificate => "HG",
            Self::Settlement => "JS",
            Self::Reversal => "HC",
            Self::ExitPass => "CM",
            Self::Sale => "XS",
            Self::PartDefect => "PZ",
            Self::DayClose => "RJ",
            Self::Enquiry => "XJ",
        }
    }
}

/// Draws the next number of the series for today.
pub async fn next(cx: &mut Write, series: Series) -> Result<String> {
    let day = cx.today().compact();
    let drawn: i64 = sqlx::query_scalar(
        "INSERT INTO number_series (series, period, last) VALUES (?, ?, 1)
         ON CONFLICT (series, period) DO UPDATE SET last = last + 1
         RETURNING last",
    )
    .bind(series.letters())
    .bind(&day)
    .fetch_one(cx.db())
    .await?;
    Ok(format!("{}{day}-{drawn:04}", series.letters()))
}
