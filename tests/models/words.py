"""The words of the small language that the test model learns, Italian beside English.

A number before a word says what it renders on the other side: `1:sonno 2:profondo | m | 2:deep 1:sleep`.
`_` joins words that go together. English plurals are regular where none is given.
"""

from __future__ import annotations

from collections.abc import Iterator


def rows(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


ADJECTIVES = list(
    rows("""
cellulare | cellular
quotidiano | daily
moderato | moderate
stabile | stable
costante | constant
intenso | intense
naturale | natural
mentale | mental
sociale | social
chimico | chemical
generale | general
iniziale | initial
locale | local
moderno | modern
semplice | simple
specifico | specific
normale | normal
elevato | high
ridotto | reduced
sano | healthy
attivo | active
recente | recent
delicato | delicate
regolare | regular
complesso | complex
umano | human
diverso | different
cronico | chronic
""")
)

PREDICATES = list(
    rows("""
essenziale | essential
importante | important
utile | useful
necessario | necessary
sicuro | safe
adatto | suitable
pericoloso | dangerous
efficace | effective
""")
)

VERBS = [
    line.split()
    for line in """
favorire favorisce favoriscono favorito support
migliorare migliora migliorano migliorato improve
ridurre riduce riducono ridotto reduce
aumentare aumenta aumentano aumentato increase
regolare regola regolano regolato regulate
influenzare influenza influenzano influenzato influence
proteggere protegge proteggono protetto protect
rafforzare rafforza rafforzano rafforzato strengthen
alterare altera alterano alterato alter
calmare calma calmano calmato calm
mantenere mantiene mantengono mantenuto maintain
modulare modula modulano modulato modulate
disturbare disturba disturbano disturbato disturb
bilanciare bilancia bilanciano bilanciato balance
riparare ripara riparano riparato repair
stimolare stimola stimolano stimolato stimulate
prevenire previene prevengono prevenuto prevent
limitare limita limitano limitato limit
attivare attiva attivano attivato activate
bloccare blocca bloccano bloccato block
cambiare cambia cambiano cambiato change
""".split("\n")[1:-1]
]

RESEARCH = [
    line.split()
    for line in """
studiare studia studiano studiato study
osservare osserva osservano osservato observe
descrivere descrive descrivono descritto describe
confrontare confronta confrontano confrontato compare
misurare misura misurano misurato measure
analizzare analizza analizzano analizzato analyze
""".split("\n")[1:-1]
]

REPORTS = list(
    rows("""
mostra che | mostrano che | shows that | show that
suggerisce che | suggeriscono che | suggests that | suggest that
conferma che | confermano che | confirms that | confirm that
""")
)

ADVERBS = list(
    rows("""
spesso | often
rapidamente | quickly
lentamente | slowly
direttamente | directly
chiaramente | clearly
raramente | rarely
fortemente | strongly
leggermente | slightly
generalmente | generally
sempre | always
""")
)

ADVERBIALS = list(
    rows("""
durante la 1:notte | during the 1:night
ogni 1:giorno | every 1:day
nel 1:cervello | in the 1:brain
negli 1:adulti | in 1:adults
negli 1:anziani | in older 1:adults
il 1:giorno 2:successivo | the 2:next 1:day
a 1:lungo 2:termine | in the 1:long 2:term
in modo 1:efficiente | 1:efficiently
nelle 1:prime 2:ore della 3:giornata | in the 1:early 2:hours of the 3:day
in molti 1:casi | in many 1:cases
in molte 1:persone | in many 1:people
dopo i 1:pasti | after 1:meals
prima di 1:dormire | before 1:bedtime
la 1:sera | in the 1:evening
al 1:mattino | in the 1:morning
per 1:diverse 2:settimane | for 1:several 2:weeks
nella vita 1:quotidiana | in 1:everyday life
a qualsiasi 1:età | at any 1:age
a 1:casa | at 1:home
con l'1:età | with 1:age
nel tempo | over time
""")
)

LEADS = list(
    rows("""
tuttavia | however
inoltre | in addition
nel frattempo | meanwhile
per 1:molti 2:adulti | for 1:many 2:adults
in generale | in general
di conseguenza | as a result
per questo motivo | for this reason
oggi | today
infine | finally
""")
)

PREPOSITIONS = list(
    rows("""
con | with
senza | without
durante | during
dopo | after
per | for
grazie a | thanks to
attraverso | through
in | in
""")
)

NAME_PREPOSITIONS = list(
    rows("""
con | with
secondo | according to
di | of
su | on
a | in
per | for
senza | without
""")
)

PEOPLE = """Rossi Bianchi Ferrari Esposito Romano Colombo Ricci Marino Greco Gallo Conti Costa Giordano Mancini
Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Galli Martini Leone""".split()
TOWNS = """Milano Torino Napoli Bologna Firenze Genova Verona Padova Trieste Brescia Parma Modena Perugia Ravenna
Cagliari Rimini Salerno Sassari Bergamo Trento""".split()
BRANDS = """Neurex Magtein Dormil Somnia Calmax Vitalux Cerebra Notturna Zenora Lumera Biofen Magnolux Quietis
Tonara Memorex Optivia Sedaria Ondalis Puravit Nervina Solvera Melior Rivena Fibrana""".split()

YEARS = "2015 2016 2018 2019 2021 2022 2024".split()
NUMBERS = "10 20 50 100 150 200 250 400 500 800".split()
UNITS = "mg g % ml".split()
