### What the script of the damage map says. All of it goes to the page.

## Tools

bench-tool-pan = Жылжыту
bench-tool-polygon = Көпбұрыш
bench-tool-freehand = Қолмен
bench-tool-rectangle = Жақтау
bench-tool-point = Нүкте
bench-how-polygon = Бұрыштарын бірінен соң бірін түртіңіз; соңында біріншісін қайта түртіңіз.
bench-how-freehand = Бір сызықпен айналдыра сызыңыз.
bench-how-rectangle = Бұрыштан бұрышқа тартыңыз немесе екі бұрышын түртіңіз.
bench-how-point = Орнын түртіңіз.
bench-legend-points = Нүктеде оның түрінің әрпі мен ауырлық дәрежесі (0–4) жазылады: A3. Бұрынғы бағалауларда көрілгені үзік сызықпен көрсетіледі.
bench-list = Тізім
bench-choose-term = Зақымды таңдаңыз
bench-target = Келесі пішін мынаған тиесілі: { $term }
bench-terms-title = Зақымы қандай?
bench-terms-first = Соңғы қолданылғандар (1–9 пернелері)
bench-terms-search = Іздеу
bench-terms-none = Мұндай термин жоқ; «басқа» дегенді алып, сөзбен жазыңыз.
bench-group-loss = жыртық пен жетіспейтін бөлік
bench-group-shape = бүктеме мен деформация
bench-group-water = су мен дақтар
bench-group-living = жәндік, кеміргіш, зең
bench-group-media = сия, бояу, алтын
bench-group-surface = беті мен түсінің өзгеруі
bench-group-binding = тігіс пен түптеу
bench-group-repair = бұрынғы жөндеулер
bench-group-other = басқа

## One observation

bench-term = Зақым
bench-severity = Ауырлығы
bench-severity-is = ауырлығы { $severity }
bench-severity-0 = із ғана
bench-severity-1 = жеңіл
bench-severity-2 = орташа
bench-severity-3 = ауыр
bench-severity-4 = өте ауыр
bench-activity = Белсенділігі
bench-activity-inactive = белсенді емес
bench-activity-active = белсенді
bench-activity-unknown = белгісіз
bench-extent = Таралуы
bench-extent-isolated = жекелеген
bench-extent-local = жергілікті
bench-extent-widespread = кең таралған
bench-extent-whole = бүкіл бет
bench-words = Өз сөзіңізбен
bench-words-hint = Термин «басқа» болса, міндетті.
bench-cause = Ықтимал себебі
bench-count = Саны
bench-measure = Өлшемі
bench-materials = Материалдар
bench-component = Түптеу бөлшегі
bench-canvas-id = Бет
bench-same = Бұрынғы зақыммен бір
bench-same-as = Бұрынғы зақыммен бір
bench-same-none = жоқ, жаңа
bench-same-of = { $term }, { $number }-бағалау, { $date }
bench-change = Не болды
bench-change-proposed = ауданы бойынша: { $term }
bench-change-new = жаңа
bench-change-unchanged = өзгермеген
bench-change-grown = ұлғайған
bench-change-reduced = кішірейген
bench-change-treated = өңделген
bench-change-gone = жоғалған
bench-change-not_examined = қаралмаған
bench-add-shape = Пішін қосу
bench-change-term = Зақым түрін өзгерту
bench-remove = Бұл зақымды алып тастау
bench-to-list = Тізімге

## Regions

bench-region = { $number }-пішін:
bench-region-area = { $area } мм², беттің { $share } %-ы
bench-region-no-scale = беттің { $share } %-ы (мм өлшемі белгісіз)
bench-region-point = нүкте, ауданы жоқ
bench-region-tolerance = Сызық ықшамдалды: сызылғаннан ең көбі { $tolerance } пиксель ауытқиды.
bench-region-tolerance-mm = Сызық ықшамдалды: сызылғаннан ең көбі { $tolerance } пиксель ({ $area } мм) ауытқиды.
bench-region-numbers = Санмен өзгерту
bench-region-remove = Пішінді алып тастау
bench-erased = Пішін алынды. Қайтаруға болады.
bench-removed = Зақым алынды. Қайтаруға болады.
bench-changed-meanwhile = Бұл арада { $by } мұны өзгертті. Қазіргі күйін қараңыз.

## The list

bench-list-title = { $label }: жазылған зақым: { $count }
bench-list-empty = Бұл бетте әлі ештеңе жазылмаған.
bench-list-unknown = Серверде бұл бет туралы не бары әлі оқылмады.
bench-layer = { $number }-бағалау, { $date } ({ $count })
bench-still-there = Әлі бар
bench-whole-side = Бүкіл беттің зақымы
bench-by-numbers = Пішінді санмен қосу
bench-shape = Пішіні
bench-add = Қосу
bench-marked-no-damage = { $label }: зақым жоқ.
