"""What people of the demo learnt and do, by the sort of their cell and their age."""

from dataclasses import dataclass
from random import Random
from typing import Final

from members.seed.choosing import Weighted


@dataclass(frozen=True, slots=True)
class Career:
    """Occupation now and before, where, since which age, and the papers that go with it.

    ``papers`` are expertise, its words, degree; ``learning`` is 1 (no course) to 5 (doctor).
    """

    occupation: str
    words: str
    before: str
    place: str
    starts_at: int
    learning: int
    papers: tuple[str, str, str]
    school: str = ""
    subject: str = ""
    certificate: str = ""


_PLACES: Final = {
    "office": ("UBND phường", "Sở Tài chính", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Kho bạc Nhà nước"),
    "school": ("Trường Tiểu học Kim Đồng", "Trường THCS Trưng Vương", "Trường THPT Việt Đức", "Trường Mầm non 20-10"),
    "uniform": ("Công an phường", "Bộ Tư lệnh Thủ đô", "Lữ đoàn 144"),
    "company": ("Công ty Dệt 8-3", "Công ty Cơ khí Hà Nội", "Công ty Nước sạch", "Công ty Điện lực", "Công ty May 10"),
    "university": ("Đại học Bách khoa Hà Nội", "Đại học Quốc gia Hà Nội", "Đại học Y Hà Nội"),
    "home": ("Nhà máy Dệt 8-3", "Nhà máy Cơ khí Trần Hưng Đạo", "Bộ Thương mại", "Bệnh viện Bạch Mai", "Ga Hà Nội"),
}
_WORK: Final = {
    "office": ("civil_servant", "Chuyên viên", "Sinh viên"),
    "school": ("public_employee", "Giáo viên", "Giáo viên"),
    "uniform": ("police", "Cán bộ công an", "Chiến sĩ"),
    "company": ("state_worker", "Kỹ thuật viên", "Công nhân"),
    "university": ("public_employee", "Giảng viên", "Sinh viên"),
}
_LEARNING: Final = {
    "home": Weighted({1: 24, 2: 34, 3: 34, 4: 7, 5: 1}),
    "office": Weighted({2: 10, 3: 58, 4: 30, 5: 2}),
    "school": Weighted({2: 14, 3: 72, 4: 14}),
    "uniform": Weighted({2: 30, 3: 60, 4: 10}),
    "company": Weighted({1: 12, 2: 40, 3: 42, 4: 6}),
    "university": Weighted({3: 20, 4: 46, 5: 34}),
}
_SUBJECTS: Final = ("Kinh tế", "Kỹ thuật cơ khí", "Sư phạm Toán", "Luật", "Y khoa", "Quản lý nhà nước", "Xây dựng")
_SCHOOLS: Final = (
    *("Đại học Kinh tế Quốc dân", "Đại học Bách khoa Hà Nội", "Đại học Sư phạm Hà Nội", "Đại học Luật Hà Nội"),
    *("Đại học Y Hà Nội", "Học viện Hành chính Quốc gia", "Đại học Xây dựng Hà Nội"),
)
_PAPERS: Final = {
    1: ("none", "", "none"),
    2: ("intermediate", "Trung cấp", "none"),
    3: ("university", "Bằng cử nhân", "bachelor"),
    4: ("master", "Bằng thạc sĩ", "master"),
    5: ("doctor", "Bằng tiến sĩ", "doctor"),
}
_POSTS: Final = ("Nhân viên", "Tổ trưởng", "Phó trưởng phòng", "Trưởng phòng")


def of(random: Random, profile: str, age: int, born: int) -> Career:
    """Draw a career; the old of residential cells have retired, the young of universities study."""
    learning = _LEARNING[profile].pick(random)
    expertise, certificate, degree = _PAPERS[learning]
    topic = random.randrange(len(_SUBJECTS))
    place = random.choice(_PLACES[profile])
    occupation, words, before = _occupation(random, profile, age)
    if occupation in ("student", "self_employed"):
        place = ""
    subject = _SUBJECTS[topic] if learning > 1 else ""
    return Career(
        occupation=occupation,
        words=words,
        before=before,
        place=place,
        starts_at=18 if learning < 3 else 23,
        learning=learning,
        papers=(expertise, subject, degree),
        school=_SCHOOLS[topic] if learning > 1 else "",
        subject=subject,
        certificate=certificate,
    )


def _occupation(random: Random, profile: str, age: int) -> tuple[str, str, str]:
    if profile == "university" and age < 23:
        return "student", "Sinh viên", "Học sinh"
    if profile != "home":
        return _WORK[profile]
    if age >= 60:
        return "retired", "Hưu trí", random.choice(("Công nhân", "Giáo viên", "Bộ đội", "Cán bộ"))
    if random.random() < 0.35:
        return "self_employed", "Buôn bán", "Lao động tự do"
    return "ward_part_time", "Cán bộ tổ dân phố", "Công nhân"


def ladder(random: Random, career: Career) -> list[str]:
    """Return two to four posts, the lowest first."""
    first = career.before if career.occupation == "retired" else career.words
    count = 2 + (random.random() < 0.6) + (random.random() < 0.3)
    return [first, *_POSTS[1:count]]
