-- The first lists of questions: the walk-around (domain facts 8.1) and the inspections
-- by class of job (8.5). The dealership may make them its own.

INSERT INTO checklist_templates (id, kind, name, job_class) VALUES
    (1, 'walk_around', '环车检查', NULL),
    (2, 'inspection', '通用质检', NULL),
    (3, 'inspection', '首次保养、一级维护', 'first_maintenance'),
    (4, 'inspection', '二级维护', 'second_maintenance'),
    (5, 'inspection', '小修', 'minor_repair'),
    (6, 'inspection', '专项修理', 'special_repair'),
    (7, 'inspection', '总成修理', 'assembly_repair'),
    (8, 'inspection', '整车修理', 'whole_vehicle');

INSERT INTO checklist_items (template_id, position, section, text, answer, unit, required) VALUES
    (1, 1, '随车物品', '行驶证', 'present', NULL, 0),
    (1, 2, '随车物品', '备胎', 'present', NULL, 0),
    (1, 3, '随车物品', '千斤顶', 'present', NULL, 0),
    (1, 4, '随车物品', '随车工具', 'present', NULL, 0),
    (1, 5, '随车物品', '三角警示牌', 'present', NULL, 0),
    (1, 6, '随车物品', '灭火器', 'present', NULL, 0),
    (1, 7, '随车物品', '点烟器', 'present', NULL, 0),
    (1, 8, '随车物品', '烟灰缸', 'present', NULL, 0),
    (1, 9, '外观', '漆面与车身', 'ok_or_defect', NULL, 1),
    (1, 10, '外观', '前后风挡及车窗玻璃', 'ok_or_defect', NULL, 1),
    (1, 11, '外观', '后视镜', 'ok_or_defect', NULL, 0),
    (1, 12, '外观', '灯具外壳', 'ok_or_defect', NULL, 0),
    (1, 13, '外观', '雨刮片', 'ok_or_defect', NULL, 0),
    (1, 14, '轮胎', '左前轮胎与轮毂', 'ok_or_defect', NULL, 0),
    (1, 15, '轮胎', '右前轮胎与轮毂', 'ok_or_defect', NULL, 0),
    (1, 16, '轮胎', '左后轮胎与轮毂', 'ok_or_defect', NULL, 0),
    (1, 17, '轮胎', '右后轮胎与轮毂', 'ok_or_defect', NULL, 0),
    (1, 18, '车内设施', '座椅与内饰', 'ok_or_defect', NULL, 0),
    (1, 19, '车内设施', '车窗升降与门锁', 'ok_or_defect', NULL, 0),
    (1, 20, '车内设施', '空调', 'ok_or_defect', NULL, 0),
    (1, 21, '车内设施', '音响与中控屏', 'ok_or_defect', NULL, 0),
    (1, 22, '车内设施', '喇叭', 'ok_or_defect', NULL, 0),
    (1, 23, '仪表', '故障灯', 'ok_or_defect', NULL, 1),
    (1, 24, '仪表', '仪表显示', 'ok_or_defect', NULL, 0),
    (1, 25, '发动机舱', '油液液位', 'ok_or_defect', NULL, 0),
    (1, 26, '发动机舱', '渗漏', 'ok_or_defect', NULL, 0),
    (1, 27, '发动机舱', '皮带与管路', 'ok_or_defect', NULL, 0),
    (1, 28, '发动机舱', '蓄电池', 'ok_or_defect', NULL, 0),
    (1, 29, '底盘', '底部磕碰', 'ok_or_defect', NULL, 0),
    (1, 30, '底盘', '排气管', 'ok_or_defect', NULL, 0),

    (2, 1, '作业核对', '维修项目全部完成', 'ok_or_defect', NULL, 1),
    (2, 2, '作业核对', '客户描述的故障已消除', 'ok_or_defect', NULL, 1),
    (2, 3, '作业核对', '紧固件按规定力矩拧紧', 'ok_or_defect', NULL, 1),
    (2, 4, '作业核对', '无油、水、气渗漏', 'ok_or_defect', NULL, 1),
    (2, 5, '功能', '灯光正常', 'ok_or_defect', NULL, 1),
    (2, 6, '功能', '故障码已清除，仪表无报警', 'ok_or_defect', NULL, 1),
    (2, 7, '交车准备', '工具、旧件已从车内取出', 'ok_or_defect', NULL, 1),
    (2, 8, '交车准备', '车内外清洁', 'ok_or_defect', NULL, 1),

    (3, 1, '维护', '机油液位与保养灯复位', 'ok_or_defect', NULL, 1),
    (3, 2, '维护', '胎压（左前）', 'value', 'bar', 0),
    (3, 3, '维护', '胎压（右前）', 'value', 'bar', 0),
    (3, 4, '维护', '胎压（左后）', 'value', 'bar', 0),
    (3, 5, '维护', '胎压（右后）', 'value', 'bar', 0),

    (4, 1, '维护', '机油液位与保养灯复位', 'ok_or_defect', NULL, 1),
    (4, 2, '维护', '轮胎螺栓力矩', 'ok_or_defect', NULL, 1),
    (4, 3, '维护', '前制动片厚度', 'value', 'mm', 1),
    (4, 4, '维护', '后制动片厚度', 'value', 'mm', 0),
    (4, 5, '维护', '制动性能', 'ok_or_defect', NULL, 1),
    (4, 6, '维护', '转向与悬架', 'ok_or_defect', NULL, 1),
    (4, 7, '维护', '蓄电池电压', 'value', 'V', 0),
    (4, 8, '路试', '路试：行驶、制动、转向正常', 'ok_or_defect', NULL, 1),

    (5, 1, '修理', '更换件安装到位、功能正常', 'ok_or_defect', NULL, 1),

    (6, 1, '修理', '更换件安装到位、功能正常', 'ok_or_defect', NULL, 1),
    (6, 2, '修理', '漆面、钣金与间隙（钣喷作业）', 'ok_or_defect', NULL, 0),
    (6, 3, '修理', '制动性能', 'ok_or_defect', NULL, 0),
    (6, 4, '路试', '路试：无异响、无异常', 'ok_or_defect', NULL, 1),

    (7, 1, '总成', '总成安装与连接', 'ok_or_defect', NULL, 1),
    (7, 2, '总成', '油液加注与液位', 'ok_or_defect', NULL, 1),
    (7, 3, '总成', '工作温度下运转平稳、无异响', 'ok_or_defect', NULL, 1),
    (7, 4, '总成', '控制单元匹配与学习', 'ok_or_defect', NULL, 0),
    (7, 5, '总成', '制动性能', 'ok_or_defect', NULL, 1),
    (7, 6, '路试', '路试：加速、换挡、制动、转向正常', 'ok_or_defect', NULL, 1),

    (8, 1, '整车', '车身、车架与间隙', 'ok_or_defect', NULL, 1),
    (8, 2, '整车', '发动机性能', 'ok_or_defect', NULL, 1),
    (8, 3, '整车', '传动系统', 'ok_or_defect', NULL, 1),
    (8, 4, '整车', '制动性能', 'ok_or_defect', NULL, 1),
    (8, 5, '整车', '转向与悬架', 'ok_or_defect', NULL, 1),
    (8, 6, '整车', '电气系统', 'ok_or_defect', NULL, 1),
    (8, 7, '整车', '尾气排放', 'ok_or_defect', NULL, 1),
    (8, 8, '路试', '路试：加速、换挡、制动、转向正常', 'ok_or_defect', NULL, 1);

-- What one says at the first moment and the last (REC-06).
INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('script.telephone', '您好，这里是{house}，请问有什么可以帮到您？', 'text', 'house default', '2000-01-01', 0, 0),
    ('script.arrival', '您好，欢迎光临。', 'text', 'house default', '2000-01-01', 0, 0),
    ('script.handover', '感谢您选择{house}，车辆已为您准备好。', 'text', 'house default', '2000-01-01', 0, 0),
    ('script.farewell', '您慢走，欢迎下次光临，再见。', 'text', 'house default', '2000-01-01', 0, 0);
