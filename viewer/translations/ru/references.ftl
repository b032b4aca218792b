### Рукописи других собраний рядом с книгой: список, причина, сравнение.
record-references = В других собраниях
references-title = Рукописи в других собраниях
references-public = Рукописи в других собраниях
references-what = Книги и листы других библиотек, которые стоит смотреть рядом с этой. Изображения остаются у них: при сравнении ваш браузер обращается к их серверу.
references-none = Пока ни одной.
references-add = Добавить рукопись другого собрания
references-add-what = Дайте её манифест IIIF или только адрес. Манифест хранится здесь таким, каков он сегодня; изображения не копируются никогда.
references-removed = Убранные
reference-file = Манифест файлом
reference-file-hint = IIIF Presentation, версия 2 или 3, не больше 6 МБ.
reference-pasted = или вставьте его сюда
reference-address = или только его адрес
reference-address-hint = Адрес лишь записывается: сам сервер по нему никогда не обращается.
reference-why = Чем она связана с этой книгой
reference-reason-same_work = То же сочинение
reference-reason-same_scribe = Тот же переписчик
reference-reason-same_workshop = Та же мастерская
reference-reason-sister_leaves = Листы из того же кодекса
reference-reason-dispersed_quire = Разрозненная тетрадь этой книги
reference-reason-same_owner = Тот же прежний владелец
reference-reason-other = Другая причина
reference-note = Примечание
reference-note-language = Язык примечания
reference-holder = Где хранится
reference-sides = Страницы
reference-rights = Права
reference-added = Добавлено
reference-address-alone = известен только адрес
reference-manifest = Манифест в её библиотеке
reference-kept-copy = Манифест, сохранённый здесь
reference-compare = Сравнить
reference-change = Изменить или убрать
reference-save = Сохранить
reference-remove = Убрать
reference-restore = Вернуть
reference-our-side = Страница { $shelfmark }
reference-their-side = Страница другой рукописи
reference-alone = У этой книги пока нет общедоступных изображений: другая рукопись показана одна.
reference-ask = { $count ->
    [0] К чужим серверам обращений не будет.
    [one] За изображениями ваш браузер обратится к { $count } серверу:
    [few] За изображениями ваш браузер обратится к { $count } серверам:
    [many] За изображениями ваш браузер обратится к { $count } серверам:
   *[other] За изображениями ваш браузер обратится к { $count } сервера:
  }
reference-ask-what = Как при открытии любой страницы, там узнают ваш интернет-адрес и то, откуда вы пришли. Пока вы не согласились, обращений нет.
reference-show = Обратиться и сравнить
reference-back = К списку
reference-from = Изображения с

error-bad-manifest-empty = Файл пуст: выберите тот, в котором манифест.
error-bad-manifest-large = В манифесте { $megabytes } МБ, а хранится не больше { $limit } МБ: добавьте его одним адресом.
error-bad-manifest-json = Манифест не читается в строке { $line }: это не JSON. Сохраните его с его адреса ещё раз.
error-bad-manifest-kind = Это не манифест IIIF («{ $given }»): откройте книгу в её библиотеке и возьмите манифест оттуда.
error-bad-manifest-no-address = Манифест не называет своего адреса: попросите у библиотеки такой, который называет.
error-bad-manifest-address = «{ $address }» — не адрес в сети: скопируйте его со страницы библиотеки.
error-bad-manifest-other-address = Манифест называет свой адрес { $inside }, а написан { $given }: оставьте поле адреса пустым или возьмите манифест оттуда ещё раз.
error-bad-manifest-own = Это книга этого же каталога: сошлитесь на неё в описании.
error-bad-manifest-hosts = Манифест показывает изображения { $count } серверов, а назвать читателю можно не больше { $most }: добавьте манифест поменьше.
error-bad-manifest-nothing = Выберите файл, вставьте манифест или напишите адрес.
error-bad-manifest-long = Поле длиннее { $most } знаков: сократите его.
error-reference-not-found = Такой ссылки на рукопись здесь нет: посмотрите список.
error-reference-changed = Тем временем эту ссылку изменил(а) { $by }: посмотрите, какова она теперь, и внесите изменение снова.
error-reference-exists = У этой книги уже есть такая ссылка: измените её.
error-unknown-kind-empty = Файл пуст: выберите другой.
error-unknown-kind-zip = Это архив: распакуйте его и отправьте файлы из него.
error-unknown-kind-root = XML, который начинается с «{ $root }», здесь ничто не читает: отправьте TEI, MARCXML, METS или MODS.
error-unknown-kind-json = Этот JSON — не манифест IIIF: здесь его ничто не читает.
error-unknown-kind-binary = Файл — ни XML, ни таблица: отправьте TEI, MARCXML, METS, MODS, CSV или XLSX.
error-bad-library-record-no-description = В файле не описана ни одна книга: нужна запись MARC 21 или описание MODS.
error-bad-library-record-no-shelfmark = В записи в строке { $line } нет шифра не длиннее { $most } знаков: впишите его ({ $where }) и отправьте файл снова.
error-bad-library-record-several = В файле описано книг: { $count }, вторая — со строки { $line }. Отправьте по файлу на каждую или одну коллекцию.
error-bad-library-record-not-manuscript = Запись в строке { $line } — об имени или классе, а не о книге: уберите её.
