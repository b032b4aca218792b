### Қазақша (кирилл).

product = Kitabdar
skip-to-content = Мазмұнына өту
skip-to-reader = Қолжазбаға өту
nav-main = Басты мәзір
nav-manuscripts = Қолжазбалар
nav-deposits = Түсімдер
nav-about = Жүйе туралы
nav-languages = Тіл
nav-libraries = Кітапханаларға
nav-crumbs = Сіз осындасыз
nav-pages = Беттер
theme = Көрініс
theme-auto = Құрылғыдағыдай
theme-light = Ашық
theme-dark = Күңгірт
copied = Көшірілді
to-home = Басты бет
footer-statement = Kitabdar — кітап сақтаушы: қолжазбалар сақталады, сипатталады және көрсетіледі.
footer-collection = IIIF жинағы
footer-libraries = Кітапханаларға
footer-accessibility = Қолжетімділік

## Басты бет пен сөре

home-title = Сақталған әрі ашық қолжазбалар
home-statement = Қолжазба кітаптарды барлық қырымен парақтаңыз, оларға сілтеме жасаңыз және өз құралдарыңызда ашыңыз. Түпнұсқаларға қол тимейді; әр сурет түсірілген күйінде сақталады.
home-browse = { $count ->
    [0] Қолжазбалар
    [one] { $count } қолжазбаны көру
   *[other] { $count } қолжазбаны көру
  }
home-libraries = Кітапханаларға
home-shelf = Сөреден
home-all = { $count ->
    [one] Барлығы: { $count } қолжазба
   *[other] Барлық { $count } қолжазба
  }
shelf-empty = Мұнда әзірге бірде-бір қолжазба жоқ.
shelf-empty-what = Қолжазба суреттері түскен бойда пайда болады: парақтары бойынша аталған немесе тізімделген суреттердің бір қалтасы жеткілікті.
shelf-empty-command = Немесе Kitabdar жұмыс істейтін машинада:
browse-title = Қолжазбалар
browse-count = { $count ->
    [one] { $count } қолжазба, шифры бойынша
   *[other] { $count } қолжазба, шифры бойынша
  }
browse-end = Бұдан кейін қолжазба жоқ.
browse-from-start = Басынан
browse-next = Келесі қолжазбалар
count-pages = { $count ->
    [one] { $count } бет
   *[other] { $count } бет
  }
no-pages-yet = Беттері әлі жоқ
no-pages-what = Сипаттамасы бар; суреттері әлі жоқ немесе дайындалып жатыр.
sample-short = салынған үлгі
sample-banner = Бұл — қолжазба емес, салынған үлгі. Беттерін Kitabdar қалай жұмыс істейтінін көрсету үшін бағдарлама салған.

## Қолжазба

shelfmark = Сақтау шифры
copy-shelfmark = Шифрын көшіру
copy-citation = Сілтемені көшіру
copy-manifest = Манифест мекенжайын көшіру
copy-address = Мекенжайын көшіру
read = Оқу
study = Mirador-да зерттеу
iiif-drag = IIIF: басқа көру құралына сүйреп апарыңыз
fact-holder = Сақтаушы
fact-date = Мерзімі
fact-place = Жасалған жері
fact-material = Материалы
fact-languages = Тілдері
fact-direction = Беттер реті
direction-right-to-left = оңнан солға қарай
direction-left-to-right = солдан оңға қарай
direction-top-to-bottom = жоғарыдан төмен қарай
direction-bottom-to-top = төменнен жоғары қарай
direction-proposed = тіліне қарап болжанған, әлі расталмаған
folios-title = Парақтар
folio = Парақ
alt-side = { $label } парағы
label-p = б.
label-seq = №
label-front-cover = алдыңғы мұқаба
label-front-cover-inside = алдыңғы мұқаба, іші
label-back-cover = артқы мұқаба
label-back-cover-inside = артқы мұқаба, іші
label-flap = қақпақша
label-spine = түптеме түбі
label-fore-edge = алдыңғы қиығы
label-head-edge = үстіңгі қиығы
label-tail-edge = астыңғы қиығы
label-insert = қосымша парақ
label-colour-chart = түстер шкаласы
label-ruler = сызғыш
label-object = зат
label-back-flyleaf = артқы форзац парағы
cite-title = Сілтеме жасау
rights-title = Құқықтар
rights-unknown = Құқықтар туралы мәлімет енгізілмеген. Суреттерді пайдаланбас бұрын сақтаушыдан сұраңыз: { $holder }.
rights-cc0 = CC0 1.0, құқықтар сақталмайды
rights-pdm = Қоғамдық игілік
rights-inc = Авторлық құқықпен қорғалған
rights-inc-ow-eu = Авторлық құқықпен қорғалған, иесі белгісіз шығарма (ЕО)
rights-inc-edu = Авторлық құқықпен қорғалған, оқуда пайдалануға рұқсат
rights-inc-nc = Авторлық құқықпен қорғалған, коммерциялық емес пайдалануға рұқсат
rights-inc-ruu = Авторлық құқықпен қорғалған, құқық иесі табылмады
rights-noc-cr = Авторлық құқықпен қорғалмаған, шарттық шектеулер бар
rights-noc-nc = Авторлық құқықпен қорғалмаған, тек коммерциялық емес пайдалану
rights-noc-oklr = Авторлық құқықпен қорғалмаған, өзге құқықтық шектеулер бар
rights-noc-us = АҚШ-та авторлық құқықпен қорғалмаған
rights-cne = Авторлық құқығы бағаланбаған
rights-und = Авторлық құқығы анықталмаған
rights-nkc = Авторлық құқығы белгісіз
data-title = Деректер
data-what = Осы қолжазба көру құралдары мен бағдарламаларға арналған түрде.
data-record = Толық сипаттама
data-address = Тұрақты мекенжай
record-changed = Сипаттама өзгертілген уақыты

