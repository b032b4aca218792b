### Marks of the surveys that a treatment chooses.

treat-flaws = Тексеру белгілері
treat-flaws-show = Сақтап, осы беттердің белгілерін көрсету
treat-flaws-hint = Осы қадамда өңделетінін белгілеңіз. Ештеңе белгіленбесе, бүкіл бет өңделеді.
treat-flaws-plan = Өңделетінін белгілеңіз. Ештеңе белгіленбесе, беттер толық өңделеді.
treat-flaws-none = Бұл беттерде белгі жоқ немесе олар әлі сақталмаған.
treat-flaws-many = Бұл беттерде белгі тым көп. Бір-бірлеп таңдау үшін азырақ бет жазыңыз.
treat-flaws-treated = Өңделген белгілер
treat-flaw = { $place }: { $words }
treat-flaw-place = { $words } ({ $count } ішінен { $number }-і)
treat-flaw-area = { $area } мм²
treat-flaw-open = { $number }-тексеру, әлі ашық
treat-done-flaws = Сақталды. Міне, осы беттердің белгілері.
treat-flaw-places = { $count ->
    [one] { $count } белгіленген жер
   *[other] { $count } белгіленген жер
}
error-bad-treatment-amended-time = Уақытты UTC бойынша жазыңыз, мысалы 2026-11-22 21:10.
error-bad-treatment-amended-number = { $typed } сан емес: мысалы, 21,5 деп жазыңыз.
