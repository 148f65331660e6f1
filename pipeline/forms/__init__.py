"""Forms: blank reports for the desks, in which the usual mistakes can't be made, and a guide."""

from pipeline.forms.content import Form, desk_forms, province_forms
from pipeline.forms.guide import guide_frame, guide_view
from pipeline.forms.plain import form_csv
from pipeline.forms.workbook import form_workbook

__all__ = [
    "Form",
    "desk_forms",
    "form_csv",
    "form_workbook",
    "guide_frame",
    "guide_view",
    "province_forms",
]
