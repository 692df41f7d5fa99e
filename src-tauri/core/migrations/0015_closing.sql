-- Closing the cashier's day and the manager's month, and what leaves the house by itself.

-- 日结单: what came in since the one before it, counted against what is recorded. A payment belongs to
-- the close whose last payment is the first not before it; what comes after a day is closed belongs to
-- the next. One taken back by the manager stays, with the reason.
CREATE TABLE day_closes (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,                  -- the business day
    first_payment INTEGER NOT NULL,     -- ids, both inside; first > last: nothing came in
    last_payment INTEGER NOT NULL,
    opening_float INTEGER NOT NULL CHECK (opening_float >= 0),  -- 备用金 left in the drawer before
    handed_in INTEGER NOT NULL CHECK (handed_in >= 0),          -- cash given to the safe or bank
    closing_float INTEGER NOT NULL CHECK (closing_float >= 0),  -- what stays in the drawer
    difference INTEGER NOT NULL,        -- counted − recorded, all ways
    explanation TEXT,
    signature_id INTEGER NOT NULL REFERENCES signatures (id),
    closed_at INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    taken_back_at INTEGER,
    taken_back_by INTEGER,
    taken_back_reason TEXT,
    CHECK ((taken_back_at IS NULL) = (taken_back_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX day_closes_standing ON day_closes (day) WHERE taken_back_at IS NULL;

CREATE TABLE day_close_ways (
    close_id INTEGER NOT NULL REFERENCES day_closes (id),
    way TEXT NOT NULL CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer', 'on_account')),
    entries INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    account_received INTEGER NOT NULL,
    refunded INTEGER NOT NULL,          -- negative
    recorded INTEGER NOT NULL,
    counted INTEGER,                    -- NULL: a promise, nothing to count; cash without the float
    PRIMARY KEY (close_id, way),
    CHECK (recorded = paid + account_received + refunded)
) STRICT, WITHOUT ROWID;

-- 月结: from now on nothing is dated into the month; its figures and files are kept as they were.
-- One that was opened again stays, with who did it and why.
CREATE TABLE month_closes (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    closed_at INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    left_open TEXT NOT NULL,            -- JSON: what was known to be undone, by code and number
    note TEXT,
    seal TEXT NOT NULL,                 -- SHA-256 over the parts' digests in the order of their names
    reopened_at INTEGER,
    reopened_by INTEGER,
    reopen_reason TEXT,
    CHECK ((reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX month_closes_standing ON month_closes (month) WHERE reopened_at IS NULL;
CREATE INDEX month_closes_of ON month_closes (month, id);

CREATE TABLE month_close_parts (
    id INTEGER PRIMARY KEY,
    close_id INTEGER NOT NULL REFERENCES month_closes (id),
    part TEXT NOT NULL,                 -- 'report.payers' …, 'ledgers', 'workbook', 'pdf'
    name TEXT NOT NULL,                 -- of the file it is
    content BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (close_id, part)
) STRICT;
CREATE TRIGGER month_close_parts_stay BEFORE DELETE ON month_close_parts
BEGIN SELECT RAISE(ABORT, 'what was closed stays'); END;
CREATE TRIGGER month_close_parts_are_not_edited BEFORE UPDATE ON month_close_parts
BEGIN SELECT RAISE(ABORT, 'what was closed is not edited'); END;
CREATE TRIGGER month_closes_stay BEFORE DELETE ON month_closes
BEGIN SELECT RAISE(ABORT, 'a closed month is opened again, not deleted'); END;
CREATE TRIGGER month_closes_are_not_edited BEFORE UPDATE OF month, closed_at, closed_by, left_open, seal ON month_closes
BEGIN SELECT RAISE(ABORT, 'what was closed is not edited'); END;

-- The month's files go by themselves on this day of the next month into this folder of this computer.
CREATE TABLE export_schedule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    day INTEGER CHECK (day BETWEEN 1 AND 31),   -- NULL: not by itself
    folder TEXT NOT NULL,
    set_by INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    since TEXT NOT NULL,                -- the first month that goes by itself
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE export_runs (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    folder TEXT NOT NULL,
    at INTEGER NOT NULL,
    refusal TEXT                        -- JSON of why not; NULL: done
) STRICT;
CREATE INDEX export_runs_of ON export_runs (month, id);

-- What must be done before a month is closed: forbid, warn or off.
INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('closing.days_open', 'forbid', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.orders_unsettled', 'warn', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.settlements_unpaid', 'warn', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.discounts_waiting', 'forbid', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.write_offs_waiting', 'forbid', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.counts_open', 'warn', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.receipts_unchecked', 'warn', 'text', 'house default', '2000-01-01', 0, 0),
    ('closing.comebacks_undecided', 'warn', 'text', 'house default', '2000-01-01', 0, 0);
