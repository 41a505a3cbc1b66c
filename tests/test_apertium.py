"""The engine apertium, with Debian's real pairs where they are installed and stages of our own where one must fail."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines import CLOSE, OPEN, Engine, EngineFailed, NoRoute, Translator, apertium
from l10n.engines.apertium import contraction, modes, pipeline, stream, surface

ENGINE: Engine = apertium  # the module is what the protocol asks for
BLANK = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def coded(text: str) -> str:
    """Text with `<b>` and the like between the brackets of blanks."""
    return re.sub(r"<[^<>]*>", lambda m: f"{OPEN}{m[0]}{CLOSE}", text)


def plain(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


# -- ways ------------------------------------------------------------------------------------------------


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """`install("ita-spa")` is a folder with these modes, all of them one stage that answers what it is asked."""
    monkeypatch.setattr(modes, "FOLDER", tmp_path)

    def fill(*names: str, command: str = "cat") -> None:
        for name in names:
            (tmp_path / f"{name}.mode").write_text(command + "\n", "utf-8")

    return fill


@pytest.mark.parametrize(
    ("names", "source", "target", "expected"),
    [
        ("ita-spa", "it", "es", "ita-spa"),
        ("ita-spa", "it-IT", "es-419", "ita-spa"),
        ("ita-spa spa-eng", "it", "en", "ita-spa-eng"),
        ("ita-cat ita-spa cat-eng spa-eng", "it", "en", "ita-spa-eng"),
        ("ita-cat ita-spa cat-eng spa-eng ita-eng", "it", "en", "ita-eng"),
        ("ita-cat ita-spa cat-fra spa-fra", "it", "fr", "ita-cat-fra"),
        ("ita-spa spa-fra", "it", "fr", "ita-spa-fra"),
        ("ita-cat ita-spa cat-por es-pt", "it", "pt", "ita-spa-pt"),
        ("ita-cat ita-spa cat-por es-pt es-pt_BR", "it", "pt-BR", "ita-spa-pt_BR"),
        ("ita-spa es-pt es-pt_BR", "it", "pt-PT", "ita-spa-pt"),
        ("ita-spa es-pt", "it", "pt-BR", "ita-spa-pt"),
        ("ita-por ita-spa es-pt_BR", "it", "pt-BR", "ita-por"),
        ("ita-cat ita-cat_valencia", "it", "ca-valencia", "ita-cat_valencia"),
        ("ita-cat ita-cat_valencia", "it", "ca-ES-valencia", "ita-cat_valencia"),
        ("ita-cat ita-cat_valencia", "it", "ca", "ita-cat"),
        ("ita-cat_valencia cat-fra", "it", "fr", None),
        ("ita-cat_pre2017", "it", "ca", None),
        ("ita-spa spa-eng eng-deu deu-nob", "it", "nb", "ita-spa-eng-deu-nob"),
        ("ita-spa spa-ita", "it", "it", None),
        ("spa-eng eng-spa", "it", "en", None),
        ("spa-eng_US ita-spa", "it", "en", None),
        ("ita-spa.old x-y ita-spa-tagger", "it", "es", None),
    ],
)
def test_ways_are_straight_or_else_short_and_by_way_of_the_best(
    install: Callable[..., None], names: str, source: str, target: str, expected: str | None
) -> None:
    install(*names.split())
    if expected:
        assert apertium.open(source, target).id == f"apertium:{expected}"
    else:
        with pytest.raises(NoRoute):
            apertium.open(source, target)


@pytest.mark.parametrize(
    ("names", "target", "message"),
    [
        (
            "",
            "es",
            "Apertium has no way from it to es: apt-get install apertium-spa-ita",
        ),
        (
            "",
            "fr",
            "Apertium has no way from it to fr:"
            " apt-get install apertium-cat-ita apertium-lex-tools cg3 apertium-fra-cat",
        ),
        ("ita-spa", "en-GB", "Apertium has no way from it to en-GB: apt-get install apertium-eng-spa"),
        (
            "ita-spa",
            "ja",
            "Apertium has no way from it to ja: install its packages;"
            " `apt-cache search apertium` lists the pairs that Debian has",
        ),
    ],
)
def test_no_way_names_the_packages(
    install: Callable[..., None], names: str, target: str, message: str
) -> None:
    install(*names.split())
    with pytest.raises(NoRoute) as failure:
        apertium.open("it", target)
    assert str(failure.value) == message


def test_programs_that_a_mode_needs_are_missed_before_they_answer_nothing(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = "lt-proc -w 'a' | cg-proc 'b' | lrx-proc 'c' | lsx-proc 'd' | apertium-anaphora 'e'"
    command += " | apertium-tagger -g $2 'f' | odd"
    install("ita-cat", command=command)
    monkeypatch.setenv("PATH", "")
    packages = "apertium apertium-anaphora apertium-lex-tools apertium-separable cg3 lttoolbox odd"
    line = f"ita-cat needs programs that are missing: apt-get install {packages}"
    assert (apertium.missing(), apertium.warnings(), apertium.pairs()) == ([line], [line], [])
    with pytest.raises(NoRoute, match=f"Apertium's {line}"):
        apertium.open("it", "ca")


def test_what_is_missing_and_what_is_there(install: Callable[..., None]) -> None:
    assert [line.partition(":")[0] for line in apertium.missing()] == ["no pair of languages is installed"]
    install("ita-cat", command="no-such-program")
    assert len(apertium.missing()) == 1
    install("spa-ita", "es-pt_BR", "ita-cat_pre2017")
    assert apertium.missing() == []
    assert apertium.warnings() == ["ita-cat needs programs that are missing: apt-get install no-such-program"]
    assert [(pair.source, pair.target) for pair in apertium.pairs()] == [("es", "it"), ("es", "pt-BR")]


def test_a_mode_is_run_without_a_shell(install: Callable[..., None]) -> None:
    install("ita-spa", command="lt-proc $1 '/a b/c;touch x' | apertium-tagger -g $2 'd'")
    (mode,) = modes.installed()
    assert mode.commands() == [
        ["lt-proc", "-z", "-g", "/a b/c;touch x"],
        ["apertium-tagger", "-z", "-g", "d"],
    ]


# -- the stream ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected", "blanks"),
    [
        ("Ciao", "Ciao.", ()),
        ("Ciao!", "Ciao!", ()),
        (coded("<b>Ciao</b>."), "[0]Ciao[1].", (coded("<b>"), coded("</b>"))),
        ("Fine.*", "Fine.[0]", ("*",)),
        ("«Fine.»", "«Fine.»", ()),
        ("il 5% di", "il 5[0] di.", ("%",)),
        (
            "ciao %s e %(n)d e %2$s, 5%sconto",
            "ciao [0] e [1] e [2], 5[3]sconto.",
            ("%s", "%(n)d", "%2$s", "%"),
        ),
        ("{name} {a b}", "[0] [1]a b[2].", ("{name}", "{", "}")),
        ("a <br> b < c", "a [0] b [1] c.", ("<br>", "<")),
        ("Vedi https://a.it/b?c=1#d.", "Vedi [0].", ("https://a.it/b?c=1#d",)),
        ("(www.a.it) e a.b@c.it.", "([0]) e [1].", ("www.a.it", "a.b@c.it")),
        ("una riga\nuna  riga\u00a0e", "una riga[0]una[1]riga[2]e.", ("\n", "  ", "\u00a0")),
        ("\x00[0]\\^a$", "[0]0[1]a[2].", ("\x00[", "]\\^", "$")),
        ("L-treonato, vitamina D.", "[0]treonato, vitamina [1].", ("L-", "D")),
        ("q\u0332x e\u0301", "[0] é.", ("q\u0332x",)),
        ("so\u00adnno", "sonno.", ()),
        ("😀 sì", "[0] sì.", ("😀",)),
    ],
)
def test_sentences_in_the_stream_format(sentence: str, expected: str, blanks: tuple[str, ...]) -> None:
    encoded = stream.encode(sentence)
    assert (encoded.text, encoded.blanks) == (expected, blanks)


@given(st.text(st.one_of(st.sampled_from("[]^$/\\@<>{}~*#%\n .aB1’" + OPEN + CLOSE), st.characters())))
def test_a_sentence_comes_out_of_the_stream_as_it_went_in(sentence: str) -> None:
    parts = re.split(f"({BLANK.pattern})", sentence)
    parts[::2] = [unicodedata.normalize("NFC", part).replace("\u00ad", "") for part in parts[::2]]
    encoded = stream.encode(sentence)
    assert "\0" not in encoded.text
    assert stream.decode(encoded.text, encoded) == stream.Decoded("".join(parts), (), whole=True)


@pytest.mark.parametrize(
    ("answer", "text", "unknown", "whole"),
    [
        ("El *REM[0] y #dormir[1] @cosa.", "El REM% y dormir* cosa", ("REM", "dormir", "cosa"), True),
        ("a\\/b \\[c\\][0][1].", "a/b [c]%*", (), True),
        ("uno[1] dos[0].", "uno* dos%", (), False),
        ("uno[0].", "uno%", (), False),
        ("uno[0][1][1].", "uno%**", (), False),
        ("uno[0][1][7].", "uno%*", (), False),
        ("uno  dos[0][1].", "uno dos%*", (), True),
    ],
)
def test_answers_are_read_without_their_marks(
    answer: str, text: str, unknown: tuple[str, ...], whole: bool
) -> None:
    encoded = stream.encode("a 1% b *")
    assert stream.decode(answer, encoded) == stream.Decoded(text, unknown, whole)


@pytest.mark.parametrize(
    ("text", "contracted", "expected"),
    [
        ("~la [0]experiència[1] nova", "l'experiència\ue002 nova", "l'[0]experiència[1] nova"),
        ("~de ~la [0]storia[1]", "della storia\ue002", "della [0]storia[1]"),
        ("a [0] b", "a \ue002 b", "a [0] b"),
        (
            "~de a [0]vida[1] e a [2]arte[3].",
            "da vida\ue002 e a arte\ue002.",
            "da [0]vida[1] e a [2]arte[3].",
        ),
        ("[0]~de ~el[1] gat", "del\ue002 gat", "[0]del[1] gat"),
        ("*Magtein[0], ~el [1]*REM[2]", "*Magtein\ue002, el *REM\ue002", "*Magtein[0], el [1]*REM[2]"),
        ("~la son [0]~.", "la son \ue002.", "la son [0]."),
        ("senza", "senza", "senza"),
    ],
)
def test_blanks_stand_where_their_words_are_after_contraction(
    text: str, contracted: str, expected: str
) -> None:
    assert contraction.with_blanks(text, contracted) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Il sonno", "el sueño", "El sueño"),
        ("il sonno", "el sueño", "el sueño"),
        ("L'acqua", "EL agua", "El agua"),
        ("SONNO PROFONDO", "Sueño PROFUNDO", "SUEÑO PROFUNDO"),
        ("REM y sueño", "REM And sleep", "REM and sleep"),
        ("REM", "REM", "REM"),
        ("«Dormire»", "«dormir»", "«Dormir»"),
        (coded("<b>Dormire</b>"), coded("<b>dormir</b>"), coded("<b>Dormir</b>")),
        ("xqbbbzx Dormire", "xqbbbzx dormir", "xqbbbzx Dormir"),
        ("123", "123", "123"),
    ],
)
def test_capitals_are_those_of_the_source(source: str, text: str, expected: str) -> None:
    assert surface.recase(source, text) == expected


def test_names_are_hidden_from_the_next_step_and_come_back() -> None:
    names: dict[str, str] = {}
    text = f"Il REM, la melatonina e il REM di xqbbbzx {OPEN}REM{CLOSE}"
    hidden = surface.hide(text, ["REM", "melatonina"], names)
    assert hidden == f"Il xqbbczx, la melatonina e il xqbbczx di xqbbbzx {OPEN}REM{CLOSE}"
    assert surface.reveal(hidden.replace("xqb", "Xqb", 1), names) == text


def test_blanks_that_stand_as_words_are_words_for_the_rules() -> None:
    names: dict[str, str] = {}
    text = coded("Di <br/> e di ") + f"{OPEN}Ada{CLOSE} e 5{OPEN}mg{CLOSE}, https://a.it/b"
    hidden = surface.hide_blanks(text, names)
    assert hidden == coded("Di <br/> e di ") + f"xqbbbzx e 5{OPEN}mg{CLOSE}, xqbbczx"
    assert surface.reveal(hidden, names) == text


# -- stages that fail ------------------------------------------------------------------------------------

STAGE = """#!{python}
import os, sys, time
kind, flag = sys.argv[2:]
data, asked = b"", 0
while chunk := os.read(0, 65536):
    *ready, data = (data + chunk).split(b"\\0")
    for text in ready:
        asked += 1
        if kind == "die" or (kind == "die once" and asked == 3 and not os.path.exists(flag)):
            open(flag, "w").close()
            os._exit(7)
        if kind == "hang" and asked == 3:
            time.sleep(600)
        answer = {{"silent": b"", "stale": b"an earlier answer[=0=]"}}.get(kind, text) if asked == 3 else text
        os.write(1, answer + b"\\0")
