"""How a log line looks; runs of nine to twelve digits are masked, whoever logged them."""

import logging
import re

import structlog

NUMBERS_OF_PEOPLE = re.compile(r"(?<!\d)(\d{3})\d{2,5}(\d{4})(?!\d)")


class LineFormatter(structlog.stdlib.ProcessorFormatter):
    """Render structured and plain records as one JSON line each, numbers of people masked."""

    def __init__(self) -> None:
        """Set up the chain: level, logger, time, exception, JSON."""
        super().__init__(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=SHARED,
        )

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with the middle of each number of 9 to 12 digits blotted out."""
        return NUMBERS_OF_PEOPLE.sub(r"\1•••\2", super().format(record))


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
