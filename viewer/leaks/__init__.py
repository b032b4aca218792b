"""The leak crawler: as anybody from outside, whether anything that is kept back can be reached.

It knows what is kept back from the rows, asks every public address it can find or think of, and
compares. It uses nothing of the code that decides who may see what, so that a mistake there
does not hide itself.
"""
