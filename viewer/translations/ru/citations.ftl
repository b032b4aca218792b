# Files with the citation of a manuscript.
citation-bibtex = Для LaTeX, JabRef и Overleaf
citation-ris = Для EndNote, Zotero, Mendeley и Citavi
citation-csl = Для Zotero, Pandoc и стилей цитирования
citation-files = Для библиографических менеджеров и LaTeX. В файлах указаны место хранения, шифр, название, датировка, этот адрес и дата обращения.
