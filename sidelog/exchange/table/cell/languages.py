"""Names of columns in other scripts: what the usual ones mean, and how a name is typed in Latin.

The name of a measure is typed, so it has Latin letters only; its title stays as the file has it.
"""

import re
import unicodedata
from collections.abc import Collection

from sidelog.catalog.text import fold

_SLEPT = frozenset({"спал", "спала", "спав"})
_RUSSIAN = {
    "вес": "weight",
    "давление": "pressure",
    "верхнее": "systolic",
    "нижнее": "diastolic",
    "пульс": "pulse",
    "сон": "sleep",
    "настроение": "mood",
    "боль": "pain",
    "температура": "temperature",
    "усталость": "fatigue",
    "тревога": "anxiety",
    "лекарство": "medicine",
    "лекарства": "medicines",
    "препараты": "medicines",
    "таблетка": "pill",
    "таблетки": "pills",
    "статус": "status",
    "препарат": "medicine",
    "доза": "dose",
    "дозировка": "dose",
    "заметка": "note",
    "заметки": "notes",
    "комментарий": "comment",
    "примечание": "note",
    "сна": "sleep",
    "бодрствование": "time awake",
    "длительность": "duration",
    "продолжительность": "duration",
}
_RUSSIAN |= dict.fromkeys(("лег", "легла", "ліг", "лягла", "отбой"), "bed")
_RUSSIAN |= dict.fromkeys(("уснул", "уснула", "заснул", "заснула", "заснув"), "asleep")
_RUSSIAN |= dict.fromkeys(("проснулся", "проснулась", "прокинувся", "прокинулась"), "woke")
_RUSSIAN |= dict.fromkeys(("встал", "встала", "встав", "подъем"), "rose")
_RUSSIAN |= dict.fromkeys(("принят", "принята", "принято", "приняты", "принял"), "taken")
_RUSSIAN |= dict.fromkeys(("приняла", "выпил", "выпила", "выпито", "выпита"), "taken")
_RUSSIAN |= dict.fromkeys(_SLEPT, "hours sleep")
_EASTERN = {
    "体重": "weight",
    "体脂肪": "body fat",
    "体脂": "body fat",
    "筋肉": "muscle mass",
    "肌肉": "muscle mass",
    "体水分": "body water",
    "体内水分": "body water",
    "骨量": "bone mass",
    "腹囲": "waist",
    "腰围": "waist",
    "腰圍": "waist",
    "身長": "height",
    "身高": "height",
    "最高血圧": "systolic",
    "収縮期血圧": "systolic",
    "収縮期": "systolic",
    "收缩压": "systolic",
    "最低血圧": "diastolic",
    "拡張期血圧": "diastolic",
    "拡張期": "diastolic",
    "舒张压": "diastolic",
    "血圧": "blood pressure",
    "血压": "blood pressure",
    "脈拍": "pulse",
    "心拍": "pulse",
    "脉搏": "pulse",
    "心率": "pulse",
    "血糖": "glucose",
    "体温": "temperature",
    "睡眠": "sleep",
    "仮眠": "nap",
    "昼寝": "nap",
    "運動": "exercise",
    "运动": "exercise",
    "勉強": "study",
    "仕事": "work",
    "운동": "exercise",
    "時間": "time",
    "时间": "time",
    "気分": "mood",
    "心情": "mood",
    "情绪": "mood",
    "痛み": "pain",
    "疼痛": "pain",
    "頭痛": "headache",
    "头痛": "headache",
    "疲れ": "fatigue",
    "疲労": "fatigue",
    "疲劳": "fatigue",
    "食欲": "appetite",
    "歩数": "steps",
    "步数": "steps",
    "分数": "score",
    "评分": "score",
    "点数": "score",
    "質": "quality",
    "质量": "quality",
    "薬量": "dose",
    "用量": "dose",
    "剂量": "dose",
    "薬": "medicine",
    "药": "medicine",
    "メモ": "note",
    "備考": "note",
    "备注": "note",
    "체중": "weight",
    "혈압": "blood pressure",
    "혈당": "glucose",
    "맥박": "pulse",
    "체온": "temperature",
    "수면": "sleep",
    "시간": "time",
    "기분": "mood",
    "통증": "pain",
    "두통": "headache",
    "메모": "note",
}
_WRITTEN = re.compile("|".join(sorted(_EASTERN, key=len, reverse=True)))


def meanings(name: str, words: Collection[str]) -> frozenset[str]:
    """The English words for those of a name that are known."""
    is_not = "не" in words
    found = [
        "time awake" if is_not and word in _SLEPT else _RUSSIAN[word]
        for word in words
        if word in _RUSSIAN
    ]
    found += [_EASTERN[word] for word in _WRITTEN.findall(name)]
    return frozenset(word for meaning in found for word in meaning.split())


_LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюяёіїєґўαβγδεζηθικλμνξοπρστυφχψω"
_SOUNDS = (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya e i i e g u "
    "a v g d e z i th i k l m n x o p r s t y f ch ps o"
)
_LATIN = dict(zip(_LETTERS, _SOUNDS.split(" "), strict=True)) | {"ъ": "", "ь": ""}


def in_latin(name: str) -> str:
    """A name in Latin letters, as names of measures are.

    Russian and Greek letters are written as they sound; of other scripts known words by what they
    mean, and other signs by what Unicode calls them, so that two names never become one.
    """
    if name.isascii():
        return name
    known = _WRITTEN.sub(lambda found: f" {_EASTERN[found[0]]} ", name)
    plain = "".join(_LATIN.get(sign, sign) for sign in fold(known))
    if plain.isascii():
        return plain
    is_said = bool(re.search("[a-z]", plain))
    return "".join(_sound(sign, is_said=is_said) for sign in unicodedata.normalize("NFKC", known))


def _sound(sign: str, *, is_said: bool) -> str:
    """A sign in Latin letters; a picture beside words says nothing more."""
    plain = "".join(_LATIN.get(part, part) for part in fold(sign))
    if plain.isascii():
        return plain
    called = unicodedata.name(sign, "").casefold()
    if not sign.isalpha():
        is_picture = unicodedata.category(sign) == "So" and not is_said
        return f" {called} " if is_picture else " "
    if sign == "の":  # of
        return " "
    if called.startswith("cjk"):
        return f" {ord(sign):x} "
    return "" if called.endswith("mark") else called.partition(" with ")[0].rpartition(" ")[2]
