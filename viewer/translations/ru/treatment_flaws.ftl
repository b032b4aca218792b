### Marks of the surveys that a treatment chooses.

treat-flaws = Отметки обследований
treat-flaws-show = Сохранить и показать отметки этих листов
treat-flaws-hint = Отметьте, что обрабатывается на этом этапе. Если ничего не отмечено — вся сторона листа.
treat-flaws-plan = Отметьте, что предлагается обработать. Если ничего не отмечено — стороны целиком.
treat-flaws-none = На этих листах ничего не отмечено, или они ещё не сохранены.
treat-flaws-many = На этих листах слишком много отметок. Укажите меньше листов, чтобы выбирать по одной.
treat-flaws-treated = Обработанные отметки
treat-flaw = { $place }: { $words }
treat-flaw-place = { $words } ({ $number } из { $count })
treat-flaw-area = { $area } мм²
treat-flaw-open = обследование { $number }, ещё открыто
treat-done-flaws = Сохранено. Вот отметки этих листов.
treat-flaw-places = { $count ->
    [one] { $count } отмеченное место
    [few] { $count } отмеченных места
    [many] { $count } отмеченных мест
   *[other] { $count } отмеченного места
}
error-bad-treatment-amended-time = Укажите время по UTC, например 2026-11-22 21:10.
error-bad-treatment-amended-number = { $typed } — не число: напишите, например, 21,5.
