-- Questions that come by telephone, on line or over the counter, and what was said (EST-09, TEC-05);
-- they have a number before there is a car in the house (REC-08).
CREATE TABLE enquiries (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,        -- 咨询单号
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'wechat', 'online', 'email', 'counter')),
    topic TEXT NOT NULL CHECK (topic IN ('price', 'repair', 'warranty', 'care', 'insurance', 'other')),
    question TEXT NOT NULL,             -- in the asker's own words
    customer_id INTEGER REFERENCES customers (id),
    vehicle_id INTEGER REFERENCES vehicles (id),
    asker TEXT NOT NULL,
    contact TEXT,                       -- telephone (normalised) or account to answer to
    received_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    answer_by INTEGER NOT NULL,         -- by the policy of the day it came
    specialist_id INTEGER REFERENCES staff (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
    answered_at INTEGER,
    answered_by INTEGER,
    answered_how TEXT CHECK (answered_how IN ('phone', 'wechat', 'online', 'email', 'counter')),
    answer TEXT,                        -- what was said, or why nothing was
    price_level TEXT CHECK (price_level IN ('retail', 'member', 'trade')),
    quoted INTEGER,                     -- sum of the quote, tax included
    quoted_at INTEGER,
    became_kind TEXT CHECK (became_kind IN ('visit', 'appointment')),
    became_id INTEGER,
    order_id INTEGER REFERENCES repair_orders (id),  -- that took the quoted lines up
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((state = 'open') = (answered_at IS NULL)),
    CHECK ((became_kind IS NULL) = (became_id IS NULL))
) STRICT;
CREATE INDEX enquiries_open ON enquiries (state, answer_by, specialist_id) WHERE state = 'open';
CREATE INDEX enquiries_of_customer ON enquiries (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX enquiries_of_vehicle ON enquiries (vehicle_id) WHERE vehicle_id IS NOT NULL;
CREATE INDEX enquiries_by_day ON enquiries (received_at, answered_at, answer_by, state);
CREATE INDEX enquiries_of_order ON enquiries (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX enquiries_became ON enquiries (became_kind, became_id) WHERE became_id IS NOT NULL;

-- The quote as it was told; a new one takes its place.
CREATE TABLE enquiry_lines (
    id INTEGER PRIMARY KEY,
    enquiry_id INTEGER NOT NULL REFERENCES enquiries (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('labour', 'part', 'package')),
    operation_id INTEGER REFERENCES labour_operations (id),
    part_id INTEGER REFERENCES parts (id),
    package_id INTEGER REFERENCES work_packages (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price INTEGER NOT NULL,        -- tax included; of a package the whole
    amount INTEGER NOT NULL,
    labour INTEGER NOT NULL,            -- of the amount; the rest is parts
    contents TEXT,                      -- of a package: what is in it, by name
    UNIQUE (enquiry_id, position)
) STRICT;

-- Who had it when, and every call that nobody took.
CREATE TABLE enquiry_steps (
    id INTEGER PRIMARY KEY,
    enquiry_id INTEGER NOT NULL REFERENCES enquiries (id),
    kind TEXT NOT NULL CHECK (kind IN ('assigned', 'not_reached', 'quoted', 'answered', 'withdrawn', 'became', 'ordered')),
    staff_id INTEGER REFERENCES staff (id),     -- to whom it went
    amount INTEGER,                             -- of a quote
    text TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX enquiry_steps_of ON enquiry_steps (enquiry_id);

-- What was promised with a car, until when, by whom recorded; one that is ended early stays on record.
CREATE TABLE vehicle_plans (
    id INTEGER PRIMARY KEY,
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    kind TEXT NOT NULL CHECK (kind IN ('maker_warranty', 'three_year_quality')),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,            -- its last day
    until_km INTEGER CHECK (until_km > 0),
    paper TEXT,                         -- number of the booklet or contract
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by INTEGER,
    end_reason TEXT,
    CHECK (until_day >= from_day),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE INDEX vehicle_plans_of ON vehicle_plans (vehicle_id, kind);

-- By when the three-year promise wants the repair to be good (WSH-08); waiting does not move it.
ALTER TABLE repair_orders ADD COLUMN repair_limit_at INTEGER;

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('enquiries.answer_minutes', '120', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('quotes.valid_days', '7', 'days', 'house default', '2000-01-01', 0, 0),
    ('workshop.tell_hours', '8', 'hours', 'house default', '2000-01-01', 0, 0),
    ('plans.three_year_months', '36', 'months', '三年质量保证计划', '2000-01-01', 0, 0),
    ('plans.repair_hours', '24', 'hours', '三年质量保证计划', '2000-01-01', 0, 0),
    -- The repair period of the law for household cars (domain facts 2).
    ('warranty.legal_months', '36', 'months', '家用汽车产品修理更换退货责任规定 art. 18', '2000-01-01', 0, 0),
    ('warranty.legal_km', '60000', 'km', '家用汽车产品修理更换退货责任规定 art. 18', '2000-01-01', 0, 0),
    -- After the warranty (EST-06): an amount left empty is not set up. Names as papers say them.
    ('tariffs.remote', '', 'yuan', 'house default', '2000-01-01', 0, 0),
    ('tariffs.on_site', '', 'yuan', 'house default', '2000-01-01', 0, 0),
    ('tariffs.parts_freight', '', 'yuan', 'house default', '2000-01-01', 0, 0),
    ('tariffs.remote_name', '远程技术支持（质保期外）', 'text', 'house default', '2000-01-01', 0, 0),
    ('tariffs.on_site_name', '上门服务（质保期外，含差旅）', 'text', 'house default', '2000-01-01', 0, 0),
    ('tariffs.parts_freight_name', '配件运费（质保期外）', 'text', 'house default', '2000-01-01', 0, 0);
