"""Check a chain of signed entries without the catalogue that made it: Python's own library only.

    python verify_chain.py FOLDER-OR-ZIP [--last HASH]

FOLDER-OR-ZIP holds entries/000001.json, entries/000002.json, ... and chain.json, as the verify
page of a manuscript gives them. HASH is the last hash as it was printed or written down elsewhere.

What is checked: every number from 1 on is there once; the bytes of each entry are canonical JSON
(RFC 8785); each hash is SHA-256 of the hash before it (64 hexadecimal digits in ASCII) and the
bytes of the entry; the hashes are those of chain.json; the last one is HASH.

What this proves: no entry was changed, removed or put in between since its hash was written down.
What it does not prove: that what was signed was true, or who sat at the keyboard.

Exit codes: 0 all in order, 1 something was changed, 2 nothing could be checked.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

GENESIS = "0" * 64
IN_ORDER, CHANGED, UNREADABLE = 0, 1, 2
_NAME = re.compile(r"(?:.*/)?([0-9]{6,})\.json")
_EXACT_INTEGER_MAX = 2**53 - 1


class Unreadable(Exception):
    """The bundle is no bundle; the sentence says what is wrong."""


class NotCanonical(Exception):
    """A text that RFC 8785 would spell otherwise, or not at all."""


def link(previous: str, payload: bytes) -> str:
    """The hash of an entry after the entry with the hash `previous`."""
    return hashlib.sha256(previous.encode("ascii") + payload).hexdigest()


def canonical(value: object) -> str:
    """The text of a JSON value as RFC 8785, section 3.2, spells it.

    Raises:
        NotCanonical: a number or a text that has no such spelling.
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    assert isinstance(value, dict)
    ordered = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in ordered) + "}"


