### Arabic.

## Accounts and rights
error-bad-record-role-everywhere = لا يُمنح دور «{ $role }» لجهة واحدة: لا تذكر الجهة.
error-bad-record-no-holder = لا توجد جهة مالكة باسم «{ $holder_id }»: تحقق من الكتابة.
error-bad-passphrase-short = يجب ألا تقل عبارة المرور عن { $min } محرفًا: اختر بضع كلمات.
error-bad-passphrase-long = يجب ألا تزيد عبارة المرور على { $max } محرفًا: اختر كلمات أقل.
error-bad-record-not-twice = العبارتان مختلفتان: اكتب العبارة نفسها مرتين.
error-bad-email = «{ $email }» ليس بريدًا إلكترونيًا: اكتبه هكذا: name@library.org.
error-bad-person-name = الاسم من محرف واحد إلى 200 محرف مقروء: اكتبه كما يعرفه الآخرون.
error-email-taken = للعنوان «{ $email }» حساب هنا: غيّر ذلك الحساب.
error-account-not-found = لا يوجد حساب «{ $account }»: تحقق من الكتابة.
error-invitation-over = هذه الدعوة استُعملت أو انتهت أو لم توجد: اطلب رابطًا جديدًا.
error-last-administrator = هذا آخر مدير: اجعل شخصًا آخر مديرًا أولًا، ثم أعد المحاولة.
error-wrong-passphrase = هذا العنوان وعبارة المرور لا يتوافقان: راجعهما معًا.
error-too-many-attempts = { $retry_after_s ->
    [zero] كثرت محاولات الدخول: حاول مرة أخرى الآن.
    [one] كثرت محاولات الدخول: انتظر ثانية واحدة ثم حاول مرة أخرى.
    [two] كثرت محاولات الدخول: انتظر ثانيتين ثم حاول مرة أخرى.
    [few] كثرت محاولات الدخول: انتظر { $retry_after_s } ثوانٍ ثم حاول مرة أخرى.
    [many] كثرت محاولات الدخول: انتظر { $retry_after_s } ثانية ثم حاول مرة أخرى.
   *[other] كثرت محاولات الدخول: انتظر { $retry_after_s } ثانية ثم حاول مرة أخرى.
}
error-not-confirmed = لم يؤكد خادم الدخول هويتك: أعد المحاولة، أو راجع مدير هذا الفهرس.
error-not-signed-in-nobody = يلزم تسجيل الدخول لهذا: سجّل الدخول ثم أعد المحاولة.
error-not-signed-in-token-unknown = هذا الرمز غير معروف هنا: أنشئ رمزًا في صفحة حسابك.
error-not-signed-in-token-revoked = أُلغي الرمز «{ $name }»: أنشئ رمزًا جديدًا.
error-not-signed-in-token-ended = انتهى الرمز «{ $name }» في { $day }: أنشئ رمزًا جديدًا.
error-not-found-token = ليس لديك رمز كهذا: لعله أُلغي من قبل.
error-not-found-session = ليست لديك جلسة كهذه: لقد انتهت.
error-not-allowed-token = لم يُنشأ هذا الرمز من أجل: { $action }. أنشئ رمزًا يسمح بذلك.
error-not-allowed-role = أدوارك لا تسمح بهذا: { $action }. اطلب ذلك ممن له أحد هذه الأدوار: { $roles }، أو اطلب الدور من المدير.
error-not-allowed-holder = أدوارك لا تسمح بهذا لدى هذه الجهة: { $action }. اطلب ذلك ممن له أحد هذه الأدوار: { $roles }، أو اطلب الدور من المدير.
error-not-allowed-other-deposit = فتح هذا الإيداعَ شخصٌ آخر، ولم يُذكر بعد لمن الكتاب: اطلب منه وصفه.
error-not-allowed-other-site = جاء هذا الطلب من صفحة في موقع آخر: افتح الصفحة هنا وأعد المحاولة.
error-not-allowed-no-account = ليس للعنوان «{ $email }» حساب ولا دعوة هنا: راجع المدير.
error-bad-record-token-name = يلزم للرمز اسم من 1 إلى 200 محرف: اكتب الغرض منه.
error-bad-record-token-empty = يلزم للرمز إذن واحد على الأقل: اختره.
error-bad-record-token-beyond = لا يمكن السماح للرمز بهذا: { $action }. فليس لك هذا الحق.
error-bad-record-token-year = يجب أن ينتهي الرمز خلال سنة من اليوم: اختر يومًا أقرب.
error-bad-record-scope = لا شيء هنا باسم «{ $name }»: اختر من القائمة.
error-bad-record-role-unknown = لا يوجد دور «{ $name }»: اختر من القائمة.
error-bad-record-language = اختر إحدى لغات الفهرس الأربع.
error-conflict-operator = ليس للمشغّل حساب: أنشئ حسابًا بالأمر «kitabdar user add».

