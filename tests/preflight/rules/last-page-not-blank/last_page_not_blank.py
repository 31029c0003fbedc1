"""Words stand on the page that the shop prints on."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("ingramspark", trim="6x9", pages=20)
    work.write(20, "The end", 150, 99, 12, "0 0 0 1 k")
    return work
