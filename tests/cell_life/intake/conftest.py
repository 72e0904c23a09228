from tests.members.intake.conftest import clerk, importer, sample, sheet_of, trial

__all__ = ["clerk", "importer", "sample", "sheet_of", "trial"]
