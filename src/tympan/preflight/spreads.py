"""A rule on what is seen at once: two pages that face each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tympan.diagnostic import Finding, Place, Printed, Severity, Span
from tympan.preflight.facts import Page, Words
from tympan.preflight.subject import Preflight
from tympan.preflight.whence import letters_of
from tympan.rule import rule

# Type that is larger than that of the text by so much is display.
LARGER = 1.2


@rule(Severity.WARNING)
def pull_quotes_facing(job: Preflight) -> Iterator[Finding]:
    """Two pull quotes that are seen at once shout each other down.

    Print moves them apart within their interview; this one has more of them than facing pages.
    """
    common = _text_size(job.pdf.pages)
    facing: defaultdict[int, list[tuple[Place, Span]]] = defaultdict(list)
    for page in job.pdf.pages:
        if all(kind.size <= LARGER * common for kind in page.words.kinds):
            continue
        display = [words for words in page.words if words.size > LARGER * common]
        letters = "".join(letters_of(words.text) for words in display)
        for quote, at in job.whence.pull_quotes:
            if quote and quote in letters:
                facing[page.number // 2].append((_place(page, display, quote), at))
    for _, *others in facing.values():
        if others:
            place, at = others[0]
            left = place.page - place.page % 2
            yield Finding(
                at,
                f"another pull quote is seen with this one, on pages {left} and {left + 1}",
                "take one of them out: the interview has more of them than pages that face",
                Printed(job.file, tuple(place for place, _ in others)),
            )


def _text_size(pages: Sequence[Page]) -> float:
    """The size in which most letters of the book are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for kind in page.words.kinds:
            sizes[round(kind.size, 1)] += kind.letters
    return max(sizes, key=lambda size: sizes[size], default=0)


def _place(page: Page, display: Sequence[Words], quote: str) -> Place:
    boxes = [words.box for words in display if letters_of(words.text) in quote]
    left, top, right, bottom = zip(*boxes, strict=True)
    return Place(page.number, (min(left), min(top), max(right), max(bottom)))
