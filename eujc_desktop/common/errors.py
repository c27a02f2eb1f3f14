"""Errors the user is told about; anything else that escapes is a bug."""

from __future__ import annotations

from collections.abc import Mapping


class UserError(Exception):
    """A refusal in words the user can act on; `cure` says what to do. Both may be sentences as `say` makes them."""

    def __init__(self, message: str, *, cure: str = "") -> None:
        super().__init__(message)
        self.cure = cure


class NotFound(UserError):
    """The record asked for is gone."""


class Refused(UserError):
    """A rule of the house says no."""


class Busy(Refused):
    """Another window has the data open."""


class Conflict(UserError):
    """Somebody changed the record in between."""


class Damaged(UserError):
    """A file is not what it should be."""


class Invalid(UserError):
    """One or more fields do not hold; `problems` maps field name to message."""

    def __init__(self, problems: Mapping[str, str], *, cure: str = "") -> None:
        super().__init__("; ".join(problems.values()), cure=cure)
        self.problems = dict(problems)


class Cancelled(Exception):
    """The user stopped a job."""
