## People, accounts and rights

nav-desk = مكتب العمل
sign-in = تسجيل الدخول
sign-in-what = لمن يعملون على هذا الفهرس. القراءة لا تحتاج إلى حساب.
sign-in-email = البريد الإلكتروني
sign-in-passphrase = عبارة المرور
sign-in-openid = الدخول بحساب مؤسستك
sign-in-lost = نسيت عبارة المرور أو ليس لديك حساب؟ اسأل أحد مديري هذا الفهرس.
sign-out = تسجيل الخروج
problem-forbidden-help = أدوارك لا تسمح بهذا. يستطيع مدير الفهرس أن يمنحك دورًا يسمح به.

account-title = حسابك
account-yours = حسابك
account-operator = المشغّل
account-language = اللغة
account-language-hint = اللغة التي تراها بعد تسجيل الدخول
account-keep = حفظ
operator-what = لا يوجد في هذا الفهرس حساب بعد. وإلى أن يُنشأ أول حساب يستطيع من يجلس إلى هذا الجهاز أن يفعل كل شيء، ولا يستطيع غيره إلا القراءة.
operator-how = أنشئ الحساب الأول بهذا الأمر، ويصير صاحبه مديرًا وأمينًا للمخطوطات.

sessions-title = أين سجّلت الدخول
session-browser = المتصفح
session-since = منذ
session-seen = آخر حضور
session-this = هذا المتصفح
session-end = إنهاء
session-end-others = إنهاء كل الجلسات الأخرى

tokens-title = رموز للبرامج
tokens-what = البرنامج الذي يعمل باسمك يرسل رمزًا. يستطيع الرمز ما تختاره هنا، ولا يتجاوز ما تستطيعه أنت، وينتهي من تلقاء نفسه.
token-new = إنشاء رمز
token-name = الاسم
token-name-hint = الغرض منه، مثل «استيراد ليلي»
token-can = ما يُسمح به
token-life = مدة الصلاحية
token-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
token-make = أنشئ الرمز
token-made = هذا هو الرمز. انسخه الآن، فلن يظهر مرة أخرى.
token-ends = ينتهي في
token-over = انتهى
token-used = آخر استعمال
token-never = لم يُستعمل
token-revoke = إلغاء
copy-secret = نسخ

passphrase-title = عبارة المرور
passphrase-change = تغيير عبارة المرور
passphrase-current = عبارة المرور الحالية
passphrase-new = عبارة المرور الجديدة
passphrase-again = أعد كتابتها
passphrase-hint = { $length } محرفًا على الأقل. بضع كلمات أسهل حفظًا من الألغاز.

invitation-title = أهلًا بك
invitation-what = يدعوك { $who } إلى العمل على هذا الفهرس بالعنوان { $email }.
invitation-roles = أدوارك:
invitation-accept = أنشئ حسابي

people-title = العاملون
person-name = الاسم
person-name-hint = كما يعرفك الناس؛ يظهر بجانب ما تغيّره.
person-roles = الأدوار
person-no-roles = بلا أدوار
person-closed = الحساب مغلق
person-not-seen = لم يحضر منذ مدة
person-can = ماذا يستطيع هذا الشخص أن يفعل؟
person-can-nothing-closed = لا شيء: الحساب مغلق.
person-account = الحساب
person-close = إغلاق الحساب
person-close-what = يُنهي الإغلاق كل الجلسات والرموز في الحال. ويبقى الاسم بجانب ما عمله صاحبه.
person-open = إعادة فتح الحساب
role-take = سحب
role-give = امنح هذا الدور
role-one-more = دور آخر
role-scope = لأي جهة مالكة
scope-every = لكل الجهات المالكة
scope-holder = للجهة:
invited-title = مدعوون لم يحضروا بعد
invite-title = دعوة شخص
invite-what = تحصل على رابط ترسله إلى الشخص. يعمل الرابط مرة واحدة خلال أسبوعين.
invite-make = أنشئ الرابط
invite-made = أرسل هذا الرابط إلى الشخص. لن يظهر مرة أخرى.
invite-ends = تنتهي في
invite-withdraw = سحب الدعوة

role-reader = قارئ
role-cataloguer = مفهرس
role-imaging = مصوّر
role-conservator = مرمّم
role-head_of_lab = رئيس المختبر
role-curator = أمين المخطوطات
role-custodian_adviser = مستشار الجهة الحافظة
role-administrator = مدير

can-read_draft = الاطلاع على السجلات غير المنشورة
can-describe = وصف المخطوطات
can-submit = إرسال الأوصاف إلى المراجعة
can-review = مراجعة الأوصاف وإعادتها
can-publish = النشر
can-withdraw = سحب ما نُشر
can-trash = نقل السجلات إلى سلة المحذوفات واسترجاعها
can-bulk_edit = تعديل سجلات كثيرة دفعة واحدة
can-import = استيراد سجلات الفهارس الأخرى والتراجع عن استيرادها
can-deposit = إيداع الصور
can-arrange = ترقيم الأوراق وترتيبها
can-set_handling = وضع قواعد التعامل
can-read_private = الاطلاع على البيانات الخاصة: مكان الحفظ والقيمة والتحقق من المصدر
can-write_private = تعديل البيانات الخاصة
can-edit_authority = تحرير سجلات الأشخاص والأماكن والمصنفات
can-merge_authority = دمج سجلات الأشخاص والأماكن والمصنفات
can-manage_people = دعوة الناس ومنح الأدوار
can-own_account = العناية بالحساب الشخصي
can-read_bench = الاطلاع على سجلات طاولة الترميم
can-capture = إضافة صور الصفحة ومطابقتها مع لوحتها
can-examine = تسجيل الحالة ورسم مواضع التلف
can-propose = اقتراح المعالجات
can-approve = البت في المقترحات
can-treat = تنفيذ المعالجات وتسجيل خطواتها
can-keep_materials = إدارة مخزون المواد
can-override = الإذن باستثناءات في المختبر مع بيان السبب
can-sign = التوقيع
can-release = إتاحة سجلات الترميم للجمهور
can-set_care = وضع ضوابط العناية
can-set_access = تحديد من يرى الصور
can-read_restricted = رؤية الصور غير المتاحة للجميع
