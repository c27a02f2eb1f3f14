"""Runs of glyphs: text of one face, shaped once in the life of the program."""

from __future__ import annotations

from typing import Any

import uharfbuzz as hb

from eujc_desktop.documents.typesetting.faces import Face

Ranges = tuple[tuple[str, int, int], ...]
"""Features for part of a text: feature, first character, one past the last."""

_MOST_RUNS = 60_000

UNSEEN = "\u200b"
"""What a glyph stands for that has no character of its own: the second of two glyphs for one letter."""


class Run:
    """Glyphs with what they stand for; widths in em. `even`: no glyph is moved from where its own width puts it."""

    __slots__ = ("_clusters", "advances", "even", "face", "glyphs", "naturals", "offsets", "sources", "width")

    def __init__(self, face: Face, text: str, infos: Any, positions: Any) -> None:
        units = face.units
        clusters = [info.cluster for info in infos]
        self.face = face
        self.glyphs: list[int] = [info.codepoint for info in infos]
        self.advances: list[float] = [position.x_advance / units for position in positions]
        self.offsets: list[float] = [position.x_offset / units for position in positions]
        self.naturals: list[float] = list(map(face.advances.__getitem__, self.glyphs))
        self.even = self.advances == self.naturals and not any(self.offsets)
        self.sources = _sources(text, clusters)
        self._clusters = clusters
        self.width = sum(self.advances)

    def starts(self) -> dict[int, int]:
        """For each character that begins a glyph, the glyph's place in the run."""
        at: dict[int, int] = {}
        for index, cluster in enumerate(self._clusters):
            at.setdefault(cluster, index)
        return at

    def slice_width(self, first: int, last: int) -> float:
        """The width of some of the glyphs, the last not included."""
        return sum(self.advances[first:last])


def _sources(text: str, clusters: list[int]) -> list[str]:
    """The characters each glyph stands for."""
    if clusters == list(range(len(text))):
        return list(text)
    ends: dict[int, int] = {}
    following = len(text)
    for cluster in sorted(set(clusters), reverse=True):
        ends[cluster] = following
        following = cluster
    seen: set[int] = set()
    sources = []
    for cluster in clusters:
        sources.append(UNSEEN if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return sources


_runs: dict[tuple[str, str, tuple[str, ...], str, Ranges], Run] = {}


def shape(face: Face, text: str, features: tuple[str, ...] = (), language: str = "en", ranges: Ranges = ()) -> Run:
    """The text in a face, kerned and with its usual ligatures.

    `features` are switched on for all of it, a leading minus switches one off.
    """
    key = (face.name, text, features, language, ranges)
    run = _runs.get(key)
    if run is None:
        if len(_runs) >= _MOST_RUNS:
            _runs.clear()
        run = _runs[key] = _shape(face, text, features, language, ranges)
    return run


def _shape(face: Face, text: str, features: tuple[str, ...], language: str, ranges: Ranges) -> Run:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    # Right-to-left scripts have no glyphs here: what is left of them is set as it was typed.
    buffer.direction = "ltr"
    buffer.language = language
    wanted: dict[str, Any] = {}
    for feature in features:
        wanted[feature.lstrip("-")] = not feature.startswith("-")
    for feature, first, last in ranges:
        already = wanted.get(feature)
        wanted[feature] = [*(already if isinstance(already, list) else []), (first, last, 1)]
    hb.shape(face.font, buffer, wanted)
    return Run(face, text, buffer.glyph_infos, buffer.glyph_positions)
