"""XML from outside: parsed without entities, without the network, within limits."""
