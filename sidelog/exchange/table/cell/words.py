"""Words that stand for a value: yes and no, what is missing, and words whose order is known."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sidelog.catalog.amounts import NONE_WORDS
from sidelog.catalog.scales import Better
from sidelog.catalog.text import fold


def word_set(text: str) -> frozenset[str]:
    """Words as a set: parted by semicolons, or by spaces where none of them has any."""
    return frozenset(text.split(";") if ";" in text else text.split())


NOTES = word_set(
    "note notes comment comments text remark remarks diary journal memo details bemerkung "
    "bemerkungen notiz notizen kommentar kommentare notas nota observaciones commentaire "
    "commentaires remarques notities заметка заметки комментарий комментарии "
    "メモ 備考 备注 備註 메모"
)
"""Names of columns of a person's words."""

NOTHING = (NONE_WORDS - {"no", "none taken"}) | word_set(
    "nil keine nichts nada ninguno ninguna aucun aucune rien nessuno nessuna niente nenhum nenhuma "
    "geen niets \u7121 \u65e0 なし 없음 brak"
)
"""What stands alone where there is nothing to be noted; a no may be an answer."""

SLEEP = word_set("sleep asleep slept schlaf sommeil sueno sonno slaap sono somn sen")
OF_SLEEP = SLEEP | word_set("sleeping deepsleep rem snore snoring nap naps bed bedtime wake woke")
STAGES = word_set("deep light rem")
"""Parts of a night, which together are how long somebody slept."""
LASTING = word_set(
    "duration length elapsed dauer schlafdauer gesamtdauer duracao duracion duree durata duur "
    "slaapduur varighet varighed varaktighet trwania"
)
"""Words, folded, of how long something was, and of no time of the day."""
DOINGS = word_set(
    "screen screentime sitting standing lying play playing playtime reading commute commuting "
    "travel travelling driving walking gaming watching viewing studying practice writing cooking "
    "waiting meditation bildschirmzeit spielzeit lesezeit sitzzeit fahrzeit reisezeit pantalla "
    "ecran schermo skarmtid skjermtid skaermtid schermtijd"
)
"""Words of what is done for a while, whose time is how long that was."""
DISTANCES = word_set("distance distanz strecke distancia distanza afstand")

DAYTIMES = word_set(
    "morning noon midday afternoon evening night am pm morgens mittags abends nachts morgen mittag "
    "nachmittags nachmittag abend nacht manana tarde noche matin midi soir mattina pomeriggio sera "
    "manha noite ochtend middag avond rano wieczor утро утром день днем вечер вечером ночь ночью "
    "早 晚 早上 上午 中午 下午 晚上 朝 昼 夕 夜"
)
"""Words, folded, of when on its day something was."""

MISSING = word_set(
    "n/a na n.a. nan null nil - -- --- \N{EN DASH} \N{EM DASH} . .. ... ? ?? #n/a #na #null! "
    "#value! #div/0! #ref! (null) undefined missing unknown nd n.d. k.a. "
    "\N{HORIZONTAL ELLIPSIS} \\n #error! #spill! #calc!"
) | {"no data", "not recorded", "not available", "not measured", "#num!", "#name?", "(blank)"}
MISSING |= {"no response", "no answer", "not answered", "unanswered", "not shown"}
"""What stands where nothing is known; a word that may be a value, such as none, is none of it."""

RULING = "-\N{EN DASH}\N{EM DASH}=_~ "
"""Signs of which lines are drawn, that part what is above from what is below."""

YES = word_set(
    "yes y yea yeah yep yup true t x s \N{CHECK MARK} \N{HEAVY CHECK MARK} "
    "\N{WHITE HEAVY CHECK MARK} ja j oui si s\u00ed s\u00ec "
    "\N{BALLOT BOX WITH CHECK} done taken took sim wahr да tak ano evet はい 是 有 예 네"
)
NO = word_set(
    "no n nah nope false f nein non nee nao n\u00e3o \N{CROSS MARK} \N{BALLOT X} "
    "\N{HEAVY BALLOT X} \N{BALLOT BOX} "
    "falsch skipped missed нет nie brak ne hay\N{LATIN SMALL LETTER DOTLESS I}r いいえ 否 無 无 "
    "아니오 아니요"
) | {"not taken", "not done"}

