## The history of a book: marks, timeline, journey, statements that disagree.
history-heading = تاريخ المخطوط
history-marks = العلامات على أوراقه
history-timeline = ما مرّ به
history-holders = في حيازة مَن، وفي ملك مَن
history-custody = في حيازة
history-owners = في ملك
history-custody-none = لا أحد موثَّق
history-owners-none = لم تُسجَّل وثيقة ملكية
history-inalienable = وقف مؤبَّد: لا يُباع ولا يُوهب ولا يُورَث.
history-said = ما تقوله المصادر
history-disagree = المصادر مختلفة
history-questions = ما لا يتوافق
history-sources = المصادر
history-no-source = لم يُذكر مصدر
history-seen-on = اطُّلع عليه: { $day }
history-stated-by = قال به { $name }
history-erased = مطموس
history-no-date = التاريخ غير معروف
history-since = منذ { $date }
history-from = من
history-to = إلى
history-not-established = غير ثابت: لا يستند إلا إلى احتمال، فلا يُسمّى هنا أحد.
history-coarse = موضعه على الخريطة مقرَّب إلى أقرب درجة (نحو 110 كم) صونًا للموقع.
history-comma = { "، " }
history-claim-says = { $claim } { $certainty }

## The map.
history-map-what = مسيرته على الخريطة بأرقام القائمة. حدود اليابسة من Natural Earth بلا حدود سياسية حديثة.
history-map-made = صُنع
history-map-held = حُفظ أو نُقل
history-map-found = عُثر عليه

## How sure: alone, and after a noun.
history-certainty-certain = ثابت
history-certainty-probable = مرجَّح
history-certainty-possible = محتمل
history-certainty-disputed = مختلَف فيه
history-sure-certain = ثابتًا
history-sure-probable = على الأرجح
history-sure-possible = احتمالًا
history-sure-disputed = على خلاف

## Kinds of marks, and what is concluded from them.
history-mark-seal = ختم
history-mark-stamp = دمغة
history-mark-waqf_note = قيد وقف
history-mark-ex_libris = بطاقة مكتبة خاصة
history-mark-signature = توقيع
history-mark-label = ملصق
history-mark-ownership_note = قيد تملّك
history-mark-reading_note = قيد مطالعة
history-mark-price = ثمن
history-mark-other = علامة
history-claim-ownership = تملّك
history-claim-custody = حيازة
history-claim-endowment = وقف
history-claim-inventory = جرد
history-claim-reading = مطالعة
history-claim-sale = بيع
history-claim-other = معنى آخر

## What happened to the book.
history-event-production = صنعه
history-event-commission = التكليف به
history-event-gift = هبة
history-event-sale = بيع
history-event-inheritance = إرث
history-event-waqf_endowment = وقف
history-event-inventory = جرد
history-event-loan = إعارة
history-event-deposit = إيداع
history-event-confiscation = مصادرة
history-event-transfer_of_custody = انتقال الحيازة
history-event-theft = سرقة
history-event-loss = فقدان
history-event-find = العثور عليه
history-event-return = إعادة
history-event-export = إخراج من البلاد
history-event-import = إدخال إلى البلاد
history-event-acquisition = اقتناء
history-custody-yes = انتقلت الحيازة
history-custody-no = بقيت الحيازة
history-custody-unknown = الحيازة غير معلومة
history-title-yes = انتقلت الملكية
history-title-no = لم تنتقل الملكية
history-title-unknown = الملكية غير معلومة

## What was found in the chain. A number of years is counted as each language counts.
history-finding-gap-years =
    { $years ->
        [zero] لا يُعرف في حيازة مَن كان.
        [one] لا يُعرف في حيازة مَن كان نحو سنة.
        [two] لا يُعرف في حيازة مَن كان نحو سنتين.
        [few] لا يُعرف في حيازة مَن كان نحو { $years } سنوات.
        [many] لا يُعرف في حيازة مَن كان نحو { $years } سنة.
       *[other] لا يُعرف في حيازة مَن كان نحو { $years } سنة.
    }
history-finding-gap-hand-over = لا يُعرف كيف انتقل من يد إلى يد.
history-finding-gap-stated = ما قبل ذلك غير معروف.
history-finding-overlap-within = مصدر يجعله عند غير حائزه في مدة حيازة متصلة.
history-finding-overlap-same-time = يُقال إن طرفين أخذاه في وقت واحد.
history-finding-bad-date = في تاريخه يوم لا وجود له في أي تقويم.
history-finding-before-production = حدث مؤرَّخ قبل صنع الكتاب.
history-finding-after-next = ترتيب حدثين يناقض تاريخيهما.
history-finding-return-before-loan = يُقال إنه أُعيد قبل أن يخرج.
history-finding-inalienable-moved = هو وقف مؤبَّد، ومع ذلك يُقال إن ملكيته انتقلت.

