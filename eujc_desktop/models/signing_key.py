"""Keys by which certificates are known again: the public halves, of this office and of others."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Moment, Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column


class SigningKey(Record):
    """The public half of a key that certificates are signed with; the private half never lies in the data."""

    __tablename__ = "signing_key"
    noun, nouns = "Key", "Keys"
    order_by = ("made_at", "id")

    key_id: Mapped[str] = column("Name of the key", Code(16), section="Key", privacy=PUBLIC, required=True)
    public: Mapped[str] = column("Public key", Code(64), section="Key", privacy=PUBLIC, required=True)
    owner: Mapped[str] = column("Whose it is", Text(200), section="Key", privacy=PUBLIC, required=True)
    made_at: Mapped[datetime] = column("Known since", Moment(), section="Key", privacy=PUBLIC, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[UniqueConstraint, ...]:
        return (UniqueConstraint("key_id"),)
