"""Triggers that write the journal, generated from the tables, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Columns = Mapping[str, Sequence[str]]
"""Column names by table."""

_REFUSE = "SELECT RAISE(ABORT, 'the journal cannot be changed')"
_STEP = "(SELECT step FROM act)"


def sqlite_triggers(tables: Columns) -> dict[str, str]:
    """Every trigger of an office in SQLite, as SQL by name."""
    found: dict[str, str] = {}
    for table, columns in tables.items():
        found |= _of_table(table, columns)
    return found | {
        "journal_no_update": f"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN {_REFUSE}; END",
        "journal_no_delete": f"CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN {_REFUSE}; END",
        "change_set_no_update": f"CREATE TRIGGER change_set_no_update BEFORE UPDATE ON change_set BEGIN {_REFUSE}; END",
        "change_set_no_delete": (
            "CREATE TRIGGER change_set_no_delete BEFORE DELETE ON change_set "
            f"WHEN EXISTS (SELECT 1 FROM journal WHERE step = OLD.number) BEGIN {_REFUSE}; END"
        ),
    }


def _of_table(table: str, columns: Sequence[str]) -> dict[str, str]:
    into = "INSERT INTO journal (step, table_name, row_id, before, after)"
    compared = [name for name in columns if name not in ("id", "version")]
    cells = " UNION ALL ".join(f'SELECT \'{name}\' AS k, OLD."{name}" AS b, NEW."{name}" AS a' for name in compared)
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in compared)
    changed = (
        f"SELECT {_STEP}, '{table}', NEW.id, json_group_object(k, b), json_group_object(k, a) "
        f"FROM ({cells}) WHERE b IS NOT a"
    )
    added = f"SELECT {_STEP}, '{table}', NEW.id, NULL, json_group_object(k, v) FROM {_filled(columns, 'NEW')}"
    removed = f"SELECT {_STEP}, '{table}', OLD.id, json_group_object(k, v), NULL FROM {_filled(columns, 'OLD')}"
    renamed = "SELECT RAISE(ABORT, 'an id is for life')"
    bodies = {
        "insert": f'AFTER INSERT ON "{table}" BEGIN {into} {added}; END',
        "update": f'AFTER UPDATE ON "{table}" WHEN {differs} BEGIN {into} {changed}; END',
        "delete": f'AFTER DELETE ON "{table}" BEGIN {into} {removed}; END',
        "rename": f'BEFORE UPDATE OF id ON "{table}" WHEN OLD.id IS NOT NEW.id BEGIN {renamed}; END',
    }
    return {f"journal_{table}_{kind}": f"CREATE TRIGGER journal_{table}_{kind} {body}" for kind, body in bodies.items()}


def _filled(columns: Iterable[str], row: str) -> str:
    """SQLite's selection of the cells of a row that hold something; most of those of a person do not."""
    cells = " UNION ALL ".join(f"SELECT '{name}' AS k, {row}.\"{name}\" AS v" for name in columns)
    return f"({cells}) WHERE v IS NOT NULL"


def row_json(columns: Iterable[str], row: str) -> str:
    """SQLite's expression for a row as JSON."""
    pairs = (f"'{name}', {row}.\"{name}\"" for name in columns)
    return f"json_object({', '.join(pairs)})"


_POSTGRES_JOURNAL = """
CREATE OR REPLACE FUNCTION eujc_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_step bigint := nullif(current_setting('eujc.step', true), '')::bigint;
  b jsonb;
  a jsonb;
  changed text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    a := jsonb_strip_nulls(to_jsonb(NEW));
    changed := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    b := jsonb_strip_nulls(to_jsonb(OLD));
    changed := OLD.id;
  ELSE
    IF NEW.id <> OLD.id THEN
      RAISE EXCEPTION 'an id is for life';
    END IF;
    SELECT jsonb_object_agg(n.key, o.value), jsonb_object_agg(n.key, n.value) INTO b, a
      FROM jsonb_each(to_jsonb(NEW)) n JOIN jsonb_each(to_jsonb(OLD)) o USING (key)
      WHERE n.value IS DISTINCT FROM o.value AND key <> 'version';
    IF a IS NULL THEN
      RETURN NULL;
    END IF;
    changed := NEW.id;
  END IF;
  INSERT INTO journal (step, table_name, row_id, before, after)
    VALUES (now_step, TG_TABLE_NAME, changed, b::text, a::text);
  RETURN NULL;
END $$
"""

_POSTGRES_KEEP = """
CREATE OR REPLACE FUNCTION eujc_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'change_set' THEN
    IF NOT EXISTS (SELECT 1 FROM journal WHERE step = OLD.number) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'the journal cannot be changed';
END $$
"""


def postgres_triggers(tables: Columns) -> list[str]:
    """Statements that make, or make anew, every trigger of an office in PostgreSQL."""
    statements = [_POSTGRES_JOURNAL, _POSTGRES_KEEP]
    for table in tables:
        statements.append(
            f'CREATE OR REPLACE TRIGGER journal_{table} AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION eujc_journal()"
        )
    for table in ("journal", "change_set"):
        statements.append(
            f"CREATE OR REPLACE TRIGGER keep_{table} BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION eujc_keep()"
        )
        statements.append(
            f"CREATE OR REPLACE TRIGGER keep_all_{table} BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION eujc_keep()"
        )
    return statements
