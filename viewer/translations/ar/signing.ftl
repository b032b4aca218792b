### القيود الموقّعة: التأكيد والتوقيع وصفحة التحقق وجذور الأيام.

confirm-title = أكّد هويتك
confirm-what = التوقيع يدل على صاحبه، لذلك نسألك عن عبارة المرور مرة أخرى. وتبقى صالحة 5 دقائق.
confirm-whose = عبارة مرور { $name }
confirm-do = تأكيد
confirm-elsewhere = ليس لحسابك عبارة مرور هنا. سجّل الدخول مرة أخرى بحساب مؤسستك، ثم وقّع خلال 5 دقائق.
sign-legend = التوقيع
sign-means = بعد التوقيع لا يتغير هذا أبدًا، ويُصحَّح الخطأ بتعديل يُكتب إلى جانبه.
sign-role = الصفة التي توقّع بها
sign-as = يوقّع:
sign-elsewhere = أكّد هويتك أولًا:
sign-fresh = لقد أدخلت عبارة المرور قبل قليل، فلا حاجة إلى إدخالها ثانية.
sign-do = وقّع
sign-statement-amendment = أصحّح هذا القيد على النحو المكتوب هنا.
sign-statement-void = ألغي هذا القيد للسبب المكتوب هنا.

verify-title = القيود الموقّعة
verify-heading = هل القيود الموقّعة سليمة؟
verify-sound = { $count ->
    [zero] لا قيود.
    [one] القيد الوحيد سليم.
    [two] القيدان سليمان.
    [few] القيود الـ{ $count } كلها سليمة.
    [many] القيود الـ{ $count } كلها سليمة.
   *[other] القيود الـ{ $count } كلها سليمة.
}
verify-empty = لم يُوقَّع شيء عن هذا المخطوط بعد.
verify-broken = { $count ->
    [zero] لا شيء يخالف ما وُقّع (عدد القيود المقروءة: { $entries }).
    [one] شيء واحد يخالف ما وُقّع (عدد القيود المقروءة: { $entries }).
    [two] شيئان يخالفان ما وُقّع (عدد القيود المقروءة: { $entries }).
    [few] { $count } أشياء تخالف ما وُقّع (عدد القيود المقروءة: { $entries }).
    [many] { $count } شيئًا يخالف ما وُقّع (عدد القيود المقروءة: { $entries }).
   *[other] { $count } شيء يخالف ما وُقّع (عدد القيود المقروءة: { $entries }).
}
verify-thing = { $kind } رقم { $number }
verify-fault-hash = القيد { $seq } ({ $thing }) غُيِّر بعد التوقيع.
verify-fault-row = القيد { $seq } ({ $thing }): البيانات الحالية تخالف ما وُقّع.
verify-fault-bytes = القيد { $seq } ({ $thing }): النسخة المحفوظة في الخزانة تخالف قاعدة البيانات.
verify-fault-missing = القيد { $seq } ({ $thing }) وُقّع وهو مفقود.
verify-fault-order = القيد { $seq } ({ $thing }) لا يتبع القيد الذي قبله.
verify-fault-unsigned = البيانات معدودة موقّعة ولا قيد يثبت ذلك: { $thing }.
verify-more = { $count ->
    [zero] ولا شيء غير ذلك.
    [one] وواحد آخر.
    [two] واثنان آخران.
    [few] و{ $count } أخرى.
    [many] و{ $count } أخرى.
   *[other] و{ $count } أخرى.
}
verify-what-now = لا تغيّر شيئًا. أخبر رئيس المختبر، وقارن بجذور الأيام المطبوعة وبنسخة احتياطية.
verify-checked = وقت التحقق:
verify-again = تحقَّق الآن من جديد مع كل النسخ في الخزانة
verify-read-bytes = قُرئ لهذا التحقق: كل قيد، والبيانات المبنية عليه، وكل نسخة في الخزانة.
verify-read-rows = قُرئ لهذا التحقق: كل قيد، والبيانات المبنية عليه، ومن الخزانة نسخةُ القيد الأخير. ولأن كل بصمة تشمل التي قبلها، يدل ذلك على أن أحدًا لم يغيّر قيدًا في قاعدة البيانات. أما سلامة النسخ الأقدم في الخزانة فلم يُنظر فيها هذه المرة، ويستطيع العاملون طلب قراءة كل نسخة.
verify-unfinished = بدأ القيد { $seq } ولم يكتمل لأن الجهاز توقف في أثنائه. لم يُبلَّغ أحد بأنه وُقّع، وسيأخذ التوقيع التالي رقمه.
verify-proves = ما الذي يثبته هذا
verify-proves-whole = لم يتغير حرف واحد من أي قيد منذ توقيعه هنا.
verify-proves-order = لم يُحذف قيد ولم يُدسّ قيد بين غيره ولم يُنقل من موضعه.
verify-proves-not = ما الذي لا يثبته
verify-not-truth = صحة ما وُقّع. السلسلة تحفظ الأقوال ولا تحكم عليها.
verify-not-first = أن أحدًا ممن يتحكمون في هذا الجهاز لم يُعد كتابة السلسلة كلها دفعة واحدة. لا يكشف ذلك إلا بصمة محفوظة في مكان آخر: اطبع جذور الأيام.
verify-not-legal = ليس هذا توقيعًا إلكترونيًا بالمعنى القانوني.
verify-yourself = تحقق بنفسك
verify-how = يتحقق البرنامج أدناه من القيود دون هذا الفهرس، ولا يحتاج إلا إلى Python. ينزّل العاملون القيود ويسلّمونها؛ قارن آخر بصمة ببصمة دوّنتها من قبل.
verify-last = آخر بصمة:
verify-copy = انسخ البصمة
verify-bundle = كل القيود (ZIP)
verify-entries = القيود، الأحدث أولًا
verify-who-hidden = يظهر اسم الموقّع حيث نُشر ما وقّعه.
verify-entry = القيد { $seq }
verify-about = عن القيد { $seq }
verify-voided = ملغى
verify-faulty = ليس كما وُقّع
verify-older = القيود الأقدم
verify-newest = أحدث القيود
verify-link = هل القيود الموقّعة عن هذا المخطوط سليمة؟

