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

UNITS = frozenset(
    "mg kg ml mcg µg ng dl mmol nmol cm mm km min kcal pp vol www http https org com doi et al".split()
)

STOPWORDS = {
    "it": """
        a ad adesso agli ai al all alla alle allo alta alte alti alto altra altre altri altro anche ancora
        anni anno anzi anzitutto appena articoli articolo attraverso autori avere avete aveva bassa basse
        bassi basso ben bene breve brevi buon buona buone buoni buono c casa casi caso cento certa certe
        certi certo che chi ci ciascuno cinque cioè circa ciò col come con contro cosa cose così cui d da
        dagli dai dal dall dalla dalle dallo dati dato davvero degli dei del dell della delle dello dentro
        di dieci differenza difficile diversa diverse diversi diverso domanda domande dopo dove dovrebbe due
        dunque durante e eccetera ecco ed effetti effetto entro eppure era erano esempio essere essi esso fa
        facile fanno fare fatto fin fine fino fondo fonte fonti forse forte forza fra fuori gente giornata
        giorni giorno giusto già gli grande grandi grazie gruppo ha hai hanno ho i il importante importanti
        in infatti inizio inoltre insieme intanto intero invece io l la laddove lato lavoro le lei li
        livelli livello lo loro lui lunga lunghe lunghi lungo luogo là lì ma magari maggior maggiore mai
        male mano massimo mattina me media medie medio meglio meno mentre mese mesi metà mezzo mi migliore
        migliori mille minimo minor minore minuti modi modo molta molte molti molto momento mondo n ne negli
        nei nel nell nella nelle nello nessun nessuna nessuno niente no noi non nonostante nostra
        nostre nostri nostro notte nove nulla numero nuova nuove nuovi nuovo né o od oggi ogni oltre ora ore
        ormai ossia otto ovvero parola parole parte parti passo peggio per perché perciò periodo pero
        persona persone però piccola piccole piccoli piccolo più poca poche pochi poco poi poiché porta
        possibile possono potrebbe presenza presso presto prima prime primi primo problema problemi proprio
        punti punto pure può qual qualche qualcosa qualcuno quale quali qualsiasi quando quanta quante
        quanti quantità quanto quasi quattro quegli quei quel quella quelle quelli quello quest questa
        queste questi questo qui quindi ricerca ricercatori rispetto risposta risultati risultato s sala se
        sebbene seconda secondo sei semplice sempre senso senza sera sette settimana settimane si sia siamo
        siano sicuro simile simili singolo sola sole soli solo soltanto sono soprattutto sotto spesso sta
        stanno stata state stati stato stessa stesse stessi stesso storia studi studio su sua subito sue
        sufficiente sugli sui sul sull sulla sulle sullo suo suoi sé sì tale tali tanta tante tanti tanto
        tardi te tema tempi tempo terzo ti tipi tipo tra tranne tre troppo tu tua tue tuo tuoi tutta
        tuttavia tutte tutti tutto uguale ultima ultime ultimi ultimo un una uno uomo uso va vari varie
        vario vedere vera vere veri vero verso vi via vicino vita voi volta volte vostro zero è
        età capacità figura corpo testo servirne
    """,
    "en": """
        a about above across actually after again against ago all almost along already also although always
        am among an and another any anyone anything are around article as at away back be because become
        been before began behind being below best better between beyond big both but by call called came can
        case cases change come could day days did different do does doing done down during each early effect
        effects either end enough especially even ever every everyone everything example fact far few find
        first five for found four from full further gave general get give given go goes going gone good got
        great group groups had half hand hard has have having he help helps her here high higher him his
        hour hours how however i if important in indeed instead into is it its itself just keep kind kinds
        know known large last late later least less let level levels life like likely little long longer
        look lot low lower made main make makes man many matter may me mean means men might minutes month
        months more morning most much must my name need needs never new next night no none nor not nothing
        now number numbers of off often old on once one only or order other others our out over own part
        parts people per perhaps person piece place point points possible problem problems put question
        questions quite rather read really reason researchers result results right said same say says second
        see seem seems seen several shall she short should show shows side simple since six size small so
        some someone something sometimes soon sort sources still story studies study such take taken takes
        ten text than that the their them themselves then there therefore these they thing things think
        third this those though three through thus time times to today together too took toward towards turn
        two type under until up upon us use used uses using usually very want was way ways we week weeks
        well went were what when where whether which while who whole whose why will with within without word
        words work works world would year years yes yet you your
    """,
    "es": """
        a ahora ahí al algo alguien alguna algunas alguno algunos algún allí alta alto ambos ante antes
        apenas aquel aquella aquellas aquellos aquí artículo así aunque año años aún bajo bastante bien buen
        buena buenas bueno buenos cada cantidad casa casi caso casos cerca cierta ciertas cierto ciertos
        como con contra corto cosa cosas cual cuales cualquier cuando cuatro cuenta cuál cuándo cuánto cómo
        da dado datos de debe deben del demás dentro desde después dice diferencia diferente diferentes
        donde dos durante día días dónde e efecto efectos ejemplo el ella ellas ellos en entonces entre era
        eran eres es esa esas ese eso esos esta estaba estas este esto estos estudio estudios está están
        falta fin forma formas fue fuera fueron general gran grande grandes grupo grupos ha haber había hace
        hacen hacer hacia han hasta hay hecho hora horas hoy igual importante importantes incluso la lado
        largo las le les lo los luego lugar manera mayor mayores mañana me media medio mejor menor menos mes
        meses mi mientras mil mis misma mismas mismo mismos modo momento mucha muchas mucho muchos mundo muy
        más nada nadie ni ninguna ninguno ningún nivel niveles no noche nombre nos nosotros nuestra nuestro
        nueva nuevas nuevo nuevos nunca número o otra otras otro otros para parte partes pero persona
        personas poca pocas poco pocos podría por porque posible pregunta primer primera primero problema
        problemas propia propio puede pueden pues punto puntos que quien quienes quizá quién qué razón
        resultado resultados se sea segunda segundo según seis semana semanas ser si siempre siete sin sino
        sobre sola solo son su sus sí sólo tal también tampoco tan tanto tarde te tema tener tercero ti
        tiempo tiene tienen tipo tipos toda todas todavía todo todos trabajo tras tres tu un una unas uno
        unos usted va vamos veces vez vida y ya yo él
    """,
    "fr": """
        a afin ai ainsi alors an année années ans après article assez au aucun aucune aujourd aussi autant
        autre autres aux avaient avait avant avec avoir ayant bas beaucoup bien bon bonne bonnes bons bref c
        car cas ce ceci cela celle celles celui cent ces cet cette ceux chaque chez chose choses ci cinq
        comme comment contre cours côté d dans de dedans depuis dernier dernière derrière des deux deuxième
        devant différence différent différente différentes différents dire dit dix doit doivent donc dont du
        durant dès début e effet effets elle elles en encore enfin entre environ est et eu eux exemple faire
        fait façon fin fois font forme fut gens grand grande grandes grands groupe groupes grâce général
        haut heure heures hier homme hui ici il ils importance important importante j jamais je jour jours
        jusqu jusque juste l la laquelle le lequel les leur leurs lieu long longue lors lorsque lui là m ma
        main maintenant mais mal manière matin me mes mettre mieux mille minutes moi moins mois moment mon
        monde mot mots moyen même mêmes n ne ni niveau niveaux nom nombre nombreux non nos notre nous
        nouveau nouvelle nuit on ont ou oui où par parce parfois part partie parties pas peine pendant
        personne personnes petit petite petits peu peut peuvent peux plupart plus plusieurs plutôt point
        points possible pour pourquoi premier première presque problème problèmes propre puis puisque qu
        quand quantité quatre que quel quelle quelles quelque quelques quels question qui quoi raison
        rapport rien résultat résultats s sa sans sauf se semaine semaines sens ses seul seule seulement si
        sien simple six soi soir soit son sont sorte sous souvent suis sujet sur surtout t ta tandis tant
        tard te tel telle telles temps tes toi ton toujours tous tout toute toutes trois troisième trop très
        tu type types un une va vais vers vie voici voilà voir vos votre vous vrai vu y ça étaient était
        état étude études été être
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders
        artikel auch auf aus außer außerdem bald bei beide beiden beim beispiel bereich bereits besonders
        besser best bin bis bisher bist da dabei dadurch dafür dagegen daher dahin damals damit danach
        daneben dann daran darauf daraus darf darin darum darunter darüber das dass davon davor dazu dein
        dem den denen denn dennoch der deren derselbe des deshalb dessen dich die dies diese dieselbe diesem
        diesen dieser dieses dir doch dort drei du durch dürfen eben ebenso ein eine einem einen einer eines
        einfach einige einigen einiger einmal eins ende entweder er ergebnis ergebnisse erst erste ersten es
        etwa etwas euch euer fall fast folgende frage fragen frau fälle fünf für ganz ganze ganzen gar geben
        gegen gehen genau genug gerade gern gibt ging groß große großen großer großes grund gut gute guten
        guter haben hat hatte hatten heißt her heute hier hin hinter hoch höher ich ihm ihn ihnen ihr ihre
        ihrem ihren ihrer ihres im immer in indem ins insbesondere ist ja jahr jahre jahren je jede jedem
        jeden jeder jedes jedoch jemand jener jetzt kam kann kaum kein keine keinem keinen keiner klein
        kleine kleinen kommen kommt kurz können könnte lang lange lassen leben leicht letzte letzten leute
        liegt länger lässt machen macht mal man manche manchmal mehr mehrere mein meine meist meisten menge
        mensch menschen mich minuten mir mit mittel monat monate morgen muss möglich müssen nach nachdem
        nacht name neben nein neu neue neuen nicht nichts nie niemand noch nun nur nächste nämlich ob oben
        oder oft ohne ort paar person personen problem quelle quellen recht rund sache sagen sagt schon
        sechs sehr sei sein seine seinem seinen seiner seit seite selbst sich sie sieben sind so sobald
        sogar solche solchen soll sollen sollte sondern sonst sowie spät stark stehen steht stelle studie
        studien stunde stunden tag tage tagen teil teile tun uhr um und uns unser unsere unten unter
        unterschied usw viel viele vielen vielleicht vier voll vom von vor wann war waren warum was weder
        weg wegen weil weise weit weiter weitere weiteren welche welchem welchen welcher welches welt wenig
        wenige weniger wenn wer werden wie wieder will wir wird wirkung wo woche wochen wohl wollen wort
        worte wurde wurden wäre würde zahl zehn zeigen zeigt zeit zeiten zu zum zur zurück zusammen zwar
        zwei zweite zweiten zwischen über überhaupt
    """,
    "pt": """
        a acima agora ainda algo algum alguma algumas alguns alguém alta alto além ano anos antes ao aos
        apenas apesar aquela aquelas aquele aqueles aqui artigo as assim através até baixo bem boa boas bom
        bons cada casa caso casos cerca certa certo cinco coisa coisas com como conforme contra contudo cuja
        cujo da dado dados dar das de debaixo dela dele deles dentro depois desde dessa desse desta deste
        deve devem dia dias diferente diferentes diferença disso disto diz do dois dos duas durante dá e
        efeito efeitos ela elas ele eles em embora enquanto entre então era eram essa essas esse esses esta
        estas este estes estudo estudos está estão eu exemplo faz fazem fazer fim foi fora foram forma
        formas geral grande grandes grupo grupos hoje hora horas há igual importante importantes isso isto
        já lado lhe lhes lo logo longo lugar lá maior maiores mais mal manhã mas me medida meio melhor menor
        menos meses mesma mesmas mesmo mesmos meu minha modo momento muita muitas muito muitos mulher mundo
        mês na nada nas nem nenhum nenhuma nessa nesse nesta neste ninguém no noite nome nos nossa nosso
        nova novas novo novos num numa nunca não níveis nível nós número o onde os ou outra outras outro
        outros para parte partes pela pelas pelo pelos pequena pequeno per pessoa pessoas pode podem poder
        pois ponto pontos por porque porém possível pouca poucas pouco poucos pra primeira primeiro problema
        problemas própria próprio quais qual qualquer quando quantidade quanto quase quatro que quem questão
        razão resultado resultados se seis seja sem semana semanas sempre sendo ser será seu seus si sido
        sob sobre sua suas só tal também tanto tarde te tem tempo ter terceiro teu teve tipo tipos toda
        todas todo todos trabalho três tu tudo tão têm um uma umas uns usar vai vez vezes vida você vocês
        vários às é
    """,
    "ca": """
        a abans així això al algun alguna algunes alguns algú allà als alt alta altra altre altres amb
        ambdós any anys aquell aquella aquelles aquells aquest aquesta aquestes aquests aquí article baix
        bon bona bones bons bé cada cal camí cap cas casa casos cent cert certa cinc com contra cop cops
        cosa coses d da dada dades dalt de del dels des després dia dies diferent diferents diferència dins
        dir diu doncs dos dues durant e efecte efectes el ell ella elles ells els em en encara enmig entre
        era eren est esta estan estat estudi estudis està et exemple fa fan fer fi fins fora forma força fos
        gairebé general gens gent gran grans grup grups ha han havia hem hi hora hores i igual important
        importants ja jo l la les li llarg llavors lloc llur lo ma mai major manera massa mateix mateixa
        mateixes mateixos matí me menor mentre menys mes mesos meu meva mig millor mitjà mode molt molta
        moltes molts moment més món n ne ni ningú nit nivell nivells no nom nombre només nos nosaltres
        nostra nostre nou nova noves o on parlar part parts pel pels per perquè persona persones però petit
        petita poc poca poden podria pot potser primer primera problema problemes propi pròpia punt punts
        qual quals qualsevol quan quant quantitat quasi quatre que qui què raó res resultat resultats s sa
        se segon segona segons sempre sense ser serà setmana setmanes seu seus seva seves si sis sobre sol
        sola sols sota sovint sí sóc són tal també tampoc tan tant tard temps tenen tenir teu tipus tot tota
        totes tots tres tu té un una unes uns us va van vegada vegades vida vist vol vosaltres és ésser
    """,
    "nl": """
        aan al alle alleen als altijd ander andere anders artikel behalve beide ben beter bij bijna binnen
        boven buiten daar daarna daarom dag dagen dan dat de deel deze die dit doen door dus een eens eerste
        effect effecten eigen elk elke en enige enkele er erg ergens even gaan gaat geen geweest gewoon goed
        goede groep groot grote had hadden heb hebben heeft heel hele hem het hier hij hoe hoog hun ieder
        iedereen iemand iets ik in is ja jaar jaren je jij jullie kan klein kleine komen komt kon kort
        kunnen laatste lang leven maand maanden maar maken man meer meest men mensen met mij mijn minder
        minuten moet moeten mogelijk na naam naar naast nacht net niet niets nieuw nieuwe nog nooit nu of om
        omdat onder onderzoek ons ook op over per persoon plaats problem recht resultaat samen slechts soms
        soort studie studies te tegen ten tijd tijdens toch toen tot tussen twee uit uren uur vaak van vanaf
        veel ver verschil vier vijf volgens voor vooral voorbeeld vraag waar waarom wanneer want waren was
        wat week weer weinig weken wel welke werd werden wereld werk wie wij wil woord worden wordt zal ze
        zeer zelf zelfs zich zij zijn zo zoals zonder zou zouden
    """,
    "ar": """
        في من إلى على عن أن إن أو أي هذا هذه ذلك تلك التي الذي الذين هو هي هم هن نحن أنت أنا كان كانت يكون
        تكون قد لا ما لم لن ليس ليست كل بعض بين بعد قبل عند حتى حيث كما لكن لأن مع منذ ثم إذا مثل أكثر أقل
        غير أيضا جدا فقط وهو وهي وفي ومن وقد ولا وما كيف لماذا متى أين يوم أيام عام سنة شيء وقت مرة عدد نحو
        خلال حول ضد دون فوق تحت أمام هنا هناك الآن يمكن يجب أول ثلاث أربع أحد إحدى نفس ذات عدة كثير قليل
        كبير كبيرة صغير صغيرة
    """,
    "ru": """
        а без более больше будет был была были было быть в вам вас весь во вот все всего всех вы где да даже
        для до его ее если есть еще ещё её же за здесь и из или им их к как ко когда которая которые который
        кто ли либо между меня мне много может можно мы на над надо нас не него нее нет ни них но о об один
        однако он она они оно от очень по под при про с сам свой со так также такой там то того тоже только
        том тот ты у уже чего чем что чтобы эта эти это этого этой этом этот я год года день время человек
        люди случай часть менее через после перед
    """,
    "pl": """
        a aby albo ale ani bardzo bez bo by być był była było były ci co coś czy czyli dla do dość gdy gdzie
        go i ich ile im in inne inny ja jak jako je jednak jego jej jest jeszcze jeśli już kiedy kto która
        które który którzy lub ma mają może można my na nad nas nich nie niż o od on ona one oni oraz po pod
        ponieważ przed przez przy raz roku są się sobie swoje ta tak także tam te tego tej ten to tu twoje
        ty tych tylko tym u w we wiele więc wszystko wtedy z za ze że żeby dzień czas część ludzi bardziej
        mniej między
    """,
    "cs": """
        a aby aj ale ani asi až být bez bude budou by byl byla byli bylo co což další do ho i jak jako je
        jeho jejich její jen ještě jeden jsem jsme jsou k kde kdo když která které který kteří ma má mají
        mezi může na nad nebo není než o od on ona oni pak po pod podle pokud pro proto protože před při s
        se si sve své ta tak také tato te ten tento to toho tom tu už v ve velmi více však všech vždy z za
        ze že den čas rok část lidí méně
    """,
    "sv": """
        alla allt att av bara bli blir bland bra både de den denna deras dess det detta dig din du där
        därför då efter eller en enligt ett finns flera från får för före ger genom gör ha hade han har hela
        hon hur här i in innan inte jag kan kom kunde man med mellan men mer mest mot mycket mån många när
        någon några något nu och också om oss på redan samma sedan sig sin sina ska skulle som så sådan till
        två under upp ut utan vad var vara varje vi vid vilka vilken än är år över dag dagar tid del sätt
        människor mindre
    """,
    "ro": """
        a acest aceasta aceste acestea acești ai al ale am ar are asta astfel au avea aș bine ca care ce cea
        cei cel cele când către chiar cu cum că da dar de deci decât deja deși din dintre doar doi două după
        e ea ei el ele era este eu face fi fie fiecare foarte fost fără iar îl în încă înainte între își la
        le li lor lui mai mult multe mulți ne nici nu o oameni or ori pe pentru peste poate prea prin sa
        sale sau se sunt și să te timp toate toți tot un una unei unor unui zi zile an ani parte mod
    """,
    "tr": """
        ama ancak bazı belki ben bir biri birçok biz bu bunu bunun çok çünkü da daha de değil diye dolayı en
        fakat gibi göre hem hep her hiç için ile ilk ise iki kadar kez ki kim mi mı nasıl ne neden nerede o
        olan olarak oldu olduğu olur ona onlar onun pek sadece sen siz son sonra şey şu tüm üzere var ve
        veya ya yani yok zaman gün yıl
    """,
    "el": """
        αλλά αν από αυτά αυτή αυτό αυτός για δεν είναι είχε ένα ένας εκεί ενώ επίσης έχει έχουν η ή θα και
        κάθε κατά κι με μας μετά μη μια μία μου μπορεί να ο οι όπως όταν ότι πολύ που πριν προς πως σας σε
        σου στα στη στην στις στο στον στους τα τη την της τι τις το τον του τους των χωρίς ως χρόνο μέρα
        μέρος
    """,
}
