//! What customers say when they come, what the workshop finds, and what is done about it.

use Drive::{Any, Combustion, Electric};
use Payer::{Customer, Insurance, Warranty};

/// Which cars a visit makes sense for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drive {
    Any,
    /// Cars with an engine, hybrids among them.
    Combustion,
    /// Cars that are charged: battery electric and plug-in hybrids.
    Electric,
}

/// Who usually pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    Customer,
    /// The maker, while the car is in its guarantee; the customer afterwards.
    Warranty,
    Insurance,
}

impl Payer {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Customer => "customer",
            Warranty => "warranty",
            Insurance => "insurance",
        }
    }
}

/// One reason for a visit.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// How often it occurs, relative to the others.
    pub weight: u32,
    pub drive: Drive,
    pub payer: Payer,
    /// The customer's own words.
    pub words: &'static str,
    /// What the technician writes.
    pub diagnosis: &'static str,
    /// Codes of [`super::operations::OPERATIONS`].
    pub operations: &'static [&'static str],
    /// Numbers of [`super::parts::PARTS`] with whole quantities.
    pub parts: &'static [(&'static str, i64)],
}

const fn fault(
    weight: u32,
    drive: Drive,
    payer: Payer,
    words: &'static str,
    diagnosis: &'static str,
    operations: &'static [&'static str],
    parts: &'static [(&'static str, i64)],
) -> Fault {
    Fault { weight, drive, payer, words, diagnosis, operations, parts }
}

