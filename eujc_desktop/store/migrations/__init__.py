"""The history of the tables, one revision a version; Alembic reads the files, nothing imports them."""
