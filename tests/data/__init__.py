"""The synthetic samples with their truth, and the hostile files; copies of what the specification gives."""

from pathlib import Path

DATA = Path(__file__).parent
