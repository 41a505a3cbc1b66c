"""New words made of known ones: neuroplasticità, ippocampale, Schlafentzugsstudie. No dictionary has them all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.words import bare
from l10n.glossary.affixes import compounding

# Combining forms and prefixes that the sciences share, in the spellings of Romance and Germanic languages.
_PREFIXES = """acro adeno adreno aero agro allo ambi amino an andro angio anglo ante antero anthropo anti antropo
    archaeo
    archeo arterio arthro artro astro audio auto bi bio brachi bradi brady broncho bronco calci carbo carcino
    cardio cefalo centi cephalo cerebro cervico chemo chilo chimio chiro chromo chrono ciber circa circum cito co
    colecisto contra contro cortico counter cranio cripto cromo crono crypto cyber cyto de deca deci demo derma
    dermato des dia digi dis dopamin dorso dé eco electro elektro elettro emato emi encefalo encephalo endo enter
    entero epato epi equi eritro erythro esa eso esquizo estra etero ethno etno eu ex exo extra farmaco fehl feno
    fibro filo fisio fito fono foto fronto fármaco gastro geno geo gero gesamt giga gineco glico gluco gluko glyco
    gyn gynaeco gynäko gynéco haemato haupt hemato hemi hepato hetero hexa hidro hiper hipo hipotalamo hippocampo
    histo holo homeo homo hydro hyper hypo hypothalamo hämato idro il im immun immuno imuno in infero infra inmuno
    inter intra intro iper ipo ipotalamo ippocampo ir iso isto kardio kilo kines kinesi kinesio kortiko laryngo
    latero leuco leuko limfo linfo lipo litho lito lympho macro magneto makro mamo mastro maxi medico mega meso
    meta methyl metil micro mikro milli mini mio mis miso miss mit mono morfo morpho moto muco multi myo nach nano
    narco naso neben nefro neo nephro neuro non nor noradren nutri névro ober octo oculo oligo olo omeo omo onco
    onko ortho orto osteo oto out over ovo paleo pan para parasimpatico patho pato pelvi penta per peri pharmaco
    pheno philo phono photo phylo physio phyto pico piro plasma plio pluri pneumo poli polio poly post pre
    prefronto preter pro proto prä pré pseudo psicho psico psiho psycho psyco pyro quadri quasi quimio radio re
    retro rhino ri rino rück sacro schizo selbst self semi senso sensori sero servo simpatico sin socio somato
    sopra sotto sous sovra sozio spectro spettro spino sub super sur sympatho syn talamo techno tecno tele temporo
    termo tetra thalamo thermo thrombo thyro tireo tiro topo tosso toxico trans tri tribo trombo turbo tálamo
    tóxico ultra un under uni unter uro vaso veno ventro vermo vice video vor xeno zoo zyto öko über""".split()

# What sciences put behind a stem: -logy, -emia, -ergic.
_SCIENCE = re.compile(
    r"(?:log|graf|graph|pat|path|ectom|scop|skop|metr|terap|therap|genes|gen|fobi|phobi|trof|troph|trop|em|aem|äm|erg"
    r"|osi|iti|plast|lis|lys|lit|lyt|cit|cyt|zyt|blast|fonia|phon|plegi|algi|uri|toxi|tossi)"
    r"(?:y|ies|ia|ie|ien|ías?|ias|íes|es?|is?|s|ca|co|ci|che|cas|cos|ques?|ic|ica|ico|ici|iche|icas|icos|iques?"
    r"|isch(?:e[nrs]?)?|ical|ically|isti?|istas?|ists?|o|as?|os|n|nen|ity|ità|idad|idade|itat|ité)"
)

_BASES = {
    "it": ("o", "a", "e", "i", "ia", "io", "are", "ere", "ire", "ico"),
    "es": ("o", "a", "e", "", "ia", "io", "ía", "ar", "er", "ir", "ico", "is"),
    "pt": ("o", "a", "e", "", "ia", "io", "ar", "er", "ir", "ico"),
    "ca": ("", "a", "e", "o", "ia", "i", "ar", "er", "ir", "ic"),
    "fr": ("", "e", "ie", "er", "ir", "ique", "us"),
    "en": ("", "e", "y", "us", "a", "um", "is"),
    "de": ("", "e", "en", "us", "um", "a", "ie", "ik"),
}
# Endings that make an adjective, an adverb, a noun or a form of a verb of a known word, longest first.
_ENDINGS = {
    "it": """ale ali are ari ario aria arie ico ica ici iche oso osa osi ose ivo iva ivi ive ergico ergica ergici
    ergiche
        mente ità zione zioni tore tori trice trici ismo ismi ista isti iste abile abili ibile ibili ante anti
    ente enti
        ato ata ati ate ito ita iti ite uto uta uti ute izzare izza izzano izzato izzata izzati izzate izzazione ando
        endo o a e i ino ina ini ine etto etta etti ette arsi ersi irsi arlo arla arli arle erlo erla erli erle irlo
        irla irli irle arne erne irne andolo andola endolo endola""",
    "es": """al ales ar ares ario aria arios arias ico ica icos icas oso osa osos osas ivo iva ivos ivas érgico érgica
        érgicos érgicas mente idad idades ción ciones dor dora dores doras ismo ismos ista istas able ables ible ibles
        ante antes ente entes ado ada ados adas ido ida idos idas izar iza izan izado izada ización ando iendo o a
    os as
        e es s n an en arse erse irse arlo arla arlos arlas erlo erla erlos erlas ito ita itos itas""",
    "pt": """al ais ar ares ário ária ários árias ico ica icos icas oso osa osos osas ivo iva ivos ivas érgico érgica
        mente idade idades ção ções dor dora dores doras ismo ismos ista istas ável áveis ível íveis ante antes ente
        entes ado ada ados adas ido ida idos idas izar iza izam izado izada ização ando endo indo o a os as e es s
    m am
        em inho inha""",
    "ca": """al als ar ars ari ària aris àries ic ica ics iques ós osa osos oses iu iva ius ives èrgic èrgica èrgics
        ment itat itats ció cions dor dora dors dores isme ismes ista istes able ables ible ibles ant ants ent ents at
        ada ats ades it ida its ides itzar itza itzat itzada itzats ització ant int a es s en o os""",
    "fr": """al ale aux ales aire aires ique iques eux euse euses if ive ifs ives ergique ergiques ment ement ité ités
        tion tions teur trice teurs trices isme ismes iste istes able ables ible ibles ant ante ants antes ent
    ente ents
        é ée és ées i ie is ies iser ise isent isé isée isés isation e es s er ez ons""",
    "en": """al ally ar ary ic ical ically ous ously ergic ity ities ed ing ings er ers ism isms ist ists able
    ness less
        ize izes ized izing ization ise ises ised ising isation s es 's""",
    "de": """al ale alen aler ales är äre ären ärer äres isch ische ischen ischer isches ig ige igen iger iges lich
        liche lichen licher liches iv ive iven erg erge ergen haft bar bare baren ung ungen heit keit ität itäten tion
        tionen or oren er ern erin ismus ist isten ieren iert ierte ierten ierung e en em es er s n st t te ten
    end ende
        enden""",
}
_SUFFIXES = {
    lang: tuple(sorted({*endings.split()}, key=len, reverse=True)) for lang, endings in _ENDINGS.items()
}
_ENCLITICS = {
    "it": re.compile(r"(?:mi|ti|si|ci|vi|gli|glie(?=l))?(?:lo|la|li|le|ne|mi|ti|si|ci|vi|gli)\Z"),
    "es": re.compile(r"(?:me|te|se|nos|os)?(?:me|te|se|nos|os|lo|la|los|las|le|les)\Z"),
}
_STEM = 5  # letters that a stem has at least
_PART = 4  # and a part of a compound
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_DOUBLING = frozenset("a contra fra intra ra sopra sovra".split())  # Italian: sovrappeso, contraddire
_LONGEST = 64  # letters of a word that is taken apart

