### What the public gets of conservation: the condition page, comparing photographs, the light switch.

public-condition-title = Сохранность
public-condition-what = Что реставраторы увидели и сделали: как они это подписали и как хранитель это обнародовал. Больше здесь ничего не показывается.
public-condition-none = О сохранности этой рукописи пока ничего не обнародовано.
public-verify = Проверить подписи
public-survey = Осмотр, { $day }
public-signed-by = подписано:
public-entry = подписанная запись
public-corrections = { $count ->
    [one] рядом подписано { $count } исправление
    [few] рядом подписано { $count } исправления
    [many] рядом подписано { $count } исправлений
   *[other] рядом подписано { $count } исправления
}
public-kind-baseline = Первый полный осмотр
public-kind-periodic = Плановая проверка
public-kind-pre-treatment = Перед реставрацией
public-kind-post-treatment = После реставрации
public-kind-pre-loan = Перед выдачей во временное пользование
public-kind-arrival = При поступлении
public-kind-departure = При отправке
public-kind-return = При возвращении
public-kind-pre-imaging = Перед съёмкой
public-kind-incident = После происшествия
public-kind-survey = Обследование
public-grade-overall-4 = Общая сохранность
public-grade-overall-4-1 = хорошая (1 из 4)
public-grade-overall-4-2 = удовлетворительная (2 из 4)
public-grade-overall-4-3 = плохая (3 из 4)
public-grade-overall-4-4 = аварийная (4 из 4)
public-grade-stability-3 = Устойчивость
public-grade-stability-3-1 = стабильна (1 из 3)
public-grade-stability-3-2 = медленно меняется (2 из 3)
public-grade-stability-3-3 = разрушается (3 из 3)
public-grade-ink-corrosion-icn = Чернильная коррозия
public-grade-ink-corrosion-icn-1 = хорошее состояние (1 из 4)
public-grade-ink-corrosion-icn-2 = удовлетворительное (2 из 4)
public-grade-ink-corrosion-icn-3 = плохое (3 из 4)
public-grade-ink-corrosion-icn-4 = очень плохое (4 из 4)
public-grade-copper-green-4 = Медная зелень
public-grade-copper-green-4-1 = хорошее состояние (1 из 4)
public-grade-copper-green-4-2 = удовлетворительное (2 из 4)
public-grade-copper-green-4-3 = плохое (3 из 4)
public-grade-copper-green-4-4 = очень плохое (4 из 4)
public-use-imaging = Пригодна для съёмки
public-use-reading-room = Пригодна для читального зала
public-use-exhibition = Пригодна для выставки
public-use-loan = Пригодна для временной выдачи
public-fit-yes = да
public-fit-yes-with-conditions = да, при соблюдении условий
public-fit-no = нет
public-observed = Что увидели
public-interpreted = Выводы реставраторов
public-damage = Повреждения по страницам
public-sides-shown = Страницы с повреждениями: { $first }–{ $last } из { $count }
public-sides-before = Предыдущие страницы
public-sides-after = Следующие страницы
public-sound = { $count ->
    [one] На { $count } странице повреждений не обнаружено
    [few] На { $count } страницах повреждений не обнаружено
    [many] На { $count } страницах повреждений не обнаружено
   *[other] На { $count } страницах повреждений не обнаружено
}
public-unexamined = Не осмотрены
public-annotations = То же в виде аннотаций (IIIF)
public-treatment = Реставрация, завершена { $day }
public-treated-from = Когда
public-acts = Что сделано
public-materials = Материалы, оставшиеся в книге
public-sides = Страницы
public-whole-book = Вся книга
public-comma = ,{" "}

compare-title = Сравнить снимки
compare-link = Сравнить снимки
compare-none = Ни у одной страницы пока нет второго снимка для сравнения.
compare-staff = Вы видите и необнародованные снимки. Публике показываются только обнародованные.
compare-side = Страница
compare-left = Слева
compare-right = Справа
compare-show = Показать
compare-mode = Способ сравнения
compare-way-curtain = Шторка
compare-way-fade = Наплыв
compare-way-side = Рядом
compare-damage = Показать повреждения
compare-damage-none = На этой странице повреждения не отмечены.
compare-stage = { $label }. Слева: { $left }. Справа: { $right }.
compare-curtain-at = Шторка на { $percent } %
compare-fade-at = Правый снимок на { $percent } %
compare-only-side = Попечители просят ничего не накладывать на эту страницу, поэтому снимки стоят рядом.
compare-copy = Скопировать ссылку на этот вид
compare-keys = Клавиши: [ и ] двигают шторку, + и − меняют масштаб, 0 показывает страницу целиком. Адрес в браузере снова откроет этот же вид.

light-choose = Освещение
light-normal = Обычный свет
light-shown = Показано: { $light }
light-not-here = Такого снимка нет, { $label } ({ $light }): показано в обычном свете.
light-band = { $light }, { $nm } нм

data-linked-art = то же описание в формате Linked Art

error-treatment-not-signed = Реставрация { $treatment_id } ещё не подписана: сначала подпишите её, затем обнародуйте.
