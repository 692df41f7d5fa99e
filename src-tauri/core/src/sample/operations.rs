//! Labour operations of the sample dealership's catalogue.

use crate::catalogue::JobClass::{
    self, AssemblyRepair, FirstMaintenance, MinorRepair, SecondMaintenance, SpecialRepair, WholeVehicle,
};

/// One operation with its standard hours in thousandths.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub code: &'static str,
    pub name: &'static str,
    pub hours_thousandths: i64,
    pub class: JobClass,
    /// As stored: maintenance, repair, electrical, body, paint, tyre, cleaning, diagnosis.
    pub category: &'static str,
}

/// The operation with this code.
pub fn operation(code: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.code == code)
}

const fn op(
    code: &'static str,
    name: &'static str,
    hours_thousandths: i64,
    class: JobClass,
    category: &'static str,
) -> Operation {
    Operation { code, name, hours_thousandths, class, category }
}

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    op("BY001", "基础保养（更换机油、机油格）", 1000, FirstMaintenance, "maintenance"),
    op("BY002", "首次保养检查", 800, FirstMaintenance, "maintenance"),
    op("BY003", "一万公里定期保养", 1200, FirstMaintenance, "maintenance"),
    op("BY004", "两万公里定期保养", 1800, FirstMaintenance, "maintenance"),
    op("BY005", "四万公里大保养", 2800, SecondMaintenance, "maintenance"),
    op("BY006", "六万公里大保养", 3600, SecondMaintenance, "maintenance"),
    op("BY007", "二级维护", 4500, SecondMaintenance, "maintenance"),
    op("BY008", "更换空气滤清器", 200, FirstMaintenance, "maintenance"),
    op("BY009", "更换空调滤清器", 300, FirstMaintenance, "maintenance"),
    op("BY010", "更换火花塞（四缸）", 800, MinorRepair, "maintenance"),
    op("BY011", "更换制动液", 1000, MinorRepair, "maintenance"),
    op("BY012", "更换冷却液", 1200, MinorRepair, "maintenance"),
    op("BY013", "更换变速箱油（循环）", 1800, SpecialRepair, "maintenance"),
    op("BY014", "更换燃油滤清器", 600, MinorRepair, "maintenance"),
    op("BY015", "清洗节气门", 600, MinorRepair, "maintenance"),
    op("BY016", "清洗喷油嘴（免拆）", 800, MinorRepair, "maintenance"),
    op("BY017", "清除积碳（进气道）", 2500, SpecialRepair, "maintenance"),
    op("BY018", "新能源车定期保养", 1000, FirstMaintenance, "maintenance"),
    op("BY019", "换季检查（36项）", 500, FirstMaintenance, "maintenance"),
    op("BY020", "保养周期复位", 100, FirstMaintenance, "maintenance"),
    op("ZD001", "故障诊断（读取故障码）", 500, MinorRepair, "diagnosis"),
    op("ZD002", "底盘异响路试检查", 1000, MinorRepair, "diagnosis"),
    op("ZD003", "发动机缸压测量", 1200, MinorRepair, "diagnosis"),
    op("ZD004", "电路检查", 1000, MinorRepair, "diagnosis"),
    op("ZD005", "高压系统绝缘检测", 1000, SpecialRepair, "diagnosis"),
    op("ZD006", "动力电池健康度检测", 800, SpecialRepair, "diagnosis"),
    op("ZD007", "控制单元软件升级", 1000, SpecialRepair, "diagnosis"),
    op("ZD008", "漏水检查（淋雨试验）", 1500, MinorRepair, "diagnosis"),
    op("ZX001", "更换点火线圈", 400, MinorRepair, "repair"),
    op("ZX002", "更换水泵", 2600, MinorRepair, "repair"),
    op("ZX003", "更换节温器", 1400, MinorRepair, "repair"),
    op("ZX004", "更换正时皮带及张紧轮", 3800, SpecialRepair, "repair"),
    op("ZX005", "更换附件皮带", 700, MinorRepair, "repair"),
    op("ZX006", "更换气门室盖垫", 1600, MinorRepair, "repair"),
    op("ZX007", "更换油底壳垫（密封胶）", 2400, MinorRepair, "repair"),
    op("ZX008", "更换曲轴后油封", 6500, SpecialRepair, "repair"),
    op("ZX009", "更换发动机机脚胶", 1500, MinorRepair, "repair"),
    op("ZX010", "更换涡轮增压器", 5200, AssemblyRepair, "repair"),
    op("ZX011", "更换高压油泵", 1800, SpecialRepair, "repair"),
    op("ZX012", "更换三元催化器前氧传感器", 600, MinorRepair, "repair"),
    op("ZX013", "更换散热器", 2500, MinorRepair, "repair"),
    op("ZX014", "更换前减振器（单侧）", 1600, MinorRepair, "repair"),
    op("ZX015", "更换后减振器（单侧）", 1000, MinorRepair, "repair"),
    op("ZX016", "更换下摆臂（单侧）", 1300, MinorRepair, "repair"),
    op("ZX017", "更换前轮轴承（单侧）", 1800, MinorRepair, "repair"),
    op("ZX018", "更换平衡杆连杆（单侧）", 500, MinorRepair, "repair"),
    op("ZX019", "更换外球笼防尘套", 1600, MinorRepair, "repair"),
    op("ZX020", "更换转向横拉杆球头", 700, MinorRepair, "repair"),
    op("ZX021", "更换前制动片", 900, MinorRepair, "repair"),
    op("ZX022", "更换后制动片（电子驻车）", 1100, MinorRepair, "repair"),
    op("ZX023", "更换前制动盘及制动片", 1400, MinorRepair, "repair"),
    op("ZX024", "更换后制动盘及制动片", 1600, MinorRepair, "repair"),
    op("ZX025", "更换制动分泵并排气", 1500, MinorRepair, "repair"),
    op("ZX026", "发动机大修", 28000, AssemblyRepair, "repair"),
    op("ZX027", "变速箱总成更换", 9000, AssemblyRepair, "repair"),
    op("ZX028", "变速箱阀体更换", 4500, AssemblyRepair, "repair"),
    op("ZX029", "车身校正及整车修复", 60000, WholeVehicle, "body"),
    op("DQ001", "更换蓄电池", 400, MinorRepair, "electrical"),
    op("DQ002", "更换发电机", 1600, MinorRepair, "electrical"),
    op("DQ003", "更换起动机", 1400, MinorRepair, "electrical"),
    op("DQ004", "更换前大灯总成（单侧）", 1200, MinorRepair, "electrical"),
    op("DQ005", "更换玻璃升降器（单门）", 1000, MinorRepair, "electrical"),
    op("DQ006", "更换雨刮电机", 900, MinorRepair, "electrical"),
    op("DQ007", "更换雨刮片", 100, MinorRepair, "electrical"),
    op("DQ008", "更换倒车雷达探头", 600, MinorRepair, "electrical"),
    op("DQ009", "更换轮速传感器", 600, MinorRepair, "electrical"),
    op("DQ010", "更换空调压缩机", 2400, MinorRepair, "electrical"),
    op("DQ011", "空调制冷剂回收加注", 900, MinorRepair, "electrical"),
    op("DQ012", "更换鼓风机电机", 1200, MinorRepair, "electrical"),
    op("DQ013", "更换12V辅助电池（新能源）", 500, MinorRepair, "electrical"),
    op("DQ014", "更换车载充电机", 2200, SpecialRepair, "electrical"),
    op("DQ015", "更换动力电池模组", 7500, AssemblyRepair, "electrical"),
    op("DQ016", "更换充电口总成", 1800, SpecialRepair, "electrical"),
    op("LT001", "更换轮胎（单条，含动平衡）", 400, MinorRepair, "tyre"),
    op("LT002", "补胎（蘑菇钉）", 500, MinorRepair, "tyre"),
    op("LT003", "四轮定位", 1200, SpecialRepair, "tyre"),
    op("LT004", "四轮换位及动平衡", 1000, MinorRepair, "tyre"),
    op("BJ001", "前保险杠拆装", 1200, MinorRepair, "body"),
    op("BJ002", "后保险杠拆装", 1000, MinorRepair, "body"),
    op("BJ003", "前翼子板更换", 2000, MinorRepair, "body"),
    op("BJ004", "车门钣金修复（单门）", 3000, MinorRepair, "body"),
    op("BJ005", "更换前风挡玻璃", 2500, MinorRepair, "body"),
    op("PQ001", "单面喷漆（标准漆）", 3500, MinorRepair, "paint"),
    op("PQ002", "保险杠喷漆", 3000, MinorRepair, "paint"),
    op("PQ003", "局部抛光去划痕", 800, MinorRepair, "paint"),
    op("QX001", "全车精洗", 800, MinorRepair, "cleaning"),
    op("QX002", "空调系统清洗除臭", 800, MinorRepair, "cleaning"),
    op("QX003", "全车抛光打蜡", 2500, MinorRepair, "cleaning"),
    op("QX004", "内饰清洁护理", 2000, MinorRepair, "cleaning"),
];
