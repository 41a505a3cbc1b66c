"""HTML to segments and back by spans of the page's own text. Standard library only."""

from l10n.html.page import Publication, publish, speak, title
from l10n.html.parser import parse
from l10n.html.splice import localize, problems

__all__ = ["Publication", "localize", "parse", "problems", "publish", "speak", "title"]
