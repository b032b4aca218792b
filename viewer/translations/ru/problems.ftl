### Russian.

problem-sign-in-needed-title = Войдите, пожалуйста
problem-sign-in-needed-help = Эта страница для тех, кто работает с каталогом. После входа вы вернётесь сюда.
problem-withdrawn-title = Отозвано
problem-withdrawn-help = Это было опубликовано здесь, а затем отозвано. Адрес остаётся, чтобы старые ссылки получали ответ.
problem-too-many-attempts-title = Слишком много попыток
problem-too-many-attempts-help = Попыток входа отсюда было слишком много. Подождите немного и попробуйте снова.
