"""Two photographs of one side: a curtain between them, one fading into the other, side by side.

Anybody compares what is released; whoever may read the bench compares every photograph that lies
on its page. The page works without script: the two photographs stand beside each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from catalog import identity, manuscripts
from catalog.accounts.permissions import Action, may
from catalog.conservation.captures import captures, wording
from catalog.conservation.captures.released import ReleasedCapture
from catalog.conservation.captures.tables import Capture, Phase, Status
from catalog.errors import ManuscriptNotFound
from catalog.handling.in_force import Handling, in_force
from catalog.identity import Manuscript
from catalog.images import Image
from catalog.pages import PageRow, pages_for_staff, pages_of
from catalog.paths import COMPARE_PATH
from catalog.uris import Uris
from iiif.presentation.shown import Layer, Shown, shown
from viewer.content_state import read_asked, sent_on
from viewer.frame import PageHouse, local, person_of, show, words_of
from viewer.languages import Translator
from viewer.page_models import Picture, label_in, picture_of, said

FIRST = "first"
MODES = ("curtain", "fade", "side")
_STILL = 1024


@dataclass(frozen=True, slots=True)
class LayerView:
    """One photograph: its name in the address, its label, a picture for readers without script."""

    key: str
    label: str
    layer: Layer
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A side with its photographs; the rules of its custodians."""

    page: PageRow
    label: str
    layers: tuple[LayerView, ...]
    is_uncut: bool
    may_cover: bool
    damage: tuple[str, ...]

    @property
    def is_only_beside(self) -> bool:
        """Whether custodians want it neither cut nor covered: then nothing is laid over it."""
        return self.is_uncut or not self.may_cover

    def layer(self, key: str | None) -> LayerView | None:
        """The photograph of this name."""
        return next((one for one in self.layers if one.key == key), None)

    @property
    def current(self) -> LayerView:
        """The page as it is now."""
        return self.layers[0]

    @property
    def earlier(self) -> LayerView:
        """What one would hold against it: the page before treatment, else the last of the list."""
        before = [
            one
            for one in self.layers[1:]
            if one.layer.capture is not None and one.layer.capture.phase is Phase.BEFORE
        ]
        return before[0] if before else self.layers[-1]


def router(house: PageHouse) -> APIRouter:
    """Return the page; who asks decides which photographs are on it."""
    pages = APIRouter(include_in_schema=False)

    @pages.get(COMPARE_PATH)
    def compare(
        request: Request,
        manuscript_id: str,
        canvas: Annotated[str | None, Query(max_length=40)] = None,
        left: Annotated[str | None, Query(max_length=40)] = None,
        right: Annotated[str | None, Query(max_length=40)] = None,
        mode: Annotated[str | None, Query(max_length=20)] = None,
        state: Annotated[str | None, Query(alias="iiif-content")] = None,
    ) -> Response:
        t = words_of(request)
        with house.sessions() as session:
            asked = read_asked(session, house.uris, manuscript_id, canvas, None, state)
            if asked.elsewhere:
                return sent_on(asked)
            manuscript = identity.find(session, manuscript_id)
            is_staff = may(person_of(request), Action.READ_BENCH, manuscript.holder_id)
            if not is_staff:
                manuscript = manuscripts.readable(session, manuscript_id)
            elif manuscript.is_withheld:
                raise ManuscriptNotFound(manuscript_id)
            sides = _sides(session, house.uris, manuscript, t, is_staff=is_staff)
            title = said(manuscript.titles, t.language.code)
            shelfmark = manuscript.shelfmark
        chosen = next((one for one in sides if one.page.canvas_id == asked.view.canvas_id), None)
        chosen = chosen or (sides[0] if sides else None)
        return show(
            house, request, "condition/compare.html", section="manuscripts",
            entries=("compare",), headers={"Cache-Control": "no-store"},
            shelfmark=shelfmark, title=title,
            page=local(house.uris.manuscript(manuscript_id)), sides=sides, chosen=chosen,
            left=(chosen.layer(left) or chosen.earlier) if chosen else None,
            right=(chosen.layer(right) or chosen.current) if chosen else None,
            mode=mode if mode in MODES else "curtain",
            is_staff=is_staff, photographs=local(house.uris.captures(manuscript_id)),
            config=_config(house.uris, sides, t),
        )  # fmt: skip

    return pages


