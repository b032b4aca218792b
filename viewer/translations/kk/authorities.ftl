### Тұлғалар, жерлер, шығармалар және ұйымдар.

nav-authorities = Тұлғалар мен жерлер
authorities-title = Тұлғалар, жерлер және шығармалар
authorities-what = Жазбаларда аталатынның бәрі: барлық атауымен және кез келген жазумен.
authorities-search = Кез келген атауы бойынша, кез келген жазумен іздеу
authorities-find = Іздеу
authorities-kind = Түрі
authorities-kind-all = Барлық түрі
authority-kind-person = тұлға
authority-kind-place = жер
authority-kind-work = шығарма
authority-kind-body = ұйым
authorities-of-person = Тұлғалар
authorities-of-place = Жерлер
authorities-of-work = Шығармалар
authorities-of-body = Ұйымдар мен қауымдар
authorities-count = { $count ->
    [one] { $count } мақала, атауы бойынша
   *[other] { $count } мақала, атауы бойынша
  }
authorities-found = { $count ->
    [0] Мұндай атау жоқ.
    [one] { $count } мақала табылды, ең жақыны бірінші
   *[other] { $count } мақала табылды, ең жақыны бірінші
  }
authorities-none = Әзірге ештеңе енгізілмеген.
authorities-end = Бұдан кейін мақала жоқ.
authorities-next = Келесі мақалалар
authorities-new = Жаңа мақала
authorities-duplicates = Ықтимал қайталаулар
authority-names = Атаулары
authority-preferred = бірінші көрсетіледі
authority-dates = Жылдары
authority-place = Картадағы орны
authority-place-words = { $latitude }, { $longitude }
authority-north = { $degrees } солтүстік ендік
authority-south = { $degrees } оңтүстік ендік
authority-east = { $degrees } шығыс бойлық
authority-west = { $degrees } батыс бойлық
authority-place-coarse = Бүтін градусқа дейін дөңгелектелген: бұл жер қорғауда.
authority-elsewhere = Басқа каталогтарда
authority-note = Ескертпе
authority-address = Тұрақты мекенжайы
authority-manuscripts = Қолжазбаларда
authority-manuscripts-none = Жарияланған бірде-бір қолжазба бұл мақаланы әзірге атамайды.
authority-manuscripts-next = Келесі қолжазбалар
authority-edit = Түзету
authority-merge = Басқасымен біріктіру
authority-history = Тарихы
authority-script-latn = латын жазуы
authority-script-arab = араб жазуы
authority-script-cyrl = кирилл жазуы
authority-role-work = мәтін
authority-role-author = авторы
authority-role-translator = аудармашысы
authority-role-commentator = түсіндірмешісі
authority-role-editor = редакторы
authority-role-compiler = құрастырушысы
authority-role-dedicatee = арналған адамы
authority-role-origin = жазылған жері
authority-role-patron = тапсырыс берушісі
authority-role-scribe = көшірушісі
authority-role-artist = суретшісі
authority-role-bound-at = түптелген жері
authority-role-binder = түптеушісі
authority-role-issuer = белгілеуді берген
authority-role-mark = кітаптағы белгімен байланысты
authority-role-giver = кітапты берген
authority-role-receiver = кітапты алған
authority-role-stay = кітап тарихындағы жер
authority-role-statement = тұжырымда аталған
authority-role-other = жазбада аталған

## Форма

