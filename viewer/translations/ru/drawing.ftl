### Разметка на странице: инструменты, числа, место знака.

## Инструменты

drawing-tools = Инструменты
drawing-view = Вид
drawing-tool-pan = Двигать страницу
drawing-tool-polygon = Многоугольник
drawing-tool-freehand = От руки
drawing-tool-rectangle = Прямоугольник
drawing-tool-point = Точка
drawing-undo-point = Убрать точку
drawing-finish = Завершить контур
drawing-cancel = Отменить контур
drawing-zoom-in = Крупнее
drawing-zoom-out = Мельче
drawing-whole = Вся страница
drawing-stage = Страница { $label }. Стрелки двигают перекрестие, Enter ставит точку, Backspace убирает её.
drawing-at = Перекрестие: { $x }, { $y }
drawing-points = Поставлено точек: { $count }
drawing-fault-few = Это ещё не контур: поставьте больше точек.
drawing-fault-outside = Это выходит за пределы страницы ({ $width } × { $height } пикселей): оставайтесь внутри неё.
drawing-fault-crossing = Контур пересекает сам себя: уберите последние точки и обведите без пересечений.
drawing-fault-flat = У этого контура нет площади: сделайте его шире и выше.

## Числа вместо рисования

drawing-numbers-rectangle = Прямоугольник числами: слева, сверху, ширина, высота
drawing-numbers-polygon = Многоугольник числами: по одной точке (x,y) в строке
drawing-numbers-point = Точка числами: x,y
drawing-numbers-hint = В пикселях страницы, от её левого верхнего угла; размер страницы { $width } × { $height }.
drawing-unread-rectangle = Нужны четыре целых числа, например 120,80,300,200.
drawing-unread-polygon = В каждой строке нужны два целых числа, например 120,80.
drawing-unread-point = Нужны два целых числа, например 120,80.

## Место знака

drawing-region-draw = Обвести место
drawing-region-change = Изменить место
drawing-region-is = Место: { $region }
drawing-region-of = Место на странице { $label }
drawing-region-how = Проведите по странице от угла до угла или коснитесь двух углов. Двумя пальцами страницу двигают и увеличивают.
drawing-region-none = Место ещё не обведено.
drawing-region-keep = Взять это место
drawing-region-remove = Убрать место
drawing-region-leave = Оставить как было
drawing-region-gone = Место убрано.
drawing-uncovered = Хранители просят ничего не накладывать на эту страницу, поэтому место указывается числами.
drawing-drop = Взять вместо этого страницу { $label }?
drawing-drop-sure = Место обведено на странице, указанной до сих пор, и будет убрано.
drawing-drop-do = Взять и убрать место
drawing-drop-leave = Оставить страницу и место
drawing-marked = место обведено на странице
drawing-reader-marked = Место из ссылки обведено.
