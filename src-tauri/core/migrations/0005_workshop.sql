-- Who does what, where, since when; and whether it is good.

CREATE TABLE bays (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('mechanical', 'body', 'paint', 'wash', 'alignment')),
    position INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- One labour line to one technician; several share a line by `share` (rates add up to 1).
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    order_line_id INTEGER NOT NULL REFERENCES order_lines (id),
    technician_id INTEGER NOT NULL REFERENCES staff (id),
    share INTEGER NOT NULL CHECK (share > 0 AND share <= 10000),
    bay_id INTEGER REFERENCES bays (id),
    planned_start INTEGER,
    planned_finish INTEGER,
    state TEXT NOT NULL CHECK (state IN ('assigned', 'working', 'paused', 'finished', 'refused', 'withdrawn')),
    refusal_reason TEXT,                -- WSH-07: cherry-picking shows
    refused_at INTEGER,
    assigned_at INTEGER NOT NULL,
    assigned_by INTEGER NOT NULL,
    finished_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX assignments_of_order ON assignments (order_id);
CREATE INDEX assignments_of_line ON assignments (order_line_id);
CREATE INDEX assignments_open ON assignments (technician_id, state) WHERE state IN ('assigned', 'working', 'paused');
CREATE INDEX assignments_in_bay ON assignments (bay_id) WHERE state IN ('assigned', 'working', 'paused');
CREATE INDEX assignments_planned ON assignments (planned_finish) WHERE state IN ('assigned', 'working', 'paused');
CREATE INDEX assignments_refused ON assignments (refused_at) WHERE refused_at IS NOT NULL;
CREATE INDEX assignments_by_finished ON assignments (finished_at) WHERE finished_at IS NOT NULL;

-- The time clock: work is a list of spans, a pause the gap between two, with its reason.
CREATE TABLE work_spans (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    technician_id INTEGER NOT NULL REFERENCES staff (id),
    started_at INTEGER NOT NULL,
    ended_at INTEGER CHECK (ended_at >= started_at),
    pause_reason TEXT CHECK (pause_reason IN ('parts', 'customer', 'bay', 'sublet', 'break')),
    note TEXT
) STRICT;
CREATE INDEX work_spans_of ON work_spans (assignment_id);
CREATE UNIQUE INDEX work_spans_running ON work_spans (technician_id) WHERE ended_at IS NULL;
CREATE INDEX work_spans_by_start ON work_spans (started_at);

CREATE TABLE inspections (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    round INTEGER NOT NULL,             -- 1, the next of its level 2, …
    level TEXT NOT NULL CHECK (level IN ('self', 'group', 'final')),
    passed INTEGER NOT NULL,
    defects TEXT,
    road_test_km INTEGER,
    rework_order_id INTEGER REFERENCES repair_orders (id),   -- failed: the internal rework (内返)
    inspector_id INTEGER NOT NULL REFERENCES staff (id),
    own_work_reason TEXT,               -- why somebody inspected what they had worked on
    at INTEGER NOT NULL,
    signature_id INTEGER REFERENCES signatures (id),
    UNIQUE (order_id, level, round)
) STRICT;
CREATE INDEX inspections_by_day ON inspections (at);

-- Numbered, immutable, tied to the inspection that allowed it (regulation art. 44, 72).
CREATE TABLE certificates (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    inspection_id INTEGER NOT NULL UNIQUE REFERENCES inspections (id),
    job_class TEXT NOT NULL,            -- the order's weightiest
    legal_days INTEGER NOT NULL,
    legal_km INTEGER NOT NULL,
    promised_days INTEGER NOT NULL CHECK (promised_days >= legal_days),
    promised_km INTEGER NOT NULL CHECK (promised_km >= legal_km),
    issued_at INTEGER NOT NULL,
    issued_by INTEGER NOT NULL,
    -- Work was added after it was issued: the next inspection issues another.
    void_at INTEGER
) STRICT;
CREATE UNIQUE INDEX certificates_standing ON certificates (order_id) WHERE void_at IS NULL;
CREATE INDEX certificates_of ON certificates (order_id);
CREATE TRIGGER certificates_stay BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate stays'); END;
CREATE TRIGGER certificates_are_not_edited
BEFORE UPDATE OF id, number, order_id, inspection_id, job_class, legal_days, legal_km, promised_days, promised_km,
                 issued_at, issued_by ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate is not edited'); END;

-- Guarantee per line; runs from the day the car leaves, whichever end comes first.
CREATE TABLE guarantees (
    order_line_id INTEGER PRIMARY KEY REFERENCES order_lines (id),
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    order_id INTEGER NOT NULL REFERENCES repair_orders (id),
    from_day TEXT NOT NULL,
    from_km INTEGER NOT NULL,
    until_day TEXT NOT NULL,
    until_km INTEGER NOT NULL
) STRICT;
CREATE INDEX guarantees_of_vehicle ON guarantees (vehicle_id, until_day);

-- Who cleaned the car, inside or out, and when (WSH-06); a wrong entry is taken back with its reason.
CREATE TABLE cleanings (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id),
    kind TEXT NOT NULL CHECK (kind IN ('wash', 'interior')),
    cleaned_by INTEGER NOT NULL REFERENCES staff (id),
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    withdrawn_at INTEGER,
    withdrawn_by INTEGER,
    withdrawn_reason TEXT
) STRICT;
CREATE INDEX cleanings_of ON cleanings (visit_id) WHERE withdrawn_at IS NULL;
