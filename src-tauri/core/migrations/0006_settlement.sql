-- Money and goodbye. A settlement is never edited: it is reversed and made anew.

CREATE TABLE discount_requests (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    payer TEXT NOT NULL,
    discount INTEGER NOT NULL,          -- the total discount asked for, fen
    list_amount INTEGER NOT NULL,       -- of what, fen
    reason TEXT NOT NULL,
    asked_by INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'used')),
    decided_by INTEGER,
    decided_at INTEGER,
    decision_note TEXT,
    settlement_id INTEGER REFERENCES settlements (id)   -- the one that used it
) STRICT;
CREATE INDEX discount_requests_of ON discount_requests (order_id);
CREATE INDEX discount_requests_used ON discount_requests (settlement_id) WHERE settlement_id IS NOT NULL;
CREATE INDEX discount_requests_open ON discount_requests (state) WHERE state = 'open';

CREATE TABLE settlements (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    -- What is settled: an order's lines of one payer, or a sale over the counter.
    order_id INTEGER REFERENCES repair_orders (id),
    sale_id INTEGER REFERENCES counter_sales (id),
    payer TEXT NOT NULL CHECK (payer IN ('customer', 'warranty', 'insurance', 'internal')),
    payer_name TEXT NOT NULL,           -- customer, insurer, maker, own department
    reverses INTEGER REFERENCES settlements (id),   -- a red settlement: all amounts negative
    reversal_reason TEXT,
    labour INTEGER NOT NULL,            -- list amounts, tax included
    material INTEGER NOT NULL,
    other INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    gross INTEGER NOT NULL,             -- labour + material + other − discount
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    cost INTEGER NOT NULL,              -- parts and sublet cost behind it
    settled_at INTEGER NOT NULL,
    settled_by INTEGER NOT NULL,
    CHECK ((order_id IS NULL) <> (sale_id IS NULL)),
    CHECK (gross = labour + material + other - discount),
    CHECK (gross = net + tax)
) STRICT;
CREATE INDEX settlements_of ON settlements (order_id);
CREATE INDEX settlements_of_sale ON settlements (sale_id) WHERE sale_id IS NOT NULL;
CREATE INDEX settlements_by_day ON settlements (settled_at);
-- Reversed once at most. Only reversals stand in it: nothing is looked up by being none.
CREATE UNIQUE INDEX settlements_reversed ON settlements (reverses) WHERE reverses IS NOT NULL;

-- Neither a reversal nor reversed: what the payer owes by.
CREATE VIEW standing_settlements AS
SELECT s.* FROM settlements s
WHERE s.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id);

