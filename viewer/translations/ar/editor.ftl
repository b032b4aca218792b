### محرّر الوصف.

## النموذج والحفظ

editor-title = الوصف
editor-heading = وصف { $shelfmark }
editor-sections = الأقسام
editor-book = صفحات الكتاب
editor-needs-script = يعمل هذا النموذج بجافاسكربت، ومن دونها يمكنك قراءة المسودة في المعاينة.
editor-opened = كل شيء محفوظ.
editor-saved = حُفظ في { $time }
editor-saving = جارٍ الحفظ…
editor-unsaved = لم يُحفظ بعد
editor-offline = لم يُحفظ: لا اتصال، ستُعاد المحاولة. ما كتبته محفوظ في هذا المتصفح.
editor-signed-out = لم يُحفظ: سجّل الدخول من جديد. ما كتبته باقٍ هنا.
editor-sign-in = سجّل الدخول في لسان جديد
editor-faulty = لم يُحفظ: هناك ما يحتاج إلى تصحيح.
editor-clash = لم يُحفظ: غيّر شخص آخر الموضع نفسه.
editor-refused = لم يُحفظ: { $why }
editor-restored = استُعيد ما تعذّر حفظه في المرة السابقة.
editor-section-filled = فيه محتوى
editor-section-empty = لا شيء بعد
editor-section-faulty = يحتاج إلى تصحيح
editor-next = التالي: { $section }
editor-required = (لازم)
editor-not-said = غير مذكور
editor-yes = نعم
editor-no = لا
editor-nothing = لا شيء

## نصوص بلغات عدة

editor-missing = غير موجود
editor-language-none = اللغة غير معروفة
editor-other-language = لغة أخرى…
editor-language-code = رمز اللغة
editor-other-add = افتح
editor-other-hint = مثل fa أو chg أو tr، أو مع نوع الكتابة: kk-Arab أو ar-Latn.
editor-direction = الاتجاه
editor-direction-auto = بحسب اللغة
editor-direction-rtl = من اليمين إلى اليسار
editor-direction-ltr = من اليسار إلى اليمين
editor-too-long = طويل جدًا: { $count } حرفًا، والحد الأقصى { $most }.

## المصطلحات والأشخاص والمواضع

editor-own-words = بعبارتك
editor-as-written = الاسم كما كُتب
editor-reference-more = الاسم كما كُتب ودرجة اليقين
editor-from = من الورقة
editor-to = إلى الورقة
editor-page-take = خذ الصفحة المعروضة
editor-page-linked = صورة الصفحة: { $label }
editor-page-unlink = فك ربط الصفحة
editor-nothing-to-link = لا شيء للاختيار بعد: صف العلامات أولًا.

## التواريخ والكراسات

editor-date-propose = اقرأ النص
editor-date-means = معناه:
editor-date-unread = تعذّرت قراءة تاريخ من هذا النص: املأ الحقول أدناه.
editor-date-more = السنة المذكورة معه والمصدر والملاحظة
editor-formula = صيغة الكراسات
editor-formula-read = حوّلها إلى كراسات

## العناصر المتكررة

editor-add = أضف: { $what }
editor-item = { $what } { $number }
editor-remove = أزل: { $what }
editor-removed = أُزيل: { $what }.
editor-undo = تراجع
editor-move-up = حرّك إلى الأعلى: { $what }
editor-move-down = حرّك إلى الأسفل: { $what }
editor-moved = الموضع الآن { $number } من { $total }

## الصفحات بجانب النموذج

editor-page = الصفحة
editor-page-alt = الصفحة { $label }
editor-page-previous = الصفحة السابقة
editor-page-next = الصفحة التالية
editor-no-image = لا تُعرض صورة لهذه الصفحة.

## كاتبان في وقت واحد

editor-clash-title = غيّرت أنت وشخص آخر الموضع نفسه
editor-clash-what = جُمع كل ما عدا ذلك. اختر ما يبقى هنا، ويمكنك تعديل ما تختاره قبل حفظه.
editor-clash-mine = نصك
editor-clash-theirs = نص غيرك
editor-clash-theirs-of = نص { $name }
editor-clash-base = ما كان قبلُ
editor-clash-edit = عدّله هنا إن لم يناسب أيٌّ منهما.
editor-clash-save = احفظ ما اخترته

## ما يحتاج إلى تصحيح في حقله

editor-faults = تعذّر حفظ هذا بعد:
fault-missing = { $path }: هذا لازم.
fault-unknown-field = { $path }: لا حقل كهذا في السجل.
fault-too-long = { $path }: { $length } حرفًا كثير، والحد { $max }.
fault-too-many = { $path }: { $length } مدخلًا كثير، والحد { $max }.
fault-empty = { $path }: اكتب شيئًا أو احذفه.
fault-not-text = { $path }: يجب أن يكون نصًا.
fault-unkeepable = { $path }: فيه حرف لا يمكن حفظه؛ اكتبه من جديد.
fault-pattern = { $path }: لا يُكتب هكذا؛ انظر الإرشاد.
fault-not-one-of = { $path }: اختر قيمة من القيم المعروضة.
fault-too-small = { $path }: صغير جدًا، والحد { $limit }.
fault-too-great = { $path }: كبير جدًا، والحد { $limit }.
fault-not-whole-number = { $path }: يجب أن يكون عددًا صحيحًا.
fault-not-number = { $path }: يجب أن يكون عددًا.
fault-not-yes-no = { $path }: يجب أن يكون نعم أو لا.
fault-not-list = { $path }: يجب أن يكون قائمة.
fault-not-fields = { $path }: يجب أن يكون مجموعة حقول.
fault-same-id = { $path }: مدخلان موسومان بأنهما واحد؛ أزل أحدهما وأضفه من جديد.
fault-too-deep = { $path }: متداخل أعمق من أي سجل.
fault-outside-page = { $path }: هذا يتجاوز الصفحة، ومقاسها { $width } × { $height } بكسل؛ ارسمه داخلها.
fault-rights = { $path }: اكتب عنوان بيان من rightsstatements.org أو رخصة Creative Commons.
fault-not-so = { $path }: { $reason }
