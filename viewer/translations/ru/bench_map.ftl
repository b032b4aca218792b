### What the script of the damage map says. All of it goes to the page.

## Tools

bench-tool-pan = Сдвиг
bench-tool-polygon = Контур
bench-tool-freehand = От руки
bench-tool-rectangle = Рамка
bench-tool-point = Точка
bench-how-polygon = Отмечайте углы по очереди; в конце нажмите на первый.
bench-how-freehand = Обведите одной линией.
bench-how-rectangle = Протяните от угла к углу или отметьте два угла.
bench-how-point = Отметьте место.
bench-legend-points = На точке стоят буква её вида и степень тяжести от 0 до 4: A3. Увиденное при прежних осмотрах обведено прерывистой линией.
bench-list = Список
bench-choose-term = Выберите повреждение
bench-target = Следующая фигура относится к: { $term }
bench-terms-title = Какое повреждение?
bench-terms-first = Недавние (клавиши 1–9)
bench-terms-search = Поиск
bench-terms-none = Такого термина нет: возьмите «другое» и опишите словами.
bench-group-loss = разрывы и утраты
bench-group-shape = замятия и деформации
bench-group-water = вода и пятна
bench-group-living = насекомые, грызуны, плесень
bench-group-media = чернила, краски, золото
bench-group-surface = поверхность и цвет
bench-group-binding = шитьё и переплёт
bench-group-repair = прежние починки
bench-group-other = прочее

## One observation

bench-term = Повреждение
bench-severity = Тяжесть
bench-severity-is = тяжесть { $severity }
bench-severity-0 = след
bench-severity-1 = слабое
bench-severity-2 = среднее
bench-severity-3 = сильное
bench-severity-4 = крайнее
bench-activity = Активность
bench-activity-inactive = неактивно
bench-activity-active = активно
bench-activity-unknown = неизвестно
bench-extent = Распространение
bench-extent-isolated = единичное
bench-extent-local = местное
bench-extent-widespread = обширное
bench-extent-whole = вся сторона
bench-words = Своими словами
bench-words-hint = Обязательно, если термин «другое».
bench-cause = Вероятная причина
bench-count = Сколько
bench-measure = Размер
bench-materials = Материалы
bench-component = Часть переплёта
bench-canvas-id = Сторона
bench-same = То же повреждение, что раньше
bench-same-as = То же повреждение, что раньше
bench-same-none = нет, новое
bench-same-of = { $term }, осмотр { $number }, { $date }
bench-change = Что с ним стало
bench-change-proposed = по площадям: { $term }
bench-change-new = новое
bench-change-unchanged = без изменений
bench-change-grown = увеличилось
bench-change-reduced = уменьшилось
bench-change-treated = обработано
bench-change-gone = исчезло
bench-change-not_examined = не осмотрено
bench-add-shape = Добавить фигуру
bench-change-term = Изменить вид
bench-remove = Убрать это повреждение
bench-to-list = К списку

## Regions

bench-region = Фигура { $number }:
bench-region-area = { $area } мм², { $share } % стороны
bench-region-no-scale = { $share } % стороны (размер в мм неизвестен)
bench-region-point = точка, без площади
bench-region-tolerance = Линия упрощена: не дальше { $tolerance } пикс. от проведённой.
bench-region-tolerance-mm = Линия упрощена: не дальше { $tolerance } пикс. ({ $area } мм) от проведённой.
bench-region-numbers = Править числами
bench-region-remove = Убрать фигуру
bench-erased = Фигура убрана. Её можно вернуть.
bench-removed = Повреждение убрано. Его можно вернуть.
bench-changed-meanwhile = Тем временем это изменил { $by }. Посмотрите, как оно теперь.

## The list

bench-list-title = { $label }: отмечено повреждений: { $count }
bench-list-empty = На этой стороне пока ничего не отмечено.
bench-list-unknown = Пока не удалось прочитать, что есть на сервере об этой стороне.
bench-layer = Осмотр { $number }, { $date } ({ $count })
bench-still-there = Всё ещё есть
bench-whole-side = Повреждение всей стороны
bench-by-numbers = Добавить фигуру числами
bench-shape = Фигура
bench-add = Добавить
bench-marked-no-damage = { $label }: повреждений нет.
