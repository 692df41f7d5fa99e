//! Good, and on the way home: at the cashier's, in the hand-over lane, gone.

use super::super::Step::*;
use super::super::Work::*;
use super::super::{Arrival, Story, View, Whose};

pub const CARS: &[&Story] = &[
    // The maker has taken its share on account; the owner's maintenance is still to pay.
    &Story {
        car: Whose::OnFile { model: "E40 纯电 长续航版", nth: 1 },
        advisor: "chenj",
        steps: &[
            (
                322,
                Arrives(Arrival {
                    km: 4_950,
                    battery: 28,
                    acceptance: "warranty",
                    ..Arrival::saying("充电时前面嗡嗡响，顺便把保养做了")
                }),
            ),
            (315, WalkAround(&[])),
            (
                310,
                Quote {
                    insurer: None,
                    work: &[
                        OwnLabour("更换电池冷却水泵", 1_400, "minor_repair", "warranty"),
                        Part("45167990", 1, "warranty"),
                        Package("TC-EV"),
                    ],
                },
            ),
            (305, Agrees { how: "signature", due: 25 }),
            (303, PartsOut { to: "sunpf" }),
            (301, Dispatched { to: "sunpf", bay: "机修2号（新能源）", minutes: 160 }),
            (300, Begins),
            (270, Diagnosed("电池冷却水泵轴承异响，属质保范围")),
            (196, OldParts { place: "旧件架 1" }),
            (192, Finishes),
            (178, Passes),
            (160, Settles { payer: "warranty", name: "赫澜汽车（三包索赔）", way: "on_account" }),
        ],
    },
    // An old customer asks for more than the advisor may give; the manager has not looked yet.
    &Story {
        car: Whose::OnFile { model: "朗逸 1.5L 自动", nth: 0 },
        advisor: "liw",
        steps: &[
            (
                276,
                Arrives(Arrival {
                    km: 2_250, ..Arrival::saying("停了三天就没电了，搭电才能走")
                }),
            ),
            (268, WalkAround(&[(View::Rear, 1020, 560, "dent", "后备箱盖")])),
            (
                258,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZD004", "customer"),
                        Labour("DQ001", "customer"),
                        Part("41133790", 1, "customer"),
                    ],
                },
            ),
            // The original one is dear for an old car: the brand's is on the shelf.
            (255, TakesInstead { part: "41133790", other: "41141709" }),
            (252, Agrees { how: "signature", due: -30 }),
            (246, PartsOut { to: "liuy" }),
            (244, Dispatched { to: "liuy", bay: "快保1号", minutes: 45 }),
            (240, Begins),
            (232, Diagnosed("静态电流正常，蓄电池容量衰减到52%")),
            (204, Finishes),
            (188, Passes),
            (
                150,
                AsksDiscount {
                    yuan: 150, why: "老客户，第三台车都在这里保养，要求抹零再减"
                },
            ),
        ],
    },
    // Everything paid; the owner was called and is on the way.
    &Story {
        car: Whose::OnFile { model: "H60 2.0T 四驱智远版", nth: 9 },
        advisor: "chenj",
        steps: &[
            (
                326,
                Arrives(Arrival {
                    km: 5_250,
                    ..Arrival::saying("刹车有尖叫声，踩下去有点软；雨刮片自己买了，帮忙换上")
                }),
            ),
            (318, WalkAround(&[])),
            (
                311,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZX021", "customer"),
                        Part("31135399", 1, "customer"),
                        Part("31214589", 1, "customer"),
                        Labour("DQ007", "customer"),
                        Brought("无骨雨刮片（一对）", 1),
                    ],
                },
            ),
            (306, Agrees { how: "signature", due: -10 }),
            (302, PartsOut { to: "shanzq" }),
            (299, Dispatched { to: "shanzq", bay: "快保1号", minutes: 70 }),
            (296, Begins),
            (
                270,
                Finds {
                    text: "空调滤清器发黑，建议更换",
                    work: &[Labour("BY009", "customer"), Part("12155086", 1, "customer")],
                },
            ),
            (262, Declines("下次再做")),
            (238, OldParts { place: "旧件架 2" }),
            (236, Finishes),
            (222, Passes),
            (204, Settles { payer: "customer", name: "", way: "card" }),
            (198, CallsOwner("phone")),
        ],
    },
    // This morning's first car, already home again.
    &Story {
        car: Whose::OnFile { model: "H50 2.0T 豪华版", nth: 0 },
        advisor: "chenj",
        steps: &[
            (
                328,
                Arrives(Arrival {
                    km: 6_900,
                    channel: "appointment",
                    waiting: true,
                    ..Arrival::saying("该做保养了，机油机滤换一下")
                }),
            ),
            (320, WalkAround(&[(View::Rear, 1200, 650, "scratch", "后保险杠右侧")])),
            (316, Quote { insurer: None, work: &[Package("TC-BY6")] }),
            (312, Agrees { how: "signature", due: -180 }),
            (309, PartsOut { to: "liuy" }),
            (307, Dispatched { to: "liuy", bay: "快保2号", minutes: 60 }),
            (305, Begins),
            (248, Finishes),
            (238, Passes),
            (226, Settles { payer: "customer", name: "", way: "wechat" }),
            (222, CallsOwner("spoken")),
            (20, Leaves),
        ],
    },
];
