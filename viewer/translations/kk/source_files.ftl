### Why a file from elsewhere gives no record.

error-bad-xml-empty = Файл бос: XML бар файлды таңдаңыз.
error-bad-xml-large = Файлдың көлемі { $megabytes } МБ, ал XML { $limit } МБ-тан аспаса ғана оқылады: оны бөліңіз немесе транскрипциясын алып тастаңыз.
error-bad-xml-entity = XML-дің { $line }-жолында мән (entity) жарияланған: таңбалардың өзін жазып, жарияланымды алып тастаңыз.
error-bad-xml-entity-hidden = XML-де мән (entity) жарияланған: таңбалардың өзін жазып, жарияланымды алып тастаңыз.
error-bad-xml-deep = XML-дің { $line }-жолында бір-біріне { $most } элементтен артық салынған: бірде-бір жазбаға мұнша керек емес, файлдың дұрыстығын тексеріңіз.
error-bad-xml-syntax = XML { $line }-жолдың { $column }-бағанында бұзылған ({ $reason }): сол жерін түзетіп, қайта жіберіңіз.
error-bad-tei-no-description = Файлда бірде-бір қолжазба сипатталмаған: оған TEI P5 бойынша msDesc керек.
error-bad-tei-several = Файлда { $count } қолжазба сипатталған, екіншісі { $line }-жолдан басталады: әрқайсысын бөлек файлмен жіберіңіз.
error-bad-tei-empty = { $line }-жолдағы msDesc бос: қолжазбаны соның ішінде сипаттап, файлды қайта жіберіңіз.
error-bad-tei-no-identifier = { $line }-жолдағы msDesc ішінде msIdentifier жоқ: шифрды оның idno элементіне жазып, файлды қайта жіберіңіз.
error-bad-tei-no-shelfmark = { $line }-жолдағы msIdentifier ішінде { $most } таңбадан аспайтын шифр жоқ: оны idno элементіне жазып, файлды қайта жіберіңіз.
