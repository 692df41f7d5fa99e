-- Parts that are written off with a manager's word, and parts that change their warehouse.

CREATE TABLE write_offs (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'written_off', 'refused')),
    reason TEXT NOT NULL CHECK (reason IN ('damaged', 'expired', 'lost', 'obsolete', 'other')),
    note TEXT,
    asked_at INTEGER NOT NULL,
    asked_by INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER,
    decision TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX write_offs_asked ON write_offs (id) WHERE state = 'asked';

CREATE TABLE write_off_lines (
    id INTEGER PRIMARY KEY,
    write_off_id INTEGER NOT NULL REFERENCES write_offs (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    cost INTEGER                            -- what it took along, net of VAT; once written off
) STRICT;
CREATE INDEX write_off_lines_of ON write_off_lines (write_off_id);

CREATE TABLE transfers (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    from_warehouse INTEGER NOT NULL REFERENCES warehouses (id),
    to_warehouse INTEGER NOT NULL REFERENCES warehouses (id),
    note TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    CHECK (from_warehouse <> to_warehouse)
) STRICT;

CREATE TABLE transfer_lines (
    id INTEGER PRIMARY KEY,
    transfer_id INTEGER NOT NULL REFERENCES transfers (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    cost INTEGER NOT NULL                   -- what moved along, net of VAT
) STRICT;
CREATE INDEX transfer_lines_of ON transfer_lines (transfer_id);