def _sides(
    session: Session, uris: Uris, manuscript: Manuscript, t: Translator, *, is_staff: bool
) -> list[Compared]:
    """Every side with two photographs or more, in reading order."""
    released = shown(session, manuscript.id)
    known = Shown(_all_captures(session, manuscript.id)) if is_staff else released
    handling = in_force(session, manuscript.id)
    found = []
    for page in (
        pages_for_staff(session, manuscript) if is_staff else pages_of(session, manuscript.id)
    ):
        layers = known.layers(page)
        if len(layers) > 1:
            damage = tuple(
                local(uris.condition_page(manuscript.id, survey.id, page.canvas_id))
                for survey in released.surveys(page, handling)[:1]
            )
            found.append(_compared(uris, page, layers, handling, damage, t))
    return found


def _compared(
    uris: Uris,
    page: PageRow,
    layers: Sequence[Layer],
    handling: Handling,
    damage: tuple[str, ...],
    t: Translator,
) -> Compared:
    views = tuple(
        LayerView(
            key=layer.capture.capture_id if layer.capture else FIRST,
            label=layer.label[t.language.code][0],
            layer=layer,
            picture=picture_of(uris, layer.image_id, layer.width, layer.height, _STILL),
        )
        for layer in layers
    )
    canvas_id = page.canvas_id
    return Compared(
        page, label_in(page.side_label, t), views, handling.is_uncut(canvas_id),
        handling.may_cover(canvas_id),
        damage,
    )  # fmt: skip


def _all_captures(session: Session, manuscript_id: str) -> dict[str, tuple[ReleasedCapture, ...]]:
    """Every accepted photograph that was laid over its page, as staff may see them."""
    found: dict[str, list[ReleasedCapture]] = {}
    drawn = set(session.scalars(select(Image.id).where(Image.manuscript_id == manuscript_id)))
    for row in captures.of_manuscript(session, manuscript_id):
        if row.status is Status.ACCEPTED and row.shown_image_id in drawn:
            found.setdefault(row.canvas_id, []).append(_as_shown(row))
    return {
        canvas_id: tuple(
            sorted(rows, key=lambda one: (not one.is_of_today, -one.captured_on.toordinal()))
        )
        for canvas_id, rows in found.items()
    }


def _as_shown(row: Capture) -> ReleasedCapture:
    assert row.shown_image_id is not None
    day = row.captured_at.date()
    return ReleasedCapture(
        row.id, row.shown_image_id, row.phase, row.light, row.band_nm, day,
        wording.labels_of(row.phase, row.light, row.band_nm, day.year),
    )  # fmt: skip


def _config(uris: Uris, sides: Sequence[Compared], t: Translator) -> dict[str, Any]:
    """Return what the script needs: the sides, their photographs, where damage is told, words."""
    return {
        "sides": [_side(uris, one) for one in sides],
        "first": FIRST,
        "strings": {
            "stage": t("compare-stage", label="{label}", left="{left}", right="{right}"),
            "curtain": t("compare-curtain-at", percent="{percent}"),
            "fade": t("compare-fade-at", percent="{percent}"),
            "noDamage": t("compare-damage-none"),
            "whole": t("compare-only-side"),
            "loadFailed": t("reader-load-failed"),
        },
    }


def _side(uris: Uris, one: Compared) -> dict[str, Any]:
    page = one.page
    return {
        "id": page.canvas_id,
        "label": one.label,
        "width": page.width_px,
        "height": page.height_px,
        "onlyBeside": one.is_only_beside,
        "uncut": one.is_uncut,
        "damage": list(one.damage),
        "layers": [
            {
                "key": view.key,
                "label": view.label,
                "service": local(uris.image(view.layer.image_id)),
                "width": view.layer.width,
                "height": view.layer.height,
            }
            for view in one.layers
        ],
    }
