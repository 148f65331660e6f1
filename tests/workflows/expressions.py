"""The expressions of a workflow (``${{ … }}``), as far as this project's workflows use them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_HOLE = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_TOKEN = re.compile(r"'(?P<text>[^']*)'|(?P<call>\w+)\((?P<args>[^)]*)\)|(?P<path>[a-z_][\w.-]*)")


class Expressions:
    """Expressions over ``contexts``, in a job that stands at ``result`` (success or failure)."""

    def __init__(self, contexts: Mapping[str, Any], result: str) -> None:
        self._contexts = contexts
        self._result = result

    def fill(self, text: str) -> str:
        """Return a text with its expressions replaced by their values, booleans in lower case."""
        return _HOLE.sub(lambda hole: written(self._value(hole[1])), text)

    def holds(self, condition: str) -> bool:
        """Whether a step or job with this ``if:`` runs; without a word on failure, only after success."""
        inner = _HOLE.sub(r"\1", condition)
        value = bool(self._value(inner))
        says = re.search(r"\b(?:always|failure|success|cancelled)\(", inner)
        return value if says else value and self._result == "success"

    def _value(self, expression: str) -> Any:
        """Return the value, by way of the same expression in Python."""
        values: list[Any] = []

        def known(found: re.Match[str]) -> str:
            values.append(self._operand(found))
            return f"v[{len(values) - 1}]"

        python = _TOKEN.sub(known, expression)
        python = re.sub(r"!(?!=)", " not ", python).replace("&&", " and ").replace("||", " or ")
        return eval(python, {"__builtins__": {}}, {"v": values})

    def _operand(self, found: re.Match[str]) -> Any:
        if found["text"] is not None:
            return found["text"]
        if found["call"]:
            return {
                "always": True,
                "cancelled": False,
                "failure": self._result == "failure",
                "success": self._result == "success",
                "hashFiles": f"<{found['args']}>",
            }[found["call"]]
        value: Any = self._contexts
        # What is not there is empty, as on the real server.
        for part in found["path"].split("."):
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value


def written(value: Any) -> str:
    """Return a value as the server writes it into a text."""
    return str(value).lower() if isinstance(value, bool) else str(value)
