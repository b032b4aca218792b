### Russian.

fault-whole = запись целиком
fault-somebody = кто-то другой
fault-more = { $count ->
    [one] Есть ещё { $count } подобная ошибка.
    [few] Есть ещё { $count } подобные ошибки.
    [many] Есть ещё { $count } подобных ошибок.
   *[other] Есть ещё { $count } подобной ошибки.
}
fault-language-tag = { $path }: это не метка языка; напишите, например, ar, kk, fa или ar-Latn.
fault-web-address = { $path }: это не веб-адрес; напишите полностью, например https://books.example.org.
fault-currency = { $path }: такой валюты нет; напишите её три буквы, например KZT.
fault-name-letters = { $path }: здесь нет ни буквы, ни цифры; напишите имя.
fault-outside-identifier = { $path }: это не идентификатор этой системы; скопируйте его снова.
fault-years-order = { $path }: конец ({ $end }) раньше начала ({ $start }); поменяйте местами.
fault-coordinates-pair = Широта и долгота указываются вместе: напишите обе или ни одной.
fault-coordinates-of-place = Координаты бывают только у места: уберите их.

collation-title = На что посмотреть в тетрадях
collation-quire-number-twice = Номер { $quire } стоит у двух тетрадей.
collation-place-twice = Тетрадь { $quire }: лист { $leaf } описан дважды.
collation-place-outside = Тетрадь { $quire }: листа { $leaf } в ней нет.
collation-conjoin-itself = Тетрадь { $quire }: лист { $leaf } назван парным самому себе.
collation-conjoin-outside = Тетрадь { $quire }: парой листа { $leaf } назван лист вне тетради.
collation-conjoin-not-mutual = Тетрадь { $quire }: у листа, названного парой листа { $leaf }, указана другая пара.
collation-odd-leaves = В тетради { $quire } нечётное число листов, и ни один не отмечен как добавленный: возможно, одного не хватает.
collation-extent-differs = По тетрадям листов { $counted }, в объёме указано { $stated }: проверьте оба числа.

agent-on = { $browser }, { $system }
agent-script = программа ({ $name })
agent-unknown = неизвестный браузер
