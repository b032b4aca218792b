"""OAI-PMH 2.0: the six questions a harvester may ask, and their answers."""
