### الأشخاص والأماكن والأعمال والهيئات.

nav-authorities = الأعلام والأماكن
authorities-title = الأشخاص والأماكن والأعمال
authorities-what = كل من تذكره السجلات وما تذكره، بجميع أسمائه وبكل خط.
authorities-search = ابحث بأي اسم وبأي خط
authorities-find = ابحث
authorities-kind = النوع
authorities-kind-all = كل الأنواع
authority-kind-person = شخص
authority-kind-place = مكان
authority-kind-work = عمل
authority-kind-body = هيئة
authorities-of-person = الأشخاص
authorities-of-place = الأماكن
authorities-of-work = الأعمال
authorities-of-body = الهيئات والجماعات
authorities-count = { $count ->
    [zero] لا مداخل
    [one] مدخل واحد
    [two] مدخلان، مرتبان بالاسم
    [few] { $count } مداخل، مرتبة بالاسم
    [many] { $count } مدخلًا، مرتبة بالاسم
   *[other] { $count } مدخل، مرتبة بالاسم
  }
authorities-found = { $count ->
    [zero] لا شيء بهذا الاسم.
    [one] وُجد مدخل واحد
    [two] وُجد مدخلان، الأقرب أولًا
    [few] وُجدت { $count } مداخل، الأقرب أولًا
    [many] وُجد { $count } مدخلًا، الأقرب أولًا
   *[other] وُجد { $count } مدخل، الأقرب أولًا
  }
authorities-none = لم يُدخل شيء بعد.
authorities-end = لا مداخل بعد هذا.
authorities-next = المداخل التالية
authorities-new = مدخل جديد
authorities-duplicates = مكررات محتملة
authority-names = الأسماء
authority-preferred = يظهر أولًا
authority-dates = التواريخ
authority-place = الموضع على الخريطة
authority-place-words = { $latitude }، { $longitude }
authority-north = { $degrees } شمالًا
authority-south = { $degrees } جنوبًا
authority-east = { $degrees } شرقًا
authority-west = { $degrees } غربًا
authority-place-coarse = مقرّب إلى درجة كاملة: هذا المكان محمي.
authority-elsewhere = في فهارس أخرى
authority-note = ملاحظة
authority-address = العنوان الدائم
authority-manuscripts = في المخطوطات
authority-manuscripts-none = لا تذكر هذا المدخل أي مخطوطة منشورة بعد.
authority-manuscripts-next = المخطوطات التالية
authority-edit = تحرير
authority-merge = دمج في مدخل آخر
authority-history = التاريخ
authority-script-latn = بالحرف اللاتيني
authority-script-arab = بالحرف العربي
authority-script-cyrl = بالحرف الكيريلي
authority-role-work = نص
authority-role-author = مؤلف
authority-role-translator = مترجم
authority-role-commentator = شارح
authority-role-editor = محقق
authority-role-compiler = جامع
authority-role-dedicatee = مُهدى إليه
authority-role-origin = مكان النسخ
authority-role-patron = آمر بالنسخ
authority-role-scribe = ناسخ
authority-role-artist = مزوّق
authority-role-bound-at = مكان التجليد
authority-role-binder = مجلّد
authority-role-issuer = مانح رقم
authority-role-mark = على صلة بعلامة في الكتاب
authority-role-giver = سلّم الكتاب
authority-role-receiver = تسلّم الكتاب
authority-role-stay = مكان في تاريخ الكتاب
authority-role-statement = مذكور في قول
authority-role-other = مذكور في السجل

## الاستمارة

