### Why a file from elsewhere gives no record.

error-bad-xml-empty = Файл пуст: выберите файл с XML.
error-bad-xml-large = В файле { $megabytes } МБ, а читается не более { $limit } МБ XML: разделите его или уберите транскрипцию.
error-bad-xml-entity = В строке { $line } XML объявлена сущность: напишите сами знаки и уберите объявление.
error-bad-xml-entity-hidden = В XML объявлена сущность: напишите сами знаки и уберите объявление.
error-bad-xml-deep = В строке { $line } XML вложено друг в друга больше { $most } элементов: ни одной записи столько не нужно, проверьте, тот ли это файл.
error-bad-xml-syntax = XML нарушен в строке { $line }, столбце { $column } ({ $reason }): исправьте это место и отправьте файл снова.
error-bad-tei-no-description = Файл не описывает ни одной рукописи: в нём должен быть msDesc по TEI P5.
error-bad-tei-several = Файл описывает несколько рукописей ({ $count }), вторая начинается в строке { $line }: отправьте по файлу на каждую.
error-bad-tei-empty = Элемент msDesc в строке { $line } пуст: опишите в нём рукопись и отправьте файл снова.
error-bad-tei-no-identifier = В msDesc в строке { $line } нет msIdentifier: впишите шифр в его idno и отправьте файл снова.
error-bad-tei-no-shelfmark = В msIdentifier в строке { $line } нет шифра длиной не более { $most } знаков: впишите его в idno и отправьте файл снова.
