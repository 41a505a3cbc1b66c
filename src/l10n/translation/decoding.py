"""Sentences through an engine, with what must not change carried around it, and looked for afterwards.

What is lost on the way is tried again with other carriers; at last the sentence is translated in parts around it, so
that it is there in any case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from l10n.engines import CLOSE, OPEN, Output, Translator
from l10n.translation.carriers import calibrated, chosen, places
from l10n.translation.edits import Edit, apply, inverse
from l10n.translation.shield import SIGN, Kept, Part

_TURNS = 6  # of carriers, before a sentence is cut
_OUTSIDE = frozenset(("citation", "mark", "reference", "blank"))  # what may stand outside the sentence
_END = re.compile(r"[.!?…:;。！？]*\Z")
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with signs, what they stand for, and what else must come back."""

    text: str
    kept: Mapping[str, Kept]
    copied: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence's translation, with its signs; and what the engine was asked and said, to align them."""

    text: str
    asked: str = ""  # "" where there was nothing to ask, or it was asked in parts
    answered: str = ""
    there: tuple[tuple[Edit, ...], ...] = ()  # stages that make the sentence of what was asked
    here: tuple[tuple[Edit, ...], ...] = ()  # and the translation of what was answered
    others: tuple[Rendering, ...] = ()  # next best ones
    unknown: tuple[str, ...] = ()
    cut_at: tuple[str, ...] = ()  # signs and words that the sentence had to be cut at
    lost: tuple[str, ...] = ()  # names that could be translated, and have been, or are not there


@dataclass(slots=True)
class _Attempt:
    """A sentence on its way: what was lost so far, how often it was tried, and what will do in the end."""

    sentence: Sentence
    lost: set[Part] = field(default_factory=set)
    turn: int = 0
    spare: Rendering | None = None  # with all but names, which may have translations


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked in place of a sentence: carriers and blanks by what they stand for."""

    asked: str
    edits: tuple[Edit, ...]  # make it of the sentence
    stand_ins: Mapping[str, str]  # in the answer, to what is put there again
    ending: str  # what is left out, and put before the stop again


@dataclass(frozen=True)
class Decoder:
    """An engine that is ready for two languages, with the words that it copies."""

    translator: Translator
    source: str  # BCP 47

    @cached_property
    def carriers(self) -> tuple[str, ...]:
        return calibrated(self.translator, self.source)

    def decode(self, sentences: Sequence[Sentence], alternatives: int = 0) -> list[Rendering]:
        """Translate sentences, 1:1 and in order; equal ones once. Raises EngineFailed."""
        done: dict[int, Rendering] = {}
        waiting = {n: _Attempt(sentence) for n, sentence in enumerate(sentences)}
        while waiting:
            plans = {n: _plan(one, self) for n, one in waiting.items()}
            outputs = _asked((plan.asked for plan in plans.values() if plan), self.translator, alternatives)
            for n, plan in plans.items():
                if plan is None:
                    done[n] = waiting[n].spare or _in_parts(waiting[n], self.translator)
                elif (found := _read(plan, outputs[plan.asked], waiting[n])) is not None:
                    done[n] = found
            waiting = {n: attempt for n, attempt in waiting.items() if n not in done}
        return [done[n] for n in range(len(sentences))]


def _asked(texts: Iterable[str], translator: Translator, alternatives: int) -> dict[str, Output]:
    distinct = list(dict.fromkeys(texts))
    spoken = [text for text in distinct if _LETTER.search(text)]
    outputs = dict(zip(spoken, translator.translate(spoken, alternatives=alternatives), strict=True))
    return {text: _spaced(outputs[text], text) if text in outputs else Output(text) for text in distinct}


def _spaced(output: Output, asked: str) -> Output:
    """The output without the doubled spaces that are the engine's own."""
    own = "  " in output.text and "  " not in asked
    return replace(output, text=_SPACES.sub(" ", output.text)) if own else output


def _plan(attempt: _Attempt, decoder: Decoder) -> _Plan | None:
    """What to ask; None where no carrier is left and the sentence must be cut."""
    if attempt.turn >= _TURNS:
        return None
    sentence, text = attempt.sentence, attempt.sentence.text
    spans = sorted([match.span() for match in SIGN.finditer(text)] + [part.span for part in attempt.lost])
    ending = "" if decoder.translator.blanks else _ending(text, sentence.kept)
    edits: list[Edit] = []
    stand_ins: dict[str, str] = {}
    for start, end in spans:
        part = text[start:end]
        kept = sentence.kept.get(part)
        if kept and decoder.translator.blanks and kept.kind not in ("term", "name", "mark", "code"):
            word = (
                f"{OPEN}{'' if kept.kind == 'blank' else 'x'}{part}{CLOSE}"  # a letter: it is read as a word
            )
        elif ending and start >= len(text.rstrip(".!?…:;。！？")) - len(ending):
            edits.append(Edit(start - (text[start - 1 : start] == " "), end, ""))
            continue
        else:
            word = chosen(decoder.carriers, kept.text if kept else part, stand_ins, text, attempt.turn)
        if not word:
            return None
        edits.append(Edit(start, end, word))
        stand_ins[word] = part
    return _Plan(apply(text, edits), tuple(edits), stand_ins, ending)


