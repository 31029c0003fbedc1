"""The darkest row of a picture is wetter than the paper takes, its mean is not."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    picture = work.picture((400, 400), (0, 0, 0, 0))
    picture.write(bytes((240, 240, 240, 200)) * 1600 + bytes(4) * (160_000 - 1600))
    work.place(2, picture, (99, 99, 195, 195))
    return work
