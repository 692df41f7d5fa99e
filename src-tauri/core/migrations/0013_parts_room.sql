-- The parts room beyond buying and issuing: sales over the counter, supplier invoices, defects
-- traced to their batch, old parts, and what there is to know of the store.

-- Sold beside repairs (附件/精品); their gross profit is told apart (PRT-19).
ALTER TABLE parts ADD COLUMN accessory INTEGER NOT NULL DEFAULT 0;

-- Sold over the counter to whoever walks in. Its money is a settlement like an order's.
CREATE TABLE counter_sales (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'sold', 'cancelled')),
    buyer TEXT NOT NULL,
    phone TEXT,                         -- to tell the buyer of a defective batch
    note TEXT,
    mileage INTEGER CHECK (mileage >= 0),   -- of the car it is for, as the buyer tells it
    promised_day TEXT,                  -- what was not there is ordered for the buyer, for this day (PRT-08)
    opened_at INTEGER NOT NULL,
    opened_by INTEGER NOT NULL,
    closed_at INTEGER,                  -- paid and handed out, or given up
    closed_by INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX counter_sales_open ON counter_sales (id) WHERE state = 'open';

CREATE TABLE counter_sale_lines (
    id INTEGER PRIMARY KEY,
    sale_id INTEGER NOT NULL REFERENCES counter_sales (id),
    position INTEGER NOT NULL,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    code TEXT NOT NULL,                 -- as they were then
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    class TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),    -- tax included
    list_amount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    price_reason TEXT,                  -- why it was made by hand
    warranty_months INTEGER,            -- as the catalogue promised then (PRT-14)
    warranty_km INTEGER,
    cost INTEGER,                       -- what it took along, net of VAT; once handed out
    returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0 AND returned <= quantity),
    returned_cost INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX counter_sale_lines_of ON counter_sale_lines (sale_id, position);

-- What a supplier charges, line by line beside what came. Only NULL is looked up: received and
-- not invoiced.
ALTER TABLE receipt_lines ADD COLUMN invoice_line_id INTEGER;
CREATE INDEX receipt_lines_not_invoiced ON receipt_lines (receipt_id) WHERE invoice_line_id IS NULL;
CREATE INDEX receipts_of_supplier ON receipts (supplier_id, id);
CREATE INDEX receipts_by_day ON receipts (received_at);

CREATE TABLE supplier_invoices (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
    number TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('special', 'ordinary')),
    issued_on TEXT NOT NULL,
    -- agreed: within the tolerance; asked: beyond it, waits for a yes; void: its lines are free again
    state TEXT NOT NULL CHECK (state IN ('agreed', 'asked', 'approved', 'refused', 'void')),
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    gross INTEGER NOT NULL,
    difference INTEGER NOT NULL,        -- what is charged beyond what came, net of VAT
    tolerance INTEGER NOT NULL,         -- as it was that day
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER,
    decision TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (gross = net + tax)
) STRICT;
CREATE INDEX supplier_invoices_by_day ON supplier_invoices (recorded_at);
CREATE INDEX supplier_invoices_asked ON supplier_invoices (id) WHERE state = 'asked';
CREATE UNIQUE INDEX supplier_invoices_once ON supplier_invoices (supplier_id, number) WHERE state NOT IN ('refused', 'void');

CREATE TABLE supplier_invoice_lines (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES supplier_invoices (id),
    receipt_line_id INTEGER NOT NULL REFERENCES receipt_lines (id),
    live INTEGER NOT NULL DEFAULT 1,    -- 0: its invoice was refused or made void
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    net INTEGER NOT NULL CHECK (net >= 0),
    tax_rate INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    -- What was taken in good, and for how much, when it was matched.
    came INTEGER NOT NULL,
    came_net INTEGER NOT NULL,
    within INTEGER NOT NULL             -- quantity right and price within the tolerance
) STRICT;
CREATE INDEX supplier_invoice_lines_of ON supplier_invoice_lines (invoice_id);
-- A line of a delivery is charged once.
CREATE UNIQUE INDEX supplier_invoice_lines_once ON supplier_invoice_lines (receipt_line_id) WHERE live = 1;

