# Taking along a link, a content state or a citation; opening one that came from elsewhere.
share-title = Share and cite
share-close = Close
share-part = What the links are about
share-part-page = The whole page
share-part-seen = The part in view
share-part-marked = The marked place
share-uncut = The custodians want this page whole: no link to a part of it is made.
share-zoom = Zoom in first, to link to a part of the page.
share-copy = Copy
share-link = Link
share-state = Link for viewers (IIIF content state)
share-state-hint = Opens here, and in other programs that read IIIF links.
share-citation = Citation
share-citation-hint = Its address goes with the page itself, whatever number the page is given later.
share-folio = f. { $label }
share-compare = Compare two places
share-compare-none = Keep this place, then open another page, of this or another book.
share-compare-link = Link to both
share-compare-open = See both side by side
share-keep = Keep this place
share-kept = Kept: { $label }
share-beside = { $first } beside { $second }
view-title = Open a link
view-what = Paste a link into a book, from this catalogue or copied out of any IIIF viewer.
view-field = Link, identifier or content state
view-hint = An address, an ARK, an encoded content state, or its JSON.
view-drop = Or drop a link or an IIIF icon here.
view-open = Open
view-known = What can be opened
view-known-state = IIIF content states: a page, a region, or two places to compare.
view-known-address = Addresses of books, pages, manifests and canvases of this catalogue.
view-known-ark = ARKs of this catalogue.
view-no-request = What belongs to other libraries is shown as a plain link; this server asks no other for it.
view-places-title = Where the link leads
view-elsewhere =
    { $count ->
        [one] The link leads to another library, on this server:
       *[other] The link leads to other libraries, on these servers:
    }
view-elsewhere-what = Nothing was asked of it. If you follow the link, your browser does, and that library learns of your visit.
view-several = The link names several places. Choose one:
view-another = Open another link
view-opened-anyway = The book is opened at its beginning.
