# The list of spellings that mean one thing.
synonyms-title = Написания, означающие одно
synonyms-what = Кто набирает одно из них, находит книги с другим. Письменности сводят правила написания; этот список — для других слов и для имён, которые разные школы пишут слишком по-разному. Изменение действует сразу.
synonyms-new = Новая группа
synonyms-one = Группа написаний
synonyms-find = Найти написание
synonyms-count = { $count ->
    [one] { $count } группа
    [few] { $count } группы
    [many] { $count } групп
   *[other] { $count } группы
  }
synonyms-lines = Написания, по одному в строке
synonyms-lines-hint = Язык, черта, слова:
synonyms-note = Почему это одно
synonyms-save = Сохранить
synonyms-undo = Отменить последнее изменение
synonyms-delete = Удалить группу
synonyms-deleted = Группа удалена и ничего не сводит.
synonyms-brought = Группа поставляется с программой; здесь её никто не менял.
synonyms-history = Изменения
synonyms-change-create = Создана
synonyms-change-edit = Изменена
synonyms-change-restore = Отменено
synonyms-change-delete = Удалена
