### Русский.

product = Kitabdar
skip-to-content = Перейти к содержанию
skip-to-reader = Перейти к рукописи
nav-main = Главное меню
nav-manuscripts = Рукописи
nav-deposits = Поступления
nav-about = О системе
nav-languages = Язык
nav-libraries = Библиотекам
nav-crumbs = Вы находитесь здесь
nav-pages = Страницы
theme = Оформление
theme-auto = Как на устройстве
theme-light = Светлое
theme-dark = Тёмное
copied = Скопировано
to-home = На главную
footer-statement = Kitabdar — хранитель книг: рукописи сохранены, описаны и показаны.
footer-collection = Коллекция IIIF
footer-libraries = Библиотекам
footer-accessibility = Доступность

## Главная и полка

home-title = Рукописи, сохранённые и открытые
home-statement = Листайте рукописные книги во всех подробностях, цитируйте их и открывайте в своих программах. Подлинники остаются нетронутыми; каждый снимок хранится точно таким, каким был сделан.
home-browse = { $count ->
    [0] Рукописи
    [one] Смотреть { $count } рукопись
    [few] Смотреть { $count } рукописи
    [many] Смотреть { $count } рукописей
   *[other] Смотреть { $count } рукописи
  }
home-libraries = Библиотекам
home-shelf = С полки
home-all = { $count ->
    [one] Все: { $count } рукопись
    [few] Все { $count } рукописи
    [many] Все { $count } рукописей
   *[other] Все { $count } рукописи
  }
shelf-empty = Здесь пока нет ни одной рукописи.
shelf-empty-what = Рукопись появится, как только поступят её снимки: одна папка изображений, названных по листам или перечисленных в списке.
shelf-empty-command = Или на машине, где работает Kitabdar:
browse-title = Рукописи
browse-count = { $count ->
    [one] { $count } рукопись, по шифрам
    [few] { $count } рукописи, по шифрам
    [many] { $count } рукописей, по шифрам
   *[other] { $count } рукописи, по шифрам
  }
browse-end = После этой рукописи других нет.
browse-from-start = С начала
browse-next = Следующие рукописи
count-pages = { $count ->
    [one] { $count } страница
    [few] { $count } страницы
    [many] { $count } страниц
   *[other] { $count } страницы
  }
no-pages-yet = Страниц пока нет
no-pages-what = Описание уже есть; снимков ещё нет, или они готовятся.
sample-short = нарисованный образец
sample-banner = Это нарисованный образец, а не рукопись. Его страницы нарисованы программой, чтобы показать, как работает Kitabdar.

## Рукопись

shelfmark = Шифр
copy-shelfmark = Скопировать шифр
copy-citation = Скопировать ссылку
copy-manifest = Скопировать адрес манифеста
copy-address = Скопировать адрес
read = Читать
study = Изучать в Mirador
iiif-drag = IIIF: перетащите в другую программу просмотра
fact-holder = Место хранения
fact-date = Датировка
fact-place = Место создания
fact-material = Материал
fact-languages = Языки
fact-direction = Порядок страниц
direction-right-to-left = справа налево
direction-left-to-right = слева направо
direction-top-to-bottom = сверху вниз
direction-bottom-to-top = снизу вверх
direction-proposed = предположено по языку, ещё не подтверждено
folios-title = Листы
folio = Лист
alt-side = Лист { $label }
label-p = с.
label-seq = №
label-front-cover = верхняя крышка
label-front-cover-inside = верхняя крышка, изнутри
label-back-cover = нижняя крышка
label-back-cover-inside = нижняя крышка, изнутри
label-flap = клапан
label-spine = корешок
label-fore-edge = передний обрез
label-head-edge = верхний обрез
label-tail-edge = нижний обрез
label-insert = вложение
label-colour-chart = цветовая шкала
label-ruler = линейка
label-object = предмет
label-back-flyleaf = задний форзацный лист
cite-title = Как ссылаться
rights-title = Права
rights-unknown = Сведения о правах не внесены. Прежде чем использовать снимки, обратитесь к хранителю: { $holder }.
rights-cc0 = CC0 1.0, без сохранения прав
rights-pdm = Общественное достояние
rights-inc = Охраняется авторским правом
rights-inc-ow-eu = Охраняется авторским правом, сиротское произведение (ЕС)
rights-inc-edu = Охраняется авторским правом, разрешено использование в обучении
rights-inc-nc = Охраняется авторским правом, разрешено некоммерческое использование
rights-inc-ruu = Охраняется авторским правом, правообладатель не найден
rights-noc-cr = Авторским правом не охраняется, есть договорные ограничения
rights-noc-nc = Авторским правом не охраняется, только некоммерческое использование
rights-noc-oklr = Авторским правом не охраняется, есть иные правовые ограничения
rights-noc-us = В США авторским правом не охраняется
rights-cne = Авторские права не оценивались
rights-und = Авторские права не установлены
rights-nkc = Об авторских правах ничего не известно
data-title = Данные
data-what = Та же рукопись для программ просмотра и обмена.
data-record = Полное описание
data-address = Постоянный адрес
record-changed = Описание изменено

