"""What the reference grammars say about inflection, as tables: endings, and words that take none.

A line `ca che chi` reads: a word in -ca has forms in -che and -chi; `-` stands for no ending. The longest ending
that fits a word decides, and gives all the forms that words with this ending can have, since a form that
does not exist matches nothing. What endings cannot tell (uomo, uomini) stands as a whole word, after `=`.
"""

from __future__ import annotations

from functools import cache

# The other number of a noun or adjective, in its own gender.
_NUMBER = {
    "it": """
        a e; ca che; ga ghe; arca archi; ega eghi eghe; cia ce cie; gia ge gie; scia sce; ista isti iste
        iatra iatri iatre; oma omi ome; ema emi eme; amma ammi amme; isma ismi; asma asmi; agma agmi
        igma igmi; umma ummi; auma aumi; clima climi; zima zimi; eta eti ete; ota oti ote; cida cidi cide
        auta auti aute; bata bati bate; ma me mi; - s; u; e i; ie ie i; superficie superfici; o i; co ci chi
        go gi ghi; io i ii; cio ci; gio gi; glio gli; i; à; è; é; ì; ò; ù
        =specie; =serie; =uomo uomini; =dio dei; =bue buoi; =ala ali; =arma armi; =mano mani; =eco echi
        =uovo uova; =tempio templi; =braccio braccia bracci; =dito dita; =osso ossa ossi
        =labbro labbra labbri; =ginocchio ginocchia ginocchi; =ciglio ciglia cigli
        =sopracciglio sopracciglia; =membro membra membri; =orecchio orecchie orecchi; =muro mura muri
        =lenzuolo lenzuola; =centinaio centinaia; =migliaio migliaia; =paio paia; =miglio miglia
        =midollo midolla midolli; =calcagno calcagna calcagni; =radio; =virus; =moglie mogli; =euro; =cinema
        =gorilla
    """,
    "es": """
        a as; e es; i is; o os; u us; á ás aes; é és; í íes ís; ó ós; ú úes ús; ás ases; és eses; ís ises
        ús uses; ós oses; án anes; én enes; ín ines; ón ones; ún unes; ór ores; ár ares; áter ateres; z ces
        s ses; x xes; y yes ys; t ts tes; m ms mes; c cs; k ks; b bs bes; g gs gues; p ps; f fs; en enes
        amen ámenes; emen émenes; imen ímenes; omen ómenes; umen úmenes; agen ágenes; igen ígenes
        ermen érmenes; oven óvenes; rden órdenes; luten lútenes; polen pólenes; argen árgenes; - es s
        =orden órdenes; =régimen regímenes; =espécimen especímenes; =carácter caracteres; =gas gases
        =mes meses; =tos toses; =dios dioses; =res reses; =bus buses; =as ases; =origen orígenes
        =margen márgenes; =virgen vírgenes; =adn; =crisis; =vez veces; =pie pies; =té tés; =café cafés
        =test test tests; =club clubs clubes
    """,
    "fr": """
        - s; s; x; z; al aux als; ail aux ails; au aux aus; eu eux eus; ou ous oux
        =œil yeux; =oeil yeux; =ciel cieux ciels; =monsieur messieurs; =madame mesdames; =os; =bail baux
        =landau landaus; =pneu pneus; =bleu bleus; =maximum maximums maxima; =minimum minimums minima
        =stimulus stimuli; =stimuli stimulus; =bacille bacilles; =spectrum spectra; =qualia
    """,
    "pt": """
        a as; e es; i is; o os; u us; á ás; é és; ê ês; í ís; ó ós; ô ôs; ú ús; ã ãs; ãe ães; ão ões ãos ães
        al ais; el eis éis; ol óis ois; ul uis; il is eis; m ns; n ns nes; r res rs; z zes; s ses; ês eses
        ás ases; ís íses; ós oses; x xes; - s es
        =mês meses; =país países; =gás gases; =mal males; =cônsul cônsules; =câncer cânceres; =mão mãos
        =caráter caracteres; =hífen hifens hífenes; =qualquer quaisquer; =deus deuses; =vez vezes; =tórax
        =pus
    """,
    "ca": """
        - s; a es; ca ques; ga gues; ça ces; ja ges; gua gües; qua qües; à ans às; è ens ès; é ens és
        í ins ís; ó ons ós; ò ons os; ú uns ús; às asos assos; ès esos essos; és esos essos; ís isos issos
        ós osos ossos; òs ossos osos; ús usos ussos; s sos ssos; is sis; si sis; ç ços çs; x xos xs
        ogen ògens; igen ígens; aís aïsos; sc scs scos; st sts stos; xt xts xtos; ig igs jos tjos
        =home homes hòmens; =jove joves jóvens; =virus; =temps; =pols; =crisi crisis; =ull ulls; =mes mesos
        =nas nassos; =cas casos; =cos cossos; =os ossos; =nus nusos; =gos gossos; =peix peixos; =braç braços
        =llapis; =anàlisi anàlisis
    """,
    "en": """
        - s; s ses; ss sses; x xes; z zes; zz zzes; ch ches chs; sh shes; y ies; ay ays; ey eys; oy oys
        uy uys; quy quies; o os oes; f fs ves; ff ffs; oof oofs; fe ves fes; ife ives; is es ises
        itis itises itides; us uses i; rpus rpora rpuses; genus genera; iscus isci iscuses; um ums a
        on ons a; ion ions; tion tions; glion glia glions; drion dria drions; erion eria erions
        ex exes ices; ix ixes ices; nx nxes nges; a as ae; ma mas mata mae; man men; human humans
        german germans; roman romans; shaman shamans; talisman talismans; woman women; eau eaus eaux; ics
        foot feet; tooth teeth; goose geese; mouse mice; louse lice; child children; series; species; sheep
        deer; fish fishes; men mens mina; news; people peoples; police
        =ox oxen; =person persons people; =corpus corpora corpuses; =viscus viscera; =die dice dies
        =penny pence pennies; =bus buses; =gas gases; =plus pluses; =virus viruses; =sinus sinuses
        =fetus fetuses; =foetus foetuses; =status statuses; =quiz quizzes; =brother brothers; =leaf leaves
        =loaf loaves; =thief thieves; =roof roofs; =data; =media; =hertz; =pus; =men; =criteria; =bacteria
        =lens lenses; =iris irises irides; =stigma stigmata stigmas; =axis axes; =index indices indexes
    """,
    "de": """
        e en; ung ungen; heit heiten; keit keiten; schaft schaften; ion ionen; tät täten; ik iken; ur uren
        anz anzen; enz enzen; or oren ors; tor toren tors; in innen ine inen ins; er ern ers; el eln els
        en ens; chen chens; lein leins; um en ums a; us en i; rus ren; thmus thmen; ismus ismen; a en as ata
        is en; on one onen ons; x xe xes xen; ex exe exes izes; ie ien; ei eien; ent enten ents ente entes
        ant anten ants; ist isten; om ome omen oms; gen gene genen gens
    """,
}

