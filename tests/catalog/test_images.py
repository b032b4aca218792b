from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from catalog import images, manuscripts
from catalog.codicology.folios import ensure_canvas, ensure_side, parse_label
from catalog.errors import (
    CanvasNotFound,
    ImageIdentifierTaken,
    ImageNotFound,
    ManuscriptNotFound,
)
from catalog.identifiers import Kind, mint
from catalog.images import ServedImage
from tests.factories import a_manuscript, an_image, some_pages


def a_canvas(session: Session, manuscript_id: str, label: str = "1r") -> str:
    side = ensure_side(session, manuscript_id, parse_label(label))
    return ensure_canvas(session, side, 3000, 4000, mint(Kind.CANVAS)).id


def test_a_registered_image_is_served(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    image = an_image(session, manuscript.id, a_canvas(session, manuscript.id), at)

    assert images.served(session, image.id) == ServedImage(image.id, 3000, 4000, False)
    assert images.served(session, "i1") is None
    assert images.find(session, image.id).warnings == []


def test_registering_again_is_no_change(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    canvas_id = a_canvas(session, manuscript.id)
    image_id = mint(Kind.IMAGE)
    an_image(session, manuscript.id, canvas_id, at, image_id=image_id)
    generation = images.access_generation(session)

    an_image(session, manuscript.id, canvas_id, at, image_id=image_id)

    assert len(images.of_manuscript(session, manuscript.id)) == 1
    assert images.access_generation(session) == generation


def test_an_identifier_belongs_to_one_master_for_ever(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    canvas_id = a_canvas(session, manuscript.id)
    image = an_image(session, manuscript.id, canvas_id, at)

    with pytest.raises(ImageIdentifierTaken, match="was registered with other bytes"):
        an_image(session, manuscript.id, canvas_id, at, image_id=image.id, sha512="0" * 128)


def test_every_registration_and_withholding_changes_the_access_generation(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    seen = [images.access_generation(session)]

    image = an_image(session, manuscript.id, a_canvas(session, manuscript.id), at)
    seen.append(images.access_generation(session))
    images.withhold(session, image.id, is_withheld=True, at=at)
    seen.append(images.access_generation(session))
    images.withhold(session, image.id, is_withheld=True, at=at)
    images.withhold(session, image.id, is_withheld=False, at=at)
    seen.append(images.access_generation(session))

    assert seen == [0, 1, 2, 3]


def test_an_image_is_withheld_by_itself_or_with_its_manuscript(
    session: Session, at: datetime
) -> None:
    manuscript = a_manuscript(session, at)
    first, second = some_pages(session, manuscript, ["1r", "1v"], at)
    images.withhold(session, first.id, is_withheld=True, at=at)

    assert [_withheld(session, image.id) for image in (first, second)] == [True, False]
    manuscripts.withhold(session, manuscript.id, is_withheld=True, at=at)
    assert [_withheld(session, image.id) for image in (first, second)] == [True, True]


def _withheld(session: Session, image_id: str) -> bool:
    served = images.served(session, image_id)
    assert served is not None
    return served.withheld


def test_the_same_bytes_are_found_wherever_they_are(session: Session, at: datetime) -> None:
    first = some_pages(session, a_manuscript(session, at), ["1r"], at)[0]
    other = a_manuscript(session, at, shelfmark="MS 2")
    second = an_image(session, other.id, a_canvas(session, other.id), at, sha512=first.sha512)

    found = images.of_digest(session, first.sha512)

    assert {image.id for image in found} == {first.id, second.id}
    assert images.of_digest(session, "0" * 128) == []


def test_an_image_needs_a_canvas_of_its_own_manuscript(session: Session, at: datetime) -> None:
    manuscript = a_manuscript(session, at)
    other = a_manuscript(session, at, shelfmark="MS 2")
    canvas_id = a_canvas(session, other.id)

    with pytest.raises(CanvasNotFound):
        an_image(session, manuscript.id, canvas_id, at)
    with pytest.raises(CanvasNotFound):
        an_image(session, manuscript.id, "c1", at)
    with pytest.raises(ManuscriptNotFound):
        an_image(session, "m1", canvas_id, at)
    with pytest.raises(ImageNotFound, match="no image 'i1'"):
        images.withhold(session, "i1", is_withheld=True, at=at)
