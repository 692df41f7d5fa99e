-- The house itself: who we are, who works here, what was done, and by which numbers.
--
-- Conventions of every table: money is whole fen, quantities and hours are
-- thousandths, rates are ten-thousandths, moments are milliseconds since 1970 UTC,
-- days are 'YYYY-MM-DD' at the dealership. `version` counts edits.

CREATE TABLE dealership (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    hotline TEXT,                       -- complaints line, printed on statements (CMP-01)
    filing_number TEXT,                 -- 备案号 (regulation on vehicle repair)
    credit_code TEXT,
    tax_status TEXT NOT NULL CHECK (tax_status IN ('general', 'small_scale')),
    sample INTEGER NOT NULL DEFAULT 0,  -- the sample dealership says so on every screen
    set_up_at INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    employee_number TEXT,
    phone TEXT,
    password_hash TEXT NOT NULL,
    pin_hash TEXT,                      -- quick switch at a shared PC
    active INTEGER NOT NULL DEFAULT 1,
    wrong_tries INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE staff_roles (
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL,
    PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

-- Append-only. `hash` seals the row and the one before it. Staff 0 is the house itself.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    staff_id INTEGER NOT NULL,
    command TEXT NOT NULL,
    input TEXT NOT NULL,
    request_id TEXT,
    answer TEXT,                        -- outside the seal: only to answer a repeated request
    hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX audit_by_request ON audit (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX audit_by_staff ON audit (staff_id, id);

CREATE TABLE audit_subjects (
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    audit_id INTEGER NOT NULL REFERENCES audit (id),
    PRIMARY KEY (kind, subject_id, audit_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_append_only BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE OF id, at, staff_id, command, input, hash ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is not edited'); END;

-- Every number of the house: dated, sourced, approved. The newest row whose day has
-- come counts; older ones stay for what was priced by them.
CREATE TABLE policy_parameters (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('yuan', 'rate', 'minutes', 'hours', 'days', 'months', 'km', 'count', 'text')),
    source TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    set_by INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    UNIQUE (key, valid_from)
) STRICT;

CREATE TABLE number_series (
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (series, period)
) STRICT, WITHOUT ROWID;

-- Photos and files lie beside the database, named by their digest.
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    label TEXT NOT NULL,                -- such as 'left_front', 'dashboard', 'other'
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX attachments_of ON attachments (subject_kind, subject_id);

-- Drawn on screen, kept as strokes: {"width":…,"height":…,"strokes":[[[x,y,t],…],…]}.
CREATE TABLE signatures (
    id INTEGER PRIMARY KEY,
    signer TEXT NOT NULL,
    strokes TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    witnessed_by INTEGER NOT NULL
) STRICT;

-- Walk-around, inspection, later image, equipment and 6S: all are checklists.
CREATE TABLE checklist_templates (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('walk_around', 'inspection')),
    name TEXT NOT NULL,
    job_class TEXT,                     -- inspections: for which class of job; NULL for all
    active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE checklist_items (
    id INTEGER PRIMARY KEY,
    template_id INTEGER NOT NULL REFERENCES checklist_templates (id),
    position INTEGER NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('ok_or_defect', 'present', 'value')),
    unit TEXT,
    required INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1   -- a question no longer asked keeps its answers
) STRICT;
CREATE INDEX checklist_items_of ON checklist_items (template_id, position);

-- The answer keeps the question's words: a template may change later.
CREATE TABLE checklist_answers (
    id INTEGER PRIMARY KEY,
    subject_kind TEXT NOT NULL,         -- 'visit', 'inspection'
    subject_id INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES checklist_items (id),
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('ok', 'defect', 'present', 'absent', 'value', 'not_applicable')),
    value TEXT,
    note TEXT,
    UNIQUE (subject_kind, subject_id, item_id)
) STRICT;

-- A paper once issued is kept as the data it was drawn from, so that a reprint is
-- the same paper; every print is counted (重打).
CREATE TABLE papers (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    data TEXT NOT NULL,
    final INTEGER NOT NULL,             -- 1: kept as issued for ever; 0: follows its record
    issued_at INTEGER NOT NULL,
    issued_by INTEGER NOT NULL,
    UNIQUE (form, subject_id)
) STRICT;

CREATE TABLE paper_prints (
    id INTEGER PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers (id),
    number INTEGER NOT NULL,            -- 1 is the first print, 2 the first reprint
    size TEXT NOT NULL,
    printed_at INTEGER NOT NULL,
    printed_by INTEGER NOT NULL,
    UNIQUE (paper_id, number)
) STRICT;

-- Offsets for pre-aligned paper, in tenths of a millimetre.
CREATE TABLE paper_offsets (
    form TEXT NOT NULL,
    size TEXT NOT NULL,
    x INTEGER NOT NULL,
    y INTEGER NOT NULL,
    PRIMARY KEY (form, size)
) STRICT, WITHOUT ROWID;
