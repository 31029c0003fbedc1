"""The launcher on a make-believe machine, where Python and apt-get only take notes."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
TOOLS = "awk cat cksum dirname env flock ln readlink rm sh sleep sort"

PYTHON = """#!/bin/sh
echo "python $*" >>"$MACHINE/calls"
case "$*" in
    *"-m venv "*)
        for place in "$@"; do :; done
        mkdir -p "$place/bin"
        ln -s "$(readlink -f "$0")" "$place/bin/python" ;;
    *libraries.py) cat "$MACHINE/lacking" ;;
    *"-m pip "*) . "$MACHINE/pip" ;;
    *"-m tympan"*) printf '%s\\n' "$PWD" "$PYTHONPATH" "$@"; exit 1 ;;
    *"-m pytest"*) echo "tested in $PWD"; exit 5 ;;
esac
"""

# Folders are made inside the machine only.
MKDIR = f"""#!/bin/sh
case "$*" in
    *"$MACHINE"*) exec {shutil.which("mkdir")} "$@" ;;
esac
"""

APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$MACHINE/calls"
case "$*" in
    *" install "*) : >"$MACHINE/lacking" ;;
esac
case "$*" in
    *python3-venv*) ln -s "$MACHINE/python" "$MACHINE/bin/python3" ;;
    *default-jre*) ln -s "$MACHINE/python" "$MACHINE/bin/java" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder that plays the machine, and a checkout on it."""

    folder: Path
    checkout: Path

    def start(self, *words: str, launcher: Path | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [launcher or self.checkout / "tympan", *words],
            cwd=self.folder,
            env={"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str, launcher: Path | None = None) -> tuple[int, str, str]:
        started = self.start(*words, launcher=launcher)
        out, err = started.communicate(timeout=60)
        return started.returncode, out, err

    def put(self, name: str, script: str) -> None:
        (self.folder / name).write_text(script, "utf-8")
        (self.folder / name).chmod(0o755)

    def calls(self, word: str) -> list[str]:
        notes = self.folder / "calls"
        lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
        return [line for line in lines if word in line]

    def forget(self) -> None:
        (self.folder / "calls").unlink()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with Python and every library, where the one who works is not root."""
    checkout = tmp_path / "check out"
    (checkout / "src" / "tympan").mkdir(parents=True)
    for name in ("tympan", "requirements.lock", "requirements-test.lock"):
        shutil.copy(PROJECT / name, checkout)
    for name in ("libraries.py", "libraries.txt"):
        shutil.copy(PROJECT / "src" / "tympan" / name, checkout / "src" / "tympan")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS.split():
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / "bin" / tool).symlink_to(found)
    made = Machine(tmp_path, checkout)
    made.put("python", PYTHON)
    made.put("lacking", "")
    made.put("pip", "")
    made.put("bin/mkdir", MKDIR)
    made.put("bin/apt-get", APT_GET)
    made.put("bin/id", "#!/bin/sh\necho 1000\n")
    (tmp_path / "bin" / "python3").symlink_to(tmp_path / "python")
    return made


def become_root(machine: Machine) -> None:
    machine.put("bin/id", "#!/bin/sh\necho 0\n")


def test_words_folder_and_exit_code_are_passed_on(machine: Machine) -> None:
    code, out, _ = machine.run("build", "two words", "--only=epub")
    assert code == 1
    assert out.splitlines() == [
        str(machine.folder),
        str(machine.checkout / "src"),
        *("-P", "-m", "tympan", "build", "two words", "--only=epub"),
    ]


def test_the_first_start_installs_what_the_lock_names_and_only_that(machine: Machine) -> None:
    machine.run("build")
    (call,) = machine.calls("-m pip install")
    assert "--require-hashes --only-binary :all:" in call
    assert call.endswith(f"--requirement {machine.checkout}/requirements.lock")


def test_the_second_start_only_looks_for_the_libraries(machine: Machine) -> None:
    machine.run("build")
    machine.forget()
    _, _, err = machine.run("build")
    assert [call.split("/")[-1] for call in machine.calls("python")] == [
        "libraries.py",
        "python -P -m tympan build",
    ]
    assert err == ""


def test_a_changed_lock_is_installed_in_a_new_environment(machine: Machine) -> None:
    machine.run("build")
    (machine.checkout / ".venv" / "left-over").touch()
    with (machine.checkout / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.run("build")
    assert len(machine.calls("-m pip install")) == 2
    assert not (machine.checkout / ".venv" / "left-over").exists()


def test_a_moved_checkout_is_set_up_again(machine: Machine) -> None:
    machine.run("build")
    moved = machine.checkout.rename(machine.folder / "moved")
    machine.run("build", launcher=moved / "tympan")
    assert len(machine.calls("-m venv")) == 2


def test_another_python_means_another_environment(machine: Machine) -> None:
    machine.run("build")
    (machine.folder / "python").rename(machine.folder / "newer")
    (machine.folder / "bin" / "python3").unlink()
    (machine.folder / "bin" / "python3").symlink_to(machine.folder / "newer")
    assert machine.run("build")[0] == 1
    assert len(machine.calls("-m venv")) == 2


def test_a_set_up_that_failed_shows_why_and_is_begun_again(machine: Machine) -> None:
    machine.put("pip", "echo no space left; exit 2")
    code, out, err = machine.run("build")
    assert (code, out) == (3, "")
    assert "no space left" in err
    machine.put("pip", "echo hush")
    code, _, err = machine.run("build")
    assert code == 1
    assert "hush" not in err
    assert len(machine.calls("-m venv")) == 2


def test_a_set_up_that_was_killed_is_begun_again(machine: Machine) -> None:
    machine.put("pip", "kill -9 $PPID")
    assert machine.run("build")[0] == -9
    machine.put("pip", "")
    assert machine.run("build")[0] == 1
    assert len(machine.calls("-m venv")) == 2


def test_two_starts_at_once_set_up_once(machine: Machine) -> None:
    machine.put("pip", "sleep 0.3")
    started = [machine.start("build") for _ in range(2)]
    assert [one.communicate(timeout=60)[1].count("pip") for one in started].count(1) == 1
    assert [one.returncode for one in started] == [1, 1]
    assert len(machine.calls("-m pip install")) == 1


def test_a_symbolic_link_starts_the_checkout_that_it_leads_to(machine: Machine) -> None:
    link = machine.folder / "bin" / "tympan"
    link.symlink_to("../check out/tympan")
    assert machine.run("build", launcher=link)[0] == 1
    assert (machine.checkout / ".venv").is_dir()


def test_who_may_not_install_is_told_the_whole_command(machine: Machine) -> None:
    machine.put("lacking", "libharfbuzz-subset0 libpango-1.0-0")
    code, out, err = machine.run("build")
    assert (code, out) == (3, "")
    assert "install -y --no-install-recommends libharfbuzz-subset0 libpango-1.0-0\n" in err
    assert machine.calls("apt-get") == machine.calls("venv ") == []


def test_without_python_the_command_names_all_that_is_lacking(machine: Machine) -> None:
    (machine.folder / "bin" / "python3").unlink()
    code, _, err = machine.run("build")
    assert code == 3
    assert "python3-venv libfontconfig1 libharfbuzz-subset0 libharfbuzz0b libpango" in err


def test_root_gets_what_is_lacking_from_apt(machine: Machine) -> None:
    become_root(machine)
    (machine.folder / "bin" / "python3").unlink()
    code, _, _ = machine.run("build")
    assert code == 1
    update, install = machine.calls("apt-get")
    assert "update" in update
    assert "--no-install-recommends python3-venv" in install
    assert "libharfbuzz-subset0" in install


def test_a_library_that_was_removed_is_missed_at_the_next_start(machine: Machine) -> None:
    machine.run("build")
    machine.put("lacking", "libpango-1.0-0")
    assert machine.run("build")[0] == 3


def test_the_tests_run_in_the_checkout_with_the_test_lock(machine: Machine) -> None:
    code, out, err = machine.run("test", "-k", "quotes")
    assert code == 5
    assert out == f"tested in {machine.checkout}\n"
    assert [call.rpartition("/")[2] for call in machine.calls("-m pip install")] == [
        "requirements.lock",
        "requirements-test.lock",
    ]
    assert machine.calls("python -m pytest -k quotes")
    assert "skipped" in err
    assert "default-jre-headless" in err


def test_root_gets_java_for_the_tests_and_only_for_them(machine: Machine) -> None:
    become_root(machine)
    machine.run("build")
    assert machine.calls("apt-get") == []
    machine.run("test")
    assert machine.calls("install -y --no-install-recommends default-jre-headless")
