"""What came to the tables after version 1; see `schema.py`.  A released version never changes."""

from sidelog.journal.rules import LONGEST_GAP, MOST_TIMES
from sidelog.journal.tables.schema import MOST, without_a_unit

_EVENT_UNIT = without_a_unit(
    "event",
    ("event_has_a_unit", "event_keeps_a_unit"),
    "amount_before, amount_after",
    "(new.amount_before > 0 OR new.amount_after > 0)",
)
_REGIMEN_UNIT = without_a_unit(
    "regimen_step",
    ("regimen_has_a_unit", "regimen_keeps_a_unit"),
    "daily_amount",
    "new.daily_amount > 0",
)

VERSION_2 = f"""
-- A scale names from where on a day is a bad day; bad_set_at is NULL where that came with sidelog.
ALTER TABLE scale ADD COLUMN bad_from REAL CHECK (
  bad_from IS NULL
  OR (better <> 'neither' AND bad_from BETWEEN minimum AND coalesce(maximum, {MOST}))
);
ALTER TABLE scale ADD COLUMN bad_set_at TEXT;

-- Scales that came with sidelog get theirs, but for those that the person gave another meaning or
-- direction, once at least: undo brings their rows back as they were, and cannot know of a level.
WITH named (name, maximum, better, bad_from) AS (VALUES
  ('shedding', 4, 'lower', 3), ('dryness', 4, 'lower', 3), ('nails', 4, 'lower', 3),
  ('itch', 4, 'lower', 3), ('withdrawal', 4, 'lower', 3),
  ('mood', 10, 'higher', 3), ('sleep', 10, 'higher', 3), ('energy', 10, 'higher', 3),
  ('stress', 10, 'lower', 7), ('craving', 10, 'lower', 7)
)
UPDATE scale SET bad_from = named.bad_from FROM measure JOIN named USING (name)
WHERE measure.id = scale.measure_id AND measure.built_in AND scale.unit = '' AND scale.whole
  AND (scale.minimum, scale.maximum, scale.better) = (0, named.maximum, named.better)
  AND NOT EXISTS (
    SELECT 1 FROM change WHERE table_name = 'scale' AND row_id = scale.id
      AND (instr(old, 'better=' || quote(named.better)) = 0
           OR instr(new, 'better=' || quote(named.better)) = 0));

-- A change of what is taken may say how much a day it was before and after; NULL: not said.
ALTER TABLE event ADD COLUMN amount_before REAL CHECK (
  amount_before IS NULL
  OR (product_id IS NOT NULL AND amount_before >= 0 AND amount_before < {MOST})
);
ALTER TABLE event ADD COLUMN amount_after REAL CHECK (
  amount_after IS NULL OR (product_id IS NOT NULL AND amount_after >= 0 AND amount_after < {MOST})
);
{_EVENT_UNIT}DROP TRIGGER product_keeps_its_unit;
CREATE TRIGGER product_keeps_its_unit BEFORE UPDATE OF unit ON product
WHEN old.unit IS NOT new.unit
  AND (EXISTS (SELECT 1 FROM dose WHERE product_id = old.id AND amount IS NOT NULL)
       OR EXISTS (SELECT 1 FROM event WHERE product_id = old.id
                  AND (amount_before > 0 OR amount_after > 0)))
BEGIN SELECT raise(ABORT, 'the product has amounts in its unit'); END;

-- When an entry was written is read with it, every day, from the index alone.
DROP INDEX observation_window;
CREATE INDEX observation_window
  ON observation (measure_id, day, value, at, recorded_on, scale_version, source, recorded_at);
"""

VERSION_3 = f"""
-- A step of a regimen says on which days it is taken, and in how many doses; 0 a day is a stop.
ALTER TABLE regimen_step ADD COLUMN every_days INTEGER NOT NULL DEFAULT 1
  CHECK (every_days BETWEEN 1 AND {LONGEST_GAP});
ALTER TABLE regimen_step ADD COLUMN times INTEGER NOT NULL DEFAULT 1
  CHECK (times BETWEEN 1 AND {MOST_TIMES});
{_REGIMEN_UNIT}DROP TRIGGER product_keeps_its_unit;
CREATE TRIGGER product_keeps_its_unit BEFORE UPDATE OF unit ON product
WHEN old.unit IS NOT new.unit
  AND (EXISTS (SELECT 1 FROM dose WHERE product_id = old.id AND amount IS NOT NULL)
       OR EXISTS (SELECT 1 FROM regimen_step WHERE product_id = old.id AND daily_amount > 0)
       OR EXISTS (SELECT 1 FROM event WHERE product_id = old.id
                  AND (amount_before > 0 OR amount_after > 0)))
BEGIN SELECT raise(ABORT, 'the product has amounts in its unit'); END;

-- An event that still goes on has no last day yet.
ALTER TABLE event ADD COLUMN ongoing INTEGER NOT NULL DEFAULT 0
  CHECK (ongoing IN (0, 1) AND (ongoing = 0 OR until IS NULL));

-- An appointment that was kept, and on which day that was said.
ALTER TABLE visit ADD COLUMN done_on TEXT CHECK (done_on IS date(done_on, '+0 days'));

-- What of sidelog's own catalog the journal has; see `built_in.py`.
CREATE TABLE catalog (
  part TEXT PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT;
"""
