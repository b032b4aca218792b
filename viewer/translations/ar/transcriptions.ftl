### نصوص صفحات الكتاب المنسوخة: إرسالها ومعاينتها وعرضها وسحبها، والنص إلى جانب الصفحة.
record-transcriptions = النصوص المنسوخة
transcriptions-title = النصوص المنسوخة
transcriptions-heading = النصوص المنسوخة للمخطوط { $shelfmark }
transcriptions-what = ما قرأه آخرون على الصور: يوضع كل سطر في موضعه من الصفحة، ويُعثر عليه بالبحث، ويظهر إلى جانب الصورة.
transcriptions-send = إرسال نصوص منسوخة
transcriptions-files = الملفات
transcriptions-files-hint = بصيغة PAGE أو ALTO أو TEI: ملف واحد أو ملفات عدة، أو ملف ZIP يجمعها. ولا يُعرض شيء على القرّاء حتى ترى أين تقع الأسطر.
transcriptions-language = لغة الأسطر التي لا تذكر لغتها
transcriptions-language-hint = رمز مثل ar أو fa أو chg أو la، واتركه فارغًا إن كانت اللغات عدة.
transcriptions-read = اقرأ الملفات
transcriptions-no-pages = ليست لهذا الكتاب صور بعد، والنص المنسوخ يحتاج إلى صفحات يوضع عليها.
transcriptions-there = ما أُرسل من قبل
transcriptions-none = لا شيء بعد.
transcriptions-all = كل النصوص المنسوخة لهذا الكتاب
transcription-is-proposed = بانتظار المعاينة
transcription-is-shown = معروض على القرّاء
transcription-is-withdrawn = مسحوب
transcription-counts = { $lines } على { $sides }، من أصل { $pages } وصلت
transcription-sides = { $count ->
    [zero] لا وجه ورقة
    [one] وجه ورقة واحد
    [two] وجهي ورقة
    [few] { $count } أوجه
    [many] { $count } وجهًا
   *[other] { $count } وجه
  }
transcription-pages = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتين
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
  }
transcription-lines = { $count ->
    [zero] لا أسطر
    [one] سطر واحد
    [two] سطران
    [few] { $count } أسطر
    [many] { $count } سطرًا
   *[other] { $count } سطر
  }
transcription-by = أرسله { $name }،
transcription-look = عاين
transcription-show = اعرض على القرّاء
transcription-show-again = اعرض من جديد
transcription-withdraw = اسحب كله
transcription-discard = لا تعرضه
transcription-stands = الحالة
transcription-proposed-what = لا يرى هذا بعدُ إلا العاملون. تحقّق من أن الأسطر تقع على صفحاتها، وأصلح ما يلزم، ثم اعرضه.
transcription-refused = { $count ->
    [zero] لا ملفات بلا صفحات
    [one] ملف واحد لم يُقرأ منه شيء
    [two] ملفان لم يُقرأ منهما شيء
    [few] { $count } ملفات لم يُقرأ منها شيء
    [many] { $count } ملفًا لم يُقرأ منها شيء
   *[other] { $count } ملف لم يُقرأ منها شيء
  }
transcription-line = السطر { $number }
transcription-pages-title = الصفحات
transcription-image-named = للصورة
transcription-side = موضعها من هذا الكتاب
transcription-how-image = يذكر الملف هذه الصورة باسمها.
transcription-how-file = اسم الملف كاسم هذه الصورة.
transcription-how-label = يذكر الملف هذه الورقة.
transcription-how-order = عدد الصفحات كعدد أوجه الأوراق، فأُخذت على ترتيبها. تحقّق من ذلك.
transcription-how-hand = وُضعت هنا يدويًا.
transcription-how-none = لا يُعرف بعد موضع هذه الصفحة: اختره، أو دعها جانبًا.
transcription-note-unwritten = { $count ->
    [zero] لا إطار بلا نص.
    [one] إطار واحد بلا نص تُرك.
    [two] إطاران بلا نص تُركا.
    [few] { $count } أطر بلا نص تُركت.
    [many] { $count } إطارًا بلا نص تُركت.
   *[other] { $count } إطار بلا نص تُركت.
  }
transcription-note-unplaced = { $count ->
    [zero] لكل سطر موضعه.
    [one] سطر واحد لا موضع له على الصفحة، وحُفظ نصه.
    [two] سطران لا موضع لهما على الصفحة، وحُفظ نصهما.
    [few] { $count } أسطر لا موضع لها على الصفحة، وحُفظ نصها.
    [many] { $count } سطرًا لا موضع لها على الصفحة، وحُفظ نصها.
   *[other] { $count } سطر لا موضع لها على الصفحة، وحُفظ نصها.
  }
