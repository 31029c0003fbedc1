"""tympan prints interviews: an EPUB and a print-ready PDF from one manuscript."""

__version__ = "0.1.0"
