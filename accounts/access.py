"""Asking for a right: outside a person's reach a page is not found, inside it the refusal names the right."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from accounts.requests import Request
from accounts.roles import Permission
from accounts.scope import Scope


class PermissionRefused(PermissionDenied):
    """The person may see the record but lacks this right there; the refused page names it."""

    def __init__(self, permission: Permission, path: str = "") -> None:
        """Keep the missing right and where it was missing."""
        self.permission = permission
        self.path = path
        super().__init__(permission.value)


def require(scope: Scope, permission: Permission, path: str) -> None:
    """Go on only if the scope allows the permission at ``path``.

    Raises ``PermissionRefused`` where the person holds some other role, ``Http404`` where none:
    outside one's reach nothing exists.
    """
    if scope.allows(permission, path):
        return
    if not scope.reaches(path):
        raise Http404
    raise PermissionRefused(permission, path)


def require_anywhere(scope: Scope, permission: Permission) -> None:
    """Go on only if the permission holds somewhere; for lists, which then show only what is in reach."""
    if not scope.holds(permission):
        raise PermissionRefused(permission)


def needs(permission: Permission) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Return a view decorator that calls ``require_anywhere``; the view still narrows to what is in reach."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponse:
            require_anywhere(request.scope, permission)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
