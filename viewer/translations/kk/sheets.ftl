### Басылатын есептер: жай-күй, өңдеу, жапсырмалар.

## Every report

sheet-condition-report = Жай-күй туралы есеп
sheet-not-signed = Қол қойылмаған
sheet-struck = Күші жойылған
sheet-state-of = { $moment } жағдай бойынша
sheet-page-of = { $pages } беттің { $page }-беті
sheet-verify = Қолтаңбаны тексеру
sheet-signatures = Қолтаңбалар
sheet-unsigned = Қол қойылмаған: бұл – жоба, ештеңені дәлелдемейді.
sheet-was = Бұрын
sheet-now = Енді
sheet-field = Өріс
sheet-reason = Себебі
sheet-hash = Тізбектегі жазбаның SHA-256 мәні
sheet-entry-number = Осы қолжазба тізбегіндегі { $number }-жазба
sheet-amendment = { $name } { $date } түзеткен ({ $number }-жазба)
sheet-voided = { $name } { $date } күшін жойған ({ $number }-жазба)
sheet-empty = (бос)
sheet-shelfmark = Шифр
sheet-book = Атауы
sheet-holder = Сақтаушы

## Condition: the title page

sheet-kind = Тексеру түрі
sheet-assessment = { $kind }, № { $number }
sheet-dates = Тексерілген күні
sheet-since = { $day } бастап
sheet-from-to = { $first } – { $last }
sheet-assessors = Тексергендер
sheet-scope = Қамтуы
sheet-scope-whole = тұтас кітап
sheet-scope-quires = дәптерлер
sheet-scope-leaves = парақтар
sheet-scope-components = мұқаба бөліктері
sheet-outcome-examined = { $count ->
    [one] { $count } бет жеке тексерілді
   *[other] { $count } бет жеке-жеке тексерілді
}
sheet-outcome-no-damage = { $count ->
    [one] { $count } бетте зақым байқалмады
   *[other] { $count } бетте зақым байқалмады
}
sheet-outcome-not-examined = { $count ->
    [one] { $count } бетті тексеру мүмкін болмады
   *[other] { $count } бетті тексеру мүмкін болмады
}
sheet-purpose = Мақсаты
sheet-circumstances = Жағдайлар
sheet-methods = Әдістер
sheet-climate = Орны мен ауасы
sheet-next-check = Келесі тексеру
sheet-method-naked-eye = жай көзбен
sheet-method-magnifier = лупа
sheet-method-microscope = микроскоп
sheet-method-raking = көлбеу жарық
sheet-method-transmitted = өтпелі жарық
sheet-method-uv = ультракүлгін
sheet-method-ir = инфрақызыл
sheet-method-touch = сипап сезу
sheet-method-thickness = қалыңдық өлшегіш
sheet-method-ph = pH өлшеу
sheet-kind-baseline = бастапқы тексеру
sheet-kind-periodic = мерзімді тексеру
sheet-kind-pre-treatment = өңдеу алдында
sheet-kind-post-treatment = өңдеуден кейін
sheet-kind-pre-loan = уақытша беру алдында
sheet-kind-arrival = келгенде
sheet-kind-departure = жөнелтерде
sheet-kind-return = қайтып келгенде
sheet-kind-pre-imaging = түсіру алдында
sheet-kind-incident = оқиғадан кейін
sheet-kind-survey = шолу
sheet-grades = Бағалар және жарамдылық
sheet-grade = { $value } ({ $lowest }–{ $highest } шкаласы, { $scale })
sheet-scale-overall = Жалпы жай-күйі
sheet-scale-stability = Тұрақтылығы
sheet-scale-ink-corrosion = Сия коррозиясы
sheet-scale-copper-green = Мыс жасылы
sheet-scale-priority = Кезектілігі
sheet-use-imaging = Түсіруге жарамдылығы
sheet-use-reading-room = Оқу залына жарамдылығы
sheet-use-exhibition = Көрмеге жарамдылығы
sheet-use-loan = Уақытша беруге жарамдылығы
sheet-fit-yes = иә
sheet-fit-yes-with-conditions = иә, шарттармен
sheet-fit-no = жоқ
sheet-accessibility = Қолжетімділік сыныбы
sheet-accessibility-class = { $value } (0–3)
sheet-observed = Байқалғаны
sheet-interpreted = Түсіндірмесі
sheet-recommendations = Ұсыныстар

## Condition: the quires and the folios

