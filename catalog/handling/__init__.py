"""How the custodians of a manuscript wish its pictures to be treated, and what follows from it.

The software holds no theology: it keeps the custodian's rule word for word, with who set it, for
which body and when, and applies it.
"""
