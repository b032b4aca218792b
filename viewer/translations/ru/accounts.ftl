## People, accounts and rights

nav-desk = Рабочий стол
sign-in = Войти
sign-in-what = Для тех, кто работает с каталогом. Для чтения учётная запись не нужна.
sign-in-email = Электронная почта
sign-in-passphrase = Парольная фраза
sign-in-openid = Войти через учётную запись учреждения
sign-in-lost = Забыли парольную фразу или ещё нет учётной записи? Обратитесь к администратору каталога.
sign-out = Выйти
problem-forbidden-help = Ваши роли этого не позволяют. Нужную роль может дать администратор каталога.

account-title = Ваша учётная запись
account-yours = Ваша учётная запись
account-operator = Оператор
account-language = Язык
account-language-hint = Язык, который вы видите после входа
account-keep = Сохранить
operator-what = В этом каталоге ещё нет ни одной учётной записи. Пока нет первой, за этой машиной можно делать всё, а с других машин — только читать.
operator-how = Создайте первую учётную запись этой командой: её владелец станет администратором и хранителем.

sessions-title = Где выполнен вход
session-browser = Браузер
session-since = С какого времени
session-seen = Последнее посещение
session-this = этот браузер
session-end = Завершить
session-end-others = Завершить все остальные

tokens-title = Токены для программ
tokens-what = Программа, которая работает от вашего имени, предъявляет токен. Он может то, что вы выберете, не больше, чем вы сами, и со временем прекращает действовать.
token-new = Создать токен
token-name = Название
token-name-hint = Для чего он, например «ночной импорт»
token-can = Что ему можно
token-life = Срок действия
token-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
token-make = Создать токен
token-made = Это токен. Скопируйте его сейчас: больше он показан не будет.
token-ends = Действует до
token-over = истёк
token-used = Использован
token-never = ни разу
token-revoke = Отозвать
copy-secret = Скопировать

passphrase-title = Парольная фраза
passphrase-change = Сменить парольную фразу
passphrase-current = Нынешняя парольная фраза
passphrase-new = Новая парольная фраза
passphrase-again = Ещё раз
passphrase-hint = Не короче { $length } знаков. Несколько слов запомнить легче, чем набор символов.

invitation-title = Добро пожаловать
invitation-what = { $who } приглашает вас работать с каталогом под адресом { $email }.
invitation-roles = Ваши роли:
invitation-accept = Создать учётную запись

people-title = Люди
person-name = Имя
person-name-hint = Так, как вас знают: имя стоит рядом с вашими правками.
person-roles = Роли
person-no-roles = нет ролей
person-closed = учётная запись закрыта
person-not-seen = давно не было
person-can = Что может этот человек?
person-can-nothing-closed = Ничего: учётная запись закрыта.
person-account = Учётная запись
person-close = Закрыть учётную запись
person-close-what = Все сеансы и токены сразу прекращаются. Имя остаётся рядом с тем, что человек сделал.
person-open = Снова открыть учётную запись
role-take = Снять
role-give = Дать эту роль
role-one-more = Ещё одна роль
role-scope = Для какого владельца
scope-every = Для всех владельцев
scope-holder = Владелец:
invited-title = Приглашены, но ещё не пришли
invite-title = Пригласить
invite-what = Вы получите ссылку, которую нужно передать человеку. Она действует один раз, две недели.
invite-make = Создать ссылку
invite-made = Передайте эту ссылку человеку. Больше она показана не будет.
invite-ends = Действует до
invite-withdraw = Отменить

role-reader = Читатель
role-cataloguer = Каталогизатор
role-imaging = Оператор съёмки
role-conservator = Реставратор
role-head_of_lab = Заведующий лабораторией
role-curator = Хранитель
role-custodian_adviser = Советник общины-хранителя
role-administrator = Администратор

can-read_draft = видеть неопубликованные записи
can-describe = описывать рукописи
can-submit = отправлять описания на проверку
can-review = проверять описания и возвращать их
can-publish = публиковать
can-withdraw = отзывать опубликованное
can-trash = убирать записи в корзину и возвращать их
can-bulk_edit = изменять много записей сразу
can-import = загружать записи других каталогов и отменять загрузку
can-deposit = передавать сканы
can-arrange = нумеровать и упорядочивать листы
can-set_handling = задавать правила обращения
can-read_private = видеть закрытые сведения: место хранения, стоимость, проверку происхождения
can-write_private = изменять закрытые сведения
can-edit_authority = править записи о людях, местах и сочинениях
can-merge_authority = объединять записи о людях, местах и сочинениях
can-manage_people = приглашать людей и давать роли
can-own_account = вести свою учётную запись
can-read_bench = видеть записи реставрационного стола
can-capture = добавлять снимки страницы и совмещать их с её холстом
can-examine = описывать сохранность и отмечать повреждения
can-propose = предлагать реставрацию
can-approve = принимать решения по предложениям
can-treat = вести реставрацию и записывать её этапы
can-keep_materials = вести учёт материалов
can-override = разрешать исключения в лаборатории с указанием причины
can-sign = подписывать
can-release = открывать реставрационные записи для всех
can-set_care = устанавливать правила ухода
can-set_access = решать, кому видны изображения
can-read_restricted = видеть изображения, открытые не для всех
