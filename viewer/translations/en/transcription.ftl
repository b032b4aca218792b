### Transcriptions of others that cannot be read, or not be laid on an image.

error-bad-transcription-unknown = The file begins with the element “{ $found }”, and transcriptions are read from PAGE (PcGts), ALTO (alto) and TEI (TEI): export it in one of these.
error-bad-transcription-hocr = The file is HTML, perhaps hOCR: have the program write PAGE or ALTO instead, and send that.
error-bad-transcription-no-pages = The file has no page: export the transcription again, with its pages.
error-bad-transcription-no-text = The TEI holds no transcribed text: send the file with the text of the pages, this one only describes.
error-bad-transcription-pages = The file has { $count } pages, and at most { $most } are read: split it.
error-bad-transcription-lines = Page { $page } of the file has { $count } lines, and at most { $most } are read: say in the file where each page begins.
error-bad-transcription-long = The file has more than { $most } lines: split it.
error-bad-transcription-shape = The transcription was made for an image of { $stated }, and this one has { $at_hand }: it is cut or turned differently, so choose the image that belongs to it.
error-bad-transcription-no-size = The file does not say how large its image was, and its lines do not fit on this one: export it with the size of the page.
error-bad-transcription-unit = The places are given in { $unit }, and the file states neither the size of the page nor a resolution: export it with places in pixels.
error-bad-transcription-outside = Of { $total } lines { $count } would lie outside the image: the places in the file do not belong to the size it states, so export it again.
