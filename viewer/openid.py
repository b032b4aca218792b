"""The house's own sign-in server: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636).

Such a server only says who somebody is. Whether they may come in is decided here: they need an
account, or an invitation, for the very address the server has verified.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from httpx2 import HTTPError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from catalog.errors import BadAddress, NotSignedIn
from catalog.uris import check_web_address

DISCOVERY = "/.well-known/openid-configuration"
# Never 'none', and never a shared secret: the keys come from the server's public list.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
_PATIENCE_S = 10.0
_CLOCKS_APART_S = 60
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NotConfirmed(NotSignedIn):
    """The sign-in server did not say, in a way that can be trusted, who somebody is."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The sign-in server did not confirm who you are ({why}): try again.")


@dataclass(frozen=True, slots=True)
class Journey:
    """What the browser keeps while its person is at the sign-in server."""

    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whom the server vouches for: an address it has verified, and the name it knows."""

    email: str
    name: str


class OpenIdProvider:
    """One sign-in server, looked up by its issuer address.

    Raises:
        BadAddress: `issuer` is not a web address that keeps secrets (https; http on loopback).
    """

    def __init__(self, issuer: str, client_id: str, client_secret: str, return_to: str) -> None:
        check_web_address(issuer, "KITABDAR_OIDC_ISSUER")
        _check_private(issuer)
        self.issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._return_to = return_to

    def begin(self) -> tuple[str, Journey]:
        """Where to send the browser, and what it must bring back.

        Raises:
            NotConfirmed: the server does not answer as it should.
        """
        journey = Journey(
            state=secrets.token_urlsafe(24),
            nonce=secrets.token_urlsafe(24),
            code_verifier=secrets.token_urlsafe(48),
        )
        with self._client() as client:
            address, _ = client.create_authorization_url(
                _endpoint(self._metadata(client), "authorization_endpoint"),
                state=journey.state,
                nonce=journey.nonce,
                code_verifier=journey.code_verifier,
            )
        return str(address), journey

    def confirm(self, code: str, journey: Journey, at: dt.datetime) -> Confirmed:
        """Whom the server vouches for, with the `code` it gave the browser.

        Raises:
            NotConfirmed: the code, the token or the person does not stand.
        """
        with self._client() as client:
            metadata = self._metadata(client)
            try:
                token = client.fetch_token(
                    _endpoint(metadata, "token_endpoint"),
                    code=code,
                    code_verifier=journey.code_verifier,
                    grant_type="authorization_code",
                )
            except (HTTPError, AuthlibBaseError, ValueError) as error:
                raise NotConfirmed("it refused the code") from error
            keys = self._get(client, _endpoint(metadata, "jwks_uri"))
        return self._read(str(token.get("id_token") or ""), keys, journey, at)

    def _read(
        self, id_token: str, keys: dict[str, Any], journey: Journey, at: dt.datetime
    ) -> Confirmed:
        """Check the ID token as Core 1.0, section 3.1.3.7 says."""
        rules = jwt.JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=_CLOCKS_APART_S,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self._client_id},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": journey.nonce},
        )
        try:
            decoded = jwt.decode(
                id_token,
                KeySet.import_key_set(keys),  # type: ignore[arg-type] # a stranger's JSON
                algorithms=ALGORITHMS,
            )
            rules.validate(decoded.claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise NotConfirmed("its token does not stand") from error
        claims = decoded.claims
        azp = claims.get("azp", self._client_id)
        if azp != self._client_id:
            raise NotConfirmed("its token was made for another program")
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise NotConfirmed("it has not verified your e-mail address")
        name = claims.get("name")
        return Confirmed(email=email, name=name if isinstance(name, str) and name else email)

    def _client(self) -> OAuth2Client:
        return OAuth2Client(
            client_id=self._client_id,
            client_secret=self._client_secret,
            scope="openid email profile",
            redirect_uri=self._return_to,
            code_challenge_method="S256",
            timeout=_PATIENCE_S,
            trust_env=False,  # the environment is read in one place only
        )

    def _metadata(self, client: OAuth2Client) -> dict[str, Any]:
        """What the server tells of itself (OpenID Connect Discovery 1.0, section 4)."""
        told = self._get(client, self.issuer.rstrip("/") + DISCOVERY)
        if told.get("issuer") != self.issuer:
            raise NotConfirmed("it calls itself by another name")
        return told

    def _get(self, client: OAuth2Client, address: str) -> dict[str, Any]:
        try:
            answer = client.request("GET", address, withhold_token=True)
            answer.raise_for_status()
            told = answer.json()
        except (HTTPError, ValueError) as error:
            raise NotConfirmed("it does not answer") from error
        if not isinstance(told, dict):
            raise NotConfirmed("it does not answer as such a server should")
        return told


def _endpoint(metadata: dict[str, Any], name: str) -> str:
    address = metadata.get(name)
    if not isinstance(address, str):
        raise NotConfirmed(f"it names no {name}")
    try:
        _check_private(address)
    except BadAddress as error:
        raise NotConfirmed(f"its {name} is not private") from error
    return address


def _check_private(address: str) -> None:
    split = urlsplit(address)
    if split.scheme != "https" and split.hostname not in _LOOPBACK:
        raise BadAddress(
            f"The sign-in server {address!r} would be asked in the open: use an https address."
        )
