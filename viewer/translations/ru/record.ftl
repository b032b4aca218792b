### Описание на странице, его публикация и история.

## Описание на странице

record-title = Описание
record-as-written = как написано
record-wording = слова источника
record-see-page = см. страницу
record-page = с. { $page }
record-seen = просмотрено: { $day }
record-millimetres = { $numbers } мм
record-tolerance = { $size } ± { $off } мм
record-yes = да
data-tei = Описание в TEI P5
record-handling = Правила обращения
record-access = Доступ
record-private = Закрытая запись
record-bench = Консервация
record-edit = Описать
record-folios = Листы
record-preview = Предпросмотр
record-history = История изменений
record-public = Открытая страница
record-staff = Работа с рукописью

## Предпросмотр и публикация

preview-title = Предпросмотр
preview-heading = Предпросмотр: { $shelfmark }
preview-what = Так будет выглядеть черновик. До новой публикации читатели видят прежнюю запись.
preview-as = Показать как
preview-tab-public = Читатели
preview-tab-json = Сборщики: JSON
preview-tab-tei = Сборщики: TEI
preview-tab-manifest = Манифест IIIF
preview-manifest-what = Манифест создаётся при публикации. Название, описание, права и обязательное указание берутся из раздела «Основные сведения», метаданные — из полей, которые видят читатели.
state-draft = Черновик
state-in_review = На проверке
state-published = Опубликовано
state-withdrawn = Отозвано
state-draft-ahead = Есть более новый черновик
workflow-title = Что дальше
workflow-submit = Отправить на проверку
workflow-publish = Опубликовать
workflow-send-back = Вернуть…
workflow-withdraw = Отозвать…
workflow-restore = Опубликовать снова
workflow-discard = Отбросить черновик…
workflow-discard-what = Опубликованная запись останется как есть. Все сохранения черновика хранятся в базе сутки.
workflow-discard-do = Отбросить черновик
workflow-trash = В корзину
workflow-untrash = Вернуть из корзины
workflow-message = Что нового (для истории)
workflow-note = Записка куратору
workflow-reason = Причина
workflow-withdraw-what = Адрес продолжит отвечать: шифр, заглавие, дата и эта причина.
workflow-send-back-do = Вернуть
workflow-withdraw-do = Отозвать
workflow-nothing = Сейчас вы ничего не можете с этим сделать.
workflow-note-title = Записка

## Рабочий стол

desk-title = Рабочий стол
desk-new = Новая рукопись
desk-bulk = Изменить сразу несколько
desk-review = Ждут проверки
desk-review-empty = Проверки ничего не ждёт. Здесь появится то, что отправит каталогизатор.
desk-mine = Мои черновики
desk-mine-empty = У вас нет черновиков. Начните новую рукопись или опишите имеющуюся.
desk-others = Черновики других
desk-published = Недавно опубликованные
desk-published-empty = Пока ничего не опубликовано.
desk-trash = Корзина
desk-trash-empty = Корзина пуста.
desk-trashed = В корзине: { $shelfmark }
desk-edited = изменено: { $name }
desk-published-by = опубликовано: { $name }
desk-untitled = без заглавия
desk-new-what = Для начала достаточно шифра, хранителя и заглавия; остальное — в редакторе.
desk-new-holder = Новый хранитель
desk-new-holder-hint = Только если его нет в списке.
desk-new-title-language = Язык заглавия
desk-create = Начать описание
desk-found = К рабочему столу

## Сразу несколько

bulk-what = Выберите рукописи и одно изменение. До записи вы увидите каждое отличие, и изменение можно отменить.
bulk-which = Какие рукописи
bulk-find = Шифры, содержащие
bulk-find-do = Показать
bulk-change = Что изменить
bulk-field = Поле
bulk-value = Новое значение
bulk-value-hint = Оставьте пустым, чтобы убрать имеющееся.
bulk-try = Показать отличия
bulk-apply = Записать в черновики
bulk-none = Ничего не изменится.
bulk-done = Записано в черновики.
bulk-undo = Отменить это изменение
bulk-undone = Изменение отменено.
bulk-left = Оставлены как есть: их с тех пор меняли
bulk-manuscript = Рукопись
bulk-recent = Прежние изменения
bulk-count = { $count ->
    [one] { $count } рукопись
    [few] { $count } рукописи
    [many] { $count } рукописей
   *[other] { $count } рукописи
  }

## История изменений

changes-title = История изменений
changes-heading = История: { $shelfmark }
changes-empty = Отсюда ещё ничего не опубликовано.
changes-number = Редакция { $number }
changes-unknown-person = кто — не записано
changes-draft = Черновик и опубликованная запись
changes-show = Показать изменения
changes-same = В описании отличий нет.
changes-first = Первая сохранённая запись.
changes-no-record = Описание того дня не сохранилось.
changes-restore = Вернуть это в черновик
changes-restored = Черновик теперь содержит эту редакцию. Опубликуйте его, чтобы её увидели читатели.
difference-added = добавлено
difference-removed = убрано
difference-changed = изменено
difference-old = было
difference-new = стало
difference-count = { $count ->
    [one] { $count } отличие
    [few] { $count } отличия
    [many] { $count } отличий
   *[other] { $count } отличия
  }
change-create = Впервые опубликовано
change-update = Опубликовано заново
change-delete = Отозвано

## Отозванное

tombstone-title = Эта запись отозвана
tombstone-what = Рукопись была описана здесь, затем запись отозвали. Адрес сохраняется, чтобы старые ссылки находили ответ.
tombstone-on = Отозвано
tombstone-reason = Причина