sheet-by-quire = Дәптерлер бойынша
sheet-no-collation = Сипаттамада дәптер құрылымы әлі жоқ: барлық бет бір топта.
sheet-quire-number = Дәптер
sheet-quire-folios = Парақтар
sheet-quire-sides = Беттер
sheet-quire-damaged = Зақымды
sheet-quire-observations = Жазба
sheet-quire-worst = Ең ауыры
sheet-quire-area = Ауданы
sheet-quire-index = Индекс
sheet-quire-none = дәптерден тыс
sheet-quire-of = { $number }-дәптер
sheet-method = Аудандар мен индекстер сызылған аймақтардан { $version } бойынша есептелген.
sheet-beside = Мұқаба және тұтас кітап
sheet-unexamined = Тексерілмегені
sheet-folios = Парақ
sheet-legend = Шартты белгілер
sheet-cause = Себебі
sheet-count = Саны: { $number }
sheet-measured = Өлшенгені
sheet-column-number = №
sheet-column-damage = Зақым
sheet-column-severity = Ауырлығы
sheet-column-area = Ауданы
sheet-column-change = Өткеннен бері
sheet-severity = 4-тен { $value }
sheet-activity-active = белсенді
sheet-activity-inactive = белсенді емес
sheet-activity-unknown = белсенділігі белгісіз
sheet-extent-isolated = жекелеген
sheet-extent-local = жергілікті
sheet-extent-widespread = кең таралған
sheet-extent-whole = бүкіл бетте
sheet-change-new = жаңа
sheet-change-unchanged = өзгермеген
sheet-change-grown = ұлғайған
sheet-change-reduced = кішірейген
sheet-change-treated = өңделген
sheet-change-gone = жоғалған
sheet-change-not_examined = тексерілмеген
sheet-folio-alt = { $label }, зақымы белгіленген тұтас бет
sheet-picture-none = Бұл беттің суреті жоқ: нобайы сызылған.
sheet-picture-ruled-out = Сақтаушысы бұл бетті мұнда көшірмеуді сұрайды: нобайы сызылған.
sheet-picture-uncovered = Сақтаушысы бұл беттің үстіне ештеңе түспеуін сұрайды: жанындағы айқастар зақымның биіктігін көрсетеді.
sheet-group-loss = жыртық, жетіспеу, кесік
sheet-group-shape = пішін өзгерісі
sheet-group-water = су, дақ
sheet-group-living = жәндік, кеміргіш, зең
sheet-group-media = сия мен бояу
sheet-group-surface = бет қабаты
sheet-group-binding = мұқаба
sheet-group-repair = ескі жөндеу
sheet-group-other = басқа
sheet-picture-missing = Сурет қазір оқылмайды.
sheet-picture-ruled-out-short = сақтаушының тілегімен көшірілмейді

## Treatment proposal

sheet-proposal = Өңдеу ұсынысы
sheet-version = Нұсқасы
sheet-version-number = { $number }-нұсқа
sheet-written-by = Жазған
sheet-based-on = Негізі
sheet-aims = Мақсаттары
sheet-asked-for = Рұқсат сұралады
sheet-tests = Жасалған сынақтар
sheet-sacred = Қасиетті мәтін
sheet-fragments-kept = Барлық үзінді сақталады
sheet-yes = иә
sheet-no = жоқ
sheet-options = Нұсқалар
sheet-recommended = ұсынылады
sheet-option-kind-no-treatment = Өңдемеу
sheet-option-kind-preventive-only = Тек қорғау
sheet-option-kind-treatment = Өңдеу
sheet-option-actions = Әрекеттер
sheet-option-risks = Қауіптер
sheet-option-benefits = Пайдасы
sheet-option-evidence-loss = Жоғалатын дерек
sheet-option-hours = Сағат
sheet-option-cost = Құны
sheet-option-retreatability = Қайта өңдеуге болады
sheet-approvals = Бекітулер
sheet-no-approvals = Әзірге шешім жоқ.
sheet-conditions = Шарттар
sheet-condition = Шарт
sheet-kind-of-condition = Нені тоқтатады
sheet-condition-blocking-before-start = басталуын
sheet-condition-blocking-before-completion = аяқталуын
sheet-condition-advisory = ештеңе (кеңес)
sheet-satisfied = { $name }, { $date }: { $evidence }
sheet-unsatisfied = әлі орындалмаған
sheet-met = Орындалуы
sheet-checks = Сақтаушының ережелері
sheet-rule = Ереже
sheet-check-met = орындалды
sheet-check-open = орындалмаған
sheet-check-blocking = орындалмаған: жұмысты тоқтатады
sheet-warnings = Ескертулер
sheet-role = Кім
sheet-decision = Шешімі
sheet-when = Қашан
sheet-decision-approve = бекітті
sheet-decision-approve-with-conditions = шартпен бекітті
sheet-decision-return = қайтарды
sheet-decision-reject = қабылдамады
sheet-proposal-draft = жоба
sheet-proposal-submitted = тапсырылған
sheet-proposal-returned = қайтарылған
sheet-proposal-approved = бекітілген
sheet-proposal-approved-with-conditions = шартпен бекітілген
sheet-proposal-rejected = қабылданбаған
sheet-proposal-expired = мерзімі өткен
sheet-proposal-superseded = жаңа нұсқасы бар

## Treatment report and step card

