"""What can keep an import from becoming a manuscript, and why it does."""

from types import MappingProxyType

FAULTS = MappingProxyType(
    {
        "words-lost": "An import that loses or adds a word is not written: the ledger of the "
        "source's words must come out even.",
        "import-unreadable": "What an import writes is read back before it is put in its place; "
        "what cannot be read is a fault of tympan, and nothing is written.",
        "not-imported": "Only a manuscript that came from a source can be held against it: the "
        "folder `.import/` in it says which.",
        "other-source": "A manuscript is held against the source that it came from.",
        "doubtful-source": "What only a person can know is left as it is in the source, and told.",
        "merge-conflict": "Where the source and the author both changed a paragraph, the author's "
        "stays, and a person must choose.",
    }
)