"""


@pytest.fixture
def broken(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[str], Translator]]:
    """`broken("hang")` translates with a stage that does so at the third sentence."""
    monkeypatch.setattr(apertium, "TIMEOUT", 1.0)
    script = tmp_path / "stage"
    script.write_text(STAGE.format(python=sys.executable), "utf-8")
    script.chmod(0o755)
    opened: list[Translator] = []

    def make(kind: str) -> Translator:
        install(
            "ita-spa",
            command=f"'{script}' 'fine' '' | '{script}' '{kind}' '{tmp_path / 'flag'}' | '{script}' 'fine' ''",
        )
        opened.append(apertium.open("it", "es"))
        return opened[-1]

    yield make
    for translator in opened:
        translator.close()


SENTENCES = ["Uno.", "Due.", "Tre.", "Quattro."]


@pytest.mark.parametrize("kind", ["fine", "die once"])
def test_a_pipeline_that_breaks_once_is_started_again(broken: Callable[[str], Translator], kind: str) -> None:
    translator = broken(kind)
    assert [output.text for output in translator.translate(SENTENCES)] == SENTENCES
    assert [output.text for output in translator.translate(SENTENCES[:2])] == SENTENCES[:2]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("die", r"apertium ita-spa: \S*stage ended with code 7"),
        ("hang", "apertium ita-spa did not answer for 1 seconds"),
        ("silent", r"apertium ita-spa lost its place at 'Tre\.'"),
        ("stale", r"apertium ita-spa lost its place at 'Tre\.'"),
    ],
)
def test_a_pipeline_that_fails_says_so_in_one_line(
    broken: Callable[[str], Translator], kind: str, message: str
) -> None:
    translator, before = broken(kind), children()
    with pytest.raises(EngineFailed) as failure:
        translator.translate(SENTENCES)
    assert re.fullmatch(message, str(failure.value))
    assert children() == before


def test_a_program_that_cannot_be_started_is_one_line() -> None:
    before = children()
    with pytest.raises(EngineFailed, match="apertium x: No such file or directory: no-such-program"):
        pipeline.Pipeline("x", [["cat"], ["no-such-program"]], timeout=1)
    assert children() == before


def children(parent: int | None = None) -> dict[int, str]:
    """The processes that a process has started and that have not been waited for, with their names."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if int(rest.split()[1]) == (parent or os.getpid()):
            found[int(path.parent.name)] = name
    return found


