### Редактор описаний.

## Форма и сохранение

editor-title = Описать
editor-heading = Описание: { $shelfmark }
editor-sections = Разделы
editor-book = Страницы книги
editor-needs-script = Эта форма работает с JavaScript. Без него черновик можно прочесть в предпросмотре.
editor-opened = Всё сохранено.
editor-saved = Сохранено в { $time }
editor-saving = Сохраняется…
editor-unsaved = Ещё не сохранено
editor-offline = Не сохранено: нет связи, попытка повторится. Написанное хранится в этом браузере.
editor-signed-out = Не сохранено: войдите снова. Написанное останется здесь.
editor-sign-in = Войти в новой вкладке
editor-faulty = Не сохранено: нужно кое-что исправить.
editor-clash = Не сохранено: то же место изменил кто-то ещё.
editor-refused = Не сохранено: { $why }
editor-restored = Восстановлено то, что в прошлый раз не удалось сохранить.
editor-section-filled = заполнено
editor-section-empty = пока пусто
editor-section-faulty = нужно исправить
editor-next = Далее: { $section }
editor-required = (обязательно)
editor-not-said = не указано
editor-yes = да
editor-no = нет
editor-nothing = ничего

## Тексты на нескольких языках

editor-missing = нет текста
editor-language-none = язык неизвестен
editor-other-language = Другой язык…
editor-language-code = Код языка
editor-other-add = Открыть
editor-other-hint = Например fa, chg, tr или с письмом: kk-Arab, ar-Latn.
editor-direction = Направление
editor-direction-auto = как принято в языке
editor-direction-rtl = справа налево
editor-direction-ltr = слева направо
editor-too-long = Слишком длинно: { $count } знаков, сохранить можно не более { $most }.

## Термины, лица, места в книге

editor-own-words = Своими словами
editor-as-written = Имя, как оно написано
editor-reference-more = Написание имени, достоверность
editor-from = С листа
editor-to = По лист
editor-page-take = Взять показанную страницу
editor-page-linked = Изображение страницы: { $label }
editor-page-unlink = Отвязать страницу
editor-nothing-to-link = Выбирать пока не из чего: сначала опишите знаки.

## Даты и тетради

editor-date-propose = Прочесть эти слова
editor-date-means = Это значит:
editor-date-unread = Из этих слов дату прочесть не удалось: заполните поля ниже.
editor-date-more = Приведённый рядом год, источник, примечание
editor-formula = Формула тетрадей
editor-formula-read = Разложить на тетради

## Повторяемые поля

editor-add = Добавить: { $what }
editor-item = { $what } { $number }
editor-remove = Убрать: { $what }
editor-removed = Убрано: { $what }.
editor-undo = Вернуть
editor-move-up = Выше: { $what }
editor-move-down = Ниже: { $what }
editor-moved = Теперь на месте { $number } из { $total }

## Страницы рядом с формой

editor-page = Страница
editor-page-alt = Страница { $label }
editor-page-previous = Предыдущая страница
editor-page-next = Следующая страница
editor-no-image = Изображение этой страницы не показывается.

## Двое пишут одновременно

editor-clash-title = То же место изменили вы и кто-то ещё
editor-clash-what = Всё остальное уже сведено. Выберите, что останется здесь; выбранное можно изменить до сохранения.
editor-clash-mine = Ваше
editor-clash-theirs = Чужое
editor-clash-theirs-of = Автор: { $name }
editor-clash-base = Прежде
editor-clash-edit = Если не подходит ни то ни другое, измените здесь.
editor-clash-save = Сохранить выбранное

## Ошибки у полей

editor-faults = Это пока не удалось сохранить:
fault-missing = { $path }: это нужно заполнить.
fault-unknown-field = { $path }: в описании нет такого поля.
fault-too-long = { $path }: { $length } знаков — слишком много, допустимо { $max }.
fault-too-many = { $path }: { $length } записей — слишком много, допустимо { $max }.
fault-empty = { $path }: напишите что-нибудь или уберите.
fault-not-text = { $path }: здесь должен быть текст.
fault-unkeepable = { $path }: один из знаков нельзя сохранить; наберите заново.
fault-pattern = { $path }: так это не записывают; посмотрите подсказку.
fault-not-one-of = { $path }: выберите одно из предложенных значений.
fault-too-small = { $path }: слишком мало, предел { $limit }.
fault-too-great = { $path }: слишком много, предел { $limit }.
fault-not-whole-number = { $path }: нужно целое число.
fault-not-number = { $path }: нужно число.
fault-not-yes-no = { $path }: здесь может быть только да или нет.
fault-not-list = { $path }: здесь должен быть список.
fault-not-fields = { $path }: здесь должна быть группа полей.
fault-same-id = { $path }: две записи отмечены как одна; уберите одну и добавьте заново.
fault-too-deep = { $path }: вложено глубже, чем бывает в описании.
fault-outside-page = { $path }: это выходит за пределы страницы ({ $width } × { $height } пикселей); обведите внутри неё.
fault-rights = { $path }: напишите адрес заявления rightsstatements.org или лицензии Creative Commons.
fault-not-so = { $path }: { $reason }
