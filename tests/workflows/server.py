"""A build server on this machine: it reads a workflow and runs its steps as they are written.

Every ``run:`` is executed by bash on a fresh clone, with the environment that the workflow declares.
An action (``uses:``) is played by a stand-in that does with folders what the action does with GitHub's
storage, and that knows no input but those of the real one that it plays: checkout clones, artifacts are
folders, the deployment fills a local Pages folder. ``gh`` is a small program that keeps issues in a file.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.workflows.expressions import Expressions, written

ROOT = Path(__file__).resolve().parents[2]
GH = Path(__file__).with_name("gh.py")
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]


@dataclass(slots=True)
class JobRun:
    """What one job has done so far: its results are what later steps and jobs read."""

    workspace: Path
    temp: Path
    env: dict[str, str]
    contexts: dict[str, Any]
    result: str = "success"
    steps: dict[str, dict[str, Any]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)


@dataclass(slots=True)
class BuildServer:
    """A server whose repository is ``origin`` (bare) and whose disk is ``disk``."""

    origin: Path
    disk: Path
    is_private: bool = True
    runs: int = 0

    @property
    def pages(self) -> Path:
        """What readers see: the site as it was deployed last."""
        return self.disk / "pages"

    @property
    def issues(self) -> Path:
        """The file in which ``gh`` keeps the issues."""
        return self.disk / "issues.json"

    def run(self, workflow: Path, inputs: Mapping[str, str]) -> dict[str, JobRun]:
        """Run every job of a workflow in the order of their needs; return them by name."""
        self.runs += 1
        content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
        jobs: dict[str, JobRun] = {}
        for name, job in content["jobs"].items():
            needs = job.get("needs", [])
            needed = {n: jobs[n] for n in ([needs] if isinstance(needs, str) else needs)}
            jobs[name] = self._job(name, job, needed, inputs)
        return jobs

    def _job(
        self, name: str, job: Mapping[str, Any], needed: Mapping[str, JobRun], inputs: Mapping[str, str]
    ) -> JobRun:
        folder = self.disk / f"run-{self.runs}" / name
        workspace, temp = folder / "clone", folder / "temp"
        for path in (workspace, temp, folder / "home"):
            path.mkdir(parents=True)
        contexts = self._contexts(workspace, needed, inputs)
        run = JobRun(workspace, temp, self._environment(folder), contexts, steps={})
        contexts["steps"] = run.steps
        # A job runs when all that it needs went well, unless its condition says otherwise.
        reached = "success" if all(one.result == "success" for one in needed.values()) else "failure"
        if not Expressions(contexts, reached).holds(job.get("if", "success()")):
            run.result = "skipped"
            return run
        run.env |= self._filled(job.get("env", {}), run)
        for step in job["steps"]:
            self._step(step, run)
        run.contexts["outputs"] = self._filled(job.get("outputs", {}), run)
        return run

    def _contexts(
        self, workspace: Path, needed: Mapping[str, JobRun], inputs: Mapping[str, str]
    ) -> dict[str, Any]:
        return {
            "inputs": dict(inputs),
            "runner": {"os": "Linux"},
            "github": {
                "workspace": str(workspace),
                "token": "token-of-this-job",
                "repository": "desk/buletin",
                "server_url": "https://github.invalid",
                "run_id": str(self.runs),
                "event": {"repository": {"private": self.is_private}},
            },
            "needs": {
                name: {"result": run.result, "outputs": run.contexts.get("outputs", {})}
                for name, run in needed.items()
            },
        }

    def _environment(self, folder: Path) -> dict[str, str]:
        """Return what the server itself gives: nothing of the machine's own environment but PATH."""
        tools = folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{GH}" "{self.issues}" "$@"\n')
        (tools / "gh").chmod(0o755)
        return {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(folder / "home"),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def _filled(self, values: Mapping[str, Any], run: JobRun) -> dict[str, str]:
        expressions = Expressions(run.contexts, run.result)
        return {name: expressions.fill(written(value)) for name, value in values.items()}

    def _step(self, step: Mapping[str, Any], run: JobRun) -> None:
        """Run or skip one step, and note its outcome."""
        own = run.steps.setdefault(step.get("id", step["name"]), {"outputs": {}, "outcome": "skipped"})
        if not Expressions(run.contexts, run.result).holds(step.get("if", "success()")):
            return
        try:
            if "run" in step:
                self._shell(step, run, own)
            else:
                action = re.sub(r"@.*", "", step["uses"])
                STAND_INS[action](self, self._filled(step.get("with", {}), run), run)
        except (subprocess.CalledProcessError, FileNotFoundError) as fault:
            own["outcome"] = run.result = "failure"
            run.log.append(f"{step['name']}: {fault}")
        else:
            own["outcome"] = "success"

    def _shell(self, step: Mapping[str, Any], run: JobRun, own: dict[str, Any]) -> None:
        script, output = run.temp / "step.sh", run.temp / "output"
        assert "${{" not in step["run"], "text from outside must not become a part of the script"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("")
        environment = run.env | self._filled(step.get("env", {}), run) | {"GITHUB_OUTPUT": str(output)}
        done = subprocess.run(
            [*BASH, str(script)],
            cwd=run.workspace, env=environment, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        run.log.append(f"== {step['name']}\n{done.stdout}")
        own["outputs"] = outputs_of(output.read_text(encoding="utf-8"))
        done.check_returncode()

    # --- the actions ---------------------------------------------------------------------------

    def checkout(self, given: dict[str, str], run: JobRun) -> None:
        """Clone one commit of a branch into a folder of the workspace, which it empties before."""
        assert given.pop("persist-credentials") == "false"
        branch, path = given.pop("ref", "main"), run.workspace / given.pop("path", ".")
        assert not given
        shutil.rmtree(path, ignore_errors=True)
        # As a URL, so that it is as shallow as the real one.
        source = f"file://{self.origin}"
        command = ["git", "clone", "--quiet", "--depth=1", f"--branch={branch}", source, str(path)]
        subprocess.run(command, env=run.env, check=True, capture_output=True)

    def setup_python(self, given: dict[str, str], _run: JobRun) -> None:
        """Nothing: the Python of these tests is there already."""
        assert set(given) == {"python-version"}

    def cache(self, given: dict[str, str], run: JobRun) -> None:
        """Stands for packages that needn't be fetched: the environment of these tests, ready to use."""
        assert set(given) == {"path", "key"}
        lend_environment(run.workspace)

    def upload_artifact(self, given: dict[str, str], run: JobRun) -> None:
        """Copy what a pattern finds into the artifact's folder, hidden files left out."""
        target = self._artifact(given.pop("name"))
        found = sorted(run.workspace.glob(given.pop("path")))
        missing = given.pop("if-no-files-found")
        assert given.pop("retention-days")
        assert not given
        if not found and missing == "error":
            raise FileNotFoundError("no files were found for the artifact")
        for path in found:
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns(".*"))
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)

    def download_artifact(self, given: dict[str, str], run: JobRun) -> None:
        """Copy an artifact of this run back into the workspace."""
        shutil.copytree(self._artifact(given.pop("name")), run.workspace, dirs_exist_ok=True)
        assert not given

    def upload_pages_artifact(self, given: dict[str, str], run: JobRun) -> None:
        """Copy the site, links followed and hidden files left out, as the real one packs it."""
        source = run.workspace / given.pop("path")
        assert not given
        shutil.copytree(source, self._artifact("github-pages"), ignore=shutil.ignore_patterns(".*"))

    def deploy_pages(self, given: dict[str, str], _run: JobRun) -> None:
        """Put the packed site in place of the one that readers see."""
        assert not given
        shutil.rmtree(self.pages, ignore_errors=True)
        shutil.copytree(self._artifact("github-pages"), self.pages)

    def _artifact(self, name: str) -> Path:
        return self.disk / f"run-{self.runs}" / "artifacts" / name


