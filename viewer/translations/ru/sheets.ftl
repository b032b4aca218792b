### Печатные отчёты: состояние, реставрация, этикетки.

## Every report

sheet-condition-report = Отчёт о состоянии
sheet-not-signed = Не подписано
sheet-struck = Аннулировано
sheet-state-of = по состоянию на { $moment }
sheet-page-of = Страница { $page } из { $pages }
sheet-verify = Проверить подпись
sheet-signatures = Подписи
sheet-unsigned = Не подписано: это черновик, он ничего не удостоверяет.
sheet-was = Было
sheet-now = Следует читать
sheet-field = Поле
sheet-reason = Причина
sheet-hash = SHA-256 записи в цепочке
sheet-entry-number = Запись { $number } в цепочке этой рукописи
sheet-amendment = Исправление: { $name }, { $date } (запись { $number })
sheet-voided = Аннулировано: { $name }, { $date } (запись { $number })
sheet-empty = (пусто)
sheet-unit-mm = мм
sheet-unit-cm = см
sheet-unit-m = м
sheet-unit-um = мкм
sheet-unit-mm2 = мм²
sheet-unit-cm2 = см²
sheet-unit-g = г
sheet-unit-kg = кг
sheet-unit-ml = мл
sheet-unit-lx = лк
sheet-unit-rh = % отн. вл.
sheet-shelfmark = Шифр
sheet-book = Название
sheet-holder = Хранитель

## Condition: the title page

sheet-kind = Вид обследования
sheet-assessment = { $kind }, № { $number }
sheet-dates = Дата осмотра
sheet-since = с { $day }
sheet-from-to = { $first } – { $last }
sheet-assessors = Обследовали
sheet-scope = Объём
sheet-scope-whole = вся книга
sheet-scope-quires = тетради
sheet-scope-leaves = листы
sheet-scope-components = части переплёта
sheet-outcome-examined = { $count ->
    [one] { $count } сторона осмотрена отдельно
    [few] { $count } стороны осмотрены по одной
    [many] { $count } сторон осмотрено по одной
   *[other] { $count } сторон осмотрено по одной
}
sheet-outcome-no-damage = { $count ->
    [one] { $count } сторона: повреждений не обнаружено
    [few] { $count } стороны: повреждений не обнаружено
    [many] { $count } сторон: повреждений не обнаружено
   *[other] { $count } сторон: повреждений не обнаружено
}
sheet-outcome-not-examined = { $count ->
    [one] { $count } сторону осмотреть не удалось
    [few] { $count } стороны осмотреть не удалось
    [many] { $count } сторон осмотреть не удалось
   *[other] { $count } сторон осмотреть не удалось
}
sheet-purpose = Цель
sheet-circumstances = Обстоятельства
sheet-methods = Методы
sheet-climate = Место и климат
sheet-next-check = Следующая проверка
sheet-method-naked-eye = невооружённым глазом
sheet-method-magnifier = лупа
sheet-method-microscope = микроскоп
sheet-method-raking = косопадающий свет
sheet-method-transmitted = проходящий свет
sheet-method-uv = ультрафиолет
sheet-method-ir = инфракрасное излучение
sheet-method-touch = на ощупь
sheet-method-thickness = толщиномер
sheet-method-ph = измерение pH
sheet-kind-baseline = первичное обследование
sheet-kind-periodic = периодическая проверка
sheet-kind-pre-treatment = перед реставрацией
sheet-kind-post-treatment = после реставрации
sheet-kind-pre-loan = перед выдачей на выставку
sheet-kind-arrival = по прибытии
sheet-kind-departure = при отправке
sheet-kind-return = по возвращении
sheet-kind-pre-imaging = перед съёмкой
sheet-kind-incident = после происшествия
sheet-kind-survey = обзор
sheet-grades = Оценки и пригодность
sheet-grade = { $value } по шкале от { $lowest } до { $highest } ({ $scale })
sheet-scale-overall = Общее состояние
sheet-scale-stability = Стабильность
sheet-scale-ink-corrosion = Чернильная коррозия
sheet-scale-copper-green = Медная зелень
sheet-scale-priority = Срочность
sheet-use-imaging = Пригодность к съёмке
sheet-use-reading-room = Пригодность для читального зала
sheet-use-exhibition = Пригодность для выставки
sheet-use-loan = Пригодность к временной выдаче
sheet-fit-yes = да
sheet-fit-yes-with-conditions = да, с условиями
sheet-fit-no = нет
sheet-accessibility = Класс доступности
sheet-accessibility-class = { $value } (0–3)
sheet-observed = Наблюдение
sheet-interpreted = Толкование
sheet-recommendations = Рекомендации

## Condition: the quires and the folios

