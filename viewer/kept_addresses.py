"""Addresses that nothing can have: refused at the door, so that no database is asked for them."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request

from catalog.language import holds_unkeepable
from catalog.paths import OAI_PATH


def refuse_unkeepable(request: Request) -> None:
    """Return if the address could be that of something.

    Names and identifiers of the house hold no control characters, and PostgreSQL cannot even
    compare with text that holds a NUL.

    Raises:
        HTTPException: 404 where the path holds one, 400 where a question behind it does.
    """
    if holds_unkeepable(request.scope["path"]):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if request.scope["path"].startswith(OAI_PATH):
        return  # its own protocol has an answer to such a question (badArgument)
    for name, value in request.query_params.multi_items():
        if holds_unkeepable(name) or holds_unkeepable(value):
            raise HTTPException(
                HTTPStatus.BAD_REQUEST,
                "The address holds a control character behind its question mark: type it again.",
            )
