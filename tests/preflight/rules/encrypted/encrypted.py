"""Anybody can open it and nobody may change it."""

from typing import Any

from pikepdf import Encryption


def broken(bench: Any) -> Any:
    work = bench()
    locked = Encryption(owner="secret", user="", R=4)
    work.options = {"deterministic_id": False, "encryption": locked}
    return work
