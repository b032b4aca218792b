"""The schema of a large catalogue, read once."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.conftest import CORPUS


@pytest.fixture(scope="session")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(CORPUS / "schemas" / "msdesc.rng")))
