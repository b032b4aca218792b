### The store of materials, the order of approvals, and what has happened.

## Store

treat-store-what = Кітапқа тиюі мүмкін нәрселер: өнімдер, қауіпсіздік парағы бар партиялар және осында дайындалғандар.
treat-holder = Иеленуші
treat-products = Өнімдер мен партиялар
treat-product = Өнім
treat-no-lots = Партиясы жоқ.
treat-preparations = Дайындамалар
treat-enter = Енгізу
treat-enter-product = Өнім
treat-enter-lot = Жеткізілген партия
treat-enter-preparation = Дайындама
treat-enter-it = Енгізу
treat-generic = Материал
treat-product-name = Маркасы мен атауы
treat-supplier = Жеткізуші
treat-catalogue-number = Каталог нөмірі
treat-grammage = Тығыздығы, г/м²
treat-fibre = Талшығы
treat-cas = CAS нөмірі
treat-animal-origin = Жануардан алынуы
treat-origin-none = жоқ
treat-origin-bovine = ірі қара
treat-origin-porcine = шошқа
treat-origin-fish = балық
treat-origin-sturgeon = бекіре
treat-origin-unknown = белгісіз
treat-alcohol = Құрамында спирт бар
treat-reversible-in = Немен кері қайтарылады, әр жолда біреуі
treat-received = Алынған күні
treat-opened = Ашылған күні
treat-expires = Жарамдылық мерзімі
treat-sheet = Қауіпсіздік парағы
treat-sheet-hint = Қай жерде сақталған. Онсыз партияны қолдануға болмайды.
treat-sheet-version = Нұсқасының күні
treat-sheet-of = Қауіпсіздік парағы { $name }, { $day }
treat-quantity = Қалған мөлшері
treat-storage = Сақтау орны
treat-certificate = Сертификат
treat-code = Жапсырмадағы нөмірі
treat-concentration = Қоюлығы
treat-made-by = Дайындаған
treat-made = Дайындалған күні
treat-made-on = дайындалған күні: { $day }
treat-use-by = Қолдану мерзімі
treat-recipe = Рецепті
treat-of-lots = Мына партиялардан дайындалған
treat-is-product = Өнім
treat-is-lot = Партия
treat-is-preparation = Дайындама
treat-recall = Осы тиген барлық парақ
treat-recall-what = Дайындамалар құрамында болса да. Күші жойылған қадамдар кірмейді, қол қойылмағандары кіреді.
treat-met-nothing = Ешбір параққа тимеген.
treat-not-signed-yet = әлі қол қойылмаған
treat-change = Өзгерту

## Approvals

treat-policy-what = Әрқайсысы алдыңғысынан кейін шешеді. Бұрын ұсынылғандар өз күнінің ретін сақтайды.
treat-policy-set = Ретті белгілеу
treat-place = { $number }-орын
treat-quorum = Осы рөлдегі неше адам
treat-valid-months = Мақұлдау неше айға жарамды

## What has happened

treat-done-saved = Сақталды.
treat-done-submitted = Қол қойылып, ұсынылды.
treat-done-decided = Шешімге қол қойылды.
treat-done-satisfied = Шарт орындалды.
treat-done-start = Өңдеу басталды.
treat-done-pause = Өңдеу кідіртілді.
treat-done-resume = Өңдеу жалғасуда.
treat-done-stop = Тоқтатылды.
treat-done-complete = Өңдеу аяқталды.
treat-done-close = Өңдеу жабылды.
treat-done-tested = Сынақ жазылды.
treat-done-signed = Қол қойылды.
treat-done-finished = Қадам аяқталды. Тағы бір оқып шығып, қол қойыңыз.
treat-done-reopened = Қадам қайта ашылды.
treat-done-chosen = Енді таңдалғаны тұр.
treat-done-material = Материал жазылды.
treat-done-withdraw = Сызып тасталды.
treat-done-all = Осы беттердің барлық суретімен сақталды.
treat-done-variation = Сұрау жіберілді; өңдеу кідіртілді.
treat-done-waive = Өзгеріс көрінбейтіні жазылды.
treat-done-amended = Түзетуге қол қойылды, ол қадамның қасында тұр.
treat-done-voided = Қадамның күші жойылды.
treat-done-entered = Енгізілді.
treat-done-set = Рет белгіленді.
treat-kept-offer = Бұл құрылғыда сақталмаған сөздер қалған ({ $when }).
treat-kept-restore = Қайтару
treat-kept-drop = Тастау
error-bad-treatment-no-steps = Қол қоятын қадамдарды белгілеңіз.
error-bad-treatment-no-second = Мұндай екінші мәтін жоқ: қадамды қайта ашыңыз.
error-bad-folios-backwards = { $folios } кері жазылған: кітапта бұрын келетін бетті бірінші жазыңыз.
error-bad-folios-unknown = Кітапта { $folio } беті жоқ: беттерді 9r, аралықтарды 9r-31v түрінде, арасына үтір қойып жазыңыз.
error-holder-not-found = { $holder_id } иеленушісі жоқ: тізімнен таңдаңыз.

## Counts

treat-minutes = { $count ->
    [one] { $count } минут
   *[other] { $count } минут
}
treat-steps-count = { $count ->
    [one] { $count } қадам
   *[other] { $count } қадам
}
treat-steps-unsigned = { $count ->
    [one] { $count } қол қойылмаған
   *[other] { $count } қол қойылмаған
}
treat-targets = { $count ->
    [one] { $count } орын
   *[other] { $count } орын
}
treat-quorum-said = { $count ->
    [one] { $count } адам
   *[other] { $count } адам
}
treat-valid = { $count ->
    [one] Мақұлдау { $count } ай бойы жарамды.
   *[other] Мақұлдау { $count } ай бойы жарамды.
}
