### Лица, места, произведения и организации.

nav-authorities = Люди и места
authorities-title = Лица, места и произведения
authorities-what = Все, кого и что называют записи: под всеми именами и на всех письменностях.
authorities-search = Найти по любому имени, на любой письменности
authorities-find = Найти
authorities-kind = Вид
authorities-kind-all = Все виды
authority-kind-person = лицо
authority-kind-place = место
authority-kind-work = произведение
authority-kind-body = организация
authorities-of-person = Лица
authorities-of-place = Места
authorities-of-work = Произведения
authorities-of-body = Организации и сообщества
authorities-count = { $count ->
    [one] { $count } статья, по имени
    [few] { $count } статьи, по имени
    [many] { $count } статей, по имени
   *[other] { $count } статьи, по имени
  }
authorities-found = { $count ->
    [0] Такого имени нет.
    [one] Найдена { $count } статья, сначала самые близкие
    [few] Найдены { $count } статьи, сначала самые близкие
    [many] Найдено { $count } статей, сначала самые близкие
   *[other] Найдено { $count } статьи, сначала самые близкие
  }
authorities-none = Пока ничего не внесено.
authorities-end = Дальше статей нет.
authorities-next = Следующие статьи
authorities-new = Новая статья
authorities-duplicates = Вероятные повторы
authority-names = Имена
authority-preferred = показывается первым
authority-dates = Даты
authority-place = Место на карте
authority-place-words = { $latitude }, { $longitude }
authority-north = { $degrees } северной широты
authority-south = { $degrees } южной широты
authority-east = { $degrees } восточной долготы
authority-west = { $degrees } западной долготы
authority-place-coarse = Округлено до целого градуса: это место охраняется.
authority-elsewhere = В других каталогах
authority-note = Примечание
authority-address = Постоянный адрес
authority-manuscripts = В рукописях
authority-manuscripts-none = Ни одна опубликованная рукопись пока не называет эту статью.
authority-manuscripts-next = Следующие рукописи
authority-edit = Править
authority-merge = Слить с другой
authority-history = История
authority-script-latn = латиница
authority-script-arab = арабское письмо
authority-script-cyrl = кириллица
authority-role-work = текст
authority-role-author = автор
authority-role-translator = переводчик
authority-role-commentator = комментатор
authority-role-editor = редактор
authority-role-compiler = составитель
authority-role-dedicatee = адресат посвящения
authority-role-origin = место создания
authority-role-patron = заказчик
authority-role-scribe = переписчик
authority-role-artist = художник
authority-role-bound-at = место переплёта
authority-role-binder = переплётчик
authority-role-issuer = присвоил обозначение
authority-role-mark = связан со знаком в книге
authority-role-giver = передал книгу
authority-role-receiver = получил книгу
authority-role-stay = место в истории книги
authority-role-statement = назван в утверждении
authority-role-other = назван в записи

## Форма

authority-new-title = Новая статья
authority-edit-title = Правка: { $name }
authority-form-name = Имя
authority-form-language = Язык
authority-form-language-hint = Метка, например ar, kk или ar-Latn; оставьте пустым, если язык неизвестен.
authority-form-preferred = Показывать первым на этом языке
authority-form-names-hint = Все имена, по которым могут искать, каждое на своей письменности. Пустые строки не сохраняются.
authority-form-name-number = Имя { $number }
authority-form-add-name = Добавить имя
authority-form-identifier-number = Идентификатор { $number }
authority-form-identifiers = Идентификаторы в других каталогах
authority-form-scheme = Схема
authority-form-scheme-other = Другой адрес
authority-form-uri = Идентификатор или адрес
authority-form-add-identifier = Добавить идентификатор
authority-form-dates-hint = Так, как их увидит читатель: «ум. 1166» или «1093–1166». Годы нужны, чтобы различать тёзок.
authority-form-dates-text = Даты словами
authority-form-start = Первый год
authority-form-end = Последний год
authority-form-latitude = Широта в градусах
authority-form-longitude = Долгота в градусах
authority-form-sensitive = Охраняемое место: показывать публике только целые градусы
authority-form-hidden = Точное место охраняется, ваша роль его не показывает. Оно останется как есть.
authority-form-note-number = Примечание { $number }
authority-form-save = Сохранить
authority-form-likely = Не одно ли это из них?
authority-form-likely-what = У них то же имя или идентификатор. Возьмите нужное или скажите, что у вас другое.
authority-form-distinct = У меня другое: создать новую статью
authority-form-changed = Пока вы писали, статью сохранил кто-то другой. Ваши слова ниже не пропали: сравните их с нынешней статьёй и сохраните снова.
authority-form-now = Открыть статью, как она есть сейчас
authority-delete = Удалить
authority-delete-what = Удалить можно только статью, которую не называла ни одна запись. Остальные сливают.

## Слияние, история, повторы

authority-merge-title = Слияние: { $name }
authority-merge-what = Выберите статью, которая останется. Она примет имена и идентификаторы этой статьи, а адрес этой всегда будет вести к ней. Слияние можно отменить.
authority-merge-into = Слить с
authority-merge-preview = Сравнить
authority-merge-goes = Эта уйдёт
authority-merge-stays = Эта останется
authority-merge-after = Что получится
authority-merge-do = Слить
authority-merge-swap = Наоборот
authority-history-title = История: { $name }
authority-editions = Редакции
authority-edition = Редакция { $number }
authority-edition-current = действующая
authority-change-create = создана
authority-change-edit = изменена
authority-change-restore = возвращена прежняя редакция
authority-change-merge-in = принята другая статья
authority-change-merge-away = слита с другой статьёй
authority-change-undo-merge = слияние отменено
authority-change-delete = удалена
authority-by = { $name }
authority-restore = Вернуть
authority-merges = Слияния
authority-merged-into = слита с
authority-undo = Отменить слияние
authority-undone-by = отменено: { $name }
duplicates-title = Вероятные повторы
duplicates-what = Статьи одного вида, которые, вероятно, об одном и том же. Откройте обе, затем слейте их или оставьте, если их две.
duplicates-none = Среди этих имён повторов нет.
duplicates-next = Дальше по алфавиту
duplicates-sign-same_identifier = тот же идентификатор в другом каталоге
duplicates-sign-same_name = то же имя
duplicates-sign-similar_name = имена различаются одной-двумя буквами
duplicates-merge = Сравнить и слить

## Поле поиска

lookup-label = Найти по имени
lookup-hint = Наберите часть любого имени на любой письменности. Стрелки выбирают, Enter берёт.
lookup-none = Ничего не найдено.
lookup-one = Найдено: 1.
lookup-many = Найдено: { $number }.
lookup-more = Найдено больше { $number }; наберите ещё.
lookup-add = Добавить ({ $kind }): { $name }
lookup-adding = Добавляется …
lookup-likely = Вероятно, это уже есть. Возьмите одно из этих или добавьте своё.
lookup-add-anyway = Всё равно добавить ({ $kind }): { $name }
lookup-chosen = Выбрано: { $name }.
lookup-clear = Выбрать другое
lookup-cleared = Убрано.
lookup-failed = Поиск не ответил. Наберите снова чуть позже.
