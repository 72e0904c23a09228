"""The one exception of a file that cannot be taken: what is wrong, which limit, what to do."""

from accounts.findings import Finding, Refused, Words


class FileRefused(Refused):
    """A file that is refused as a whole, before anything of it is stored."""

    def __init__(self, code: str, reason: Words, remedy: Words) -> None:
        """Keep the code and both sentences."""
        self.code = code
        self.reason = str(reason)
        self.remedy = str(remedy)
        super().__init__([Finding(code, "file", self.reason, self.remedy)])

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}"


class Unreadable(FileRefused):
    """A file that breaks off or contradicts itself while it is read."""

    def __init__(self) -> None:
        """Say it in the words every broken file gets."""
        from django.utils.translation import gettext as _

        super().__init__(
            "damaged",
            _("Tệp bị hỏng, không đọc được đến hết."),
            _("Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi tải lên lại."),
        )