MISSED = word_set(
    "missed;skipped;forgot;forgotten;not taken;vergessen;ausgelassen;ubersprungen;nicht genommen;"
    "oublie;oubliee;saute;non pris;olvidado;olvidada;olvide;omitido;omitida;no tomado;dimenticato;"
    "dimenticata;saltato;saltata;vergeten;overgeslagen;esquecido;esquecida;oubli;pas pris;no tome;"
    "esqueci;nao tomei;nao tomado;zapomnia\u0142em;zapomnia\u0142am;zapomnialem;zapomnialam;"
    "nie wzi\u0105\u0142em;nie wzialem;nie wzia\u0142em;nie wzie\u0142am;pominieto;"
    "pominiete;pominieta;pominiety;nie wzieto;nie wziety;nie wzieta;nie wziete;nie przyjety;"
    "nie przyjeta;nie przyjete;nie zazyto;didn't take;nicht eingenommen;weggelassen;verpasst;"
    "sautee;sautes;manque;manquee;non prise;pas prise;no tomada;saltado;saltada;nao tomada;"
    "nao tomou;pulei;non preso;non presa;non assunto;non assunta;niet genomen;niet ingenomen;"
    "пропуск;пропущен;пропущена;пропущено;пропустил;пропустила;забыл;забыла;не принят;не принята;"
    "не принято;не принял;не приняла;не выпил;не выпила;не пил;не пила"
)
"""What stands, folded, for a dose that was due and not taken."""


def says_whether(text: str) -> bool:
    """Whether a cell of an amount says yes or no in its place, and is not struck or missed."""
    is_struck_or_missed = is_struck(text) or key(text) in MISSED
    return text.casefold() in YES | NO and not is_struck_or_missed


def is_struck(text: str) -> bool:
    """Whether a cell of an amount is struck through, so that it says none."""
    return text.casefold() in {"x", "/"}


_FE0F = "\ufe0f"


class WordScale(NamedTuple):
    """Words in an order that is known, from the lowest value up; several may have one value."""

    words: tuple[frozenset[str], ...]
    first: int = 1
    better: Better = Better.NEITHER

    @property
    def last(self) -> int:
        """The highest value."""
        return self.first + len(self.words) - 1

    def value(self, word: str) -> int | None:
        """The value of a word; None where it has none."""
        values = enumerate(self.words, self.first)
        return next((value for value, words in values if word in words), None)

    def parts_pictures(self, keys: Iterable[str]) -> bool:
        """Whether no two pictures, of which each is a choice of its own, have one value."""
        pictures = (key for key in {*keys} if not any(map(str.isalpha, key)))
        values = [value for key in pictures if (value := self.value(key)) is not None]
        return len({*values}) == len(values)


def _scale(text: str, first: int = 1, better: Better = Better.NEITHER) -> WordScale:
    steps = (step.split(",") for step in text.split(";"))
    words = tuple(frozenset(key(word) for word in step) for step in steps)
    return WordScale(words, first, better)


def key(text: str) -> str:
    """A word as it is looked up."""
    words = fold(text).replace(_FE0F, "")
    if any(map(str.isalpha, words)):  # a picture beside a word says the same
        words = "".join(sign for sign in words if sign.isascii() or sign.isalpha())
    return " ".join(words.split()).strip(".!")


