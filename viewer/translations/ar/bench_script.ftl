### What the scripts of the bench say: saving, passes over the book, signing. All of it goes to the page.

## Where the work is

bench-state-saved = محفوظ على الخادم
bench-state-sending = جارٍ الحفظ (للإرسال: { $count })
bench-state-waiting = محفوظ على هذا الجهاز (للإرسال: { $count })
bench-state-memory = في هذه النافذة فقط: لا تغلقها قبل الإرسال ({ $count })
bench-state-signed-out = انتهت جلستك: سجّل الدخول من جديد وسيُرسل كل شيء.
bench-state-other-person = سجّل الدخول شخص آخر؛ هذا العمل ينتظرك.
bench-state-others = على هذا الجهاز عمل لآخرين ينتظر دخولهم: { $count }
bench-state-refused = تعذّر الحفظ: { $why }
bench-state-clash = غيّر شخص آخر الشيء نفسه.
bench-sign-in = تسجيل الدخول من جديد
bench-try-again = إعادة المحاولة
bench-give-up = التخلّي عن هذا التغيير
bench-decide = المقارنة والاختيار
bench-clash-title = غيّر هذا شخصان
bench-clash-what = بينما كنت تكتب غيّره { $by } أيضًا. اختر ما يبقى.
bench-clash-mine = لك:
bench-clash-theirs = { $by }:
bench-clash-take = إبقاء المختار
bench-clash-later = القرار لاحقًا
bench-close = إغلاق
bench-undo = تراجع
bench-redo = إعادة
bench-loading = يجري تحميل الكتاب…
bench-not-said = غير مذكور
bench-text-language = لغة هذه الكلمات
bench-text-more = بلغة أخرى
bench-no-sides = لا أوجه لهذا المخطوط بعد.
bench-no-photograph = لا صورة لعرضها هنا؛ سجّل بالكلمات أو بالأرقام.
bench-side = الوجه
bench-side-before = الوجه السابق
bench-side-after = الوجه التالي
bench-page-alt = الوجه { $label } كاملًا

## Quires and leaves

bench-progress = المتبقي: { $count } من { $total } وجهًا
bench-pass-quires = كرّاسة كرّاسة
bench-quire = الكرّاسة { $quire }
bench-quire-unknown = كل الأوجه
bench-quire-outside = خارج الكراريس
bench-no-collation = لا وصف للكراريس في البطاقة: كل الأوجه في مجموعة واحدة.
bench-index = متوسط مؤشر التلف من 0 إلى 100
bench-sides = الأوجه: { $count }
bench-open = المتبقي: { $count }
bench-all-told = فُحصت كلها
bench-observations = الملاحظات: { $count }
bench-no-damage = لا تلف
bench-same-as-last = كالمرة السابقة
bench-look = وجهًا وجهًا
bench-draw-damage = تسجيل تلف
bench-see-map = عرض خريطة التلف
bench-outcome-open = لم يُفحص بعد
bench-outcome-examined = فُحص
bench-outcome-no_damage = لا تلف
bench-outcome-not_examined = لم يُفحص
bench-reason-title = لماذا تعذّر فحص { $label }؟
bench-reason = السبب
bench-reason-missing = اذكر السبب، مثلًا: أوراق ملتصقة.
bench-reason-stuck = أوراق ملتصقة
bench-reason-fragile = أهشّ من أن يُفتح
bench-reason-hidden = مخفيّ في التجليد
bench-reason-away = غير متوفّر الآن
bench-reason-unphotographed = لم يُفتح اليوم
bench-told = سُجِّل لعدد من الأوجه: { $count }.
bench-told-one = سُجِّل للوجه { $label }.
bench-taken-back = أُلغي.

## Binding

bench-pass-components = التجليد جزءًا جزءًا
bench-components-lead = سجّل ما في هذا الكتاب فقط؛ ويمكن إضافة ما ليس في القائمة.
bench-component-no_damage = لا تلف
bench-component-examined = به تلف موصوف
bench-component-not_examined = لم يُفحص
bench-component-note = ما شوهد أو سبب عدم الفحص
bench-component-add = إضافة جزء آخر
bench-in-scope = مطلوب

## The whole

bench-pass-whole = الكتاب كله
bench-part-grades = الدرجات
bench-part-words = بالكلمات
bench-part-looking = لماذا وكيف فُحص
bench-part-next = ما يلي
bench-grade-overall = الحالة العامة
bench-grade-overall-1 = جيدة
bench-grade-overall-2 = متوسطة
bench-grade-overall-3 = سيئة
bench-grade-overall-4 = حرجة
bench-grade-stability = الاستقرار
bench-grade-stability-1 = مستقرة
bench-grade-stability-2 = تتغيّر ببطء
bench-grade-stability-3 = تتدهور بسرعة
bench-grade-ink_corrosion = تآكل الحبر
bench-grade-ink_corrosion-1 = جيدة
bench-grade-ink_corrosion-2 = متوسطة
bench-grade-ink_corrosion-3 = سيئة
bench-grade-ink_corrosion-4 = سيئة جدًا
bench-grade-copper_green = أخضر النحاس
bench-grade-copper_green-1 = جيدة
bench-grade-copper_green-2 = متوسطة
bench-grade-copper_green-3 = سيئة
bench-grade-copper_green-4 = سيئة جدًا
bench-use-imaging = صلاحيته للتصوير
bench-use-reading_room = صلاحيته لقاعة المطالعة
bench-use-exhibition = صلاحيته للعرض
bench-use-loan = صلاحيته للإعارة
bench-fit-yes = نعم
bench-fit-yes_with_conditions = نعم بشروط
bench-fit-no = لا
bench-priority = الأولوية
bench-priority-0 = لا شيء
bench-priority-1 = منخفضة
bench-priority-2 = متوسطة
bench-priority-3 = عالية
bench-priority-4 = عاجلة
bench-observed = ما يُرى
bench-observed-hint = ما تقوله العين والأدوات فقط.
bench-interpreted = ما يعنيه
bench-interpreted-hint = ما تستنتجه منه.
bench-purpose = الغرض
bench-circumstances = الظروف
bench-methods = الطرائق
bench-method-naked_eye = العين المجردة
bench-method-magnifier = عدسة مكبّرة
bench-method-microscope = مجهر
bench-method-raking = ضوء مائل
bench-method-transmitted = ضوء نافذ
bench-method-uv = فوق بنفسجي
bench-method-ir = تحت أحمر
bench-method-touch = اللمس
bench-method-thickness = قياس السماكة
bench-method-ph = درجة الحموضة
bench-assessors = الفاحصون (تفصل بينهم ؛)
bench-place = المكان
bench-light-lux = الإضاءة، لكس
bench-temperature-c = الحرارة، °م
bench-humidity-percent = الرطوبة النسبية، %
bench-next-check = تاريخ الفحص التالي
bench-next-check-on = تاريخ الفحص التالي
bench-scope = النطاق
bench-grades = الدرجات
bench-fitness = الصلاحية
bench-components = التجليد
bench-recommendations = التوصيات

## Signing

bench-missing = أوجه لم تُفحص ولم يُذكر سببها: { $count }. افتح أيًّا منها بلمسة:
bench-missing-more = و{ $count } غيرها
bench-missing-parts = أجزاء من التجليد بلا نتيجة: { $label }
bench-nothing-missing = لكل وجه في النطاق جواب.
bench-sign-unsent = لم يصل كل شيء إلى الخادم بعد ({ $count }): انتظر ثم وقّع.
bench-sign-offline = لا يجيب الخادم. لم يضِع شيء؛ وقّع عند عودة الشبكة.
