"""Who may see which pictures: tiers, the rules that set them, and the one decision about them.

What custodians ask about the use of a picture is `catalog/handling`; this is about seeing it at
all. A rule never opens what another one closes: of several the strictest counts.
"""
