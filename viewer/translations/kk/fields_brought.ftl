### Fields of the record that descriptions by other catalogues bring along.

section-administration = Осы сипаттама туралы
field-administration = Осы сипаттама туралы
field-record_history = Сипаттаманың тарихы
field-access = Қолжетімділік
field-custodial_history = Сақтау және күтім
field-surrogates = Көшірмелер мен факсимилелер
field-keeping = Дереккөз бойынша сақталған жері
field-country = Ел
field-keeping-region = Өңір
field-settlement = Елді мекен
field-institution = Мекеме
field-repository = Қойма
field-fonds = Жинақтар
field-heading = Тақырыпша
field-level = Деңгей
field-filiation = Басқа көшірмелермен байланысы
field-condition = Каталог бойынша сақталу күйі
field-music_notation = Музыкалық нота белгілері
field-accompanying = Қоса сақталған материалдар
value-dimension-of-other = басқа өлшем
value-work-role-other = басқа қатысы
value-event-kind-other = басқа оқиға
