"""The last step to the wire, for uvicorn: known tiles answered while the request is being parsed.

Two thirds of what a tile costs in Python is uvicorn's general machinery: a scope, a task and an
event for each request, two regular expressions for each header. A tile that was asked for before
needs none of it. `TileProtocol` is uvicorn's own HTTP protocol, which asks the application for a
ready reply first; whatever is not ready takes uvicorn's usual way, so that nothing depends on this
module but speed. To be used as ``uvicorn.run(..., http="iiif.image.wire:TileProtocol",
proxy_headers=False)``: a wrapper around the application would hide its `ready_reply`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

ReadyReply = Callable[[bytes, list[tuple[bytes, bytes]]], tuple[bytes, bytes] | None]


class TileProtocol(HttpToolsProtocol):
    """uvicorn's HTTP/1.1 protocol with a short cut.

    The application may have a method `ready_reply(url, headers)` that returns, for a GET it knows
    by heart, the header lines with the empty line behind them, and the body; else None. It must
    not block. Date and the status line are added here.
    """

    _head_of: tuple[object, bytes] = (None, b"")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        ready: ReadyReply | None = getattr(self.app, "ready_reply", None)
        if self.config.access_log or self.root_path or self.limit_concurrency is not None:
            ready = None
        self._ready = ready

    def on_headers_complete(self) -> None:
        """Called by the parser at the end of a request's headers."""
        if self._ready is not None and self._may_answer_now():
            reply = self._ready(self.url, self.headers)
            if reply is not None:
                head, body = reply
                self.transport.writelines((self._status_and_date() + head, body))
                self.cycle = _ANSWERED
                self.on_response_complete()
                return
        # An answered request before this one, in the same breath, has set the clock that ends idle
        # connections; this one may take longer.
        self._unset_keepalive_if_required()
        super().on_headers_complete()

    def _may_answer_now(self) -> bool:
        # Not before an earlier request on this connection is answered, and not faster than the
        # visitor reads.
        return (
            (self.cycle is None or self.cycle.response_complete)
            and not self.pipeline
            and not self.flow.write_paused
            and self.parser.get_method() == b"GET"
            and self.parser.get_http_version() == "1.1"
            and self.parser.should_keep_alive()
            and not self.parser.should_upgrade()
        )

    def _status_and_date(self) -> bytes:
        # uvicorn makes a new list of default headers each second, with the date in it.
        headers = self.server_state.default_headers
        made_of, head = TileProtocol._head_of
        if made_of is not headers:
            lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
            head = b"HTTP/1.1 200 OK\r\n" + lines
            TileProtocol._head_of = headers, head
        return head


class _Silent:
    """An event nobody waits for."""

    def set(self) -> None:
        """Does nothing."""


class _Answered:
    """Stands where uvicorn keeps its request-response cycle, for a request already answered."""

    response_complete = True
    disconnected = False
    keep_alive = True
    message_event = _Silent()


_ANSWERED = cast(RequestResponseCycle, _Answered())
