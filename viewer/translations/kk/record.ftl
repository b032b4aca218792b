### Беттегі сипаттама, оның жариялануы мен тарихы.

## Беттегі сипаттама

record-title = Сипаттамасы
record-as-written = жазылғандай
record-wording = дереккөздегі сөзі
record-see-page = бетін қараңыз
record-page = { $page }-б.
record-seen = қаралды: { $day }
record-millimetres = { $numbers } мм
record-tolerance = { $size } ± { $off } мм
record-yes = иә
data-tei = Сипаттама TEI P5 түрінде
record-handling = Пайдалану тәртібі
record-access = Қолжетімділік
record-private = Жабық жазба
record-bench = Консервация
record-edit = Сипаттау
record-folios = Парақтар
record-preview = Алдын ала қарау
record-history = Тарихы
record-public = Көпшілік беті
record-staff = Осы қолжазбамен жұмыс

## Алдын ала қарау және жариялау

preview-title = Алдын ала қарау
preview-heading = { $shelfmark }: алдын ала қарау
preview-what = Жоба осылай көрінеді. Қайта жарияланғанша, оқырмандар бұрынғы жарияланғанын көреді.
preview-as = Қалай көрсету
preview-tab-public = Оқырмандар
preview-tab-json = Жинаушылар: JSON
preview-tab-tei = Жинаушылар: TEI
preview-tab-manifest = IIIF манифесі
preview-manifest-what = Манифест жазба жарияланғанда жасалады. Атауы, қысқаша мазмұны, құқықтары мен міндетті мәтіні «Негізгі деректер» бөлімінен, метадеректері оқырманға көрсетілетін өрістерден алынады.
state-draft = Жоба
state-in_review = Қаралуда
state-published = Жарияланған
state-withdrawn = Қайтарып алынған
state-draft-ahead = Жаңарақ жобасы бар
workflow-title = Келесі қадам
workflow-submit = Қарауға жіберу
workflow-publish = Жариялау
workflow-send-back = Қайтару…
workflow-withdraw = Қайтарып алу…
workflow-restore = Қайта жариялау
workflow-discard = Жобадан бас тарту…
workflow-discard-what = Жарияланған жазба өзгермейді. Жобаның әр сақталуы дерекқорда бір күн тұрады.
workflow-discard-do = Жобадан бас тарту
workflow-trash = Себетке салу
workflow-untrash = Себеттен қайтару
workflow-message = Не жаңа (тарих үшін)
workflow-note = Кураторға ескертпе
workflow-reason = Себебі
workflow-withdraw-what = Мекенжай шифрын, атауын, күнін және осы себепті көрсетіп жауап бере береді.
workflow-send-back-do = Қайтару
workflow-withdraw-do = Қайтарып алу
workflow-nothing = Қазір сіз мұнда ештеңе істей алмайсыз.
workflow-note-title = Ескертпе

## Жұмыс үстелі

desk-title = Жұмыс үстелі
desk-new = Жаңа қолжазба
desk-bulk = Бірнешеуін бірден өзгерту
desk-review = Қарауды күтіп тұр
desk-review-empty = Қарауды күткен ештеңе жоқ. Сипаттаушы жіберген жазба осында шығады.
desk-mine = Менің жобаларым
desk-mine-empty = Жобаларыңыз жоқ. Жаңа қолжазбадан бастаңыз не барын сипаттаңыз.
desk-others = Өзгелердің жобалары
desk-published = Жуырда жарияланған
desk-published-empty = Әзірге ештеңе жарияланған жоқ.
desk-trash = Себет
desk-trash-empty = Себет бос.
desk-trashed = Себетке салынды: { $shelfmark }
desk-edited = өзгерткен: { $name }
desk-published-by = жариялаған: { $name }
desk-untitled = атаусыз
desk-new-what = Бастау үшін шифр, сақтаушы және атау жеткілікті; қалғаны редакторда.
desk-new-holder = Жаңа сақтаушы
desk-new-holder-hint = Тізімде жоқ болса ғана.
desk-new-title-language = Атаудың тілі
desk-create = Сипаттауды бастау
desk-found = Жұмыс үстеліне

## Бірнешеуін бірден

bulk-what = Қолжазбалар мен бір өзгерісті таңдаңыз. Жазылғанша әр айырманы көресіз, өзгерісті қайтаруға болады.
bulk-which = Қай қолжазбалар
bulk-find = Шифрында бар сөз
bulk-find-do = Көрсету
bulk-change = Нені өзгерту
bulk-field = Өріс
bulk-value = Жаңа мәні
bulk-value-hint = Барын өшіру үшін бос қалдырыңыз.
bulk-try = Айырмаларын көрсету
bulk-apply = Жобаларға жазу
bulk-none = Ештеңе өзгермейді.
bulk-done = Жобаларға жазылды.
bulk-undo = Бұл өзгерісті қайтару
bulk-undone = Өзгеріс қайтарылды.
bulk-left = Содан бері өзгертілгендіктен қозғалмағандары
bulk-manuscript = Қолжазба
bulk-recent = Бұрынғы өзгерістер
bulk-count = { $count ->
    [one] { $count } қолжазба
   *[other] { $count } қолжазба
  }

## Тарихы

changes-title = Тарихы
changes-heading = { $shelfmark } тарихы
changes-empty = Бұдан әзірге ештеңе жарияланған жоқ.
changes-number = { $number }-редакция
changes-unknown-person = кім екені жазылмаған
changes-draft = Жоба мен жарияланғанның айырмасы
changes-show = Не өзгергенін көрсету
changes-same = Сипаттамада айырма жоқ.
changes-first = Сақталған алғашқы жазба.
changes-no-record = Ол күнгі сипаттама сақталмаған.
changes-restore = Мұны жобаға қайтару
changes-restored = Жобада енді осы редакция тұр. Оқырманға көрсету үшін жариялаңыз.
difference-added = қосылды
difference-removed = алынды
difference-changed = өзгерді
difference-old = бұрын
difference-new = енді
difference-count = { $count ->
    [one] { $count } айырма
   *[other] { $count } айырма
  }
change-create = Алғаш жарияланды
change-update = Қайта жарияланды
change-delete = Қайтарып алынды

## Қайтарып алынған

tombstone-title = Бұл жазба қайтарып алынды
tombstone-what = Қолжазба осында сипатталған еді, кейін жазба қайтарып алынды. Бұрынғы сілтемелер жауап тапсын деп мекенжай сақталады.
tombstone-on = Қайтарып алынған күні
tombstone-reason = Себебі
