-- Customers book (预约, APT-*): a car, a time, what is wanted, who and where; its parts are kept back.

CREATE TABLE appointments (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,        -- 预约单号
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    advisor_id INTEGER NOT NULL REFERENCES staff (id),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'online', 'counter', 'social')),
    kind TEXT NOT NULL CHECK (kind IN ('maintenance', 'repair', 'body', 'check', 'wash')),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    technician_id INTEGER REFERENCES staff (id),
    bay_id INTEGER REFERENCES bays (id),
    words TEXT NOT NULL,                -- as the customer says it
    state TEXT NOT NULL CHECK (state IN ('booked', 'confirmed', 'arrived', 'cancelled', 'missed')),
    booked_at INTEGER NOT NULL,
    booked_by INTEGER NOT NULL,
    confirm_by INTEGER NOT NULL,        -- APT-10
    confirmed_at INTEGER,
    confirmed_by INTEGER,
    confirmed_how TEXT CHECK (confirmed_how IN ('phone', 'sms', 'social', 'counter')),
    arrived_at INTEGER,
    closed_at INTEGER,                  -- cancelled or missed
    closed_by INTEGER,
    cancel_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((confirmed_at IS NULL) = (confirmed_how IS NULL)),
    CHECK ((state = 'arrived') = (arrived_at IS NOT NULL)),
    CHECK ((state IN ('cancelled', 'missed')) = (closed_at IS NOT NULL))
) STRICT;
CREATE INDEX appointments_by_day ON appointments (starts_at);
CREATE INDEX appointments_of_vehicle ON appointments (vehicle_id, starts_at);
CREATE INDEX appointments_of_customer ON appointments (customer_id);
CREATE INDEX appointments_awaited ON appointments (starts_at) WHERE state IN ('booked', 'confirmed');
CREATE INDEX appointments_unconfirmed ON appointments (confirm_by) WHERE state = 'booked';

-- What is wanted: an operation, a package or a part.
CREATE TABLE appointment_lines (
    id INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL REFERENCES appointments (id),
    position INTEGER NOT NULL,
    operation_id INTEGER REFERENCES labour_operations (id),
    package_id INTEGER REFERENCES work_packages (id),
    part_id INTEGER REFERENCES parts (id),
    quantity INTEGER CHECK (quantity > 0),  -- pieces of a part
    CHECK ((operation_id IS NOT NULL) + (package_id IS NOT NULL) + (part_id IS NOT NULL) = 1),
    CHECK ((part_id IS NOT NULL) = (quantity IS NOT NULL))
) STRICT;
CREATE INDEX appointment_lines_of ON appointment_lines (appointment_id, position);

-- The parts that takes, each of which has a reservation of its own while the car is awaited.
CREATE TABLE appointment_parts (
    id INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL REFERENCES appointments (id),
    line_id INTEGER NOT NULL REFERENCES appointment_lines (id),
    part_id INTEGER NOT NULL REFERENCES parts (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0)
) STRICT;
CREATE INDEX appointment_parts_of ON appointment_parts (appointment_id);
CREATE INDEX appointment_parts_of_line ON appointment_parts (line_id);

-- Another time was agreed.
CREATE TABLE appointment_moves (
    id INTEGER PRIMARY KEY,
    appointment_id INTEGER NOT NULL REFERENCES appointments (id),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL,
    reason TEXT,
    at INTEGER NOT NULL,
    by_staff INTEGER NOT NULL
) STRICT;
CREATE INDEX appointment_moves_of ON appointment_moves (appointment_id);

-- The visit of the booked car, and the order that took over what was booked (APT-02).
ALTER TABLE visits ADD COLUMN appointment_id INTEGER REFERENCES appointments (id);
CREATE UNIQUE INDEX visits_of_appointment ON visits (appointment_id)
    WHERE appointment_id IS NOT NULL AND state <> 'cancelled';
ALTER TABLE repair_orders ADD COLUMN appointment_id INTEGER REFERENCES appointments (id);
CREATE UNIQUE INDEX orders_of_appointment ON repair_orders (appointment_id) WHERE appointment_id IS NOT NULL;
-- Its part was kept back when it was booked, and stays so while the customer has not decided.
ALTER TABLE order_lines ADD COLUMN booked INTEGER NOT NULL DEFAULT 0;
-- The day for which a part is kept back; NULL: now.
ALTER TABLE reservations ADD COLUMN needed_day TEXT;

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    -- A booking is confirmed with the customer within so many working days (APT-10) …
    ('appointments.confirm_days', '1', 'days', '1个工作日内 (APT-10)', '2000-01-01', 0, 0),
    -- … which are these days of the week, 1 is Monday.
    ('appointments.working_weekdays', '1234567', 'text', 'house default', '2000-01-01', 0, 0),
    ('appointments.slot_minutes', '30', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('appointments.ahead_days', '90', 'days', 'house default', '2000-01-01', 0, 0),
    -- How long a kind of visit takes where what is wanted does not say.
    ('appointments.short_ahead_days', '3', 'days', 'house default', '2000-01-01', 0, 0),
    ('appointments.bring', '行驶证、保养手册、全部车钥匙；车内贵重物品请提前取走', 'text', 'house default', '2000-01-01', 0, 0),
    ('appointments.minutes.maintenance', '60', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('appointments.minutes.repair', '120', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('appointments.minutes.body', '240', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('appointments.minutes.check', '60', 'minutes', 'house default', '2000-01-01', 0, 0),
    ('appointments.minutes.wash', '30', 'minutes', 'house default', '2000-01-01', 0, 0);
