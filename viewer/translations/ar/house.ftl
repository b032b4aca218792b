### العربية.

product = كتابدار
skip-to-content = انتقل إلى المحتوى
skip-to-reader = انتقل إلى المخطوط
nav-main = القائمة الرئيسة
nav-manuscripts = المخطوطات
nav-deposits = الإيداعات
nav-about = عن النظام
nav-languages = اللغة
nav-libraries = للمكتبات
nav-crumbs = موضعك
nav-pages = الصفحات
theme = المظهر
theme-auto = كما في الجهاز
theme-light = فاتح
theme-dark = داكن
copied = نُسخ
to-home = الصفحة الرئيسة
footer-statement = كتابدار، حافظ الكتب: مخطوطات محفوظة وموصوفة ومعروضة.
footer-collection = مجموعة IIIF
footer-libraries = للمكتبات
footer-accessibility = سهولة الوصول

## الصفحة الرئيسة والرف

home-title = مخطوطات محفوظة ومفتوحة
home-statement = تصفّح الكتب المخطوطة بكل تفاصيلها، واستشهد بها، وافتحها في أدواتك. تبقى الأصول كما هي، وتُحفظ كل صورة كما التُقطت تمامًا.
home-browse = { $count ->
    [0] المخطوطات
    [zero] المخطوطات
    [one] اعرض مخطوطًا واحدًا
    [two] اعرض مخطوطين
    [few] اعرض { $count } مخطوطات
    [many] اعرض { $count } مخطوطًا
   *[other] اعرض { $count } مخطوط
  }
home-libraries = للمكتبات
home-shelf = من الرف
home-all = { $count ->
    [zero] كل المخطوطات
    [one] كل المخطوطات (واحد)
    [two] كل المخطوطات (اثنان)
    [few] كل المخطوطات ({ $count })
    [many] كل المخطوطات ({ $count })
   *[other] كل المخطوطات ({ $count })
  }
shelf-empty = لا يوجد هنا أي مخطوط بعد.
shelf-empty-what = يظهر المخطوط حالما تُودَع صوره: مجلد واحد من الصور مسمّاة أو مسرودة بأرقام الأوراق.
shelf-empty-command = أو على الجهاز الذي يعمل عليه كتابدار:
browse-title = المخطوطات
browse-count = { $count ->
    [zero] لا مخطوطات
    [one] مخطوط واحد
    [two] مخطوطان، بترتيب أرقام الحفظ
    [few] { $count } مخطوطات، بترتيب أرقام الحفظ
    [many] { $count } مخطوطًا، بترتيب أرقام الحفظ
   *[other] { $count } مخطوط، بترتيب أرقام الحفظ
  }
browse-end = لا مخطوطات بعد هذا.
browse-from-start = من البداية
browse-next = المخطوطات التالية
count-pages = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
  }
no-pages-yet = لا صفحات بعد
no-pages-what = الوصف موجود، أما الصور فلم تصل بعد أو ما زالت تُعَدّ.
sample-short = عيّنة مرسومة
sample-banner = هذه عيّنة مرسومة وليست مخطوطًا. رسم صفحاتها برنامجٌ ليبيّن كيف يعمل كتابدار.

## المخطوط

