"""The stand-alone verifier needs Python and nothing else, and says what it found."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from viewer import verify_chain

PROGRAM = Path(verify_chain.__file__)


def bundle(folder: Path, count: int = 3) -> str:
    previous, told = verify_chain.GENESIS, []
    (folder / "entries").mkdir(parents=True)
    for seq in range(1, count + 1):
        payload = rfc8785.dumps(
            {"seq": seq, "manuscript": "m1", "type": "treatment_step.signed", "at": "2026",
             "content": {"width": 0.5, "script": "بسم"}}
        )  # fmt: skip
        (folder / "entries" / f"{seq:06d}.json").write_bytes(payload)
        found = verify_chain.link(previous, payload)
        told.append({"seq": seq, "previous": previous, "hash": found})
        previous = found
    (folder / "chain.json").write_text(json.dumps({"entries": told}))
    return previous


def run(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(PROGRAM), *map(str, arguments)],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_it_runs_alone_on_a_folder_and_on_a_zip(tmp_path: Path) -> None:
    last = bundle(tmp_path / "kept")
    code, said = run(tmp_path / "kept", "--last", last)
    assert (code, said) == (0, f"All 3 entries are in order.\nLast hash: {last}\n")
    packed = tmp_path / "kept.zip"
    with zipfile.ZipFile(packed, "w") as made:
        for each in (tmp_path / "kept").rglob("*.json"):
            made.write(each, each.relative_to(tmp_path / "kept"))
    assert run(packed)[0] == 0


def test_it_names_the_entry_that_was_changed(tmp_path: Path) -> None:
    bundle(tmp_path)
    path = tmp_path / "entries" / "000002.json"
    path.write_bytes(path.read_bytes().replace(b"0.5", b"0.6"))
    code, said = run(tmp_path)
    assert code == 1
    assert said == "Entry 2 (treatment_step.signed, 2026) was changed after it was signed.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.replace(b",", b", "), "Entry 2 was changed after it was signed"),
        (lambda data: data[:-1], "Entry 2 was changed after it was signed"),
        (lambda data: data.replace(b"m1", b"m2"), "more than one manuscript"),
        (lambda data: data.replace(b'"seq":2', b'"seq":3'), "says that it is number 3"),
    ],
)
def test_it_says_what_is_wrong(tmp_path: Path, change: object, said: str) -> None:
    bundle(tmp_path)
    path = tmp_path / "entries" / "000002.json"
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    code, told = run(tmp_path)
    assert code == 1
    assert said in told


def test_a_missing_entry_and_another_last_hash_are_told(tmp_path: Path) -> None:
    bundle(tmp_path)
    assert run(tmp_path, "--last", "f" * 64)[0] == 1
    (tmp_path / "entries" / "000003.json").unlink()
    assert run(tmp_path) == (1, "Entry 3 is missing.\n")


def test_without_entries_nothing_can_be_checked(tmp_path: Path) -> None:
    assert run(tmp_path)[0] == 2
    assert run(tmp_path / "nowhere")[0] == 2


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('aöж😀ﬀ\n"\\\x7f'), inner),
    max_leaves=8,
)


@given(value=VALUES)
def test_it_spells_json_as_the_house_does(value: object) -> None:
    assert verify_chain.canonical(value).encode() == rfc8785.dumps(value)  # type: ignore[arg-type]
