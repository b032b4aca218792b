### التقارير المطبوعة: الحالة والمعالجة والملصقات.

## Every report

sheet-condition-report = تقرير الحالة
sheet-not-signed = غير موقَّع
sheet-struck = ملغى
sheet-state-of = كما في { $moment }
sheet-page-of = صفحة { $page } من { $pages }
sheet-verify = التحقّق من التوقيع
sheet-signatures = التوقيعات
sheet-unsigned = غير موقَّع: هذه مسوّدة لا تُثبت شيئًا.
sheet-was = كان
sheet-now = والصواب
sheet-field = الحقل
sheet-reason = السبب
sheet-hash = بصمة ⁦SHA-256⁩ للقيد في السلسلة
sheet-entry-number = القيد { $number } في سلسلة هذه المخطوطة
sheet-amendment = صحّحه { $name } في { $date } (القيد { $number })
sheet-voided = ألغاه { $name } في { $date } (القيد { $number })
sheet-empty = (لا شيء)
sheet-unit-mm = mm
sheet-unit-cm = cm
sheet-unit-m = m
sheet-unit-um = µm
sheet-unit-mm2 = mm²
sheet-unit-cm2 = cm²
sheet-unit-g = g
sheet-unit-kg = kg
sheet-unit-ml = ml
sheet-unit-lx = lx
sheet-unit-rh = % RH
sheet-shelfmark = رقم الحفظ
sheet-book = العنوان
sheet-holder = الجهة الحافظة

## Condition: the title page

sheet-kind = نوع الفحص
sheet-assessment = { $kind }، رقم { $number }
sheet-dates = تاريخ الفحص
sheet-since = منذ { $day }
sheet-from-to = من { $first } إلى { $last }
sheet-assessors = الفاحصون
sheet-scope = نطاق الفحص
sheet-scope-whole = الكتاب كله
sheet-scope-quires = كراريس
sheet-scope-leaves = أوراق
sheet-scope-components = أجزاء من التجليد
sheet-outcome-examined = { $count ->
    [zero] لم يُفحص أي وجه على حدة
    [one] فُحص وجه واحد على حدة
    [two] فُحص وجهان كلّ على حدة
    [few] فُحصت { $count } أوجه كلّ على حدة
    [many] فُحص { $count } وجهًا كلّ على حدة
   *[other] فُحص { $count } وجه كلّ على حدة
}
sheet-outcome-no-damage = { $count ->
    [zero] لا وجه بلا تلف ظاهر
    [one] وجه واحد بلا تلف ظاهر
    [two] وجهان بلا تلف ظاهر
    [few] { $count } أوجه بلا تلف ظاهر
    [many] { $count } وجهًا بلا تلف ظاهر
   *[other] { $count } وجه بلا تلف ظاهر
}
sheet-outcome-not-examined = { $count ->
    [zero] فُحصت الأوجه كلها
    [one] تعذّر فحص وجه واحد
    [two] تعذّر فحص وجهين
    [few] تعذّر فحص { $count } أوجه
    [many] تعذّر فحص { $count } وجهًا
   *[other] تعذّر فحص { $count } وجه
}
sheet-purpose = الغرض
sheet-circumstances = الظروف
sheet-methods = الطرائق
sheet-climate = المكان والمناخ
sheet-next-check = الفحص المقبل
sheet-method-naked-eye = بالعين المجرّدة
sheet-method-magnifier = عدسة مكبّرة
sheet-method-microscope = مجهر
sheet-method-raking = ضوء مائل
sheet-method-transmitted = ضوء نافذ
sheet-method-uv = أشعة فوق بنفسجية
sheet-method-ir = أشعة تحت حمراء
sheet-method-touch = باللمس
sheet-method-thickness = قياس السماكة
sheet-method-ph = قياس الأس الهيدروجيني
sheet-kind-baseline = فحص أساس
sheet-kind-periodic = فحص دوري
sheet-kind-pre-treatment = قبل المعالجة
sheet-kind-post-treatment = بعد المعالجة
sheet-kind-pre-loan = قبل الإعارة
sheet-kind-arrival = عند الوصول
sheet-kind-departure = عند المغادرة
sheet-kind-return = عند العودة
sheet-kind-pre-imaging = قبل التصوير
sheet-kind-incident = بعد حادث
sheet-kind-survey = مسح
sheet-grades = الدرجات والصلاحية
sheet-grade = { $value } على سلّم من { $lowest } إلى { $highest } ({ $scale })
sheet-scale-overall = الحالة العامة
sheet-scale-stability = الاستقرار
sheet-scale-ink-corrosion = تآكل الحبر
sheet-scale-copper-green = خضرة النحاس
sheet-scale-priority = الأولوية
sheet-use-imaging = الصلاحية للتصوير
sheet-use-reading-room = الصلاحية لقاعة المطالعة
sheet-use-exhibition = الصلاحية للعرض
sheet-use-loan = الصلاحية للإعارة
sheet-fit-yes = نعم
sheet-fit-yes-with-conditions = نعم، بشروط
sheet-fit-no = لا
sheet-accessibility = فئة الإتاحة
sheet-accessibility-class = { $value } من 0 إلى 3
sheet-observed = المشاهَد
sheet-interpreted = التفسير
sheet-recommendations = التوصيات

