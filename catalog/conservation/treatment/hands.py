"""Whose hand it was: two people may have one name, so the account decides where there is one."""

from __future__ import annotations


def is_same_person(
    name: str, account_id: str | None, known_name: str | None, known_id: str | None
) -> bool:
    """Whether somebody is the one who is known; by name only where no account was kept."""
    if known_id is None:
        return name == known_name
    return account_id == known_id


def account(key: str, account_id: str | None) -> dict[str, str]:
    """What a signed document says of an account; nothing where none was kept, as before 0016."""
    return {} if account_id is None else {key: account_id}
