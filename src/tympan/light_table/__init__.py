"""The light table: a file's pages spread out to be looked at, with all that preflight found."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tympan.layout.templates import Templates
from tympan.preflight import LOOKED_AT
from tympan.preflight.bench import Looked


def laid_out(title: str, files: Sequence[Looked]) -> Mapping[str, bytes]:
    """The files of a proof by name: `index.html`, marked-up PDFs, spreads and contact sheets."""
    from tympan.light_table.contact import sheets, spreads
    from tympan.light_table.marked import marked

    made: dict[str, bytes] = {}
    told = []
    for looked in files:
        job = looked.job
        stem = job.file.stem
        drawn = marked(looked.data, job, looked.said)
        pictures = list(spreads(drawn, job.ticket.binding))
        contact = {
            f"{stem}-contact-{number}.png": png for number, png in enumerate(sheets(pictures), 1)
        }
        made |= {f"{stem}-marked.pdf": drawn} | contact
        made |= {f"{stem}-{picture.name}": picture.png for picture in pictures}
        width, height = job.size
        told.append(
            {
                "id": stem,
                "name": job.file.name,
                "pages": len(job.pdf.pages),
                "trim": f"{job.say(width)} × {job.say(height)}",
                "marked": f"{stem}-marked.pdf",
                "sheets": list(contact),
                "findings": list(_findings(looked)),
                "spreads": [
                    {
                        "id": f"{stem}-{picture.pages[0]}",
                        "file": f"{stem}-{picture.name}",
                        "width": picture.size[0],
                        "height": picture.size[1],
                        "alt": _named(picture.pages),
                    }
                    for picture in pictures
                ],
            }
        )
    job = files[0].job
    page = Templates((Path(__file__).parent,)).render(
        "page.xhtml",
        title=title,
        printer=job.printer,
        product=job.product,
        files=told,
        rules=_rules(looked.job.kind for looked in files),
    )
    return {"index.html": page.encode() + b"\n"} | made


def _findings(looked: Looked) -> Iterable[dict[str, Any]]:
    for number, said in enumerate(looked.said, 1):
        found = said.finding
        pages = [place.page for place in found.printed.places] if found.printed else []
        yield {
            "number": number,
            "severity": said.severity.value,
            "rule": said.rule,
            "message": found.message,
            "mend": found.mend,
            "printed": str(found.printed or ""),
            "at": "" if found.at.file == looked.job.file else str(found.at),
            "spread": f"{looked.job.file.stem}-{pages[0] // 2 * 2 or 1}" if pages else "",
        }


def _named(pages: tuple[int, ...]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} and {pages[1]}"


def _rules(kinds: Iterable[str]) -> list[dict[str, str]]:
    """The rules that looked at these kinds of files, each with the first sentence of its reason."""
    asked = {rule.id: rule.reason for kind in kinds for rule in LOOKED_AT[kind]}
    return [
        {"id": id, "reason": " ".join(reason.split()).partition(". ")[0].rstrip(".") + "."}
        for id, reason in asked.items()
    ]