## Оқу

reader-title = { $title }: оқу
reader-back = сипаттамаға қайту
reader-more = Тіл, көрініс және пернелер
reader-keys = Пернелер
reader-tools = Құралдар
reader-first = Бірінші бет
reader-previous = Алдыңғы бет
reader-next = Келесі бет
reader-last = Соңғы бет
reader-folio = Параққа өту
reader-zoom-in = Үлкейту
reader-zoom-out = Кішірейту
reader-whole = Бетті толық көру
reader-spread = Екі бет
reader-rotate = 90° бұру
reader-fullscreen = Толық экран
reader-strip = Барлық беттер
reader-keys-turn = Кітаптың оқылу ретімен парақтау
reader-keys-pan = Бет бойымен жылжу
reader-stage = Беттің суреті
reader-announce = { $label } парағы, { $total } беттің { $number }-беті
reader-announce-spread = { $first } және { $second } парақтары, { $total } беттің { $number } және { $last }-беттері
reader-no-image = Бұл беттің суретін көрсету мүмкін емес.
reader-load-failed = Суреттің бір бөлігі жүктелмеді. Байланысты тексеріңіз; жылжытқанда ол қайта сұралады.
reader-without-script = JavaScript болмаса, бет үлкейтусіз толық көрсетіледі.
mirador-title = { $title }: Mirador-да зерттеу
mirador-without-script = Mirador үшін JavaScript қажет. Оқу бетінде барлық парақ онсыз да көрінеді.
mirador-first-page = Бірінші бет
mirador-second-page = Екінші бет

## Жүйе туралы

about-title = Kitabdar туралы
about-what = Kitabdar — қолжазба кітаптарды сақтауға арналған каталог: қолжазбаның суреттері мен сипаттамасын сақтайды және оларды баршаға барлық қырымен көрсетеді.
about-name = «Кітапдар» — кітапхана сақтаушысының, кітаптарға жауапты адамның ескі атауы.
about-care = Бұл кітаптардың көбі оқитын жандар үшін қасиетті. Беттер толық көрсетіледі; қиылмайды, жабылмайды, безендіру үшін пайдаланылмайды.
about-libraries-title = Кітапханаларға
about-libraries = Әр қолжазба IIIF қауымдастығының ашық стандарттарымен жарияланған, сондықтан оларды білетін кез келген құралда, басқа кітапханалардың қолжазбаларымен қатар ашылады.
about-standard = Стандарт
about-address = Мекенжай
about-accessibility-title = Қолжетімділік
about-accessibility = Беттер WCAG 2.2, AA деңгейіне сай жасалған: пернетақтамен, 400 % үлкейтумен, ашық және күңгірт көріністе, экран оқу бағдарламасымен және төрт тілде жұмыс істейді. Оқу беті JavaScript болмаса да ашылады.
about-accessibility-limits = Белгілі шектеу: Mirador-ды басқалар жасаған, экран оқу бағдарламаларына толық ыңғайлы емес. Оқу бетінде сол суреттердің өзі бар.
about-privacy-title = Жеке деректер
about-privacy = Бірде-бір бет басқа сайттан ештеңе жүктемейді. Екі cookie тіл мен көріністі ғана есте сақтайды, сіз туралы ештеңе сақтамайды.

