-- A car comes in (visit), is walked around, and gets one or more repair orders.

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,        -- 环检单号
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    owner_id INTEGER REFERENCES customers (id),
    sender_id INTEGER NOT NULL REFERENCES customers (id),
    advisor_id INTEGER NOT NULL REFERENCES staff (id),
    arrived_at INTEGER NOT NULL,
    greeted_at INTEGER,                 -- REC-01
    channel TEXT NOT NULL CHECK (channel IN ('walk_in', 'appointment', 'phone', 'online', 'rescue', 'home')),
    mileage INTEGER NOT NULL CHECK (mileage >= 0),
    fuel_eighths INTEGER CHECK (fuel_eighths BETWEEN 0 AND 8),
    battery_percent INTEGER CHECK (battery_percent BETWEEN 0 AND 100),
    customer_words TEXT NOT NULL,       -- the fault as the customer tells it
    acceptance TEXT NOT NULL CHECK (acceptance IN ('customer_pay', 'warranty', 'goodwill', 'insurance', 'refused')),
    acceptance_reason TEXT,
    warranty_explained INTEGER NOT NULL DEFAULT 0,      -- REC-09
    belongings TEXT,
    valuables_reminded INTEGER NOT NULL DEFAULT 0,
    old_parts TEXT NOT NULL DEFAULT 'take' CHECK (old_parts IN ('take', 'leave')),
    wash INTEGER NOT NULL DEFAULT 1,
    waiting INTEGER NOT NULL DEFAULT 0,
    test_drive INTEGER NOT NULL DEFAULT 0,
    contact_for_add_ons TEXT,
    walk_around_at INTEGER,             -- NULL until walked around
    walk_around_by INTEGER REFERENCES staff (id),
    signature_id INTEGER REFERENCES signatures (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'left', 'cancelled')),
    left_at INTEGER,
    cancel_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX visits_of_vehicle ON visits (vehicle_id, arrived_at);
CREATE INDEX visits_of_owner ON visits (owner_id);
CREATE INDEX visits_of_sender ON visits (sender_id, arrived_at);
CREATE INDEX visits_open ON visits (state, arrived_at) WHERE state = 'open';
CREATE INDEX visits_by_day ON visits (arrived_at);

-- The way out to a car that cannot come, or is served at home (REC-11); kept beside its visit.
CREATE TABLE callouts (
    visit_id INTEGER PRIMARY KEY REFERENCES visits (id),
    place TEXT NOT NULL,
    contact TEXT,                       -- NULL: the sender
    phone TEXT,                         -- NULL: the sender's; normalised
    technician_id INTEGER REFERENCES staff (id),
    planned_at INTEGER NOT NULL,
    planned_by INTEGER NOT NULL,
    departed_at INTEGER,
    there_at INTEGER,
    finished_at INTEGER,
    result TEXT CHECK (result IN ('done_there', 'brought_in', 'in_vain')),
    note TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (there_at IS NULL OR departed_at IS NOT NULL),
    CHECK (finished_at IS NULL OR there_at IS NOT NULL),
    CHECK ((finished_at IS NULL) = (result IS NULL))
) STRICT;

-- Every visit with whether its car is in the house (REC-11), and since when. Whoever is called out to a car
-- has its visit open while the car stands on the road or at the customer's: it is no car in the house until
-- it was brought in, and was not here when help was asked for. A car that was walked around without anybody
-- having been planned was towed in by others.
CREATE VIEW placed_visits AS
SELECT visits.*,
       CASE (SELECT coalesce(result, 'planned') FROM callouts WHERE visit_id = visits.id)
           WHEN 'brought_in' THEN 'here'
           WHEN 'done_there' THEN 'stayed'
           WHEN 'in_vain' THEN 'stayed'
           WHEN 'planned' THEN iif(visits.channel IN ('rescue', 'home'), 'out', 'here')
           ELSE iif(visits.channel IN ('rescue', 'home') AND visits.walk_around_at IS NULL, 'out', 'here')
       END AS whereabouts,
       coalesce((SELECT finished_at FROM callouts WHERE visit_id = visits.id AND result = 'brought_in'),
                visits.arrived_at) AS since
FROM visits;

-- What was done for those who wait (REC-05).
CREATE TABLE visit_cares (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id),
    kind TEXT NOT NULL CHECK (kind IN ('place', 'drink', 'reading', 'asked_for', 'other')),
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_cares_of ON visit_cares (visit_id);

