-- What we sell: labour operations, packages of work, parts; and the stock ledger.

CREATE TABLE labour_operations (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('maintenance', 'repair', 'electrical', 'body', 'paint', 'tyre', 'cleaning', 'diagnosis')),
    -- decides the guarantee period (domain facts 1.4)
    job_class TEXT NOT NULL CHECK (job_class IN ('first_maintenance', 'second_maintenance', 'minor_repair', 'special_repair', 'assembly_repair', 'whole_vehicle')),
    hours INTEGER NOT NULL CHECK (hours >= 0),
    active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE parts (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,        -- as printed on the box, leading zeros kept
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('original', 'equivalent', 'aftermarket', 'refurbished')),
    category TEXT,
    fits TEXT,                          -- models it fits, in words
    barcode TEXT,
    price INTEGER NOT NULL CHECK (price >= 0),      -- retail, tax included
    min_stock INTEGER NOT NULL DEFAULT 0,
    max_stock INTEGER NOT NULL DEFAULT 0,
    fast_moving INTEGER NOT NULL DEFAULT 0,
    warranty_months INTEGER,            -- PRT-14: whichever ends first
    warranty_km INTEGER,
    pack INTEGER NOT NULL DEFAULT 0 CHECK (pack >= 0),  -- pieces of the supplier's pack; 0: any number
    active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX parts_by_barcode ON parts (barcode) WHERE barcode IS NOT NULL;

CREATE TABLE warehouses (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('sale', 'claims')),
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE bins (
    id INTEGER PRIMARY KEY,
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    code TEXT NOT NULL,
    walk_order INTEGER NOT NULL,        -- the order in which one walks past them
    UNIQUE (warehouse_id, code)
) STRICT;

CREATE TABLE part_bins (
    part_id INTEGER NOT NULL REFERENCES parts (id),
    bin_id INTEGER NOT NULL REFERENCES bins (id),
    position INTEGER NOT NULL,          -- 0 is where to look first
    PRIMARY KEY (part_id, bin_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_bins_of_bin ON part_bins (bin_id);

CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    phone TEXT,
    credit_code TEXT,
    status TEXT NOT NULL CHECK (status IN ('approved', 'suspended')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- The ledger. Every move carries its origin: the record that caused it. The running
-- balances make any past moment readable and any tampering visible.
CREATE TABLE stock_moves (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('receipt', 'issue', 'return', 'adjust', 'transfer_in', 'transfer_out', 'write_off', 'supplier_return')),
    quantity INTEGER NOT NULL CHECK (quantity <> 0),        -- signed
    value INTEGER NOT NULL,                                 -- signed cost, fen
    on_hand_after INTEGER NOT NULL CHECK (on_hand_after >= 0),
    value_after INTEGER NOT NULL CHECK (value_after >= 0),
    origin_kind TEXT NOT NULL,          -- 'receipt_line', 'slip_line', 'adjustment', 'count_line' …
    origin_id INTEGER NOT NULL,
    origin_label TEXT NOT NULL DEFAULT '',                  -- the number people know it by
    by_staff INTEGER NOT NULL
) STRICT;
CREATE TRIGGER moves_are_append_only BEFORE DELETE ON stock_moves
BEGIN SELECT RAISE(ABORT, 'the stock ledger is append-only'); END;
CREATE TRIGGER moves_are_not_edited BEFORE UPDATE ON stock_moves
BEGIN SELECT RAISE(ABORT, 'the stock ledger is not edited'); END;
CREATE INDEX moves_of_part ON stock_moves (part_id, warehouse_id, id);
CREATE INDEX moves_by_origin ON stock_moves (origin_kind, origin_id);
CREATE INDEX moves_by_day ON stock_moves (at, warehouse_id, kind, value);   -- worth of stock on any day

-- The ledger's last line per part and warehouse, for one indexed look.
CREATE TABLE stock (
    part_id INTEGER NOT NULL REFERENCES parts (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    value INTEGER NOT NULL CHECK (value >= 0),
    last_move_at INTEGER,
    PRIMARY KEY (part_id, warehouse_id),
    CHECK (reserved <= on_hand)
) STRICT, WITHOUT ROWID;

-- Promised to somebody: taken from what is free, released when issued or given up.
CREATE TABLE reservations (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    origin_kind TEXT NOT NULL,          -- 'order_line'
    origin_id INTEGER NOT NULL,
    origin_label TEXT NOT NULL DEFAULT '',
    wanted INTEGER NOT NULL CHECK (wanted > 0),
    held INTEGER NOT NULL CHECK (held >= 0 AND held <= wanted),
    expected_day TEXT,                  -- when the missing rest is promised to come
    created_at INTEGER NOT NULL,
    UNIQUE (origin_kind, origin_id)
) STRICT;
CREATE INDEX reservations_of_part ON reservations (part_id, created_at);
CREATE INDEX reservations_waiting ON reservations (part_id, warehouse_id, created_at) WHERE held < wanted;

CREATE TABLE receipts (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    delivery_note TEXT,                 -- the supplier's paper (PRT-22)
    -- The batch was looked at and found good; before that nothing of it is stock (PRT-07).
    inspected INTEGER NOT NULL,
    inspected_by INTEGER,
    inspected_at INTEGER,
    received_at INTEGER NOT NULL,
    received_by INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt_lines (
    id INTEGER PRIMARY KEY,
    receipt_id INTEGER NOT NULL REFERENCES receipts (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_cost INTEGER NOT NULL CHECK (unit_cost >= 0),      -- net of VAT
    -- Of that, found bad by the inspection: it never becomes stock and goes back.
    rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0 AND rejected <= quantity),
    reject_reason TEXT
) STRICT;
CREATE INDEX receipt_lines_of ON receipt_lines (receipt_id);
-- With all that is asked when a part leaves the shelf: of which delivery it is.
CREATE INDEX receipt_lines_of_part ON receipt_lines (part_id, id, receipt_id, quantity, rejected);
CREATE INDEX receipt_lines_rejected ON receipt_lines (id) WHERE rejected > 0;
CREATE INDEX receipts_uninspected ON receipts (id) WHERE inspected = 0;
CREATE INDEX receipts_by_note ON receipts (supplier_id, delivery_note) WHERE delivery_note IS NOT NULL;

-- The book is made to agree with the shelf, with a reason.
CREATE TABLE adjustments (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts (id),
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    quantity INTEGER NOT NULL CHECK (quantity <> 0),        -- signed
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;

-- Packages of work: operations and parts under one name, optionally at one price.
CREATE TABLE work_packages (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    fixed_price INTEGER CHECK (fixed_price >= 0),   -- tax included; NULL: sum of its lines
    note TEXT,
    active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE work_package_lines (
    id INTEGER PRIMARY KEY,
    package_id INTEGER NOT NULL REFERENCES work_packages (id),
    position INTEGER NOT NULL,
    operation_id INTEGER REFERENCES labour_operations (id),
    part_id INTEGER REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),     -- hours or pieces
    CHECK ((operation_id IS NULL) <> (part_id IS NULL))
) STRICT;
CREATE INDEX work_package_lines_of ON work_package_lines (package_id, position);
