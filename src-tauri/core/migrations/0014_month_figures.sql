-- The month's figures: what is still owed, by when parts were promised and came, and the numbers the
-- house is measured by.

-- A settlement of which something was put on account, and until when anything of it was owed. Kept by
-- the payments themselves, a reversal's with those of what it reverses, so that nobody has to walk
-- through all that was ever paid to know who still owes.
CREATE TABLE receivables (
    settlement_id INTEGER PRIMARY KEY REFERENCES settlements (id),
    owed INTEGER NOT NULL,
    since INTEGER NOT NULL,
    open_until INTEGER NOT NULL DEFAULT 9223372036854775807   -- far away: still open
) STRICT;
CREATE INDEX receivables_open ON receivables (open_until, since);

INSERT INTO receivables (settlement_id, owed, since, open_until)
SELECT coalesce(s.reverses, s.id),
       sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE -p.amount END), min(p.at),
       CASE WHEN sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE -p.amount END) = 0 THEN max(p.at)
            ELSE 9223372036854775807 END
FROM payments p JOIN settlements s ON s.id = p.settlement_id
WHERE p.way = 'on_account' OR p.kind = 'account_receipt'
GROUP BY coalesce(s.reverses, s.id);

CREATE TRIGGER payments_move_receivables AFTER INSERT ON payments
WHEN new.way = 'on_account' OR new.kind = 'account_receipt'
BEGIN
    INSERT INTO receivables (settlement_id, owed, since)
    SELECT coalesce(s.reverses, s.id), CASE WHEN new.way = 'on_account' THEN new.amount ELSE -new.amount END, new.at
    FROM settlements s WHERE s.id = new.settlement_id
    ON CONFLICT (settlement_id) DO UPDATE
    SET owed = owed + excluded.owed,
        open_until = CASE WHEN owed + excluded.owed = 0 THEN excluded.since ELSE 9223372036854775807 END;
END;

-- Months are walked by their days, a car's visits by the car; what the figures need of a visit stands in
-- the index itself.
DROP INDEX visits_by_day;
CREATE INDEX visits_by_day ON visits (arrived_at, vehicle_id, state);
DROP INDEX visits_of_vehicle;
CREATE INDEX visits_of_vehicle ON visits (vehicle_id, arrived_at, state);
CREATE INDEX purchase_lines_by_promise ON purchase_lines (promised_day);
CREATE INDEX purchase_deliveries_by_day ON purchase_deliveries (at);

-- What lay on every shelf when a month began (期初结存): for each month in which stock moved, written
-- before its first move. Any past day's stock is that of its month's beginning and the moves since, so
-- that nobody walks through the years that came after it. Sums of the ledger by date, which the check
-- recomputes.
CREATE TABLE stock_months (
    starts INTEGER PRIMARY KEY          -- the month's first moment
) STRICT;
CREATE TABLE stock_openings (
    starts INTEGER NOT NULL REFERENCES stock_months (starts),
    warehouse_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    value INTEGER NOT NULL,
    last_move_at INTEGER NOT NULL,
    PRIMARY KEY (starts, warehouse_id, part_id)
) STRICT, WITHOUT ROWID;

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    -- The department's score (KPI-01 to KPI-12): the weights are one whole and are set together.
    ('kpi.weight.survey', '0.1', 'rate', 'KPI-01: 20 % with complaints', '2000-01-01', 0, 0),
    ('kpi.weight.complaints', '0.1', 'rate', 'KPI-01: 20 % with surveys', '2000-01-01', 0, 0),
    ('kpi.weight.cycle', '0.125', 'rate', 'KPI-02: 25 % with comebacks', '2000-01-01', 0, 0),
    ('kpi.weight.comebacks', '0.125', 'rate', 'KPI-02: 25 % with the cycle', '2000-01-01', 0, 0),
    ('kpi.weight.supply', '0.075', 'rate', 'KPI-05: 15 % with part quality', '2000-01-01', 0, 0),
    ('kpi.weight.part_quality', '0.075', 'rate', 'KPI-05: 15 % with timeliness', '2000-01-01', 0, 0),
    ('kpi.weight.utilisation', '0.1', 'rate', 'KPI-08: 20 % with reception', '2000-01-01', 0, 0),
    ('kpi.weight.reception', '0.1', 'rate', 'KPI-08: 20 % with utilisation', '2000-01-01', 0, 0),
    ('kpi.weight.revenue', '0.1', 'rate', 'KPI-10: 20 % with the profit rate', '2000-01-01', 0, 0),
    ('kpi.weight.profit_rate', '0.1', 'rate', 'KPI-10: 20 % with revenue', '2000-01-01', 0, 0),
    ('kpi.target.cycle_hours', '8', 'hours', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.comebacks', '0.02', 'rate', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.supply', '0.95', 'rate', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.rejected', '0.01', 'rate', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.utilisation', '0.85', 'rate', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.reception_minutes', '30', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('kpi.target.profit_rate', '0.4', 'rate', 'house default', '2000-01-01', 0, 0),
    ('house.operating_cost', '0', 'yuan', 'not told yet', '2000-01-01', 0, 0),
    ('workshop.soon_minutes', '60', 'minutes', 'house default', '2000-01-01', 0, 0);
