### What the scripts of the bench say: saving, passes over the book, signing. All of it goes to the page.

## Where the work is

bench-state-saved = Сохранено на сервере
bench-state-sending = Сохраняется (к отправке: { $count })
bench-state-waiting = Сохранено на этом планшете (к отправке: { $count })
bench-state-memory = Только в этом окне: не закрывайте его, пока не отправится ({ $count })
bench-state-signed-out = Сеанс завершён: войдите снова, и всё отправится.
bench-state-other-person = Сейчас вошёл другой человек; эта работа ждёт вас.
bench-state-others = На этом планшете ждёт работа других людей, пока они не войдут: { $count }
bench-state-refused = Не удалось сохранить: { $why }
bench-state-clash = То же самое изменил кто-то другой.
bench-sign-in = Войти снова
bench-try-again = Повторить
bench-give-up = Отказаться от изменения
bench-decide = Сравнить и выбрать
bench-clash-title = Это изменили двое
bench-clash-what = Пока вы писали, это изменил также { $by }. Выберите, что останется.
bench-clash-mine = Ваше:
bench-clash-theirs = { $by }:
bench-clash-take = Оставить выбранное
bench-clash-later = Решить позже
bench-close = Закрыть
bench-undo = Отменить
bench-redo = Вернуть
bench-loading = Книга загружается…
bench-not-said = не указано
bench-text-language = Язык этих слов
bench-text-more = На другом языке
bench-no-sides = У этой рукописи ещё нет сторон листов.
bench-no-photograph = Снимка здесь нет; записывайте словами или числами.
bench-side = Сторона листа
bench-side-before = Предыдущая сторона
bench-side-after = Следующая сторона
bench-page-alt = Сторона { $label } целиком

## Quires and leaves

bench-progress = Осталось сторон: { $count } из { $total }
bench-pass-quires = По тетрадям
bench-quire = Тетрадь { $quire }
bench-quire-unknown = Все стороны
bench-quire-outside = Вне тетрадей
bench-no-collation = В описании нет формулы тетрадей: все стороны в одной группе.
bench-index = Средний индекс повреждений, 0–100
bench-sides = сторон: { $count }
bench-open = осталось: { $count }
bench-all-told = всё осмотрено
bench-observations = наблюдений: { $count }
bench-no-damage = Повреждений нет
bench-same-as-last = Как в прошлый раз
bench-look = По сторонам
bench-draw-damage = Отметить повреждение
bench-see-map = Карта повреждений
bench-outcome-open = ещё не осмотрено
bench-outcome-examined = Осмотрено
bench-outcome-no_damage = Повреждений нет
bench-outcome-not_examined = Не осмотрено
bench-reason-title = Почему не удалось осмотреть { $label }?
bench-reason = Причина
bench-reason-missing = Укажите причину, например: слипшиеся листы.
bench-reason-stuck = слипшиеся листы
bench-reason-fragile = слишком хрупко, чтобы раскрыть
bench-reason-hidden = скрыто в переплёте
bench-reason-away = нет под рукой
bench-reason-unphotographed = сегодня не раскрывали
bench-told = Отмечено сторон: { $count }.
bench-told-one = Отмечено: { $label }.
bench-taken-back = Отменено.

## Binding

bench-pass-components = Переплёт по частям
bench-components-lead = Отмечайте только то, что есть у этой книги; недостающее можно добавить.
bench-component-no_damage = Повреждений нет
bench-component-examined = Есть повреждения
bench-component-not_examined = Не осмотрено
bench-component-note = Что увидено или почему нет
bench-component-add = Добавить часть
bench-in-scope = требуется

## The whole

bench-pass-whole = Книга в целом
bench-part-grades = Оценки
bench-part-words = Словами
bench-part-looking = Зачем и как осматривали
bench-part-next = Что дальше
bench-grade-overall = Общее состояние
bench-grade-overall-1 = хорошее
bench-grade-overall-2 = удовлетворительное
bench-grade-overall-3 = плохое
bench-grade-overall-4 = аварийное
bench-grade-stability = Стабильность
bench-grade-stability-1 = стабильное
bench-grade-stability-2 = медленно меняется
bench-grade-stability-3 = активно разрушается
bench-grade-ink_corrosion = Коррозия чернил
bench-grade-ink_corrosion-1 = хорошее
bench-grade-ink_corrosion-2 = удовлетворительное
bench-grade-ink_corrosion-3 = плохое
bench-grade-ink_corrosion-4 = очень плохое
bench-grade-copper_green = Медная зелень
bench-grade-copper_green-1 = хорошее
bench-grade-copper_green-2 = удовлетворительное
bench-grade-copper_green-3 = плохое
bench-grade-copper_green-4 = очень плохое
bench-use-imaging = Годность для съёмки
bench-use-reading_room = Годность для читального зала
bench-use-exhibition = Годность для выставки
bench-use-loan = Годность для выдачи
bench-fit-yes = да
bench-fit-yes_with_conditions = да, с условиями
bench-fit-no = нет
bench-priority = Очерёдность
bench-priority-0 = нет
bench-priority-1 = низкая
bench-priority-2 = средняя
bench-priority-3 = высокая
bench-priority-4 = срочно
bench-observed = Что видно
bench-observed-hint = Только то, что говорят глаза и приборы.
bench-interpreted = Что это значит
bench-interpreted-hint = Ваш вывод из этого.
bench-purpose = Цель
bench-circumstances = Обстоятельства
bench-methods = Методы
bench-method-naked_eye = невооружённый глаз
bench-method-magnifier = лупа
bench-method-microscope = микроскоп
bench-method-raking = боковой свет
bench-method-transmitted = проходящий свет
bench-method-uv = ультрафиолет
bench-method-ir = инфракрасный
bench-method-touch = на ощупь
bench-method-thickness = измерение толщины
bench-method-ph = pH
bench-assessors = Кто осматривал (через ;)
bench-place = Место
bench-light-lux = Свет, лк
bench-temperature-c = Температура, °C
bench-humidity-percent = Относительная влажность, %
bench-next-check = Дата следующей проверки
bench-next-check-on = Дата следующей проверки
bench-scope = Охват
bench-grades = Оценки
bench-fitness = Годность
bench-components = Переплёт
bench-recommendations = Рекомендации

## Signing

bench-missing = Не осмотрено и без причины, сторон: { $count }. Каждая открывается нажатием:
bench-missing-more = и ещё { $count }
bench-missing-parts = Части переплёта без заключения: { $label }
bench-nothing-missing = Обо всех сторонах в охвате сказано.
bench-sign-unsent = Ещё не всё на сервере ({ $count }): дождитесь и подпишите.
bench-sign-offline = Сервер не отвечает. Ничего не потеряно; подпишите, когда появится сеть.
