"""Words that are no terms: what grammar needs, and the commonest words of general language.

Compact on purpose: forms of verbs are told by a dictionary where there is one, and what recurs least falls out
by itself. LINKS may stand inside a term (qualità del sonno), but neither begin nor end it.
"""

from __future__ import annotations

# Prepositions, and after the bar the articles that may follow one.
LINKS = {
    "it": "di d del dello della dell dei degli delle a al allo alla all da dal | un una",
    "en": "of | the a",
    "es": "de del a al | la el las los",
    "fr": "de d du des à au aux | la l le les",
    "de": "des der | ",
    "pt": "de do da dos das a ao à | ",
    "ca": "de d del dels al a | la el l les els",
    "nl": "van | de het",
    "ja": "の | ",
}

UNITS = frozenset("mg kg ml mcg µg ng dl mmol nmol cm mm km min kcal pp vol www http https org com doi et al".split())

STOPWORDS = {
    "it": """
        a ad agli ai al all alla alle allo anche ancora anni anno anzi appena articolo attraverso avere avete aveva
        ben bene c caso casi certa certe certi certo che chi ci ciascuno ciò cioè circa col come con contro cosa cose
        così cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove
        dovrebbe due durante e è ecco ed effetto effetti entro era erano esempio essere essi esso fa fanno fare fatto
        fin fine fino forse forte forza fra fuori gente già giorni giorno giusto gli grande grandi grazie gruppo ha
        hai hanno ho i il in infatti inizio inoltre insieme intanto intero invece io l la là lato le lei li lo loro
        lui lungo luogo ma maggior maggiore magari mai male mano me meglio meno mentre mesi mese mezzo mi minuti minore
        modi modo molta molte molti molto momento mondo n ne né negli nei nel nell nella nelle nello nessun nessuna
        nessuno niente no noi nome non nostra nostre nostri nostro numero nulla nuova nuove nuovi nuovo o od ogni
        oggi oltre ora ore ormai ossia ovvero parte parti parola parole passo peggio per perché perciò periodo pero
        però persona persone piccola piccole piccoli piccolo più poca poche pochi poco poi poiché porta possibile
        possono potrebbe presenza presso prima prime primi primo problema problemi proprio punti punto può qual quale
        quali qualche qualcosa qualcuno qualsiasi quando quanta quante quanti quanto quasi quella quelle quelli quello
        quel quei quegli quest questa queste questi questo qui quindi risposta s sala se sé sebbene seconda secondo sei
        sempre senso senza sera settimana settimane si sì sia siamo siano sicuro simile simili singolo soltanto solo
        sola sole soli sono soprattutto sotto sta stanno stato stata state stati stesso stessa stesse stessi storia su
        sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tali tanta tante tanti tanto te tema tempi tempo
        terzo ti tipo tipi tra tranne tre troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno uomo uso va
        vari varie vario vedere vera vere veri vero verso vi via vicino vita voi volta volte vostro zero
        alta alte alti alto bassa basse bassi basso buon buona buone buoni buono diversa diverse diversi diverso
        importante importanti lunga lunghe lunghi breve brevi uguale migliore migliori ultimo ultima ultime ultimi
        quattro cinque sette otto nove dieci cento mille metà domanda domande quantità livello livelli risultato
        risultati differenza dato dati lavoro giornata notte mattina casa studi studio ricerca articoli fonte fonti
        spesso subito tardi presto adesso dunque semplice difficile facile fondo eccetera ricercatori autori
    """,
    "en": """
        a about above across actually after again against ago all almost along already also although always am among
        an and another any anyone anything are around as at away back be because become been before began behind being
        below best better between beyond big both but by call called came can case cases change come could day days
        did different do does doing done down during each early effect effects either end enough especially even ever
        every everyone everything example fact far few find first five for found four from full further gave general
        get give given go goes going gone good got great group groups had half hand hard has have having he help helps
        her here high higher him his hour hours how however i if important in indeed instead into is it its itself
        just keep kind kinds know known large last late later least less let level levels life like likely little
        long longer look lot low lower made main make makes man many matter may me mean means men might minutes month
        months more morning most much must my name need needs never new next night no none nor not nothing now number
        numbers of off often old on once one only or order other others our out over own part parts people per
        perhaps person piece place point points possible problem problems put question questions quite rather read
        really reason result results right said same say says second see seem seems seen several shall she short
        should show shows side simple since six size small so some someone something sometimes soon sort still story
        study studies such take taken takes ten than that the their them themselves then there therefore these they
        thing things think third this those though three through thus time times to today together too took toward
        towards turn two type under until up upon us use used uses using usually very want was way ways we week weeks
        well went were what when where whether which while who whole whose why will with within without word words
        work works world would year years yes yet you your article researchers sources text
    """,
    "es": """
        a ahí ahora al algo alguien algún alguna algunas alguno algunos allí alta alto ambos ante antes año años apenas
        aquel aquella aquellas aquellos aquí artículo así aún aunque bajo bien buen buena buenas bueno buenos cada
        casa casi caso casos cerca cierta ciertas cierto ciertos como cómo con contra cosa cosas cual cuál cuales
        cualquier cuando cuándo cuánto cuatro cuenta da dado datos de debe deben del demás dentro desde después día
        días dice diferente diferentes donde dónde dos durante e efecto efectos ejemplo el él ella ellas ellos en
        entonces entre era eran eres es esa esas ese eso esos esta está están estaba estas este esto estos estudio
        estudios falta fin forma formas fue fueron fuera general gran grande grandes grupo grupos ha había hace hacen
        hacer hacia haber han hasta hay hecho hora horas hoy igual importante importantes incluso la lado largo las
        le les lo los luego lugar más mañana manera mayor mayores me media medio mejor menor menos mes meses mi mientras
        mil mis misma mismas mismo mismos modo momento mucha muchas mucho muchos mundo muy nada nadie ni ningún
        ninguna ninguno no noche nombre nos nosotros nuestra nuestro nueva nuevas nuevo nuevos número nunca o otra
        otras otro otros para parte partes pero persona personas poca pocas poco pocos podría por porque posible
        pregunta primer primera primero problema problemas propia propio puede pueden pues punto puntos que qué
        quien quién quienes quizá razón resultado resultados se sea según segunda segundo seis semana semanas ser si
        sí siempre siete sin sino sobre solo sólo sola son su sus tal también tampoco tan tanto tarde te tema tener
        tercero ti tiempo tiene tienen tipo tipos toda todas todavía todo todos trabajo tras tres tu un una unas uno
        unos usted va vamos vez veces vida y ya yo bastante corto nivel niveles cantidad diferencia
    """,
    "fr": """
        a afin ai ainsi alors an année années ans après article assez au aucun aucune aujourd aussi autant autre autres
        aux avaient avait avant avec avoir ayant beaucoup bien bon bonne bonnes bons c ça car cas ce ceci cela celle
        celles celui cent ces cet cette ceux chaque chez chose choses ci cinq comme comment contre côté cours d dans
        de début dedans depuis dernier dernière derrière des dès deux deuxième devant différent différente différentes
        différents dire dit dix doit doivent donc dont du durant e effet effets elle elles en encore enfin entre
        environ est et étaient était état été être étude études eu eux exemple façon faire fait fin fois font forme fut
        général gens grand grande grandes grands grâce groupe groupes haut heure heures hier homme hui ici il ils
        importance important importante j jamais je jour jours jusqu jusque juste l la là laquelle le lequel les leur
        leurs lieu lors lorsque lui m ma main maintenant mais mal manière matin me même mêmes mes mettre mieux mille
        minutes moi moins mois moment mon monde mot mots moyen n ne ni niveau niveaux nom nombre nombreux non nos notre
        nous nouveau nouvelle nuit on ont ou où oui par parce parfois part partie parties pas peine pendant petit petite
        petits peu peut peuvent peux personne personnes plupart plus plusieurs plutôt point points possible pour
        pourquoi premier première presque problème problèmes propre puis puisque qu quand quatre que quel quelle
        quelles quelque quelques quels question qui quoi raison rapport rien résultat résultats s sa sans sauf se
        semaine semaines sens ses seul seule seulement si sien simple six soi soir soit son sont sorte souvent sous
        sujet suis sur surtout t ta tandis tant tard te tel telle telles temps tes toi ton toujours tous tout toute
        toutes très trois trop troisième tu type types un une va vais vers vie voici voilà voir vos votre vous vrai vu
        y quantité différence long longue bas bref
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders artikel auch
        auf aus außer außerdem bald bei beide beiden beim beispiel bereich bereits besonders besser best bin bis bisher
        bist da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran darauf daraus darf darin
        darüber darum darunter das dass davon davor dazu dein dem den denen denn dennoch der deren derselbe des deshalb
        dessen dich die dies diese dieselbe diesem diesen dieser dieses dir doch dort drei du durch dürfen eben ebenso
        ein eine einem einen einer eines einfach einige einigen einiger einmal eins ende entweder er erst erste ersten
        es etwa etwas euch euer fall fälle fast folgende frage fragen frau für fünf ganz ganze ganzen gar geben gegen
        gehen genau genug gerade gern gibt ging groß große großen großer großes grund gut gute guten guter haben hat
        hatte hatten heißt her heute hier hin hinter hoch höher ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
        immer in indem ins insbesondere ist ja jahr jahre jahren je jede jedem jeden jeder jedes jedoch jemand jener
        jetzt kam kann kaum kein keine keinem keinen keiner klein kleine kleinen können könnte kommen kommt kurz lang
        lange länger lassen leben lässt leicht letzte letzten leute liegt macht machen mal man manche manchmal mehr
        mehrere mein meine meist meisten mensch menschen mich minuten mir mit mittel möglich monat monate morgen muss
        müssen nach nachdem nächste nacht name nämlich neben nein neu neue neuen nicht nichts nie niemand noch nun nur
        ob oben oder oft ohne ort paar person personen problem recht rund sache sagen sagt schon sechs sehr sei sein
        seine seinem seinen seiner seit seite selbst sich sie sieben sind so sobald sogar solche solchen soll sollen
        sollte sondern sonst sowie spät stark stehen steht stelle studie studien stunde stunden tag tage tagen teil
        teile tun über überhaupt uhr um und uns unser unsere unten unter usw viel viele vielen vielleicht vier voll vom
        von vor wann war wäre waren warum was weder weg wegen weil weise weit weiter weitere weiteren welche welchem
        welchen welcher welches welt wenig wenige weniger wenn wer werden wie wieder will wir wird wirkung wo woche
        wochen wohl wollen wort worte wurde wurden würde zahl zehn zeigen zeigt zeit zeiten zu zum zur zurück zusammen
        zwar zwei zweite zweiten zwischen quelle quellen ergebnis ergebnisse unterschied menge
    """,
    "pt": """
        a acima agora ainda além algo alguém algum alguma algumas alguns alta alto ano anos antes ao aos apenas apesar
        aquela aquelas aquele aqueles aqui as às assim até através artigo baixo bem boa boas bom bons cada casa caso
        casos cerca certa certo cinco coisa coisas com como conforme contra contudo cuja cujo da dá dado dados dar das
        de debaixo dela dele deles dentro depois desde dessa desse desta deste deve devem dia dias diferente diferentes
        disso disto diz do dois dos duas durante e é efeito efeitos ela elas ele eles em embora enquanto então entre era
        eram essa essas esse esses esta está estão estas este estes estudo estudos eu exemplo faz fazem fazer fim foi
        fora foram forma formas geral grande grandes grupo grupos há hoje hora horas igual importante importantes isso
        isto já lá lado lhe lhes lo logo longo lugar maior maiores mais mal manhã mas me medida meio melhor menor menos
        mês meses mesma mesmas mesmo mesmos meu minha modo momento muita muitas muito muitos mulher mundo na nada não
        nas nem nenhum nenhuma nessa nesse nesta neste ninguém no noite nome nos nós nossa nosso nova novas novo novos
        num numa número nunca o onde os ou outra outras outro outros para parte partes pela pelas pelo pelos pequena
        pequeno per pessoa pessoas pode podem poder pois ponto pontos por porém porque possível pouca poucas pouco
        poucos pra primeira primeiro problema problemas própria próprio quais qual qualquer quando quanto quase quatro
        que quem questão razão resultado resultados se seis seja sem semana semanas sempre sendo ser será seu seus si
        sido sob sobre só sua suas tal também tanto tão tarde te tem têm tempo ter terceiro teu teve tipo tipos toda
        todas todo todos trabalho três tu tudo um uma umas uns usar vai vários vez vezes vida você vocês quantidade
        nível níveis diferença
    """,
    "ca": """
        a abans això al algú algun alguna algunes alguns allà alguna als alt alta altra altre altres ambdós amb any anys
        aquell aquella aquelles aquells aquest aquesta aquestes aquests aquí article així baix bé bon bona bones bons
        cada cal camí cap cas casos casa cent cert certa cinc com contra cop cops cosa coses d da dada dades dalt de del
        dels des després dia dies diferent diferents dins dir diu doncs dos dues durant e efecte efectes el ell ella
        elles ells els em en encara enmig entre era eren és ésser est esta està estan estat estudi estudis et exemple fa
        fan fer fi fins fora forma força fos gairebé general gens gent gran grans grup grups ha han havia hem hi hores
        hora i igual important importants ja jo l la les li lloc llarg llavors llur lo ma mai major manera massa mateix
        mateixa mateixos matí mateixes me menys menor mentre mes mesos més meu meva mig millor mitjà mode molt molta
        moltes molts moment món més n ne ni ningú nit no nom nombre nos nosaltres nostra nostre nou nova noves només o
        on parlar part parts pel pels per però perquè petit petita poc poca poden podria pot potser primer primera
        problema problemes propi pròpia punt punts qual quals qualsevol quan quant quasi quatre que què qui raó
        resultat resultats res s sa se segon segona segons ser sempre sense serà setmana setmanes seu seus seva seves si
        sí sis sobre sol sola sols són sota sovint sóc tal també tampoc tan tant tard té temps tenen tenir teu tipus tot
        tota totes tots tres tu un una unes uns us va van vegada vegades vida vist vol vosaltres quantitat nivell nivells
        persona persones diferència
    """,
    "nl": """
        aan al alle alleen als altijd ander andere anders artikel behalve beide ben beter bij bijna binnen boven buiten
        daar daarna daarom dag dagen dan dat de deel deze die dit doen door dus een eens eerste effect effecten eigen
        elk elke en enige enkele er ergens erg even gaan gaat geen gewoon geweest goed goede groep groot grote had hadden
        heb hebben heeft heel hele hem het hier hij hoe hoog hun iedereen ieder iemand iets ik in is ja jaar jaren je jij
        jullie kan klein kleine komen komt kon kort kunnen laatste lang leven maar maand maanden maken man meer meest men
        mensen met mij mijn minder minuten moet moeten mogelijk na naar naast nacht naam net niet niets nieuw nieuwe nog
        nooit nu of om omdat onder onderzoek ons ook op over per persoon plaats problem recht resultaat samen slechts
        soms soort studie studies te tegen ten tijd tijdens toch toen tot tussen twee uit uur uren vaak van vanaf veel
        ver verschil vier vijf volgens voor vooral voorbeeld vraag waar waarom wanneer want waren was wat week weken weer
        weinig wel welke werd werden wereld werk wie wij wil woord worden wordt zal ze zeer zelf zelfs zich zij zijn zo
        zoals zonder zou zouden
    """,
    "ar": """
        في من إلى على عن أن إن أو أي هذا هذه ذلك تلك التي الذي الذين هو هي هم هن نحن أنت أنا كان كانت يكون تكون قد لا ما لم
        لن ليس ليست كل بعض بين بعد قبل عند حتى حيث كما لكن لأن مع منذ ثم إذا مثل أكثر أقل غير أيضا جدا فقط وهو وهي وفي ومن
        وقد ولا وما كيف لماذا متى أين يوم أيام عام سنة شيء وقت مرة عدد نحو خلال حول ضد دون فوق تحت أمام هنا هناك الآن يمكن
        يجب أول ثلاث أربع أحد إحدى نفس ذات عدة كثير قليل كبير كبيرة صغير صغيرة
    """,
}
