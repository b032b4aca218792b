### Arabic.

fault-whole = السجل كله
fault-somebody = شخص آخر
fault-more = { $count ->
    [zero] لا أخطاء أخرى مثله.
    [one] وهناك خطأ آخر مثله.
    [two] وهناك خطآن آخران مثله.
    [few] وهناك { $count } أخطاء أخرى مثله.
    [many] وهناك { $count } خطأً آخر مثله.
   *[other] وهناك { $count } خطأ آخر مثله.
}
fault-language-tag = { $path }: ليس هذا وسم لغة؛ اكتب مثل ar أو kk أو fa أو ar-Latn.
fault-web-address = { $path }: ليس هذا عنوان ويب؛ اكتبه كاملًا مثل https://books.example.org.
fault-currency = { $path }: لا توجد عملة كهذه؛ اكتب حروفها الثلاثة مثل KZT.
fault-name-letters = { $path }: لا حرف هنا ولا رقم؛ اكتب الاسم.
fault-outside-identifier = { $path }: ليس هذا معرّفًا من هذا النظام؛ انسخه من جديد.
fault-years-order = { $path }: تنتهي السنوات في { $end } قبل أن تبدأ في { $start }؛ بدّل بينهما.
fault-coordinates-pair = خط العرض وخط الطول معًا: اكتبهما كليهما، أو لا تكتب أيًّا منهما.
fault-coordinates-of-place = الإحداثيات للأماكن وحدها: احذفها.

collation-title = ما يُنظر فيه من الكراسات
collation-quire-number-twice = لكراستين الرقم نفسه: { $quire }.
collation-place-twice = الكراسة { $quire }: وُصفت الورقة { $leaf } مرتين.
collation-place-outside = الكراسة { $quire }: لا ورقة رقمها { $leaf } فيها.
collation-conjoin-itself = الكراسة { $quire }: ذُكر أن الورقة { $leaf } متصلة بنفسها.
collation-conjoin-outside = الكراسة { $quire }: ذُكر أن الورقة { $leaf } متصلة بورقة خارج الكراسة.
collation-conjoin-not-mutual = الكراسة { $quire }: الورقة التي تتصل بها الورقة { $leaf } ذُكر أنها متصلة بغيرها.
collation-odd-leaves = عدد أوراق الكراسة { $quire } فردي، ولم تُعلَّم ورقة مضافة: لعل ورقة ناقصة.
collation-extent-differs = أوراق الكراسات { $counted }، والمذكور في عدد الأوراق { $stated }: تحقق من كليهما.

agent-on = { $browser } على { $system }
agent-script = برنامج ({ $name })
agent-unknown = متصفح غير معروف
