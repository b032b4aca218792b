"""The record of the sample codex, as a person would write it beside the scans."""

RECORD = '''\
# A drawn sample: no scripture and no imitation of it.
shelfmark = "KTB Sample 1"
viewing_direction = "right-to-left"
languages = ["zxx"]
date = "Drawn by a program when this catalogue was set up"
material = "Pixels; parchment, ink and gold are imitated"
rights = "http://creativecommons.org/publicdomain/zero/1.0/"
sample = true

[holder]
id = "kitabdar-samples"

[holder.names]
en = ["Kitabdar sample shelf"]
kk = ["Kitabdar үлгілер сөресі"]
ru = ["Полка образцов Kitabdar"]
ar = ["رف نماذج كتابدار"]

[title]
en = ["Sample codex, drawn"]
kk = ["Салынған үлгі кодекс"]
ru = ["Нарисованный кодекс-образец"]
ar = ["مخطوط نموذجي مرسوم"]

[summary]
en = ["""
A drawn sample of twelve leaves, for trying out the catalogue. \
It contains no text: no scripture and no imitation of it, \
only even pen strokes and compass ornament. Read from right to left."""]
kk = ["""
Каталогты байқап көруге арналған, он екі парақтан тұратын салынған үлгі. \
Мұнда мәтін жоқ: қасиетті жазба да, оған еліктеу де жоқ, \
тек біркелкі қалам сызықтары мен циркульмен салынған өрнек. Оңнан солға оқылады."""]
ru = ["""
Нарисованный образец из двенадцати листов для знакомства с каталогом. \
Текста в нём нет: ни Писания, ни подражания ему, \
только ровные штрихи пера и орнамент, построенный циркулем. Читается справа налево."""]
ar = ["""
نموذج مرسوم من اثنتي عشرة ورقة لتجربة الفهرس. \
لا نص فيه: لا كتاب مقدس ولا محاكاة له، \
بل خطوط قلم متساوية وزخرفة هندسية بالفرجار. يُقرأ من اليمين إلى اليسار."""]
'''