## Manuscripts, states and identifiers
error-manuscript-not-found = لا يوجد مخطوط «{ $manuscript_id }»: تحقق من كتابة المعرّف.
error-canvas-not-found = لا توجد هنا صفحة «{ $canvas_id }»: تحقق من كتابة المعرّف.
error-collection-not-found = لا توجد مجموعة باسم «{ $name }»: ابدأ من المجموعة العليا واتبع روابطها.
error-side-not-found = لا يوجد وجه ورقة برقم { $side_id }: افتح المخطوط من جديد.
error-image-not-found = لا توجد صورة «{ $image_id }»: تحقق من كتابة المعرّف.
error-shelfmark-taken = لدى الجهة ({ $holder_id }) مخطوط برقم الحفظ «{ $shelfmark }»: أضف إليه، أو أعطِ رقم حفظ آخر.
error-folio-label-taken = في { $manuscript_id } وجه ورقة مرقّم «{ $label }»: غيّر رقمه أولًا.
error-image-identifier-taken = سُجّلت صورة أخرى بالمعرّف { $image_id }: أعطِ الصورة الجديدة معرّفًا خاصًا بها.
error-bad-identifier = «{ $identifier }» ليس معرّفًا من هذا الفهرس: قابله بمصدره، ففيه محرف خاطئ أو ناقص.
error-withdrawn = سُحب { $object_id }.
error-withdrawn-reason = سُحب { $object_id }: { $reason }
error-holder-unknown = لا توجد بعدُ جهة مالكة «{ $holder_id }»: اذكر أسماءها أيضًا، أو اختر غيرها.
error-unknown-vocabulary = لا يوجد معجم «{ $name }»: الموجود: { $known }.
error-revision-not-found = لا توجد مراجعة { $number } للسجل { $manuscript_id }: اختر من تاريخه.
error-draft-not-found = لا توجد مسودة مفتوحة للسجل { $manuscript_id }: احفظ واحدة فتُفتح.
error-bulk-edit-not-found = لا يوجد تعديل جماعي برقم { $number }: انظر القائمة.
error-in-trash = { $manuscript_id } في المهملات: أخرجه منها أولًا.
error-never-published = لم يُنشر { $manuscript_id } قط، وليس سوى مسودته: انقله إلى المهملات بدلًا من ذلك.
error-wrong-state-not-yet = لم يُنشر { $manuscript_id } قط: انشر سجله أولًا.
error-wrong-state-withdrawn = { $manuscript_id } مسحوب: أعده أولًا.
error-wrong-state-no-draft = ليس للسجل { $manuscript_id } مسودة: غيّر شيئًا أولًا.
error-wrong-state-nothing-to-publish = ليس للسجل { $manuscript_id } مسودة: لا شيء يُنشر.
error-wrong-state-published-by = نشر { $by } السجل { $manuscript_id } في { $when } وليست له مسودة مفتوحة: انظر ما فيه الآن.
error-wrong-state-not-in-review = { $manuscript_id } ليس قيد المراجعة: سبقك أحد، أو لم يرسله أحد.
error-wrong-state-changed = غيّر { $by } السجل { $manuscript_id } بعد قراءتك: اقرأه من جديد ثم انشر.
error-wrong-state-not-published = { $manuscript_id } غير منشور: لا شيء يُسحب.
error-wrong-state-not-withdrawn = { $manuscript_id } غير مسحوب: هو في مكانه.
error-wrong-state-published = { $manuscript_id } منشور: اسحبه أولًا مع ذكر السبب.
error-wrong-state-not-in-trash = { $manuscript_id } ليس في المهملات: هو في مكانه.
error-wrong-state-trash-over = مضى على { $manuscript_id } في المهملات أكثر من المدة (بالأيام: { $days }): لم يضع منه شيء، لكن لا يعيده إلا القائم على هذا الفهرس.
error-left-as-it-is-published = { $manuscript_id }: نُشر أو تُركت مسودته منذ ذلك الحين، غيّره يدويًا.
error-left-as-it-is-often = { $manuscript_id }: كثرت تعديلاته منذ ذلك الحين، غيّره يدويًا.
error-left-as-it-is-place = { $manuscript_id }: عُدّل الموضع نفسه منذ ذلك الحين، غيّره يدويًا.
error-edit-conflict = غيّر { $by } الحقول نفسها في هذه الأثناء: انظر في الصيغتين ثم احفظ من جديد.
error-conflict-undone = ألغى { $by } التعديل الجماعي { $number }: لم يبق ما يُفعل.
error-bad-record-bulk-count = المخطوطات: اختير { $count }؛ اختر من 1 إلى { $max } في المرة الواحدة.
error-bad-record-bulk-path = لا يمكن تغيير الحقل «{ $path }» في سجلات كثيرة معًا: اذكر القسم وحقله، مثل identity.rights.
error-bad-record-bulk-add = لا تكون الإضافة إلا إلى قائمة: في هذا الحقل قيمة واحدة.
error-bad-record-bulk-field = الحقل «{ $path }» غير معروض هنا: اختر من القائمة.
error-bad-record-bulk-empty = القيمة الجديدة فارغة: اكتب ما يُضاف.
error-bad-record-document-or-description = أرسل الوثيقة أو الوصف: يلزم أحدهما.
error-bad-record-edition-missing = ينقص edition: أرسل ما بدأت منه، حقلًا أو في If-Match.
error-bad-record-reason-missing = السبب ناقص: اكتب لماذا، لمن سيسأل.
error-bad-record-revision = يجب أن يكون { $field } رقم مراجعة أو draft.
error-private-record-changed = حفظ شخص آخر هذا السجل الخاص وأنت تكتب: افتحه من جديد وأضف ما كتبت.
error-handling-changed = تغيّرت قواعد التعامل مع { $manuscript_id } وأنت تكتب: اقرأ ما يسري الآن، ثم ضع قاعدتك من جديد.
error-policy-not-found = ليس لـ{ $manuscript_id } قاعدة سارية برقم { $number }: افتح الصفحة من جديد.
error-bad-policy-twice = قاعدتان للجزء نفسه: اجعلهما واحدة.
error-bad-policy-rules = اختر قاعدة واحدة على الأقل.
error-bad-policy-custodian = سمِّ في سطر واحد الجهة التي وُضعت القاعدة باسمها.
error-bad-policy-note-needed = اكتب الملاحظة: لا معنى لهذه القواعد من دون كلام أصحابها.
error-bad-policy-note-long = الملاحظة طويلة: اختصرها، فهي بجانب كل صفحة.
error-bad-policy-note-letters = في الملاحظة محرف تحكم: اكتب ذلك الموضع من جديد.
error-bad-policy-language = ليس هذا وسم لغة: اكتب مثل fa أو chg أو kk-Arab.
error-bad-policy-canvases = ذُكرت صفحة مرتين أو ليست من هذا المخطوط: اختر أوراقه.