shelfmark = رقم الحفظ
copy-shelfmark = انسخ رقم الحفظ
copy-citation = انسخ الإحالة
copy-manifest = انسخ عنوان بيان IIIF
copy-address = انسخ العنوان
read = اقرأ
study = ادرس في Mirador
iiif-drag = IIIF: اسحبه إلى عارض آخر
fact-holder = جهة الحفظ
fact-date = التاريخ
fact-place = المكان
fact-material = المادة
fact-languages = اللغات
fact-direction = ترتيب الصفحات
direction-right-to-left = من اليمين إلى اليسار
direction-left-to-right = من اليسار إلى اليمين
direction-top-to-bottom = من الأعلى إلى الأسفل
direction-bottom-to-top = من الأسفل إلى الأعلى
direction-proposed = مقترح بحسب اللغة، ولم يُؤكَّد بعد
folios-title = الأوراق
folio = ورقة
alt-side = الورقة { $label }
label-p = ص
label-seq = رقم
label-front-cover = الدفة الأولى
label-front-cover-inside = باطن الدفة الأولى
label-back-cover = الدفة الثانية
label-back-cover-inside = باطن الدفة الثانية
label-flap = اللسان
label-spine = الكعب
label-fore-edge = الحافة الأمامية
label-head-edge = الحافة العليا
label-tail-edge = الحافة السفلى
label-insert = ورقة مرفقة
label-colour-chart = مقياس الألوان
label-ruler = المسطرة
label-object = شيء
label-back-flyleaf = ورقة واقية خلفية
cite-title = الإحالة
rights-title = الحقوق
rights-unknown = لم يُسجَّل بيان حقوق. استأذن { $holder } قبل استعمال الصور.
rights-cc0 = CC0 1.0، لا حقوق محفوظة
rights-pdm = ملك عام
rights-inc = محمي بحقوق المؤلف
rights-inc-ow-eu = محمي بحقوق المؤلف، مصنَّف يتيم (الاتحاد الأوروبي)
rights-inc-edu = محمي بحقوق المؤلف، ويُسمح بالاستعمال التعليمي
rights-inc-nc = محمي بحقوق المؤلف، ويُسمح بالاستعمال غير التجاري
rights-inc-ruu = محمي بحقوق المؤلف، ولم يُعثر على صاحب الحق
rights-noc-cr = غير محمي بحقوق المؤلف، مع قيود تعاقدية
rights-noc-nc = غير محمي بحقوق المؤلف، للاستعمال غير التجاري فقط
rights-noc-oklr = غير محمي بحقوق المؤلف، مع قيود قانونية أخرى
rights-noc-us = غير محمي بحقوق المؤلف في الولايات المتحدة
rights-cne = لم تُقيَّم حقوق المؤلف
rights-und = حقوق المؤلف غير محدَّدة
rights-nkc = لا حقوق مؤلف معروفة
data-title = البيانات
data-what = المخطوط نفسه للعارضات والبرامج ونظم الحصاد.
data-record = السجل الكامل
data-address = العنوان الدائم
record-changed = آخر تعديل للسجل في

## القراءة

reader-title = { $title }: قراءة
reader-back = عودة إلى الوصف
reader-more = اللغة والمظهر والمفاتيح
reader-keys = المفاتيح
reader-tools = الأدوات
reader-first = الصفحة الأولى
reader-previous = الصفحة السابقة
reader-next = الصفحة التالية
reader-last = الصفحة الأخيرة
reader-folio = اذهب إلى الورقة
reader-zoom-in = تكبير
reader-zoom-out = تصغير
reader-whole = الصفحة كاملة
reader-spread = صفحتان
reader-rotate = تدوير 90°
reader-fullscreen = ملء الشاشة
reader-strip = كل الصفحات
reader-keys-turn = تقليب الصفحات باتجاه قراءة الكتاب
reader-keys-pan = التنقل على الصفحة
reader-stage = صورة الصفحة
reader-announce = الورقة { $label }، الصفحة { $number } من { $total }
reader-announce-spread = الورقتان { $first } و{ $second }، الصفحتان { $number } و{ $last } من { $total }
reader-no-image = لا يمكن عرض صورة هذه الصفحة.
reader-load-failed = لم يصل جزء من الصورة. تحقّق من الاتصال؛ ويُطلب من جديد عند التحريك.
reader-without-script = من دون JavaScript تُعرض الصفحة كاملة بلا تكبير.
mirador-title = { $title }: دراسة في Mirador
mirador-without-script = يحتاج Mirador إلى JavaScript. وصفحة القراءة تعرض كل الأوراق من دونه.
mirador-first-page = الصفحة الأولى
mirador-second-page = الصفحة الثانية

## عن النظام

