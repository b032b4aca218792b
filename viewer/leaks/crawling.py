"""Asking every address as somebody from outside, without a name, and noting what comes out."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import httpx2

from iiif.presentation.two.negotiation import JSON_LD_2, JSON_LD_3
from viewer.languages import LANGUAGES
from viewer.leaks.addresses import in_languages, is_worth_asking, links_in
from viewer.leaks.kept_back import KeptBack
from viewer.leaks.reading import Leak, Pictures, Words

# An address kept for examples (RFC 5737): in no reading room, and not this machine.
OUTSIDE: Final = ("192.0.2.1", 40000)
MOST: Final = 50_000
_BODY_BYTES_MAX: Final = 64 << 20


_USUAL: Final = "text/html, application/json;q=0.9, */*;q=0.8"
# What programs ask for where an answer says that it depends on that.
_ACCEPTED: Final = (JSON_LD_2, JSON_LD_3, "application/json", "text/turtle", "*/*")


class Question(NamedTuple):
    """An address, and the kinds of answer that are asked for."""

    address: str
    accept: str = _USUAL


@dataclass(slots=True)
class Findings:
    """What came out, and how much was asked; `failed` are answers of 500 and above.

    `left_out` is how many names there are that no address was made of.
    """

    leaks: list[Leak] = field(default_factory=list)
    asked: int = 0
    answered: int = 0
    failed: list[str] = field(default_factory=list)
    is_cut_short: bool = False
    left_out: int = 0


async def crawl(
    client: httpx2.AsyncClient,
    base: str,
    seeds: Iterable[str],
    kept: KeptBack,
    words: Words,
    pictures: Pictures,
    *,
    most: int = MOST,
    languages: Sequence[str] = tuple(LANGUAGES),
    progress: Callable[[int, int], None] = lambda asked, waiting: None,
) -> Findings:
    """Ask the seeds and every address of `base` that the answers name, at most so many.

    Pages are asked for in these languages as well.
    """
    found = Findings()
    closed = frozenset(one.image_id for one in kept.pictures)
    hiding = kept.hidden_books | {one.manuscript_id for one in kept.pictures}
    waiting = deque(
        dict.fromkeys(Question(each) for each in seeds if is_worth_asking(each, closed))
    )
    seen = set(waiting)
    while waiting:
        if found.asked >= most:
            found.is_cut_short = True
            break
        question = waiting.popleft()
        address = question.address
        found.asked += 1
        answer = await client.get(address, headers={"accept": question.accept})
        body = answer.content[:_BODY_BYTES_MAX]
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        found.answered += answer.status_code == 200
        if answer.status_code >= 500:
            found.failed.append(address)
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        found.leaks += pictures.leaks(address, kind, body)
        found.leaks += words.leaks(address, body, headers)
        led = f'href="{answer.headers.get("location", "")}"'.encode()
        pointed = answer.headers.get("link", "").encode()
        told = [
            *(Question(each) for each in links_in(base, address, kind, body) if each),
            *(Question(each) for each in links_in(base, address, "text/", led + pointed) if each),
            *_otherwise(question, answer, kind, hiding, languages),
        ]
        for each in told:
            if each not in seen and is_worth_asking(each.address, closed):
                seen.add(each)
                waiting.append(each)
        progress(found.asked, len(waiting))
    return found


def _otherwise(
    question: Question,
    answer: httpx2.Response,
    kind: str,
    hiding: frozenset[str],
    languages: Sequence[str],
) -> Iterator[Question]:
    """The same address in other languages and kinds: each is written by itself.

    A page that is about something hidden is asked for in all languages, any other in one of them.
    """
    if question.accept != _USUAL or answer.status_code != 200:
        return
    address = question.address
    if kind == "text/html" and "lang=" not in address:
        others = [each for each in languages if each != answer.headers.get("content-language")]
        if others and not any(book in address for book in hiding):
            others = [others[zlib.crc32(address.encode()) % len(others)]]
        yield from map(Question, in_languages(address, others))
    depends = {one.strip().lower() for one in answer.headers.get("vary", "").split(",")}
    if "accept" in depends:
        yield from (Question(address, each) for each in _ACCEPTED)


def outside_client(app: Callable[..., object] | None, base: str) -> httpx2.AsyncClient:
    """Somebody from outside: of the application itself, or by the network where `app` is None."""
    transport = (
        httpx2.ASGITransport(app=app, client=OUTSIDE, raise_app_exceptions=False)  # type: ignore[arg-type]
        if app is not None
        else None
    )
    return httpx2.AsyncClient(
        transport=transport, base_url=base, follow_redirects=False, timeout=120
    )  # fmt: skip
