# Photographs at the bench: the list, tie points, release.

photographs-title = صور المختبر
photographs-what = صور التُقطت قبل الترميم وأثناءه وبعده أو بإضاءة خاصة. تُطابَق كل صورة مع الصفحة بنقاط تظهر في الصورتين. ولا يراها أحد من الخارج قبل إتاحتها.
photographs-send = إرسال صورة
photographs-side = الصفحة
photographs-file = الصورة
photographs-file-hint = TIFF أو JPEG أو PNG أو JPEG 2000، كاملةً وغير معكوسة. وتُحفظ كما وردت تماماً.
photographs-phase = مرحلة الترميم
photographs-light = الإضاءة
photographs-band = طول الموجة بالنانومتر، للنطاق الطيفي أو فوق البنفسجي
photographs-taken = وقت التصوير
photographs-zone = المنطقة الزمنية
photographs-photographer = المصوّر
photographs-note = ملاحظة
photographs-send-now = إرسال الصورة
photographs-arriving = قيد الورود
photographs-all = جميع الصور
photographs-none = لا توجد صور هنا بعد.
photographs-is-released = متاحة للجمهور
photographs-fit = دقة المطابقة
photographs-residual = متوسط انحراف النقاط
photographs-worst = وأكبره
photographs-no-points = لا توجد نقاط ربط بعد. حدّد أربعة مواضع على الأقل تظهر في الصورتين.
photographs-width = عرض الصورة كلها بالمليمتر كما تدل عليه المسطرة
photographs-save-scale = حفظ المقياس
photographs-accept = قبول
photographs-reject = رفض
photographs-release = إتاحة للجمهور
photographs-withdraw = سحب من الجمهور
photographs-points = نقاط الربط
photographs-points-hint = النقاط ذات الرقم الواحد تدل على الموضع نفسه في الصورتين. اسحب النقطة، أو اخترها واستعمل مفاتيح الأسهم (ومع Shift عشرة بكسلات في كل مرة)؛ ويحذفها مفتاح Delete.
photographs-of-canvas = الصفحة
photographs-of-photograph = الصورة
photographs-add-point = إضافة نقطة
photographs-remove-point = حذف النقطة
photographs-save-points = حفظ النقاط
photographs-point = النقطة
photographs-mm = { $size } مم
photographs-px = { $size } بكسل
photographs-choose-point = النقطة (الأكثر انحرافاً أولاً)
photographs-misses = { $number }: انحرافها { $size }
photographs-page-x = في الصفحة، من الحافة اليسرى (بكسل)
photographs-page-y = في الصفحة، من الحافة العليا (بكسل)
photographs-photo-x = في الصورة، من الحافة اليسرى (بكسل)
photographs-photo-y = في الصورة، من الحافة العليا (بكسل)
photographs-saved = حُفظت، ويعاد تحميل الصفحة.
photographs-not-saved = تعذّر حفظ النقاط: حاول مرة أخرى.
photographs-time-doubtful = كانت ساعة آلة التصوير متقدمة على ساعتنا أكثر من يوم حين وردت هذه الصورة.
photographs-model-identity = الصورة منطبقة على الصفحة تماماً
photographs-model-similarity = مُدارة ومُزاحة ومُحجَّمة
photographs-model-affine = مُدارة ومُزاحة وممدودة
photographs-model-homography = ملتقطة بزاوية
photographs-status-proposed = بانتظار القرار
photographs-status-accepted = مقبولة
photographs-status-rejected = مرفوضة
photographs-state-received = وردت
photographs-state-registering = قيد المطابقة
photographs-state-done = تمّت
photographs-state-failed = لم تُقبل
photographs-phase-survey = معاينة
photographs-phase-before = قبل الترميم
photographs-phase-during = أثناء الترميم
photographs-phase-after = بعد الترميم
photographs-phase-loan_out = قبل الإعارة
photographs-phase-loan_in = بعد الإعارة
photographs-phase-incident = بعد حادث
photographs-phase-digitisation = رقمنة
photographs-light-normal = إضاءة عادية
photographs-light-raking_left = إضاءة مائلة من اليسار
photographs-light-raking_right = إضاءة مائلة من اليمين
photographs-light-transmitted = إضاءة نافذة
photographs-light-uv_fluorescence = فلورة فوق بنفسجية
photographs-light-uv_reflected = أشعة فوق بنفسجية منعكسة
photographs-light-infrared = أشعة تحت حمراء
photographs-light-xray = أشعة سينية
photographs-light-microscope = مجهر
photographs-light-band = نطاق طيفي
photographs-points-count = { $count ->
    [zero] لا نقاط ربط
    [one] نقطة ربط واحدة
    [two] نقطتا ربط
    [few] { $count } نقاط ربط
    [many] { $count } نقطة ربط
   *[other] { $count } نقطة ربط
}
photographs-notice-wrong-side = لا يبدو أن الصورة لهذه الصفحة: تحقّق من الوجه، أو حدّد المواضع نفسها في الصورتين باليد.
photographs-notice-mirrored = تُظهر الصورة الصفحة معكوسة: صدّرها من جديد بلا عكس وأرسلها.
photographs-notice-little-to-see = في هذه الصفحة قليل مما تُطابَق به الصورة: حدّد المواضع نفسها في الصورتين باليد.
photographs-notice-not-computed = تعذّرت مطابقة الصورة آلياً: حدّد المواضع نفسها في الصورتين باليد.
photographs-notice-far-off = لا تنطبق الصورة إلا تقريباً: تحقّق من أنه الوجه الصحيح، أو صحّح النقاط باليد.
photographs-notice-scale-unknown = مقياس هذه الصفحة غير معروف، فلا يمكن الحكم على دقة المطابقة: اذكر عرض الصورة بالمليمتر.

