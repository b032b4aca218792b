import pytest

from catalog.errors import BadRightsUri
from catalog.rights import check_rights

BY = "http://creativecommons.org/licenses/by/4.0/"
INC = "http://rightsstatements.org/vocab/InC/1.0/"


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        (BY, BY),
        ("https://creativecommons.org/licenses/by/4.0/", BY),
        ("https://creativecommons.org/licenses/by/4.0/deed.ru", BY),
        ("https://creativecommons.org/licenses/by/4.0/legalcode", BY),
        ("https://www.creativecommons.org/licenses/BY/4.0", BY),
        ("CC BY 4.0", BY),
        ("cc-by-nc-sa-4.0", "http://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC0", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("http://creativecommons.org/publicdomain/mark/1.0/", None),
        ("http://creativecommons.org/licenses/by/3.0/de/", None),
        (INC, INC),
        ("https://rightsstatements.org/page/InC/1.0/?language=en", INC),
        (
            "https://rightsstatements.org/vocab/noc-us/1.0",
            "http://rightsstatements.org/vocab/NoC-US/1.0/",
        ),
        ("https://localcontexts.org/label/tk-attribution/", None),
    ],
)
def test_rights_are_kept_in_the_spelling_of_the_body_behind_them(
    written: str, uri: str | None
) -> None:
    assert check_rights(written) == (uri or written)
    assert check_rights(check_rights(written)) == check_rights(written)


@pytest.mark.parametrize(
    "written",
    [
        "all rights reserved",
        "creativecommons.org/licenses/by/4.0",
        "http://creativecommons.org/licenses/nothing/4.0/",
        "http://rightsstatements.org/vocab/Other/1.0/",
        "urn:rights",
        "javascript:alert(1)",
        "CC BY 9.9",
        "cc by 1.5",
        "",
        7,
    ],
)
def test_what_is_no_rights_uri_is_refused_by_the_name_of_its_field(written: object) -> None:
    with pytest.raises(BadRightsUri, match=r"^rights is .*rightsstatements"):
        check_rights(written)
