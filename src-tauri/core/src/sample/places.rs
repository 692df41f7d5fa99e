//! Where the sample's customers live and which firms send their cars.

use crate::kernel::identifiers::CreditCode;
use crate::kernel::identifiers::credit_code::CreditCodeProblem;

use super::rng::Rng;

pub const CITY: &str = "苏州市";
pub const AREA_CODE: &str = "0512";

/// Districts with their streets.
pub const STREETS: &[(&str, &[&str])] = &[
    ("姑苏区", &["人民路", "干将东路", "干将西路", "十全街", "桐泾北路", "西环路", "东环路", "广济路"]),
    ("工业园区", &["现代大道", "金鸡湖大道", "星湖街", "苏虹中路", "钟南街", "东延路"]),
    ("虎丘区", &["狮山路", "塔园路", "竹园路", "珠江路", "马涧路"]),
    ("吴中区", &["东吴北路", "宝带东路", "吴中大道", "石湖西路", "越溪街"]),
    ("相城区", &["阳澄湖中路", "采莲路", "嘉元路", "文灵路"]),
    ("吴江区", &["中山南路", "鲈乡南路", "开平路", "江陵西路"]),
];

const ESTATES: &[&str] = &[
    "湖滨花园",
    "金桂苑",
    "翡翠公寓",
    "新城花园",
    "东港新村",
    "水墨江南",
    "佳和名苑",
    "枫桥人家",
    "阳光水岸",
    "都市春天",
    "荷塘月色",
    "玲珑湾",
];

/// A street address with estate, building and flat.
pub fn address(rng: &mut Rng) -> String {
    let (district, streets) = rng.pick(STREETS);
    let (street, number, estate) = (rng.pick(streets), rng.between(1, 699), rng.pick(ESTATES));
    let (building, floor, flat) = (rng.between(1, 36), rng.between(1, 28), rng.between(1, 4));
    format!("{CITY}{district}{street}{number}号{estate}{building}幢{floor}{flat:02}室")
}

/// A firm whose cars come to the workshop.
#[derive(Clone, Debug)]
pub struct Company {
    pub name: &'static str,
    pub credit_code: CreditCode,
    pub address: String,
}

/// All firms, with their codes; the same ones each time.
///
/// # Errors
/// Never for the table below; a test holds that.
pub fn companies() -> Result<Vec<Company>, CreditCodeProblem> {
    COMPANIES
        .iter()
        .map(|(name, region, organisation, address)| {
            let credit_code = credit_code(region, organisation)?;
            Ok(Company { name, credit_code, address: format!("{CITY}{address}") })
        })
        .collect()
}

/// The code of an enterprise (91) in a region, with the organisation's eight characters (GB 11714: the ninth checks
/// them).
///
/// # Errors
/// When the region is not six digits or the organisation not eight letters and digits.
pub fn credit_code(region: &str, organisation: &str) -> Result<CreditCode, CreditCodeProblem> {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        organisation.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight).sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    CreditCode::from_first_17(&format!("91{region}{organisation}{check}"))
}

/// Name, region, organisation, address.
const COMPANIES: &[(&str, &str, &str, &str)] = &[
    ("苏州启航物流有限公司", "320507", "MA1M3K7Q", "相城区采莲路1288号"),
    ("苏州恒润电子科技有限公司", "320594", "MA1N8P2X", "工业园区苏虹中路200号"),
    ("苏州市锦绣丝绸有限公司", "320508", "74681205", "姑苏区人民路1420号"),
    ("苏州云帆软件有限公司", "320594", "MA1T5R8W", "工业园区星湖街328号"),
    ("苏州同庆建筑工程有限公司", "320506", "69213574", "吴中区东吴北路88号"),
    ("苏州安达汽车租赁有限公司", "320505", "MA1W2H9G", "虎丘区珠江路501号"),
    ("苏州百味餐饮管理有限公司", "320508", "MA1P6C4D", "姑苏区十全街236号"),
    ("苏州正和会计师事务所有限公司", "320508", "58102463", "姑苏区干将西路399号"),
    ("苏州华晟精密机械有限公司", "320509", "77953081", "吴江区江陵西路1500号"),
    ("苏州康宁医疗器械有限公司", "320594", "MA1X7Y3E", "工业园区东延路46号"),
    ("苏州蓝湾装饰设计有限公司", "320505", "MA1Q1B6F", "虎丘区狮山路75号"),
    ("苏州万象广告传媒有限公司", "320508", "MA20G5J8", "姑苏区广济路118号"),
    ("苏州金穗粮油贸易有限公司", "320507", "13804257", "相城区嘉元路959号"),
    ("苏州新桥教育咨询有限公司", "320594", "MA21K4L2", "工业园区现代大道1699号"),
    ("苏州太湖旅行社有限公司", "320506", "60840913", "吴中区石湖西路168号"),
    ("苏州鼎盛物业服务有限公司", "320505", "MA22N7T5", "虎丘区竹园路209号"),
    ("苏州东吴文创产业有限公司", "320508", "MA23Q8U1", "姑苏区干将东路666号"),
    ("苏州瑞丰新材料股份有限公司", "320509", "75324819", "吴江区中山南路2088号"),
    ("苏州乐行网约车服务有限公司", "320505", "MA24R3X9", "虎丘区塔园路136号"),
    ("苏州长兴冷链运输有限公司", "320507", "MA25W6Y4", "相城区阳澄湖中路77号"),
];
