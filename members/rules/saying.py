"""How a doubt is said."""

from accounts.findings import Finding, Level


def warning(code: str, field: str, reason: str, remedy: str, value: object = "") -> Finding:
    """Make a finding that lets pass with a reason."""
    return Finding(code, field, reason, remedy, Level.WARNING, value)
