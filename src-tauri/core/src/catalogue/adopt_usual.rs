//! The maintenance every dealership offers (WSH-16), for a house that begins with an empty catalogue:
//! taken over in one step, then as its own as anything typed in. What is there already stays.

use serde::Serialize;
use ts_rs::TS;

use super::JobClass::{FirstMaintenance, MinorRepair, SecondMaintenance};
use super::WorkCategory::{Cleaning, Diagnosis, Electrical, Maintenance, Repair, Tyre};
use super::{JobClass, OperationId, WorkCategory, found};
use crate::kernel::{Hours, Nothing, Refusal, Result, Write};
use crate::search::index::Kind;

/// Code, name, kind of work, class of job, thousandths of a standard hour.
type Usual = (&'static str, &'static str, WorkCategory, JobClass, i64);

const USUAL: &[Usual] = &[
    ("CG01", "更换机油、机油滤清器", Maintenance, FirstMaintenance, 800),
    ("CG02", "更换空气滤清器", Maintenance, FirstMaintenance, 300),
    ("CG03", "更换空调滤清器", Maintenance, FirstMaintenance, 300),
    ("CG04", "更换燃油滤清器", Maintenance, SecondMaintenance, 600),
    ("CG05", "更换火花塞（四缸）", Maintenance, SecondMaintenance, 800),
    ("CG06", "轮胎检查、充气与换位", Tyre, FirstMaintenance, 600),
    ("CG07", "四轮定位", Tyre, MinorRepair, 1_200),
    ("CG08", "更换前制动片", Repair, MinorRepair, 1_000),
    ("CG09", "更换后制动片", Repair, MinorRepair, 1_000),
    ("CG10", "更换制动液", Maintenance, SecondMaintenance, 800),
    ("CG11", "更换冷却液", Maintenance, SecondMaintenance, 800),
    ("CG12", "更换变速箱油", Maintenance, SecondMaintenance, 1_500),
    ("CG13", "底盘紧固与检查", Maintenance, SecondMaintenance, 600),
    ("CG14", "蓄电池检测", Electrical, FirstMaintenance, 200),
    ("CG15", "轮胎、轮毂清洁", Cleaning, FirstMaintenance, 400),
    ("CG16", "空调系统清洗", Cleaning, FirstMaintenance, 800),
    ("CG17", "全车清洗（内外）", Cleaning, FirstMaintenance, 500),
    ("CG18", "综合诊断（读取故障码）", Diagnosis, MinorRepair, 500),
];

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct UsualAdopted {
    pub added: usize,
}

/// # Errors
/// `catalogue.usual_there`: nothing is missing.
pub async fn adopt_usual(cx: &mut Write, _: Nothing) -> Result<UsualAdopted> {
    let mut added = 0;
    for (code, name, category, job_class, hours) in USUAL {
        let known: Option<i64> = sqlx::query_scalar(
            "SELECT id FROM labour_operations WHERE code = ?1
             UNION ALL SELECT id FROM work_packages WHERE code = ?1 LIMIT 1",
        )
        .bind(code)
        .fetch_optional(cx.db())
        .await?;
        if known.is_some() {
            continue;
        }
        let id: OperationId = sqlx::query_scalar(
            "INSERT INTO labour_operations (code, name, category, job_class, hours) VALUES (?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(code)
        .bind(name)
        .bind(category)
        .bind(job_class)
        .bind(Hours::from_units(*hours))
        .fetch_one(cx.db())
        .await?;
        found::index(cx, Kind::Operation, id.0, code, name).await?;
        cx.about("operation", id.0);
        added += 1;
    }
    if added == 0 {
        return Err(Refusal::new("catalogue.usual_there").into());
    }
    Ok(UsualAdopted { added })
}
