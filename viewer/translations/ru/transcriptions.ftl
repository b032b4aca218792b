### Транскрипции книги: прислать, посмотреть, показать, отозвать; текст рядом со страницей.
record-transcriptions = Транскрипции
transcriptions-title = Транскрипции
transcriptions-heading = Транскрипции { $shelfmark }
transcriptions-what = То, что другие прочли на снимках: каждая строка ложится на своё место страницы, находится поиском и показывается рядом с изображением.
transcriptions-send = Прислать транскрипции
transcriptions-files = Файлы
transcriptions-files-hint = PAGE, ALTO или TEI: один файл, несколько или архив ZIP с ними. Читатели ничего не увидят, пока вы не посмотрите, где лежат строки.
transcriptions-language = Язык строк, в которых он не указан
transcriptions-language-hint = Код, например ar, fa, chg или la; если языков несколько, оставьте пустым.
transcriptions-read = Прочитать файлы
transcriptions-no-pages = У этой книги ещё нет снимков: транскрипции нужны страницы, на которые она ляжет.
transcriptions-there = Уже присланы
transcriptions-none = Пока нет.
transcriptions-all = Все транскрипции этой книги
transcription-is-proposed = Ждёт проверки
transcription-is-shown = Видна читателям
transcription-is-withdrawn = Отозвана
transcription-counts = { $lines } на { $sides }; прислано: { $pages }
transcription-sides = { $count ->
    [one] { $count } стороне листа
    [few] { $count } сторонах листов
    [many] { $count } сторонах листов
   *[other] { $count } стороны листа
  }
transcription-pages = { $count ->
    [one] { $count } страница
    [few] { $count } страницы
    [many] { $count } страниц
   *[other] { $count } страницы
  }
transcription-lines = { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
  }
transcription-by = Прислал(а) { $name },
transcription-look = Посмотреть
transcription-show = Показать читателям
transcription-show-again = Показать снова
transcription-withdraw = Отозвать целиком
transcription-discard = Не показывать
transcription-stands = Состояние
transcription-proposed-what = Пока это видят только сотрудники. Проверьте, на тех ли страницах лежат строки, поправьте, что нужно, и покажите читателям.
transcription-refused = { $count ->
    [one] { $count } файл не дал ни одной страницы
    [few] { $count } файла не дали ни одной страницы
    [many] { $count } файлов не дали ни одной страницы
   *[other] { $count } файла не дали ни одной страницы
  }
transcription-line = строка { $number }
transcription-pages-title = Страницы
transcription-image-named = для снимка
transcription-side = Сторона листа этой книги
transcription-how-image = Этот снимок назван в файле.
transcription-how-file = Файл назван так же, как этот снимок.
transcription-how-label = Этот лист назван в файле.
transcription-how-order = Страниц столько же, сколько сторон: они взяты по порядку. Проверьте, пожалуйста.
transcription-how-hand = Выбрано вручную.
transcription-how-none = Пока неизвестно, куда относится эта страница: выберите сторону листа или пропустите её.
transcription-note-unwritten = { $count ->
    [one] { $count } контур без текста пропущен.
    [few] { $count } контура без текста пропущены.
    [many] { $count } контуров без текста пропущены.
   *[other] { $count } контура без текста пропущены.
  }
transcription-note-unplaced = { $count ->
    [one] { $count } строка без места на странице: текст сохранён.
    [few] { $count } строки без места на странице: текст сохранён.
    [many] { $count } строк без места на странице: текст сохранён.
   *[other] { $count } строки без места на странице: текст сохранён.
  }
transcription-note-clipped = { $count ->
    [one] { $count } строка выходила за край.
    [few] { $count } строки выходили за край.
    [many] { $count } строк выходили за край.
   *[other] { $count } строки выходили за край.
  }
transcription-note-simplified = { $count ->
    [one] { $count } контур упрощён: точек было больше, чем хранится.
    [few] { $count } контура упрощены: точек было больше, чем хранится.
    [many] { $count } контуров упрощены: точек было больше, чем хранится.
   *[other] { $count } контура упрощены: точек было больше, чем хранится.
  }
transcription-note-split = { $count ->
    [one] { $count } слишком длинная строка разделена.
    [few] { $count } слишком длинные строки разделены.
    [many] { $count } слишком длинных строк разделены.
   *[other] { $count } слишком длинной строки разделено.
  }
transcription-note-stretched = Снимок немного шире или выше, чем сказано в файле: посмотрите, хорошо ли лежат строки.
transcription-first-lines = Первые строки
transcription-drawn = { $count ->
    [one] { $label }, поверх нанесена { $count } строка
    [few] { $label }, поверх нанесены { $count } строки
    [many] { $label }, поверх нанесено { $count } строк
   *[other] { $label }, поверх нанесено { $count } строки
  }
transcription-cut = Снимок потерял край?
transcription-cut-hint = Его форма не та, для которой сделан файл. Выберите картинку, на которой строки лежат на письме.
transcription-cut-none = Ничего не потеряно
transcription-cut-top = Нет верхнего края
transcription-cut-bottom = Нет нижнего края
transcription-cut-left = Нет левого края
transcription-cut-right = Нет правого края
transcription-cut-drawn = Страница со строками, если это так
transcription-cut-refused = Строки легли бы мимо письма.
transcription-save = Сохранить места
transcription-save-hint = Сохраняет эту часть списка; читатели пока ничего не видят.
transcription-done-placed = Места сохранены.
transcription-done-shown = Теперь её видят читатели и находит поиск.
transcription-done-withdrawn = Она отозвана. Файлы сохранены, её можно показать снова.
transcription-line-at = { $label }, строка { $number }
transcription-downloads = Текст её страниц
transcription-text-file = Текст
transcription-tei-file = TEI с местами строк
transcription-page-file = PAGE XML, файл на каждую сторону листа
reader-text = Текст страницы
reader-text-none = Транскрипции этой страницы нет.
reader-text-loading = Текст загружается.
reader-text-failed = Не удалось получить текст. Попробуйте ещё раз.
reader-text-line = Строка { $number }
reader-keys-text = Текст страницы
error-bad-transcription-no-file = Нет файла, который можно прочесть: выберите файлы PAGE, ALTO или TEI либо архив ZIP с ними.
error-bad-transcription-zip = Архив ZIP «{ $name }» не читается: упакуйте его снова, без пароля.
error-bad-transcription-too-much = За один раз читается не больше { $files } файлов и { $megabytes } МБ: пришлите по частям.
error-transcription-not-found = Здесь нет транскрипции «{ $transcription_id }»: посмотрите в списке.
error-transcription-changed = Транскрипцию { $transcription_id } тем временем изменили: откройте её снова и посмотрите, прежде чем продолжать.
error-transcription-not-ready-empty = Ни одна её страница не лежит на листах этой книги: сначала укажите, куда они относятся.
error-transcription-not-ready-shown = Эту транскрипцию видят читатели: отзовите её, прежде чем переносить страницы.
error-bad-placement-twice = На { $label } легли бы две страницы: выберите для одной из них другую сторону.
error-bad-placement-page = В транскрипции нет страницы { $number }: откройте её снова.
error-bad-placement-side = В этой книге нет стороны «{ $side }»: выберите из списка или оставьте пустым.