-- What was learned of a customer at first hand (CUS-17). A note that is struck loses its text.
CREATE TABLE customer_information (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    visit_id INTEGER REFERENCES visits (id),
    kind TEXT NOT NULL CHECK (kind IN ('family', 'use', 'wish', 'competitor', 'referral', 'other')),
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    struck_at INTEGER,
    struck_by INTEGER,
    struck_reason TEXT
) STRICT;
CREATE INDEX customer_information_of ON customer_information (customer_id);
CREATE INDEX customer_information_of_visit ON customer_information (visit_id) WHERE visit_id IS NOT NULL;

-- Marks on the drawn outline; x and y in the units of the outline's view box.
CREATE TABLE damage_marks (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id),
    view TEXT NOT NULL CHECK (view IN ('left', 'right', 'front', 'rear', 'top')),
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('scratch', 'dent', 'crack', 'missing', 'paint')),
    panel TEXT,
    note TEXT
) STRICT;
CREATE INDEX damage_marks_of ON damage_marks (visit_id);

CREATE TABLE repair_orders (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    visit_id INTEGER NOT NULL REFERENCES visits (id),
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    advisor_id INTEGER NOT NULL REFERENCES staff (id),
    state TEXT NOT NULL CHECK (state IN ('estimate', 'agreed', 'in_work', 'done', 'passed', 'settled', 'delivered', 'cancelled')),
    hold TEXT CHECK (hold IN ('parts', 'customer', 'bay', 'sublet')),   -- why work rests
    hold_since INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('normal', 'accident', 'internal_rework', 'comeback')),
    caused_by_order INTEGER REFERENCES repair_orders (id),  -- rework and comeback: the job that failed
    comeback_of INTEGER REFERENCES repair_orders (id),      -- flagged as possible, until decided
    comeback_decided INTEGER,                               -- 1 it is one, 0 it is not
    comeback_reason TEXT,               -- by which evidence it is none
    fault TEXT,                         -- customer's words that this order answers
    diagnosis TEXT,                     -- WSH-04
    advice TEXT,
    insurer TEXT,
    insurance_case TEXT,
    referral_code INTEGER,              -- 代码单 yes/no (PRO-12)
    opened_at INTEGER NOT NULL,
    agreed_at INTEGER,
    promised_at INTEGER,
    finished_at INTEGER,
    passed_at INTEGER,
    settled_at INTEGER,
    delivered_at INTEGER,
    cancelled_at INTEGER,
    cancel_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX orders_of_visit ON repair_orders (visit_id);
