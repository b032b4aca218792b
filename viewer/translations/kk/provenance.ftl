## The history of a book: marks, timeline, journey, statements that disagree.
history-heading = Тарихы
history-marks = Парақтарындағы белгілер
history-timeline = Басынан өткендері
history-holders = Кімнің қолында және кімнің меншігінде
history-custody = Сақтаушысы
history-owners = Меншік иесі
history-custody-none = Құжатпен расталған ешкім жоқ
history-owners-none = Меншік туралы құжат тіркелмеген
history-inalienable = Мәңгілікке уақыф етілген: сатуға, сыйлауға, мұраға қалдыруға болмайды.
history-said = Дереккөздер не дейді
history-disagree = Дереккөздер келіспейді
history-questions = Үйлеспейтін мәліметтер
history-sources = Дереккөздер
history-no-source = Дереккөзі көрсетілмеген
history-seen-on = қаралған күні: { $day }
history-stated-by = Айтқан: { $name }
history-erased = өшірілген
history-no-date = Уақыты белгісіз
history-since = { $date } бастап
history-from = кімнен:
history-to = кімге:
history-not-established = Анықталмаған: тек мүмкін болжамға сүйенеді, сондықтан мұнда ешкім аталмайды.
history-coarse = Орынды қорғау үшін картада тек бір градус дәлдікпен (шамамен 110 км) көрсетілген.
history-comma = { ", " }
history-claim-says = { $claim } — { $certainty }

## The map.
history-map-what = Картадағы жолы, тізімдегі нөмірлермен. Құрлық сұлбасы: Natural Earth, қазіргі шекараларсыз.
history-map-made = жасалған
history-map-held = сақталған не көшірілген
history-map-found = табылған

## How sure: alone, and after a noun.
history-certainty-certain = Анық
history-certainty-probable = Ықтимал
history-certainty-possible = Мүмкін
history-certainty-disputed = Даулы
history-sure-certain = анық
history-sure-probable = ықтимал
history-sure-possible = мүмкін
history-sure-disputed = даулы

## Kinds of marks, and what is concluded from them.
history-mark-seal = Мөр
history-mark-stamp = Мөртабан
history-mark-waqf_note = Уақыф жазбасы
history-mark-ex_libris = Экслибрис
history-mark-signature = Қолтаңба
history-mark-label = Жапсырма
history-mark-ownership_note = Иелік жазбасы
history-mark-reading_note = Оқырман жазбасы
history-mark-price = Баға
history-mark-other = Белгі
history-claim-ownership = иелік
history-claim-custody = сақтау
history-claim-endowment = уақыф
history-claim-inventory = тізімдеу
history-claim-reading = оқу
history-claim-sale = сату
history-claim-other = басқа мән

## What happened to the book.
history-event-production = Жасалуы
history-event-commission = Тапсырыс берілуі
history-event-gift = Сыйға тартылуы
history-event-sale = Сатылуы
history-event-inheritance = Мұраға қалуы
history-event-waqf_endowment = Уақыф етілуі
history-event-inventory = Тізімге алынуы
history-event-loan = Уақытша берілуі
history-event-deposit = Сақтауға тапсырылуы
history-event-confiscation = Тәркіленуі
history-event-transfer_of_custody = Сақтауға ауысуы
history-event-theft = Ұрлануы
history-event-loss = Жоғалуы
history-event-find = Табылуы
history-event-return = Қайтарылуы
history-event-export = Шетке шығарылуы
history-event-import = Елге әкелінуі
history-event-acquisition = Иелікке алынуы
history-custody-yes = Сақтаушы ауысты
history-custody-no = Сақтаушы ауыспады
history-custody-unknown = Сақтаушының ауысқаны белгісіз
history-title-yes = Меншік құқығы ауысты
history-title-no = Меншік құқығы ауыспады
history-title-unknown = Меншік құқығы белгісіз

## What was found in the chain. A number of years is counted as each language counts.
history-finding-gap-years =
    { $years ->
        [one] Шамамен { $years } жыл бойы кімде болғаны белгісіз.
       *[other] Шамамен { $years } жыл бойы кімде болғаны белгісіз.
    }
history-finding-gap-hand-over = Бір қолдан екіншісіне қалай өткені белгісіз.
history-finding-gap-stated = Бұған дейінгісі белгісіз.
history-finding-overlap-within = Бір дереккөз оны басқа біреуде дейді, ал сол кезде ол үзіліссіз өзге біреудің қолында болған.
history-finding-overlap-same-time = Екі тарап оны бір мезгілде алған делінеді.
history-finding-bad-date = Тарихында ешбір күнтізбеде жоқ күн бар.
history-finding-before-production = Бір оқиға кітап жасалғанға дейін деп көрсетілген.
history-finding-after-next = Екі оқиғаның реті олардың күндеріне қайшы.
history-finding-return-before-loan = Кетпей жатып қайтып келді делінген.
history-finding-inalienable-moved = Мәңгілікке уақыф етілген, бірақ меншігі ауысқан делінеді.

