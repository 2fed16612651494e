"""The statistics behind the findings, by the names of published cases, to be checked by anyone.

Every method takes the `input` and `options` of a case and returns its results by name.  Tests of
the field that were left out on purpose are listed with the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sidelog.analysis.methods import groups, lines, trends
from sidelog.analysis.methods.inputs import Data, Results
from sidelog.errors import UsageError


@dataclass(frozen=True, slots=True)
class Method:
    """One statistic that can be asked for.

    Attributes:
        topic: its name.
        description: what it computes, in one line.
        citation: where it is published.
        compute: (input, options) to results.
    """

    topic: str
    description: str
    citation: str
    compute: Callable[[Data, Data], Results]


_MANN_KENDALL = "Mann, Econometrica 13:245, 1945; Kendall, Rank Correlation Methods, 1975"
_KENDALL = "Kendall, Rank Correlation Methods, 4th edition, 1970"
_THEIL_SEN = "Theil 1950; Sen, JASA 63:1379, 1968"
_NAP = "Parker and Vannest, Behavior Therapy 40:357, 2009"
_HODGES_LEHMANN = "Hodges and Lehmann, Ann Math Stat 34:598, 1963"
_MANN_WHITNEY = "Mann and Whitney, Ann Math Stat 18:50, 1947"
_ACF = "Box and Jenkins, Time Series Analysis, 1976"
_MEDIAN = "Tukey, Exploratory Data Analysis, 1977"

METHODS = {
    method.topic: method
    for method in (
        Method("trend.mk", "Mann-Kendall trend test", _MANN_KENDALL, trends.trend),
        Method("theil_sen", "Theil-Sen slope and intercepts", _THEIL_SEN, trends.slope),
        Method("theil_sen_ci", "Theil-Sen, integer-rank interval", _THEIL_SEN, trends.slope),
        Method("kendall_tau_b", "Kendall's rank correlation", _KENDALL, trends.tau_b),
        Method("kendall_tau_exact", "the same, with an exact p", _KENDALL, trends.tau_b),
        Method("nap", "non-overlap of all pairs", _NAP, groups.nap),
        Method("tau", "non-overlap from -1 to 1", _NAP, groups.nap),
        Method("mann_whitney", "rank-sum test", _MANN_WHITNEY, groups.mann_whitney),
        Method("hodges_lehmann", "shift, with interval", _HODGES_LEHMANN, groups.hodges_lehmann),
        Method("acf", "autocorrelation", _ACF, lines.acf),
        Method("acf_missing", "autocorrelation with missing days", _ACF, lines.acf_missing),
        Method("rolling_median", "centred rolling median", _MEDIAN, lines.running_median),
    )
}
"""What is offered, by topic."""

_SLOPE_REVERSES = "it can leave the range from -1 to 1, or reverse its sign by a short baseline"
_LAG_SCAN = "choosing the best of many lags finds a link in most journals that have none"
_NOT_DRAWN = "the day of the change was not drawn at random"

LEFT_OUT = {
    "tau_u": _SLOPE_REVERSES,
    "tau_bc": _SLOPE_REVERSES,
    "trend.mk_hamed_rao": "as published its variance can shrink; ours is never below 1",
    "trend.mk_yue_wang": "as published its variance can shrink; ours is never below 1",
    "ar1_regression": "it takes ratings for lengths with equal variance",
    "smd": "it takes ratings for lengths with equal variance",
    "hodges_lehmann_paired": "the days of a journal are not pairs",
    "ccf": _LAG_SCAN,
    "ccf_rank": _LAG_SCAN,
    "randomisation_startpoint": _NOT_DRAWN,
    "change_point": "with autocorrelation it finds a break in every third journal without one",
    "local_level": "lines are rolling medians, which leave gaps open",
    "lowess": "lines are rolling medians, which leave gaps open",
}
"""What is not offered, and why."""


def run(topic: str, data: Data, options: Data) -> Results:
    """Compute one method.

    Args:
        topic: its name, one of `METHODS`.
        data: the input, as each method's documentation has it.
        options: the same.

    Raises:
        UsageError: there is no such method, or it is left out on purpose.
        BadDataError: the input or an option cannot be used.
    """
    if topic in LEFT_OUT:
        raise UsageError(f'"{topic}" is not offered: {LEFT_OUT[topic]}.')
    if topic not in METHODS:
        raise UsageError(f'"{topic}" is not offered.', hint=f"Known: {', '.join(METHODS)}.")
    return METHODS[topic].compute(data, options)