Reading = tuple[str, ...]  # words that must all be known


def readings(word: str, lang: str) -> Iterator[Reading]:
    """The ways to take a word in small letters for one that is made of others."""
    if len(word) > _LONGEST:
        return
    if lang == "ca" and "ll" in word:
        yield (word.replace("ll", "l·l"),)  # the dot is no letter to glossary.text.normalise
    yield from _suffixed(word, lang)
    if lang in _ENCLITICS:
        yield from _enclitic(word, lang)
    for prefix in _prefixes(word):
        rest = word[len(prefix) :]
        if lang == "it" and prefix in _DOUBLING and rest[:1] == rest[1:2]:
            yield (rest[1:],)
        yield from _with_prefix(prefix, rest, lang)
    if compounding(lang):
        yield from _compounds(word)


def _with_prefix(prefix: str, rest: str, lang: str) -> Iterator[Reading]:
    if len(rest) >= (_PART if len(prefix) > 3 else _STEM):
        yield (rest,)
    if len(prefix) > 3:
        if _SCIENCE.fullmatch(rest):
            yield ()
        yield from _suffixed(rest, lang)
        for second in (each for each in _prefixes(rest) if len(each) > 3):
            if len(rest) - len(second) >= _STEM:
                yield (rest[len(second) :],)
                yield from _suffixed(rest[len(second) :], lang)
            if _SCIENCE.fullmatch(rest, len(second)):
                yield ()


def _prefixes(word: str) -> list[str]:
    return [prefix for prefix in _PREFIXES if word.startswith(prefix)]


def _suffixed(word: str, lang: str) -> Iterator[Reading]:
    for ending in _SUFFIXES.get(lang, ()):
        stem = word[: len(word) - len(ending)]
        if len(stem) >= _STEM and word.endswith(ending):
            yield from ((stem + base,) for base in _BASES[lang] if stem + base != word)
            if lang == "it" and stem.endswith("h"):
                yield from ((stem[:-1] + base,) for base in ("o", "a"))


def _enclitic(word: str, lang: str) -> Iterator[Reading]:
    """aplicarle, escríbanos, riciclarlo: a form of a verb with its pronouns."""
    found = _ENCLITICS[lang].search(word)
    if found and found.start() >= _PART:
        verb = word[: found.start()]
        yield from ((form,) for form in {verb, bare(verb), bare(verb) + "e", bare(verb) + "s"})


def _compounds(word: str) -> Iterator[Reading]:
    for cut in range(_PART, len(word) - _PART + 1):
        head, tail = word[:cut], word[cut:]
        for link in _LINKS:
            first = head.removesuffix(link)
            if len(first) >= _PART and head.endswith(link):
                yield (first, tail)
                yield (first + "e", tail)
