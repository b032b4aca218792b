"""TEI descriptions made by counting, as long as those of a national library: about 9 kB each."""

from __future__ import annotations

import random
from pathlib import Path

from tests.bench.large.books import scribe

_WORDS = (
    "The text is copied in a clear hand with headings in red and marginal notes by later readers, "
    "and leaves at the end were repaired with Japanese paper of two weights. "
)
_ARABIC = "الحمد لله الذي أنزل على عبده الكتاب ولم يجعل له عوجا قيما لينذر بأسا شديدا من لدنه "


def write(folder: Path, count: int) -> None:
    """Write so many files, 500 to a folder; the same number gives the same file."""
    for number in range(1, count + 1):
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.xml").write_text(_tei(number), "utf-8")


def _tei(number: int) -> str:
    dice = random.Random(number)
    items = "".join(_item(number, place, dice) for place in range(1, dice.randint(4, 12)))
    year = dice.randint(1000, 1900)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<teiHeader><fileDesc><titleStmt><title>MS {number}</title></titleStmt>"
        "<publicationStmt><p>Made by counting.</p></publicationStmt><sourceDesc>"
        '<msDesc xml:lang="en"><msIdentifier><country>Kazakhstan</country>'
        "<settlement>Almaty</settlement><repository>Library</repository>"
        f"<idno>MS Or. {number}</idno></msIdentifier>"
        f'<msContents><summary>{_WORDS * 3}</summary><textLang mainLang="ar"/>{items}</msContents>'
        '<physDesc><objectDesc form="codex"><supportDesc material="chart"><support>Paper</support>'
        f"<extent>{dice.randint(20, 400)} ff."
        f'<dimensions type="leaf" unit="mm"><height>{dice.randint(150, 400)}</height>'
        f"<width>{dice.randint(100, 300)}</width></dimensions></extent>"
        f"<foliation>{_WORDS}</foliation><condition>{_WORDS * 2}</condition></supportDesc>"
        f'<layoutDesc><layout columns="1" writtenLines="{dice.randint(9, 25)}">{_WORDS}</layout>'
        f'</layoutDesc></objectDesc><handDesc><handNote script="naskh">{_WORDS}</handNote>'
        f"</handDesc><decoDesc><decoNote>{_WORDS * 2}</decoNote></decoDesc>"
        f"<bindingDesc><binding><p>{_WORDS * 2}</p></binding></bindingDesc></physDesc>"
        f'<history><origin><origDate when="{year}">{year}</origDate><origPlace>Herat</origPlace>'
        f"</origin><provenance>{_WORDS * 2}</provenance></history>"
        f"<additional><listBibl><bibl>{_WORDS}</bibl></listBibl></additional></msDesc>"
        "</sourceDesc></fileDesc></teiHeader></TEI>\n"
    )


def _item(number: int, place: int, dice: random.Random) -> str:
    viaf = dice.randint(1, 3000)
    return (
        f'<msItem n="{place}"><locus from="{place}r" to="{place + 3}v"/>'
        f'<author ref="http://viaf.org/viaf/{viaf}">{scribe(number + place)}</author>'
        f'<title xml:lang="ar">كتاب {scribe(place)}</title>'
        f'<incipit xml:lang="ar">{_ARABIC}</incipit><explicit xml:lang="ar">{_ARABIC}</explicit>'
        f"<note>{_WORDS}</note></msItem>"
    )
