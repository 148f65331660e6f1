"""The house keeps its own rules: sizes, names, directions, and nothing of any one machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def short(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def arguments(function: Function) -> int:
    """How many arguments a caller must know, ``self`` and ``cls`` left out."""
    spec = function.args
    names = [a.arg for a in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def project_files() -> list[Path]:
    """The files that are, or are about to be, tracked; without version control there are none."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("bukan salinan git")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return sorted(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def test_modules_have_one_reason_to_change() -> None:
    """No module is longer than 300 lines."""
    long = [short(p) for p in MODULES if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert long == []


def test_functions_fit_on_a_screen() -> None:
    """No function has more than 40 lines or more than 5 arguments."""
    too_much = [
        f"{short(path)}:{f.lineno} {f.name}"
        for path in MODULES
        for f in functions(path)
        if (f.end_lineno or f.lineno) - f.lineno >= 40 or arguments(f) > 5
    ]
    assert too_much == []


def test_names_say_what_is_inside() -> None:
    """No module or class is a drawer for leftovers."""
    drawer = re.compile(r"utils?|helpers?|common|misc|manager", re.IGNORECASE)
    modules = [short(p) for p in MODULES if drawer.fullmatch(p.stem)]
    classes = [
        f"{short(path)}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and drawer.search(node.name)
    ]
    assert modules + classes == []


def test_rows_are_worked_on_as_columns() -> None:
    """No loop row by row over a frame."""
    slow = re.compile(r"\.iterrows\(|\.itertuples\(|\.apply\([^)]*axis=1")
    assert [short(p) for p in MODULES if slow.search(p.read_text(encoding="utf-8"))] == []


def test_every_test_says_what_it_shows() -> None:
    """Each test and each test module has a docstring that begins with a sentence."""
    silent = [
        f"{short(path)}:{f.name}"
        for path in TESTS
        for f in functions(path)
        if f.name.startswith("test_") and not (ast.get_docstring(f) or "").strip().endswith(".")
    ]
    unnamed = [short(p) for p in TESTS if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert silent + unnamed == []


def test_the_top_level_is_the_owners() -> None:
    """Nothing lies at the top but what the owner named, dot-folders, lock files and docs."""
    allowed = {
        "pipeline", "templates", "config", "inputs", "outputs", "tests", "docs",
        "Makefile", "pyproject.toml", "README.md",
    }  # fmt: skip
    top = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert {name for name in top if not name.startswith(".") and not name.endswith(".lock")} <= allowed


def test_nothing_names_a_machine_or_a_registry() -> None:
    """No tracked text holds a path of some machine or the address of a package registry."""
    # Spelt in parts, so that this file does not find itself.
    homes = "|".join(("home", "root", "Users", "work", "farm", "tmp"))
    hosts = "|".join((r"pypi\.", r"files\.pythonhosted", r"registry\.", r"deb\.", r"repo\d*\.maven"))
    place = re.compile(rf"(?<![\w.$}}/-])/(?:{homes})/\w|https?://(?:{hosts})")
    suspicious = []
    for path in project_files():
        if path.suffix in {".png", ".pdf", ".woff2", ".xlsx"} or short(path).startswith("tests/data/"):
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        suspicious += [f"{short(path)}: {found.group()}" for found in place.finditer(text)]
    assert suspicious == []


def test_the_lock_is_whole() -> None:
    """Every locked package has a hash, and the test lock holds all of the runtime lock."""
    packages = {}
    for name in sorted(path.name for path in ROOT.glob("*.lock")):
        entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
        entries = [entry for entry in entries if not entry.startswith("#")]
        assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
        packages[name] = {re.split(r"[ ;\\]", entry)[0] for entry in entries}
    assert packages["requirements.lock"] <= packages["requirements-test.lock"]


def test_every_dependency_has_its_reason() -> None:
    """Beside each dependency stands why it is there."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    wanted = project["project"]["dependencies"] + [*chain(*project["dependency-groups"].values())]
    bare = [name for name in wanted if not re.search(rf'"{re.escape(name)}",\s+# \S', text)]
    assert bare == []


def test_the_directions_of_import_are_kept() -> None:
    """The import contracts of pyproject.toml hold."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_templates_place_and_do_not_decide() -> None:
    """No template compares, and none marks text as safe but our own drawings."""
    decision = re.compile(r"\{[{%][^}]*(?:==|!=|<=|>=|\s[<>]\s)[^}]*[%}]\}")
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert [short(p) for p in templates if decision.search(p.read_text(encoding="utf-8"))] == []


def test_make_tells_what_it_can_do() -> None:
    """``make`` alone lists every target with a sentence, and changes nothing."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    make = shutil.which("make")
    assert make is not None
    told = subprocess.run([make], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert re.findall(r"^  make (\w+) +\w", told, re.MULTILINE) == targets.split()


def test_the_readme_begins_with_two_commands() -> None:
    """Whoever opens the repository finds how to make a bulletin, how to test, and all of config/."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make weekly" in readme
    assert "make test" in readme
    shipped = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "config").glob("*.yaml"))]
    assert [name for name in shipped if name not in readme] == []
