"""Names of columns in other scripts: what the usual ones mean, and how a name is typed in Latin.

The name of a measure is typed, so it has Latin letters only; its title stays as the file has it.
"""

import re
import unicodedata
from collections.abc import Collection

from sidelog.catalog.text import fold

_SLEPT = "hours sleep"


def _by_word(table: str) -> dict[str, str]:
    """The meaning of each word of a table, whose lines have a meaning and the words for it."""
    lines = (line.partition(":") for line in table.strip().splitlines())
    return {word: meaning.strip() for meaning, _, words in lines for word in words.split()}


_RUSSIAN = _by_word("""
    weight: вес
    pressure: давление
    systolic: верхнее
    diastolic: нижнее
    pulse: пульс
    sleep: сон сна
    mood: настроение
    pain: боль
    temperature: температура
    fatigue: усталость
    anxiety: тревога
    medicine: лекарство препарат
    medicines: лекарства препараты
    pill: таблетка
    pills: таблетки
    status: статус
    dose: доза дозировка
    note: заметка примечание
    notes: заметки
    comment: комментарий
    time awake: бодрствование
    duration: длительность продолжительность
    bed: лег легла ліг лягла отбой
    asleep: уснул уснула заснул заснула заснув
    woke: проснулся проснулась прокинувся прокинулась
    rose: встал встала встав подъем
    taken: принят принята принято приняты принял приняла выпил выпила выпито выпита
    hours sleep: спал спав спала
""")
_EASTERN = _by_word("""
    weight: 体重 체중
    body fat: 体脂肪 体脂
    muscle mass: 筋肉 肌肉
    body water: 体水分 体内水分
    bone mass: 骨量
    waist: 腹囲 腰围 腰圍
    height: 身長 身高
    systolic: 最高血圧 収縮期血圧 収縮期 收缩压
    diastolic: 最低血圧 拡張期血圧 拡張期 舒张压
    blood pressure: 血圧 血压 혈압
    pulse: 脈拍 心拍 脉搏 心率 맥박
    glucose: 血糖 혈당
    temperature: 体温 체온
    sleep: 睡眠 수면
    nap: 仮眠 昼寝
    exercise: 運動 运动 운동
    study: 勉強
    work: 仕事
    time: 時間 时间 시간
    mood: 気分 心情 情绪 기분
    pain: 痛み 疼痛 통증
    headache: 頭痛 头痛 두통
    fatigue: 疲れ 疲労 疲劳
    appetite: 食欲
    steps: 歩数 步数
    score: 分数 评分 点数
    quality: 質 质量
    dose: 薬量 用量 剂量
    medicine: 薬 药
    note: メモ 備考 备注 메모
""")
_WRITTEN = re.compile("|".join(sorted(_EASTERN, key=len, reverse=True)))


def meanings(name: str, words: Collection[str]) -> frozenset[str]:
    """The English words for those of a name that are known."""
    found = [_RUSSIAN[word] for word in words if word in _RUSSIAN]
    if "не" in words:
        found = ["time awake" if meaning == _SLEPT else meaning for meaning in found]
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