authority-new-title = Жаңа мақала
authority-edit-title = Түзету: { $name }
authority-form-name = Атауы
authority-form-language = Тілі
authority-form-language-hint = ar, kk немесе ar-Latn сияқты белгі; тілі белгісіз болса, бос қалдырыңыз.
authority-form-preferred = Осы тілде бірінші көрсету
authority-form-names-hint = Іздеуге болатын әр атау, әрқайсысы өз жазуымен. Бос жолдар сақталмайды.
authority-form-name-number = { $number }-атау
authority-form-add-name = Атау қосу
authority-form-identifier-number = { $number }-идентификатор
authority-form-identifiers = Басқа каталогтардағы идентификаторлары
authority-form-scheme = Сызбасы
authority-form-scheme-other = Басқа мекенжай
authority-form-uri = Идентификатор немесе мекенжай
authority-form-add-identifier = Идентификатор қосу
authority-form-dates-hint = Оқырман көретіндей: «1166 ж. қайтыс болған» немесе «1093–1166». Жылдар аттастарды ажырату үшін керек.
authority-form-dates-text = Жылдары сөзбен
authority-form-start = Бастапқы жылы
authority-form-end = Соңғы жылы
authority-form-latitude = Ендігі, градуспен
authority-form-longitude = Бойлығы, градуспен
authority-form-sensitive = Қорғалатын жер: жұртқа тек бүтін градус көрсетілсін
authority-form-hidden = Дәл орны қорғауда, сіздің рөліңіз оны көрсетпейді. Ол сол күйінде қалады.
authority-form-note-number = { $number }-ескертпе
authority-form-save = Сақтау
authority-form-likely = Осылардың бірі емес пе?
authority-form-likely-what = Олардың атауы немесе идентификаторы дәл осындай. Дұрысын алыңыз немесе өзіңіздікі басқа екенін айтыңыз.
authority-form-distinct = Менікі басқа: жаңа мақала жасалсын
authority-form-changed = Сіз жазып отырғанда мақаланы басқа біреу сақтады. Жазғаныңыз төменде тұр: қазіргі мақаламен салыстырып, қайта сақтаңыз.
authority-form-now = Қазіргі күйіндегі мақаланы ашу
authority-delete = Жою
authority-delete-what = Ешбір жазба атамаған мақаланы ғана жоюға болады. Басқалары біріктіріледі.

## Біріктіру, тарих, қайталаулар

authority-merge-title = Біріктіру: { $name }
authority-merge-what = Қалатын мақаланы таңдаңыз. Бұл мақаланың атаулары мен идентификаторлары соған өтеді, мекенжайы әрдайым соған апарады. Біріктіруді қайтаруға болады.
authority-merge-into = Мынамен біріктіру
authority-merge-preview = Салыстыру
authority-merge-goes = Бұл кетеді
authority-merge-stays = Бұл қалады
authority-merge-after = Нәтижесі
authority-merge-do = Біріктіру
authority-merge-swap = Керісінше
authority-history-title = Тарихы: { $name }
authority-editions = Редакциялар
authority-edition = { $number }-редакция
authority-edition-current = қазіргісі
authority-change-create = жасалды
authority-change-edit = түзетілді
authority-change-restore = бұрынғы редакция қайтарылды
authority-change-merge-in = басқа мақала қосылды
authority-change-merge-away = басқа мақалаға қосылды
authority-change-undo-merge = біріктіру қайтарылды
authority-change-delete = жойылды
authority-by = { $name }
authority-restore = Қайтару
authority-merges = Біріктірулер
authority-merged-into = мынаған қосылды:
authority-undo = Біріктіруді қайтару
authority-undone-by = қайтарған: { $name }
duplicates-title = Ықтимал қайталаулар
duplicates-what = Бір нәрсе туралы болуы мүмкін бір түрдегі мақалалар. Екеуін де ашып, біріктіріңіз немесе бөлек болса, қалдырыңыз.
duplicates-none = Бұл атаулардың арасында қайталау табылмады.
duplicates-next = Әліпби бойынша әрі қарай
duplicates-sign-same_identifier = басқа каталогтағы идентификаторы бірдей
duplicates-sign-same_name = атауы бірдей
duplicates-sign-similar_name = атауларының айырмасы бір-екі әріп
duplicates-merge = Салыстыру және біріктіру

## Іздеу өрісі

lookup-label = Атауы бойынша іздеу
lookup-hint = Кез келген атаудың бір бөлігін кез келген жазумен теріңіз. Бағыт пернелері таңдайды, Enter алады.
lookup-none = Ештеңе табылмады.
lookup-one = 1 табылды.
lookup-many = { $number } табылды.
lookup-more = { $number } астам табылды; тағы теріңіз.
lookup-add = Жаңасын қосу ({ $kind }): { $name }
lookup-adding = Қосылуда …
lookup-likely = Бұл бар болуы мүмкін. Осылардың бірін алыңыз немесе өзіңіздікін қосыңыз.
lookup-add-anyway = Бәрібір қосу ({ $kind }): { $name }
lookup-chosen = Таңдалды: { $name }.
lookup-clear = Басқасын таңдау
lookup-cleared = Алынып тасталды.
lookup-failed = Іздеу жауап бермеді. Біраздан соң қайта теріңіз.
