"""The access table, one module per app with its ``EXPECTED`` (URL name → ``Row``); see ``tests/fences/rows.py``."""

import pkgutil
from importlib import import_module

from tests.fences.rows import Row

EXPECTED: dict[str, Row] = {}
for _module in pkgutil.iter_modules(__path__):
    for _name, _row in import_module(f"{__name__}.{_module.name}").EXPECTED.items():
        assert _name not in EXPECTED, f"{_name} stands in two tables"
        EXPECTED[_name] = _row
