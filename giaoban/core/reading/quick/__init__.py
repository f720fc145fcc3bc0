"""One line of office language, typed as an order, → who, with whom, what, which product, by when.

"Giao phòng QLKH rà soát danh mục, báo cáo trước 15/8". `order.py` is the door; `mentions.py` finds the names that the
office knows, `parts.py` says which part each of them has, `products.py` what the work yields. All work on folded text,
so that a line without tone marks gives the same; every part keeps its place in the line.
"""
