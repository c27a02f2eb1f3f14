"""Databases on the test server, whose address stands in EUJC_TEST_POSTGRES."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text


@contextmanager
def new_database(template: str = "template1") -> Iterator[str]:
    """The address of a new database, gone afterwards."""
    address = os.environ.get("EUJC_TEST_POSTGRES", "")
    if not address:
        pytest.skip("There is no PostgreSQL server; tools/pytest_with_postgres.py starts one")
    name = f"office_{secrets.token_hex(6)}"
    # Without a pool nothing stays open for a test that ends in an error.
    admin = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield make_url(address).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
