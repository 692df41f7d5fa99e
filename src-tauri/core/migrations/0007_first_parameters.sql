-- The house's numbers as they stand on the first day. Each may be replaced by a dated
-- row of the dealership's own; nothing in the program repeats them.

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('access.idle_lock_minutes', '15', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('access.wrong_tries', '5', 'count', 'house default', '2000-01-01', 0, 0),
    ('access.lock_out_minutes', '15', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('tax.repair', '0.13', 'rate', '增值税法 art. 10', '2000-01-01', 0, 0),
    ('labour.rate', '180.00', 'yuan', 'house default, per hour, tax included', '2000-01-01', 0, 0),
    ('discount.authority.advisor', '0.05', 'rate', 'house default', '2000-01-01', 0, 0),
    ('discount.authority.cashier', '0', 'rate', 'house default', '2000-01-01', 0, 0),
    ('discount.authority.manager', '1', 'rate', 'house default', '2000-01-01', 0, 0),
    -- Legal minimum of the quality-guarantee periods (domain facts 1.4).
    ('guarantee.whole_vehicle.days', '100', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.whole_vehicle.km', '20000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.assembly_repair.days', '100', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.assembly_repair.km', '20000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.second_maintenance.days', '30', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.second_maintenance.km', '5000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.first_maintenance.days', '10', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.first_maintenance.km', '2000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.minor_repair.days', '10', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.minor_repair.km', '2000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.special_repair.days', '10', 'days', '机动车维修管理规定', '2000-01-01', 0, 0),
    ('guarantee.special_repair.km', '2000', 'km', '机动车维修管理规定', '2000-01-01', 0, 0),
    -- What the house promises on top: a factor on the legal minimum, never below 1.
    ('guarantee.promised_factor', '1', 'count', 'house default', '2000-01-01', 0, 0),
    -- Whether somebody may finally inspect their own work: never, manager (with a reason), always.
    ('inspection.own_work', 'manager', 'text', 'house default', '2000-01-01', 0, 0),
    -- From this class of job on the technician's own check comes before the final inspection.
    ('inspection.self_check_from', 'second_maintenance', 'text', '道路运输条例 art. 44', '2000-01-01', 0, 0),
    ('workshop.opens_minutes', '510', 'minutes', 'house default, after midnight', '2000-01-01', 0, 0),
    ('workshop.closes_minutes', '1050', 'minutes', 'house default, after midnight', '2000-01-01', 0, 0),
    ('workshop.break_minutes', '60', 'minutes', 'house default, per working day', '2000-01-01', 0, 0),
    ('comeback.window_days', '30', 'days', 'house default (7, 15 and 30 are customary)', '2000-01-01', 0, 0),
    ('service.interval_km', '10000', 'km', 'house default, where the model says nothing', '2000-01-01', 0, 0),
    ('service.interval_months', '12', 'months', 'house default, where the model says nothing', '2000-01-01', 0, 0),
    ('handover.most_km_in_shop', '500', 'km', 'house default, road test and washing included', '2000-01-01', 0, 0),
    ('vehicles.due_soon_days', '30', 'days', 'house default', '2000-01-01', 0, 0),
    ('vehicles.due_soon_km', '1000', 'km', 'house default', '2000-01-01', 0, 0),
    ('purchasing.demand_days', '90', 'days', 'house default', '2000-01-01', 0, 0),
    ('customers.active_days', '365', 'days', 'house default (6, 12 and 24 months are customary)', '2000-01-01', 0, 0),
    ('customers.beginner_years', '2', 'count', 'CUS-11', '2000-01-01', 0, 0),
    ('customers.experienced_years', '5', 'count', 'house default; the middle group drives about 3 years (CUS-11)', '2000-01-01', 0, 0),
    ('privacy.notice_version', '2026-01', 'text', 'house default', '2000-01-01', 0, 0);

INSERT INTO warehouses (id, name, kind) VALUES (1, '主仓', 'sale'), (2, '索赔件仓', 'claims');
INSERT INTO bins (id, warehouse_id, code, walk_order) VALUES (1, 1, '待上架', 0), (2, 2, '索赔架', 0);
