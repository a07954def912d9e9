"""Pure: case facts to findings; one rule a file (`checking/rules`)."""

from tocsin.checking.cases import check_case
from tocsin.checking.registry import check, may_strike, rules
from tocsin.checking.rule import Asked, Case, Rule

__all__ = ["Asked", "Case", "Rule", "check", "check_case", "may_strike", "rules"]