# What can be refused here.
error-capture-not-found = لا توجد صورة بالمعرّف «{ $capture_id }»: افتح القائمة من جديد.
error-too-few-points = عدد النقاط { $points } قليل: حدّد { $needed } على الأقل موزّعةً على الصفحة.
error-points-in-line = النقاط على خط واحد أو متقاربة جداً: حدّد مواضع قرب كل زاوية.
error-mirrored-points = هذه النقاط تُظهر الصفحة معكوسة: تحقّق من الصورة ومن أن النقاط ذات الرقم الواحد تدل على الموضع نفسه.
error-bad-points = لا يمكن أن تنتمي هذه النقاط إلى صفحة واحدة: تحقّق من أن النقاط ذات الرقم الواحد تدل على الموضع نفسه.
error-scale-unknown = مقياس هذه الصفحة غير معروف: اذكر أولاً عرض الصورة كلها بالمليمتر.
error-residual-too-large = متوسط انحراف النقاط { $rms_mm } مم وأقصى ما يُقبل { $limit_mm } مم: تحقّق من أنها الصفحة الصحيحة أو صحّح النقاط.
error-not-registered = ليست لهذه الصورة نقاط ربط بعد: حدّدها ثم اقبلها.
error-registration-changed = غيّر شخص آخر هذه الصورة في أثناء ذلك: أعد تحميل الصفحة وانظر ثم قرّر من جديد.
error-not-releasable-not-accepted = لا تُتاح إلا صورة مطابقة لصفحتها: اقبلها أولاً.
error-not-releasable-not-drawn = ما زالت الصورة قيد المطابقة: حاول بعد دقيقة.
error-not-releasable-still-shown = هذه الصورة متاحة للجمهور: اسحبها أولاً ثم ارفضها.
error-canvas-unphotographed = ليست لهذه الصفحة صورة خاصة بها بعد: أودِع مسحها الضوئي أولاً.
error-bad-scale = لا تكون لصفحة مثل هذا المقياس: اذكر عرض الصورة كلها بالمليمتر بحسب المسطرة.
error-bad-capture-file = لم تُرسل صورة: اختر ملفاً.
error-bad-capture-file-name = في اسم الملف محرف لا يمكن حفظه: غيّر اسم الملف وأرسله من جديد.
error-bad-capture-phase = مرحلة التصوير غير صحيحة: اختر من القائمة.
error-bad-capture-light = الإضاءة غير صحيحة: اختر من القائمة، والنطاق الطيفي يحتاج إلى طول الموجة.
error-bad-capture-captured-at = وقت التصوير غير صحيح: اذكر التاريخ والوقت والمنطقة الزمنية.
error-bad-capture-band-nm = طول الموجة غير صحيح: اكتب عدداً بين ١٠ و٢٠٠٠٠ نانومتر.
error-bad-capture-other = الحقل «{ $field }» غير صحيح: صحّحه وأرسله من جديد.
error-registration-failed = تعذّرت مطابقة الصورة آلياً: حدّد النقاط باليد أو حاول مرة أخرى.
