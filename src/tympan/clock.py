"""Times of a recording as they are read."""


def clock(start: float | None) -> str:
    """A time of the recording as hours, minutes and whole seconds; empty where none is known."""
    if start is None:
        return ""
    minutes, seconds = divmod(int(start), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
