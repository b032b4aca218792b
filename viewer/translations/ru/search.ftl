# The list of manuscripts: words, filters, what was found.
search-words = Поиск на любой письменности
search-how = Должны найтись все слова. «Слова подряд» — в кавычках, -без, название:слово, начал*
search-find = Найти
search-order = Порядок
search-order-relevance = Сначала самые близкие
search-order-shelfmark = По шифру
search-order-date = По датировке
search-order-newest = Сначала новые
search-cut = Прочитаны только первые { $max } знаков или 12 слов. Сократите запрос до самого важного.
search-blank = В запросе нет ни буквы, ни цифры. Напишите слово.
search-filters = Действующие отборы
search-without = Убрать:
search-clear = Показать все рукописи
search-narrow = Сузить список
search-years = Годы
search-from = С
search-to = По
search-calendar = Календарь
search-calendar-gregorian = н. э.
search-calendar-hijri = г. х. (лунная хиджра)
search-apply = Применить
search-years-both = { $first }–{ $last }
search-years-from = с { $first }
search-years-to = по { $last }
search-found = { $count ->
    [one] Найдена { $count } рукопись
    [few] Найдено { $count } рукописи
    [many] Найдено { $count } рукописей
   *[other] Найдено { $count } рукописи
  }
search-as-grid = Показать изображениями
search-as-list = Показать списком
search-table = Таблица (CSV)
search-collection = Коллекция IIIF
search-mirador = Открыть в Mirador
search-mirador-title = Найденные рукописи в Mirador
search-cited-first = Ссылки на первые { $count }:
search-nothing = Ничего не найдено.
search-nothing-what = Уберите отбор, напишите меньше слов или начало слова со звёздочкой: китаб*
search-previous = Предыдущие
search-page = Страница { $page } из { $pages }
search-more = { $count ->
    [one] Ещё { $count }
    [few] Ещё { $count }
    [many] Ещё { $count }
   *[other] Ещё { $count }
  }
search-near-alike = другая форма слова
search-near-key = похожее написание
search-century = { $number } в. н. э.
search-century-before = { $number } в. до н. э.
search-hijri-century = { $number } в. х.
search-hijri-century-before = до хиджры
search-has-transcription = Расшифрованный текст
search-has-other-light = Снимки в ином свете
search-has-condition = Опубликованное состояние
search-facet-holder = Место хранения
search-facet-century = Век
search-facet-hijri = Век хиджры
search-facet-place = Место создания
search-facet-language = Язык
search-facet-script = Письмо
search-facet-support = Материал
search-facet-decoration = Украшение
search-facet-has = Имеется
search-facet-rights = Права
search-field-shelfmark = Шифр
search-field-title = Название
search-field-work = Сочинение
search-field-person = Лицо
search-field-place = Место
search-field-holder = Место хранения
search-field-date = Датировка
search-field-language = Язык
search-field-term = Описание
search-field-note = Примечание
search-field-quote = Записано в рукописи
search-field-provenance = Происхождение
search-field-condition = Состояние
search-field-text = На странице
error-bad-question-chosen = Одновременно можно выбрать не больше { $max } значений: уберите лишние.
error-bad-question-calendar = Годы бывают по григорианскому календарю или по лунной хиджре: выберите одно из двух.
error-bad-question-year = Год лежит между { $first } и { $last }: проверьте, что вы ввели.
error-bad-question-page = Страницы { $page } нет: вернитесь к первой.
error-bad-question-number = «{ $text }» — не число: напишите, например, 1200.
error-bad-question-order = Порядка «{ $text }» нет: выберите relevance, shelfmark, date или newest.
error-synonyms-not-found = Группы написаний «{ $group_id }» нет: откройте список снова.
error-synonyms-changed = Пока вы писали, эту группу написаний изменил(а) { $by }: прочтите, что в ней теперь, и внесите изменение снова.
error-bad-synonyms-first = Это первая редакция группы: удалите группу целиком.
error-bad-synonyms-letters = В одном из написаний нет ни буквы, ни цифры: напишите слово.
error-bad-synonyms-spellings = В группе от 2 до { $max } написаний не длиннее 100 знаков, у каждого язык, например «ar» или «kk»: проверьте введённое.
error-hits-page-not-found = В ответе нет страницы { $page }: начните с первой.
error-nothing-to-complete = Нечего дополнять: передайте начало слова в параметре «q».