# -- Debian's pairs --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def translator(need: Callable[..., str]) -> Iterator[Callable[[str, str], Translator]]:
    """`translator("it", "es")` is Debian's, opened once."""
    for program, package in (
        ("lt-proc", "apertium"),
        ("lrx-proc", "apertium-lex-tools"),
        ("cg-proc", "cg3"),
        ("lsx-proc", "apertium-separable"),
    ):
        need(program, package=package)
    opened: dict[tuple[str, str], Translator] = {}

    def get(source: str, target: str) -> Translator:
        if (source, target) not in opened:
            try:
                opened[source, target] = apertium.open(source, target)
            except NoRoute as error:
                pytest.skip(str(error))
        return opened[source, target]

    yield get
    for each in opened.values():
        each.close()


@pytest.mark.parametrize(
    ("target", "sentence", "expected"),
    [
        ("es", "Il sonno profondo favorisce la memoria.", "El sueño profundo favorece la memoria."),
        ("es", "Il sonno profondo favorisce la memoria", "El sueño profundo favorece la memoria"),
        ("es", "L'acqua è importante.", "El agua es importante."),
        ("es", "L’acqua è importante.", "El agua es importante."),
        ("es", "Il <b>sonno</b> e la <i>dieta</i>.<sup/>", "El <b>sueño</b> y la <i>dieta</i>.<sup/>"),
        ("es", "Il 10% del sonno è REM.*", "El 10% del sueño es REM.*"),
        (
            "ca",
            "La vita e l'<b>esperienza</b> dell'<i>uomo</i>.",
            "La vida i l'<b>experiència</b> de l'<i>home</i>.",
        ),
        ("ca", "L’acqua di <b>oggi</b>.", "L’aigua d’<b>avui</b>."),
        ("fr", "Il sonno <br/>", "Le sommeil <br/>"),
        ("fr", "La <b>storia</b> e l'<i>arte</i>.", "L'<b>histoire</b> et l'<i>art</i>."),
        ("en", "Il sonno e la memoria.", "The sleep and the memory."),
        ("en", "Molte forme tradizionali di magnesio.", "Mucho traditional forms of magnesium."),
    ],
)
def test_translations(
    translator: Callable[[str, str], Translator], target: str, sentence: str, expected: str
) -> None:
    (output,) = translator("it", target).translate([coded(sentence)])
    assert plain(output.text) == expected
    assert BLANK.findall(output.text) == BLANK.findall(coded(sentence))
    assert output.others == ()
    assert translator("it", target).align([sentence], [output.text]) == [None]


