"""Posts in the committees (chức vụ trong Đảng): appointing, ending, who is in post on a day."""
