## The history of a book: marks, timeline, journey, statements that disagree.
history-heading = История
history-marks = Знаки на листах
history-timeline = Что с ней происходило
history-holders = У кого хранилась и кому принадлежала
history-custody = Хранилась у
history-owners = Принадлежала
history-custody-none = Документально никто не подтверждён
history-owners-none = Документов о праве собственности не учтено
history-inalienable = Пожертвована навечно (вакф): не подлежит продаже, дарению и наследованию.
history-said = Что говорят источники
history-disagree = Источники расходятся
history-questions = Что не согласуется
history-sources = Источники
history-no-source = Источник не указан
history-seen-on = просмотрено: { $day }
history-stated-by = Утверждает { $name }
history-erased = стёрто
history-no-date = Дата неизвестна
history-since = с { $date }
history-from = от кого:
history-to = кому:
history-not-established = Не установлено: опирается лишь на возможное, поэтому никто здесь не назван.
history-coarse = На карте показано лишь с точностью до градуса (около 110 км), чтобы защитить место.
history-comma = { ", " }
history-claim-says = { $claim } — { $certainty }

## The map.
history-map-what = Путь на карте, по номерам списка. Очертания суши: Natural Earth, без современных границ.
history-map-made = создана
history-map-held = хранилась или перемещена
history-map-found = найдена

## How sure: alone, and after a noun.
history-certainty-certain = Достоверно
history-certainty-probable = Вероятно
history-certainty-possible = Возможно
history-certainty-disputed = Оспаривается
history-sure-certain = достоверно
history-sure-probable = вероятно
history-sure-possible = возможно
history-sure-disputed = оспаривается

## Kinds of marks, and what is concluded from them.
history-mark-seal = Печать
history-mark-stamp = Штамп
history-mark-waqf_note = Вакуфная запись
history-mark-ex_libris = Экслибрис
history-mark-signature = Подпись
history-mark-label = Наклейка
history-mark-ownership_note = Владельческая запись
history-mark-reading_note = Читательская запись
history-mark-price = Цена
history-mark-other = Знак
history-claim-ownership = владение
history-claim-custody = хранение
history-claim-endowment = вакф
history-claim-inventory = инвентаризация
history-claim-reading = чтение
history-claim-sale = продажа
history-claim-other = иное значение

## What happened to the book.
history-event-production = Создание
history-event-commission = Заказ
history-event-gift = Дар
history-event-sale = Продажа
history-event-inheritance = Наследование
history-event-waqf_endowment = Пожертвование в вакф
history-event-inventory = Инвентаризация
history-event-loan = Выдача на время
history-event-deposit = Передача на хранение
history-event-confiscation = Конфискация
history-event-transfer_of_custody = Смена хранителя
history-event-theft = Кража
history-event-loss = Утрата
history-event-find = Находка
history-event-return = Возвращение
history-event-export = Вывоз
history-event-import = Ввоз
history-event-acquisition = Приобретение
history-custody-yes = Хранитель сменился
history-custody-no = Хранитель не менялся
history-custody-unknown = О хранителе не известно
history-title-yes = Право собственности перешло
history-title-no = Право собственности не переходило
history-title-unknown = О праве собственности не известно

## What was found in the chain. A number of years is counted as each language counts.
history-finding-gap-years =
    { $years ->
        [one] Около { $years } года неизвестно, у кого она была.
        [few] Около { $years } лет неизвестно, у кого она была.
        [many] Около { $years } лет неизвестно, у кого она была.
       *[other] Около { $years } лет неизвестно, у кого она была.
    }
history-finding-gap-hand-over = Как она перешла из одних рук в другие, неизвестно.
history-finding-gap-stated = Что было до этого, неизвестно.
history-finding-overlap-within = Один источник указывает другого держателя в то время, когда она непрерывно была у иного лица.
history-finding-overlap-same-time = Утверждается, что двое получили её в одно и то же время.
history-finding-bad-date = В истории стоит дата, которой нет ни в одном календаре.
history-finding-before-production = Одно из событий датировано раньше, чем книга была создана.
history-finding-after-next = Порядок двух событий противоречит их датам.
history-finding-return-before-loan = Сказано, что она вернулась раньше, чем была выдана.
history-finding-inalienable-moved = Она пожертвована навечно, и всё же сказано, что собственник сменился.

