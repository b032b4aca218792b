### استيراد سجلات الفهارس الأخرى دفعةً دفعة.

error-batch-not-found = لا توجد عملية استيراد باسم «{ $batch_id }»: انظر في قائمتها.
error-batch-row-not-found = ليس في الاستيراد { $batch_id } سطر رقمه { $number }: افتحه من جديد.
error-batch-not-ready-reading = ما زال الاستيراد { $batch_id } يُقرأ، أو انقطعت قراءته: اقرأ الملفات نفسها مرة أخرى.
error-batch-not-ready-taken = يعمل شخص آخر على الاستيراد { $batch_id }: انظر أين وصل الآن.
error-batch-not-ready-row = لا شيء يُختار في السطر { $number }: فهو لم يتغير، أو رُفض، أو أُدخل من قبل.
error-bad-import-other-holder = يقول السجل إن الكتاب محفوظ لدى «{ $given }»: استورده لتلك الجهة.
error-bad-import-twice = سبق أن ورد رقم الحفظ «{ $shelfmark }» مع «{ $first }»: أبقِ واحدًا منهما.
error-bad-import-in-trash = للمخطوط { $manuscript_id } رقم الحفظ نفسه وهو في سلة المهملات: أخرجه منها أولًا.
error-kept-from-undo-trashed = نُقل { $manuscript_id } بعد ذلك إلى سلة المهملات ويبقى فيها.
error-kept-from-undo-published = نُشر { $manuscript_id } بعد ذلك أو تُركت مسودته: غيّره بيدك.
error-kept-from-undo-changed = غيّر { $by } المخطوط { $manuscript_id } بعد ذلك: غيّره بيدك.
error-kept-from-undo-in-use = صارت للمخطوط { $manuscript_id } صفحات أو مدخلات أخرى: انقله إلى سلة المهملات بدلًا من ذلك.
error-kept-from-undo-forgotten = لم يعد محفوظًا ما قيل في { $manuscript_id } قبل هذا الاستيراد: غيّره بيدك.
error-bad-table-encoding = الجدول ليس بترميز UTF-8: احفظه من جديد بصيغة «CSV UTF-8».
error-bad-table-no-shelfmark = ليس في السطر الأول من الجدول عمود لأرقام الحفظ: حدّد أيّها هو.
error-bad-table-unreadable = تتعذر قراءة السطر { $line } من الجدول ({ $why }): انظر في علامات الاقتباس فيه.
error-bad-table-cells = عدد الخلايا في السطر { $line } من الجدول { $cells } وعدد العناوين { $headers }: ضع نص الخلية التي فيها فاصلة بين علامتي اقتباس.
