"""What holds for any page and any translation, for the time it takes, and for the source itself."""

from __future__ import annotations

import ast
import re
import sys
import time
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pages import (
    ATTACKS,
    PLACES,
    broken_pages,
    damaged_pages,
    everything,
    holds_in_order,
    outside,
    translated,
    tree,
)

import l10n
from l10n import localize, parse, problems

SOURCE = Path(l10n.__file__).parent
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
hard = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# -- any page ----------------------------------------------------------------------------------------


@hard
@given(st.text())
@example("\ufeff")
@example("<\x00")
@example("<a href='")
@example("<!--")
@example("<script")
@example("&#xD800;&#1114112;&#99999999999999999999;")
def test_nothing_translated_is_any_text_itself(text: str) -> None:
    assert localize(parse(text, locale="it"), {}) == text


def check_page(page: str) -> None:
    document = parse(page, locale="it")
    assert localize(document, {}) == page
    for segment in document.segments:
        assert segment.source
        assert segment.source == re.sub(r"[\t\n\f\r ]+", " ", segment.source).strip(" ")
        assert not CONTROL.search(segment.source)
        assert problems(segment, segment.source) == problems(segment, translated(segment)) == []
    done = localize(document, everything(document))
    assert holds_in_order(done, outside(document))
    assert tree(done) == tree(page)
    if CONTROL.search(page):
        return  # such characters are dropped where a text is translated, and nothing may be left beside them
    again = parse(done, locale="it")
    assert [(s.context, s.source) for s in again.segments] == [
        (s.context, translated(s)) for s in document.segments
    ]
    assert localize(again, {(s.context, s.source): s.source for s in again.segments}) == done


@hard
@given(broken_pages)
def test_a_broken_page_keeps_bytes_structure_and_messages(page: str) -> None:
    check_page(page)


@few
@given(damaged_pages())
def test_a_damaged_article_keeps_bytes_structure_and_messages(page: str) -> None:
    check_page(page)


@hard
@given(broken_pages, st.sampled_from(["ar", "en", "pt-BR"]))
def test_a_broken_page_in_another_language_gains_nothing_but_languages(page: str, locale: str) -> None:
    document = parse(page, locale="it")
    done = localize(document, {}, locale=locale)
    gained = [item for item in _names(done) if item != "span"]
    assert gained == [item for item in _names(page) if item != "span"]


def _names(page: str) -> list[str]:
    return [item[1].rpartition("}")[2] for item in tree(page) if isinstance(item, tuple)]


@hard
@given(broken_pages, st.data())
def test_no_translation_of_a_broken_page_adds_anything(page: str, data: st.DataObject) -> None:
    document = parse(page, locale="it")
    texts = st.one_of(st.sampled_from(ATTACKS), st.text(max_size=20))
    translations = {}
    for segment in document.segments:
        parts = [segment.source, translated(segment), data.draw(texts), data.draw(texts)]
        translations[segment.context, segment.source] = "".join(data.draw(st.permutations(parts))[:2])
    known = _elements(page)
    assert _elements(localize(document, translations)) <= known
    assert _elements(localize(document, translations), scripting=True) <= _elements(page, scripting=True)


def _elements(page: str, *, scripting: bool = False) -> set[str]:
    return {repr(item[1:]) for item in tree(page, scripting=scripting) if isinstance(item, tuple)}


# -- any translation -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PLACES.values(), ids=PLACES)
def test_no_attack_adds_an_element_or_an_attribute(page: str) -> None:
    document = parse(page, locale="it")
    assert document.segments
    before = {
        scripting: (_elements(page, scripting=scripting), _lasting(page, scripting))
        for scripting in (True, False)
    }
    for attack in ATTACKS:
        for pattern in (
            "ATTACK",
            "xATTACK",
            "SOURCEATTACK",
            "ATTACKSOURCE",
            "ATTACK SOURCE ATTACK",
            "&lt;ATTACK",
        ):
            translations = {
                (s.context, s.source): pattern.replace("SOURCE", s.source).replace("ATTACK", attack)
                for s in document.segments
            }
            done = localize(document, translations)
            for scripting, (elements, lasting) in before.items():
                assert _elements(done, scripting=scripting) <= elements
                assert _lasting(done, scripting) == lasting


