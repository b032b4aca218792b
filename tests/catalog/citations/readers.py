"""Small strict readers of the two line formats, written from their descriptions.

The BibTeX reader counts braces as classic BibTeX does: a backslash before one changes nothing.
"""

from __future__ import annotations

import re

Entry = dict[str, str]
_ENTRY = re.compile(r"@misc\{([a-z0-9-]+),\n")
_FIELD = re.compile(r"\s*([a-z]+) = \{")
_COMMANDS = {
    r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}",
    r"{\textasciicircum}": "^", r"{\textasciitilde}": "~",
    r"\%": "%", r"\&": "&", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip
_COMMAND = re.compile("|".join(re.escape(each) for each in _COMMANDS))
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def read_bibtex(text: str) -> list[Entry]:
    """Every entry as its fields, key under 'key', values as they stand between their braces."""
    found, at = [], 0
    while at < len(text):
        head = _ENTRY.match(text, at)
        assert head is not None, text[at : at + 40]
        entry, at = {"key": head[1]}, head.end()
        while field := _FIELD.match(text, at):
            end = _closing(text, field.end())
            assert field[1] not in entry
            entry[field[1]], at = text[field.end() : end], end + 1
            assert text.startswith(",\n", at)
            at += 1
        assert text.startswith("\n}\n", at), text[at : at + 40]
        at += 3
        at += text.startswith("\n", at)
        found.append(entry)
    return found


def typeset(value: str) -> str:
    """What LaTeX prints of a value."""
    said = _COMMAND.sub(lambda command: f"\0{ord(_COMMANDS[command[0]]):06}", value)
    assert "\\" not in said
    plain = said.replace("{", "").replace("}", "")
    return re.sub("\0([0-9]{6})", lambda code: chr(int(code[1])), plain)


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Every entry as its tags in order, without TY and ER."""
    found: list[list[tuple[str, str]]] = []
    is_open = False
    for line in text.removesuffix("\r\n").split("\r\n"):
        if not line and not is_open:
            continue
        matched = _RIS_LINE.fullmatch(line)
        assert matched is not None, line
        tag, value = matched.groups()
        if tag == "TY":
            assert not is_open
            assert value == "MANSCPT"
            is_open = True
            found.append([])
        elif tag == "ER":
            assert is_open
            assert value == ""
            is_open = False
        else:
            assert is_open
            found[-1].append((tag, value))
    assert not is_open
    return found


def _closing(text: str, at: int) -> int:
    depth = 1
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
        at += 1
