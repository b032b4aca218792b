### من يرى صور المخطوط، وأبواب العارضات في المواقع الأخرى.

access-title = الإتاحة
access-what = من يرى صور هذا المخطوط. القاعدة للكتاب كله أو لبعض أوراقه، وإذا اجتمعت قواعد عُمل بأشدّها. وما تُغلقه القاعدة يُغلق في كل مكان خلال ثوانٍ: في الصفحات وقطع الصور وملفات البيان والبحث والملفات.
access-standing = القواعد السارية
access-none = لا قاعدة سارية. كل الصفحات متاحة للجميع.
access-tier-small = مصغّرة للجميع، وكاملة للقرّاء المسجّلين
access-tier-embargo = مغلقة إلى يوم معيّن
access-tier-reading_room = في قاعة المطالعة فقط
access-tier-sealed = مختومة
access-about-small = يرى الجميع صورة لا يزيد ضلعها على 512 بكسلًا، ويرى الصورة كاملةً من دخل بصفة قارئ أو موظّف.
access-about-embargo = لا يرى الصفحات قبل ذلك اليوم إلا الموظّفون، وتُفتح بعده للجميع من تلقاء نفسها.
access-about-reading_room = يراها من يتصل من شبكات قاعات المطالعة، ويراها الموظّفون من أي مكان.
access-about-sealed = لا يراها إلا معمل الصيانة والأمناء، ولا يُقال لغيرهم إن هناك صورًا. والكتاب المختوم كله لا يظهر في قائمة ولا بحث ولا حصاد.
access-whole = المخطوط كله
access-folios-of = الأوراق { $part }
access-until = حتى
access-set-by = وضعها { $name }،
access-ended-by = أنهاها { $name }،
access-end = إنهاء القاعدة
access-new = وضع قاعدة
access-who = من يرى الصفحات
access-until-day = متاحة ابتداءً من هذا اليوم
access-until-hint = للصفحات المغلقة إلى يوم معيّن.
access-folios = الأوراق
access-folios-hint = مثل ⁦9r-31v, 40r⁩. اتركها فارغة للمخطوط كله، وما يُضاف إليه لاحقًا.
access-reason = السبب
access-reason-hint = للموظّفين، ولا يُنشر أبدًا. اذكر العقد أو الرغبة التي ترجع إليها القاعدة.
access-save = وضع القاعدة
access-rooms = قاعات المطالعة
access-networks = شبكات قاعات المطالعة لدى { $holder }
access-networks-hint = شبكة في كل سطر، مثل ⁦192.0.2.0/24⁩ أو ⁦2001:db8::/32⁩. وهي لكل كتب هذه الجهة.
access-networks-save = حفظ الشبكات
access-networks-now = المحفوظ الآن، ضبطه { $name }،
access-seen = ما يراه الجمهور
access-seen-what = الصفحات المتاحة كاملةً: { $full } من { $total }.
access-seen-sealed = لا شيء: الكتاب مختوم، وعنوانه يجيب كأنه غير موجود.
access-grant-small = مصغّرة
access-grant-nothing = مغلقة
access-manifest = ملف البيان المتاح للجميع
access-history = القواعد السابقة
access-no-history = لم تُغيَّر قاعدة ولم تُنهَ بعد.
access-done-set = وُضعت القاعدة وهي سارية الآن.
access-done-ended = انتهت القاعدة، وتبقى مقروءة أدناه.
access-done-networks = حُفظت الشبكات.
access-mistake-tier = اختر من يرى الصفحات.
access-mistake-reason-missing = اكتب السبب، فسيحتاج إليه من يُنهي القاعدة.
access-mistake-reason-long = السبب طويل جدًّا: اختصره إلى 2000 حرف.
access-mistake-until = اختر اليوم الذي تُفتح فيه الصفحات، على أن يكون قادمًا.
access-mistake-until-day = اكتب اليوم سنةً فشهرًا فيومًا: ⁦2030-05-01⁩.
access-mistake-until-not = لا يُذكر اليوم إلا للصفحات المغلقة إلى يوم معيّن.
access-mistake-folios = ليست في الكتاب أوراق كهذه. اكتبها كما رُقّمت، مثل ⁦9r-31v⁩.
access-mistake-canvases = الصفحة المذكورة ليست من هذا المخطوط.
access-mistake-canvas-twice = ذُكرت صفحة مرتين.
access-mistake-networks = أحد الأسطر ليس شبكة. اكتب ⁦192.0.2.0/24⁩ أو ⁦2001:db8::/32⁩، شبكة في كل سطر.
access-mistake-networks-wide = إحدى هذه الشبكات واسعة إلى حدّ يُدخِل نصف العالم. اكتب شبكة قاعة المطالعة نفسها.
access-mistake-changed = غيّر غيرك الإتاحة في هذه الأثناء. انظر ما هو سارٍ الآن ثم ضع قاعدتك من جديد.
access-mistake-networks-changed = تغيّرت شبكات قاعات المطالعة في هذه الأثناء. انظر المحفوظ الآن ثم احفظ شبكاتك من جديد.
access-closed-pages =
    { $count ->
        [zero] كل صفحات هذا الكتاب متاحة للجميع.
        [one] صفحة واحدة من هذا الكتاب غير متاحة للجميع.
        [two] صفحتان من هذا الكتاب غير متاحتين للجميع.
        [few] { $count } صفحات من هذا الكتاب غير متاحة للجميع.
        [many] { $count } صفحة من هذا الكتاب غير متاحة للجميع.
       *[other] { $count } صفحة من هذا الكتاب غير متاحة للجميع.
    }
