"""Collects every text of the window for its translators: `python3 dev.py tool python -m tools.texts`.

Writes `resources/languages/*.po`, where translations that are there stay, and what the program reads, the `.mo` beside
each. With `--check` it writes nothing and says whether they are as the program is.

Found are the texts in `tr`, `count`, `say`, `say_as` and `say_many`, and those by which things are declared: LABELS
names the functions and which of their arguments are words. Other tables mark their words by `say`.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from eujc_desktop.planning.programmes import A_TASK, AN_AUDIENCE, WHO_DOES_IT

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "eujc_desktop"
FAMILIES = ROOT / "resources" / "programmes" / "families"
LANGUAGES = ROOT / "resources" / "languages"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in what is compiled instead of now, so that the same texts give the same file."""
HEADER = (
    "# The window's words. `python3 dev.py tool python -m tools.texts` collects them; only msgstr is written by hand."
)
PLURALS = {"ja": (1, "0"), "fr": (2, "(n > 1)")}
"""How many forms a language has, and which one goes with a number."""

SAID = {"tr", "say"}
COUNTED = {"count", "say_many", "plural"}
SENSED = {"say_as"}
CALLED = {"noun", "nouns"}
"""What a class is called in words."""
LABELS: dict[str, tuple[int | str, ...]] = {
    "Action": (1, 2, "tip", "needs"),
    "ColumnSet": (0,),
    "Declared": (1,),
    "Field": (1, "section"),
    "Fix": (0,),
    "Group": (0,),
    "Heading": (1,),
    "Kind": (1, "form"),
    "_Kind": (0, 2),
    "Offer": (1, 2, 5, "group"),
    "Option": (3, 4, "note"),
    "Tab": (1,),
    "Section": (1,),
    "column": (0, "section"),
    "sets": (0,),
    **dict.fromkeys(("UserError", "NotFound", "Refused", "Busy", "Conflict", "Damaged"), (0, "cure")),
}
"""By function or class, the arguments that are words; further texts of a table stand in `say`."""


class Text(NamedTuple):
    """A text and where it stands; `many` is its plural, `sense` what it means where it might mean something else."""

    one: str
    many: str
    file: str
    line: int
    sense: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.one, self.many) if self.many else self.one


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is not as it should be")
    args = parser.parse_args(words)
    texts = list(collect())
    old = []
    for path, content in written(texts).items():
        if not path.exists() or path.read_bytes() != content:
            old.append(path.name)
            if not args.check:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
    for language in PLURALS:
        catalogue = read(language)
        done = sum(1 for message in catalogue if message.id and is_translated(message))
        print(f"{language}: {done} of {len(catalogue)} translated")
        for complaint in complaints(catalogue):
            print(f"{language}: {complaint}")
    print(f"{'Not up to date' if args.check else 'Written'}: {', '.join(old)}" if old else "All as it should be.")
    return 1 if args.check and old else 0


# --- what there is to translate --------------------------------------------------------------------------------------


