"""Vietnamese text: one Unicode form, folding without marks, legacy encodings."""
