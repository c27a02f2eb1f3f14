"""Drawings of the papers: icons, map, patterns, codes, pictures; all as plain PDF path operators or image bytes."""
