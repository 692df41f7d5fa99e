//! In the workshop: clocks run, or the work waits to be looked at.

use super::super::Step::*;
use super::super::Work::*;
use super::super::{Arrival, Story, View, Whose};

pub const CARS: &[&Story] = &[
    // The big service; the owner waits in the lounge.
    &Story {
        car: Whose::OnFile { model: "H60 2.0T 四驱智远版", nth: 2 },
        advisor: "liw",
        steps: &[
            (
                112,
                Arrives(Arrival {
                    km: 8_800,
                    waiting: true,
                    ..Arrival::saying("四万公里大保养，看看还有什么要换的")
                }),
            ),
            (104, WalkAround(&[])),
            (
                98,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("BY005", "customer"),
                        Labour("BY010", "customer"),
                        Labour("BY011", "customer"),
                        Part("10114229", 6, "customer"),
                        Part("12115491", 1, "customer"),
                        Part("12123410", 1, "customer"),
                        Part("12131329", 1, "customer"),
                        Part("12170924", 4, "customer"),
                        Part("10137986", 2, "customer"),
                    ],
                },
            ),
            (92, Agrees { how: "signature", due: 150 }),
            (86, PartsOut { to: "zhanggq" }),
            (80, Dispatched { to: "zhanggq", bay: "快保2号", minutes: 210 }),
            (52, Begins),
            (
                34,
                PartBad {
                    number: "12115491", words: "新机油格密封圈起皱，装上渗油，已换一个"
                },
            ),
            (33, PartBack { number: "12115491", reason: "defective" }),
            (31, PartsOut { to: "zhanggq" }),
        ],
    },
    // Brake pads down to three millimetres: asked, and not answered yet; the oil runs meanwhile.
    &Story {
        car: Whose::OnFile { model: "H50 2.0T 轻混 尊享版", nth: 1 },
        advisor: "chenj",
        steps: &[
            (118, Arrives(Arrival { km: 7_400, ..Arrival::saying("两万公里了，按手册做个保养") })),
            (110, WalkAround(&[(View::Right, 380, 640, "scratch", "右前门")])),
            (
                104,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("BY004", "customer"),
                        Labour("BY008", "customer"),
                        Part("10114229", 6, "customer"),
                        Part("12115491", 1, "customer"),
                        Part("12123410", 1, "customer"),
                        Part("12147167", 1, "customer"),
                    ],
                },
            ),
            (98, Agrees { how: "signature", due: 45 }),
            (90, PartsOut { to: "shanzq" }),
            (86, Dispatched { to: "shanzq", bay: "快保1号", minutes: 120 }),
            (55, Begins),
            (
                38,
                Finds {
                    text: "前制动片剩余3毫米，建议更换",
                    work: &[Labour("ZX021", "customer"), Part("31127480", 1, "customer")],
                },
            ),
            (33, Told { stage: "during", text: "微信发送制动片照片及增项报价", how: "wechat" }),
        ],
    },
    // The final inspection heard it knock still: the same hands do it again, and it is late.
    &Story {
        car: Whose::OnFile { model: "H50 2.0T 豪华版", nth: 8 },
        advisor: "liw",
        steps: &[
            (232, Arrives(Arrival { km: 3_700, ..Arrival::saying("过减速带右前边咯噔响") })),
            (224, WalkAround(&[])),
            (
                214,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("ZX014", "customer"),
                        Part("33136661", 1, "customer"),
                        Part("33152499", 1, "customer"),
                    ],
                },
            ),
            (208, Agrees { how: "signature", due: -25 }),
            (200, PartsOut { to: "liuy" }),
            (196, Dispatched { to: "liuy", bay: "机修1号", minutes: 100 }),
            (190, Begins),
            (172, Diagnosed("右前减振器漏油，顶胶老化开裂")),
            (112, Finishes),
            (92, Fails("路试右前仍有异响，减振器顶胶未装到位")),
            (
                84,
                Told {
                    stage: "during", text: "告知车主需返工，交车推迟约一小时", how: "spoken"
                },
            ),
            (80, Dispatched { to: "liuy", bay: "机修1号", minutes: 60 }),
            (44, Begins),
        ],
    },
    // Done, checked by the technician, and next in the inspector's row; promised soon.
    &Story {
        car: Whose::OnFile { model: "H30 1.5T 智行版", nth: 7 },
        advisor: "chenj",
        steps: &[
            (
                240,
                Arrives(Arrival {
                    km: 6_100, ..Arrival::saying("方向盘往右跑，前胎也快磨平了")
                }),
            ),
            (232, WalkAround(&[(View::Left, 190, 300, "scratch", "左前轮毂")])),
            (
                225,
                Quote {
                    insurer: None,
                    work: &[
                        Labour("LT001", "customer"),
                        Labour("LT001", "customer"),
                        Labour("LT003", "customer"),
                        Part("52140731", 2, "customer"),
                    ],
                },
            ),
            (218, Agrees { how: "signature", due: 20 }),
            (208, PartsOut { to: "shanzq" }),
            (203, Dispatched { to: "shanzq", bay: "四轮定位", minutes: 120 }),
            (196, Begins),
            (100, Finishes),
        ],
    },
];
