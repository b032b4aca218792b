"""The drawing that stands where a page is not shown: a leaf in a quiet tone, and a lock.

It has no size of its own and fills whatever shape a viewer keeps for the page.
"""

from typing import Final

CLOSED_LEAF: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">'
    '<rect width="100%" height="100%" fill="#d8d1c3"/>'
    '<svg x="50%" y="50%" overflow="visible">'
    '<path d="M-9-2h18v13H-9zM-5-2v-5a5 5 0 0 1 10 0v5" fill="none" stroke="#5c5546"'
    ' stroke-width="2" stroke-linejoin="round"/></svg></svg>'
)
