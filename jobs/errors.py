"""What can end a run early."""

from django.utils.functional import Promise


class TakenOver(Exception):
    """Another worker holds the job now; whatever this one did since its last commit is rolled back."""


class Cancelled(Exception):
    """The person who asked for the job asked for it to stop."""


class JobRefused(Exception):
    """The job cannot be done, and trying again will not help: reason and remedy are for people."""

    def __init__(self, reason: str | Promise, remedy: str | Promise = "") -> None:
        """Keep both sentences."""
        self.reason = str(reason)
        self.remedy = str(remedy)
        super().__init__(self.reason)