_CRYING = ",".join("\U0001f62d\U0001f622\U0001f629\U0001f62b\U0001f63f")
_SAD = ",".join("\u2639\U0001f641\U0001f61e\U0001f614\U0001f61f\U0001f615")
_NEITHER = ",".join("\U0001f610\U0001f611\U0001f636")
_GLAD = ",".join("\U0001f642\u263a\U0001f60a\U0001f60c")
_LAUGHING = ",".join(
    "\U0001f600\U0001f603\U0001f604\U0001f601\U0001f606\U0001f929\U0001f60d\U0001f970"
)
"""Faces from the saddest to the gladdest."""
_EACH_FACE = (
    f"\U0001f62d;\U0001f622;\u2639;\U0001f641;{_NEITHER};\U0001f642;\U0001f60a,\u263a;{_LAUGHING}"
)
"""Faces of which one is plainly sadder than the next, as 🙂 is less glad than 😊."""

_TYPED_FACES = ":(,:-(,=(;:|,:-|,=|,:/,:-/;:),:-),=),:d,:-d"

_SEVERITIES = (
    (
        "nada,ninguno,ninguna,ningún,no,sin dolor;leve,ligero,ligera;moderado,moderada,medio,media;"
        "grave,severo,severa,fuerte,intenso,intensa;"
        "muy grave,muy fuerte,muy intenso,muy intensa,insoportable"
    ),
    (
        "aucun,aucune,rien,non;léger,légère,faible;modéré,modérée,moyen,moyenne;"
        "sévère,grave,fort,forte,intense;très sévère,très fort,très forte,insupportable"
    ),
    (
        "nessuno,nessuna,niente,no;lieve,leggero,leggera;moderato,moderata,medio,media;"
        "grave,severo,severa,forte,intenso,intensa;molto grave,molto forte,insopportabile"
    ),
    (
        "nenhum,nenhuma,nada,não;leve,ligeiro,ligeira;moderado,moderada,médio,média;"
        "grave,severo,severa,forte,intenso,intensa;muito grave,muito forte,insuportável"
    ),
    (
        "geen,niets,nee;licht;matig,gemiddeld;ernstig,zwaar,sterk,hevig;"
        "zeer ernstig,heel zwaar,zeer zwaar,ondraaglijk"
    ),
)
"""How severe something is, with and without the most."""
_HIGHER, _LOWER = Better.HIGHER, Better.LOWER
SCALES: tuple[WordScale, ...] = (
    _scale(_TYPED_FACES, better=_HIGHER),
    _scale("awful;bad;meh;good;rad", better=_HIGHER),
    _scale(
        "awful,terrible,horrible;bad;ok,okay,meh,neutral,average,normal;good;"
        "great,excellent,amazing,awesome,fantastic",
        better=_HIGHER,
    ),
    _scale("very bad;bad;neutral,ok,okay,average,normal,so-so;good;very good", better=_HIGHER),
    _scale("very poor;poor;fair,average,ok,okay;good;very good,excellent", better=_HIGHER),
    _scale("poor;fair;good;very good;excellent", better=_HIGHER),
    _scale("poor,bad;fair,average,ok,okay,medium;good;excellent,great", better=_HIGHER),
    _scale("very sad;sad;neutral,ok,okay;happy;very happy", better=_HIGHER),
    _scale("none,no,no pain,absent,nil;mild,slight,light;moderate,medium;severe,strong", 0, _LOWER),
    _scale("none,absent;mild,slight;moderate;severe;unbearable,very severe,extreme", 0, _LOWER),
    _scale("none,absent;very mild,minimal;mild;moderate;severe;very severe", 0, _LOWER),
    _scale("mild,slight,light;moderate,medium;severe,strong;unbearable,very severe,extreme", 1),
    _scale("low;medium,mid,med,moderate,normal,average;high"),
    _scale("very low;low;medium,mid,med,moderate,normal,average;high;very high"),
    _scale("none,zero;low;medium,mid,med,moderate,normal;high;very high", 0),
    _scale("none;spotting;light;medium,moderate,normal;heavy;very heavy", 0),
    _scale("none;little,a little,some;moderate,medium;a lot,much,lots", 0),
    _scale("not at all;a little,a little bit,slightly;somewhat;quite a bit;very much,extremely", 0),
    _scale("never;rarely,seldom;sometimes,occasionally;often,frequently;always", 0),
    _scale("very calm;calm;neutral;stressed;very stressed"),
    _scale(
        "keine,kein,nichts,nein;leicht,gering;mittel,mäßig,mittelschwer;stark,schwer;"
        "sehr stark,sehr schwer,unerträglich",
        0,
        _LOWER,
    ),
    *(
        _scale(steps, 0, _LOWER)
        for to_the_most in _SEVERITIES
        for steps in (to_the_most.rpartition(";")[0], to_the_most)
    ),
    _scale("sehr schlecht;schlecht;mittel,okay,ok,neutral;gut;sehr gut", better=_HIGHER),
    _scale("lausig;schlecht;ok,okay;gut;super", better=_HIGHER),
    _scale("muy mal;mal;regular,normal;bien;muy bien", better=_HIGHER),
    _scale("très mal;mal;moyen,bof;bien;très bien", better=_HIGHER),
    _scale("ужасно;плохо;нормально;хорошо;отлично", better=_HIGHER),
    _scale("とても悪い;悪い;普通;良い;とても良い", better=_HIGHER),
    _scale("很差;差;一般;好;很好", better=_HIGHER),
    _scale(f"{_CRYING};{_SAD};{_NEITHER};{_GLAD};{_LAUGHING}", better=_HIGHER),
    _scale(_EACH_FACE, better=_HIGHER),
)
"""Scales by their words; of those that have all words of a column, the first is meant."""

