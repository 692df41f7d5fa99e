//! What the workshop finds beside the reason of the visit: added work to consent to or to decline.

use super::faults::Drive::{self, Any, Combustion};

/// One finding with the work it suggests.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    pub drive: Drive,
    /// As the technician reports it.
    pub words: &'static str,
    /// Code of [`super::operations::OPERATIONS`].
    pub operation: &'static str,
    /// Numbers of [`super::parts::PARTS`] with whole quantities.
    pub parts: &'static [(&'static str, i64)],
}

#[rustfmt::skip]
pub const FINDINGS: &[Finding] = &[
    Finding { drive: Combustion, words: "空气滤清器积灰，建议更换", operation: "BY008", parts: &[("12147167", 1)] },
    Finding { drive: Any, words: "空调滤清器发黑，建议更换", operation: "BY009", parts: &[("12155086", 1)] },
    Finding { drive: Any, words: "前制动片剩余3毫米，建议更换", operation: "ZX021", parts: &[("31127480", 1)] },
    Finding { drive: Any, words: "后制动片剩余2毫米，建议更换", operation: "ZX022", parts: &[("31143318", 1)] },
    Finding { drive: Any, words: "制动液含水量3.5%，建议更换", operation: "BY011", parts: &[("10137986", 2)] },
    Finding { drive: Combustion, words: "火花塞间隙偏大，建议更换", operation: "BY010", parts: &[("12170924", 4)] },
    Finding { drive: Combustion, words: "蓄电池健康度58%，建议更换", operation: "DQ001", parts: &[("41133790", 1)] },
    Finding { drive: Any, words: "雨刮片老化，建议更换", operation: "DQ007", parts: &[("41212980", 1)] },
    Finding { drive: Combustion, words: "节气门积碳，建议清洗", operation: "BY015", parts: &[("12131329", 1)] },
    Finding { drive: Any, words: "左前轮胎花纹深度2毫米，建议更换两条前轮胎", operation: "LT001", parts: &[("52140731", 2)] },
    Finding { drive: Any, words: "平衡杆连杆松旷，建议更换", operation: "ZX018", parts: &[("33184175", 2)] },
    Finding { drive: Combustion, words: "附件皮带有裂纹，建议更换", operation: "ZX005", parts: &[("21160765", 1)] },
    Finding { drive: Combustion, words: "冷却液冰点-18℃，建议更换", operation: "BY012", parts: &[("10145905", 2)] },
    Finding { drive: Combustion, words: "变速箱油六万公里未换，建议更换", operation: "BY013", parts: &[("10153824", 8), ("12194681", 1)] },
    Finding { drive: Any, words: "右前减振器渗油，建议更换", operation: "ZX014", parts: &[("33136661", 1), ("33152499", 1)] },
    Finding { drive: Any, words: "前束偏差，建议四轮定位", operation: "LT003", parts: &[] },
];

/// Why customers decline it.
pub const REASONS_TO_DECLINE: &[&str] = &[
    "下次再做",
    "先观察一段时间",
    "价格偏高",
    "自己有配件",
    "赶时间，改天来",
    "车准备换了",
    "要回去商量一下",
];
