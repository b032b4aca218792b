### The store of materials, the order of approvals, and what has happened.

## Store

treat-store-what = ما قد يلامس كتابًا: المنتجات، والدفعات مع صحائف سلامتها، وما حُضِّر هنا.
treat-holder = الجهة الحافظة
treat-products = المنتجات والدفعات
treat-product = المنتج
treat-no-lots = لا دفعة منه.
treat-preparations = التحضيرات
treat-enter = إدخال
treat-enter-product = منتج
treat-enter-lot = دفعة واردة
treat-enter-preparation = تحضير
treat-enter-it = إدخال
treat-generic = المادة
treat-product-name = العلامة والاسم
treat-supplier = المورِّد
treat-catalogue-number = رقم الفهرس
treat-grammage = الوزن، غ/م²
treat-fibre = الألياف
treat-cas = رقم CAS
treat-animal-origin = الأصل الحيواني
treat-origin-none = لا يوجد
treat-origin-bovine = بقري
treat-origin-porcine = خنزيري
treat-origin-fish = سمكي
treat-origin-sturgeon = سمك الحفش
treat-origin-unknown = مجهول
treat-alcohol = يحتوي كحولًا
treat-reversible-in = يُعكس بـ، واحد في كل سطر
treat-received = تاريخ الاستلام
treat-opened = تاريخ الفتح
treat-expires = تاريخ الانتهاء
treat-sheet = صحيفة السلامة
treat-sheet-hint = مكان حفظها. ولا تُستعمل الدفعة بدونها.
treat-sheet-version = تاريخ إصدارها
treat-sheet-of = صحيفة السلامة { $name }، { $day }
treat-quantity = الكمية المتبقية
treat-storage = مكان التخزين
treat-certificate = الشهادة
treat-code = الرقم على الملصق
treat-concentration = التركيز
treat-made-by = حضّره
treat-made = تاريخ التحضير
treat-made-on = حُضِّر في { $day }
treat-use-by = يُستعمل قبل
treat-recipe = الوصفة
treat-of-lots = من هذه الدفعات
treat-is-product = منتج
treat-is-lot = دفعة
treat-is-preparation = تحضير
treat-recall = كل ورقة لامستها
treat-recall-what = ويشمل ما دخل في التحضيرات. الخطوات الملغاة مستثناة، وغير الموقَّعة داخلة.
treat-met-nothing = لم تلامس أي ورقة.
treat-not-signed-yet = لم توقَّع بعد
treat-change = تعديل

## Approvals

treat-policy-what = يقرر كل واحد بعد الذي قبله. وما قُدِّم من قبل يحتفظ بترتيب يومه.
treat-policy-set = تحديد الترتيب
treat-place = المرتبة { $number }
treat-quorum = كم شخصًا منهم
treat-valid-months = مدة صلاحية الموافقة بالأشهر

## What has happened

treat-done-saved = حُفظ.
treat-done-submitted = وُقِّع وقُدِّم.
treat-done-decided = وُقِّع القرار.
treat-done-satisfied = استُوفي الشرط.
treat-done-start = بدأت المعالجة.
treat-done-pause = أُوقفت المعالجة مؤقتًا.
treat-done-resume = استؤنفت المعالجة.
treat-done-stop = أُوقف.
treat-done-complete = اكتملت المعالجة.
treat-done-close = أُغلقت المعالجة.
treat-done-tested = دُوِّن الاختبار.
treat-done-signed = وُقِّع.
treat-done-finished = انتهت الخطوة. اقرأوها مرة أخرى ثم وقّعوها.
treat-done-reopened = فُتحت الخطوة من جديد.
treat-done-chosen = المختار هو القائم الآن.
treat-done-material = دُوِّنت المادة.
treat-done-withdraw = شُطب.
treat-done-all = حُفظ مع كل صور هذه الأوراق.
treat-done-variation = أُرسل الطلب، والمعالجة متوقفة مؤقتًا.
treat-done-waive = دُوِّن أن لا تغيير يُرى.
treat-done-amended = وُقِّع التصحيح وهو بجانب الخطوة.
treat-done-voided = أُلغيت الخطوة.
treat-done-entered = أُدخل.
treat-done-set = حُدِّد الترتيب.
treat-kept-offer = في هذا الجهاز كلام لم يُحفظ ({ $when }).
treat-kept-restore = استعادته
treat-kept-drop = التخلص منه
error-bad-treatment-no-steps = علّموا الخطوات التي توقّعونها.
error-bad-treatment-no-second = لا يوجد هذا النص الثاني: افتحوا الخطوة من جديد.
error-bad-folios-backwards = { $folios } مكتوب بالعكس: اكتبوا أولًا الصفحة المتقدّمة في الكتاب.
error-bad-folios-unknown = ليس في الكتاب ورقة { $folio }: اكتبوا الصفحات مثل 9r والمدى مثل 9r-31v وبينها فواصل.
error-holder-not-found = لا توجد جهة حافظة { $holder_id }: اختاروا واحدة من القائمة.

## Counts

treat-minutes = { $count ->
    [zero] لا دقائق بعد
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
treat-steps-count = { $count ->
    [zero] لا خطوات
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
    [many] { $count } خطوة
   *[other] { $count } خطوة
}
treat-steps-unsigned = { $count ->
    [zero] كلها موقَّعة
    [one] واحدة غير موقَّعة
    [two] اثنتان غير موقَّعتين
    [few] { $count } غير موقَّعة
    [many] { $count } غير موقَّعة
   *[other] { $count } غير موقَّعة
}
treat-targets = { $count ->
    [zero] بلا موضع
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعًا
   *[other] { $count } موضع
}
treat-quorum-said = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
treat-valid = { $count ->
    [zero] لا مدة للموافقة.
    [one] تصلح الموافقة شهرًا واحدًا.
    [two] تصلح الموافقة شهرين.
    [few] تصلح الموافقة { $count } أشهر.
    [many] تصلح الموافقة { $count } شهرًا.
   *[other] تصلح الموافقة { $count } شهر.
}
