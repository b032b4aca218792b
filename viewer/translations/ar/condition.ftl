### Arabic: what the condition room refuses.

error-assessment-not-found = لا يوجد فحص برقم { $assessment_id }: افتح قائمة المخطوط من جديد.
error-observation-not-found = لا توجد ملاحظة برقم { $observation_id }: ربما حذفها أحدهم؛ أعد تحميل الصفحة.
error-region-not-found = لا توجد منطقة برقم { $region_id }: ربما حذفها أحدهم؛ أعد تحميل الصفحة.
error-assessment-signed = الفحص { $number } موقَّع ولا يتغيّر: اكتب تصحيحًا بجانبه أو افتح فحصًا جديدًا.
error-assessment-not-signed = الفحص { $number } لم يوقَّع بعد: وقّعه أولًا.
error-condition-edit-clash = غيّر { $by } هذا في هذه الأثناء: انظر إليه كما هو الآن ثم أعد تعديلك.
error-id-taken = { $object_id } موجود هنا بمحتوى آخر: أعد تحميل الصفحة، ويمكن حفظ ما أدخلته بمعرّف جديد.
error-bad-client-id = لا يصلح { $object_id } معرّفًا لشيء جديد هنا: اتركه.
error-sides-not-examined = { $count ->
    [zero] لم تُفحص أي صفحة ({ $labels }{ $more }): افحصها أو اذكر سبب تعذّر فحصها ثم وقّع.
    [one] بقيت صفحة واحدة لم تُفحص ولم يُذكر السبب ({ $labels }{ $more }): افحصها أو اذكر سبب تعذّر فحصها ثم وقّع.
    [two] بقيت صفحتان لم تُفحصا ولم يُذكر السبب ({ $labels }{ $more }): افحصهما أو اذكر سبب تعذّر فحصهما ثم وقّع.
    [few] بقيت { $count } صفحات لم تُفحص ولم يُذكر السبب ({ $labels }{ $more }): افحصها أو اذكر سبب تعذّر فحصها ثم وقّع.
    [many] بقيت { $count } صفحة لم تُفحص ولم يُذكر السبب ({ $labels }{ $more }): افحصها أو اذكر سبب تعذّر فحصها ثم وقّع.
   *[other] بقيت { $count } صفحة لم تُفحص ولم يُذكر السبب ({ $labels }{ $more }): افحصها أو اذكر سبب تعذّر فحصها ثم وقّع.
}
error-components-not-examined = لم يُذكر شيء بعد عن هذه الأجزاء من التجليد: { $components }. اكتب ما وُجد أو أن فحصها تعذّر، ثم وقّع.
error-reason-missing = اذكر سبب تعذّر فحص الصفحة، مثل «ورقة ملتصقة».
error-cannot-excuse-damage = سُجّل تلف في { $labels }، فقد فُحصت إذن: احذف ما سُجّل فيها أو اتركها مفحوصة.
error-not-in-book = لا ينتمي { $object_id } إلى هذا المخطوط: اختر ما ينتمي إليه.
error-unknown-term = لا يوجد في المعجم مصطلح { $term }: اختر مصطلحًا آخر، أو خذ «غير ذلك» واكتبه بالكلمات.
error-words-missing = المصطلح في { $places } هو «غير ذلك»: اكتب بكلماتك ما تراه هناك.
error-bad-grade = المقياس { $scale } من { $lowest } إلى { $highest }: لا يقع عليه { $value }.
error-unknown-scale = لا يوجد مقياس { $scale }: اختر من القائمة.
error-end-before-start = ينتهي الفحص قبل أن يبدأ: صحّح أحد الوقتين.
error-region-elsewhere = هذه الملاحظة ليست عن الصفحة { $canvas_id }: ارسم على صفحتها، أو سجّل ملاحظة أخرى.
error-change-needs-earlier = لا يتغيّر إلا تلف وُصف من قبل: اربط الملاحظة السابقة أولًا، أو اذكر أنه جديد.
error-bad-geometry-outside = تخرج المنطقة عن الصفحة عند { $x }، { $y } (قياس الصفحة { $width } × { $height } بكسل): أبقِ الخط كله على الصورة.
error-bad-geometry-crossing = يتقاطع ضلعان من المضلّع قرب { $x }، { $y }: حرّك زاوية حتى لا يتقاطعا، أو ارسم مضلّعين.
error-bad-geometry-crossing-freehand = يقطع الخط نفسه قرب { $x }، { $y }: ارفع القلم قبل أن يلتقي بخطّه، أو ارسم كل حلقة منطقةً مستقلة.
error-bad-geometry-few-points = تحتاج المنطقة إلى ثلاث زوايا أو أكثر: ارسم حول التلف أو ضع عليه نقطة.
error-bad-geometry-no-area = لا يحيط الخط بشيء: ارسم حول التلف أو ضع عليه نقطة.
error-bad-geometry-many-points = في الخط أكثر من { $max } نقطة: ارسمه على أجزاء.
error-bad-geometry-many-corners = للمضلّع { $max } زاوية على الأكثر: ارسم هذا باليد الحرّة فيُبسَّط.
error-bad-geometry-intricate = الخط معقّد أكثر من أن يكون منطقة واحدة: ارسمه على أجزاء.
error-bad-geometry-one-point = للنقطة موضع واحد: حدّد موضعًا واحدًا.
error-bad-geometry-two-corners = يُعطى المستطيل بزاويتين متقابلتين: ارسمه من إحداهما إلى الأخرى.
error-bad-geometry-path = ليس هذا خطًا مغلقًا بين بكسلات صحيحة: ارسمه من جديد.
error-bad-thread-new = ما كان موجودًا من قبل ليس جديدًا: اذكر ما صار إليه.
error-bad-thread-twice = في هذا الفحص ملاحظة للتلف نفسه: غيّر تلك.
error-bad-thread-itself = لا تكون الملاحظة تتمّة لنفسها: اختر ملاحظة أقدم.
error-bad-thread-manuscript = الملاحظة السابقة ليست من هذا المخطوط: اختر ملاحظة منه.
error-bad-thread-not-earlier = لا تُتمَّم إلا ملاحظة من فحص أقدم: اختر واحدة.
error-bad-thread-not-signed = الفحص { $number } لم يوقَّع بعد: وقّعه ثم اربط به.
error-bad-thread-place = الملاحظة السابقة عن صفحة أخرى أو جزء آخر: اختر ما كان عن الموضع نفسه.
