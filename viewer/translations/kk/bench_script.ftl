### What the scripts of the bench say: saving, passes over the book, signing. All of it goes to the page.

## Where the work is

bench-state-saved = Серверде сақталды
bench-state-sending = Сақталуда (жіберілетіні: { $count })
bench-state-waiting = Осы планшетте сақталды (жіберілетіні: { $count })
bench-state-memory = Тек осы терезеде: жіберілгенше жаппаңыз ({ $count })
bench-state-signed-out = Сеансыңыз аяқталды: қайта кіріңіз, сонда жіберіледі.
bench-state-other-person = Қазір басқа адам кірген; бұл жұмыс сізді күтіп тұр.
bench-state-others = Бұл планшетте басқа адамдардың жұмысы олар кіргенше күтіп тұр: { $count }
bench-state-refused = Сақталмады: { $why }
bench-state-clash = Дәл соны басқа адам да өзгертті.
bench-sign-in = Қайта кіру
bench-try-again = Қайталап көру
bench-give-up = Бұл өзгерістен бас тарту
bench-decide = Салыстырып таңдау
bench-clash-title = Мұны екі адам өзгертті
bench-clash-what = Сіз жазып жатқанда { $by } да өзгертті. Қайсысы қалатынын таңдаңыз.
bench-clash-mine = Сіздікі:
bench-clash-theirs = { $by }:
bench-clash-take = Таңдалғанды қалдыру
bench-clash-later = Кейін шешу
bench-close = Жабу
bench-undo = Қайтару
bench-redo = Қайталау
bench-loading = Кітап жүктелуде…
bench-not-said = айтылмаған
bench-text-language = Бұл сөздердің тілі
bench-text-more = Басқа тілде
bench-no-sides = Бұл қолжазбаның беттері әлі жоқ.
bench-no-photograph = Мұнда көрсететін фотосурет жоқ; сөзбен немесе санмен жазыңыз.
bench-side = Бет
bench-side-before = Алдыңғы бет
bench-side-after = Келесі бет
bench-page-alt = { $label } беті, тұтас

## Quires and leaves

bench-progress = Қаралмағаны: { $total } беттің { $count }
bench-pass-quires = Дәптер бойынша
bench-quire = { $quire }-дәптер
bench-quire-unknown = Барлық беттер
bench-quire-outside = Дәптерлерден тыс
bench-no-collation = Сипаттамада дәптерлер құрамы жоқ: барлық беттер бір топта.
bench-index = Орташа зақым көрсеткіші, 0–100
bench-sides = бет: { $count }
bench-open = қаралмаған: { $count }
bench-all-told = бәрі қаралды
bench-observations = бақылау: { $count }
bench-no-damage = Зақым жоқ
bench-same-as-last = Өткен жолғыдай
bench-look = Беттеп қарау
bench-draw-damage = Зақымды жазу
bench-see-map = Зақым картасын көру
bench-outcome-open = әлі қаралмаған
bench-outcome-examined = Қаралды
bench-outcome-no_damage = Зақым жоқ
bench-outcome-not_examined = Қаралмады
bench-reason-title = { $label } неге қаралмады?
bench-reason = Себебі
bench-reason-missing = Себебін жазыңыз, мысалы: жабысқан парақтар.
bench-reason-stuck = жабысқан парақтар
bench-reason-fragile = ашуға тым нәзік
bench-reason-hidden = түптеуде жасырын
bench-reason-away = қол астында жоқ
bench-reason-unphotographed = бүгін ашылмады
bench-told = { $count } бет туралы жазылды.
bench-told-one = { $label } туралы жазылды.
bench-taken-back = Қайтарылды.

## Binding

