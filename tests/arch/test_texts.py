"""Every word of the program stands in the catalogue, and every word of the catalogue in the program."""

import ast
import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MARKERS = {"t": 1, "N_": 1, "n": 2}
PLACE = re.compile(r"\{(\w*)[^{}]*\}")


def _load_words():
    spec = importlib.util.spec_from_file_location("words", ROOT / ".ci" / "words.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["words"] = module
    spec.loader.exec_module(module)
    return module


words = _load_words()


def built_texts(sources):
    """Marked texts that are put together at run time: such a text is in no catalogue."""
    found = []
    for source in sources:
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if any(_is_built(argument) for argument in node.args[: MARKERS.get(name, 0)]):
                found.append(f"{source.path}:{node.lineno}")
    return found


def hidden_texts(sources):
    """Texts marked inside an f-string: the extractor sees one string there and leaves them out of the catalogue."""
    return [
        f"{source.path}:{call.lineno}"
        for source in sources
        for joined in ast.walk(source.tree)
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and (getattr(call.func, "attr", None) or getattr(call.func, "id", None)) in MARKERS
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def _is_built(argument):
    formats = isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") in {"format", "join"}
    added = isinstance(argument, ast.BinOp) and any(
        isinstance(side, ast.Constant | ast.JoinedStr) for side in (argument.left, argument.right)
    )
    return isinstance(argument, ast.JoinedStr) or formats or added


def unequal_places(pairs):
    """Texts whose translation has other places in braces than they have; a place left out would lose a name.

    A text that has no translation yet is the matter of another test.
    """
    return [english for english, other in pairs if other and {*PLACE.findall(english)} != {*PLACE.findall(other)}]


def _pairs(catalogue):
    for message in catalogue:
        if message.id:
            english = message.id[-1] if isinstance(message.id, tuple) else message.id
            indonesian = message.string[0] if isinstance(message.string, tuple) else message.string
            yield str(english), str(indonesian)


@pytest.mark.parametrize("room", words.ROOMS)
def test_every_text_has_its_indonesian(room):
    assert words.missing(words.merged(room, {})) == []


@pytest.mark.parametrize("room", words.ROOMS)
def test_a_translation_has_the_places_of_its_text(room):
    assert unequal_places(_pairs(words.merged(room, {}))) == []


@pytest.mark.parametrize("room", words.ROOMS)
def test_the_stored_catalogues_are_those_of_the_code(room):
    catalogue = words.merged(room, {})
    stored = [words.FOLDER / f"{room}.{ending}" for ending in ("po", "mo")]
    if not len(catalogue):
        assert not any(path.exists() for path in stored)
        return
    text, binary = words._bytes(catalogue)
    assert stored[0].read_text(encoding="utf-8") == text.decode(), "run: .venv/bin/python .ci/words.py"
    assert stored[1].read_bytes() == binary, "run: .venv/bin/python .ci/words.py"


def test_every_catalogue_belongs_to_a_room():
    assert {path.stem for path in words.FOLDER.iterdir()} <= {*words.ROOMS}


def test_no_marked_text_is_built_at_run_time(program):
    assert built_texts(program) == []


@pytest.mark.parametrize(
    "code",
    ['t(f"{name} left")', 'N_("a" + kind)', 'words.n("{n} day", f"{n} days of {x}", 3)', 't("{} left".format(name))'],
)
def test_a_text_built_at_run_time_is_found(planted, code):
    assert built_texts([planted("tcdesk/a.py", f"\n{code}\n")]) == ["tcdesk/a.py:2"]


def test_plain_texts_and_variables_are_left_alone(planted):
    code = 't("plain")\nt(MARKED)\nn("{n} day", "{n} days", len(days))\nt("a {x}", x=f"{y}")\n'
    assert built_texts([planted("tcdesk/a.py", code)]) == []


def test_no_marked_text_stands_inside_an_f_string(program):
    assert hidden_texts(program) == []


def test_a_text_inside_an_f_string_is_found(planted):
    code = 'a = f"{name} · {texts.t(\'left\')}"\nb = f"{texts.t(MARKED)} {texts.time(at)}"\n'
    assert hidden_texts([planted("tcdesk/a.py", code)]) == ["tcdesk/a.py:1"]


def test_a_place_left_out_is_found():
    assert unequal_places([("{n} days of {total}", "{n} hari"), ("{a}", "{a}"), ("{a:>3}", "{b}")]) == [
        "{n} days of {total}",
        "{a:>3}",
    ]


def test_a_text_without_translation_is_found():
    catalogue = words.Catalog(locale="id")
    catalogue.add("Resident", "Residen")
    catalogue.add("Phase")
    catalogue.add(("{n} day", "{n} days"), ("",))
    assert words.missing(catalogue) == ["Phase", "{n} day"]


def disagreements(catalogues):
    """Texts that two rooms put into different words: the catalogues are one chain, so one would never be seen."""
    said = {}
    for room, catalogue in catalogues.items():
        for message in catalogue:
            single = message.id[0] if isinstance(message.id, tuple) else message.id
            string = message.string[0] if isinstance(message.string, tuple) else message.string
            if single and string:
                said.setdefault(single, {})[room] = string
    return {single: rooms for single, rooms in said.items() if len(set(rooms.values())) > 1}


def test_rooms_agree_on_the_indonesian_of_a_text():
    assert disagreements({room: words.catalogue(room) for room in words.ROOMS}) == {}


def test_a_disagreement_of_two_rooms_is_found():
    one, other = words.Catalog(locale="id"), words.Catalog(locale="id")
    one.add("Family", "Keluarga")
    other.add("Family", "Golongan")
    assert list(disagreements({"domain": one, "ui": other})) == ["Family"]