def collect(program: Path = PROGRAM) -> Iterator[Text]:
    """Every text of the program, in the order of its files."""
    for path in sorted(program.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from texts_of(path.read_text(encoding="utf-8"), path.relative_to(program.parent).as_posix())
    yield from _of_programmes()


def texts_of(source: str, file: str) -> Iterator[Text]:
    """The texts of one module."""
    tree = ast.parse(source)
    constants = dict(_constants(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, constants, file)
        elif isinstance(node, ast.ClassDef):
            yield from _of_class(node, file)


def _constants(place: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """What has a name there, such as `_LISTS = "Lists"`."""
    for node in place.body:
        if not isinstance(node, ast.Assign):
            continue
        target = node.targets[0]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from ((ast.unparse(name), value) for name, value in zip(target.elts, node.value.elts, strict=False))
        else:
            yield ast.unparse(target), node.value


def _of_call(call: ast.Call, constants: Mapping[str, ast.expr], file: str) -> Iterator[Text]:
    name, given = _named(call.func), call.args
    if name == "partial" and _named(given[0]) in COUNTED:
        name, given = _named(given[0]), given[1:]
    if name in COUNTED and len(given) > 1:
        one, many = (list(_strings(argument, constants)) for argument in given[:2])
        yield from (Text(first, second, file, call.lineno) for first, second in zip(one, many, strict=True))
    if name in SENSED:
        sense, text = (next(_strings(argument, constants)) for argument in call.args)
        yield Text(text, "", file, call.lineno, sense)
    for place in (0,) if name in SAID else LABELS.get(name, ()):
        if (argument := _argument(call, place)) is not None:
            yield from (Text(text, "", file, argument.lineno) for text in _strings(argument, constants))


def _named(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _argument(call: ast.Call, place: int | str) -> ast.expr | None:
    if isinstance(place, int):
        return call.args[place] if place < len(call.args) else None
    return next((each.value for each in call.keywords if each.arg == place), None)


def _strings(node: ast.expr, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    """The texts an expression may give: those of either branch, and of a name in its module."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body, constants)
        yield from _strings(node.orelse, constants)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _strings(value, constants)
    elif isinstance(node, ast.Name) and node.id in constants:
        yield from _strings(constants[node.id], {})


def _of_class(node: ast.ClassDef, file: str) -> Iterator[Text]:
    """The nouns of a record, and the labels of a fixed list, written `NAME = "code", "Label", …`."""
    is_list = "Options" in [ast.unparse(base) for base in node.bases]
    for name, value in _constants(node):
        if is_list and isinstance(value, ast.Tuple) and len(value.elts) > 1:
            value = value.elts[1]
        elif not is_list and name not in CALLED:
            continue
        yield from (Text(text, "", file, value.lineno) for text in _strings(value, {}))


def _of_programmes() -> Iterator[Text]:
    """What families of programmes, their phases and tasks are called, who does these, and for whom programmes are."""
    for path in sorted((*FAMILIES.glob("*.json"), *FAMILIES.parent.glob("*.json"))):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            words = dict.fromkeys(_of_template(found))
            file = path.relative_to(ROOT).as_posix()
            yield from (Text(text, "", file, at, sense) for at, (text, sense) in enumerate(words, 1))


def _of_template(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words of a template, each with what it means there."""
    lists = {key: each for key in ("phases", "tasks") if isinstance(each := found.get(key), list)}
    yield from ((found["title"], ""),) if "title" in found else ()
    yield from ((phase["label"], "") for phase in lists.get("phases", ()))
    yield from ((task["title"], A_TASK) for task in lists.get("tasks", ()))
    yield from ((task["owner"], WHO_DOES_IT) for task in lists.get("tasks", ()) if task["owner"])
    yield from ((found["audience"], AN_AUDIENCE),) if found.get("audience") else ()


# --- the files -------------------------------------------------------------------------------------------------------


def written(texts: Iterable[Text]) -> dict[Path, bytes]:
    """What the files have to hold."""
    wanted = template(texts)
    found: dict[Path, bytes] = {}
    for language in PLURALS:
        catalogue = read(language)
        catalogue.update(wanted, no_fuzzy_matching=True)
        found[LANGUAGES / f"{language}.po"] = _as_text(catalogue, language)
        found[LANGUAGES / f"{language}.mo"] = _for_the_program(catalogue, language)
    return found


def template(texts: Iterable[Text]) -> Catalog:
    """All texts, each once with every file it stands in."""
    catalogue = Catalog(fuzzy=False)
    for text in texts:
        sense = text.sense or None
        there = catalogue.get(text.one, sense)
        if there and text.many and isinstance(there.id, tuple) and there.id[1] != text.many:
            sys.exit(f"{text.file}:{text.line}: “{text.one}” has the plural “{there.id[1]}” elsewhere")
        wanted = there.id if there and isinstance(there.id, tuple) else text.id
        locations = [*(there.locations if there else []), (text.file, text.line)]
        catalogue.add(wanted, locations=locations, context=sense)
    return catalogue


def read(language: str) -> Catalog:
    """The translations there are, without those that are no longer needed."""
    path = LANGUAGES / f"{language}.po"
    catalogue = Catalog(locale=language, fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, ignore_obsolete=True)
    return catalogue


def is_translated(message: Message) -> bool:
    return all(strings_of(message.string))


def strings_of(words: str | Sequence[str] | None) -> Sequence[str]:
    """A text, or its forms for numbers."""
    return (words or "",) if isinstance(words, str) or words is None else words


def complaints(catalogue: Catalog) -> Iterator[str]:
    """What a translation must not change: the {fields} and %n of its text."""
    for message in catalogue:
        if not message.id or not is_translated(message):
            continue
        wanted = [_fields(text) for text in strings_of(message.id)]
        for string in strings_of(message.string):
            try:
                is_right = _fields(string) in wanted
            except ValueError:
                is_right = False
            if not is_right:
                yield f"“{string}” does not have the fields of “{strings_of(message.id)[0]}”"


def _fields(text: str) -> set[str]:
    found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return found | ({"%n"} if "%n" in text else set())


def _as_text(catalogue: Catalog, language: str) -> bytes:
    for message in catalogue:
        message.flags.discard("python-format")  # %n is ours
        # By file and then as they follow there; lines are left out, or each change would touch every text below it.
        message.locations = sorted(message.locations)
    file = BytesIO()
    write_po(
        file, catalogue, width=120, omit_header=True, sort_by_file=True, include_lineno=False, ignore_obsolete=True
    )
    return f"{HEADER}\n{_header(language)}\n".encode() + file.getvalue()


def _header(language: str) -> str:
    number, rule = PLURALS[language]
    lines = [
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: nplurals={number}; plural={rule};",
    ]
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines), ""])


def _for_the_program(catalogue: Catalog, language: str) -> bytes:
    made = Catalog(locale=language, fuzzy=False)
    for message in catalogue:
        if message.id and is_translated(message):
            made.add(message.id, message.string, context=message.context)
    made.creation_date = made.revision_date = MADE
    file = BytesIO()
    write_mo(file, made)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
