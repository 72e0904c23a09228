"""Stops an upload at the limit while it arrives, so that no disk fills with what will be refused."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from jobs.intake import limits

TOO_LARGE = "jobs.upload_too_large"
"""Key in ``request.META`` that says that a file was cut off."""


class StopsAtTheLimit(FileUploadHandler):
    """Counts what arrives; the file that passes the limit is dropped, the rest of the form stays."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count anew for each file."""
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the data on, or skip the file once it is too large."""
        self._received += len(raw_data)
        if self._received > limits.FILE_BYTES:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
        return
