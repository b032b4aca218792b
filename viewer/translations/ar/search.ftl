# The list of manuscripts: words, filters, what was found.
search-words = البحث بأيّ خطّ
search-how = لا بدّ من وجود الكلمات كلّها. «كلمات متتابعة» بين علامتي اقتباس، ‎-بدون، عنوان:كلمة، بداية*
search-find = بحث
search-order = الترتيب
search-order-relevance = الأقرب أولًا
search-order-shelfmark = برقم الحفظ
search-order-date = بالتاريخ
search-order-newest = الأحدث أولًا
search-cut = قُرئت أول { $max } حرفٍ أو 12 كلمة فقط. اختصر السؤال على الأهم.
search-blank = ليس في السؤال حرف ولا رقم. اكتب كلمة.
search-filters = المرشّحات المفعّلة
search-without = إزالة:
search-clear = عرض جميع المخطوطات
search-narrow = تضييق القائمة
search-years = السنوات
search-from = من
search-to = إلى
search-calendar = التقويم
search-calendar-gregorian = ميلادي
search-calendar-hijri = هجري قمري
search-apply = تطبيق
search-years-both = { $first }–{ $last }
search-years-from = من { $first }
search-years-to = إلى { $last }
search-found = { $count ->
    [zero] لم يُعثر على مخطوطات
    [one] عُثر على مخطوط واحد
    [two] عُثر على مخطوطين
    [few] عُثر على { $count } مخطوطات
    [many] عُثر على { $count } مخطوطًا
   *[other] عُثر على { $count } مخطوط
  }
search-as-grid = عرض بالصور
search-as-list = عرض في قائمة
search-table = جدول (CSV)
search-collection = مجموعة IIIF
search-mirador = فتح في Mirador
search-mirador-title = المخطوطات التي عُثر عليها في Mirador
search-cited-first = الإحالات إلى أول { $count } مخطوط:
search-nothing = لم يُعثر على شيء.
search-nothing-what = أزِل مرشّحًا، أو اكتب كلمات أقل، أو بداية كلمة بعدها نجمة: كتا*
search-previous = السابقة
search-page = الصفحة { $page } من { $pages }
search-more = { $count ->
    [zero] لا مزيد
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $count } أخرى
    [many] { $count } أخرى
   *[other] { $count } أخرى
  }
search-near-alike = صيغة أخرى للكلمة
search-near-key = رسم مشابه
search-century = القرن { $number } م
search-century-before = القرن { $number } ق م
search-hijri-century = القرن { $number } هـ
search-hijri-century-before = قبل الهجرة
search-has-transcription = نصّ منسوخ
search-has-other-light = صور بإضاءة أخرى
search-has-condition = حالة منشورة
search-facet-holder = جهة الحفظ
search-facet-century = القرن
search-facet-hijri = القرن الهجري
search-facet-place = المكان
search-facet-language = اللغة
search-facet-script = الخطّ
search-facet-support = المادة
search-facet-decoration = الزخرفة
search-facet-has = ومعه
search-facet-rights = الحقوق
search-field-shelfmark = رقم الحفظ
search-field-title = العنوان
search-field-work = المؤلَّف
search-field-person = الشخص
search-field-place = المكان
search-field-holder = جهة الحفظ
search-field-date = التاريخ
search-field-language = اللغة
search-field-term = الوصف
search-field-note = ملاحظة
search-field-quote = المكتوب فيه
search-field-provenance = المصدر
search-field-condition = الحالة
search-field-text = على الصفحة
error-bad-question-chosen = لا يُختار معًا أكثر من { $max } قيمة: أزِل بعضها.
error-bad-question-calendar = السنوات بالتقويم الميلادي أو الهجري القمري: اختر أحدهما.
error-bad-question-year = السنة بين { $first } و{ $last }: راجِع ما كتبت.
error-bad-question-page = لا توجد صفحة { $page }: عُد إلى الأولى.
error-bad-question-number = «{ $text }» ليس رقمًا: اكتب رقمًا مثل 1200.
error-bad-question-order = لا ترتيب باسم «{ $text }»: اختر relevance أو shelfmark أو date أو newest.
error-synonyms-not-found = لا توجد مجموعة رسوم «{ $group_id }»: افتح القائمة من جديد.
error-synonyms-changed = غيّر { $by } هذه المجموعة وأنت تكتب: اقرأ ما فيها الآن ثم غيّرها من جديد.
error-bad-synonyms-first = هذه أول نسخة من المجموعة: احذف المجموعة نفسها.
error-bad-synonyms-letters = في أحد الرسوم لا حرف ولا رقم: اكتب الكلمة.
error-bad-synonyms-spellings = في المجموعة من 2 إلى { $max } رسمًا لا يزيد الواحد على 100 حرف، ولكلٍّ لغة مثل «ar» أو «kk»: راجِع ما كتبت.
error-hits-page-not-found = لا توجد في الجواب صفحة { $page }: ابدأ من أولاها.
error-nothing-to-complete = لا شيء يُكمَّل: أعطِ أول الكلمة في الوسيط «q».
