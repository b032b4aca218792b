### الوصف في الصفحة وطريقه إلى النشر وتاريخه.

## الوصف في الصفحة

record-title = الوصف
record-as-written = كما كُتب
record-wording = نص المصدر
record-see-page = انظر الصفحة
record-page = ص { $page }
record-seen = اطُّلع عليه في { $day }
record-millimetres = { $numbers } مم
record-tolerance = { $size } ± { $off } مم
record-yes = نعم
data-tei = الوصف بصيغة TEI P5
record-handling = قواعد التعامل
record-access = الإتاحة
record-private = القيد السري
record-bench = الترميم
record-edit = صف
record-folios = الأوراق
record-preview = معاينة
record-history = سجل التغييرات
record-public = الصفحة العامة
record-staff = العمل على هذا المخطوط

## المعاينة والنشر

preview-title = معاينة
preview-heading = معاينة { $shelfmark }
preview-what = هكذا ستظهر المسودة. ويرى القراء السجل المنشور إلى أن يُنشر من جديد.
preview-as = اعرض كما يراها
preview-tab-public = القراء
preview-tab-json = الجامعون: JSON
preview-tab-tei = الجامعون: TEI
preview-tab-manifest = بيان IIIF
preview-manifest-what = يُنشأ البيان عند نشر السجل. يؤخذ اسمه وملخصه وحقوقه والبيان الملزم من قسم «التعريف بالمخطوط»، وبياناته الوصفية من الحقول التي يراها القراء.
state-draft = مسودة
state-in_review = قيد المراجعة
state-published = منشور
state-withdrawn = مسحوب
state-draft-ahead = توجد مسودة أحدث
workflow-title = الخطوة التالية
workflow-submit = أرسل إلى المراجعة
workflow-publish = انشر
workflow-send-back = أعِدها…
workflow-withdraw = اسحب…
workflow-restore = انشر من جديد
workflow-discard = اترك المسودة…
workflow-discard-what = يبقى السجل المنشور كما هو، وتبقى كل نسخة محفوظة من المسودة يومًا في قاعدة البيانات.
workflow-discard-do = اترك المسودة
workflow-trash = انقل إلى المهملات
workflow-untrash = أخرج من المهملات
workflow-message = ما الجديد (لسجل التغييرات)
workflow-note = ملاحظة إلى أمين المجموعة
workflow-reason = السبب
workflow-withdraw-what = يبقى العنوان يجيب برقم الحفظ والعنوان والتاريخ وهذا السبب.
workflow-send-back-do = أعِدها
workflow-withdraw-do = اسحب
workflow-nothing = لا شيء يمكنك فعله بهذا الآن.
workflow-note-title = ملاحظة

## المكتب

desk-title = المكتب
desk-new = مخطوط جديد
desk-bulk = غيّر عدة سجلات معًا
desk-review = تنتظر المراجعة
desk-review-empty = لا شيء ينتظر المراجعة. يظهر هنا ما يرسله المفهرس.
desk-mine = مسوداتي
desk-mine-empty = ليست لديك مسودات. ابدأ بمخطوط جديد أو صف مخطوطًا موجودًا.
desk-others = مسودات الآخرين
desk-published = نُشرت حديثًا
desk-published-empty = لم يُنشر شيء بعد.
desk-trash = المهملات
desk-trash-empty = المهملات فارغة.
desk-trashed = نُقل إلى المهملات: { $shelfmark }
desk-edited = عدّله { $name }
desk-published-by = نشره { $name }
desk-untitled = بلا عنوان
desk-new-what = يكفي للبدء رقم الحفظ وجهة الحفظ والعنوان، والباقي في المحرّر.
desk-new-holder = جهة حفظ جديدة
desk-new-holder-hint = فقط إن لم تكن في القائمة.
desk-new-title-language = لغة العنوان
desk-create = ابدأ الوصف
desk-found = إلى المكتب

## عدة سجلات معًا

bulk-what = اختر مخطوطات وتغييرًا واحدًا. ترى كل فرق قبل الكتابة، ويمكن التراجع عن التغيير.
bulk-which = أي مخطوطات
bulk-find = أرقام حفظ تحتوي
bulk-find-do = اعرض
bulk-change = ما الذي يتغير
bulk-field = الحقل
bulk-value = القيمة الجديدة
bulk-value-hint = اتركه فارغًا لإزالة الموجود.
bulk-try = اعرض الفروق
bulk-apply = اكتب هذا في المسودات
bulk-none = لن يتغير شيء.
bulk-done = كُتب في المسودات.
bulk-undo = تراجع عن هذا التغيير
bulk-undone = أُلغي التغيير.
bulk-left = تُركت كما هي لأن أحدًا عدّلها بعد ذلك
bulk-manuscript = المخطوط
bulk-recent = تغييرات سابقة
bulk-count = { $count ->
    [zero] لا مخطوطات
    [one] مخطوط واحد
    [two] مخطوطان
    [few] { $count } مخطوطات
    [many] { $count } مخطوطًا
   *[other] { $count } مخطوط
  }

## سجل التغييرات

changes-title = سجل التغييرات
changes-heading = سجل تغييرات { $shelfmark }
changes-empty = لم يُنشر من هذا شيء بعد.
changes-number = المراجعة { $number }
changes-unknown-person = الشخص غير مسجل
changes-draft = المسودة مقارنةً بالسجل المنشور
changes-show = اعرض ما تغيّر
changes-same = لا فرق في الوصف.
changes-first = أول سجل محفوظ.
changes-no-record = لم يُحفظ وصف ذلك اليوم.
changes-restore = أعد هذا إلى المسودة
changes-restored = المسودة تحمل الآن هذه المراجعة. انشرها ليراها القراء.
difference-added = أُضيف
difference-removed = أُزيل
difference-changed = تغيّر
difference-old = قبلُ
difference-new = الآن
difference-count = { $count ->
    [zero] لا فروق
    [one] فرق واحد
    [two] فرقان
    [few] { $count } فروق
    [many] { $count } فرقًا
   *[other] { $count } فرق
  }
change-create = نُشر أول مرة
change-update = نُشر من جديد
change-delete = سُحب

## المسحوب

tombstone-title = سُحب هذا السجل
tombstone-what = كان المخطوط موصوفًا هنا ثم سُحب السجل. يبقى العنوان لتجد الإحالات القديمة جوابًا.
tombstone-on = تاريخ السحب
tombstone-reason = السبب
