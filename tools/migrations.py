"""Keeps the history of the tables: `first` writes revision 0001 and its sample file from the models as they are,
`new MESSAGE` writes the next revision by comparing the models with a database at the newest one, `sample` writes the
sample file of the version now set.

`first` is for the time before the first release only; later every change of a model is a new revision.
"""

from __future__ import annotations

import re
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from mako.template import Template
from sqlalchemy import Engine, MetaData, TypeDecorator
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, conv

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from eujc_desktop.models.attachment import Content  # noqa: E402 - the project lies in the folder above
from eujc_desktop.models.mission import Mission  # noqa: E402
from eujc_desktop.models.organisation import Organisation  # noqa: E402
from eujc_desktop.models.participation import Participation  # noqa: E402
from eujc_desktop.models.person import Person  # noqa: E402
from eujc_desktop.models.types import UtcMoment, check_of  # noqa: E402
from eujc_desktop.store import opening, schema, tables, upgrade  # noqa: E402
from eujc_desktop.store.work import Work  # noqa: E402

VERSIONS = upgrade.MIGRATIONS / "versions"
DIALECTS = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}
SAMPLES = ROOT / "tests" / "data" / "versions"


def main(words: list[str]) -> int:
    """Exit code of the terminal."""
    match words:
        case ["first"]:
            write_first()
            write_sample(SAMPLES / "0001.db")
        case ["new", message]:
            write_next(message)
        case ["sample"]:
            write_sample(SAMPLES / f"{schema.revision()}.db")
        case _:
            print(__doc__)
            return 2
    return 0


def write_first() -> None:
    """The statements that make today's tables, for both databases."""
    for dialect in DIALECTS:
        target = VERSIONS / f"0001_{dialect}.sql"
        target.write_text(first_statements(dialect), "utf-8")
        print(target)


def first_statements(dialect: str) -> str:
    """SQL that makes today's tables on one database."""
    statements = []
    for table in tables.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=DIALECTS[dialect])).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=DIALECTS[dialect])).strip() for index in indexes]
    return ";\n\n".join(line.replace(" \n", "\n").replace("\t", "  ") for line in statements) + ";\n"


def write_sample(target: Path) -> None:
    """A small office at today's version, kept so that later versions prove they can read it."""
    from tests.store.filling import fill

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        store = opening.open_store(path, "Sample")
        fill(store.works)
        store.works.run("Sample mission", _sample)
        store.works.run("Rename", _rename)
        store.works.undo()
        store.close()
        path.replace(target)
    print(target)


def _sample(work: Work) -> None:
    """A mission of three people and a logo; fields left open stay so."""
    mission = Mission(
        code="WCM-2026", title="World Class Manufacturing", first_day=date(2026, 3, 2), last_day=date(2026, 3, 13)
    )
    firm = Organisation(name="Musashino Forge & Press", name_ja="武蔵野鍛造", country="JP")
    work.session.add_all([mission, firm, Content(sha256="0" * 64, data=bytes(range(256)))])
    work.session.flush()
    for family, given, native in (("Müller", "Jörg", None), ("田中", "太郎", "田中 太郎"), ("Sørensen", "Åse", None)):
        person = Person(family_name=family, given_name=given, native_name=native, organisation_id=firm.id)
        work.session.add(person)
        work.session.flush()
        work.session.add(Participation(mission_id=mission.id, person_id=person.id))


def _rename(work: Work) -> None:
    work.session.query(Mission).filter_by(code="WCM-2026").one().title = "World Class Manufacturing 2026"


def write_next(message: str) -> None:
    """A revision with what the models have and the newest revision has not; read it before you keep it."""
    number = schema.VERSION + 1
    with tempfile.TemporaryDirectory() as folder:
        engine = at_head(Path(folder) / "office.db")
        code = next_revision(engine, tables.metadata, message, number)
        engine.dispose()
    target = VERSIONS / f"{number:04d}_{'_'.join(re.findall('[a-z0-9]+', message.lower()))}.py"
    target.write_text(code, "utf-8")
    print(f"{target}\nNow set VERSION in store/schema.py and store/glimpse.py to {number}, and run `sample`.")


def next_revision(engine: Engine, metadata: MetaData, message: str, number: int) -> str:
    """The text of a revision that brings the tables of `engine` to `metadata`."""
    with engine.connect() as connection:
        options = {"include_name": schema.is_ours, "compare_type": True, "render_item": _plain, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        script = produce_migrations(context, metadata)
        found = script.upgrade_ops or ops.UpgradeOps([])
        _add_checks(found)
        deeds = render_python_code(found, render_as_batch=True, migration_context=context, render_item=_plain)
    return Template(filename=str(upgrade.MIGRATIONS / "script.py.mako")).render_unicode(
        message=message,
        imports="",
        up_revision=schema.revision(number),
        down_revision=schema.revision(number - 1),
        branch_labels=None,
        depends_on=None,
        upgrades=deeds,
    )


def _plain(kind: str, column_type: Any, _context: Any) -> str | bool:
    """A column type in SQLAlchemy's own words: history must not change with the models."""
    if kind != "type" or not isinstance(column_type, TypeDecorator):
        return False
    if isinstance(column_type, UtcMoment):
        return 'sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")'
    return f"sa.{column_type.impl_instance!r}"


def _add_checks(found: ops.UpgradeOps) -> None:
    """The comparison passes over CHECK constraints: give each new column that of its kind."""
    for change in found.ops:
        if not isinstance(change, ops.ModifyTableOps):
            continue
        for added in [op for op in change.ops if isinstance(op, ops.AddColumnOp)]:
            field = added.column.info.get("field")
            if field and (condition := check_of(field.kind, added.column.name)):
                name = conv(f"ck_{change.table_name}_{added.column.name}")
                change.ops.append(ops.CreateCheckConstraintOp(name, change.table_name, condition))


def at_head(path: Path) -> Engine:
    """An empty office made by the revisions alone."""
    from eujc_desktop.store.engine import open_engine

    engine = open_engine(path)
    upgrade.make_by_revisions(engine)
    return engine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
