# Files with the citation of a manuscript.
citation-bibtex = لبرامج LaTeX وJabRef وOverleaf
citation-ris = لبرامج EndNote وZotero وMendeley وCitavi
citation-csl = لبرنامجي Zotero وPandoc وأنماط الإحالة
citation-files = لبرامج إدارة المراجع ولنظام LaTeX. في الملفات جهة الحفظ ورقم الحفظ والعنوان والتاريخ ورابط هذه الصفحة ويوم الاطلاع عليها.
