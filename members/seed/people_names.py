"""Names as people of Hanoi carry them: by sex, by generation, by people. Frequencies are our estimates."""

from random import Random

from members.seed.choosing import Weighted, falling

FAMILIES = Weighted(
    {
        "Nguyễn": 34.0, "Trần": 9.8, "Lê": 8.2, "Phạm": 6.4, "Vũ": 4.6, "Hoàng": 4.2, "Đỗ": 3.6, "Bùi": 3.0,
        "Đặng": 2.8, "Ngô": 2.0, "Phan": 1.7, "Đinh": 1.5, "Đào": 1.5, "Dương": 1.4, "Trịnh": 1.3, "Hà": 1.0,
        "Lương": 0.9, "Phùng": 0.9, "Tạ": 0.9, "Cao": 0.9, "Đoàn": 0.8, "Lưu": 0.8, "Chu": 0.8, "Mai": 0.7,
        "Tô": 0.6, "Kiều": 0.6, "Vương": 0.5, "Nghiêm": 0.5, "Hồ": 0.5, "Lại": 0.4, "Tống": 0.4, "Khuất": 0.3,
        "Quách": 0.3, "Lý": 0.3, "Võ": 0.3, "Doãn": 0.2, "Bạch": 0.2, "Cấn": 0.2, "Đàm": 0.2, "Thái": 0.2,
        "Triệu": 0.2, "Lâm": 0.2, "Văn": 0.1, "Từ": 0.1, "Viên": 0.1, "Âu": 0.05, "Ứng": 0.05,
    }
)  # fmt: skip
FAMILIES_OF_PEOPLES = {
    "muong": falling("Bùi, Đinh, Quách, Bạch, Hà, Nguyễn, Phùng", 0.7),
    "tay": falling("Hoàng, Nông, Lương, Ma, Bế, Triệu, Lý, Đàm", 0.8),
    "nung": falling("Nông, Hoàng, Lý, Vi, Lương, Mông, Chu", 0.8),
    "thai": falling("Lò, Cầm, Quàng, Hà, Lường, Vi, Điêu", 0.8),
    "dao": falling("Triệu, Đặng, Phùng, Bàn, Lý, Dương", 0.8),
    "hmong": falling("Giàng, Vàng, Thào, Sùng, Mùa, Hờ", 0.8),
    "hoa": falling("Lý, Trần, Lâm, Quách, Tăng, Ngô", 0.8),
}
MIDDLE_MALE = falling(
    "Văn, Đức, Quang, Đình, Xuân, Ngọc, Hữu, Minh, Trọng, Công, Quốc, Mạnh, Thế, Duy, Tiến, Bá, Thanh, Anh, Tuấn,"
    " Việt, Hoàng, Hồng, Huy, Gia, Khắc, Như, Sỹ, Đăng, Viết, Vĩnh, Trung, Tất, Phú, Cao, Kim"
)
MIDDLE_FEMALE = falling(
    "Thu, Thanh, Hồng, Ngọc, Minh, Bích, Phương, Kim, Thúy, Mai, Hải, Lan, Khánh, Quỳnh, Diệu, Hoàng, Tuyết, Ánh,"
    " Hoài, Kiều, Như, Thùy, Vân, Xuân, Bảo, Hà, Linh, Cẩm, Tú, Mỹ"
)
GIVEN_MALE_OLD = falling(
    "Hùng, Thắng, Bình, Dũng, Thành, Sơn, Hòa, Quang, Minh, Lợi, Chiến, Thịnh, Vinh, Hải, Hưng, Tiến, Phúc, Toàn,"
    " Cường, Thọ, Đông, Xuân, Khang, Lộc, Hiệp, Bảo, Tân, Nghĩa, Chính, Tâm, Lâm, Mão, Thìn, Tuất, Sửu, Dần, Tý,"
    " Đoàn, Quyết, Khải, Nhuận, Chung, Kỳ, Ước, Hợi, Đạo, Phong, Vượng, Căn, Tường, Mậu, Thụ, Bính, Quý, Ngọ, Uyển"
)
GIVEN_MALE_YOUNG = falling(
    "Anh, Tuấn, Minh, Đức, Nam, Long, Hoàng, Huy, Hiếu, Dũng, Hùng, Quân, Trung, Sơn, Việt, Tùng, Thành, Kiên, Đạt,"
    " Khánh, Phong, Duy, Cường, Hải, Linh, Bách, Khoa, Bảo, Thắng, Hưng, Quang, Nghĩa, Toàn, Phúc, Tú, Lâm, Giang,"
    " Thái, An, Vinh, Hà, Tiến, Chiến, Công, Đăng, Quyền, Mạnh, Trường, Vũ, Nhật, Khôi, Nguyên, Ngọc, Tân, Thịnh"
)
GIVEN_FEMALE_OLD = falling(
    "Hoa, Lan, Hồng, Nga, Loan, Hòa, Liên, Nguyệt, Bình, Thanh, Mai, Tuyết, Minh, Thu, Oanh, Yến, Phượng, Hiền,"
    " Xuân, Hạnh, Hương, Vân, Thơm, Tâm, Nhung, Lý, Nhàn, Hà, Dung, Thủy, Cúc, Đào, Mùi, Dậu, Tỵ, Mận, Sen, Nụ,"
    " Chín, Là, Vinh, Hảo, Ngọ, Sâm, Hợp, Thảo, Bích, Vượng, Lợi, Khuyên, Tý, Gái, Quế, Thịnh, Ngân, Luyến, Chanh"
)
GIVEN_FEMALE_YOUNG = falling(
    "Hương, Hà, Trang, Linh, Anh, Thảo, Phương, Huyền, Nhung, Hằng, Thủy, Ngọc, Hạnh, Hiền, Yến, Dung, Mai, Lan,"
    " Vân, Giang, Quỳnh, Chi, Nga, Thu, Ngân, Thúy, Oanh, Hoa, Loan, Tâm, Châu, My, Ly, Nguyệt, Hồng, Minh, Trâm,"
    " Thanh, Duyên, Vy, Hoài, Diệp, Tuyết, Xuân, Lê, Hiên, Bích, Thương, Ánh, An, Uyên, Nhi, Hân, Khuê, Tú"
)
GENERATION = 1972
"""From this year of birth on the younger lists are drawn from more often than the older ones."""


def full_name(random: Random, *, sex: str, born: int, ethnic: str = "kinh") -> str:
    """Make one full name fitting sex, year of birth and people."""
    families = FAMILIES_OF_PEOPLES.get(ethnic, FAMILIES)
    is_young = random.random() < (0.85 if born >= GENERATION else 0.15)
    if sex == "male":
        given = (GIVEN_MALE_YOUNG if is_young else GIVEN_MALE_OLD).pick(random)
        middle = MIDDLE_MALE.pick(random) if random.random() < 0.6 + 0.3 * is_young else "Văn"
    else:
        given = (GIVEN_FEMALE_YOUNG if is_young else GIVEN_FEMALE_OLD).pick(random)
        middle = _middle_of_a_woman(random, born)
    parts = [families.pick(random), *(word for word in middle.split() if word != given), given]
    return " ".join(parts)


def _middle_of_a_woman(random: Random, born: int) -> str:
    """Return Thị, Thị with a second word, or a word without Thị; the last is a younger custom."""
    chance = random.random()
    if chance < (0.82 if born < 1960 else 0.6 if born < GENERATION else 0.34):
        return "Thị"
    if chance < (0.93 if born < GENERATION else 0.72):
        return f"Thị {MIDDLE_FEMALE.pick(random)}"
    return MIDDLE_FEMALE.pick(random)
