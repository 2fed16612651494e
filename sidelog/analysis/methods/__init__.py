"""The statistics behind the findings, to be checked by anyone against published cases."""

from sidelog.analysis.methods.cases import (
    LEFT_OUT,
    METHODS,
    CaseCheck,
    KeyCheck,
    Outcome,
    check,
    run,
)
from sidelog.analysis.methods.method import Method

__all__ = ["LEFT_OUT", "METHODS", "CaseCheck", "KeyCheck", "Method", "Outcome", "check", "run"]
