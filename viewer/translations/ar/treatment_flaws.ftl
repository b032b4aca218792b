### Marks of the surveys that a treatment chooses.

treat-flaws = علامات المعاينات
treat-flaws-show = حفظ وإظهار علامات هذه الأوراق
treat-flaws-hint = علِّموا ما تعالجه هذه الخطوة. وإن لم يُعلَّم شيء فالوجه كله.
treat-flaws-plan = علِّموا ما يُراد معالجته. وإن لم يُعلَّم شيء فالوجوه كلها.
treat-flaws-none = لا علامات على هذه الأوراق، أو لم تُحفظ بعد.
treat-flaws-many = على هذه الأوراق علامات أكثر مما يُعرض. اكتبوا أوراقًا أقل للاختيار واحدة واحدة.
treat-flaws-treated = العلامات المعالَجة
treat-flaw = { $place }: { $words }
treat-flaw-place = { $words } ({ $number } من { $count })
treat-flaw-area = { $area } مم²
treat-flaw-open = المعاينة { $number }، ما زالت مفتوحة
treat-done-flaws = حُفظت. هذه علامات الأوراق.
treat-flaw-places = { $count ->
    [zero] لا مواضع معلَّمة
    [one] موضع معلَّم واحد
    [two] موضعان معلَّمان
    [few] { $count } مواضع معلَّمة
    [many] { $count } موضعًا معلَّمًا
   *[other] { $count } موضع معلَّم
}
error-bad-treatment-amended-time = اكتبوا الوقت بتوقيت UTC هكذا: 2026-11-22 21:10.
error-bad-treatment-amended-number = { $typed } ليس رقمًا: اكتبوه هكذا: 21.5.
