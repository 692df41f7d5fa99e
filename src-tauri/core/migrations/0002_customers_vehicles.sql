-- Whom we serve and what they drive (CUS-01 … CUS-22).

CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name TEXT NOT NULL,
    contact_person TEXT,                -- organisations
    credit_code TEXT,
    id_card TEXT,                       -- only where a law asks for it (smallest scope)
    address TEXT,
    email TEXT,
    birthday TEXT,
    driving_since INTEGER,              -- year of first licence (CUS-11 experience segments)
    source TEXT,                        -- how they came to us
    note TEXT,
    advisor_id INTEGER REFERENCES staff (id),
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX customers_by_name ON customers (name);
CREATE INDEX customers_of_advisor ON customers (advisor_id);
CREATE UNIQUE INDEX customers_by_credit_code ON customers (credit_code) WHERE credit_code IS NOT NULL;

CREATE TABLE customer_phones (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    number TEXT NOT NULL,               -- normalised
    label TEXT,                         -- 本人, 家人, 司机 …
    position INTEGER NOT NULL,          -- 0 is the first to ring
    UNIQUE (customer_id, number)
) STRICT;
CREATE INDEX phones_by_number ON customer_phones (number);

-- Two files of the same customer became one: where the other one went.
CREATE TABLE customer_merges (
    gone_id INTEGER PRIMARY KEY,
    kept_id INTEGER NOT NULL REFERENCES customers (id),
    gone_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_merges_into ON customer_merges (kept_id);

-- Consent is a log: the newest row per purpose and channel counts (PIPL 13–16, 23).
CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('marketing', 'survey', 'photos', 'to_maker', 'to_insurer')),
    channel TEXT NOT NULL CHECK (channel IN ('any', 'phone', 'sms', 'wechat', 'email', 'post')),
    granted INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('signature', 'spoken', 'message', 'form')),
    notice_version TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX consents_of ON consents (customer_id, purpose, channel, id);

-- VIP, quality, complaint … with who, when and why (CUS-10).
CREATE TABLE customer_tags (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    tag TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    set_by INTEGER NOT NULL,
    removed_at INTEGER,
    removed_by INTEGER,
    removed_reason TEXT
) STRICT;
CREATE INDEX tags_of ON customer_tags (customer_id);
CREATE INDEX tags_standing ON customer_tags (tag, customer_id) WHERE removed_at IS NULL;
-- At whose price a customer buys parts: by the standing tag that gives one, the trade's before the member's;
-- without such a tag at everybody's.
CREATE VIEW price_tags AS
    SELECT c.id AS customer_id, (
        SELECT max(t.tag) FROM customer_tags t
        WHERE t.customer_id = c.id AND t.removed_at IS NULL AND t.tag IN ('member', 'trade')) AS tag
    FROM customers c;

-- A car somebody thinks of buying (CUS-03): a lead for the sales room.
CREATE TABLE purchase_intentions (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    model TEXT NOT NULL,                -- in words: it need not be a model we service
    wanted_by TEXT,                     -- the day by which, as far as they know
    source TEXT NOT NULL CHECK (source IN ('visit', 'phone', 'referral', 'event', 'online', 'other')),
    note TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'bought_here', 'bought_elsewhere', 'given_up')),
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by INTEGER,
    result TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((state = 'open') = (closed_at IS NULL))
) STRICT;
CREATE INDEX purchase_intentions_of ON purchase_intentions (customer_id);
CREATE INDEX purchase_intentions_open ON purchase_intentions (id) WHERE state = 'open';

CREATE TABLE vehicle_models (
    id INTEGER PRIMARY KEY,
    brand TEXT NOT NULL,
    series TEXT NOT NULL,
    name TEXT NOT NULL,
    fuel TEXT NOT NULL CHECK (fuel IN ('petrol', 'diesel', 'electric', 'hybrid', 'plug_in_hybrid', 'other')),
    oil_litres INTEGER,                 -- thousandths of a litre: which maintenance package fits
    service_km INTEGER,                 -- maintenance interval, whichever comes first (WSH-15)
    service_months INTEGER,
    active INTEGER NOT NULL DEFAULT 1,
    UNIQUE (brand, series, name)
) STRICT;