def test_words_that_no_step_knew_are_named(translator: Callable[[str, str], Translator]) -> None:
    sentence = "Il GABA e il gatekeeper del magnesio."
    (direct,) = translator("it", "es").translate([sentence])
    assert direct.unknown == ("GABA", "gatekeeper", "magnesio")
    (further,) = translator("it", "en").translate([sentence])
    assert (further.text, further.unknown) == (
        "The GABA and the gatekeeper of the magnesium.",
        ("GABA", "gatekeeper"),
    )


ORDINARY = (
    "Un sonno di qualità influenza ogni aspetto della salute.|Il sonno REM contribuisce all'apprendimento.|"
    "Il magnesio è uno dei nutrienti.*|Magtein® è un marchio™ registrato.|Il 10,5% di 1.500 mg in 22 giorni.|"
    "Vedi https://example.org/a?b=c&d=[1]*~#e per altro.|Scrivi a info@example.org entro le 20:30.|"
    "Lo studio (2024;8:100121) cita 10.1016/j.sleepx.2024.100121.|Dosi: 2–3 mg/kg, ±5 °C, H₂O e CO2.|"
    'Uno, due, tre… e poi?|Perché no?!|«Buona notte», disse; "grazie" rispose.|È vero.|e poi dormì|'
    "L’asse HPA e l’acqua dell’uomo.|Il 1º e il 2ª posto|12345678901234567890|3x4 = 12|a/b, e/o, km/h|"
    "vitamina D, L-DOPA, omega-3 e B12.|SONNO PROFONDO|PERCHÉ IL SONNO È IMPORTANTE?|Città, perché, più, però."
).split("|")
HOSTILE = [
    *(
        "",
        " ",
        "\n",
        "\u00a0",
        "\t\t",
        ".",
        "...",
        "*",
        "**",
        "5",
        "%",
        "®",
        "😀",
        "—",
        "[",
        "]",
        "\\",
        "^",
        "$",
    ),
    *("[]^$/\\@<>{}~*#", "[[t:b:abc]]ciao[[/]]", "^ciao<n><m>$", "[=0=]", "ciao[=0=]", "[0]", "\\[ciao\\]"),
    *("{name}", "Ciao {name}, hai {n} messaggi.", "%s di %d", "Il %(nome)s dorme", "${x} {{ y }} <%= z %>"),
    *(
        "<b>ciao</b> mondo",
        "<script>alert(1)</script>",
        "a < b > c & d",
        "&lt;b&gt;",
        "<!-- no -->",
        "<b",
        "b>",
    ),
    *(
        "~ciao",
        "@ciao",
        "#ciao",
        "*ciao",
        "ciao*",
        "ciao@",
        "ciao#",
        "ciao~",
        "+ciao+",
        "_ciao_",
        "ciao|mondo",
    ),
    *(
        "ciao\x00mondo",
        "\x00",
        "\x01\x02",
        "\x7f",
        "\x1b[31m",
        "ciao\ud800",
        "\ufffe",
        "\ufffd",
        "\ufeffciao",
    ),
    *(
        "il\u00a0sonno\u202fè\u2009qui",
        "so\u200bnno",
        "\u202esonno\u202c",
        "una\nriga",
        "una\r\nriga",
        "due  spazi",
    ),
    *("perche\u0301", "q\u0332ui", "caffè\u0332", "e\u0301\u0302", "İstanbul", "Straße", "ﬁne", "ǆ"),
    *("👩\u200d🔬 studia", "😀😀 ciao 😀", "日本語", "مرحبا", "Привет мир", "שלום", "हिन्दी", "𝔸𝔹"),
    *(
        "xqbbzx",
        "Xqbczx e xqbbbzx",
        "XQBBZX",
        OPEN,
        CLOSE,
        CLOSE + OPEN,
        f"{OPEN}{OPEN}a{CLOSE}",
        "\ue002 ciao",
    ),
    *(
        f"{OPEN}{CLOSE}",
        f"{OPEN}]{CLOSE} ciao",
        f"{OPEN}\\{CLOSE}ciao{OPEN}[{CLOSE}",
        f"{OPEN}^a$\n{CLOSE} sonno",
    ),
    *(
        f"il {OPEN}x y{CLOSE} e",
        f"so{OPEN}<wbr/>{CLOSE}nno",
        f"{OPEN}1{CLOSE}{OPEN}2{CLOSE} sonno {OPEN}3{CLOSE}",
    ),
    *(f"{OPEN}è solo{CLOSE}", f"ciao {OPEN}😀\ud800{CLOSE}.", f" {OPEN}<a>{CLOSE} sonno {OPEN}</a>{CLOSE} "),
    *(
        " ciao ",
        "\n ciao\t",
        "\u00a0ciao\u00a0",
        "-ciao-",
        "(ciao)",
        "«ciao»",
        "1. ciao",
        "a) ciao",
        "- ciao",
    ),
]
LONG = [
    *("parola " * 2_500, "ma" * 10_000, "è " * 5_000, ", " * 5_000, "1" * 5_000, "😀" * 5_000, "<" * 20_000),
    *("il sonno. " * 2_000, f"{OPEN}<b>{CLOSE}sonno{OPEN}</b>{CLOSE} " * 1_000, "[" * 20_000, "www." * 5_000),
]
SYMBOLS = re.compile(r"[\[\]^$/\\@<>{}~*#%®™°±…=|&+_\x00-\x1f\u200b\u202e😀]")