bench-pass-components = Түптеу, бөлшек-бөлшегімен
bench-components-lead = Осы кітапта барын ғана жазыңыз; тізімде жоғын қосуға болады.
bench-component-no_damage = Зақым жоқ
bench-component-examined = Зақым бар, сөзбен
bench-component-not_examined = Қаралмады
bench-component-note = Не көрінді немесе неге қаралмады
bench-component-add = Басқа бөлшекті қосу
bench-in-scope = сұралған

## The whole

bench-pass-whole = Тұтас кітап
bench-part-grades = Бағалар
bench-part-words = Сөзбен
bench-part-looking = Неге және қалай қаралды
bench-part-next = Одан әрі
bench-grade-overall = Жалпы күйі
bench-grade-overall-1 = жақсы
bench-grade-overall-2 = қанағаттанарлық
bench-grade-overall-3 = нашар
bench-grade-overall-4 = апатты
bench-grade-stability = Тұрақтылығы
bench-grade-stability-1 = тұрақты
bench-grade-stability-2 = баяу өзгеруде
bench-grade-stability-3 = белсенді бүлінуде
bench-grade-ink_corrosion = Сия коррозиясы
bench-grade-ink_corrosion-1 = жақсы
bench-grade-ink_corrosion-2 = қанағаттанарлық
bench-grade-ink_corrosion-3 = нашар
bench-grade-ink_corrosion-4 = өте нашар
bench-grade-copper_green = Мыс жасылы
bench-grade-copper_green-1 = жақсы
bench-grade-copper_green-2 = қанағаттанарлық
bench-grade-copper_green-3 = нашар
bench-grade-copper_green-4 = өте нашар
bench-use-imaging = Суретке түсіруге жарамды ма
bench-use-reading_room = Оқу залына жарамды ма
bench-use-exhibition = Көрмеге жарамды ма
bench-use-loan = Уақытша беруге жарамды ма
bench-fit-yes = иә
bench-fit-yes_with_conditions = иә, шартпен
bench-fit-no = жоқ
bench-priority = Кезектілігі
bench-priority-0 = жоқ
bench-priority-1 = төмен
bench-priority-2 = орташа
bench-priority-3 = жоғары
bench-priority-4 = шұғыл
bench-observed = Не көрінеді
bench-observed-hint = Тек көз бен аспап көрсеткені.
bench-interpreted = Бұл нені білдіреді
bench-interpreted-hint = Одан шығаратын қорытындыңыз.
bench-purpose = Мақсаты
bench-circumstances = Жағдайы
bench-methods = Әдістер
bench-method-naked_eye = жай көз
bench-method-magnifier = лупа
bench-method-microscope = микроскоп
bench-method-raking = қиғаш жарық
bench-method-transmitted = өткінші жарық
bench-method-uv = ультракүлгін
bench-method-ir = инфрақызыл
bench-method-touch = сипап сезу
bench-method-thickness = қалыңдығын өлшеу
bench-method-ph = pH
bench-assessors = Бағалаушылар (арасында ;)
bench-place = Орны
bench-light-lux = Жарық, люкс
bench-temperature-c = Температура, °C
bench-humidity-percent = Салыстырмалы ылғалдылық, %
bench-next-check = Келесі тексеру күні
bench-next-check-on = Келесі тексеру күні
bench-scope = Қамтуы
bench-grades = Бағалар
bench-fitness = Жарамдылығы
bench-components = Түптеу
bench-recommendations = Ұсыныстар

## Signing

bench-missing = Қаралмаған әрі себебі айтылмаған беттер: { $count }. Әрқайсысын түртіп ашыңыз:
bench-missing-more = тағы { $count }
bench-missing-parts = Қорытындысы жоқ түптеу бөлшектері: { $label }
bench-nothing-missing = Қамтылған әр беттің жауабы бар.
bench-sign-unsent = Бәрі серверге жеткен жоқ ({ $count }): күтіп, содан кейін қол қойыңыз.
bench-sign-offline = Сервер жауап бермейді. Ештеңе жоғалған жоқ; желі қайта қосылғанда қол қойыңыз.