## What a statement is about.
history-about-support = Материал листов
history-about-date = Дата
history-about-origin = Место создания
history-about-scribe = Переписчик
history-about-title = Название
history-about-extent = Объём
history-about-script = Почерк
history-about-found_at = Место находки
history-about-moved = Перемещение
history-about-legal_title = Право собственности
history-about-other = Другие сведения
history-source-object = Сам предмет
history-source-document = Документ
history-source-catalogue = Каталог
history-source-publication = Публикация
history-source-press = Пресса
history-source-oral = Устное сообщение
history-source-examination = Исследование

## The Object ID sheet (ICOM).
objectid-heading = Object ID
objectid-what = Лист идентификации культурной ценности по стандарту Object ID (ИКОМ)
objectid-photograph = Фотография: { $label }
objectid-photograph-none = Фотографии нет.
objectid-photograph-ruled-out = Правила хранителя не разрешают фотографию на этом листе.
objectid-photograph-with-note = Примечание хранителя: { $note }
objectid-holder = Место хранения
objectid-type = Тип предмета
objectid-manuscript = Рукопись
objectid-measurements = Размеры
objectid-materials = Материалы и техника
objectid-inscriptions = Надписи и знаки
objectid-features = Отличительные особенности
objectid-confidential = Для полиции, публикации не подлежит
objectid-title = Название
objectid-subject = Тема
objectid-date = Дата или период
objectid-maker = Создатель
objectid-description = Описание
objectid-history = История хранения
objectid-not-recorded = не указано
objectid-custody = хранение
objectid-acquired = приобретено
objectid-of-leaf = Лист
objectid-of-written = Поле текста
objectid-of-binding = Переплёт
objectid-of-box = Футляр
objectid-weight = Вес
objectid-leaves =
    { $count ->
        [one] { $count } лист
        [few] { $count } листа
        [many] { $count } листов
       *[other] { $count } листа
    }
objectid-from-revision = По опубликованной записи, редакция { $number }
objectid-from-draft = По неопубликованному черновику
objectid-printed = Отпечатано { $date }
objectid-open = Лист Object ID (PDF)
objectid-open-police = То же с данными для полиции

## What is never public.
private-heading = Закрытая запись
private-what = Никогда не попадает на публичные страницы, в манифесты, загрузки и поиск. Видят только те, кому позволяет роль.
private-saved = Сохранено.
private-save = Сохранить
private-read-only = Вы можете читать, но не изменять.
private-mistake = Сохранить не удалось
private-place = Где хранится
private-storage-location = Место хранения
private-storage-hint = Здание, комната, шкаф, полка, коробка.
private-security-note = Заметка об охране
private-features = Отличительные особенности для полиции
private-features-hint = То, чего не знает вор: скрытый знак, починка, дефект.
private-sites = Точные места
private-site-name = Место
private-site-latitude = Широта (градусы)
private-site-longitude = Долгота (градусы)
private-site-accuracy = Точность (метры)
private-valuations = Оценки
private-valuation-amount = Сумма
private-valuation-currency = Валюта
private-valuation-currency-hint = Три буквы ISO 4217, например KZT.
private-valuation-valued_on = Дата оценки
private-valuation-valid_until = Действует до
private-valuation-basis = Основание
private-valuation-valuer = Оценщик
private-basis-insurance = Страхование
private-basis-market = Рыночная стоимость
private-basis-indemnity = Государственная гарантия
private-basis-replacement = Восстановление
private-basis-other = Иное
private-diligence = Должная осмотрительность
private-diligence-what = Подписанное заявление не меняется. Если станет известно больше, подпишите новое; прежние остаются.
private-diligence-new = Новое заявление
private-diligence-none = Подписанных заявлений нет.
private-diligence-signed = Подписал(а) { $name }, { $day }
private-field-seller = Продавец или даритель
private-field-documents_seen = Просмотренные документы
private-field-icom_red_list = В Красном списке ИКОМ
private-field-interpol = База Интерпола
private-field-art_loss_register = Art Loss Register
private-field-number = Номер поиска
private-field-searched_on = Дата поиска
private-field-export_licence = Разрешение на вывоз
private-field-embargo = Под эмбарго
private-field-before_1970 = История известна до 14 ноября 1970 года
private-field-title_before_1970_documented = Право собственности до этой даты документировано
private-field-conclusion = Вывод
private-field-reasons = Обоснование
private-field-signer = Подписавший
private-field-signed_on = Дата подписи
private-known-yes = Да
private-known-no = Нет
private-known-unknown = Неизвестно
private-conclusion-open = Не завершено
private-conclusion-clear = Возражений нет
private-conclusion-concerns = Есть сомнения
private-conclusion-refused = Отказано