about-title = عن كتابدار
about-what = كتابدار فهرس لحفظ الكتب المخطوطة: يصون صور المخطوط وسجلّه، ويعرضها للجميع بكل تفاصيلها.
about-name = «كتابدار» لقب قديم لحافظ خزانة الكتب، وهو المسؤول عنها.
about-care = كثير من هذه الكتب مقدّس عند قرّائه. تُعرض الصفحات كاملة، فلا تُقصّ ولا تُحجب ولا تُتّخذ زينة.
about-libraries-title = للمكتبات
about-libraries = يُنشر كل مخطوط بالمعايير المفتوحة لمجتمع IIIF، فيُفتح في أي عارض يعرفها، إلى جانب مخطوطات المكتبات الأخرى.
about-standard = المعيار
about-address = العنوان
about-accessibility-title = سهولة الوصول
about-accessibility = أُعدّت الصفحات لتوافق WCAG 2.2 بالمستوى AA: تعمل بلوحة المفاتيح، وبتكبير 400 %، وبالمظهرين الفاتح والداكن، ومع قارئ الشاشة، وبأربع لغات. وتعمل صفحة القراءة من دون JavaScript أيضًا.
about-accessibility-limits = قيد معروف: العارض Mirador من عمل غيرنا، وفيه نقص لمستعملي قارئ الشاشة. وصفحة القراءة تعرض الصور نفسها.
about-privacy-title = الخصوصية
about-privacy = لا تحمّل أي صفحة شيئًا من موقع آخر. يحفظ ملفّا ارتباط لغتك ومظهر الصفحة، ولا يحفظان شيئًا عنك.

## المشكلات

problem-reference = إن طلبت المساعدة فاذكر هذا الرقم:
problem-bad-request-title = تعذّر فهم هذا الطلب
problem-bad-request-help = راجع العنوان أو القيم التي أدخلتها، ثم حاول مرة أخرى.
problem-forbidden-title = هذا القسم للعاملين
problem-not-found-title = لا شيء في هذا العنوان
problem-not-found-help = راجع العنوان، أو ابحث عن المخطوط في القائمة.
problem-method-not-allowed-title = لا يُستعمل هذا العنوان بهذه الطريقة
problem-method-not-allowed-help = افتحه من رابط أو زر في هذه الصفحات.
problem-conflict-title = هذا لا يوافق ما هو موجود
problem-conflict-help = ربما غيّره أحد في هذه الأثناء. أعد تحميل الصفحة، وانظر في حالها، ثم قرّر من جديد.
problem-too-large-title = هذا كبير جدًا
problem-too-large-help = أرسل أقل في المرة الواحدة. تُرسَل الصور من صفحة الإيداع، وهي تقبل الملفات بأي حجم معتاد.
problem-unprocessable-title = في النموذج نقص أو خطأ
problem-unprocessable-help = ارجع وصحّح الحقل المذكور، ثم أرسله مرة أخرى.
problem-server-error-title = وقع خطأ من جهتنا
problem-server-error-help = لم يكن بسببك، ولم يضع شيء. حاول مرة أخرى؛ فإن استمرّ فأخبر القائم على كتابدار.
problem-damaged-title = ملف محفوظ تالف
problem-damaged-help = على القائم على كتابدار أن يقارنه بنسخته. ولا تتأثر الصفحات الأخرى.
problem-busy-title = الطلبات كثيرة الآن
problem-busy-help = انتظر بضع ثوانٍ، ثم حاول مرة أخرى.
problem-storage-unavailable-title = تعذّر الوصول إلى المخزن
problem-storage-unavailable-help = حاول بعد دقيقة. فإن استمرّ فعلى القائم على كتابدار أن يفحص القرص أو خادم التخزين.
problem-storage-full-title = المخزن ممتلئ
problem-storage-full-help = لم يضع شيء. حين يتوفّر مكان اضغط «أعد المحاولة» في صفحة الإيداع.

## Deposits

