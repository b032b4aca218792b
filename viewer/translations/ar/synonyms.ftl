# The list of spellings that mean one thing.
synonyms-title = رسوم لمعنى واحد
synonyms-what = من كتب أحدها وجد الكتب التي فيها غيره. قواعد الرسم تجمع الخطوط؛ وهذه القائمة للكلمات الأخرى وللأسماء التي تختلف المدارس في كتابتها اختلافًا كبيرًا. يسري التغيير في الحال.
synonyms-new = مجموعة جديدة
synonyms-one = مجموعة رسوم
synonyms-find = ابحث عن رسم
synonyms-count = { $count ->
    [zero] لا مجموعات
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $count } مجموعات
    [many] { $count } مجموعة
   *[other] { $count } مجموعة
  }
synonyms-lines = الرسوم، واحد في كل سطر
synonyms-lines-hint = اللغة، ثم خطّ، ثم الكلمات:
synonyms-note = لماذا هي واحدة
synonyms-save = حفظ
synonyms-undo = التراجع عن آخر تغيير
synonyms-delete = حذف المجموعة
synonyms-deleted = هذه المجموعة محذوفة ولا تجمع شيئًا.
synonyms-brought = تأتي هذه المجموعة مع البرنامج ولم يغيّرها أحد هنا.
synonyms-history = التغييرات
synonyms-change-create = أُنشئت
synonyms-change-edit = غُيّرت
synonyms-change-restore = تُراجع عنها
synonyms-change-delete = حُذفت