CREATE TABLE vehicles (
    id INTEGER PRIMARY KEY,
    vin TEXT UNIQUE,                    -- the key of a car; the plate may change
    vin_exception TEXT,                 -- why a VIN with a wrong check digit was taken
    plate TEXT,                         -- normalised, without the dot
    plate_colour TEXT CHECK (plate_colour IN ('blue', 'yellow', 'green', 'yellow_green', 'white', 'black')),
    model_id INTEGER REFERENCES vehicle_models (id),
    model_text TEXT,                    -- as told, where the catalogue has no such model
    colour TEXT,
    engine_number TEXT,
    fuel TEXT CHECK (fuel IN ('petrol', 'diesel', 'electric', 'hybrid', 'plug_in_hybrid', 'other')),
    owner_id INTEGER REFERENCES customers (id),
    household_use INTEGER,              -- decides the three guarantees
    bought_here INTEGER,                -- own store or another (CUS-08); NULL unknown
    purchase_store TEXT,
    purchase_invoice TEXT,
    purchase_invoice_day TEXT,
    purchase_invoice_seen INTEGER NOT NULL DEFAULT 0,   -- CUS-14
    delivery_day TEXT,
    production_day TEXT,
    registration_day TEXT,
    inspection_due TEXT,                -- 年审
    insurer TEXT,
    insurance_due TEXT,
    scrapped INTEGER NOT NULL DEFAULT 0,    -- no repair of scrapped cars (regulation art. 45)
    mileage INTEGER NOT NULL DEFAULT 0,     -- last reading, km
    next_service_day TEXT,
    next_service_km INTEGER,
    note TEXT,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX vehicles_by_plate ON vehicles (plate) WHERE plate IS NOT NULL;
CREATE INDEX vehicles_of_owner ON vehicles (owner_id);
CREATE INDEX vehicles_of_model ON vehicles (model_id);

-- Every car with the words for its model, those of the catalogue or else as told; short without the brand,
-- for boards. What it runs on is the model's where the car's own is not on file.
CREATE VIEW named_vehicles AS
SELECT vehicles.*,
       coalesce((SELECT brand || ' ' || series || ' ' || name FROM vehicle_models m WHERE m.id = vehicles.model_id),
                vehicles.model_text) AS model,
       coalesce((SELECT series || ' ' || name FROM vehicle_models m WHERE m.id = vehicles.model_id),
                vehicles.model_text) AS short_model,
       coalesce(vehicles.fuel, (SELECT m.fuel FROM vehicle_models m WHERE m.id = vehicles.model_id)) AS runs_on
FROM vehicles;

CREATE TABLE vehicle_plates (
    id INTEGER PRIMARY KEY,
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    plate TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER
) STRICT;
CREATE INDEX plates_of ON vehicle_plates (vehicle_id);
CREATE INDEX plates_by_plate ON vehicle_plates (plate);

CREATE TABLE vehicle_mileages (
    id INTEGER PRIMARY KEY,
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    km INTEGER NOT NULL CHECK (km >= 0),
    at INTEGER NOT NULL,
    source TEXT NOT NULL,               -- 'visit', 'handover', 'told'
    exception TEXT                      -- why it is lower than before
) STRICT;
CREATE INDEX mileages_of ON vehicle_mileages (vehicle_id, at);

-- Who owned it and who brings it, apart.
CREATE TABLE vehicle_people (
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'sender')),
    from_at INTEGER NOT NULL,
    until_at INTEGER,
    PRIMARY KEY (vehicle_id, customer_id, role, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX people_vehicles ON vehicle_people (customer_id);

-- One box finds everything: every part of a code, name or pinyin that somebody may
-- type stands here once, and is found as a prefix. kind: 1 vehicle, 2 customer,
-- 3 order, 4 part, 5 labour operation, 6 package. Kept by the slice that owns the record.
CREATE TABLE search_terms (
    kind INTEGER NOT NULL,
    term TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (kind, term, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_terms_of ON search_terms (kind, id);