_NEARLY_ALL, _ENOUGH = 0.75, 3
"""So much of a column, and so many words of a scale, tell it beside words that are not on it."""
_SELDOM = 0.05
"""A word that is there more often is one of the person's own scale, and no remark beside it."""


def scale_of(words: Iterable[str]) -> WordScale | None:
    """The scale that has all of the words; None where none has, or they are fewer than two."""
    keys = {key(word) for word in words}
    if len(keys) < 2:  # noqa: PLR2004  (of one word nobody knows of what it is one end)
        return None
    found = [one for one in SCALES if all(one.value(word) is not None for word in keys)]
    return next((one for one in found if one.parts_pictures(keys)), found[0] if found else None)


def scale_of_most(words: Mapping[str, int]) -> WordScale | None:
    """The scale that has all that a column says but for remarks of somebody; else None.

    Without a word that comes again their mean would be that of other days.
    """
    scale = nearest_scale(words)
    most = max(1, sum(words.values()) * _SELDOM)
    own = (count for word, count in words.items() if scale and scale.value(key(word)) is None)
    return scale if max(own, default=0) <= most else None


def nearest_scale(words: Mapping[str, int]) -> WordScale | None:
    """The scale that has nearly all that a column says, whatever else it says; else None."""
    most = sum(words.values()) * _NEARLY_ALL
    found, known = None, _ENOUGH - 1
    for scale in SCALES:
        on_it = [word for word in words if scale.value(key(word)) is not None]
        count = len(set(map(key, on_it)))
        if count > known and sum(words[word] for word in on_it) >= most:
            found, known = scale, count
    return found


def said_by_value(words: Iterable[str], value: Callable[[str], float | None]) -> str:
    """Which words are which value, all of them: "awful / terrible 1, bad 2"."""
    said: dict[float, dict[str, str]] = {}
    for word in words:
        if (number := value(key(word))) is not None:
            said.setdefault(number, {}).setdefault(key(word), word)
    return ", ".join(f"{' / '.join(said[one].values())} {one:g}" for one in sorted(said))


def anchors_of(
    words: Mapping[str, int], value: Callable[[str], float | None]
) -> tuple[tuple[float, str], ...]:
    """The words of a column with their values; of several for one value, the most frequent."""
    said: dict[float, str] = {}
    for word in sorted(words, key=lambda one: -words[one]):
        if (number := value(key(word))) is not None:
            said.setdefault(number, word)
    return tuple(sorted(said.items()))
