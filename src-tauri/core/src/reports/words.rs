//! The fixed words of the workbook, as papers have theirs; the screens have their own.

use super::Report;

/// Title and definition of a report.
pub const fn of(report: Report) -> (&'static str, &'static str) {
    match report {
        Report::Payers => (
            "营收毛利",
            "按结算日期统计，不含税；冲红计入冲红当期。成本为领用配件成本与外包成本。毛利率＝毛利÷不含税收入。",
        ),
        Report::Advisors => (
            "服务顾问",
            "台次：期末仍有效的结算所属的进厂次数，同一次进厂多张工单计一次。单车产值＝不含税收入÷台次。",
        ),
        Report::JobClasses => ("工时结构", "已结算工时按作业类别统计。有效工时费率＝不含税工时费÷已售工时。"),
        Report::Technicians => (
            "技师效率",
            "出勤工时＝有施工记录的天数×每日工作时间。利用率＝实做工时÷出勤工时；效率＝已售工时÷实做工时；生产率＝已售工时÷出勤工时。",
        ),
        Report::Delivery => (
            "交车准时",
            "按交车日期统计（不含内部返修）。准时率＝不晚于最后承诺时间交车的工单÷有承诺时间的工单；维修周期＝到店至交车的平均小时。",
        ),
        Report::Quality => (
            "维修质量",
            "一次修复率＝1－返修工单÷交车工单，返修以发生记录为准，修好后仍计入。内返率＝内部返修÷交车工单。",
        ),
        Report::AddedWork => {
            ("增项", "期内开单的工单在首次确认之后增加的项目，含税金额。接受率＝接受项数÷发现项数。")
        }
        Report::WalkArounds => ("环检执行", "期内到店的进厂次数。执行率＝已环检÷进厂次数。"),
        Report::Customers => (
            "客户保有",
            "活跃：期末前一个活跃期（参数，默认 365 天）内来过的车辆；流失：再前一个活跃期来过、其后未来的车辆。留存率＝留下的车辆÷上期活跃车辆。",
        ),
        Report::Discounts => ("优惠", "按结算人统计，含税。优惠率＝优惠÷标价。"),
        Report::Reversals => ("冲红", "期内冲红的结算单，逐笔列出。"),
        Report::Payments => ("收款", "按收款日期与方式统计。挂账是应收，不计入实收；挂账回款计入回款方式。"),
        Report::Tax => ("税额", "按税率统计的不含税金额、税额与价税合计。"),
    }
}

/// Heading of a column.
pub fn heading(code: &str) -> &'static str {
    match code {
        "accepted" => "接受项数",
        "accepted_amount" => "接受金额",
        "accepted_share" => "接受率",
        "account_received" => "挂账回款",
        "active" => "活跃车辆",
        "active_before" => "上期活跃",
        "advisor" => "服务顾问",
        "by" => "经办人",
        "cars_in" => "来店车辆",
        "comebacks" => "返修工单",
        "cost" => "成本",
        "cycle" => "维修周期（小时）",
        "day" => "日期",
        "days" => "施工天数",
        "declined" => "拒绝项数",
        "declined_amount" => "拒绝金额",
        "delivered" => "交车工单",
        "discount" => "优惠",
        "discount_share" => "优惠率",
        "discounted" => "有优惠",
        "efficiency" => "效率",
        "failed_inspections" => "终检不合格",
        "first_time_fix" => "一次修复率",
        "found" => "发现项数",
        "found_amount" => "发现金额",
        "given_by" => "结算人",
        "gross" => "价税合计",
        "hours_attended" => "出勤工时",
        "hours_sold" => "已售工时",
        "hours_worked" => "实做工时",
        "inspected" => "终检次数",
        "job_class" => "作业类别",
        "labour_net" => "工时收入",
        "lines" => "项数",
        "list" => "标价",
        "lost" => "流失车辆",
        "margin" => "毛利率",
        "net" => "不含税收入",
        "net_per_hour" => "有效工时费率",
        "net_per_visit" => "单车产值",
        "new_cars" => "首次来店",
        "number" => "冲红单号",
        "on_time" => "准时",
        "on_time_share" => "准时率",
        "order" => "工单号",
        "orders" => "工单数",
        "other_net" => "其他收入",
        "paid" => "收款",
        "parts_net" => "配件收入",
        "payer" => "付费方",
        "payments" => "笔数",
        "productivity" => "生产率",
        "profit" => "毛利",
        "promised" => "有承诺",
        "rate" => "税率",
        "reason" => "原因",
        "received" => "实收",
        "refunded" => "退款",
        "retention" => "留存率",
        "reversed" => "原结算单号",
        "rework" => "内部返修",
        "rework_share" => "内返率",
        "settlements" => "结算单数",
        "signed" => "已签字",
        "stayed" => "留下",
        "tax" => "税额",
        "technician" => "技师",
        "utilisation" => "利用率",
        "visits" => "台次",
        "walked" => "已环检",
        "walked_share" => "执行率",
        "way" => "方式",
        _ => "",
    }
}

/// A word of the trade; what is not known stands as it is.
pub fn word(code: &str) -> &str {
    match code {
        "customer" => "客户付费",
        "warranty" => "索赔",
        "insurance" => "保险",
        "internal" => "内部",
        "cash" => "现金",
        "card" => "银行卡",
        "wechat" => "微信",
        "alipay" => "支付宝",
        "transfer" => "转账",
        "on_account" => "挂账",
        "first_maintenance" => "一级维护",
        "second_maintenance" => "二级维护",
        "minor_repair" => "小修",
        "special_repair" => "专项修理",
        "assembly_repair" => "总成修理",
        "whole_vehicle" => "整车修理",
        "none" => "未分类",
        other => other,
    }
}
