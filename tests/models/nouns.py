"""The nouns of the small language that the test model learns, Italian beside English, in the notation of `words`."""

from __future__ import annotations

from models.words import rows

# No article in English, no plural: "il sonno" is "sleep".
MASS = list(
    rows("""
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
    rows("""
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
    rows("""
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
    rows("""
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
    rows("""
melatonina | f | melatonin
neuroplasticità | f | neuroplasticity
""")
)
UNKNOWN_UNIQUE = list(
    rows("""
ippocampo | m | hippocampus
amigdala | f | amygdala
1:asse 2:HPA | m | 2:HPA 1:axis
""")
)
UNKNOWN_COUNT = list(
    rows("""
1:ghiandola 2:pineale | 1:ghiandole 2:pineali | f | 2:pineal 1:gland
mitocondrio | mitocondri | m | mitochondrion | mitochondria
""")
)
