"""JSON of programs that write down speech (Whisper and its kin, podcast transcripts) → passages."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tympan.diagnostic import Fault
from tympan.intake.formats.cues import Cue, doubts_of, passages_of
from tympan.intake.formats.faults import fault
from tympan.intake.formats.limits import MOST_TAGS, refuse_size
from tympan.intake.formats.timed.segment import Segment, is_segment, segment, sound
from tympan.intake.runs import squeezed
from tympan.intake.source import Doubt, Fenced, Passage, Run, Source
from tympan.intake.words import words_of

# The lists that hold what is said, the most telling first; then what may be wrapped around them.
_LISTS = ("utterances", "segments", "chunks", "transcription", "monologues", "paragraphs")
_MORE_LISTS = ("transcript", "captions", "cues", "results", "result", "items", "lines", "words")
_WRAPPERS = ("results", "result", "data", "response", "output", "transcript", "channels")
_MORE_WRAPPERS = ("alternatives", "transcription", "paragraphs")
_WHOLE = ("text", "transcript", "body", "content")
_CLIPS = ("file", "filename", "audio", "clip", "name", "title", "id")
_DEEPEST = 6
# Speech has some fifteen characters a second; far more time for them is counted in milliseconds.
_CHARACTERS = 15
_TOO_SLOW = 100


def read_segments(name: str, text: str) -> Source:
    """What is said in a JSON file, with the times and speakers that it gives."""
    refuse_size(name, text.count("{") + text.count("["), MOST_TAGS, "objects")
    try:
        data = _loaded(name, text)
        return _source(name, data)
    except RecursionError:
        raise _broken(name, "its objects are nested too deeply") from None


def _source(name: str, data: Any) -> Source:
    used: set[tuple[int, Any]] = set()
    cues: list[Cue] = []
    for clip, items in _clips(data):
        cues += _cues([segment(item, used) for item in items], clip)
    passages = passages_of(cues) if cues else _whole(data, used)
    if not passages and not cues:
        raise _broken(name, "it holds no words in any shape that is known")
    leaves = list(_leaves(data))
    fenced = [
        Fenced(said, "other field") for holder, key, said in leaves if (holder, key) not in used
    ]
    return Source(
        name=name,
        format="JSON transcript",
        passages=passages,
        words=words_of("\n".join(said for _, _, said in leaves)),
        fenced=tuple(part for part in fenced if part.text.strip()),
        doubts=(*_surrogates(data), *doubts_of(cues)),
        facts=_facts(data),
    )


def _loaded(name: str, text: str) -> Any:
    """The data of a file; one object a line is a list of them."""
    try:
        return json.loads(text)
    except ValueError as problem:
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError:
            line = getattr(problem, "lineno", 0)
            raise _broken(name, f"this is no JSON: {problem}", line) from None


def _broken(name: str, message: str, line: int = 0) -> Fault:
    mend = "export the transcript anew, best as WebVTT or as text"
    return fault("source-broken", name, message, mend, line)


def _clips(data: Any) -> Iterator[tuple[str, Sequence[Any]]]:
    """The lists of segments, each with the name of its recording where there are several."""
    if found := _segments(data):
        yield "", found
    elif isinstance(data, dict):
        for key, value in data.items():
            if found := _segments(value):
                yield str(key), found
    elif isinstance(data, list):
        for number, value in enumerate(data, 1):
            if found := _segments(value):
                named = value if isinstance(value, dict) else {}
                names = (str(named[key]) for key in _CLIPS if named.get(key))
                yield next(names, str(number)), found


def _segments(data: Any, depth: int = 0) -> Sequence[Any]:
    """The list of segments in here, however it is wrapped; empty when there is none."""
    if isinstance(data, list):
        if any(is_segment(item) for item in data):
            return data
        return _segments(data[0], depth + 1) if len(data) == 1 and depth < _DEEPEST else ()
    if not isinstance(data, dict) or depth > _DEEPEST:
        return ()
    for key in (*_LISTS, *_MORE_LISTS):
        value = data.get(key)
        if isinstance(value, list) and any(is_segment(item) for item in value):
            return value
    wrapped = (_segments(data.get(key), depth + 1) for key in (*_WRAPPERS, *_MORE_WRAPPERS))
    return next(filter(None, wrapped), ())


def _cues(found: list[Segment], clip: str) -> list[Cue]:
    times = [part.end or part.start or 0.0 for part in found]
    spoken = sum(len(part.text) for part in found)
    slow = max(times, default=0.0) > _TOO_SLOW * spoken / _CHARACTERS
    unit = 0.001 if slow and all(time == int(time) for time in times) else 1.0

    def time(value: float | None) -> float | None:
        return None if value is None else value * unit

    return [
        Cue(squeezed([Run(part.text)]), 0, part.speaker, time(part.start), time(part.end), clip)
        for part in found
    ]


def _whole(data: Any, used: set[tuple[int, Any]]) -> tuple[Passage, ...]:
    """The text of a file that has no segments, a paragraph a line; for each clip, if several."""
    clips = data.items() if isinstance(data, dict) else ()
    holders = [("", data), *((str(key), value) for key, value in clips)]
    passages = []
    for clip, holder in holders:
        key = next(
            (key for key in _WHOLE if isinstance(holder, dict) and _is_text(holder, key)), ""
        )
        if key:
            used.add((id(holder), key))
            for line in sound(holder[key]).splitlines():
                if runs := squeezed([Run(line)]):
                    passages.append(Passage("text", runs, clip=clip))
    return tuple(passages)


def _is_text(holder: dict[str, Any], key: str) -> bool:
    return isinstance(holder.get(key), str) and bool(holder[key].strip())


def _leaves(data: Any) -> Iterator[tuple[int, Any, str]]:
    """Every string value in order, with what holds it and under which key."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        if isinstance(value, str):
            yield id(data), key, sound(value)
        elif isinstance(value, dict | list):
            yield from _leaves(value)


def _surrogates(data: Any) -> tuple[Doubt, ...]:
    """Whether the file held halves of characters, told by what they became."""
    broken = [said for _, _, said in _leaves(data) if "\ufffd" in said]
    if not broken:
        return ()
    message = f"broken characters stand in {len(broken)} places as “\ufffd”: {broken[0][:60]}"
    return (Doubt(0, message, "listen, and write the sign that is meant"),)


def _facts(data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    keys = ("title", "language", "language_code", "date", "author")
    facts = {key: data[key] for key in keys if isinstance(data.get(key), str) and data[key]}
    if "language_code" in facts:
        facts.setdefault("language", facts.pop("language_code"))
    return facts
