"""Rules on headings."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.model import Heading, plain, sections, walk
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.ERROR)
def heading_level_jump(proof: Proof) -> Iterator[Finding]:
    """Headings are the steps of the contents; where one is left out, readers who hear them stumble.

    Contents, outlines and screen readers all go by the levels. A level says how parts belong
    together and nothing about size: size is the layout's business. It stops the press because
    the mend is certain, one # less, and the hole would be in every file.
    """
    for section in sections(proof.edition):
        level = 1
        for block in walk(section.body):
            if isinstance(block, Heading):
                if block.level > level + 1:
                    yield Finding(
                        block.at,
                        f"the heading “{plain(block.content)}” has level {block.level}, "
                        f"and what it belongs to has level {level}",
                        f"begin it with {'#' * (level + 1)}",
                    )
                level = block.level


@rule(Severity.ERROR)
def second_section_title(proof: Proof) -> Iterator[Finding]:
    """A file is one section, and # is its title: a second one has no place in the contents.

    Give the new section a file of its own, or make its title a heading inside this one.
    """
    for section in sections(proof.edition):
        for block in walk(section.body):
            if isinstance(block, Heading) and block.level < 2:
                yield Finding(
                    block.at,
                    f"“{plain(block.content)}” is a second section title in one file",
                    "begin it with ##, or move what follows into a file of its own",
                )
