### The store of materials, the order of approvals, and what has happened.

## Store

treat-store-what = Что может соприкоснуться с книгой: продукты, партии с паспортами безопасности и приготовленное здесь.
treat-holder = Держатель
treat-products = Продукты и партии
treat-product = Продукт
treat-no-lots = Партий нет.
treat-preparations = Приготовления
treat-enter = Внести
treat-enter-product = Продукт
treat-enter-lot = Поступившую партию
treat-enter-preparation = Приготовление
treat-enter-it = Внести
treat-generic = Материал
treat-product-name = Марка и название
treat-supplier = Поставщик
treat-catalogue-number = Номер по каталогу
treat-grammage = Плотность, г/м²
treat-fibre = Волокно
treat-cas = Номер CAS
treat-animal-origin = Животное происхождение
treat-origin-none = нет
treat-origin-bovine = крупный рогатый скот
treat-origin-porcine = свинья
treat-origin-fish = рыба
treat-origin-sturgeon = осётр
treat-origin-unknown = неизвестно
treat-alcohol = Содержит спирт
treat-reversible-in = Чем обратимо, по одному в строке
treat-received = Получено
treat-opened = Вскрыто
treat-expires = Годен до
treat-sheet = Паспорт безопасности
treat-sheet-hint = Где он хранится. Без него партию использовать нельзя.
treat-sheet-version = Дата его версии
treat-sheet-of = Паспорт безопасности { $name }, { $day }
treat-quantity = Остаток
treat-storage = Место хранения
treat-certificate = Сертификат
treat-code = Номер на этикетке
treat-concentration = Концентрация
treat-made-by = Кто приготовил
treat-made = Приготовлено
treat-made-on = приготовлено { $day }
treat-use-by = Использовать до
treat-recipe = Рецепт
treat-of-lots = Из каких партий
treat-is-product = Продукт
treat-is-lot = Партия
treat-is-preparation = Приготовление
treat-recall = Все листы, которых это коснулось
treat-recall-what = В том числе в составе приготовлений. Аннулированные этапы не учтены, неподписанные учтены.
treat-met-nothing = Ни одного листа не коснулось.
treat-not-signed-yet = ещё не подписан
treat-change = Изменить

## Approvals

treat-policy-what = Каждый решает после предыдущего. Поданное раньше сохраняет порядок того дня.
treat-policy-set = Задать порядок
treat-place = Место { $number }
treat-quorum = Сколько человек
treat-valid-months = Одобрение действует, месяцев

## What has happened

treat-done-saved = Сохранено.
treat-done-submitted = Подписано и подано.
treat-done-decided = Решение подписано.
treat-done-satisfied = Условие выполнено.
treat-done-start = Работа начата.
treat-done-pause = Работа приостановлена.
treat-done-resume = Работа продолжается.
treat-done-stop = Остановлено.
treat-done-complete = Работа завершена.
treat-done-close = Работа закрыта.
treat-done-tested = Проба записана.
treat-done-signed = Подписано.
treat-done-finished = Этап завершён. Перечитайте и подпишите.
treat-done-reopened = Этап снова открыт.
treat-done-chosen = Теперь стоит выбранное.
treat-done-material = Материал записан.
treat-done-withdraw = Вычеркнуто.
treat-done-all = Сохранено со всеми снимками этих листов.
treat-done-variation = Запрос отправлен; работа приостановлена.
treat-done-waive = Записано, что изменение не видно.
treat-done-amended = Исправление подписано и стоит рядом с этапом.
treat-done-voided = Этап аннулирован.
treat-done-entered = Внесено.
treat-done-set = Порядок задан.
treat-kept-offer = На этом устройстве остался несохранённый текст ({ $when }).
treat-kept-restore = Вернуть его
treat-kept-drop = Удалить его
error-bad-treatment-no-steps = Отметьте этапы, которые подписываете.
error-bad-treatment-no-second = Такого второго текста нет: откройте этап заново.
error-bad-folios-backwards = { $folios } записано наоборот: сначала пишите сторону, которая в книге раньше.
error-bad-folios-unknown = В книге нет листа { $folio }: пишите стороны как 9r, диапазоны как 9r-31v, через запятую.
error-holder-not-found = Держателя { $holder_id } нет: выберите из списка.

## Counts

treat-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
}
treat-steps-count = { $count ->
    [one] { $count } этап
    [few] { $count } этапа
    [many] { $count } этапов
   *[other] { $count } этапа
}
treat-steps-unsigned = { $count ->
    [one] не подписан { $count }
    [few] не подписано { $count }
    [many] не подписано { $count }
   *[other] не подписано { $count }
}
treat-targets = { $count ->
    [one] { $count } место
    [few] { $count } места
    [many] { $count } мест
   *[other] { $count } места
}
treat-quorum-said = { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
}
treat-valid = { $count ->
    [one] Одобрение действует { $count } месяц.
    [few] Одобрение действует { $count } месяца.
    [many] Одобрение действует { $count } месяцев.
   *[other] Одобрение действует { $count } месяца.
}
