//! The sample dealership itself: its people and its bays.

/// A member of staff.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Name to sign in with.
    pub login: &'static str,
    pub name: &'static str,
    pub employee_number: &'static str,
    /// Post, as it stands on the business card.
    pub post: &'static str,
    /// Role codes.
    pub roles: &'static [&'static str],
}

/// A place in the workshop.
#[derive(Clone, Copy, Debug)]
pub struct Bay {
    pub name: &'static str,
    /// As stored: mechanical, body, paint, wash, alignment.
    pub kind: &'static str,
}

pub const NAME: &str = "苏州晨晖赫澜汽车销售服务有限公司";
pub const SHORT_NAME: &str = "晨晖赫澜";
pub const ADDRESS: &str = "苏州市虎丘区珠江路888号";
pub const PHONE: &str = "051268088888";
/// Region and organisation of its credit code; see [`super::places::credit_code`].
pub const CREDIT_CODE: (&str, &str) = ("320505", "MA1YH5L6");

/// Twelve people who fill every role between them.
#[rustfmt::skip]
pub const STAFF: &[Member] = &[
    Member { login: "zhoujm", name: "周建明", employee_number: "001", post: "售后经理", roles: &["manager"] },
    Member { login: "chenj", name: "陈静", employee_number: "002", post: "服务顾问", roles: &["service_advisor"] },
    Member { login: "liw", name: "李伟", employee_number: "003", post: "服务顾问兼接待", roles: &["service_advisor", "receptionist"] },
    Member { login: "wutt", name: "吴婷婷", employee_number: "004", post: "客服专员", roles: &["customer_care", "follow_up_clerk"] },
    Member { login: "luwb", name: "陆文博", employee_number: "005", post: "业务部主管", roles: &["business_supervisor", "auditor"] },
    Member { login: "zhanggq", name: "张国强", employee_number: "006", post: "机修班组长", roles: &["group_leader", "technician"] },
    Member { login: "liuy", name: "刘洋", employee_number: "007", post: "高级技师", roles: &["technician"] },
    Member { login: "shanzq", name: "单志强", employee_number: "008", post: "机电技师", roles: &["technician"] },
    Member { login: "sunpf", name: "孙鹏飞", employee_number: "009", post: "新能源技师", roles: &["technician"] },
    Member { login: "zhaoyg", name: "赵永刚", employee_number: "010", post: "质检员", roles: &["inspector", "quality_supervisor"] },
    Member { login: "guxy", name: "顾晓燕", employee_number: "011", post: "配件管理员", roles: &["parts_clerk"] },
    Member { login: "shenlj", name: "沈丽娟", employee_number: "012", post: "收银员兼索赔员", roles: &["cashier", "claims_clerk"] },
];

/// Where work is done.
pub const BAYS: &[Bay] = &[
    Bay { name: "快保1号", kind: "mechanical" },
    Bay { name: "快保2号", kind: "mechanical" },
    Bay { name: "机修1号", kind: "mechanical" },
    Bay { name: "机修2号（新能源）", kind: "mechanical" },
    Bay { name: "四轮定位", kind: "alignment" },
    Bay { name: "钣金", kind: "body" },
    Bay { name: "烤漆房", kind: "paint" },
    Bay { name: "洗车", kind: "wash" },
];
