"""Words in both languages of an office: English and Japanese."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in English (or Latin letters) and in Japanese; either may be empty."""

    en: str = ""
    ja: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ja)

    def prefer(self, language: str) -> str:
        """The text in `language` ("en" or "ja"), else in the other one."""
        return (self.ja or self.en) if language == "ja" else (self.en or self.ja)