#[rustfmt::skip]
pub const FAULTS: &[Fault] = &[
    fault(60, Combustion, Customer, "该做保养了，机油机滤换一下", "到保养里程，机油发黑，其余项目正常",
        &["BY001"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)]),
    fault(30, Combustion, Customer, "仪表提示保养，顺便把空调滤芯也换了", "到保养里程，空调滤清器积灰严重",
        &["BY001", "BY009"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1), ("12155086", 1)]),
    fault(20, Combustion, Customer, "两万公里了，按手册做个保养", "两万公里定期保养，空气滤清器到更换周期",
        &["BY004", "BY008"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1), ("12139248", 1)]),
    fault(12, Combustion, Customer, "四万公里大保养，看看还有什么要换的", "四万公里大保养，火花塞间隙超限，制动液含水量超标",
        &["BY005", "BY010", "BY011"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1), ("12170924", 4), ("10137986", 2)]),
    fault(8, Combustion, Customer, "六万公里了，变速箱油要不要换", "六万公里大保养，变速箱油变色有异味",
        &["BY006", "BY013"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1), ("10153824", 8), ("12194681", 1)]),
    fault(20, Electric, Customer, "电车做个保养，最近没什么问题", "定期保养，检查三电系统正常，更换空调滤清器",
        &["BY018", "BY009"], &[("12163005", 1)]),
    fault(10, Combustion, Customer, "新车第一次保养", "首次保养，检查无异常",
        &["BY002", "BY001"], &[("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)]),
    fault(6, Any, Customer, "要跑长途，帮我全车检查一下", "换季检查36项，前雨刮片老化",
        &["BY019", "DQ007"], &[("41212980", 1)]),
    fault(8, Combustion, Customer, "早上打火打不着，要打两三次才着", "蓄电池电压11.4伏，起动电流不足，电池老化",
        &["ZD001", "DQ001"], &[("41133790", 1)]),
    fault(5, Combustion, Customer, "停了三天就没电了，搭电才能走", "蓄电池亏电，静态电流正常，电池容量衰减到52%",
        &["ZD004", "DQ001"], &[("41141709", 1)]),
    fault(4, Combustion, Customer, "怠速的时候车抖，等红灯特别明显", "节气门积碳，怠速开度偏大，机脚胶正常",
        &["ZD001", "BY015"], &[("12131329", 1)]),
    fault(4, Combustion, Customer, "加速没劲，发动机灯亮了", "二缸失火，点火线圈击穿",
        &["ZD001", "ZX001"], &[("21121170", 1)]),
    fault(3, Combustion, Customer, "开起来一窜一窜的，油耗也高了", "火花塞电极烧蚀，喷油嘴雾化不良",
        &["ZD001", "BY010", "BY016"], &[("12170924", 4), ("12202600", 1)]),
    fault(2, Combustion, Warranty, "发动机灯亮，跑高速的时候没力", "涡轮增压器旁通阀卡滞，增压压力不足",
        &["ZD001", "ZX010"], &[("21208279", 1)]),
    fault(3, Combustion, Customer, "水温有点高，停下来有股甜味", "水泵密封处渗漏冷却液",
        &["ZD001", "ZX002", "BY012"], &[("21129089", 1), ("10145905", 2)]),
    fault(3, Combustion, Customer, "冬天暖风不热，水温上不来", "节温器常开",
        &["ZD001", "ZX003"], &[("21137008", 1), ("10145905", 1)]),
    fault(3, Combustion, Customer, "车库地上有一滩油，黑的", "油底壳结合面渗油",
        &["ZX007", "BY001"], &[("10225095", 1), ("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)]),
    fault(2, Combustion, Customer, "发动机上面有油，有糊味", "气门室盖垫老化漏油滴到排气管",
        &["ZX006"], &[("21168684", 1)]),
    fault(2, Combustion, Warranty, "机油报警，一千公里就要加一升", "油气分离器膜片破裂，烧机油",
        &["ZD001", "ZX006"], &[("21303307", 1), ("21168684", 1)]),
    fault(3, Combustion, Customer, "冷车启动吱吱响，热了就好", "附件皮带老化打滑",
        &["ZX005"], &[("21160765", 1)]),
    fault(1, Combustion, Customer, "发动机有哒哒声，越踩油越响", "曲轴瓦磨损，缸压不足，需大修",
        &["ZD003", "ZX026"], &[("21334983", 1), ("21342902", 1), ("21350821", 1), ("10114229", 6), ("12115491", 1), ("12123410", 1), ("12131329", 1)]),
    fault(2, Combustion, Warranty, "早上冷车难启动，仪表报发动机故障", "高压油泵压力不足，包修期内更换",
        &["ZD001", "ZX011"], &[("21216198", 1)]),
    fault(2, Combustion, Customer, "年检尾气没过", "前氧传感器响应迟缓",
        &["ZD001", "ZX012"], &[("21239955", 1)]),
    fault(8, Any, Customer, "刹车的时候吱吱叫", "前制动片磨损到极限",
        &["ZX021"], &[("31127480", 1), ("31214589", 1)]),
    fault(5, Any, Customer, "刹车方向盘抖，高速更明显", "前制动盘变形，跳动量超差",
        &["ZX023"], &[("31167075", 2), ("31127480", 1)]),
    fault(5, Any, Customer, "后面刹车有铁擦铁的声音", "后制动片磨完，伤到制动盘",
        &["ZX024"], &[("31182913", 2), ("31143318", 1)]),
    fault(2, Any, Customer, "刹车偏软，要踩深一点", "制动液含水量4%，更换并排气",
        &["BY011"], &[("10137986", 2)]),
    fault(2, Any, Customer, "跑完一段路右前轮很烫，有焦味", "右前制动分泵卡滞",
        &["ZX025", "ZX021"], &[("31198751", 1), ("31127480", 1), ("10137986", 1)]),
    fault(6, Any, Customer, "过减速带的时候前面咯噔咯噔响", "平衡杆连杆球头松旷",
        &["ZD002", "ZX018"], &[("33184175", 2)]),
    fault(4, Any, Customer, "过坑底盘响，方向有点松", "下摆臂胶套开裂",
        &["ZD002", "ZX016", "LT003"], &[("33160418", 1)]),
    fault(3, Any, Customer, "左前边减振器漏油了，洗车的人告诉我的", "左前减振器漏油，顶胶老化",
        &["ZX014", "LT003"], &[("33128742", 1), ("33152499", 1)]),
    fault(3, Any, Customer, "车速一快就嗡嗡响，像飞机", "右前轮轴承损坏",
        &["ZD002", "ZX017"], &[("33207932", 1)]),
    fault(2, Any, Customer, "打方向到底有咔咔声", "外球笼防尘套破裂，球笼缺油",
        &["ZX019"], &[("33223770", 1)]),
    fault(5, Any, Customer, "方向盘不正，往右跑偏", "前束超差，做四轮定位",
        &["LT003"], &[]),
    fault(4, Any, Customer, "轮胎吃胎，内侧磨光了", "前束不良导致偏磨，更换两条前轮胎并定位",
        &["LT001", "LT003"], &[("52140731", 2), ("52172407", 2)]),
    fault(6, Any, Customer, "轮胎扎了个钉子，胎压报警", "右后轮胎面扎钉，未伤帘线",
        &["LT002"], &[("52180326", 1)]),
    fault(3, Any, Customer, "轮胎鼓包了", "左前轮胎侧鼓包，不可修补",
        &["LT001"], &[("52148650", 1), ("52172407", 1)]),
    fault(3, Any, Customer, "高速120方向盘抖", "前轮动平衡失准",
        &["LT004"], &[("52188245", 4)]),
    fault(2, Any, Customer, "胎压灯一直亮，气是够的", "右后胎压传感器电池耗尽",
        &["ZD001", "LT001"], &[("41331765", 1)]),
    fault(6, Any, Customer, "空调不凉了，吹出来是热风", "制冷剂不足，检漏后加注",
        &["DQ011"], &[("10193419", 2)]),
    fault(2, Any, Customer, "空调一开就哒哒响，不制冷", "空调压缩机内部损坏",
        &["ZD001", "DQ010", "DQ011"], &[("41268413", 1), ("10201338", 1)]),
    fault(5, Any, Customer, "空调一开有霉味", "蒸发箱发霉，清洗并更换滤清器",
        &["QX002", "BY009"], &[("12218438", 1), ("12155086", 1)]),
    fault(2, Any, Customer, "空调风很小，只有最大档有风", "鼓风机电机故障",
        &["DQ012"], &[("41284251", 1)]),
    fault(2, Any, Warranty, "左前窗升到一半自己掉下去", "玻璃升降器拉索脱槽",
        &["DQ005"], &[("41236737", 1)]),
    fault(2, Any, Customer, "雨刮不动了，下雨天没法开", "雨刮电机烧毁",
        &["DQ006"], &[("41228818", 1)]),
    fault(4, Any, Customer, "雨刮刮不干净，有声音", "雨刮片胶条老化",
        &["DQ007"], &[("41212980", 1)]),
    fault(2, Any, Customer, "倒车雷达一直叫，后面没东西", "右后倒车雷达探头进水",
        &["ZD001", "DQ008"], &[("41252575", 1)]),
    fault(2, Any, Warranty, "仪表上ABS灯和防滑灯都亮", "左后轮速传感器信号中断",
        &["ZD001", "DQ009"], &[("31230427", 1)]),
    fault(2, Any, Warranty, "中控屏死机，导航用不了", "主机软件故障，升级后正常",
        &["ZD007"], &[]),
    fault(1, Combustion, Customer, "开着开着电瓶灯亮了", "发电机不发电，调节器损坏",
        &["ZD004", "DQ002"], &[("41157547", 1)]),
    fault(1, Combustion, Customer, "一拧钥匙只听咔一声，不转", "起动机电磁开关触点烧蚀",
        &["ZD004", "DQ003"], &[("41165466", 1)]),
    fault(2, Combustion, Customer, "变速箱二换三的时候顿一下", "变速箱油脏，换油后学习值复位",
        &["ZD001", "BY013"], &[("10153824", 8), ("12194681", 1)]),
    fault(1, Combustion, Warranty, "挂倒挡要等两三秒才走", "变速箱阀体故障，需先向厂家申请",
        &["ZD001", "ZX028"], &[("24130982", 1), ("10153824", 6)]),
    fault(1, Any, Customer, "下大雨副驾脚下有水", "天窗排水管堵塞脱落",
        &["ZD008"], &[("61257276", 1)]),
    fault(3, Electric, Customer, "续航掉得厉害，充满只有三百公里", "电池健康度91%，正常衰减，建议满充校准",
        &["ZD006"], &[]),
    fault(2, Electric, Warranty, "慢充充不进去，桩说车有问题", "车载充电机故障",
        &["ZD001", "ZD005", "DQ014"], &[("45136314", 1)]),
    fault(2, Electric, Customer, "车锁了一夜，早上整车没电打不开门", "12V辅助电池老化",
        &["ZD001", "DQ013"], &[("41149628", 1)]),
    fault(1, Electric, Warranty, "仪表报动力电池故障，限速", "一组模组压差超限，更换模组",
        &["ZD005", "ZD006", "DQ015"], &[("45152152", 1), ("10217176", 1)]),
    fault(2, Electric, Warranty, "快充插上去插不牢，老是断", "充电口锁止机构磨损",
        &["ZD005", "DQ016"], &[("45144233", 1)]),
    fault(5, Any, Insurance, "停车场被人蹭了，前杠右边掉漆", "前保险杠右侧刮伤，可修复",
        &["BJ001", "PQ002"], &[("65148934", 1), ("61233519", 6)]),
    fault(3, Any, Insurance, "追尾了，前面撞得不轻", "前保险杠、右大灯、右翼子板损坏",
        &["BJ001", "BJ003", "DQ004", "PQ001", "PQ002"], &[("61146410", 1), ("41181304", 1), ("61186005", 1), ("61162248", 2), ("65148934", 2), ("61233519", 12)]),
    fault(3, Any, Insurance, "倒车撞到柱子，后杠凹进去了", "后保险杠凹陷开裂，更换",
        &["BJ002", "PQ002"], &[("61154329", 1), ("65148934", 1)]),
    fault(2, Any, Insurance, "高速上石子打到前挡，裂了一条", "前风挡玻璃裂纹超过二十厘米，更换",
        &["BJ005"], &[("63147672", 1), ("63155591", 2)]),
    fault(2, Any, Insurance, "左边两个门被电动车刮了一道", "左前、左后门划伤露底，钣金喷漆",
        &["BJ004", "PQ001"], &[("65148934", 2)]),
    fault(2, Any, Insurance, "后视镜被别的车带掉了", "左后视镜总成损坏",
        &["ZD004"], &[("61209762", 1)]),
    fault(1, Any, Insurance, "出了大事故，车头全撞了", "纵梁变形，需车身校正及整车修复",
        &["ZX029", "BJ001", "BJ003", "DQ004", "ZX013", "PQ001"], &[("61146410", 1), ("61193924", 1), ("61178086", 1), ("61186005", 1), ("41173385", 1), ("41181304", 1), ("21271631", 1), ("61170167", 1), ("65148934", 5)]),
    fault(3, Any, Customer, "车身有些小划痕，能不能抛掉", "划痕未伤底漆，抛光处理",
        &["PQ003"], &[]),
    fault(3, Any, Customer, "买了一年了，想打个蜡", "全车抛光打蜡",
        &["QX003"], &[("71152720", 1)]),
    fault(2, Any, Customer, "孩子在车里吐了，里面味道大", "内饰清洁护理并清洗空调",
        &["QX004", "QX002"], &[("71160639", 1), ("12218438", 1)]),
];
