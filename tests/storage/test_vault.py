"""The vault as one object."""

from storage.blobs import StoreLocation
from storage.ocfl.root import Bytes
from storage.vault import open_vault
from tests.storage.ocfl.test_objects import AT


def test_a_vault_opened_again_holds_what_was_written(store_location: StoreLocation) -> None:
    vault = open_vault(store_location)
    vault.root.ensure()
    record = vault.root.object("urn:kitabdar:manuscript:m1")
    record.write_version({"record.json": Bytes(b"{}")}, message="", user="", at=AT)

    again = open_vault(store_location)

    assert list(again.root.object_ids()) == ["urn:kitabdar:manuscript:m1"]
    assert again.blobs.read(record.content_key("record.json")) == b"{}"
