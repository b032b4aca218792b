### Kazakh.

fault-whole = тұтас жазба
fault-somebody = басқа біреу
fault-more = { $count ->
    [one] Осындай тағы { $count } қате бар.
   *[other] Осындай тағы { $count } қате бар.
}
fault-language-tag = { $path }: бұл тіл белгісі емес; мысалы ar, kk, fa немесе ar-Latn деп жазыңыз.
fault-web-address = { $path }: бұл веб-мекенжай емес; толық жазыңыз, мысалы https://books.example.org.
fault-currency = { $path }: мұндай валюта жоқ; үш әрпін жазыңыз, мысалы KZT.
fault-name-letters = { $path }: мұнда әріп те, цифр да жоқ; атауын жазыңыз.
fault-outside-identifier = { $path }: бұл осы жүйенің идентификаторы емес; қайта көшіріңіз.
fault-years-order = { $path }: соңғы жылы ({ $end }) бастапқысынан ({ $start }) бұрын; орындарын ауыстырыңыз.
fault-coordinates-pair = Ендік пен бойлық бірге жүреді: екеуін де жазыңыз немесе екеуін де алып тастаңыз.
fault-coordinates-of-place = Координаттар тек жерде болады: алып тастаңыз.

collation-title = Дәптерлерде қарап шығатын жайттар
collation-quire-number-twice = Екі дәптердің нөмірі бірдей: { $quire }.
collation-place-twice = { $quire }-дәптер: { $leaf }-парақ екі рет сипатталған.
collation-place-outside = { $quire }-дәптер: онда { $leaf }-парақ жоқ.
collation-conjoin-itself = { $quire }-дәптер: { $leaf }-парақ өзіне жалғанған делінген.
collation-conjoin-outside = { $quire }-дәптер: { $leaf }-парақ дәптерден тыс параққа жалғанған делінген.
collation-conjoin-not-mutual = { $quire }-дәптер: { $leaf }-парақ жалғанған парақ басқасына жалғанған делінген.
collation-odd-leaves = { $quire }-дәптердегі парақ саны тақ, ал қосылған парақ белгіленбеген: біреуі түсіп қалған болуы мүмкін.
collation-extent-differs = Дәптерлер бойынша { $counted } парақ, көлемінде { $stated } делінген: екеуін де тексеріңіз.

agent-on = { $browser }, { $system }
agent-script = бағдарлама ({ $name })
agent-unknown = белгісіз браузер
