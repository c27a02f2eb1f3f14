"""Certificates: who may have one, the numbers given, the keys that sign them, and the check of one that is shown."""

from eujc_desktop.services.certificates import checking, keys, register, rule, texts

__all__ = ["checking", "keys", "register", "rule", "texts"]
