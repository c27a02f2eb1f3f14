"""A letter as plain text, as a mail says it."""

from __future__ import annotations

from eujc_desktop.documents.letters.content import Letter, Letters, Passage, Sort


def plain(content: Letters, letter: Letter) -> str:
    """The words from the salutation to who signs; in Japanese the addressee stands before them."""
    ja = content.language == "ja"
    above = ["\n".join(letter.addressee)] if ja and letter.addressee else []
    signed = "\n".join(part for part in (letter.signed, letter.function, content.sender.name.prefer(content.language))
                       if part)  # fmt: skip
    enclosed = f"添付　{letter.enclosures}" if ja else f"Attached: {letter.enclosures}"
    parts = [*above, *(_words(passage, ja=ja) for passage in letter.passages), signed]
    return "\n\n".join(part for part in (*parts, enclosed if letter.enclosures else "") if part)


def _words(passage: Passage, *, ja: bool) -> str:
    if passage.sort is Sort.LIST:
        return "\n".join(f"{'・' if ja else '- '}{text}" for text in passage.texts)
    if passage.sort is Sort.FACTS:
        return "\n".join(f"{label}{'：' if ja else ': '}{value}" for label, value in passage.facts)
    return "\n".join(passage.texts)
