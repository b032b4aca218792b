"""The tables of accounts. No secret is stored: of pass phrases an argon2id hash, of tokens SHA-256.

A fast digest is enough for tokens, which are 256 random bits and not words a person chose.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from catalog.accounts.permissions import Role
from catalog.columns import text_enum
from storage.database import Base, JsonColumn, UtcDateTime

EMAIL_LENGTH_MAX = 254
NAME_LENGTH_MAX = 200


class User(Base):
    """Somebody with an account; never deleted, as the record names whoever changed it.

    `email_folded` is the address as it is compared; `passphrase_hash` is None for people who
    only come in through the house's own sign-in server (OpenID Connect).
    """

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    email: Mapped[str] = mapped_column(String(EMAIL_LENGTH_MAX))
    email_folded: Mapped[str] = mapped_column(String(EMAIL_LENGTH_MAX), unique=True)
    passphrase_hash: Mapped[str | None] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    language: Mapped[str | None] = mapped_column(String(2))
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    roles: Mapped[list[RoleHeldRow]] = relationship(
        order_by="RoleHeldRow.id", cascade="all, delete-orphan", lazy="selectin"
    )


class RoleHeldRow(Base):
    """A role somebody holds, for one holder or (None) for every holder."""

    __tablename__ = "user_roles"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    role: Mapped[Role] = mapped_column(text_enum(Role, "role"))
    holder_id: Mapped[str | None] = mapped_column(ForeignKey("holders.id"))


class SignInSession(Base):
    """A browser somebody is signed in with.

    `number` names it on the person's own page. `authenticated_at` is when the pass phrase was
    last given, which signing a report asks for; `expires_at` is absolute.
    """

    __tablename__ = "sign_in_sessions"

    token_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    authenticated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    user_agent: Mapped[str] = mapped_column(String(300))


class Invitation(Base):
    """An open door for one person, until somebody goes through it.

    `roles` is a list of [role, holder id or null].
    """

    __tablename__ = "invitations"

    token_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(EMAIL_LENGTH_MAX))
    email_folded: Mapped[str] = mapped_column(String(EMAIL_LENGTH_MAX), index=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    roles: Mapped[list[list[str | None]]] = mapped_column(JsonColumn)
    invited_by: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ApiToken(Base):
    """A key for a person's own scripts: it can do less than the person, never more.

    `scopes` are values of `Action`.
    """

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH_MAX))
    scopes: Mapped[list[str]] = mapped_column(JsonColumn)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FailedAttempts(Base):
    """How often signing in failed of late, for one address or from one place.

    `source` is a digest: the table must not become a list of who tries to come in.
    """

    __tablename__ = "failed_attempts"
    __table_args__ = (Index("ix_failed_attempts_last", "last_at"),)

    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    blocked_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
