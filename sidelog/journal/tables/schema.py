"""The tables of a journal, by hand: the rules of the record live here, whoever writes.

A journal gets from each version to the next by the steps of `migrations.py`; one that has been
released never changes.  Bounds, and which tables there are, are those of `rules.py`.

Days are ISO text (the person's local day), instants ISO text with their UTC offset, so that a
file can be read without sidelog.  Every table is STRICT.  Constraints hold what a row may say;
triggers hold what needs a look at another row, and write the history of every change.

`date(day, '+0 days')` rather than `date(day)`: only with a step does SQLite count 30 February on
to 2 March, and so find out that there is no such day.
"""

from sidelog.catalog.values import LARGEST
from sidelog.journal import rules

MOST = f"{LARGEST:.0e}".replace("+", "")
"""The largest number, as SQL."""

APPLICATION_ID = 0x53494445
"""The letters SIDE, in the file's header."""

RECORDED_TABLES = tuple(rules.TEXTS)
"""The tables whose every change goes into the history, parents before children."""

_ROW = """id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE"""
_DAY = "day TEXT NOT NULL CHECK (day IS date(day, '+0 days'))"
_AT = "at TEXT CHECK (at IS NULL OR datetime(at) IS NOT NULL)"
_NOTE = "note TEXT CHECK (length(trim(note)) > 0 AND instr(note, char(0)) = 0)"
_RECORDED_AT = "recorded_at TEXT NOT NULL CHECK (datetime(recorded_at) IS NOT NULL)"
_RECORDED = f"""{_RECORDED_AT},
  recorded_on TEXT NOT NULL CHECK (recorded_on IS date(recorded_on, '+0 days'))"""
_RETIRED_ON = "retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days'))"


def _without_a_unit(table: str, name: str, columns: str, when: str) -> str:
    """Two triggers that refuse an amount of a product without a unit, in a new or a changed row."""
    actions = {"has": "INSERT", "keeps": f"UPDATE OF {columns}, product_id"}
    return "".join(
        f"CREATE TRIGGER {name}_{does}_a_unit BEFORE {action} ON {table}\n"
        f"WHEN {when} AND (SELECT unit FROM product WHERE id = new.product_id) IS NULL\n"
        "BEGIN SELECT raise(ABORT, 'an amount needs the unit of its product'); END;\n"
        for does, action in actions.items()
    )


_CHANGES_AMOUNTS = "(new.amount_before > 0 OR new.amount_after > 0)"
_DOSE_UNIT = _without_a_unit("dose", "dose", "amount", "new.amount IS NOT NULL")
_EVENT_UNIT = _without_a_unit("event", "event", "amount_before, amount_after", _CHANGES_AMOUNTS)
_REGIMEN_UNIT = _without_a_unit("regimen_step", "regimen", "daily_amount", "new.daily_amount > 0")
_OFF_SCALE = """WHEN new.value IS NOT NULL
BEGIN
  SELECT raise(ABORT, 'the value is off its scale') FROM scale
  WHERE measure_id = new.measure_id AND version = new.scale_version
    AND (new.value < minimum OR new.value > maximum OR (whole AND new.value <> round(new.value)));
END;"""

