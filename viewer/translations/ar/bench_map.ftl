### What the script of the damage map says. All of it goes to the page.

## Tools

bench-tool-pan = تحريك
bench-tool-polygon = مضلّع
bench-tool-freehand = رسم حر
bench-tool-rectangle = مستطيل
bench-tool-point = نقطة
bench-how-polygon = المس الزوايا واحدة بعد أخرى، ثم المس الأولى من جديد.
bench-how-freehand = أحطه بخط واحد.
bench-how-rectangle = اسحب من زاوية إلى زاوية أو المس زاويتين.
bench-how-point = المس الموضع.
bench-legend-points = تحمل النقطة حرف نوعها ودرجة شدتها من 0 إلى 4: A3. وما رُصد في التقييمات السابقة محاط بخط متقطع.
bench-list = القائمة
bench-choose-term = اختر التلف
bench-target = الشكل التالي يتبع: { $term }
bench-terms-title = ما نوع التلف؟
bench-terms-first = المستعملة أخيرًا (المفاتيح 1–9)
bench-terms-search = بحث
bench-terms-none = لا مصطلح بهذا الاسم؛ اختر «غير ذلك» وصفه بالكلمات.
bench-group-loss = تمزّقات وفواقد
bench-group-shape = ثنيات وتشوّهات
bench-group-water = ماء وبقع
bench-group-living = حشرات وقوارض وعفن
bench-group-media = حبر وألوان وذهب
bench-group-surface = السطح وتغيّر اللون
bench-group-binding = خياطة وتجليد
bench-group-repair = ترميمات سابقة
bench-group-other = غير ذلك

## One observation

bench-term = التلف
bench-severity = الشدّة
bench-severity-is = الشدّة { $severity }
bench-severity-0 = أثر
bench-severity-1 = طفيف
bench-severity-2 = متوسط
bench-severity-3 = شديد
bench-severity-4 = بالغ
bench-activity = النشاط
bench-activity-inactive = غير نشط
bench-activity-active = نشط
bench-activity-unknown = غير معروف
bench-extent = الانتشار
bench-extent-isolated = منفرد
bench-extent-local = موضعي
bench-extent-widespread = واسع
bench-extent-whole = الوجه كله
bench-words = بكلماتك
bench-words-hint = لازم إذا كان المصطلح «غير ذلك».
bench-cause = السبب المرجّح
bench-count = العدد
bench-measure = القياس
bench-materials = المواد
bench-component = جزء التجليد
bench-canvas-id = الوجه
bench-same = التلف نفسه من قبل
bench-same-as = التلف نفسه من قبل
bench-same-none = لا، هو جديد
bench-same-of = { $term }، التقييم { $number }، { $date }
bench-change = ما آل إليه
bench-change-proposed = بحسب المساحة: { $term }
bench-change-new = جديد
bench-change-unchanged = لم يتغيّر
bench-change-grown = اتّسع
bench-change-reduced = تقلّص
bench-change-treated = عولج
bench-change-gone = زال
bench-change-not_examined = لم يُفحص
bench-add-shape = إضافة شكل
bench-change-term = تغيير نوع التلف
bench-remove = حذف هذا التلف
bench-to-list = إلى القائمة

## Regions

bench-region = الشكل { $number }:
bench-region-area = { $area } مم²، { $share } % من الوجه
bench-region-no-scale = { $share } % من الوجه (مقاسه بالمليمتر غير معروف)
bench-region-point = نقطة بلا مساحة
bench-region-tolerance = بُسِّط الخط: لا يبعد أكثر من { $tolerance } بكسل عن المرسوم.
bench-region-tolerance-mm = بُسِّط الخط: لا يبعد أكثر من { $tolerance } بكسل ({ $area } مم) عن المرسوم.
bench-region-numbers = تعديل بالأرقام
bench-region-remove = حذف الشكل
bench-erased = حُذف الشكل. يمكن التراجع.
bench-removed = حُذف التلف. يمكن التراجع.
bench-changed-meanwhile = غيّر { $by } هذا في الأثناء. انظر إليه كما هو الآن.

## The list

bench-list-title = { $label }: التلف المسجَّل: { $count }
bench-list-empty = لم يُسجَّل شيء على هذا الوجه بعد.
bench-list-unknown = لم يُقرأ بعد ما لدى الخادم عن هذا الوجه.
bench-layer = التقييم { $number }، { $date } ({ $count })
bench-still-there = ما زال موجودًا
bench-whole-side = تلف الوجه كله
bench-by-numbers = إضافة شكل بالأرقام
bench-shape = الشكل
bench-add = إضافة
bench-marked-no-damage = { $label }: لا تلف.
