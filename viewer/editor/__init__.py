"""The description editor: its form, read from the models of the record, and what goes with it."""
