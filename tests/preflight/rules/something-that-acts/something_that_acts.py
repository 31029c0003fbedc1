"""A script runs when the file is opened."""

from typing import Any

from pikepdf import Dictionary, Name, String


def broken(bench: Any) -> Any:
    work = bench()
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    work.pdf.Root.OpenAction = script
    return work
