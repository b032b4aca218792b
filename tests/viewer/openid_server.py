"""A small real sign-in server on loopback (OpenID Connect Core 1.0, code flow with PKCE).

It believes every browser that comes; what it tells about its person, and what it gets wrong, the
test decides in `Mind`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "kitabdar"
CLIENT_SECRET = "known to both"


@dataclass
class Mind:
    """Whom the server vouches for; `changes` replaces claims, None leaves one out."""

    email: str = "omar@library.example"
    name: str = "Omar"
    is_verified: bool = True
    changes: dict[str, Any] = field(default_factory=dict)
    signs_with: RSAKey | None = None
    names_itself: str | None = None


class OpenIdServer(ThreadingHTTPServer):
    """The server: keys, codes it gave out, and what the test wants it to say."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.key = RSAKey.generate_key(2048, {"kid": "first"})
        self.mind = Mind()
        self.codes: dict[str, dict[str, str]] = {}

    def send_back(self, address: str, code: str | None = None) -> str:
        """Where the browser goes after its person said yes: the return address with a code."""
        asked = {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        given = code or secrets.token_urlsafe(8)
        self.codes[given] = asked
        back = urlencode({"code": given, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{back}"

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": "42",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": self.mind.email,
            "email_verified": self.mind.is_verified,
            "name": self.mind.name,
            **self.mind.changes,
        }
        told = {name: value for name, value in claims.items() if value is not None}
        key = self.mind.signs_with or self.key
        return jwt.encode({"alg": "RS256", "kid": "first"}, told, key)


class _Handler(BaseHTTPRequestHandler):
    server: OpenIdServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test's own output tells enough."""

    def do_GET(self) -> None:
        if self.path == "/.well-known/openid-configuration":
            issuer = self.server.issuer
            self._tell(
                {
                    "issuer": self.server.mind.names_itself or issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/keys",
                }
            )
        elif self.path == "/keys":
            self._tell({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self._tell({"error": "not_found"}, 404)

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        sent = {
            name: found[0] for name, found in parse_qs(self.rfile.read(length).decode()).items()
        }
        asked = self.server.codes.pop(sent.get("code", ""), None)
        known = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        hashed = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
        if (
            asked is None
            or self.headers.get("authorization") != f"Basic {known}"
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != sent.get("redirect_uri")
        ):
            self._tell({"error": "invalid_grant"}, 400)
            return
        token = self.server.id_token(asked.get("nonce", ""))
        self._tell({"access_token": "a", "token_type": "Bearer", "id_token": token})

    def _tell(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def openid_server() -> Iterator[OpenIdServer]:
    """Run the server on a free port of the loopback interface."""
    server = OpenIdServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
