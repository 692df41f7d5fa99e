-- Stock-taking (PRT-04). What was counted is only ever added to; what the book said at the
-- moment of counting stands beside it, so that the store works on while it is counted.

CREATE TABLE counts (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
    scope TEXT NOT NULL CHECK (scope IN ('full', 'bins', 'class', 'category', 'fast_moving', 'moved', 'longest')),
    scope_detail TEXT NOT NULL DEFAULT '',      -- bin codes, class, category, day, how many
    state TEXT NOT NULL CHECK (state IN ('counting', 'review', 'posted', 'cancelled')),
    round INTEGER NOT NULL DEFAULT 1,           -- 2 and more: recounts of differences
    opened_at INTEGER NOT NULL,
    opened_by INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by INTEGER,
    decided_at INTEGER,                         -- posted or cancelled
    decided_by INTEGER,
    reason TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX counts_open ON counts (warehouse_id) WHERE state IN ('counting', 'review');

CREATE TABLE count_lines (
    id INTEGER PRIMARY KEY,
    count_id INTEGER NOT NULL REFERENCES counts (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    position INTEGER NOT NULL,                  -- in the order one walks
    round INTEGER NOT NULL,                     -- the counting that counts for it
    unexpected INTEGER NOT NULL DEFAULT 0,      -- found, though not on the list
    -- As posted.
    counted INTEGER,
    book INTEGER,
    value INTEGER,                              -- signed: what the difference cost
    UNIQUE (count_id, part_id)
) STRICT;
CREATE INDEX count_lines_of_part ON count_lines (part_id);
CREATE INDEX count_lines_in_order ON count_lines (count_id, position);

CREATE TABLE count_entries (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL REFERENCES count_lines (id),
    round INTEGER NOT NULL,
    bin_id INTEGER REFERENCES bins (id),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    counted_at INTEGER NOT NULL,
    after_move INTEGER NOT NULL,                -- the part's last move before that moment; 0 for none
    book INTEGER NOT NULL,                      -- its balance after that move
    entered_at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    replaces INTEGER UNIQUE REFERENCES count_entries (id)
) STRICT;
CREATE INDEX count_entries_of_line ON count_entries (line_id, round);
CREATE INDEX count_entries_by_person ON count_entries (by_staff, id);
CREATE TRIGGER count_entries_are_append_only BEFORE DELETE ON count_entries
BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END;
CREATE TRIGGER count_entries_are_not_edited BEFORE UPDATE ON count_entries
BEGIN SELECT RAISE(ABORT, 'what was counted is not edited'); END;

-- Things on the shelf that no part number was found for.
CREATE TABLE count_strays (
    id INTEGER PRIMARY KEY,
    count_id INTEGER NOT NULL REFERENCES counts (id),
    code TEXT NOT NULL,
    bin_id INTEGER REFERENCES bins (id),
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL,
    settled_note TEXT,                          -- what became of it
    settled_by INTEGER
) STRICT;
CREATE INDEX count_strays_of ON count_strays (count_id);

CREATE INDEX stock_of_warehouse ON stock (warehouse_id, part_id);
