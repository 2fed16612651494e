"""The words by which a column of medicines is known, and what the words of its cells mean."""

from sidelog.exchange.table.cell.words import DAYTIMES, MISSED, NO, YES, word_set
from sidelog.exchange.table.column.names import INJECTED

HOW_MUCH = word_set(
    "much many viel viele wieviel wieviele quanto quanta quantos quantas cuanto cuanta cuantos "
    "cuantas combien quanti quante hoeveel ile сколько"
)
AMOUNTS = HOW_MUCH | word_set(
    "dose dosage doses amount quantity qty strength dosis dosen dosierung menge "
    "cantidad quantidade qtd qtde количество ilosc quantite quantita hoeveelheid dosi doza "
    "dawka dawki"
)
DOSES = word_set("dose doses dosage dosis dosen dosi doza dawka dawki")
TAKEN = INJECTED | word_set(
    "took taken take genommen eingenommen tomou tomaste tome pris preso genomen ingenomen "
    "wzia\u0142es wzie\u0142as"
)
PLANNED = word_set(
    "plan planned target targeted tgt goal meta scheduled prescribed rx geplant geplante "
    "geplanter soll verordnet previsto ziel doel objetivo objectif obiettivo "
    "planificada planificado prevue prevu prescrite prescrit prescrita receitado zalecana"
)
PARTS_OF_DAY = DAYTIMES | word_set("mid bedtime daytime nighttime breakfast lunch dinner")
DONE = word_set(
    "actual actually taken took real had used consumed ist genommen genommene eingenommen "
    "eingenommene tomada tomado prise pris przyjeta"
)
"""Words of what was taken, beside what was planned."""
GIVEN = YES | word_set(
    "1;given;complete;completed;confirmed;finished;success;successful;administered;on time;"
    "applied;on;put on;replaced;used;consumed;"
    "genommen;eingenommen;verabreicht;erledigt;pris;prise;prises;fait;donne;administre;"
    "tomado;tomada;tomados;tomadas;tome;hecho;administrado;administrada;tomou;tomei;feito;"
    "preso;presa;presi;prese;assunto;assunta;fatto;genomen;ingenomen;gedaan;"
    "przyjety;przyjeta;przyjete;wziety;wzieta;wziete;zazyty;zazyta;zazyte;wzia\u0142em;wzie\u0142am;"
    "принят;принята;принято;приняты;принял;приняла;выпил;выпила;выпито;выпита"
)
"""Words, folded, of a dose that was taken as it was meant."""
BOUGHT = word_set(
    "purchase purchased bought gekauft achete comprado comprada acquistato gekocht kupiono"
)
GOT = BOUGHT | word_set("refill refills refilled filled dispensed restock restocked")
OF_ANOTHER_AMOUNT = word_set(
    "half;half dose;partial;partially;partly;double;doubled;halb;halbe;teilweise;doppelt;"
    "moitie;demi;doble;mitad;media;metade;doppia;meta;helft;dubbel;polowa;halfte;das doppelte;"
    "doppelte;dobro;doppio"
)
"""Words, folded, of a dose of more or less than was meant; how much that was they do not say."""
GIVEN_ODDLY = OF_ANOTHER_AMOUNT | word_set(
    "extra;late;early;delayed;taken late;taken early;too late;"
    "vomited;threw up;erbrochen;spat;verspatet;zu spat;tard;en retard;vomi;tarde;con retraso;"
    "vomitado;vomite;atrasado;vomitei;in ritardo;tardi;vomitato;laat;te laat;pozno;spozniony"
)
"""Those of one that was taken in an odd way, and taken all the same."""
UNTAKEN = MISSED | word_set(
    "not given;not done;not completed;not confirmed;refused;declined;snoozed;held;hold;on hold;"
    "withheld;out of stock;ran out;none left;omitted;omit;skip;miss;fail;failed;"
    "expired;cancelled;canceled;incomplete;unconfirmed;threw away;thrown away;discarded;lost;"
    "resisted;took none;took nothing;took 0;"
    "removed;remove;off;taken off;took off;fell off;came off;peeled off;"
    "verweigert;abgelehnt;refuse;refusee;rechazado;rechazada;recusado;pulado;pulada;rifiutato;"
    "rifiutata;geweigerd;odmowa"
)
"""Words, folded, of a dose that was due and not taken."""
NEXT = word_set(
    "next due later tomorrow nachste spater proxima proximo prochain prochaine demain prossima "
    "prossimo domani volgende nastepna nastepny jutro"
)
"""Words of what is not taken yet: "Next Tylenol: 5 ml"."""
TO_COME = NEXT | word_set(
    "not yet;pending;upcoming;scheduled;planned;overdue;postponed;geplant;offen;ausstehend;"
    "prevu;en attente;pendiente;pospuesto;pendente;in attesa;gepland;zaplanowane"
)
"""Those of one that is to come; by some of them a dose is of a plan, and not as needed."""
NOT_GIVEN = UNTAKEN | TO_COME | NO | {"0"}
MOSTLY = 0.8
"""The part of its lines from which on a column is what most of them are."""
ASKING = word_set(
    "did;do;you;your;i;my;the;have;has;today;this;morning;evening;a;any;?;yet;been;was;were;"
    "hast;haben;hat;du;sie;ihr;ich;heute;as;tu;avez;vous;ai;j;aujourd;hui;has;he;ha;el;la;le;lo;"
    "hoy;voce;o;hoje;hai;il;oggi;heb;heeft;je;vandaag;czy;dzis;dzisiaj"
)
CHANGES = word_set(
    "change changes changed adjustment adjusted anderung cambio cambios changement modification "
    "mudanca alteracao cambiamento variazione wijziging zmiana dosisanderung dosisanpassung"
)
STARTED = word_set(
    "start starts started starting begin begins began beginning from since seit ab von od desde "
    "depuis dal"
)
ENDED = word_set(
    "end ended stop stopped until to finish finished discontinued bis do hasta ate fin"
)
ONGOING = word_set(
    "ongoing;current;currently;now;present;still;still taking;still on;continuing;continues;"
    "to present;until now;none;no end;laufend"
)
"""What stands for a last day where there is none."""
STANDINGS = word_set("status state active current currently still")
