"""The commonest function words of languages in Latin script: what tells a text's language without a model.

From the closed classes of reference grammars (articles, prepositions, pronouns, conjunctions, auxiliaries).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

_WORDS = {
    "en": """a the of and to in is are was were be been it its that this these those with for from on at by an as or
        not but which who have has had we you they their our your his her can will would when while than then there
        into about between through during before after such more most what how why where if do does did""",
    "it": """il lo la i gli le un uno una di del dello della dei degli delle dell al allo alla ai agli alle all da
        dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell sul sulla sui sulle sull con per
        tra fra che chi è e ed o non si come più anche sono era stato stata stati hanno ha ho questo questa questi
        queste quello suo sua suoi loro ci ma se su ad senza dopo prima quando mentre dove perché cui essere ogni c
        d l""",
    "es": """el la los las un una unos unas de del a al en con por para que y e o u no se como más es son fue era han
        ha hay su sus lo le les este esta estos estas ese pero si cuando mientras donde muy también entre sobre sin
        desde hasta ser está están qué nos cada""",
    "fr": """le la les l un une des de du d à au aux en dans sur par pour avec sans et ou ne pas que qu qui est sont
        était a ont être ce cette ces cet son sa ses leur leurs nous vous il elle ils elles on se s plus comme mais si
        quand pendant où très aussi entre lors dont chez c n j y""",
    "de": """der die das den dem des ein eine einen einem einer und oder nicht ist sind war wird werden wurde wurden
        hat haben in im zu zum zur von vom mit für auf an am bei aus nach über durch als auch wie es sie er wir ihr
        sich dass wenn während aber nur noch sehr mehr diese dieser dieses man kann zwischen um wie""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para
        com sem e ou não que se como mais é são foi era tem têm seu sua seus suas este esta esse essa isso mas quando
        enquanto onde muito também entre sobre desde até ser está estão há num numa você""",
    "ca": """el la els les l un una uns unes de del dels d a al als en amb per pel pels que i o no es s com més és són
        va van han ha hi seu seva seus seves aquest aquesta aquests aquestes però si quan mentre on molt també entre
        sobre sense des fins ser està estan què ens cada n""",
    "nl": """de het een en van in is zijn was waren op te met voor aan door bij uit naar over als ook niet dat die
        deze dit er om of maar wordt worden werd heeft hebben tot we wij ze hun meer kan tussen tijdens""",
    "ro": """și şi în la de pe cu din pentru care este sunt a al ale ai un o nu se mai ce că prin sau dar fost
        au are lui ei acest această aceste după între când dacă fi""",
    "pl": """i w z na do nie się jest są to że o od po za przez dla jak ale lub oraz który która które jego jej ich
        był była być może przed przy tym tego ze""",
    "sv": """och att det som en ett den de i på av för med är var inte till om har hade från eller men vi ni sig kan
        ska vid mellan efter under när så också""",
    "da": """og at det som en et den de i på af for med er var ikke til om har havde fra eller men vi sig kan skal
        ved mellem efter under når så også""",
    "nb": """og at det som en et den de i på av for med er var ikke til om har hadde fra eller men vi seg kan skal
        ved mellom etter under når så også""",
    "cs": """a v na se je že s z do o k pro jako jsou nebo ale i po při by byl byla bylo být jeho její jejich který
        která které tak také ve ze""",
    "tr": """ve bir bu da de için ile olarak daha çok en olan gibi kadar ama veya ya ne değil sonra önce""",
    "fi": """ja on ei että se oli ovat ole joka jotka kun myös tai mutta sekä kuin voi hän ne""",
    "hu": """a az és hogy nem is egy van volt ez csak de mint vagy már még azt meg ha""",
}

LANGUAGES = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}
SPEAKERS: dict[str, list[str]] = {}  # of each word
for _lang, _words in LANGUAGES.items():
    for _word in _words:
        SPEAKERS.setdefault(_word, []).append(_lang)

# Languages that neither words nor models tell apart in a sentence: one of each stands for all.
_ALIKE = ({"nb", "no", "nn", "da"}, {"hr", "sr", "bs", "sh"}, {"cs", "sk"}, {"id", "ms"}, {"gl", "pt"})


def alike(lang: str) -> set[str]:
    """A language, and those that are not told from it."""
    return next((group for group in _ALIKE if lang in group), set()) | {lang}


# Languages that have so many words in common that more must speak for one than for the other.
_NEAR = ({"es", "ca", "pt", "gl"}, {"sv", "da", "nb", "no", "nn"}, {"cs", "sk", "pl"}, {"de", "nl"})
SOME = 2  # words that a language may have as many of as another by chance


def rivals(lang: str, source: str) -> set[str]:
    """The languages that a translation from `source` could be taken for: the source's, and near ones."""
    near: set[str] = next((group for group in _NEAR if lang in group), set())
    return (near | {source}) - alike(lang)


_ELSEWHERE = frozenset("all come per die war man also will as so sin son sur on are among her if me".split())


@cache
def own_words(lang: str, other: str) -> frozenset[str]:
    """The function words that a language has, and another has not, nor as other words: all, come."""
    words = LANGUAGES.get(lang, frozenset()) - LANGUAGES.get(other, frozenset()) - _ELSEWHERE
    return frozenset(word for word in words if len(word) > 1)


def votes(words: Iterable[str]) -> Counter[str]:
    """How many of these words (in lower case) are function words of each language."""
    found: Counter[str] = Counter()
    for word in words:
        if word in SPEAKERS:
            found.update(SPEAKERS[word])
    return found
