"""XML as a stream of small trees, read by expat without anything that XML files use to attack their readers.

No document type with declarations, so no entities of its own and no billion laughs; nothing is ever fetched. Time is
linear in the file, and memory is that of its largest tree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from l10n.errors import InputError
from l10n.exchange.entries import folded

_DEPTH = 50  # TBX needs a dozen
_SPACE = " "  # between a namespace and a name


@dataclass(slots=True)
class Element:
    """An element by its local name; its attributes, too, are without namespaces."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[str | Element] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    @property
    def children(self) -> Iterator[Element]:
        return (part for part in self.content if isinstance(part, Element))

    @property
    def text(self) -> str:
        """All text in it, on one line."""
        return folded("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for part in self.content:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()


def read(data: bytes, path: str, wanted: Collection[str], take: Callable[[Element], None]) -> str:
    """Pass every element of these names to `take`, its content with it; returns the root's name.

    Raises InputError for what is not well-formed, or declares entities.
    """
    builder = _Builder(path, wanted, take)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"is no well-formed XML: {expat.ErrorString(error.code)}, column {error.offset + 1}"
        raise InputError(message, path, error.lineno) from None
    except (LookupError, ValueError) as error:
        raise InputError(f"has an encoding that cannot be read: {error}; save it as UTF-8", path, 1) from None
    return builder.root


class _Builder:
    def __init__(self, path: str, wanted: Collection[str], take: Callable[[Element], None]) -> None:
        self.path, self.wanted, self.take = path, wanted, take
        self.root = ""
        self.depth = 0
        self.open: list[Element] = []
        self.parser = parser = expat.ParserCreate(namespace_separator=_SPACE)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._undefined

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEPTH:
            raise self._error(f"has elements nested deeper than {_DEPTH}; no termbase needs that")
        local = name.rpartition(_SPACE)[2]
        self.root = self.root or local
        if self.open or local in self.wanted:
            named = {key.rpartition(_SPACE)[2]: value for key, value in attributes.items()}
            self.open.append(Element(local, named, self.parser.CurrentLineNumber))

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if self.open:
                self.open[-1].content.append(element)
            else:
                self.take(element)

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].content.append(text)

    def _doctype(self, _: str, __: str | None, ___: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            raise self._error(
                "declares its own document type, which may hide entities; remove what is in […]"
            )

    def _entity(self, *_: object) -> None:
        raise self._error("declares an entity; remove the declaration")

    def _undefined(self, name: str, _: bool) -> None:
        raise self._error(f"uses &{name};, which XML does not define; write the character itself")

    def _error(self, message: str) -> InputError:
        return InputError(message, self.path, self.parser.CurrentLineNumber)