@pytest.mark.parametrize("target", ["es", "ca", "fr", "pt-BR"])
def test_nothing_is_lost_of_ordinary_and_hostile_sentences(
    translator: Callable[[str, str], Translator], target: str
) -> None:
    sentences = [f"{mark}{s}" for mark in ("", coded("<img/>")) for s in ORDINARY + HOSTILE]
    sentences += LONG if target == "fr" else []
    outputs = translator("it", target).translate(sentences)
    assert len(outputs) == len(sentences) > 200
    for sentence, output in zip(sentences, outputs, strict=True):
        assert Counter(BLANK.findall(sentence)) == Counter(BLANK.findall(output.text))
        before, after = BLANK.sub("", sentence), BLANK.sub("", output.text)
        for kept in (SYMBOLS, re.compile(r"\d+"), re.compile(r"https?://\S+|\S+@\S+\.org")):
            assert kept.findall(before) == kept.findall(after), sentence[:80]
        edges = re.compile(r"\A\s*|\s*\Z")
        assert edges.findall(before) == edges.findall(after), sentence[:80]
        assert bool(before.strip()) == bool(after.strip())


def test_sentences_are_translated_each_for_itself(translator: Callable[[str, str], Translator]) -> None:
    one = translator("it", "es")
    together = [output.text for output in one.translate(ORDINARY * 20)]
    alone = [one.translate([sentence])[0].text for sentence in ORDINARY]
    assert together == alone * 20
    assert one.translate([]) == []


