### The conservator's bench: overview, frames of the assessment and of the damage map.

## Overview

bench-title = Реставрация үстелі
bench-rooms = Үстелдің бөлімдері
bench-tab-condition = Күйі
bench-tab-treatment = Өңдеу
bench-tab-photographs = Фотосуреттер
bench-tab-compare = Дейін және кейін
bench-tab-reports = Есептер
bench-assessments = Күйін бағалаулар
bench-assessment = { $number }-бағалау
bench-go-on = { $number }-бағалауды жалғастыру
bench-next-check-is = Келесі тексеру: { $day }
bench-none-yet = Бұл қолжазбаны мұнда әлі ешкім бағаламаған.
bench-new = Бағалауды ашу
bench-new-kind = Бағалау түрі
bench-map = Зақым картасы
bench-kind-baseline = бастапқы, салыстыру үшін
bench-kind-periodic = мерзімді тексеру
bench-kind-pre_treatment = өңдеу алдында
bench-kind-post_treatment = өңдеуден кейін
bench-kind-pre_loan = уақытша беру алдында
bench-kind-arrival = келгенде
bench-kind-departure = жөнелтерде
bench-kind-return = қайтып келгенде
bench-kind-pre_imaging = түсіру алдында
bench-kind-incident = оқиғадан кейін
bench-kind-survey = жалпы шолу бөлігі
bench-status-draft = жоба
bench-status-returned = қайтарылған
bench-status-signed = қол қойылған
bench-released = жария
bench-heat-title = Кітап дәптер-дәптерімен: { $number }-бағалау
bench-heat-lead = Сан қаралған беттердің орташа зақым көрсеткіші: 0-ден (ештеңе жазылмаған) 100-ге дейін; неғұрлым күңгірт болса, соғұрлым нашар.
bench-heat-quire = { $quire }-дәптер
bench-heat-outside = Дәптерлерден тыс
bench-heat-all = Барлық беттер
bench-heat-sides = зақымы бар: { $total } беттің { $damaged }
bench-no-collation-yet = Сипаттамада дәптерлер құрамы жоқ, сондықтан беттер дәптерлерге бөлінбейді.

## One assessment

bench-opened = Ашылды
bench-returned = Қайтарылды:
bench-needs-script = Бұл үстелге JavaScript керек, ал бұл шолғыш оны орындамайды.
bench-passes = Кезеңдер
bench-step-quires = Дәптерлер
bench-step-leaves = Парақтар
bench-step-components = Түптеу
bench-step-whole = Тұтас
bench-step-sign = Қол қою
bench-sign-title = Бағалауға қол қою
bench-sign-statement = { $shelfmark } қолжазбасын { $number }-бағалауда көрсетілгендей тексердім; онда жазылғанды өз көзіммен көрдім.
bench-is-signed = Бұл бағалауға қол қойылған, ол енді өзгермейді.
bench-verify = Тексеру
bench-cannot-sign = Қол қою үшін реставрация үстеліндегі рөлі бар есептік жазба керек.

## The damage map

bench-skip-to-list = Зақымдар тізіміне өту
bench-back = Бағалауға оралу
bench-legend = Штрихтар белгілері
bench-panel = Осы беттің зақымдары

bench-heat-open = { $count ->
    [one] 1 бет қаралмаған
   *[other] { $count } бет қаралмаған
}