## People, places, works and bodies
error-authority-not-found = لا يوجد شخص أو مكان أو عمل أو هيئة «{ $authority_id }»: تحقق من كتابة المعرّف.
error-merge-not-found = لا يوجد دمج «{ $merge_id }»: افتح تاريخ السجل من جديد.
error-authority-changed = غيّر { $by } السجل { $authority_id } في هذه الأثناء: انظر إليه كما هو الآن، ثم أعد تعديلك.
error-authority-merged = دُمج { $authority_id } في { $winner_id }: غيّر ذاك، أو ألغِ الدمج.
error-likely-duplicate = الأرجح أن { $named } موجود هنا ({ $likely_ids }): استعمل ذاك، أو صرّح بأن سجلك غيره.
error-merge-changed-since-merged = دُمج { $authority_id } نفسه في { $winner_id } منذ ذلك الحين: ألغِ ذلك الدمج أولًا.
error-merge-changed-since-another = دُمج سجل آخر في { $authority_id } منذ ذلك الحين: ألغِ ذلك الدمج أولًا.
error-merge-changed-since-edited = عُدّل { $authority_id } بعد الدمج، والإلغاء يُضيع ذلك التعديل: استعد من تاريخه الحالة التي تلت الدمج، ثم ألغِ.
error-authority-in-use = لا يمكن حذف { $authority_id }، إذ يشير إليه سجل أو مسودة أو اسم آخر: ادمجه في السجل الصحيح بدلًا من ذلك.
error-bad-authority-kind-fixed = نوع { $authority_id } هو { $kind } ولا يصير { $new_kind }: أنشئ سجلًا جديدًا.
error-bad-authority-kind-unknown = لا يوجد نوع «{ $text }»: اكتب واحدًا من { $known }.
error-bad-authority-nameless = يلزم للسجل اسم: اكتب اسمًا واحدًا على الأقل.
error-bad-authority-names = للسجل { $max } اسم على الأكثر، وهنا { $length }: أبقِ ما قد يُبحث عنه.
error-bad-authority-year = { $field }: «{ $text }» ليست سنة؛ اكتب مثل 1166.
error-bad-authority-degrees = { $field }: «{ $text }» ليس عدد درجات؛ اكتب مثل 43.2975.
error-bad-merge-itself = لا يُدمج السجل في نفسه: اختر غيره.
error-bad-merge-kinds = لا يُدمج نوعان مختلفان: { $kind } و{ $new_kind }. اختر سجلًا من النوع نفسه.
error-bad-merge-too-many = عدد الأسماء معًا { $names } والمعرّفات { $identifiers }، والحد { $names_max } و{ $identifiers_max }: احذف ما لا يبحث عنه أحد ثم ادمج.
error-bad-address-scheme = لا يوجد هنا نظام معرّفات «{ $scheme }»: استعمل واحدًا من { $known } أو { $other }.
error-bad-address-identifier = «{ $given }» ليس معرّفًا من { $name }: انسخه من جديد، فصورته { $example }.
error-bad-address-web = { $field } «{ $address }» ليس عنوان ويب: اكتبه كاملًا مثل https://books.example.org.

