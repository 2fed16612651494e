"""Answers as data: the same shape wherever they are written as JSON."""

import json
from collections.abc import Sequence
from datetime import date

from sidelog.analysis.changes import Change
from sidelog.analysis.summary import Summary
from sidelog.catalog.regimen.rules import RegimenStep
from sidelog.journal.rows import Happened, Product
from sidelog.period import Period
from sidelog.report.findings.amounts import Kept
from sidelog.report.findings.answers import Answers
from sidelog.report.findings.choices import Part
from sidelog.report.findings.finding import Finding, Question
from sidelog.report.findings.sheets.taking import Taking, rule_of
from sidelog.report.findings.taken import Taken
from sidelog.report.findings.visit import Person, Visit
from sidelog.report.page.document import Document, Fields, Section
from sidelog.report.render import Paper
from sidelog.report.words.answers import answer
from sidelog.report.words.links import linked

Data = dict[str, object]


def render(document: Document, paper: Paper) -> bytes:  # noqa: ARG001  (one signature)
    """What a page says, as data; it ends with a line break."""
    return (json.dumps(page_data(document), ensure_ascii=False, indent=1) + "\n").encode()


def page_data(document: Document) -> Data:
    """What a page says; a part that is not shown is None."""
    found = document.found
    if isinstance(found, Visit):
        said = _visit(found)
    else:
        said = _taking(found) if isinstance(found, Taking) else _worksheet(document)
    return {
        "layout": 2,
        **({"damaged": document.warning} if document.warning else {}),
        "made": document.found.made.isoformat(),
        "fingerprint": document.fingerprint,
        **said,
    }


def _visit(visit: Visit) -> Data:
    parts, shown = visit.parts, {one.measure.name for one in visit.rated}
    findings = [one for one in visit.answers.findings if one.measure.name in shown]
    return {
        "period": period_data(visit.period),
        **_person(visit.person),
        "why": visit.why or None,
        "goal": visit.goal or None,
        "questions": list(visit.questions) if Part.QUESTIONS in parts else None,
        "recorded": visit.reliability
        and {
            "days": visit.reliability.recorded,
            "possible": visit.reliability.possible,
            "same_day": visit.reliability.same_day,
        },
        "flags": [
            {
                "name": one.flag.name,
                "measure": one.measure and one.measure.name,
                "days": [iso(day) for day in one.days],
                "text": one.flag.on_page or one.flag.text,
            }
            for one in visit.flags
        ]
        if Part.FLAGS in parts
        else None,
        "findings": findings_data(visit.answers, findings) if Part.ANSWERS in parts else None,
        "taken": taken_data(visit.answers, visit.asked) if Part.TAKEN in parts else None,
        "events": [event_data(one) for one in visit.events] if Part.ELSE in parts else None,
        "not_recorded": list(visit.missing) if Part.ELSE in parts else None,
        "notes": [
            {"day": iso(one.day), "about": one.about or None, "text": one.text}
            for one in visit.notes
        ],
    }


def _person(of: Person) -> Data:
    """Who a page is about; what they did not say, or chose not to, is None."""
    return {name: said or None for name, said in of._asdict().items()}


def _taking(of: Taking) -> Data:
    lately = of.lately
    return {
        **_person(of.person),
        "now": [_taken_now(one, lately) for one in of.now],
        "ahead": [
            {
                **named(product, "name", "unit"),
                "steps": [step_data(step, of.made.toordinal()) for step in steps],
            }
            for product, steps in of.ahead
        ],
        "stopped": [
            {"name": one.product.name, "stopped": iso(one.changes[-1].last), **_last_use(one)}
            for one in of.stopped
        ],
        "silent": [{"name": one.product.name, **_last_use(one)} for one in of.silent],
        "others": [event_data(one) for one in of.others],
    }


def _worksheet(document: Document) -> Data:
    """The fields with what is known of them; the others are None."""

    def fields(part: Section) -> Data:
        blocks = [block for block in part.blocks if isinstance(block, Fields)]
        pairs = [pair for block in blocks for pair in block.pairs]
        parts = [fields(inner) for inner in part.inner]
        known = {"fields": [{"label": label, "known": said or None} for label, said in pairs]}
        return {"heading": part.heading or None, **known, **({"parts": parts} if parts else {})}

    return {"parts": [fields(part) for part in document.front]}


def _taken_now(one: Taken, lately: Period) -> Data:
    step, today, usual = rule_of(one), lately.ordinals[1], one.usual
    return {
        **named(one.product, "name", "form", "strength", "unit"),
        "rule": step and step_data(step, today),
        "typical": usual.amount if usual and not step else None,
        "typical_a_day": usual.is_daily if usual and not step else None,
        "kept": kept_data(one.kept(lately)) if step else None,
        "days_taken": one.over(lately).taken,
        **_last_use(one),
    }


