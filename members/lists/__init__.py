"""What officers do with lists: conditions on every field, columns, order, saved lists, edits of many records.

The list itself (rows, pages, totals) is ``members.listing``; the field table and the policy say what there is.
"""