-- As settled, with everything the paper says; the order's lines may serve a new settlement.
CREATE TABLE settlement_lines (
    id INTEGER PRIMARY KEY,
    settlement_id INTEGER NOT NULL REFERENCES settlements (id),
    order_line_id INTEGER REFERENCES order_lines (id),
    sale_line_id INTEGER REFERENCES counter_sale_lines (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    list_amount INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    gross INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    CHECK ((order_line_id IS NULL) <> (sale_line_id IS NULL)),
    CHECK (gross = list_amount - discount),
    CHECK (gross = net + tax)
) STRICT;
CREATE INDEX settlement_lines_of ON settlement_lines (settlement_id);
CREATE INDEX settlement_lines_of_order_line ON settlement_lines (order_line_id);

-- What was paid, and on account what is still owed. Refunds are negative.
CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    settlement_id INTEGER NOT NULL REFERENCES settlements (id),
    way TEXT NOT NULL CHECK (way IN ('cash', 'card', 'wechat', 'alipay', 'transfer', 'on_account')),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    -- an account receipt pays what was put on account before
    kind TEXT NOT NULL CHECK (kind IN ('payment', 'account_receipt', 'refund')),
    reference TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX payments_of ON payments (settlement_id);
CREATE INDEX payments_by_day ON payments (at);

-- A settlement as lists and pages name it. What is put on account counts as paid, and is
-- still owed until an account receipt comes.
CREATE VIEW settlement_summaries AS
SELECT s.id, s.number, s.order_id, s.sale_id, coalesce(o.number, x.number) AS order_number, v.plate, s.payer, s.payer_name, s.gross,
       (SELECT coalesce(sum(p.amount), 0) FROM payments p
        WHERE p.settlement_id = s.id AND p.kind <> 'account_receipt') AS paid,
       (SELECT coalesce(sum(CASE WHEN p.way = 'on_account' THEN p.amount
                                 WHEN p.kind = 'account_receipt' THEN -p.amount ELSE 0 END), 0)
        FROM payments p WHERE p.settlement_id = s.id) AS on_account,
       s.settled_at, f.name AS settled_by, s.reverses,
       (SELECT r.id FROM settlements r WHERE r.reverses = s.id) AS reversed_by
FROM settlements s
LEFT JOIN repair_orders o ON o.id = s.order_id
LEFT JOIN vehicles v ON v.id = o.vehicle_id
LEFT JOIN counter_sales x ON x.id = s.sale_id
JOIN staff f ON f.id = s.settled_by;

-- The customer signed the statement (DEL-03): on screen, or on paper before a witness.
CREATE TABLE statement_signatures (
    settlement_id INTEGER PRIMARY KEY REFERENCES settlements (id),
    way TEXT NOT NULL CHECK (way IN ('drawn', 'paper')),
    signer TEXT NOT NULL,
    signature_id INTEGER REFERENCES signatures (id),
    at INTEGER NOT NULL,
    witnessed_by INTEGER NOT NULL REFERENCES staff (id),
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    CHECK ((way = 'drawn') = (signature_id IS NOT NULL))
) STRICT;

-- Record of the tax invoice; this program does not issue it.
CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    settlement_id INTEGER NOT NULL REFERENCES settlements (id),
    number TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('special', 'ordinary')),
    buyer TEXT NOT NULL,
    tax_number TEXT,
    amount INTEGER NOT NULL,
    issued_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'awaiting_other_side', 'red_part', 'red_full', 'reissued')),
    note TEXT,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX invoices_of ON invoices (settlement_id);
CREATE UNIQUE INDEX invoices_by_number ON invoices (number);

-- The car goes home: one handover per visit, when all its orders are settled.
CREATE TABLE handovers (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL UNIQUE REFERENCES visits (id),
    pass_number TEXT NOT NULL UNIQUE,   -- 出门条号
    notified_at INTEGER,                -- DEL-01
    notified_how TEXT CHECK (notified_how IN ('phone', 'wechat', 'sms', 'spoken')),
    mileage_out INTEGER NOT NULL CHECK (mileage_out >= 0),
    items_explained INTEGER NOT NULL,
    cleaned INTEGER NOT NULL,
    keys_returned INTEGER NOT NULL,
    documents_returned INTEGER NOT NULL,
    settings_restored INTEGER NOT NULL,
    old_parts TEXT NOT NULL CHECK (old_parts IN ('returned', 'shown_and_left', 'kept_for_claim', 'none')),
    result TEXT NOT NULL CHECK (result IN ('accepted', 'objected')),            -- DEL-04
    appearance TEXT NOT NULL CHECK (appearance IN ('accepted', 'objected')),    -- DEL-11
    objection TEXT,
    -- What was done about it (DEL-12); while it is empty, the objection is open.
    remedy TEXT,
    remedied_at INTEGER,
    remedied_by INTEGER REFERENCES staff (id),
    receiver TEXT NOT NULL,
    receiver_phone TEXT,
    signature_id INTEGER REFERENCES signatures (id),
    next_service_day TEXT,
    next_service_km INTEGER,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX handovers_objected ON handovers (at) WHERE objection IS NOT NULL AND remedied_at IS NULL;

-- The customer was told that the car is ready; kept apart, as it comes before the handover.
CREATE TABLE handover_notices (
    visit_id INTEGER PRIMARY KEY REFERENCES visits (id),
    told_at INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('phone', 'wechat', 'sms', 'spoken')),
    by_staff INTEGER NOT NULL
) STRICT;
