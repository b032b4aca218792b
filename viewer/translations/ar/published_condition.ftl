### What the public gets of conservation: the condition page, comparing photographs, the light switch.

public-condition-title = حالة الحفظ
public-condition-what = ما وجده المرمّمون وما فعلوه، كما وقّعوه وكما أتاحته الجهة الحافظة. ولا يُعرض هنا شيء سواه.
public-condition-none = لم يُنشر شيء بعد عن حالة حفظ هذا المخطوط.
public-verify = التحقق من التوقيعات
public-survey = فُحص في { $day }
public-signed-by = وقّعه
public-entry = القيد الموقّع
public-corrections = { $count ->
    [zero] لا تصحيح بجانبه
    [one] وُقّع بجانبه تصحيح واحد
    [two] وُقّع بجانبه تصحيحان
    [few] وُقّع بجانبه { $count } تصحيحات
    [many] وُقّع بجانبه { $count } تصحيحًا
   *[other] وُقّع بجانبه { $count } تصحيح
}
public-kind-baseline = أول فحص كامل
public-kind-periodic = فحص دوري
public-kind-pre-treatment = قبل المعالجة
public-kind-post-treatment = بعد المعالجة
public-kind-pre-loan = قبل الإعارة
public-kind-arrival = عند الوصول
public-kind-departure = عند المغادرة
public-kind-return = عند العودة
public-kind-pre-imaging = قبل التصوير
public-kind-incident = بعد حادث
public-kind-survey = مسح
public-grade-overall-4 = الحالة العامة
public-grade-overall-4-1 = جيدة (1 من 4)
public-grade-overall-4-2 = مقبولة (2 من 4)
public-grade-overall-4-3 = سيئة (3 من 4)
public-grade-overall-4-4 = حرجة (4 من 4)
public-grade-stability-3 = الاستقرار
public-grade-stability-3-1 = مستقرة (1 من 3)
public-grade-stability-3-2 = تتغيّر ببطء (2 من 3)
public-grade-stability-3-3 = تتدهور (3 من 3)
public-grade-ink-corrosion-icn = تآكل الحبر
public-grade-ink-corrosion-icn-1 = جيدة (1 من 4)
public-grade-ink-corrosion-icn-2 = مقبولة (2 من 4)
public-grade-ink-corrosion-icn-3 = سيئة (3 من 4)
public-grade-ink-corrosion-icn-4 = سيئة جدًا (4 من 4)
public-grade-copper-green-4 = خضرة النحاس
public-grade-copper-green-4-1 = جيدة (1 من 4)
public-grade-copper-green-4-2 = مقبولة (2 من 4)
public-grade-copper-green-4-3 = سيئة (3 من 4)
public-grade-copper-green-4-4 = سيئة جدًا (4 من 4)
public-use-imaging = الصلاحية للتصوير
public-use-reading-room = الصلاحية لقاعة المطالعة
public-use-exhibition = الصلاحية للعرض
public-use-loan = الصلاحية للإعارة
public-fit-yes = نعم
public-fit-yes-with-conditions = نعم، بشروط
public-fit-no = لا
public-observed = ما شوهد
public-interpreted = ما استنتجه المرمّمون
public-damage = التلف صفحةً صفحة
public-sides-shown = الصفحات المتضررة: من { $first } إلى { $last } من أصل { $count }
public-sides-before = الصفحات السابقة
public-sides-after = الصفحات التالية
public-sound = { $count ->
    [zero] لا صفحات خالية من التلف
    [one] لم يُرَ تلف في صفحة واحدة
    [two] لم يُرَ تلف في صفحتين
    [few] لم يُرَ تلف في { $count } صفحات
    [many] لم يُرَ تلف في { $count } صفحة
   *[other] لم يُرَ تلف في { $count } صفحة
}
public-unexamined = لم تُفحص
public-annotations = الشيء نفسه في صورة تعليقات (IIIF)
public-treatment = معالجة انتهت في { $day }
public-treated-from = متى
public-acts = ما الذي أُجري
public-materials = المواد التي بقيت في الكتاب
public-sides = الصفحات
public-whole-book = الكتاب كله
public-comma = ،{" "}

compare-title = مقارنة الصور
compare-link = مقارنة الصور
compare-none = ليس لأي صفحة صورة ثانية للمقارنة بعد.
compare-staff = ترى أيضًا الصور التي لم تُنشر. أما الجمهور فلا يرى إلا ما نُشر.
compare-side = الصفحة
compare-left = يسارًا
compare-right = يمينًا
compare-show = اعرض
compare-mode = طريقة المقارنة
compare-way-curtain = ستار
compare-way-fade = تلاشٍ
compare-way-side = جنبًا إلى جنب
compare-damage = إظهار التلف
compare-damage-none = لم يُحدَّد تلف في هذه الصفحة.
compare-stage = { $label }. يسارًا: { $left }. يمينًا: { $right }.
compare-curtain-at = الستار عند { $percent }٪
compare-fade-at = الصورة اليمنى بنسبة { $percent }٪
compare-only-side = يطلب القيّمون ألا يوضع شيء فوق هذه الصفحة، لذلك تقف الصورتان جنبًا إلى جنب.
compare-copy = نسخ رابط هذا المنظر
compare-keys = المفاتيح: [ و ] يحرّكان الستار، و + و − للتكبير والتصغير، و 0 يعرض الصفحة كاملة. وعنوان المتصفح يفتح المنظر نفسه من جديد.

light-choose = الإضاءة
light-normal = الضوء العادي
light-shown = المعروض: { $light }
light-not-here = لا توجد صورة كهذه لـ { $label } ({ $light })، فعُرضت بالضوء العادي.
light-band = { $light }، { $nm } نانومتر

data-linked-art = الوصف نفسه بصيغة Linked Art

error-treatment-not-signed = المعالجة { $treatment_id } لم تُوقَّع بعد: وقّعها ثم انشرها.
