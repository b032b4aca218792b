"""The custodians' own written rules for whoever touches a book, and what follows from them.

The house has no opinion of its own here. It keeps a body's words with their number and day, shows
them to everybody, asks whoever handles the book to say that they were read, and lets the rules
that a machine can check stand in the way of work that would break them.
"""
