"""Settings: read once, printed with a sentence each, and README tells the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from viewer.cli import app
from viewer.settings import Settings, load_settings

README = Path(__file__).resolve().parents[2] / "README.md"


def table_rows() -> list[str]:
    return [
        f"| `KITABDAR_{name.upper()}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]


def test_readme_tells_every_setting_in_the_words_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")

    assert [row for row in table_rows() if row not in text] == []


def test_the_command_prints_every_setting_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITABDAR_OIDC_CLIENT_SECRET", "open sesame")

    printed = CliRunner().invoke(app, ["settings"]).output

    assert all(f"KITABDAR_{name.upper()}=" in printed for name in Settings.model_fields)
    assert "open sesame" not in printed


def test_the_public_address_is_where_it_listens_unless_it_is_named() -> None:
    assert load_settings(port=8700).public_url == "http://127.0.0.1:8700"
    assert load_settings(public_url="https://books.example.org/").public_url == (
        "https://books.example.org"
    )


def test_a_port_that_is_no_number_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITABDAR_PORT", "eighty")

    with pytest.raises(ValidationError, match="port"):
        load_settings()


def test_settings_do_not_change_under_a_request() -> None:
    with pytest.raises(ValidationError):
        load_settings().port = 1
