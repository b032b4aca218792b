"""Which browser somebody is signed in with, in words that they know again.

A user agent says nothing that could be relied on (RFC 9110, 10.1.5); it is read only so that a
person can tell their own telephone from a stranger's computer. What is not known for certain is
shown as it came, shortened.
"""

import re
from typing import Final

from viewer.languages import Translator

SHOWN_MAX = 60

# In this order: each of them also names those below it, for servers of the nineties.
_BROWSERS: Final = (
    (re.compile(r"\bEdgA?(?:iOS)?/"), "Edge"),
    (re.compile(r"\b(?:OPR|OPT)/"), "Opera"),
    (re.compile(r"\bYaBrowser/"), "Yandex Browser"),
    (re.compile(r"\bSamsungBrowser/"), "Samsung Internet"),
    (re.compile(r"\bVivaldi/"), "Vivaldi"),
    (re.compile(r"\b(?:Firefox|FxiOS)/"), "Firefox"),
    (re.compile(r"\b(?:Chrome|CriOS|HeadlessChrome)/"), "Chrome"),
    (re.compile(r"\bVersion/[\d.]+ (?:Mobile/\w+ )?Safari/"), "Safari"),
)
_SYSTEMS: Final = (
    (re.compile(r"\bWindows NT\b"), "Windows"),
    (re.compile(r"\bAndroid\b"), "Android"),
    (re.compile(r"\biPhone\b"), "iPhone"),
    (re.compile(r"\biPad\b"), "iPad"),
    (re.compile(r"\bCrOS\b"), "ChromeOS"),
    (re.compile(r"\bMacintosh\b"), "macOS"),
    (re.compile(r"\bLinux\b"), "Linux"),
)
_SCRIPT: Final = re.compile(
    r"(curl|Wget|python-requests|python-httpx|HTTPie|Go-http-client)/", re.I
)


def agent_words(agent: str, t: Translator) -> str:
    """Return such as 'Firefox on Windows'; what nobody knows comes back shortened."""
    browser, system = _named(agent, _BROWSERS), _named(agent, _SYSTEMS)
    if browser and system:
        return t("agent-on", browser=browser, system=system)
    if found := _SCRIPT.match(agent):
        return t("agent-script", name=found[1])
    plain = "".join(character for character in agent if character.isprintable()).strip()
    if not plain:
        return t("agent-unknown")
    return plain if len(plain) <= SHOWN_MAX else f"{plain[: SHOWN_MAX - 1]}…"


def _named(agent: str, known: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    return next((name for pattern, name in known if pattern.search(agent)), None)
