### What the public gets of conservation: the condition page, comparing photographs, the light switch.

public-condition-title = Сақталу жағдайы
public-condition-what = Реставраторлардың көргені мен істегені: олар қол қойып, қолжазба иесі жариялаған күйінде. Мұнда бұдан басқа ештеңе көрсетілмейді.
public-condition-none = Бұл қолжазбаның сақталу жағдайы туралы әзірге ештеңе жарияланған жоқ.
public-verify = Қолтаңбаларды тексеру
public-survey = Қаралған күні: { $day }
public-signed-by = қол қойған:
public-entry = қол қойылған жазба
public-corrections = { $count ->
    [one] қасына бір түзетуге қол қойылған
   *[other] қасына { $count } түзетуге қол қойылған
}
public-kind-baseline = Алғашқы толық тексеру
public-kind-periodic = Мерзімді тексеру
public-kind-pre-treatment = Реставрация алдында
public-kind-post-treatment = Реставрациядан кейін
public-kind-pre-loan = Уақытша берер алдында
public-kind-arrival = Келгенде
public-kind-departure = Жөнелтерде
public-kind-return = Қайтып келгенде
public-kind-pre-imaging = Суретке түсірер алдында
public-kind-incident = Оқиғадан кейін
public-kind-survey = Тексеру
public-grade-overall-4 = Жалпы жағдайы
public-grade-overall-4-1 = жақсы (4-тен 1)
public-grade-overall-4-2 = қанағаттанарлық (4-тен 2)
public-grade-overall-4-3 = нашар (4-тен 3)
public-grade-overall-4-4 = апатты (4-тен 4)
public-grade-stability-3 = Тұрақтылығы
public-grade-stability-3-1 = тұрақты (3-тен 1)
public-grade-stability-3-2 = баяу өзгеруде (3-тен 2)
public-grade-stability-3-3 = бұзылып барады (3-тен 3)
public-grade-ink-corrosion-icn = Сия коррозиясы
public-grade-ink-corrosion-icn-1 = жақсы (4-тен 1)
public-grade-ink-corrosion-icn-2 = қанағаттанарлық (4-тен 2)
public-grade-ink-corrosion-icn-3 = нашар (4-тен 3)
public-grade-ink-corrosion-icn-4 = өте нашар (4-тен 4)
public-grade-copper-green-4 = Мыс жасылы
public-grade-copper-green-4-1 = жақсы (4-тен 1)
public-grade-copper-green-4-2 = қанағаттанарлық (4-тен 2)
public-grade-copper-green-4-3 = нашар (4-тен 3)
public-grade-copper-green-4-4 = өте нашар (4-тен 4)
public-use-imaging = Суретке түсіруге жарамдылығы
public-use-reading-room = Оқу залына жарамдылығы
public-use-exhibition = Көрмеге жарамдылығы
public-use-loan = Уақытша беруге жарамдылығы
public-fit-yes = иә
public-fit-yes-with-conditions = иә, белгілі шарттармен
public-fit-no = жоқ
public-observed = Не байқалды
public-interpreted = Реставраторлардың қорытындысы
public-damage = Зақымдар, бет-бетімен
public-sides-shown = Зақымы бар беттер: { $first }–{ $last }, барлығы { $count }
public-sides-before = Алдыңғы беттер
public-sides-after = Келесі беттер
public-sound = { $count ->
    [one] Бір беттен зақым байқалмады
   *[other] { $count } беттен зақым байқалмады
}
public-unexamined = Қаралмаған
public-annotations = Аннотациялар түрінде (IIIF)
public-treatment = Реставрация, аяқталған күні: { $day }
public-treated-from = Қашан
public-acts = Не істелді
public-materials = Кітапта қалған материалдар
public-sides = Беттер
public-whole-book = Бүкіл кітап
public-comma = ,{" "}

compare-title = Суреттерді салыстыру
compare-link = Суреттерді салыстыру
compare-none = Әзірге бірде-бір бетте салыстыратын екінші сурет жоқ.
compare-staff = Сіз жарияланбаған суреттерді де көресіз. Жұртшылыққа тек жарияланғандары көрінеді.
compare-side = Бет
compare-left = Сол жақта
compare-right = Оң жақта
compare-show = Көрсету
compare-mode = Салыстыру тәсілі
compare-way-curtain = Перде
compare-way-fade = Біртіндеп ауысу
compare-way-side = Қатар қою
compare-damage = Зақымдарды көрсету
compare-damage-none = Бұл бетте белгіленген зақым жоқ.
compare-stage = { $label }. Сол жақта: { $left }. Оң жақта: { $right }.
compare-curtain-at = Перде { $percent } %
compare-fade-at = Оң жақтағы сурет { $percent } %
compare-only-side = Қамқоршылар бұл беттің үстіне ештеңе салмауды сұрайды, сондықтан суреттер қатар тұр.
compare-copy = Осы көріністің сілтемесін көшіру
compare-keys = Пернелер: [ және ] пердені жылжытады, + және − үлкейтіп-кішірейтеді, 0 бетті тұтас көрсетеді. Браузердегі мекенжай дәл осы көріністі қайта ашады.

light-choose = Жарық
light-normal = Кәдімгі жарық
light-shown = Көрсетілгені: { $light }
light-not-here = { $label } бетінің мұндай суреті жоқ ({ $light }): кәдімгі жарықта көрсетілді.
light-band = { $light }, { $nm } нм

data-linked-art = сол сипаттама Linked Art түрінде

error-treatment-not-signed = { $treatment_id } реставрациясына әлі қол қойылмаған: алдымен қол қойыңыз, содан кейін жариялаңыз.
