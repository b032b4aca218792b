### صفحات الاستيراد: إرسال الملفات، والنظر فيما قُرئ، وإدخاله، والتراجع عنه.

imports-title = عمليات الاستيراد
imports-what = تأتي سجلات الفهارس الأخرى دفعة واحدة: تُقرأ أولًا، ثم تنظر فيها وتصلحها، وبعد ذلك فقط تصير مسودات. ويمكن التراجع عن أي استيراد كاملًا.
imports-new = استيراد جديد
imports-empty = لم يُستورد شيء بعد.
imports-one = استيراد
imports-what-came = ما ورد
imports-state = الحالة
imports-records = السجلات
imports-begun = بدأ في
imports-by = { $name }
imports-count = { $count ->
    [zero] لا سجلات
    [one] سجل واحد
    [two] سجلان
    [few] { $count } سجلات
    [many] { $count } سجلًا
   *[other] { $count } سجل
}
imports-kind-tei = أوصاف TEI
imports-kind-table = جدول
imports-kind-marcxml = MARCXML
imports-kind-mets = METS
imports-kind-manifest = بيانات IIIF
imports-kind-transcription = نصوص منسوخة
imports-state-received = وصلت الملفات
imports-state-reading = قيد القراءة
imports-state-read = قُرئ ولم يُدخل بعد
imports-state-committing = قيد الإدخال
imports-state-committed = أُدخل
imports-state-undoing = قيد التراجع
imports-state-undone = تم التراجع عنه
imports-new-what = أرسل جدولًا (CSV أو Excel)، أو ملفات TEI أو MARCXML أو METS، أو ملف ZIP يضمها. لا يدخل الفهرسَ شيء قبل أن تنظر فيه.
imports-files-hint = في المرة الواحدة { $files } ملف على الأكثر و{ $size }؛ فإن زادت فاجمعها في ملف ZIP واحد.
imports-drop = أفلت الملفات هنا أو اخترها
imports-holder = المكتبة التي تحفظ الكتب
imports-makes = أنشئ مداخل لما ليس هنا بعد من أشخاص وأماكن ومصنفات
imports-makes-hint = للأسماء التي معها معرّف فقط، مثل معرّف VIAF. وتبقى سائر الأسماء كما كُتبت.
imports-send = أرسل
imports-sending = تُرسل الملفات…
imports-standing = أين وصل هذا الاستيراد
imports-working-read = تُقرأ السجلات
imports-working-commit = تُنشأ المسودات
imports-working-undo = يجري التراجع عن الاستيراد
imports-waiting = في انتظار من ينفّذه
imports-progress = { $done } من { $total }
imports-may-close = يمكنك إغلاق هذه الصفحة؛ فالعمل مستمر.
imports-look-again = انظر مجددًا
imports-stopped = توقف العمل هنا:
imports-cut-short = انقطع العمل.
imports-go-on = تابع
imports-columns = ما في الأعمدة
imports-columns-what = حدّد الحقل الذي يملؤه كل عمود. والعمود الذي لا حقل له يُحفظ بجانب السجل ويُعرض هناك؛ لا يضيع شيء.
imports-columns-again = غيّر الأعمدة
imports-sheet = الورقة
imports-sheet-show = اعرض هذه الورقة
imports-rows-found = { $count ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $count } أسطر
    [many] { $count } سطرًا
   *[other] { $count } سطر
}
imports-field = الحقل
imports-field-none = يُحفظ بجانب السجل
imports-field-of = حقل «{ $header }»
imports-language-of = لغة «{ $header }»
imports-language-none = لغة غير مذكورة
imports-field-shelfmark = رقم الحفظ
imports-field-title = العنوان
imports-field-summary = الملخص
imports-field-language = اللغات
imports-field-date = التاريخ
imports-field-place = المكان
imports-field-material = المادة
imports-field-rights = الحقوق
imports-field-author = المؤلف
imports-field-scribe = الناسخ
imports-field-patron = صاحب الأمر بالنسخ
imports-field-script = الخط
imports-field-leaves = الأوراق
imports-field-height = الارتفاع (مم)
imports-field-width = العرض (مم)
imports-field-note = ملاحظة
imports-field-former_shelfmark = رقم الحفظ القديم
imports-read-table = اقرأ الجدول
imports-read-again = اقرأ من جديد
imports-account = ما وُجد
imports-outcome-new = جديد
imports-outcome-same = لم يتغير
imports-outcome-changed = متغيّر
imports-outcome-refused = مرفوض
imports-fate-open = لم يُدخل
imports-fate-done = أُدخل
imports-fate-left = تُرك
imports-fate-undone = تم التراجع عنه
imports-fate-kept = بقي
imports-all = الكل
imports-is-new = مخطوط جديد: ستُنشأ له مسودة.
imports-is-same = في الفهرس مثله تمامًا.
imports-is-changed = المخطوط موجود هنا، وهذا السجل يقول غير ما فيه.
imports-is-left = تركتَه أنت.
imports-placed = وجدت { $share } من الأحرف حقولًا لها. وما لا حقل له محفوظ بجانب كل سجل.
imports-placed-share = وُضع { $share }
imports-refused-note = { $count ->
    [zero] لا سجلات مرفوضة.
    [one] سجل واحد لا يمكن إدخاله كما هو. أصلحه هنا، أو أدخل البقية من دونه.
    [two] سجلان لا يمكن إدخالهما كما هما. أصلحهما هنا، أو أدخل البقية من دونهما.
    [few] { $count } سجلات لا يمكن إدخالها كما هي. أصلحها هنا، أو أدخل البقية من دونها.
    [many] { $count } سجلًا لا يمكن إدخالها كما هي. أصلحها هنا، أو أدخل البقية من دونها.
   *[other] { $count } سجل لا يمكن إدخالها كما هي. أصلحها هنا، أو أدخل البقية من دونها.
}
imports-mend-first = أصلح الأول
imports-commit = { $count ->
    [zero] لا شيء يُدخل
    [one] أدخل سجلًا واحدًا
    [two] أدخل سجلين
    [few] أدخل { $count } سجلات
    [many] أدخل { $count } سجلًا
   *[other] أدخل { $count } سجل
}
imports-commit-what = تُنشأ من كل سجل مسودة. ولا يُنشر شيء قبل أن يراجعه أحد.
imports-commit-none = لا شيء يُدخل.
imports-undo = تراجع عن هذا الاستيراد
imports-undo-what = { $count ->
    [zero] لا مسودات تُزال.
    [one] تُزال مسودة واحدة من هذا الاستيراد.
    [two] تُزال مسودتان من هذا الاستيراد.
    [few] تُزال { $count } مسودات من هذا الاستيراد.
    [many] تُزال { $count } مسودة من هذا الاستيراد.
   *[other] تُزال { $count } مسودة من هذا الاستيراد.
}
imports-undo-made = { $count ->
    [zero] ولم يُنشأ له أي مدخل.
    [one] ومعها مدخل واحد أُنشئ له لشخص أو مكان أو مصنف، ما لم يذكره شيء آخر الآن.
    [two] ومعها مدخلان أُنشئا له، ما لم يذكرهما شيء آخر الآن.
    [few] ومعها { $count } مداخل أُنشئت له لأشخاص وأماكن ومصنفات، ما لم يذكرها شيء آخر الآن.
    [many] ومعها { $count } مدخلًا أُنشئت له لأشخاص وأماكن ومصنفات، ما لم يذكرها شيء آخر الآن.
   *[other] ومعها { $count } مدخل أُنشئت له لأشخاص وأماكن ومصنفات، ما لم يذكرها شيء آخر الآن.
}
imports-undo-keeps = { $count ->
    [zero] لا يبقى أي سجل.
    [one] يبقى سجل واحد لأنه عُمل عليه بعد ذلك:
    [two] يبقى سجلان لأنه عُمل عليهما بعد ذلك:
    [few] تبقى { $count } سجلات لأنه عُمل عليها بعد ذلك:
    [many] يبقى { $count } سجلًا لأنه عُمل عليها بعد ذلك:
   *[other] يبقى { $count } سجل لأنه عُمل عليها بعد ذلك:
}
imports-undo-sources = تُحفظ الملفات وهذه القائمة، فيمكن إدخالها مرة أخرى.
imports-undo-do = تراجع عنه
imports-undo-not = اتركه كما هو
imports-keeps-trashed = في سلة المحذوفات
imports-keeps-published = نُشر، أو تُركت مسودته
imports-keeps-changed = غيّره { $name }
imports-keeps-review = أُرسل إلى المراجعة
imports-keeps-in-use = صارت له صفحات
imports-more = و{ $count } أخرى
imports-report = تقرير CSV
imports-list = سجلات هذا الاستيراد
imports-list-empty = لا شيء من هذا.
imports-number = الرقم
imports-record = السجل
imports-what-is = ما هو
imports-what-became = ما صار إليه
imports-leave = اتركه
imports-take = أدخله
imports-take-changed = أدخل كل متغيّر
imports-mend = أصلح
imports-draft = افتح المسودة
imports-line = السطر { $line }
imports-untitled = بلا عنوان
imports-further = سجلات أخرى
imports-beginning = من البداية
imports-row = السجل { $number }
imports-row-understood = كيف قُرئ
imports-row-differences = ما الذي سيتغير
imports-row-aside = محفوظ بجانب السجل
imports-row-aside-none = كل ما في هذا السجل وجد حقلًا.
imports-row-names = أسماء لها معرّفات في مكان آخر
imports-row-name-only = يبقى اسمًا
imports-row-source = المصدر كما ورد
imports-mend-title = أصلح هذا السجل
imports-mend-what = ما تكتبه هنا يخص هذا الاستيراد. والملف كما ورد محفوظ بجانبه.
imports-mend-save = احفظ واقرأ من جديد
imports-mend-next = السجل المرفوض التالي
imports-mended = صار السجل { $number } سليمًا.
imports-mended-all = صارت كل السجلات سليمة.
imports-replace = أرسل ملفًا آخر لهذا السجل
imports-replace-send = أرسل واقرأ
imports-aside-where = أين
imports-aside-words = الكلمات
imports-aside-why = لماذا
imports-why-no-field = ليس في السجل حقل لهذا.
imports-why-no-column = لم يُختر حقل لهذا العمود.
imports-why-cannot-stand = لا يقبله الحقل:
imports-mended-by = أصلحه { $name }
error-bad-record-no-library = لم تُختر أي مكتبة: حدّد المكتبة التي تحفظ الكتب.
