"""Identifier to folder, against the examples of the extension and an independent reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ocfl.layout_0003_hash_and_id_n_tuple import Layout_0003_Hash_And_Id_N_Tuple

from storage.blobs import check_key
from storage.ocfl.layout import CONFIG, EXTENSION, folder_of, id_of


@pytest.mark.parametrize(
    ("object_id", "folder"),
    [
        ("object-01", "3c0/ff4/240/object-01"),
        ("..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"),
    ],
)
def test_the_examples_of_the_extension_come_out_as_printed(object_id: str, folder: str) -> None:
    assert folder_of(object_id) == folder


@given(st.text(min_size=1, max_size=120))
def test_every_identifier_has_one_folder_that_is_a_key(object_id: str) -> None:
    folder = folder_of(object_id)

    assert check_key(folder) == folder
    assert id_of(folder) in (object_id, None)


@given(st.text("abcXYZ019-_:/.%ж", min_size=1, max_size=60))
def test_an_independent_reader_finds_the_same_folder(object_id: str) -> None:
    layout = Layout_0003_Hash_And_Id_N_Tuple()

    assert folder_of(object_id) == layout.identifier_to_path(object_id)


def test_a_long_identifier_is_cut_off_and_said_to_be_unreadable() -> None:
    folder = folder_of("x" * 101)

    assert len(folder.split("/")[-1]) == 100 + 1 + 64
    assert id_of(folder) is None


def test_the_configuration_names_the_extension() -> None:
    assert CONFIG["extensionName"] == EXTENSION
