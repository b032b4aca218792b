"""The errors of OAI-PMH 2.0 (section 3.6): they are answers, and no refusals of the house."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """The error codes of the protocol."""

    BAD_ARGUMENT = "badArgument"
    BAD_TOKEN = "badResumptionToken"
    BAD_VERB = "badVerb"
    NO_FORMAT = "cannotDisseminateFormat"
    NO_ITEM = "idDoesNotExist"
    NO_RECORDS = "noRecordsMatch"


class OaiError(Exception):
    """A question that has an error for its answer; the text is for whoever runs the harvester."""

    def __init__(self, code: Code, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
