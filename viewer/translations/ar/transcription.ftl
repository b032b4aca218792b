### نصوص نسخها آخرون ولا يمكن قراءتها أو وضعها على الصورة.

error-bad-transcription-unknown = يبدأ الملف بالعنصر «{ $found }»، ولا تُقرأ النصوص المنسوخة إلا من PAGE (PcGts) وALTO (alto) وTEI (TEI): صدّره بإحدى هذه الصيغ.
error-bad-transcription-hocr = هذا ملف HTML، ولعله hOCR: صدّر النص من البرنامج بصيغة PAGE أو ALTO وأرسله.
error-bad-transcription-no-pages = لا صفحة في الملف: صدّر النص المنسوخ من جديد مع صفحاته.
error-bad-transcription-no-text = ليس في ملف TEI هذا نص منسوخ: أرسل الملف الذي فيه نص الصفحات، فهذا وصف فقط.
error-bad-transcription-pages = عدد صفحات الملف { $count }، ولا يُقرأ منها أكثر من { $most }: قسّمه.
error-bad-transcription-lines = عدد الأسطر في الصفحة { $page } من الملف { $count }، ولا يُقرأ منها أكثر من { $most }: بيّن في الملف أين تبدأ كل صفحة.
error-bad-transcription-long = في الملف من الأسطر أكثر من { $most }: قسّمه.
error-bad-transcription-shape = نُسخ النص على صورة قياسها { $stated }، وقياس هذه { $at_hand }: قُصّت أو أُديرت على نحو آخر، فاختر الصورة التي تخصّه.
error-bad-transcription-no-size = لا يذكر الملف قياس صورته، وأسطره لا تتسع لها هذه الصورة: صدّره مع قياس الصفحة.
error-bad-transcription-unit = المواضع مذكورة بوحدة { $unit }، وليس في الملف قياس الصفحة ولا دقّتها: صدّره بمواضع محسوبة بالبكسل.
error-bad-transcription-outside = من بين الأسطر وعددها { $total } يقع { $count } خارج الصورة: المواضع في الملف لا تطابق القياس المذكور فيه، فصدّره من جديد.