## Condition: the quires and the folios

sheet-by-quire = بحسب الكراريس
sheet-no-collation = لا وصف للكراريس في السجلّ بعد: الأوجه كلها مجموعة واحدة.
sheet-quire-number = الكرّاسة
sheet-quire-folios = الأوراق
sheet-quire-sides = الأوجه
sheet-quire-damaged = متضررة
sheet-quire-observations = ملاحظات
sheet-quire-worst = الأسوأ
sheet-quire-area = المساحة
sheet-quire-index = المؤشر
sheet-quire-none = خارجها
sheet-quire-of = الكرّاسة { $number }
sheet-method = حُسبت المساحات والمؤشرات من المناطق المرسومة وفق { $version }.
sheet-beside = التجليد والكتاب عمومًا
sheet-unexamined = ما لم يُفحص
sheet-folios = الورقة
sheet-legend = مفتاح الرموز
sheet-cause = السبب
sheet-count = العدد: { $number }
sheet-measured = القياس
sheet-column-number = الرقم
sheet-column-damage = التلف
sheet-column-severity = الشدّة
sheet-column-area = المساحة
sheet-column-change = منذ آخر فحص
sheet-severity = { $value } من 4
sheet-activity-active = نشِط
sheet-activity-inactive = غير نشِط
sheet-activity-unknown = النشاط غير معروف
sheet-extent-isolated = معزول
sheet-extent-local = موضعي
sheet-extent-widespread = واسع الانتشار
sheet-extent-whole = على الوجه كله
sheet-change-new = جديد
sheet-change-unchanged = لم يتغيّر
sheet-change-grown = ازداد
sheet-change-reduced = نقص
sheet-change-treated = عولج
sheet-change-gone = زال
sheet-change-not_examined = لم يُفحص
sheet-folio-alt = { $label }، الوجه كاملًا وعليه مواضع التلف
sheet-picture-none = لا صورة لهذا الوجه: رُسم إطاره.
sheet-picture-ruled-out = يطلب القائم عليه ألّا يُستنسخ هذا الوجه هنا: رُسم إطاره.
sheet-picture-uncovered = يطلب القائم عليه ألّا يعلو هذا الوجه شيء: العلامات بجانبه على ارتفاع ما تصفه.
sheet-group-loss = تمزّق، فقد، قطع
sheet-group-shape = تشوّه
sheet-group-water = ماء، بقعة
sheet-group-living = حشرات، قوارض، عفن
sheet-group-media = الحبر والأصباغ
sheet-group-surface = السطح
sheet-group-binding = التجليد
sheet-group-repair = ترميم قديم
sheet-group-other = غير ذلك
sheet-picture-missing = تتعذّر قراءة الصورة الآن.

## Treatment proposal

