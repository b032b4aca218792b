"""The chain function and the one spelling of what is signed."""

from __future__ import annotations

import math
from typing import Any

import pytest

from catalog.conservation.signing.canonical import canonical
from catalog.conservation.signing.chain import GENESIS, link, links
from catalog.conservation.signing.errors import BadSignedContent
from catalog.conservation.signing.roots import leaf_of, merkle_root

ONE = {"type": "treatment_step.signed", "id": "ts-1", "seq": 1}
TWO = {"seq": 2, "type": "treatment_step.amended", "reason": "batch typo", "id": "ts-1"}
H1 = "041ef33a9c4e1b83379b002db15b8b22c18ff737de0580e7f6495b54fa24589a"
H2 = "b79ff413f64ff6277546f9555b0838d5ede7a610d70b3ca094d3a6369aedc1e6"


def test_the_chain_gives_the_hashes_of_the_reference() -> None:
    assert canonical(ONE) == b'{"id":"ts-1","seq":1,"type":"treatment_step.signed"}'
    assert GENESIS == "0" * 64
    assert link(GENESIS, canonical(ONE)) == H1
    assert link(H1, canonical(TWO)) == H2
    assert list(links([canonical(ONE), canonical(TWO)])) == [H1, H2]


def test_numbers_and_keys_are_spelled_as_rfc_8785_says() -> None:
    assert canonical({"b": 1.0, "a": 1e21, "ö": 0.000001, "A": -0.0}) == (
        '{"A":0,"a":1e+21,"b":1,"ö":0.000001}'.encode()
    )


@pytest.mark.parametrize("value", [2**53, math.nan, math.inf, "\ud800", {1: 2}, {1, 2}, b"x"])
def test_what_has_no_exact_spelling_cannot_be_signed(value: Any) -> None:
    with pytest.raises(BadSignedContent, match="cannot be signed"):
        canonical({"value": value})


def test_the_merkle_root_is_that_of_rfc_6962() -> None:
    """The leaves and roots are those of the test data of Certificate Transparency."""
    leaves = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243")]
    assert merkle_root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    roots = {
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    }
    assert {count: merkle_root(leaves[:count]) for count in roots} == roots


def test_a_leaf_says_whose_chain_it_ends() -> None:
    assert leaf_of("m4t9xk2w0bz", H1) == f"m4t9xk2w0bz {H1}".encode()
