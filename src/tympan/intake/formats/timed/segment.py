"""One segment of a JSON transcript, whichever program wrote it."""

import re
from typing import Any, NamedTuple

from tympan.intake.formats.clock import seconds

_TEXTS = ("text", "body", "transcript", "content", "utterance", "sentence", "caption", "line")
_WORD_TEXTS = ("punctuated_word", "word", "text", "value")
_STARTS = ("start", "startTime", "start_time", "begin", "from", "timestamp", "offset", "time", "ts")
_ENDS = ("end", "endTime", "end_time", "to", "stop", "end_ts")
_SPEAKERS = ("speaker", "speaker_label", "speakerName", "speaker_name", "speaker_id", "spk")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Segment(NamedTuple):
    """What is said, by whom and when, as far as the program says so."""

    text: str
    speaker: str
    start: float | None
    end: float | None


def is_segment(item: Any) -> bool:
    """Whether an object says something at a time, or in a voice."""
    if not isinstance(item, dict) or not _spoken(item):
        return False
    known = (*_STARTS, *_SPEAKERS, "timestamps", "offsets", "id", "words")
    return any(key in item for key in known)


def segment(item: Any, used: set[tuple[int, Any]]) -> Segment:
    """A segment as it stands; which string fields its words came from is added to `used`."""
    if not isinstance(item, dict):
        return Segment("", "", None, None)
    spoken = _spoken(item)
    used.update((id(holder), key) for holder, key in spoken)
    joint = " " if len(spoken) > 1 and spoken[0][1] != "value" else ""
    text = joint.join(sound(holder[key]) for holder, key in spoken)
    return Segment(text, _speaker(item), _time(item, _STARTS, 0), _time(item, _ENDS, 1))


def sound(text: str) -> str:
    """The text with halves of characters, which no file can hold, made `\\ufffd`."""
    return _SURROGATE.sub("\ufffd", text)


def _spoken(item: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Where the words of a segment are: in one field, or in one for each word."""
    for key in (*_TEXTS, *_WORD_TEXTS):
        if isinstance(item.get(key), str):
            return [(item, key)]
    for key in ("words", "elements"):
        parts = item.get(key)
        if isinstance(parts, list):
            found = (
                (part, name)
                for part in parts
                if isinstance(part, dict)
                for name in _WORD_TEXTS
                if isinstance(part.get(name), str)
            )
            firsts = {id(part): (part, name) for part, name in reversed(list(found))}
            return list(reversed(firsts.values()))
    return []


def _speaker(item: dict[str, Any]) -> str:
    for key in _SPEAKERS:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("label") or value.get("id")
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            return " ".join(sound(value).split())
    return ""


def _time(item: dict[str, Any], keys: tuple[str, ...], place: int) -> float | None:
    """A time in seconds: a number, `00:00:01,000`, or one of a pair."""
    if isinstance(stamps := item.get("timestamps"), dict):
        item = stamps
    for key in keys:
        if (found := _number(item.get(key))) is not None:
            return found
    pair = item.get("timestamp")
    if isinstance(pair, list) and len(pair) == 2:
        return _number(pair[place])
    return None


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if 0 <= value < 1e12 else None
    return seconds(value) if isinstance(value, str) else None
