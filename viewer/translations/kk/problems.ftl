### Kazakh.

problem-sign-in-needed-title = Жүйеге кіріңіз
problem-sign-in-needed-help = Бұл бет осы каталогпен жұмыс істейтін адамдарға арналған. Кірген соң осы жерге қайтып келесіз.
problem-withdrawn-title = Қайтарып алынды
problem-withdrawn-help = Бұл осы жерде жарияланып, кейін қайтарып алынды. Ескі сілтемелер жауап табуы үшін мекенжай сақталады.
problem-too-many-attempts-title = Тым жиі әрекет
problem-too-many-attempts-help = Осы жерден кіру тым жиі қайталанды. Аздап күтіп, қайта байқап көріңіз.