## Folios and quires
error-arrangement-changed = غيّر { $by } الأوجه نفسها في هذه الأثناء: انظر إلى الأوراق كما هي الآن، ثم قرّر من جديد.
error-arrangement-not-ready = خطة الأوراق غير جاهزة: لبعض الأوجه رقم مكرر، أو لا رقم له، أو رقم لا يعيّن وجهًا واحدًا ({ $count }). أصلح هذا أولًا.
error-nothing-to-undo-undo = لا شيء يُتراجع عنه.
error-nothing-to-undo-redo = لا شيء يُعاد.
error-bad-arrangement-side = الوجه { $side } ليس من هذا المخطوط: افتح الأوراق من جديد.
error-bad-arrangement-beside-itself = لا تُنقل الأوجه إلى جانب واحد منها: اختر موضعًا آخر.
error-bad-arrangement-runs-out = تنتهي أرقام التسلسل عند { $number }: ابدأ من غيره، أو اختر أوجهًا أقل.
error-bad-arrangement-no-start = لا يمكن متابعة العدّ من { $label }: ابدأ بمثل 1r.
error-bad-folio-label-two-numbers = في الرقم «{ $label }» عددان: اكتب وجهًا واحدًا لورقة واحدة مثل 12v.
error-bad-folio-label-no-side = «{ $label }» لا يعيّن وجهًا: اكتب مثل 12v أو i r أو p. 15 أو front cover.
error-bad-folio-label-two-scripts = في «{ $label }» أرقام من كتابتين: اكتب العدد بإحداهما.
error-bad-folio-label-number = في «{ $label }» عدد أكبر من { $max }: تحقق منه.
error-bad-folio-label-part = «{ $label }» لا يعيّن وجهًا: فيه جزء زائد.
error-ambiguous-label = يحتمل «{ $text }» أكثر من معنى: { $candidates }. اكتب واحدًا منها.
error-bad-formula-long = الصيغة أطول مما يكون لكتاب واحد: تحقق مما لصقته.
error-bad-formula-empty = الصيغة فارغة: اكتب مثل 1-4^8, 5^6(-2).
error-bad-formula-none = «{ $found }» ليست صيغة كراسات: اكتب مثل 1-4^8, 5^6(-2), 6^8+1(8).
error-bad-formula-which-missing = «{ $found }» تقول إن أوراقًا ناقصة ولا تعيّنها: اكتب موضعها مثل 2^10(-3).
error-bad-formula-order = «{ $found }»: تُعدّ الكراسات تصاعديًا من 1.
error-bad-formula-leaves = «{ $found }»: في الكراسة من 1 إلى { $max } ورقة.
error-bad-formula-outside = «{ $found }»: لا ورقة رقمها { $leaf } في كراسة عدد أوراقها { $leaves }.
error-bad-formula-added = «{ $found }»: اذكر موضع كل ورقة مضافة.
error-bad-formula-quires = في الصيغة أكثر من { $max } كراسة: تحقق منها.
error-bad-formula-twice = «{ $found }» تقول شيئين عن الورقة { $leaf }: أبقِ أحدهما.
error-bad-formula-says-nothing = «{ $part }» في «{ $found }» لا معنى له: اكتب -3 أو *3 أو s3.
error-bad-formula-last = تنتهي الكراسة { $quire } عند الورقة { $folio }، والصيغة تقول { $last }: تحقق من كليهما.