deposits-title = الإيداعات
deposits-empty = لا إيداعات بعد.
deposit-open = إيداع جديد
deposit-one = إيداع
deposit-what = المخطوط
deposit-state = الحالة
deposit-files = الملفات والصفحات
deposit-opened = فُتح في
deposit-progress = سير العمل
deposit-state-staging = الملفات تصل
deposit-state-asking = يلزم جواب
deposit-state-queued = ينتظر دوره
deposit-state-working = تُعَدّ الصفحات
deposit-state-done = تمّ
deposit-state-incomplete = غير مكتمل
deposit-state-cancelled = أُوقف
deposit-count =
    { $files ->
    [zero] لم يصل ملف
    [one] وصل ملف واحد
    [two] وصل ملفان
    [few] وصلت { $files } ملفات
    [many] وصل { $files } ملفًا
   *[other] وصل { $files } ملف
  }، { $pages ->
    [zero] ولا صفحة بعد
    [one] وتوجد صفحة واحدة
    [two] وتوجد صفحتان
    [few] وتوجد { $pages } صفحات
    [many] وتوجد { $pages } صفحة
   *[other] وتوجد { $pages } صفحة
  }
deposit-see-manuscript = اعرض المخطوط
deposit-retry = أعد المحاولة
deposit-cancel = أوقف هذا الإيداع
deposit-group-refused = مرفوض: { $count }
deposit-group-stopped = توقّف مؤقتًا: { $count }
deposit-group-missing = لم يصل: { $count }
deposit-group-aside = تُرك جانبًا، ليس صفحات: { $count }
deposit-group-noted = صفحات عليها ملاحظة: { $count }
stage-received = وصلت
stage-checked = فُحصت
stage-kept = حُفظت
stage-tiled = جُهّزت للعرض
stage-registered = صفحات
stage-count = { $done } من { $total }
question-title = سؤال
question-files =
    { $count ->
    [zero] الملفات
    [one] ملف واحد وتسميته في كل جواب
    [two] ملفان وتسميتهما في كل جواب
    [few] { $count } ملفات وتسمياتها في كل جواب
    [many] { $count } ملفًا وتسمياتها في كل جواب
   *[other] { $count } ملف وتسمياتها في كل جواب
  }