# Feminine singulars of a masculine adjective.
_GENDER = {
    "it": "o a; tore trice",
    "es": "o a; or ora; ón ona; és esa; án ana; ín ina",
    "fr": """- e; e; é ée; f ve; eux euse; eur euse eure; teur trice teuse; el elle; eil eille; en enne; on onne
        et ète ette; er ère; c que che; s se sse; ul ulle""",
    "pt": "o a; or ora; ês esa; ão ã ona; eu eia",
    "ca": "- a; e a; t da ta; c ca ga; iu iva; au ava; ó ona; í ina; à ana; és esa; ós osa; ç ça; ig tja ja; al; ble",
}

# Masculine singulars that are adjectives, if their feminine is not another word (motivo, motiva).
ADJECTIVAL = {
    "it": ".{2,}(?:ico|oso|ivo|ario|orio|aceo|geno)",
    "es": ".{2,}(?:ico|oso|ivo|ario|orio|geno|áneo)",
    "fr": ".{3,}(?:al|el|eux|ien|éen|gène)",
    "pt": ".{2,}(?:ico|oso|ivo|ário|ório|geno|âneo)",
    "ca": ".{2,}(?:ic|ós|iu|ari|ori|ogen)",
}
# And those that are whatever else their feminine is (clínico, clínica). Short ones are persons (fisico, músico).
SURELY_ADJECTIVAL = {
    "it": ".{4,}ico",
    "es": ".{4,}ico",
    "fr": ".{3,}if",
    "pt": ".{4,}ico",
    "ca": ".{4,}ic",
}

