"""Signed entries for programs and forms: read, amend, void. Nothing here changes an entry."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from catalog import identity
from catalog.accounts.permissions import Action, Needs, Person, require
from catalog.clock import now
from catalog.conservation.signing import amending, signing
from catalog.conservation.signing.tables import SignedEntry
from catalog.identifiers import mint
from catalog.paths import SIGNED_ENTRY_API_PATH
from viewer.frame import VaultHouse, visit_of, words_of
from viewer.pages_sign_in import PHRASE_FIELD_MAX
from viewer.signing_hand import signer_of


class Withdrawal(BaseModel):
    """Why an entry is struck out, and who says so."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, Field(max_length=amending.REASON_LENGTH_MAX)]
    passphrase: Annotated[str, Field(max_length=PHRASE_FIELD_MAX)] = ""
    role: Annotated[str, Field(max_length=40)] = ""


class ChangedField(BaseModel):
    """One value of the content: where it is, what it says, what it should say."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(min_length=1, max_length=500)]
    old: Any = None
    new: Any = None


class Correction(Withdrawal):
    """What an entry should say, and why."""

    changes: Annotated[list[ChangedField], Field(max_length=amending.CHANGES_MAX)]


def router(house: VaultHouse, needs: Needs) -> APIRouter:
    """Return the API of signed entries; PATCH, PUT and DELETE are answered with 405."""
    api = APIRouter(tags=["signed entries"])

    @api.get(SIGNED_ENTRY_API_PATH)
    def entry(
        entry_id: str, person: Annotated[Person, Depends(needs(Action.READ_BENCH))]
    ) -> dict[str, Any]:
        """The entry as it was signed, what was amended beside it, and what it says with that."""
        with house.sessions() as session:
            found = signing.entry(session, entry_id)
            manuscript = identity.find(session, found.manuscript_id)
            require(person, Action.READ_BENCH, manuscript.holder_id)
            beside = [_told(one) for one in amending.amendments_of(session, entry_id)]
            return {
                **_told(found),
                "beside": beside,
                "content_now": amending.content_now(session, found),
            }

    @api.post(f"{SIGNED_ENTRY_API_PATH}/amendments", status_code=201)
    def amend(
        request: Request,
        entry_id: str,
        correction: Correction,
        person: Annotated[Person, Depends(needs(Action.SIGN))],
    ) -> dict[str, Any]:
        """Sign an amendment beside the entry."""
        changes = [change.model_dump() for change in correction.changes]
        return _sign(
            house, request, person, entry_id, correction, Action.SIGN,
            partial(amending.amend, changes=changes), "sign-statement-amendment",
        )  # fmt: skip

    @api.post(f"{SIGNED_ENTRY_API_PATH}/void", status_code=201)
    def void(
        request: Request,
        entry_id: str,
        withdrawal: Withdrawal,
        person: Annotated[Person, Depends(needs(Action.OVERRIDE))],
    ) -> dict[str, Any]:
        """Sign a void beside the entry, as head of lab."""
        return _sign(
            house, request, person, entry_id, withdrawal, Action.OVERRIDE, amending.void,
            "sign-statement-void",
        )  # fmt: skip

    return api


def _sign(
    house: VaultHouse,
    request: Request,
    person: Person,
    entry_id: str,
    asked: Withdrawal,
    action: Action,
    sign: Callable[..., SignedEntry],
    statement: str,
) -> dict[str, Any]:
    """Sign beside the entry what is asked; `statement` names the sentence that is signed."""
    signer = signer_of(
        house, request, person, asked.passphrase, action, _holder_of(house, entry_id),
        role=asked.role,
    )  # fmt: skip
    with house.sessions.begin() as session:
        made = sign(
            session, house.vault.root, entry_id, reason=asked.reason, signer=signer,
            statement=words_of(request)(statement), language=visit_of(request).language,
            at=now(), new_id=mint,
        )  # fmt: skip
        return _told(made)


def _holder_of(house: VaultHouse, entry_id: str) -> str:
    with house.sessions() as session:
        found = signing.entry(session, entry_id)
        return identity.find(session, found.manuscript_id).holder_id


def _told(entry: SignedEntry) -> dict[str, Any]:
    return {**signing.document_of(entry), "previous": entry.previous, "hash": entry.hash}
