"""Synthetic names, places and foreign words that the tests of this area share."""

from itertools import product

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Nghiêm", "Quách"]
MIDDLES = ["Văn", "Thị", "Thị Hồng", "Đức", "Quốc", "Xuân", "Thuỳ", "Hữu", "Ngọc", "Tuấn", "Thị Bích"]
GIVEN = [
    "An", "Anh", "Bảo", "Chắt", "Cường", "Diệp", "Dũng", "Đạt", "Đào", "Giang", "Hà", "Hiếu", "Hoà", "Hòa", "Huệ",
    "Hưng", "Hương", "Hợi", "Khánh", "Kiên", "Liên", "Lộc", "Mùi", "Nguyệt", "Nhung", "Oanh", "Phúc", "Phương", "Quế",
    "Quý", "Quỳnh", "Sơn", "Thắng", "Thịnh", "Thọ", "Thuý", "Thúy", "Tiến", "Trường", "Tuyết", "Uyên", "Việt", "Vân",
    "Xuyến", "Yến",
]  # fmt: skip
NAMES = [" ".join(parts) for parts in product(FAMILIES, MIDDLES, GIVEN)]

HIGHLAND = ["H'Hen Niê", "Y Moan Ênuôl", "K'Brêo", "Rơ Châm H'Phik", "Siu Blêh", "Kpă Klơng", "Ksor Phước", "Ê-ban"]

PHRASES = [
    "Chi bộ Thôn Thượng", "Chi bộ Trường Mầm non Hoa Sữa", "Chi bộ Hợp tác xã Yên Lạc", "Đảng bộ phường Ba Đình",
    "Ngày vào Đảng", "Ngày chính thức", "Giới tính", "Quê quán", "Số định danh cá nhân", "Xã Quốc Oai",
    "Phường Hoàn Kiếm", "Thành phố Hà Nội", "Công nhân kỹ thuật", "Đã nghỉ hưu từ tháng 3", "Nghệ An",
]  # fmt: skip

FOREIGN = [
    "Café", "Déjà vu", "Müller", "Noël", "très bien", "château", "Hôpital", "Zürich", "Köln", "für", "Über", "schön",
    "François", "garçon", "naïve", "élève", "rôle", "où", "là", "crème brûlée", "São Paulo", "español", "niño",
    "Malmö", "Ångström", "smørrebrød", "Łódź", "Beyoncé", "Dvořák", "Curaçao", "Märchen", "Straße", "Hôtel", "forêt",
    "© 2026", "20°C", "½", "«Bác»", "± 3", "µm", "José Martí", "Ôn", "Ân", "Á", "Ái", "ÔNG", "TÚ", "LÊ VÂN",
    "TÔ HOÀI", "Hà", "Tô Hà", "Lê Tú", "Bùi Lê Hoà", "Krông Nô", "H'Mông", "Brâu", "Niê", "Ê-đê", "Mnông", "Hrê",
]  # fmt: skip
