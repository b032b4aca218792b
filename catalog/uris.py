"""Every public address, made in one place.

Manifests, pages, cite boxes and problem bodies must agree for decades, so none of them
writes an address by hand. The constants are the same addresses as path templates, for
the routers that answer them.

Identifiers never carry a slash, but every part is percent-encoded all the same
(RFC 3986, section 2.1), so that no caller can leave its place in a path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from catalog import paths
from catalog.access_uris import AccessUris
from catalog.arks.names import TEST_NAAN
from catalog.bench_uris import part
from catalog.errors import BadAddress
from catalog.harvest_uris import HarvestUris
from catalog.reference_uris import ReferenceUris
from catalog.transcription_uris import TranscriptionUris
from catalog.web_uris import WebUris

_PLAIN_REQUEST = re.compile(r"[A-Za-z0-9/,:!.]*")


@dataclass(frozen=True, slots=True)
class Uris(HarvestUris, AccessUris, WebUris, ReferenceUris, TranscriptionUris):
    """The public addresses below one base, such as 'https://books.example.org'.

    `base` is absolute, http or https, may have a path, and has no query, fragment, user
    or trailing slash. `naan` is the number under which books are given ARKs.

    Raises:
        BadAddress: `base` is not such an address.
    """

    base: str
    naan: str = TEST_NAAN

    def __post_init__(self) -> None:
        check_web_address(self.base, "The public address")
        parts = urlsplit(self.base)
        if self.base.endswith("/") or parts.query or parts.fragment or "?" in self.base:
            raise BadAddress(
                f"The public address {self.base!r} must end after the host or path: "
                "leave out the last slash and everything from '?' or '#' on."
            )

    def home(self) -> str:
        """The front page."""
        return self._at(paths.HOME_PATH)

    def browse(self) -> str:
        """The list of manuscripts."""
        return self._at(paths.BROWSE_PATH)

    def manuscript(self, manuscript_id: str) -> str:
        """The page of one manuscript: the address to cite."""
        return self._at(paths.MANUSCRIPT_PATH, manuscript_id=manuscript_id)

    def mirador(self, manuscript_id: str) -> str:
        """The same manuscript in Mirador."""
        return self._at(paths.MIRADOR_PATH, manuscript_id=manuscript_id)

    def manifest(self, manuscript_id: str) -> str:
        """The manifest (IIIF Presentation 3.0)."""
        return self._at(paths.MANIFEST_PATH, manuscript_id=manuscript_id)

    def canvas(self, manuscript_id: str, canvas_id: str) -> str:
        """The canvas: permanent, as annotations anywhere point at it."""
        return self._at(paths.CANVAS_PATH, manuscript_id=manuscript_id, canvas_id=canvas_id)

    def annotation_page(self, manuscript_id: str, canvas_id: str) -> str:
        """The annotation page that holds what is painted on the canvas."""
        return self._at(
            paths.ANNOTATION_PAGE_PATH, manuscript_id=manuscript_id, canvas_id=canvas_id
        )

    def annotation(self, manuscript_id: str, canvas_id: str) -> str:
        """The painting annotation of the canvas."""
        return self._at(paths.ANNOTATION_PATH, manuscript_id=manuscript_id, canvas_id=canvas_id)

    def collection(self) -> str:
        """The collection of all manuscripts (IIIF Presentation 3.0)."""
        return self._at(paths.COLLECTION_PATH)

    def found(self, state: str = "") -> str:
        """The list of manuscripts narrowed by a search; `state` is its query string."""
        return self._at(paths.BROWSE_PATH) + (f"?{state}" if state else "")

    def found_collection(self, state: str = "") -> str:
        """The collection of what a search finds (IIIF Presentation 3.0)."""
        return self._at(paths.FOUND_COLLECTION_PATH) + (f"?{state}" if state else "")

    def found_mirador(self, state: str = "") -> str:
        """What a search finds, to be opened book by book in Mirador."""
        return self._at(paths.FOUND_MIRADOR_PATH) + (f"?{state}" if state else "")

    def found_table(self, state: str = "") -> str:
        """What a search finds as comma-separated values (RFC 4180)."""
        return self._at(paths.SEARCH_TABLE_PATH) + (f"?{state}" if state else "")

    def found_citations(self, state: str = "") -> dict[str, str]:
        """What a search finds as citations: BibTeX, RIS and CSL-JSON, by the ending of a file."""
        asked = f"?{state}" if state else ""
        return {
            "bib": self._at(paths.SEARCH_BIBTEX_PATH) + asked,
            "ris": self._at(paths.SEARCH_RIS_PATH) + asked,
            "json": self._at(paths.SEARCH_CSL_PATH) + asked,
        }

    def synonyms(self) -> str:
        """The list of spellings that mean one thing."""
        return self._at(paths.SYNONYMS_PATH)

    def synonym(self, key: str) -> str:
        """One group of spellings, by its identifier or by its key in the release."""
        return self._at(paths.SYNONYM_PATH, key=key)

    def remove_synonym(self, key: str) -> str:
        """Where a group of spellings is deleted."""
        return self._at(paths.REMOVE_SYNONYM_PATH, key=key)

    def undo_synonym(self, key: str) -> str:
        """Where the newest change of a group of spellings is undone."""
        return self._at(paths.UNDO_SYNONYM_PATH, key=key)

    def search_api(self, state: str = "") -> str:
        """What a search finds, for programs."""
        return self._at(paths.SEARCH_API_PATH) + (f"?{state}" if state else "")

    def image(self, image_id: str, version: int = 3) -> str:
        """The image service; `version` is the major version of the Image API, 3 or 2."""
        path = paths.IMAGE_2_PATH if version == 2 else paths.IMAGE_3_PATH
        return self._at(path, image_id=image_id)

    def info(self, image_id: str, version: int = 3) -> str:
        """The info document of the image service."""
        return f"{self.image(image_id, version)}/info.json"

    def image_request(self, image_id: str, path: str, version: int = 3) -> str:
        """One image: `path` is region/size/rotation/quality.format (Image API, section 4).

        A '^' is written %5E, as RFC 3986 does not have it.
        """
        # Most requests need no quoting, and asking is a tenth of the price of quoting.
        safe = path if _PLAIN_REQUEST.fullmatch(path) else quote(path, safe="/,:!")
        return f"{self.image(image_id, version)}/{safe}"

    def deposits(self) -> str:
        """The list of deposits."""
        return self._at(paths.DEPOSITS_PATH)

    def new_deposit(self) -> str:
        """Where a deposit is opened by hand."""
        return self._at(paths.NEW_DEPOSIT_PATH)

    def deposit(self, deposit_id: str) -> str:
        """The page of one deposit."""
        return self._at(paths.DEPOSIT_PATH, deposit_id=deposit_id)

    def deposit_events(self, deposit_id: str) -> str:
        """The stream of what happens to one deposit."""
        return self._at(paths.DEPOSIT_EVENTS_PATH, deposit_id=deposit_id)

    def uploads(self) -> str:
        """Where files are uploaded (tus 1.0)."""
        return self._at(paths.UPLOADS_PATH)

    def sign_in(self) -> str:
        """Where staff sign in."""
        return self._at(paths.SIGN_IN_PATH)

    def sign_out(self) -> str:
        """Where staff sign out."""
        return self._at(paths.SIGN_OUT_PATH)

    def openid(self) -> str:
        """Where the way to the house's own sign-in server begins."""
        return self._at(paths.OPENID_PATH)

    def openid_return(self) -> str:
        """Where the sign-in server sends people back to (OpenID Connect, redirect URI)."""
        return self._at(paths.OPENID_RETURN_PATH)

    def person(self, user_id: str) -> str:
        """One person who works here: roles, and what they may do."""
        return self._at(paths.PERSON_PATH, user_id=user_id)

    def account(self) -> str:
        """A person's own sessions and tokens."""
        return self._at(paths.ACCOUNT_PATH)

    def invitation(self, token: str) -> str:
        """Where an invited person chooses a pass phrase; the address is the secret."""
        return self._at(paths.INVITATION_PATH, token=token)

    def people(self) -> str:
        """The people who work here and what they may do."""
        return self._at(paths.PEOPLE_PATH)

    def desk(self) -> str:
        """The staff's desk: drafts, reviews, the trash."""
        return self._at(paths.DESK_PATH)

    def new_manuscript(self) -> str:
        """Where a manuscript is begun by hand."""
        return self._at(paths.NEW_MANUSCRIPT_PATH)

    def bulk_edit(self) -> str:
        """Where many drafts are changed at once."""
        return self._at(paths.BULK_EDIT_PATH)

    def editor(self, manuscript_id: str) -> str:
        """The description editor of a manuscript."""
        return self._at(paths.EDITOR_PATH, manuscript_id=manuscript_id)

    def preview(self, manuscript_id: str) -> str:
        """The draft as the public would see it."""
        return self._at(paths.PREVIEW_PATH, manuscript_id=manuscript_id)

    def history(self, manuscript_id: str) -> str:
        """Every published revision of a record, with differences."""
        return self._at(paths.HISTORY_PATH, manuscript_id=manuscript_id)

    def folios(self, manuscript_id: str) -> str:
        """The folio workbench of a manuscript."""
        return self._at(paths.FOLIOS_PATH, manuscript_id=manuscript_id)

    def manuscript_api(self, manuscript_id: str) -> str:
        """The record of a manuscript for programs: draft, revisions, steps of its life."""
        return self._at(paths.MANUSCRIPT_API_PATH, manuscript_id=manuscript_id)

    def folios_api(self, manuscript_id: str) -> str:
        """The plan of the folios, for programs and for the workbench."""
        return self._at(paths.FOLIOS_API_PATH, manuscript_id=manuscript_id)

    def handling(self, manuscript_id: str) -> str:
        """The custodian's handling rules of a manuscript."""
        return self._at(paths.HANDLING_PATH, manuscript_id=manuscript_id)

    def private(self, manuscript_id: str) -> str:
        """What is never public: place, value, due diligence."""
        return self._at(paths.PRIVATE_PATH, manuscript_id=manuscript_id)

    def object_id(self, manuscript_id: str) -> str:
        """The Object ID sheet (ICOM) as PDF."""
        return self._at(paths.OBJECT_ID_PATH, manuscript_id=manuscript_id)

    def confirm(self) -> str:
        """Where somebody who is signed in gives their pass phrase again."""
        return self._at(paths.CONFIRM_PATH)

    def verify(self, manuscript_id: str) -> str:
        """Whether everything signed about a manuscript is as it was signed."""
        return self._at(paths.VERIFY_PATH, manuscript_id=manuscript_id)

    def verify_bundle(self, manuscript_id: str) -> str:
        """All signed entries of a manuscript as a ZIP, for staff."""
        return self._at(paths.VERIFY_BUNDLE_PATH, manuscript_id=manuscript_id)

    def verify_roots(self) -> str:
        """The daily roots of all chains."""
        return self._at(paths.VERIFY_ROOTS_PATH)

    def verify_root(self, day: str) -> str:
        """The root of one day ('YYYY-MM-DD'), to print."""
        return self._at(paths.VERIFY_ROOT_PATH, day=day)

    def verifier(self) -> str:
        """The program that checks a chain without this catalogue."""
        return self._at(paths.VERIFIER_PATH)

    def signed_entry_api(self, entry_id: str) -> str:
        """One signed entry for programs, with what was amended."""
        return self._at(paths.SIGNED_ENTRY_API_PATH, entry_id=entry_id)

    def tei(self, manuscript_id: str) -> str:
        """The published record as TEI P5."""
        return self._at(paths.TEI_PATH, manuscript_id=manuscript_id)

    def bibtex(self, manuscript_id: str) -> str:
        """How to cite the manuscript, as BibTeX."""
        return self._at(paths.BIBTEX_PATH, manuscript_id=manuscript_id)

    def ris(self, manuscript_id: str) -> str:
        """How to cite the manuscript, as RIS."""
        return self._at(paths.RIS_PATH, manuscript_id=manuscript_id)

    def csl(self, manuscript_id: str) -> str:
        """How to cite the manuscript, as CSL-JSON."""
        return self._at(paths.CSL_PATH, manuscript_id=manuscript_id)

    def authorities(self) -> str:
        """The list of people, places, works and bodies."""
        return self._at(paths.AUTHORITIES_PATH)

    def authority(self, authority_id: str) -> str:
        """One person, place, work or body: a permanent address, also after a merge."""
        return self._at(paths.AUTHORITY_PATH, authority_id=authority_id)

    def new_authority(self) -> str:
        """Where an authority is made."""
        return self._at(paths.NEW_AUTHORITY_PATH)

    def authority_duplicates(self) -> str:
        """Authorities that are probably the same."""
        return self._at(paths.AUTHORITY_DUPLICATES_PATH)

    def edit_authority(self, authority_id: str) -> str:
        """Where an authority is changed."""
        return self._at(paths.EDIT_AUTHORITY_PATH, authority_id=authority_id)

    def merge_authority(self, authority_id: str) -> str:
        """Where an authority is merged into another."""
        return self._at(paths.MERGE_AUTHORITY_PATH, authority_id=authority_id)

    def authority_history(self, authority_id: str) -> str:
        """Every edition of an authority, and its merges."""
        return self._at(paths.AUTHORITY_HISTORY_PATH, authority_id=authority_id)

    def undo_merge(self, merge_id: str) -> str:
        """Where a merge is undone (POST)."""
        return self._at(paths.UNDO_MERGE_PATH, merge_id=merge_id)

    def authorities_api(self) -> str:
        """The look-up for programs."""
        return self._at(paths.AUTHORITIES_API_PATH)

    def authority_api(self, authority_id: str) -> str:
        """One authority for programs."""
        return self._at(paths.AUTHORITY_API_PATH, authority_id=authority_id)

    def imports(self) -> str:
        """The imports of records of other catalogues."""
        return self._at(paths.IMPORTS_PATH)

    def batch(self, batch_id: str) -> str:
        """One import."""
        return self._at(paths.IMPORT_PATH, batch_id=batch_id)

    def batch_row(self, batch_id: str, number: int) -> str:
        """One record of an import."""
        return self._at(paths.IMPORT_ROW_PATH, batch_id=batch_id, number=str(number))

    def problem(self, slug: str) -> str:
        """The page that explains one type of problem (RFC 9457, section 3.1.1)."""
        return self._at(paths.PROBLEM_PATH, slug=slug)

    def _at(self, path: str, **parts: str) -> str:
        return self.base + path.format(**{name: part(text) for name, text in parts.items()})


def check_web_address(address: str, field: str) -> str:
    """The same address, if a browser can open it: absolute, http or https, a host, no user.

    Raises:
        BadAddress: it is not; the sentence begins with `field`.
    """
    try:
        parts = urlsplit(address)
        host, port_is_good = parts.hostname, parts.port != 0
    except ValueError:
        host, port_is_good = None, False
    sound = (
        host
        and port_is_good
        and parts.scheme in ("http", "https")
        and parts.username is None
        and not any(character.isspace() or ord(character) < 0x21 for character in address)
    )
    if not sound:
        raise BadAddress(
            f"{field} {address!r} is not a web address: "
            "write it whole, such as 'https://books.example.org'.",
            key="web",
            field=field,
            address=address,
        )
    return address
