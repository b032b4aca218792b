"""The IIIF Image API validator (PyPI `iiif-validator`) with its own reference image, ingested.

Tests of the validator that are themselves wrong, and why they are left out:

- `size_noup` (3.0) wants `!2000,3000` refused for an image of 1000 x 1000. Image API 3.0,
  section 4.2, on `!w,h`: the returned image "must be as large as possible but not larger than the
  extracted region": it is answered with 1000 x 1000. Its other four requests are checked here.
- `size_up` (level 3, 3.0) wants `^max` to be 1000 x 1000. Section 4.2: `^max` is scaled to the
  largest size that maxWidth, maxHeight and maxArea allow. Not part of level 2.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from iiif_validator import validator

from catalog.uris import Uris
from tests.iiif.image.shelved import Collection, asking, collection, listening, server_of

LEVEL = 2
NAME = "67352ccc-d1b0-11e1-89ae-279075081939"
WRONG = {"3.0": {"size_noup"}, "2.0": set[str]()}


@pytest.fixture(scope="module", params=["png", "jp2"])
def reference(
    request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> Collection:
    held = collection(tmp_path_factory.mktemp("validator"))
    held.take_in(corpus / "iiif-validator" / f"{NAME}.{request.param}", NAME)
    return held


def due(version: str) -> list[str]:
    known: dict[str, Any] = validator.TestSuite(validator.ValidationInfo()).list_tests(version)
    return sorted(name for name, told in known.items() if told["level"] <= LEVEL)


@pytest.mark.corpus
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("version", ["3.0", "2.0"])
def test_the_validator_finds_nothing_at_level_2(
    version: str, reference: Collection, tmp_path: Path
) -> None:
    server = server_of(reference, tmp_path)
    failures = {}
    ran = 0
    with listening(server) as port:
        server.uris = Uris(f"http://127.0.0.1:{port}")
        for name in due(version):
            if name in WRONG[version]:
                continue
            ran += 1
            result = validator.ImageAPI(
                NAME, f"127.0.0.1:{port}", f"iiif/{version[0]}", "http", "", version, debug=False
            )
            try:
                validator.TestSuite(validator.ValidationInfo()).run_test(name, result)
            except Exception as error:  # the validator raises whatever it meets
                failures[name] = f"{type(error).__name__}: {error} {result.urls}"
            else:
                if result.exception:
                    failures[name] = f"{result.exception} {result.urls}"
    assert failures == {}
    assert ran >= 25


@pytest.mark.corpus
def test_nothing_is_enlarged_without_the_sign_for_it(reference: Collection, tmp_path: Path) -> None:
    with asking(server_of(reference, tmp_path)) as ask:
        for size in ("1500,1500", ",1500", "1500,", "pct:200"):
            assert ask(f"/iiif/3/{NAME}/full/{size}/0/default.jpg").problem["status"] == 400
        fitted = ask(f"/iiif/3/{NAME}/full/!2000,3000/0/default.jpg")
        assert fitted.status == 200
        assert f"{NAME}/full/max/0/default.jpg" in fitted.headers["link"]
