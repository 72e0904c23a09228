"""Import beside a plain ModelResource: check and commit of one workbook against its dry run and import.

Both take the same workbook of ``BENCH_IMPORT_ROWS`` rows (100,000 unless said) into the same tables
with their triggers. What was written is taken back afterwards. Runs alone as
``python -m benches.import_members ours|plain|again FILE FIRST`` too, printing seconds and memory.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

ROWS = int(os.environ.get("BENCH_IMPORT_ROWS", "100000"))
FLOW_RATIO = 10
OWN_NAME = "bench-import.xlsx"
MEMORY = 300 * 2**20


def measure() -> Iterable[Any]:
    """Yield speed and memory of the import; each side runs in a process of its own."""
    from benches.measures import Measure
    from tests.workbooks import members, write

    with tempfile.TemporaryDirectory() as folder:
        names = cell_names()
        own = write(Path(folder) / OWN_NAME, members(ROWS, names, seed=1, first=500_000))
        ours = run("ours", own)
        again = run("again", own)
        run("undo", own)
        plain = run("plain", own)
    plain_name = "ModelResource, dry run + import"
    yield Measure("import, check + commit", plain_name, plain["seconds"], ours["seconds"], FLOW_RATIO, at_least=True)
    yield Measure("import of the same file again", "the first import", ours["seconds"], again["seconds"], 0.3)
    yield Measure("memory of the import (bytes)", "300 MiB", MEMORY, ours["memory"], 1.0)
    sys.stderr.write(f"ours {ROWS / ours['seconds']:.0f} rows/s, plain {2 * ROWS / plain['seconds']:.0f} a pass\n")


def run(side: str, path: Path) -> dict[str, float]:
    """Run one side in a fresh process and return its seconds and peak memory."""
    done = subprocess.run(
        [sys.executable, "-m", "benches.import_members", side, str(path)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def cell_names(limit: int = 300) -> list[str]:
    """Return codes of cells, which name them without doubt also in a whole city."""
    from branches.models import OrganisationPeriod

    cells = OrganisationPeriod.objects.filter(kind="cell", ends_on=None).exclude(code="")
    return list(cells.order_by("pk").values_list("code", flat=True)[:limit])


def import_ours(path: Path) -> None:
    """Check and commit as the jobs do, in the name of the system."""
    from django.utils import timezone

    from branches.models import OrganisationPeriod
    from jobs.choices import BatchState
    from jobs.intake import runners, services
    from jobs.intake.system import system_user
    from jobs.models import Batch

    city = OrganisationPeriod.objects.get(kind="city", ends_on=None)
    batch = services.receive_file(
        kind="members",
        path=path,
        name=path.name,
        organisation_id=city.organisation_id,
        scope_path=city.path,
        as_of=timezone.localdate(),
        context={"system": True},
        by=system_user(),
    )
    for state, act in ((BatchState.CHECKING, runners.check_batch), (BatchState.COMMITTING, _commit)):
        began = time.perf_counter()
        Batch.objects.filter(pk=batch.pk).update(state=state)
        batch.refresh_from_db()
        act(batch, runners.LocalWork())
        sys.stderr.write(f"{state}: {time.perf_counter() - began:.1f} s\n")


def _commit(batch: Any, work: Any) -> None:
    from jobs.intake import runners

    runners.commit_batch(batch, work, by=batch.created_by)


def undo_last() -> None:
    """Take back what the bench wrote."""
    from jobs.intake import runners
    from jobs.models import Batch

    for batch in Batch.objects.filter(state="committed", file_name=OWN_NAME).order_by("-pk"):
        touched = runners.undo_batch(batch, runners.LocalWork(), by=batch.created_by)
        if touched:
            raise SystemExit(f"lines changed since: {touched[:10]}")


def import_plain(path: Path) -> None:
    """Do what the library's documentation does: load the workbook, dry run, import, rolled back in the end."""
    from django.db import transaction
    from import_export.formats.base_formats import XLSX

    dataset = XLSX().create_dataset(path.read_bytes())
    resource_class = plain_resource()
    with transaction.atomic():
        for dry in (True, False):
            resource_class().import_data(dataset, dry_run=dry, raise_errors=False, use_transactions=True)
        transaction.set_rollback(True)


COLUMNS = {
    "full_name": "Họ và tên",
    "sex": "sex",
    "born_on": "Sinh ngày",
    "ethnic": "ethnic",
    "religion": "religion",
    "identity_number": "Số định danh cá nhân",
    "card_number": "Số thẻ Đảng",
    "old_card_number": "Số thẻ theo quyết định 85",
    "birth_country": "Nơi đăng ký khai sinh: Quốc gia",
    "birth_province": "Nơi đăng ký khai sinh: Tỉnh",
    "home_country": "Quê quán: Quốc gia",
    "home_province": "Quê quán: Tỉnh",
    "home_detail": "Quê quán: Địa chỉ chi tiết",
    "residence_country": "Thường trú: Quốc gia",
    "residence_province": "Thường trú: Tỉnh",
    "residence_detail": "Thường trú: Địa chỉ chi tiết",
}


def plain_resource() -> type:
    """Make the resource a newcomer would write: a person by number, the three rows beside it after saving."""
    from import_export import fields, resources, widgets

    from members.intake.cells import cells_under
    from members.keepers import places
    from members.models import Membership, Movement, Person, Placement
    from vietnam import names

    today = date.today()  # noqa: DTZ011 (a bench)
    cells = cells_under("", today)
    kept = places(list(cells.names), today)
    day = widgets.DateWidget(format="%d/%m/%Y")
    sexes = {"Nam": "male", "Nữ": "female"}

    class PlainResource(resources.ModelResource):
        def before_import_row(self, row: Any, **kwargs: Any) -> None:
            row["sex"] = sexes[row["Giới tính"]]
            row["ethnic"], row["religion"] = "kinh", "khong"

        def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            cell = cells.find(row["Tổ chức Đảng đang sinh hoạt"])[0]
            place = kept[cell]
            instance.name_folded, instance.name_sort = (
                names.fold(instance.full_name),
                names.sort_key(instance.full_name),
            )
            instance.keeper_id, instance.keeper_path = cell, place.path
            instance.base_id, instance.committee_id = place.base_id, place.committee_id

        def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            official = row["Ngày chính thức"]
            membership = Membership.objects.create(
                person=instance,
                admitted_on=day.clean(row["Ngày vào Đảng"]),
                official_on=day.clean(official) if official else None,
            )
            Movement.objects.create(
                membership=membership, kind="registered", happened_on=today, to_cell_id=instance.keeper_id
            )
            Placement.objects.create(membership=membership, cell_id=instance.keeper_id, starts_on=today)

    own = {field: fields.Field(field, title) for field, title in COLUMNS.items()}
    own["born_on"].widget = day
    options = {"import_id_fields": ("identity_number",), "fields": tuple(COLUMNS)}
    return resources.modelresource_factory(
        Person, resource_class=PlainResource, meta_options=options, custom_fields=own
    )


SIDES = {"ours": import_ours, "again": import_ours, "plain": import_plain}


def main(side: str, path: str) -> None:
    """Run one side here and print its seconds and peak memory."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DATABASE_ROLE", "app")
    import django

    django.setup()
    began = time.perf_counter()
    if side == "undo":
        undo_last()
    else:
        SIDES[side](Path(path))
    taken = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(json.dumps({"seconds": taken, "memory": memory}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
