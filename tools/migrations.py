"""Keeps the history of the tables: `first` writes revision 0001 and its sample file from the models as they are,
`new MESSAGE` writes the next revision by comparing the models with a database at the newest one.

`first` is for the time before the first release only; later every change of a model is a new revision.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from eujc_desktop.models.mission import Mission  # noqa: E402 - the project lies in the folder above
from eujc_desktop.models.organisation import Organisation  # noqa: E402
from eujc_desktop.models.participation import Participation  # noqa: E402
from eujc_desktop.models.person import Person  # noqa: E402
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
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        store = opening.open_store(path, "Sample")
        store.works.run("Sample mission", _sample)
        store.works.run("Rename", _rename)
        store.close()
        path.replace(target)
    print(target)


def _sample(work: Work) -> None:
    mission = Mission(
        code="WCM-2026", title="World Class Manufacturing", first_day=date(2026, 3, 2), last_day=date(2026, 3, 13)
    )
    firm = Organisation(name="Musashino Forge & Press", name_ja="武蔵野鍛造", country="JP")
    work.session.add_all([mission, firm])
    work.session.flush()
    for family, given, native in (("Müller", "Jörg", None), ("田中", "太郎", "田中 太郎"), ("Sørensen", "Åse", None)):
        person = Person(family_name=family, given_name=given, native_name=native, organisation_id=firm.id)
        work.session.add(person)
        work.session.flush()
        work.session.add(Participation(mission_id=mission.id, person_id=person.id))


def _rename(work: Work) -> None:
    work.session.query(Mission).one().title = "World Class Manufacturing 2026"


def write_next(message: str) -> None:
    """A revision with what the models have and the newest revision has not; read it before you keep it."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with tempfile.TemporaryDirectory() as folder:
        engine = at_head(Path(folder) / "office.db")
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"include_name": schema.is_ours, "compare_type": True}
            )
            differences = compare_metadata(context, tables.metadata)
        engine.dispose()
    number = len(list(VERSIONS.glob("[0-9]*.py"))) + 1
    print(
        f"Write {VERSIONS}/{number:04d}_{'_'.join(message.lower().split())}.py, set schema.VERSION to {number}, with:"
    )
    for difference in differences:
        print(" ", difference)


def at_head(path: Path) -> Engine:
    """An empty office made by the revisions alone."""
    from eujc_desktop.store.engine import open_engine

    engine = open_engine(path)
    upgrade.make_by_revisions(engine)
    return engine


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
