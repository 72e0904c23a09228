"""Dated code lists (danh mục) as data: what a field may hold, since when, until when, and how sure we are.

``rulebook.lists.load(folder)`` reads ours and lays a committee's own ``lists/*.toml`` over them.
Looking up what people type (aliases without marks, nearest names) lives above, where ``vietnam`` may be used.
"""

from rulebook.lists.model import CodeTable, Entry, SchemeUnknown
from rulebook.lists.reading import load

__all__ = ["CodeTable", "Entry", "SchemeUnknown", "load"]