## Чтение

reader-title = { $title }: чтение
reader-back = назад к описанию
reader-more = Язык, оформление и клавиши
reader-keys = Клавиши
reader-tools = Инструменты
reader-first = Первая страница
reader-previous = Предыдущая страница
reader-next = Следующая страница
reader-last = Последняя страница
reader-folio = Перейти к листу
reader-zoom-in = Приблизить
reader-zoom-out = Отдалить
reader-whole = Страница целиком
reader-spread = Две страницы
reader-rotate = Повернуть на 90°
reader-fullscreen = Во весь экран
reader-strip = Все страницы
reader-keys-turn = Листать, как читается книга
reader-keys-pan = Двигаться по странице
reader-stage = Снимок страницы
reader-announce = Лист { $label }, страница { $number } из { $total }
reader-announce-spread = Листы { $first } и { $second }, страницы { $number } и { $last } из { $total }
reader-no-image = Снимок этой страницы показать нельзя.
reader-load-failed = Часть снимка не загрузилась. Проверьте соединение; при движении она запрашивается снова.
reader-without-script = Без JavaScript страница показана целиком, без увеличения.
mirador-title = { $title }: изучение в Mirador
mirador-without-script = Для Mirador нужен JavaScript. На странице чтения все листы видны и без него.
mirador-first-page = Первая страница
mirador-second-page = Вторая страница

## О системе

about-title = О Kitabdar
about-what = Kitabdar — каталог для сохранения рукописных книг: он бережёт снимки и описание рукописи и показывает их всем во всех подробностях.
about-name = «Китабдар» — старинное звание хранителя библиотеки, человека, отвечавшего за книги.
about-care = Многие из этих книг священны для тех, кто их читает. Страницы показываются целиком; их не обрезают, не закрывают и не используют как украшение.
about-libraries-title = Библиотекам
about-libraries = Каждая рукопись опубликована по открытым стандартам сообщества IIIF, поэтому она открывается в любой программе, которая их знает, рядом с рукописями других библиотек.
about-standard = Стандарт
about-address = Адрес
about-accessibility-title = Доступность
about-accessibility = Страницы сделаны по WCAG 2.2, уровень AA: они работают с клавиатуры, при увеличении до 400 %, в светлом и тёмном оформлении, с программой экранного доступа и на четырёх языках. Страница чтения работает и без JavaScript.
about-accessibility-limits = Известное ограничение: программа Mirador создана другими и не вполне удобна для экранного доступа. На странице чтения те же снимки.
about-privacy-title = Личные данные
about-privacy = Ни одна страница ничего не загружает с других сайтов. Два файла cookie помнят язык и оформление и ничего о вас.

## Ошибки

problem-reference = Если просите о помощи, назовите этот номер:
problem-bad-request-title = Запрос непонятен
problem-bad-request-help = Проверьте адрес или введённые значения и попробуйте ещё раз.
problem-forbidden-title = Эта часть — для сотрудников
problem-not-found-title = По этому адресу ничего нет
problem-not-found-help = Проверьте адрес или найдите рукопись в списке.
problem-method-not-allowed-title = Этот адрес так использовать нельзя
problem-method-not-allowed-help = Откройте его по ссылке или кнопке на этих страницах.
problem-conflict-title = Это не согласуется с тем, что уже есть
problem-conflict-help = Возможно, кто-то успел внести изменения. Загрузите страницу снова, посмотрите, как обстоят дела, и решите заново.
problem-too-large-title = Слишком большой объём
problem-too-large-help = Отправьте меньше за один раз. Снимки отправляют на странице поступлений: она принимает файлы любого обычного размера.
problem-unprocessable-title = В форме чего-то не хватает или есть ошибка
problem-unprocessable-help = Вернитесь, исправьте названное поле и отправьте снова.
problem-server-error-title = Ошибка на нашей стороне
problem-server-error-help = Вы в ней не виноваты, и ничего не потеряно. Попробуйте ещё раз; если не поможет, сообщите тому, кто ведёт Kitabdar.
problem-damaged-title = Хранимый файл повреждён
problem-damaged-help = Тот, кто ведёт Kitabdar, должен сверить его с копией. Другие страницы не затронуты.
problem-busy-title = Сейчас слишком много запросов
problem-busy-help = Подождите несколько секунд и попробуйте ещё раз.
problem-storage-unavailable-title = Хранилище недоступно
problem-storage-unavailable-help = Попробуйте через минуту. Если не поможет, тот, кто ведёт Kitabdar, должен проверить диск или сервер хранения.
problem-storage-full-title = В хранилище нет места
problem-storage-full-help = Ничего не потеряно. Когда место освободят, нажмите «Повторить» на странице поступления.

