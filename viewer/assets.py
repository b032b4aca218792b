"""The built front end: which hashed files an entry needs, and how they are served.

Vite writes ``static/dist`` and a manifest of it (``.vite/manifest.json``: source name to ``file``,
``css``, ``imports``). Names carry a hash of their content, so answers are cacheable for ever.
"""

import json
import logging
import mimetypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

log = logging.getLogger("kitabdar.assets")

DIST = Path(__file__).parent / "static" / "dist"
ADDRESS = "/static/dist"

# Read from a table of our own: what the machine's mime.types says differs between systems.
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one page script needs: its module, style sheets in order, and modules to fetch early."""

    script: str | None
    styles: tuple[str, ...]
    preloads: tuple[str, ...]


class Assets:
    """The manifest of one build. A build that is absent gives entries with nothing in them."""

    def __init__(self, folder: Path = DIST) -> None:
        self.folder = folder
        listing = folder / ".vite" / "manifest.json"
        if listing.is_file():
            self._chunks: dict[str, dict[str, Any]] = json.loads(listing.read_text("utf-8"))
        else:
            # Pages stay readable without it; `make run` builds it, so this is a checkout in the
            # making.
            log.warning("assets.missing", extra={"folder": str(folder)})
            self._chunks = {}
        self._entries = {
            chunk["name"]: self._read_entry(chunk)
            for chunk in self._chunks.values()
            if chunk.get("isEntry")
        }

    def entry(self, name: str) -> Entry:
        """Return what the Vite entry ``name`` (site, reader, mirador, deposit) needs."""
        if self._chunks and name not in self._entries:
            raise LookupError(f"the front end was built without the entry '{name}'")
        return self._entries.get(name, Entry(None, (), ()))

    def file(self, ending: str) -> str | None:
        """Return the address of a built file by the end of its source name, e.g. a font."""
        for source, chunk in self._chunks.items():
            if source.endswith(ending):
                return f"{ADDRESS}/{chunk['file']}"
        return None

    def _read_entry(self, chunk: dict[str, Any]) -> Entry:
        imported = list(self._imports(chunk, set()))
        styles = [css for part in [*imported, chunk] for css in part.get("css", [])]
        is_script = not chunk["file"].endswith(".css")
        if not is_script:
            styles.append(chunk["file"])
        return Entry(
            script=f"{ADDRESS}/{chunk['file']}" if is_script else None,
            styles=tuple(f"{ADDRESS}/{css}" for css in dict.fromkeys(styles)),
            preloads=tuple(f"{ADDRESS}/{part['file']}" for part in imported),
        )

    def _imports(self, chunk: dict[str, Any], seen: set[str]) -> Iterator[dict[str, Any]]:
        """Walk static imports, deepest first: the order in which style sheets count."""
        for name in chunk.get("imports", []):
            if name not in seen:
                seen.add(name)
                yield from self._imports(self._chunks[name], seen)
                yield self._chunks[name]


class BuiltFiles(StaticFiles):
    """Serves the build: immutable, and packed when the client takes what lies packed."""

    def __init__(self, folder: Path = DIST) -> None:
        super().__init__(directory=folder, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer one file; hidden folders (the manifest itself) are nobody's business."""
        if any(part.startswith(".") for part in Path(path).parts):
            raise HTTPException(status_code=404)
        return await super().get_response(path, scope)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Build the response for a file that was found."""
        accepted = Headers(scope=scope).get("accept-encoding", "")
        wanted = {part.split(";", 1)[0].strip() for part in accepted.split(",")}
        source = Path(full_path)
        media = _TYPES.get(source.suffix) or mimetypes.guess_type(source.name)[0]
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "Vary": "Accept-Encoding",
        }
        for coding, ending in (("br", ".br"), ("gzip", ".gz")):
            packed = source.with_name(source.name + ending)
            if coding in wanted and packed.is_file():
                headers["Content-Encoding"] = coding
                source, stat_result = packed, packed.stat()
                break
        response = FileResponse(
            source, status_code, headers, media_type=media, stat_result=stat_result
        )
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response
