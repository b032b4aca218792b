### Why a file from elsewhere gives no record.

error-bad-xml-empty = الملف فارغ: اختر الملف الذي فيه XML.
error-bad-xml-large = حجم الملف { $megabytes } م.ب، ولا يُقرأ من XML أكثر من { $limit } م.ب: قسّمه أو احذف منه نص المخطوط.
error-bad-xml-entity = في السطر { $line } من XML تعريف لكيان (entity): اكتب الحروف نفسها واحذف التعريف.
error-bad-xml-entity-hidden = في XML تعريف لكيان (entity): اكتب الحروف نفسها واحذف التعريف.
error-bad-xml-deep = في السطر { $line } من XML عناصر متداخلة تزيد على { $most }: لا يحتاج أي سجل إلى ذلك، فتحقق من أنه الملف المقصود.
error-bad-xml-syntax = بنية XML مختلة في السطر { $line }، العمود { $column } ({ $reason }): أصلحها هناك ثم أرسل الملف من جديد.
error-bad-tei-no-description = لا يصف الملف أي مخطوط: لا بد فيه من عنصر msDesc وفق TEI P5.
error-bad-tei-several = يصف الملف أكثر من مخطوط ({ $count })، ويبدأ الثاني من السطر { $line }: أرسل ملفًا لكل واحد.
error-bad-tei-empty = العنصر msDesc في السطر { $line } فارغ: صف المخطوط فيه ثم أرسل الملف من جديد.
error-bad-tei-no-identifier = ليس في العنصر msDesc في السطر { $line } عنصر msIdentifier: اكتب رقم الحفظ في idno منه ثم أرسل الملف من جديد.
error-bad-tei-no-shelfmark = ليس في العنصر msIdentifier في السطر { $line } رقم حفظ لا يتجاوز { $most } حرفًا: اكتبه في idno ثم أرسل الملف من جديد.
