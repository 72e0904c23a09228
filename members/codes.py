"""The code lists the fields of the record use; the lists themselves are ``branches.codes``."""

from branches.codes import Codes, Entry, SchemeUnknown, get, names, reload

__all__ = ["Codes", "Entry", "SchemeUnknown", "get", "names", "reload"]
