"""The summary of the whole city: its figures, its page, its paper and its memory beside bare ones."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.utils import timezone, translation

from accounts.models import User
from benches.measures import Measure, side_by_side
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from branches.papers.rendering import sheet_of
from members.filters import years_before
from reports import documents
from reports.figures import AGE_LOWS, party_lows
from reports.rows import Subject
from reports.selectors import counting
from reports.selectors.subjects import subject_of
from reports.selectors.summary import summary

BARE = """
    SELECT split_part(cell.path, '/', 2), count(*), count(*) FILTER (WHERE membership.official_on <= %(day)s),
           count(*) FILTER (WHERE person.sex = 'female'),
           count(*) FILTER (WHERE person.ethnic NOT IN ('', 'kinh')),
           count(*) FILTER (WHERE person.religion NOT IN ('', 'khong')),
           {bands}
    FROM branches_organisationperiod AS cell
    JOIN members_placement AS placement ON placement.cell_id = cell.organisation_id AND placement.kind = 'formal'
     AND placement.starts_on <= %(day)s AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    WHERE cell.path LIKE %(path)s
      AND cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
    GROUP BY 1
"""
"""What somebody would write by hand for the committees' table with its bands of age and party age."""
COUNTS = """
    SELECT count(*) FROM members_placement AS placement
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    JOIN members_person AS person ON person.id = membership.person_id
    WHERE placement.kind = 'formal' AND placement.starts_on <= %s
      AND (placement.ends_on IS NULL OR placement.ends_on > %s) AND person.born_on > %s
"""
BARE_MOVEMENT = """
    SELECT cell.path, count(*) FILTER (WHERE placement.starts_on <= %(since)s) AS opening,
           count(*) FILTER (WHERE placement.starts_on <= %(day)s
                              AND (placement.ends_on IS NULL OR placement.ends_on > %(day)s)) AS closing
    FROM branches_organisationperiod AS cell
    JOIN members_placement AS placement ON placement.cell_id = cell.organisation_id AND placement.kind = 'formal'
    JOIN members_membership AS membership ON membership.id = placement.membership_id
    WHERE cell.path LIKE %(path)s
      AND cell.starts_on <= %(day)s AND (cell.ends_on IS NULL OR cell.ends_on > %(day)s)
    GROUP BY 1
"""
"""The second pass the page needs: opening and closing of every cell, without the kinds between them."""
WHOLE_CITY_SECONDS, WHOLE_CITY_BYTES = 60.0, 500 * 2**20
ALONE = """
import json, os, resource, sys, time
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
import django
django.setup()
from benches.report import build_city
began = time.perf_counter()
build_city(sys.argv[1])
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": time.perf_counter() - began, "bytes": used}))
"""


def measure() -> Iterable[Measure]:
    """Yield the figures of the report."""
    city, ward = _body("city"), _body("commune")
    yield _figures(city)
    yield _one_pass(city)
    yield _page(city)
    yield _paper(ward)
    yield from _whole_city()


def _body(kind: str) -> Subject:
    today = timezone.localdate()
    period = OrganisationPeriod.objects.on(today).filter(kind=kind).order_by("pk")[0]
    subject = subject_of(period.organisation_id, period.path, today, today.replace(month=1, day=1))
    assert subject is not None
    return subject


def _bare(city: Subject) -> None:
    """Count the committees by hand: every figure of one line, the bands of age and of party age."""
    ages = [("person.born_on", low) for low in AGE_LOWS[1:]]
    years = [("membership.admitted_on", low) for low in party_lows(city.day)[1:]]
    bands = ", ".join(
        f"count(*) FILTER (WHERE {column} <= '{years_before(city.day, low)}')" for column, low in [*ages, *years]
    )
    with connection.cursor() as cursor:
        cursor.execute(BARE.format(bands=bands), {"day": city.day, "path": f"{city.path}%"})
        cursor.fetchall()


def _bare_movement(city: Subject) -> None:
    """Count opening and closing of every cell by hand."""
    with connection.cursor() as cursor:
        cursor.execute(BARE_MOVEMENT, {"day": city.day, "since": city.since, "path": f"{city.path}%"})
        cursor.fetchall()


def _bare_page(city: Subject) -> None:
    """Make both passes that the page needs."""
    _bare(city)
    _bare_movement(city)


def _figures(city: Subject) -> Measure:
    floor, ours = side_by_side(lambda: _bare(city), lambda: counting.count(city.path, city.day), times=7)
    return Measure("report: figures of the city", "bare GROUP BY", floor, ours, goal=2)


def _one_pass(city: Subject) -> Measure:
    """Compare one pass with one COUNT for each of the twenty figures that people ask for most."""

    def one_by_one() -> None:
        with connection.cursor() as cursor:
            for years in range(20, 60, 2):
                cursor.execute(COUNTS, [city.day, city.day, date(city.day.year - years, 1, 1)])
                cursor.fetchone()

    floor, ours = side_by_side(one_by_one, lambda: counting.count(city.path, city.day), times=3)
    return Measure("report: figures in one pass", "twenty COUNTs", floor, ours, goal=2, at_least=True)


def _page(city: Subject) -> Measure:
    user, _made = User.objects.get_or_create(username="bench.leader", defaults={"full_name": "Lãnh đạo đo tải"})
    organisation = Organisation.objects.get(pk=city.organisation_id)
    RoleGrant.objects.get_or_create(user=user, role="leader", organisation=organisation, starts_on=date(2020, 1, 1))
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client = Client()
        client.force_login(user)
        address = f"/bao-cao/?don_vi={city.organisation_id}"
        assert client.get(address).status_code == 200
        floor, ours = side_by_side(lambda: _bare_page(city), lambda: client.get(address), times=7)
    return Measure("report: page of the city", "two bare GROUP BYs", floor, ours, goal=2)


def _paper(ward: Subject) -> Measure:
    """Compare queries, template and PDF with WeasyPrint alone on the same HTML."""
    with translation.override("vi"), tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.pdf"
        today = timezone.localdate()
        html = _html(ward, today)
        floor, ours = side_by_side(
            lambda: _weasyprint(html, target),
            lambda: documents.write_summary(summary(ward, today=today), "", target),
            times=5,
        )
    return Measure("report: PDF of a ward", "bare WeasyPrint", floor, ours, goal=2)


def _html(subject: Subject, today: date) -> str:
    return render_to_string(documents.TEMPLATE, documents.paper_context(summary(subject, today=today), ""))


def _weasyprint(html: str, target: Path) -> None:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = CSS(filename=str(sheet_of()), font_config=fonts)
    HTML(string=html).write_pdf(target, stylesheets=[sheet], font_config=fonts)


def build_city(folder: str) -> None:
    """Make both files of the city's report, as a worker does."""
    from reports import workbooks

    with translation.override("vi"):
        city = _body("city")
        report = summary(city, today=timezone.localdate())
        documents.write_summary(report, "bench", Path(folder) / "city.pdf")
        workbooks.write_summary(report, "bench", Path(folder) / "city.xlsx")


def _whole_city() -> Iterable[Measure]:
    """Build the city's report in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", ALONE, folder], capture_output=True, text=True, check=True, cwd=Path.cwd()
        )
    alone: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    yield Measure("report: city, PDF and XLSX", "60 s allowed", WHOLE_CITY_SECONDS, alone["seconds"], goal=1)
    yield Measure("report: city, peak memory", "500 MB allowed", WHOLE_CITY_BYTES, alone["bytes"], goal=1)
