### The conservator's bench: overview, frames of the assessment and of the damage map.

## Overview

bench-title = Рабочий стол реставратора
bench-rooms = Разделы рабочего стола
bench-tab-condition = Сохранность
bench-tab-treatment = Реставрация
bench-tab-photographs = Снимки
bench-tab-compare = До и после
bench-tab-reports = Отчёты
bench-assessments = Осмотры сохранности
bench-assessment = Осмотр { $number }
bench-go-on = Продолжить осмотр { $number }
bench-next-check-is = Следующая проверка: { $day }
bench-none-yet = Эту рукопись здесь ещё никто не осматривал.
bench-new = Начать осмотр
bench-new-kind = Вид осмотра
bench-map = Карта повреждений
bench-kind-baseline = исходный
bench-kind-periodic = периодический
bench-kind-pre_treatment = перед реставрацией
bench-kind-post_treatment = после реставрации
bench-kind-pre_loan = перед выдачей на выставку
bench-kind-arrival = при поступлении
bench-kind-departure = при отправке
bench-kind-return = при возвращении
bench-kind-pre_imaging = перед съёмкой
bench-kind-incident = после происшествия
bench-kind-survey = в ходе обследования фонда
bench-status-draft = черновик
bench-status-returned = возвращён
bench-status-signed = подписан
bench-released = опубликован
bench-heat-title = Книга по тетрадям: осмотр { $number }
bench-heat-lead = Число показывает средний индекс повреждений осмотренных сторон: от 0 (ничего не отмечено) до 100; чем темнее, тем хуже.
bench-heat-quire = Тетрадь { $quire }
bench-heat-outside = Вне тетрадей
bench-heat-all = Все стороны
bench-heat-sides = с повреждениями: { $damaged } из { $total }
bench-no-collation-yet = В описании нет формулы тетрадей, поэтому стороны здесь не разделены по тетрадям.

## One assessment

bench-opened = Открыто
bench-returned = Возвращён:
bench-needs-script = Для рабочего стола нужен JavaScript, а этот браузер его не выполняет.
bench-passes = Этапы осмотра
bench-step-quires = Тетради
bench-step-leaves = Листы
bench-step-components = Переплёт
bench-step-whole = Целое
bench-step-sign = Подпись
bench-sign-title = Подписать осмотр
bench-sign-statement = Рукопись { $shelfmark } осмотрена мной так, как сказано в осмотре { $number }; записано то, что мной увидено.
bench-is-signed = Осмотр подписан и больше не меняется.
bench-verify = Проверить
bench-cannot-sign = Чтобы подписать, нужна учётная запись с ролью на рабочем столе.

## The damage map

bench-skip-to-list = К списку повреждений
bench-back = Назад к осмотру
bench-legend = Условные обозначения
bench-panel = Повреждения этой стороны

bench-heat-open = { $count ->
    [one] не осмотрена { $count } сторона
    [few] не осмотрены { $count } стороны
    [many] не осмотрено { $count } сторон
   *[other] не осмотрено { $count } стороны
}