access-sign-in = تسجيل الدخول
door-title = الصور في عارض آخر
door-ask = يطلب العارض في { $origin } عرض الصور التي يحق لـ{ $name } رؤيتها.
door-ask-what = تظهر في هذا المتصفّح وحده لثماني ساعات. ولا يعرف العارض عنك شيئًا آخر، ولا يغيّر شيئًا هنا.
door-allow = عرض الصور
door-close = إغلاق النافذة
door-open = يمكن للعارض الآن عرض الصور. ستُغلق النافذة من تلقاء نفسها.
door-outside = هذا الحاسوب ليس في قاعة مطالعة، فتبقى الصور مغلقة.
door-left = لن تعرض لك العارضات في المواقع الأخرى صورًا بعد الآن.
door-left-here = وما زلت داخلًا في الفهرس نفسه.
door-signed-out = لقد خرجت من الفهرس. ستُغلق النافذة من تلقاء نفسها.
door-no-origin = لم يذكر العارض موقعه. افتح الصفحة فيه من جديد.
error-bad-access-rule-tier = اختر من يرى الصفحات.
error-bad-access-rule-reason-missing = اكتب السبب، فسيحتاج إليه من يُنهي القاعدة.
error-bad-access-rule-reason-long = في السبب أكثر من 2000 حرف: اختصره.
error-bad-access-rule-until = يحتاج الحظر إلى يوم ينتهي فيه، على أن يكون قادمًا.
error-bad-access-rule-until-day = اكتب اليوم سنةً فشهرًا فيومًا: ⁦2030-05-01⁩.
error-bad-access-rule-until-not = لا ينتهي في يوم إلا الحظر: احذف اليوم.
error-bad-access-rule-canvas-twice = ذُكرت صفحة مرتين: اذكر كل صفحة مرة واحدة.
error-bad-access-rule-canvases = الصفحة المذكورة ليست من هذا المخطوط: اختر أوراقه.
error-bad-access-rule-folios = اكتب أوراقًا من هذا الكتاب مثل ⁦9r-31v⁩، أو اترك الحقل فارغًا.
error-bad-access-rule-networks = اكتب الشبكات مثل ⁦192.0.2.0/24⁩ أو ⁦2001:db8::/32⁩، شبكة في كل سطر.
error-bad-access-rule-networks-wide = إحدى هذه الشبكات تسع نصف العالم: اكتب شبكة القاعة نفسها.
error-access-changed = تغيّرت إتاحة { $manuscript_id } في هذه الأثناء (الطبعة { $edition }): انظر ما هو سارٍ الآن ثم ضع قاعدتك من جديد.
error-networks-changed = تغيّرت شبكات قاعات المطالعة لدى { $holder_id } في هذه الأثناء: انظر المحفوظ الآن ثم احفظ شبكاتك من جديد.
error-access-rule-not-found = ليس لـ{ $manuscript_id } قاعدة إتاحة سارية برقم { $number }: افتح الصفحة من جديد.