sheet-proposal = مقترح المعالجة
sheet-version = النسخة
sheet-version-number = النسخة { $number }
sheet-written-by = كتبه
sheet-based-on = استنادًا إلى
sheet-aims = الأهداف
sheet-asked-for = الإذن المطلوب
sheet-tests = الاختبارات المُجراة
sheet-sacred = حرمة النص
sheet-fragments-kept = تُحفظ القطع كلها
sheet-yes = نعم
sheet-no = لا
sheet-options = الخيارات
sheet-recommended = الموصى به
sheet-option-kind-no-treatment = دون معالجة
sheet-option-kind-preventive-only = الوقاية فقط
sheet-option-kind-treatment = معالجة
sheet-option-actions = الإجراءات
sheet-option-risks = المخاطر
sheet-option-benefits = الفوائد
sheet-option-evidence-loss = الشواهد المفقودة
sheet-option-hours = الساعات
sheet-option-cost = الكلفة
sheet-option-retreatability = إمكان إعادة المعالجة
sheet-approvals = الموافقات
sheet-no-approvals = لم يقرّر أحد بعد.
sheet-conditions = الشروط
sheet-condition = الشرط
sheet-kind-of-condition = ما يعلّقه
sheet-condition-blocking-before-start = البدء
sheet-condition-blocking-before-completion = الإتمام
sheet-condition-advisory = لا شيء (نصيحة)
sheet-satisfied = { $name }، { $date }: { $evidence }
sheet-unsatisfied = لم يُستوفَ بعد
sheet-met = الاستيفاء
sheet-checks = قواعد القائم على المخطوطة
sheet-rule = القاعدة
sheet-check-met = مستوفاة
sheet-check-open = غير مستوفاة
sheet-check-blocking = غير مستوفاة: توقف العمل
sheet-warnings = تحذيرات
sheet-role = مَن
sheet-decision = القرار
sheet-when = متى
sheet-decision-approve = موافقة
sheet-decision-approve-with-conditions = موافقة بشروط
sheet-decision-return = إعادة
sheet-decision-reject = رفض
sheet-proposal-draft = مسوّدة
sheet-proposal-submitted = مقدَّم
sheet-proposal-returned = مُعاد
sheet-proposal-approved = موافَق عليه
sheet-proposal-approved-with-conditions = موافَق عليه بشروط
sheet-proposal-rejected = مرفوض
sheet-proposal-expired = منتهي الصلاحية
sheet-proposal-superseded = حلّت محلّه نسخة أحدث

## Treatment report and step card

sheet-treatment-report = تقرير المعالجة
sheet-step-card = بطاقة الخطوة
sheet-treatment = المعالجة
sheet-state = وضع العمل
sheet-treatment-planned = مخطَّطة
sheet-treatment-in-progress = جارية
sheet-treatment-paused = متوقّفة مؤقتًا
sheet-treatment-completed = مكتملة
sheet-treatment-signed = موقَّعة
sheet-treatment-closed = مغلقة
sheet-treatment-stopped = موقوفة
sheet-team = فريق العمل
sheet-times = الوقت
sheet-summary = الخلاصة
sheet-call-back = موعد المعاينة التالية
sheet-steps = الخطوات
sheet-step = الخطوة { $number }
sheet-step-open = مفتوحة
sheet-step-in-progress = جارية
sheet-step-finished = منتهية وغير موقَّعة
sheet-step-signed = موقَّعة
sheet-outcome-of-as-planned = كما خُطّط
sheet-outcome-of-partly = جزئيًا
sheet-outcome-of-failed = أخفقت
sheet-outcome-of-abandoned = تُركت
sheet-places = الموضع
sheet-act = الإجراء
sheet-people = المنفّذون
sheet-minutes = { $count ->
    [zero] دون عمل محسوب
    [one] دقيقة عمل واحدة
    [two] دقيقتا عمل
    [few] { $count } دقائق عمل
    [many] { $count } دقيقة عمل
   *[other] { $count } دقيقة عمل
}
sheet-result = النتيجة
sheet-tools = الأدوات
sheet-deviation = الانحراف عن الخطة
sheet-deviation-none = لا يوجد
sheet-deviation-minor = انحراف طفيف
sheet-deviation-needs-variation = انحراف يستلزم إذنًا
sheet-materials = المواد
sheet-material = المادة
sheet-way = أُضيف أم أُزيل
sheet-way-added = أُضيف
sheet-way-removed = أُزيل
sheet-way-temporary = مؤقّت
sheet-amount = المقدار
sheet-pieces = { $number } قطعة
sheet-preparation = المستحضَر { $code }
sheet-lots = الدفعة { $codes }
sheet-override = أجازه { $name }: { $reason }
sheet-withdrawn = شطبه { $name }: { $reason }
sheet-fragments = القطع
sheet-kept-in = مكان الحفظ
sheet-everywhere = جميع مواضع هذه الخطوة
sheet-evidence = الصور
sheet-phase-before = قبل الترميم
sheet-phase-during = أثناء الترميم
sheet-phase-after = بعد الترميم
sheet-photograph-digest = بصمة SHA-256 للملف الأصلي:
sheet-photograph-as-taken = كما التُقطت، ولم تُطابَق مع صفحتها بعد
sheet-photograph-alt = { $folio }، الوجه كاملًا. { $phase }، { $light }، { $taken }
sheet-photograph-alone = لا توجد صورة لهذا الوجه بالإضاءة نفسها لتوضع بجانبها.
sheet-photograph-ruled-out = لا تُستنسخ بطلب القائم عليها.
sheet-photograph-withdrawn = لا تُستنسخ: الكتاب محجوب عن العرض.
sheet-photograph-beyond = مذكورة فقط: بلغ هذا التقرير عدد الصور التي يمكن طبعها. والصور نفسها في السجل.
sheet-photograph-lost = مذكورة في الخطوة ولم تعد في السجل:
sheet-no-visible-change = لا تغيّر ظاهر ({ $name }): { $reason }
sheet-second-text = نص ثانٍ
sheet-second-text-by = كتب { $name } أيضًا في { $date }، والنصّان محفوظان.
sheet-variations = طلبات الخروج عن الخطة
sheet-variation-raised = مطلوب
sheet-variation-accepted = مقبول
sheet-variation-refused = مرفوض
sheet-variation-accepted-with-changes = مقبول مع تعديلات
sheet-spot-tests = اختبارات موضعية
sheet-test = الاختبار
sheet-safe = آمن
sheet-test-water-solubility = الذوبان في الماء
sheet-test-ethanol-solubility = الذوبان في الإيثانول
sheet-test-iron-ii = أيونات الحديد الثنائي
sheet-test-copper = نحاس
sheet-test-ph-surface = الأس الهيدروجيني للسطح
sheet-test-adhesive = لاصق
sheet-signature-line = التاريخ والتوقيع

