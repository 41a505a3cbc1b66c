"""What translators may do with quotation marks, and with what ends a sentence, as languages and genres differ.

Quotation marks set a word apart, or say that somebody else said it. Where another thing does either ("so-called",
italics, a dash, the word "proverb"), one language has marks that another has not. An exclamation mark goes with
wishes, greetings and warnings in one language more than in another. What only states a thing ends as in the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from l10n.checks.pairing import Quotation
from l10n.model import Span

_MOST = 50  # quotations that are looked at
_NEAR = 40  # characters before a quotation
_LONGEST = 200  # characters of a last sentence
_SO_CALLED = re.compile(
    r"(?:\bso[- ]called|\bsogenannt\w{0,2}|\bso genannt\w{0,2}|\bcosiddett[aeio]|\bllamad[ao]s?|\bdenominad[ao]s?"
    r"|\b(?:ainsi )?dite?s?|\bsoi-disant|\bchamad[ao]s?|\banomenad[ae]s?)[\s,:<>/\w]{0,12}\Z",
    re.I,
)
_SO_CALLED_BARE = re.compile(r"\b(?:so-called|sogenannt\w{0,2}|so genannt\w{0,2})\s(?=\w)", re.I)
_CALLED = re.compile(
    r"\b(?:called|known as|termed|dubbed|named?|nicknamed|terms?|words?|detto|detta|dett[ie]|chiamat[aeio]|noto come"
    r"|nota come|termin[ei]|parol[ae]|conocid[ao]s? como|apodad[ao]|palabras?|términos?|appelée?s?|nommée?s?|mots?"
    r"|termes?|surnommée?|baptisée?|genannt|bezeichnet als|Begriffe?|Wort|Wörter|namens)[\s,:<>/\w]{0,12}\Z",
    re.I,
)
_PROVERB = re.compile(
    r"\b(?:as (?:they|we|people) say|they say|(?:old|the) saying|saying goes|proverbs?|adages?|mottos?"
    r"|proverbi[oa]?|come si (?:suol )?dice?(?:re)?|come si dice|si suol dire|motto|(?:vecchio|il) detto"
    r"|heißt es (?:so schön|immer|nicht umsonst)|so heißt es|wie (?:man|es) so schön sagt|sagt man|Sprichw\w+"
    r"|refrán|dichos?|como se (?:suele )?(?:dice|decir)|se suele decir|lema"
    r"|proverbes?|dictons?|comme on dit|dit-on|dit le (?:proverbe|dicton))\b[^.?!:]{0,30}[:,]\s?\Z",
    re.I,
)
_INDIRECT = re.compile(r"\bqu[’']|\b(?:que|che|dass|that|ob|whether|if|si|se)(?![^\W\d_])")
_WITHIN = re.compile(
    r"(?<=[?!.…])[\s\u00a0\u202f]*[–—]\s(?=[^\W\d_])|\s—(?=[^\W\d_])"
)  # where another speaks in one quotation
_ACT = re.compile(
    r"\b(?:click|tap|press|select|choose|go to|open|button|menu|tab|option|key|field|page|folder"
    r"|clicca\w*|premi|premere|selezion\w+|scegli\w*|pulsante|scheda|voce|casella|cliquez|appuyez|bouton|onglet"
    r"|menú|botón|pulse|haga clic|pestaña|klicken|tippen|wählen|Schaltfläche|Taste)\b",
    re.I,
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<=[^\W\d_.:?!] .)\w")

_SENTENCE = re.compile(r"[.?!…:][\"”»“'’)\]\s]+")
_SPOKEN = re.compile(r"[\"”»“’」]\s*\Z")
_HEARTY = re.compile(
    r"""\b(?:thanks?|thank\ you|welcome|congratulations|good\ luck|enjoy|sorry|please|grazie|benvenut[aeio]|complimenti
    |auguri|buon[ao]?|prego|peccato|danke|willkommen|sweet\ dreams|sogni\ d[’']oro|dulces\ sueños
    |(?:herzlichen?\ )?glückwunsch|viel\ (?:erfolg|spaß|glück)|schade
    |bitte|gracias|bienvenid[ao]s?|enhorabuena|felicidades|felicitaciones|suerte|lástima|merci|bienvenue|félicitations
    |bravo|bonne?|dommage|obrigad[ao]|bem-vind[ao]s?|parabéns|hello|hi|hey|ciao|hallo|hola|bonjour|salut|goodbye
    |arrivederci|tschüss|adiós|au\ revoir|see\ you|a\ presto|bis\ bald|hasta|à\ bientôt|guten?|frohe[sn]?|feliz
    |happy|merry|joyeux|long\ live|viva|vive|es\ lebe|hurra[hy]?|alas|wow|oh|aiuto|help|hilfe|stop|halt|basta)\b""",
    re.I | re.X,
)
_WARNING = re.compile(
    r"\s*(?:warning|caution|danger|attention|beware|careful|be careful|watch out|avvertenza|attenzione|pericolo|cuidado"
    r"|atención|advertencia|peligro|ojo|achtung|vorsicht|warnung|gefahr|avertissement|prudence|gare|atenção)\b",
    re.I,
)
_ANSWER = re.compile(
    r"(?:\A|\W)(?:yes|no|sì|sí|non|oui|si|ja|nein|doch|never|mai|nunca|jamais|nie|now|subito)\Z", re.I
)
_EXCLAIMED = re.compile(
    r"(?:what an?|such an?|how \w+|che|quant[aeio]|was für|welche?[rs]?|wie|qué|cuánt[ao]s?|quell?e?s?|que|comme)\s",
    re.I,
)
_ASKED = re.compile(  # imperatives that English texts address to their readers with
    r"(?:(?:so|and|then|but|now),?\s)?(?:don[’']t|do not|never|always|try|come|join|visit|discover|call|stay"
    r"|make sure|be|keep|get|let[’']s|let us|remember|hurry|wait|look|watch|start|stop|take|give|go|see|read|find"
    r"|check|click|tap|tell|ask|book|order|buy|share|subscribe|sign|save|send|write|follow|handle|use|wash|turn|put"
    r"|leave|listen|forget)\b",
    re.I,
)
_FORMAL = re.compile(r"(?:\w+[,:]? )?\w{2,}n Sie\b")  # Versuchen Sie …
_TOLD = re.compile(
    r"(?:non?|ne|nie|niemals|nicht|nunca|jamais|mai)\s\w|.*\b(?:verboten|vietato|prohibido|interdit)\b", re.I
)
_SHORT = 6  # words
_AND_SO_ON = re.compile(
    r"(?:\betc|\becc|\busw|\bund so weiter|\band so on|\band so forth|\be così via|\by así sucesivamente"
    r"|\bet ainsi de suite|\bu\. ?[aäÄ]|\bu\. ?s\. ?w|\bu\. ?v\. ?m|\band (?:the like|others|more))\.?\s*\Z",
    re.I,
)
_NOTHING = re.compile(
    r"(?:keine?|nessun[ao]?|ningún|ninguna|aucune?|no|nenhuma?|cap)\s(?:[^\W\d_]+\s?){1,3}\Z", re.I
)


def without(
    texts: tuple[str, str], found: tuple[Sequence[Quotation], Sequence[Quotation]], langs: tuple[str, str]
) -> int:
    """How many of a source's quotations need no marks in a translation.

    "So-called" makes them superfluous in German (Duden) and English (Chicago Manual of Style), a capital where names
    alone have one.
    """
    (source, target), (wanted, kept) = texts, found
    free = sum(len(_WITHIN.findall(target, each.start, each.end)) for each in kept[:_MOST])
    quoted = [target[each.start + 1 : each.end].strip() for each in kept[:_MOST]]
    for each in wanted[:_MOST]:
        before = source[max(0, each.start - 60) : each.start]
        content = source[each.start + 1 : each.end].strip(" ,.\u00a0\u202f")
        name = (
            langs[0] != "de"
            and not _CALLED.search(before)
            and before.strip() != ""
            and content.istitle()
            and content.isalpha()
        )
        indirect = before.rstrip().endswith(":") and ":" not in target and _INDIRECT.search(target)
        free += bool(
            indirect or _PROVERB.search(before) or (name and content in target and content not in quoted)
        )
    if free == 0:
        free += any(_PROVERB.search(target[max(0, at - 60) : at]) for at in _introduced(target))
    if langs[1] in ("de", "en"):
        free += len(_SO_CALLED_BARE.findall(target))
    return free


def _introduced(text: str) -> Sequence[int]:
    """Where something follows a colon or a comma."""
    return [match.end() for match in islice(re.finditer(r"[:,]\s", text), _MOST)]


def added(source: str, target: str, found: Sequence[Quotation]) -> int:
    """How many of a translation's quotations have marks for what its source sets apart otherwise, or not at all."""
    acts = bool(_CAPITAL.search(source)) and bool(_ACT.search(source))
    free = 0
    for each in found[:_MOST]:
        before = target[max(0, each.start - _NEAR) : each.start]
        content = target[each.start + 1 : each.end].strip(" ,.\u00a0\u202f")
        foreign = len(content) > 3 and not content.isupper() and content in source
        label = acts and content[:1].isupper()
        free += bool(foreign or label or _SO_CALLED.search(before) or _CALLED.search(before))
    return free


def may_end(
    texts: tuple[str, str],
    ends: tuple[Span, Span],
    kinds: tuple[frozenset[str], frozenset[str]],
    langs: tuple[str, str],
) -> bool:
    """Whether two texts may end in these signs, one in each: a full stop and another, or none."""
    last = [_last(text, end[0]) for text, end in zip(texts, ends, strict=True)]
    both = kinds[0] | kinds[1]
    if both == {"."}:
        return any(_NOTHING.fullmatch(text) for text in last)
    if both == {".", "…"}:
        return any(_AND_SO_ON.search(text) for text in last)
    if both != {".", "!"}:
        return False
    warned = any(_WARNING.match(text) for text in texts) and len(texts[0].split()) >= _SHORT // 2
    if kinds[0] == {"!"}:  # what exclaims goes on to do so, but for commands in English and German
        asked = langs[1] == "en" and _ASKED.match(last[1]) is not None
        return warned or asked or (langs[0] == "de" and _FORMAL.match(last[0]) is not None)
    spoken = any(_SPOKEN.search(text) for text in texts)
    return spoken or warned or any(_emphatic(text, lang) for text, lang in zip(last, langs, strict=True))


def _last(text: str, end: int) -> str:
    """The last sentence of a text without what ends it."""
    tail = text[max(0, end - _LONGEST) : end]
    start = max((match.end() for match in _SENTENCE.finditer(tail)), default=0)
    return tail[start:].strip(" \u00a0\u202f¡¿\"“«„'")


def _emphatic(sentence: str, lang: str) -> bool:
    """Whether a sentence greets, wishes, asks for something or exclaims."""
    short = len(sentence.split()) <= _SHORT
    if _ANSWER.search(sentence) or (short and (_EXCLAIMED.match(sentence) or _TOLD.match(sentence))):
        return True
    if (lang == "en" and _ASKED.match(sentence)) or (lang == "de" and _FORMAL.match(sentence)):
        return True
    return _HEARTY.match(sentence) is not None or (short and _HEARTY.search(sentence) is not None)
