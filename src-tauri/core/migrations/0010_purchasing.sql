-- Buying (PRT-01, PRT-07 to PRT-10): orders to suppliers, what came of them, what goes back.

CREATE TABLE purchase_orders (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    note TEXT,
    ordered_at INTEGER NOT NULL,
    ordered_by INTEGER NOT NULL,
    closed_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX purchase_orders_of_supplier ON purchase_orders (supplier_id, id);
CREATE INDEX purchase_orders_open ON purchase_orders (supplier_id, id) WHERE state = 'open';

CREATE TABLE purchase_lines (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES purchase_orders (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_cost INTEGER NOT NULL CHECK (unit_cost >= 0),      -- net of VAT
    promised_day TEXT NOT NULL,             -- the first promise; timeliness is measured by it (PRT-10)
    expected_day TEXT NOT NULL,             -- the last one
    -- Sums of what came (purchase_deliveries), what of it was sent away, what is no longer wanted.
    received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
    rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0 AND rejected <= received),
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled >= 0 AND cancelled <= quantity),
    outstanding INTEGER NOT NULL GENERATED ALWAYS AS (quantity - cancelled - received + rejected) VIRTUAL,
    completed_day TEXT                      -- when nothing was outstanding any more
) STRICT;
CREATE INDEX purchase_lines_of ON purchase_lines (order_id);
CREATE INDEX purchase_lines_open ON purchase_lines (part_id) WHERE completed_day IS NULL;
CREATE INDEX purchase_lines_of_part ON purchase_lines (part_id, id);

-- Which line of a delivery answered which line of an order.
CREATE TABLE purchase_deliveries (
    id INTEGER PRIMARY KEY,
    purchase_line_id INTEGER NOT NULL REFERENCES purchase_lines (id),
    receipt_line_id INTEGER NOT NULL REFERENCES receipt_lines (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0 AND rejected <= quantity),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_deliveries_of ON purchase_deliveries (purchase_line_id);
CREATE INDEX purchase_deliveries_by_receipt ON purchase_deliveries (receipt_line_id);

-- Goods that go back: refused at the door, or found bad later.
CREATE TABLE supplier_returns (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    note TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX supplier_returns_of ON supplier_returns (supplier_id, id);

CREATE TABLE supplier_return_lines (
    id INTEGER PRIMARY KEY,
    return_id INTEGER NOT NULL REFERENCES supplier_returns (id),
    receipt_line_id INTEGER NOT NULL REFERENCES receipt_lines (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    from_stock INTEGER NOT NULL,            -- 0: it was never taken in
    unit_cost INTEGER NOT NULL,             -- net of VAT, as it came
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX supplier_return_lines_of ON supplier_return_lines (return_id);
CREATE INDEX supplier_return_lines_by_receipt ON supplier_return_lines (receipt_line_id);

CREATE INDEX parts_with_min ON parts (id) WHERE min_stock > 0;
