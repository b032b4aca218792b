### Страницы загрузок: отправить файлы, посмотреть прочитанное, внести, отменить.

imports-title = Загрузки
imports-what = Записи других каталогов приходят вместе. Сначала они читаются, вы их просматриваете и исправляете, и только потом из них получаются черновики. Любую загрузку можно отменить целиком.
imports-new = Новая загрузка
imports-empty = Загрузок пока нет.
imports-one = Загрузка
imports-what-came = Что пришло
imports-state = Состояние
imports-records = Записи
imports-begun = Начата
imports-by = { $name }
imports-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
}
imports-kind-tei = Описания TEI
imports-kind-table = Таблица
imports-kind-marcxml = MARCXML
imports-kind-mets = METS
imports-kind-manifest = Манифесты IIIF
imports-kind-transcription = Транскрипции
imports-state-received = Файлы получены
imports-state-reading = Читается
imports-state-read = Прочитана, ещё не внесена
imports-state-committing = Вносится
imports-state-committed = Внесена
imports-state-undoing = Отменяется
imports-state-undone = Отменена
imports-new-what = Отправьте таблицу (CSV или Excel), файлы TEI, MARCXML или METS либо ZIP с ними. В каталог ничего не попадёт, пока вы этого не просмотрите.
imports-files-hint = За один раз не больше { $files } файлов и { $size }; если их больше, сложите всё в один ZIP.
imports-drop = Перетащите файлы сюда или выберите их
imports-holder = Библиотека, где хранятся книги
imports-makes = Завести записи о людях, местах и сочинениях, которых здесь ещё нет
imports-makes-hint = Только для имён с идентификатором, например VIAF. Остальные имена останутся как написаны.
imports-send = Отправить
imports-sending = Файлы отправляются…
imports-standing = На чём стоит загрузка
imports-working-read = Записи читаются
imports-working-commit = Создаются черновики
imports-working-undo = Загрузка отменяется
imports-waiting = Ждёт свободного исполнителя
imports-progress = { $done } из { $total }
imports-may-close = Страницу можно закрыть: работа продолжится.
imports-look-again = Посмотреть ещё раз
imports-stopped = Работа остановилась:
imports-cut-short = Работа прервалась.
imports-go-on = Продолжить
imports-columns = Что в столбцах
imports-columns-what = Укажите, какое поле заполняет каждый столбец. Столбец без поля сохраняется рядом с записью и показан там же: ничего не пропадает.
imports-columns-again = Изменить столбцы
imports-sheet = Лист
imports-sheet-show = Показать этот лист
imports-rows-found = { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
}
imports-field = Поле
imports-field-none = Хранить рядом с записью
imports-field-of = Поле для «{ $header }»
imports-language-of = Язык столбца «{ $header }»
imports-language-none = Язык не указан
imports-field-shelfmark = Шифр
imports-field-title = Заглавие
imports-field-summary = Краткое содержание
imports-field-language = Языки
imports-field-date = Датировка
imports-field-place = Место создания
imports-field-material = Материал
imports-field-rights = Права
imports-field-author = Автор
imports-field-scribe = Переписчик
imports-field-patron = Заказчик
imports-field-script = Почерк
imports-field-leaves = Листы
imports-field-height = Высота (мм)
imports-field-width = Ширина (мм)
imports-field-note = Примечание
imports-field-former_shelfmark = Прежний шифр
imports-read-table = Прочитать таблицу
imports-read-again = Прочитать заново
imports-account = Что найдено
imports-outcome-new = Новое
imports-outcome-same = Без изменений
imports-outcome-changed = Изменено
imports-outcome-refused = Отклонено
imports-fate-open = Не внесено
imports-fate-done = Внесено
imports-fate-left = Пропущено
imports-fate-undone = Отменено
imports-fate-kept = Осталось
imports-all = Все
imports-is-new = Новая рукопись: будет создан черновик.
imports-is-same = В каталоге сказано то же самое.
imports-is-changed = Рукопись здесь есть, но эта запись говорит иное.
imports-is-left = Вы её пропустили.
imports-placed = Поле нашлось для { $share } знаков. Остальное хранится рядом с каждой записью.
imports-placed-share = размещено { $share }
imports-refused-note = { $count ->
    [one] { $count } запись нельзя внести в таком виде. Исправьте её здесь или внесите остальные без неё.
    [few] { $count } записи нельзя внести в таком виде. Исправьте их здесь или внесите остальные без них.
    [many] { $count } записей нельзя внести в таком виде. Исправьте их здесь или внесите остальные без них.
   *[other] { $count } записи нельзя внести в таком виде. Исправьте их здесь или внесите остальные без них.
}
imports-mend-first = Исправить первую
imports-commit = { $count ->
    [one] Внести { $count } запись
    [few] Внести { $count } записи
    [many] Внести { $count } записей
   *[other] Внести { $count } записи
}
imports-commit-what = Из каждой получится черновик. Ничего не публикуется без проверки.
imports-commit-none = Вносить нечего.
imports-undo = Отменить загрузку
imports-undo-what = { $count ->
    [one] Будет убран { $count } черновик этой загрузки.
    [few] Будут убраны { $count } черновика этой загрузки.
    [many] Будут убраны { $count } черновиков этой загрузки.
   *[other] Будут убраны { $count } черновика этой загрузки.
}
imports-undo-made = { $count ->
    [one] А также { $count } запись о лице, месте или сочинении, заведённая для неё, если на неё больше ничто не ссылается.
    [few] А также { $count } записи о людях, местах и сочинениях, заведённые для неё, если на них больше ничто не ссылается.
    [many] А также { $count } записей о людях, местах и сочинениях, заведённых для неё, если на них больше ничто не ссылается.
   *[other] А также { $count } записи о людях, местах и сочинениях, заведённые для неё, если на них больше ничто не ссылается.
}
imports-undo-keeps = { $count ->
    [one] { $count } запись останется, потому что с ней с тех пор работали:
    [few] { $count } записи останутся, потому что с ними с тех пор работали:
    [many] { $count } записей останутся, потому что с ними с тех пор работали:
   *[other] { $count } записи останутся, потому что с ними с тех пор работали:
}
imports-undo-sources = Файлы и этот список сохраняются: загрузку можно будет внести снова.
imports-undo-do = Отменить загрузку
imports-undo-not = Оставить как есть
imports-keeps-trashed = лежит в корзине
imports-keeps-published = опубликована, или её черновик отменён
imports-keeps-changed = изменена ({ $name })
imports-keeps-review = отправлена на проверку
imports-keeps-in-use = у неё уже есть страницы
imports-more = и ещё { $count }
imports-report = Отчёт в CSV
imports-list = Записи этой загрузки
imports-list-empty = Таких нет.
imports-number = №
imports-record = Запись
imports-what-is = Что это
imports-what-became = Что с ней стало
imports-leave = Пропустить
imports-take = Внести
imports-take-changed = Внести все изменённые
imports-mend = Исправить
imports-draft = Открыть черновик
imports-line = строка { $line }
imports-untitled = Без заглавия
imports-further = Следующие записи
imports-beginning = С начала
imports-row = Запись { $number }
imports-row-understood = Как она прочитана
imports-row-differences = Что изменится
imports-row-aside = Хранится рядом с записью
imports-row-aside-none = Для всего в этой записи нашлось поле.
imports-row-names = Имена с идентификаторами других каталогов
imports-row-name-only = остаётся именем
imports-row-source = Источник как он пришёл
imports-mend-title = Исправить эту запись
imports-mend-what = Исправление действует для этой загрузки. Файл в том виде, как он пришёл, хранится рядом.
imports-mend-save = Сохранить и прочитать заново
imports-mend-next = Следующая отклонённая запись
imports-mended = Запись { $number } теперь в порядке.
imports-mended-all = Теперь все записи в порядке.
imports-replace = Отправить другой файл для этой записи
imports-replace-send = Отправить и прочитать
imports-aside-where = Где
imports-aside-words = Слова
imports-aside-why = Почему
imports-why-no-field = В записи нет поля для этого.
imports-why-no-column = Для этого столбца не выбрано поле.
imports-why-cannot-stand = Поле не может этого принять:
imports-mended-by = исправлена ({ $name })
error-bad-record-no-library = Библиотека не выбрана: укажите, в какой хранятся книги.
