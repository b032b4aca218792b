### Work at the bench as others judge it: given back, released to the public, printed.

release-title = The public
release-is-in = The public cannot read this.
release-is-out = The public can read this.
release-later = The manuscript itself is not public now; this goes out when it is.
release-do = Release to the public…
release-back = Take back from the public…
release-assessment-what = Everybody will be able to read: the grades, what was seen and what was concluded, the damage of each side with its outlines, the sides that were not examined, the condition report to print, and the name of whoever signed. Photographs of the bench are released one by one.
release-treatment-what = Everybody will be able to read: when the work was done, what was done on which sides, which materials stayed in the book, and the summary. Hours, batches and evidence stay at the bench; photographs are released one by one.
release-back-what = It leaves the public pages at once. Copies that others made remain, and that it was released and taken back stays in the signed entries.
release-assessment-says = I release assessment { $number } of { $shelfmark }: its grades and words, the damage of each side and the report are public from now on.
release-assessment-back-says = I take assessment { $number } of { $shelfmark } back from the public.
release-treatment-says = I release this treatment of { $shelfmark }: when and where the work was done, what was done and which materials stayed in the book are public from now on.
release-treatment-back-says = I take this treatment of { $shelfmark } back from the public.
release-give-back = Give back
release-give-back-what = The assessment goes back to whoever wrote it, with your note.
release-give-back-why = What is missing
release-done-released = Released: the public can read it now.
release-done-taken-back = Taken back: the public can no longer read it.
release-done-given-back = Given back with your note.
treat-done-released = Released: the public can read it now.
treat-done-taken-back = Taken back: the public can no longer read it.
print-condition = Condition report
print-proposal = Proposal to print
print-treatment = Treatment report
print-card = Card for the table
