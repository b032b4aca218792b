"""One request to leave the plan of a treatment: read, and decided about with a signature."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from catalog.accounts.permissions import Action, Person
from catalog.conservation.treatment import bodies, steps, variations, views
from catalog.conservation.treatment.errors import VariationNotFound
from catalog.conservation.treatment.states import VariationState
from catalog.conservation.treatment.targets import ScopeLine
from catalog.identifiers import mint
from catalog.paths import TREATMENT_PATH
from viewer import proposal_views
from viewer.folio_ranges import sides_in
from viewer.frame import local, show
from viewer.languages import LANGUAGES
from viewer.pages_bench_treatment import components_offered, open_treatment
from viewer.sent_forms import Mistake, Sent, read, sent_form, taken
from viewer.treatment_doors import Book, Doors
from viewer.treatment_words import all_words, choices

_DECIDABLE = (
    VariationState.ACCEPTED, VariationState.ACCEPTED_WITH_CHANGES, VariationState.REFUSED,
)  # fmt: skip


def add(pages: APIRouter, doors: Doors) -> None:
    """Add the page."""
    house = doors.house
    path = f"{TREATMENT_PATH}/variations/{{variation_id}}"

    @pages.get(path)
    def variation(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        variation_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.READ_BENCH))],
    ) -> Response:
        return _variation(doors, request, person, manuscript_id, treatment_id, variation_id)

    @pages.post(path)
    def decide(
        request: Request,
        manuscript_id: str,
        treatment_id: str,
        variation_id: str,
        person: Annotated[Person, Depends(doors.needs(Action.APPROVE))],
        sent: Annotated[Sent, Depends(sent_form)],
    ) -> Response:
        def act() -> str:
            with house.sessions() as session:
                book = open_treatment(
                    doors, session, request, person, Action.APPROVE, manuscript_id, treatment_id
                ).book
                found = variations.find(session, variation_id)
            told = read(
                bodies.VariationDecision, statement=".", state=sent.one("state"),
                note=sent.texts("note"), granted=scope_typed(sent, book),
            )  # fmt: skip
            signer = doors.signer(request, person, sent, Action.APPROVE, book.manuscript.holder_id)
            said = book.t(f"treat-variation-{told.state.value.replace('_', '-')}")
            with house.sessions.begin() as session:
                variations.decide(
                    session, house.vault.root, found.id, state=told.state, granted=told.granted,
                    note=told.note, signer=signer,
                    statement=book.t("treat-sign-variation", decision=said),
                    language=book.t.language.code, at=doors.clock(), new_id=mint,
                )  # fmt: skip
            return f"{local(house.uris.treatment(manuscript_id, treatment_id))}?done=decided"

        again = partial(
            _variation, doors, request, person, manuscript_id, treatment_id, variation_id
        )
        return taken(request, sent, act, again)


def scope_typed(sent: Sent, book: Book) -> tuple[ScopeLine, ...]:
    """Return one line of scope as typed; none where no action was chosen."""
    act = sent.one("scope_act")
    if not act:
        return ()
    line = read(
        ScopeLine, acts=(act,), canvas_ids=sides_in(sent.one("scope_folios"), book.labels),
        components=tuple(sent.many("scope_component")),
    )  # fmt: skip
    return (line,)


def _variation(
    doors: Doors,
    request: Request,
    person: Person,
    manuscript_id: str,
    treatment_id: str,
    variation_id: str,
    mistake: Mistake | None = None,
) -> Response:
    house = doors.house
    with house.sessions() as session:
        scene = open_treatment(
            doors, session, request, person, Action.READ_BENCH, manuscript_id, treatment_id
        )
        found = variations.find(session, variation_id)
        if found.treatment_id != treatment_id:
            raise VariationNotFound(variation_id)
        shown, step = views.variation(found), steps.find(session, found.step_id)
    book, t = scene.book, scene.book.t
    signing = None
    if shown.state is VariationState.RAISED:
        statement = t("treat-decide-variation")
        signing = doors.signing(
            request, person, Action.APPROVE, book.manuscript.holder_id, statement
        )
    return show(
        house, request, "bench/treatment/variation.html", section="desk", entries=("treatment",),
        headers={"Cache-Control": "no-store"}, status=mistake.status if mistake else HTTPStatus.OK,
        **book.heading, book=book, variation=shown, mistake=mistake,
        typed=mistake.sent if mistake else Sent(),
        address=local(house.uris.treatment(manuscript_id, treatment_id)),
        step=(step.seq, local(house.uris.step(manuscript_id, treatment_id, step.id))),
        reason=all_words(shown.content.reason), note=all_words(shown.note),
        asked=proposal_views.scope(shown.content.delta, book.labels, t),
        granted=proposal_views.scope(shown.granted, book.labels, t),
        captures=[(one, local(house.uris.capture(manuscript_id, one)))
                  for one in shown.content.capture_ids],
        decisions=_DECIDABLE, acts=choices("act", t.language.code), signing=signing,
        components=components_offered(t.language.code), tongues=LANGUAGES,
    )  # fmt: skip