transcription-note-clipped = { $count ->
    [zero] لا سطر يتجاوز الحافة.
    [one] سطر واحد تجاوز الحافة.
    [two] سطران تجاوزا الحافة.
    [few] { $count } أسطر تجاوزت الحافة.
    [many] { $count } سطرًا تجاوزت الحافة.
   *[other] { $count } سطر تجاوزت الحافة.
  }
transcription-note-simplified = { $count ->
    [zero] لم يُبسَّط إطار.
    [one] إطار واحد بُسِّط لكثرة نقاطه.
    [two] إطاران بُسِّطا لكثرة نقاطهما.
    [few] { $count } أطر بُسِّطت لكثرة نقاطها.
    [many] { $count } إطارًا بُسِّطت لكثرة نقاطها.
   *[other] { $count } إطار بُسِّطت لكثرة نقاطها.
  }
transcription-note-split = { $count ->
    [zero] لم يُقسَّم سطر.
    [one] سطر واحد أطول من أن يبقى سطرًا، فقُسّم.
    [two] سطران أطول من أن يبقيا سطرين، فقُسّما.
    [few] { $count } أسطر طويلة قُسّمت.
    [many] { $count } سطرًا طويلًا قُسّمت.
   *[other] { $count } سطر طويل قُسّمت.
  }
transcription-note-stretched = الصورة أعرض أو أعلى قليلًا مما يذكره الملف: انظر هل تقع الأسطر في مواضعها.
transcription-first-lines = الأسطر الأولى
transcription-drawn = { $count ->
    [zero] { $label } بلا أسطر مرسومة
    [one] { $label } وعليه سطر واحد مرسوم
    [two] { $label } وعليه سطران مرسومان
    [few] { $label } وعليه { $count } أسطر مرسومة
    [many] { $label } وعليه { $count } سطرًا مرسومًا
   *[other] { $label } وعليه { $count } سطر مرسوم
  }
transcription-cut = هل فقدت الصورة إحدى حوافها؟
transcription-cut-hint = شكلها ليس الشكل الذي صُنع له الملف. اختر الصورة التي تقع فيها الأسطر على الكتابة.
transcription-cut-none = لا ينقص شيء
transcription-cut-top = الحافة العليا ناقصة
transcription-cut-bottom = الحافة السفلى ناقصة
transcription-cut-left = الحافة اليسرى ناقصة
transcription-cut-right = الحافة اليمنى ناقصة
transcription-cut-drawn = الصفحة بأسطرها إن كان الأمر كذلك
transcription-cut-refused = ستقع الأسطر خارج الكتابة.
transcription-save = احفظ المواضع
transcription-save-hint = يُحفظ هذا الجزء من القائمة، ولا يرى القرّاء منه شيئًا بعد.
transcription-done-placed = حُفظت المواضع.
transcription-done-shown = يراه القرّاء الآن ويعثر عليه البحث.
transcription-done-withdrawn = سُحب. ملفاته محفوظة، ويمكن عرضه من جديد.
transcription-line-at = { $label }، السطر { $number }
transcription-downloads = نص صفحاته
transcription-text-file = نص
transcription-tei-file = TEI بمواضع الأسطر
transcription-page-file = PAGE XML، ملف لكل وجه ورقة
reader-text = نص الصفحة
reader-text-none = لا نص منسوخ لهذه الصفحة.
reader-text-loading = يجري جلب النص.
reader-text-failed = تعذّر جلب النص. حاول مرة أخرى.
reader-text-line = السطر { $number }
reader-keys-text = نص الصفحة
error-bad-transcription-no-file = لا ملف يُقرأ: اختر ملفات PAGE أو ALTO أو TEI، أو ملف ZIP يجمعها.
error-bad-transcription-zip = الملف «{ $name }» بصيغة ZIP لا يمكن قراءته: احزمه من جديد بلا كلمة سر.
error-bad-transcription-too-much = لا يُقرأ دفعة واحدة أكثر من { $files } ملف و{ $megabytes } ميغابايت: أرسلها على دفعات.
error-transcription-not-found = لا نص منسوخ هنا بالمعرّف «{ $transcription_id }»: انظر في القائمة.
error-transcription-changed = تغيّر النص المنسوخ { $transcription_id } في هذه الأثناء: افتحه من جديد وانظر قبل أن تتابع.
error-transcription-not-ready-empty = لا تقع أي من صفحاته على أوراق هذا الكتاب: بيّن أولًا مواضع صفحاته.
error-transcription-not-ready-shown = القرّاء يرون هذا النص: اسحبه قبل نقل صفحاته.
error-bad-placement-twice = ستقع صفحتان على { $label }: اختر لإحداهما موضعًا آخر.
error-bad-placement-page = ليس في النص المنسوخ صفحة { $number }: افتحه من جديد.
error-bad-placement-side = ليس في هذا الكتاب موضع «{ $side }»: اختر من القائمة أو اتركه فارغًا.
