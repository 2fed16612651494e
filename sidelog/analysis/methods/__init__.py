"""The statistics behind the findings, to be checked by anyone against published cases."""

from sidelog.analysis.methods.checking import CaseCheck, KeyCheck, Outcome, check
from sidelog.analysis.methods.registry import LEFT_OUT, METHODS, Method, run

__all__ = ["LEFT_OUT", "METHODS", "CaseCheck", "KeyCheck", "Method", "Outcome", "check", "run"]
