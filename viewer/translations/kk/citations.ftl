# Files with the citation of a manuscript.
citation-bibtex = LaTeX, JabRef және Overleaf үшін
citation-ris = EndNote, Zotero, Mendeley және Citavi үшін
citation-csl = Zotero, Pandoc және сілтеме стильдері үшін
citation-files = Библиографиялық бағдарламалар мен LaTeX үшін. Файлдарда сақтаушы, шифр, атау, мерзім, осы мекенжай және қаралған күн көрсетіледі.