CREATE INDEX orders_of_vehicle ON repair_orders (vehicle_id, opened_at);
CREATE INDEX orders_of_advisor ON repair_orders (advisor_id, opened_at);
CREATE INDEX orders_in_shop ON repair_orders (state) WHERE state NOT IN ('delivered', 'cancelled');
CREATE INDEX orders_by_settled ON repair_orders (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX orders_by_delivered ON repair_orders (delivered_at) WHERE delivered_at IS NOT NULL;
CREATE INDEX orders_by_opened ON repair_orders (opened_at);
-- What lists ask for and is rare among all the cars that came, were repaired and left.
CREATE INDEX orders_unusual
    ON repair_orders (opened_at, state, kind, hold, advisor_id, comeback_of, comeback_decided)
    WHERE state <> 'delivered' OR kind <> 'normal' OR hold IS NOT NULL OR comeback_of IS NOT NULL;

-- What is to be done and who pays. A line waits ('proposed') until the customer
-- says yes; declined lines stay, to be offered again next time (EST-02).
CREATE TABLE order_lines (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('labour', 'part', 'sublet', 'fee')),
    operation_id INTEGER REFERENCES labour_operations (id),
    part_id INTEGER REFERENCES parts (id),
    code TEXT NOT NULL DEFAULT '',      -- operation code or part number, as it was then
    name TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    job_class TEXT CHECK (job_class IN ('first_maintenance', 'second_maintenance', 'minor_repair', 'special_repair', 'assembly_repair', 'whole_vehicle')),
    fault_code TEXT,                    -- what comebacks are recognised by, with operation_id
    package_id INTEGER REFERENCES work_packages (id),
    package_group INTEGER,              -- lines of one use of a package
    payer TEXT NOT NULL CHECK (payer IN ('customer', 'warranty', 'insurance', 'internal')),
    customer_supplied INTEGER NOT NULL DEFAULT 0,
    quantity INTEGER NOT NULL CHECK (quantity > 0),     -- hours or pieces
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),    -- tax included
    list_amount INTEGER NOT NULL,       -- quantity × unit price, or its share of a fixed price
    discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0),
    discount_reason TEXT,
    amount INTEGER NOT NULL,            -- list_amount − discount, tax included
    tax_rate INTEGER NOT NULL,
    -- which rule made the price, so that every amount explains itself
    price_rule TEXT NOT NULL CHECK (price_rule IN ('catalogue', 'labour_rate', 'package', 'by_hand', 'customer_supplied', 'sublet', 'fee', 'member_price', 'trade_price', 'warranty_price', 'tariff')),
    price_reason TEXT,                  -- why it was made by hand
    sublet_supplier TEXT,
    sublet_cost INTEGER,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'consented', 'declined', 'cancelled')),
    consent_id INTEGER REFERENCES order_consents (id),
    decline_reason TEXT,
    offered_again_on INTEGER REFERENCES order_lines (id),   -- the later line that took it up
    work TEXT NOT NULL DEFAULT 'none' CHECK (work IN ('none', 'assigned', 'working', 'paused', 'finished')),
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
-- Removing a line looks for what it was offered again as.
CREATE INDEX order_lines_offered_again ON order_lines (offered_again_on) WHERE offered_again_on IS NOT NULL;
CREATE INDEX order_lines_of ON order_lines (order_id, position);
CREATE INDEX order_lines_of_part ON order_lines (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX order_lines_declined ON order_lines (order_id) WHERE state = 'declined';

-- Who said yes, when, how, to what. round 0 is the contract; later rounds are
-- add-on sheets with a number of their own.
CREATE TABLE order_consents (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    round INTEGER NOT NULL,
    number TEXT,                        -- 增项单号
    given_by TEXT NOT NULL,             -- the person who consented
    how TEXT NOT NULL CHECK (how IN ('signature', 'phone', 'wechat', 'sms', 'spoken')),
    signature_id INTEGER REFERENCES signatures (id),
    amount INTEGER NOT NULL,            -- what the customer was told, tax included
    promised_at INTEGER,                -- promised time as agreed then
    reason TEXT,                        -- why the work was added
    note TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    UNIQUE (order_id, round)
) STRICT;

-- Progress, three stages, with "customer informed" (REC-10, WSH-05).
CREATE TABLE order_notes (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    stage TEXT NOT NULL CHECK (stage IN ('before', 'during', 'after')),
    code TEXT,                          -- written by the house: which sentence; `text` then names what
    text TEXT NOT NULL,
    informed TEXT CHECK (informed IN ('phone', 'wechat', 'sms', 'spoken')),
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX order_notes_of ON order_notes (order_id, at);

-- Parts out to an order and back (领料, 退料).
CREATE TABLE slips (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('issue', 'return')),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    taken_by INTEGER REFERENCES staff (id),     -- technician who fetches or brings back
    reason TEXT CHECK (reason IN ('not_needed', 'wrong_part', 'wrong_order', 'defective')),     -- returns
    note TEXT,
    mileage INTEGER NOT NULL DEFAULT 0, -- of the car when it came: from where a part's warranty runs
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX slips_of ON slips (order_id);

CREATE TABLE slip_lines (
    id INTEGER PRIMARY KEY,
    slip_id INTEGER NOT NULL REFERENCES slips (id),
    order_line_id INTEGER NOT NULL REFERENCES order_lines (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    bin_id INTEGER REFERENCES bins (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    cost INTEGER NOT NULL,              -- cost of the move, positive
    -- What went out (PRT-05): its class as it was then, and the batch it came of, which knows the supplier.
    class TEXT CHECK (class IN ('original', 'equivalent', 'aftermarket', 'refurbished')),
    receipt_line_id INTEGER REFERENCES receipt_lines (id),
    warranty_months INTEGER,            -- as the catalogue promised then (PRT-14)
    warranty_km INTEGER
) STRICT;
CREATE INDEX slip_lines_of ON slip_lines (slip_id);
CREATE INDEX slip_lines_of_order_line ON slip_lines (order_line_id);
CREATE INDEX slip_lines_of_batch ON slip_lines (receipt_line_id) WHERE receipt_line_id IS NOT NULL;
