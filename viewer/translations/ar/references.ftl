### مخطوطات عند غيرنا إلى جانب كتاب: قائمتها، وسبب ذكرها، والمقابلة.
record-references = عند غيرنا
references-title = مخطوطات في مكتبات أخرى
references-public = مخطوطات في مكتبات أخرى
references-what = كتب وأوراق في مكتبات أخرى محلّها إلى جانب هذا الكتاب. تبقى صورها عند أصحابها: فإذا قابلت طلبها متصفّحك من خادمهم.
references-none = لا شيء بعد.
references-add = أضف مخطوطة من مكتبة أخرى
references-add-what = أعطِ بيان IIIF الخاص بها أو عنوانه وحده. يُحفظ البيان هنا كما هو اليوم، ولا تُنسخ الصور أبدًا.
references-removed = ما أُزيل
reference-file = البيان في ملف
reference-file-hint = الإصدار 2 أو 3 من IIIF Presentation، حتى 6 ميغابايت.
reference-pasted = أو ألصقه هنا
reference-address = أو عنوانه وحده
reference-address-hint = يُدوَّن العنوان فحسب، ولا يزوره هذا الخادم أبدًا.
reference-why = صلتها بهذا الكتاب
reference-reason-same_work = المصنَّف نفسه
reference-reason-same_scribe = الناسخ نفسه
reference-reason-same_workshop = المحترَف نفسه
reference-reason-sister_leaves = أوراق من المصحف أو الكتاب نفسه
reference-reason-dispersed_quire = كرّاسة متفرّقة من هذا الكتاب
reference-reason-same_owner = المالك السابق نفسه
reference-reason-other = سبب آخر
reference-note = ملاحظة
reference-note-language = لغة الملاحظة
reference-holder = مكانها
reference-sides = الصفحات
reference-rights = الحقوق
reference-added = أُضيفت
reference-address-alone = لا يُعرف إلا عنوانها
reference-manifest = البيان عند مكتبتها
reference-kept-copy = البيان المحفوظ هنا
reference-compare = قابِل
reference-change = غيّر أو أزل
reference-save = احفظ
reference-remove = أزل
reference-restore = أعدها
reference-our-side = صفحة من { $shelfmark }
reference-their-side = صفحة من المخطوطة الأخرى
reference-alone = ليس لهذا الكتاب صور متاحة للجميع بعد: تُعرض المخطوطة الأخرى وحدها.
reference-ask = { $count ->
    [zero] لن يُطلب شيء من خادم آخر.
    [one] سيطلب متصفّحك الصور من هذا الخادم:
    [two] سيطلب متصفّحك الصور من هذين الخادمين:
    [few] سيطلب متصفّحك الصور من هذه الخوادم:
    [many] سيطلب متصفّحك الصور من هذه الخوادم:
   *[other] سيطلب متصفّحك الصور من هذه الخوادم:
  }
reference-ask-what = وكما في كل صفحة على الشبكة، سيعرفون عنوانك على الإنترنت وأنك جئت من هنا. ولا يُطلب منهم شيء قبل موافقتك.
reference-show = اطلبها وقابِل
reference-back = عودة إلى القائمة
reference-from = الصور من

error-bad-manifest-empty = الملف فارغ: اختر الملف الذي فيه البيان.
error-bad-manifest-large = حجم البيان { $megabytes } ميغابايت ولا يُحفظ أكثر من { $limit }: أضفه بعنوانه وحده.
error-bad-manifest-json = تعذّرت قراءة البيان عند السطر { $line }: ليس JSON. احفظه من عنوانه مرة أخرى.
error-bad-manifest-kind = ليس هذا بيان IIIF («{ $given }»): افتح الكتاب عند مكتبته وخذ البيان من هناك.
error-bad-manifest-no-address = لا يذكر البيان عنوانه: اطلب من مكتبته بيانًا يذكره.
error-bad-manifest-address = «{ $address }» ليس عنوانًا على الشبكة: انسخه من صفحة المكتبة.
error-bad-manifest-other-address = يقول البيان إن عنوانه { $inside }، وقد كُتب { $given }: اترك حقل العنوان فارغًا، أو خذ البيان من هناك مرة أخرى.
error-bad-manifest-own = هذا كتاب من هذا الفهرس نفسه: أحِل إليه في الوصف.
error-bad-manifest-hosts = يعرض البيان صورًا من { $count } خادمًا، ولا يمكن أن يُسمّى للقارئ أكثر من { $most }: أضف بيانًا أصغر.
error-bad-manifest-nothing = اختر ملفًا أو ألصق بيانًا أو اكتب عنوانًا.
error-bad-manifest-long = الحقل أطول من { $most } حرفًا: اختصره.
error-reference-not-found = لا إحالة كهذه هنا: انظر القائمة.
error-reference-changed = غيّر { $by } هذه الإحالة في هذه الأثناء: انظر كيف صارت ثم أعد تغييرك.
error-reference-exists = لهذا الكتاب هذه الإحالة من قبل: غيّرها هناك.
error-unknown-kind-empty = الملف فارغ: اختر غيره.
error-unknown-kind-zip = هذا مجلد مضغوط: فُكّه وأرسل ما فيه من ملفات.
error-unknown-kind-root = لا شيء هنا يقرأ XML يبدأ بـ «{ $root }»: أرسل TEI أو MARCXML أو METS أو MODS.
error-unknown-kind-json = ليس هذا الـ JSON بيان IIIF: لا شيء هنا يقرؤه.
error-unknown-kind-binary = ليس الملف XML ولا جدولًا: أرسل TEI أو MARCXML أو METS أو MODS أو CSV أو XLSX.
error-bad-library-record-no-description = لا يصف الملف كتابًا: يلزمه تسجيلة MARC 21 أو وصف MODS.
error-bad-library-record-no-shelfmark = لا تذكر التسجيلة عند السطر { $line } رقم حفظ لا يزيد على { $most } حرفًا: اكتبه ({ $where }) وأعد إرسال الملف.
error-bad-library-record-several = يصف الملف { $count } من الكتب، ثانيها من السطر { $line }: أرسل ملفًا لكل منها، أو مجموعة واحدة.
error-bad-library-record-not-manuscript = التسجيلة عند السطر { $line } لاسم أو صنف وليست لكتاب: احذفها.
