"""A person knows their own browser again in the list of sign-ins."""

from __future__ import annotations

import pytest

from viewer.languages import LANGUAGES, translator
from viewer.user_agents import SHOWN_MAX, agent_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"{WINDOWS}; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Windows"),
        (f"{WINDOWS}) {CHROME}", "Chrome on Windows"),
        (f"{WINDOWS}) {CHROME} Edg/131.0.0.0", "Edge on Windows"),
        (f"{WINDOWS}) {CHROME} OPR/116.0.0.0", "Opera on Windows"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME}", "Chrome on Android"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROME}", "Chrome on ChromeOS"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) "
            f"{SAFARI} Version/18.1 Safari/605.1.15",
            "Safari on macOS",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) "
            f"{SAFARI} Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) "
            f"{SAFARI} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
            "Chrome on iPad",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0", "Firefox on Linux"),
        ("curl/8.5.0", "a script (curl)"),
        ("", "unknown browser"),
        ("Lynx/2.9.0", "Lynx/2.9.0"),
    ],
)  # fmt: skip
def test_a_browser_is_called_as_people_call_it(agent: str, words: str) -> None:
    assert agent_words(agent, translator("en")) == words


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_keeps_both_names(code: str) -> None:
    said = agent_words(f"{WINDOWS}; rv:133.0) Gecko/20100101 Firefox/133.0", translator(code))
    assert "Firefox" in said
    assert "Windows" in said


def test_what_nobody_knows_is_shown_shortened_and_without_control_characters() -> None:
    shown = agent_words("Odd\x1b[31m\u202e" + "x" * 500, translator("en"))
    assert len(shown) == SHOWN_MAX
    assert shown.isprintable()