## What a statement is about.
history-about-support = Парақ материалы
history-about-date = Уақыты
history-about-origin = Жасалған жері
history-about-scribe = Көшіруші
history-about-title = Атауы
history-about-extent = Көлемі
history-about-script = Жазу үлгісі
history-about-found_at = Табылған жері
history-about-moved = Қалай көшірілгені
history-about-legal_title = Меншік құқығы
history-about-other = Басқа мәліметтер
history-source-object = Заттың өзі
history-source-document = Құжат
history-source-catalogue = Каталог
history-source-publication = Жарияланым
history-source-press = Баспасөз
history-source-oral = Ауызша дерек
history-source-examination = Зерттеу

## The Object ID sheet (ICOM).
objectid-heading = Object ID
objectid-what = Мәдени құндылықты сәйкестендіру парағы, ICOM-ның Object ID стандарты бойынша
objectid-photograph = Фотосурет: { $label }
objectid-photograph-none = Фотосурет тіркелмеген.
objectid-photograph-ruled-out = Сақтаушы ережелері бұл параққа фотосурет қоюға рұқсат етпейді.
objectid-photograph-with-note = Сақтаушының ескертпесі: { $note }
objectid-holder = Сақтаушы
objectid-type = Зат түрі
objectid-manuscript = Қолжазба
objectid-measurements = Өлшемдері
objectid-materials = Материалы мен техникасы
objectid-inscriptions = Жазулар мен белгілер
objectid-features = Ерекше белгілері
objectid-confidential = Полиция үшін сақталған, жариялауға болмайды
objectid-title = Атауы
objectid-subject = Тақырыбы
objectid-date = Уақыты немесе кезеңі
objectid-maker = Жасаушысы
objectid-description = Сипаттамасы
objectid-history = Сақталу тарихы
objectid-not-recorded = тіркелмеген
objectid-custody = сақтау
objectid-acquired = меншікке алынған
objectid-of-leaf = Парақ
objectid-of-written = Мәтін өрісі
objectid-of-binding = Мұқаба
objectid-of-box = Қорап
objectid-weight = Салмағы
objectid-leaves =
    { $count ->
        [one] { $count } парақ
       *[other] { $count } парақ
    }
objectid-from-revision = Жарияланған жазбадан, { $number }-редакция
objectid-from-draft = Жарияланбаған жобадан
objectid-printed = Басылған күні: { $date }
objectid-open = Object ID парағы (PDF)
objectid-open-police = Полиция үшін сақталған белгілермен қоса

## What is never public.
private-heading = Жабық жазба
private-what = Жария бетте, манифестте, жүктеуде немесе іздеуде ешқашан көрсетілмейді. Мұны тек рұқсаты барлар көреді.
private-saved = Сақталды.
private-save = Сақтау
private-read-only = Сіз мұны оқи аласыз, бірақ өзгерте алмайсыз.
private-mistake = Сақтау мүмкін болмады
private-place = Сақталған орны
private-storage-location = Қоймадағы орны
private-storage-hint = Ғимарат, бөлме, шкаф, сөре, қорап.
private-security-note = Күзет туралы ескертпе
private-features = Полиция үшін сақталған ерекше белгілер
private-features-hint = Ұры білмейтін нәрсе: жасырын белгі, жөндеу ізі, ақау.
private-sites = Нақты орындар
private-site-name = Орын
private-site-latitude = Ендік (градус)
private-site-longitude = Бойлық (градус)
private-site-accuracy = Дәлдігі (метр)
private-valuations = Бағалау
private-valuation-amount = Сома
private-valuation-currency = Валюта
private-valuation-currency-hint = ISO 4217 бойынша үш әріп, мысалы KZT.
private-valuation-valued_on = Бағаланған күні
private-valuation-valid_until = Жарамдылық мерзімі
private-valuation-basis = Негізі
private-valuation-valuer = Бағалаушы
private-basis-insurance = Сақтандыру
private-basis-market = Нарықтық құны
private-basis-indemnity = Мемлекеттік кепілдік
private-basis-replacement = Орнын толтыру
private-basis-other = Басқа
private-diligence = Тиісті тексеру
private-diligence-what = Қол қойылған мәлімдеме өзгермейді. Жаңа дерек шықса, жаңасына қол қойылады; бұрынғылары сақталады.
private-diligence-new = Жаңа мәлімдеме
private-diligence-none = Қол қойылған мәлімдеме жоқ.
private-diligence-signed = Қол қойған: { $name }, { $day }
private-field-seller = Сатушы немесе беруші
private-field-documents_seen = Қаралған құжаттар
private-field-icom_red_list = ICOM Қызыл тізімінде
private-field-interpol = Интерпол дерекқоры
private-field-art_loss_register = Art Loss Register
private-field-number = Іздеу нөмірі
private-field-searched_on = Іздеу күні
private-field-export_licence = Шығару рұқсаты
private-field-embargo = Эмбаргоға жата ма
private-field-before_1970 = 1970 жылғы 14 қарашаға дейінгі тарихы белгілі
private-field-title_before_1970_documented = Сол күнге дейінгі меншігі құжатталған
private-field-conclusion = Қорытынды
private-field-reasons = Негіздері
private-field-signer = Қол қоюшы
private-field-signed_on = Қол қойылған күн
private-known-yes = Иә
private-known-no = Жоқ
private-known-unknown = Белгісіз
private-conclusion-open = Ашық
private-conclusion-clear = Күмән жоқ
private-conclusion-concerns = Күмән бар
private-conclusion-refused = Бас тартылды
