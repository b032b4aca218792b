"""The pages of imports: a table is sent, mended, brought in, taken back and brought in again."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from catalog import manuscripts
from catalog.accounts.permissions import Role, RoleHeld
from catalog.clock import now
from catalog.exchange.asking import work_waiting
from catalog.identifiers import mint
from catalog.identity import Manuscript
from catalog.record import drafts
from catalog.record.checking import read_record
from tests.catalog.tei.reading.descriptions import tei
from tests.viewer.walked import Peopled, assembled, employ_everybody
from viewer import pages_imports
from viewer.import_files import FILES_MAX

HOLDER = "nlx"
TABLE = """Shelfmark,Title (ar),Languages,Date,Former owner
MS 1,القرآن الكريم,ar,1204,Yusuf
MS 2,دلائل الخيرات,zz-nothing-like-it!,1300,
,كتاب بلا رقم,ar,,
MS 4,ديوان,fa,,
MS 1,مصحف,ar,,
"""


@pytest.fixture
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    with assembled(tmp_path_factory.mktemp("house")) as made:
        employ_everybody(made)
        made.house.vault.root.ensure()
        with made.house.sessions.begin() as session:
            manuscripts.ensure_holder(session, HOLDER, {"en": ["National Library"]})
        made.client.headers.update(
            {"accept": "text/html", **made.sign_in(made.staff[Role.CATALOGUER])}
        )
        yield made


def send(client: TestClient, name: str, data: bytes, **fields: str) -> str:
    """The address that a new import leads to."""
    answer = client.post(
        "/imports", data={"holder": HOLDER, **fields}, files=[("files", (name, data))]
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def work(peopled: Peopled) -> None:
    house = peopled.house
    work_waiting(house.sessions, house.vault.root, "here", clock=now, new_id=mint)


def read_table(peopled: Peopled, text: str = TABLE) -> str:
    """The address of a table whose proposed columns were taken, and which a worker has read."""
    columns = send(peopled.client, "books.csv", text.encode())
    page = peopled.client.get(columns).text
    fields = {
        name: [html.unescape(one) for one in re.findall(pattern, page)]
        for name, pattern in {
            "header": r'name="header" value="([^"]*)"',
            "sheet": r'name="sheet" value="([^"]*)"',
        }.items()
    }
    selects = re.findall(r"<select id=\"(field|language)-\d+\".*?</select>", page, re.DOTALL)
    chosen: dict[str, list[str]] = {"field": [], "language": []}
    for found in re.finditer(r"<select id=\"(field|language)-\d+\"(.*?)</select>", page, re.DOTALL):
        option = re.search(r'value="([^"]*)"[^>]* selected', found[2])
        chosen[found[1]].append(option[1] if option else "")
    assert len(selects) == 2 * len(fields["header"])
    answer = peopled.client.post(columns, data={**fields, **chosen})
    assert answer.status_code == 303, answer.text
    work(peopled)
    return answer.headers["location"]


def count(peopled: Peopled) -> int:
    with peopled.house.sessions() as session:
        return session.scalar(select(func.count()).select_from(Manuscript)) or 0


def test_a_table_is_mended_brought_in_taken_back_and_brought_in_again(peopled: Peopled) -> None:
    client = peopled.client
    address = read_table(peopled)
    page = client.get(address)
    assert page.status_code == 200
    assert page.text.count('data-what="refused"') >= 3

    refused = client.get(f"{address}/rows/3").text
    assert 'aria-invalid="true"' in refused
    assert "كتاب بلا رقم" in refused
    second = client.post(f"{address}/rows/2/mend", data={"header": ["Languages"], "cell": ["ar"]})
    assert second.headers["location"] == f"{address}/rows/3?mended=2#mend"
    still = client.post(f"{address}/rows/3/mend", data={"header": ["Shelfmark"], "cell": ["MS 4"]})
    assert still.headers["location"] == f"{address}/rows/3#mend"
    third = client.post(f"{address}/rows/3/mend", data={"header": ["Shelfmark"], "cell": ["MS 3"]})
    assert third.headers["location"].startswith(f"{address}/rows/5?")
    last = client.post(f"{address}/rows/5/mend", data={"header": ["Shelfmark"], "cell": ["MS 5"]})
    assert last.headers["location"] == f"{address}?mended=5"
    assert client.get(last.headers["location"]).status_code == 200
    assert count(peopled) == 0

    assert client.post(f"{address}/commit").headers["location"] == address
    busy = client.get(f"{address}/progress").text
    assert 'data-busy="true"' in busy
    work(peopled)
    assert count(peopled) == 5
    done = client.get(address).text
    drafted = re.findall(r'href="(/manuscripts/m[0-9a-z]+/preview)"', done)
    assert len(drafted) == 5
    assert client.get(drafted[0]).status_code == 200

    confirm = client.get(f"{address}/undo")
    assert confirm.status_code == 200
    client.post(f"{address}/undo")
    work(peopled)
    assert count(peopled) == 0
    client.post(f"{address}/commit")
    work(peopled)
    assert count(peopled) == 5
    assert client.get("/imports").text.count("books.csv") == 1


def test_what_would_stay_is_said_before_an_undo(peopled: Peopled) -> None:
    address = read_table(peopled)
    peopled.client.post(f"{address}/commit")
    work(peopled)
    with peopled.house.sessions.begin() as session:
        found = session.scalar(select(Manuscript).where(Manuscript.shelfmark == "MS 1"))
        assert found is not None
        draft = drafts.open_draft(session, found.id, by="Somebody", at=now())
        changed = deepcopy(draft.document)
        changed["identity"]["shelfmark"] = "MS 1 bis"
        drafts.replace(session, draft, read_record(changed), by="Somebody", at=now())

    page = peopled.client.get(f"{address}/undo").text

    assert "Somebody" in page
    peopled.client.post(f"{address}/undo")
    work(peopled)
    assert count(peopled) == 1
    kept = peopled.client.get(address, params={"fate": "kept"}).text
    assert "Somebody" in kept


def test_tei_is_read_at_once_and_a_broken_file_is_replaced_by_another(peopled: Peopled) -> None:
    client = peopled.client
    good = tei("", named="<msIdentifier><idno>MS 7</idno></msIdentifier>")
    answer = client.post(
        "/imports",
        data={"holder": HOLDER},
        files=[("files", ("a.xml", good)), ("files", ("b.xml", good[: len(good) // 2]))],
    )
    address = answer.headers["location"]
    work(peopled)
    assert "MS 7" in client.get(address).text
    broken = client.get(f"{address}/rows/2").text
    assert 'type="file"' in broken
    assert client.get(f"{address}/rows/2/source").content == good[: len(good) // 2]

    other = tei("", named="<msIdentifier><idno>MS 8</idno></msIdentifier>")
    replaced = client.post(f"{address}/rows/2/replace", files={"file": ("b.xml", other)})

    assert replaced.headers["location"] == f"{address}?mended=2"
    assert "MS 8" in client.get(address).text


def test_a_record_is_left_out_and_taken_in_again(peopled: Peopled) -> None:
    address = read_table(peopled)
    left = peopled.client.post(f"{address}/rows/4/choose", data={"back": f"{address}?outcome=new"})
    assert left.headers["location"] == f"{address}?outcome=new#records"
    peopled.client.post(f"{address}/commit")
    work(peopled)
    assert count(peopled) == 1
    away = peopled.client.post(
        f"{address}/rows/4/choose", data={"take": "yes", "back": "//elsewhere.example"}
    )
    assert away.headers["location"] == address
    peopled.client.post(f"{address}/commit")
    work(peopled)
    assert count(peopled) == 2


def test_the_report_names_every_record_and_holds_no_formula(peopled: Peopled) -> None:
    text = "Shelfmark,Title,Comment\n=1+1,Evil,\nMS 2,Good,kept beside\n"
    address = read_table(peopled, text)

    answer = peopled.client.get(f"{address}/report.csv", params={"lang": "ru"})

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:]] == ["'=1+1", "MS 2"]
    assert rows[2][6] == "Comment: kept beside"
    assert rows[0][2] == "Шифр"


@pytest.mark.parametrize("language", ["en", "kk", "ru", "ar"])
def test_every_page_speaks_the_four_languages(
    peopled: Peopled, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    address = read_table(peopled)
    paths = ["/imports", "/imports/new", address, f"{address}/columns", f"{address}/rows/1",
             f"{address}/rows/2", f"{address}/progress"]  # fmt: skip
    peopled.client.post(f"{address}/rows/1/choose")
    for path in paths:
        assert peopled.client.get(path, params={"lang": language}).status_code == 200, path
    peopled.client.post(f"{address}/commit")
    work(peopled)
    assert peopled.client.get(f"{address}/undo", params={"lang": language}).status_code == 200
    missing = [one.__dict__.get("key") for one in caplog.records if "message." in one.message]
    assert missing == []


def test_a_form_without_files_or_library_says_so_and_keeps_nothing(peopled: Peopled) -> None:
    none = peopled.client.post("/imports", data={"holder": HOLDER})
    assert none.status_code == 422
    nowhere = peopled.client.post("/imports", files=[("files", ("a.csv", TABLE.encode()))])
    assert nowhere.status_code == 422
    assert "books.csv" not in peopled.client.get("/imports").text


def test_files_past_the_limits_are_refused_and_keep_nothing(
    peopled: Peopled, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A table larger than any other form of the house may be.
    long = TABLE + "".join(f"MS {one},{'x' * 1000},ar,,\n" for one in range(100, 9000))
    assert send(peopled.client, "long.csv", long.encode()).endswith("/columns")

    many = [("files", (f"{one}.xml", b"<TEI/>")) for one in range(FILES_MAX + 1)]
    refused = peopled.client.post("/imports", data={"holder": HOLDER}, files=many)
    assert refused.status_code == 422
    assert f"more than {FILES_MAX} files" in refused.text
    monkeypatch.setattr(pages_imports, "BYTES_MAX", 10_000)
    large = peopled.client.post(
        "/imports", data={"holder": HOLDER}, files=[("files", ("a.csv", b"x" * 20_000))]
    )
    assert large.status_code == 413
    scratch = peopled.house.settings.scratch / "imports"
    assert list(scratch.iterdir()) == []


def test_who_imports_for_one_library_sees_and_does_nothing_of_another(peopled: Peopled) -> None:
    address = read_table(peopled)
    with peopled.house.sessions.begin() as session:
        manuscripts.ensure_holder(session, "archive", {"en": ["The archive"]})
    other = peopled.employ("elsewhere", RoleHeld(Role.CATALOGUER, "archive"))
    peopled.client.headers.update(peopled.sign_in(other))

    assert "books.csv" not in peopled.client.get("/imports").text
    for path in (address, f"{address}/progress", f"{address}/rows/1", f"{address}/report.csv",
                 f"{address}/undo", f"{address}/columns", f"{address}/rows/1/source"):  # fmt: skip
        assert peopled.client.get(path).status_code == 403, path
    for path in ("read", "commit", "undo", "take-changed", "rows/1/choose", "rows/1/mend"):
        assert peopled.client.post(f"{address}/{path}").status_code == 403, path
    assert "National Library" not in peopled.client.get("/imports/new").text
    elsewhere = peopled.client.post(
        "/imports", data={"holder": HOLDER}, files=[("files", ("a.csv", TABLE.encode()))]
    )
    assert elsewhere.status_code == 403
    founding = peopled.client.post(
        "/imports",
        data={"new_holder": "Another house"},
        files=[("files", ("a.csv", TABLE.encode()))],
    )
    assert founding.status_code == 403
