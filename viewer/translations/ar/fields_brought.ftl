### Fields of the record that descriptions by other catalogues bring along.

section-administration = عن هذا الوصف
field-administration = عن هذا الوصف
field-record_history = تاريخ الوصف
field-access = الإتاحة
field-custodial_history = الحفظ والعناية
field-surrogates = النسخ المصوَّرة
field-keeping = مكان الحفظ كما ورد في المصدر
field-country = البلد
field-keeping-region = الإقليم
field-settlement = المدينة
field-institution = المؤسسة
field-repository = دار الحفظ
field-fonds = المجموعات
field-heading = العنوان
field-level = المستوى
field-filiation = الصلة بالنسخ الأخرى
field-condition = حالة الحفظ كما في الفهرس
field-music_notation = التدوين الموسيقي
field-accompanying = المواد المرافقة
value-dimension-of-other = قياس آخر
value-work-role-other = دور آخر في النص
value-event-kind-other = حدث آخر
