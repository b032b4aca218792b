### Загрузка записей других каталогов пакетами.

error-batch-not-found = Загрузки «{ $batch_id }» нет: посмотрите их список.
error-batch-row-not-found = В загрузке { $batch_id } нет строки { $number }: откройте её заново.
error-batch-not-ready-reading = Загрузка { $batch_id } ещё читается, или чтение прервалось: прочитайте те же файлы ещё раз.
error-batch-not-ready-taken = С загрузкой { $batch_id } работает кто-то ещё: посмотрите, на чём она стоит сейчас.
error-batch-not-ready-row = В строке { $number } нечего выбирать: она не изменилась, отклонена или уже внесена.
error-bad-import-other-holder = В записи сказано, что книга хранится в «{ $given }»: загрузите её для этого хранителя.
error-bad-import-twice = Шифр «{ $shelfmark }» уже пришёл с «{ $first }»: оставьте что-то одно.
error-bad-import-in-trash = У { $manuscript_id } тот же шифр, и она лежит в корзине: сначала достаньте её оттуда.
error-kept-from-undo-trashed = Рукопись { $manuscript_id } с тех пор положили в корзину, там она и остаётся.
error-kept-from-undo-published = Рукопись { $manuscript_id } с тех пор опубликовали или её черновик отменили: измените её вручную.
error-kept-from-undo-changed = Рукопись { $manuscript_id } с тех пор изменена ({ $by }): измените её вручную.
error-kept-from-undo-in-use = У рукописи { $manuscript_id } появились страницы или другие записи: положите её вместо этого в корзину.
error-kept-from-undo-forgotten = Что говорилось о { $manuscript_id } до этой загрузки, уже не хранится: измените её вручную.
error-bad-table-encoding = Таблица не в UTF-8: сохраните её ещё раз как «CSV UTF-8».
error-bad-table-no-shelfmark = В первой строке таблицы нет столбца с шифрами: укажите, который из них.
error-bad-table-unreadable = Строку { $line } таблицы прочитать нельзя ({ $why }): проверьте в ней кавычки.
error-bad-table-cells = В строке { $line } таблицы ячеек { $cells }, а заголовков { $headers }: запятую внутри ячейки заключите в кавычки вместе с её текстом.
