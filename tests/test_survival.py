"""The states of a catalog outlive the programs that translators run on it; what a program changes, expires."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages import pofile
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.pypo import pofile as Toolkit

from l10n import marks
from l10n.marks import Mark
from l10n.model import Catalog, Header, Previous, State, Unit
from l10n.po import parse_po, render_po

HEADER = Header(
    (
        ("Project-Id-Version", "1"),
        ("PO-Revision-Date", "2025-03-01 10:00+0100"),
        ("Last-Translator", "Ana <ana@example.org>"),
        ("Language-Team", "Spanish"),
        ("Language", "es"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    )
)
LIVE: tuple[State, ...] = ("untranslated", "machine", "changed", "needs-work", "translated", "reviewed")
STATES = (*LIVE, "obsolete")
Tool = Callable[[str], str]

VOCABULARY = 'il sonno profondo «dieta» perché "sì" 睡眠 C:\\dir a\tb <a1>magnesio</a1> 1,5&nbsp;mg well-being #1 .\n%d'
WORDS = st.lists(st.sampled_from(VOCABULARY.split(" ")), min_size=1, max_size=40).map(" ".join)
VALUES = WORDS.filter(lambda text: "\n" not in text)


def marked(unit: Unit, state: State, reason: str) -> Unit:
    """The unit in the state, with the marks that the state has."""
    by: tuple[tuple[str, str], ...] = (("by", "Ana Pérez"), ("date", "2025-03-01"))
    made = {
        "machine": [Mark("state", "machine", (("engine", "apertium:ita-spa"),)), Mark("note", reason)],
        "needs-work": [Mark("state", "needs-work", (*by, ("reason", reason)))],
        "reviewed": [Mark("state", "reviewed", by)],
    }
    stamped = [mark.stamped(*unit.hashes) for mark in made.get(state, [])]
    ignore = Mark("ignore", "numbers,glossary-missing:hpa-axis").stamped(*unit.hashes)
    return replace(unit, comments=("A person's note", *marks.write([*stamped, ignore])))


@st.composite
def stated(draw: st.DrawFn) -> Catalog:
    """A catalog with a unit in each of the seven states, and its order."""
    units = []
    for number, state in enumerate([*draw(st.permutations(LIVE)), "obsolete"]):
        texts = [f"{number} {draw(WORDS)}" for _ in range(5)]
        plural = draw(st.booleans())
        empty = state == "untranslated"
        unit = Unit(
            context=draw(st.sampled_from([None, "title", "alt"])),
            source=texts[0],
            plural=texts[1] if plural else None,
            targets=("" if empty else texts[2], *(["" if empty else texts[3]] if plural else [])),
            fuzzy=state in ("machine", "changed", "needs-work"),
            previous=Previous(source=texts[4]) if state == "changed" else None,
            references=("source/article.html",) if state != "obsolete" else (),
            extracted=("p",) if state != "obsolete" else (),
            obsolete=state == "obsolete",
        )
        units.append(marked(unit, state, draw(VALUES)))
    return Catalog("es", tuple(units), HEADER)


def states(units: Iterable[Unit]) -> list[tuple[str, State]]:
    return sorted((unit.source.split()[0], unit.state) for unit in units)


def by_polib(text: str) -> str:
    return str(polib.pofile(text))


def by_babel(text: str) -> str:
    written = BytesIO()
    pofile.write_po(written, pofile.read_po(BytesIO(text.encode())))
    return written.getvalue().decode()


def by_toolkit(text: str) -> str:
    return bytes(Toolkit(BytesIO(text.encode()))).decode()


def by_gettext(*command: str) -> Tool:
    def tool(text: str) -> str:
        ran = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        return ran.stdout.decode()

    return tool


def by_poedit(need: Callable[..., str]) -> Tool:
    """Poedit drops flags it does not know and wraps, comments too."""
    return lambda text: by_polib(by_gettext(need("msgcat", package="gettext"), "--width=79", "-")(text))


TOOLS: dict[str, Callable[[Callable[..., str]], Tool]] = {
    "msgcat": lambda need: by_gettext(need("msgcat", package="gettext"), "-"),
    "msgcat --no-wrap": lambda need: by_gettext(need("msgcat", package="gettext"), "--no-wrap", "-"),
    "polib": lambda _: by_polib,
    "babel": lambda _: by_babel,
    "translate-toolkit": lambda _: by_toolkit,
    "poedit": by_poedit,
}


@pytest.mark.parametrize("name", TOOLS)
@settings(max_examples=15)
@given(catalog=stated())
def test_states_survive(need: Callable[..., str], name: str, catalog: Catalog) -> None:
    assert [unit.state for unit in catalog.units][-1] == "obsolete"
    assert sorted(unit.state for unit in catalog.units) == sorted(STATES)
    after = parse_po(TOOLS[name](need)(render_po(catalog)))
    expected = states(catalog.units)
    if name == "babel":  # it drops the previous msgid
        expected = [(key, "needs-work" if state == "changed" else state) for key, state in expected]
    assert states(after.units) == expected
    found = {unit.key: unit for unit in after.units}
    for unit in catalog.units:
        assert found[unit.key].targets == unit.targets
        if (
            name != "babel"
        ):  # it drops a comment line that is there twice, so a second mark may lose its hashes
            assert found[unit.key].marks == unit.marks


SENTENCES = (
    "Il magnesio aiuta il sonno profondo degli adulti",
    "La dieta mediterranea protegge il cuore dagli anni",
    "Ogni sera la luce blu ritarda il riposo dei ragazzi",
    "Dormire poco indebolisce la memoria e il buon umore",
    "Una passeggiata al mattino regola il ritmo circadiano",
    "Il cortisolo sale con lo stress e scende di notte",
    "Questa frase non sta più nella pagina di nessuno",
)


def sentences() -> Catalog:
    def unit(state: State, source: str) -> Unit:
        return marked(
            Unit(
                context=None,
                source=source,
                targets=("" if state == "untranslated" else f"«{source}»",),
                fuzzy=state in ("machine", "changed", "needs-work"),
                previous=Previous(source=f"{source}, forse") if state == "changed" else None,
                obsolete=state == "obsolete",
            ),
            "reviewed" if state == "obsolete" else state,
            "perché no",
        )

    return Catalog("es", tuple(map(unit, STATES, SENTENCES)), HEADER)


def msgmerge(program: str, catalog: Catalog, sources: Iterable[str], folder: Path) -> dict[str, State]:
    """The state of each source after `msgmerge --previous` with a template of these sources."""
    template = Catalog("", tuple(Unit(None, source) for source in sources), HEADER)
    (folder / "es.po").write_text(render_po(catalog), encoding="utf-8")
    (folder / "x.pot").write_text(render_po(template), encoding="utf-8")
    command = [
        program,
        "--previous",
        "--quiet",
        "--output-file=-",
        str(folder / "es.po"),
        str(folder / "x.pot"),
    ]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return {unit.source: unit.state for unit in parse_po(text).units}


def test_msgmerge_keeps_the_states_of_what_stays(need: Callable[..., str], tmp_path: Path) -> None:
    after = msgmerge(need("msgmerge", package="gettext"), sentences(), SENTENCES[:6], tmp_path)
    assert after == dict(zip(SENTENCES, STATES, strict=True))


def test_what_msgmerge_brings_back_has_its_old_state(need: Callable[..., str], tmp_path: Path) -> None:
    after = msgmerge(need("msgmerge", package="gettext"), sentences(), SENTENCES, tmp_path)
    assert after == dict(zip(SENTENCES, (*LIVE, "reviewed"), strict=True))


def test_every_state_expires_where_msgmerge_finds_a_changed_source(
    need: Callable[..., str], tmp_path: Path
) -> None:
    edited = [f"{source}, davvero" for source in SENTENCES]
    after = msgmerge(need("msgmerge", package="gettext"), sentences(), edited, tmp_path)
    # what was fuzzy before gets no previous msgid from msgmerge, or keeps the one it has
    expected = ["untranslated", "needs-work", "changed", "needs-work", "changed", "changed", "changed"]
    assert [after[source] for source in edited] == expected


def test_what_vanishes_is_obsolete(need: Callable[..., str], tmp_path: Path) -> None:
    after = msgmerge(need("msgmerge", package="gettext"), sentences(), ["Tutt'altro"], tmp_path)
    assert after == {"Tutt'altro": "untranslated"} | dict.fromkeys(SENTENCES[1:], "obsolete")


@pytest.mark.parametrize(("state", "after"), [("machine", "needs-work"), ("reviewed", "translated")])
def test_a_state_expires_with_an_edit_in_any_editor(state: State, after: State) -> None:
    catalog = sentences()
    unit = next(unit for unit in catalog.units if unit.state == state)
    text = render_po(catalog).replace(f"«{unit.source}»", "un'altra frase")
    assert {unit.source: unit.state for unit in parse_po(text).units}[unit.source] == after