question-file = الملف
question-first = التسمية الأولى
question-send = أرسل التسميات
form-required = مطلوب
form-mistake = يُرجى تصحيح هذا:
new-what = بيّن أولًا أي مخطوط تعرضه الصور. تأتي الملفات في الخطوة التالية. وما لا تعرفه بعد فاتركه فارغًا.
new-object = المخطوط
new-shelfmark-hint = كما كُتب على الكتاب أو في الفهرس.
new-holder-hint = المكتبة أو دار الوثائق أو الجماعة أو الشخص الذي يحفظه.
new-titles = العنوان
new-titles-hint = عنوان واحد على الأقل، باللغات التي يُبحث بها.
new-title-other = بلغة أخرى
new-title-other-language = رمز تلك اللغة
new-tag-hint = مثل fa وchg وla وhe.
new-reading = القراءة
new-languages-hint = رموز، واللغة الرئيسة أولًا: ar، fa، chg …
new-direction-hint = اتجاه تتابع صفحات الكتاب المجلّد.
new-direction-propose = اقترحه بحسب اللغة
new-making = الصنع
new-date-hint = بالكلمات وبأي تقويم: 590هـ / 1194م.
new-rights = ما الذي يجوز لغيركم فعله بالصور؟
new-rights-later = يُبيَّن لاحقًا
new-attribution = سطر الإسناد
new-attribution-hint = يظهر حيثما عُرضت الصور.
new-go-on = انتقل إلى الملفات
new-then-files = لا يُنشر شيء قبل أن تبدأ الإيداع.
upload-title = الملفات
upload-drop = أفلت مجلد الصور هنا
upload-folder = اختر مجلدًا
upload-files = اختر ملفات
upload-names = أسماء مثل 012v.tif تبيّن أي وجه تعرضه. وقائمة الصفحات (ملف CSV فيه العمودان file وlabel) في المجلد تُقدَّم على الأسماء. ويستمر الإرسال بعد انقطاع الاتصال.
upload-pause = إيقاف مؤقت
upload-resume = متابعة
upload-again = أعد الإرسال
upload-waiting = ينتظر
upload-sending = يُرسَل
upload-sent = أُرسل
upload-failed = لم يُرسَل
upload-summary = أُرسل { $sent } من { $total } ملف، { $size }
upload-start = ابدأ
upload-without-missing = ابدأ ولو لم تصل بعض الملفات المعلنة
upload-without-script = يحتاج إرسال الملفات من المتصفح إلى JavaScript. وعلى الجهاز الذي يعمل عليه كتابدار يُودَع المجلد بهذا الأمر:
choice-folios = رقّمها أوراقًا بترتيب أسمائها: 1r، 1v، 2r …
choice-pages = عُدّ الأرقام في الأسماء أرقام صفحات
choice-sequence = عُدّها فقط، ويُعطى ترقيم الأوراق لاحقًا
choice-letters = في الأسماء a وجه الورقة وb ظهرها
choice-labels = أعطِ تسمية كل ملف
choice-continue = استعمل الأسطر المتوافقة وأسماء الملفات الأخرى
choice-likeliest = خذ الأرجح لكل منها
choice-leave-aside = اترك هذه الملفات جانبًا
choice-drop = اترك النسخة جانبًا
choice-keep = أبقها صفحة قائمة بنفسها
choice-use-first = استعمل الأول بالاسم لكل وجه
choice-use-last = استعمل الأخير بالاسم لكل وجه
choice-use-file = استعمل { $file }
notice-empty = { $name } فارغ (0 بايت): انسخه من الأصل من جديد وسلّمه مرة أخرى.
notice-unknown_format = { $name } ليس صورة بحسب محتواه: احفظ الصفحة بصيغة TIFF أو JPEG أو PNG أو JPEG 2000 وسلّمها.
notice-unsupported_format = { $name } ملف { $format } ولا يُحفظ صفحةً: احفظ الصفحة بصيغة TIFF أو JPEG أو PNG أو JPEG 2000 وسلّمها.
notice-unsupported_kind = { $name } ملف { $format } من نوع خاص ({ $what }) لا يمكن عرضه بأمانة: احفظه { $format } عاديًا بعمق 8 أو 16 بت وسلّمه.
notice-camera_raw = { $name } ملف كاميرا خام: عالجه واحفظه بصيغة TIFF بعمق 16 بت وسلّمه.
notice-several_pages = { $name } فيه عدة صفحات ({ $pages }) في ملف واحد: احفظ كل صفحة في ملف مستقل حتى لا تضيع واحدة.
notice-truncated = { $name } مبتور وينقصه جزء من الصورة: انسخه من الأصل من جديد وسلّمه مرة أخرى.
notice-damaged = { $name } تالف ولا يُقرأ: انسخه من الأصل من جديد، أو احفظه ثانية في محرر صور.
notice-too_wide = { $name } يذكر { $width } × { $height } بكسل، ولا يجوز أن يتجاوز أي ضلع { $limit }: راجع الملف أو اطلب رفع الحد.
notice-too_many_pixels = { $name } يذكر { $width } × { $height } بكسل، وهو أكثر من { $limit } ميغابكسل المسموح بها: راجع الملف أو اطلب رفع الحد.
notice-file_too_large = حجم { $name } ‏{ $size } م.ب، وهو أكثر من { $limit } م.ب المسموح بها للملف: راجع الملف أو اطلب رفع الحد.
notice-too_much_memory = يحتاج { $name } إلى ذاكرة أكثر من { $limit } م.ب المسموح بها للملف: احفظه TIFF غير مضغوط أو مقسّمًا، أو اطلب رفع الحد.
notice-too_slow = لم يُقرأ { $name } خلال { $limit } ثانية: احفظه من جديد في محرر صور، أو اطلب رفع الحد.
notice-decoder_crashed = أسقط { $name } برنامج القراءة، فهو معطوب أو ضار: احفظه من جديد في محرر صور وسلّمه.
notice-storage-full = لم يبق مكان لحفظ { $file }: أفرغ مكانًا في المخزن أو زده، ثم أعد المحاولة.
notice-scratch-full = لم يبق مكان للعمل على { $file }: أفرغ مكانًا في مجلد العمل، ثم أعد المحاولة.
notice-storage-unavailable = لم يُجب المخزن أثناء حفظ { $file }: تأكد من أنه يعمل، ثم أعد المحاولة.
notice-database-unavailable = لم تُجب قاعدة البيانات أثناء العمل على { $file }: تأكد من أنها تعمل ومن أن برنامجًا آخر لا يحجزها، ثم أعد المحاولة.
notice-unexpected = وقع خطأ من جهتنا مع { $file }: أعد المحاولة، فإن تكرر فأرِ السجلّ للقائم على الخادم.
notice-already-here = { $file } موجود في الفهرس: { $label }.
notice-never-arrived = أُعلن عن { $file } ولم يصل.
notice-cancelled = لم يكتمل { $file } حين أُوقف الإيداع.
notice-not-an-image = { $file } ليس صورة بصيغة مقبولة: حوّله إلى TIFF إن كان يعرض صفحة.
notice-description = { $file } هو وصف المخطوط.
notice-page-list = { $file } هو قائمة الصفحات.
notice-system-file = { $file } من ملفات نظام التشغيل.
notice-hidden-file = { $file } ملف مخفي.
notice-dangling-link = { $file } رابط إلى ملف غير موجود: صِل القرص الذي هو عليه، أو احذف الرابط.
notice-linked-folder = { $file } رابط إلى مجلد آخر، ولا تُتبع مثل هذه الروابط: أدخل ذلك المجلد وحده.
notice-unreadable = تعذّرت قراءة { $file }: امنح من يشغّل كتابدار حق القراءة، أو أخرجه من المجلد.
notice-same-name = اسمان في المجلد لا يُكتبان إلا على صورة واحدة هي { $file }: غيّر اسم أحد الملفين.
notice-sidecar = { $file } ليس صورة بل ملف مرافق للصور.
notice-gap = لا صورة لـ { $missing }: تحقّق أضاعت أوراق أم نُسيت صور.
notice-dropped-duplicate = { $file } مطابق لـ { $other } بايتًا ببايت وتُرك جانبًا بحسب الجواب.
notice-left-aside-as-answered = لا يُعرف أي وجه يعرضه { $file }؛ تُرك جانبًا بحسب الجواب.
notice-not-chosen = { $file } يعرض أيضًا { $label }؛ واختير { $other }.
notice-side-photographed = { $file } يعرض { $label } ولها صورة من قبل؛ تُرك جانبًا بحسب الجواب.
notice-page-list-faults = قائمة الصفحات والملفات لا تتفقان: { $faults } أرسل قائمة مصححة، أو تابع بما اتفق.
notice-unclear-names =
    { $count ->
    [zero] لا أسماء غامضة.
    [one] الاسم { $file } لا يبيّن أي وجه من أي ورقة يعرض: اختر طريقة الترقيم، أو أرسل قائمة صفحات.
    [two] اسمان، منهما { $file }، لا يبيّنان أي وجه من أي ورقة يعرضان: اختر طريقة الترقيم، أو أرسل قائمة صفحات.
    [few] { $count } أسماء، منها { $file }، لا تبيّن أي وجه من أي ورقة تعرض: اختر طريقة الترقيم، أو أرسل قائمة صفحات.
    [many] { $count } اسمًا، منها { $file }، لا تبيّن أي وجه من أي ورقة تعرض: اختر طريقة الترقيم، أو أرسل قائمة صفحات.
   *[other] { $count } اسم، منها { $file }، لا تبيّن أي وجه من أي ورقة تعرض: اختر طريقة الترقيم، أو أرسل قائمة صفحات.
  }