entry-kind-assessment-signed = تقييم الحالة
entry-kind-proposal-submitted = مقترح المعالجة
entry-kind-approval-signed = موافقة
entry-kind-treatment-step-signed = خطوة معالجة
entry-kind-treatment-signed = معالجة
entry-kind-variation-signed = انحراف عن المقترح
entry-kind-release = إتاحة للعموم
entry-kind-amendment = تعديل
entry-kind-void = إلغاء
entry-kind-care-acknowledgement = إقرار بقواعد العناية
entry-kind-unknown = قيد

roots-title = جذور الأيام
roots-what = بصمة واحدة كل يوم لكل ما وُقّع في هذا الفهرس. اطبعها ووقّعها بخط اليد واحفظها في السجل، فلا يستطيع أحد بعدها أن يغيّر خفية ما وُقّع قبل ذلك اليوم.
roots-empty = لا جذور بعد: يُحسب أولها في اليوم التالي لأول توقيع.
roots-day = اليوم
roots-root = الجذر
roots-entries = القيود الموقّعة
roots-manuscripts = المخطوطات
root-title = جذر يوم { $day }
root-what = يمثل هذا الرقم كل قيد وُقّع في هذا الفهرس حتى نهاية اليوم.
root-made = وقت الحساب
root-holds = لا يزال الجذر مطابقًا للقيود.
root-broken = لم يعد الجذر مطابقًا للقيود: غُيِّر شيء وُقّع قبل نهاية هذا اليوم.
root-how = شجرة ميركل بخوارزمية SHA-256 (‏RFC 6962، القسم 2.1) من آخر بصمة لكل مخطوط مرتبة بحسب المعرّف. الأوراق محفوظة في الخزانة مع الجذر.
root-by-hand = التوقيع بخط اليد
root-name = الاسم والوظيفة
root-signature = التوقيع
root-date = المكان والتاريخ

error-signature-needs-account = يحتاج التوقيع إلى شخص له حساب، لا إلى رمز ولا إلى المشغّل: أنشئ حسابًا بالأمر «kitabdar user add» ثم سجّل الدخول به ووقّع.
error-signer-account-closed = حساب { $name } مغلق: اطلب من مدير أن يفتحه من جديد ثم وقّع.
error-signer-role-ended = لم يعد { $name } يحمل هنا دور «{ $role }»: وقّع بدور آخر لك، أو اطلب هذا الدور من مدير.
error-role-signs-nothing = لا يوقّع أحد بصفة «{ $role }»: اختر دورًا من أدوار المختبر، مثل المرمّم.
error-sign-in-again = مضى على إدخال عبارة المرور أكثر من 5 دقائق: أدخلها من جديد ثم وقّع. لن يضيع شيء مما كتبت.
error-passphrase-not-right = ليست هذه عبارة مرورك: اكتبها مرة أخرى.
error-no-passphrase-here = ليس لحسابك عبارة مرور هنا: سجّل الدخول مرة أخرى بحساب مؤسستك ثم وقّع خلال 5 دقائق.
error-void-needs-head-of-lab = لا يلغي القيد الموقّع إلا رئيس المختبر: اطلب منه ذلك، أو اكتب تعديلًا.
error-entry-not-found = لا يوجد قيد موقّع «{ $entry_id }»: تحقق من المعرّف فقد يكون فيه خطأ.
error-daily-root-not-found = لا يوجد جذر ليوم «{ $day }»: اختر من القائمة.
error-entry-fixed = القيد الموقّع لا يُغيَّر ولا يُحذف أبدًا: اكتب تعديلًا إلى جانبه.
error-entry-voided = أُلغي القيد { $entry } من قبل: وقّع قيدًا جديدًا بدلًا منه.
error-entry-not-amendable = القيد { $entry } نفسه تعديل أو إلغاء: عدّل القيد الذي يتعلق به.
error-amendment-outdated = قيمة «{ $field }» في القيد الموقّع هي { $standing } لا ما بدأت منه: انظر إليها كما هي الآن ثم اكتب التعديل من جديد.
error-bad-amendment-changes = يغيّر التعديل من حقل واحد إلى { $most } حقل: اذكر أيها، ومن أي قيمة إلى أي قيمة.
error-bad-amendment-same = يبقى «{ $field }» كما هو: احذفه من التعديل.
error-bad-amendment-reason = اذكر السبب في 1 إلى { $most } حرف: يبقى السبب إلى جانب القيد.
error-bad-amendment-field = لم يُذكر الحقل الذي يخصه التغيير: اذكره.
error-bad-amendment-no-field = ليس في القيد الموقّع حقل «{ $field }»: تحقق من الاسم فقد يكون فيه خطأ.
error-bad-amendment-too-long = ما سيُكتب في «{ $field }» طويل جدًا: قله بكلمات أقل.
error-bad-amendment-unkeepable = في «{ $field }» محرف لا يمكن حفظه: اكتبه من جديد.
error-bad-signed-content = لا يمكن توقيع هذا لأن فيه قيمة لا يحفظها JSON بدقة: { $why }. صحّح القيمة ثم وقّع.
error-bad-device-time = وقت الجهاز لا يذكر المنطقة الزمنية: اكتبه هكذا: «‎2026-11-20T14:05:00+05:00».