## Ақаулар

problem-reference = Көмек сұрағанда мына нөмірді айтыңыз:
problem-bad-request-title = Сұраныс түсініксіз
problem-bad-request-help = Мекенжайды немесе енгізген мәндерді тексеріп, қайталап көріңіз.
problem-forbidden-title = Бұл бөлім қызметкерлерге арналған
problem-not-found-title = Бұл мекенжайда ештеңе жоқ
problem-not-found-help = Мекенжайды тексеріңіз немесе қолжазбаны тізімнен іздеңіз.
problem-method-not-allowed-title = Бұл мекенжайды бұлай пайдалануға болмайды
problem-method-not-allowed-help = Оны осы беттердегі сілтеме немесе батырма арқылы ашыңыз.
problem-conflict-title = Бұл қазіргі мәліметке сай келмейді
problem-conflict-help = Мүмкін, біреу өзгертіп үлгерген. Бетті қайта жүктеп, қазіргі күйін көріп, қайта шешіңіз.
problem-too-large-title = Көлемі тым үлкен
problem-too-large-help = Бір жолы азырақ жіберіңіз. Суреттер түсім бетінен жіберіледі: ол әдеттегі кез келген көлемдегі файлды қабылдайды.
problem-unprocessable-title = Формада бірдеңе жетіспейді немесе қате
problem-unprocessable-help = Артқа қайтып, аталған өрісті түзетіп, қайта жіберіңіз.
problem-server-error-title = Біздің жақтан қате шықты
problem-server-error-help = Бұған сіз себепші емессіз, ештеңе жоғалған жоқ. Қайталап көріңіз; болмаса, Kitabdar-ды жүргізетін адамға хабарлаңыз.
problem-damaged-title = Сақталған файл бүлінген
problem-damaged-help = Kitabdar-ды жүргізетін адам оны көшірмесімен салыстыруы керек. Басқа беттерге қатысы жоқ.
problem-busy-title = Қазір сұраныс тым көп
problem-busy-help = Бірнеше секунд күтіп, қайталап көріңіз.
problem-storage-unavailable-title = Қоймаға қосылу мүмкін емес
problem-storage-unavailable-help = Бір минуттан кейін қайталап көріңіз. Болмаса, Kitabdar-ды жүргізетін адам дискіні немесе сақтау серверін тексеруі керек.
problem-storage-full-title = Қоймада орын жоқ
problem-storage-full-help = Ештеңе жоғалған жоқ. Орын босатылғанда түсім бетіндегі «Қайталау» батырмасын басыңыз.

## Deposits

deposits-title = Түсімдер
deposits-empty = Әзірге түсім жоқ.
deposit-open = Жаңа түсім
deposit-one = Түсім
deposit-what = Қолжазба
deposit-state = Күйі
deposit-files = Файлдар мен беттер
deposit-opened = Ашылған уақыты
deposit-progress = Жұмыс барысы
deposit-state-staging = Файлдар түсіп жатыр
deposit-state-asking = Жауап керек
deposit-state-queued = Кезек күтуде
deposit-state-working = Беттер дайындалуда
deposit-state-done = Аяқталды
deposit-state-incomplete = Толық емес
deposit-state-cancelled = Тоқтатылған
deposit-count =
    { $files ->
    [one] { $files } файл түсті
   *[other] { $files } файл түсті
  }, { $pages ->
    [one] { $pages } бет бар
   *[other] { $pages } бет бар
  }
deposit-see-manuscript = Қолжазбаны ашу
deposit-retry = Қайталау
deposit-cancel = Түсімді тоқтату
deposit-group-refused = Қабылданбады: { $count }
deposit-group-stopped = Әзірге тоқтады: { $count }
deposit-group-missing = Келіп жетпеді: { $count }
deposit-group-aside = Шетке қойылды, бет емес: { $count }
deposit-group-noted = Ескертпесі бар беттер: { $count }
stage-received = Қабылданды
stage-checked = Тексерілді
stage-kept = Сақталды
stage-tiled = Көрсетуге дайындалды
stage-registered = Беттер
stage-count = { $total } ішінен { $done }
question-title = Сұрақ
question-files =
    { $count ->
    [one] { $count } файл және әр жауаптағы белгісі
   *[other] { $count } файл және әр жауаптағы белгілері
  }
