"""What single words of the command line stand for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def day(text: str) -> date:
    """A day written as 2027-03-15."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day written as 2027-03-15") from None


def path(text: str) -> Path:
    """A path that is named."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a path is missing")
    return Path(text)


def some_words(text: str) -> str:
    """Words that are not blank, without the blanks around them."""
    if not text.strip():
        raise argparse.ArgumentTypeError("words are missing")
    return text.strip()


def count(text: str) -> int:
    """A number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def day_number(text: str) -> int:
    """The number of a day, which may be 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not the number of a day")
    return int(text)
