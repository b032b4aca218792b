"""Asking every address as somebody from outside, without a name, and noting what comes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

import httpx2

from viewer.leaks.addresses import is_worth_asking, links_in
from viewer.leaks.kept_back import KeptBack
from viewer.leaks.reading import Leak, Pictures, Words

# An address kept for examples (RFC 5737): in no reading room, and not this machine.
OUTSIDE: Final = ("192.0.2.1", 40000)
MOST: Final = 50_000
_BODY_BYTES_MAX: Final = 64 << 20


@dataclass(slots=True)
class Findings:
    """What came out, and how much was asked; `failed` are answers of 500 and above."""

    leaks: list[Leak] = field(default_factory=list)
    asked: int = 0
    answered: int = 0
    failed: list[str] = field(default_factory=list)
    is_cut_short: bool = False


async def crawl(
    client: httpx2.AsyncClient,
    base: str,
    seeds: Iterable[str],
    kept: KeptBack,
    words: Words,
    pictures: Pictures,
    *,
    most: int = MOST,
    progress: Callable[[int, int], None] = lambda asked, waiting: None,
) -> Findings:
    """Ask the seeds and every address of `base` that the answers name, at most so many."""
    found = Findings()
    closed = frozenset(one.image_id for one in kept.pictures)
    waiting = deque(dict.fromkeys(each for each in seeds if is_worth_asking(each, closed)))
    seen = set(waiting)
    while waiting:
        if found.asked >= most:
            found.is_cut_short = True
            break
        address = waiting.popleft()
        found.asked += 1
        answer = await client.get(address)
        body = answer.content[:_BODY_BYTES_MAX]
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        found.answered += answer.status_code == 200
        if answer.status_code >= 500:
            found.failed.append(address)
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        found.leaks += pictures.leaks(address, kind, body)
        if not kind.startswith("image/"):
            found.leaks += words.leaks(address, body, headers)
        led = f'href="{answer.headers.get("location", "")}"'.encode()
        told = [*links_in(base, address, kind, body), *links_in(base, address, "text/", led)]
        for each in told:
            if each and each not in seen and is_worth_asking(each, closed):
                seen.add(each)
                waiting.append(each)
        progress(found.asked, len(waiting))
    return found


def outside_client(app: Callable[..., object] | None, base: str) -> httpx2.AsyncClient:
    """Somebody from outside: of the application itself, or by the network where `app` is None."""
    transport = (
        httpx2.ASGITransport(app=app, client=OUTSIDE, raise_app_exceptions=False)  # type: ignore[arg-type]
        if app is not None
        else None
    )
    return httpx2.AsyncClient(
        transport=transport, base_url=base, follow_redirects=False, timeout=120,
        headers={"accept": "text/html, application/json;q=0.9, */*;q=0.8"},
    )  # fmt: skip