VERSION_1 = f"""
PRAGMA application_id = {APPLICATION_ID};

CREATE TABLE batch (                      -- one command, one row: what undo takes back
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid    TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target  INTEGER REFERENCES batch (id),  -- the batch that an undo or redo is about
  session TEXT NOT NULL,                  -- which terminal or program wrote it
  summary TEXT NOT NULL,
  open    INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;
CREATE UNIQUE INDEX batch_open ON batch (open) WHERE open = 1;
CREATE INDEX batch_kind ON batch (kind, id);
CREATE INDEX batch_target ON batch (target, id, kind) WHERE target IS NOT NULL;

CREATE TABLE change (                     -- append-only; the rows are as in literals.py
  id         INTEGER PRIMARY KEY,
  batch_id   INTEGER NOT NULL REFERENCES batch (id),
  table_name TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  old        TEXT,                        -- NULL: the row is new
  new        TEXT,                        -- NULL: the row is gone
  CHECK (old IS NOT NULL OR new IS NOT NULL)
) STRICT;
CREATE INDEX change_batch ON change (batch_id);
CREATE INDEX change_removed ON change (table_name, id) WHERE new IS NULL;
CREATE INDEX change_removed_name ON change (table_name, id)
  WHERE new IS NULL AND table_name IN ('measure', 'product');

CREATE TABLE measure (
  {_ROW},
  name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND {rules.LONGEST_MEASURE_NAME}),
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND {rules.LONGEST_TITLE}),
  question   TEXT NOT NULL,
  position   INTEGER NOT NULL,
  tracked    INTEGER NOT NULL CHECK (tracked IN (0, 1)),
  built_in   INTEGER NOT NULL CHECK (built_in IN (0, 1)),
  {_RETIRED_ON}
) STRICT;

CREATE TABLE scale (                      -- the highest version of a measure is in force
  {_ROW},
  measure_id  INTEGER NOT NULL REFERENCES measure (id),
  version     INTEGER NOT NULL CHECK (version >= 1),
  kind        TEXT NOT NULL CHECK (kind IN ('rating', 'count', 'quantity', 'yes-no')),
  minimum     REAL NOT NULL,
  maximum     REAL CHECK (maximum > minimum),
  whole       INTEGER NOT NULL CHECK (whole IN (0, 1)),
  unit        TEXT NOT NULL DEFAULT '',
  anchors     TEXT NOT NULL,              -- JSON: [[value, "words"], ...]
  better      TEXT NOT NULL CHECK (better IN ('lower', 'higher', 'neither')),
  recall      TEXT NOT NULL,
  day_rule    TEXT NOT NULL CHECK (day_rule IN ('mean', 'median', 'maximum', 'sum')),
  lag_first   INTEGER CHECK (lag_first >= 0),
  lag_last    INTEGER CHECK (lag_last >= lag_first),
  lag_source  TEXT,
  lag_set_at  TEXT,                       -- when the window was declared
  every_days  INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND {rules.LONGEST_GAP}),
  source      TEXT NOT NULL DEFAULT '',
  UNIQUE (measure_id, version),
  CHECK ((lag_first IS NULL) = (lag_last IS NULL))
) STRICT;

CREATE TABLE observation (                -- no row: unknown; value NULL: the day was skipped
  {_ROW},
  measure_id    INTEGER NOT NULL,
  scale_version INTEGER NOT NULL,
  {_DAY},
  {_AT},  -- set: momentary
  value         REAL CHECK (abs(value) < {MOST}),
  {_RECORDED},
  source        TEXT,                     -- set: imported from there
  CHECK (value IS NOT NULL OR at IS NULL),
  CHECK (day <= recorded_on),
  FOREIGN KEY (measure_id, scale_version) REFERENCES scale (measure_id, version)
) STRICT;
CREATE UNIQUE INDEX observation_of_the_day ON observation (measure_id, day) WHERE at IS NULL;
CREATE INDEX observation_window
  ON observation (measure_id, day, value, at, recorded_on, scale_version, source);
CREATE INDEX observation_day ON observation (day);

CREATE TABLE note (
  {_ROW},
  {_DAY},
  {_AT},
  text        TEXT NOT NULL CHECK (length(trim(text)) > 0 AND instr(text, char(0)) = 0),
  {_RECORDED},
  source      TEXT,
  CHECK (day <= recorded_on)
) STRICT;
CREATE INDEX note_day ON note (day);

CREATE TABLE product (
  {_ROW},
  name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND {rules.LONGEST_PRODUCT_NAME}),
  form       TEXT,                        -- NULL: not said yet
  unit       TEXT,                        -- NULL: not said yet
  strength   TEXT,                        -- as the label says it
  lot        TEXT,
  usual_amount REAL CHECK (usual_amount > 0),
  {_NOTE},
  {_RETIRED_ON},
  CHECK (usual_amount IS NULL OR unit IS NOT NULL)
) STRICT;

CREATE TABLE dose (                       -- taken 0: none that day; amount NULL: not known
  {_ROW},
  product_id  INTEGER NOT NULL REFERENCES product (id),
  {_DAY},
  {_AT},
  taken       INTEGER NOT NULL CHECK (taken IN (0, 1)),
  amount      REAL CHECK (amount > 0 AND amount < {MOST}),  -- in the product's unit
  estimate    INTEGER NOT NULL CHECK (estimate IN (0, 1)),
  entered     TEXT NOT NULL,              -- the amount as it was typed
  {_NOTE},
  {_RECORDED},
  source      TEXT,
  CHECK (taken = 1 OR (amount IS NULL AND at IS NULL AND estimate = 0)),
  CHECK (estimate = 0 OR amount IS NOT NULL),
  CHECK (day <= recorded_on)
) STRICT;
CREATE UNIQUE INDEX dose_none ON dose (product_id, day) WHERE taken = 0;
CREATE INDEX dose_window ON dose (product_id, day, taken, amount, at);
CREATE INDEX dose_day ON dose (day);

CREATE TABLE regimen_step (               -- a plan: this much a day from this day on
  {_ROW},
  product_id   INTEGER NOT NULL REFERENCES product (id),
  from_day     TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
  daily_amount REAL NOT NULL CHECK (daily_amount >= 0),
  {_NOTE},
  {_RECORDED_AT},
  UNIQUE (product_id, from_day)
) STRICT;

CREATE TABLE event (
  {_ROW},
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  product_id  INTEGER REFERENCES product (id),
  {_DAY},
  until       TEXT CHECK (until IS date(until, '+0 days') AND until >= day),
  title       TEXT CHECK (length(trim(title)) > 0),
  {_NOTE},
  {_RECORDED},
  source      TEXT,
  CHECK (coalesce(until, day) <= recorded_on)
) STRICT;
CREATE INDEX event_day ON event (day);

CREATE TABLE nail_finding (
  {_ROW},
  {_DAY},
  limb        TEXT NOT NULL CHECK (limb IN ('left hand', 'right hand', 'left foot', 'right foot')),
  digit       INTEGER NOT NULL CHECK (digit BETWEEN 1 AND 5),  -- 1 is thumb or big toe
  kind        TEXT NOT NULL CHECK (length(kind) > 0),
  fold_mm     REAL CHECK (fold_mm >= 0 AND fold_mm < 40),      -- from the proximal nail fold
  {_NOTE},
  {_RECORDED},
  CHECK (day <= recorded_on)
) STRICT;
CREATE INDEX nail_finding_day ON nail_finding (day);

CREATE TABLE visit (                      -- an appointment; it may lie ahead
  {_ROW},
  {_DAY},
  who         TEXT CHECK (length(trim(who)) > 0),
  goal        TEXT CHECK (length(trim(goal)) > 0),
  {_NOTE},
  {_RECORDED_AT}
) STRICT;

CREATE TABLE question (                   -- visit_id NULL: for the next visit
  {_ROW},
  visit_id    INTEGER REFERENCES visit (id),
  position    INTEGER NOT NULL,
  text        TEXT NOT NULL CHECK (length(trim(text)) > 0 AND instr(text, char(0)) = 0),
  answer      TEXT CHECK (length(trim(answer)) > 0),
  {_RECORDED_AT}
) STRICT;

CREATE TABLE picture (                    -- the bytes, kept while any photo or undo needs them
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media  TEXT NOT NULL CHECK (media IN ('image/jpeg', 'image/png')),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE photo (
  {_ROW},
  {_DAY},
  {_AT},
  site        TEXT NOT NULL CHECK (length(trim(site)) > 0),
  sha256      TEXT NOT NULL REFERENCES picture (sha256),
  {_NOTE},
  {_RECORDED},
  CHECK (day <= recorded_on)
) STRICT;
CREATE INDEX photo_day ON photo (day);

CREATE TABLE profile (                    -- what a report may say of the person
  {_ROW},
  key   TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TRIGGER change_is_append_only BEFORE UPDATE ON change
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;
CREATE TRIGGER batch_is_append_only BEFORE UPDATE ON batch
WHEN old.open = 0 OR new.id <> old.id OR new.at <> old.at OR new.kind <> old.kind
BEGIN SELECT raise(ABORT, 'the history is append-only'); END;

CREATE TRIGGER observation_on_the_scale BEFORE INSERT ON observation
{_OFF_SCALE}
CREATE TRIGGER observation_stays_on_the_scale
BEFORE UPDATE OF value, measure_id, scale_version ON observation
{_OFF_SCALE}
CREATE TRIGGER scale_holds_its_values BEFORE UPDATE OF minimum, maximum, whole, unit ON scale
WHEN (old.minimum, old.maximum, old.whole, old.unit)
     IS NOT (new.minimum, new.maximum, new.whole, new.unit)
  AND EXISTS (SELECT 1 FROM observation
              WHERE measure_id = old.measure_id AND scale_version = old.version)
BEGIN SELECT raise(ABORT, 'the scale has values: a change needs a new version'); END;
CREATE TRIGGER dose_or_none BEFORE INSERT ON dose
WHEN EXISTS (SELECT 1 FROM dose WHERE product_id = new.product_id AND day = new.day
             AND taken <> new.taken)
BEGIN SELECT raise(ABORT, 'a day has doses or none, not both'); END;
CREATE TRIGGER dose_stays_or_none BEFORE UPDATE OF product_id, day, taken ON dose
WHEN EXISTS (SELECT 1 FROM dose WHERE product_id = new.product_id AND day = new.day
             AND taken <> new.taken AND id <> new.id)
BEGIN SELECT raise(ABORT, 'a day has doses or none, not both'); END;
{_DOSE_UNIT}CREATE TRIGGER product_keeps_its_unit BEFORE UPDATE OF unit ON product
WHEN old.unit IS NOT new.unit
  AND EXISTS (SELECT 1 FROM dose WHERE product_id = old.id AND amount IS NOT NULL)
BEGIN SELECT raise(ABORT, 'the product has amounts in its unit'); END;
"""

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
  CHECK (every_days BETWEEN 1 AND {rules.LONGEST_GAP});
ALTER TABLE regimen_step ADD COLUMN times INTEGER NOT NULL DEFAULT 1
  CHECK (times BETWEEN 1 AND {rules.MOST_TIMES});
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

VERSION_4 = """
-- What a merge took over from another copy of this journal; what of it was undone with the merge is
-- known by its batch.  'batch': one of the other's, and when it was written; 'row': a row, and the
-- batch that made it what it is; 'same': a row, and the one that it was found to be one with.
CREATE TABLE merged (
  batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  part     TEXT NOT NULL CHECK (part IN ('batch', 'row', 'same')),
  uuid     TEXT NOT NULL,
  mark     TEXT NOT NULL,
  PRIMARY KEY (batch_id, part, uuid)
) STRICT;
"""