INFINITIVE = {
    "it": ("are", "ere", "ire", "rre", "arsi", "ersi", "irsi"),
    "es": ("ar", "er", "ir", "ír", "arse", "erse", "irse"),
    "fr": ("er", "ir", "re"),
    "pt": ("ar", "er", "ir", "ôr", "or"),
    "ca": ("ar", "er", "ir", "re"),
    "de": ("en", "ern", "eln"),
}

# Words of a multiword term that never change.
PARTICLES = {
    "it": """di a da in con su per tra fra e ed o il lo la i gli le un uno una del dello della dei degli delle al allo
        alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli
        sulle non l d dell all dall nell sull""",
    "es": "de del a al la el los las en y e o u con por para sin un una no entre sobre",
    "fr": "de du des d la le les l à au aux en et ou par pour sur un une sans non dans",
    "pt": "de do da dos das a o as os e ou em no na nos nas com por para um uma ao aos à às não sem entre",
    "ca": "de d del dels la el els les l a al als en i o amb per un una no sense entre",
    "en": "of the a an and or to in for with by from at on as not no s per via",
    "de": "der die das des dem den und oder von vom zu zum zur im in am an auf für mit bei nicht ohne ein eine eines",
}

# Particles that change before a vowel.
_EUPHONIC = {"it": "a ad; e ed; o od; ad a; ed e; od o", "es": "y e; e y; o u; u o", "en": "a an; an a"}

# Before the first of these, an English term has its head: axis of rotation.
PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beneath beside between beyond by "
    "despite during for from in inside into near of off on onto out outside over per since through throughout to "
    "toward towards under until up upon via with within without".split()
)

# Endings of English verbs, and of nouns that only verbs have beside them (prevent, prevention).
VERBAL = ("ate", "ize", "ise", "yze", "yse", "ify")
NOMINAL = ("ion", "ation", "ition", "ment", "ement", "ance", "ence")

ADJECTIVE_ENDINGS = ("e", "en", "em", "er", "es")  # German

Table = dict[str, tuple[str, ...]]


@cache
def _table(text: str) -> Table:
    rules = (rule.split() for line in text.strip().splitlines() for rule in line.split(";") if rule.strip())
    return {
        first if first.startswith("=") else first.replace("-", ""): tuple(
            form.replace("-", "") for form in forms
        )
        for first, *forms in rules
    }


def number(word: str, lang: str) -> tuple[str, ...]:
    """The plurals that a singular in a language can have, by its ending."""
    return _apply(word, _NUMBER.get(lang, ""))


def feminine(word: str, lang: str) -> tuple[str, ...]:
    """The feminine singulars that a masculine adjective can have."""
    return _apply(word, _GENDER.get(lang, ""))


def euphonic(word: str, lang: str) -> tuple[str, ...]:
    """Other spellings of a particle: a, ad."""
    return _table(_EUPHONIC.get(lang, "")).get(word, ())


def singulars(word: str, lang: str) -> set[str]:
    """Words of which this may be a plural, by its ending."""
    found = {
        word[: len(word) - len(form)] + ending
        for ending, forms in _table(_NUMBER.get(lang, "")).items()
        for form in forms
        if form and not ending.startswith("=") and word.endswith(form) and len(word) - len(form) > 2
    }
    return {single for single in found if word in number(single, lang)}


def irregular(word: str, lang: str) -> bool:
    """Whether the plural is the word's own, and not of its ending."""
    return "=" + word in _table(_NUMBER.get(lang, ""))


def ruled(lang: str) -> bool:
    """Whether this language has tables of its own."""
    return lang in _NUMBER


def _apply(word: str, text: str) -> tuple[str, ...]:
    table = _table(text)
    if (whole := table.get("=" + word)) is not None:
        return whole
    for cut in range(len(word) + 1):
        if (forms := table.get(word[cut:])) is not None:
            return tuple(word[:cut] + form for form in forms)
    return ()
