"""Lists of members that go out in the forms others read: the national template, DS_DANGVIEN, the roll, all of it."""
