"""Every setting of Kitabdar, read from the environment once.

This is the only module that looks at the environment (law 3 of the house): everything
below it receives values. Each field carries the sentence that `kitabdar settings` prints.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from catalog.arks.names import NAAN_PATTERN, TEST_NAAN
from ingest.limits import Limits
from storage.blobs import StoreLocation


class Settings(BaseSettings):
    """The values a running Kitabdar was given; frozen, so that nothing changes under a request."""

    model_config = SettingsConfigDict(
        env_prefix="KITABDAR_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data_dir: Path = Field(
        Path("var"),
        description="Folder for all that is kept on this machine: vault, database, scratch.",
    )
    public_url: str = Field(
        "",
        description="Address people and harvesters use, without a final slash; it is part of every"
        " public identifier, so choose it once. Empty means http://HOST:PORT. Viewers on other"
        " sites get restricted pages for their readers only where it begins with https.",
    )
    ark_naan: str = Field(
        TEST_NAAN,
        description="The number under which this library gives ARKs to its books (NAAN, from"
        " arks.org). 99999 is for tests and registered to nobody.",
    )
    contact_email: str = Field(
        "",
        description="Mail address that harvesters are told (OAI-PMH, Identify)."
        " Empty means postmaster at the host of the public address.",
    )
    host: str = Field("127.0.0.1", description="Address the web server listens on.")
    port: int = Field(8600, description="Port the web server listens on.")
    web_processes: int = Field(1, ge=1, description="Web server processes.")
    worker_processes: int = Field(
        1, ge=0, description="Ingest worker processes that `kitabdar up` starts."
    )
    pages_at_once: int = Field(
        1, ge=1, description="Pages one worker process prepares at the same time."
    )
    worker_name: str = Field(
        "",
        description="Stable name of this machine's workers; two live workers must never share one."
        " Empty means the host name.",
    )
    heartbeat_seconds: float = Field(
        5.0,
        gt=0,
        description="How often a worker says that it lives; after six silent beats another"
        " one takes its jobs over.",
    )
    database_url: str = Field(
        "",
        description="SQLAlchemy address of the database (sqlite:///… or postgresql+psycopg://…)."
        " Empty means a SQLite file in the data folder.",
    )
    store_url: str = Field(
        "",
        description="Where bytes live: file:///folder or s3://bucket/prefix."
        " Empty means the data folder.",
    )
    s3_endpoint: str = Field("", description="Address of the S3 server, when it is not Amazon's.")
    s3_access_key: str = Field("", description="Access key of the bucket.")
    s3_secret_key: SecretStr = Field(SecretStr(""), description="Secret key of the bucket.")
    s3_region: str = Field("us-east-1", description="Region of the bucket.")
    scratch_dir: Path | None = Field(
        None,
        description="Folder for work in progress; may be emptied while nothing runs."
        " Empty means inside the data folder.",
    )
    trusted_proxies: str = Field(
        "",
        description="Networks of the proxies before this server, with commas between them. Only"
        " of them it is believed for whom they ask; reading rooms are known by their networks.",
    )
    oidc_issuer: str = Field(
        "",
        description="Address of the house's own sign-in server (OpenID Connect), whose people may"
        " come in if they have an account or an invitation. Empty means pass phrases only.",
    )
    oidc_client_id: str = Field("", description="Name of this catalogue at the sign-in server.")
    oidc_client_secret: SecretStr = Field(
        SecretStr(""), description="Secret of this catalogue at the sign-in server."
    )
    render_processes: int = Field(
        2, ge=1, description="Child processes that draw what is no ready tile."
    )
    render_queue: int = Field(
        32, ge=1, description="Image requests that may wait; others hear 503."
    )
    render_pixels_max: int = Field(
        60_000_000,
        ge=1,
        description="Largest picture, in pixels, that one image request may get.",
    )
    render_cache_bytes: int = Field(
        1 << 30, ge=0, description="Disk space for drawn image requests; the oldest go first."
    )
    index_memory_bytes: int = Field(
        64 << 20, ge=1 << 20, description="Memory for tile indexes in each web process."
    )
    pixels_max: int = Field(1_000_000_000, ge=1, description="Largest scan accepted, in pixels.")
    file_bytes_max: int = Field(20 << 30, ge=1, description="Largest file accepted, in bytes.")
    decode_memory_bytes: int = Field(
        3 << 30, ge=256 << 20, description="Memory one decoding process may take."
    )
    decode_seconds: int = Field(600, ge=1, description="Time one scan may take to decode.")
    log_file: Path | None = Field(
        None, description="File that log lines are appended to. Empty means standard error."
    )
    log_format: Literal["json", "text"] = Field("json", description="How log lines look.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Which log lines appear."
    )

    @model_validator(mode="after")
    def _name_the_public_address(self) -> Settings:
        address = self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"
        object.__setattr__(self, "public_url", address)
        return self

    @field_validator("ark_naan")
    @classmethod
    def _read_naan(cls, told: str) -> str:
        naan = told.strip().lower()
        if re.fullmatch(NAAN_PATTERN, naan) is None:
            raise ValueError("A NAAN has digits and consonants only, such as 12345, at most 16.")
        return naan

    @field_validator("trusted_proxies")
    @classmethod
    def _read_proxies(cls, told: str) -> str:
        for part in told.replace(",", " ").split():
            ip_network(part, strict=False)
        return told

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks whose word is taken for whom they ask."""
        told = self.trusted_proxies.replace(",", " ").split()
        return tuple(ip_network(part, strict=False) for part in told)

    @property
    def database(self) -> str:
        """The SQLAlchemy address in force."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'kitabdar.sqlite'}"

    @property
    def store(self) -> StoreLocation:
        """Where the vault's bytes live."""
        return StoreLocation(
            url=self.store_url or f"file://{self.data_dir.resolve() / 'vault'}",
            endpoint=self.s3_endpoint or None,
            access_key=self.s3_access_key or None,
            secret_key=self.s3_secret_key.get_secret_value() or None,
            region=self.s3_region,
        )

    @property
    def scratch(self) -> Path:
        """Folder for work in progress."""
        return (self.scratch_dir or self.data_dir / "scratch").resolve()

    @property
    def limits(self) -> Limits:
        """What one scan may cost."""
        return Limits(
            pixels_max=self.pixels_max,
            file_bytes_max=self.file_bytes_max,
            memory_bytes_max=self.decode_memory_bytes,
            seconds_max=self.decode_seconds,
        )

    @property
    def worker(self) -> str:
        """Stable name of this machine's workers."""
        return self.worker_name or socket.gethostname()


def load_settings(**given: object) -> Settings:
    """The settings of the environment; `given` outranks it (tests and command line)."""
    return Settings(**given)  # type: ignore[arg-type]