## Deposits

deposits-title = Поступления
deposits-empty = Поступлений пока нет.
deposit-open = Новое поступление
deposit-one = Поступление
deposit-what = Рукопись
deposit-state = Состояние
deposit-files = Файлы и страницы
deposit-opened = Открыто
deposit-progress = Ход работы
deposit-state-staging = Файлы поступают
deposit-state-asking = Нужен ответ
deposit-state-queued = Ждёт очереди
deposit-state-working = Страницы готовятся
deposit-state-done = Готово
deposit-state-incomplete = Не завершено
deposit-state-cancelled = Остановлено
deposit-count =
    { $files ->
    [one] поступил { $files } файл
    [few] поступило { $files } файла
    [many] поступило { $files } файлов
   *[other] поступило { $files } файла
  }, { $pages ->
    [one] есть { $pages } страница
    [few] есть { $pages } страницы
    [many] есть { $pages } страниц
   *[other] есть { $pages } страницы
  }
deposit-see-manuscript = Открыть рукопись
deposit-retry = Повторить
deposit-cancel = Остановить поступление
deposit-group-refused = Отклонено: { $count }
deposit-group-stopped = Пока остановлено: { $count }
deposit-group-missing = Не поступило: { $count }
deposit-group-aside = Отложено, не страницы: { $count }
deposit-group-noted = Страницы с примечанием: { $count }
stage-received = Получено
stage-checked = Проверено
stage-kept = Сохранено
stage-tiled = Подготовлено к показу
stage-registered = Страницы
stage-count = { $done } из { $total }
question-title = Вопрос
question-files =
    { $count ->
    [one] { $count } файл и его обозначение при каждом ответе
    [few] { $count } файла и их обозначения при каждом ответе
    [many] { $count } файлов и их обозначения при каждом ответе
   *[other] { $count } файла и их обозначения при каждом ответе
  }