## What a statement is about.
history-about-support = مادة الأوراق
history-about-date = التاريخ
history-about-origin = مكان الصنع
history-about-scribe = الناسخ
history-about-title = العنوان
history-about-extent = الحجم
history-about-script = الخط
history-about-found_at = موضع العثور عليه
history-about-moved = انتقاله
history-about-legal_title = سند الملكية
history-about-other = أقوال أخرى
history-source-object = المخطوط نفسه
history-source-document = وثيقة
history-source-catalogue = فهرس
history-source-publication = منشور
history-source-press = صحافة
history-source-oral = رواية شفهية
history-source-examination = فحص

## The Object ID sheet (ICOM).
objectid-heading = Object ID
objectid-what = بطاقة تعريف بممتلك ثقافي وفق معيار Object ID الصادر عن المجلس الدولي للمتاحف
objectid-photograph = صورة { $label }
objectid-photograph-none = لا صورة مسجَّلة.
objectid-photograph-ruled-out = لا تجيز قواعد القيّم وضع صورة في هذه البطاقة.
objectid-photograph-with-note = تنبيه القيّم: { $note }
objectid-holder = الجهة الحافظة
objectid-type = نوع الممتلك
objectid-manuscript = مخطوط
objectid-measurements = المقاسات
objectid-materials = المواد والتقنيات
objectid-inscriptions = الكتابات والعلامات
objectid-features = السمات المميِّزة
objectid-confidential = محفوظ للشرطة ولا يُنشر
objectid-title = العنوان
objectid-subject = الموضوع
objectid-date = التاريخ أو الحقبة
objectid-maker = الصانع
objectid-description = الوصف
objectid-history = تاريخ الحيازة
objectid-not-recorded = غير مسجَّل
objectid-custody = حيازة
objectid-acquired = اقتُني
objectid-of-leaf = الورقة
objectid-of-written = مسطرة النص
objectid-of-binding = التجليد
objectid-of-box = الصندوق
objectid-weight = الوزن
objectid-leaves =
    { $count ->
        [zero] بلا أوراق
        [one] ورقة واحدة
        [two] ورقتان
        [few] { $count } أوراق
        [many] { $count } ورقة
       *[other] { $count } ورقة
    }
objectid-from-revision = من القيد المنشور، المراجعة { $number }
objectid-from-draft = من مسودة غير منشورة
objectid-printed = طُبعت في { $date }
objectid-open = بطاقة Object ID (PDF)
objectid-open-police = البطاقة نفسها مع ما هو محفوظ للشرطة

## What is never public.
private-heading = القيد السري
private-what = لا يظهر أبدًا في صفحة عامة ولا بيان ولا تنزيل ولا بحث، ولا يراه إلا من يأذن له دوره.
private-saved = حُفظ.
private-save = حفظ
private-read-only = يمكنك القراءة دون التعديل.
private-mistake = تعذّر الحفظ
private-place = موضع الحفظ
private-storage-location = مكان الحفظ
private-storage-hint = المبنى والغرفة والخزانة والرف والصندوق.
private-security-note = ملاحظة أمنية
private-features = سمات مميِّزة محفوظة للشرطة
private-features-hint = ما لا يعرفه السارق: علامة خفية أو ترميم أو عيب.
private-sites = المواقع الدقيقة
private-site-name = الموقع
private-site-latitude = خط العرض (درجات)
private-site-longitude = خط الطول (درجات)
private-site-accuracy = الدقة (أمتار)
private-valuations = التقييمات
private-valuation-amount = المبلغ
private-valuation-currency = العملة
private-valuation-currency-hint = ثلاثة أحرف من ISO 4217 مثل KZT.
private-valuation-valued_on = تاريخ التقييم
private-valuation-valid_until = صالح حتى
private-valuation-basis = الأساس
private-valuation-valuer = المقيِّم
private-basis-insurance = التأمين
private-basis-market = قيمة السوق
private-basis-indemnity = ضمان حكومي
private-basis-replacement = الاستبدال
private-basis-other = أخرى
private-diligence = العناية الواجبة
private-diligence-what = الإفادة الموقَّعة لا تتغير. فإن استجدّت معرفة فوقِّع إفادة أخرى، وتبقى السابقات.
private-diligence-new = إفادة جديدة
private-diligence-none = لم تُوقَّع إفادة.
private-diligence-signed = وقّعها { $name } في { $day }
private-field-seller = البائع أو الواهب
private-field-documents_seen = الوثائق المطَّلع عليها
private-field-icom_red_list = في قائمة حمراء للمجلس الدولي للمتاحف
private-field-interpol = قاعدة الإنتربول
private-field-art_loss_register = سجل الأعمال الفنية المفقودة
private-field-number = رقم البحث
private-field-searched_on = تاريخ البحث
private-field-export_licence = رخصة التصدير
private-field-embargo = خاضع لحظر
private-field-before_1970 = تاريخه معروف قبل 14 نوفمبر 1970
private-field-title_before_1970_documented = ملكيته قبل ذلك التاريخ موثَّقة
private-field-conclusion = النتيجة
private-field-reasons = الأسباب
private-field-signer = الموقِّع
private-field-signed_on = تاريخ التوقيع
private-known-yes = نعم
private-known-no = لا
private-known-unknown = غير معلوم
private-conclusion-open = مفتوحة
private-conclusion-clear = لا مانع
private-conclusion-concerns = مع تحفّظ
private-conclusion-refused = مرفوضة
