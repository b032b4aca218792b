# أخذ رابط أو حالة محتوى أو إحالة؛ وفتح ما جاء من مكان آخر.
share-title = المشاركة والإحالة
share-close = إغلاق
share-part = إلامَ تشير الروابط
share-part-page = الصفحة كاملة
share-part-seen = الجزء الظاهر
share-part-marked = الموضع المعلَّم
share-uncut = يطلب القائمون على المخطوط أن تُعرض هذه الصفحة كاملة: لا يُنشأ رابط إلى جزء منها.
share-zoom = كبِّر الصفحة أولًا لتشير إلى جزء منها.
share-copy = انسخ
share-link = الرابط
share-state = رابط لبرامج العرض (حالة محتوى IIIF)
share-state-hint = يُفتح هنا وفي غيره من البرامج التي تقرأ روابط IIIF.
share-citation = الإحالة
share-citation-hint = عنوانها مرتبط بالصفحة نفسها أيًّا كان الرقم الذي تُعطاه لاحقًا.
# The mark before the label keeps its number beside its letter in a line of Latin script.
share-folio = و ‎{ $label }
share-compare = قارن بين موضعين
share-compare-none = احفظ هذا الموضع، ثم افتح صفحة أخرى من هذا الكتاب أو من كتاب آخر.
share-compare-link = رابط إلى الموضعين
share-compare-open = اعرض الموضعين جنبًا إلى جنب
share-keep = احفظ هذا الموضع
share-kept = المحفوظ: { $label }
share-beside = { $first } إلى جانب { $second }
view-title = افتح رابطًا
view-what = ألصق رابطًا إلى كتاب من هذا الفهرس أو منسوخًا من أي عارض IIIF.
view-field = رابط أو معرِّف أو حالة محتوى
view-hint = عنوان، أو معرِّف ARK، أو حالة محتوى مرمَّزة، أو نصها بصيغة JSON.
view-drop = أو أفلت هنا رابطًا أو أيقونة IIIF.
view-open = افتح
view-known = ما يمكن فتحه
view-known-state = حالات محتوى IIIF: صفحة، أو جزء منها، أو موضعان للمقارنة.
view-known-address = عناوين الكتب والصفحات وبيانات IIIF ولوحاتها في هذا الفهرس.
view-known-ark = معرِّفات ARK لهذا الفهرس.
view-no-request = ما كان لمكتبات أخرى يُعرض رابطًا عاديًّا؛ ولا يطلبه هذا الخادم من أحد.
view-places-title = إلى أين يؤدي الرابط
view-elsewhere =
    { $count ->
        [zero] يؤدي الرابط إلى مكتبة أخرى.
        [one] يؤدي الرابط إلى مكتبة أخرى، على هذا الخادم:
        [two] يؤدي الرابط إلى مكتبتين أخريين، على هذين الخادمين:
        [few] يؤدي الرابط إلى مكتبات أخرى، على هذه الخوادم:
        [many] يؤدي الرابط إلى مكتبات أخرى، على هذه الخوادم:
       *[other] يؤدي الرابط إلى مكتبات أخرى، على هذه الخوادم:
    }
view-elsewhere-what = لم يُطلب منها شيء. فإن اتبعت الرابط طلبه متصفحك، وعلمت تلك المكتبة بزيارتك.
view-several = يسمّي الرابط عدة مواضع. اختر واحدًا:
view-another = افتح رابطًا آخر
view-opened-anyway = فُتح الكتاب من أوله.