question-file = Файл
question-first = Первое обозначение
question-send = Отправить обозначения
form-required = обязательно
form-mistake = Исправьте, пожалуйста:
new-what = Сначала укажите, какую рукопись показывают снимки. Файлы — на следующем шаге. Чего пока не знаете, оставьте пустым.
new-object = Рукопись
new-shelfmark-hint = Как на книге или в каталоге.
new-holder-hint = Библиотека, архив, община или лицо, где она хранится.
new-titles = Название
new-titles-hint = Хотя бы одно. Пишите на тех языках, на которых её ищут.
new-title-other = На другом языке
new-title-other-language = Код этого языка
new-tag-hint = Например fa, chg, la, he.
new-reading = Чтение
new-languages-hint = Коды, главный язык первым: ar, fa, chg …
new-direction-hint = Как страницы переплетённой книги следуют друг за другом.
new-direction-propose = Предложить по языку
new-making = Создание
new-date-hint = Словами, по любому календарю: 590 г. х. / 1194 г.
new-rights = Что другим можно делать со снимками?
new-rights-later = Указать позже
new-attribution = Строка указания источника
new-attribution-hint = Показывается всюду, где показаны снимки.
new-go-on = Перейти к файлам
new-then-files = Пока вы не начнёте поступление, ничего не публикуется.
upload-title = Файлы
upload-drop = Перетащите сюда папку со снимками
upload-folder = Выбрать папку
upload-files = Выбрать файлы
upload-names = Имена вроде 012v.tif говорят, какая сторона листа снята. Список страниц (CSV со столбцами file и label) в папке важнее имён. После обрыва связи отправка продолжается.
upload-pause = Приостановить
upload-resume = Продолжить
upload-again = Отправить снова
upload-waiting = ждёт
upload-sending = отправляется
upload-sent = отправлено
upload-failed = не отправлено
upload-summary = Отправлено файлов: { $sent } из { $total }, { $size }
upload-start = Начать
upload-without-missing = Начать, даже если часть объявленных файлов не поступила
upload-without-script = Для отправки файлов из браузера нужен JavaScript. На машине, где работает Kitabdar, папку передают командой:
choice-folios = Нумеровать как листы в порядке имён: 1r, 1v, 2r …
choice-pages = Считать числа в именах номерами страниц
choice-sequence = Только сосчитать; фолиация будет указана позже
choice-letters = В именах a — лицевая сторона листа, b — оборот
choice-labels = Указать обозначение каждого файла
choice-continue = Взять совпадающие строки, а для остальных файлов — имена
choice-likeliest = Взять самое вероятное для каждого
choice-leave-aside = Отложить эти файлы
choice-drop = Отложить копию
choice-keep = Оставить отдельной страницей
choice-use-first = Брать первый по имени для каждой стороны
choice-use-last = Брать последний по имени для каждой стороны
choice-use-file = Взять { $file }
notice-empty = { $name } пуст (0 байт): скопируйте его заново с оригинала и передайте ещё раз.
notice-unknown_format = { $name } по содержимому не изображение: сохраните страницу как TIFF, JPEG, PNG или JPEG 2000 и передайте её.
notice-unsupported_format = { $name } — файл { $format }, который не хранится как страница: сохраните её как TIFF, JPEG, PNG или JPEG 2000 и передайте.
notice-unsupported_kind = { $name } — { $format } особого вида ({ $what }), его нельзя показать верно: сохраните как обычный 8- или 16-битный { $format } и передайте.
notice-camera_raw = { $name } — «сырой» файл камеры: проявите его, сохраните как 16-битный TIFF и передайте.
notice-several_pages = { $name } содержит несколько страниц ({ $pages }): сохраните каждую отдельным файлом, чтобы ни одна не пропала.
notice-truncated = { $name } обрезан, части снимка нет: скопируйте его заново с оригинала и передайте ещё раз.
notice-damaged = { $name } повреждён и не читается: скопируйте его заново с оригинала или сохраните заново в редакторе.
notice-too_wide = { $name } заявляет { $width } x { $height } пикс., а сторона не может быть больше { $limit }: проверьте файл или попросите поднять предел.
notice-too_many_pixels = { $name } заявляет { $width } x { $height } пикс., больше разрешённых { $limit } мегапикселей: проверьте файл или попросите поднять предел.
notice-file_too_large = { $name } — { $size } МБ, больше разрешённых { $limit } МБ на файл: проверьте файл или попросите поднять предел.
notice-too_much_memory = { $name } требует больше { $limit } МБ памяти, разрешённых на файл: сохраните его как несжатый или тайловый TIFF или попросите поднять предел.
notice-too_slow = { $name } не прочитан за { $limit } с: сохраните его заново в редакторе или попросите поднять предел.
notice-decoder_crashed = { $name } обрушил программу чтения: файл испорчен или вредоносен. Сохраните его заново в редакторе и передайте.
notice-storage-full = Нет места, чтобы сохранить { $file }: освободите или добавьте место в хранилище и повторите.
notice-scratch-full = Нет места для работы с { $file }: освободите место в рабочей папке и повторите.
notice-storage-unavailable = Хранилище не ответило, когда сохранялся { $file }: проверьте, что оно работает, и повторите.
notice-database-unavailable = База данных не ответила, пока обрабатывался { $file }: проверьте, что она работает и не занята другой программой, и повторите.
notice-unexpected = С { $file } что-то пошло не так на нашей стороне: повторите; если случится снова, покажите журнал тому, кто ведёт сервер.
notice-already-here = { $file } уже есть в каталоге: { $label }.
notice-never-arrived = { $file } был объявлен, но не поступил.
notice-cancelled = { $file } не был закончен, когда поступление остановили.
notice-not-an-image = { $file } — не изображение принимаемого вида: если это страница, преобразуйте её в TIFF.
notice-description = { $file } — описание рукописи.
notice-page-list = { $file } — список страниц.
notice-system-file = { $file } относится к операционной системе.
notice-hidden-file = { $file } — скрытый файл.
notice-dangling-link = { $file } — ссылка на файл, которого нет: подключите диск, на котором он лежит, или удалите ссылку.
notice-linked-folder = { $file } — ссылка на другую папку, по таким ссылкам мы не ходим: внесите ту папку отдельно.
notice-unreadable = { $file } не читается: дайте право на чтение тому, от чьего имени работает Kitabdar, или уберите это из папки.
notice-same-name = Два имени в папке записываются одинаково, как { $file }: переименуйте один из файлов.
notice-sidecar = { $file } — не изображение, а файл при изображениях.
notice-gap = Нет снимков: { $missing }. Проверьте, утрачены листы или забыты снимки.
notice-dropped-duplicate = { $file } совпадает с { $other } байт в байт и отложен по вашему ответу.
notice-left-aside-as-answered = Неясно, какую сторону показывает { $file }; он отложен по вашему ответу.
notice-not-chosen = { $file } тоже показывает { $label }; выбран { $other }.
notice-side-photographed = { $file } показывает { $label }, снимок которой уже есть; он отложен по вашему ответу.
notice-page-list-faults = Список страниц и файлы не согласуются: { $faults } Пришлите исправленный список или продолжите с тем, что совпадает.
notice-unclear-names =
    { $count ->
    [one] { $count } имя ({ $file }) не говорит, какая сторона какого листа снята: выберите, как нумеровать, или пришлите список страниц.
    [few] { $count } имени, например { $file }, не говорят, какая сторона какого листа снята: выберите, как нумеровать файлы, или пришлите список страниц.
    [many] { $count } имён, например { $file }, не говорят, какая сторона какого листа снята: выберите, как нумеровать файлы, или пришлите список страниц.
   *[other] { $count } имени, например { $file }, не говорят, какая сторона какого листа снята: выберите, как нумеровать файлы, или пришлите список страниц.
  }
