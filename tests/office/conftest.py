from tests.members.intake.conftest import clerk, importer, trial  # noqa: F401 (fixtures)
