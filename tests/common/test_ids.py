from __future__ import annotations

import re

from eujc_desktop.common.errors import Cancelled, Invalid, NotFound, UserError
from eujc_desktop.common.ids import new_id


def test_ids_are_uuid7_text_in_order_of_creation():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}", key) for key in ids)


def test_a_refusal_carries_its_cure():
    error = NotFound("There is no mission X.", cure="Choose another one.")
    assert (str(error), error.cure) == ("There is no mission X.", "Choose another one.")


def test_invalid_names_each_field():
    error = Invalid({"email": "“x” is not an e-mail address"})
    assert error.problems == {"email": "“x” is not an e-mail address"}
    assert "e-mail" in str(error)


def test_stopping_is_no_error_of_the_user():
    assert not issubclass(Cancelled, UserError)