sheet-by-quire = По тетрадям
sheet-no-collation = В описании ещё нет формулы тетрадей: все стороны – одна группа.
sheet-quire-number = Тетрадь
sheet-quire-folios = Листы
sheet-quire-sides = Сторон
sheet-quire-damaged = С повр.
sheet-quire-observations = Записей
sheet-quire-worst = Худшее
sheet-quire-area = Площадь
sheet-quire-index = Индекс
sheet-quire-none = вне тетрадей
sheet-quire-of = тетрадь { $number }
sheet-method = Площади и индексы вычислены по нанесённым областям, { $version }.
sheet-beside = Переплёт и книга в целом
sheet-unexamined = Не осмотрено
sheet-folios = Лист
sheet-legend = Обозначения
sheet-cause = Причина
sheet-count = Количество: { $number }
sheet-measured = Измерено
sheet-column-number = №
sheet-column-damage = Повреждение
sheet-column-severity = Тяжесть
sheet-column-area = Площадь
sheet-column-change = С прошлого раза
sheet-severity = { $value } из 4
sheet-activity-active = активно
sheet-activity-inactive = неактивно
sheet-activity-unknown = активность неизвестна
sheet-extent-isolated = единично
sheet-extent-local = местами
sheet-extent-widespread = обширно
sheet-extent-whole = по всей стороне
sheet-change-new = новое
sheet-change-unchanged = без изменений
sheet-change-grown = увеличилось
sheet-change-reduced = уменьшилось
sheet-change-treated = обработано
sheet-change-gone = исчезло
sheet-change-not_examined = не осмотрено
sheet-folio-alt = { $label }, сторона целиком с отмеченными повреждениями
sheet-picture-none = Снимка этой стороны нет: показан её контур.
sheet-picture-ruled-out = Хранитель просит не воспроизводить эту сторону здесь: показан её контур.
sheet-picture-uncovered = Хранитель просит ничего не накладывать на эту сторону: крестики рядом стоят на высоте описанного.
sheet-group-loss = разрыв, утрата, порез
sheet-group-shape = деформация
sheet-group-water = вода, пятно
sheet-group-living = насекомые, грызуны, плесень
sheet-group-media = чернила и краски
sheet-group-surface = поверхность
sheet-group-binding = переплёт
sheet-group-repair = старая реставрация
sheet-group-other = другое
sheet-picture-missing = Снимок сейчас не читается.

## Treatment proposal

sheet-proposal = Предложение о реставрации
sheet-version = Версия
sheet-version-number = версия { $number }
sheet-written-by = Составитель
sheet-based-on = Основание
sheet-aims = Цели
sheet-asked-for = Испрашивается разрешение
sheet-tests = Проведённые пробы
sheet-sacred = Священный текст
sheet-fragments-kept = Все фрагменты сохраняются
sheet-yes = да
sheet-no = нет
sheet-options = Варианты
sheet-recommended = рекомендуется
sheet-option-kind-no-treatment = Без вмешательства
sheet-option-kind-preventive-only = Только превентивные меры
sheet-option-kind-treatment = Реставрация
sheet-option-actions = Операции
sheet-option-risks = Риски
sheet-option-benefits = Польза
sheet-option-evidence-loss = Утрата свидетельств
sheet-option-hours = Часы
sheet-option-cost = Стоимость
sheet-option-retreatability = Возможность повторной обработки
sheet-approvals = Согласования
sheet-no-approvals = Решений пока нет.
sheet-conditions = Условия
sheet-condition = Условие
sheet-kind-of-condition = Что приостанавливает
sheet-condition-blocking-before-start = начало
sheet-condition-blocking-before-completion = завершение
sheet-condition-advisory = ничего (совет)
sheet-satisfied = { $name }, { $date }: { $evidence }
sheet-unsatisfied = ещё не выполнено
sheet-met = Выполнение
sheet-checks = Правила хранителя
sheet-rule = Правило
sheet-check-met = выполнено
sheet-check-open = не выполнено
sheet-check-blocking = не выполнено: останавливает работу
sheet-warnings = Предупреждения
sheet-role = Кто
sheet-decision = Решение
sheet-when = Когда
sheet-decision-approve = согласовано
sheet-decision-approve-with-conditions = согласовано с условиями
sheet-decision-return = возвращено
sheet-decision-reject = отклонено
sheet-proposal-draft = черновик
sheet-proposal-submitted = подано
sheet-proposal-returned = возвращено
sheet-proposal-approved = согласовано
sheet-proposal-approved-with-conditions = согласовано с условиями
sheet-proposal-rejected = отклонено
sheet-proposal-expired = срок истёк
sheet-proposal-superseded = заменено новой версией

## Treatment report and step card

