-- The maker's service schedule of a model: what is due by kilometres or months, whichever comes first (WSH-15).
CREATE TABLE service_schedules (
    model_id INTEGER PRIMARY KEY REFERENCES vehicle_models (id),
    source TEXT NOT NULL,               -- the maker's booklet and its edition
    changed_at INTEGER NOT NULL,
    changed_by INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE schedule_items (
    id INTEGER PRIMARY KEY,
    model_id INTEGER NOT NULL REFERENCES service_schedules (model_id),
    position INTEGER NOT NULL,
    operation_id INTEGER REFERENCES labour_operations (id),
    part_id INTEGER REFERENCES parts (id),
    package_id INTEGER REFERENCES work_packages (id),
    quantity INTEGER CHECK (quantity > 0),      -- hours or pieces; NULL: as usual
    -- The first time, where it is not one interval after the delivery of the car.
    first_km INTEGER CHECK (first_km > 0),
    first_months INTEGER CHECK (first_months > 0),
    -- And then again and again; both NULL: once.
    every_km INTEGER CHECK (every_km > 0),
    every_months INTEGER CHECK (every_months > 0),
    note TEXT,
    CHECK ((operation_id IS NOT NULL) + (part_id IS NOT NULL) + (package_id IS NOT NULL) = 1),
    CHECK (coalesce(first_km, first_months, every_km, every_months) IS NOT NULL),
    UNIQUE (model_id, position)
) STRICT;

-- Done, but not by us: as the booklet's stamp or the customer says.
CREATE TABLE services_elsewhere (
    id INTEGER PRIMARY KEY,
    vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
    operation_id INTEGER REFERENCES labour_operations (id),
    part_id INTEGER REFERENCES parts (id),
    package_id INTEGER REFERENCES work_packages (id),
    km INTEGER NOT NULL CHECK (km >= 0),
    day TEXT NOT NULL,
    evidence TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL,
    CHECK ((operation_id IS NOT NULL) + (part_id IS NOT NULL) + (package_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX services_elsewhere_of ON services_elsewhere (vehicle_id);

-- The file of a customer is to be complete so many days after the first check-in or consultation (CUS-05).
CREATE TABLE customer_files (
    customer_id INTEGER PRIMARY KEY REFERENCES customers (id),
    because TEXT NOT NULL CHECK (because IN ('visit', 'enquiry')),
    began_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,            -- by the policy of the day it began
    complete_at INTEGER
) STRICT;
CREATE INDEX customer_files_open ON customer_files (due_at) WHERE complete_at IS NULL;

INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at) VALUES
    ('customers.file_days', '2', 'days', '业务流程：车辆进厂手续办妥或客户来访咨询后两日内', '2000-01-01', 0, 0);
