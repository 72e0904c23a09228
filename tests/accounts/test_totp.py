"""Codes by time, against the vectors of RFC 6238, and how a secret is shown."""

import base64

import pytest

from accounts import totp
from tests.factories.accounts import SECRET

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.fixture
def at(monkeypatch):
    return lambda now: monkeypatch.setattr("accounts.totp.time.time", lambda: now)


@pytest.mark.parametrize(
    ("now", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(at, now, code):
    at(now)
    assert totp.step_of(RFC_SECRET, code) == now // 30


@pytest.mark.parametrize(
    ("now", "is_right"),
    [(1111111049, False), (1111111050, True), (1111111139, True), (1111111140, False)],
)
def test_a_clock_may_go_wrong_by_one_half_minute(at, now, is_right):
    at(now)
    assert (totp.step_of(RFC_SECRET, "081804") is not None) is is_right


def test_a_code_used_counts_no_more_nor_do_older_ones(at):
    at(1111111109)
    step = totp.step_of(RFC_SECRET, "081804")
    assert totp.step_of(RFC_SECRET, "081804", after=step - 1) == step
    assert totp.step_of(RFC_SECRET, "081804", after=step) is None
    assert totp.step_of(RFC_SECRET, "081804", after=step + 1) is None


@pytest.mark.parametrize("code", ["", "28708", "2870822", "28708a", "²87082", "٢٨٧٠٨٢"])
def test_what_is_no_code_is_wrong(at, code):
    at(59)
    assert totp.step_of(RFC_SECRET, code) is None


def test_without_a_secret_no_code_is_right(at):
    at(59)
    assert totp.step_of("", "287082") is None


def test_the_secret_is_written_in_fours_and_the_picture_is_an_image(secretary):
    assert totp.in_fours(SECRET) == "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"
    assert totp.picture(user=secretary, secret=SECRET).startswith("data:image/svg+xml")
    address = totp.address(user=secretary, secret=SECRET)
    assert address.startswith("otpauth://totp/")
    assert f"secret={SECRET}" in address
    assert "bi.thu" in address


def test_each_secret_is_new():
    secrets = {totp.new_secret() for _ in range(20)}
    assert len(secrets) == 20
    assert {len(secret) for secret in secrets} == {32}
