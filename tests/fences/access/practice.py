"""Who opens practice: nobody, as these tests run where it is off; tests/members/test_practice.py switches it on."""

from tests.fences.rows import Row

SLUG = {"slug": "them"}
EXPECTED = {
    "practice:index": Row(ok=404, but={"anonymous": 404}),
    "practice:enter": Row(method="post", ok=404, but={"anonymous": 404}),
    "practice:list": Row(ok=404),
    "practice:show": Row(kwargs=lambda world: SLUG, ok=404),
    "practice:answer": Row(kwargs=lambda world: SLUG, method="post", ok=404),
}