## Dates
error-bad-date-text-only = تُحفظ تواريخ تقويم «{ $calendar }» نصًا فقط.
error-bad-date-month = في سنة { $year } ({ $calendar }) عدد الأشهر { $months }: لا شهر رقمه { $month } فيها.
error-bad-date-day = في الشهر { $month } من سنة { $year } ({ $calendar }) عدد الأيام { $days }: لا يوم رقمه { $day } فيه.
error-bad-date-century-month = ليس للقرن شهر ولا يوم: احذفهما، أو اكتب السنة.
error-bad-date-century = لا قرن رقمه { $century }: اكتب 12 للقرن الثاني عشر.
error-bad-date-first-year = يبدأ تقويم { $calendar } بسنة { $first }: لا سنة { $year } فيه.
error-bad-date-beyond = التاريخ بعد سنة 9999: تحقق من السنة والتقويم.
error-bad-date-no-month = اليوم { $day } يحتاج إلى شهر: اذكره، أو احذف اليوم.
error-bad-date-not-come = لم تأت سنة { $year } الهجرية القمرية بعد: تحقق من التقويم.
error-bad-edtf = «{ $text }» ليس تاريخًا بصيغة EDTF، المستوى 1: اكتب مثل 1153 أو 1153-11-27 أو 1101/1200 أو 11XX أو 1153~.

