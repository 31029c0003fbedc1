"""What there is to see: the last good pages, whatever came after them, and what was found."""

from dataclasses import dataclass, replace

from tympan.diagnostic import Diagnostic, in_order
from tympan.preview.following import Step, step
from tympan.preview.showing import Book, Looked, Message, Pages, Painted, Stopped


@dataclass(frozen=True, slots=True)
class Shown:
    """`ordered` is the newest order and `answered` the last that gave pages or reasons for none.

    `painted` are parts of `pages`, or of those before them until there are some; the book may
    still be that of pages before them, too. `steps` lead from all earlier pages to these.
    """

    ordered: int = 0
    answered: int = 0
    pages: Pages | None = None
    painted: tuple[Painted, ...] = ()
    book: Book | None = None
    said: tuple[Diagnostic, ...] = ()
    looked: tuple[Diagnostic, ...] = ()
    is_broken: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def found(self) -> list[Diagnostic]:
        """Everything that was found, in the manuscript and in print."""
        return in_order((*self.said, *self.looked))

    @property
    def state(self) -> str:
        """In one word what goes on: `setting`, `broken` or `ready`."""
        if self.answered < self.ordered:
            return "setting"
        return "broken" if self.is_broken else "ready"


def ordered(shown: Shown, number: int) -> Shown:
    """What is shown while an order is worked on: the same."""
    return replace(shown, ordered=number)


def received(shown: Shown, message: Message) -> Shown:
    """What is shown after a message; pages stay until there are better ones."""
    if message.version // 2 < shown.answered:
        return shown  # it was superseded on its way
    match message:
        case Pages():
            steps = (*shown.steps, step(shown.pages, message)) if shown.pages else ()
            return replace(
                shown,
                answered=message.version // 2,
                pages=message,
                painted=(),
                said=message.found,
                looked=(),
                is_broken=False,
                steps=steps,
            )
        case Stopped():
            return replace(
                shown, answered=message.version // 2, said=message.found, looked=(), is_broken=True
            )
        case Painted():
            return replace(shown, painted=(*shown.painted, message))
        case Book():
            return replace(shown, book=message)
        case Looked():
            return replace(shown, looked=message.found)