sheet-treatment-report = Отчёт о реставрации
sheet-step-card = Карта операции
sheet-treatment = Реставрация
sheet-state = Состояние работы
sheet-treatment-planned = запланирована
sheet-treatment-in-progress = выполняется
sheet-treatment-paused = приостановлена
sheet-treatment-completed = завершена
sheet-treatment-signed = подписана
sheet-treatment-closed = закрыта
sheet-treatment-stopped = прекращена
sheet-team = Исполнители
sheet-times = Время
sheet-summary = Итог
sheet-call-back = Повторный осмотр
sheet-steps = Операции
sheet-step = Операция { $number }
sheet-step-open = открыта
sheet-step-in-progress = выполняется
sheet-step-finished = завершена, не подписана
sheet-step-signed = подписана
sheet-outcome-of-as-planned = по плану
sheet-outcome-of-partly = частично
sheet-outcome-of-failed = не удалось
sheet-outcome-of-abandoned = оставлена
sheet-places = Место
sheet-act = Операция
sheet-people = Кто
sheet-minutes = { $count ->
    [one] { $count } минута работы
    [few] { $count } минуты работы
    [many] { $count } минут работы
   *[other] { $count } минут работы
}
sheet-result = Результат
sheet-tools = Инструменты
sheet-deviation = Отклонение от плана
sheet-deviation-none = нет
sheet-deviation-minor = небольшое отклонение
sheet-deviation-needs-variation = отклонение, требующее согласования
sheet-materials = Материалы
sheet-material = Материал
sheet-way = Внесено или удалено
sheet-way-added = внесено
sheet-way-removed = удалено
sheet-way-temporary = временно
sheet-amount = Количество
sheet-pieces = { $number } шт.
sheet-preparation = состав { $code }
sheet-lots = партия { $codes }
sheet-override = Разрешено: { $name }, { $reason }
sheet-withdrawn = Вычеркнуто: { $name }, { $reason }
sheet-fragments = Фрагменты
sheet-kept-in = Место хранения
sheet-everywhere = во всех местах этой операции
sheet-evidence = Снимки
sheet-phase-before = До реставрации
sheet-phase-during = В процессе реставрации
sheet-phase-after = После реставрации
sheet-photograph-digest = SHA-256 мастер-файла:
sheet-photograph-as-taken = как снято, на страницу ещё не наложено
sheet-photograph-alt = { $folio }, сторона целиком. { $phase }, { $light }, { $taken }
sheet-photograph-alone = Нет снимка этой стороны при том же свете, чтобы поставить рядом.
sheet-photograph-ruled-out = Не воспроизводится по просьбе хранителя.
sheet-photograph-withdrawn = Не воспроизводится: книга снята с показа.
sheet-photograph-beyond = Только названы: в этом отчёте уже столько снимков, сколько можно напечатать. Сами снимки есть в записи.
sheet-photograph-lost = Названы в операции, но в записи их больше нет:
sheet-no-visible-change = Видимых изменений нет ({ $name }): { $reason }
sheet-second-text = Второй текст
sheet-second-text-by = { $name } также писал(а) { $date }; сохранены оба текста.
sheet-variations = Запросы на отклонение
sheet-variation-raised = запрошено
sheet-variation-accepted = принято
sheet-variation-refused = отклонено
sheet-variation-accepted-with-changes = принято с изменениями
sheet-spot-tests = Капельные пробы
sheet-test = Проба
sheet-safe = Безопасно
sheet-test-water-solubility = растворимость в воде
sheet-test-ethanol-solubility = растворимость в этаноле
sheet-test-iron-ii = ионы железа(II)
sheet-test-copper = медь
sheet-test-ph-surface = pH поверхности
sheet-test-adhesive = клей
sheet-signature-line = Дата и подпись

## Labels and copies

sheet-box-labels = Этикетки
sheet-box = Коробка { $name }
sheet-copies-list = Печатные экземпляры
sheet-copies-why = Каждый подписанный отчёт хранится на бумаге в двух экземплярах: у владельца и у реставратора.
sheet-copy-owner = Экземпляр владельца
sheet-copy-conservator = Экземпляр реставратора
sheet-report = Отчёт
sheet-signed = подписан
error-keeper-missing = Укажите, кто и где хранит этот экземпляр.
error-nothing-signed = Отметить печать можно только у подписанного отчёта: сначала подпишите его.

## The page of the reports

reports-title = Отчёты
reports-lead = Что можно напечатать по этой книге. Каждый отчёт говорит то же, что и его данные.
reports-none = Печатать пока нечего: отчёт появится с первым обследованием.
reports-language = Язык отчётов
reports-arabic-digits = с арабскими цифрами
reports-data = данные
reports-public = Публичный отчёт
reports-draft = не подписан
reports-steps = Карты операций
reports-labels = Этикетки для коробок
reports-box = Название коробки
reports-labels-count = Сколько
reports-labels-make = Сделать этикетки
reports-copies = Два печатных экземпляра
reports-copies-print = Напечатать список
reports-copies-none = Пока ничего не подписано.
reports-copy-missing = ещё не напечатан
reports-copy-is = { $keeper }, { $date }
reports-copy-outdated = напечатан до последнего изменения: напечатайте снова
reports-keeper = Кто и где хранит
reports-copy-note = Отметить печать
reports-noted = Отмечено.
reports-waiting = Отчёт готовится
reports-waiting-lead = В нём много снимков, его готовит рабочий процесс. Страницу можно закрыть: отчёт сохранится.
reports-queued = Ожидает рабочего процесса.
reports-running = шаг { $done } из { $of }
reports-failed = Отчёт сделать не удалось. Причина в журнале; попросите снова, когда она устранена.
reports-look-again = Проверить снова
reports-ready = Отчёт готов.
reports-back = Назад к рукописи