def _lasting(page: str, scripting: bool) -> list[str]:
    """What a translation may neither drop nor repeat: all but formatting, which has no id in these places."""
    formatting = "em strong b i sub sup span br wbr".split()
    items = [item for item in tree(page, scripting=scripting) if isinstance(item, tuple)]
    return sorted(repr(item[1:]) for item in items if item[1].rpartition("}")[2] not in formatting)


# -- time ----------------------------------------------------------------------------------------------

HOSTILE: dict[str, Callable[[int], str]] = {
    "start tags that never end": lambda n: "<a " * n,
    "start tags in a paragraph": lambda n: "<p>Uno " + "<a href=x " * n,
    "unterminated quotes": lambda n: '<a b="' * n,
    "one open quote and many tags": lambda n: '<a b="' + "<a>" * n,
    "attributes": lambda n: "<p " + "a=b " * n + ">Uno</p>",
    "equals signs": lambda n: "<p " + "= " * n + ">Uno</p>",
    "slashes": lambda n: "<p " + "/" * n + ">Uno</p>",
    "less-than signs": lambda n: "<" * n + "uno",
    "end tag openers": lambda n: "</" * n + "uno",
    "sections that never end": lambda n: "<![" * n,
    "CDATA that never ends": lambda n: "<svg>" + "<![CDATA[" * n,
    "comments that never end": lambda n: "<!--" * n,
    "comments": lambda n: "<p>Uno" + "<!-- x -->" * n + "due</p>",
    "ends of comments": lambda n: "<!--" + "--!" * n,
    "processing instructions": lambda n: "<?" * n,
    "nested divisions": lambda n: "<div>" * n + "uno",
    "nested divisions with text": lambda n: "<div>uno" * n + "</div>due" * n,
    "nested inline elements": lambda n: "<p>" + "<b>" * n + "uno",
    "closed nested inline elements": lambda n: "<p>uno " + "<b>" * n + "due" + "</b>" * n,
    "closed nested elements with attributes": lambda n: (
        "".join(f"<b id={i}>u" for i in range(n)) + "</b>" * n
    ),
    "end tags": lambda n: "<p>uno" + "</b>" * n,
    "crossed elements": lambda n: "<p>" + "<b><i>uno</b></i>" * n,
    "elements with attributes that differ": lambda n: (
        "<p>" + "".join(f"<a id={i}>u</a> e " for i in range(n))
    ),
    "elements that are equal": lambda n: "<p>" + "<a href=x>uno</a> e " * n,
    "literal codes": lambda n: "<p>" + "&lt;b1&gt; " * n + "<b>uno</b> <b x>due</b>",
    "literal numbered codes": lambda n: (
        "<p>" + "".join(f"&lt;b{i}&gt; " for i in range(n)) + "<b>u</b> <b x>d</b>"
    ),
    "nested lists": lambda n: "<ul><li>uno" * n,
    "nested tables": lambda n: "<table><tr><td>uno" * n,
    "list items": lambda n: "<ul>" + "<li>uno" * n,
    "paragraphs": lambda n: "<p>uno" * n,
    "nested buttons": lambda n: "<button>uno" * n,
    "nested labels": lambda n: "<p>" + "<label>uno " * n + "</label> due" * n,
    "nested selects": lambda n: "<select><option>uno" * n,
    "nested svg": lambda n: "<svg>" * n,
    "nested svg groups": lambda n: "<svg>" + "<g>" * n + "</g>" * n,
    "end tags in svg": lambda n: "<svg>" + "<g>" * n + "</x>" * n,
    "titles in svg": lambda n: "<svg>" + "<title>uno" * n,
    "pictures": lambda n: "<p>uno" + "<svg><title>due</title></svg>" * n,
    "pictures in nested divisions": lambda n: "<div>" * n + "<svg><g></x></svg>" * n,
    "scripts that never end": lambda n: "<script>" * n,
    "double-escaped scripts": lambda n: "<script><!--" + "<script>" * n,
    "almost ends of scripts": lambda n: "<script>" + "</scrip" * n,
    "titles": lambda n: "<title>uno</title>" * n,
    "textareas that never end": lambda n: "<textarea>" + "</textare" * n,
    "ampersands": lambda n: "<p>uno " + "&" * n,
    "ampersands in an attribute": lambda n: '<img alt="uno ' + "&" * n + '">',
    "references without a semicolon": lambda n: "<p>uno " + "&copy" * n,
    "references of many digits": lambda n: "<p>uno &#" + "1" * n + ";",
    "white space": lambda n: "<p>uno" + " " * n + "due" + "\n" * n,
    "white space around elements": lambda n: "<p>uno" + " <b> " * n + " </b> " * n,
    "control characters": lambda n: "<p>uno" + "\x01" * n,
    "a long line": lambda n: "<p>" + "Uno due, tre. " * n + "</p>",
    "at signs": lambda n: "<p>" + "a@" * n + "</p>",
    "digits": lambda n: "<td>" + "1.000" * n + "</td>",
    "ranges": lambda n: "<td>" + "1–2" * n + "</td>",
    "spaced digits": lambda n: "<td>" + "100 " * n + "</td>",
    "translate switched": lambda n: "<div translate=no><div translate=yes>uno" * n,
    "spans not to be translated": lambda n: "<p>uno" + "<span translate=no>" * n,
    "nested code": lambda n: "<p>uno " + "<code>" * n + "due" + "</code>" * n,
    "links in a row": lambda n: "<p>" + "<a href=x>uno</a> " * n,
    "nested links": lambda n: "<p>" + "<a>uno" * n + "</a>" * n,
    "marks": lambda n: "<p>uno" + "<sup>1</sup>" * n,
    "nested marks": lambda n: "<p>uno" + "<sup>" * n + "1" + "</sup>" * n,
    "empty elements": lambda n: "<p>" + "<b></b>" * n + "uno",
    "nested empty elements": lambda n: "<p>uno" + "<b>" * n + "</b>" * n,
    "nested ruby": lambda n: "<p>" + "<ruby>uno<rt>" * n,
    "notes": lambda n: "<!-- l10n: x -->" * n + "<p>uno",
    "notes that never end": lambda n: "<!-- l10n: " + " " * n,
    "JSON-LD": lambda n: _json_ld('{"@graph": [' + ", ".join(['{"name": "uno"}'] * n) + "]}"),
    "deep JSON-LD": lambda n: _json_ld("[" * n + '{"name": "uno"}' + "]" * n),
    "deep objects of JSON-LD": lambda n: _json_ld('{"name":' * n + '"uno"' + "}" * n),
    "JSON-LD that never ends": lambda n: _json_ld('{"name": "' * n),
    "backslashes in JSON-LD": lambda n: _json_ld('{"name": "' + "\\" * n),
    "HTML in JSON-LD": lambda n: _json_ld('{"text": "' + "<b>uno</b> " * n + '"}'),
    "less-than signs in JSON-LD": lambda n: _json_ld('{"text": "uno ' + "<a " * n + '"}'),
    "texts of HTML in JSON-LD": lambda n: _json_ld('{"text": "' + "<p>uno</p>" * n + '"}'),
    "JSON-LD scripts": lambda n: _json_ld('{"name": "uno"}') * n,
    "headings": lambda n: "<h2>uno</h2><p>due</p>" * n,
    "a long heading": lambda n: "<h2>" + "uno " * n + "</h2>" + "<p>due</p>" * n,
    "equal start tags": lambda n: '<p title="uno" lang="it">due</p>' * n,
}


