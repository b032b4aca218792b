### Жүктеу беттері: файл жіберу, оқылғанын қарау, енгізу, кері алу.

imports-title = Жүктеулер
imports-what = Басқа каталогтардың жазбалары бір топ болып келеді. Әуелі олар оқылады, сіз қарап, түзетесіз, содан кейін ғана жоба жазбаларға айналады. Кез келген жүктеуді тұтас кері алуға болады.
imports-new = Жаңа жүктеу
imports-empty = Әзірге ештеңе жүктелген жоқ.
imports-one = Жүктеу
imports-what-came = Келгені
imports-state = Күйі
imports-records = Жазбалар
imports-begun = Басталған уақыты
imports-by = { $name }
imports-count = { $count ->
    [one] { $count } жазба
   *[other] { $count } жазба
}
imports-kind-tei = TEI сипаттамалары
imports-kind-table = Кесте
imports-kind-marcxml = MARCXML
imports-kind-mets = METS
imports-kind-manifest = IIIF манифестері
imports-kind-transcription = Транскрипциялар
imports-state-received = Файлдар келді
imports-state-reading = Оқылуда
imports-state-read = Оқылды, әлі енгізілген жоқ
imports-state-committing = Енгізілуде
imports-state-committed = Енгізілді
imports-state-undoing = Кері алынуда
imports-state-undone = Кері алынды
imports-new-what = Кесте (CSV не Excel), TEI, MARCXML не METS файлдарын немесе олардың ZIP мұрағатын жіберіңіз. Сіз қарап шықпайынша каталогқа ештеңе кірмейді.
imports-files-hint = Бір жолда ең көбі { $files } файл және { $size }; одан көп болса, бәрін бір ZIP мұрағатқа салыңыз.
imports-drop = Файлдарды осында сүйреп әкеліңіз немесе таңдаңыз
imports-holder = Кітаптар сақталатын кітапхана
imports-makes = Мұнда әлі жоқ адамдарға, жерлер мен шығармаларға жазба ашу
imports-makes-hint = Тек VIAF сияқты идентификаторы бар атаулар үшін. Қалған атаулар жазылған күйінде қалады.
imports-send = Жіберу
imports-sending = Файлдар жіберіліп жатыр…
imports-standing = Жүктеу қай тұста тұр
imports-working-read = Жазбалар оқылып жатыр
imports-working-commit = Жоба жазбалар жасалып жатыр
imports-working-undo = Жүктеу кері алынып жатыр
imports-waiting = Орындаушыны күтуде
imports-progress = { $total } ішінен { $done }
imports-may-close = Бұл бетті жаба беруге болады: жұмыс жалғаса береді.
imports-look-again = Қайта қарау
imports-stopped = Жұмыс осы жерде тоқтады:
imports-cut-short = Жұмыс үзіліп қалды.
imports-go-on = Жалғастыру
imports-columns = Бағандарда не бар
imports-columns-what = Әр баған қай өрісті толтыратынын көрсетіңіз. Өрісі жоқ баған жазбаның жанында сақталып, сонда көрсетіледі: ештеңе жоғалмайды.
imports-columns-again = Бағандарды өзгерту
imports-sheet = Парақ
imports-sheet-show = Осы парақты көрсету
imports-rows-found = { $count ->
    [one] { $count } жол
   *[other] { $count } жол
}
imports-field = Өріс
imports-field-none = Жазбаның жанында сақтау
imports-field-of = «{ $header }» бағанының өрісі
imports-language-of = «{ $header }» бағанының тілі
imports-language-none = Тілі көрсетілмеген
imports-field-shelfmark = Сақтау шифры
imports-field-title = Атауы
imports-field-summary = Қысқаша мазмұны
imports-field-language = Тілдері
imports-field-date = Мерзімі
imports-field-place = Жасалған жері
imports-field-material = Материалы
imports-field-rights = Құқықтар
imports-field-author = Авторы
imports-field-scribe = Көшіруші
imports-field-patron = Тапсырыс беруші
imports-field-script = Жазу түрі
imports-field-leaves = Парақтары
imports-field-height = Биіктігі (мм)
imports-field-width = Ені (мм)
imports-field-note = Ескертпе
imports-field-former_shelfmark = Бұрынғы шифры
imports-read-table = Кестені оқу
imports-read-again = Қайта оқу
imports-account = Не табылды
imports-outcome-new = Жаңа
imports-outcome-same = Өзгермеген
imports-outcome-changed = Өзгерген
imports-outcome-refused = Қабылданбаған
imports-fate-open = Енгізілмеген
imports-fate-done = Енгізілген
imports-fate-left = Қалдырылған
imports-fate-undone = Кері алынған
imports-fate-kept = Қалған
imports-all = Бәрі
imports-is-new = Жаңа қолжазба: жоба жазба жасалады.
imports-is-same = Каталогта да дәл солай делінген.
imports-is-changed = Қолжазба мұнда бар, бірақ бұл жазбада басқаша айтылған.
imports-is-left = Сіз оны қалдырдыңыз.
imports-placed = Таңбалардың { $share } бөлігі өз өрісін тапты. Қалғаны әр жазбаның жанында сақталады.
imports-placed-share = { $share } орналасты
imports-refused-note = { $count ->
    [one] { $count } жазбаны осы күйінде енгізуге болмайды. Оны осында түзетіңіз немесе қалғандарын онсыз енгізіңіз.
   *[other] { $count } жазбаны осы күйінде енгізуге болмайды. Оларды осында түзетіңіз немесе қалғандарын оларсыз енгізіңіз.
}
imports-mend-first = Біріншісін түзету
imports-commit = { $count ->
    [one] { $count } жазбаны енгізу
   *[other] { $count } жазбаны енгізу
}
imports-commit-what = Әрқайсысынан жоба жазба жасалады. Тексерілмейінше ештеңе жарияланбайды.
imports-commit-none = Енгізетін ештеңе жоқ.
imports-undo = Жүктеуді кері алу
imports-undo-what = { $count ->
    [one] Осы жүктеудің { $count } жоба жазбасы алып тасталады.
   *[other] Осы жүктеудің { $count } жоба жазбасы алып тасталады.
}
imports-undo-made = { $count ->
    [one] Сол үшін ашылған { $count } адам, жер не шығарма жазбасы да, егер оған басқа ештеңе сілтемесе.
   *[other] Сол үшін ашылған { $count } адам, жер және шығарма жазбасы да, егер оларға басқа ештеңе сілтемесе.
}
imports-undo-keeps = { $count ->
    [one] { $count } жазба қалады, өйткені содан бері онымен жұмыс істелген:
   *[other] { $count } жазба қалады, өйткені содан бері олармен жұмыс істелген:
}
imports-undo-sources = Файлдар мен осы тізім сақталады: жүктеуді кейін қайта енгізуге болады.
imports-undo-do = Кері алу
imports-undo-not = Сол күйінде қалдыру
imports-keeps-trashed = себетке салынған
imports-keeps-published = жарияланған не жобасынан бас тартылған
imports-keeps-changed = өзгертілген ({ $name })
imports-keeps-review = тексеруге жіберілген
imports-keeps-in-use = оның беттері бар
imports-more = тағы { $count }
imports-report = Есеп (CSV)
imports-list = Осы жүктеудің жазбалары
imports-list-empty = Мұндайы жоқ.
imports-number = №
imports-record = Жазба
imports-what-is = Бұл не
imports-what-became = Не болды
imports-leave = Қалдыру
imports-take = Енгізу
imports-take-changed = Өзгергеннің бәрін енгізу
imports-mend = Түзету
imports-draft = Жоба жазбаны ашу
imports-line = { $line }-жол
imports-untitled = Атауы жоқ
imports-further = Келесі жазбалар
imports-beginning = Басынан
imports-row = { $number }-жазба
imports-row-understood = Қалай оқылды
imports-row-differences = Не өзгереді
imports-row-aside = Жазбаның жанында сақталғаны
imports-row-aside-none = Бұл жазбадағының бәріне өріс табылды.
imports-row-names = Басқа каталогтарда идентификаторы бар атаулар
imports-row-name-only = атау күйінде қалады
imports-row-source = Дереккөз келген күйінде
imports-mend-title = Осы жазбаны түзету
imports-mend-what = Мұнда жазғаныңыз осы жүктеу үшін ғана. Келген файл сол күйінде жанында сақталады.
imports-mend-save = Сақтап, қайта оқу
imports-mend-next = Келесі қабылданбаған жазба
imports-mended = { $number }-жазба енді дұрыс.
imports-mended-all = Енді барлық жазба дұрыс.
imports-replace = Осы жазба үшін басқа файл жіберу
imports-replace-send = Жіберіп, оқу
imports-aside-where = Қай жерде
imports-aside-words = Сөздер
imports-aside-why = Себебі
imports-why-no-field = Жазбада бұған арналған өріс жоқ.
imports-why-no-column = Бұл бағанға өріс таңдалмаған.
imports-why-cannot-stand = Өріс мұны қабылдай алмайды:
imports-mended-by = түзетілген ({ $name })
error-bad-record-no-library = Кітапхана таңдалмады: кітаптар қайсысында сақталатынын көрсетіңіз.