def test_carriers_come_through_every_pair_and_way_as_they_are(
    translator: Callable[[str, str], Translator],
) -> None:
    frames = {  # the words around them matter little: the way is what is tried
        "it": "Il sonno di {}, {} e l'{} è nel {}.",
        "es": "El sueño de {}, {} y la {} es en el {}.",
        "ca": "La son de {}, {} i la {} és en el {}.",
        "fr": "Le sommeil de {}, {} et l'{} est dans le {}.",
        "pt": "O sono de {}, {} e a {} é no {}.",
        "en": "The sleep of {}, {} and the {} is in the {}.",
    }
    ways = [(p.source, p.target) for p in apertium.pairs() if p.source in frames]
    for source, target in [*ways, ("it", "en"), ("it", "fr"), ("it", "pt")]:
        one = translator(source, target)
        groups = [one.carriers[i : i + 4] for i in range(0, len(one.carriers), 4)]
        outputs = one.translate([frames[source].format(*group) for group in groups])
        found = [Counter(re.findall(r"xq\w+", output.text, re.I)) for output in outputs]
        assert found == [Counter(group) for group in groups], (source, target)
        assert not any(set(output.unknown) & set(one.carriers) for output in outputs)
    assert len(set(one.carriers)) == 100


def test_a_stage_that_is_killed_at_work_changes_nothing(
    translator: Callable[[str, str], Translator],
) -> None:
    one = translator("it", "es")
    sentences = ORDINARY * 60
    expected = one.translate(sentences)
    pid = next(pid for pid, name in children().items() if name == "lrx-proc")
    killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
    killer.start()
    assert one.translate(sentences) == expected
    killer.join()
    assert one.translate(sentences[:3]) == expected[:3]
    assert pid not in children()


