"""WeasyPrint's own command, with no code of ours, on the very document that tympan lays out."""

import sys
from dataclasses import replace
from pathlib import Path

# As in the press, which cannot be asked: it cures WeasyPrint as soon as it is loaded.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><reset-dirs/><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def prepared(folder: Path, project: Path, pages: int, into: Path) -> dict[str, tuple[str, ...]]:
    """The commands that print a manuscript as a tagged PDF/UA-1 and as an untagged PDF.

    The document, its sheets and faces are put `into` a folder, as they are for a book of so many
    pages; only the sheet is lacking that numbers front matter apart, for which pages must be known.
    """
    from tympan.compose import compose
    from tympan.fonts import catalogue, needed
    from tympan.press.margins import fitted
    from tympan.press.sheet import printed, serialized
    from tympan.publish import check

    checked = check(folder, project)
    assert checked.edition and checked.layout and checked.ticket, checked.diagnostics
    layout = fitted(checked.layout, checked.ticket, pages)
    galley = replace(compose(checked.edition, layout), ticket=checked.ticket)
    document = printed(replace(galley, layout=layout), "plain")
    faces = needed(layout.faces, document.text_content())
    rules = "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{face.file.as_uri()}"); }}'
        for face in faces
    )
    into.mkdir()
    (into / "document.html").write_text(serialized(document), "utf-8")
    sheets = []
    for number, css in enumerate((rules, *(css for _, css in layout.sheets("pdf")))):
        sheets += ["-s", str(into / f"{number}.css")]
        (into / f"{number}.css").write_text(css, "utf-8")
    fonts = FONTS_CONF.format(fonts=catalogue()[0].file.parent, cache=into)
    (into / "fonts.conf").write_text(fonts, "utf-8")
    isolated = ("env", f"FONTCONFIG_FILE={into / 'fonts.conf'}", f"FONTCONFIG_PATH={into}")
    weasyprint = (*isolated, sys.executable, "-P", "-m", "weasyprint", *sheets)
    html = str(into / "document.html")
    return {
        "tagged": (*weasyprint, "--pdf-variant", "pdf/ua-1", html, str(into / "tagged.pdf")),
        "untagged": (*weasyprint, html, str(into / "untagged.pdf")),
    }
