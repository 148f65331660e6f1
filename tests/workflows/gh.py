"""A stand-in for GitHub's command ``gh``: keeps labels and issues in a file, and takes no other words.

Usage: gh.py FILE ARGUMENT…
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

SILENT = [["auth", "setup-git"]]


def main(store: Path, words: list[str]) -> None:
    """Do what one command asks; fail where it has no token or the real one wouldn't know the words."""
    if not os.environ.get("GH_TOKEN"):
        sys.exit("gh: no token")
    if words in SILENT:
        return
    if not os.environ.get("GH_REPO"):
        sys.exit("gh: outside a repository it must be told which")
    state = json.loads(store.read_text()) if store.exists() else {"labels": [], "issues": []}
    command, options = " ".join(words[:2]), parsed(words[2:])
    issues = state["issues"]
    if command == "label create":
        state["labels"] = sorted({*state["labels"], options.target})
    elif command == "issue list":
        found = [n for n, one in enumerate(issues, 1) if one["open"] and options.label == one["label"]]
        sys.stdout.writelines(f"{number}\n" for number in found[: options.limit])
    elif command == "issue create":
        assert options.label in state["labels"], "an unknown label is refused"
        body = Path(options.body_file).read_text(encoding="utf-8")
        issues.append({"title": options.title, "label": options.label, "open": True, "texts": [body]})
    elif command in {"issue comment", "issue close"}:
        issue = issues[int(options.target) - 1]
        text = options.comment or Path(options.body_file).read_text(encoding="utf-8")
        issue["texts"].append(text)
        issue["open"] = command == "issue comment"
    else:
        sys.exit(f"gh: unknown command {command}")
    store.write_text(json.dumps(state, indent=1, ensure_ascii=False), encoding="utf-8")


def parsed(words: list[str]) -> argparse.Namespace:
    """Return the options, of which only those that the workflows use are known."""
    parser = argparse.ArgumentParser(prog="gh")
    parser.add_argument("target", nargs="?")
    for name in ("label", "state", "json", "jq", "title", "body-file", "comment", "color", "description"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--force", action="store_true")
    return parser.parse_args(words)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
