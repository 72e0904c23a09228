"""Addresses that visitors bring along (where to go next, where a draft belongs): only paths of this site."""

from django.utils.http import url_has_allowed_host_and_scheme


def is_own_path(address: str) -> bool:
    """Say whether an address is a path of this site, without host, and one a redirect takes."""
    return address.startswith("/") and "\0" not in address and url_has_allowed_host_and_scheme(address, None)
