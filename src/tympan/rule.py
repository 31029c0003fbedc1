"""How a function becomes a rule: its name is the id, its docstring the reason."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from tympan.diagnostic import Diagnostic, Finding, Severity

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One thing that is looked for, and why."""

    id: str
    severity: Severity
    reason: str
    find: Callable[[Subject], Iterable[Finding]]

    def __call__(self, subject: Subject) -> Iterator[Diagnostic]:
        """Everything this rule finds in the subject."""
        return (Diagnostic(self.id, self.severity, found) for found in self.find(subject))


def rule(
    severity: Severity,
) -> Callable[[Callable[[Subject], Iterable[Finding]]], Rule[Subject]]:
    """Make a rule of a function that yields findings."""

    def made(find: Callable[[Subject], Iterable[Finding]]) -> Rule[Subject]:
        reason = inspect.cleandoc(find.__doc__ or "")
        return Rule(find.__name__.replace("_", "-"), severity, reason, find)

    return made