question-file = Файл
question-first = Бірінші белгі
question-send = Белгілерді жіберу
form-required = міндетті
form-mistake = Түзетіңіз:
new-what = Алдымен суреттер қай қолжазбаға тиесілі екенін айтыңыз. Файлдар келесі қадамда. Әзірге белгісізін бос қалдырыңыз.
new-object = Қолжазба
new-shelfmark-hint = Кітапта немесе каталогта жазылғандай.
new-holder-hint = Оны сақтайтын кітапхана, мұрағат, қауым немесе адам.
new-titles = Атауы
new-titles-hint = Кемінде біреуі. Іздейтін тілдерде жазыңыз.
new-title-other = Басқа тілде
new-title-other-language = Сол тілдің коды
new-tag-hint = Мысалы fa, chg, la, he.
new-reading = Оқылуы
new-languages-hint = Кодтар, негізгі тілі бірінші: ar, fa, chg …
new-direction-hint = Түптелген кітап беттерінің ретпен жүру бағыты.
new-direction-propose = Тіліне қарап ұсыну
new-making = Жасалуы
new-date-hint = Сөзбен, кез келген күнтізбемен: һ. 590 / 1194 ж.
new-rights = Басқалар суреттермен не істей алады?
new-rights-later = Кейін көрсетіледі
new-attribution = Дереккөз жолы
new-attribution-hint = Суреттер көрсетілген жердің бәрінде көрсетіледі.
new-go-on = Файлдарға өту
new-then-files = Түсімді бастамайынша ештеңе жарияланбайды.
upload-title = Файлдар
upload-drop = Суреттер қалтасын осында тастаңыз
upload-folder = Қалта таңдау
upload-files = Файлдар таңдау
upload-names = 012v.tif сияқты атаулар парақтың қай беті екенін айтады. Қалтадағы беттер тізімі (file және label бағандары бар CSV) атаулардан басым. Байланыс үзілсе, жіберу жалғаса береді.
upload-pause = Кідірту
upload-resume = Жалғастыру
upload-again = Қайта жіберу
upload-waiting = күтуде
upload-sending = жіберілуде
upload-sent = жіберілді
upload-failed = жіберілмеді
upload-summary = { $total } файлдың { $sent } жіберілді, { $size }
upload-start = Бастау
upload-without-missing = Хабарланған файлдардың бәрі келмесе де бастау
upload-without-script = Браузерден файл жіберу үшін JavaScript қажет. Kitabdar жұмыс істейтін машинада қалта мына командамен тапсырылады:
choice-folios = Атау ретімен парақ деп нөмірлеу: 1r, 1v, 2r …
choice-pages = Атаудағы сандарды бет нөмірі деп алу
choice-sequence = Тек санау; парақтау кейін беріледі
choice-letters = Атауларда a — парақтың алды, b — арты
choice-labels = Әр файлдың белгісін беру
choice-continue = Сәйкес жолдарды, қалғанында файл атауларын пайдалану
choice-likeliest = Әрқайсысының ең ықтималын алу
choice-leave-aside = Бұл файлдарды шетке қою
choice-drop = Көшірмені шетке қою
choice-keep = Жеке бет ретінде қалдыру
choice-use-first = Әр бет үшін атауы бойынша біріншісін алу
choice-use-last = Әр бет үшін атауы бойынша соңғысын алу
choice-use-file = { $file } файлын алу
notice-empty = { $name } бос (0 байт): түпнұсқадан қайта көшіріп, қайта тапсырыңыз.
notice-unknown_format = { $name } мазмұны бойынша сурет емес: бетті TIFF, JPEG, PNG не JPEG 2000 түрінде сақтап тапсырыңыз.
notice-unsupported_format = { $name } — { $format } файлы, ол бет ретінде сақталмайды: бетті TIFF, JPEG, PNG не JPEG 2000 түрінде сақтап тапсырыңыз.
notice-unsupported_kind = { $name } — ерекше { $format } ({ $what }), оны дұрыс көрсету мүмкін емес: кәдімгі 8 не 16 биттік { $format } етіп сақтап тапсырыңыз.
notice-camera_raw = { $name } — камераның өңделмеген файлы: өңдеп, 16 биттік TIFF етіп сақтап тапсырыңыз.
notice-several_pages = { $name } бір файлда бірнеше бет ({ $pages }): бірде-бірі жоғалмас үшін әр бетті бөлек файл етіп сақтаңыз.
notice-truncated = { $name } үзілген, суреттің бір бөлігі жоқ: түпнұсқадан қайта көшіріп, қайта тапсырыңыз.
notice-damaged = { $name } бүлінген, оқылмайды: түпнұсқадан қайта көшіріңіз немесе редакторда қайта сақтаңыз.
notice-too_wide = { $name } { $width } x { $height } пиксель дейді, ал бір жағы { $limit }-тен аспауы керек: файлды тексеріңіз немесе шекті көтертіңіз.
notice-too_many_pixels = { $name } { $width } x { $height } пиксель дейді, рұқсат етілген { $limit } мегапиксельден көп: файлды тексеріңіз немесе шекті көтертіңіз.
notice-file_too_large = { $name } — { $size } МБ, бір файлға рұқсат етілген { $limit } МБ-тан көп: файлды тексеріңіз немесе шекті көтертіңіз.
notice-too_much_memory = { $name } бір файлға рұқсат етілген { $limit } МБ жадтан көп қажет етеді: сығылмаған не тайлды TIFF етіп сақтаңыз немесе шекті көтертіңіз.
notice-too_slow = { $name } { $limit } секундта оқылмады: редакторда қайта сақтаңыз немесе шекті көтертіңіз.
notice-decoder_crashed = { $name } оқу бағдарламасын құлатты: файл бұзық немесе зиянды. Редакторда қайта сақтап тапсырыңыз.
notice-storage-full = { $file } сақтауға орын жоқ: қоймада орын босатып не қосып, қайталаңыз.
notice-scratch-full = { $file } өңдеуге орын жоқ: жұмыс қалтасында орын босатып, қайталаңыз.
notice-storage-unavailable = { $file } сақталып жатқанда қойма жауап бермеді: жұмыс істеп тұрғанын тексеріп, қайталаңыз.
notice-database-unavailable = { $file } өңделіп жатқанда дерекқор жауап бермеді: оның жұмыс істеп тұрғанын және басқа бағдарлама ұстап тұрмағанын тексеріп, қайталаңыз.
notice-unexpected = { $file } файлымен біздің жақтан қате шықты: қайталаңыз; тағы болса, журналды серверді жүргізетін адамға көрсетіңіз.
notice-already-here = { $file } каталогта бар: { $label }.
notice-never-arrived = { $file } хабарланған, бірақ келмеді.
notice-cancelled = Түсім тоқтатылғанда { $file } аяқталмаған еді.
notice-not-an-image = { $file } — қабылданатын түрдегі сурет емес: бет болса, TIFF-ке айналдырыңыз.
notice-description = { $file } — қолжазбаның сипаттамасы.
notice-page-list = { $file } — беттер тізімі.
notice-system-file = { $file } операциялық жүйеге тиесілі.
notice-hidden-file = { $file } — жасырын файл.
notice-dangling-link = { $file } — жоқ файлға сілтеме: файл жатқан дискіні қосыңыз немесе сілтемені алып тастаңыз.
notice-linked-folder = { $file } — басқа қалтаға сілтеме, ондай сілтемелер ашылмайды: ол қалтаны бөлек енгізіңіз.
notice-unreadable = { $file } оқылмайды: Kitabdar-ды жүргізетін пайдаланушыға оқу құқығын беріңіз немесе оны қалтадан алып қойыңыз.
notice-same-name = Қалтадағы екі атау бірдей { $file } болып жазылады: файлдардың бірінің атын өзгертіңіз.
notice-sidecar = { $file } — сурет емес, суреттер жанындағы файл.
notice-gap = Суреті жоқ: { $missing }. Парақтар жоғалған ба, әлде суреттер ұмытылған ба, тексеріңіз.
notice-dropped-duplicate = { $file } пен { $other } байттары бірдей, жауабыңыз бойынша шетке қойылды.
notice-left-aside-as-answered = { $file } қай бетті көрсететіні анық емес; жауабыңыз бойынша шетке қойылды.
notice-not-chosen = { $file } де { $label } көрсетеді; { $other } таңдалды.
notice-side-photographed = { $file } { $label } көрсетеді, оның суреті бар; жауабыңыз бойынша шетке қойылды.
notice-page-list-faults = Беттер тізімі мен файлдар сәйкес емес: { $faults } Түзетілген тізім жіберіңіз немесе сәйкесімен жалғастырыңыз.
notice-unclear-names =
    { $count ->
    [one] { $file } атауы қай парақтың қай беті екенін айтпайды: қалай нөмірлеуді таңдаңыз немесе беттер тізімін жіберіңіз.
   *[other] { $count } атау, мысалы { $file }, қай парақтың қай беті екенін айтпайды: қалай нөмірлеуді таңдаңыз немесе беттер тізімін жіберіңіз.
  }