-- A part was bad (PRT-11): which batch, from whom, where it was fitted, what is done about it.
CREATE TABLE part_defects (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    receipt_line_id INTEGER REFERENCES receipt_lines (id),
    supplier_id INTEGER REFERENCES suppliers (id),
    order_id INTEGER REFERENCES repair_orders (id),
    vehicle_id INTEGER REFERENCES vehicles (id),
    sale_id INTEGER REFERENCES counter_sales (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    found TEXT NOT NULL CHECK (found IN ('in_store', 'fitting', 'in_use')),
    description TEXT NOT NULL,
    -- Brought back: what the car showed, and whether the part's warranty still ran (PRT-14).
    mileage INTEGER CHECK (mileage >= 0),
    warranty TEXT CHECK (warranty IN ('none', 'inside', 'over_day', 'over_km', 'mileage_unknown')),
    warranty_until_day TEXT,
    warranty_until_km INTEGER,
    state TEXT NOT NULL CHECK (state IN ('open', 'decided')),
    decision TEXT CHECK (decision IN ('return_to_supplier', 'replaced_free', 'claim', 'scrap', 'no_defect')),
    decision_note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX part_defects_open ON part_defects (id) WHERE state = 'open';
CREATE INDEX part_defects_of_batch ON part_defects (receipt_line_id) WHERE receipt_line_id IS NOT NULL;
CREATE INDEX part_defects_of_supplier ON part_defects (supplier_id, recorded_at) WHERE supplier_id IS NOT NULL;
CREATE INDEX part_defects_of_part ON part_defects (part_id);

-- Replaced parts (旧件): the customer's own (domain facts 1.3), the maker's if claimed (CLM-06, CLM-09).
-- They are no stock and worth nothing.
CREATE TABLE old_parts (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    order_line_id INTEGER NOT NULL UNIQUE REFERENCES order_lines (id),
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    fate TEXT NOT NULL CHECK (fate IN ('customer', 'claim', 'scrap')),
    state TEXT NOT NULL CHECK (state IN ('kept', 'returned', 'scrapped')),
    place TEXT,                         -- where it lies; of a claimed one its shelf in the claims warehouse
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    gone_at INTEGER,
    gone_by INTEGER,
    gone_note TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((state = 'kept') = (gone_at IS NULL))
) STRICT;
CREATE INDEX old_parts_of ON old_parts (order_id);
CREATE INDEX old_parts_kept ON old_parts (fate, id) WHERE state = 'kept';

-- What the shelf gave when something was first asked of it: the first-time fill rate.
CREATE TABLE first_fills (
    origin_kind TEXT NOT NULL,
    origin_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    wanted INTEGER NOT NULL,
    held INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (origin_kind, origin_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX first_fills_by_day ON first_fills (at, warehouse_id);

-- What somebody who waits for a part was told of its day, each time: what was said before stays (PRT-08, PRT-10).
CREATE TABLE part_promises (
    id INTEGER PRIMARY KEY,
    origin_kind TEXT NOT NULL,          -- as of the reservation; it goes where the reservation goes
    origin_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    day TEXT,                           -- NULL: taken back
    short INTEGER NOT NULL CHECK (short > 0),           -- what was missing then
    supplier_id INTEGER REFERENCES suppliers (id),      -- whose order named the day; NULL: said by hand
    opening INTEGER NOT NULL CHECK (opening IN (0, 1)), -- the first day told of this wait: what it is measured by
    follows INTEGER REFERENCES part_promises (id),      -- the first day told, where this is another of the same wait
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    CHECK (opening = 0 OR (day IS NOT NULL AND follows IS NULL))
) STRICT;
CREATE INDEX part_promises_of ON part_promises (origin_kind, origin_id, id);
CREATE INDEX part_promises_by_day ON part_promises (day) WHERE opening = 1;
CREATE INDEX part_promises_following ON part_promises (follows) WHERE follows IS NOT NULL;

-- What really came to whom, and when.
CREATE TABLE part_arrivals (
    id INTEGER PRIMARY KEY,
    origin_kind TEXT NOT NULL,
    origin_id INTEGER NOT NULL,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    short INTEGER NOT NULL CHECK (short >= 0),          -- what is missing still
    receipt_line_id INTEGER REFERENCES receipt_lines (id),  -- NULL: given up by somebody else, found, brought back
    ends INTEGER UNIQUE REFERENCES part_promises (id),  -- the first day told of the wait that is over with it
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    CHECK (ends IS NULL OR short = 0)
) STRICT;
CREATE INDEX part_arrivals_of ON part_arrivals (origin_kind, origin_id, id);

-- The first day a customer was told for a part that was missing, and what became of it (PRT-10). Who gave up
-- before it came is not asked for; who still waits is, whether the day has passed or not.
CREATE VIEW first_days_told AS
SELECT y.origin_kind, y.origin_id, y.part_id, y.day, a.day AS came,
       coalesce(r.supplier_id, y.supplier_id, 0) AS supplier_id,
       EXISTS (SELECT 1 FROM part_promises n WHERE n.follows = y.id) AS moved
FROM part_promises y INDEXED BY part_promises_by_day
LEFT JOIN part_arrivals a ON a.ends = y.id
LEFT JOIN receipt_lines l ON l.id = a.receipt_line_id
LEFT JOIN receipts r ON r.id = l.receipt_id
WHERE y.opening = 1 AND y.origin_kind IN ('order_line', 'sale_line', 'appointment_part')
  AND (a.id IS NOT NULL OR EXISTS (
      SELECT 1 FROM reservations w
      WHERE w.origin_kind = y.origin_kind AND w.origin_id = y.origin_id AND w.part_id = y.part_id
        AND w.held < w.wanted));

CREATE TRIGGER promises_are_append_only BEFORE DELETE ON part_promises
BEGIN SELECT RAISE(ABORT, 'what was promised stays'); END;
CREATE TRIGGER promises_are_not_edited BEFORE UPDATE OF part_id, day, short, supplier_id, opening, follows, at, by_staff ON part_promises
BEGIN SELECT RAISE(ABORT, 'what was promised stays'); END;
CREATE TRIGGER arrivals_are_append_only BEFORE DELETE ON part_arrivals
BEGIN SELECT RAISE(ABORT, 'what came stays'); END;
CREATE TRIGGER arrivals_are_not_edited BEFORE UPDATE OF part_id, quantity, short, receipt_line_id, ends, day, at ON part_arrivals
BEGIN SELECT RAISE(ABORT, 'what came stays'); END;

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    -- How far a line of a supplier's invoice may be off its receipt without somebody's yes.
    ('purchasing.invoice_tolerance', '0.01', 'rate', 'house default', '2000-01-01', 0, 0),
    -- What counts how much in a supplier's score (PRT-09); what has no data yet does not count.
    ('suppliers.weight.quality', '40', 'count', 'house default', '2000-01-01', 0, 0),
    ('suppliers.weight.timeliness', '30', 'count', 'house default', '2000-01-01', 0, 0),
    ('suppliers.weight.price', '20', 'count', 'house default', '2000-01-01', 0, 0),
    ('suppliers.weight.invoices', '10', 'count', 'house default', '2000-01-01', 0, 0),
    ('suppliers.score_days', '365', 'days', 'house default', '2000-01-01', 0, 0),
    -- 呆滞件: no movement for so long.
    ('parts.idle_months', '12', 'months', 'house default', '2000-01-01', 0, 0);
