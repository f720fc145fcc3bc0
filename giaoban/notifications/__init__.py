"""What people are told (tin báo): the inbox, one digest a day by mail, at once only what is addressed to one by name.

It does not know what a task is: who tells gives the words and the address of the page.
"""