authority-new-title = مدخل جديد
authority-edit-title = تحرير: { $name }
authority-form-name = الاسم
authority-form-language = اللغة
authority-form-language-hint = رمز مثل ar أو kk أو ar-Latn؛ اتركه فارغًا إن كانت اللغة مجهولة.
authority-form-preferred = يظهر أولًا في هذه اللغة
authority-form-names-hint = كل اسم قد يُبحث به، كلٌّ بخطه. لا تُحفظ السطور الفارغة.
authority-form-name-number = الاسم { $number }
authority-form-add-name = أضف اسمًا
authority-form-identifier-number = المعرّف { $number }
authority-form-identifiers = المعرّفات في فهارس أخرى
authority-form-scheme = النظام
authority-form-scheme-other = عنوان آخر
authority-form-uri = المعرّف أو العنوان
authority-form-add-identifier = أضف معرّفًا
authority-form-dates-hint = كما يراها القارئ، مثل «ت 1166» أو «1093–1166». والسنوات للتمييز بين المتشابهين في الاسم.
authority-form-dates-text = التواريخ بالكلمات
authority-form-start = السنة الأولى
authority-form-end = السنة الأخيرة
authority-form-latitude = خط العرض بالدرجات
authority-form-longitude = خط الطول بالدرجات
authority-form-sensitive = مكان محمي: لا تُظهر للعامة إلا درجات كاملة
authority-form-hidden = الموضع الدقيق محمي ولا يظهر لدورك، ويبقى كما هو.
authority-form-note-number = الملاحظة { $number }
authority-form-save = احفظ
authority-form-likely = أهو أحد هؤلاء؟
authority-form-likely-what = لها الاسم نفسه أو المعرّف نفسه. استعمل الصحيح منها، أو قل إن ما عندك غيرها.
authority-form-distinct = ما عندي غيرها: أنشئ مدخلًا جديدًا
authority-form-changed = حفظ غيرك هذا المدخل وأنت تكتب. كلماتك باقية أدناه: قارنها بالمدخل كما هو الآن ثم احفظ من جديد.
authority-form-now = افتح المدخل كما هو الآن
authority-delete = احذف
authority-delete-what = لا يُحذف إلا مدخل لم يذكره أي سجل قط، وما سواه يُدمج.

## الدمج والتاريخ والمكررات

authority-merge-title = دمج: { $name }
authority-merge-what = اختر المدخل الذي يبقى. تنتقل إليه أسماء هذا المدخل ومعرّفاته، ويقود عنوان هذا المدخل إليه دائمًا. ويمكن التراجع عن الدمج.
authority-merge-into = ادمج في
authority-merge-preview = قارن
authority-merge-goes = هذا يذهب
authority-merge-stays = هذا يبقى
authority-merge-after = ما سيكون
authority-merge-do = ادمج
authority-merge-swap = بالعكس
authority-history-title = تاريخ: { $name }
authority-editions = الطبعات
authority-edition = الطبعة { $number }
authority-edition-current = كما هو الآن
authority-change-create = أُنشئ
authority-change-edit = حُرّر
authority-change-restore = أُعيدت طبعة سابقة
authority-change-merge-in = دُمج فيه مدخل آخر
authority-change-merge-away = دُمج في مدخل آخر
authority-change-undo-merge = أُلغي الدمج
authority-change-delete = حُذف
authority-by = بيد { $name }
authority-restore = أعِد
authority-merges = عمليات الدمج
authority-merged-into = دُمج في
authority-undo = ألغِ الدمج
authority-undone-by = ألغاه { $name }
duplicates-title = مكررات محتملة
duplicates-what = مداخل من نوع واحد لعلها واحدة. افتحها ثم ادمجها، أو اتركها إن كانت اثنين.
duplicates-none = لم يوجد شيء بين هذه الأسماء.
duplicates-next = تابع في ترتيب الحروف
duplicates-sign-same_identifier = المعرّف نفسه في فهرس آخر
duplicates-sign-same_name = الاسم نفسه
duplicates-sign-similar_name = اسمان يختلفان بحرف أو حرفين
duplicates-merge = قارن وادمج

## حقل البحث

lookup-label = ابحث بالاسم
lookup-hint = اكتب جزءًا من أي اسم بأي خط. الأسهم تختار ومفتاح Enter يأخذ.
lookup-none = لم يوجد شيء.
lookup-one = وُجد واحد.
lookup-many = وُجد { $number }.
lookup-more = وُجد أكثر من { $number }؛ تابع الكتابة.
lookup-add = أضف جديدًا ({ $kind }): { $name }
lookup-adding = جارٍ الإضافة …
lookup-likely = لعله موجود. خذ أحد هؤلاء أو أضف ما عندك.
lookup-add-anyway = أضفه مع ذلك ({ $kind }): { $name }
lookup-chosen = اختير { $name }.
lookup-clear = اختر غيره
lookup-cleared = أُزيل.
lookup-failed = لم يُجب البحث. اكتب ثانية بعد لحظة.
