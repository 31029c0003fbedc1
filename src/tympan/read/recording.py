"""The recording of an interview, which its settings name, and how long it is."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic, did_you_mean
from tympan.model import Recording
from tympan.read.faults import fault
from tympan.read.named import Amiss, named
from tympan.read.settings import Table, text

# The sounds that every e-reader plays, by their endings.
PLAYED = (".mp3", ".m4a")
# Megabytes: six hours of speech at 128 kilobits; it is held in memory while an EPUB is made.
MOST = 350
# Kindle takes no e-book above 650 MB.
TOGETHER = 600

OUTSIDE = "outside-the-folder"


def recording(table: Table, folder: Path) -> Recording | None:
    """What the key “audio” names; None, and a fault, where that is no recording inside `folder`."""
    path = text(table, "audio")
    if not path:
        return None
    match named(path, table.sheet.file.parent, folder):
        case Amiss.ELSEWHERE:
            message = f"the recording “{path[:80]}” is not named by a path inside the folder"
            _refuse(
                table, OUTSIDE, message, f'copy it here and write its name: audio = "{_like(path)}"'
            )
        case Amiss.LINKED:
            message = f"the recording “{path[:80]}” is a link that leads out of the folder"
            _refuse(table, OUTSIDE, message, "copy the recording into the folder")
        case Amiss.MISSING:
            beside = _sounds_beside(table.sheet.file.parent)
            mend = did_you_mean(path, beside) if beside else "put the file beside these settings"
            _refuse(table, "no-such-recording", f"the recording “{path[:80]}” is not there", mend)
        case str(file):
            return _measured(table, folder, file)
    return None


def refuse_too_much(heard: Iterable[Recording], folder: Path, faults: list[Diagnostic]) -> None:
    """A fault at the recording with which those of a collection become too large together."""
    megabytes = 0
    for recording in heard:
        megabytes += _megabytes(folder / recording.file)
        if megabytes > TOGETHER:
            message = (
                f"up to this one the recordings have {megabytes} MB; the limit is {TOGETHER} MB"
            )
            mend = "save them with fewer kilobits, in mono, or publish the interviews in parts"
            faults.append(fault("recording-too-large", recording.at, message, mend))
            return


def _measured(table: Table, folder: Path, file: str) -> Recording | None:
    """The recording with its length, if it is one that can be played."""
    sound = folder / file
    megabytes = _megabytes(sound)
    if megabytes > MOST:
        message = f"the recording “{file}” has {megabytes} MB; the limit is {MOST} MB"
        _refuse(table, "recording-too-large", message, "save it with fewer kilobits, in mono")
    elif seconds := _seconds(sound):
        return Recording(file, seconds, table.at("audio"))
    else:
        message = f"the recording “{file}” is no MP3 and no AAC-LC, or it is damaged"
        mend = "save it anew as .mp3, or as .m4a with AAC-LC"
        _refuse(table, "unplayable-recording", message, mend)
    return None


def _megabytes(sound: Path) -> int:
    return sound.stat().st_size // 1_000_000


def _seconds(sound: Path) -> float:
    """How long an MP3 or an M4A that holds AAC-LC is; 0 for any other file."""
    from mutagen import MutagenError
    from mutagen.mp3 import MP3
    from mutagen.mp4 import MP4

    try:
        match sound.suffix.lower():
            case ".mp3":
                heard: Any = MP3(sound).info  # type: ignore[no-untyped-call]
                return float(heard.length) if heard.layer == 3 else 0
            case ".m4a":
                heard = MP4(sound).info  # type: ignore[no-untyped-call]
                return float(heard.length) if heard.codec == "mp4a.40.2" else 0
    except (MutagenError, OSError):
        pass
    return 0


def _like(path: str) -> str:
    return Path(path.replace("\\", "/")).name


def _sounds_beside(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.suffix.lower() in PLAYED]


def _refuse(table: Table, name: str, message: str, mend: str) -> None:
    table.faults.append(fault(name, table.at("audio"), message, mend))