def _ending(text: str, kept: Mapping[str, Kept]) -> str:
    """Signs of citations and marks before the stop, with the space before them: " [3]" """
    end = len(text) - len(_END.search(text)[0])  # type: ignore[index]
    start = end
    while start and text[start - 1] in kept and kept[text[start - 1]].kind in _OUTSIDE:
        start -= 1
    if start == end or not _LETTER.search(text, 0, start):
        return ""
    return text[start - 1 : end] if text[start - 1] == " " else text[start:end]


def _read(plan: _Plan, output: Output, attempt: _Attempt) -> Rendering | None:
    """The rendering that an output gives; None where something is lost, which the attempt then knows."""
    sentence = attempt.sentence
    rendering = _restored(plan, output.text, sentence)
    if rendering is None:
        attempt.turn += 1
        return None
    if missing := _missing(sentence, rendering.text):
        if attempt.spare is None and all(part.kind == "proper" for part in missing):
            names = sorted(sentence.text[slice(*part.span)] for part in missing)
            attempt.spare = replace(rendering, lost=tuple(names))
        attempt.turn += missing <= attempt.lost
        attempt.lost |= missing
        return None
    others = (_restored(plan, text, sentence) for text in output.others)
    good = tuple(one for one in others if one and not _missing(sentence, one.text))
    unknown = tuple(word for word in output.unknown if word not in plan.stand_ins)
    return replace(rendering, others=good, unknown=unknown)


def _restored(plan: _Plan, answered: str, sentence: Sentence) -> Rendering | None:
    """What was carried, in its place again; None where a stand-in is not there exactly once."""
    edits: list[Edit] = []
    for word, part in plan.stand_ins.items():
        found = (
            [m.span() for m in re.finditer(re.escape(word), answered)]
            if word[0] == OPEN
            else places(answered, word)
        )
        if len(found) != 1:
            return None
        edits.append(Edit(*found[0], part))
    if plan.ending:
        at = len(answered) - len(_END.search(answered)[0])  # type: ignore[index]
        edits.append(Edit(at, at, plan.ending))
    edits.sort()
    text = apply(answered, edits)
    if Counter(SIGN.findall(text)) != Counter(SIGN.findall(sentence.text)):
        return None
    there = tuple(inverse(sentence.text, plan.edits))
    return Rendering(text, plan.asked, answered, (there,), (tuple(edits),))


def _missing(sentence: Sentence, text: str) -> set[Part]:
    """What the engine should have copied and has not, or not as often."""
    wanted: dict[str, list[Part]] = {}
    for part in sentence.copied:
        wanted.setdefault(sentence.text[slice(*part.span)], []).append(part)
    return {part for word, parts in wanted.items() if len(places(text, word)) < len(parts) for part in parts}


def _in_parts(attempt: _Attempt, translator: Translator) -> Rendering:
    """The sentence translated in parts between what no carrier brings through."""
    sentence = attempt.sentence
    sure = [part.span for part in sentence.copied if part.kind != "proper"]
    cuts = sorted([match.span() for match in SIGN.finditer(sentence.text)] + sure)
    parts: list[str] = []
    done = 0
    for start, end in (*cuts, (len(sentence.text), len(sentence.text))):
        parts += (sentence.text[done:start], sentence.text[start:end])
        done = end
    cores = [_core(part) for part in parts[::2]]
    spoken = [core for core in cores if _LETTER.search(core)]
    said = dict(zip(spoken, translator.translate(spoken), strict=True)) if spoken else {}
    parts[::2] = [
        part.replace(core, said[core].text, 1) if core in said else part
        for part, core in zip(parts[::2], cores, strict=True)
    ]
    unknown = tuple(word for output in said.values() for word in output.unknown)
    return Rendering(
        "".join(parts), cut_at=tuple(sentence.text[slice(*cut)] for cut in cuts), unknown=unknown
    )


def _core(part: str) -> str:
    """A part of a sentence without the signs and spaces at its ends."""
    places = [at for at, char in enumerate(part) if char.isalnum()]
    return part[places[0] : places[-1] + 1] if places else ""
