//! Standing still: for a part, for the customer, for the insurer's bonnet.

use super::super::Step::*;
use super::super::Work::*;
use super::super::{Arrival, Story, View, Whose};

pub const CARS: &[&Story] = &[
    // The spring is out of the car, and the new one comes the day after tomorrow.
    &Story {
        car: Whose::OnFile { model: "H90 2.0T 七座旗舰版", nth: 1 },
        advisor: "chenj",
        steps: &[
            (205, Arrives(Arrival { km: 3_050, ..Arrival::saying("停一晚上左前边就塌下去了") })),
            // Under the three-year promise: its day runs on while the spring is on its way.
            (198, Promised { kind: "three_year_quality", days_ago: 400, years: 3, km: None }),
            (196, WalkAround(&[(View::Left, 190, 300, "scratch", "左前轮毂")])),
            (
                180,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZD002", "customer"),
                        OwnLabour("更换前空气弹簧（左）", 1_800, "minor_repair", "customer"),
                        Part("33247527", 1, "customer"),
                    ],
                },
            ),
            (168, Agrees { how: "signature", due: 60 }),
            (150, Dispatched { to: "sunpf", bay: "机修2号（新能源）", minutes: 150 }),
            (140, Begins),
            (112, Diagnosed("左前空气弹簧漏气，气泵工作正常")),
            (106, Pauses { why: "parts", note: "旧件已拆下，等新空气弹簧" }),
            (
                102,
                Told {
                    stage: "during", text: "品牌件有现货，车主要求用原厂件，同意等", how: "phone"
                },
            ),
            (98, PartExpected { days: 2 }),
            (
                90,
                Promises {
                    due: 2 * 24 * 60, why: "空气弹簧需从华东中心调货，后天到店", how: "phone"
                },
            ),
        ],
    },
    // More was found than was agreed to; the customer does not answer the telephone.
    &Story {
        car: Whose::OnFile { model: "H60 2.0T 四驱智远版", nth: 6 },
        advisor: "liw",
        steps: &[
            (
                268,
                Arrives(Arrival {
                    km: 5_600, ..Arrival::saying("怠速抖，有时候闻到一股焦油味")
                }),
            ),
            (260, WalkAround(&[(View::Top, 1560, 160, "paint", "发动机盖")])),
            (
                252,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZD001", "customer"),
                        Labour("BY010", "customer"),
                        Part("12178843", 4, "customer"),
                    ],
                },
            ),
            (244, Agrees { how: "wechat", due: 35 }),
            (238, PartsOut { to: "shanzq" }),
            (233, Dispatched { to: "shanzq", bay: "机修1号", minutes: 90 }),
            (228, Begins),
            (
                210,
                Finds {
                    text: "气门室盖垫渗油，机油滴到排气管上，建议更换",
                    work: &[Labour("ZX006", "customer"), Part("21168684", 1, "customer")],
                },
            ),
            (204, Pauses { why: "customer", note: "等客户确认增项" }),
            (
                198,
                Told {
                    stage: "during", text: "微信发送照片和增项报价，车主暂未回复", how: "wechat"
                },
            ),
        ],
    },
    // Rear-ended on Friday's ring road: the insurer pays, a film for the new glass the owner does.
    &Story {
        car: Whose::OnFile { model: "H60 T8 插电混动", nth: 0 },
        advisor: "chenj",
        steps: &[
            (
                1_460,
                Arrives(Arrival {
                    km: 210,
                    acceptance: "insurance",
                    channel: "rescue",
                    battery: 71,
                    belongings: "后备箱：儿童座椅一把",
                    ..Arrival::saying("跟前车追尾，对方说我全责，走保险")
                }),
            ),
            (1_459, SentOut { to: "liuy", place: "京沪高速 1182 公里处，往上海方向应急车道" }),
            (1_458, OnTheWay { step: "departed", result: None }),
            (1_452, OnTheWay { step: "there", result: None }),
            (1_447, OnTheWay { step: "finished", result: Some("brought_in") }),
            (
                1_445,
                WalkAround(&[
                    (View::Front, 1130, 150, "dent", "发动机盖"),
                    (View::Front, 1130, 290, "crack", "前保险杠"),
                    (View::Top, 1580, 180, "dent", "发动机盖"),
                ]),
            ),
            (
                1_400,
                Quote {
                    insurer: Some(("平安财险", "PA320500202611180372")),
                    work: &[
                        Labour("BJ001", "insurance"),
                        OwnLabour("更换发动机盖", 1_500, "minor_repair", "insurance"),
                        Labour("PQ001", "insurance"),
                        Labour("PQ002", "insurance"),
                        Part("61146410", 1, "insurance"),
                        Part("61193924", 1, "insurance"),
                        Part("65148934", 2, "insurance"),
                        Sublet("前挡风玻璃贴膜", "苏州晶盾汽车膜", 480, 300, "customer"),
                    ],
                },
            ),
            (
                1_330,
                Told {
                    stage: "before", text: "平安定损员现场定损，同意更换机盖和前杠", how: "phone"
                },
            ),
            (1_300, Agrees { how: "signature", due: 26 * 60 }),
            (1_290, PartExpected { days: 0 }),
        ],
    },
];
