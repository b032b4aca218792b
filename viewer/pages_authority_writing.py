"""The staff's form of an authority: making one, changing it, deleting it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from catalog.accounts.permissions import Action, Needs, Person, may
from catalog.authorities import authorities
from catalog.authorities.content import AuthorityContent, AuthorityKind, read_content
from catalog.authorities.labels import names_of
from catalog.authorities.schemes import OTHER
from catalog.authorities.tables import Authority
from catalog.clock import Clock
from catalog.errors import (
    AuthorityChanged,
    AuthorityMerged,
    BadAuthority,
    Conflict,
    LikelyDuplicate,
)
from catalog.identifiers import Kind, mint
from catalog.paths import (
    AUTHORITIES_PATH,
    AUTHORITY_PATH,
    EDIT_AUTHORITY_PATH,
    NEW_AUTHORITY_PATH,
)
from viewer.authority_forms import FormFields, NameFields, filled, mapping_of, typed
from viewer.authority_views import Links, lines, offered_languages, offered_schemes
from viewer.frame import VaultHouse, local, show, words_of
from viewer.page_models import said
from viewer.refusals import sentence_of

FIELDS_MAX = 2_000


async def sent_form(request: Request) -> FormData:
    """Read the form; more fields than any honest one has are refused."""
    return await request.form(max_fields=FIELDS_MAX, max_files=0)


def add(pages: APIRouter, house: VaultHouse, needs: Needs, clock: Clock) -> None:
    """Add the form to the pages of authorities."""
    editor = needs(Action.EDIT_AUTHORITY)
    _add_new(pages, house, editor, clock)
    _add_edit(pages, house, editor, clock)
    _add_delete(pages, house, editor, clock)


def _form(
    house: VaultHouse,
    request: Request,
    fields: FormFields,
    *,
    authority: Authority | None = None,
    mistake: str | None = None,
    is_changed: bool = False,
    likely_ids: tuple[str, ...] = (),
    hides_place: bool = False,
) -> Response:
    t = words_of(request)
    with house.sessions() as session:
        labels = names_of(session, likely_ids)
    name = said(authority.content.by_language, t.language.code) if authority else None
    wrong = bool(mistake) or is_changed or bool(likely_ids)
    return show(
        house,
        request,
        "authorities/form.html",
        section="authorities",
        entries=("authorities",),
        links=Links(house.uris),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        authority=authority,
        name=name,
        fields=fields,
        mistake=mistake,
        is_changed=is_changed,
        likely=lines([labels[one] for one in likely_ids if one in labels], house.uris, t),
        kinds=[kind.value for kind in AuthorityKind],
        schemes=[*offered_schemes(), (OTHER, t("authority-form-scheme-other"))],
        offered=offered_languages(t),
        hides_place=hides_place,
    )


def _add_new(
    pages: APIRouter, house: VaultHouse, editor: Callable[[Request], Person], clock: Clock
) -> None:
    @pages.get(NEW_AUTHORITY_PATH)
    def new(
        request: Request,
        _: Annotated[Person, Depends(editor)],
        kind: Annotated[str, Query(max_length=20)] = AuthorityKind.PERSON.value,
        name: Annotated[str, Query(max_length=300)] = "",
    ) -> Response:
        names = (NameFields(name, "", True),) if name.strip() else ()
        return _form(house, request, FormFields(kind=authorities.of_kind(kind).value, names=names))

    @pages.post(AUTHORITIES_PATH)
    def create(
        request: Request,
        person: Annotated[Person, Depends(editor)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        fields = typed(sent)
        try:
            content = read_content(mapping_of(fields))
            with house.sessions.begin() as session:
                made = authorities.create(
                    session,
                    house.vault.root,
                    content,
                    new_id=mint(Kind.AUTHORITY),
                    by=person.name,
                    at=clock(),
                    is_distinct="is_distinct" in sent,
                )
        except BadAuthority as mistake:
            return _form(house, request, fields, mistake=sentence_of(mistake, words_of(request)))
        except LikelyDuplicate as likely:
            return _form(house, request, fields, likely_ids=likely.likely_ids)
        return RedirectResponse(local(house.uris.authority(made.id)), HTTPStatus.SEE_OTHER)


def _add_edit(
    pages: APIRouter, house: VaultHouse, editor: Callable[[Request], Person], clock: Clock
) -> None:
    @pages.get(EDIT_AUTHORITY_PATH)
    def edit(
        request: Request, authority_id: str, person: Annotated[Person, Depends(editor)]
    ) -> Response:
        with house.sessions() as session:
            authority = standing(session, authority_id)
        hides = _hides(authority, person)
        content = authority.content.coarse() if hides else authority.content
        fields = filled(content, authority.edition)
        return _form(house, request, fields, authority=authority, hides_place=hides)

    @pages.post(EDIT_AUTHORITY_PATH)
    def save(
        request: Request,
        authority_id: str,
        person: Annotated[Person, Depends(editor)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        fields = typed(sent)
        with house.sessions() as session:
            before = standing(session, authority_id)
        hides = _hides(before, person)
        try:
            content = _content(fields, before, hides)
            with house.sessions.begin() as session:
                authorities.save(
                    session,
                    house.vault.root,
                    authority_id,
                    content,
                    edition=fields.edition,
                    by=person.name,
                    at=clock(),
                )
        except BadAuthority as mistake:
            return _form(
                house,
                request,
                fields,
                authority=before,
                mistake=sentence_of(mistake, words_of(request)),
                hides_place=hides,
            )
        except AuthorityChanged as changed:
            # Saving again now means: I have seen what is there.
            kept = typed({**sent, "edition": str(changed.edition)})
            return _form(house, request, kept, authority=before, is_changed=True, hides_place=hides)
        return RedirectResponse(local(house.uris.authority(authority_id)), HTTPStatus.SEE_OTHER)


def _add_delete(
    pages: APIRouter, house: VaultHouse, editor: Callable[[Request], Person], clock: Clock
) -> None:
    @pages.post(f"{AUTHORITY_PATH}/delete")
    def delete(
        request: Request,
        authority_id: str,
        person: Annotated[Person, Depends(editor)],
        sent: Annotated[FormData, Depends(sent_form)],
    ) -> Response:
        try:
            with house.sessions.begin() as session:
                authorities.delete(
                    session,
                    house.vault.root,
                    authority_id,
                    edition=typed(sent).edition,
                    by=person.name,
                    at=clock(),
                )
        except Conflict as why:
            with house.sessions() as session:
                authority = standing(session, authority_id)
            hides = _hides(authority, person)
            content = authority.content.coarse() if hides else authority.content
            return _form(
                house,
                request,
                filled(content, authority.edition),
                authority=authority,
                mistake=sentence_of(why, words_of(request)),
                hides_place=hides,
            )
        return RedirectResponse(local(house.uris.authorities()), HTTPStatus.SEE_OTHER)


def standing(session: Session, authority_id: str) -> Authority:
    """Return the authority, which must stand for itself to be changed.

    Raises:
        AuthorityMerged: it was merged into another.
        AuthorityNotFound, Withdrawn: as `authorities.find`.
    """
    found = authorities.find(session, authority_id)
    if found.id != authority_id:
        raise AuthorityMerged(authority_id, found.id)
    return found


def _hides(authority: Authority, person: Person) -> bool:
    return authority.is_sensitive and not may(person, Action.READ_PRIVATE)


def _content(fields: FormFields, before: Authority, hides: bool) -> AuthorityContent:
    """Return what was typed; the kind is no field of an entry that exists."""
    mapping = mapping_of(fields) | {"kind": before.kind.value}
    if before.kind is not AuthorityKind.PLACE:
        mapping |= {"latitude": None, "longitude": None, "is_sensitive": False}
    if hides:
        mapping |= {"latitude": None, "longitude": None, "is_sensitive": True}
        return read_content(mapping).with_hidden(before.content)
    return read_content(mapping)
