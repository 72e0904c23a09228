"""What the frame of every page needs: the person, the committee, the rooms, the helper; asked only when shown."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import SimpleLazyObject, cached_property

from accounts import navigation
from accounts.choices import TextSize
from accounts.navigation import HelpCard
from accounts.requests import Request
from accounts.roles import Permission
from accounts.scope import NO_SCOPE


@dataclass(frozen=True)
class SizeChoice:
    """One button of the text size switch."""

    value: str
    label: str
    on: bool


class Ui:
    """The frame of one page; every answer is found once and only if the template asks."""

    def __init__(self, request: Request) -> None:
        self.request = request

    @cached_property
    def signed_in(self) -> bool:
        """Say whether somebody has signed in."""
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def text_size(self) -> str:
        """Return the size kept with the account, or with the visit before sign-in."""
        if self.signed_in:
            return self.request.user.text_size
        size = self.request.COOKIES.get("text_size", "")
        return size if size in TextSize.values else TextSize.NORMAL.value

    @cached_property
    def text_sizes(self) -> list[SizeChoice]:
        """Return the choices of the text size switch."""
        return [
            SizeChoice(value=value, label=str(label), on=value == self.text_size) for value, label in TextSize.choices
        ]

    @cached_property
    def here(self) -> str:
        """Return where a switch comes back to: this page when it was read, its folder when it was sent."""
        return self.request.get_full_path() if self.request.method == "GET" else self.request.path

    @cached_property
    def committee(self) -> str:
        """Return the name of the committee the person works for, or an empty text."""
        return str(self._fact("committee") or "")

    @cached_property
    def post(self) -> str:
        """Return the person's post in words, or an empty text."""
        return str(self._fact("post") or "")

    @cached_property
    def help_card(self) -> HelpCard | None:
        """Return the task card of this page, None for a page without one."""
        found = self._fact("help_card")
        return found if isinstance(found, HelpCard) else None

    @cached_property
    def is_practice(self) -> bool:
        """Say whether this installation is for practising on invented members."""
        return bool(settings.PRACTICE)

    @cached_property
    def practice_url(self) -> str:
        """Return the address of the practice site beside this one, an empty text when there is none."""
        return str(settings.PRACTICE_URL)

    @cached_property
    def finished_jobs(self) -> int:
        """Return how many finished jobs have not been looked at."""
        count = self._fact("finished_jobs")
        return count if isinstance(count, int) else 0

    @cached_property
    def may_search(self) -> bool:
        """Say whether the search box has anything to find for this person."""
        scope = getattr(self.request, "scope", NO_SCOPE)
        return self.signed_in and scope.holds(Permission.VIEW_MEMBERS)

    def _fact(self, name: str) -> object:
        return navigation.fact(name, self.request) if self.signed_in else None


def ui(request: Request) -> dict[str, object]:
    """Return ``ui``, ``nav`` and ``helper_contact`` for the templates; each is lazy."""
    frame = Ui(request)
    return {
        "ui": frame,
        "nav": SimpleLazyObject(lambda: navigation.rooms(request) if frame.signed_in else []),
        "helper_contact": SimpleLazyObject(lambda: navigation.fact("helper_contact", request)),
    }