STAND_INS: Mapping[str, Callable[[BuildServer, dict[str, str], JobRun], None]] = {
    "actions/checkout": BuildServer.checkout,
    "actions/setup-python": BuildServer.setup_python,
    "actions/cache": BuildServer.cache,
    "actions/upload-artifact": BuildServer.upload_artifact,
    "actions/download-artifact": BuildServer.download_artifact,
    "actions/upload-pages-artifact": BuildServer.upload_pages_artifact,
    "actions/deploy-pages": BuildServer.deploy_pages,
}


def outputs_of(text: str) -> dict[str, str]:
    """Read what a step wrote to GITHUB_OUTPUT: ``name=value``, or ``name<<WORD`` and lines up to WORD."""
    outputs = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, several, end = line.partition("<<")
        if several and "=" not in name:
            outputs[name] = "\n".join(iter(lambda: next(lines), end))
        else:
            name, _, value = line.partition("=")
            outputs[name] = value
    return outputs


def lend_environment(clone: Path) -> None:
    """Give a clone the packages of this Python, so that ``.setup/prepare`` finds its work done.

    The clone's own code runs: its commands are those that ``.setup/prepare`` makes.
    """
    commands = clone / ".venv" / "bin"
    commands.mkdir(parents=True)
    prepare = runpy.run_path(str(clone / ".setup" / "prepare.py"))
    programs = {
        "python": f'#!/bin/sh\nPYTHONPATH="{clone}" exec "{sys.executable}" "$@"\n',
        "bulletin": prepare["LAUNCHER"],
    }
    for name, script in programs.items():
        (commands / name).write_text(script, encoding="utf-8")
        (commands / name).chmod(0o755)
    digest = prepare["wanted"](prepare["LOCKS"]["runtime"])
    (clone / ".venv" / ".ready-runtime").write_text(digest, encoding="utf-8")
