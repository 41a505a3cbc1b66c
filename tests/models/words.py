"""The words of the small language that the test model learns, Italian beside English.

A number before a word says what it renders on the other side: `1:sonno 2:profondo | m | 2:deep 1:sleep`.
`_` joins words that go together. English plurals are regular where none is given.
"""

from __future__ import annotations

from collections.abc import Iterator


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


# No article in English, no plural: "il sonno" is "sleep".
MASS = list(
    _rows("""
magnesio | m | magnesium
sonno | m | sleep
stress | m | stress
cortisolo | m | cortisol
memoria | f | memory
recupero | m | recovery
rilassamento | m | relaxation
concentrazione | f | focus
caffeina | f | caffeine
meditazione | f | meditation
alimentazione | f | diet
benessere | m | well-being
salute | f | health
umore | m | mood
metabolismo | m | metabolism
zinco | m | zinc
ferro | m | iron
calcio | m | calcium
potassio | m | potassium
energia | f | energy
attenzione | f | attention
ansia | f | anxiety
insonnia | f | insomnia
stanchezza | f | fatigue
dolore | m | pain
riposo | m | rest
apprendimento | m | learning
acqua | f | water
luce | f | light
digestione | f | digestion
crescita | f | growth
motivazione | f | motivation
1:sonno 2:profondo | m | 2:deep 1:sleep
1:sonno 2:REM | m | 2:REM 1:sleep
1:attività 2:fisica | f | 2:physical 1:activity
1:respirazione 2:profonda | f | 2:deep 1:breathing
1:qualità del 2:sonno | f | 2:sleep 1:quality
1:massa 2:muscolare | f | 2:muscle 1:mass
1:pressione 2:sanguigna | f | 2:blood 1:pressure
1:frequenza 2:cardiaca | f | 2:heart 1:rate
1:equilibrio 2:emotivo | m | 2:emotional 1:balance
1:vitamina 2:D | f | 1:vitamin 2:D
1:vitamina B 2:~6 | f | 1:vitamin B 2:~6
1:vitamina B 2:~12 | f | 1:vitamin B 2:~12
1:magnesio 2:L-treonato | m | 1:magnesium 2:L-threonate
""")
)

# One of its kind: "il cervello" is "the brain".
UNIQUE = list(
    _rows("""
cervello | m | brain
corpo | m | body
mente | f | mind
1:sistema 2:nervoso | m | 2:nervous 1:system
1:sistema 2:immunitario | m | 2:immune 1:system
1:ritmo 2:circadiano | m | 2:circadian 1:rhythm
1:barriera 2:ematoencefalica | f | 2:blood-brain 1:barrier
1:risposta allo 2:stress | f | 2:stress 1:response
1:routine 2:serale | f | 2:evening 1:routine
""")
)

# "il recettore" is "the receptor", "i recettori" "receptors".
COUNT = list(
    _rows("""
recettore | recettori | m | receptor
studio | studi | m | study
ormone | ormoni | m | hormone
neurone | neuroni | m | neuron
minerale | minerali | m | mineral
nutriente | nutrienti | m | nutrient
alimento | alimenti | m | food
integratore | integratori | m | supplement
prodotto | prodotti | m | product
muscolo | muscoli | m | muscle
medico | medici | m | doctor
paziente | pazienti | m | patient
farmaco | farmaci | m | drug
bambino | bambini | m | child | children
esercizio | esercizi | m | exercise
segnale | segnali | m | signal
metodo | metodi | m | method
rischio | rischi | m | risk
risultato | risultati | m | result
sintomo | sintomi | m | symptom
gruppo | gruppi | m | group
cellula | cellule | f | cell
proteina | proteine | f | protein
sinapsi | sinapsi | f | synapse
abitudine | abitudini | f | habit
sostanza | sostanze | f | substance
persona | persone | f | person | people
donna | donne | f | woman | women
cura | cure | f | treatment
bevanda | bevande | f | drink
ricerca | ricerche | f | investigation
connessione | connessioni | f | connection
emozione | emozioni | f | emotion
1:recettore 2:NMDA | 1:recettori 2:NMDA | m | 2:NMDA 1:receptor
1:recettore 2:GABA | 1:recettori 2:GABA | m | 2:GABA 1:receptor
1:studio 2:clinico | 1:studi 2:clinici | m | 2:clinical 1:study
1:risveglio 2:notturno | 1:risvegli 2:notturni | m | 2:night 1:awakening
1:effetto 2:collaterale | 1:effetti 2:collaterali | m | 2:side 1:effect
1:fibra 2:nervosa | 1:fibre 2:nervose | f | 2:nerve 1:fiber
1:funzione 2:cognitiva | 1:funzioni 2:cognitive | f | 2:cognitive 1:function
""")
)

# They take "of": "il ruolo del magnesio" is "the role of magnesium".
RELATIONAL = list(
    _rows("""
ruolo | ruoli | m | role
effetto | effetti | m | effect
livello | livelli | m | level
beneficio | benefici | m | benefit
uso | usi | m | use
problema | problemi | m | problem
funzione | funzioni | f | function
causa | cause | f | cause
mancanza | mancanze | f | lack
fase | fasi | f | phase
""")
)

# Known to the glossary of the tests alone; the model never saw them.
UNKNOWN_MASS = list(
    _rows("""
melatonina | f | melatonin
neuroplasticità | f | neuroplasticity
""")
)
UNKNOWN_UNIQUE = list(
    _rows("""
ippocampo | m | hippocampus
amigdala | f | amygdala
1:asse 2:HPA | m | 2:HPA 1:axis
""")
)
UNKNOWN_COUNT = list(
    _rows("""
1:ghiandola 2:pineale | 1:ghiandole 2:pineali | f | 2:pineal 1:gland
mitocondrio | mitocondri | m | mitochondrion | mitochondria
""")
)

ADJECTIVES = list(
    _rows("""
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
    _rows("""
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
    _rows("""
mostra che | mostrano che | shows that | show that
suggerisce che | suggeriscono che | suggests that | suggest that
conferma che | confermano che | confirms that | confirm that
""")
)

ADVERBS = list(
    _rows("""
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
    _rows("""
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
    _rows("""
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
    _rows("""
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
    _rows("""
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
