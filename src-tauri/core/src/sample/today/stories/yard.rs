//! Just come in, or not begun yet.

use super::super::Step::*;
use super::super::Work::*;
use super::super::{Arrival, Story, View, Whose};

pub const CARS: &[&Story] = &[
    // Drives in this minute; nobody has walked around it yet.
    &Story {
        car: Whose::OnFile { model: "H30 1.5T 智行版", nth: 3 },
        advisor: "liw",
        steps: &[(
            3,
            Arrives(Arrival {
                channel: "appointment",
                waiting: true,
                ..Arrival::saying("预约了今天做保养，顺便看看雨刮")
            }),
        )],
    },
    // Here for the first time, bought elsewhere; walked around and signed, no order yet.
    &Story {
        car: Whose::New {
            model: "秦PLUS DM-i", plate: "苏EF38216", name: "顾海涛", phone: "13862071935"
        },
        advisor: "chenj",
        steps: &[
            (14, Arrives(Arrival { battery: 35, ..Arrival::saying("充电到八成就停，充不满") })),
            (
                5,
                WalkAround(&[
                    (View::Left, 240, 230, "scratch", "左前门"),
                    (View::Rear, 1130, 640, "scratch", "后保险杠"),
                ]),
            ),
        ],
    },
    // The estimate was told by telephone; the customer wants to think about it.
    &Story {
        car: Whose::OnFile { model: "H50 2.0T 豪华版", nth: 2 },
        advisor: "liw",
        steps: &[
            (
                96,
                Arrives(Arrival {
                    km: 1_180, ..Arrival::saying("水温高，停车后车底下有一滩水")
                }),
            ),
            (88, WalkAround(&[(View::Front, 1000, 280, "scratch", "前保险杠右角")])),
            (
                40,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZD001", "customer"),
                        Labour("ZX002", "customer"),
                        Part("21129089", 1, "customer"),
                        Part("10145905", 2, "customer"),
                    ],
                },
            ),
            (34, Diagnosed("水泵水封渗漏，冷却液缺1.5升，其余管路正常")),
            (
                28,
                Told {
                    stage: "before", text: "电话告知水泵渗漏及报价，车主要和家人商量", how: "phone"
                },
            ),
        ],
    },
    // Agreed to and waiting for the foreman to give it to somebody.
    &Story {
        car: Whose::OnFile { model: "H50 2.0T 豪华版", nth: 5 },
        advisor: "chenj",
        steps: &[
            (
                58,
                Arrives(Arrival {
                    waiting: true, km: 4_300, ..Arrival::saying("保养，右后胎老是缺气")
                }),
            ),
            (50, WalkAround(&[(View::Right, 700, 700, "scratch", "右后轮毂")])),
            (
                44,
                Quote {
                    insurer: None,
                    work: &[Package("TC-BY6"), Labour("LT002", "customer"), Part("52180326", 1, "customer")],
                },
            ),
            (38, Agrees { how: "signature", due: 110 }),
        ],
    },
    // Given to a technician, who comes back from the road test of another car.
    &Story {
        car: Whose::OnFile { model: "E40 纯电 长续航版", nth: 4 },
        advisor: "liw",
        steps: &[
            (
                74,
                Arrives(Arrival {
                    km: 2_900,
                    battery: 47,
                    channel: "phone",
                    ..Arrival::saying("下周要跑长途，帮我全车检查一下")
                }),
            ),
            (66, WalkAround(&[])),
            (
                60,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("BY019", "customer"),
                        Labour("DQ007", "customer"),
                        Part("41212980", 1, "customer"),
                    ],
                },
            ),
            (55, Agrees { how: "signature", due: 75 }),
            (48, PartsOut { to: "sunpf" }),
            (22, Dispatched { to: "sunpf", bay: "机修2号（新能源）", minutes: 50 }),
        ],
    },
    // Would not start in the basement of its owner's house: somebody is on the way.
    &Story {
        car: Whose::OnFile { model: "H30 1.5T 智行版", nth: 11 },
        advisor: "chenj",
        steps: &[
            (
                34,
                Arrives(Arrival {
                    km: 320,
                    channel: "home",
                    ..Arrival::saying("地库里打不着火，仪表灯都暗，麻烦上门看看")
                }),
            ),
            (30, SentOut { to: "zhanggq", place: "园区现代大道 88 号 B2 层 B217 车位" }),
            (21, OnTheWay { step: "departed", result: None }),
        ],
    },
];
