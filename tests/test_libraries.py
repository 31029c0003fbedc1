import subprocess
import sys

import pytest

from tympan import libraries


def test_a_library_that_is_nowhere_does_not_load() -> None:
    assert not libraries.loads("libnowhere.so.0")


def test_each_package_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "loads", lambda soname: "harfbuzz" in soname)
    assert libraries.packages_of(libraries.lacking()) == [
        "libfontconfig1",
        "libpango-1.0-0",
        "libpangoft2-1.0-0",
    ]


def test_run_by_itself_it_names_the_packages_that_this_machine_lacks() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", libraries.__file__], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == libraries.packages_of(libraries.lacking())


def test_no_process_is_started_to_find_the_libraries_of_weasyprint() -> None:
    script = (
        "import sys\n"
        "sys.path[:] = sys.argv[1:]\n"
        "sys.addaudithook(lambda event, _: print(event) if event == 'subprocess.Popen' else None)\n"
        "import tympan.press.weasy\n"
    )
    command = [sys.executable, "-c", script, *sys.path]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == ""
