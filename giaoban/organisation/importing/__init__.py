"""Units and people from a sheet as the office keeps it: found, judged row by row, and only then written.

`columns` finds the rows, whatever the order of the columns; `plan` says what each row would become and what is
wrong with it; `actions.import_people` writes all of it or nothing.
"""
