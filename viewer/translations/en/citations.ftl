# Files with the citation of a manuscript.
citation-bibtex = For LaTeX, JabRef and Overleaf
citation-ris = For EndNote, Zotero, Mendeley and Citavi
citation-csl = For Zotero, Pandoc and citation styles
citation-files = For reference managers and LaTeX. The files name holder, shelfmark, title, date, this address and the day of access.