def test_close_ends_every_process_and_may_be_done_twice(need: Callable[..., str]) -> None:
    need("lt-proc", package="apertium")
    before = children()
    one = apertium.open("it", "es")
    one.translate(["Il sonno."])
    assert len(children()) > len(before)
    one.close()
    one.close()
    assert children() == before
    assert one.translate(["Il sonno."])[0].text == "El sueño."
    one.close()
    assert children() == before


@pytest.mark.parametrize(
    ("end", "code"), [("pass", 0), ("os.kill(os.getpid(), 2)", -2), ("os.kill(os.getpid(), 9)", -9)]
)
def test_no_process_outlives_ours(need: Callable[..., str], end: str, code: int) -> None:
    need("lt-proc", package="apertium")
    program = (
        "import os, signal, sys\nsignal.signal(2, signal.default_int_handler)\n"  # a shell's `&` ignores it
        "from l10n.engines import apertium\none = apertium.open('it', 'es')\n"
        f"print(one.translate(['Il sonno.'])[0].text, flush=True)\nsys.stdin.readline()\n{end}\n"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-3, encoding="utf-8") as process:
        assert process.stdout
        assert process.stdout.readline() == "El sueño.\n"
        stages = children(process.pid)
        assert "lt-proc" in stages.values()
        process.communicate("\n")
    assert process.returncode == code
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in stages) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in stages if Path(f"/proc/{pid}").exists()] == []
