### The conservator's bench: overview, frames of the assessment and of the damage map.

## Overview

bench-title = طاولة الترميم
bench-rooms = أقسام طاولة الترميم
bench-tab-condition = الحالة
bench-tab-treatment = المعالجة
bench-tab-photographs = الصور
bench-tab-compare = قبل وبعد
bench-tab-reports = التقارير
bench-assessments = تقييمات الحالة
bench-assessment = التقييم { $number }
bench-go-on = متابعة التقييم { $number }
bench-next-check-is = الفحص التالي: { $day }
bench-none-yet = لم يُقيَّم هذا المخطوط هنا بعد.
bench-new = فتح تقييم
bench-new-kind = نوع التقييم
bench-map = خريطة التلف
bench-kind-baseline = أوّلي للمقارنة
bench-kind-periodic = دوري
bench-kind-pre_treatment = قبل المعالجة
bench-kind-post_treatment = بعد المعالجة
bench-kind-pre_loan = قبل الإعارة
bench-kind-arrival = عند الوصول
bench-kind-departure = عند المغادرة
bench-kind-return = عند العودة
bench-kind-pre_imaging = قبل التصوير
bench-kind-incident = بعد حادث
bench-kind-survey = ضمن مسح شامل
bench-status-draft = مسودة
bench-status-returned = مُعاد
bench-status-signed = موقَّع
bench-released = منشور
bench-heat-title = الكتاب كرّاسة كرّاسة: التقييم { $number }
bench-heat-lead = الرقم متوسط مؤشر التلف للأوجه التي فُحصت، من 0 (لا شيء مسجَّل) إلى 100؛ وكلما كان اللون أغمق كانت الحالة أسوأ.
bench-heat-quire = الكرّاسة { $quire }
bench-heat-outside = خارج الكراريس
bench-heat-all = كل الأوجه
bench-heat-sides = بها تلف: { $damaged } من { $total }
bench-no-collation-yet = لا تتضمّن البطاقة وصفًا للكراريس، لذلك لا تُقسَّم الأوجه هنا إلى كراريس.

## One assessment

bench-opened = فُتح
bench-returned = أُعيد:
bench-needs-script = تحتاج الطاولة إلى JavaScript وهذا المتصفح لا يشغّله.
bench-passes = مراحل الفحص
bench-step-quires = الكراريس
bench-step-leaves = الأوراق
bench-step-components = التجليد
bench-step-whole = الكل
bench-step-sign = التوقيع
bench-sign-title = توقيع التقييم
bench-sign-statement = فحصتُ المخطوط { $shelfmark } كما يرد في التقييم { $number }، وما سُجِّل فيه هو ما رأيته.
bench-is-signed = هذا التقييم موقَّع ولا يتغيّر.
bench-verify = التحقّق
bench-cannot-sign = يحتاج الموقِّع إلى حساب له دور في طاولة الترميم.

## The damage map

bench-skip-to-list = إلى قائمة التلف
bench-back = العودة إلى التقييم
bench-legend = مفتاح الرموز
bench-panel = تلف هذا الوجه

bench-heat-open = { $count ->
    [zero] لا أوجه متبقية
    [one] وجه واحد لم يُفحص
    [two] وجهان لم يُفحصا
    [few] { $count } أوجه لم تُفحص
    [many] { $count } وجهًا لم يُفحص
   *[other] { $count } وجه لم يُفحص
}