def _json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def work(page: str) -> float:
    """Processor seconds for reading a page, checking and writing all its translations, here and in Arabic."""
    start = time.process_time()
    document = parse(page, locale="it")
    translations = everything(document)
    assert not any(problems(s, translations[s.context, s.source]) for s in document.segments[:50])
    localize(document, translations)
    localize(document, {}, locale="ar")
    return time.process_time() - start


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_the_page(build: Callable[[int], str]) -> None:
    """Eight times the page takes eight times as long, where a quadratic step would take 64 times."""
    small, large = build(500), build(4_000)
    for _ in range(3):
        took = work(large)
        ratio = took / max(work(small), 0.001)
        if ratio < 24 or took > 5:
            break
    assert ratio < 24


@pytest.mark.parametrize(
    "page",
    [
        "<a " * 20_000,
        "<![" * 100_000,
        "<div>" * 10_000,
        "<b>" * 50_000,
        "<p>" + "Uno due, tre. " * 375_000,
        "&" * 500_000,
    ],
    ids=["tags", "sections", "divisions", "bold", "five megabytes", "ampersands"],
)
def test_large_pages_are_done_in_seconds(page: str) -> None:
    assert work(page) < 10


def test_a_hostile_translation_is_checked_in_linear_time() -> None:
    (segment,) = parse('<p>Uno <a href="x">due</a> <b>tre</b></p>', locale="it").segments
    for piece in (
        "<",
        "<a>",
        "</a>",
        "<b>",
        "<a ",
        "<!--",
        "&lt;",
        "javascript:",
        "onerror=",
        "x" * 9 + "<",
        " ",
        "on",
    ):
        start = time.process_time()
        problems(segment, segment.source + piece * 50_000)
        assert time.process_time() - start < 5, piece


