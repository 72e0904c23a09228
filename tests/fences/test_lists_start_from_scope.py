"""Pages find rows only through ``visible_to(scope)``, as one's own, or where the right is asked for at once."""

import ast
from collections.abc import Iterator

from tests.fences.sources import APPS, modules

# Queries of pages that start elsewhere, with the reason each is safe.
MAY_ASK: dict[tuple[str, str, str], str] = {}
OWN = {"user", "requested_by", "created_by"}
SCOPED = ("scope.q(", "require(request.scope,")


def is_page(name: str) -> bool:
    file = name.rsplit("/", 1)[-1]
    return file.startswith("views") or "/views/" in name


def queries(tree: ast.Module) -> Iterator[tuple[str, str, bool]]:
    """Give function name, the query as text and whether it starts from the scope or the person."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        if any(words in ast.unparse(function) for words in SCOPED):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "objects":
                yield function.name, ast.unparse(node), node.attr == "visible_to"
            if _fetches_a_model(node):
                yield function.name, ast.unparse(node), _is_own(node)


def _fetches_a_model(node: ast.AST) -> bool:
    is_fetch = isinstance(node, ast.Call) and ast.unparse(node.func) == "get_object_or_404"
    return is_fetch and isinstance(node.args[0], ast.Name)


def _is_own(call: ast.Call) -> bool:
    return any(word.arg in OWN and ast.unparse(word.value) == "request.user" for word in call.keywords)


def found() -> set[tuple[str, str, str]]:
    return {
        (name, function, query)
        for name, tree in modules(*APPS).items()
        if is_page(name)
        for function, query, is_safe in queries(tree)
        if not is_safe
    }


def test_every_query_of_a_page_starts_from_the_scope():
    assert sorted(found() - set(MAY_ASK)) == []


def test_every_exception_is_still_needed():
    assert sorted(set(MAY_ASK) - found()) == []
