## People, accounts and rights

nav-desk = Жұмыс үстелі
sign-in = Кіру
sign-in-what = Осы каталогпен жұмыс істейтін адамдарға арналған. Оқу үшін тіркелгі қажет емес.
sign-in-email = Электрондық пошта
sign-in-passphrase = Құпиясөз тіркесі
sign-in-openid = Мекеме тіркелгісімен кіру
sign-in-lost = Құпиясөз тіркесін ұмыттыңыз ба немесе тіркелгіңіз жоқ па? Каталог әкімшісіне жүгініңіз.
sign-out = Шығу
problem-forbidden-help = Рөлдеріңіз бұған рұқсат бермейді. Тиісті рөлді каталог әкімшісі бере алады.

account-title = Сіздің тіркелгіңіз
account-yours = Сіздің тіркелгіңіз
account-operator = Оператор
account-language = Тіл
account-language-hint = Кіргеннен кейін көрінетін тіл
account-keep = Сақтау
operator-what = Бұл каталогта әлі бірде-бір тіркелгі жоқ. Алғашқысы ашылғанша осы машинада отырған адам бәрін істей алады, ал басқалар тек оқи алады.
operator-how = Алғашқы тіркелгіні мына бұйрықпен ашыңыз: оның иесі әкімші әрі қор сақтаушысы болады.

sessions-title = Қай жерден кіргенсіз
session-browser = Браузер
session-since = Басталған уақыты
session-seen = Соңғы рет болғаны
session-this = осы браузер
session-end = Аяқтау
session-end-others = Қалғанының бәрін аяқтау

tokens-title = Бағдарламаларға арналған токендер
tokens-what = Сіздің атыңыздан жұмыс істейтін бағдарлама токен көрсетеді. Ол сіз таңдағанды ғана істейді, сізден артық ештеңе істей алмайды және мерзімі біткенде өзі тоқтайды.
token-new = Токен жасау
token-name = Атауы
token-name-hint = Не үшін керек, мысалы «түнгі импорт»
token-can = Не істей алады
token-life = Қолданылу мерзімі
token-days = { $days ->
    [one] { $days } күн
   *[other] { $days } күн
}
token-make = Токенді жасау
token-made = Токен осы. Қазір көшіріп алыңыз: ол тек осы жолы көрсетіледі.
token-ends = Мерзімі
token-over = мерзімі біткен
token-used = Соңғы қолданылғаны
token-never = ешқашан
token-revoke = Күшін жою
copy-secret = Көшіру

passphrase-title = Құпиясөз тіркесі
passphrase-change = Құпиясөз тіркесін ауыстыру
passphrase-current = Қазіргі құпиясөз тіркесі
passphrase-new = Жаңа құпиясөз тіркесі
passphrase-again = Тағы бір рет
passphrase-hint = Кемінде { $length } таңба. Бірнеше сөзді есте сақтау жұмбақ таңбалардан оңай.

invitation-title = Қош келдіңіз
invitation-what = { $who } сізді осы каталогпен { $email } мекенжайымен жұмыс істеуге шақырады.
invitation-roles = Сіздің рөлдеріңіз:
invitation-accept = Тіркелгімді ашу

people-title = Адамдар
person-name = Аты-жөні
person-name-hint = Өзгелер сізді қалай танитын болса, солай жазыңыз: ол өзгерістеріңіздің жанында тұрады.
person-roles = Рөлдер
person-no-roles = рөлі жоқ
person-closed = тіркелгі жабылған
person-not-seen = көптен бері болған жоқ
person-can = Бұл адам не істей алады?
person-can-nothing-closed = Ештеңе: тіркелгі жабылған.
person-account = Тіркелгі
person-close = Тіркелгіні жабу
person-close-what = Барлық сеанстар мен токендер бірден тоқтайды. Адамның аты істегендерінің жанында қалады.
person-open = Тіркелгіні қайта ашу
role-take = Алып тастау
role-give = Осы рөлді беру
role-one-more = Тағы бір рөл
role-scope = Қай иеленуші үшін
scope-every = Барлық иеленушілер үшін
scope-holder = Иеленуші:
invited-title = Шақырылған, әлі келмегендер
invite-title = Адам шақыру
invite-what = Сіз адамға жіберетін сілтеме аласыз. Ол екі апта ішінде бір рет қана жарайды.
invite-make = Сілтеме жасау
invite-made = Осы сілтемені адамға жіберіңіз. Ол тек осы жолы көрсетіледі.
invite-ends = Мерзімі
invite-withdraw = Қайтарып алу

role-reader = Оқырман
role-cataloguer = Каталогтаушы
role-imaging = Түсіруші
role-conservator = Реставратор
role-head_of_lab = Зертхана меңгерушісі
role-curator = Қор сақтаушысы
role-custodian_adviser = Иеленуші қауымның кеңесшісі
role-administrator = Әкімші

can-read_draft = жарияланбаған жазбаларды көру
can-describe = қолжазбаларды сипаттау
can-submit = сипаттаманы тексеруге жіберу
can-review = сипаттаманы тексеру және кері қайтару
can-publish = жариялау
can-withdraw = жарияланғанды қайтарып алу
can-trash = жазбаларды себетке салу және қайта шығару
can-bulk_edit = көп жазбаны бірден өзгерту
can-import = басқа каталогтардың жазбаларын жүктеу және кері алу
can-deposit = сканерленген беттерді тапсыру
can-arrange = парақтарды белгілеу және реттеу
can-set_handling = қолдану ережелерін белгілеу
can-read_private = жабық мәліметтерді көру: сақталатын орны, құны, шығу тегін тексеру
can-write_private = жабық мәліметтерді өзгерту
can-edit_authority = адамдар, жерлер мен шығармалар жазбаларын түзету
can-merge_authority = адамдар, жерлер мен шығармалар жазбаларын біріктіру
can-manage_people = адам шақыру және рөл беру
can-own_account = өз тіркелгісін жүргізу
can-read_bench = консервация үстеліндегі жазбаларды көру
can-capture = бет суреттерін қосып, кенепке дәл келтіру
can-examine = сақталу жай-күйін жазып, зақымдарды сызу
can-propose = өңдеуді ұсыну
can-approve = ұсыныстар бойынша шешім шығару
can-treat = өңдеуді жүргізіп, қадамдарын жазу
can-keep_materials = материалдар қорын жүргізу
can-override = зертханада себебін көрсетіп, ерекше рұқсат беру
can-sign = қол қою
can-release = консервация жазбаларын жұртқа ашу
can-set_care = күтім ережелерін белгілеу
can-set_access = суреттерді кім көретінін белгілеу
can-read_restricted = бәріне ашық емес суреттерді көру