notice-unclear-parts = قد يعرض { $file }: { $candidates }. اختر، أو بيّنه في قائمة صفحات.
notice-same-bytes = { $file } مطابق لـ { $other } بايتًا ببايت: اترك النسخة جانبًا، أو أبقها صفحة قائمة بنفسها.
notice-same-side = للموضع { $label } عدة ملفات ({ $count }: { $files }): اختر واحدًا، أو ميّز بينها في قائمة صفحات.
notice-side-taken =
    { $count ->
    [zero] لا ملفات.
    [one] { $file } يعرض { $label } ولها صورة من قبل: اتركه جانبًا، أو أعطه تسمية أخرى في قائمة صفحات.
    [two] ملفان، منهما { $file } ({ $label })، يعرضان ما له صور من قبل: اتركهما جانبًا، أو أعطهما تسميتين أخريين في قائمة صفحات.
    [few] { $count } ملفات، منها { $file } ({ $label })، تعرض ما له صور من قبل: اتركها جانبًا، أو أعطها تسميات أخرى في قائمة صفحات.
    [many] { $count } ملفًا، منها { $file } ({ $label })، تعرض ما له صور من قبل: اتركها جانبًا، أو أعطها تسميات أخرى في قائمة صفحات.
   *[other] { $count } ملف، منها { $file } ({ $label })، تعرض ما له صور من قبل: اتركها جانبًا، أو أعطها تسميات أخرى في قائمة صفحات.
  }
