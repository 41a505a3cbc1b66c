"""A route of packages as the pipeline's translator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce

from l10n.alignment import Alignment, through
from l10n.engines import EngineFailed, Output
from l10n.engines.argos.model import Model


class Route:
    """Models one after the other. Each sentence goes through all of them on its own."""

    blanks = False

    def __init__(self, models: Sequence[Model]) -> None:
        self._models = tuple(models)
        self._middle: dict[str, tuple[str, ...]] = {}  # sentence -> what it was on the way
        self.id = "argos:" + "+".join(model.package.id for model in models)

    @cached_property
    def carriers(self) -> Sequence[str]:
        """Words that every model has as one piece. See the protocol."""
        first, *others = self._models
        return [word for word in first.carriers() if all(model.carries(word) for model in others)]

    def translate(self, sentences: Sequence[str], *, alternatives: int = 0) -> list[Output]:
        """See the protocol. Alternatives differ in the last translation of a route."""
        with self._failing():
            middle = self._passed(sentences)
            found = self._models[-1].translate([way[-1] for way in middle], alternatives)
            unknown = self._models[0].unknown(sentences)
            return [_output(texts, words) for texts, words in zip(found, unknown, strict=True)]

    def _passed(self, sentences: Sequence[str]) -> list[tuple[str, ...]]:
        """For each sentence, itself and what it is after each model but the last."""
        missing = (
            [s for s in dict.fromkeys(sentences) if s not in self._middle] if len(self._models) > 1 else []
        )
        if missing:
            stages: list[Sequence[str]] = [missing]
            for model in self._models[:-1]:
                stages.append([texts[0] for texts in model.translate(stages[-1])])
            self._middle.update(zip(missing, zip(*stages, strict=True), strict=True))
        return [self._middle.get(sentence, (sentence,)) for sentence in sentences]

    def align(self, sentences: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        """See the protocol."""
        with self._failing():
            middle = self._passed(sentences)
            stages = [*zip(*middle, strict=True), tuple(translations)] if middle else []
            legs = [
                model.align(texts, results)
                for model, texts, results in zip(self._models, stages, stages[1:], strict=False)
            ]
            return [_through(parts) for parts in zip(*legs, strict=True)]

    def close(self) -> None:
        """See the protocol."""
        for model in self._models:
            model.close()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (RuntimeError, ValueError, MemoryError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise EngineFailed(f"{self.id} failed: {reason}") from error


def _output(texts: Sequence[str], unknown: tuple[str, ...]) -> Output:
    best, *others = dict.fromkeys(texts)
    return Output(best, unknown, tuple(others))


def _through(parts: Sequence[Alignment | None]) -> Alignment | None:
    found = [part for part in parts if part is not None]
    return reduce(through, found) if found and len(found) == len(parts) else None
