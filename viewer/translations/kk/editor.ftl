### Сипаттама редакторы.

## Форма мен сақтау

editor-title = Сипаттау
editor-heading = { $shelfmark } сипаттамасы
editor-sections = Бөлімдер
editor-book = Кітап беттері
editor-needs-script = Бұл форма JavaScript арқылы жұмыс істейді. Онсыз жобаны алдын ала қарауда оқуға болады.
editor-opened = Бәрі сақталған.
editor-saved = Сақталды: { $time }
editor-saving = Сақталуда…
editor-unsaved = Әлі сақталған жоқ
editor-offline = Сақталмады: байланыс жоқ, қайта жіберіледі. Жазғаныңыз осы браузерде тұр.
editor-signed-out = Сақталмады: қайта кіріңіз. Жазғаныңыз осында қалады.
editor-sign-in = Жаңа қойындыда кіру
editor-faulty = Сақталмады: түзететін жер бар.
editor-clash = Сақталмады: осы жерді басқа біреу де өзгертті.
editor-refused = Сақталмады: { $why }
editor-restored = Өткенде сақталмағаны қайта алынды.
editor-section-filled = толтырылған
editor-section-empty = әзірге бос
editor-section-faulty = түзету керек
editor-next = Келесі: { $section }
editor-required = (қажет)
editor-not-said = көрсетілмеген
editor-yes = иә
editor-no = жоқ
editor-nothing = бос

## Бірнеше тілдегі мәтін

editor-missing = жоқ
editor-language-none = тілі белгісіз
editor-other-language = Басқа тіл…
editor-language-code = Тіл коды
editor-other-add = Ашу
editor-other-hint = Мысалы: fa, chg, tr не жазуымен: kk-Arab, ar-Latn.
editor-direction = Бағыты
editor-direction-auto = тіліне қарай
editor-direction-rtl = оңнан солға
editor-direction-ltr = солдан оңға
editor-too-long = Тым ұзын: { $count } таңба, ең көбі { $most } сақталады.

## Терминдер, тұлғалар, кітаптағы орын

editor-own-words = Өз сөзіңізбен
editor-as-written = Жазылған қалпындағы аты
editor-reference-more = Жазылған аты, сенімділігі
editor-from = Қай парақтан
editor-to = Қай параққа дейін
editor-page-take = Көрініп тұрған бетті алу
editor-page-linked = Бет суреті: { $label }
editor-page-unlink = Бетті ажырату
editor-nothing-to-link = Таңдайтын ештеңе жоқ: алдымен белгілерді сипаттаңыз.

## Мерзімдер мен дәптерлер

editor-date-propose = Сөзінен оқып алу
editor-date-means = Бұл дегеніміз:
editor-date-unread = Бұл сөзден мерзім оқылмады: төмендегі өрістерді толтырыңыз.
editor-date-more = Қоса берілген жыл, дереккөз, ескертпе
editor-formula = Дәптер формуласы
editor-formula-read = Дәптерлерге айналдыру

## Бірнешеу болатын өрістер

editor-add = Қосу: { $what }
editor-item = { $what } { $number }
editor-remove = Алып тастау: { $what }
editor-removed = Алып тасталды: { $what }.
editor-undo = Қайтару
editor-move-up = Жоғары жылжыту: { $what }
editor-move-down = Төмен жылжыту: { $what }
editor-moved = Енді орны: { $number } / { $total }

## Қатар тұрған беттер

editor-page = Бет
editor-page-alt = { $label } беті
editor-page-previous = Алдыңғы бет
editor-page-next = Келесі бет
editor-no-image = Бұл беттің суреті көрсетілмейді.

## Қатар жазған екі адам

editor-clash-title = Бір жерді сіз де, басқа біреу де өзгертті
editor-clash-what = Қалғаны біріктірілді. Мұнда не қалатынын таңдаңыз; таңдағаныңызды сақтағанша өзгерте аласыз.
editor-clash-mine = Сіздікі
editor-clash-theirs = Өзгенікі
editor-clash-theirs-of = { $name } жазғаны
editor-clash-base = Бұрынғысы
editor-clash-edit = Екеуі де келмесе, осында өзгертіңіз.
editor-clash-save = Таңдағанымды сақтау

## Өрістегі қателер

editor-faults = Мұны әзірге сақтау мүмкін емес:
fault-missing = { $path }: мұны толтыру қажет.
fault-unknown-field = { $path }: сипаттамада мұндай өріс жоқ.
fault-too-long = { $path }: { $length } таңба тым көп, ең көбі { $max }.
fault-too-many = { $path }: { $length } жазба тым көп, ең көбі { $max }.
fault-empty = { $path }: жазыңыз не алып тастаңыз.
fault-not-text = { $path }: мұнда мәтін болуы керек.
fault-unkeepable = { $path }: бір таңба сақталмайды; қайта теріңіз.
fault-pattern = { $path }: бұлай жазылмайды; көмек сөзге қараңыз.
fault-not-one-of = { $path }: ұсынылғандардың бірін таңдаңыз.
fault-too-small = { $path }: тым аз, шегі { $limit }.
fault-too-great = { $path }: тым көп, шегі { $limit }.
fault-not-whole-number = { $path }: бүтін сан жазыңыз.
fault-not-number = { $path }: сан жазыңыз.
fault-not-yes-no = { $path }: иә не жоқ болуы керек.
fault-not-list = { $path }: мұнда тізім болуы керек.
fault-not-fields = { $path }: мұнда өрістер тобы болуы керек.
fault-same-id = { $path }: екі жазба бір деп белгіленген; бірін алып, қайта қосыңыз.
fault-too-deep = { $path }: тым терең салынған.
fault-outside-page = { $path }: бұл беттің шегінен шығып тұр ({ $width } × { $height } пиксель); бет ішінде сызыңыз.
fault-rights = { $path }: rightsstatements.org мәлімдемесінің немесе Creative Commons лицензиясының мекенжайын жазыңыз.
fault-not-so = { $path }: { $reason }
