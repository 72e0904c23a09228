"""A record in which nothing is amiss, as values for ``MemberFactory``."""

from datetime import date

COMPLETE = {
    "sex": "male",
    "born_on": date(1970, 3, 5),
    "ethnic": "kinh",
    "religion": "khong",
    "home_province": "Hà Nội",
    "residence_province": "Hà Nội",
    "residence_detail": "Số 1, phố Đội Cấn, phường Ngọc Hà",
    "occupation_words": "Cán bộ hưu trí",
    "decided_on": date(1995, 5, 10),
    "admitted_on": date(1995, 5, 19),
    "official_on": date(1996, 5, 19),
    "schooling": "12/12",
    "theory": "intermediate",
    "identity_number": "001070000123",
    "card_number": "001070000123",
    "dossier_number": "000123HN",
    "phone": "0912345678",
}
