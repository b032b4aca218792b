# The list of spellings that mean one thing.
synonyms-title = Бір мағынадағы жазылулар
synonyms-what = Біреуін терген адам басқасы жазылған кітаптарды да табады. Жазуларды ережелер жақындатады; бұл тізім басқа сөздер мен әр мектеп тым әркелкі жазатын есімдерге арналған. Өзгеріс бірден күшіне енеді.
synonyms-new = Жаңа топ
synonyms-one = Жазылулар тобы
synonyms-find = Жазылуын табу
synonyms-count = { $count ->
    [one] { $count } топ
   *[other] { $count } топ
  }
synonyms-lines = Жазылулары, әр жолға біреуден
synonyms-lines-hint = Тілі, сызықша, сөздер:
synonyms-note = Неге олар — бір
synonyms-save = Сақтау
synonyms-undo = Соңғы өзгерісті қайтару
synonyms-delete = Топты жою
synonyms-deleted = Бұл топ жойылған, ештеңені біріктірмейді.
synonyms-brought = Бұл топ бағдарламамен бірге келеді; мұнда оны ешкім өзгертпеген.
synonyms-history = Өзгерістер
synonyms-change-create = Жасалды
synonyms-change-edit = Өзгертілді
synonyms-change-restore = Қайтарылды
synonyms-change-delete = Жойылды
