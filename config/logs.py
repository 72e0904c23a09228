"""How a log line looks; numbers of people and the rows that PostgreSQL quotes are masked, whoever logged them."""

import logging
import re
from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware
from structlog.typing import EventDict

NUMBERS_OF_PEOPLE = re.compile(r"(?<!\d)(\d{3})\d{2,5}(\d{4})(?!\d)")

QUOTED_ROWS = re.compile(r"(DETAIL|CONTEXT|invalid input [^:\n]*): .*$", re.MULTILINE)
"""What PostgreSQL tells of an error: the failing row, the line of a COPY, the value; with names in it."""


class Requests(RequestMiddleware):
    """Logs each request by its path alone: a query may hold what somebody typed."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return method and path."""
        return f"{request.method} {request.path}"


class LineFormatter(structlog.stdlib.ProcessorFormatter):
    """Render structured and plain records as one JSON line each, numbers of people masked."""

    def __init__(self) -> None:
        """Set up the chain: level, logger, time, exception, JSON."""
        super().__init__(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _without_quoted_rows,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=SHARED,
        )

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with the middle of each number of 9 to 12 digits blotted out."""
        return NUMBERS_OF_PEOPLE.sub(r"\1•••\2", super().format(record))


def _without_quoted_rows(logger: Any, method: str, event: EventDict) -> EventDict:
    return {
        key: QUOTED_ROWS.sub(r"\1: •••", value) if isinstance(value, str) else value for key, value in event.items()
    }


SHARED: list = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
]
structlog.configure(
    processors=[
        *SHARED,
        structlog.stdlib.filter_by_level,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
