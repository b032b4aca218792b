"""What is done to a book, from the proposal to the last signed step.

A proposal with options is approved by ordered roles; a treatment runs from an approved version;
its steps say who did what to which side, with which lot, and show it before and after. Work in
progress is rows that can be edited; what is signed is a document in the hash chain
(`catalog/conservation/signing`), and its rows are frozen.
"""
