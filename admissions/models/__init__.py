"""The tables of admissions, one module per noun."""

from admissions.models.admission import Admission, AdmissionAct, Supporter
from admissions.models.classes import Course, Seat
from admissions.models.dossier import DossierItem, Verification
from admissions.models.targets import Target

__all__ = ["Admission", "AdmissionAct", "Course", "DossierItem", "Seat", "Supporter", "Target", "Verification"]