def _number(value: float) -> str:
    """As ECMAScript says a number (ECMA-262, Number::toString)."""
    if isinstance(value, int) and abs(value) <= _EXACT_INTEGER_MAX:
        return str(value)
    number = float(value)
    if number != number or abs(number) == float("inf"):
        raise NotCanonical("a number is not finite")
    if number == 0:
        return "0"
    _, digits, exponent = Decimal(repr(abs(number))).normalize().as_tuple()
    text = "".join(map(str, digits))
    assert isinstance(exponent, int)
    point = len(text) + exponent
    minus = "-" if number < 0 else ""
    if len(text) <= point <= 21:
        return minus + text + "0" * (point - len(text))
    if 0 < point <= 21:
        return f"{minus}{text[:point]}.{text[point:]}"
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{text}"
    mantissa = text[0] + (f".{text[1:]}" if len(text) > 1 else "")
    return f"{minus}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def read_canonical(payload: bytes) -> dict[str, object]:
    """The document in these bytes.

    Raises:
        NotCanonical: the bytes are not the one spelling of a JSON object.
    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise NotCanonical("a name stands twice")
        return found

    try:
        document = json.loads(payload.decode("utf-8"), object_pairs_hook=once)
        spelled = canonical(document).encode("utf-8")
    except (ValueError, RecursionError, OverflowError) as error:
        raise NotCanonical(f"it is no JSON ({error})") from error
    if spelled != payload:
        raise NotCanonical("it is spelled in another way")
    if not isinstance(document, dict):
        raise NotCanonical("it is no document")
    return document


def open_bundle(path: Path) -> dict[str, bytes]:
    """Every file of the bundle by its name.

    Raises:
        Unreadable: there is no such folder or ZIP.
    """
    try:
        if path.is_dir():
            return {
                each.relative_to(path).as_posix(): each.read_bytes()
                for each in sorted(path.rglob("*.json"))
            }
        with zipfile.ZipFile(path) as bundle:
            return {name: bundle.read(name) for name in bundle.namelist()}
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}.") from error


def entries_in(files: dict[str, bytes]) -> dict[int, bytes]:
    """The entries by their number.

    Raises:
        Unreadable: there are none, or two with one number.
    """
    found: dict[int, bytes] = {}
    for name, payload in files.items():
        matched = _NAME.fullmatch(name)
        if matched:
            if int(matched[1]) in found:
                raise Unreadable(f"Two files are called entry {int(matched[1])}.")
            found[int(matched[1])] = payload
    if not found:
        raise Unreadable("There are no entries here: files such as entries/000001.json.")
    return found


def told_hashes(files: dict[str, bytes]) -> dict[int, tuple[str, str]] | None:
    """(hash before, hash) by number, from chain.json; None if that file is not there.

    Raises:
        Unreadable: it is there and is not what it should be.
    """
    data = next((files[name] for name in files if name.split("/")[-1] == "chain.json"), None)
    if data is None:
        return None
    try:
        listed = json.loads(data)["entries"]
        return {one["seq"]: (str(one["previous"]), str(one["hash"])) for one in listed}
    except (ValueError, LookupError, TypeError) as error:
        raise Unreadable(f"chain.json cannot be read ({error!r}).") from error


def faults_of(
    entries: dict[int, bytes], told: dict[int, tuple[str, str]] | None
) -> tuple[list[str], str]:
    """A sentence for each entry that is not as it was signed, and the last hash."""
    faults: list[str] = []
    manuscripts: set[object] = set()
    previous = GENESIS
    numbers = range(1, max([*entries, *(told or {})]) + 1)
    for seq in numbers:
        payload = entries.get(seq)
        said = (told or {}).get(seq)
        if payload is None:
            faults.append(f"Entry {seq} is missing.")
            previous = said[1] if said else previous
            continue
        name = f"Entry {seq}"
        try:
            document = read_canonical(payload)
        except NotCanonical as error:
            faults.append(f"{name} was changed after it was signed: {error}.")
            previous = said[1] if said else link(previous, payload)
            continue
        name = f"Entry {seq} ({document.get('type')}, {document.get('at')})"
        manuscripts.add(document.get("manuscript"))
        if document.get("seq") != seq:
            faults.append(f"{name} says that it is number {document.get('seq')}.")
        found = link(previous, payload)
        if told is not None and said is None:
            faults.append(f"{name} was added: chain.json does not know it.")
        elif said is not None and said[0] != previous:
            faults.append(f"{name} does not follow the entry before it.")
        elif said is not None and said[1] != found:
            faults.append(f"{name} was changed after it was signed.")
        previous = said[1] if said else found
    if len(manuscripts) > 1:
        faults.append("The entries are about more than one manuscript.")
    return faults, previous


def main(arguments: list[str]) -> int:
    """Check the bundle the arguments name; returns the exit code."""
    asked = argparse.ArgumentParser(description="Check a chain of signed entries.")
    asked.add_argument("bundle", type=Path, help="folder or ZIP with entries/ and chain.json")
    asked.add_argument("--last", default="", help="last hash, as printed or written down")
    given = asked.parse_args(arguments)
    try:
        files = open_bundle(given.bundle)
        entries, told = entries_in(files), told_hashes(files)
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE
    faults, last = faults_of(entries, told)
    if given.last and given.last.strip().lower() != last:
        faults.append(f"The last hash is {last}, not the one that was written down.")
    sys.stdout.write("".join(f"{line}\n" for line in faults or _good_news(entries, told, last)))
    if not faults and not given.last:
        sys.stdout.write(
            "Compare the last hash with one written down elsewhere: whoever rewrote everything "
            "could not change that.\n"
        )
    return CHANGED if faults else IN_ORDER


def _good_news(
    entries: dict[int, bytes], told: dict[int, tuple[str, str]] | None, last: str
) -> list[str]:
    if told is None:
        return [
            f"All {len(entries)} entries can be read; there is no chain.json to hold them to.",
            f"Last hash: {last}",
        ]
    return [f"All {len(entries)} entries are in order.", f"Last hash: {last}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
