"""The first tables of an office, as `0001_<database>.sql` beside this file holds them for ever."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the rows every office has one of."""
    from eujc_desktop.store import schema

    connection = op.get_bind()
    script = Path(__file__).with_name(f"0001_{connection.dialect.name}.sql").read_text("utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    schema.add_header(connection)


def downgrade() -> None:
    """There is no way back but an older backup."""
    raise NotImplementedError("an office cannot go back to an older version")