## Fields of a description
error-bad-record-holder-letters = ليس في holder «{ $name }» حروف: اكتب اسم المكتبة.
error-bad-record-not-table = يجب أن يكون الوصف جدول حقول مثل shelfmark وtitle.
error-bad-record-missing = الحقل { $field } ناقص: لا غنى للمخطوط عنه.
error-bad-record-shelfmark-missing = رقم الحفظ (shelfmark) ناقص: اكتبه، مثل MS Or. 42.
error-bad-record-shelfmark-invisible = في رقم الحفظ (shelfmark) محرف غير مرئي (علامة اتجاه أو نحوها): اكتبه يدويًا من جديد.
error-bad-record-not-text = يجب أن يكون { $field } نصًا لا «{ $value }»: ضعه بين علامتي اقتباس.
error-bad-record-long = { $field }: عدد المحارف { $length }؛ اختصره إلى { $max }.
error-bad-record-unkeepable = في { $field } محرف لا يمكن حفظه: اكتبه من جديد.
error-bad-record-not-yes-no = قيمة { $field } هي «{ $value }»: اكتب true أو false.
error-bad-record-languages = قيمة languages هي «{ $value }»: اكتب قائمة مثل ['ar', 'fa'].
error-bad-record-holder-table = قيمة holder هي «{ $value }»: اكتب اسم المكتبة.
error-bad-record-holder-missing = الجهة المالكة (holder) ناقصة: اكتب اسم المكتبة التي تحفظ الكتاب.
error-bad-record-unknown-near = «{ $name }» ليس حقلًا في الوصف: أتقصد «{ $near }»؟
error-bad-record-unknown-field = «{ $name }» ليس حقلًا في الوصف: المعروف { $known }.
error-bad-record-given-twice = ذُكر { $field } مرتين، إحداهما باسم «{ $name }»: احذف واحدة.
error-bad-record-holder-part = ليس في holder جزء «{ $part }»: اكتب name وid وhomepage.
error-bad-record-direction = قيمة { $field } هي «{ $value }»: اكتب right-to-left (rtl) أو left-to-right (ltr) أو top-to-bottom أو bottom-to-top.
error-bad-record-no-description = ليس للإيداع وصف.
error-bad-language-map-tag = { $field }: «{ $tag }» ليس وسم لغة؛ اكتب مثل ar أو kk أو fa أو ar-Latn (BCP 47).
error-bad-language-map-not-texts = يجب أن يكون { $field } نصًا، أو نصًا بحسب اللغة.
error-bad-language-map-at-none = { $field }: إذا جُهلت اللغة فاكتب none لا @none.
error-bad-language-map-not-text = { $field }: يجب أن يكون ما للغة «{ $tag }» نصًا لا «{ $text }».
error-bad-language-map-empty = { $field }: نص اللغة «{ $tag }» فارغ: اكتبه أو احذفه.
error-bad-language-map-no-text = { $field }: لا نص للغة «{ $tag }»: اكتبه أو احذفه.
error-bad-language-map-long = { $field }: عدد محارف نص اللغة «{ $tag }» هو { $length }؛ اختصره إلى { $max }.
error-bad-language-map-unkeepable = { $field }: في نص اللغة «{ $tag }» محرف لا يمكن حفظه؛ اكتبه من جديد.
error-bad-rights-uri = قيمة { $field } هي «{ $value }»: اكتب عنوان بيان من rightsstatements.org أو رخصة Creative Commons مثل http://rightsstatements.org/vocab/NoC-US/1.0/.

