"""What is added by one file has a file, and every file of such a package adds something."""

import ast
import importlib
from pathlib import PurePosixPath


def registries(sources):
    """The registries made at the top of a module, as {folder of the items: (dotted module, name of the registry)}."""
    found = {}
    for source in sources:
        for node in source.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _makes_registry(node.value):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                module = source.path.removesuffix(".py").replace("/", ".")
                found[node.value.args[0].value.replace(".", "/")] = (module, target.id)
    return found


def _makes_registry(value):
    if not isinstance(value, ast.Call):
        return False
    made = value.func.value if isinstance(value.func, ast.Subscript) else value.func
    return getattr(made, "id", "") == "Registry"


def adding(source, name):
    """Whether the file registers something with the registry `name`."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "add" and getattr(node.value, "id", "") == name
        for node in ast.walk(source.tree)
    )


def modules(sources, folder):
    """The modules of a registry's package, each as the files it is made of; those with an underscore hold no item."""
    found = {}
    for source in sources:
        path = PurePosixPath(source.path)
        if path.is_relative_to(folder):
            name = path.relative_to(folder).parts[0].removesuffix(".py")
            if not name.startswith("_"):
                found.setdefault(name, []).append(source)
    return found


def idle_modules(sources):
    """Modules in a registry's package that add nothing to it."""
    return [
        f"{folder}/{name}"
        for folder, (_module, registry) in registries(sources).items()
        for name, files in modules(sources, folder).items()
        if not any(adding(file, registry) for file in files)
    ]


def test_the_registries_are_found(program):
    assert {"tcdesk/store/migrations", "tcdesk/ui/pages", "tcdesk/domain/instruments"} <= {*registries(program)}


def test_every_file_of_a_registry_adds_an_item(program):
    assert idle_modules(program) == []


def test_every_file_is_found_when_the_program_runs(program):
    for folder, (module, name) in registries(program).items():
        registry = getattr(importlib.import_module(module), name)
        files = modules(program, folder)
        assert files, f"{folder} is empty"
        assert len(registry) >= len(files), folder
        assert len({*registry.codes()}) == len(registry)


def test_a_file_that_adds_nothing_is_found(planted):
    sources = [
        planted("tcdesk/x/_base.py", 'ITEMS: Registry[int] = Registry("tcdesk.x", key=str)\n'),
        planted("tcdesk/x/one.py", "ITEMS.add(1)\n"),
        planted("tcdesk/x/two.py", "OTHER.add(2)\n"),
        planted("tcdesk/x/three/__init__.py", ""),
        planted("tcdesk/x/three/parts.py", "@ITEMS.add\ndef f(): ...\n"),
    ]
    assert idle_modules(sources) == ["tcdesk/x/two"]
