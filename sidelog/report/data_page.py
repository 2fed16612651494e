"""The content of a visit report for machines."""

from sidelog.report.data import Data, findings_data, iso, summary_data
from sidelog.report.data_chart import doses_data, event_data
from sidelog.report.look_back import LookBack
from sidelog.report.page import Report


def report_data(report: Report) -> Data:
    """The content of a visit report."""
    return {
        **findings_data(report.findings),
        "made": report.made,
        "questions": report.questions,
        "doses": [doses_data(record) for record in report.doses],
        "events": [event_data(one) for one in report.happenings],
        "lag_windows": [_look_back(look) for look in report.look_backs],
        "red_flags": [
            {
                "flag": one.flag.name,
                "text": one.flag.text,
                "measure": one.measure.name,
                "days": [iso(day) for day in one.days],
            }
            for one in report.flags
        ],
        "version": report.version,
        "fingerprint": report.fingerprint,
    }


def _look_back(look: LookBack) -> Data:
    return {
        "measures": [measure.name for measure in look.measures],
        "from_days": look.lag.first,
        "to_days": look.lag.last,
        "first": iso(look.first),
        "last": iso(look.last),
        "events": [one.number for one in look.happenings],
        "others": {measure.name: summary_data(summary) for measure, summary in look.others},
    }
