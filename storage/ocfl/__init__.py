"""OCFL 1.1 (ocfl.io/1.1/spec): objects whose every version stays readable without this software."""
