"""Rules on the index of names."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.model.naming import unnamed
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.WARNING)
def index_name_not_found(proof: Proof) -> Iterator[Finding]:
    """An index can only list names that the text has, in the very letters that it has them in.

    A name that is not found is left out. Perhaps it is misspelt here or there, or the text has
    another form of it.
    """
    for name in unnamed(proof.edition):
        yield Finding(
            name.at,
            f"the index asks for “{name.heading}”, which the text does not name",
            "spell it as the text does, or add the text's form: "
            f'"{name.heading}|the form in the text"',
        )