sheet-treatment-report = Өңдеу туралы есеп
sheet-step-card = Қадам картасы
sheet-treatment = Өңдеу
sheet-state = Күйі
sheet-treatment-planned = жоспарланған
sheet-treatment-in-progress = жүріп жатыр
sheet-treatment-paused = тоқтатыла тұрған
sheet-treatment-completed = аяқталған
sheet-treatment-signed = қол қойылған
sheet-treatment-closed = жабылған
sheet-treatment-stopped = тоқтатылған
sheet-team = Топ
sheet-times = Уақыты
sheet-summary = Қорытынды
sheet-call-back = Қайта қаралатын күні
sheet-steps = Қадамдар
sheet-step = { $number }-қадам
sheet-step-open = ашық
sheet-step-in-progress = жүріп жатыр
sheet-step-finished = аяқталған, қол қойылмаған
sheet-step-signed = қол қойылған
sheet-outcome-of-as-planned = жоспар бойынша
sheet-outcome-of-partly = ішінара орындалған
sheet-outcome-of-failed = сәтсіз
sheet-outcome-of-abandoned = тоқтатылған
sheet-places = Орны
sheet-act = Әрекет
sheet-people = Кім
sheet-minutes = { $count ->
    [one] { $count } минут жұмыс
   *[other] { $count } минут жұмыс
}
sheet-result = Нәтижесі
sheet-tools = Құралдар
sheet-deviation = Жоспардан ауытқу
sheet-deviation-none = жоқ
sheet-deviation-minor = шағын ауытқу
sheet-deviation-needs-variation = рұқсат керек ауытқу
sheet-materials = Материалдар
sheet-material = Материал
sheet-way = Қосылды не алынды
sheet-way-added = қосылды
sheet-way-removed = алынды
sheet-way-temporary = уақытша
sheet-amount = Мөлшері
sheet-pieces = { $number } дана
sheet-preparation = { $code } қоспасы
sheet-lots = { $codes } партиясы
sheet-override = { $name } рұқсат берген: { $reason }
sheet-withdrawn = { $name } сызып тастаған: { $reason }
sheet-fragments = Үзінділер
sheet-kept-in = Сақталған жері
sheet-evidence = Суреттер
sheet-phase-before = Дейін
sheet-phase-during = Барысында
sheet-phase-after = Кейін
sheet-more = { $count ->
    [one] және тағы { $count }
   *[other] және тағы { $count }
}
sheet-no-visible-change = Көрінетін өзгеріс жоқ ({ $name }): { $reason }
sheet-second-text = Екінші мәтін
sheet-second-text-by = { $name } да { $date } жазған; екі мәтін де сақталған.
sheet-variations = Жоспардан ауытқу сұраулары
sheet-variation-raised = сұралған
sheet-variation-accepted = қабылданған
sheet-variation-refused = қабылданбаған
sheet-variation-accepted-with-changes = өзгеріспен қабылданған
sheet-spot-tests = Тамшы сынақтары
sheet-test = Сынақ
sheet-safe = Қауіпсіз
sheet-test-water-solubility = судағы ерігіштік
sheet-test-ethanol-solubility = этанолдағы ерігіштік
sheet-test-iron-ii = темір(II) иондары
sheet-test-copper = мыс
sheet-test-ph-surface = беттің pH мәні
sheet-test-adhesive = желім
sheet-signature-line = Күні мен қолы

## Labels and copies

sheet-box-labels = Жапсырмалар
sheet-box = { $name } қорабы
sheet-copies-list = Басылған даналар
sheet-copies-why = Қол қойылған әр есеп қағазда екі дана сақталады: бірі иесінде, бірі реставраторда.
sheet-copy-owner = Иесінің данасы
sheet-copy-conservator = Реставратордың данасы
sheet-report = Есеп
sheet-signed = қол қойылған
error-keeper-missing = Бұл дананы кім, қайда сақтайтынын жазыңыз.
error-nothing-signed = Тек қол қойылған есеп басылған деп белгіленеді: алдымен қол қойыңыз.

## The page of the reports

reports-title = Есептер
reports-lead = Осы кітап бойынша басып шығаруға болатын есептер. Әр есеп деректерімен бірдей.
reports-none = Әзірге басатын ештеңе жоқ: есеп бірінші тексерумен бірге пайда болады.
reports-language = Есептердің тілі
reports-arabic-digits = араб цифрларымен
reports-data = деректер
reports-public = Көпшілікке арналған есеп
reports-draft = қол қойылмаған
reports-steps = Қадам карталары
reports-labels = Қорап жапсырмалары
reports-box = Қораптың аты
reports-labels-count = Қанша
reports-labels-make = Жапсырма жасау
reports-copies = Басылған екі дана
reports-copies-print = Тізімді басу
reports-copies-none = Әзірге қол қойылған ештеңе жоқ.
reports-copy-missing = әлі басылмаған
reports-copy-is = { $keeper }, { $date }
reports-copy-outdated = соңғы өзгеріске дейін басылған: қайта басыңыз
reports-keeper = Кім, қайда сақтайды
reports-copy-note = Басылды деп белгілеу
reports-noted = Белгіленді.
reports-waiting = Есеп дайындалып жатыр
reports-waiting-lead = Суреті көп, оны жұмысшы бағдарлама дайындайды. Бетті жаба беруге болады: есеп сақталады.
reports-queued = Жұмысшыны күтуде.
reports-running = { $of } қадамның { $done }-і
reports-failed = Есеп жасалмады. Себебі журналда; түзетілгенде қайта сұраңыз.
reports-look-again = Қайта қарау
reports-ready = Есеп дайын.
reports-back = Қолжазбаға оралу
