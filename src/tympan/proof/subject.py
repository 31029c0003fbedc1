"""What the rules of the proof room look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tympan.model import Block, Edition, everything
from tympan.proof.balance import Slip, slips
from tympan.proof.passages import Flow, flows


# No slots: the traversals that several rules share are made once and kept.
@dataclass(frozen=True)
class Proof:
    """An edition to be proofread; `covered` says whether a font that was chosen has a character.

    `known` are the ids of all rules, so that a misspelt one in `allow` can be told.
    """

    edition: Edition
    covered: Callable[[str], bool]
    known: frozenset[str] = frozenset()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every block in reading order."""
        return tuple(everything(self.edition))

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """All text that will be printed."""
        return tuple(flows(self.edition))

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Every quotation mark without a partner."""
        return tuple(slip for flow in self.flows for slip in slips(flow))
