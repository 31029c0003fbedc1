"""Writing: what was heard becomes the files of a manuscript."""
