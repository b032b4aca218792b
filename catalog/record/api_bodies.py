"""What the JSON API of records takes and gives, as models, so that OpenAPI describes it truly."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.identity import ManuscriptState
from catalog.record.bulk import MANUSCRIPTS_MAX, Operation
from catalog.record.document import Record
from catalog.record.tables import Stage
from catalog.revisions import Change

Edition = Annotated[int, Field(ge=0, le=2**31 - 1, description="Rises by one with every save.")]
Document = Annotated[
    dict[str, Any],
    Field(
        description="A record, format kitabdar/record/2 (schema `Record`). Items without an `id`"
        " get one; fields that have their default value may be left out.",
        examples=[
            {
                "identity": {
                    "shelfmark": "MS Or. 14",
                    "holder_id": "library",
                    "titles": [{"texts": [{"text": "القرآن الكريم", "language": "ar"}]}],
                }
            }
        ],
    ),
]
LanguageMaps = dict[str, list[str]]


class Closed(BaseModel):
    """What comes in: a field that nobody knows is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class ManuscriptEntry(BaseModel):
    """One manuscript in a list; what belongs to a draft is told to staff only."""

    id: str
    shelfmark: str
    holder_id: str
    titles: LanguageMaps
    languages: list[str]
    date_text: str | None
    state: ManuscriptState
    changed_at: datetime
    uri: str
    trashed_at: datetime | None = None
    withdrawn_reason: str | None = None
    stage: Stage | None = None
    edition: int | None = None
    edited_by: str | None = None
    edited_at: datetime | None = None
    note: str | None = None


class ManuscriptPage(BaseModel):
    """A page of a list; `next` is the `after` of the one that follows, null on the last."""

    items: list[ManuscriptEntry]
    next: str | None


class PublishedManuscript(BaseModel):
    """The record as the public has it, under the number of its last change."""

    id: str
    uri: str
    manifest: str
    number: int
    at: datetime
    document: Record


class HolderNames(Closed):
    """A holder who is not here yet: names by language, and a homepage."""

    names: LanguageMaps
    homepage: str | None = None


class NewManuscript(Closed):
    """A manuscript to make: from a record, or from a short description as in a manuscript.toml."""

    document: Document | None = None
    description: dict[str, Any] | None = Field(
        None,
        description="The short form, with fields such as shelfmark, title, holder and languages.",
        examples=[
            {"shelfmark": "MS 1", "title": {"en": "Prayers"}, "holder": {"name": "The library"}}
        ],
    )
    holder: HolderNames | None = Field(
        None, description="Names of the holder of `document`, if it is not here yet."
    )


class DraftState(BaseModel):
    """The draft: send `edition` back when you save."""

    id: str
    edition: int
    stage: Stage
    base_number: int | None
    edited_by: str
    edited_at: datetime
    note: str | None
    document: dict[str, Any]


class DraftSaving(Closed):
    """A draft to save; `edition` is the one it was made from (or send it as If-Match)."""

    document: Document
    edition: Edition | None = None


class DraftSaved(BaseModel):
    """What was saved; `merged`: it has somebody else's changes too."""

    edition: int
    merged: bool
    document: dict[str, Any]


class Submission(Closed):
    """Words for the curator."""

    note: str = ""


class Reason(Closed):
    """Why; needed, and shown to those who ask."""

    reason: str


class Withdrawal(Reason):
    """Why a record is withdrawn, and in which other record it goes on, if in any."""

    successor: str | None = Field(None, max_length=20, examples=["m4t9xk2w0bz"])


class Publication(Closed):
    """What to write beside the revision, and the edition of the draft that was read."""

    message: str = ""
    edition: Edition | None = None


class ManuscriptStanding(BaseModel):
    """Where a manuscript stands after a step; `number` is its last published change."""

    id: str
    state: ManuscriptState
    stage: Stage | None
    edition: int | None
    number: int | None
    trashed_at: datetime | None
    withdrawn_reason: str | None


class HistoryLine(BaseModel):
    """One published change; `has_document`: the record of that day can be read."""

    number: int
    change: Change
    at: datetime
    by: str
    message: str
    has_document: bool


class OldRecord(BaseModel):
    """The record as it was published under a number."""

    number: int
    document: dict[str, Any]


class FieldDifference(BaseModel):
    """One field or element that is not the same."""

    path: str
    kind: Literal["added", "removed", "changed"]
    old: Any = None
    new: Any = None


class BulkRequest(Closed):
    """One change to the drafts of many manuscripts; with `dry_run` it is only tried."""

    manuscripts: Annotated[
        list[Annotated[str, Field(max_length=20)]],
        Field(min_length=1, max_length=MANUSCRIPTS_MAX),
    ]
    operation: Operation
    path: Annotated[str, Field(max_length=200, examples=["identity.rights"])]
    value: Any = None
    dry_run: bool = True


class BulkOutcome(BaseModel):
    """What the change does to one manuscript, or the sentence why it cannot."""

    manuscript_id: str
    differences: list[FieldDifference]
    refused: str | None


class BulkAnswer(BaseModel):
    """`changed` of the manuscripts are changed; `id`, to undo it with, is null in a dry run."""

    id: int | None
    changed: int
    outcomes: list[BulkOutcome]


class BulkUndone(BaseModel):
    """Manuscripts that are as before, and those that were left, with why."""

    undone: list[str]
    left: list[BulkOutcome]


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One sentence: what, which, what to do."},
        "instance": {"type": "string"},
    },
}
_MEANINGS = {
    400: "The body is not JSON",
    401: "Nobody is signed in",
    403: "The person or the token may not do this",
    404: "There is no such thing, or it is not public",
    409: "It does not go with what is there; a clash of two edits comes with `conflicts`",
    410: "It was withdrawn; `detail` tells the reason",
    413: "The body is too large",
    422: "The content is wrong; a wrong document comes with `faults`, field by field",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers of these statuses for OpenAPI (RFC 9457)."""
    return {
        status: {
            "description": _MEANINGS[status],
            "content": {"application/problem+json": {"schema": _PROBLEM}},
        }
        for status in statuses
    }
