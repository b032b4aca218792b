### Кітаптың транскрипциялары: жіберу, қарау, көрсету, қайтарып алу; бет жанындағы мәтін.
record-transcriptions = Транскрипциялар
transcriptions-title = Транскрипциялар
transcriptions-heading = { $shelfmark } қолжазбасының транскрипциялары
transcriptions-what = Басқалардың суреттерден оқығаны: әр жол беттегі өз орнына қойылады, іздеуден табылады және сурет жанында көрсетіледі.
transcriptions-send = Транскрипция жіберу
transcriptions-files = Файлдар
transcriptions-files-hint = PAGE, ALTO немесе TEI: бір не бірнеше файл, немесе солардың ZIP мұрағаты. Жолдардың қайда жатқанын көріп шықпайынша, оқырмандарға ештеңе көрсетілмейді.
transcriptions-language = Тілі айтылмаған жолдардың тілі
transcriptions-language-hint = ar, fa, chg, la сияқты код; тілдер бірнешеу болса, бос қалдырыңыз.
transcriptions-read = Файлдарды оқу
transcriptions-no-pages = Бұл кітаптың суреттері әлі жоқ: транскрипция қойылатын беттер керек.
transcriptions-there = Бұрын жіберілгендер
transcriptions-none = Әзірге жоқ.
transcriptions-all = Осы кітаптың барлық транскрипциялары
transcription-is-proposed = Қарап шығу керек
transcription-is-shown = Оқырмандарға көрсетілген
transcription-is-withdrawn = Қайтарып алынған
transcription-counts = { $sides }, { $lines }; келгені: { $pages }
transcription-sides = { $count ->
    [one] { $count } парақ беті
   *[other] { $count } парақ беті
  }
transcription-pages = { $count ->
    [one] { $count } бет
   *[other] { $count } бет
  }
transcription-lines = { $count ->
    [one] { $count } жол
   *[other] { $count } жол
  }
transcription-by = Жіберген: { $name },
transcription-look = Қарап шығу
transcription-show = Оқырмандарға көрсету
transcription-show-again = Қайта көрсету
transcription-withdraw = Тұтас қайтарып алу
transcription-discard = Көрсетпеу
transcription-stands = Қазіргі күйі
transcription-proposed-what = Мұны әзірге тек қызметкерлер көреді. Жолдар дұрыс беттерде жатқанын тексеріп, қатесін түзетіңіз, содан кейін көрсетіңіз.
transcription-refused = { $count ->
    [one] { $count } файлдан бет шықпады
   *[other] { $count } файлдан бет шықпады
  }
transcription-line = { $number }-жол
transcription-pages-title = Беттер
transcription-image-named = мына суретке арналған:
transcription-side = Осы кітаптың беті
transcription-how-image = Файлда осы сурет аталған.
transcription-how-file = Файл осы сурет сияқты аталған.
transcription-how-label = Файлда осы парақ аталған.
transcription-how-order = Беттер саны тең болды: ретімен алынды. Тексеріп шығыңыз.
transcription-how-hand = Қолмен қойылған.
transcription-how-none = Бұл беттің орны әлі белгісіз: кітап бетін таңдаңыз немесе тастап кетіңіз.
transcription-note-unwritten = { $count ->
    [one] { $count } сұлбаның мәтіні жоқ, ол алынбады.
   *[other] { $count } сұлбаның мәтіні жоқ, олар алынбады.
  }
transcription-note-unplaced = { $count ->
    [one] { $count } жолдың беттегі орны жоқ: мәтіні сақталды.
   *[other] { $count } жолдың беттегі орны жоқ: мәтіні сақталды.
  }
transcription-note-clipped = { $count ->
    [one] { $count } жол бет шетінен асып кеткен.
   *[other] { $count } жол бет шетінен асып кеткен.
  }
transcription-note-simplified = { $count ->
    [one] { $count } сұлбаның нүктелері тым көп еді, азайтылды.
   *[other] { $count } сұлбаның нүктелері тым көп еді, азайтылды.
  }
transcription-note-split = { $count ->
    [one] { $count } жол тым ұзын болғандықтан бөлінді.
   *[other] { $count } жол тым ұзын болғандықтан бөлінді.
  }
transcription-note-stretched = Сурет файлда айтылғаннан сәл енді не биік: жолдардың дұрыс жатқанын қараңыз.
transcription-first-lines = Алғашқы жолдар
transcription-drawn = { $count ->
    [one] { $label }, үстінде { $count } жол сызылған
   *[other] { $label }, үстінде { $count } жол сызылған
  }
transcription-cut = Суреттің бір шеті жоқ па?
transcription-cut-hint = Пішіні файл жасалған суреттікіндей емес. Жолдары жазудың үстіне түскен суретті таңдаңыз.
transcription-cut-none = Бәрі орнында
transcription-cut-top = Үстіңгі шеті жоқ
transcription-cut-bottom = Астыңғы шеті жоқ
transcription-cut-left = Сол жақ шеті жоқ
transcription-cut-right = Оң жақ шеті жоқ
transcription-cut-drawn = Солай болса, бет пен жолдары
transcription-cut-refused = Жолдар жазудың жанына түсер еді.
transcription-save = Орындарды сақтау
transcription-save-hint = Тізімнің осы бөлігін сақтайды; оқырмандар әзірге ештеңе көрмейді.
transcription-done-placed = Орындар сақталды.
transcription-done-shown = Енді оқырмандар көреді, іздеуден табылады.
transcription-done-withdrawn = Қайтарып алынды. Файлдары сақталды, қайта көрсетуге болады.
transcription-line-at = { $label }, { $number }-жол
transcription-downloads = Беттерінің мәтіні
transcription-text-file = Мәтін
transcription-tei-file = Жол орындары бар TEI
transcription-page-file = PAGE XML, әр бетке бір файл
reader-text = Беттің мәтіні
reader-text-none = Бұл беттің транскрипциясы жоқ.
reader-text-loading = Мәтін жүктеліп жатыр.
reader-text-failed = Мәтін жүктелмеді. Қайталап көріңіз.
reader-text-line = { $number }-жол
reader-keys-text = Беттің мәтіні
error-bad-transcription-no-file = Оқитын файл жоқ: PAGE, ALTO не TEI файлдарын немесе солардың ZIP мұрағатын таңдаңыз.
error-bad-transcription-zip = «{ $name }» ZIP мұрағаты оқылмады: оны құпиясөзсіз қайта жинаңыз.
error-bad-transcription-too-much = Бір жолы { $files } файлға, { $megabytes } МБ-қа дейін ғана оқылады: бөліп жіберіңіз.
error-transcription-not-found = Мұнда «{ $transcription_id }» транскрипциясы жоқ: тізімін қараңыз.
error-transcription-changed = { $transcription_id } транскрипциясы осы арада өзгертілді: қайта ашып, қарап алыңыз да, жалғастырыңыз.
error-transcription-not-ready-empty = Оның бірде-бір беті бұл кітаптың бетіне қойылмаған: алдымен беттерінің орнын көрсетіңіз.
error-transcription-not-ready-shown = Бұл транскрипцияны оқырмандар көріп тұр: беттерін жылжытпас бұрын қайтарып алыңыз.
error-bad-placement-twice = { $label } бетіне екі бет түсер еді: біреуіне басқа бет таңдаңыз.
error-bad-placement-page = Транскрипцияда { $number }-бет жоқ: оны қайта ашыңыз.
error-bad-placement-side = Бұл кітапта «{ $side }» деген бет жоқ: тізімнен таңдаңыз немесе бос қалдырыңыз.
