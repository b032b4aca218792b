### Fields of the record that descriptions by other catalogues bring along.

section-administration = Об этом описании
field-administration = Об этом описании
field-record_history = История описания
field-access = Доступ
field-custodial_history = Хранение и уход
field-surrogates = Копии и факсимиле
field-keeping = Место хранения по источнику
field-country = Страна
field-keeping-region = Регион
field-settlement = Населённый пункт
field-institution = Учреждение
field-repository = Хранилище
field-fonds = Собрания
field-heading = Заголовок
field-level = Уровень
field-filiation = Отношение к другим спискам
field-condition = Сохранность по каталогу
field-music_notation = Музыкальная нотация
field-accompanying = Сопроводительные материалы
value-dimension-of-other = другой размер
value-work-role-other = иное участие
value-event-kind-other = другой эпизод