warning-wrong_extension = امتداد الاسم ليس لصيغته، والعبرة بالمحتوى.
warning-exif_damaged = كتلة Exif تالفة، واستُعمل ما أمكن قراءته منها.
warning-xmp_damaged = حزمة XMP تالفة ولم تُستعمل.
warning-metadata_size_differs = تذكر البيانات الوصفية مقاسًا غير مقاس الصورة.
warning-structure_damaged = جزء من بنية الملف تالف، لكن الصورة كاملة.
warning-orientation_illegal = الاتجاه المذكور ليس بين 1 و8 ولم يُستعمل.
warning-orientation_disagrees = يذكر Exif وXMP اتجاهين مختلفين، واستُعمل Exif.
warning-icc_unusable = ملف الألوان المضمّن معطوب أو من نوع آخر، وافتُرض sRGB.
warning-colour_unknown = يذكر الملف فضاء ألوان غير مدعوم، وافتُرض sRGB.
warning-adobe_rgb_stated = تذكر الكاميرا Adobe RGB دون تضمين ملف ألوانه.
warning-alpha_flattened = وُضعت الأجزاء الشفافة على أبيض للعرض.
warning-extra_channels = القنوات الإضافية محفوظة في الأصل ولا تُعرض.
warning-extra_pictures = في الملف صور أخرى غير الأولى المعروضة.
warning-smaller_versions = في الملف نسخ مصغرة من الصفحة أيضًا، والمعروض هو الكامل.
warning-mask_page = في الملف قناع شفافية أيضًا ولا يُعرض.
warning-few_levels = لا تبلغ أي قيمة من 16 بت 1/16 من كامل السطوع، وتُعرض كما خُزّنت.
warning-jpx_extensions = يستعمل ملف JPEG 2000 امتدادات تتجاوز صيغته الأساسية (JP2).
warning-resolution_illegal = الدقة المذكورة لا معنى لها ولم تُستعمل.
warning-trailing_data = توجد بايتات بعد نهاية الصورة.
warning-decoder_warned = نبّه برنامج القراءة إلى تفصيل، لكن الصورة كاملة.
warning-data_disturbed = بعض البيانات المضغوطة مختلّة؛ انظر إلى الصفحة قبل نشرها.
fact-titles = أيضًا
deposit-arriving = وصل { $done } من { $total } ملف معلن
upload-arrange = رتّب الملفات من جديد
notice-decoder-unavailable = لم يبدأ برنامج قراءة الصور لأجل { $file }: اطلب فحص التثبيت، ثم أعد المحاولة.
