-- What somebody is told behind the bell until they have seen it.
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    code TEXT NOT NULL,                 -- which sentence
    about_kind TEXT NOT NULL,           -- the record it leads to
    about_id INTEGER NOT NULL,
    label TEXT NOT NULL,                -- what people know the record by
    text TEXT NOT NULL,                 -- particulars
    at INTEGER NOT NULL,
    seen_at INTEGER                     -- seen, or of no account any more
) STRICT;
-- The latest word on a record takes the place of one that nobody has seen yet.
CREATE UNIQUE INDEX notices_unseen ON notices (staff_id, about_kind, about_id) WHERE seen_at IS NULL;
CREATE INDEX notices_about ON notices (about_kind, about_id) WHERE seen_at IS NULL;

-- At whose price a line was sold over the counter; none where it was made by hand.
ALTER TABLE counter_sale_lines ADD COLUMN price_level TEXT
    CHECK (price_level IN ('retail', 'member', 'trade'));