def _last_use(one: Taken) -> Data:
    return {"last_use": iso(one.last_use)}


def findings_data(answers: Answers, findings: Sequence[Finding]) -> list[Data]:
    """What may be said of measures; what there is not is None."""
    return [_finding(one, answers.today) for one in findings]


def taken_data(answers: Answers, within: Period | None = None) -> list[Data]:
    """What was taken, per product; how a plan was kept `within` some days, where they are said."""
    return [
        {
            "product": one.product.name,
            "unit": one.product.unit,
            "changes": [change_data(change) for change in one.changes],
            "peak": one.peak,
            "now": one.amount_now,
            "last_use": iso(one.last_use),
            "lapses": [iso(day) for day in one.lapses],
            "doses_a_day": one.now.doses_a_day,
            "days_known": len(one.days),
            "regimen": [step_data(step, answers.today) for step in one.regimen],
            "kept": kept_data(one.kept(within or one.period)) if one.regimen else None,
        }
        for one in answers.taken
    ]


def planned_data(product: Product, steps: Sequence[RegimenStep], kept: Kept) -> Data:
    """What was planned of a product for some days, and what was taken."""
    return {
        "product": product.name,
        "unit": product.unit,
        "plan": [
            {"from": iso(one.day), **named(one.rule, "amount", "every_days")} for one in steps
        ],
        **kept_data(kept),
    }


def step_data(step: RegimenStep, today: int) -> Data:
    """A step of a regimen; one that has not begun is a plan."""
    return {
        "reference": step.reference,
        "from": iso(step.day),
        **named(step.rule, "amount", "every_days", "times"),
        "begun": step.day <= today,
    }


def kept_data(kept: Kept) -> Data:
    """How what was taken compares with what was planned."""
    return {
        "days": kept.days,
        "as_planned": kept.as_planned,
        "nothing_noted": kept.silent,
        "not_known": kept.unknown,
        "differed": [
            {"day": iso(one.taken.day), "taken": one.taken.total, "planned": one.planned}
            for one in kept.differed
        ],
    }


def change_data(change: Change) -> Data:
    """A change with its steps and its amounts a day."""
    return {
        "first": iso(change.first),
        "last": iso(change.last),
        "from": change.before,
        "to": change.after,
        "unit": change.unit,
        "steps": [
            {"day": iso(one.day), "from": one.before, "to": one.after} for one in change.steps
        ],
    }


def event_data(event: Happened) -> Data:
    """An event, without its note."""
    return {
        **named(event, "reference", "kind", "product", "title"),
        "first": iso(event.day),
        "last": None if event.ongoing else iso(event.until),
        "ongoing": event.ongoing,
        "from": event.before,
        "to": event.after,
    }


def period_data(period: Period) -> Data:
    """The first and the last day."""
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def named(of: object, *names: str) -> Data:
    """Attributes by their names."""
    return {name: getattr(of, name) for name in names}


def iso(ordinal: int | None) -> str | None:
    """An ordinal day as an ISO date."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def _finding(one: Finding, today: int) -> Data:
    pairs, shift, memory = one.pairs, one.shift, one.memory
    return {
        "measure": one.measure.name,
        **named(one, "question", "product"),
        "change": one.change and change_data(one.change),
        "before": _summary(one.before),
        "during": _summary(one.during),
        "now": _summary(one.now),
        "verdict": one.verdict,
        "pairs": pairs and {"later_worse": pairs.estimate, **named(pairs, "low", "high")},
        "shift": shift and named(shift, "estimate", "low", "high"),
        **named(one, "p", "p_adjusted", "would_show"),
        "since": iso(one.since),
        "as_of": iso(one.as_of),
        "next_look": iso(one.next_look),
        "reason": one.reason,
        "earliest": iso(one.earliest),
        "sentence": (
            linked(one, today) if one.question is Question.LINK else answer((one,), today)
        ),
        "memory": memory and named(memory, "entries", "holds"),
        "chapters": [
            {
                "since": iso(chapter.first),
                "found": iso(chapter.found),
                **named(chapter, "verdict", "back"),
            }
            for chapter in one.chapters
        ],
        **named(one, "lasts", "tests"),
        "title": one.measure.title,
    }


def _summary(one: Summary | None) -> Data | None:
    if one is None:
        return None
    return {
        "first": iso(one.first),
        "last": iso(one.last),
        "entries": one.n,
        "median": one.median,
        "bad_days_per_28": one.bad_days,
    }