# -- the source itself ---------------------------------------------------------------------------------

DOCUMENTED = (SOURCE.parents[1] / "docs" / "developers.md").read_text(encoding="utf-8")
LAYERS = {  # "po*" -> 2, as the documentation's table of layers says
    name.rstrip("/"): int(layer)
    for layer, names in re.findall(r"^\| (\d) \| ([^|]*) \|", DOCUMENTED, re.M)
    for name in re.findall(r"`([^`]+)`", names)
}
HEAVY = {"argostranslate", "ctranslate2", "sentencepiece", "stanza", "torch"}
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts): path for path in sorted(SOURCE.rglob("*.py"))
}


def imports(name: str, *, at_start: bool = False) -> Iterator[str]:
    """The modules that a module imports, in full; at_start leaves out what only a function imports."""
    body = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    for node in _nodes(body) if at_start else ast.walk(body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ["l10n", *name.split(".")][: -node.level] if node.level else []
            base = ".".join([*package, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _nodes(child)


def own(imported: str) -> str:
    """The module or package of ours below l10n that an import names, "" for others and for l10n itself."""
    first, _, rest = imported.partition(".")
    name = rest.split(".")[0]
    return name if first == "l10n" and (name in MODULES or f"{name}.__init__" in MODULES) else ""


def layer(name: str) -> int:
    """Of a module or package, by the documentation's table; one that is not there belongs to no layer."""
    found = [number for pattern, number in LAYERS.items() if fnmatch(name, pattern)]
    assert len(found) == 1, f"docs/developers.md: the table of layers does not say where {name} belongs"
    return found[0]


@pytest.mark.parametrize("name", [name for name in MODULES if name != "__init__"])
def test_a_module_imports_nothing_of_a_higher_layer_nor_the_public_names(name: str) -> None:
    top = name.split(".")[0]
    used = {own(imported) for imported in imports(name)} - {""}
    assert [other for other in used if layer(other) > layer(top)] == []
    if layer(top) < layer("cli"):
        public = [
            i for i in imports(name) if i.startswith("l10n.") and not own(i) and i != "l10n.__version__"
        ]
        assert public == []


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        name: {own(i) for i in imports(name, at_start=True)} - {""} for name in MODULES if name != "__init__"
    }
    tops: dict[str, set[str]] = {}
    for name, used in graph.items():
        tops.setdefault(name.split(".")[0], set()).update(used - {name.split(".")[0]})
    while leaves := [name for name, used in tops.items() if not used & set(tops)]:
        for name in leaves:
            del tops[name]
    assert tops == {}


def test_each_library_is_imported_in_one_module_or_package() -> None:
    places: dict[str, set[str]] = {}
    for name in MODULES:
        for imported in imports(name):
            library = imported.split(".")[0]
            if library != "l10n" and library not in sys.stdlib_module_names:
                places.setdefault(library, set()).add(name.split(".")[0])
    assert {library: names for library, names in places.items() if len(names) > 1} == {}
    assert "polib" in places


def test_the_data_model_and_html_need_the_standard_library_only() -> None:
    for name in MODULES:
        top = name.split(".")[0]
        if top in ("errors", "marks", "model", "html", "markup"):
            others = {i.split(".")[0] for i in imports(name)} - {"l10n"} - sys.stdlib_module_names
            assert others == set(), name


def test_heavy_libraries_are_imported_only_when_they_are_used() -> None:
    heavy = {name: HEAVY & {i.split(".")[0] for i in imports(name, at_start=True)} for name in MODULES}
    assert {name: libraries for name, libraries in heavy.items() if libraries} == {}


def test_modules_are_short_and_named_for_what_they_do() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: n for name, n in lines.items() if n > 300} == {}
    assert [name for name in MODULES if {"utils", "util", "helpers", "misc"} & set(name.split("."))] == []
