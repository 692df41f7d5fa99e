-- What belongs to what among parts, what they cost whom, how fast they move, lists taken in
-- from outside, and parts fetched for several orders at once.

-- The maker replaced a number by another. A part has one successor; chains are followed.
CREATE TABLE part_supersessions (
    old_part INTEGER PRIMARY KEY REFERENCES parts (id),
    new_part INTEGER NOT NULL REFERENCES parts (id),
    -- use_up: the old one is still fitted while there is any; at_once: no more.
    way TEXT NOT NULL CHECK (way IN ('use_up', 'at_once')),
    since TEXT NOT NULL,
    note TEXT,
    set_at INTEGER NOT NULL,
    set_by INTEGER NOT NULL,
    CHECK (old_part <> new_part)
) STRICT;
CREATE INDEX part_supersessions_by_new ON part_supersessions (new_part);

-- Either may be taken for the other; kept once, the smaller id first.
CREATE TABLE part_alternatives (
    part_id INTEGER NOT NULL REFERENCES parts (id),
    other_id INTEGER NOT NULL REFERENCES parts (id),
    note TEXT,
    set_at INTEGER NOT NULL,
    set_by INTEGER NOT NULL,
    PRIMARY KEY (part_id, other_id),
    CHECK (part_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_alternatives_by_other ON part_alternatives (other_id);

-- The cars a part fits. A part without rows fits any, as oil does.
CREATE TABLE part_fitments (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    brand TEXT NOT NULL,
    series TEXT,                        -- NULL: every series of the brand
    model_id INTEGER REFERENCES vehicle_models (id),    -- NULL: every model of the series
    from_year INTEGER,
    to_year INTEGER,
    CHECK (from_year <= to_year),
    CHECK (model_id IS NULL OR series IS NOT NULL)
) STRICT;
CREATE INDEX part_fitments_of ON part_fitments (part_id);

-- Prices besides the retail price, tax included.
CREATE TABLE part_prices (
    part_id INTEGER NOT NULL REFERENCES parts (id),
    level TEXT NOT NULL CHECK (level IN ('member', 'trade', 'warranty')),
    price INTEGER NOT NULL CHECK (price >= 0),
    PRIMARY KEY (part_id, level)
) STRICT, WITHOUT ROWID;

-- Many prices changed in one step.
CREATE TABLE price_changes (
    id INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    selection TEXT NOT NULL,            -- JSON, as it was asked
    parts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;

-- Every price a part had: what it was, what it became; NULL where there was or is none.
CREATE TABLE part_price_history (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    level TEXT NOT NULL CHECK (level IN ('retail', 'member', 'trade', 'warranty')),
    before INTEGER,
    after INTEGER,
    source TEXT NOT NULL CHECK (source IN ('by_hand', 'bulk', 'import')),
    change_id INTEGER REFERENCES price_changes (id),
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX part_price_history_of ON part_price_history (part_id, id);

-- How fast parts moved when it was last worked out; what did not move has no row.
CREATE TABLE part_movers (
    part_id INTEGER PRIMARY KEY REFERENCES parts (id),
    class TEXT NOT NULL CHECK (class IN ('a', 'b', 'c')),
    rank INTEGER NOT NULL,
    issues INTEGER NOT NULL,            -- how often something went out
    quantity INTEGER NOT NULL,          -- how much, less what came back
    value INTEGER NOT NULL,             -- what that cost, net of VAT
    share INTEGER NOT NULL,             -- of all, this part and all faster ones; ten-thousandths
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    measured_by TEXT NOT NULL CHECK (measured_by IN ('value', 'issues'))
) STRICT;

-- Lists of parts from outside. The file lies in the data folder until it is taken in or thrown away.
CREATE TABLE part_imports (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,              -- bytes announced
    stored INTEGER NOT NULL DEFAULT 0,  -- bytes that came
    state TEXT NOT NULL CHECK (state IN ('coming', 'ready', 'done', 'dropped')),
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    bad INTEGER NOT NULL DEFAULT 0,
    begun_at INTEGER NOT NULL,
    begun_by INTEGER NOT NULL,
    done_at INTEGER
) STRICT;

-- Which column meant what, per set of headings; a dealership's lists look alike every month.
CREATE TABLE import_mappings (
    headings TEXT PRIMARY KEY,          -- SHA-256 of the folded headings in their order
    columns TEXT NOT NULL,              -- JSON
    used_at INTEGER NOT NULL,
    used_by INTEGER NOT NULL
) STRICT;

-- One walk through the store for several orders.
CREATE TABLE pick_rounds (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;

CREATE TABLE pick_round_orders (
    round_id INTEGER NOT NULL REFERENCES pick_rounds (id),
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (round_id, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pick_round_orders_of ON pick_round_orders (order_id);

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('parts.mover_days', '365', 'days', 'house default', '2000-01-01', 0, 0),
    ('parts.mover_measure', 'value', 'text', 'house default: value or issues', '2000-01-01', 0, 0),
    ('parts.mover_a_share', '0.80', 'rate', 'house default, after Pareto', '2000-01-01', 0, 0),
    ('parts.mover_b_share', '0.95', 'rate', 'house default, after Pareto', '2000-01-01', 0, 0),
    ('parts.scan_bounce_millis', '120', 'count', 'house default, milliseconds: no hand is faster', '2000-01-01', 0, 0);
