### Бетке сызу: құралдар, сандар, белгінің орны.

## Құралдар

drawing-tools = Құралдар
drawing-view = Көрініс
drawing-tool-pan = Бетті жылжыту
drawing-tool-polygon = Көпбұрыш
drawing-tool-freehand = Қолмен сызу
drawing-tool-rectangle = Тіктөртбұрыш
drawing-tool-point = Нүкте
drawing-undo-point = Нүктені қайтару
drawing-finish = Пішінді аяқтау
drawing-cancel = Пішіннен бас тарту
drawing-zoom-in = Үлкейту
drawing-zoom-out = Кішірейту
drawing-whole = Бүкіл бет
drawing-stage = { $label } беті. Көрсеткі пернелер айқышты жылжытады, Enter нүкте қояды, Backspace оны қайтарады.
drawing-at = Айқыш орны: { $x }, { $y }
drawing-points = Қойылған нүктелер: { $count }
drawing-fault-few = Бұл әлі пішін емес: тағы нүкте қойыңыз.
drawing-fault-outside = Бұл беттің шегінен шығып тұр ({ $width } × { $height } пиксель): бет ішінде қалыңыз.
drawing-fault-crossing = Сызық өзін-өзі қиып өтеді: соңғы нүктелерді қайтарып, қиылыстырмай айналдыра сызыңыз.
drawing-fault-flat = Мұның ауданы жоқ: енін де, биіктігін де үлкенірек сызыңыз.

## Сызудың орнына сандар

drawing-numbers-rectangle = Тіктөртбұрыш сандармен: сол жағы, үсті, ені, биіктігі
drawing-numbers-polygon = Көпбұрыш сандармен: әр жолға бір нүкте (x,y)
drawing-numbers-point = Нүкте сандармен: x,y
drawing-numbers-hint = Беттің пикселімен, жоғарғы сол жақ бұрышынан саналады; бет өлшемі { $width } × { $height }.
drawing-unread-rectangle = Төрт бүтін сан керек, мысалы 120,80,300,200.
drawing-unread-polygon = Әр жолда екі бүтін сан керек, мысалы 120,80.
drawing-unread-point = Екі бүтін сан керек, мысалы 120,80.

## Белгінің орны

drawing-region-draw = Орнын қоршап сызу
drawing-region-change = Орнын өзгерту
drawing-region-is = Орны: { $region }
drawing-region-of = { $label } бетіндегі орны
drawing-region-how = Бетте бір бұрыштан қарсы бұрышқа дейін сүйреңіз немесе екі бұрышын түртіңіз. Екі саусақпен бет жылжиды және үлкейеді.
drawing-region-none = Орны әлі белгіленген жоқ.
drawing-region-keep = Осы орынды алу
drawing-region-remove = Орнын алып тастау
drawing-region-leave = Бұрынғыша қалдыру
drawing-region-gone = Орны алып тасталды.
drawing-uncovered = Сақтаушылар бұл беттің үстіне ештеңе салмауды сұрайды, сондықтан орны сандармен беріледі.
drawing-drop = Оның орнына { $label } беті алынсын ба?
drawing-drop-sure = Орны осы уақытқа дейін байланған бетте сызылған, ол алып тасталады.
drawing-drop-do = Алу, орнын алып тастау
drawing-drop-leave = Бет пен орнын қалдыру
drawing-marked = орны бетте қоршап көрсетілген
drawing-reader-marked = Сілтемедегі орын қоршап көрсетілді.
