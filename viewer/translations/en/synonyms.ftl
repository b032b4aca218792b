# The list of spellings that mean one thing.
synonyms-title = Spellings that mean one thing
synonyms-what = Whoever types one of these finds books that have another. Rules of spelling join scripts; this list is for other words and for names that schools write too differently. A change is in force at once.
synonyms-new = New group
synonyms-one = A group of spellings
synonyms-find = Find a spelling
synonyms-count = { $count ->
    [one] { $count } group
   *[other] { $count } groups
  }
synonyms-lines = Spellings, one a line
synonyms-lines-hint = Language, a bar, the words:
synonyms-note = Why they are one
synonyms-save = Save
synonyms-undo = Undo the last change
synonyms-delete = Delete the group
synonyms-deleted = This group is deleted and joins nothing.
synonyms-brought = This group comes with the software; nobody here has changed it.
synonyms-history = Changes
synonyms-change-create = Made
synonyms-change-edit = Changed
synonyms-change-restore = Undone
synonyms-change-delete = Deleted