## Labels and copies

sheet-box-labels = ملصقات
sheet-box = العلبة { $name }
sheet-copies-list = النسخ المطبوعة
sheet-copies-why = يُحفظ كل تقرير موقَّع ورقيًّا في نسختين: واحدة لدى المالك وأخرى لدى المرمّم.
sheet-copy-owner = نسخة المالك
sheet-copy-conservator = نسخة المرمّم
sheet-report = التقرير
sheet-signed = موقَّع
error-keeper-missing = اذكر من يحفظ هذه النسخة وأين.
error-nothing-signed = لا يُسجَّل الطبع إلا لتقرير موقَّع: وقّعه أولًا.

## The page of the reports

reports-title = التقارير
reports-lead = ما يمكن طبعه عن هذا الكتاب. كل تقرير يطابق بياناته.
reports-none = لا شيء للطبع بعد: يأتي التقرير مع أول فحص.
reports-language = لغة التقارير
reports-arabic-digits = بالأرقام العربية المشرقية
reports-data = البيانات
reports-public = التقرير العام
reports-draft = غير موقَّع
reports-steps = بطاقات الخطوات
reports-labels = ملصقات العلب
reports-box = اسم العلبة
reports-labels-count = العدد
reports-labels-make = إعداد الملصقات
reports-copies = النسختان المطبوعتان
reports-copies-print = طبع هذه القائمة
reports-copies-none = لا شيء موقَّع بعد.
reports-copy-missing = لم تُطبع بعد
reports-copy-is = { $keeper }، { $date }
reports-copy-outdated = طُبعت قبل آخر تغيير: اطبعها من جديد
reports-keeper = من يحفظها وأين
reports-copy-note = تسجيل الطبع
reports-noted = سُجّل.
reports-waiting = يُعَدّ التقرير
reports-waiting-lead = فيه صور كثيرة ويُعدّه عامل. يمكنك مغادرة الصفحة فالتقرير محفوظ.
reports-queued = في انتظار عامل.
reports-running = { $done } من { $of }
reports-failed = تعذّر إعداد التقرير. السبب في السجلّ، فاطلبه ثانية بعد إصلاحه.
reports-look-again = النظر ثانية
reports-ready = التقرير جاهز.
reports-back = العودة إلى المخطوطة
