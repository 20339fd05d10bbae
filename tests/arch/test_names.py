"""No drawers for odds and ends, and nothing at the top of the tree that has no place there."""

import ast
from fnmatch import fnmatch
from pathlib import PurePosixPath

DRAWERS = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "managers", "shared", "stuff"}
TOP = {
    "tcdesk", "resources", "tests", "pyproject.toml", "build.spec", "README.md", "LICENSE", ".ci", ".gitignore",
    ".pre-commit-config.yaml",
}  # fmt: skip


def drawers(paths):
    """Modules and packages whose name says nothing about what they hold."""
    return [
        path
        for path in paths
        if DRAWERS & {part.strip("_").lower() for part in PurePosixPath(path).with_suffix("").parts}
    ]


def strangers(names, ignored):
    """Names at the top of the tree that are neither of the ten nor ignored by git."""
    patterns = [line.strip().strip("/") for line in ignored.splitlines() if line.strip() and not line.startswith("#")]
    return sorted(
        name
        for name in names
        if name not in TOP and name != ".git" and not any(fnmatch(name, pattern) for pattern in patterns)
    )


def undocumented(sources):
    """Modules, public classes and public functions of the program that have no docstring."""
    found = []
    for source in sources:
        public = [source.tree] if source.text.strip() else []
        public += [
            node
            for node in source.tree.body
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
        ]
        found += [f"{source.path}: {getattr(node, 'name', 'module')}" for node in public if not ast.get_docstring(node)]
    return found


def test_no_module_is_a_drawer(everything):
    assert drawers(source.path for source in everything) == []


def test_the_top_of_the_tree_holds_only_what_belongs_there(root):
    ignored = (root / ".gitignore").read_text(encoding="utf-8")
    assert strangers((path.name for path in root.iterdir()), ignored) == []


def test_what_is_public_is_described(program):
    assert undocumented(program) == []


def test_a_drawer_is_found():
    assert drawers(["tcdesk/store/residents.py", "tcdesk/ui/utils.py", "tcdesk/misc/x.py"]) == [
        "tcdesk/ui/utils.py",
        "tcdesk/misc/x.py",
    ]


def test_a_stranger_at_the_top_is_found():
    assert strangers(["tcdesk", ".venv", ".git", "notes.txt", "x.egg-info"], ".venv/\n*.egg-info/\n") == ["notes.txt"]


def test_a_missing_description_is_found(planted):
    source = planted("tcdesk/a.py", '"""A."""\n\ndef told():\n    """Yes."""\n\ndef untold():\n    pass\n')
    assert undocumented([source]) == ["tcdesk/a.py: untold"]