## Deposits
error-deposit-not-found = لا يوجد إيداع «{ $deposit_id }»: تحقق من المعرّف، أو من قائمة الإيداعات.
error-deposit-closed-no-image = لم تصل مع هذا الإيداع أي صورة: أرسل المسح الضوئي أولًا.
error-deposit-closed-asks-nothing = لا يسأل الإيداع { $deposit_id } عن شيء الآن.
error-deposit-closed-retry = حالة الإيداع { $deposit_id }: { $state }. لا شيء يُعاد.
error-deposit-closed-started = بدأ الإيداع { $deposit_id } من قبل.
error-deposit-closed-files = لم يعد الإيداع { $deposit_id } يقبل ملفات: افتح لها إيداعًا جديدًا.
error-deposit-closed-bytes-gone = بيانات «{ $name }» ليست هنا.
error-deposit-closed-bytes = لم يعد الإيداع { $deposit_id } يقبل بيانات لـ«{ $name }».
error-deposit-closed-under-way = الإيداع { $deposit_id } قيد العمل.
error-files-missing = لم تصل ملفات معلنة، عددها { $count } ({ $shown }): أرسلها، أو ابدأ من دونها.
error-bad-description-none = ليس للإيداع وصف: اذكر رقم الحفظ والعنوان والجهة المالكة، أو ضع manuscript.toml بجانب الصور.
error-bad-description-unreadable = لا يمكن قراءة «{ $name }» ({ $why }): أصلحه وأرسله من جديد.
error-bad-page-list-columns = ليس في السطر الأول من قائمة الصفحات العمودان file وlabel: أضف ذلك السطر.
error-bad-page-list-empty = ليس في قائمة الصفحات سطر بعد أسماء الأعمدة: املأها.
error-bad-page-list-large = قائمة الصفحات أكبر من 4 م.ب: اذكر الملفات والأرقام فقط.
error-bad-page-list-not-text = قائمة الصفحات ليست نصًا: احفظ الجدول بصيغة «CSV UTF-8».
error-bad-page-list-line = ليس في السطر { $line } من قائمة الصفحات { $column }: املأه.
error-bad-page-list-twice = تذكر قائمة الصفحات «{ $file }» في السطر { $first } ثم في السطر { $line }: أبقِ أحدهما.
error-bad-page-list-encoding = قائمة الصفحات ليست UTF-8 ولا UTF-16: احفظها من جديد بصيغة «CSV UTF-8».
error-bad-page-list-unreadable = لا يمكن قراءة السطر { $line } من قائمة الصفحات ({ $why }): انظر في علامات الاقتباس.
error-bad-answer-unknown = «{ $choice }» ليس جوابًا عن هذا السؤال: اختر مما عُرض.
error-bad-answer-choice = «{ $choice }» لا يوافق أسماء هذه الملفات.
error-bad-answer-no-labels = ليس في الجواب أرقام: أعطِ كل ملف رقمًا.
error-bad-answer-no-label = ليس لـ«{ $name }» رقم: أعطِ كل ملف رقمًا.
error-bad-answer-start = لا يمكن عدّ الأوراق من { $label }: أعطِ مثل 1r.
error-bad-file-name-length = اسم الملف من 1 إلى { $max } محرفًا: «{ $name }».
error-bad-file-name-names-none = «{ $name }» ليس اسم ملف: أرسل ملفات المجلد واحدًا واحدًا.
error-bad-file-name-control = في اسم الملف «{ $name }» محارف تحكم: غيّر اسمه.
error-upload-mismatch-damaged = تلف «{ $name }» في الطريق: أرسله من جديد.
error-upload-mismatch-size = وصل «{ $name }» بحجم غير المعلن: أرسله من جديد.
error-upload-busy = طلب آخر يرسل هذا الملف: انتظر قليلًا وأعد المحاولة.
error-upload-refused-over = انتهى وقت إرسال هذا الملف: ابدأ من جديد.
error-upload-refused-room = لا متسع لهذا الملف على الخادم: أفسح مكانًا ثم تابع.
error-upload-refused-large = «{ $name }» أكبر من { $max } م.ب، وهو الحد للملف الواحد.
error-upload-refused-away = المخزن لا يستطيع قبوله الآن: تابع لاحقًا.

## الروابط والإحالات
error-bad-content-state-unreadable = ليس هذا رابطًا إلى كتاب يمكن قراءته: انسخه مرة أخرى كاملًا.
error-bad-content-state-long = الرابط أطول من { $max } حرفًا: اطلب ممن أعطاكه رابطًا أقصر.
error-bad-content-state-many = يسمّي الرابط أكثر من { $max } موضعًا: سمِّ موضعين للمقارنة.
error-bad-content-state-address = يسمّي الرابط ما ليس عنوانًا على الشبكة: لا يُفتح شيء.
error-bad-content-state-page = يسمّي الرابط صفحة ليست في هذا الكتاب: افتح الكتاب وابحث عنها فيه.
error-bad-content-state-nothing = لا يسمّي الرابط شيئًا يُفتح في عارض هنا: انسخ رابط كتاب أو صفحة.
error-ark-not-found = لا يوجد مخطوط بالمعرِّف «{ $ark }»: قابله بما طُبع حرفًا حرفًا.
error-folio-not-found = ليس في { $shelfmark } صفحة «{ $folio }» لا اليوم ولا في ترقيم أقدم: انظر قائمة صفحاته.