notice-unclear-parts = { $file } может показывать: { $candidates }. Выберите или укажите в списке страниц.
notice-same-bytes = { $file } совпадает байт в байт с { $other }: отложите копию или оставьте отдельной страницей.
notice-same-side = Файлов для { $label }: { $count } ({ $files }). Выберите один или различите их в списке страниц.
notice-side-taken =
    { $count ->
    [one] { $file } показывает { $label }, снимок которой уже есть: отложите его или дайте другое обозначение в списке страниц.
    [few] { $count } файла, например { $file } ({ $label }), показывают стороны, снимки которых уже есть: отложите их или дайте другие обозначения в списке страниц.
    [many] { $count } файлов, например { $file } ({ $label }), показывают стороны, снимки которых уже есть: отложите их или дайте другие обозначения в списке страниц.
   *[other] { $count } файла, например { $file } ({ $label }), показывают стороны, снимки которых уже есть: отложите их или дайте другие обозначения в списке страниц.
  }
warning-wrong_extension = Расширение имени не от этого формата; решило содержимое.
warning-exif_damaged = Блок Exif повреждён; использовано то, что удалось прочесть.
warning-xmp_damaged = Пакет XMP повреждён и не использован.
warning-metadata_size_differs = В метаданных указан другой размер, чем у снимка.
warning-structure_damaged = Часть структуры файла повреждена, но снимок цел.
warning-orientation_illegal = Указанная ориентация не от 1 до 8 и не использована.
warning-orientation_disagrees = Exif и XMP указывают разную ориентацию; взят Exif.
warning-icc_unusable = Встроенный цветовой профиль испорчен или другого вида; принят sRGB.
warning-colour_unknown = В файле названо неподдерживаемое цветовое пространство; принят sRGB.
warning-adobe_rgb_stated = Камера указывает Adobe RGB, но профиля в файле нет.
warning-alpha_flattened = Прозрачные места для показа положены на белое.
warning-extra_channels = Дополнительные каналы сохранены в оригинале, но не показаны.
warning-extra_pictures = В файле есть и другие изображения; показано первое.
warning-smaller_versions = В файле есть и уменьшенные копии страницы; показана полная.
warning-mask_page = В файле есть и маска прозрачности; она не показана.
warning-few_levels = Ни одно 16-битное значение не достигает 1/16 полной яркости; показано как записано.
warning-jpx_extensions = Файл JPEG 2000 использует расширения сверх основной формы (JP2).
warning-resolution_illegal = Указанное разрешение бессмысленно и не использовано.
warning-trailing_data = За концом снимка есть лишние байты.
warning-decoder_warned = Программа чтения отметила мелочь, но снимок цел.
warning-data_disturbed = Часть сжатых данных нарушена: посмотрите на страницу, прежде чем публиковать.
fact-titles = Также
deposit-arriving = Поступило файлов: { $done } из { $total } объявленных
upload-arrange = Упорядочить файлы заново
notice-decoder-unavailable = Программа чтения изображений не запустилась для { $file }: попросите проверить установку и повторите.
