### Басқа каталогтардың жазбаларын топтап жүктеу.

error-batch-not-found = «{ $batch_id }» деген жүктеу жоқ: тізімін қараңыз.
error-batch-row-not-found = { $batch_id } жүктеуінде { $number } жолы жоқ: оны қайта ашыңыз.
error-batch-not-ready-reading = { $batch_id } жүктеуі әлі оқылып жатыр не оқылуы үзіліп қалған: сол файлдарды қайта оқытыңыз.
error-batch-not-ready-taken = { $batch_id } жүктеуімен басқа біреу жұмыс істеп отыр: қазір қай тұста тұрғанын қараңыз.
error-batch-not-ready-row = { $number } жолында таңдайтын ештеңе жоқ: ол өзгермеген, қабылданбаған не енгізіліп қойған.
error-bad-import-other-holder = Жазбада кітап «{ $given }» қорында делінген: оны сол қор үшін жүктеңіз.
error-bad-import-twice = «{ $shelfmark }» шифры «{ $first }» файлымен бірге келіп қойған: екеуінің бірін қалдырыңыз.
error-bad-import-in-trash = Бұл шифр { $manuscript_id } қолжазбасында бар, ал ол себетте жатыр: әуелі сол жерден шығарып алыңыз.
error-kept-from-undo-trashed = { $manuscript_id } содан бері себетке салынған, сол жерде қалады.
error-kept-from-undo-published = { $manuscript_id } содан бері жарияланған не жобасынан бас тартылған: қолмен өзгертіңіз.
error-kept-from-undo-changed = { $manuscript_id } содан бері өзгертілген ({ $by }): қолмен өзгертіңіз.
error-kept-from-undo-in-use = { $manuscript_id } қолжазбасына содан бері беттер не басқа жазбалар қосылған: орнына оны себетке салыңыз.
error-kept-from-undo-forgotten = { $manuscript_id } туралы осы жүктеуге дейін не айтылғаны енді сақталмаған: қолмен өзгертіңіз.
error-bad-table-encoding = Кесте UTF-8 кодында емес: оны «CSV UTF-8» түрінде қайта сақтаңыз.
error-bad-table-no-shelfmark = Кестенің бірінші жолында шифр бағаны жоқ: қайсысы екенін көрсетіңіз.
error-bad-table-unreadable = Кестенің { $line } жолы оқылмайды ({ $why }): тырнақшаларын тексеріңіз.
error-bad-table-cells = Кестенің { $line } жолында { $cells } ұяшық бар, ал тақырып { $headers }: үтірі бар ұяшықтың мәтінін тырнақшаға алыңыз.