notice-unclear-parts = { $file } мыналарды көрсетуі мүмкін: { $candidates }. Таңдаңыз немесе беттер тізімінде көрсетіңіз.
notice-same-bytes = { $file } пен { $other } байттары бірдей: көшірмені шетке қойыңыз немесе жеке бет етіп қалдырыңыз.
notice-same-side = { $label } үшін { $count } файл бар ({ $files }): біреуін таңдаңыз немесе беттер тізімінде ажыратыңыз.
notice-side-taken =
    { $count ->
    [one] { $file } { $label } көрсетеді, оның суреті бар: шетке қойыңыз немесе беттер тізімінде басқа белгі беріңіз.
   *[other] { $count } файл, мысалы { $file } ({ $label }), суреті бар беттерді көрсетеді: шетке қойыңыз немесе беттер тізімінде басқа белгілер беріңіз.
  }
warning-wrong_extension = Атау кеңейтімі пішіміне сай емес; мазмұны бойынша шешілді.
warning-exif_damaged = Exif блогы бүлінген; оқылған бөлігі пайдаланылды.
warning-xmp_damaged = XMP пакеті бүлінген, пайдаланылмады.
warning-metadata_size_differs = Метадеректерде сурет өлшемі басқаша көрсетілген.
warning-structure_damaged = Файл құрылымының бір бөлігі бүлінген, бірақ сурет бүтін.
warning-orientation_illegal = Көрсетілген бағдар 1–8 аралығында емес, пайдаланылмады.
warning-orientation_disagrees = Exif пен XMP әртүрлі бағдар көрсетеді; Exif алынды.
warning-icc_unusable = Кіріктірілген түс профилі бұзық не басқа түрлі; sRGB деп алынды.
warning-colour_unknown = Файлда қолдау таппаған түс кеңістігі аталған; sRGB деп алынды.
warning-adobe_rgb_stated = Камера Adobe RGB деп көрсеткен, бірақ профилі файлда жоқ.
warning-alpha_flattened = Мөлдір жерлері көрсету үшін аққа салынды.
warning-extra_channels = Қосымша арналар түпнұсқада сақталған, бірақ көрсетілмейді.
warning-extra_pictures = Файлда басқа да суреттер бар; біріншісі көрсетіледі.
warning-smaller_versions = Файлда беттің кішірейтілген нұсқалары да бар; толығы көрсетіледі.
warning-mask_page = Файлда мөлдірлік маскасы да бар; ол көрсетілмейді.
warning-few_levels = Бірде-бір 16 биттік мән толық жарықтықтың 1/16-іне жетпейді; жазылған күйінде көрсетіледі.
warning-jpx_extensions = JPEG 2000 файлы негізгі түрінен (JP2) тыс кеңейтімдерді қолданады.
warning-resolution_illegal = Көрсетілген айырымдылық мағынасыз, пайдаланылмады.
warning-trailing_data = Сурет соңынан кейін артық байттар бар.
warning-decoder_warned = Оқу бағдарламасы ұсақ ескерту берді, бірақ сурет бүтін.
warning-data_disturbed = Қысылған деректердің бір бөлігі бұзылған; жарияламас бұрын бетті қарап шығыңыз.
fact-titles = Басқа атаулары
deposit-arriving = Хабарланған { $total } файлдың { $done } келді
upload-arrange = Файлдарды қайта ретке келтіру
notice-decoder-unavailable = { $file } үшін сурет оқу бағдарламасы іске қосылмады: орнатылуын тексертіп, қайталаңыз.
