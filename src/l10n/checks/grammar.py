"""What a language puts between the words of a term: conjunctions, articles and prepositions, adjectives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed classes of a language, in lower case, elided words without their apostrophe."""

    joins: frozenset[str]  # words that coordinate
    paired: Mapping[str, str]  # words that do so only where another stands: sia … che
    light: frozenset[str]  # articles, possessives, prepositions: di, del, del suo; de tipo
    verbs: frozenset[str]  # finite ones that are everywhere, and tell a clause from a conjunct
    describing: re.Pattern[str]  # adjectives, by their endings
    relational: re.Pattern[str]  # endings that turn a noun into an adjective: hippocamp-al


# What stands for the first noun before a second conjunct: i recettori NMDA e quelli GABA.
PRONOUNS = frozenset(
    """quello quella quelli quelle quel quei aquel aquella aquellos aquellas aquele aquela aqueles aquelas
    celui celle ceux celles those""".split()
)

_JOINS = {
    "it": "e ed o od oppure né sia ma nonché ovvero ossia",
    "es": "y e o u ni tanto pero sino",
    "fr": "et ou ni soit mais",
    "pt": "e ou nem tanto mas",
    "ca": "i o ni tant però sinó",
    "en": "and or nor but plus versus vs not",
    "de": "und oder sowie bzw beziehungsweise noch aber",
    "nl": "en of noch zowel maar",
    "sv": "och eller samt men",
    "da": "og eller samt men",
    "nb": "og eller samt men",
    "ro": "și şi sau ori nici dar",
    "pl": "i oraz lub albo ani a",
    "cs": "a i nebo ani či",
    "ru": "и или либо ни а",
    "uk": "і й та або чи ні",
    "el": "και κι ή ούτε",
    "tr": "ve veya ya da ile",
    "ko": "와 과 및 또는 이나 나",
    "ar": "و أو او ثم كذلك",
    "he": "או ו",
}
_PAIRED = {
    "it": "che:sia quanto:tanto come:così",
    "es": "como:tanto",
    "fr": "que:ainsi ainsi:que",
    "pt": "como:tanto quanto:tanto",
    "ca": "com:tant",
    "en": "well:as as:well",
    "de": "als:sowohl wie:sowohl auch:sowohl",
    "nl": "als:zowel",
}
_LIGHT = {
    "it": """il lo la i gli le l un uno una di d del dello della dei degli delle dell a al allo alla ai agli alle all
        da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell
        su sul sullo sulla sui sugli sulle sull con col per quello quella quelli quelle quel quei anche tipo
        suo sua suoi sue mio mia miei mie tuo tua tuoi tue nostro nostra nostri nostre vostro vostra vostri
        vostre loro""",
    "es": """el la los las lo un una unos unas de del a al en con por para sobre aquel aquella aquellos también tipo
        su sus mi mis tu tus nuestro nuestra nuestros nuestras vuestro vuestra""",
    "fr": """le la les l un une de du des d à au aux en dans sur par pour avec celui celle ceux celles aussi type
        son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs""",
    "pt": """o a os as um uma de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com sobre
        aquele aquela aqueles aquelas também tipo
        seu sua seus suas meu minha meus minhas teu tua teus tuas nosso nossa nossos nossas""",
    "ca": """el la els les l un una de d del dels a al als en per pel pels amb sobre també tipus
        seu seva seus seves meu meva teu teva nostre nostra nostres vostre vostra""",
    "en": "the a an of in on to for with both also your our their its his her my",
    "de": """der die das des dem den ein eine einer eines einem einen an am auf im in von vom zu zum zur mit für auch
        ihr ihre ihrer ihres ihrem ihren sein seine seiner seines seinem seinen dein deine deiner deines deinem deinen
        unser unsere unserer unseres unserem unseren mein meine meiner meines""",
    "nl": "de het een van in op voor met ook uw je jouw zijn haar hun ons onze",
    "ar": "ال في على من إلى عن نوع",
}
_VERBS = {
    "it": "è sono era erano ha hanno può possono si non viene vengono fa fanno agisce",
    "es": "es son era eran está están ha han puede pueden se no hay actúa",
    "fr": "est sont était ont peut peuvent se s ne n sera agit",
    "pt": "é são era está estão tem têm pode podem se não há atua",
    "ca": "és són era està estan ha han pot poden es no té actua",
    "en": "is are was were has have had can may will does do did not it which that act acts",
    "de": "ist sind war waren hat haben kann können wird werden sich nicht wirkt",
    "nl": "is zijn was heeft hebben kan kunnen wordt worden niet",
}
_DESCRIBING = {
    "it": """al[ei] ar[ei] ic[oaie] ich[ei] iv[oaie] os[oaie] ori[oa]? an[oaie] ane[oa] at[oaie] ent[ei] ant[ei] tor[ei]
        tric[ei] bil[ei] dett[oaie]""",
    "es": """al(?:es)? ar(?:es)? ic[oa]s? iv[oa]s? os[oa]s? ori[oa]s? ari[oa]s? an[oa]s? ad[oa]s? id[oa]s? ntes?
        dor(?:es|as?)? bles?""",
    "fr": """al ales? aux iques? ifs? ives? eux euses? oires? aires? iens? iennes? és? ées? nts? ntes? bles? teurs?
        trices? dite?s?""",
    "pt": """al ais ar(?:es)? ic[oa]s? iv[oa]s? os[oa]s? óri[oa]s? ári[oa]s? an[oa]s? ad[oa]s? id[oa]s? ntes?
        dor(?:es|as?)? veis vel""",
    "ca": """als? ars? ics? iques ica iu ius iva ives ós osa osos oses ori oris òria ari aris ària àries ats? ada ades
        nts? dors? dora bles?""",
    "en": """al ic ive ory ary ous ar ed ing ant ent able ible like types? subtypes? stress glutamate channel""",
    "de": "[a-zäöüß]{3,}(?:e|en|er|es|em)",
    "ar": r"ال\w+ \w+ي \w+ية",
}
_RELATIONAL = {
    "it": "al[ei] ar[ei] (?:erg|t)?ic[oaie] (?:erg|t)?ich[ei] os[oaie] ari[oae]?",
    "es": "al(?:es)? ar(?:es)? (?:erg|t)?ic[oa]s? os[oa]s? ari[oa]s?",
    "fr": "al ales? aux aires? (?:erg|t)?iques? ien(?:ne)?s? els? elles? eux euses?",
    "pt": "al ais ar(?:es)? (?:erg|t)?ic[oa]s? os[oa]s? ari[oa]s?",
    "ca": "als? ars? (?:erg|t)?ics? (?:erg|t)?ica (?:erg|t)?iques ari[as]? aries os osa osos oses",
    "en": "i?al i?ally u?lar ar ary t?ic ical t?ically ous ergic",
    "de": "(?:al|ar|t?isch|erg|ell)(?:e[mnrs]?)?",
}
_NONE = re.compile(r"(?!)")


@cache
def grammar(lang: str) -> Grammar:
    """What is known of a language, by its primary subtag; of an unknown one, nothing."""

    def words(table: dict[str, str]) -> frozenset[str]:
        return frozenset(table.get(lang, "").split())

    def ending(table: dict[str, str], before: str) -> re.Pattern[str]:
        return re.compile(f"{before}(?:{'|'.join(table[lang].split())})") if lang in table else _NONE

    return Grammar(
        joins=words(_JOINS),
        paired={word: other for word, _, other in (pair.partition(":") for pair in words(_PAIRED))},
        light=words(_LIGHT),
        verbs=words(_VERBS),
        describing=ending(_DESCRIBING, r"\w*"),
        relational=ending(_RELATIONAL, ""),
    )
