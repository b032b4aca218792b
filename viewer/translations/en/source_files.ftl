### Why a file from elsewhere gives no record.

error-bad-xml-empty = The file is empty: choose the one with the XML.
error-bad-xml-large = The file has { $megabytes } MB, and at most { $limit } MB of XML are read: split it, or leave out the transcription.
error-bad-xml-entity = Line { $line } of the XML declares an entity: write the characters themselves, and leave the declaration out.
error-bad-xml-entity-hidden = The XML declares an entity: write the characters themselves, and leave the declaration out.
error-bad-xml-deep = The XML nests more than { $most } elements in each other at line { $line }: no record needs that, so look whether the file is what it should be.
error-bad-xml-syntax = The XML is not well-formed at line { $line }, column { $column } ({ $reason }): mend it there, and send it again.
error-bad-tei-no-description = The file describes no manuscript: it needs a msDesc of TEI P5.
error-bad-tei-several = The file describes { $count } manuscripts, the second from line { $line } on: send one file for each.
error-bad-tei-empty = The msDesc at line { $line } is empty: describe the manuscript in it, and send the file again.
error-bad-tei-no-identifier = The msDesc at line { $line } has no msIdentifier: write the shelfmark into its idno, and send the file again.
error-bad-tei-no-shelfmark = The msIdentifier at line { $line } names no shelfmark of at most { $most } characters: write it into its idno, and send the file again.
